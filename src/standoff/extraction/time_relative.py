"""Expressions of time that are counted from the DCT or from the date said before."""

from collections.abc import Callable
from datetime import date

from standoff.extraction import time_calendar as cal
from standoff.extraction.time_context import Anchor, Resolved, TimeFrame, opens, told_after
from standoff.extraction.time_find import Found
from standoff.extraction.time_weekdays import WEEKDAYS
from standoff.model import Interval
from standoff.model.when import month as month_of
from standoff.model.when import year as year_of

_NOTHING: Resolved = (None, "nothing here says which")
# Of "last", "past", "previous" and the like, these look from the narrative, not from the DCT.
_NARRATED = frozenset({"following", "previous", "preceding", "ensuing", "succeeding", "subsequent"})
# So many days after its dateline an article may be printed.
_PRINTED = 2
Relative = Callable[[TimeFrame, Found, Interval | None], Resolved]


def _deictic(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    step = found.number("deictic")
    assert step is not None or found.rule == "times.deictic-next"
    if found.rule == "times.deictic-next":
        step = 2 if "=tomorrow" in found else -2
    assert step is not None
    line = frame.dateline
    if line is not None and frame.ends is not None and 0 < (frame.ends[0] - line).days <= _PRINTED:
        # What is datelined a day before it is printed says "today" of the day of its dateline.
        return cal.single(cal.days(line, step)), f"counted from the dateline, {line}"
    if frame.parse.lower[found.values["deictic"][0][0]] == "overnight":
        ahead = frame.tense(found) == "future"
        return (
            frame.at_dct(lambda d: Interval(d, cal.days(d, 1)) if ahead else Interval(cal.days(d, -1), d)),
            f"the night {'after' if ahead else 'before'} {frame.dct}",
        )
    return frame.at_dct(lambda d: cal.single(cal.days(d, step))), f"counted from {frame.dct}"


def _daypart(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    if "this" in found or ("last" in found and "the" not in found):
        step = -1 if "last" in found else 0
        return frame.at_dct(lambda d: cal.single(cal.days(d, step))), f"counted from {frame.dct}"
    anchor = frame.near_anchor(found, 3)
    if anchor is None or anchor.length > 7:
        return _NOTHING
    step = found.number("last", "next") or 0
    return _moved(anchor, "day", step), anchor.told


def _same(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    anchor, unit = frame.near_anchor(found), str(found.value("single"))
    if anchor is None:
        return _NOTHING
    return _around(anchor, unit), anchor.told


def _adjacent(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    anchor, unit = frame.near_anchor(found), str(found.value("single"))
    step = -1 if "last" in found else 1
    if found.relation == "during" or found.relation == "for":
        return _span(frame, found, following)
    if anchor is None:
        return _NOTHING
    if unit == "week" and anchor.length <= 7:
        return cal.week_after(anchor.first, step), anchor.told
    return _moved(anchor, unit, step), anchor.told


def _year_back(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    """About a year before: give or take a month."""
    return (
        frame.at_dct(lambda d: Interval(cal.add_months(d, -13), cal.add_months(d, -11))),
        f"about a year before {frame.dct}",
    )


def _half_ago(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    """Half a century or so ago: the round number is good to a tenth of the whole."""
    unit = str(found.value("single"))
    months = {"century": 1200, "decade": 120, "year": 12}.get(unit)
    if months is None:
        return _NOTHING
    slack = months // 10
    half = months // 2

    def back(day: date) -> Interval:
        return Interval(cal.add_months(day, -half - slack), cal.add_months(day, -half + slack))

    return frame.at_dct(back), f"about half a {unit} before {frame.dct}"


def _calendar(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    unit, step = str(found.value("single")), found.number("last", "next", "this") or 0
    part = found.value("part")
    word = frame.parse.lower[found.values["part"][0][0]] if part is not None else ""
    if found.rule == "times.earlier-in" and unit in ("day", "week"):
        anchor = frame.near_anchor(found, 1)
        if anchor is not None and anchor.length == 1 and frame.stands_before(anchor, found):
            whole = _around(anchor, unit)
            return whole, anchor.told
        if unit == "day":
            return frame.at_dct(cal.single), f"the day of {frame.dct}"

    def resolve(day: date) -> Interval | None:
        whole = _unit_at(day, unit, step)
        if whole is None or part is None:
            return whole
        if step == 0 and word == "earlier":
            return Interval(whole.earliest, day)
        if step == 0 and word == "later":
            return Interval(day, whole.latest)
        return cal.part_of(whole, str(part))

    return frame.at_dct(resolve), f"counted from {frame.dct}"


def _edge(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    unit = str(found.value("single") or next((n[1:] for n in found.values if n in ("=year", "=month", "=week")), ""))
    step = found.number("last", "next") or 0
    if unit not in ("week", "month", "year", "decade", "century", "quarter"):
        return _NOTHING
    part = str(found.value("part") or "end")

    def cut(whole: Interval | None) -> Interval | None:
        if whole is None:
            return None
        if part == "end" and found.relation in ("by", "until", "before"):
            return Interval(whole.latest, whole.latest)
        return cal.part_of(whole, part)

    told = "that" in found or "same" in found or not frame.narrow
    anchor = frame.near_anchor(found)
    if told and anchor is not None:
        base = _around(anchor, unit) if step == 0 else _moved(anchor, unit, step)
        return cut(base), anchor.told
    return frame.at_dct(lambda d: cut(_unit_at(d, unit, step))), f"counted from {frame.dct}"


def _ago(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    count, unit, vague = _count(frame, found)
    if count is None or vague:
        return (None if frame.ends is None else Interval(None, frame.ends[1])), f"some time before {frame.dct}"
    if "=exactly" in found or "to" in found:
        return frame.at_dct(lambda d: _exactly(d, unit, -count)), f"to the day, counted back from {frame.dct}"
    if unit in ("week", "fortnight"):
        step = count * (2 if unit == "fortnight" else 1)
        return frame.at_dct(lambda d: cal.week_after(d, -step)), f"the week {step} weeks before {frame.dct}"
    return frame.at_dct(lambda d: cal.shifted(cal.single(d), unit, -count)), f"counted back from {frame.dct}"


def _exactly(day: date, unit: str, count: int) -> Interval | None:
    """The very day so many units after another."""
    if unit in ("minute", "hour", "day", "week", "fortnight"):
        return cal.shifted(cal.single(day), unit, count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return cal.single(cal.add_months(day, months * count))


def _shift(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    count, unit, vague = _count(frame, found)
    step = 1 if "later" in found or "after" in found else -1
    governs = opens(frame.parse, found)
    if following is not None and governs and count is not None:
        return cal.shifted(following, unit, step * count), "counted from the date that follows"
    anchor = frame.near_anchor(found, 1 if governs else 3)
    if unit in ("minute", "hour") and not governs and (anchor is None or anchor.length > 1):
        return frame.at_dct(
            lambda d: cal.shifted(cal.single(d), unit, step * (count or 1))
        ), f"counted from {frame.dct}"
    apposed = (
        anchor is not None and anchor.sentence == frame.parse.sent[found.first] and not _words_between(frame, found)
    )
    anew = anchor is not None and told_after(frame.parse, found.first, found.beyond - 1) is not None
    if governs and (apposed or anew or _comes(frame, found)):
        # "The protest comes a day after X spoke", "on Friday, a day after X spoke": X spoke a day before.
        if anchor is not None and anchor.length <= 7 and count is not None and not vague:
            return cal.shifted(anchor.interval, unit, -step * count), anchor.told
        if count is not None and not vague and (anchor is None or _comes(frame, found)):
            return frame.at_dct(lambda d: cal.shifted(cal.single(d), unit, -step * count)), f"counted from {frame.dct}"
    if anchor is None or (unit in ("day", "week", "hour", "fortnight") and anchor.length > 31):
        return _NOTHING
    if count is None or vague:
        if unit in ("minute", "hour"):
            # "hours later" is the same day or the next
            near = Interval(anchor.last, cal.days(anchor.last, 1))
            return (near if step > 0 else Interval(cal.days(anchor.first, -1), anchor.first)), anchor.told
        if step > 0:
            return Interval(anchor.last, None), f"some time after {anchor.days}"
        return Interval(None, anchor.first), f"some time before {anchor.days}"
    return _moved(anchor, unit, step * count), anchor.told


def _words_between(frame: TimeFrame, found: Found) -> bool:
    """Whether anything but a comma parts an expression from the date right before it."""
    parse, i = frame.parse, found.first - 1
    while i > 0 and parse.pos[i] in ("PUNCT", "ADV"):
        i -= 1
    return frame.last_beyond != i + 1


def _comes(frame: TimeFrame, found: Found) -> bool:
    """Whether the phrase hangs on "come" or "follow", which happen when what was told before happened."""
    parse, token = frame.parse, found.head
    for _ in range(6):
        token = parse.head[token]
        if parse.pos[token] in ("VERB", "AUX"):
            if parse.lemma[token] == "come":
                return True
            if parse.dep[token] != "advcl":
                return False
        if parse.head[token] == token:
            return False
    return False


def _span(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    count, unit, vague = _count(frame, found)
    forward = "next" in found
    words = {frame.parse.lower[i] for name in ("last", "next") for i, _ in found.values.get(name, ())}
    plural = frame.parse.lower[found.beyond - 1].endswith("s")
    if count is None and not plural:
        count = 1
    if words & _NARRATED:
        anchor = frame.near_anchor(found)
        if anchor is None or count is None or vague:
            return _NOTHING
        return _stretch(anchor.last if forward else anchor.first, unit, count, forward), anchor.told
    if count is None or vague:
        if frame.ends is None:
            return _NOTHING
        open_ = Interval(frame.ends[0], None) if forward else Interval(None, frame.ends[1])
        return open_, f"up to {frame.dct}" if not forward else f"from {frame.dct}"
    number = count
    return frame.at_dct(lambda d: _stretch(d, unit, number, forward)), f"counted from {frame.dct}"


def _recent(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    return (None if frame.ends is None else Interval(None, frame.ends[1])), f"up to {frame.dct}"


def _within(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    """A deadline: counted from the date in the same sentence, else from the DCT."""
    count, unit, vague = _count(frame, found)
    if (
        count is None
        or vague
        or (found.kind == "within" and frame.tense(found) == "past" and not _ordered(frame, found))
    ):
        return _NOTHING
    anchor = frame.near_anchor(found, 0 if frame.narrow else 1)
    if anchor is not None and anchor.length <= 7:
        base: Interval | None = anchor.interval
        because = anchor.told
    else:
        base, because = frame.at_dct(cal.single), f"counted from {frame.dct}"
    if base is None or base.earliest is None or base.latest is None:
        return _NOTHING
    first = _stretch(base.earliest, unit, count, True)
    last = _stretch(base.latest, unit, count, True)
    return (Interval(first.latest, last.latest) if first and last else None), because


def _ordered(frame: TimeFrame, found: Found) -> bool:
    """Whether somebody is told to do something by then."""
    parse, token = frame.parse, found.head
    for _ in range(12):
        if parse.lemma[token] in frame.lexicon.context.ahead and parse.pos[token] in ("VERB", "NOUN", "ADJ"):
            return True
        if parse.head[token] == token:
            return False
        token = parse.head[token]
    return False


def _ordinal(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    """The 12th: of the month said last, else of the month nearest to the DCT."""
    listed = found.numbers("ord") or [int(p) for p in _digits(str(found.value("days")))]
    first, last = listed[0], listed[-1]

    def make(day: date) -> Interval | None:
        one, two = cal.day_of(day.year, day.month, first), cal.day_of(day.year, day.month, last)
        return Interval(one, two) if one is not None and two is not None and one <= two else None

    anchor = frame.month_anchor
    if anchor is not None and frame.parse.sent[found.first] - anchor.sentence <= (3 if frame.narrow else 40):
        if anchor.length == 1 and first < anchor.first.day - 15 and listed[0] == last:
            return make(cal.add_months(anchor.first.replace(day=1), 1)), anchor.told
        return make(anchor.first) or make(cal.add_months(anchor.first.replace(day=1), 1)), anchor.told
    ahead = frame.tense(found) == "future"

    def nearest(day: date) -> Interval | None:
        months = range(3) if ahead else range(0, -3, -1)
        for step in months:
            interval = make(cal.add_months(day.replace(day=1), step))
            if interval and interval.earliest and (interval.earliest >= day if ahead else interval.earliest <= day):
                return interval
        return None

    return frame.at_dct(nearest), f"the {'next' if ahead else 'last'} such day from {frame.dct}"


def _duration(frame: TimeFrame, found: Found, following: Interval | None) -> Resolved:
    count, unit, vague = _count(frame, found)
    lead = frame.parse.lower[found.first]
    if lead == "in" and count is not None and not vague and frame.narrow and frame.tense(found) == "future":
        number = count
        return frame.at_dct(lambda d: cal.shifted(cal.single(d), unit, number)), f"counted from {frame.dct}"
    return None, "a length of time"


def _count(frame: TimeFrame, found: Found) -> tuple[int | None, str, bool]:
    """How many of which unit: ``None`` when no number is said ("days later"), and whether it is vague ("a few")."""
    if "hyphened" in found:
        digits, _, hyphened = str(found.value("hyphened")).partition("-")
        return int(digits), hyphened.rstrip("s"), False
    unit = str(found.value("unit") or found.value("single"))
    if "vague" in found:
        return None, unit, True
    number = found.numbers("number", "num")
    if number:
        # "twenty-five" is two tokens; a hundred and more is beyond what news counts in words.
        return (sum(number[:2]) if len(number) > 1 and number[0] % 10 == 0 else number[0]), unit, False
    return (1, unit, False) if "a" in found else (None, unit, False)


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()


def _unit_at(day: date, unit: str, step: int) -> Interval | None:
    """The calendar unit *step* after the one of *day*."""
    match unit:
        case "week":
            return cal.week_after(day, step)
        case "month":
            return cal.month_after(day, step)
        case "quarter":
            index = day.year * 4 + (day.month - 1) // 3 + step
            return cal.quarter(index // 4, index % 4 + 1)
        case "year":
            return year_of(day.year + step)
        case "decade":
            first = day.year - day.year % 10 + 10 * step
            return cal.years(first, first + 9)
        case "century":
            first = (day.year - 1) // 100 * 100 + 1 + 100 * step
            return cal.years(first, first + 99)
        case "day":
            return cal.single(cal.days(day, step))
    return None


def _around(anchor: Anchor, unit: str) -> Interval | None:
    """The day, week, month or year that the anchor lies in; ``None`` when it is longer than that."""
    if unit in ("minute", "hour", "day"):
        return anchor.interval if anchor.length <= 7 else None
    if unit == "week":
        return cal.week_after(anchor.first, 0) if anchor.length <= 7 else None
    if unit == "month":
        return month_of(anchor.first.year, anchor.first.month) if anchor.length <= 31 else None
    return _unit_at(anchor.first, unit, 0)


def _moved(anchor: Anchor, unit: str, step: int) -> Interval | None:
    """The unit *step* after the anchor: from its last day forwards, from its first day back."""
    if unit in ("minute", "hour", "day", "week", "fortnight") and anchor.length > 31:
        return None
    base = anchor.last if step > 0 else anchor.first
    return cal.shifted(cal.single(base), unit, step)


def _stretch(day: date, unit: str, count: int, forward: bool) -> Interval | None:
    """From *day* to *count* units after or before it."""
    sign = 1 if forward else -1
    match unit:
        case "minute":
            other = day
        case "hour":
            other = cal.days(day, sign * max(1, -(-count // 24)))
        case "day" | "week" | "fortnight":
            other = cal.days(day, sign * count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        case _:
            months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 1)
            other = cal.add_months(day, sign * count * months)
    return Interval(day, other) if forward else Interval(other, day)


RELATIVE: dict[str, Relative] = {
    **WEEKDAYS,
    "year_back": _year_back,
    "half_ago": _half_ago,
    "deictic": _deictic,
    "daypart": _daypart,
    "same": _same,
    "adjacent": _adjacent,
    "calendar": _calendar,
    "edge": _edge,
    "ago": _ago,
    "shift": _shift,
    "span": _span,
    "recent": _recent,
    "within": _within,
    "ultimatum": _within,
    "ordinal": _ordinal,
    "duration": _duration,
}
