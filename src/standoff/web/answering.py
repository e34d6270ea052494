"""One request for a view: from its address to bytes, those of the same state of the crisis kept at hand."""

from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from litestar import Request, Response

from standoff import __version__
from standoff.api import Crisis
from standoff.errors import NotFound
from standoff.web import data
from standoff.web.address import Address
from standoff.web.desk import Desk
from standoff.web.page import Page
from standoff.web.pages import PAGES
from standoff.web.rendering import render
from standoff.web.setting import Kept, Setting

FORMS = ("html", "json", "csv", "svg")


def address_of(request: Request[Any, Any, Any]) -> Address:
    """Where a request is."""
    parts = {name: str(value).lstrip("/") for name, value in request.path_params.items()}
    return Address(request.url.path, request.query_params.multi_items(), parts)


async def answer(desk: Desk, request: Request[Any, Any, Any], page: Page) -> Response[bytes]:
    """A view as the address asks for it: a page, its records, or its picture.

    Raises:
        StandoffError: If there is no such thing.
    """
    address = address_of(request)
    form = address.choice("format", FORMS, "html")
    key = f"{request.url.path}?{request.url.query}"
    if page.parses(address):
        found = await desk.read(lambda crisis: desk.kept(key, crisis.stamp))
        if found is None:
            found = await desk.elsewhere(page.name, address, form)
            desk.keep(key, found)
        return respond(found, request)
    made = keeping(desk, key, lambda crisis: produce(crisis, address, form, page=page, setting=desk.setting))
    return respond(await desk.read(made), request)


def keeping(desk: Desk, key: str, make: Callable[[Crisis], Kept]) -> Callable[[Crisis], Kept]:
    """The same, made again only when the crisis has changed."""

    def kept(crisis: Crisis) -> Kept:
        found = desk.kept(key, crisis.stamp)
        if found is None:
            with desk.making(key):
                found = desk.kept(key, crisis.stamp)
                if found is None:
                    found = make(crisis)
                    desk.keep(key, found)
        return found

    return kept


def produce(crisis: Crisis, address: Address, form: str, *, page: Page, setting: Setting) -> Kept:
    """A view in one of its forms.

    Raises:
        NotFound: If it has no such form, or shows nothing of that name.
    """
    with crisis.snapshot():
        return _produced(crisis, address, form, page, setting)


def _produced(crisis: Crisis, address: Address, form: str, page: Page, setting: Setting) -> Kept:
    stamp = crisis.stamp
    if form == "html":
        context = page.context(crisis, address)
        body = render(
            f"{page.name}.html",
            page=page,
            pages=PAGES,
            address=address,
            desk=setting,
            version=__version__,
            stale=not crisis.is_linked,
            **context,
        )
        return Kept(stamp, body, "text/html")
    if form == "svg":
        if page.picture is None:
            raise NotFound(f"{page.name}: this view draws no picture")
        return Kept(stamp, page.picture(crisis, address).encode(), "image/svg+xml", f"{page.name}.svg")
    if page.rows is None:
        raise NotFound(f"{page.name}: this view has no records to hand out")
    rows = page.rows(crisis, address)
    if form == "csv":
        return Kept(stamp, data.as_csv(rows), "text/csv", f"{page.name}.csv")
    return Kept(stamp, data.as_json(rows), "application/json", f"{page.name}.json")


def make_ahead(desk: Desk) -> None:
    """Have the pages that everybody opens first ready before they are asked for."""

    def work(crisis: Crisis) -> None:
        crisis.refresh()
        crisis.warm(parser=False)
        crisis.breathe(desk.let_pass)
        for page in PAGES:
            desk.give_way()
            if page.label and not desk.closed:
                address = Address(page.path)
                made = partial(produce, address=address, form="html", page=page, setting=desk.setting)
                keeping(desk, f"{page.path}?", made)(crisis)

    desk.make_ahead(work)


def etag(body: bytes) -> str:
    """What names these bytes and no others."""
    return f'"{blake2b(body, digest_size=12).hexdigest()}"'


def respond(made: Kept, request: Request[Any, Any, Any]) -> Response[bytes]:
    """What was made, or that the reader has it already."""
    tag = etag(made.body)
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "cookie"}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if made.filename:
        headers["content-disposition"] = f'attachment; filename="{made.filename}"'
    return Response(made.body, media_type=made.media_type, headers=headers)
