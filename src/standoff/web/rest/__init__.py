"""The REST interface: the operations of ``api`` for programs."""

from typing import Any

from litestar import Router

from standoff.web.desk import Desk
from standoff.web.rest import overviews, records, writing


def routes(desk: Desk, path: str) -> list[Any]:
    """The routers of the interface, below *path*."""
    handlers = [*records.handlers(desk), *overviews.handlers(desk), *writing.handlers(desk)]
    return [Router(path, route_handlers=handlers)]
