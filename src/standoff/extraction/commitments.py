"""Commitments: threats, ultimatums, promises, red lines, treaty obligations and declared policies.

Each is a consequence, nearly always under a condition, that somebody is bound by. The grammar of conditions is in
``conditions``, the question who is bound in ``issuance``; here both are put together and typed.
"""

from collections.abc import Iterable, Iterator, Sequence

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.component import Annotations, Component
from standoff.extraction.conditions import Pair, consequence_span, pairs
from standoff.extraction.grammar import is_negated, kids, objects, phrase, possessor, subject
from standoff.extraction.issuance import Issuance, Issuers
from standoff.extraction.parse import Parse
from standoff.extraction.treaties import obligations
from standoff.lexicons import Resources
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Commitment, Document, Event, Interval, Span, TextSpan, Timex, hull, identify
from standoff.model.proposition import CommitmentType

NAME, VERSION = "commitments", 1
# Both sides of these do it.
_MUTUAL = frozenset({"COOPERATE", "AGREE", "CONSULT"})


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Commitment, ...]:
    """The commitments of a document, in text order."""
    finder = _Finder(document, annotations, resources.commitments)
    found = list(finder.conditional())
    found += finder.treaties()
    taken = [Span(c.consequence.start, c.consequence.end) for c in found]
    found += finder.unconditional(taken)
    unique = {c.id: c for c in found}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, c.end, c.id)))


class _Finder:
    """Finds the commitments of one document."""

    def __init__(self, document: Document, annotations: Annotations, lexicon: CommitmentLexicon) -> None:
        self.document = document
        self.parse: Parse = annotations.parse
        self.actors: Actors = annotations.actors
        self.events: tuple[Event, ...] = annotations.events
        self.timexes: tuple[Timex, ...] = annotations.timexes
        self.lexicon = lexicon
        self.made: list[Commitment] = []
        self.issuers = Issuers(self.parse, self.actors, annotations.attributions, lexicon)

    def conditional(self) -> Iterator[Commitment]:
        """Commitments with a condition that the grammar marks."""
        seen: set[tuple[int, int]] = set()
        for pair in pairs(self.parse, self.lexicon):
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
        if not issuance.issuer or not self._is_party(issuance.issuer):
            return None
        if pair.rule.strict and issuance.act == "declaration" and not self._announces(pair, issuance):
            return None
        manner = self.issuers.binds(issuance, pair.verb)
        if manner is None:
            return None
        condition = self._resolved(pair, issuance) or pair.condition
        addressee = self._addressee(pair.consequence, condition, pair.verb, issuance, manner)
        return self._record(
            self._type(pair.verb, pair.consequence, issuance, manner),
            issuance,
            addressee,
            condition,
            pair.consequence,
            f"{pair.rule.id}+{issuance.rule}" if issuance.rule else pair.rule.id,
            negative=pair.rule.negative or is_negated(self.parse, pair.condition_head),
            hedged=self._hedged(pair.verb),
        )

    def _resolved(self, pair: Pair, issuance: Issuance) -> Span | None:
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
                    return phrase(parse, token)
        return None

    def _announces(self, pair: Pair, issuance: Issuance) -> bool:
        """Whether plain saying carries a strict condition: the issuer's own side answers, in so many words."""
        if self.issuers.binds(issuance, pair.verb) not in ("does", "passive"):
            return False
        words = self.lexicon.words
        answering = self.parse.lemma[pair.verb] in (
            "respond",
            "react",
            "answer",
            "retaliate",
            "reply",
            "review",
            "meet",
        )
        return answering or bool(self._lemmas(pair.consequence) & words.measures)

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
        others = self._others(self._named(pair.condition), issuer)
        made = Issuance(issuer, issuance.act, issuance.cue, issuance.rule, others, issuance.attribution)
        return self._record("red line", made, others, pair.condition, pair.consequence, pair.rule.id)

    def treaties(self) -> list[Commitment]:
        """Obligations that a treaty lays on its parties, one record for each party."""
        made = []
        for clause in obligations(self.parse, self.actors, self.lexicon):
            for party in clause.parties:
                others = Reference(
                    tuple(e for p in clause.parties for e in p.entities if p is not party),
                    tuple(c for p in clause.parties for c in p.countries if p is not party),
                )
                issuance = Issuance(party, "obligation", attribution=self.issuers.attribution_of(clause.verb))
                made.append(
                    self._record("obligation", issuance, others, clause.condition, clause.consequence, clause.rule)
                )
        return made

    def unconditional(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """What somebody threatens, vows or promises outright."""
        parse = self.parse
        for token in range(len(parse)):
            cue = self.lexicon.cues.get(parse.lemma[token]) if parse.pos[token] == "VERB" else None
            if cue is None and parse.pos[token] == "NOUN":
                cue = self.lexicon.nouns.get(parse.lemma[token])
            if cue is None or not (cue.binding or cue.deadline) or is_negated(parse, token):
                continue
            for verb in self._complements(token, deadline=cue.deadline):
                span = consequence_span(parse, verb, Span(0, 0))
                if span is None or any(span.overlaps(t) for t in taken):
                    continue
                issuer = self.issuers._speaker(token)
                if not issuer or not self._is_party(issuer):
                    continue
                due = self._deadline(span) if cue.act in ("ultimatum", "demand") else None
                if cue.deadline and due is None:
                    continue
                issuance = Issuance(
                    issuer, cue.act, token, cue.id, self.issuers.addressee(token),
                    self.issuers.attribution_of(verb) or self.issuers.attribution_of(token), cue.binding,
                )  # fmt: skip
                addressee = self._others(issuance.addressee, issuer) or self._addressee(
                    span, None, verb, issuance, "does"
                )
                kind: CommitmentType = (
                    "ultimatum" if cue.act in ("ultimatum", "demand") else self._type(verb, span, issuance, "does")
                )
                yield self._record(kind, issuance, addressee, None, span, cue.id, hedged=self._hedged(verb))

    def _complements(self, cue: int, *, deadline: bool) -> list[int]:
        """The infinitives or clauses with a modal that an issuing word governs."""
        parse = self.parse
        found = []
        for k in parse.kids[cue]:
            if parse.dep[k] not in ("xcomp", "ccomp", "acl") or parse.pos[k] not in ("VERB", "AUX"):
                continue
            words = {parse.lower[a] for a in parse.kids[k] if parse.dep[a] == "aux"}
            if "to" in words or words & {"will", "would", "shall"}:
                # "threatened Oslo not to begin": what is threatened is left unsaid, and what is said is what is wanted.
                if is_negated(parse, k) and objects(parse, cue):
                    continue
                if deadline and parse.pos[cue] == "VERB" and not objects(parse, cue) and subject(parse, k) is None:
                    continue
                found.append(k)
        return found

    def _named(self, span: Span) -> Reference:
        """Everybody whom a stretch of text names as acting."""
        found = NOBODY
        for token in self.parse.tokens_in(span):
            mention = self.actors.at(token)
            if mention is not None and mention.use != "place":
                found = found + self.actors.one(token)
        return found

    def _others(self, reference: Reference, issuer: Reference) -> Reference:
        """*reference* without the issuer's own side."""
        return Reference(
            tuple(
                e for e in reference.entities if e not in issuer.entities and e.split("/")[0] not in issuer.countries
            ),
            tuple(c for c in reference.countries if c not in issuer.countries),
        )

    def _addressee(
        self, consequence: Span, condition: Span | None, verb: int, issuance: Issuance, manner: str
    ) -> Reference:
        """Whom it is meant for: named with the cue, harmed, acting in the condition, or acted on in the consequence."""
        issuer = issuance.issuer
        direct = self._others(issuance.addressee, issuer)
        condition_actors = NOBODY
        if condition is not None:
            for event in self._events_in(condition):
                condition_actors = condition_actors + Reference(event.actor, event.actor_countries)
                if event.type in _MUTUAL:
                    condition_actors = condition_actors + Reference(event.recipient, event.recipient_countries)
            condition_actors = self._others(condition_actors, issuer) or self._others(self._named(condition), issuer)
        who = subject(self.parse, verb)
        harmed = self._others(self.actors.of(who, verb=verb), issuer) if manner == "harm" else NOBODY
        acted_on = NOBODY
        for event in self._events_in(consequence):
            acted_on = acted_on + Reference(event.recipient, event.recipient_countries)
        acted_on = self._others(acted_on, issuer) or self._others(self._objects(verb), issuer)
        if self._considers(verb, issuance):
            found = acted_on or self._earlier(issuer, verb) or direct or condition_actors
        elif self._helps(verb, consequence):
            found = acted_on or direct or condition_actors
        else:
            found = direct or harmed or condition_actors or acted_on
        return found or self._earlier(issuer, verb)

    def _earlier(self, issuer: Reference, verb: int) -> Reference:
        """Whom the issuer was addressing just before: in his last commitment, or with what he said he did or might do."""
        here = self.parse.start[verb]
        for made in reversed(self.made):
            if set(made.issuer_countries) == set(issuer.countries) and made.addressee_countries and made.start < here:
                return Reference(made.addressee, made.addressee_countries)
        first = self.parse.sentences[max(0, self.parse.sent[verb] - 1)][0]
        for event in reversed(self.events):
            if self.parse.start[first] <= event.trigger.start < here and set(event.actor_countries) & set(
                issuer.countries
            ):
                others = self._others(Reference(event.recipient, event.recipient_countries), issuer)
                if others:
                    return others
        return NOBODY

    def _considers(self, verb: int, issuance: Issuance) -> bool:
        """Whether the issuer would only look at the matter."""
        parse = self.parse
        verbs = {parse.lemma[verb], *(parse.lemma[x] for x in kids(parse, verb, "xcomp"))}
        return bool(verbs & self.lexicon.words.considering) or issuance.act == "consideration"

    def _objects(self, verb: int) -> Reference:
        """Objects of the consequence's verb and what hangs on it with to, for, with or against."""
        parse, found = self.parse, NOBODY
        for o in objects(parse, verb):
            found = found + self.actors.of(o)
        for p in kids(parse, verb, "prep", "dative"):
            if parse.lower[p] in ("to", "for", "with", "against", "on"):
                for o in kids(parse, p, "pobj"):
                    found = found + self.actors.of(o)
        for x in kids(parse, verb, "xcomp"):
            found = found + self._objects(x)
        return found

    def _lemmas(self, span: Span) -> set[str]:
        return {self.parse.lemma[t] for t in self.parse.tokens_in(span)}

    def _helps(self, verb: int, consequence: Span) -> bool:
        """Whether what follows is good for whom it is done to."""
        words, parse = self.lexicon.words, self.parse
        coded = [e for e in self._events_in(consequence)]
        score = sum(-e.score if e.negated else e.score for e in coded)
        if coded and abs(score) >= 1:
            return score > 0
        verbs = {parse.lemma[verb], *(parse.lemma[x] for x in kids(parse, verb, "xcomp", "pcomp", "conj"))}
        helpful = bool(verbs & words.helpful)
        return helpful != is_negated(parse, verb) if helpful else False

    def _type(self, verb: int, consequence: Span, issuance: Issuance, manner: str) -> CommitmentType:
        words, parse = self.lexicon.words, self.parse
        if manner == "harm" or issuance.act == "threat":
            return "threat"
        if self._considers(verb, issuance):
            return "policy"
        lemmas = {parse.lemma[t] for t in parse.tokens_in(consequence) if parse.pos[t] in ("VERB", "AUX")}
        negated = is_negated(parse, verb)
        if self._helps(verb, consequence) or (negated and lemmas & words.hostile):
            return "promise"
        hostile = (
            bool(lemmas & words.hostile)
            or bool(self._lemmas(consequence) & words.measures)
            or manner == "passive"
            or (negated and bool(lemmas & words.helpful))
        )
        if issuance.act == "promise":
            return "threat" if hostile and manner != "does" else "promise"
        return "threat" if hostile or issuance.act == "warning" else "policy"

    def _hedged(self, verb: int) -> bool:
        """Whether the issuer only considers it."""
        parse, words = self.parse, self.lexicon.words
        chain = [verb, *kids(parse, verb, "xcomp"), *([parse.head[verb]] if parse.dep[verb] == "xcomp" else [])]
        for v in chain:
            if parse.lemma[v] in words.considering or any(
                parse.lower[k] in words.hedges and parse.dep[k] in ("aux", "advmod") for k in parse.kids[v]
            ):
                return True
        return False

    def _events_in(self, span: Span) -> list[Event]:
        return [e for e in self.events if span.start <= e.trigger.start < span.end]

    def _deadline(self, *spans: Span | None) -> Interval | None:
        for timex in self.timexes:
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
    ) -> Commitment:
        text = self.document.text
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
            condition_events=() if condition is None else tuple(e.id for e in self._events_in(condition)),
            consequence_events=tuple(e.id for e in self._events_in(consequence)),
            deadline=self._deadline(condition, consequence),
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
