"""Words for a number of parties named before, and for what states do by their organs (``sides.yaml``)."""

import msgspec

from standoff.lexicons.reading import read_yaml


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    counts: dict[str, int]
    collectives: dict[str, int]
    states: frozenset[str]
    opponents: frozenset[str]
    unnumbered: frozenset[str]
    opposed: frozenset[str]
    attributes: frozenset[str]
    regions: frozenset[str]
    of_parties: frozenset[str]
    people: frozenset[str]
    others: frozenset[str]
    opposites: frozenset[str]
    own_acts: frozenset[str]
    armed_acts: frozenset[str]
    contradictions: frozenset[str]
    sends: frozenset[str]
    offices_of_few: dict[str, tuple[str, ...]]
    shared_names: frozenset[str]


class Sides:
    """The words, as sets.

    Attributes:
        counts: How many a word such as "both" or "three" speaks of.
        collectives: How many a noun such as "pair" stands for.
        states: Nouns for a state as one of several.
        opponents: Nouns for those who stand against each other.
        unnumbered: Those of them, and of the nouns for states, that mean the two named even without a number.
        opposed: Adjectives that do what a number does ("the warring sides").
        attributes: Words before those that need no number, which tell no others apart.
        regions: Adjectives for a part of the world or a faith, by which nobody is told apart.
        of_parties: Verbs that "the parties" of a quarrel do, or are asked with.
        people: Nouns for human beings, whatever their office.
        others: Words before a noun by which others are meant than those named.
        opposites: Nouns that with a possessive mean the other of two.
        own_acts: Verbs whose subject goes on to act by its own civil organs.
        armed_acts: The same for its armed forces and police.
        contradictions: Verbs of whoever contradicts what was just said.
        sends: Verbs of sending one's own people.
        offices_of_few: Codes of the states that have an office which few states have.
        shared_names: Names of bodies that many states have.
        bare: Words that may stand for parties all by themselves.
        nouns: Nouns that may, when something numbers or opposes them.
    """

    def __init__(self, file: _File) -> None:
        self.counts = file.counts
        self.collectives = file.collectives
        self.states = file.states
        self.opponents = file.opponents
        self.unnumbered = file.unnumbered
        self.opposed = file.opposed
        self.attributes = file.attributes
        self.regions = file.regions
        self.of_parties = file.of_parties
        self.people = file.people
        self.others = file.others
        self.opposites = file.opposites
        self.own_acts = file.own_acts
        self.armed_acts = file.armed_acts
        self.contradictions = file.contradictions
        self.sends = file.sends
        self.offices_of_few = file.offices_of_few
        self.shared_names = file.shared_names
        self.bare = frozenset(file.counts) | {"former", "latter"}
        self.nouns = file.states | file.opponents | file.people


def load_sides() -> Sides:
    """The packaged words.

    Raises:
        LexiconError: If the file is unreadable or breaks the schema.
    """
    return Sides(read_yaml("sides.yaml", _File))
