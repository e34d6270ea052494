"""Conditional commitments that nobody is quoted for: speech that goes on, and what the article tells of a party itself.

"Quito demanded the pilots. If they were held, it would close the river": the second sentence is still Quito's word.
"""

from collections.abc import Iterator

from standoff.extraction.actors import NOBODY, Reference
from standoff.extraction.addressees import others
from standoff.extraction.commitments_finder import Finder
from standoff.extraction.consequences import Pair
from standoff.extraction.declarations import appeals
from standoff.extraction.grammar import is_negated, kids, own_subject, phrase, subject
from standoff.extraction.issuance import Issuance, is_party
from standoff.extraction.predicates import MAY, WILL, auxiliaries, is_modal
from standoff.model import Commitment, Span
from standoff.model.proposition import CommitmentType

# "made three demands. If they were not met, it would …"
_BOUND = frozenset({"does", "passive"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_LASTING = frozenset({"condition.as-long-as", "condition.provided"})
_SENDING = frozenset({"send", "meet", "talk", "join", "sign"})
_LEAVING = frozenset({"leave", "keep"})
# Mentions that stand for a state as its capital and seat of government.
_SEATED = ("actors.capital.", "actors.metonym.", "actors.seat.")
_ASKING = frozenset({"REQUEST", "THREATEN"})

# "If the demands were not met": what is met, accepted or fulfilled, or is not.
_TERMS = frozenset("demand condition term ultimatum request requirement".split())
_SILENT = frozenset({"believe", "deny", "plan"})
_MEETING = frozenset("meet accept fulfil fulfill satisfy heed comply grant".split())


class Narrated(Finder):
    """Finds them among the conditions of one document."""

    def find(self, pair: Pair) -> Commitment | None:
        """The commitment that a condition and its consequence make without anybody's words."""
        finders = (self._gone_on, self._failed, self._unmet, self._continued, self._granted, self._narrated)
        return next(filter(None, (find(pair) for find in finders)), None)

    def _failed(self, pair: Pair) -> Commitment | None:
        """What will follow where terms are not met, on the word of who gives them: "*failing which* it will fire"."""
        parse = self.parse
        first = parse.sentences[parse.sent[pair.verb]][0]
        terms = [t for t in self.terms if first <= t.cue < pair.condition_head and t.condition is None]
        if pair.rule.kind != "adverb" or not pair.rule.negative or not terms or not is_party(terms[-1].issuer):
            return None
        issuance = Issuance(terms[-1].issuer, "ultimatum", None, "", terms[-1].addressee)
        if not is_modal(parse, pair.verb):
            return None  # whatever is to follow is threatened: "failing which they would be treated as spies"
        due = self.records.deadline(phrase(parse, terms[-1].cue))
        addressee = others(terms[-1].addressee, terms[-1].issuer)
        return self.records.record(
            "threat", issuance, addressee, pair.condition, pair.consequence,
            f"{pair.rule.id}+cue.narrated", negative=True, hedged=self.kinds.hedged(pair.verb),
            due=due,
        )  # fmt: skip

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

    def _continued(self, pair: Pair) -> Commitment | None:
        """What the issuer of a promise or threat told before in the sentence will do as well.

        "Ghana promised 300 soldiers, and *will put* them under Togolese command once its parliament agrees."
        """
        parse, verb = self.parse, pair.verb
        before = parse.head[verb]
        if parse.dep[verb] != "conj" or own_subject(parse, verb) is not None or not auxiliaries(parse, verb) & WILL:
            return None
        cue = self.issuers.speakers.cue_of(before)
        vowed = cue is not None and cue.act in ("promise", "vow", "threat") and parse.pos[before] == "VERB"
        if cue is None or not vowed or is_negated(parse, before) or self.issuers.is_undone(before):
            return None
        issuance = Issuance(self.issuers.speakers.of(before), cue.act, before, cue.id)
        return self._told(pair, issuance, None)

    def _granted(self, pair: Pair) -> Commitment | None:
        """What the article itself says that a state will do for others once they have done something: a promise.

        "Ottawa will release the rest as soon as Uganda has passed the law": nobody but Ottawa can have said so. That it
        will strike, or withdraw, in some case the article may have made up.
        """
        parse, verb = self.parse, pair.verb
        granted = pair.rule.kind in ("clause", "inversion", "moment") and (pair.rule.announced or pair.rule.given)
        granted = granted or pair.rule.id in _LASTING
        who = own_subject(parse, verb)
        if not granted or who is None or pair.rule.negative or "will" not in auxiliaries(parse, verb):
            return None
        if is_negated(parse, verb) or not self._is_government(who, verb) or parse.dep[verb] not in _MAIN:
            return None
        things = kids(parse, verb, "dobj")
        left = parse.lemma[verb] in _LEAVING and any(
            parse.lemma[o] in self.lexicon.words.forces or parse.lower[o] == "them" for o in things
        )
        given = parse.lemma[verb] not in _SENDING and self.kinds.helps(verb, pair.consequence)
        if not things or not (left or given):
            return None
        return self._told(pair, Issuance(self.actors.of(who, verb=verb)), "promise")

    def _is_government(self, who: int, verb: int) -> bool:
        """Whether a subject is a state as one that acts: by its capital, its government or its name alone."""
        named = self.actors.of(who, verb=verb)
        mention = self.actors.at(who)
        body = self.parse.lemma[who] in ("government", "ministry", "cabinet", "administration")
        capital = mention is not None and mention.rule.startswith(_SEATED)
        return len(named.countries) == 1 and (body or capital) and is_party(named)

    def _told(self, pair: Pair, issuance: Issuance, kind: CommitmentType | None) -> Commitment | None:
        """The commitment of what is told of a party, if it binds it."""
        if not is_party(issuance.issuer) or self.binding.binds(issuance, pair.verb, under=True) not in _BOUND:
            return None
        addressee = self.addressees.of(
            pair.consequence, pair.condition, pair.verb, issuance, "does", acting=pair.condition_head
        )
        kind = kind or self.kinds.kind(pair.verb, pair.consequence, issuance, "does")
        return self.records.record(
            kind, issuance, others(addressee, issuance.issuer), pair.condition, pair.consequence,
            f"{pair.rule.id}+cue.narrated", negative=pair.rule.negative, hedged=self.kinds.hedged(pair.verb),
        )  # fmt: skip

    def _gone_on(self, pair: Pair) -> Commitment | None:
        """Speech that goes on without a cue.

        "Quito demanded the pilots. If they were held, it would close the river." Only right after words or an ultimatum
        of the same side, with "would" and an explicit condition.
        """
        parse = self.parse
        modals = {parse.lower[k] for k in parse.kids[pair.verb] if parse.dep[k] == "aux"}
        dared = pair.rule.kind in ("subject", "predicate")
        explicit = pair.rule.kind in ("clause", "inversion") and (not pair.rule.strict or pair.rule.announced)
        explicit = explicit or (dared and not pair.rule.strict)
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
            if pair.rule.strict and not (own and manner == "does"):
                continue  # "as soon as it had left, rain fell"
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
        """Who spoke or gave terms in the sentence before that of *verb*, or just before it, and about or to whom."""
        parse, before = self.parse, self.parse.sent[verb] - 1
        if parse.dep[verb] == "conj":
            # "The matter was closed, Oslo insisted, and any landing would be met with force."
            at, here = parse.start[parse.head[verb]], parse.start[verb]
            for one in [a for a in self.attributions if a.cue is not None and a.cue.start < here]:
                joined = one.cue is not None and one.cue.start == at
                joined = joined or (one.end >= at and any(s.start <= at < s.end for s in one.content))
                if joined and one.stance == "asserts" and one.act not in ("believe", "deny", "plan"):
                    entities = (one.speaker_entity,) if one.speaker_entity else ()
                    yield Reference(entities, one.speaker_countries), self.addressees.named(one.content[0])
        if before < 0:
            return
        first, beyond = parse.sentences[before]
        start, end = parse.start[first], parse.end[beyond - 1]
        said = [a for a in self.attributions if start <= a.start < end and a.act not in _SILENT]
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
