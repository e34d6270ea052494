"""Whether anybody is bound by what is said to follow.

"If X then Y" binds whoever says so, or is reported to, where he would do Y himself or make the other side suffer it.
Predictions by bystanders, requests and questions bind nobody.
"""

from collections.abc import Container
from typing import Protocol

from standoff.extraction.actors import NOBODY, Actors
from standoff.extraction.binding_sides import PRONOUNS, Sides, share
from standoff.extraction.conditions_implied import regarded
from standoff.extraction.declarations import bars, is_deed, is_kept
from standoff.extraction.grammar import is_negated, is_passive, kids, own_subject, subject
from standoff.extraction.issuance import Issuance
from standoff.extraction.menaces import (
    can_suffer,
    harms,
    has_options,
    is_liable,
    is_shut_out,
    is_suffered,
    is_vowed_against,
    is_woe,
    lapses,
    loses_out,
    woes,
)
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import (
    DEALINGS,
    FORCING,
    MODALS,
    TALKS,
    auxiliaries,
    befalls,
    does_likewise,
    goes_ahead,
    goes_on_being,
    is_none,
    is_of_talks,
    is_over,
    is_risk,
    left_no_choice,
    looks_on,
    refuses,
    rules_out,
)
from standoff.extraction.predicates_granted import (
    favours,
    is_another_matter,
    is_not_spared,
    is_sent_off,
    is_switched,
    moves,
    permits,
    stays_out,
    steps_over,
    takes_effect,
)
from standoff.extraction.speakers import Speakers
from standoff.extraction.verbs import BEARING
from standoff.lexicons.commitments import CommitmentLexicon

_ASKING = frozenset("ask write call arrive propose offer invite question come inquire".split())
_WITHDRAWING = frozenset("close shut recall withdraw suspend cancel reopen open evacuate seal move".split())
# Whoever speaks for all lets nobody in and sends nobody home.
_FORUMS = frozenset({"UNO", "ICC"})
_RESULTS = frozenset("result consequence outcome".split())
_AGAIN = frozenset("repeat continue resume extend widen intensify".split())
_DRILLS = frozenset("drill exercise operation patrol campaign war".split())
_CEASING = frozenset("stop end cease continue resume".split())
# What happens in the mind answers nobody: "if they lie, we see it".
_MINDING = frozenset("see view regard consider deem hold let meet treat break".split())


class Deeds(Protocol):
    """Answers what a verb tells."""

    def hurts(self, verb: int) -> bool:
        """Whether it tells of an act that does harm."""


class Binding:
    """Answers "who is bound, and how?" for the consequences of one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Cues and word lists.
        speakers: Who issues by its words.
        deeds: What its verbs tell.
        persons: Ids of the persons whom it names.
    """

    def __init__(
        self,
        parse: Parse,
        actors: Actors,
        lexicon: CommitmentLexicon,
        speakers: Speakers,
        deeds: Deeds,
        *,
        persons: Container[str] = (),
    ) -> None:
        self._parse = parse
        self._actors = actors
        self._lexicon = lexicon
        self._speakers = speakers
        self._deeds = deeds
        self._sides = Sides(parse, actors, lexicon, speakers, persons)

    def binds(self, issuance: Issuance, verb: int, *, under: bool = False) -> str | None:
        """How the issuer is bound by a consequence headed by *verb*.

        Args:
            issuance: On whose word.
            verb: Head token of the consequence.
            under: Whether it is said to follow from a condition.

        Returns:
            ``does`` when the issuer's side would act, ``harm`` when the other side would suffer, ``passive`` when who
            acts is left out, ``None`` when nobody is bound.
        """
        parse, words = self._parse, self._lexicon.words
        if parse.pos[verb] == "NOUN":
            return self._binds_deed(issuance, verb)
        if (told := self._at_once(issuance, verb, under=under)) is not None:
            return told
        if not self.is_future(issuance, verb) and not (under and self._is_settled(issuance, verb)):
            return None
        if woes(parse, words, verb) or loses_out(parse, verb):
            return "harm"
        if self.there_is(verb, under=under) or is_of_talks(parse, verb):
            return "passive"
        harmful = harms(parse, words, verb) or is_risk(parse, words, verb) or befalls(parse, words, verb)
        if harmful and is_negated(parse, verb) and parse.lemma[verb] != "meet":
            return None  # "will not face any consequences"; but "will not be met with silence" is a threat
        if self.is_own(issuance, verb):
            return self._binds_itself(issuance, verb, harmful=harmful)
        if parse.lemma[verb] in FORCING and not is_negated(parse, verb) and left_no_choice(parse, verb) is not None:
            # "A landing would oblige Chad to answer", says Chad.
            forced = [o for o in kids(parse, verb, "dobj") if self._sides.is_ours(issuance, o)]
            return "does" if forced else None
        if harmful:
            return "harm" if can_suffer(parse, words, verb) else None
        if self._grants(issuance, verb, under=under) or (under and takes_effect(parse, verb)):
            return "passive"
        if is_shut_out(parse, verb) and self._is_of_another(issuance, verb):
            return "harm"
        if self._comes_about(issuance, verb, under=under) or (
            under and (self._resumes(verb) or lapses(parse, words, verb) or self._switches(issuance, verb))
        ):
            return "passive"
        if under and is_vowed_against(parse, issuance.cue, verb) and self._is_of_another(issuance, verb):
            return "harm"
        if issuance.act == "threat" and issuance.cue is not None and under:
            # "Threatened that Oslo would burn if …": it is no good that is threatened.
            return "harm"
        return "does" if subject(parse, verb) is None and issuance.cue is not None else None

    def _at_once(self, issuance: Issuance, verb: int, *, under: bool) -> str | None:
        """How the issuer is bound by what need not be said to come: "all options are open", "the deal is off"."""
        parse, words = self._parse, self._lexicon.words
        if has_options(parse, verb) or is_liable(parse, words, verb):
            return "harm"
        if under and (is_another_matter(parse, verb) or is_not_spared(parse, verb) or self._sends_off(issuance, verb)):
            return "harm"
        if under and parse.lemma[verb] == "mean" and not kids(parse, verb, "aux") and harms(parse, words, verb):
            return "harm"  # "any further raid means war"
        over = is_over(parse, verb) or refuses(parse, verb) or rules_out(parse, words, verb)
        return "passive" if over else None

    def _sends_off(self, issuance: Issuance, verb: int) -> bool:
        """Whether it is said in the present who must go: "the day he meets them, *he leaves*"."""
        quoted = issuance.attribution is not None and issuance.attribution.type == "direct"
        # Nobody quoted in his own words calls himself "he".
        return is_sent_off(self._parse, verb) and self._is_plain(verb) and (quoted or not self.is_own(issuance, verb))

    def _grants(self, issuance: Issuance, verb: int, *, under: bool) -> bool:
        """Whether it is left out who lets others do or have it, or keeps his own men and others' things where they are.

        What refugees may do once a war is over an organisation only hopes.
        """
        if steps_over(self._parse, verb):
            return True
        state = any(c not in _FORUMS for c in issuance.issuer.countries) or issuance.group is not None
        granted = permits(self._parse, verb) or favours(self._parse, verb) or stays_out(self._parse, verb)
        return under and state and granted

    def _is_of_another(self, issuance: Issuance, verb: int) -> bool:
        """Whether the subject is a party that is not the issuer's."""
        named = self._actors.of(own_subject(self._parse, verb), verb=verb)
        return bool(named.countries) and not set(named.countries) & set(issuance.issuer.countries)

    def _is_settled(self, issuance: Issuance, verb: int) -> bool:
        """What is said in the present to follow: "if they cross, *we fight*", "*the border stays shut* until …".

        Only deeds of the issuer's own side, what he keeps as it is, what he lets go on, and what there will not be.
        """
        parse, words = self._parse, self._lexicon.words
        if not self._is_plain(verb):
            return False
        if any(parse.lower[k] == "there" for k in kids(parse, verb, "expl")):
            return any(parse.lower[d] == "no" for k in kids(parse, verb, "attr") for d in parse.kids[k])
        if parse.lemma[verb] in ("stay", "remain", "keep", "leave") and is_kept(parse, words, verb):
            return True
        if self.is_own(issuance, verb):
            done = words.answers | words.violent | words.hostile | words.giving | words.passive - _MINDING
            return parse.lemma[verb] in done or does_likewise(parse, verb) or moves(parse, verb)
        return self._resumes(verb) or takes_effect(parse, verb) or self._switches(issuance, verb)

    def _switches(self, issuance: Issuance, verb: int) -> bool:
        """Whether the issuer turns something of its own on or off, or nobody says whose it is: "the embargo falls"."""
        who = own_subject(self._parse, verb)
        if who is None or not is_switched(self._parse, verb) or issuance.act == "warning":
            return False
        owner = self._speakers.owner(who)
        return not owner.countries or share(issuance.issuer, owner)

    def _is_plain(self, verb: int) -> bool:
        """Whether a verb stands in the present: "goes", "does not go"."""
        parse = self._parse
        helping = {parse.lower[k] for k in kids(parse, verb, "aux", "auxpass")}
        # The parser takes "we hit" for what was done.
        alike = parse.tag[verb] == "VBD" and parse.lower[verb] == parse.lemma[verb] and parse.dep[verb] == "conj"
        if (parse.tag[verb] in ("VBP", "VBZ") or alike) and not helping:
            return True
        return parse.tag[verb] == "VB" and helping <= {"do", "does"} and bool(helping)

    def _binds_itself(self, issuance: Issuance, verb: int, *, harmful: bool) -> str | None:
        """How the issuer is bound by what is said of his own side."""
        parse, words = self._parse, self._lexicon.words
        if left_no_choice(parse, verb) is not None:
            return "does"  # "would have no option but war"
        if harmful and parse.lemma[verb] in words.triggering:
            # "Would invoke its pact with Quito."
            return "does"
        if harmful:
            # "We will all face the consequences": nobody threatens himself; "warned Quito that it would face …".
            who, told = subject(parse, verb), issuance.act in ("warning", "threat")
            warned = who is not None and (told or self._has_other_cause(issuance, verb))
            return "harm" if warned and who is not None and parse.lower[who] in PRONOUNS else None
        if is_negated(parse, verb) and is_woe(parse, words, verb):
            return None  # "Our people will not sleep well."
        withdrawn = is_passive(parse, verb) and parse.lemma[verb] in _WITHDRAWING
        if withdrawn and not kids(parse, verb, "agent"):
            return "does"  # "its consulates will be closed unless …"
        if is_passive(parse, verb) and (self._deeds.hurts(verb) or is_suffered(parse, verb)):
            # "We will be attacked if …": nobody does that to himself.
            return None
        # "Would see a landing as an act of war" is no state of mind.
        return "does" if is_deed(parse, words, verb) or regarded(parse, self._lexicon, verb) else None

    def _resumes(self, verb: int) -> bool:
        """Whether something goes on again that somebody had stopped: "the border would reopen if …"."""
        parse = self._parse
        who = own_subject(parse, verb)
        goes = goes_ahead(parse, verb) or parse.lemma[verb] in self._lexicon.words.resuming
        if not goes or kids(parse, verb, "dobj", "auxpass"):
            return False
        if who is None or parse.pos[who] != "NOUN" or self._actors.of(who, verb=verb):
            return False
        # "The match will go ahead unless it rains" says nothing between states.
        words = self._lexicon.words
        held = words.granted | words.acts | words.attacks | TALKS | _DRILLS | {"conference"}
        return parse.lemma[verb] in words.resuming or parse.lemma[who] in held

    def _comes_about(self, issuance: Issuance, verb: int, *, under: bool = False) -> bool:
        """Whether it is left out who acts, but not that it is the speaker: "the road will be closed"."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] in ("go", "leave", "pass") and looks_on(parse, words, verb):
            return True
        passive = bool(kids(parse, verb, "auxpass")) or parse.tag[verb] == "VBN"
        if passive and issuance.act == "promise" and issuance.cue is not None:
            # "Assured Oslo that no base would be built."
            return not self._has_other_agent(issuance, verb)
        if issuance.act in ("promise", "threat") and issuance.cue is not None and self._is_unowned(issuance, verb):
            # "Threatened that the oil would stop", "promised that the taps will stay off".
            return True
        if passive and not self._has_other_agent(issuance, verb):
            # "Not one gate will be opened until …": whoever says so keeps them shut
            barred = under and bars(parse, verb) and parse.lemma[verb] not in BEARING
            barred = barred and not self._is_of_another(issuance, verb)
            if barred or self._is_done(verb) or (under and parse.lemma[verb] in words.chasing):
                return True
        struck = goes_on_being(parse, verb)
        if struck is not None and parse.lemma[struck] in words.passive:
            return True
        if parse.lemma[verb] in ("stay", "remain", "be") and is_kept(parse, words, verb):
            return True
        who = subject(parse, verb)
        if who is not None and is_none(parse, who) and self._keeps_off(issuance, verb):
            return True
        return who is not None and (self._is_own_measure(issuance, who) or self._ceases(issuance, who, verb))

    def _is_unowned(self, issuance: Issuance, verb: int) -> bool:
        """Whether a thing would do it that is nobody else's: what is promised of it the issuer must bring about."""
        parse = self._parse
        who = own_subject(parse, verb)
        if who is None or parse.pos[who] not in ("NOUN", "PRON") or parse.tag[who] in ("WDT", "WP", "EX"):
            return False
        named = self._actors.of(who, verb=verb) or self._speakers.owner(who)
        known = bool(named) and not share(issuance.issuer, named)
        return not known and parse.lemma[verb] not in self._lexicon.words.undergone | self._lexicon.words.doomed

    def _keeps_off(self, issuance: Issuance, verb: int) -> bool:
        """Whether it is the issuer's own soil that nobody will come to: "no soldier will set foot on our soil"."""
        parse, words = self._parse, self._lexicon.words
        places = kids(parse, verb, "dobj")
        places += [o for p in kids(parse, verb, "prep") for o in kids(parse, p, "pobj")]
        places += [
            o for p in kids(parse, verb, "prep") for c in kids(parse, p, "pcomp") for o in kids(parse, c, "dobj")
        ]
        for place in places:
            if parse.lemma[place] not in words.own | {"country", "waters"}:
                continue
            if any(self._sides.is_ours(issuance, k) for k in kids(parse, place, "poss", "amod", "compound", "nmod")):
                return True
        return False

    def _has_other_cause(self, issuance: Issuance, verb: int) -> bool:
        """Whether it is to follow from what somebody else does: "unless Chad withdraws, it will face sanctions"."""
        for clause in kids(self._parse, verb, "advcl"):
            who = own_subject(self._parse, clause)
            named = self._actors.of(who, verb=clause)
            somebody = who is not None and (named.countries or self._parse.pos[who] == "PROPN")
            if somebody and not set(named.countries) & set(issuance.issuer.countries):
                return True
        return False

    def there_is(self, verb: int, *, under: bool = False) -> bool:
        """Whether a deed is said to come about by itself: "there will be a response", "there would be no talks".

        *under* a condition whatever there would not be is withheld: "there would be no lorries until …".
        """
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] != "be":
            return False
        if not any(parse.lower[k] == "there" for k in kids(parse, verb, "expl")):
            # "War would be the result."
            who = own_subject(parse, verb)
            results = any(parse.lemma[k] in _RESULTS for k in kids(parse, verb, "attr"))
            return results and who is not None and parse.lemma[who] in words.deeds
        deeds = words.measures | words.deeds | TALKS
        if any(parse.lower[d] == "no" for k in kids(parse, verb, "attr", "nsubj") for d in parse.kids[k]):
            # "There will be no elections": whoever says so withholds them.
            if under:
                return not any(parse.lemma[k] in words.fated for k in kids(parse, verb, "attr", "nsubj"))
            deeds |= words.granted
        if under and not any(parse.lemma[k] in _ASKING for k in kids(parse, verb, "advcl")):
            deeds = deeds | {"answer"}
        return any(parse.lemma[k] in deeds for k in kids(parse, verb, "attr", "nsubj"))

    def _is_done(self, verb: int) -> bool:
        """Whether a passive leaves out that it is the speaker who acts."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] in words.passive or self._deeds.hurts(verb):
            return True
        who = own_subject(parse, verb)
        # "The strikes will be repeated."
        if who is None or parse.lemma[verb] not in _AGAIN:
            return False
        return any(parse.lemma[who] in nouns for nouns in (words.acts, words.deeds, words.measures, _DRILLS))

    def _is_own_measure(self, issuance: Issuance, who: int) -> bool:
        """Whether a measure is meant that nobody else takes: not "a strike by Chad would set the region on fire"."""
        if self._parse.lemma[who] not in self._lexicon.words.measures:
            return False
        owner = self._speakers.owner(who)
        return not owner or bool(set(owner.countries) & set(issuance.issuer.countries))

    def _ceases(self, issuance: Issuance, who: int, verb: int) -> bool:
        """Acts that end by themselves, "the raids would stop": whoever commits them ends them, if it is the issuer."""
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[verb] not in _CEASING or kids(parse, verb, "dobj", "auxpass") or parse.pos[who] != "NOUN":
            return False
        if is_negated(parse, verb):
            return False  # "the war would not stop at the border" says what is feared
        owner = self._speakers.owner(who)
        ours = set(issuance.issuer.countries) & set(owner.countries)
        given = parse.lemma[verb] != "continue" and parse.lemma[who] in DEALINGS
        return (given or parse.lemma[who] in words.acts | words.deeds) and (bool(ours) or not owner)

    def _binds_deed(self, issuance: Issuance, noun: int) -> str | None:
        """Deeds as nouns: "threatened a boycott" binds, "warned of a Chadian attack" only Chad."""
        words = self._lexicon.words
        deed = self._parse.lemma[noun] in words.measures or self._parse.lemma[noun] in words.deeds
        if issuance.cue is None or not (deed or issuance.act == "promise"):
            return None
        owner = self._speakers.owner(noun) if deed else NOBODY
        foreign = bool(owner) and not share(issuance.issuer, owner)
        return None if foreign and issuance.act != "promise" else "passive"

    def is_struck(self, issuance: Issuance, verb: int) -> bool:
        """Whether *verb* says that the issuer's own side is attacked: "if we are attacked"."""
        passive = is_passive(self._parse, verb) and not is_negated(self._parse, verb)
        struck = passive and self._parse.lemma[verb] in self._lexicon.words.violent
        return struck and own_subject(self._parse, verb) is not None and self.is_own(issuance, verb)

    def _has_other_agent(self, issuance: Issuance, verb: int) -> bool:
        agents = [o for k in kids(self._parse, verb, "agent") for o in kids(self._parse, k, "pobj")]
        named = self._actors.of(agents[0]) if agents else NOBODY
        return bool(named) and not share(issuance.issuer, named)

    def is_own(self, issuance: Issuance, verb: int) -> bool:
        """Whether the subject of *verb* is the issuer's own side."""
        return self._sides.is_own(issuance, verb)

    def is_future(self, issuance: Issuance, verb: int) -> bool:
        """Whether a consequence is still to come: a modal, or an infinitive under an issuing word."""
        parse, at = self._parse, verb
        if is_risk(parse, self._lexicon.words, verb) and (issuance.cue is not None or issuance.attribution is not None):
            return True
        infinitive = parse.dep[verb] == "pcomp" or parse.tag[verb] == "VBG"
        for _ in range(5):
            words = auxiliaries(parse, at)
            if words & MODALS:
                # "Would have left" is no more; "will have left" by then.
                return "have" not in words or bool(words & {"will", "shall", "'ll"})
            infinitive = infinitive or "to" in words
            if parse.dep[at] not in ("conj", "xcomp", "pcomp", "advcl") or parse.head[at] == issuance.cue:
                break
            at = parse.head[at]
            while parse.pos[at] not in ("VERB", "AUX") and parse.head[at] != at:
                at = parse.head[at]
        return infinitive and (issuance.cue is not None or issuance.act != "declaration")
