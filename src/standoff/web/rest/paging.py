"""Lists in pages, with what tells a client whether anything has changed."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from litestar import Request, Response
from litestar.params import QueryParameter

from standoff.api import Crisis, Page
from standoff.web.answering import keeping, respond
from standoff.web.desk import Desk
from standoff.web.setting import Kept

T = TypeVar("T")

LONGEST = 500
Limit = Annotated[int, QueryParameter(ge=1, le=LONGEST, description="Entries at most.")]
Offset = Annotated[int, QueryParameter(ge=0, le=10_000_000, description="Entries to leave out at the beginning.")]


class Listed(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Part of a list.

    Attributes:
        items: The entries.
        total: How many there are in all.
        offset: How many were left out at the beginning.
        next: Offset of the next part; ``None`` behind the last.
    """

    items: Sequence[T]
    total: int
    offset: int
    next: int | None


def listed(items: Sequence[T], *, offset: int, limit: int) -> Listed[T]:
    """A part of a list."""
    return part(Page(items=tuple(items[offset : offset + limit]), total=len(items), offset=offset), limit)


def part(page: Page[T], limit: int) -> Listed[T]:
    """The same of a list of which only that part was read."""
    behind = page.offset + limit
    return Listed(items=page.items, total=page.total, offset=page.offset, next=behind if behind < page.total else None)


async def answered(desk: Desk, request: Request[Any, Any, Any], work: Callable[[Crisis], Any]) -> Response[bytes]:
    """What *work* finds, as JSON, with an entity tag."""

    def make(crisis: Crisis) -> Kept:
        with crisis.snapshot():
            return Kept(crisis.stamp, msgspec.json.encode(work(crisis)), "application/json")

    key = f"{request.url.path}?{request.url.query}"
    return respond(await desk.read(keeping(desk, key, make)), request)
