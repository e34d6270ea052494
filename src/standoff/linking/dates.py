"""Days between dates that are intervals."""

from standoff.model import Interval, Span
from standoff.model.document import Sentence

# An interval of publication this long or shorter counts as a date; longer ones only exclude.
TIGHT_DAYS = 7


def gap(first: Interval, second: Interval) -> int:
    """Days between two intervals: 0 when they share a day or when nothing bounds them towards each other."""
    before = (second.earliest - first.latest).days if second.earliest and first.latest else 0
    after = (first.earliest - second.latest).days if first.earliest and second.latest else 0
    return max(before, after, 0)


def is_tight(when: Interval, days: int = TIGHT_DAYS) -> bool:
    """Whether a date is known to so many days."""
    return when.days is not None and when.days <= days


def stretches(when: Interval, length: int, *, within: int) -> tuple[int | None, ...]:
    """The stretches of time in which what is of a date looks for others; ``None`` stands for any.

    Each stands in its own stretch and the next, so that two that are near meet in at least one.

    Args:
        when: The date.
        length: Days in a stretch.
        within: What is known to more days than this may be of any time.
    """
    if when.earliest is None or not is_tight(when, within):
        return (None,)
    slot = when.earliest.toordinal() // length
    return (slot, slot + 1)


def touched(sentences: tuple[Sentence, ...], start: int, end: int) -> Span:
    """The sentence or sentences that ``[start, end)`` touches; the stretch itself when none is known."""
    found = [s for s in sentences if s.start < end and start < s.end]
    return Span(min(s.start for s in found), max(s.end for s in found)) if found else Span(start, end)
