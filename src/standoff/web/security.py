"""Who may ask for what: checks before anything else is run, and the headers of every answer.

An article, its file name and its page address are somebody else's words. Pages hold no inline script or style and may
load nothing from elsewhere, so that words that get past the templates still do nothing. A page of another site that
the reader has open must neither read the desk (checked host names: DNS rebinding) nor write to it (checked origins).
"""

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from standoff.web.errors import PROBLEM, Refused, problem

# Requests and messages as ASGI has them: dictionaries.
Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
ASGIApp = Callable[[Any, Any, Any], Awaitable[None]]

LARGEST_REQUEST = 25_000_000  # bytes
COOKIE = "standoff"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Not "no-referrer": a browser then hides the origin of a form, too, and every write would seem foreign.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Who may ask.

    Attributes:
        hosts: Names the desk may be asked for by, lower case, without ports; addresses of this machine's loopback
            always may.
        any_address: Whether it may be asked for by any numeric address (it listens to the network). A rebound name
            is a name, never a number.
        token: What must be shown; ``None`` when nothing need be (the desk listens to this machine alone).
        read_only: Whether every write is refused.
        largest: Bytes that a request may have.
    """

    hosts: frozenset[str] = field(default_factory=frozenset)
    any_address: bool = False
    token: str | None = None
    read_only: bool = False
    largest: int = LARGEST_REQUEST


def is_loopback(host: str) -> bool:
    """Whether a name or address is this machine and nothing else.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """The application behind its checks."""

    def __init__(self, app: ASGIApp, policy: Policy) -> None:
        """Let through to *app* what the policy allows."""
        self._app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                return  # the desk has none
            await self._app(scope, receive, send)
            return
        guarded = _with_headers(send)
        if scope["method"] == "HEAD":
            scope, guarded = {**scope, "method": "GET"}, _without_body(guarded)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        try:
            self._check(scope, headers)
            entered = self._entered(scope)
            if entered:
                await _redirect(entered, self._policy.token or "", guarded)
                return
        except Refused as refusal:
            await _refuse(refusal, scope["path"], guarded)
            return
        await self._app(scope, _limited(receive, self._policy.largest), guarded)

    def _check(self, scope: Scope, headers: dict[str, str]) -> None:
        """Raises ``Refused`` for a request that may not go on."""
        policy = self._policy
        host = headers.get("host", "")
        if not self._is_ours(host):
            raise Refused(f"this desk does not answer to the name '{host[:100]}'", HTTPStatus.MISDIRECTED_REQUEST)
        if scope["method"] not in _SAFE:
            if policy.read_only:
                raise Refused("this desk is for reading only: it was started with --read-only")
            _check_origin(headers, host)
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:20]) > policy.largest:
            raise Refused(
                f"more than {policy.largest // 1_000_000} MB at once; send fewer or smaller files",
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        if policy.token and not self._shown(scope, headers):
            raise Refused(
                "this desk is shared with a link that holds a token; open the link as you were sent it",
                HTTPStatus.UNAUTHORIZED,
            )

    def _is_ours(self, host: str) -> bool:
        name = _name(host)
        if is_loopback(name) or name in self._policy.hosts:
            return True
        if not self._policy.any_address:
            return False
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _shown(self, scope: Scope, headers: dict[str, str]) -> bool:
        cookies: SimpleCookie = SimpleCookie()
        try:
            cookies.load(headers.get("cookie", ""))
        except CookieError:
            cookies.clear()
        offered = [cookies[COOKIE].value] if COOKIE in cookies else []
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            offered.append(credentials.strip())
        offered += [value for name, value in _query(scope) if name == "token"]
        wanted = (self._policy.token or "").encode()
        return any(hmac.compare_digest(value.encode(), wanted) for value in offered)

    def _entered(self, scope: Scope) -> str:
        """Where to go on without the token, when the address holds it; else nothing."""
        query = _query(scope)
        if not self._policy.token or scope["method"] != "GET" or all(name != "token" for name, _ in query):
            return ""
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        # One slash: "//evil.example" would be another site.
        return "/" + str(scope["path"]).lstrip("/\\") + (f"?{rest}" if rest else "")


def _check_origin(headers: dict[str, str], host: str) -> None:
    """A browser says where a write comes from; it has to come from here. Programs say nothing, and may."""
    site = headers.get("sec-fetch-site", "same-origin")
    origin = headers.get("origin")
    foreign = site not in ("same-origin", "none")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        foreign = True
    if foreign:
        raise Refused("a page of another site may not write to this desk")


def _name(host: str) -> str:
    """A host without its port, lower case."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)


def _limited(receive: Receive, largest: int) -> Receive:
    """A body that ends in a refusal when it is larger than it may be, whatever its header said."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message: Message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > largest:
                raise Refused(
                    f"more than {largest // 1_000_000} MB at once; send fewer or smaller files",
                    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                )
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message.get("headers", ())}
            message["headers"] = [
                *message.get("headers", ()),
                *((name, value) for name, value in _HEADERS if name not in own),
            ]
        await send(message)

    return guarded


def _without_body(send: Send) -> Send:
    """What HEAD asks for: all that GET would be answered but the body."""

    async def bare(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return bare


async def _refuse(refusal: Refused, path: str, send: Send) -> None:
    body = msgspec.json.encode(problem(refusal, path))
    headers = [(b"content-type", PROBLEM.encode()), (b"cache-control", b"no-store")]
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        headers.append((b"www-authenticate", b"Bearer"))
    await _answer(refusal.status, body, headers, send)


async def _redirect(target: str, token: str, send: Send) -> None:
    cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
    headers: Iterable[tuple[bytes, bytes]] = [
        (b"location", target.encode("ascii", "ignore")),
        (b"set-cookie", cookie.encode()),
        (b"cache-control", b"no-store"),
    ]
    await _answer(HTTPStatus.SEE_OTHER, b"", headers, send)


async def _answer(status: int, body: bytes, headers: Iterable[tuple[bytes, bytes]], send: Send) -> None:
    sized = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": int(status), "headers": sized})
    await send({"type": "http.response.body", "body": body, "more_body": False})
