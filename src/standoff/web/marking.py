"""The text of an article cut where anything begins or ends, so that overlapping records can all be shown in it.

Nothing is added and nothing is left out: the pieces of all lines, with a newline between lines, are the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.api import Opened
from standoff.model import Attribution, Commitment, Region, Span
from standoff.model.annotation import Annotation

# What is shown on top where several kinds cover the same words: the rarer kind, and the one that binds somebody.
KINDS = ("commitment", "claim", "event", "attribution", "timex", "mention")


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that belongs to a record."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(frozen=True)
class Piece:
    """Words between two boundaries.

    Attributes:
        text: The words.
        role: Role of the region they stand in; empty outside all regions.
        kinds: Kinds of the records that cover them, in the order of ``KINDS``.
        ids: Ids of those records, in the same order; the shortest of each kind first.
        first: Ids of the records that begin here.
    """

    text: str
    role: str = ""
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of the text.

    Attributes:
        pieces: What stands on it; nothing on an empty line.
        role: The role of most of it.
    """

    pieces: tuple[Piece, ...]
    role: str


def marks_of(opened: Opened) -> tuple[Mark, ...]:
    """Where the records of an article are marked: a quotation at its content, a commitment at both of its halves."""
    found = []
    for card in opened.cards:
        record, kind = card.record, str(type(card.record).__struct_config__.tag)
        found += [Mark(span.start, span.end, kind, record.id) for span in _spans(record)]
    return tuple(found)


def lines(text: str, regions: Sequence[Region], marks: Iterable[Mark]) -> tuple[Line, ...]:
    """The text in lines, each cut where a region or a mark begins or ends.

    Args:
        text: The text as read.
        regions: Its regions, in text order.
        marks: What is marked in it; marks outside the text are cut to it, empty ones are nowhere.
    """
    known = sorted(
        (mark for mark in marks if max(0, mark.start) < min(len(text), mark.end)),
        key=lambda mark: (KINDS.index(mark.kind), mark.end - mark.start, mark.start, mark.id),
    )
    cuts = sorted({0, len(text), *(c for r in regions for c in (r.start, r.end)), *_ends(known)})
    covering = _covering(cuts, known)
    seen: set[str] = set()
    found, at = [], 0
    for line in text.split("\n"):
        pieces = []
        for start, end in _between(cuts, at, at + len(line)):
            here = covering[bisect_right(cuts, start) - 1]
            ids = tuple(dict.fromkeys(mark.id for mark in here))
            first = tuple(id_ for id_ in ids if id_ not in seen)
            seen.update(first)
            kinds = tuple(dict.fromkeys(mark.kind for mark in here))
            pieces.append(Piece(text[start:end], _role(regions, start), kinds, ids, first))
        found.append(Line(tuple(pieces), _role(regions, at + (len(line) - len(line.lstrip())))))
        at += len(line) + 1
    return tuple(found)


def _spans(record: Annotation) -> Iterable[Span]:
    if isinstance(record, Attribution) and record.content:
        return record.content
    if isinstance(record, Commitment):
        return (*((record.condition,) if record.condition else ()), record.consequence)
    return (Span(record.start, record.end),)


def _ends(marks: Iterable[Mark]) -> Iterable[int]:
    return (cut for mark in marks for cut in (mark.start, mark.end))


def _covering(cuts: Sequence[int], marks: Sequence[Mark]) -> list[list[Mark]]:
    """For each stretch between two cuts the marks over it, in their order."""
    found: list[list[Mark]] = [[] for _ in cuts]
    for mark in marks:
        for place in range(bisect_left(cuts, max(0, mark.start)), bisect_left(cuts, mark.end)):
            found[place].append(mark)
    return found


def _between(cuts: Sequence[int], start: int, end: int) -> Iterable[tuple[int, int]]:
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    points = [start, *inside, end]
    return ((a, b) for a, b in pairwise(points) if a < b)


def _role(regions: Sequence[Region], at: int) -> str:
    place = bisect_right([region.start for region in regions], at) - 1
    return regions[place].role if place >= 0 and at < regions[place].end else ""
