"""What changes the crisis, asked for by a form. Each answer is a redirect: going back does nothing twice."""

import asyncio
from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit

from litestar import Request, Response, post
from litestar.response import Redirect

from standoff.api import Crisis
from standoff.errors import InputError
from standoff.model import Judgement, Verdict
from standoff.web.desk import Desk
from standoff.web.uploads import Sent, parse, received

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_PATIENCE = 2.0  # seconds that a judgement waits for what it changes


def handlers(desk: Desk) -> list[Any]:
    """The routes."""

    @post("/judgements", include_in_schema=False)
    async def judge(request: Request[Any, Any, Any]) -> Redirect:
        """Note a judgement, and go back to where it was made."""
        sent = await _sent(request)
        ids = tuple(map(_pointed, sent.texts("id")))
        made = await decide(desk, sent.text("verdict"), ids, sent.text("author"), sent.text("note"))
        return Redirect(_back(sent.text("back"), made), status_code=303)

    @post("/add", include_in_schema=False)
    async def add(request: Request[Any, Any, Any]) -> Response[Any]:
        """Begin to read what was sent."""
        job = desk.jobs.start(received(await _sent(request)))
        return Redirect(f"/add?job={job.id}", status_code=303)

    return [judge, add]


async def decide(desk: Desk, verdict: str, ids: tuple[str, ...], author: str, note: str) -> Judgement:
    """Append a judgement; what was linked is brought up to date if that is quickly done, else soon.

    Raises:
        InputError: If it is none.
        NotFound: If it is about nothing that is there.
    """
    if verdict not in VERDICTS:
        raise InputError(f"verdict={verdict[:40]}: has to be one of {', '.join(VERDICTS)}")
    known: Verdict = verdict

    def done(crisis: Crisis) -> tuple[Judgement, bool]:
        made = crisis.decide(known, *ids, author=author, note=note)
        return made, crisis.is_linked

    made, linked = await desk.write(done)
    if not linked:
        linking = asyncio.wrap_future(desk.link_soon())
        await asyncio.wait([linking], timeout=_PATIENCE)
    return made


async def _sent(request: Request[Any, Any, Any]) -> Sent:
    return parse(await request.body(), request.headers.get("content-type", ""))


def _pointed(value: str) -> str:
    """The id that somebody means who writes one, or pastes the address of a citation or a card.

    >>> _pointed("http://localhost:8765/articles/d-1?at=q-2#q-2"), _pointed("/records/c-3"), _pointed("KOR/army")
    ('q-2', 'c-3', 'KOR/army')
    """
    if not value.startswith(("/", "http://", "https://")):
        return value
    parts = urlsplit(value)
    at = dict(parse_qsl(parts.query)).get("at", "")
    return parts.fragment.removeprefix("card-") or at or parts.path.rpartition("/")[2]


def _back(wanted: str, made: Judgement) -> str:
    """Where a form came from, with what was done; never anywhere but this desk."""
    parts = urlsplit(wanted)
    path = "/" + parts.path.lstrip("/\\") if parts.path else "/judgements"
    if made.verdict == "undo":
        told = {"undone": made.target}
    else:
        told = {"judged": made.id, "verdict": made.verdict, "on": made.target}
    query = "&".join(filter(None, (parts.query, urlencode(told))))
    # Behind a rejected record nothing is left to jump to.
    fragment = f"#{parts.fragment}" if parts.fragment and made.verdict != "reject" else ""
    return f"{path}?{query}{fragment}"
