"""Records by kind: articles."""

from typing import Any

from litestar import Request, Response, get

from standoff.api import DocumentLine
from standoff.web.desk import Desk
from standoff.web.rest.paging import Limit, Listed, Offset, answered, listed


def handlers(desk: Desk) -> list[Any]:
    """The routes."""

    @get("/documents", operation_id="documents", raises=[])
    async def documents(request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> Response[bytes]:
        """List the articles, by path, with the copies folded."""
        return await answered(desk, request, lambda crisis: listed(crisis.lines(), offset=offset, limit=limit))

    return [documents]


_ = Listed[DocumentLine]
