"""How a noun that names an act stands: what is before it, and what verb, preposition or noun governs it."""

import msgspec

from standoff.extraction.events_ruled_out import is_ruling_out
from standoff.extraction.grammar import PASSIVE_SUBJECTS, SUBJECTS, auxiliaries, first_preposition, is_negated, kids
from standoff.extraction.parse import Parse
from standoff.lexicons.events import ModalityWords
from standoff.model.proposition import Modality

FARTHEST = 12
VERBAL = frozenset({"VERB", "AUX"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"}) | SUBJECTS | PASSIVE_SUBJECTS


# From what is told as a fact to what is only thought of.
_MODALITIES: tuple[Modality, ...] = ("actual", "planned", "hypothetical")


class Standing(msgspec.Struct, frozen=True):
    """How a proposition stands.

    Attributes:
        modality: ``actual``, ``planned`` or ``hypothetical``; the weakest on the way wins.
        negated: Whether the text says that it does not happen, or did not.
        denied: Whether what governs it denies it ("denied shelling").
        alleged: Whether somebody is accused of it.
    """

    modality: Modality = "actual"
    negated: bool = False
    denied: bool = False
    alleged: bool = False


class Climb:
    """What has been gathered on the way up from a trigger.

    Args:
        parse: The document's parse.
        words: Words of modality.
    """

    def __init__(self, parse: Parse, words: ModalityWords) -> None:
        self.parse = parse
        self.words = words
        self.rank = 0
        self.negated = False
        self.denied = False
        self.alleged = False

    def planned(self) -> None:
        """Something intends it."""
        self.rank = max(self.rank, 1)

    def hypothetical(self) -> None:
        """Something merely thinks of it, wants it or fears it."""
        self.rank = 2

    def modal(self, verb: int) -> Modality:
        """What a verb is by its auxiliaries: ``hypothetical`` ("may"), ``planned`` ("will"), or else ``actual``."""
        own = set(auxiliaries(self.parse, verb))
        if own & self.words.hypothetical_auxiliaries:
            return "hypothetical"
        return "planned" if own & self.words.planned_auxiliaries else "actual"

    def weaken(self, modality: Modality) -> None:
        """No more than *modality* is said."""
        self.rank = max(self.rank, _MODALITIES.index(modality))

    def turn(self) -> None:
        """A negation."""
        self.negated = not self.negated

    def standing(self) -> Standing:
        """The result."""
        return Standing(_MODALITIES[self.rank], self.negated, self.denied, self.alleged)


def before_noun(climb: Climb, noun: int) -> None:
    """What stands before the noun: "possible", "planned", "no"."""
    parse, words = climb.parse, climb.words
    if is_negated(parse, noun):
        climb.turn()
    for k in kids(parse, noun, "amod", "det", "nmod", "compound"):
        if parse.lower[k] in words.hypothetical_adjectives:
            climb.hypothetical()
        elif parse.lower[k] in words.planned_adjectives:
            climb.planned()
        elif parse.lower[k] in words.negative_adjectives:
            climb.turn()


def from_noun(climb: Climb, noun: int) -> int | None:
    """Reads what governs a noun; returns the verb to go on from, or ``None`` at the end."""
    parse = climb.parse
    at = noun
    for _ in range(FARTHEST):
        label, above = parse.dep[at], parse.head[at]
        if above == at:
            return None
        if label == "conj" and parse.pos[above] not in VERBAL:
            at = above
            continue
        if label in _OBJECTS and parse.pos[above] in VERBAL:
            return _noun_under_verb(climb, at, above)
        if label in ("pobj", "pcomp"):
            governor = parse.head[first_preposition(parse, above)]
            accusing = alleging(parse, climb.words, governor)
            if (
                parse.lower[above] == "of"
                and parse.lemma[accusing] in climb.words.allegation_verbs
                and parse.pos[accusing] in VERBAL
            ):
                # "accused Oman of bombing villages"
                climb.alleged = parse.lemma[accusing] != "suspect"
                if not climb.alleged:
                    climb.hypothetical()
                return None
            if parse.dep[above] == "prep" and parse.dep[governor] == "prep":
                governor = parse.head[governor]
            if parse.lower[above] == "for" and parse.dep[above - 1] == "dobj" and parse.lemma[above - 1] in _MEANS:
                climb.hypothetical()  # "missiles | for strikes": the parser hangs the purpose on the verb
                return None
            if parse.pos[governor] in VERBAL or parse.pos[governor] == "ADJ":
                return _preposition(climb, parse.lower[above], governor)
            if parse.lower[above] in ("without",):
                climb.turn()
                return None
            if _governing_noun(climb, governor, parse.lower[above]):
                at = governor
                continue
            return None
        return None
    return None


def alleging(parse: Parse, words: ModalityWords, governor: int) -> int:
    """The verb, where the parser hangs its preposition on its object ("accused the forces | of laying mines")."""
    above = parse.head[governor]
    alleged = parse.dep[governor] in ("dobj", "nsubjpass") and parse.lemma[above] in words.allegation_verbs
    return above if alleged else governor


def _noun_under_verb(climb: Climb, noun: int, verb: int) -> int | None:
    parse, words = climb.parse, climb.words
    lemma, label = parse.lemma[verb], parse.dep[noun]
    as_object = label in ("dobj", "nsubjpass", "oprd", "dative")
    if as_object and is_ruling_out(parse, verb) and not is_negated(parse, verb):
        climb.turn()
        return verb
    if as_object and lemma in _OBTAINING:
        return verb  # "to secure the withdrawal"
    if as_object and lemma in _BRINGING:
        return verb  # "would restore the sanctions"
    if _would_be_answered(climb, noun, verb) or _is_supposed(climb, verb, label=label, as_object=as_object):
        climb.hypothetical()
        return None
    if (
        label == "nsubj"
        and lemma in _SEEMING
        and any(parse.lemma[k] in _LIKELY for k in kids(parse, verb, "acomp", "oprd", "advmod"))
    ):
        climb.hypothetical()
        return None
    if as_object and lemma in words.ending_verbs:
        return None
    if as_object and lemma in words.performative_verbs | words.light_verbs | {"see", "witness", "occur", "host"}:
        return verb
    if as_object and (lemma in words.hypothetical_verbs or lemma in _AGAINST):
        climb.hypothetical()
    elif as_object and lemma in words.planned_verbs:
        climb.planned()
    elif as_object and lemma in words.negative_verbs:
        climb.turn()
        if climb.modal(verb) != "actual":
            climb.hypothetical()  # "would veto the sanctions"
    elif not as_object or lemma in ("be", "take", "follow", "begin", "start", "occur", "happen", "continue"):
        # "talks will begin", "an attack would mean war"
        modal = climb.modal(verb)
        supposed = modal == "planned" and label == "nsubj" and lemma not in _TAKING_PLACE
        climb.weaken("hypothetical" if supposed else modal)
        known = modal in ("actual", "planned") and lemma in _TAKING_PLACE
        if known and is_negated(parse, verb) and not is_negated(parse, noun):
            climb.turn()
    return None


def _would_be_answered(climb: Climb, noun: int, verb: int) -> bool:
    """Whether it is said what would be done about an act that may come: "an invasion *would be met* with force"."""
    parse = climb.parse
    if parse.dep[noun] != "nsubjpass" or parse.lemma[verb] not in _ANSWERING:
        return False
    known = any(parse.lower[k] in _KNOWN or parse.dep[k] == "poss" for k in kids(parse, noun, "det", "poss"))
    return not known and climb.modal(verb) != "actual"


_ANSWERING = frozenset("meet answer repel resist treat regard consider counter punish avenge tolerate".split())
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


def _is_supposed(climb: Climb, verb: int, *, label: str, as_object: bool) -> bool:
    """Whether the verb only supposes what the noun names: not ruled out, "would be regarded as", "is a condition"."""
    parse, lemma = climb.parse, climb.parse.lemma[verb]
    if as_object and is_ruling_out(parse, verb):
        return True
    if as_object and lemma in _DEEMING and climb.modal(verb) == "hypothetical":
        return True
    return (
        label == "nsubj" and lemma in _SEEMING and any(parse.lemma[k] in _CONDITIONS for k in kids(parse, verb, "attr"))
    )


# Who opposes a thing neither denies it nor stops it: "opposed the invasion".
_AGAINST = frozenset({"oppose"})
_DEEMING = frozenset("regard consider treat see view deem construe interpret take classify count".split())
_OBTAINING = frozenset("secure ensure obtain achieve win guarantee negotiate".split())
_BRINGING = frozenset("restore reinstate reimpose revive trigger cause spark ignite bring".split())
_CONDITIONS = frozenset(
    "condition precondition prerequisite requirement demand aim goal objective purpose price question priority bet "
    "possibility probability certainty likelihood option prospect".split()
)
# What an act is to be done with: "missiles for strikes on X" have struck nothing yet.
_MEANS = frozenset(
    "missile weapon rocket drone jet bomb aircraft plane bomber ammunition troop soldier force clearance "
    "permission authorisation authorization cover base pretext".split()
)
# What one may lead to, without its having been reached.
_LEADS = frozenset("information tip evidence intelligence reward lead".split())
# Verbs of what a treaty or a law provides for.
_PROVIDING = frozenset("extend cover apply provide relate refer".split())
_SEEMING = frozenset("be seem look appear become grow remain get".split())
_LIKELY = frozenset(
    "likely unlikely possible probable improbable conceivable inevitable imminent plausible near".split()
)
_TAKING_PLACE = frozenset("be take begin start occur happen continue resume last open proceed".split())


def _preposition(climb: Climb, name: str, governor: int) -> int | None:
    """A noun under a preposition under a verb: "warned against an attack", "prepared for talks"."""
    parse, words = climb.parse, climb.words
    lemma = parse.lemma[governor]
    if name == "without":
        climb.turn()
    elif name == "as" and _is_deemed(climb, governor):
        climb.hypothetical()  # "would regard it as an attack"
    elif name == "to" and lemma == "lead":
        _led_to(climb, governor)
    elif lemma in _PROVIDING and parse.tag[governor] in ("VBZ", "VBP", "VB", "MD"):
        climb.hypothetical()  # "the treaty extends to attacks on"
    elif name == "of" and lemma == "short":
        climb.hypothetical()  # "anything short of a withdrawal"
    elif name in ("for", "to", "of", "about", "against", "into", "on", "at", "with", "toward", "towards", "from"):
        if lemma == "call" and name == "for":
            climb.hypothetical()
        elif lemma in (
            "prepare",
            "ready",
            "plan",
            "train",
            "prepared",
            "set",
            "head",
            "travel",
            "bind",
            "agree",
            "commit",
        ):
            climb.planned()
        elif lemma in words.hypothetical_verbs and name in ("for", "of", "against", "about", "on", "with"):
            climb.hypothetical()
        elif lemma in words.negative_verbs and name == "from":
            climb.turn()
        elif name == "for" and lemma in ("deploy", "send", "ship", "train"):
            climb.planned()
    elif name in ("if", "unless"):
        climb.hypothetical()
    if name in ("at", "during") and _is_ahead(climb, governor):
        climb.planned()  # "is likely to raise it at the talks"
    if name == "for" and _is_set_out(parse, governor) and climb.rank == 0:
        return governor  # "is to fly to X for talks": the talks are as sure as the flight
    return None


# Who sets out for something, and where it takes place.
_SETTING_OUT = frozenset("fly travel go come return meet arrive visit leave head gather convene sit".split())


def _is_ahead(climb: Climb, verb: int) -> bool:
    """Whether a verb itself says that its act is still to come: "will meet", "is to meet", "is likely to meet"."""
    parse, above = climb.parse, climb.parse.head[verb]
    if parse.pos[verb] not in VERBAL:
        return False
    if any(parse.lower[k] == "to" for k in kids(parse, verb, "aux")):
        return parse.lemma[above] == "be" or parse.lower[above] in climb.words.planned_adjectives
    return climb.modal(verb) == "planned"


def _is_set_out(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb] in _SETTING_OUT and parse.pos[verb] in VERBAL


def _led_to(climb: Climb, verb: int) -> None:
    """What something led to took place, unless it never did, would have, or a hint may yet lead to it."""
    parse = climb.parse
    if is_negated(parse, verb):
        climb.turn()
    if _is_lead(parse, parse.head[verb]) or any(parse.tag[k] == "MD" for k in kids(parse, verb, "aux")):
        climb.hypothetical()


def _is_lead(parse: Parse, noun: int) -> bool:
    """Whether something is a hint: "information that led to an arrest" may be offered for one that nobody made."""
    return parse.pos[noun] == "NOUN" and parse.lemma[noun] in _LEADS


def _is_deemed(climb: Climb, governor: int) -> bool:
    """Whether an "as" phrase says what something would be held for, wherever the parser hangs it."""
    parse, at = climb.parse, governor
    for _ in range(3):
        if parse.lemma[at] in _DEEMING and parse.pos[at] in VERBAL:
            return True
        if parse.head[at] == at:
            break
        at = parse.head[at]
    return False


def _governing_noun(climb: Climb, noun: int, preposition: str) -> bool:
    """A noun that governs the trigger's noun ("the threat of an attack"); returns whether to climb on."""
    parse, words = climb.parse, climb.words
    lemma = parse.lemma[noun]
    if preposition in ("of", "for", "to", "about", "on", "against", "over", "from"):
        if (preposition == "for" and lemma in _MEANS) or (
            lemma in words.hypothetical_nouns
            and not (lemma in ("response", "concern", "question") and preposition != "about")
        ):
            climb.hypothetical()
        elif lemma in words.planned_nouns and preposition in ("for", "of", "to", "on"):
            climb.planned()
        elif lemma in words.negative_nouns and preposition in ("of", "to", "on", "from"):
            if lemma in ("end", "halt", "cessation", "suspension", "stop", "freeze"):
                climb.hypothetical() if _wanted(parse, words, noun) else None
            else:
                climb.turn()
    return preposition == "of"


def _wanted(parse: Parse, words: ModalityWords, noun: int) -> bool:
    above = parse.head[noun]
    return parse.lemma[above] in words.hypothetical_verbs or parse.lemma[parse.head[above]] in words.hypothetical_verbs
