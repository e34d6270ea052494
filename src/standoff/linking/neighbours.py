"""Which articles are alike, and how much: every two of the same weeks that share heavy features, each looked at once.

What is alike follows from two articles and from the weights of words, never from what else there is, so that it can be
found of one article as of all. Sums are made of whole numbers: their order does not matter.
"""

import math
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from standoff.linking.dates import TIGHT_DAYS, stretches
from standoff.linking.reading import Reading
from standoff.linking.words import Weights
from standoff.model import Interval

# Features by which a document looks for neighbours, rarest and heaviest first, and how many it must share.
KEYS, SHARED_KEYS = 40, 2
# Days after which coverage of one happening has halved, days that cost nothing, and days after which it is another.
HALF_LIFE, FREE_DAYS, FARTHEST = 5.0, 1, 21
# A loosely dated document that names no date newer than this many days before the other's publication, and what its
# similarity is then worth.
STALE_DAYS, STALE = 180, 0.6
# What is less alike than this counts as nothing.
LEAST = 0.05
# Weights are whole multiples of this; scores are rounded to as many digits.
_ONE, _DIGITS = 1 << 20, 6
_NEVER = 10_000_000  # days from anything that is dated
_FALL = np.array([0.5 ** (max(0, days - FREE_DAYS) / HALF_LIFE) for days in range(FARTHEST + 1)] + [0.0])

# Rows of whole numbers, of scores, of yes and no; numpy's own types are not checked (see pyproject.toml).
Numbers: TypeAlias = Any
Scores: TypeAlias = Any
Flags: TypeAlias = Any


@dataclass(frozen=True, eq=False)
class Edges:
    """Pairs of documents that are alike, three parallel rows: places in the collection, and the score."""

    first: Numbers
    second: Numbers
    score: Scores

    def __len__(self) -> int:
        return len(self.score)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edges) and sorted(self.pairs()) == sorted(other.pairs())

    __hash__ = None  # type: ignore[assignment]  # rows of numbers are compared, never looked up

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        """Each pair with its score."""
        return zip(self.first.tolist(), self.second.tolist(), self.score.tolist(), strict=True)


def heaviest(reading: Reading, weights: Weights) -> list[str]:
    """The features by which a document is found, heaviest first."""
    names = reading.features.names
    return [names[place] for place in _heaviest(_unit(reading, weights))]


def slots(reading: Reading) -> tuple[int | None, ...]:
    """The stretches of ``FARTHEST`` days in which a document looks for neighbours; ``None`` stands for any."""
    return stretches(reading.published, FARTHEST, within=TIGHT_DAYS)


def edges(readings: Sequence[Reading], weights: Weights, *, new: Container[str] | None = None) -> Edges:
    """The pairs that are alike.

    Args:
        readings: The documents.
        weights: Those of the collection that they are a part of.
        new: With these ids, only pairs of which one at least is of them.
    """
    return _Field(readings, weights).edges(new)


class _Field:
    """Documents as rows of numbers: first those that are dated, by day, then the others."""

    def __init__(self, readings: Sequence[Reading], weights: Weights) -> None:
        self._ids = [r.id for r in readings]
        days = [_days(r.published) for r in readings]
        tight = [r.is_tight for r in readings]
        order = sorted(range(len(readings)), key=lambda n: (not tight[n], days[n][0], self._ids[n]))
        self._order = np.array(order, np.int64)
        self._place = {self._ids[n]: place for place, n in enumerate(order)}
        self._tight = np.array([tight[n] for n in order], np.bool_)
        self._from, self._to = _row(days[n][0] for n in order), _row(days[n][1] for n in order)
        named = [_days(r.newest_named) if r.newest_named else (-_NEVER, _NEVER) for r in readings]
        self._named_from, self._named_to = _row(named[n][0] for n in order), _row(named[n][1] for n in order)
        self._dated = int(self._tight.sum())
        self._fill([readings[n] for n in order], weights)

    def _fill(self, readings: Sequence[Reading], weights: Weights) -> None:
        """Rows of features, those of all documents one after the other; and for each key the documents that have it."""
        known: dict[str, int] = {}
        features, values = array("i"), array("i")
        ends, keys = [0], []
        for reading in readings:
            names = reading.features.names
            own = array("i", (known.setdefault(name, len(known)) for name in names))
            weighed = _unit(reading, weights)
            features.extend(own)
            values.extend(weighed.tolist())
            ends.append(len(features))
            keys.append([own[place] for place in _heaviest(weighed)])
        self._features = np.array(features, np.int32)
        self._values = np.array(values, np.int64)
        self._ends = np.array(ends, np.int64)
        self._keys = keys
        self._dense: Numbers = np.zeros(max(1, len(known)), np.int64)
        self._posted: list[array[int]] = [array("i") for _ in known]
        for place, own_keys in enumerate(keys):
            for key in own_keys:
                self._posted[key].append(place)

    def edges(self, new: Container[str] | None) -> Edges:
        """The pairs that are alike, of *new* and all others, or of all."""
        chosen = range(len(self._ids)) if new is None else sorted(self._place[i] for i in self._ids if i in new)
        is_new: Flags = np.zeros(len(self._ids), np.bool_)
        is_new[list(chosen)] = True
        found: list[tuple[Numbers, Numbers, Scores]] = []
        for place in chosen:
            others = self._met(place, is_new)
            if len(others):
                scores = self._scores(place, others)
                kept = scores >= LEAST
                if kept.any():
                    found.append((np.full(int(kept.sum()), place), others[kept], scores[kept]))
        if not found:
            return Edges(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
        first, second, score = (np.concatenate(row) for row in zip(*found, strict=True))
        return Edges(self._order[first], self._order[second], score)

    def _met(self, place: int, is_new: Flags) -> Numbers:
        """Those that share enough keys with one, of its weeks; of two new ones, the later looks at the earlier."""
        start = 0
        if place < self._dated:
            start = int(np.searchsorted(self._from[: self._dated], self._from[place] - FARTHEST))
        end = place if bool(is_new.all()) else len(self._ids)
        rows = []
        for key in self._keys[place]:
            posted = self._posted[key]
            low, high = bisect_left(posted, start), bisect_left(posted, end)
            if low < high:
                rows.append(posted[low:high])
        if not rows:
            return np.zeros(0, np.int64)
        shared = np.bincount(np.concatenate(rows) - start)
        others: Numbers = np.flatnonzero(shared >= SHARED_KEYS) + start
        if place < self._dated:
            others = others[(others >= self._dated) | (self._from[others] <= self._from[place] + FARTHEST)]
        return others[(others < place) | (~is_new[others])]

    def _scores(self, place: int, others: Numbers) -> Scores:
        """Cosine times nearness of one document and others."""
        own = slice(int(self._ends[place]), int(self._ends[place + 1]))
        self._dense[self._features[own]] = self._values[own]
        starts = self._ends[others]
        lengths = self._ends[others + 1] - starts
        begin = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(starts - begin, lengths)
        sums = np.add.reduceat(self._dense[self._features[places]] * self._values[places], begin)
        self._dense[self._features[own]] = 0
        score: Scores = np.round(sums / float(_ONE * _ONE) * self._nearness(place, others), _DIGITS)
        return score

    def _nearness(self, place: int, others: Numbers) -> Scores:
        """What the dates leave of a similarity."""
        apart = _gap(self._from[place], self._to[place], self._from[others], self._to[others])
        factor: Scores = _FALL[np.minimum(apart, FARTHEST + 1)]
        tight, own = self._tight[others], bool(self._tight[place])
        if own:
            old = _gap(self._named_from[others], self._named_to[others], self._from[place], self._to[place])
            stale = ~tight & (old > STALE_DAYS)
        else:
            old = _gap(self._named_from[place], self._named_to[place], self._from[others], self._to[others])
            stale = tight & (old > STALE_DAYS)
        return np.where(stale, factor * STALE, factor)


def _unit(reading: Reading, weights: Weights) -> Numbers:
    """The features of a document as a unit vector (tf–idf), in whole numbers."""
    weighed = weights.weighed(reading.features.items())
    norm = math.sqrt(math.fsum([v * v for v in weighed])) or 1.0
    return np.rint(np.array(weighed) / norm * _ONE).astype(np.int64)


def _heaviest(weighed: Numbers) -> list[int]:
    """Places of the features by which a document is found."""
    found: list[int] = np.argsort(-weighed, kind="stable")[:KEYS].tolist()
    return found


def _gap(first: Any, last: Any, other_first: Any, other_last: Any) -> Numbers:
    """Days between intervals, 0 where they share a day (see ``dates.gap``)."""
    found: Numbers = np.maximum(np.maximum(other_first - last, first - other_last), 0)
    return found


def _days(when: Interval) -> tuple[int, int]:
    return (
        when.earliest.toordinal() if when.earliest else -_NEVER,
        when.latest.toordinal() if when.latest else _NEVER,
    )


def _row(values: Iterator[int]) -> Numbers:
    return np.fromiter(values, np.int64)
