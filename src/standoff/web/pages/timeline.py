"""The timeline: who did what on which day, as lanes of signs and as a list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from markupsafe import Markup

from standoff.api import ActorCount, Crisis, Filter, TimelineLine
from standoff.api.dates import between
from standoff.web.address import Address
from standoff.web.drawing import signs
from standoff.web.drawing.alone import alone
from standoff.web.drawing.markup import Drawing, both
from standoff.web.drawing.timeline import Act, timeline
from standoff.web.page import Page, Sheet, fetched
from standoff.web.spans import Episode, episodes, window, zooms
from standoff.web.wording import count, names, outlet, quoted, record_url, signed

DRAWN = 100  # acts in the picture
_FIRST = 30  # acts that tell when something was going on, where there are too many to draw
LANES = 14
_SAVED = 20_000  # acts in a table that is saved
_CITED = 4  # reports of an act in the list
_ACTORS = 16  # that one can choose from
ELSE = "others, unnamed"


@dataclass(frozen=True, kw_only=True)
class Picked:
    """What the address asks for.

    Attributes:
        wanted: The same as a filter.
        drawn: The acts that are drawn: all, or those that most origins tell.
        lines: A page of the list of all.
        everything: Number of acts on any day.
        first: First day shown; ``None`` when there is nothing to show.
        last: Last day shown.
        episodes: Stretches of days to choose from.
        choices: Who can be chosen: code and name.
    """

    wanted: Filter
    drawn: tuple[TimelineLine, ...]
    lines: Sheet[TimelineLine]
    everything: int
    first: date | None
    last: date | None
    episodes: tuple[Episode, ...]
    choices: tuple[tuple[str, str], ...]


def pick(crisis: Crisis, address: Address) -> Picked:
    """The acts that the address asks for."""
    wanted = Filter(
        parties=crisis.studies.actors(address.texts("actor")),
        types=tuple(name for name in address.texts("type") if name in signs.KINDS),
    )
    present = crisis.pages.actors(by_country=True, limit=2 * _ACTORS).items
    weightiest, everything = crisis.pages.days(wanted, limit=_FIRST)
    if _FIRST < everything <= DRAWN:
        weightiest, _ = crisis.pages.days(wanted, limit=DRAWN)
    found = episodes(weightiest)
    first, last = window(found, address)
    wanted = msgspec.structs.replace(wanted, since=first, until=last)
    stretch = crisis.pages.timeline(wanted, order="weight", limit=DRAWN, cited=1, counted=False)
    lines = fetched(
        lambda limit, offset: crisis.pages.timeline(wanted, limit=limit, offset=offset, cited=_CITED), address
    )
    if everything > DRAWN:
        # Of many acts the weightiest tell when something was going on, but not how much.
        found = ()
    return Picked(
        wanted=wanted,
        drawn=stretch.items if first and last else (),
        lines=lines,
        everything=everything,
        first=first,
        last=last,
        episodes=found,
        choices=_choices(crisis, present, address.texts("actor")),
    )


def _choices(crisis: Crisis, present: Sequence[ActorCount], chosen: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Who acts most; whoever is chosen is among them."""
    acting = [one for one in present if one.acts + one.receives]
    acting.sort(key=lambda one: (-one.acts - one.receives, one.name))
    called = {one.entity: one.name for one in acting[:_ACTORS]}
    return (*called.items(), *((code, crisis.studies.name(code)) for code in chosen if code not in called))


def drawings(picked: Picked) -> tuple[Drawing, Drawing, int]:
    """The picture for a desk and for a telephone, and the number of acts that it leaves out."""
    first, last = picked.first, picked.last
    assert first is not None
    assert last is not None
    drawn, omitted = picked.drawn, picked.lines.total - len(picked.drawn)
    lanes = _lanes(drawn, picked)
    acts = [_act(line, lanes) for line in drawn]
    desc = _described(drawn, lanes, omitted)
    title = f"Who did what, {between(first, last)}"
    wide, narrow = (
        timeline(acts, lanes, first=first, last=last, title=title, desc=desc, narrow=small) for small in (False, True)
    )
    return wide, narrow, omitted


def _lanes(lines: Sequence[TimelineLine], picked: Picked) -> list[str]:
    counted = Counter(_lane(line) for line in lines)
    chosen = [name for code, name in picked.choices if code in picked.wanted.parties and counted[name]]
    others = [name for name, _ in counted.most_common() if name not in (*chosen, ELSE)]
    kept = [*chosen, *others][:LANES]
    return kept + [ELSE] * (counted[ELSE] > 0 or len(chosen) + len(others) > LANES)


def _lane(line: TimelineLine) -> str:
    return (line.actor_states or line.actor or (ELSE,))[0]


def _act(line: TimelineLine, lanes: Sequence[str]) -> Act:
    lane = _lane(line)
    return Act(
        lane=lanes.index(lane) if lane in lanes else lanes.index(ELSE),
        first=line.earliest,
        last=line.latest,
        kind=signs.KINDS[line.type],
        score=line.score,
        planned=line.modality == "planned",
        told=line.who is not None,
        denied=bool(line.against),
        href=record_url(line.citations[0]),
        title=told(line),
    )


def told(line: TimelineLine) -> str:
    """An act in words."""
    first = line.citations[0]
    to = f" → {names(line.recipient)}" if line.recipient else ""
    planned = ", planned" if line.modality == "planned" else ""
    word = f", says {line.who}" if line.who else ""
    word += ", denied or doubted by others" if line.against else ""
    when = between(line.earliest, line.latest)
    head = f"{when}: {names(line.actor, 'somebody')}{to}, {line.type.lower()} {signed(line.score)}{planned}{word}"
    return f"{head}. {quoted(first.words, 90)} – {outlet(first)}"


def _described(lines: Sequence[TimelineLine], lanes: Iterable[str], omitted: int) -> str:
    hostile = sum(line.score < 0 for line in lines)
    friendly = sum(line.score > 0 for line in lines)
    planned = sum(line.modality == "planned" for line in lines)
    rest = f"; {omitted} more are left out" if omitted else ""
    return (
        f"{count(len(lines), 'act')} in lanes by who acts ({names(lanes)}): {hostile} hostile, {friendly} cooperative, "
        f"{planned} only planned{rest}. The list beneath has them by day."
    )


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The picture, what can be chosen, and a page of the list."""
    picked = pick(crisis, address)
    picture, omitted = Markup(), 0
    if picked.drawn:
        wide, narrow, omitted = drawings(picked)
        picture = both(wide, narrow, "timeline")
    return {
        "picked": picked,
        "picture": picture,
        "omitted": omitted,
        "lines": picked.lines,
        "kinds": _types(),
        "window": between(picked.first, picked.last),
        "zooms": zooms(picked.first, picked.last, address),
    }


def _types() -> list[tuple[signs.Kind, str, list[str]]]:
    return [
        (kind, words, [name for name, of in signs.KINDS.items() if of == kind]) for kind, words in signs.WORDS.items()
    ]


def rows(crisis: Crisis, address: Address) -> Sequence[TimelineLine]:
    """The acts, by day."""
    return crisis.pages.timeline(pick(crisis, address).wanted, limit=_SAVED).items


def picture(crisis: Crisis, address: Address) -> str:
    """The picture as a document."""
    picked = pick(crisis, address)
    return alone([drawings(picked)[0]] if picked.drawn else [], title="Timeline")


PAGE = Page(name="timeline", path="/timeline", label="Timeline", context=context, rows=rows, picture=picture)
