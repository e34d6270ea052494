"""Dates as intervals, with the reason why they are believed.

A date in the news is rarely one day. Every date is a closed interval of days ``[earliest, latest]``; ``None`` on one
side means that nothing bounds it there.
"""

from datetime import date, timedelta
from typing import Literal

import msgspec

# More days than this say less than which month or so it was.
ROUGH_DAYS = 45

Basis = Literal["given", "metadata", "page", "inferred", "unknown"]


class Interval(msgspec.Struct, frozen=True, gc=False):
    """A closed interval of days.

    Attributes:
        earliest: First day it can be, or ``None`` when unbounded.
        latest: Last day it can be, or ``None`` when unbounded.
    """

    earliest: date | None
    latest: date | None

    @property
    def is_day(self) -> bool:
        """Whether the interval is one single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int | None:
        """Number of days in the interval, ``None`` when it is unbounded."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def is_rough(self) -> bool:
        """Whether it says less than which month or so it was."""
        return self.days is None or self.days > ROUGH_DAYS

    def covers(self, day: date) -> bool:
        """Whether *day* may be meant."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)


class Published(Interval, frozen=True):
    """When a document was published: the document creation time (DCT) of TimeML.

    Attributes:
        basis: ``given`` by the user or the crawler's record, ``metadata`` of the page, words of the ``page``,
            ``inferred`` from what the text says, or ``unknown``.
        because: For ``inferred``, one sentence per piece of evidence.
    """

    basis: Basis = "unknown"
    because: tuple[str, ...] = ()


UNKNOWN_DATE = Published(None, None)


def day(value: date) -> Interval:
    """The interval that is one day."""
    return Interval(value, value)


def shifted(value: date, days: int) -> date:
    """The day so many days later (earlier, where negative), or the last that a date can tell in that direction."""
    return date.fromordinal(min(max(value.toordinal() + days, 1), date.max.toordinal()))


def month(year: int, number: int) -> Interval:
    """The interval of the *number*-th month (1–12) of *year*."""
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1) if (year, number) != (9999, 12) else date.max
    return Interval(first, following - timedelta(days=1))


def year(number: int) -> Interval:
    """The interval of a calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31))


def intersect(first: Interval, second: Interval) -> Interval | None:
    """The days in both intervals, or ``None`` when there are none."""
    starts = [d for d in (first.earliest, second.earliest) if d is not None]
    ends = [d for d in (first.latest, second.latest) if d is not None]
    earliest, latest = max(starts, default=None), min(ends, default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return None
    return Interval(earliest, latest)


def union(first: Interval, second: Interval) -> Interval:
    """The smallest interval that holds both."""
    earliest = None if first.earliest is None or second.earliest is None else min(first.earliest, second.earliest)
    latest = None if first.latest is None or second.latest is None else max(first.latest, second.latest)
    return Interval(earliest, latest)
