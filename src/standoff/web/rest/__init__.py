"""The REST interface: the operations of ``api`` for programs."""

from typing import Any

from litestar import Router

from standoff.web.desk import Desk
from standoff.web.rest import records


def routes(desk: Desk, path: str) -> list[Any]:
    """The routers of the interface, below *path*."""
    return [Router(path, route_handlers=records.handlers(desk))]
