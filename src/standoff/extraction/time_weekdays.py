"""Expressions of time that are weekdays or weekends, counted from the DCT or from the narrative."""

from collections.abc import Callable
from datetime import date

from standoff.extraction import time_calendar as cal
from standoff.extraction.time_context import Resolved, TimeFrame
from standoff.extraction.time_find import Found
from standoff.model import Interval

_NOTHING: Resolved = (None, "nothing here says which")


def _weekday(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    weekday = found.number("weekday")
    assert weekday is not None
    name = frame.parse.word[found.values["weekday"][0][0]]
    if "last" in found:
        return frame.at_dct(
            lambda d: cal.single(cal.weekday_before(d, weekday, strictly=True))
        ), f"{name} before {frame.dct}"
    if "next" in found:
        return frame.at_dct(
            lambda d: cal.single(cal.weekday_after(d, weekday, strictly=True))
        ), f"{name} after {frame.dct}"
    if "this" in found:
        return frame.at_dct(
            lambda d: cal.single(cal.days(d, weekday - d.weekday()))
        ), f"{name} of the week of {frame.dct}"
    line = frame.dateline
    if not frame.narrow and line is not None and frame.tense(found) != "future":
        return cal.single(cal.weekday_before(line, weekday)), f"{name} on or before the dateline, {line}"
    if frame.tense(found) == "future":
        return frame.at_dct(lambda d: cal.single(cal.weekday_after(d, weekday))), f"{name} on or after {frame.dct}"
    return frame.at_dct(lambda d: cal.single(cal.weekday_before(d, weekday))), f"{name} on or before {frame.dct}"


def _weekdays(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    """From one weekday to another: the last such stretch, or the next."""
    (_, first), (_, last) = found.values["weekday"][0], found.values["weekday"][-1]
    assert isinstance(first, int)
    assert isinstance(last, int)
    length = (last - first) % 7
    ahead = frame.tense(found) == "future"

    def stretch(day: date) -> Interval:
        if ahead:
            start = cal.weekday_after(day, first)
        else:
            start = cal.days(cal.weekday_before(day, last), -length)
        return Interval(start, cal.days(start, length))

    return frame.at_dct(stretch), f"{'after' if ahead else 'before'} {frame.dct}"


def _overnight(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    """A night named by a weekday: "overnight Tuesday" runs into Wednesday, "overnight into Tuesday" from Monday."""
    evening, because = _weekday(frame, found, following)
    if evening is None or evening.earliest is None or evening.latest is None:
        return evening, because
    if "=into" in found or "to" in found:
        return Interval(cal.days(evening.earliest, -1), evening.latest), f"the night before {because}"
    return Interval(evening.earliest, cal.days(evening.latest, 1)), f"the night after {because}"


def _weekday_week(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    weekday = found.number("weekday")
    assert weekday is not None
    return (
        frame.at_dct(lambda d: cal.single(cal.days(cal.weekday_after(d, weekday), 7))),
        f"a week after the next such day from {frame.dct}",
    )


def _weekday_of(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    weekday, step = found.number("weekday"), found.number("last", "next", "this")
    assert weekday is not None
    assert step is not None
    return (
        frame.at_dct(lambda d: cal.single(cal.days(d, 7 * step + weekday - d.weekday()))),
        f"counted from the week of {frame.dct}",
    )


def _weekend(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    step = found.number("last", "next")
    if "that" in found or "same" in found:
        anchor = frame.near_anchor(found)
        return (cal.weekend_after(anchor.first, 0), anchor.told) if anchor and anchor.length <= 7 else _NOTHING
    if step is not None:
        return frame.at_dct(lambda d: _weekend_by(d, step)), f"counted from {frame.dct}"
    ahead = frame.tense(found) == "future"
    return frame.at_dct(lambda d: _weekend_by(d, 1 if ahead else -1)), f"counted from {frame.dct}"


def _weekend_by(day: date, step: int) -> Interval:
    """The last weekend that began by *day*, or the first that ends from it on."""
    if step < 0:
        return cal.weekend_after(day, 0 if day.weekday() >= 5 else -1)
    return cal.weekend_after(day, 0)


WEEKDAYS: dict[str, Callable[[TimeFrame, Found, Interval | None], Resolved]] = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "overnight": _overnight,
    "weekday_week": _weekday_week,
    "weekday_of": _weekday_of,
    "weekend": _weekend,
}
