"""Verbs and nouns of events, by PLOVER type, with the CAMEO table that scores them.

The data stand under ``lexicons/events``: one file per PLOVER type with its rules, and three that all share:
``_cameo.yaml`` (types, scores, modes and contexts by CAMEO code), ``_classes.yaml`` (classes of nouns and verbs that
rules ask for) and ``_modality.yaml`` (what makes a proposition planned, hypothetical or negated).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast, get_args

import msgspec

from standoff.errors import LexiconError
from standoff.lexicons.reading import Rule, packaged, read_yaml
from standoff.model.proposition import EventType

FOLDER = "events"
TYPES: tuple[str, ...] = get_args(EventType)
# Slots that a rule may name beside prepositions; see ``extraction.events_frame``.
SLOTS = frozenset(
    "subject object dative comp doer if particle poss mod attr acl scope purpose host context self aim addressee means "
    "struck complement moved phrasal bound".split()
)
# Conditions that only code can decide; see ``extraction.events_frame``.
TESTS = frozenset(
    "warning passive bare reported uttered forsworn launched homed somebody accident open doomed timed predicated "
    "wanted obliged home happening goes-on singular of-members sued attested to-come numbered".split()
)


class CameoGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """CAMEO codes that share score, mode and contexts."""

    score: float
    codes: tuple[str, ...]
    mode: str | None = None
    context: tuple[str, ...] = ()


class Cameo(msgspec.Struct, frozen=True, gc=False):
    """What a CAMEO code means in PLOVER.

    Attributes:
        type: PLOVER type.
        score: Goldstein-like value, from −10 (hostile) to +10.
        mode: PLOVER mode, or ``None``.
        context: PLOVER contexts.
    """

    type: EventType
    score: float
    mode: str | None
    context: tuple[str, ...]


class EventRule(Rule, frozen=True, kw_only=True):
    """A sense of some verbs and nouns.

    Attributes:
        cameo: CAMEO code; it gives the PLOVER type and the score.
        verbs: Verb lemmas; ``shoot+down`` asks for the particle.
        nouns: Lemmas of nouns that name the same act.
        needs: Conditions that must all hold: ``slot``, ``slot:class`` or a test; ``|`` parts alternatives on either
            side, so ``object|of:troops|weapons`` holds if the object or an "of" phrase is of one of the classes.
            ``~class`` looks at what stands before the head, ``'word'`` is a single lemma, ``@`` any actor we know,
            ``@@`` one that the slot itself names, not somebody whose thing it is.
        never: Conditions none of which may hold.
        actor: Slots in which to look for who acts, first come first served.
        recipient: Slots in which to look for who is acted on.
        of: What the "of" phrase of the noun is: the one who acts or the one acted on.
        mutual: Whether several actors without a recipient act on each other ("A and B met").
        place: Whether a place named as recipient stands for its state ("shelled Odesa").
        parties: Whom the text must name, as an actor we know, for the sense to be trusted; ``before``: both parties of
            the last act of the same type, which goes on here.
        mode: Overrides the CAMEO table's.
        context: Overrides the CAMEO table's.
    """

    cameo: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    of: Literal["actor", "recipient", ""] = ""
    mutual: bool = False
    place: bool = False
    parties: Literal["any", "one", "actor", "recipient", "both", "before"] = "one"
    mode: str | None = None
    context: tuple[str, ...] = ()


class Condition(msgspec.Struct, frozen=True, gc=False):
    """A parsed condition of a rule.

    Attributes:
        slots: Slot names or prepositions, alternatives.
        words: Lemmas one of which must head the slot; empty when filling the slot is enough.
        modifiers: Lemmas one of which must stand before the slot's head ("a *defence* pact").
        test: Name of a test that code decides, instead of slots.
        party: Whether an actor that we know in the slot will do.
        named: Whether the slot itself must name him ("Oman", not "Oman's offer").
    """

    slots: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    test: str = ""
    party: bool = False
    named: bool = False


class Sense(msgspec.Struct, frozen=True, gc=False):
    """A rule made ready for matching: classes resolved, conditions parsed, CAMEO code looked up.

    Attributes:
        rule: The rule.
        cameo: What its code means.
        needs: Conditions that must all hold.
        never: Conditions none of which may hold.
        clues: For each condition that asks for words, these; a sentence without any of them cannot fulfil it.
        party_slots: Slots in which it asks for a party, so that a place there stands for its state ("lashed out at X").
    """

    rule: EventRule
    cameo: Cameo
    needs: tuple[Condition, ...]
    never: tuple[Condition, ...]
    clues: tuple[frozenset[str], ...]
    party_slots: frozenset[str]

    @property
    def mode(self) -> str | None:
        """PLOVER mode of the sense."""
        return self.rule.mode or self.cameo.mode

    @property
    def context(self) -> tuple[str, ...]:
        """PLOVER contexts of the sense."""
        return self.rule.context or self.cameo.context


class ModalityWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that decide whether a proposition is actual, planned, hypothetical or negated (see the data's comments)."""

    planned_auxiliaries: frozenset[str]
    hypothetical_auxiliaries: frozenset[str]
    conditional_marks: frozenset[str]
    planned_verbs: frozenset[str]
    hypothetical_verbs: frozenset[str]
    negative_verbs: frozenset[str]
    reporting_verbs: frozenset[str]
    performative_verbs: frozenset[str]
    light_verbs: frozenset[str]
    ending_verbs: frozenset[str]
    allegation_verbs: frozenset[str]
    planned_nouns: frozenset[str]
    hypothetical_nouns: frozenset[str]
    negative_nouns: frozenset[str]
    planned_adjectives: frozenset[str]
    hypothetical_adjectives: frozenset[str]
    negative_adjectives: frozenset[str]


@dataclass(frozen=True)
class EventLexicon:
    """All senses, indexed by the lemma that evokes them.

    Attributes:
        verbs: Senses by verb lemma, the most demanding first; a key never holds a particle.
        nouns: Senses by noun lemma, likewise.
        gerunds: Senses of verbs by the noun of their act ("the ramming of a boat"), where that has none of its own.
        particles: The particles one of which a verb needs for a rule, by verb lemma and id of the rule; absent where it
            needs none.
        particled: Verb lemmas with a particle that some rule asks for ("haul", "in").
        cameo: The CAMEO table.
        classes: Word classes by name.
        modality: Words of modality.
        rules: All rules, in file order.
    """

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    gerunds: dict[str, tuple[Sense, ...]]
    particles: dict[tuple[str, str], tuple[str, ...]]
    particled: frozenset[tuple[str, str]]
    cameo: dict[str, Cameo]
    classes: dict[str, frozenset[str]]
    modality: ModalityWords
    rules: tuple[EventRule, ...]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of all verbs and nouns."""
        return frozenset({*self.verbs, *self.nouns})


def load_cameo() -> dict[str, Cameo]:
    """The CAMEO table.

    Raises:
        LexiconError: If a type is not PLOVER's, or a code is listed twice.
    """
    name = f"{FOLDER}/_cameo.yaml"
    table: dict[str, Cameo] = {}
    for kind, groups in read_yaml(name, dict[str, tuple[CameoGroup, ...]]).items():
        if kind not in TYPES:
            raise LexiconError(f"{name}: {kind!r} is no PLOVER type")
        for group in groups:
            for code in group.codes:
                if code in table:
                    raise LexiconError(f"{name}: code {code!r} is listed twice")
                table[code] = Cameo(cast(EventType, kind), group.score, group.mode, group.context)
    return table


def load_events() -> EventLexicon:
    """The lexicon that ships with the package.

    Raises:
        LexiconError: If a file breaks the schema, names an unknown code, slot or class, or belongs to another type.
    """
    cameo = load_cameo()
    classes = {
        name: frozenset(words)
        for name, words in read_yaml(f"{FOLDER}/_classes.yaml", dict[str, tuple[str, ...]]).items()
    }
    modality = read_yaml(f"{FOLDER}/_modality.yaml", ModalityWords)
    rules: list[EventRule] = []
    verbs: dict[str, list[tuple[int, Sense]]] = {}
    nouns: dict[str, list[tuple[int, Sense]]] = {}
    gerunds: dict[str, list[tuple[int, Sense]]] = {}
    particles: dict[tuple[str, str], list[str]] = {}
    known: dict[str, Condition] = {}
    for path in packaged(FOLDER, ".yaml"):
        stem = path.rpartition("/")[2].removesuffix(".yaml")
        if stem.startswith("_"):
            continue
        for rule in read_yaml(path, tuple[EventRule, ...]):
            if rule.cameo not in cameo:
                raise LexiconError(f"{path}: {rule.id}: {rule.cameo!r} is no CAMEO code of the table")
            if cameo[rule.cameo].type != stem.upper():
                raise LexiconError(f"{path}: {rule.id}: code {rule.cameo!r} is of type {cameo[rule.cameo].type}")
            rules.append(rule)
            needs = tuple(_known(c, known, classes, where=f"{path}: {rule.id}") for c in rule.needs)
            sense = Sense(
                rule,
                cameo[rule.cameo],
                # words are sooner looked at than parties
                tuple(sorted(needs, key=lambda c: bool(c.test or c.party or c.named))),
                tuple(_known(c, known, classes, where=f"{path}: {rule.id}") for c in rule.never),
                tuple(c.words | c.modifiers for c in needs if _asks(c) and not (c.party or c.named)),
                frozenset(slot for c in needs if c.party or c.named for slot in c.slots),
            )
            # what needs nobody in particular is tried last
            weight = sum(map(_weight, needs)) + {"both": 1, "any": -12, "before": -12}.get(rule.parties, 0)
            for verb in rule.verbs:
                lemma, _, particle = verb.partition("+")
                listed = particles.setdefault((lemma, rule.id), [])
                if not listed:
                    verbs.setdefault(lemma, []).append((weight, sense))
                listed.append(particle)
            for noun in rule.nouns:
                nouns.setdefault(noun, []).append((weight, sense))
            if "object" in rule.recipient or any("object" in need for need in rule.needs):
                deed = msgspec.structs.replace(sense, rule=msgspec.structs.replace(rule, of="recipient"))
                for verb in rule.verbs:
                    for noun in _gerunds(verb):
                        gerunds.setdefault(noun, []).append((weight, deed))
    needed = {key: tuple(listed) for key, listed in particles.items() if all(listed)}
    return EventLexicon(
        {lemma: _ranked(lemma, senses, particles) for lemma, senses in verbs.items()},
        {lemma: _ranked(lemma, senses, {}) for lemma, senses in nouns.items()},
        {noun: _ranked(noun, senses, {}) for noun, senses in gerunds.items() if noun not in nouns},
        needed,
        frozenset((lemma, word) for (lemma, _), listed in particles.items() for word in filter(None, listed)),
        cameo,
        classes,
        modality,
        tuple(rules),
    )


def _gerunds(verb: str) -> set[str]:
    """The noun in -ing of a verb, and what it would be if the verb were spelled by another rule (ramming, raming)."""
    if "+" in verb or not verb.isalpha() or verb.endswith("ing"):
        return set()
    stem = verb[:-2] + "y" if verb.endswith("ie") else verb[:-1] if verb[-1] == "e" and verb[-2:] != "ee" else verb
    found = {stem + "ing"}
    if stem == verb and verb[-1] not in _VOWELS + "wxy" and verb[-2:-1] in _VOWELS:
        found.add(verb + verb[-1] + "ing")
    return found


_VOWELS = "aeiou"


def _ranked(
    word: str, senses: list[tuple[int, Sense]], particles: dict[tuple[str, str], list[str]]
) -> tuple[Sense, ...]:
    """The most demanding sense of a word first: it is the most telling one."""
    if len(senses) > 1:
        senses.sort(key=lambda s: -s[0] - 8 * any(particles.get((word, s[1].rule.id), ())))
    return tuple(sense for _, sense in senses)


def _asks(condition: Condition) -> bool:
    """Whether a condition asks for words, and not only for a slot that is filled."""
    return bool(condition.words or condition.modifiers)


def _weight(condition: Condition) -> int:
    """How telling a condition is: words more than a party, a party more than a slot that is merely filled."""
    if condition.test:
        return 6
    if _asks(condition):
        return 4 if condition.party or condition.named else 8
    return 3 if condition.party or condition.named else 2


def _known(text: str, known: dict[str, Condition], classes: dict[str, frozenset[str]], *, where: str) -> Condition:
    """A condition, parsed once however many rules ask for it."""
    if text not in known:
        known[text] = _condition(text, classes, where=where)
    return known[text]


def _condition(text: str, classes: dict[str, frozenset[str]], *, where: str) -> Condition:
    if text in TESTS:
        return Condition(test=text)
    left, _, right = text.partition(":")
    slots = tuple(left.split("|"))
    for slot in slots:
        if slot not in SLOTS and not slot.replace("+", "").isalpha():
            raise LexiconError(f"{where}: {slot!r} is neither a slot nor a preposition")
    words: set[str] = set()
    modifiers: set[str] = set()
    party = named = False
    for name in filter(None, right.split("|")):
        if name == "@":
            party = True
        elif name == "@@":
            named = True
        elif name.startswith("'"):
            words.add(name.strip("'"))
        elif name.removeprefix("~") not in classes:
            raise LexiconError(
                f"{where}: {name!r} is no class of _classes.yaml (single words stand in quotation marks)"
            )
        elif not classes[name.removeprefix("~")]:
            raise LexiconError(f"{where}: class {name!r} is empty, so the condition would hold for anything")
        elif name.startswith("~"):
            modifiers |= classes[name[1:]]
        else:
            words |= classes[name]
    return Condition(slots=slots, words=frozenset(words), modifiers=frozenset(modifiers), party=party, named=named)
