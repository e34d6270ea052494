"""The desk over a crisis made by hand: in this process for requests, behind a port for a browser."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser

from standoff.api import Crisis
from standoff.web.app import application
from standoff.web.desk import Desk
from standoff.web.security import Policy
from standoff.web.setting import Setting
from tests.web.browser import Tab, chromium
from tests.web.made import write


@dataclass
class Served:
    """A desk that listens.

    Attributes:
        address: Where, without a slash at the end.
        crisis: Its file.
        client: Asks it, as a program would.
    """

    address: str
    crisis: Path
    client: httpx.Client

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def page(self, path: str) -> str:
        """A page as a browser asks for it."""
        answer = self.get(path, accept="text/html")
        assert answer.status_code == 200, answer.text
        return answer.text


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The crisis made by hand, linked; not to be written to."""
    path = tmp_path_factory.mktemp("made") / "strait.db"
    write(path)
    return path


@pytest.fixture
def crisis_file(made: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    path = tmp_path / "strait.db"
    shutil.copy(made, path)
    return path


@pytest.fixture(scope="session")
def desk(made: Path) -> Iterator[Served]:
    """The desk over the crisis made by hand, for tests that only read."""
    with serving(made) as served:
        yield served


@pytest.fixture
def opened(crisis_file: Path) -> Iterator[Served]:
    """The desk over a crisis of its own, for tests that write."""
    with serving(crisis_file) as served:
        yield served


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Serves any crisis under any policy until the end of the test."""
    stack: list[serving] = []

    def started(path: Path, **options: object) -> Served:
        stack.append(serving(path, **options))
        return stack[-1].__enter__()

    yield started
    for one in stack:
        one.__exit__()


class serving:  # noqa: N801
    """Serves a crisis file on a free port of the loopback."""

    def __init__(self, path: Path, *, policy: Policy | None = None, read_only: bool = False) -> None:
        self._desk = Desk(Setting(crisis=path, name=path.name, read_only=read_only))
        app = application(self._desk, policy or Policy(read_only=read_only))
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=2))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._path = path

    def __enter__(self) -> Served:
        self._thread.start()
        deadline = time.monotonic() + 20
        while not self._server.started:
            assert self._thread.is_alive(), "the server ended before it was ready"
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        self._client = httpx.Client(base_url=address, timeout=60, trust_env=False)
        return Served(address=address, crisis=self._path, client=self._client)

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._server.should_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive(), "the server did not end"


@pytest.fixture
def crisis(crisis_file: Path) -> Iterator[Crisis]:
    """The crisis of this test, as another process has it open."""
    with Crisis.open(crisis_file) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def tab(browser: Browser, desk: Served) -> Iterator[Callable[..., Tab]]:
    """Opens a tab; a test asks for the desk that it shows before it, so that the desk outlives the tab."""
    tabs: list[Tab] = []

    def opened(served: Served = desk, **options: object) -> Tab:
        tabs.append(Tab(browser, served.address, **options))  # type: ignore[arg-type]
        return tabs[-1]

    yield opened
    for one in tabs:
        one.close()
