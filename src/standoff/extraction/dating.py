"""Dates a document that brings no date: an interval, with the evidence, and never a guess.

Office holders named with their office bound it (they were in office when they were called so), the latest past date
with a year bounds it from below, and a dateline without a year or a weekday with a day of the month leaves only some
days of the years that remain. What nothing bounds stays unknown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from standoff.extraction import time_calendar as cal
from standoff.extraction.component import Annotations, Component
from standoff.extraction.dating_offices import Holder, holders
from standoff.extraction.time_find import Found
from standoff.extraction.time_tense import Tense, tense_of
from standoff.extraction.timex import expressions, headlines
from standoff.lexicons import Resources
from standoff.model import Document, Published
from standoff.model.when import month, year

NAME, VERSION = "dating", 2
# Days that the press reports on as news: a weekday with its date is the day of publication or the day before it.
_FRESH = 1
# A date named with its weekday and lying ahead is a few months away at most.
_ANNOUNCED = 92
# How far into its line a dateline may reach, in code points, and what parts it from the text: "CITY, May 3 (Agency) -".
_DATELINE = 80
_BEHIND_DATELINE = re.compile(r"[\s.]*(?:/[\w .-]{2,40}/\.|(?:[(\[/][\w .-]{2,40}[)\]/][\s.]*)?(?:[-–—_]{1,2}\s|:\s))")
_SPEAKS_NOW = frozenset({"weekday", "deictic", "calendar", "weekday_of", "ago", "weekend", "recent"})
_DATED = frozenset({"date", "month", "iso", "slashed", "months"})


@dataclass(slots=True)
class _Bounds:
    """Stretches of days that are still possible, ``None`` for open ends, and why."""

    spans: list[tuple[date | None, date | None]] = field(default_factory=lambda: [(None, None)])
    because: list[str] = field(default_factory=list)

    def cut(self, spans: list[tuple[date | None, date | None]]) -> bool:
        """Keeps what *spans* allow; leaves everything as it is and says so when they allow nothing."""
        kept = []
        for a, b in self.spans:
            for c, d in spans:
                low = max((x for x in (a, c) if x is not None), default=None)
                high = min((x for x in (b, d) if x is not None), default=None)
                if low is None or high is None or low <= high:
                    kept.append((low, high))
        if kept:
            self.spans = sorted(set(kept), key=lambda s: s[0] or date.min)
        return bool(kept)

    def allow(self, first: date, last: date) -> bool:
        """Whether a stretch of days is still possible, at least in part."""
        return any((a is None or a <= last) and (b is None or first <= b) for a, b in self.spans)

    @property
    def first(self) -> date | None:
        """First possible day."""
        starts = [a for a, _ in self.spans]
        return None if None in starts else min(a for a in starts if a is not None)

    @property
    def last(self) -> date | None:
        """Last possible day."""
        ends = [b for _, b in self.spans]
        return None if None in ends else max(b for b in ends if b is not None)


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Published]:
    """When the document was published: as it came, or inferred from what it says."""
    published = annotations.published
    if published.is_bounded and published.basis in ("given", "metadata", "page"):
        return (published,)
    evidence = _Evidence(document, annotations, resources)
    bounds = _Bounds()
    if published.earliest is not None or published.latest is not None:
        bounds.cut([(published.earliest, published.latest)])
        bounds.because += published.because
    evidence.bound_by_dates(bounds)
    evidence.bound_by_holders(bounds)
    evidence.bound_by_dateline(bounds)
    evidence.bound_by_weekdays(bounds)
    if bounds.first is None and bounds.last is None:
        return (published,)
    return (Published(bounds.first, bounds.last, "inferred", tuple(dict.fromkeys(bounds.because))),)


class _Evidence:
    """What a text says about its own time."""

    def __init__(self, document: Document, annotations: Annotations, resources: Resources) -> None:
        self.annotations = annotations
        self.resources = resources
        self.parse = annotations.parse
        self.found = expressions(annotations, resources)
        self._headlines = headlines(document, self.parse)

    def _tense(self, found: Found) -> Tense:
        present: Tense = "past" if self.parse.sent[found.head] in self._headlines else "future"
        return tense_of(self.parse, found.head, self.resources.times.context, present=present)

    def _words(self, found: Found) -> str:
        return self.parse.text[self.parse.start[found.first] : self.parse.end[found.beyond - 1]]

    def bound_by_dates(self, bounds: _Bounds) -> None:
        """The latest day that the text tells of in the past tense: it was written then or later."""
        latest: tuple[date, Found] | None = None
        for found in self.found:
            first = _first_day(found)
            if first is None or found.relation in ("by", "until", "before", "for") or first.year < 1900:
                continue
            if found.kind == "year" and (found.lead < 0 or first.year > self.resources.offices.horizon):
                continue
            if (latest is None or first > latest[0]) and self._tense(found) == "past":
                latest = first, found
        if latest is not None and bounds.cut([(latest[0], None)]):
            bounds.because.append(
                f"“{self._words(latest[1])}” is told in the past tense, so it was written on {latest[0]} or later"
            )

    def bound_by_holders(self, bounds: _Bounds) -> None:
        """Everybody named with an office was in it; who contradicts the others is left out and named."""
        dated = {self.parse.sent[f.first] for f in self.found if "year" in f or "midyear" in f}
        stated = sum("year" in f and f.kind in _DATED for f in self.found)
        if stated >= 2 and not any(f.kind in _SPEAKS_NOW for f in self.found):
            return  # A history: whoever is president in it need not be president when it is written.
        people = holders(self.annotations, self.resources, frozenset(dated))
        agreeing = _agreeing(people, bounds)
        for person in people:
            if person not in agreeing:
                bounds.because.append(f"left out, because the others were not in office then: {person.said()}")
        for person in agreeing:
            bounds.cut(list(person.terms))
        for person in agreeing:
            if any(bounds.first == a is not None or bounds.last == b is not None for a, b in person.terms):
                bounds.because.append(person.said())

    def bound_by_dateline(self, bounds: _Bounds) -> None:
        """A dateline gives day and month; the weekday of the news that follows leaves some of the years that remain."""
        dateline = next(self._datelines(), None)
        if dateline is None or bounds.first is None:
            return
        highest = bounds.last.year if bounds.last is not None else self.resources.offices.horizon
        days = self._days(dateline, range(bounds.first.year, highest + 1))
        possible = [day for day in days if bounds.allow(day, day)]
        # "CITY. May 3. /AGENCY/." may be parsed as sentences of its own before the first one of the text.
        lead = range(self.parse.sent[dateline.first], self.parse.sent[dateline.first] + 4)
        weekday = next((f for f in self.found if f.kind == "weekday" and self.parse.sent[f.first] in lead), None)
        of_week = None if weekday is None else weekday.number("weekday", "wabbr")
        told = weekday is not None and of_week is not None and self._tense(weekday) == "past"
        fitting = [d for d in possible if told and (d.weekday() - (of_week or 0)) % 7 <= _FRESH] or possible
        if fitting and bounds.cut([(day, day) for day in fitting]):
            beside = f" with “{self._words(weekday)}” beside it" if weekday and len(fitting) < len(possible) else ""
            years = ", ".join(str(day.year) for day in fitting)
            bounds.because.append(f"dateline “{self._words(dateline)}”{beside}, in {years}")

    def _datelines(self) -> Iterator[Found]:
        """Days without a year at the head of a line, parted from its text as datelines are."""
        for found in self.found:
            start = self.parse.start[self.parse.lines[self.parse.line[found.first]][0]]
            end = self.parse.end[found.beyond - 1]
            heads = found.kind == "date" and "year" not in found and end - start <= _DATELINE
            if heads and _BEHIND_DATELINE.match(self.parse.text[end : end + _DATELINE]):
                yield found

    def _days(self, found: Found, years: range) -> list[date]:
        month_, days = found.number("month", "mabbr"), found.numbers("day", "ord")
        if month_ is None or len(days) != 1:
            return []
        return [day for year_ in years if (day := cal.day_of(year_, month_, days[0])) is not None]

    def bound_by_weekdays(self, bounds: _Bounds) -> None:
        """A weekday with its date fits one year of six: those that nothing else excludes remain."""
        lowest = bounds.first
        if lowest is None:
            return
        highest = bounds.last.year if bounds.last is not None else self.resources.offices.horizon
        for found in reversed(self.found):
            weekday, days = found.number("weekday", "wabbr"), found.numbers("day", "ord")
            month_ = found.number("month", "mabbr")
            if found.kind != "date" or weekday is None or month_ is None or len(days) != 1 or "year" in found:
                continue
            ahead = self._tense(found) == "future"
            spans: list[tuple[date | None, date | None]] = []
            for year_ in range(lowest.year - 1, highest + 2):
                day = cal.day_of(year_, month_, days[0])
                if day is None or day.weekday() != weekday:
                    continue
                first, last = (cal.days(day, -_ANNOUNCED), day) if ahead else self._fresh(day)
                if bounds.allow(first, last) and first.year <= highest:
                    spans.append((first, last))
            if spans and bounds.cut(spans):
                years = ", ".join(sorted({str(a.year) for a, _ in spans if a is not None}))
                bounds.because.append(
                    f"“{self._words(found)}”: of the years that remain, the weekday has that date in {years} only"
                )
                return

    def _fresh(self, day: date) -> tuple[date, date]:
        """The news convention: published on the newest past day that the text names, or on the day after."""
        newest = day
        for found in self.found:
            days, month_ = found.numbers("day", "ord"), found.number("month", "mabbr")
            if (
                found.kind != "date"
                or not days
                or month_ is None
                or "year" in found
                or found.relation in ("by", "until")
            ):
                continue
            other = cal.day_of(day.year, month_, days[-1])
            if other is not None and newest < other and (other - day).days <= 31 and self._tense(found) == "past":
                newest = other
        return newest, cal.days(newest, _FRESH)


def _agreeing(people: list[Holder], bounds: _Bounds) -> list[Holder]:
    """The largest group of office holders who were in office on some one day that the bounds allow."""
    edges = {d for p in people for span in p.terms for d in span if d is not None}
    edges |= {d for span in bounds.spans for d in span if d is not None}
    best: list[Holder] = []
    for day in sorted(edges, reverse=True):
        if not bounds.allow(day, day):
            continue
        group = [p for p in people if p.allows(day)]
        if len(group) > len(best):
            best = group
    return best if 2 * len(best) > len(people) or len(best) == len(people) else []


def _first_day(found: Found) -> date | None:
    """The first day of an expression that is written with its year."""
    year_ = found.number("year")
    if found.kind == "iso":
        return cal.day_of(*found.numbers("year", "num")[:3])
    if year_ is None or not cal.MIN_YEAR <= year_ <= cal.MAX_YEAR:
        return None
    month_ = found.number("month", "mabbr")
    if found.kind == "date" and month_ is not None:
        days = found.numbers("day", "ord", "ordword")
        return cal.day_of(year_, month_, days[0]) if days else month(year_, month_).earliest
    if found.kind == "month" and month_ is not None:
        return month(year_, month_).earliest
    return year(year_).earliest if found.kind == "year" else None


COMPONENT = Component(
    name=NAME, version=VERSION, requires=frozenset({"parse", "mentions"}), assigns="published", run=run
)
