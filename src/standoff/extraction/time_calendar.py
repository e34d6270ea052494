"""Arithmetic on days and intervals of days."""

import calendar
from datetime import date

from standoff.model import Interval
from standoff.model.when import month, year

MIN_YEAR, MAX_YEAR = 1000, 2199


def days(start: date, count: int) -> date:
    """The day *count* days after *start*, clipped to the calendar."""
    return date.fromordinal(min(max(start.toordinal() + count, 1), date.max.toordinal()))


def day_of(year_: int, month_: int, day_: int) -> date | None:
    """The day, or ``None`` if there is no such day."""
    try:
        return date(year_, month_, day_)
    except ValueError:
        return None


def single(day: date) -> Interval:
    """The interval that is one day."""
    return Interval(day, day)


def year_of_two_digits(written: int, latest: date | None) -> int:
    """The year that "98" or "23" stands for: the last such year up to the one after *latest*.

    Args:
        written: The two digits as a number.
        latest: Last day on which the text may have been published; ``None`` leaves the years 1950 to 2049.
    """
    around = 2049 if latest is None else latest.year + 1
    return around - (around - written) % 100


def add_months(start: date, count: int) -> date:
    """The same day *count* months later, or the last of that month."""
    index = start.year * 12 + start.month - 1 + count
    number, of_year = index % 12 + 1, min(max(index // 12, 1), 9999)
    return date(of_year, number, min(start.day, calendar.monthrange(of_year, number)[1]))


def month_after(start: date, count: int) -> Interval:
    """The calendar month *count* months after that of *start*."""
    moved = add_months(start.replace(day=1), count)
    return month(moved.year, moved.month)


def week_after(start: date, count: int) -> Interval:
    """The week, Monday to Sunday, *count* weeks after that of *start*."""
    monday = days(start, 7 * count - start.weekday())
    return Interval(monday, days(monday, 6))


def weekend_after(start: date, count: int) -> Interval:
    """Saturday and Sunday of the week *count* weeks after that of *start*."""
    week = week_after(start, count)
    assert week.latest is not None
    return Interval(days(week.latest, -1), week.latest)


def weekday_before(start: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday (Monday is 0) on or before *start*; before it if *strictly*."""
    back = (start.weekday() - weekday) % 7
    return days(start, -(back or 7 * strictly))


def weekday_after(start: date, weekday: int, *, strictly: bool = False) -> date:
    """The first such weekday on or after *start*; after it if *strictly*."""
    return days(start, ((weekday - start.weekday()) % 7) or 7 * strictly)


def nth_weekday(year_: int, month_: int, weekday: int, number: int) -> date:
    """The *number*-th such weekday (Monday is 0) of a month, or the last for -1."""
    whole = month(year_, month_)
    assert whole.earliest is not None
    assert whole.latest is not None
    if number < 0:
        return weekday_before(whole.latest, weekday)
    return days(weekday_after(whole.earliest, weekday), 7 * (number - 1))


def season(year_: int, first_month: int) -> Interval:
    """A season of the northern hemisphere by its first month.

    A winter runs into the next year; "the winter of 1941" may be either of two, so it begins with January.
    """
    if first_month == 12:
        return Interval(date(year_, 1, 1), month(min(year_ + 1, 9999), 2).latest)
    return Interval(date(year_, first_month, 1), month(year_, first_month + 2).latest)


def quarter(year_: int, number: int) -> Interval:
    """The *number*-th quarter (1–4) of a year."""
    return Interval(date(year_, 3 * number - 2, 1), month(year_, 3 * number).latest)


def years(first: int, last: int) -> Interval:
    """From the first day of a year to the last day of another."""
    return Interval(year(first).earliest, year(last).latest)


# Shares of a period that "early", "mid" and "late" take, in twelfths; edges are narrower than parts.
_SHARES = {"early": (0, 4), "mid": (4, 8), "late": (8, 12), "start": (0, 2), "end": (10, 12)}


def part_of(whole: Interval, part: str) -> Interval:
    """The early, middle or late third of an interval, or its first or last sixth.

    A month is cut at its 10th and 20th day, as the press does; a year into four months each.
    """
    assert whole.earliest is not None
    assert whole.latest is not None
    length = (whole.latest - whole.earliest).days + 1
    first, last = whole.earliest, whole.latest
    if length <= 31:
        cuts = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31)}
        low, high = cuts[part]
        if first.day == 1 and length >= 28:
            return Interval(first.replace(day=low), first.replace(day=min(high, last.day)))
        low, high = _SHARES["early" if part == "start" else "late" if part == "end" else part]
    else:
        low, high = _SHARES[part]
    if length in (365, 366) and first.month == 1:
        return Interval(date(first.year, low + 1, 1), month(first.year, high).latest)
    return Interval(days(first, length * low // 12), days(first, max(length * high // 12 - 1, length * low // 12)))


def shifted(start: Interval, unit: str, count: int) -> Interval | None:
    """The interval *count* units after an interval, as exact as both allow.

    From a day, days and weeks lead to a day, months to a calendar month and years to a calendar year.
    """
    if start.earliest is None or start.latest is None:
        return None
    if unit in ("minute", "hour"):
        reach = 0 if unit == "minute" else max(1, -(-abs(count) // 24))
        if count < 0:
            return Interval(days(start.earliest, -reach), start.latest)
        return Interval(start.earliest, days(start.latest, reach))
    if unit in ("day", "week", "fortnight"):
        step = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        return Interval(days(start.earliest, step), days(start.latest, step))
    if unit in ("month", "quarter"):
        step = count * (3 if unit == "quarter" else 1)
        return Interval(month_after(start.earliest, step).earliest, month_after(start.latest, step).latest)
    step = count * {"year": 1, "decade": 10, "century": 100}[unit]
    first, last = start.earliest.year + step, start.latest.year + step
    if first < MIN_YEAR or last > MAX_YEAR:
        return None
    return years(first, last)


def covering(one: Interval, other: Interval) -> Interval:
    """From the first day of either bounded interval to the last."""
    assert one.earliest is not None
    assert one.latest is not None
    assert other.earliest is not None
    assert other.latest is not None
    return Interval(min(one.earliest, other.earliest), max(one.latest, other.latest))
