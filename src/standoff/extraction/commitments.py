"""Commitments: threats, ultimatums, promises, red lines, treaty obligations and declared policies.

Each is a consequence, nearly always under a condition, that somebody is bound by. The grammar of conditions is in
``conditions``, the question who is bound in ``issuance``; here both are put together and typed.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.addressees import Addressees, others
from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.component import Annotations, Component
from standoff.extraction.conditions import pairs
from standoff.extraction.conditions_implied import regarded
from standoff.extraction.consequences import Pair, balanced, consequence_span, threatened_noun
from standoff.extraction.declarations import complements, only_talks, says_nothing, strikes_back
from standoff.extraction.grammar import is_negated, kids, objects, phrase, possessor, subject
from standoff.extraction.headlines import without_repeats
from standoff.extraction.issuance import Issuance, Issuers, is_question, looks_on
from standoff.extraction.parse import Parse
from standoff.extraction.treaties import obligations
from standoff.extraction.ultimatums import Ultimatum, Ultimatums
from standoff.lexicons import Resources
from standoff.lexicons.commitments import Act, CommitmentLexicon, Cue
from standoff.model import Commitment, Document, Entity, Interval, Span, TextSpan, Timex, hull, identify
from standoff.model.proposition import CommitmentType

NAME, VERSION = "commitments", 2
# Condition rules that say by themselves what kind of commitment it is.
_KINDS: dict[str, CommitmentType] = {"tolerate": "red line", "regard": "threat"}
# "Fight alongside Oslo": whom it is with is not whom it is against.
_BESIDE = frozenset({"alongside", "beside", "with", "for"})
_TAKING = frozenset({"answer", "avenge", "punish", "repel", "resist", "fight"})
_HELPING = frozenset("aid assist assistance help defend defence defense protect rescue support".split())
_MAY = frozenset({"may", "might", "could"})
_WILL = frozenset("will would shall 'll 'd wo".split())
_AGAINST = frozenset({"threat", "ultimatum", "red line"})


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Commitment, ...]:
    """The commitments of a document, in text order."""
    finder = _Finder(document, annotations, resources.commitments, resources.actors.entities)
    found = list(finder.conditional())
    found += finder.treaties()
    found += finder.ultimatums(_taken(found))
    found += finder.unconditional(_taken(found))
    found += finder.declared(_taken(found))
    found = without_repeats(annotations.parse, finder.addressed(found))
    unique = {c.id: c for c in found}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, c.end, c.id)))


def _taken(found: Iterable[Commitment]) -> list[Span]:
    return [Span(c.consequence.start, c.consequence.end) for c in found]


class _Finder:
    """Finds the commitments of one document."""

    def __init__(
        self,
        document: Document,
        annotations: Annotations,
        lexicon: CommitmentLexicon,
        entities: Mapping[str, Entity],
    ) -> None:
        self.document = document
        self.parse: Parse = annotations.parse
        self.actors: Actors = annotations.actors
        self.timexes: tuple[Timex, ...] = annotations.timexes
        self.attributions = annotations.attributions
        self.lexicon = lexicon
        self.made: list[Commitment] = []
        self.pairs: list[Pair] = list(pairs(self.parse, lexicon))
        self.kinds = Kinds(self.parse, annotations.events, lexicon)
        self.addressees = Addressees(self.parse, self.actors, annotations.events, self.kinds, self.made, entities)
        self.issuers = Issuers(self.parse, self.actors, annotations.attributions, lexicon)

    def conditional(self) -> Iterator[Commitment]:
        """Commitments with a condition that the grammar marks."""
        seen: set[tuple[int, int]] = set()
        for pair in self.pairs:
            key = (pair.consequence.start, pair.condition.start)
            if key in seen:
                continue
            made = self._red_line(pair) if pair.rule.kind == "red line" else self._conditional(pair)
            if made is not None:
                seen.add(key)
                self.made.append(made)
                yield made

    def _conditional(self, pair: Pair) -> Commitment | None:
        issuance = self.issuers.of(pair.verb)
        if not issuance.issuer and issuance.attribution is None:
            return self._gone_on(pair) or self._narrated(pair)
        if not issuance.issuer or not self._is_party(issuance.issuer):
            return None
        if pair.rule.strict and issuance.act == "declaration" and not self._announces(pair, issuance):
            return None
        manner = self.issuers.binds(issuance, pair.verb) or (
            "passive" if pair.rule.being or pair.rule.kind == "tolerate" else None
        )
        if manner is None:
            return None
        condition, acting = self._resolved(pair, issuance) or (pair.condition, pair.condition_head)
        negative = pair.rule.negative or is_negated(self.parse, pair.condition_head)
        addressee = self.addressees.of(
            pair.consequence, condition, pair.verb, issuance, manner, acting=acting, negative=negative
        )
        kind = (
            "red line"
            if pair.rule.kind == "tolerate"
            else self.kinds.kind(pair.verb, pair.consequence, issuance, manner)
        )
        if pair.rule.kind == "regard" or regarded(self.parse, self.lexicon, pair.verb):
            kind = "threat"
        return self._record(
            kind,
            issuance,
            addressee,
            condition,
            pair.consequence,
            f"{pair.rule.id}+{issuance.rule}" if issuance.rule else pair.rule.id,
            negative=negative,
            hedged=self.kinds.hedged(pair.verb),
        )

    def _gone_on(self, pair: Pair) -> Commitment | None:
        """Speech that goes on without a cue.

        "Quito demanded the pilots. If they were held, it would close the river." Only right after words of the same
        side, with "would" and an explicit condition.
        """
        parse = self.parse
        modals = {parse.lower[k] for k in parse.kids[pair.verb] if parse.dep[k] == "aux"}
        if (
            pair.rule.kind not in ("clause", "inversion")
            or pair.rule.strict
            or "would" not in modals
            or "have" in modals
        ):
            return None
        issuer = self.actors.of(subject(parse, pair.verb), verb=pair.verb)
        before = parse.sent[pair.verb] - 1
        if before < 0 or not issuer.countries or not self._is_party(issuer):
            return None
        first, beyond = parse.sentences[before]
        for one in self.attributions:
            if not parse.start[first] <= one.start < parse.end[beyond - 1] or one.act in ("believe", "deny"):
                continue
            if set(one.speaker_countries) == set(issuer.countries):
                issuance = Issuance(issuer, attribution=None)
                manner = self.issuers.binds(issuance, pair.verb)
                if manner is None:
                    return None
                addressee = self.addressees.of(
                    pair.consequence, pair.condition, pair.verb, issuance, manner, acting=pair.condition_head
                ) or self.addressees.named(one.content[0])
                kind = self.kinds.kind(pair.verb, pair.consequence, issuance, manner)
                return self._record(
                    kind, issuance, others(addressee, issuer), pair.condition, pair.consequence,
                    f"{pair.rule.id}+cue.narrated", negative=pair.rule.negative, hedged=self.kinds.hedged(pair.verb),
                )  # fmt: skip
        return None

    def _narrated(self, pair: Pair) -> Commitment | None:
        """What the article itself says that a party may do if another does something: a policy, and a hedged one."""
        modals = {self.parse.lower[k] for k in self.parse.kids[pair.verb] if self.parse.dep[k] == "aux"}
        if pair.rule.kind != "clause" or pair.rule.strict or not modals & _MAY or "have" in modals:
            return None
        issuer = self.actors.of(subject(self.parse, pair.verb), verb=pair.verb)
        issuance = Issuance(issuer)
        other = others(self.addressees.named(pair.condition), issuer)
        if not issuer or not self._is_party(issuer) or not other.countries:
            return None
        if self.issuers.binds(issuance, pair.verb) != "does":
            return None
        return self._record(
            "policy", issuance, other, pair.condition, pair.consequence, f"{pair.rule.id}+cue.narrated",
            negative=pair.rule.negative, hedged=True,
        )  # fmt: skip

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

    def _announces(self, pair: Pair, issuance: Issuance) -> bool:
        """Whether plain saying carries a strict condition: the issuer's own side answers, in so many words."""
        if self.issuers.binds(issuance, pair.verb) not in ("does", "passive"):
            return False
        words = self.lexicon.words
        does = self.issuers.binds(issuance, pair.verb) == "does" or self.issuers.there_is(pair.verb)
        if pair.rule.announced and does:
            return True
        answering = self.parse.lemma[pair.verb] in (
            "respond",
            "react",
            "answer",
            "retaliate",
            "reply",
            "review",
            "meet",
        )
        helping = pair.rule.kind == "object" and bool(self.kinds.lemmas(pair.consequence) & _HELPING)
        return answering or helping or bool(self.kinds.lemmas(pair.consequence) & words.measures)

    def _is_party(self, issuer: Reference) -> bool:
        """States, organisations, groups and people who act for them; not bystanders without any."""
        return bool(issuer.countries) or any(not e.startswith("~") and "/" not in e for e in issuer.entities)

    def _red_line(self, pair: Pair) -> Commitment | None:
        issuance = self.issuers.of(pair.verb)
        issuer = issuance.issuer
        for preposition in kids(self.parse, pair.verb, "prep"):
            if self.parse.lower[preposition] == "for":
                for inner in kids(self.parse, preposition, "pobj"):
                    issuer = self.actors.of(inner) or issuer
        for token in self.parse.tokens_in(pair.consequence):
            if self.parse.lower[token] == "for" and self.parse.dep[token] == "prep":
                for inner in kids(self.parse, token, "pobj"):
                    issuer = self.actors.of(inner) or issuer
        if not issuer or not self._is_party(issuer):
            return None
        meant = others(self.addressees.named(pair.condition), issuer)
        made = Issuance(issuer, issuance.act, issuance.cue, issuance.rule, meant, issuance.attribution)
        return self._record("red line", made, meant, pair.condition, pair.consequence, pair.rule.id)

    def treaties(self) -> list[Commitment]:
        """Obligations that a treaty lays on its parties, one record for each party."""
        made = []
        for clause in obligations(self.parse, self.actors, self.lexicon, self.pairs):
            for party in clause.parties:
                fellows = Reference(
                    tuple(e for p in clause.parties for e in p.entities if p is not party),
                    tuple(c for p in clause.parties for c in p.countries if p is not party),
                )
                issuance = Issuance(party, "obligation", attribution=self.issuers.attribution_of(clause.verb))
                made.append(
                    self._record("obligation", issuance, fellows, clause.condition, clause.consequence, clause.rule)
                )
        return made

    def ultimatums(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """Ultimatums, and warnings against something."""
        for found in Ultimatums(self.parse, self.actors, self.lexicon, self.issuers).find():
            if not self._is_party(found.issuer) or any(found.consequence.overlaps(t) for t in taken):
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
            addressee = self.addressees.meant(addressee, act) or self.addressees.earlier(found.issuer, found.cue)
            addressee = addressee or self.addressees.beside(found.issuer, found.cue)
            kind: CommitmentType = "ultimatum"
            if warning:
                # "Warned Oslo to withdraw" asks for something; "warned it against landing" forbids something.
                kind = "demand" if found.condition is None else "threat"
            made = self._record(
                kind, issuance, addressee, found.condition, found.consequence, found.rule,
                due=self._granted(found) if found.condition is None else None,
            )  # fmt: skip
            self.made.append(made)
            yield made

    def _granted(self, found: Ultimatum) -> Interval | None:
        """Until when: "by Friday"; "a week" ends on a day that nothing here tells."""
        return self._deadline(phrase(self.parse, found.cue)) or (Interval(None, None) if found.timed else None)

    def unconditional(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """What somebody threatens, vows or promises outright."""
        parse = self.parse
        for token in range(len(parse)):
            cue = self.issuers.speakers.cue_of(token)
            if cue is None or cue.act == "ultimatum" or is_negated(parse, token) or self.issuers.is_undone(token):
                continue
            # "Is ready to fight" is a threat without any condition; "is ready to talk" is none.
            if not (cue.binding or cue.deadline or (cue.act == "vow" and self._strikes(token))):
                continue
            noun = threatened_noun(parse, token, self.lexicon) if cue.act == "threat" else None
            if noun is not None and parse.pos[token] == "VERB":
                yield from self._outright(cue, token, noun, phrase(parse, noun), taken)
            for verb in complements(self.parse, token, deadline=cue.deadline):
                span = consequence_span(parse, verb, Span(0, 0))
                if span is not None:
                    yield from self._outright(cue, token, verb, span, taken)

    def _strikes(self, cue: int) -> bool:
        """Whether what somebody is ready for is to strike or to fight."""
        parse, answers = self.parse, self.lexicon.words.answers
        return any(
            parse.lemma[v] in answers and not any(parse.lower[p] in _BESIDE for p in kids(parse, v, "prep"))
            for v in complements(self.parse, cue, deadline=False)
        )

    def _outright(self, cue: Cue, token: int, verb: int, span: Span, taken: Sequence[Span]) -> Iterator[Commitment]:
        """The commitment that an issuing word and its complement make."""
        issuer = self.issuers.speakers.of(token)
        if any(span.overlaps(t) for t in taken) or not issuer or not self._is_party(issuer):
            return
        if is_question(self.parse, verb) or only_talks(self.parse, self.lexicon.words, verb):
            return
        due = self._deadline(span) if cue.act in ("ultimatum", "demand") else None
        if cue.deadline and due is None:
            return
        attribution = self.issuers.attribution_of(verb) or self.issuers.attribution_of(token)
        issuance = Issuance(
            issuer, cue.act, token, cue.id, self.issuers.addressee(token), attribution, cue.binding
        )  # fmt: skip
        addressee = self.addressees.meant(others(issuance.addressee, issuer), cue.act) or self.addressees.of(
            span, None, verb, issuance, "does"
        )
        kind: CommitmentType = (
            "ultimatum" if cue.act in ("ultimatum", "demand") else self.kinds.kind(verb, span, issuance, "does")
        )
        yield self._record(kind, issuance, addressee, None, span, cue.id, hedged=self.kinds.hedged(verb))

    def declared(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """What the issuer says it will do: "we will retaliate", "would not stand idly by", "would close the road"."""
        parse, words = self.parse, self.lexicon.words
        for verb in range(len(parse)):
            if parse.pos[verb] not in ("VERB", "AUX") or self.issuers.attribution_of(verb) is None:
                continue
            modals = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "aux"}
            if not modals & _WILL or "have" in modals:
                continue
            idle = looks_on(parse, words, verb)
            made = self._declared(verb, taken, idle=idle)
            if made is not None:
                yield made

    def _declared(self, verb: int, taken: Sequence[Span], *, idle: bool) -> Commitment | None:
        issuance = self.issuers.of(verb)
        if not issuance.issuer or not self._is_party(issuance.issuer) or self.issuers.is_said_later(issuance):
            return None
        if self.parse.dep[verb] == "relcl":
            # "an act that would change the border" describes the act; nobody undertakes to do it.
            return None
        answering = idle or strikes_back(self.parse, self.lexicon.words, verb)
        manner = self.issuers.binds(issuance, verb)
        does = manner in ("does", "passive") or (idle and self.issuers.is_own(issuance, verb))
        due = self._due(verb)
        if not does and not (due is not None and self._runs(verb)):
            return None
        condition, answered = (self._answered(verb) if answering else None) or (None, None)
        span = consequence_span(self.parse, verb, condition or Span(0, 0))
        if span is None or any(span.overlaps(t) for t in taken):
            return None
        kind: CommitmentType = "threat" if answering else self.kinds.announced(verb, span, issuance)
        if not does:
            kind = "promise"
        if not answering and (
            says_nothing(self.parse, self.lexicon.words, verb) or only_talks(self.parse, self.lexicon.words, verb)
        ):
            return None
        addressee = self.addressees.of(span, condition, verb, issuance, "does", acting=answered)
        rule = "cue.answer" if answering else "cue.announce"
        return self._record(kind, issuance, addressee, condition, span, rule, hedged=self.kinds.hedged(verb), due=due)

    def _runs(self, verb: int) -> bool:
        """Whether the subject is a thing that nobody else owns: "the trains will run again by Sunday"."""
        parse = self.parse
        who = subject(parse, verb)
        if who is None or parse.pos[who] != "NOUN" or self.actors.of(who, verb=verb):
            return False
        return any(parse.lower[k] in ("the", "our", "all") for k in parse.kids[who])

    def _due(self, verb: int) -> Interval | None:
        return self._deadline(phrase(self.parse, verb))

    def addressed(self, found: Iterable[Commitment]) -> list[Commitment]:
        """The commitments in text order; whoever nothing names is whom the issuer addressed before in the same vein.

        A threat passes on only to threats, so that a court somebody appeals to is not threatened in the next sentence.
        """
        known: dict[tuple[tuple[str, ...], bool], Commitment] = {}
        made = []
        for one in sorted(found, key=lambda c: (c.start, c.end, c.id)):
            key = (one.issuer_countries, one.type in _AGAINST)
            before = known.get(key)
            if one.addressee_countries:
                known[key] = one
            elif not one.addressee and before is not None:
                made.append(replace(one, addressee=before.addressee, addressee_countries=before.addressee_countries))
                continue
            made.append(one)
        return made

    def _answered(self, verb: int) -> tuple[Span, int] | None:
        """What is answered, and its head token: "answer the ban", "respond to the raids"."""
        parse = self.parse
        candidates = [o for o in objects(parse, verb) if parse.lemma[verb] in _TAKING]
        for p in kids(parse, verb, "prep"):
            if parse.lower[p] in ("to", "against"):
                candidates += kids(parse, p, "pobj")
        for noun in candidates:
            if noun > verb and parse.pos[noun] == "NOUN":
                span = phrase(parse, noun)
                act = parse.lemma[noun] in self.lexicon.words.acts or parse.lemma[noun] in self.lexicon.words.anaphors
                if act or any(parse.token_at(e.trigger.start) == noun for e in self.kinds.events_in(span)):
                    return self._act(span, noun, verb), noun
        return None

    def _act(self, span: Span, noun: int, verb: int) -> Span:
        """The phrase of an act, without "in a way that …" and with "on its ships" even if that hangs on the verb."""
        parse = self.parse
        for k in parse.kids[noun]:
            if parse.dep[k] == "prep" and parse.lower[k] == "in":
                span = Span(span.start, min(span.end, parse.end[max(noun, k - 1)]))
        for k in kids(parse, verb, "prep"):
            if parse.lower[k] in ("on", "to", "against", "of") and 0 <= parse.start[k] - span.end <= 1:
                span = Span(span.start, phrase(parse, k).end)
        return span

    def _deadline(self, *spans: Span | None) -> Interval | None:
        whole = hull(s for s in spans if s is not None)
        for timex in self.timexes[bisect_left(self.timexes, whole.start, key=lambda t: t.start) :]:
            if timex.start >= whole.end:
                return None
            if timex.relation in ("by", "before", "until") and any(
                s is not None and s.start <= timex.start < s.end for s in spans
            ):
                return Interval(timex.earliest, timex.latest)
        return None

    def _record(
        self,
        kind: CommitmentType,
        issuance: Issuance,
        addressee: Reference,
        condition: Span | None,
        consequence: Span,
        rule: str,
        *,
        negative: bool = False,
        hedged: bool = False,
        due: Interval | None = None,
    ) -> Commitment:
        text = self.document.text
        consequence = balanced(self.parse, consequence)
        condition = None if condition is None else balanced(self.parse, condition)
        spans: Iterable[Span] = (consequence,) if condition is None else (consequence, condition)
        whole = hull(spans)
        return Commitment(
            id=identify(
                "k", self.document.id, consequence.start, consequence.end, condition, issuance.issuer.countries, kind
            ),
            document=self.document.id,
            start=whole.start,
            end=whole.end,
            component=NAME,
            version=VERSION,
            rule=rule,
            type=kind,
            issuer=issuance.issuer.entities,
            issuer_countries=issuance.issuer.countries,
            addressee=addressee.entities,
            addressee_countries=addressee.countries,
            condition=None
            if condition is None
            else TextSpan(condition.start, condition.end, text[condition.start : condition.end]),
            consequence=TextSpan(consequence.start, consequence.end, text[consequence.start : consequence.end]),
            condition_events=() if condition is None else tuple(e.id for e in self.kinds.events_in(condition)),
            consequence_events=tuple(e.id for e in self.kinds.events_in(consequence)),
            deadline=self._deadline(condition, consequence) or due,
            attribution=issuance.attribution.id if issuance.attribution is not None else None,
            negative=negative,
            hedged=hedged,
        )


COMPONENT = Component(
    name=NAME,
    version=VERSION,
    requires=frozenset({"parse", "mentions", "timexes", "attributions", "events"}),
    assigns="commitments",
    run=run,
)
