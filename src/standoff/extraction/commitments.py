"""Commitments: threats, ultimatums, promises, red lines, treaty obligations and declared policies.

Each is a consequence, nearly always under a condition, that somebody is bound by. The grammar of conditions is in
``conditions``, the question who is bound in ``issuance``; here both are put together and typed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.addressees import Addressees, is_announced, others
from standoff.extraction.aims import aimed_at
from standoff.extraction.binding import Binding
from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.commitment_records import NAME, VERSION, Records, on_their_own
from standoff.extraction.commitments_announced import Announced
from standoff.extraction.commitments_carried import Carrying
from standoff.extraction.commitments_demands import Demands
from standoff.extraction.commitments_laws import Laws
from standoff.extraction.commitments_narrated import Narrated
from standoff.extraction.commitments_typed import Typing
from standoff.extraction.component import Annotations, Component
from standoff.extraction.conditions import pairs
from standoff.extraction.consequences import Pair, consequence_span, threatened_noun, with_refusal
from standoff.extraction.declarations import bars, complements, only_talks
from standoff.extraction.grammar import (
    conjuncts,
    is_negated,
    kids,
    objects,
    own_subject,
    phrase,
    possessor,
    prepositions,
)
from standoff.extraction.headlines import without_repeats
from standoff.extraction.issuance import Issuance, Issuers, is_party
from standoff.extraction.menaces import braves
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import (
    is_granted,
    is_modal,
    is_question,
    leaves_open,
    rules_out,
)
from standoff.extraction.treaties import obligations
from standoff.extraction.ultimatums import Ultimatum, Ultimatums
from standoff.extraction.undertakings import Undertakings
from standoff.lexicons import Resources
from standoff.lexicons.commitments import Act, CommitmentLexicon, Cue
from standoff.model import Commitment, Document, Entity, Interval, Span
from standoff.model.proposition import CommitmentType

_HELPING = frozenset("aid assist assistance help defend defence defense protect rescue support".split())
# How many clauses on what follows from a condition is looked at.
_GOING_ON = 2
_AGAINST = frozenset({"threat", "ultimatum", "red line"})
_OPEN = frozenset({"rule", "exclude"})
_STATED = frozenset({"tolerate", "precondition", "none"})


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Commitment, ...]:
    """The commitments of a document, in text order."""
    finder = _Finder(document, annotations, resources.commitments, resources.actors.entities)
    found = list(finder.conditional())
    found += finder.treaties()
    found += finder.ultimatums(_taken(found))
    found += finder.unconditional(_taken(found))
    found += finder.announced.find(_taken(found))
    found += finder.laws.find(_taken(found))
    found = without_repeats(annotations.parse, finder.addressed(found))
    unique = {c.id: c for c in found}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, c.end, c.id)))


def _taken(found: Iterable[Commitment]) -> list[Span]:
    """What has been told: the consequences, and what is bidden under them ("leave or we will fire")."""
    bidden = [c.condition for c in found if c.condition is not None and c.rule.startswith("condition.or")]
    # What a treaty asks of whoever has signed it may stand inside somebody's threat to invoke it.
    told = [c.consequence for c in found if c.issuer_countries or c.type != "obligation"]
    return [Span(s.start, s.end) for s in (*told, *bidden)]


class _Finder:
    """Finds the commitments of one document."""

    def __init__(
        self,
        document: Document,
        annotations: Annotations,
        lexicon: CommitmentLexicon,
        entities: Mapping[str, Entity],
    ) -> None:
        self.parse: Parse = annotations.parse
        self.actors: Actors = annotations.actors
        self.attributions = annotations.attributions
        self.lexicon = lexicon
        self.made: list[Commitment] = []
        self.pairs: list[Pair] = list(pairs(self.parse, lexicon))
        self.kinds = Kinds(self.parse, annotations.events, lexicon)
        self.addressees = Addressees(self.parse, self.actors, annotations.events, self.kinds, self.made, entities)
        home = annotations.scratch.get("letterhead")
        self.issuers = Issuers(self.parse, self.actors, annotations.attributions, lexicon, home=home)
        self.undertakings = Undertakings(self.parse, lexicon.words, self.kinds)
        persons = frozenset(e.id for e in annotations.scratch.get("entities", ()) if e.type == "person")
        self.binding = Binding(self.parse, self.actors, lexicon, self.issuers.speakers, self.kinds, persons=persons)
        self.terms = list(Ultimatums(self.parse, self.actors, lexicon, self.issuers).find())
        self.records = Records(document, self.parse, annotations.timexes, self.kinds)
        means = (
            self.parse,
            self.actors,
            lexicon,
            self.attributions,
            self.terms,
            self.issuers,
            self.binding,
            self.addressees,
            self.kinds,
            self.records,
        )
        self.carrying = Carrying(self.parse, lexicon.words, self.binding, self.kinds)
        self.demands, self.narrated, self.announced = Demands(*means), Narrated(*means), Announced(*means)
        self.typing, self.laws = Typing(*means), Laws(*means)

    def conditional(self) -> Iterator[Commitment]:
        """Commitments with a condition that the grammar marks."""
        seen: set[tuple[int, int]] = set()
        for pair in self.pairs:
            key = (pair.consequence.start, pair.condition.start)
            if key in seen:
                continue
            verb = leaves_open(self.parse, pair.verb)
            made = None if verb is None else self.demands.left_open(pair, verb)
            if made is None:
                made = self._red_line(pair) if pair.rule.kind == "red line" else self._conditional(pair)
            if made is None and pair.rule.kind in ("clause", "inversion"):
                made = next(filter(None, map(self._conditional, self._going_on(pair))), None)
            if made is not None:
                seen.add(key)
                self.made.append(made)
                yield made

    def _going_on(self, pair: Pair) -> Iterator[Pair]:
        """What else follows, where the first that does binds nobody: "if they land, it is war, *and we will fight*"."""
        parse, said = self.parse, self.parse.head[pair.verb]
        if not pair.condition.start < pair.consequence.start:
            return
        beside = [k for k in kids(parse, said, "ccomp") if k > pair.verb] if parse.dep[pair.verb] == "ccomp" else []
        others = [*conjuncts(parse, pair.verb)[1:], *beside]
        for verb in [k for k in others if own_subject(parse, k) is not None][:_GOING_ON]:
            consequence = consequence_span(parse, verb, pair.condition)
            if consequence is not None:
                yield Pair(pair.rule, pair.condition, pair.condition_head, verb, consequence)

    def _conditional(self, pair: Pair) -> Commitment | None:
        issuance = self.issuers.of(pair.verb)
        if not issuance.issuer and issuance.attribution is None and issuance.group is None:
            return self.narrated.find(pair)
        if not issuance.is_bound:
            return None
        if self.issuers.is_disowned(issuance):
            return None
        bound = self.binding.binds(issuance, pair.verb, under=True)
        clause = pair.rule.kind not in ("subject", "object") and is_modal(self.parse, pair.verb)
        granted = bound is None and clause and is_granted(self.parse, self.lexicon.words, pair.verb)
        bound = "passive" if granted else bound
        refused = issuance.rule == "cue.refuse" and (pair.rule.barred or pair.rule.negative)
        plain = issuance.act == "declaration" and not refused
        if pair.rule.strict and plain and not self.carrying.announces(pair, bound):
            return None
        barred = bars(self.parse, pair.verb) or rules_out(self.parse, self.lexicon.words, pair.verb)
        if pair.rule.barred and not (barred or issuance.rule == "cue.refuse"):
            return None
        if pair.rule.strict and issuance.cue is not None and self.parse.lemma[issuance.cue] == "accept":
            # "Accepted the award until …", "when …": that was then.
            return None
        manner = bound or ("passive" if pair.rule.being or pair.rule.kind in _STATED else None)
        if manner is None:
            return None
        condition, acting = self._resolved(pair, issuance) or (pair.condition, pair.condition_head)
        negative = pair.rule.negative or is_negated(self.parse, pair.condition_head)
        addressee = self.addressees.of(
            pair.deed, condition, pair.verb, issuance, manner, acting=acting, negative=negative
        )
        if pair.rule.kind == "adverb":
            # "Chad must leave. Otherwise …": whom that means was said before.
            addressee = self.addressees.beside(issuance.issuer, pair.verb, back=1) or addressee
        together = self.typing.is_done_by(pair.verb, addressee)
        if together:
            addressee = NOBODY
        kind = self.typing.of(pair, issuance, manner, addressee, condition, together=together)
        consequence = pair.consequence
        if issuance.rule == "cue.refuse" and issuance.cue is not None and issuance.cue < pair.verb:
            whole = with_refusal(self.parse, issuance.cue, consequence)
            consequence = consequence if whole.overlaps(condition) else whole
        return self.records.record(
            kind,
            issuance,
            addressee,
            condition,
            consequence,
            f"{pair.rule.id}+{issuance.rule}" if issuance.rule else pair.rule.id,
            negative=negative,
            hedged=self.kinds.hedged(pair.verb),
        )

    def _resolved(self, pair: Pair, issuance: Issuance) -> tuple[Span, int] | None:
        """What "such actions" points back to: the last act of another side named in the two sentences before."""
        parse, head = self.parse, pair.condition_head
        if parse.lemma[head] not in self.lexicon.words.anaphors or not any(
            parse.lower[k] in ("such", "this", "these", "those") for k in parse.kids[head]
        ):
            return None
        if any(parse.dep[k] in ("relcl", "acl", "prep") for k in parse.kids[head]):
            return None
        first = parse.sentences[max(0, parse.sent[head] - 2)][0]
        for token in range(parse.sentences[parse.sent[head]][0] - 1, first - 1, -1):
            if parse.pos[token] == "NOUN" and parse.lemma[token] in self.lexicon.words.anaphors:
                said = any(parse.dep[k] in ("acl", "prep") for k in parse.kids[token])
                owner = possessor(parse, token)
                own = self.actors.of(owner) if owner is not None else NOBODY
                if said and not set(own.countries) & set(issuance.issuer.countries):
                    return phrase(parse, token), token
        return None

    def _red_line(self, pair: Pair) -> Commitment | None:
        issuance = self.issuers.of(pair.verb)
        drawn = NOBODY
        near = [*kids(self.parse, pair.verb, "prep"), *self.parse.tokens_in(pair.consequence)]
        for token in [t for t in near if self.parse.lower[t] == "for" and self.parse.dep[t] == "prep"]:
            for inner in kids(self.parse, token, "pobj"):
                drawn = drawn or self.actors.of(inner)
        # Of several the first: "for Oslo it is a red line, as it is for Riga".
        issuer = drawn or issuance.issuer
        ours = set(issuance.issuer.countries)
        if not issuer or not is_party(issuer) or (ours and ours.isdisjoint(issuer.countries)):
            return None  # nobody draws another's lines
        meant = others(self.addressees.named(pair.condition), issuer)
        made = Issuance(issuer, issuance.act, issuance.cue, issuance.rule, meant, issuance.attribution)
        return self.records.record("red line", made, meant, pair.condition, pair.consequence, pair.rule.id)

    def treaties(self) -> list[Commitment]:
        """Obligations that a treaty lays on its parties: a record for each, or one for whoever they are."""
        made = []
        for clause in obligations(self.parse, self.actors, self.lexicon, self.pairs):
            joint = sum(clause.parties, NOBODY)
            for party in (joint,) if clause.joint else clause.parties or (NOBODY,):
                others_bound = [p for p in clause.parties if p is not party and not clause.joint]
                fellows = Reference(
                    tuple(e for p in others_bound for e in p.entities),
                    tuple(c for p in others_bound for c in p.countries),
                )
                if not fellows.countries:
                    named = others(self.addressees.named(clause.consequence), party)
                    fellows = named if party.countries and len(named.countries) == 1 else clause.partner
                issuance = Issuance(party, "obligation", attribution=self.issuers.attribution_of(clause.verb))
                made.append(
                    self.records.record(
                        "obligation", issuance, fellows, clause.condition, clause.consequence, clause.rule
                    )
                )
        return made

    def ultimatums(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """Ultimatums, and warnings against something."""
        for found in map(self._apart, self.terms):
            if not is_party(found.issuer) or any(found.consequence.overlaps(t) for t in taken):
                continue
            warning = found.rule.startswith("cue.warn")
            act: Act = "warning" if warning else "ultimatum"
            addressee = others(found.addressee, found.issuer)
            if warning and not addressee.countries:
                # "Warned its citizens against …": nobody else is meant.
                continue
            issuance = Issuance(
                found.issuer, act, found.cue, found.rule, addressee, self.issuers.attribution_of(found.cue)
            )
            addressee = self.addressees.meant(addressee, act)
            addressee = addressee or self.addressees.first(aimed_at(self.parse, found.cue), found.issuer)
            addressee = addressee or self.addressees.earlier(found.issuer, found.cue)
            addressee = addressee or self.addressees.beside(found.issuer, found.cue)
            kind: CommitmentType = "ultimatum"
            if warning:
                # "Warned Oslo to withdraw" asks for something; "warned it against landing" forbids something.
                kind = "demand" if found.condition is None else "threat"
            made = self.records.record(
                kind, issuance, addressee, found.condition, found.consequence, found.rule,
                due=self._granted(found) if found.condition is None else None,
            )  # fmt: skip
            self.made.append(made)
            yield made

    def _apart(self, found: Ultimatum) -> Ultimatum:
        """An ultimatum without what follows if it is not met: "three days to leave, *failing which it will fire*"."""
        demanded = found.consequence
        for pair in self.pairs:
            if pair.rule.kind == "adverb" and demanded.start < pair.condition.start < demanded.end:
                last = (self.parse.token_at(pair.condition.start) or 0) - 1
                while self.parse.pos[last] in ("PUNCT", "CCONJ") and self.parse.start[last] > demanded.start:
                    last -= 1
                return replace(found, consequence=Span(demanded.start, self.parse.end[last]))
        return found

    def _granted(self, found: Ultimatum) -> Interval | None:
        """Until when: "by Friday"; "a week" ends on a day that nothing here tells."""
        return self.records.deadline(phrase(self.parse, found.cue)) or (Interval(None, None) if found.timed else None)

    def unconditional(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """What somebody threatens, vows or promises outright."""
        parse = self.parse
        for token in parse.having(self.lexicon.issuing_words, _OPEN):
            if parse.lemma[token] in _OPEN:
                yield from self.demands.left_open_at_all(token, taken)
                yield from self.demands.ruled_out(token, taken)
            cue = self.issuers.speakers.cue_of(token)
            if cue is None or cue.act == "ultimatum" or is_negated(parse, token) or self.issuers.is_undone(token):
                continue
            # "Is ready to fight" is a threat without any condition; "is ready to talk" is none.
            told = parse.lemma[token] == "tell" and bool(objects(parse, token))
            offered = parse.lemma[token] == "offer" and parse.pos[token] == "VERB"
            noun = threatened_noun(parse, token, self.lexicon) if (cue.binding or offered) and not cue.treaty else None
            if offered and noun is not None and parse.lemma[noun] not in self.lexicon.words.pledged:
                noun = None
            if noun is not None and cue.act == "promise" and not self.undertakings.pledges(noun):
                noun = None
            undertaken = self.undertakings.binds(cue, token)
            if not (cue.binding or cue.deadline or told or undertaken or noun is not None):
                continue
            if noun is not None and (parse.pos[token] == "VERB" or self.issuers.speakers.threatens(token)):
                yield from self._outright(cue, token, noun, phrase(parse, noun), taken)
            if told:
                # "Told Oslo to leave by Friday."
                cue = self.issuers.order
            if cue.deadline and parse.lemma[token] == "demand" and parse.pos[token] == "VERB":
                yield from self.demands.claimed(token, taken)
            for verb in complements(self.parse, token, deadline=cue.deadline):
                if told and parse.dep[verb] != "xcomp":
                    continue
                span = consequence_span(parse, verb, Span(0, 0))
                if span is not None:
                    yield from self._outright(cue, token, verb, span, taken)

    def _outright(self, cue: Cue, token: int, verb: int, span: Span, taken: Sequence[Span]) -> Iterator[Commitment]:
        """The commitment that an issuing word and its complement make."""
        issuer = self.issuers.speakers.of(token)
        attribution = self.issuers.attribution_of(verb) or self.issuers.attribution_of(token)
        issuance = self.issuers.grouped(
            Issuance(issuer, cue.act, token, cue.id, self.issuers.speakers.addressee(token), attribution)
        )
        if any(span.overlaps(t) for t in taken) or not issuance.is_bound:
            return
        if self.issuers.is_disowned(issuance):
            return
        if is_question(self.parse, verb) or only_talks(self.parse, self.lexicon.words, verb):
            return
        due = self.records.deadline(span) if cue.act in ("ultimatum", "demand") else None
        if cue.deadline and due is None:
            yield from self.demands.demanded(token, verb, span, issuance)
            return
        addressee = self.addressees.meant(others(issuance.addressee, issuer), cue.act) or self.addressees.of(
            span, None, verb, issuance, "does"
        )
        others_suffer = own_subject(self.parse, verb) is not None and self.binding.binds(issuance, verb) == "harm"
        manner = "harm" if others_suffer else "does"
        kind: CommitmentType = (
            "ultimatum" if cue.act in ("ultimatum", "demand") else self.kinds.kind(verb, span, issuance, manner)
        )
        if kind == "threat" and self.parse.lemma[verb] in self.lexicon.words.shielding and cue.act != "threat":
            kind = "policy"
        if kind == "policy" and (war := braves(self.parse, verb)) is not None:
            # "Ready to defend its waters even if it leads to war with Oslo."
            fought = [self.actors.of(o) for name, o in prepositions(self.parse, war) if name in ("with", "against")]
            kind, addressee = "threat", next((f for f in fought if f), addressee)
        yield self.records.record(kind, issuance, addressee, None, span, cue.id, hedged=self.kinds.hedged(verb))

    def addressed(self, found: Iterable[Commitment]) -> list[Commitment]:
        """The commitments in text order; whoever nothing names is whom the issuer addressed before in the same vein.

        A threat passes on only to threats, so that a court somebody appeals to is not threatened in the next sentence.
        """
        known: dict[tuple[tuple[str, ...], bool], Commitment] = {}
        made = []
        for one in map(self.addressees.plain, on_their_own(found)):
            key = (one.issuer_countries, one.type in _AGAINST)
            before = known.get(key) if one.issuer_countries and not is_announced(one) else None
            if one.addressee_countries:
                known[key] = one
            elif not one.addressee and before is not None:
                made.append(replace(one, addressee=before.addressee, addressee_countries=before.addressee_countries))
                continue
            made.append(one)
        return made


COMPONENT = Component(
    name=NAME,
    version=VERSION,
    requires=frozenset({"parse", "mentions", "timexes", "attributions", "events"}),
    assigns="commitments",
    run=run,
)
