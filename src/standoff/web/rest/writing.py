"""What changes the crisis: articles in, judgements; and how far articles on their way are."""

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from standoff.api import Logged, Received
from standoff.errors import InputError
from standoff.model import Judgement, Verdict
from standoff.web.desk import Desk
from standoff.web.jobs import TOLD, Job
from standoff.web.rest.paging import Limit, Listed, Offset, answered, listed
from standoff.web.rest.records import Asked
from standoff.web.rest.routing import answers
from standoff.web.uploads import parse, received
from standoff.web.writing import decide

_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/x-ndjson": ".jsonl",
    "application/json": ".json",
    "text/csv": ".csv",
}


class Decision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judgement to be made.

    Attributes:
        verdict: ``accept``, ``reject``, ``merge``, ``split``, ``reground``, ``rate`` or ``undo``.
        ids: On what, as ``standoff judge`` takes it.
        author: Who decides.
        note: Why.
    """

    verdict: Verdict
    ids: Annotated[tuple[str, ...], msgspec.Meta(max_length=2)] = ()
    author: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    note: Annotated[str, msgspec.Meta(max_length=5_000)] = ""


def handlers(desk: Desk) -> list[Any]:
    """The routes."""

    @post(
        "/documents",
        operation_id="add",
        status_code=202,
        responses=answers(Job, status=202, description="Being read; ask for the job."),
    )
    async def add(
        request: Request[Any, Any, Any],
        name: Annotated[str, QueryParameter(max_length=300, description="What to call it.")] = "",
        publisher: Annotated[str, QueryParameter(max_length=300)] = "",
        published: Annotated[date | None, QueryParameter(description="When it was published.")] = None,
    ) -> Response[bytes]:
        """Add articles: the body is a text, page, table or lines of JSON, or a form with files."""
        kind = request.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
        body = await request.body()
        if kind == "multipart/form-data":
            items = received(parse(body, request.headers.get("content-type", "")))
        else:
            if not body.strip():
                raise InputError("the body is empty: send an article")
            named = name or f"sent{_ENDINGS.get(kind, '.txt')}"
            items = (Received(name=named, data=body, publisher=publisher or None, published=published),)
        return _json(desk.jobs.start(items), 202)

    @get("/jobs/{job:str}", operation_id="job", responses=answers(Job))
    async def job(job: FromPath[str], limit: Limit = TOLD, offset: Offset = 0) -> Response[bytes]:
        """Say what has become of articles that were added, some at a time."""
        return _json(desk.jobs.get(job, limit=limit, offset=offset))

    @get("/judgements", operation_id="judgements", responses=answers(Listed[Logged]))
    async def judgements(request: Asked, limit: Limit = 50, offset: Offset = 0) -> Response[bytes]:
        """List the judgements in the order they were made, and what has become of each."""
        return await answered(desk, request, lambda crisis: listed(crisis.judgement_log(), offset=offset, limit=limit))

    @post(
        "/judgements",
        operation_id="judge",
        responses=answers(Judgement, status=201, description="Noted."),
    )
    async def judge(data: JSONBody[Decision]) -> Response[bytes]:
        """Judge a record; nothing that was found is changed."""
        made = await decide(desk, data.verdict, data.ids, data.author, data.note)
        return _json(made, 201)

    return [add, job, judgements, judge]


def _json(record: msgspec.Struct, status: Literal[200, 201, 202] = 200) -> Response[bytes]:
    headers = {"cache-control": "no-store"}
    return Response(msgspec.json.encode(record), status_code=status, media_type="application/json", headers=headers)
