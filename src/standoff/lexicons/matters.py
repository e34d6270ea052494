"""What is counted, in which state, and what is done: the classes of the ledger and of triggers.

Two reports are about one matter when their words fall into the same classes: "infantrymen" and "soldiers" are troops,
"present" and "sent" are both in place, "dispatch" and "deploy" are both sending.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from standoff.errors import LexiconError
from standoff.lexicons.reading import Rule, read_yaml

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Thing(Rule, frozen=True, kw_only=True):
    """Something that news counts.

    Attributes:
        label: How to print it, plural.
        words: Base forms, and irregular ones.
        implies: State of what the word itself names ("the dead").
    """

    label: str
    words: tuple[str, ...]
    implies: str | None = None


class State(Rule, frozen=True, kw_only=True):
    """What is said of the things counted.

    Attributes:
        label: How to print it.
        values: Values of ``Claim.state`` that belong to it.
        words: Words that say so, for claims that carry no state.
        happening: Whether a figure belongs to one happening (a strike kills) rather than to a stretch of time.
    """

    label: str
    values: tuple[str, ...]
    words: tuple[str, ...]
    happening: bool = False


class Act(Rule, frozen=True, kw_only=True):
    """Something that is done.

    Attributes:
        words: Its verbs and nouns.
        lasting: Whether it goes on once begun (troops sent stay sent), so that a report from before a threat still
            holds on the day of the threat.
        vague: Whether it says too little to be recognised alone ("respond").
    """

    words: tuple[str, ...]
    lasting: bool = False
    vague: bool = False


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    things: tuple[Thing, ...]
    states: tuple[State, ...]
    acts: tuple[Act, ...]


class MatterLexicon:
    """The classes, found by the words of a text."""

    def __init__(self, things: Sequence[Thing], states: Sequence[State], acts: Sequence[Act]) -> None:
        self.things = {t.id: t for t in things}
        self.states = {s.id: s for s in states}
        self.acts = {a.id: a for a in acts}
        if len(self.things) + len(self.states) + len(self.acts) < len(things) + len(states) + len(acts):
            raise LexiconError("matters.yaml: an id is used twice")
        self._things = _index(things)
        self._states = _index(states)
        self._acts = _index(acts)
        self._values = {value: s.id for s in states for value in s.values}

    def things_in(self, text: str) -> frozenset[str]:
        """Ids of the things that *text* names."""
        return _found(self._things, text)

    def states_in(self, text: str) -> frozenset[str]:
        """Ids of the states that *text* names."""
        return _found(self._states, text)

    def acts_in(self, text: str) -> frozenset[str]:
        """Ids of the acts that *text* names."""
        return _found(self._acts, text)

    def thing_of(self, unit: str) -> Thing | None:
        """The thing that a unit of count is: its last word or words decide ("special forces troops" are troops)."""
        words = _words(unit)
        for length in range(min(4, len(words)), 0, -1):
            found = self._things.get(tuple(words[-length:]))
            if found:
                return self.things[found]
        return next((self.things[i] for i in sorted(self.things_in(unit))), None)

    def state_of(self, value: str) -> State | None:
        """The state that a value of ``Claim.state`` belongs to."""
        found = self._values.get(value.lower())
        return self.states[found] if found else None


def _words(text: str) -> list[str]:
    return [m.group().lower().replace("’", "'").removesuffix("'s") for m in _WORD.finditer(text)]


def _index(rules: Iterable[Thing | State | Act]) -> dict[tuple[str, ...], str]:
    index: dict[tuple[str, ...], str] = {}
    for rule in rules:
        for entry in rule.words:
            *before, last = entry.split()
            for form in _forms(last):
                index.setdefault((*before, form), rule.id)
    # A listed form ("shell") goes before one that the endings of another word happen to give.
    for rule in rules:
        for entry in rule.words:
            index[tuple(entry.split())] = rule.id
    return index


def _forms(word: str) -> set[str]:
    """The word with the regular endings of nouns and verbs; too many rather than too few."""
    forms = {word, word + "s", word + "es", word + "ed", word + "ing"}
    if word.endswith("e"):
        forms |= {word + "d", word[:-1] + "ing"}
    if word.endswith("y"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied"}
    if len(word) > 2 and word[-1] in "bdgmnprt" and word[-2] in "aeiou":
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms


def _found(index: dict[tuple[str, ...], str], text: str) -> frozenset[str]:
    words = _words(text)
    found = set()
    at = 0
    while at < len(words):
        for length in range(min(4, len(words) - at), 0, -1):
            rule = index.get(tuple(words[at : at + length]))
            if rule:
                found.add(rule)
                at += length
                break
        else:
            at += 1
    return frozenset(found)


@cache
def load_matters() -> MatterLexicon:
    """The packaged classes, read once.

    Raises:
        LexiconError: If the file breaks its schema.
    """
    lexicon = read_yaml("matters.yaml", _Lexicon)
    return MatterLexicon(lexicon.things, lexicon.states, lexicon.acts)
