"""Starting the desk: where it listens, what it is called, and who may come in."""

import secrets
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import uvicorn

from standoff.errors import InputError
from standoff.web.app import application
from standoff.web.desk import Desk
from standoff.web.security import Policy, is_loopback
from standoff.web.setting import Setting

__all__ = ["PORT", "Listening", "Setting", "policy", "serve"]

PORT = 8765
_TOKEN_BYTES = 24
_SHORTEST_TOKEN = 16  # characters


@dataclass(frozen=True, kw_only=True)
class Listening:
    """Where the desk listens.

    Attributes:
        host: Address; this machine's loopback alone by default.
        port: Port; 0 takes any that is free.
        token: What whoever comes over the network must show; made when it is missing and needed.
        names: Further host names by which it is asked for.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    token: str = ""
    names: tuple[str, ...] = ()


def policy(listening: Listening, *, read_only: bool) -> Policy:
    """Who may come in.

    Raises:
        InputError: If the token is too short to protect anything.
    """
    local, token = is_loopback(listening.host), listening.token
    if token and len(token) < _SHORTEST_TOKEN:
        raise InputError(f"the token has {len(token)} characters; it needs {_SHORTEST_TOKEN} or more to be no guess")
    if not token and not local:
        token = secrets.token_urlsafe(_TOKEN_BYTES)
    return Policy(
        hosts=frozenset(_known(listening.names)), any_address=not local, token=token or None, read_only=read_only
    )


def serve(setting: Setting, listening: Listening, *, ready: Callable[[str], None]) -> None:
    """Serve the desk until it is interrupted.

    Args:
        setting: The crisis and what may be done with it.
        listening: Where.
        ready: Called with the address to open, once it can be opened.

    Raises:
        InputError: If it cannot listen there, or the token is too short.
        StoreError: If the crisis file cannot be opened.
    """
    rules = policy(listening, read_only=setting.read_only)
    bound = _bound(listening)
    try:
        desk = Desk(setting)
    except BaseException:
        bound.close()
        raise
    config = uvicorn.Config(
        application(desk, rules),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    shown = f"[{listening.host}]" if ":" in listening.host else listening.host
    entry = f"?token={rules.token}" if rules.token else ""
    ready(f"http://{shown}:{bound.getsockname()[1]}/{entry}")
    uvicorn.Server(config).run(sockets=[bound])


def _bound(listening: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((listening.host, listening.port))
    except (OSError, OverflowError) as error:
        bound.close()
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"cannot listen on {listening.host}:{listening.port} ({reason}); try another --port"
        ) from error
    return bound


def _known(names: Iterable[str]) -> Iterable[str]:
    return (name.strip().lower() for name in names if name.strip())
