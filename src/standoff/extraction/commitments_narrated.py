"""Conditional commitments that nobody is quoted for: speech that goes on, and what the article tells of a party itself.

"Quito demanded the pilots. If they were held, it would close the river": the second sentence is still Quito's word.
"""

from collections.abc import Iterator

from standoff.extraction.actors import NOBODY, Reference
from standoff.extraction.addressees import others
from standoff.extraction.commitments_finder import Finder
from standoff.extraction.consequences import Pair
from standoff.extraction.declarations import appeals
from standoff.extraction.grammar import is_negated, subject
from standoff.extraction.issuance import Issuance, is_party
from standoff.extraction.predicates import MAY
from standoff.model import Commitment, Span

# "made three demands. If they were not met, it would …"
_ASKING = frozenset({"REQUEST", "THREATEN"})

# "If the demands were not met": what is met, accepted or fulfilled, or is not.
_TERMS = frozenset("demand condition term ultimatum request requirement".split())
_MEETING = frozenset("meet accept fulfil fulfill satisfy heed comply grant".split())


class Narrated(Finder):
    """Finds them among the conditions of one document."""

    def find(self, pair: Pair) -> Commitment | None:
        """The commitment that a condition and its consequence make without anybody's words."""
        return self._gone_on(pair) or self._unmet(pair) or self._narrated(pair)

    def _unmet(self, pair: Pair) -> Commitment | None:
        """What follows where demands are not met, as whoever makes them has told: "if they were not met, it would".

        Nobody else knows what would follow then, so that "would" tells his words.
        """
        parse = self.parse
        modals = {parse.lower[k] for k in parse.kids[pair.verb] if parse.dep[k] == "aux"}
        unmet = is_negated(parse, pair.condition_head) and parse.lemma[pair.condition_head] in _MEETING
        what = subject(parse, pair.condition_head)
        asked = what is not None and parse.lemma[what] in _TERMS
        if pair.rule.kind not in ("clause", "inversion") or not (unmet and asked) or modals != {"would"}:
            return None
        issuer = self.actors.of(subject(parse, pair.verb), verb=pair.verb)
        issuance = Issuance(issuer)
        if not is_party(issuer) or self.binding.binds(issuance, pair.verb) != "does":
            return None
        if self.kinds.kind(pair.verb, pair.consequence, issuance, "does") != "threat":
            return None
        owner = others(self.addressees.named(pair.condition), issuer)
        addressee = owner or self.addressees.of(
            pair.consequence, pair.condition, pair.verb, issuance, "does", acting=pair.condition_head, negative=True
        )
        return self.records.record(
            "threat", issuance, addressee, pair.condition, pair.consequence, f"{pair.rule.id}+cue.narrated",
            negative=True, hedged=False,
        )  # fmt: skip

    def _gone_on(self, pair: Pair) -> Commitment | None:
        """Speech that goes on without a cue.

        "Quito demanded the pilots. If they were held, it would close the river." Only right after words or an ultimatum
        of the same side, with "would" and an explicit condition.
        """
        parse = self.parse
        modals = {parse.lower[k] for k in parse.kids[pair.verb] if parse.dep[k] == "aux"}
        dared = pair.rule.kind in ("subject", "predicate")
        explicit = (pair.rule.kind in ("clause", "inversion") or dared) and not pair.rule.strict
        if not explicit or "would" not in modals or "have" in modals:
            return None
        named = self.actors.of(subject(parse, pair.verb), verb=pair.verb)
        doer = subject(parse, pair.condition_head) if not dared else pair.condition_head
        # "They" may be anybody.
        unsaid = doer is None or parse.pos[doer] == "PRON"
        acting = NOBODY if unsaid else self.actors.of(doer, verb=None if dared else pair.condition_head)
        for issuer, about in self._spoke_before(pair.verb):
            countries = set(issuer.countries)
            if not countries or not is_party(issuer) or countries & set(acting.countries):
                continue
            issuance = Issuance(issuer, attribution=None)
            manner = self.binding.binds(issuance, pair.verb)
            # Who acts must be the speaker, or be left out, and the other side must be the one whom it befalls.
            own = bool(countries & set(named.countries)) or self.binding.there_is(pair.verb)
            if dared and manner not in ("passive", "harm"):
                continue
            if manner is None or (manner == "does" and not own):
                continue
            if manner == "passive" and not (acting or own or dared):
                continue
            addressee = self.addressees.of(
                pair.consequence, pair.condition, pair.verb, issuance, manner, acting=pair.condition_head
            )
            addressee = others(addressee, issuer) or others(about, issuer)
            kind = self.kinds.kind(pair.verb, pair.consequence, issuance, manner)
            return self.records.record(
                kind, issuance, addressee, pair.condition, pair.consequence, f"{pair.rule.id}+cue.narrated",
                negative=pair.rule.negative, hedged=self.kinds.hedged(pair.verb),
            )  # fmt: skip
        return None

    def _spoke_before(self, verb: int) -> Iterator[tuple[Reference, Reference]]:
        """Who spoke or gave terms in the sentence before that of *verb*, and about or to whom."""
        parse, before = self.parse, self.parse.sent[verb] - 1
        if before < 0:
            return
        first, beyond = parse.sentences[before]
        start, end = parse.start[first], parse.end[beyond - 1]
        said = [a for a in self.attributions if start <= a.start < end and a.act not in ("believe", "deny", "plan")]
        # Whoever is quoted inside the words of another does not go on speaking.
        for one in sorted(said, key=lambda a: -sum(len(s) for s in a.content)):
            entities = (one.speaker_entity,) if one.speaker_entity else ()
            yield Reference(entities, one.speaker_countries), self.addressees.named(one.content[0])
        for event in self.kinds.events_in(Span(start, end)):
            if event.type in _ASKING and not event.negated and event.modality == "actual":
                yield (
                    Reference(event.actor, event.actor_countries),
                    Reference(event.recipient, event.recipient_countries),
                )
        for term in self.terms:
            if first <= term.cue < beyond and term.condition is None:
                yield term.issuer, term.addressee

    def _narrated(self, pair: Pair) -> Commitment | None:
        """What the article itself says that a party may do if another does something: a policy, and a hedged one."""
        if pair.rule.kind == "precondition":
            return self._made_conditional(pair)
        modals = {self.parse.lower[k] for k in self.parse.kids[pair.verb] if self.parse.dep[k] == "aux"}
        formal = "will" in modals and appeals(self.parse, self.lexicon.words, pair.verb)
        if pair.rule.kind != "clause" or pair.rule.strict or not (modals & MAY or formal) or "have" in modals:
            return None
        issuer = self.actors.of(subject(self.parse, pair.verb), verb=pair.verb)
        issuance = Issuance(issuer)
        other = others(self.addressees.named(pair.condition), issuer)
        if not issuer or not is_party(issuer) or not other.countries:
            return None
        if self.binding.binds(issuance, pair.verb) != "does":
            return None
        return self.records.record(
            "policy", issuance, other, pair.condition, pair.consequence, f"{pair.rule.id}+cue.narrated",
            negative=pair.rule.negative, hedged=not formal,
        )  # fmt: skip

    def _made_conditional(self, pair: Pair) -> Commitment | None:
        """What a party is told to have made conditional on something."""
        issuer = self.actors.of(subject(self.parse, pair.verb), verb=pair.verb)
        if self.parse.lemma[pair.verb] == "be" or not is_party(issuer) or is_negated(self.parse, pair.verb):
            return None
        other = others(self.addressees.named(pair.condition) + self.addressees.named(pair.consequence), issuer)
        return self.records.record("policy", Issuance(issuer), other, pair.condition, pair.consequence, pair.rule.id)
