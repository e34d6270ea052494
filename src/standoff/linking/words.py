"""Words, stems and weights: what cross-document comparison is made of.

No parser here: linking sees text that another process extracted, perhaps on another machine, and must cost little per
pair. Stems are crude on purpose (they only have to be equal for forms of one word) and never shown to the reader.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

# Function words of English (the closed classes) and the reporting frame that every news text carries.
STOP = frozenset(
    """a about above after again against all also although am among an and another any anyone anything are as at away be
    because been before being below between both but by can cannot could did do does doing done down during each either
    else ever every few for from further had has have having he her here hers herself him himself his how however i if
    in into is it its itself just least less let like likely made make many may maybe me might mine more most much must
    my myself near nearly neither never no nor not now of off often on once one only onto or other others our ours
    ourselves out over own per perhaps quite rather said same say saying says shall she should since so some such than
    that the their theirs them themselves then there these they this those though through thus to together too toward
    towards under until unless up upon us very via was we were what whatever when where whether which while who whom
    whose why will with within without would yet you your yours yourself
    according added adding told tell tells telling reported reportedly reports report reporters news agency statement
    spokesman spokeswoman spokesperson monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december today yesterday tomorrow week month year
    isn don doesn didn won wouldn hasn haven aren wasn weren couldn shouldn mr mrs ms http https www com""".split()
)

# Longest first; each with the fewest letters that must stay, so that "nation" does not lose its "ation".
_ENDINGS = (
    ("izations", 3),
    ("isations", 3),
    ("ization", 3),
    ("isation", 3),
    ("ations", 4),
    ("ation", 4),
    ("ments", 4),
    ("ment", 4),
    ("ingly", 4),
    ("ities", 4),
    ("ness", 3),
    ("ions", 4),
    ("ates", 4),
    ("ated", 4),
    ("ating", 4),
    ("ion", 4),
    ("ity", 4),
    ("ate", 4),
    ("ers", 4),
    ("ing", 3),
    ("ies", 2),
    ("ied", 2),
    ("ly", 4),
    ("er", 4),
    ("ed", 3),
    ("es", 3),
    ("e", 3),
    ("s", 3),
)


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# "One" is mostly a pronoun or an article: it counts nothing.
NUMBER_WORDS = {
    **{word: float(n) for n, word in enumerate(_UNITS) if n != 1},
    **{word: float(10 * n) for n, word in enumerate(_TENS, start=2)},
}


class Token(NamedTuple):
    """A word of a text: its lower-case form, its stem, whether it was capitalised, and where it stands."""

    word: str
    stem: str
    capital: bool
    start: int
    end: int


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a lower-case word: ``supplies``, ``supplied`` and ``supply`` give one."""
    if word[0].isdigit():
        return word.replace(",", "")
    base = _POSSESSIVE.sub("", word)
    for ending, left in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= left and not base.endswith(("ss", "pply")):
            base = base[: -len(ending)] + ("i" if ending in ("ies", "ied") else "")
            break
    # "planned" and "plan", "shipping" and "ship": undo the doubled consonant that an ending brings.
    if len(base) > 3 and base[-1] == base[-2] and base[-1] in "bdgmnprt":
        base = base[:-1]
    if len(base) > 3 and base[-1] == "y":
        return base[:-1] + "i"
    return base[:-1] if len(base) > 4 and base[-1] == "e" else base


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of ``text[start:end]`` with offsets into *text* (code points, half-open)."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Token(*_read(match.group()), match.start(), match.end()) for match in found]


@lru_cache(maxsize=200_000)
def _read(written: str) -> tuple[str, str, bool]:
    """A word in lower case without its possessive, its stem, and whether it is capitalised."""
    word = _POSSESSIVE.sub("", written.lower()) or written.lower()
    return word, stem(word), written[0].isupper()


def number_of(word: str) -> float | None:
    """The figure that a lower-case word is ("1,500", "twelve"), or ``None``."""
    if word[:1].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    return NUMBER_WORDS.get(word)


def content(found: Iterable[Token]) -> list[Token]:
    """The words that carry content: no function words, no single letters."""
    return [t for t in found if t.word not in STOP and (len(t.word) > 1 or t.word.isdigit())]


# What one sentence reports is compared by the words of all of it, once for each report.
@lru_cache(maxsize=1_000)
def stems(text: str, start: int = 0, end: int | None = None) -> frozenset[str]:
    """The content stems of ``text[start:end]``."""
    return frozenset(t.stem for t in content(tokens(text, start, end)))


# A feature that fewer documents have than one in so many is as rare as one that none has had yet: how often it occurs
# is chance, and what is new in the news would else weigh the more, the longer nobody counted.
RARE = 500


class _ByCount(dict[int, float]):
    """Weights by the number of documents that have a feature, worked out once each."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, count: int) -> float:
        self[count] = found = math.log1p(min(self._size / max(count, 1), RARE))
        return found


class Weights:
    """Inverse document frequencies of the features of a collection.

    ``idf = ln(1 + N / df)`` (Spärck Jones 1972, smoothed so that a feature of every document keeps a little weight and
    a collection of two documents still has weights).
    """

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        size = 0
        for features in documents:
            counts.update(set(features))
            size += 1
        self._counts: Mapping[str, int] = counts
        self.size = max(size, 1)
        self._by_count = _ByCount(self.size)

    @classmethod
    def counted(cls, counts: Mapping[str, int], size: int) -> "Weights":
        """The weights of a collection that was counted before."""
        made = cls(())
        made._counts, made.size = counts, max(size, 1)
        made._by_count = _ByCount(made.size)
        return made

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of documents by feature."""
        return self._counts

    def frequency(self, feature: str) -> int:
        """Number of documents that have *feature*."""
        return self._counts.get(feature, 0)

    def idf(self, feature: str) -> float:
        """Weight of *feature*: 0.69 when every document has it, more the rarer it is, up to one in ``RARE``."""
        return self._by_count[self._counts.get(feature, 0)]

    def weighed(self, features: Iterable[tuple[str, float]]) -> list[float]:
        """The weights of features, each times what one document gives it: for the innermost loop of linking."""
        count, by_count = self._counts.get, self._by_count
        return [given * by_count[count(feature, 0)] for feature, given in features]

    def total(self, features: Iterable[str]) -> float:
        """Sum of the weights of *features*, each counted as often as it is given."""
        return math.fsum(sorted(self.idf(f) for f in features))
