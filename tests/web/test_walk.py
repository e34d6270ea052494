"""Every view in a real browser, on the crisis made by hand and on the examples."""

from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.api import Crisis
from standoff.web.pages import PAGES
from tests.articles import warning
from tests.web.browser import Tab, faults, overflow
from tests.web.conftest import Served

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
LISTED = [page for page in PAGES if page.label]


@pytest.fixture(scope="module", params=["taiwan-strait-2022", "essequibo-2023"])
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / f"{request.param}.db"
    with Crisis.open(path) as crisis:
        crisis.add(ROOT / "examples" / request.param)
        crisis.link()
    return path


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", LISTED, ids=lambda page: page.name)
def test_a_view_keeps_nobody_out(tab: Callable[..., Tab], page: object, theme: str):
    opened = tab(theme=theme).open(page.path)  # type: ignore[attr-defined]
    assert faults(opened) == []


@pytest.mark.parametrize("page", LISTED, ids=lambda page: page.name)
def test_a_view_fits_a_phone(tab: Callable[..., Tab], page: object):
    opened = tab(width=390).open(page.path)  # type: ignore[attr-defined]
    assert overflow(opened) <= 0


def test_the_views_of_an_example_can_be_walked_through(
    serve: Callable[..., Served], tab: Callable[..., Tab], example: Path
):
    walked = tab(serve(example))
    for page in LISTED:
        opened = walked.open(page.path)
        assert opened.locator("h1").inner_text().strip()
        assert overflow(opened) <= 0
        assert faults(opened) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_what_the_views_of_an_example_lead_to_keeps_nobody_out(
    serve: Callable[..., Served], tab: Callable[..., Tab], example: Path, width: int
):
    walked = tab(serve(example), width=width, theme="dark" if width == 390 else "light")
    ways = {
        "/articles": "main a.title",
        "/stories": "main a.title",
        "/actors": ".plain-table a[href^='/actors/']",
        "/ledger": "main h2 a",
        "/voices": "main h2 a",
        "/tension": "main h2 a",
        "/commitments": ".board a.cite",
    }
    for path, link in ways.items():
        page = walked.open(path)
        page.locator(link).first.click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text().strip()
        assert overflow(page) <= 0, page.url
        assert faults(page) == [], page.url


@pytest.mark.parametrize("width", [390, 1440])
def test_what_would_follow_is_drawn_and_saved(
    serve: Callable[..., Served], tab: Callable[..., Tab], example: Path, width: int
):
    supposed = {"taiwan-strait-2022": "Pelosi visits Taiwan", "essequibo-2023": "Venezuela invades Guyana"}
    walked = tab(serve(example), width=width)
    page = walked.open("/commitments")
    page.fill("#suppose", supposed[example.stem])
    page.keyboard.press("Enter")
    page.wait_for_selector(".cascade .node", timeout=60_000)
    assert page.locator("figure svg:visible").count() == 1
    assert page.locator(".cascade .tree .node").count() > 2
    assert overflow(page) <= 0
    assert faults(page) == []
    assert walked.saved(".save >> text=PNG").read_bytes().startswith(b"\x89PNG")


def test_the_theme_is_kept(tab: Callable[..., Tab]):
    opened = tab()
    page = opened.open("/")
    page.click("[data-theme-switch]")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert opened.open("/articles").locator("html").get_attribute("data-theme") == "dark"


def test_the_keys_step_through_entries_and_open_one(tab: Callable[..., Tab]):
    page = tab().open("/articles")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".stepped").count() == 1
    assert page.locator("[data-step]").first.get_attribute("class").endswith("stepped")


def test_the_menu_of_a_phone_opens(tab: Callable[..., Tab]):
    page = tab(width=390).open("/")
    assert not page.locator(".bar nav").is_visible()
    page.click(".menu summary")
    assert page.locator(".bar nav").is_visible()
    page.click("nav >> text=Articles")
    assert page.url.endswith("/articles")


def test_a_view_is_saved_as_a_table(tab: Callable[..., Tab]):
    opened = tab()
    opened.open("/articles")
    assert opened.saved(".save >> text=CSV").read_bytes().startswith(b'\xef\xbb\xbf"id",')


@pytest.mark.parametrize("path", ["/", "/commitments", "/timeline", "/actors/NOR"])
def test_paper_is_light_has_no_navigation_and_nothing_folded_away(tab: Callable[..., Tab], path: str):
    page = tab(theme="dark", width=718).open(path)
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".bar").is_visible()
    assert not page.locator(".tools").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    hidden = page.evaluate(
        """[...document.querySelectorAll("main .cites details, main details.thread")]
            .filter((one) => [...one.children].slice(1).some((child) => !child.getClientRects().length)).length"""
    )
    assert hidden == 0
    assert overflow(page) <= 0
    assert faults(page) == []


@pytest.mark.parametrize(
    "path", ["/", "/commitments", "/ledger", "/search?q=troops", f"/articles/{warning().document.id}"]
)
def test_the_tab_key_gets_from_the_first_to_the_last_and_is_never_held(tab: Callable[..., Tab], path: str):
    page = tab().open(path)
    page.evaluate(
        """() => {
            const able = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
            const shown = [...document.querySelectorAll(able)].filter((one) => one.checkVisibility?.());
            shown.forEach((one, at) => { one.dataset.at = at; });
        }"""
    )
    last = page.locator("[data-at]").count() - 1
    reached: list[int] = []
    for _ in range(4 * last):  # a date has several fields of its own
        page.keyboard.press("Tab")
        at = page.evaluate("Number(document.activeElement.dataset.at ?? -1)")
        reached.append(at)
        if at == last:
            break
    assert reached[-1] == last
    moved = [at for at in reached if at >= 0]
    assert moved == sorted(moved)
