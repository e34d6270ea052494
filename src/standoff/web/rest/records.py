"""Records by kind: articles, events, quotes, claims, commitments; and one record by its id."""

from datetime import date
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.params import FromPath, QueryParameter

from standoff.api import DocumentLine, Filter, Opened, Standing
from standoff.api.results import Shown, Why
from standoff.model import Attribution, Claim, Event, Failure
from standoff.web.desk import Desk
from standoff.web.rest.paging import Limit, Listed, Offset, answered, listed, part
from standoff.web.rest.routing import answers

Asked = Request[Any, Any, Any]
Names = Annotated[
    list[str] | None, QueryParameter(description="Entity ids or country codes; any of them.", max_items=50)
]
Words = Annotated[list[str] | None, QueryParameter(description="Any of these.", max_items=50)]
Day = Annotated[date | None, QueryParameter(description="A day, YYYY-MM-DD.")]


def handlers(desk: Desk) -> list[Any]:
    """The routes."""

    @get("/documents", operation_id="documents", responses=answers(Listed[DocumentLine]))
    async def documents(
        request: Asked,
        actor: Names = None,
        publisher: Words = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response[bytes]:
        """List the articles by date of publication, with the copies folded."""
        wanted = within(actor, publisher, since, until)
        return await answered(
            desk, request, lambda crisis: part(crisis.pages.documents(wanted, limit=limit, offset=offset), limit)
        )

    @get("/documents/{document:str}", operation_id="document", responses=answers(Opened))
    async def document(request: Asked, document: FromPath[str], as_of: Day = None) -> Response[bytes]:
        """Open an article: its text, its annotations, and what others have of the same."""
        return await answered(desk, request, lambda crisis: crisis.opened(document, as_of=as_of))

    @get("/events", operation_id="events", responses=answers(Listed[Event]))
    async def events(
        request: Asked,
        actor: Names = None,
        recipient: Names = None,
        type_: Annotated[list[str] | None, QueryParameter(name="type", max_items=50)] = None,
        modality: Words = None,
        document: Words = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response[bytes]:
        """List who did what to whom."""
        wanted = filtered(actor, recipient, type_, modality, document, since, until)
        return await answered(
            desk, request, lambda crisis: part(crisis.pages.records(Event, wanted, limit=limit, offset=offset), limit)
        )

    @get("/quotes", operation_id="quotes", responses=answers(Listed[Attribution]))
    async def quotes(
        request: Asked,
        actor: Names = None,
        type_: Annotated[list[str] | None, QueryParameter(name="type", max_items=50)] = None,
        document: Words = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response[bytes]:
        """List who said what."""
        wanted = filtered(actor, None, type_, None, document, since, until)
        return await answered(
            desk,
            request,
            lambda crisis: part(crisis.pages.records(Attribution, wanted, limit=limit, offset=offset), limit),
        )

    @get("/claims", operation_id="claims", responses=answers(Listed[Claim]))
    async def claims(
        request: Asked,
        actor: Names = None,
        recipient: Names = None,
        type_: Annotated[list[str] | None, QueryParameter(name="type", max_items=50)] = None,
        modality: Words = None,
        document: Words = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response[bytes]:
        """List who asserts, denies or could not confirm what."""
        wanted = filtered(actor, recipient, type_, modality, document, since, until)
        return await answered(
            desk, request, lambda crisis: part(crisis.pages.records(Claim, wanted, limit=limit, offset=offset), limit)
        )

    @get("/commitments", operation_id="commitments", responses=answers(Listed[Standing]))
    async def commitments(
        request: Asked,
        actor: Names = None,
        recipient: Names = None,
        type_: Annotated[list[str] | None, QueryParameter(name="type", max_items=50)] = None,
        document: Words = None,
        as_of: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> Response[bytes]:
        """List threats, red lines, promises and obligations, and where each stands on a day."""
        wanted = filtered(actor, recipient, type_, None, document, None, None)
        return await answered(
            desk,
            request,
            lambda crisis: part(crisis.pages.standings(wanted, as_of=as_of, limit=limit, offset=offset), limit),
        )

    @get("/failures", operation_id="failures", responses=answers(Listed[Failure]))
    async def failures(request: Asked, limit: Limit = 50, offset: Offset = 0) -> Response[bytes]:
        """List what could not be read or extracted, with the reasons."""
        return await answered(desk, request, lambda crisis: listed(crisis.failures(), offset=offset, limit=limit))

    @get("/records/{record:str}", operation_id="record", responses=answers(Shown))
    async def record(request: Asked, record: FromPath[str]) -> Response[bytes]:
        """Open a record: its words in their place, and what it is tied to."""
        return await answered(desk, request, lambda crisis: crisis.show(record))

    @get("/records/{record:str}/why", operation_id="why", responses=answers(Why))
    async def why(request: Asked, record: FromPath[str]) -> Response[bytes]:
        """Say why a record is there."""
        found = await desk.why(record)
        return await answered(desk, request, lambda _: found)

    return [documents, document, events, quotes, claims, commitments, failures, record, why]


def within(actors: list[str] | None, publishers: list[str] | None, since: date | None, until: date | None) -> Filter:
    """The filter of articles that parameters stand for."""
    return Filter(parties=tuple(actors or ()), publishers=tuple(publishers or ()), since=since, until=until)


def filtered(
    actors: list[str] | None,
    recipients: list[str] | None,
    types: list[str] | None,
    modality: list[str] | None,
    documents: list[str] | None,
    since: date | None,
    until: date | None,
) -> Filter:
    """The filter that parameters stand for; types are taken in either case."""
    forms = {form for name in types or () for form in (name, name.upper(), name.lower())}
    return Filter(
        actors=tuple(actors or ()),
        recipients=tuple(recipients or ()),
        types=tuple(sorted(forms)),
        modality=tuple(modality or ()),
        documents=tuple(documents or ()),
        since=since,
        until=until,
    )
