"""Headless Chromium, which must find nothing to complain about and ask nobody but the desk."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

_SERIOUS = {"serious", "critical"}
REQUIRED = "STANDOFF_BROWSER"  # set where the browser has to be there: .ci/run
_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def executable() -> str:
    """Chromium; without it the test is skipped, but for where it has to be there."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    if not found and os.environ.get(REQUIRED):
        pytest.fail("no Chromium is installed: apt-get install chromium")
    if not found:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with a new profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=_ARGUMENTS.split())
        yield browser
        browser.close()


class Tab:
    """A page that keeps what went wrong in it."""

    def __init__(self, browser: Browser, address: str, *, width: int = 1440, theme: str = "light") -> None:
        self.address = address
        self.problems: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,  # type: ignore[arg-type]
            accept_downloads=True,
        )
        self.page: Page = self._context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def open(self, path: str) -> Page:
        """Go to a page of the desk."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        return self.page

    def close(self) -> None:
        """Close it; what went wrong fails the test."""
        self._context.close()
        assert not self.problems, self.problems

    def saved(self, selector: str) -> Path:
        """What a click downloads."""
        with self.page.expect_download() as download:
            self.page.click(selector)
        return Path(download.value.path())

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "blob:" + self.address, "data:")):
            self.problems.append(f"asked elsewhere: {request.url}")


def overflow(page: Page) -> int:
    """Pixels by which a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def faults(page: Page) -> list[str]:
    """What axe-core finds that keeps somebody out."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html']}" for fault in found if fault["impact"] in _SERIOUS for node in fault["nodes"]
    ]
