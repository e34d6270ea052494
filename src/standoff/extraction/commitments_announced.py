"""What somebody says he will do without a condition: "we will retaliate", "would not stand idly by"."""

from collections.abc import Iterator, Sequence

from standoff.extraction.actors import Reference, is_state
from standoff.extraction.addressees import others
from standoff.extraction.commitments_finder import Finder
from standoff.extraction.consequences import consequence_span, with_refusal
from standoff.extraction.declarations import bars, only_talks, says_nothing, strikes_back
from standoff.extraction.grammar import is_negated, is_passive, kids, objects, phrase, subject
from standoff.extraction.issuance import NOT_ISSUING, Issuance
from standoff.extraction.menaces import harms, has_options, is_met, is_retribution, woes
from standoff.extraction.predicates import MAY, WILL, auxiliaries, is_of_talks, keeps_peace, looks_on, refuses
from standoff.model import Commitment, Interval, Span
from standoff.model.proposition import CommitmentType

_TAKING = frozenset({"answer", "avenge", "punish", "repel", "resist", "fight"})
# "Must be tired", "must have": nobody is told to do it.
_STATIC = frozenset("be have know seem understand remember realise realize".split())
_AWAY = frozenset({"out", "gone", "off", "away", "back", "home"})
_BIDDING = frozenset({"declaration", "warning", "threat", "demand"})
_MEANT = frozenset("you they it he she whoever those anyone anybody someone somebody".split())
_ANY = frozenset({"a", "an", "any", "every", "all", "no", "next"})
_INDEFINITE = frozenset({"any", "every", "each"})


class Announced(Finder):
    """Finds the announced commitments of one document."""

    def find(self, taken: Sequence[Span]) -> Iterator[Commitment]:
        """What the issuer says it will do: "we will retaliate", "would not stand idly by", "would close the road"."""
        parse = self.parse
        said: list[Span] = []
        for verb in range(len(parse)):
            if parse.pos[verb] not in ("VERB", "AUX"):
                continue
            if self.issuers.attribution_of(verb) is None and not self._noted(verb):
                continue
            modals = auxiliaries(parse, verb)
            if "must" in modals and (demanded := self._demanded(verb, taken)) is not None:
                yield demanded
            if not modals and has_options(parse, verb) and (open_ := self._open(verb, [*taken, *said])) is not None:
                yield open_
            if not modals & WILL and (refused := self._refused(verb, [*taken, *said])) is not None:
                said.append(Span(refused.consequence.start, refused.consequence.end))
                yield refused
            if (not modals & WILL and not self._warned(verb, modals)) or "have" in modals:
                continue
            made = self._declared(verb, [*taken, *said])
            if made is not None:
                said.append(Span(made.consequence.start, made.consequence.end))
                yield made

    def _warned(self, verb: int, modals: set[str]) -> bool:
        """Whether it is what somebody warns that he may do himself: "warned that it might expel the envoy"."""
        if not modals & MAY:
            return False
        issuance = self.issuers.of(verb)
        hits = self.parse.lemma[verb] in self.lexicon.words.violent | self.lexicon.words.answers
        if not hits or not self.binding.is_own(issuance, verb):
            return False
        # "told Riga that it might occupy the port": whoever would be struck hears it
        heard = set(issuance.addressee.countries)
        struck = {c for e in self.kinds.events_at(verb) for c in e.recipient_countries}
        return issuance.act in ("warning", "threat") or bool(heard & struck)

    def _noted(self, verb: int) -> bool:
        """Whether it is the content of what was written or given to understand: "has served notice that …"."""
        parse, above = self.parse, self.parse.head[verb]
        if parse.pos[above] != "NOUN" or parse.dep[verb] not in ("acl", "ccomp", "relcl"):
            return False
        that = any(parse.lower[k] == "that" and parse.dep[k] == "mark" for k in parse.kids[verb])
        return that and self.issuers.speakers.cue_of(above) is not None and not self.issuers.is_undone(above)

    def _open(self, verb: int, taken: Sequence[Span]) -> Commitment | None:
        """What rules nothing out: "all options are on the table"."""
        issuance = self.issuers.of(verb)
        span = consequence_span(self.parse, verb, Span(0, 0))
        # "We have other options" needs to be told for which case.
        general = self.parse.lemma[verb] != "have"
        if not issuance.is_bound or not general or span is None or any(span.overlaps(t) for t in taken):
            return None
        addressee = self.addressees.of(span, None, verb, issuance, "harm")
        return self.records.record("threat", issuance, addressee, None, span, "cue.options")

    def _refused(self, verb: int, taken: Sequence[Span]) -> Commitment | None:
        """What somebody says he will not do without a future: "has no intention of leaving", "is not about to leave".

        "We are not going to war" as well.
        """
        issuance = self.issuers.of(verb)
        peaceful = keeps_peace(self.parse, verb) and self.binding.is_own(issuance, verb)
        refusal = issuance.cue if issuance.cue is not None and refuses(self.parse, issuance.cue) else None
        if not issuance.is_bound or (refusal is None and not peaceful):
            return None
        if not self._says_so(verb if refusal is None else refusal, issuance):
            return None
        span = consequence_span(self.parse, verb, Span(0, 0))
        if span is None or any(span.overlaps(t) for t in taken):
            return None
        if not peaceful and self.binding.binds(issuance, verb) != "does":
            return None
        if issuance.cue is not None and not peaceful:
            span = with_refusal(self.parse, issuance.cue, span)
        kind: CommitmentType = "promise" if peaceful else self.kinds.kind(verb, span, issuance, "does")
        addressee = self.addressees.of(span, None, verb, issuance, "does")
        return self.records.record(kind, issuance, addressee, None, span, "cue.refuse")

    def _says_so(self, token: int, issuance: Issuance) -> bool:
        """Whether it is the issuer himself who says what stands at *token*, and not another who believes it of him."""
        said = self.issuers.attribution_of(token)
        if said is None or said.act in NOT_ISSUING or said.stance != "asserts":
            return False
        speaking = set(said.speaker_countries)
        return not speaking or bool(speaking & set(issuance.issuer.countries))

    def _declared(self, verb: int, taken: Sequence[Span]) -> Commitment | None:
        issuance = self.issuers.of(verb)
        if not issuance.is_bound or self.issuers.is_said_later(issuance):
            return None
        if self.parse.lemma[verb] == "do" and any(self.parse.lower[k] == "so" for k in self.parse.kids[verb]):
            # "Warned that it would do so": what that is was said before.
            return None
        if self.parse.dep[verb] == "relcl":
            # "an act that would change the border" describes the act; nobody undertakes to do it.
            return None
        idle = looks_on(self.parse, self.lexicon.words, verb)
        answering = idle or strikes_back(self.parse, self.lexicon.words, verb)
        manner = self.binding.binds(issuance, verb)
        menacing = manner == "harm" and (self._is_meant(verb, issuance.issuer) or self._challenger(verb) is not None)
        if is_of_talks(self.parse, verb) and not bars(self.parse, verb):
            # "The talks will resume on Monday": a programme.
            return None
        does = menacing or is_met(self.parse, verb) or manner in ("does", "passive")
        does = does or (idle and self.binding.is_own(issuance, verb))
        due = self._due(verb)
        if not does and not (due is not None and self._runs(verb)):
            return None
        condition, answered = (self._answered(verb) if answering else None) or (None, None)
        if condition is None and not idle:
            condition, answered = self._challenger(verb) or (None, None)
        span = consequence_span(self.parse, verb, condition or Span(0, 0))
        if span is None or any(span.overlaps(t) for t in taken):
            return None
        kind: CommitmentType = "threat" if answering or menacing else self.kinds.announced(verb, span, issuance)
        if not does:
            kind = "promise"
        if not answering and (
            says_nothing(self.parse, self.lexicon.words, verb) or only_talks(self.parse, self.lexicon.words, verb)
        ):
            return None
        if issuance.group is not None and not (answering or menacing or kind == "threat"):
            return None
        bound = "harm" if menacing else "does"
        addressee = self.addressees.of(span, condition, verb, issuance, bound, acting=answered)
        rule = "cue.retribution" if menacing else "cue.answer" if answering else "cue.announce"
        return self.records.record(
            kind, issuance, addressee, condition, span, rule, hedged=self.kinds.hedged(verb), due=due
        )

    def _demanded(self, verb: int, taken: Sequence[Span]) -> Commitment | None:
        """What one party says that another must do: "Chad must leave the oasis"."""
        parse = self.parse
        who = subject(parse, verb)
        leaves = any(parse.lower[k] in _AWAY for k in parse.kids[verb])
        if (parse.lemma[verb] in _STATIC and not leaves) or who is None or parse.dep[verb] in ("relcl", "advcl", "acl"):
            return None
        issuance = self.issuers.of(verb)
        bidden = others(self.actors.of(who, verb=verb), issuance.issuer)
        state = is_state(bidden)
        span = consequence_span(parse, verb, Span(0, 0))
        if span is None or any(span.overlaps(t) for t in taken) or parse.tag[verb] != "VB":
            return None
        due = self.records.deadline(span)
        # "Foreign troops must be gone by Friday": whose they are need not be said.
        meant = bidden.countries or (due is not None and parse.lemma[who] in self.lexicon.words.forces)
        if not issuance.issuer.countries or not meant or not state or issuance.act not in _BIDDING:
            return None
        if self.binding.is_own(issuance, verb):
            return None
        kind: CommitmentType = "demand" if due is None else "ultimatum"
        return self.records.record(kind, issuance, bidden, None, span, "cue.must", due=due)

    def _is_meant(self, verb: int, issuer: Reference) -> bool:
        """Whether it says that somebody other than the speaker will suffer for what he has done."""
        parse = self.parse
        if not is_retribution(parse, self.lexicon.words, verb):
            return False
        if woes(parse, self.lexicon.words, verb):
            return True
        who = subject(parse, verb)
        if who is None or parse.lower[who] in _MEANT or parse.dep[who] == "csubj" or parse.lemma[who] == "hell":
            return True
        if any(parse.lower[k] in _INDEFINITE for k in parse.kids[who]):
            return True
        if parse.lemma[verb] == "have":
            # "The expulsion will have consequences": what was done has, not who did it.
            return parse.lemma[who] in self.lexicon.words.acts | self.lexicon.words.deeds or self.kinds.is_act(who)
        return bool(others(self.actors.of(who, verb=verb), issuer).countries)

    def _runs(self, verb: int) -> bool:
        """Whether the subject is a thing that nobody else owns: "the trains will run again by Sunday"."""
        parse = self.parse
        who = subject(parse, verb)
        if who is None or parse.pos[who] != "NOUN" or self.actors.of(who, verb=verb):
            return False
        if parse.lemma[verb] in ("be", "become", "have") or is_negated(parse, verb):
            return False
        words = self.lexicon.words
        if parse.lemma[verb] in words.undergone | words.doomed | words.ending or self.kinds.hurts(verb):
            return False
        return any(parse.lower[k] in ("the", "our", "all") for k in parse.kids[who])

    def _due(self, verb: int) -> Interval | None:
        return self.records.deadline(phrase(self.parse, verb))

    def _challenger(self, verb: int) -> tuple[Span, int] | None:
        """Whoever would do what is not let pass, and its head: "*trawlers that cross the line* will be seized".

        A noun without an article, or with an indefinite one, that something behind it tells apart.
        """
        parse = self.parse
        passive = is_passive(parse, verb)
        for noun in kids(parse, verb, "nsubjpass") if passive else kids(parse, verb, "dobj", "nsubj"):
            ill = woes(parse, self.lexicon.words, verb) or harms(parse, self.lexicon.words, verb)
            if parse.dep[noun] == "nsubj" and not ill:
                continue
            if parse.pos[noun] not in ("NOUN", "PRON") or self.actors.of(noun).countries:
                continue
            marks = {parse.lower[k] for k in parse.kids[noun] if parse.dep[k] in ("det", "poss", "nummod")}
            meant = parse.lower[noun] in ("those", "anyone", "one") or marks <= _ANY
            told = any(parse.dep[k] in ("relcl", "acl") and k > noun for k in parse.kids[noun])
            struck = parse.lemma[verb] in self.lexicon.words.violent | self.lexicon.words.chasing
            if parse.lemma[noun] in self.lexicon.words.bystanders:
                continue
            if meant and told and (struck or ill):
                return phrase(parse, noun), noun
        return None

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
