"""The board of commitments: where each stood on a day; and what has been said would follow if something happened."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from standoff.api import Cascade, CommitmentLine, Crisis, Filter
from standoff.api import Page as Stretch
from standoff.model import Interval
from standoff.model.when import shifted
from standoff.web.address import Address
from standoff.web.drawing.alone import alone
from standoff.web.drawing.markup import both
from standoff.web.page import Page, fetched
from standoff.web.pages.cascade import Branch, branches, drawing
from standoff.web.wording import plain

STATUSES = ("trigger reported", "trigger disputed", "open", "carried out", "withdrawn", "lapsed")
TYPES = ("red line", "threat", "ultimatum", "demand", "promise", "obligation", "policy")
DEPTH = 3
_SHOWN = 16  # cards on a page
_TRACKS, _LONG = 4, 4  # columns of cards side by side, and the cards of one that is not made wider
_STATED = 8  # statements of a thread on a card
_CITED = 5  # articles that a card names
_FILTERS = ("issuer", "addressee", "type")


def lines(crisis: Crisis, address: Address, *, limit: int | None, offset: int = 0) -> Stretch[CommitmentLine]:
    """The commitments that the address asks for, on its day; what has moved first."""
    wanted = Filter(
        actors=crisis.studies.actors(address.texts("issuer")),
        recipients=crisis.studies.actors(address.texts("addressee")),
        types=address.texts("type"),
    )
    return crisis.pages.commitments(
        wanted,
        order="weight",
        as_of=address.day("as_of"),
        limit=limit,
        offset=offset,
        cited=_CITED,
        threaded=limit is not None,
    )


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The columns of the board, the days that the slider runs over, and the cascade of what is supposed."""
    found = fetched(lambda limit, offset: lines(crisis, address, limit=limit, offset=offset), address, length=_SHOWN)
    hedged = address.choice("hedged", ("", "without"), "")
    shown = [line for line in found.items if not (hedged and line.hedged)]
    as_of = address.day("as_of") or crisis.latest
    threads = crisis.studies.threads(
        [line.thread for line in shown if line.thread], as_of=address.day("as_of"), most=_STATED
    )
    cascade = _supposed(crisis, address) if supposes(address) else None
    tree = branches(cascade) if cascade else ()
    standing = {name: [line for line in shown if line.status.status == name] for name in STATUSES}
    columns = [(name, lines) for name, lines in standing.items() if lines]
    tracks = _tracks([len(lines) for _, lines in columns])
    return {
        "columns": [(name, lines, wide) for (name, lines), wide in zip(columns, tracks, strict=True)],
        "tracks": sum(tracks),
        "threads": {line.id: threads[line.thread] for line in shown if line.thread},
        "found": found,
        "shown": len(shown),
        "filters": [(name, value) for name in _FILTERS for value in address.texts(name)],
        "actors": crisis.pages.actors(by_country=True, limit=12).items,
        "types": TYPES,
        "as_of": as_of,
        "named": crisis.studies.name,
        "days": _days(crisis.published(), as_of),
        "cascade": cascade,
        "branches": tree,
        "picture": _both(cascade, tree) if cascade and tree else None,
    }


def _tracks(lengths: Sequence[int]) -> list[int]:
    """How many columns of cards each status takes: where few are filled, a long one takes the room of the others."""
    found = [1] * len(lengths)
    while sum(found) < _TRACKS and lengths:
        fullest = max(range(len(lengths)), key=lambda n: lengths[n] / found[n])
        if lengths[fullest] <= _LONG * found[fullest]:
            break
        found[fullest] += 1
    return found


def _supposed(crisis: Crisis, address: Address) -> Cascade:
    depth = address.number("depth", DEPTH, most=6)
    return crisis.whatif(address.text("suppose"), as_of=address.day("as_of"), depth=depth)


def _both(cascade: Cascade, tree: tuple[Branch, ...]) -> Markup:
    return both(drawing(cascade, tree, narrow=False), drawing(cascade, tree, narrow=True), "cascade")


def rows(crisis: Crisis, address: Address) -> Sequence[CommitmentLine | Cascade]:
    """The commitments of the board; when something is supposed, the cascade."""
    if supposes(address):
        return [_supposed(crisis, address)]
    return lines(crisis, address, limit=None).items


def picture(crisis: Crisis, address: Address) -> str:
    """The cascade of what is supposed, as a document; the board itself is no picture."""
    if not supposes(address):
        return alone([], title="What if")
    found = _supposed(crisis, address)
    return alone([drawing(found, branches(found), narrow=False)], title=f"What if: {plain(found.sentence)}")


def supposes(address: Address) -> bool:
    """Whether something is supposed: then a sentence has to be understood, and what would follow is drawn."""
    return bool(address.text("suppose"))


def _days(published: Interval, now: date | None) -> dict[str, int | date] | None:
    """The slider: from the day before the first publication to the last, in days."""
    if published.earliest is None or published.latest is None or now is None:
        return None
    first = shifted(published.earliest, -1)
    span = (published.latest - first).days
    return {"first": first, "span": span, "at": min(max(0, (now - first).days), span)}


PAGE = Page(
    name="commitments",
    path="/commitments",
    label="Commitments",
    context=context,
    rows=rows,
    picture=picture,
    draws=supposes,
    parses=supposes,
)
