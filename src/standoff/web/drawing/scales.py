"""From days and figures to places in a picture, and where their axes are marked."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from standoff.web.drawing.lettering import width

LOG_FROM = 25.0  # figures that span more than this ratio are drawn on a logarithmic scale
_LEAST = 1e-6  # a smaller figure is nought
_TIGHTEST = 16.0  # pixels: no label has room in less
_AIR = 8.0  # pixels between two labels of an axis
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, kw_only=True)
class Figures:
    """A scale of figures.

    Attributes:
        low: Figure at *start*.
        high: Figure at *end*.
        start: Place of the lowest.
        end: Place of the highest.
        logarithmic: Whether equal steps are equal ratios.
    """

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        """The place of a figure; one outside goes to the nearer end."""
        value = min(max(value, self.low), self.high)
        if self.logarithmic:
            part = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self, most: int = 6) -> list[float]:
        """Round figures within the scale."""
        if self.logarithmic:
            first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
            for steps in ((1, 2, 5), (1, 3), (1,)):
                found = [s * 10.0**e for e in range(first, last + 1) for s in steps]
                found = [tick for tick in found if self.low <= tick <= self.high]
                if len(found) <= most:
                    return found
            return found[:: math.ceil(len(found) / most)]
        step = nice((self.high - self.low) / max(1, most - 1))
        first_tick = math.ceil(self.low / step - 1e-9)
        return [step * n for n in range(first_tick, math.floor(self.high / step + 1e-9) + 1)]


def figures(values: Iterable[float], *, start: float, end: float) -> Figures:
    """The scale for some figures: from nought, or logarithmic when they span magnitudes."""
    known = sorted(values)
    low, high = (known[0], known[-1]) if known else (0.0, 1.0)
    if low >= _LEAST and high / low >= LOG_FROM:
        return Figures(low=_below(low), high=_above(high), start=start, end=end, logarithmic=True)
    low = min(0.0, low)
    high = max(high, low + 1.0)
    step = nice((high - low) / 5)
    return Figures(low=math.floor(low / step) * step, high=math.ceil(high * 1.02 / step) * step, start=start, end=end)


def nice(step: float) -> float:
    """The next larger of 1, 2, 5, 10, 20... (or a tenth, a hundredth of them).

    >>> nice(0.3), nice(23)
    (0.5, 50.0)
    """
    if step <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(step))
    return next((power * part for part in (1, 2, 5) if power * part >= step * (1 - 1e-9)), power * 10)


def _below(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return max(power * part for part in (1, 2, 5) if power * part <= value)


def _above(value: float) -> float:
    return nice(value * 1.0001)


def shown(value: float) -> str:
    """A figure on an axis.

    >>> shown(11000), shown(2500000), shown(0.5)
    ('11,000', '2.5 m', '0.5')
    """
    for limit, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= limit:
            return f"{value / limit:g} {name}"
    return f"{value:,.0f}" if value == round(value) else f"{value:g}"


@dataclass(frozen=True, kw_only=True)
class Days:
    """A scale of days.

    Attributes:
        first: First day; its middle is at *start*.
        last: Last day.
        start: Place of the first.
        end: Place of the last.
    """

    first: date
    last: date
    start: float
    end: float

    def __call__(self, day: date) -> float:
        """The place of a day; one outside goes to the nearer end."""
        day = min(max(day, self.first), self.last)
        span = (self.last - self.first).days
        return self.start + ((day - self.first).days / span if span else 0.5) * (self.end - self.start)

    @property
    def step(self) -> float:
        """Pixels of a day."""
        return (self.end - self.start) / max(1, (self.last - self.first).days)

    def ticks(self) -> list[tuple[date, str]]:
        """Days to mark, with words that fit between them: days, weeks, months, quarters or years."""
        for size, following, written in _STEPS:
            if self.step * size < _TIGHTEST:
                continue
            days = list(_from(self.first, self.last, following))
            labels = [written(day, before) for day, before in zip(days, [None, *days], strict=False)]
            if days and self._has_room(days, labels):
                return list(zip(days, labels, strict=True))
        return [(self.first, _day(self.first, None))]

    def _has_room(self, days: list[date], labels: list[str]) -> bool:
        """Whether labels centred on their days stay apart."""
        sides = [width(label) / 2 for label in labels]
        return all(
            self(after) - self(day) >= one + other + _AIR
            for day, after, one, other in zip(days, days[1:], sides, sides[1:], strict=False)
        )


def days(found: Iterable[date], *, start: float, end: float) -> Days:
    """The scale for some days, with a little air on both sides."""
    known = sorted(found)
    if not known:
        return Days(first=date(2000, 1, 1), last=date(2000, 1, 2), start=start, end=end)
    air = max(1, (known[-1] - known[0]).days // 40)
    return Days(first=_moved(known[0], -air), last=_moved(known[-1], air), start=start, end=end)


def _moved(day: date, by: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


Following = Callable[[date], date]


def _every(number: int) -> Following:
    """Days whose count from a Monday is a multiple of *number*."""
    return lambda day: day + timedelta(days=-(day.toordinal() - 1) % number)


def _months(number: int) -> Following:
    def following(day: date) -> date:
        for months in count():
            place = day.year * 12 + day.month - 1 + months
            if place // 12 > date.max.year:
                return date.max
            first = date(place // 12, place % 12 + 1, 1)
            if first >= day and (first.month - 1) % number == 0:
                return first
        return date.max

    return following


def _years(number: int) -> Following:
    return lambda day: date(min(9999, -(-(day.year + (day.timetuple().tm_yday > 1)) // number) * number), 1, 1)


def _from(first: date, last: date, following: Following) -> Iterable[date]:
    day = following(first)
    while day <= last:
        yield day
        if day >= date.max - timedelta(days=1):
            return
        day = following(day + timedelta(days=1))


def _day(day: date, before: date | None) -> str:
    month = before is None or before.month != day.month
    year = before is None or before.year != day.year
    return f"{day.day}" + (f" {_MONTHS[day.month - 1]}" if month else "") + (f" {day.year}" if year else "")


def _month(day: date, before: date | None) -> str:
    year = before is None or before.year != day.year
    return _MONTHS[day.month - 1] + (f" {day.year}" if year else "")


def _year(day: date, _: date | None) -> str:
    return f"{day.year}"


# Days of a step, the step, and how its days are named.
_STEPS: tuple[tuple[int, Following, Callable[[date, date | None], str]], ...] = (
    *((number, _every(number), _day) for number in (1, 2, 7, 14)),
    *((30 * number, _months(number), _month) for number in (1, 3, 6)),
    *((365 * number, _years(number), _year) for number in (1, 2, 5, 10, 20, 50, 100, 500, 1000)),
)
