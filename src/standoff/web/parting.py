"""A long article in parts: each as much text, with as many records, as one page takes."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

CHARACTERS = 24_000
RECORDS = 100


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of an article.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        number: Which it is, from 1.
        pages: How many there are.
        first: Number of the first of its records, from 1.
        last: Number of the last.
        total: How many records there are in all parts.
    """

    start: int
    end: int
    number: int
    pages: int
    first: int
    last: int
    total: int


def part(parts: Sequence[tuple[int, int]], records: Sequence[int], number: int | None, pointed: int = 0) -> Part:
    """One of the parts: the one that is asked for, or the one that a place in the text is in.

    Args:
        parts: As ``parted`` has them.
        records: Where records begin, in order.
        number: Which is asked for, from 1; behind the last comes the last.
        pointed: The place.
    """
    here = next((place for place, (_, end) in enumerate(parts, 1) if pointed < end), len(parts))
    number = min(number or here, len(parts))
    start, end = parts[number - 1]
    before = bisect_left(records, start)
    last = len(records) if number == len(parts) else bisect_left(records, end)
    return Part(start=start, end=end, number=number, pages=len(parts), first=before + 1, last=last, total=len(records))


def parted(
    text: str,
    records: Sequence[int],
    sentences: Iterable[int] = (),
    *,
    characters: int = CHARACTERS,
    most: int = RECORDS,
) -> list[tuple[int, int]]:
    """Where the parts begin and end: at the beginning of a line, or of a sentence; together they are the text.

    Args:
        text: The text.
        records: Where records begin, in order.
        sentences: Where sentences begin.
        characters: Length of a part, unless one sentence is longer.
        most: Records that begin in a part, unless more begin in one sentence.
    """
    lines = (at + 1 for at, letter in enumerate(text) if letter == "\n")
    points = sorted({0, *lines, *(at for at in sentences if at < len(text)), len(text)})
    found, first = [], 0
    for before, after in pairwise(points):
        inside = bisect_left(records, after) - bisect_left(records, first)
        if before > first and (after - first > characters or inside > most):
            found.append((first, before))
            first = before
    return [*found, (first, len(text))]
