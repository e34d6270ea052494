"""Dates as pages, records and addresses write them: always with a year, never a guess.

A date whose day and month cannot be told apart ("03/04/2024") becomes the interval from one reading to the other.
A date without a year says nothing here; the extraction infers such dates from what else the text says.
"""

import re
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from standoff.model.when import Interval, day, month, year

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: -len(name))) + ")"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_WEEKDAY = f"(?:{_DAYS}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_WEEKDAYS = {name[:3]: number for number, name in enumerate(_DAYS.split("|"))}
# Where the blank before a time was lost ("2 May 20214:13 PM"), a digit follows the year.
_YEAR = r"(?P<{}>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))"
_TH = r"(?:st|nd|rd|th)?"
# Years of two digits up to this one are of this century.
_PIVOT = 50

# Each alternative has its own names of groups: y1 m1 d1 ISO, 2 day month year, 3 month day year, 4 numeric, 5 numeric
# with two digits for the year, 6 and 7 words with two ("4-Dec-98", "Dec 4, '98").
FULL_DATE = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY})\b\.?\s*[,|]?\s*)?(?:"
    rf"(?<!\d){_YEAR.format('y1')}(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}}){_TH}(?:\s+of)?[\s,./-]{{1,2}}(?P<m2>{_MONTH})\b\.?[\s,/-]{{1,2}}{_YEAR.format('y2')}"
    rf"|\b(?P<m3>{_MONTH})\b\.?[\s-](?P<d3>\d{{1,2}}){_TH}\b[\s,]{{1,2}}{_YEAR.format('y3')}"
    rf"|(?<![\d/.-])(?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4){_YEAR.format('y4')}"
    r"|(?<![\d/.-])(?P<a5>\d{1,2})(?P<s5>[/.])(?P<b5>\d{1,2})(?P=s5)(?P<y5>\d\d)(?![\d/-]|[.:]\d)"
    rf"|(?<!\d)(?P<d6>\d{{1,2}})(?P<s6>[/-])(?P<m6>{_MONTH})(?P=s6)(?P<y6>\d\d)(?!\d|:)"
    rf"|\b(?P<m7>{_MONTH})\b\.?\s(?P<d7>\d{{1,2}}){_TH}\b,?\s['’](?P<y7>\d\d)(?!\d|:)"
    r")",
    re.IGNORECASE,
)
# Words of dates without a year, which make a line a date line but date nothing.
PARTIAL_DATE = re.compile(
    rf"\b{_WEEKDAY}\b|\b\d{{1,2}}{_TH}(?:\s+of)?\s+{_MONTH}\b|\b{_MONTH}\b\.?\s+\d{{1,2}}{_TH}\b|\b\d{{1,2}}:\d\d\b",
    re.IGNORECASE,
)
# A month of a year without a day, as issues are dated.
MONTH_OF_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\b\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_URL_DAY = re.compile(r"(?<!\d)(20\d\d)([/-]?)(\d{2}|[a-z]{3})\2(\d{2})(?!\d)", re.IGNORECASE)
_URL_SHORT_DAY = re.compile(r"/(20\d\d)/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=/|$)", re.IGNORECASE)
_URL_MONTH = re.compile(r"/(20\d\d)[/-](0[1-9]|1[0-2])(?=/|$)")


class FoundDate(msgspec.Struct, frozen=True):
    """A full date in a line, at ``[start, end)`` of that line."""

    start: int
    end: int
    interval: Interval


def find_dates(line: str) -> list[FoundDate]:
    """The full dates of *line*, in order; impossible ones (31 June) are left out."""
    found = []
    for match in FULL_DATE.finditer(line):
        interval = _interval(match)
        if interval is not None:
            found.append(FoundDate(match.start(), match.end(), interval))
    return found


def find_month(line: str) -> Interval | None:
    """The first month of a year that *line* names."""
    match = MONTH_OF_YEAR.search(line)
    return None if match is None else month(int(match["year"]), _MONTHS[match["month"].lower()])


def _interval(match: re.Match[str]) -> Interval | None:
    group = match.groupdict()
    if group["y1"]:
        return _one(group["y1"], group["m1"], group["d1"])
    if group["y2"]:
        return _one(group["y2"], group["m2"], group["d2"])
    if group["y3"]:
        return _one(group["y3"], group["m3"], group["d3"])
    for number in "67":
        if group["y" + number]:
            return _one(of_two_digits(group["y" + number]), group["m" + number], group["d" + number])
    mark, one, two = (group[name + ("4" if group["y4"] else "5")] for name in "sab")
    of_year = group["y4"] or of_two_digits(group["y5"])
    day_first, month_first = _day(of_year, two, one), _day(of_year, one, two)
    # With full stops the day is first everywhere; with slashes it depends on the country.
    if mark == "." and day_first is not None:
        return day(day_first)
    readings = [reading for reading in (day_first, month_first) if reading is not None]
    if group["weekday"]:
        fitting = [r for r in readings if r.weekday() == _WEEKDAYS[group["weekday"][:3].lower()]]
        readings = fitting or readings
    return Interval(min(readings), max(readings)) if readings else None


def of_two_digits(written: str) -> str:
    """The year that "98" or "23" stands for, in four digits."""
    return ("20" if int(written) < _PIVOT else "19") + written


def _one(of_year: str, of_month: str, of_day: str) -> Interval | None:
    found = _day(of_year, of_month, of_day)
    return None if found is None else day(found)


def _day(of_year: str, of_month: str, of_day: str) -> date | None:
    try:
        return date(int(of_year), _MONTHS.get(of_month.lower()) or int(of_month), int(of_day))
    except ValueError:
        return None


def parse_date(value: Any) -> Interval | None:
    """The date in a field of a record or a meta tag, ``None`` if it holds none.

    Understands dates, ISO 8601, RFC 2822, GDELT's ``YYYYMMDDHHMMSS``, Unix time in seconds or milliseconds (as UTC),
    dates in words, and ``YYYY-MM`` or ``YYYY`` as a whole month or year. A time zone is not applied: the day is taken
    as written.
    """
    if isinstance(value, datetime):
        return day(value.date())
    if isinstance(value, date):
        return day(value)
    if isinstance(value, dict):  # MongoDB's {"$date": ...}
        return parse_date(value.get("$date"))
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if len(text) > 100:
        return None
    if compact := _COMPACT.fullmatch(text.removesuffix(".0")):
        return _one(*compact.groups())
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return _unix(float(text))
    if found := find_dates(text):
        return found[0].interval
    if whole := re.fullmatch(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?", text):
        return month(int(whole[1]), int(whole[2])) if whole[2] else year(int(whole[1]))
    return None


def _unix(seconds: float) -> Interval | None:
    seconds = seconds / 1000 if seconds > 2e10 else seconds
    try:
        return day(datetime.fromtimestamp(seconds, UTC).date())
    except (ValueError, OverflowError, OSError):
        return None


def date_in_url(url: str) -> Interval | None:
    """The date that the path of an address carries (``/2024/10/21/``), a month if there is no day."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url.split("?", 1)[0], flags=re.IGNORECASE)
    for pattern in (_URL_SHORT_DAY, _URL_DAY):
        for match in pattern.finditer(path):
            groups = match.groups()
            found = _one(groups[0], groups[-2], groups[-1])
            if found is not None:
                return found
    whole = _URL_MONTH.search(path)
    return month(int(whole[1]), int(whole[2])) if whole else None
