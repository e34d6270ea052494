"""The application: routes of the pages, of what they load, and of the REST interface, behind one guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from litestar import Litestar, MediaType, Request, Response, get
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath

from standoff import __version__
from standoff.errors import NotFound
from standoff.web import rest, writing
from standoff.web.answering import answer, make_ahead
from standoff.web.desk import Desk
from standoff.web.errors import PROBLEM, Problem, problem
from standoff.web.page import Page
from standoff.web.pages import PAGES
from standoff.web.rendering import assets, prepare, render
from standoff.web.security import ASGIApp, Guard, Policy

_YEAR = 31_536_000  # seconds
REST = "/api/v1"


def application(desk: Desk, policy: Policy) -> ASGIApp:
    """The desk as an ASGI application."""

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        if desk.setting.warm:
            prepare()
            make_ahead(desk)
        try:
            yield
        finally:
            desk.close()

    app = Litestar(
        route_handlers=[
            *(_route(page, desk) for page in PAGES),
            static,
            *writing.handlers(desk),
            *rest.routes(desk, REST),
        ],
        lifespan=[lifespan],
        exception_handlers={Exception: _explain},
        openapi_config=OpenAPIConfig(
            title="standoff",
            version=__version__,
            # Its own folder, which holds nothing else: below it litestar answers with a page of its own.
            path=f"{REST}/openapi.json",
            render_plugins=[JsonRenderPlugin(path="/")],
            use_handler_docstrings=True,
        ),
        logging_config=None,
    )
    return Guard(app, policy)


def _route(page: Page, desk: Desk) -> Any:
    @get(page.path, name=page.name, include_in_schema=False, media_type=MediaType.HTML)
    async def view(request: Request[Any, Any, Any]) -> Response[bytes]:
        return await answer(desk, request, page)

    return view


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static(name: FromPath[str]) -> Response[bytes]:
    """A style sheet, a script or a mark."""
    if name not in assets():
        raise NotFound(f"{name}: the desk has no such file")
    body, media_type = assets()[name]
    return Response(body, media_type=media_type, headers={"cache-control": f"public, max-age={_YEAR}, immutable"})


def _explain(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """A page for whoever reads pages, problem details for everybody else."""
    found = problem(error, request.url.path)
    if found.status >= 500:
        _report(error)
    headers = {"cache-control": "no-store"}
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(REST)
    if wants_page:
        return Response(_page(found), status_code=found.status, media_type=MediaType.HTML, headers=headers)
    return Response(msgspec.json.encode(found), status_code=found.status, media_type=PROBLEM, headers=headers)


def _page(found: Problem) -> bytes:
    return render("problem.html", problem=found, pages=PAGES, page=None, desk=None, version=__version__, stale=False)


def _report(error: Exception) -> None:
    import logging

    logging.getLogger("standoff.web").error("a request failed", exc_info=error)
