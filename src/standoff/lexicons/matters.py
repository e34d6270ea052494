"""What is counted, in which state, and what is done: the classes of the ledger and of triggers.

Two reports are about one matter when their words fall into the same classes: "infantrymen" and "soldiers" are troops,
"present" and "sent" are both in place, "dispatch" and "deploy" are both sending. Beside them stand words that
translators put for one another ("tough", "harsh"): they tell that two wordings are one statement, and nothing else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

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
        usual: Id of the state that is meant when no other is told: missiles that are counted were fired.
        forces: Whether it is sent to places and stays there.
        afar: Whether it is mostly near or over a place rather than in it.
        deed: Whether it is an act that is counted, and so nothing that another act is done with.
    """

    label: str
    words: tuple[str, ...]
    implies: str | None = None
    usual: str | None = None
    forces: bool = False
    afar: bool = False
    deed: bool = False


class State(Rule, frozen=True, kw_only=True):
    """What is said of the things counted.

    Attributes:
        label: How to print it.
        values: Values of ``Claim.state`` that belong to it.
        words: Words that say so, for claims that carry no state.
        happening: Whether a figure belongs to one happening (a strike kills) rather than to a stretch of time.
        own: Whether the things are the doer's own (missiles fired), not anybody's (people killed).
    """

    label: str
    values: tuple[str, ...]
    words: tuple[str, ...]
    happening: bool = False
    own: bool = False


class Act(Rule, frozen=True, kw_only=True):
    """Something that is done.

    Attributes:
        words: Its verbs and nouns.
        verbs: Words that mean it as the verb of a clause, and other things elsewhere ("ship", "fire").
        lasting: Whether it goes on once begun (troops sent stay sent), so that a report from before a threat still
            holds on the day of the threat.
        vague: Whether it says too little to be recognised alone ("respond").
    """

    words: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    lasting: bool = False
    vague: bool = False


class Alike(Rule, frozen=True, kw_only=True):
    """Words that stand for one another in translations and retellings of one statement."""

    words: tuple[str, ...]


class Force(Rule, frozen=True, kw_only=True):
    """Words that say how firmly something is announced.

    Attributes:
        words: Base forms.
        rank: From 1 (may) to 4 (must).
    """

    words: tuple[str, ...]
    rank: int


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    things: tuple[Thing, ...]
    states: tuple[State, ...]
    acts: tuple[Act, ...]
    alike: tuple[Alike, ...] = ()
    forces: tuple[Force, ...] = ()


class MatterLexicon:
    """The classes, found by the words of a text."""

    def __init__(
        self,
        things: Sequence[Thing],
        states: Sequence[State],
        acts: Sequence[Act],
        alike: Sequence[Alike] = (),
        forces: Sequence[Force] = (),
    ) -> None:
        self.things = {t.id: t for t in things}
        self.states = {s.id: s for s in states}
        self.acts = {a.id: a for a in acts}
        self.alike = {a.id: a for a in alike}
        self.forces = {f.id: f for f in forces}
        kept = len(self.things) + len(self.states) + len(self.acts) + len(self.alike) + len(self.forces)
        if kept < len(things) + len(states) + len(acts) + len(alike) + len(forces):
            raise LexiconError("matters.yaml: an id is used twice")
        self._things = _index((t.id, t.words) for t in things)
        self._states = _index((s.id, s.words) for s in states)
        self._acts = _index((a.id, a.words) for a in acts)
        self._deeds = _Index({**_index((a.id, a.verbs) for a in acts).rules, **self._acts.rules})
        self._alike = _index((a.id, a.words) for a in alike)
        self._forces = _index((f.id, f.words) for f in forces)
        self._values = {value: s.id for s in states for value in s.values}

    def things_in(self, text: str) -> frozenset[str]:
        """Ids of the things that *text* names."""
        return _found(self._things, text)

    def states_in(self, text: str) -> frozenset[str]:
        """Ids of the states that *text* names."""
        return _found(self._states, text)

    def acts_in(self, text: str, *, deed: bool = False) -> frozenset[str]:
        """Ids of the acts that *text* names; *deed*: it is the verb of a clause, or whatever stands for it."""
        return _found(self._deeds if deed else self._acts, text)

    def forces_in(self, text: str) -> tuple[str, ...]:
        """Ids of what says in *text* how firmly it is meant, in the order of the words."""
        return tuple(rule for _, _, rule in _spans(self._forces, _words(text)))

    def force(self, text: str) -> int | None:
        """How firmly *text* announces something, from 1 (may) to 4 (must); ``None`` when it does not say.

        The first such word decides, so that "will help and review" is no review; "would consider" is considering, and
        "will certainly" is certain.
        """
        ranks = [self.forces[rule].rank for rule in self.forces_in(text)]
        if ranks[:2] in ([3, 2], [3, 1]):
            return ranks[1] if _adjoin(self._forces, _words(text)) else ranks[0]
        return max(ranks) if ranks[:1] == [3] and 4 in ranks else ranks[0] if ranks else None

    def telling(self, acts: Iterable[str]) -> frozenset[str]:
        """Those of some acts that say enough to be recognised alone."""
        return frozenset(act for act in acts if not self.acts[act].vague)

    def alike_in(self, text: str) -> frozenset[str]:
        """Ids of the sets of interchangeable words that *text* has one of."""
        return _found(self._alike, text)

    def interchanged(self, words: Sequence[str]) -> list[str]:
        """Lower-case words with each one that others may stand for put as the id of its set.

        The first word of a phrase carries the id; the others of the phrase become empty.
        """
        keys = list(words)
        for at, length, found in _spans(self._alike, keys):
            keys[at : at + length] = [found, *[""] * (length - 1)]
        return keys

    def thing_of(self, unit: str) -> Thing | None:
        """The thing that a unit of count is: its last word or words decide ("special forces troops" are troops)."""
        words = _words(unit)
        for length in range(min(4, len(words)), 0, -1):
            found = self._things.rules.get(tuple(words[-length:]))
            if found:
                return self.things[found]
        return next((self.things[i] for i in sorted(self.things_in(unit))), None)

    def state_of(self, value: str) -> State | None:
        """The state that a value of ``Claim.state`` belongs to."""
        found = self._values.get(value.lower())
        return self.states[found] if found else None


@lru_cache(maxsize=1_000)  # what a sentence names is asked for things, acts and states in turn
def _words(text: str) -> Sequence[str]:
    return [m.group().lower().replace("’", "'").removesuffix("'s") for m in _WORD.finditer(text)]


@dataclass(frozen=True)
class _Index:
    """Rules by their words.

    Attributes:
        rules: Rule by all words of an entry.
        lengths: Numbers of words of the entries that begin with a word, the longest first.
    """

    rules: dict[tuple[str, ...], str]

    @cached_property
    def lengths(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, set[int]] = defaultdict(set)
        for words in self.rules:
            found[words[0]].add(len(words))
        return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _index(rules: Iterable[tuple[str, Sequence[str]]]) -> _Index:
    index: dict[tuple[str, ...], str] = {}
    listed = list(rules)
    for rule, words in listed:
        for entry in words:
            *before, last = entry.split()
            for form in _forms(last):
                index.setdefault((*before, form), rule)
    # A listed form ("shell") goes before one that the endings of another word happen to give.
    for rule, words in listed:
        for entry in words:
            index[tuple(entry.split())] = rule
    return _Index(index)


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


def _found(index: "_Index", text: str) -> frozenset[str]:
    return frozenset(rule for _, _, rule in _spans(index, _words(text)))


def _adjoin(index: "_Index", words: Sequence[str]) -> bool:
    """Whether the first two entries in *words* stand side by side, or but for one word ("would seriously consider")."""
    (first, length, _), (second, _, _) = _spans(index, words)[:2]
    return second - (first + length) <= 1


def _spans(index: "_Index", words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where entries stand in *words*: first word, number of words, rule; the longest entry at each place."""
    found = []
    at = 0
    while at < len(words):
        for length in index.lengths.get(words[at], ()):
            rule = index.rules.get(tuple(words[at : at + length]))
            if rule and at + length <= len(words):
                found.append((at, length, rule))
                at += length
                break
        else:
            at += 1
    return found


@cache
def load_matters() -> MatterLexicon:
    """The packaged classes, read once.

    Raises:
        LexiconError: If the file breaks its schema.
    """
    lexicon = read_yaml("matters.yaml", _Lexicon)
    return MatterLexicon(lexicon.things, lexicon.states, lexicon.acts, lexicon.alike, lexicon.forces)
