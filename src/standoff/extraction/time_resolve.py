"""Turns expressions of time into intervals of days: dates, weekdays, months, years and what is counted from the DCT."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from standoff.extraction import time_calendar as cal
from standoff.extraction.time_context import Resolved, TimeFrame, told_after
from standoff.extraction.time_find import Found
from standoff.extraction.time_relative import RELATIVE
from standoff.lexicons.times import shape_of
from standoff.model import Interval
from standoff.model.when import month as month_of
from standoff.model.when import year as year_of

_GLUE = frozenset({"ADP", "CCONJ", "PUNCT", "DET", "SCONJ", "PART", "SYM", "SPACE"})
_ENDS = frozenset({"end", "last", "conclude", "terminate", "continue", "run", "finish", "close"})
_MONTHS = 12
_QUARTERS = {
    name: count
    for count, names in enumerate(("=q1 =first", "=q2 =second", "=q3 =third", "=q4 =fourth"), start=1)
    for name in names.split()
}
_NOTHING: Resolved = (None, "nothing here says which")

# American holidays by month, weekday and which of them: "Labor Day" is the first Monday of September. -1: the last.
_MOVABLE = {"=labor": (9, 0, 1), "=memorial": (5, 0, -1), "=thanksgiving": (11, 3, 4)}


class Resolver:
    """Resolves the expressions of a document, left to right.

    Args:
        found: All expressions, in text order.
        frame: What they are resolved against.
    """

    def __init__(self, found: list[Found], frame: TimeFrame) -> None:
        self.found = found
        self.frame = frame

    def run(self) -> list[Resolved]:
        """Interval and reason for every expression."""
        results = []
        for number, found in enumerate(self.found):
            result = self._one(number)
            self.frame.remember(found, result[0])
            results.append(result)
        return results

    @cached_property
    def _order(self) -> int | None:
        """0 where dates in figures begin with the day, 1 with the month; ``None`` when none of them tells, or both."""
        told = set()
        for found in self.found:
            match = shape_of("slashed", str(found.value("slashed"))) if "slashed" in found else None
            if match is not None and match[2] == "/" and max(int(match[1]), int(match[3])) > _MONTHS:
                told.add(int(int(match[3]) > _MONTHS))
        return told.pop() if len(told) == 1 else None

    def _one(self, number: int) -> Resolved:
        found = self.found[number]
        own = _OWN.get(found.kind)
        if own is not None:
            return own(self, number)
        relative = RELATIVE.get(found.kind)
        if relative is None:
            return _NOTHING
        following = None
        if found.kind == "shift" and number + 1 < len(self.found):
            following = self._following(number)
        return relative(self.frame, found, following)

    def _following(self, number: int) -> Interval | None:
        """The date inside "two days after the ruling on 1 October"."""
        parse = self.frame.parse
        found, after = self.found[number], self.found[number + 1]
        if parse.sent[after.first] != parse.sent[found.first] or after.kind in ("shift", "duration", "within"):
            return None
        joint = found.beyond - 1
        clause = told_after(parse, found.first, joint)
        token = after.head
        for _ in range(30):
            if (
                parse.head[token] == joint
                or token == clause
                or (parse.head[joint] == token and parse.dep[joint] == "mark")
            ):
                return self._one(number + 1)[0]
            if parse.head[token] == token:
                return None
            token = parse.head[token]
        return None

    # --- dates ---------------------------------------------------------------------------------------------

    def _year_ahead(self, number: int) -> tuple[int, Found] | None:
        """The year that stands with a later member of a range or list ("from 23 June until 27 September 1919")."""
        parse = self.frame.parse
        for after in range(number + 1, min(number + 5, len(self.found))):
            here, there = self.found[after - 1], self.found[after]
            if parse.sent[here.first] != parse.sent[there.first] or there.kind not in ("date", "month", "months"):
                return None
            between = range(here.beyond, there.first)
            if len(between) > 5 or any(
                (parse.pos[i] not in _GLUE and parse.lemma[i] not in _ENDS) or parse.word[i] in ("(", ";")
                for i in between
            ):
                return None
            year = there.number("year")
            if year is not None:
                return year, there
        return None

    def _recurring(self, number: int, make: Callable[[int], Interval | None]) -> Resolved:
        """What is written without a year: the year of a range, of the narrative, or of the DCT."""
        ahead = self._year_ahead(number)
        if ahead is not None:
            year, partner = ahead
            there = month_of(year, _month(partner) or 12)
            interval = make(year)
            if interval and interval.earliest and there.latest and interval.earliest > there.latest:
                interval = make(year - 1)
            return interval, f"the year {year} follows"
        return self.frame.pick_year(self.found[number], make)

    def _date(self, number: int) -> Resolved:
        found = self.found[number]
        frame, month = self.frame, _month(found)
        if month is None:
            return _NOTHING
        listed = (found.numbers("day", "ord") or found.numbers("ordword"))[:2]
        if "days" in found:
            listed = _pair(found, "days")
        if not listed:
            return _NOTHING
        weekday = found.number("weekday", "wabbr")

        def make(year: int) -> Interval | None:
            first, last = cal.day_of(year, month, listed[0]), cal.day_of(year, month, listed[-1])
            if first is None or last is None or last < first:
                return None
            return Interval(first, last)

        year = found.number("year")
        if year is not None:
            interval = make(year)
            fits = weekday is None or interval is None or (interval.earliest or date.min).weekday() == weekday
            return interval, "written in full" if fits else "written in full, though the weekday is another"
        step = found.number("last", "next", "this")
        if "single" in found:
            if step is not None and "the" not in found:
                return frame.at_dct(lambda day: make(day.year + step)), f"{_words(found)} year from {frame.dct}"
            if frame.anchor is None:
                return _NOTHING
            return make(frame.anchor.first.year + (step or 0)), "counted from the date said before"
        named = self._named(found, month, listed)
        if named is not None:
            return make(named), f"the happening of {named} that goes by this date"
        if weekday is None:
            return self._recurring(number, make)

        def fitting(year: int) -> Interval | None:
            interval = make(year)
            return interval if interval and interval.earliest and interval.earliest.weekday() == weekday else None

        resolved = self._recurring(number, fitting)
        return resolved if resolved[0] is not None or frame.narrow else self._recurring(number, make)

    def _named(self, found: Found, month: int, days: list[int]) -> int | None:
        parse, beyond = self.frame.parse, found.beyond
        after = {parse.lower[i] for i in range(beyond, min(beyond + 2, len(parse)))}
        for entry in self.frame.lexicon.context.named_days:
            if (entry.month, [entry.day]) == (month, days) and after & set(entry.words):
                latest = self.frame.published.latest
                if latest is None or latest >= date(entry.year, month, days[0]):
                    return entry.year
        return None

    def _iso(self, number: int) -> Resolved:
        parts = self.found[number].numbers("num", "year")
        day = cal.day_of(*parts[:3])
        return (None if day is None else cal.single(day)), "written in full"

    def _slashed(self, number: int) -> Resolved:
        match = shape_of("slashed", str(self.found[number].value("slashed")))
        assert match is not None
        one, mark, two = int(match[1]), match[2], int(match[3])
        year = (
            int(match[4]) if len(match[4]) > 2 else cal.year_of_two_digits(int(match[4]), self.frame.published.latest)
        )
        readings = [cal.day_of(year, two, one)] + ([cal.day_of(year, one, two)] if mark == "/" else [])
        # a house writes them all in one order: "01/23/22" tells what "01/02/22" is
        if mark == "/" and max(one, two) <= _MONTHS and (order := self._order) is not None:
            readings = readings[order : order + 1]
        known = sorted(day for day in readings if day is not None)
        if not known:
            return _NOTHING
        if known[0] == known[-1]:
            return cal.single(known[0]), "written in full"
        return Interval(known[0], known[-1]), "day and month cannot be told apart"

    def _fixed(self, number: int) -> Resolved:
        found = self.found[number]
        month, day = (12, 24 if "=eve" in _lower(found) else 25)
        if "=may" in _lower(found):
            month, day = 5, 1
        if "=new" in _lower(found):
            month, day = (12, 31) if "=eve" in _lower(found) else (1, 1)
        if "=boxing" in _lower(found):
            month, day = 12, 26
        movable = next((rule for word, rule in _MOVABLE.items() if word in _lower(found)), None)

        def make(year: int) -> Interval:
            return cal.single(date(year, month, day) if movable is None else cal.nth_weekday(year, *movable))

        year = found.number("year")
        if year is not None:
            return make(year), "written with its year"
        return self._recurring(number, make)

    # --- months, seasons, years ----------------------------------------------------------------------------

    def _month(self, number: int) -> Resolved:
        found, frame = self.found[number], self.frame
        month = _month(found)
        assert month is not None
        part = found.value("part")

        def make(year: int) -> Interval:
            whole = month_of(year, month)
            return whole if part is None else _part(whole, str(part), found)

        year = found.number("year")
        if year is not None:
            return make(year), "written with its year"
        step = found.number("last", "next", "this")
        if "single" in found:
            if step is not None and "the" not in found:
                return frame.at_dct(lambda day: make(day.year + step)), f"{_words(found)} from {frame.dct}"
            if frame.anchor is not None:
                return make(frame.anchor.first.year + (step or 0)), "counted from the date said before"
            return _NOTHING
        if step is None:
            return self._recurring(number, make)
        if not frame.narrow and frame.anchor is not None:
            base = frame.anchor.first
            return make(base.year + _turn(base, month, step)), "counted from the date said before"
        return frame.at_dct(lambda day: make(day.year + _turn(day, month, step))), f"counted from {frame.dct}"

    def _months(self, number: int) -> Resolved:
        found = self.found[number]
        listed = found.numbers("month", "mabbr")
        first, last = listed[0], listed[-1]

        def make(year: int) -> Interval:
            return Interval(month_of(year - (first > last), first).earliest, month_of(year, last).latest)

        year = found.number("year")
        return (make(year), "written with its year") if year is not None else self._recurring(number, make)

    def _season(self, number: int) -> Resolved:
        found, frame = self.found[number], self.frame
        first = found.number("season")
        assert first is not None
        part = found.value("part")

        def half(year: int, month: int) -> Interval:
            whole = cal.season(year, month)
            if month == 12 and "year" not in found:
                whole = Interval(date(year, 12, 1), whole.latest)
            return whole if part is None else cal.part_of(whole, str(part))

        def make(year: int) -> Interval:
            north, south = half(year, first), half(year, (first + 5) % 12 + 1)
            return {"north": north, "south": south}.get(frame.hemispheres) or cal.covering(north, south)

        year = found.number("year")
        if year is not None:
            where = "either hemisphere" if frame.hemispheres == "both" else f"the {frame.hemispheres}ern hemisphere"
            return make(year), f"season of {where}, with its year"
        step = found.number("last", "next", "this")
        if "single" in found:
            turn = step or 0
            return frame.at_dct(lambda day: make(day.year + turn)), f"{_words(found)} from {frame.dct}"
        step = found.number("last", "next")
        if step is not None:
            anchored = not frame.narrow or ("the" in found and frame.near_anchor(found, 3) is not None)
            if anchored and frame.anchor is not None:
                return _beyond(make, frame.anchor.last, step), "counted from the date said before"
            return frame.at_dct(lambda day: _beyond(make, day, step)), f"counted from {frame.dct}"
        return self._recurring(number, make)

    def _year(self, number: int) -> Resolved:
        found = self.found[number]
        if "midyear" in found:
            match = shape_of("midyear", str(found.value("midyear")))
            assert match is not None
            return cal.part_of(year_of(int(match[2])), match[1]), "part of a year"
        year = found.number("year")
        assert year is not None
        part = found.value("part")
        if part is not None:
            return _part(year_of(year), str(part), found), "part of a year"
        return year_of(year), "year"

    def _years(self, number: int) -> Resolved:
        found = self.found[number]
        listed = _pair(found, "years") if "years" in found else found.numbers("year", "num")
        first, last = listed[0], listed[-1]
        if last < 100:
            last += first - first % 100
        return (cal.years(first, last), "years") if first <= last <= cal.MAX_YEAR else _NOTHING

    def _decade(self, number: int) -> Resolved:
        found = self.found[number]
        match = shape_of("decade", str(found.value("decade")))
        assert match is not None
        if match[2] is None and int(match[3]) < 3:
            return _NOTHING
        first = int(match[2]) * 10 if match[2] is not None else 1900 + int(match[3]) * 10
        part = match[1] or found.value("part")
        spans = {"early": (0, 3), "start": (0, 1), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}
        low, high = spans.get(str(part), (0, 9))
        return cal.years(first + low, first + high), "decade"

    def _century(self, number: int) -> Resolved:
        found = self.found[number]
        count = found.number("ord", "ordword")
        if count is None or not 11 <= count <= 21:
            return _NOTHING
        first, part = (count - 1) * 100 + 1, found.value("part")
        spans = {"early": (0, 32), "start": (0, 9), "mid": (33, 65), "late": (66, 99), "end": (90, 99)}
        low, high = spans.get(str(part), (0, 99))
        return cal.years(first + low, first + high), "century"

    def _quarter(self, number: int) -> Resolved:
        found = self.found[number]
        year = found.number("year")
        count = next(_QUARTERS[n] for n in _lower(found) if n in _QUARTERS)
        if year is None:
            return self._recurring(number, lambda year: cal.quarter(year, count))
        return cal.quarter(year, count), "quarter"

    def _fiscal(self, number: int) -> Resolved:
        """A fiscal year, by whichever calendar.

        That of a year N begins between April of N-1 (India) and April of N (Japan), with July (Australia, Pakistan)
        and October of N-1 (United States) between them; one of two years begins between April and July of the first.
        """
        found = self.found[number]
        year = found.number("year")
        last = None if "dash" not in found or year is None else year + 1
        for name in ("years", "fiscalyear"):
            if name in found:
                match = shape_of(name, str(found.value(name)))
                assert match is not None
                year = int(match[1]) + (2000 if len(match[1]) == 2 else 0)
                last = None if match[2] is None else year + 1
        if year is None or not 1 <= year - 1 <= cal.MAX_YEAR - 2:
            return _NOTHING
        first, end = date(year - 1, 4, 1), date(year + 1, 3, 31)
        if last is not None:
            first, end = date(year, 4, 1), date(last, 6, 30)
        count = found.number("ord", "ordword")
        if count is not None:
            if not 1 <= count <= 4:
                return _NOTHING
            first = cal.add_months(first, 3 * (count - 1))
            end = cal.days(cal.add_months(cal.days(end, 1), -3 * (4 - count)), -1)
        return Interval(first, end), "fiscal years begin in April (of the year before or the same), July or October"

    def _portion(self, number: int) -> Resolved:
        found = self.found[number]
        count = found.number("ord", "ordword")
        names = _lower(found)
        assert count is not None
        several = found.number("number", "num") if found.rule == "times.year-months" else None
        if several is not None and count not in (1, -1):
            return _NOTHING
        month = _month(found)
        if month is not None:
            year = found.number("year")

            def make(of: int) -> Interval | None:
                return _portion(month_of(of, month), names, count, several)

            return (make(year), "part of a month") if year is not None else self._recurring(number, make)
        year = found.number("year")
        if year is not None:
            return _portion(year_of(year), names, count, several), "part of a year"
        step = found.number("last", "next") or 0
        return (
            self.frame.at_dct(lambda day: _portion(year_of(day.year + step), names, count, several)),
            f"counted from {self.frame.dct}",
        )


def _month(found: Found) -> int | None:
    return found.number("month", "mabbr")


def _lower(found: Found) -> set[str]:
    return {name.lower() for name in found.values}


def _words(found: Found) -> str:
    return "next" if "next" in found else "last" if "last" in found else "this"


def _pair(found: Found, name: str) -> list[int]:
    match = shape_of(name, str(found.value(name)))
    assert match is not None
    return [int(match[1]), int(match[2])]


def _turn(day: date, month: int, step: int) -> int:
    """Years from that of *day* to "last June" (before its month), "this June" or "next June" (after it)."""
    if step < 0:
        return 0 if month < day.month else -1
    return 0 if step == 0 or month > day.month else 1


def _beyond(make: Callable[[int], Interval], day: date, step: int) -> Interval | None:
    """The nearest interval that ended before *day*, or that begins after it."""
    listed = [make(year) for year in range(day.year - 2, day.year + 3)]
    if step < 0:
        return next((i for i in reversed(listed) if i.latest is not None and i.latest < day), None)
    return next((i for i in listed if i.earliest is not None and i.earliest > day), None)


def _part(whole: Interval, part: str, found: Found) -> Interval:
    """A part of a period; "by the end of March" is its last day."""
    if part == "end" and found.relation in ("by", "until", "before"):
        return Interval(whole.latest, whole.latest)
    return cal.part_of(whole, part)


def _several(whole: Interval, names: set[str], count: int, *, last: bool) -> Interval | None:
    """The first or last *count* months, weeks or days of a month or year."""
    first, end = whole.earliest, whole.latest
    assert first is not None
    assert end is not None
    if "=months" in names:
        if not 1 <= count <= 12 or first.month == end.month:
            return None
        if last:
            return Interval(cal.add_months(cal.days(end, 1), -count), end)
        return Interval(first, cal.days(cal.add_months(first, count), -1))
    length = count * (7 if "=weeks" in names else 1)
    if not 1 <= length <= (end - first).days + 1:
        return None
    return Interval(cal.days(end, 1 - length), end) if last else Interval(first, cal.days(first, length - 1))


def _portion(whole: Interval, names: set[str], count: int, several: int | None = None) -> Interval | None:
    """The *count*-th half, quarter, month, week or few days of a month or year; -1 is the last.

    With *several* it is the first or the last so many of them.
    """
    first, last = whole.earliest, whole.latest
    assert first is not None
    assert last is not None
    if several is not None:
        return _several(whole, names, several, last=count < 0)
    if "=half" in names:
        middle = cal.days(cal.add_months(first, 6), -1) if first.month != last.month else first.replace(day=15)
        return Interval(first, middle) if count == 1 else Interval(cal.days(middle, 1), last)
    if "=quarter" in names:
        return cal.quarter(first.year, 4 if count < 0 else count) if count <= 4 else None
    if "=month" in names or "=months" in names:
        if count > 12:
            return None
        return month_of(first.year, 12 if count < 0 else count)
    length = 5 if "=days" in names else 7
    start = cal.days(last, 1 - length) if count < 0 else cal.days(first, length * (count - 1))
    return Interval(start, min(cal.days(start, length - 1), last)) if start <= last else None


_OWN: dict[str, Callable[[Resolver, int], Resolved]] = {
    "date": Resolver._date,
    "iso": Resolver._iso,
    "slashed": Resolver._slashed,
    "fixed": Resolver._fixed,
    "month": Resolver._month,
    "months": Resolver._months,
    "season": Resolver._season,
    "year": Resolver._year,
    "years": Resolver._years,
    "decade": Resolver._decade,
    "century": Resolver._century,
    "quarter": Resolver._quarter,
    "fiscal": Resolver._fiscal,
    "portion": Resolver._portion,
}
