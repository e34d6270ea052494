"""Stories: articles by happening; one story with its outlets side by side."""

from collections.abc import Sequence
from typing import Any

from standoff.api import Crisis, Filter, Story
from standoff.api.comparing import SIDE_BY_SIDE, Compared, Outlet, Row
from standoff.api.dates import span
from standoff.web.address import Address
from standoff.web.choosing import choices
from standoff.web.drawing.alone import alone
from standoff.web.drawing.markup import Drawing, both
from standoff.web.drawing.matrix import Line, matrix
from standoff.web.drawing.stories import Bar, stories
from standoff.web.page import Page, Sheet, fetched, sheet
from standoff.web.wording import count, names, outlet, plain

LENGTH = 24  # stories on a page
ROWS = 40  # rows of a story on a page
SHOWS = {"": "everything", "several": "told by several", "alone": "told by one alone", "omitted": "left out by"}
_SAVED = 20_000


def found_of(crisis: Crisis, address: Address) -> Sheet[Story]:
    """The stories on the page of the address, the latest first."""
    wanted = _wanted(crisis, address, address.texts("actor"))
    return fetched(
        lambda limit, offset: crisis.pages.stories(wanted, order="newest", limit=limit, offset=offset),
        address,
        length=LENGTH,
    )


def _wanted(crisis: Crisis, address: Address, actors: Sequence[str]) -> Filter:
    return Filter(
        parties=crisis.studies.actors(actors),
        publishers=address.texts("publisher"),
        since=address.day("from"),
        until=address.day("to"),
    )


def compared_of(crisis: Crisis, address: Address) -> Compared:
    """The story that the address asks for."""
    return crisis.studies.story(address.text("story"), offset=(address.number("articles", 1) - 1) * SIDE_BY_SIDE)


def kept_rows(compared: Compared, address: Address) -> list[Row]:
    """The rows that the address asks for: all, told by several, by one alone, or left out by one."""
    show, outlet = address.choice("show", SHOWS, ""), address.text("outlet")
    place = next((n for n, one in enumerate(compared.outlets) if one.document.id == outlet), None)

    def is_kept(row: Row) -> bool:
        told = place is None or bool(row.cells[place])
        match show:
            case "several":
                return row.outlets > 1
            case "alone":
                return row.outlets == 1 and told
            case "omitted":
                return row.outlets > 1 and not (place is not None and told)
        return True

    return list(filter(is_kept, compared.rows))


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The list with its picture, or one story."""
    if address.text("story"):
        compared = compared_of(crisis, address)
        rows = kept_rows(compared, address)
        chosen = next((o for o in compared.outlets if o.document.id == address.text("outlet")), None)
        return {
            "compared": compared,
            "rows": sheet(rows, address, length=ROWS),
            "show": address.choice("show", SHOWS, ""),
            "shows": SHOWS,
            "chosen": chosen,
            "side_by_side": SIDE_BY_SIDE,
            "articles": address.number("articles", 1),
        }
    found = found_of(crisis, address)
    picture = None
    if _is_drawn(found.items):
        wide, narrow = (overview(found.items, narrow=small) for small in (False, True))
        picture = both(wide, narrow, "stories")
    actors = address.texts("actor")
    return {
        "compared": None,
        "found": found,
        "picture": picture,
        "actors": actors,
        "choices": choices(
            crisis,
            actors,
            shown=found.total,
            count=lambda who: crisis.pages.stories(_wanted(crisis, address, who), limit=1).total,
        ),
    }


def _is_drawn(found: Sequence[Story]) -> bool:
    return any(story.earliest and story.latest for story in found)


def overview(found: Sequence[Story], *, narrow: bool) -> Drawing:
    """Stories over time."""
    dated = [story for story in found if story.earliest and story.latest]
    most = max((len(story.documents) for story in dated), default=1)
    bars = [
        Bar(
            first=story.earliest,
            last=story.latest,
            weight=len(story.documents) / most,
            label=story.label,
            href=f"/stories?story={story.id}",
            title=f"{plain(story.label)}: {count(len(story.documents), 'article')}, {span(story)}",
        )
        for story in sorted(dated, key=lambda story: (story.earliest, story.latest, story.id))
        if story.earliest and story.latest
    ]
    undated = len(found) - len(bars)
    desc = f"{count(len(bars), 'story', 'stories')} from the first article to the last; thicker with more articles"
    desc += f"; {undated} without a date" if undated else ""
    return stories(bars, title="Stories over time", desc=f"{desc}.", narrow=narrow)


def rows(crisis: Crisis, address: Address) -> Sequence[Any]:
    """The stories, or what the outlets of one report."""
    if not address.text("story"):
        wanted = _wanted(crisis, address, address.texts("actor"))
        return crisis.pages.stories(wanted, order="newest", limit=_SAVED).items
    compared = compared_of(crisis, address)
    return [_record(row, compared.outlets) for row in kept_rows(compared, address)]


def _record(row: Row, outlets: Sequence[Outlet]) -> dict[str, Any]:
    told = {
        f"{one.document.publisher} {one.document.id}": [citation.words for citation in cell]
        for one, cell in zip(outlets, row.cells, strict=True)
    }
    return {"kind": row.kind, "detail": row.detail, "label": row.label, "outlets": row.outlets} | told


def picture(crisis: Crisis, address: Address) -> str:
    """Stories over time, or the matrix of one."""
    if not address.text("story"):
        found = found_of(crisis, address).items
        return alone([overview(found, narrow=False)] if _is_drawn(found) else [], title="Stories")
    compared = compared_of(crisis, address)
    kept = kept_rows(compared, address)[:ROWS]
    lines = [
        Line(
            label=f"{row.label} ({row.detail})",
            cells=tuple(short(row, place) for place in range(len(compared.outlets))),
            look={"event": "hue-0", "claim": "hue-4", "commitment": "hue-1"}[row.kind],
        )
        for row in kept
    ]
    outlets = [outlet(one.document, 34) for one in compared.outlets]
    desc = f"{count(len(lines), 'row')} by {names(outlets)}."
    return alone([matrix(lines, outlets, title=compared.story.label, desc=desc)], title=compared.story.label)


def short(row: Row, place: int) -> str:
    """What a cell says in short: a figure where the row is about one, else a dot; nothing where an outlet is silent."""
    if not row.cells[place]:
        return ""
    return row.figures[place] or "•"


PAGE = Page(name="stories", path="/stories", label="Stories", context=context, rows=rows, picture=picture)
