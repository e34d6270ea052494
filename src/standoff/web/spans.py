"""Which days to show of a crisis that is quiet for months between its episodes, and how to move from there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.api.dates import between
from standoff.web.address import Address

_PAUSE = timedelta(days=28)  # without anything: another episode begins
_SHORT = timedelta(days=100)  # what is no longer is shown as a whole


@dataclass(frozen=True, kw_only=True)
class Episode:
    """Days on which something happens without a long pause.

    Attributes:
        first: First day.
        last: Last day.
        number: How much happens.
    """

    first: date
    last: date
    number: int

    @property
    def label(self) -> str:
        """The days in print."""
        return between(self.first, self.last)


def episodes(found: Iterable[tuple[date, date]]) -> tuple[Episode, ...]:
    """Stretches without a long pause, by day, of what happened on some day between two.

    A year or a month in which something happened says little of when: where others are dated more closely, such do not
    join what they span.
    """
    known = sorted(found, key=lambda days: (days[1], days[0]))
    close = [days for days in known if days[1] - days[0] <= _PAUSE] or known
    made: list[Episode] = []
    for first, last in close:
        if made and first - made[-1].last <= _PAUSE:
            before = made[-1]
            made[-1] = Episode(first=min(before.first, first), last=max(before.last, last), number=before.number + 1)
        else:
            made.append(Episode(first=first, last=last, number=1))
    return tuple(made)


def window(found: Sequence[Episode], address: Address) -> tuple[date | None, date | None]:
    """The days to show: as asked for; else all when they are few; else the episode in which most happens."""
    first, last = address.day("from"), address.day("to")
    if first and last:
        return first, max(first, last)
    if not found:
        return first, last
    whole = min(one.first for one in found), max(one.last for one in found)
    if first or last:
        return first or min(whole[0], last or whole[0]), last or max(whole[1], first or whole[1])
    if address.flag("all") or whole[1] - whole[0] <= _SHORT:
        return whole
    most = max(found, key=lambda one: (one.number, one.last))
    return most.first, most.last


def zooms(first: date | None, last: date | None, address: Address) -> list[tuple[str, str, str]]:
    """Sign, name and address of each step from here: earlier, later, nearer, farther."""
    if first is None or last is None:
        return []
    span = (last - first).days
    near, step = max(1, span // 4), max(1, span // 2)
    ways = [("←", "earlier", -step, -step), ("→", "later", step, step)]
    ways += [("+", "zoom in", near, -near)] if span > 2 else []
    ways += [("−", "zoom out", -step, step)]
    return [
        (sign, name, address.to(**{"from": _moved(first, start), "to": _moved(last, end), "all": None}))
        for sign, name, start, end in ways
    ]


def _moved(day: date, by: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
