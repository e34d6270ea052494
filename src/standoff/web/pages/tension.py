"""Tension: how hostile or cooperative who was to whom, day by day, and the acts behind it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from standoff.api import Crisis, Filter, TimelineLine
from standoff.api.dates import between
from standoff.api.relating import Relation
from standoff.web.address import Address
from standoff.web.drawing.alone import alone
from standoff.web.drawing.markup import Drawing
from standoff.web.drawing.tension import PANEL_NARROW, Bar, reach, tension
from standoff.web.page import Page
from standoff.web.spans import Episode, episodes, window, zooms
from standoff.web.wording import count, signed

PANELS = 12
_CHOICES = 16
_BARS = 70  # at most in a panel, else days become weeks, and weeks months
_LISTED = 40  # acts listed beneath
_SAVED = 50_000


@dataclass(frozen=True, kw_only=True)
class Day:
    """What one did to another on a day.

    Attributes:
        day: The day.
        score: Sum of scores.
        events: Ids of the events.
    """

    day: date
    score: float
    events: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A pair as it is shown.

    Attributes:
        relation: The pair.
        picture: Its panel.
        href: The view of this pair.
        chosen: Whether the acts beneath are its.
    """

    relation: Relation
    picture: Drawing
    href: str
    chosen: bool

    @property
    def markup(self) -> Markup:
        """The panel within the page."""
        return self.picture.inline(f"t-{self.relation.actor}-{self.relation.recipient}")


def chosen_of(address: Address) -> tuple[str, str] | None:
    """The pair whose acts are listed, written ``CHN-TWN``."""
    actor, _, recipient = address.text("pair").partition("-")
    return (actor, recipient) if actor and recipient else None


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The panels.

    Attributes:
        panels: The pairs that moved most.
        total: Number of pairs.
        first: First day shown; ``None`` when there is nothing to show.
        last: Last day shown.
        episodes: Stretches of days to choose from.
    """

    panels: tuple[Panel, ...] = ()
    total: int = 0
    first: date | None = None
    last: date | None = None
    episodes: tuple[Episode, ...] = ()


def shown_of(crisis: Crisis, address: Address) -> Shown:
    """The pairs that moved most in the days that the address asks for."""
    everywhere = Filter(parties=crisis.studies.actors(address.texts("actor")))
    # The busiest pairs tell when something was going on.
    busiest = crisis.studies.relations(everywhere)[:PANELS]
    found = episodes((day.day, day.day) for one in busiest for day in _days(crisis, one, everywhere))
    first, last = window(found, address)
    if first is None or last is None:
        return Shown()
    panels, total = _panels(crisis, address, Filter(parties=everywhere.parties, since=first, until=last))
    return Shown(panels=tuple(panels), total=total, first=first, last=last, episodes=found)


def _panels(crisis: Crisis, address: Address, wanted: Filter) -> tuple[list[Panel], int]:
    chosen = chosen_of(address)
    found = sorted(
        crisis.studies.relations(wanted), key=lambda one: (-abs(one.score), -one.days, one.actor, one.recipient)
    )
    shown = found[:PANELS]
    if chosen is not None:
        shown += [one for one in found[PANELS:] if (one.actor, one.recipient) == chosen]
    moved = {(one.actor, one.recipient): _days(crisis, one, wanted) for one in shown}
    first, last = wanted.since, wanted.until
    assert first is not None
    assert last is not None
    size = _size(first, last)
    spans = {pair: _spans(days, first, size) for pair, days in moved.items()}
    most = reach([score for bars in spans.values() for score, *_ in bars.values()])
    return [
        _panel(one, spans[one.actor, one.recipient], address, first, last, most, size, chosen) for one in shown
    ], len(found)


def _days(crisis: Crisis, relation: Relation, wanted: Filter) -> list[Day]:
    pair = Filter(actors=(relation.actor,), recipients=(relation.recipient,), since=wanted.since, until=wanted.until)
    found = crisis.pages.tension(pair, limit=_SAVED).items
    return [Day(day=one.day, score=one.score, events=one.events) for one in found]


def _size(first: date, last: date) -> int:
    """Days of a bar: one, seven, or some thirty."""
    span = (last - first).days + 1
    return next((size for size in (1, 7) if span / size <= _BARS), max(30, -(-span // _BARS)))


def _spans(days: Sequence[Day], first: date, size: int) -> dict[date, tuple[float, int]]:
    """Score and number of events by the first day of each bar."""
    scores: dict[date, float] = defaultdict(float)
    numbers: dict[date, int] = defaultdict(int)
    for one in days:
        start = first + timedelta((one.day - first).days // size * size)
        scores[start] += one.score
        numbers[start] += len(one.events)
    return {start: (round(scores[start], 3), numbers[start]) for start in sorted(scores)}


def _panel(
    relation: Relation,
    spans: dict[date, tuple[float, int]],
    address: Address,
    first: date,
    last: date,
    most: float,
    size: int,
    chosen: tuple[str, str] | None,
) -> Panel:
    pair = f"{relation.actor}-{relation.recipient}"
    is_chosen = chosen == (relation.actor, relation.recipient)
    bars = []
    for start, (score, number) in spans.items():
        end = min(last, start + timedelta(size - 1))
        when = f"{start.isoformat()}.{end.isoformat()}"
        bars.append(
            Bar(
                first=start,
                last=end,
                score=score,
                href=address.to(pair=pair, when=when) + "#acts",
                title=f"{between(start, end)}: {signed(score)} from {count(number, 'act')}",
                chosen=is_chosen and address.text("when") == when,
            )
        )
    name = f"{relation.actor_name} → {relation.recipient_name}"
    worst = min(spans.items(), key=lambda one: one[1][0])
    best = max(spans.items(), key=lambda one: one[1][0])
    desc = f"{name}: {signed(relation.score)} over {count(relation.days, 'day')} with acts"
    if worst[1][0] < 0:
        desc += f"; most hostile from {between(worst[0], worst[0])} on ({signed(worst[1][0])})"
    if best[1][0] > 0:
        desc += f"; most cooperative from {between(best[0], best[0])} on ({signed(best[1][0])})"
    drawn = tension(bars, first=first, last=last, most=most, title=name, desc=f"{desc}.", width=PANEL_NARROW)
    return Panel(relation=relation, picture=drawn, href=address.to(pair=pair, when=None) + "#acts", chosen=is_chosen)


def acts(crisis: Crisis, address: Address, shown: Shown) -> tuple[list[TimelineLine], int]:
    """The acts behind the pair and the days that are chosen, the latest day first, the strongest of a day first."""
    chosen = chosen_of(address)
    if chosen is None:
        return [], 0
    start, end = _when(address)
    pair = Filter(actors=chosen[:1], recipients=chosen[1:], since=start or shown.first, until=end or shown.last)
    days = crisis.pages.tension(pair, limit=_SAVED).items
    lines: list[TimelineLine] = []
    for one in reversed(days):
        lines += crisis.studies.acts(one.events[: max(0, _LISTED - len(lines))], day=one.day)
    return lines, sum(len(one.events) for one in days)


def _when(address: Address) -> tuple[date | None, date | None]:
    start, _, end = address.text("when").partition(".")
    parts = Address("", [("when", start), ("until", end or start)])
    return parts.day("when"), parts.day("until")


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The panels, and the acts behind what is chosen."""
    shown = shown_of(crisis, address)
    lines, number = acts(crisis, address, shown)
    chosen = next((panel for panel in shown.panels if panel.chosen), None)
    start, end = _when(address)
    return {
        "shown": shown,
        "picture": bool(shown.panels),
        "zooms": zooms(shown.first, shown.last, address),
        "choices": [
            (one.entity, one.name)
            for one in crisis.pages.actors(by_country=True, limit=_CHOICES).items
            if one.acts + one.receives
        ],
        "actors": address.texts("actor"),
        "chosen": chosen,
        "lines": lines,
        "number": number,
        "when": between(start, end) if start else "",
    }


def rows(crisis: Crisis, address: Address) -> Sequence[Any]:
    """The days of each pair."""
    shown = shown_of(crisis, address)
    wanted = Filter(parties=crisis.studies.actors(address.texts("actor")), since=shown.first, until=shown.last)
    return crisis.pages.tension(wanted, limit=_SAVED).items


def picture(crisis: Crisis, address: Address) -> str:
    """The panels, one below the other."""
    return alone([panel.picture for panel in shown_of(crisis, address).panels], title="Tension")


PAGE = Page(name="tension", path="/tension", label="Tension", context=context, rows=rows, picture=picture)
