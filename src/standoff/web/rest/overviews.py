"""The crisis as a whole: brief, stories, ledger, timeline, tension, actors, what-if, search and export."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Annotated, Any

from litestar import Response, get
from litestar.params import QueryParameter
from litestar.response import Stream

from standoff.api import ActorCount, Brief, Cascade, Crisis, Filter, Found, Ledger, Story, TimelineLine
from standoff.linking import Tension
from standoff.web.desk import Desk
from standoff.web.rest.paging import Limit, Listed, Offset, answered, part
from standoff.web.rest.records import Asked, Day, Names, Words, within
from standoff.web.rest.routing import answers
from standoff.web.streaming import streamed
from standoff.web.workshop import Supposition

_LONGEST = 500  # characters of a question
_BATCH = 500  # lines of an export that are sent together


def handlers(desk: Desk) -> list[Any]:
    """The routes."""

    @get("/brief", operation_id="brief", responses=answers(Brief))
    async def brief(request: Asked, as_of: Day = None, since: Day = None) -> Response[bytes]:
        """Give the crisis on one screen."""
        return await answered(desk, request, lambda crisis: crisis.brief(as_of=as_of, since=since))

    @get("/stories", operation_id="stories", responses=answers(Listed[Story]))
    async def stories(request: Asked, limit: Limit = 50, offset: Offset = 0) -> Response[bytes]:
        """List the happenings that the articles are about."""
        return await answered(
            desk, request, lambda crisis: part(crisis.pages.stories(limit=limit, offset=offset), limit)
        )

    @get("/ledger", operation_id="ledger", responses=answers(Listed[Ledger]))
    async def ledger(request: Asked, limit: Limit = 50, offset: Offset = 0) -> Response[bytes]:
        """List figures and statements on one matter side by side."""
        return await answered(
            desk, request, lambda crisis: part(crisis.pages.ledger(limit=limit, offset=offset), limit)
        )

    @get("/timeline", operation_id="timeline", responses=answers(Listed[TimelineLine]))
    async def timeline(
        request: Asked, since: Day = None, until: Day = None, limit: Limit = 50, offset: Offset = 0
    ) -> Response[bytes]:
        """List what happened on which day."""
        return await answered(
            desk,
            request,
            lambda crisis: part(
                crisis.pages.timeline(Filter(since=since, until=until), limit=limit, offset=offset), limit
            ),
        )

    @get("/tension", operation_id="tension", responses=answers(Listed[Tension]))
    async def tension(
        request: Asked, since: Day = None, until: Day = None, limit: Limit = 50, offset: Offset = 0
    ) -> Response[bytes]:
        """List how hostile who was to whom on which day."""
        return await answered(
            desk,
            request,
            lambda crisis: part(
                crisis.pages.tension(Filter(since=since, until=until), limit=limit, offset=offset), limit
            ),
        )

    @get("/actors", operation_id="actors", responses=answers(Listed[ActorCount]))
    async def actors(
        request: Asked,
        by_country: Annotated[bool, QueryParameter(description="Counted for states.")] = False,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response[bytes]:
        """List who occurs, acts and is acted on."""
        return await answered(
            desk,
            request,
            lambda crisis: part(crisis.pages.actors(by_country=by_country, limit=limit, offset=offset), limit),
        )

    @get("/whatif", operation_id="whatif", responses=answers(Cascade))
    async def whatif(
        request: Asked,
        sentence: Annotated[str, QueryParameter(min_length=1, max_length=_LONGEST)],
        as_of: Day = None,
        depth: Annotated[int, QueryParameter(ge=1, le=6)] = 3,
    ) -> Response[bytes]:
        """Say what has been said would follow if something happened, and by whom. Nothing is predicted."""
        found = await desk.suppose(Supposition(sentence=sentence, as_of=as_of, depth=depth))
        return await answered(desk, request, lambda _: found)

    @get("/search", operation_id="search", responses=answers(list[Found]))
    async def search(
        request: Asked,
        q: Annotated[str, QueryParameter(min_length=1, max_length=_LONGEST, description="Words, phrases, OR, NOT.")],
        actor: Names = None,
        publisher: Words = None,
        since: Day = None,
        until: Day = None,
        limit: Annotated[int, QueryParameter(ge=1, le=100)] = 20,
    ) -> Response[bytes]:
        """Find articles by their words, the best first: of some publishers, of some days, that mention somebody."""
        wanted = within(actor, publisher, since, until)
        return await answered(desk, request, lambda crisis: crisis.search(q, limit=limit, within=wanted))

    @get(
        "/export",
        operation_id="export",
        responses=answers(str, description="One record a line.", media_type="application/x-ndjson"),
    )
    async def export(as_of: Day = None) -> Stream:
        """Give every record, one JSON object a line."""
        return Stream(streamed(desk.setting, lambda crisis: _lines(crisis, as_of)), media_type="application/x-ndjson")

    return [brief, stories, ledger, timeline, tension, actors, whatif, search, export]


def _lines(crisis: Crisis, as_of: date | None) -> Iterator[bytes]:
    """The lines of an export, some at a time: all of a large crisis would not fit into memory."""
    lines = crisis.export(as_of=as_of)
    while batch := list(islice(lines, _BATCH)):
        yield "".join(f"{line}\n" for line in batch).encode("utf-8", "replace")
