"""Who issues a commitment, to whom, and whether anybody is bound at all.

"If X then Y" binds somebody only when it is said by, or reported of, a party that would do Y itself or make the other
side suffer Y. Predictions by bystanders, requests and questions bind nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.grammar import governing_verb, is_negated, kids, objects, own_subject, subject
from standoff.extraction.menaces import can_suffer, escalates, harms, has_options, is_liable
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import (
    MODALS,
    TALKS,
    goes_on_being,
    is_awaited,
    is_of_talks,
    is_over,
    is_question,
    looks_on,
)
from standoff.extraction.speakers import Speakers
from standoff.lexicons.commitments import Act, CommitmentLexicon, Cue
from standoff.model import Attribution

_FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my"})
# How an attribution's cue reads as an act of commitment.
_ACTS: dict[str, Act] = {
    "threaten": "threat",
    "warn": "warning",
    "promise": "promise",
    "plan": "vow",
    "agree": "promise",
    "demand": "declaration",
}
# The rule that stands for an act which only an attribution shows.
_RULES: dict[Act, str] = {
    "threat": "cue.threaten",
    "warning": "cue.warn",
    "promise": "cue.promise",
    "vow": "cue.vow",
}
_NOT_ISSUING = frozenset({"believe", "ask", "deny"})
_WITHHOLDING = frozenset("refuse decline deny".split())
# "told reporters": whom it is said to is not whom it is meant for.
_LISTENERS = frozenset(
    "reporter journalist press newspaper agency crowd parliament audience lawmaker medium broadcaster".split()
)
_STATES = frozenset(
    "be have seem appear become remain mean know believe think want hope expect see understand feel like".split()
)
_READY = frozenset(
    "ready prepared force willing oblige compel bind entitle choice option duty obligation right able determined "
    "free".split()
)
_KEPT = frozenset("closed shut open suspended frozen barred banned sealed blocked grounded".split())
_BREAKING = frozenset(
    "break violate breach betray renege keep fulfil fulfill forget abandon withdraw drop ask seek want".split()
)
_RESULTS = frozenset({"result", "consequence", "outcome"})
_AGAIN = frozenset({"repeat", "continue", "resume", "extend", "widen", "intensify"})
_DRILLS = frozenset({"drill", "exercise", "operation", "patrol", "campaign", "war"})
_CEASING = frozenset("stop end cease continue resume".split())
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_BODIES = frozenset(
    "government military army navy country state nation administration force republic ministry emirate kingdom bloc "
    "alliance group movement cabinet soldier troop".split()
)


def is_party(issuer: Reference) -> bool:
    """States, organisations, groups and people who act for them; not bystanders without any."""
    return bool(issuer.countries) or any(not e.startswith("~") and "/" not in e for e in issuer.entities)


@dataclass(frozen=True, slots=True)
class Issuance:
    """On whose word something is to follow.

    Attributes:
        issuer: Who says so.
        act: What saying so does.
        cue: Token of the issuing word, or ``None`` when only an attribution carries it.
        rule: Id of the cue rule, or "".
        addressee: Whom the cue names ("warned Seoul").
        attribution: The innermost attribution that covers the consequence.
    """

    issuer: Reference = NOBODY
    act: Act = "declaration"
    cue: int | None = None
    rule: str = ""
    addressee: Reference = NOBODY
    attribution: Attribution | None = None


class Issuers:
    """Answers "who says so?" for the consequences of one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        attributions: Its attributions.
        lexicon: Cues.
    """

    def __init__(
        self, parse: Parse, actors: Actors, attributions: Sequence[Attribution], lexicon: CommitmentLexicon
    ) -> None:
        self._parse = parse
        self._actors = actors
        self._lexicon = lexicon
        self.speakers = Speakers(parse, actors, lexicon)
        self._orders = next(c for c in lexicon.issuing if c.id == "cue.orders")
        self._covering: dict[int, Attribution] = {}
        for attribution in sorted(attributions, key=lambda a: -sum(len(s) for s in a.content)):
            for span in attribution.content:
                for token in parse.tokens_in(span):
                    self._covering[token] = attribution
        self._by_cue = {a.cue.start: a for a in attributions if a.cue is not None}

    def attribution_of(self, token: int) -> Attribution | None:
        """The innermost attribution whose content covers a token."""
        return self._covering.get(token)

    def is_said_later(self, issuance: Issuance) -> bool:
        """Whether what would be said has not been said yet: "the minute they say they will stop, we will"."""
        said = issuance.attribution
        cue = self._parse.token_at(said.cue.start) if said is not None and said.cue is not None else None
        return cue is not None and is_awaited(self._parse, cue)

    def is_undone(self, cue: int) -> bool:
        """Whether somebody denies an issuing word, or it is only possible: "denied that it had threatened to …"."""
        own, over = self._by_cue.get(self._parse.start[cue]), self._covering.get(cue)
        doubted = over is not None and over.stance != "asserts" and over.act not in ("believe", "plan")
        return (
            doubted
            or self._is_past(cue)
            or (own is not None and own.modality == "hypothetical")
            or is_awaited(self._parse, cue)
        )

    def _is_past(self, cue: int) -> bool:
        """Whether a promise is only named because it was broken, kept or taken back."""
        parse, above = self._parse, self._parse.head[cue]
        return parse.pos[cue] == "NOUN" and parse.dep[cue] in ("dobj", "nsubjpass") and parse.lemma[above] in _BREAKING

    def is_disputable(self, cue: int, issuer: Reference, act: Act) -> bool:
        """Whether only another party says that somebody promised it: "Lima says that Quito promised to leave"."""
        over = self._covering.get(cue)
        if act != "promise" or over is None or over.act in ("believe", "plan"):
            return False
        said_by = set(over.speaker_countries)
        return bool(said_by and issuer.countries) and not said_by & set(issuer.countries)

    def of(self, verb: int) -> Issuance:
        """The issuance that a consequence headed by *verb* stands under; without an issuer when there is none."""
        attribution = self._covering.get(verb)
        if is_question(self._parse, verb) or self._is_withheld(verb):
            return Issuance()
        found = self._cue_above(verb)
        if found is not None:
            cue, token = found
            issuer = self.speakers.of(token)
            nobody = attribution is None or not attribution.speaker_countries
            # An agency or a paper is somebody, but not whoever would act.
            faceless = not issuer.countries and all(e.startswith("~") for e in issuer.entities)
            if faceless and nobody and (self.speakers.unsaid(token) or self.speakers.official(token)):
                issuer = self._own_state(verb) or issuer
            own = self._by_cue.get(self._parse.start[token])
            if own is not None and own is attribution and own.type != "indirect" and own.speaker_countries:
                # "Wrote that his country … and added: “We will …”": who is quoted is known better than who is subject.
                issuer = Reference((own.speaker_entity,) if own.speaker_entity else (), own.speaker_countries)
            if issuer or attribution is None:
                return Issuance(issuer, cue.act, token, cue.id, self.addressee(token), own or attribution)
        said = attribution is not None and attribution.act not in _NOT_ISSUING and attribution.stance == "asserts"
        if said and attribution is not None:
            entities = (attribution.speaker_entity,) if attribution.speaker_entity else ()
            act = _ACTS.get(attribution.act, "declaration")
            cue_token = self._parse.token_at(attribution.cue.start) if attribution.cue else None
            return Issuance(
                Reference(entities, attribution.speaker_countries),
                act,
                None,
                _RULES.get(act, ""),
                self.addressee(cue_token) if cue_token is not None else NOBODY,
                attribution,
            )
        return Issuance(attribution=attribution)

    def _is_withheld(self, verb: int) -> bool:
        """Whether it is just what somebody did not say: "did not say that it would …", "denied that it would …"."""
        parse, above = self._parse, self._parse.head[verb]
        if parse.dep[verb] != "ccomp" or verb < above or parse.pos[above] != "VERB":
            return False
        if parse.lemma[above] == "deny":
            return True
        if parse.dep[above] == "xcomp" and parse.lemma[parse.head[above]] in _WITHHOLDING:
            return True
        # "Not only did Quito say that …": it did.
        only = any(parse.lower[k : k + 2] == ["not", "only"] for k in kids(parse, above, "neg", "preconj", "advmod"))
        cue = self._lexicon.cues.get(parse.lemma[above])
        return cue is not None and cue.act == "declaration" and is_negated(parse, above) and not only

    def _own_state(self, verb: int) -> Reference:
        """The one state that would act, for whom an official or a statement without a country of its own must speak.

        "Quito was told that Chad would not stand by", "King Idris declared that Libya would fight".
        """
        named = self._actors.of(own_subject(self._parse, verb), verb=verb)
        return named if len(named.countries) == 1 and self._is_deed(verb) else NOBODY

    def _cue_above(self, verb: int) -> tuple[Cue, int] | None:
        """The nearest issuing verb or noun whose complement *verb* is."""
        parse, token = self._parse, verb
        for _ in range(8):
            head, label = parse.head[token], parse.dep[token]
            if head == token:
                return None
            if label in ("ccomp", "xcomp", "pcomp", "acl", "pobj", "dobj", "oprd", "advcl", "acomp", "relcl") or (
                label in ("prep",) and parse.lower[token] in ("of", "with", "to", "that", "against")
            ):
                cue = self._ordered(head, token) or self.speakers.cue_of(head)
                if cue is not None and self._governs(cue, head, token) and not is_negated(parse, head):
                    return cue, head
                if cue is None and label == "relcl" and (found := self._noun_before(head)) is not None:
                    return found
            elif label != "conj":
                return None
            token = head
        return None

    def _ordered(self, head: int, token: int) -> Cue | None:
        """The standing order that *token* carries out: "our troops have orders to fire", "are under orders to …"."""
        parse = self._parse
        if parse.lemma[head] not in ("order", "instruction") or parse.dep[token] not in ("acl", "xcomp", "advcl"):
            return None
        verb = governing_verb(parse, head)
        under = parse.lower[parse.head[head]] == "under"
        return self._orders if under or (verb is not None and parse.lemma[verb] in ("have", "receive")) else None

    def _governs(self, cue: Cue, head: int, token: int) -> bool:
        """Whether the clause of *token* is what an issuing word issues, and not a clause that modifies it."""
        parse, label = self._parse, self._parse.dep[token]
        if cue.deadline:
            # "Demanded that Oslo would pay" asks; "demanded that it would give nothing" says what it will do itself.
            return label == "ccomp" and any(parse.lower[k] in ("will", "would", "'ll", "'d") for k in parse.kids[token])
        if label not in ("advcl", "relcl"):
            return True
        # "A signal to the rebels that …", "made it clear that …": parsers hang such clauses by chance.
        marked = any(parse.lower[k] == "that" and parse.dep[k] == "mark" for k in parse.kids[token])
        return marked and parse.pos[head] in ("NOUN", "ADJ")

    def _noun_before(self, head: int) -> tuple[Cue, int] | None:
        """The issuing noun before *head*, whose "to" phrase *head* ends ("signals to the rebels that …")."""
        parse, preposition = self._parse, self._parse.head[head]
        if parse.dep[head] != "pobj" or parse.lower[preposition] not in ("to", "with"):
            return None
        above = parse.head[preposition]
        for noun in (above, *kids(parse, above, "dobj")):
            cue = self.speakers.cue_of(noun)
            if cue is not None and parse.pos[noun] == "NOUN" and not cue.deadline and not is_negated(parse, noun):
                return cue, noun
        return None

    def addressee(self, cue: int) -> Reference:
        """Whom an issuing word names as the one it is meant for."""
        parse = self._parse
        for o in objects(parse, cue) if parse.pos[cue] in ("VERB", "AUX") else ():
            if parse.lemma[o] not in _LISTENERS and (found := self._actors.of(o)):
                return found
        for p in kids(parse, cue, "prep", "dative"):
            called = parse.lemma[cue] == "call" and parse.lower[p] in ("on", "upon")
            if called or parse.lower[p] in ("to", "at", "against", "for"):
                for o in kids(parse, p, "pobj"):
                    if parse.lemma[o] not in _LISTENERS and (found := self._actors.of(o)):
                        return found
        return NOBODY

    def binds(self, issuance: Issuance, verb: int) -> str | None:
        """How the issuer is bound by a consequence headed by *verb*.

        Returns:
            ``does`` when the issuer's side would act, ``harm`` when the other side would suffer, ``passive`` when who
            acts is left out, ``None`` when nobody is bound.
        """
        parse, words = self._parse, self._lexicon.words
        if parse.pos[verb] == "NOUN":
            return self._binds_deed(issuance, verb)
        if has_options(parse, verb) or is_liable(parse, words, verb):
            return "harm"
        if is_over(parse, verb):
            return "passive"
        if not self.is_future(issuance, verb):
            return None
        who = subject(parse, verb)
        issuer = set(issuance.issuer.countries) | set(issuance.issuer.entities)
        if self.there_is(verb) or is_of_talks(parse, verb):
            return "passive"
        harmful = harms(parse, words, verb)
        if harmful and is_negated(parse, verb) and parse.lemma[verb] != "meet":
            # "It will not face any consequences"; but "will not be met with silence" is a threat.
            return None
        if self.is_own(issuance, verb):
            # "We will all face the consequences": nobody threatens himself; "warned Quito that it would face …".
            warned = issuance.act in ("warning", "threat") or self._has_other_cause(issuance, verb)
            warned = warned and who is not None and parse.lower[who] in _PRONOUNS
            return ("harm" if warned else None) if harmful else ("does" if self._is_deed(verb) else None)
        if harmful:
            return "harm" if can_suffer(parse, words, verb) else None
        if parse.lemma[verb] in ("go", "leave", "pass") and looks_on(parse, words, verb):
            return "passive"
        passive = any(parse.dep[k] in ("auxpass",) for k in parse.kids[verb]) or parse.tag[verb] == "VBN"
        if passive and self._is_done(verb) and not self._has_other_agent(verb, issuer):
            return "passive"
        struck = goes_on_being(parse, verb)
        if struck is not None and parse.lemma[struck] in words.passive:
            return "passive"
        if parse.lemma[verb] in ("stay", "remain", "be") and self._state_of_things(verb):
            return "passive"
        if who is None and issuance.cue is not None:
            return "does"
        if who is not None and (parse.lemma[who] in words.measures or self._ceases(issuance, who, verb)):
            return "passive"
        return None

    def _has_other_cause(self, issuance: Issuance, verb: int) -> bool:
        """Whether it is to follow from what somebody else does: "unless Chad withdraws, it will face sanctions"."""
        for clause in kids(self._parse, verb, "advcl"):
            who = own_subject(self._parse, clause)
            named = self._actors.of(who, verb=clause)
            somebody = who is not None and (named.countries or self._parse.pos[who] == "PROPN")
            if somebody and not set(named.countries) & set(issuance.issuer.countries):
                return True
        return False

    def there_is(self, verb: int) -> bool:
        """Whether a deed is said to come about by itself: "there will be a response", "there would be no talks"."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] != "be":
            return False
        if not any(parse.lower[k] == "there" for k in kids(parse, verb, "expl")):
            # "War would be the result."
            who = own_subject(parse, verb)
            results = any(parse.lemma[k] in _RESULTS for k in kids(parse, verb, "attr"))
            return results and who is not None and parse.lemma[who] in words.deeds
        deeds = words.measures | words.deeds | TALKS
        return any(parse.lemma[k] in deeds for k in kids(parse, verb, "attr", "nsubj"))

    def _is_done(self, verb: int) -> bool:
        """Whether a passive leaves out that it is the speaker who acts."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] in words.passive:
            return True
        who = own_subject(parse, verb)
        # "The strikes will be repeated."
        if who is None or parse.lemma[verb] not in _AGAIN:
            return False
        return any(parse.lemma[who] in nouns for nouns in (words.acts, words.deeds, words.measures, _DRILLS))

    def _ceases(self, issuance: Issuance, who: int, verb: int) -> bool:
        """Acts that end by themselves, "the raids would stop": whoever commits them ends them, if it is the issuer."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] not in _CEASING or kids(parse, verb, "dobj", "auxpass") or parse.pos[who] != "NOUN":
            return False
        if is_negated(parse, verb):
            return False  # "the war would not stop at the border" says what is feared
        owner = self.speakers.owner(who)
        ours = set(issuance.issuer.countries) & set(owner.countries)
        return parse.lemma[who] in words.acts | words.deeds and (bool(ours) or not owner)

    def _binds_deed(self, issuance: Issuance, noun: int) -> str | None:
        """Deeds as nouns: "threatened a boycott" binds, "warned of a Chadian attack" only Chad."""
        words = self._lexicon.words
        deed = self._parse.lemma[noun] in words.measures or self._parse.lemma[noun] in words.deeds
        if issuance.cue is None or not (deed or issuance.act == "promise"):
            return None
        owner = self.speakers.owner(noun) if deed else NOBODY
        ours = set(issuance.issuer.countries) | set(issuance.issuer.entities)
        foreign = bool(owner) and not ours & (set(owner.countries) | set(owner.entities))
        return None if foreign and issuance.act != "promise" else "passive"

    def is_own(self, issuance: Issuance, verb: int) -> bool:
        """Whether the subject of *verb* is the issuer's own side."""
        who = subject(self._parse, verb)
        if who is None:
            return False
        if self._is_vowed(issuance, verb):
            return True
        named = self._actors.of(who, verb=verb)
        if not named and self._parse.lower[who] in _PRONOUNS and self._is_reported(who, verb, issuance):
            return True
        ours = set(issuance.issuer.countries) | set(issuance.issuer.entities)
        if ours & (set(named.countries) | set(named.entities)) or self._is_own_pronoun(who):
            return True
        # "The government will answer", says a ministry: a body that nobody else owns is the speaker's own.
        return not named and bool(issuance.issuer.countries) and self._is_bare_body(who)

    def _is_vowed(self, issuance: Issuance, verb: int) -> bool:
        """Whether the issuer binds himself by an infinitive: "a Note to Quito threatening to close the river"."""
        parse, cue = self._parse, issuance.cue
        return (
            cue is not None
            and issuance.act in ("threat", "vow", "promise")
            and parse.head[verb] == cue
            and parse.dep[verb] in ("xcomp", "acl")
            and any(parse.lower[k] == "to" and parse.dep[k] == "aux" for k in parse.kids[verb])
            and own_subject(parse, verb) is None
            and not (parse.pos[cue] == "VERB" and kids(parse, cue, "dobj"))
        )

    def _is_reported(self, who: int, verb: int, issuance: Issuance) -> bool:
        """Of oneself: in "X said that it would …" a pronoun that nothing else explains is the speaker."""
        cue = issuance.attribution.cue if issuance.attribution is not None else None
        above = self._parse.head[verb]
        return (
            cue is not None
            and self._parse.dep[verb] == "ccomp"
            and self._parse.start[above] == cue.start
            and (self._parse.lower[who] == "they") == (len(issuance.issuer.countries) > 1)
        )

    def _is_bare_body(self, who: int) -> bool:
        parse = self._parse
        bare = not any(parse.dep[k] in ("poss", "amod", "compound", "prep", "nmod") for k in parse.kids[who])
        return bare and parse.lemma[who] in _BODIES and any(parse.lower[k] == "the" for k in parse.kids[who])

    def _state_of_things(self, verb: int) -> bool:
        """Things kept as they are, "would stay closed": what somebody keeps that way."""
        parse, words = self._parse, self._lexicon.words
        below = kids(parse, verb, "acomp", "oprd", "attr", "advcl", "xcomp", "ccomp")
        return any(parse.lemma[k] in words.passive or parse.lower[k] in _KEPT for k in below)

    def _is_deed(self, verb: int) -> bool:
        """Whether a predicate says that something is done, not how something is ("would be a danger")."""
        parse = self._parse
        if parse.lemma[verb] == "be" and any(parse.lower[k] == "there" for k in kids(parse, verb, "advmod")):
            # "I will be there" says that one will help.
            return True
        if escalates(parse, self._lexicon.words, verb):
            return True
        if parse.lemma[verb] == "know" and kids(parse, verb, "xcomp"):
            return True
        if parse.lemma[verb] not in _STATES or looks_on(parse, self._lexicon.words, verb):
            return True
        below = {parse.lemma[k] for k in parse.kids[verb] if parse.dep[k] in ("acomp", "attr", "dobj", "xcomp", "oprd")}
        return bool(below & _READY) or any(
            parse.tag[k] in ("VB", "VBN") for k in parse.kids[verb] if parse.dep[k] == "xcomp"
        )

    def _is_own_pronoun(self, who: int) -> bool:
        parse = self._parse
        if parse.lower[who] in _FIRST_PERSON:
            return True
        if parse.lower[who] in ("they", "it"):
            # "If our troops are attacked, they will respond."
            before = [own_subject(parse, k) for k in kids(parse, parse.head[who], "advcl") if k < who]
            who = next((k for k in before if k is not None), who)
        return any(parse.dep[k] == "poss" and parse.lower[k] in _FIRST_PERSON for k in parse.kids[who])

    def _has_other_agent(self, verb: int, issuer: set[str]) -> bool:
        agents = [o for k in kids(self._parse, verb, "agent") for o in kids(self._parse, k, "pobj")]
        named = self._actors.of(agents[0]) if agents else NOBODY
        return bool(named) and not issuer & (set(named.countries) | set(named.entities))

    def is_future(self, issuance: Issuance, verb: int) -> bool:
        """Whether a consequence is still to come: a modal, or an infinitive under an issuing word."""
        parse, at = self._parse, verb
        infinitive = parse.dep[verb] == "pcomp" or parse.tag[verb] == "VBG"
        for _ in range(5):
            words = {parse.lower[k]: k for k in parse.kids[at] if parse.dep[k] == "aux"}
            if words.keys() & MODALS:
                return "have" not in words
            infinitive = infinitive or "to" in words
            if parse.dep[at] not in ("conj", "xcomp", "pcomp", "advcl") or parse.head[at] == issuance.cue:
                break
            at = parse.head[at]
            while parse.pos[at] not in ("VERB", "AUX") and parse.head[at] != at:
                at = parse.head[at]
        return infinitive and (issuance.cue is not None or issuance.act != "declaration")
