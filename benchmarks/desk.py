"""The desk over a large crisis: what each page costs when it is made anew, and when a browser can use it.

``python -m benchmarks desk --keep crisis.db`` looks at the file that ``crisis --keep`` left, or makes it. Pages
are timed in CPU time of this process, each from a file that was just opened, so that nothing is at hand; then in states
that nobody has asked for: other days, filters, pages far back. A browser then opens them from a desk that has made none
of them before.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from benchmarks.compose import Composer, compose
from benchmarks.crisis import FULL, SMOKE, articles_of, chosen, put
from benchmarks.measuring import Finding, median, seconds
from standoff.api import Crisis
from standoff.extraction import Extractor
from standoff.store import Store
from standoff.web.address import Address
from standoff.web.answering import produce
from standoff.web.page import Page
from standoff.web.pages import PAGES
from standoff.web.rendering import prepare
from standoff.web.setting import Kept, Setting

_FIRST_BYTE, _INTERACTIVE, _SIZE = 150.0, 1000.0, 300.0  # ms, ms, kB
_ROUNDS = 5
_SERVE = "import sys; from standoff.cli import main; sys.exit(main())"
_CHROMIUM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
# What the deferred scripts bind is bound when this event has been handled.
_TIMING = "(({responseStart, domContentLoadedEventEnd}) => [responseStart, domContentLoadedEventEnd])"


def run(*, smoke: bool, documents: int | None = None, keep: Path | None = None) -> list[Finding]:
    """CPU time and size of each page, and when it answers to its reader in Chromium, where that is installed.

    Args:
        smoke: A short run.
        documents: How many articles; by default 2,000, or some for a short run.
        keep: The crisis file; made where it is not there yet. By default one is made and thrown away.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "crisis.db"
        if not path.exists():
            _make(path, documents or (SMOKE if smoke else FULL))
        setting = Setting(crisis=path, name=path.name)
        opened = list(_opened(path))
        rounds = 1 if smoke else _ROUNDS
        made = [(page.name, page, address) for page, address in opened]
        return [*_made([*made, *_asked(path)], setting, rounds=rounds), *_in_browser(opened, setting)]


def _make(path: Path, count: int) -> None:
    with Store.open(path) as store:
        put(
            store,
            compose(articles_of(chosen(count)), Composer(Extractor())),
        )
        Crisis(store).update()


def _opened(path: Path) -> Iterator[tuple[Page, Address]]:
    """Every page of the navigation, an article, and the actor that is mentioned most."""
    with Crisis.open(path, links=False) as crisis:
        document = crisis.pages.documents(limit=1, newest_first=True).items[0].id
        actor = crisis.pages.actors(by_country=True, limit=1).items[0].entity
    parts = {"document": document, "entity": actor}
    for page in PAGES:
        names = [name for name in parts if f"{{{name}:" in page.path]
        if page.label or names:
            way = page.path.partition("{")[0] + "".join(parts[name] for name in names)
            yield page, Address(way, (), {name: parts[name] for name in names})


def _asked(path: Path) -> Iterator[tuple[str, Page, Address]]:
    """Pages in states that are not made ahead."""
    with Crisis.open(path, links=False) as crisis:
        days = crisis.published()
        actor = crisis.pages.actors(by_country=True, limit=1).items[0]
        publisher = crisis.pages.documents(limit=1).items[0].publisher
    if days.earliest is None or days.latest is None:
        return
    middle, late = str(days.earliest + (days.latest - days.earliest) / 2), str(days.latest - timedelta(days=14))
    states: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {
        "/": [
            ("another day", [("as_of", middle)]),
            ("since half", [("since", middle)]),
            ("of two weeks", [("since", late)]),
        ],
        "/commitments": [
            ("another day", [("as_of", middle)]),
            ("page 9", [("page", "9")]),
            ("of one", [("issuer", actor.name)]),
        ],
        "/ledger": [("another day", [("as_of", middle)]), ("page 9", [("page", "9")])],
        "/timeline": [
            ("of half", [("from", middle)]),
            ("of one", [("actor", actor.entity)]),
            ("page 9", [("page", "9")]),
            ("assaults", [("type", "ASSAULT")]),
        ],
        "/tension": [("of half", [("from", middle)]), ("of one", [("actor", actor.entity)])],
        "/actors": [("of half", [("from", middle)]), ("by name", [("by", "name")])],
        "/stories": [("page 9", [("page", "9")]), ("of an outlet", [("publisher", publisher)])],
        "/voices": [("page 9", [("page", "9")]), ("of one", [("speaker", actor.entity)])],
        "/articles": [("page 9", [("page", "9")]), ("of an outlet", [("publisher", publisher)])],
        "/search": [
            ("words", [("q", "soldiers")]),
            ("a common word", [("q", "the")]),
            ("words of an outlet", [("q", "soldiers"), ("outlet", publisher)]),
            ("words with an actor", [("q", "soldiers"), ("actor", actor.name)]),
            ("events with words", [("q", "soldiers"), ("kind", "events")]),
            ("all events", [("kind", "events")]),
            ("quotes of one", [("kind", "quotes"), ("actor", actor.name)]),
        ],
    }
    for page in PAGES:
        for name, query in states.get(page.path, ()):
            yield f"{page.name}, {name}", page, Address(page.path, query)


def _made(opened: list[tuple[str, Page, Address]], setting: Setting, *, rounds: int) -> Iterator[Finding]:
    prepare()
    for name, page, address in opened:
        # The first round reads what is read once in the life of a desk.
        took, size = zip(*(_cost(page, address, setting) for _ in range(rounds + 1)), strict=True)
        yield Finding(f"  {name}, made anew", median(took[1:]), "ms", _FIRST_BYTE)
        yield Finding(f"  {name}, size", size[0] / 1e3, "kB", _SIZE)


def _cost(page: Page, address: Address, setting: Setting) -> tuple[float, int]:
    """CPU milliseconds that a page takes from a file that was just opened, and its size in bytes."""
    with Crisis.open(setting.crisis, links=False) as crisis:
        crisis.warm(parser=False)
        made: list[Kept] = []
        took = seconds(lambda: made.append(produce(crisis, address, "html", page=page, setting=setting)))
    return 1e3 * took, len(made[0].body)


def _in_browser(opened: list[tuple[Page, Address]], setting: Setting) -> Iterator[Finding]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        return
    from playwright.sync_api import sync_playwright

    with _served(setting) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_CHROMIUM.split())
        tab = browser.new_page()
        tab.goto(f"{address}/add")  # style sheets and scripts are kept from the first page on
        for page, way in opened:
            tab.goto(address + way.to())
            first, bound = tab.evaluate(f"{_TIMING}(performance.getEntriesByType('navigation')[0])")
            yield Finding(f"  {page.name} in Chromium, first byte", first, "ms", None)
            yield Finding(f"  {page.name} in Chromium, interactive", bound, "ms", _INTERACTIVE)
        browser.close()


@contextmanager
def _served(setting: Setting) -> Iterator[str]:
    """The address of a desk in a process of its own, as everybody starts it."""
    command = [sys.executable, "-c", _SERVE, "--crisis", str(setting.crisis), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        line = next((line for line in process.stdout if line.startswith("http")), "")
        try:
            yield line.strip().rstrip("/")
        finally:
            process.terminate()
