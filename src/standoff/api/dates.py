"""Days and intervals of days as people write them."""

from datetime import date, timedelta
from typing import Protocol

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
CLOSE = 45  # days; farther apart, months say enough


class Days(Protocol):
    """Anything with two ends, either of which may be open."""

    @property
    def earliest(self) -> date | None:
        """First day."""

    @property
    def latest(self) -> date | None:
        """Last day."""


def one(day: date) -> str:
    """A day.

    >>> one(date(2024, 3, 5))
    '5 Mar 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span(when: Days | None, *, unknown: str = "undated") -> str:
    """An interval, no wider in print than it has to be.

    >>> from standoff.model import Interval
    >>> span(Interval(date(2024, 3, 5), date(2024, 3, 7)))
    '5–7 Mar 2024'
    """
    if when is None:
        return unknown
    return between(when.earliest, when.latest, unknown=unknown)


def between(first: date | None, last: date | None, *, unknown: str = "undated") -> str:
    """The days from *first* to *last*, either of which may be unknown."""
    if first is None and last is None:
        return unknown
    if first is None or last is None:
        return f"from {one(first)}" if first else f"until {one(last)}" if last else unknown
    if first == last:
        return one(first)
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1 if last < date.max else False
    if whole and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if whole and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1]} {last.year}"
    start, end = f"{_MONTHS[first.month - 1]}", f"{_MONTHS[last.month - 1]} {last.year}"
    if (last - first).days > CLOSE:
        return f"{start}–{end}" if first.year == last.year else f"{start} {first.year} – {end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {start}{year} – {one(last)}"
