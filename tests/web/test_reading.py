"""Reading, judging and adding in a real browser."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from standoff.api import Crisis
from tests.articles import warning
from tests.web.browser import Tab, faults, overflow
from tests.web.conftest import Served
from tests.web.made import hostile

pytestmark = pytest.mark.slow

DOCUMENT = warning().document.id
COMMITMENT = warning().commitments[0].id
READING = 60_000  # milliseconds: the first article waits for the parser


def lit(page: Page) -> str:
    return "".join(page.locator(".piece.lit").all_inner_texts())


def test_card_and_text_are_tied_both_ways(tab: Callable[..., Tab]):
    page = tab().open(f"/articles/{DOCUMENT}")
    page.hover(f"#card-{COMMITMENT}")
    assert lit(page) == "If Norland closes the straitKestrel will send its fleet"
    page.locator(".piece", has_text="At least 300").first.click()
    stepped = page.locator(".entry.stepped")
    expect(stepped).to_have_count(1)
    assert "At least 300" in stepped.inner_text()


def test_a_citation_opens_the_article_at_its_words(tab: Callable[..., Tab]):
    page = tab().open("/commitments")
    page.locator(f"#{COMMITMENT} a.cite").first.click()
    expect(page.locator(".entry.pointed")).to_have_count(1)
    assert "Kestrel will send its fleet" in lit(page)


def test_j_and_k_step_through_the_cards_and_w_says_why(tab: Callable[..., Tab]):
    page = tab().open(f"/articles/{DOCUMENT}")
    page.keyboard.press("j")
    first = page.locator(".entry.stepped").get_attribute("data-id")
    page.keyboard.press("j")
    assert page.locator(".entry.stepped").get_attribute("data-id") != first
    page.keyboard.press("k")
    assert page.locator(".entry.stepped").get_attribute("data-id") == first
    assert lit(page)
    page.keyboard.press("w")
    expect(page.locator(".entry.stepped .because")).to_be_visible()
    expect(page.locator(".entry.stepped .because")).to_contain_text("by-hand", timeout=READING)


def test_a_kind_is_switched_off_and_the_address_says_so(tab: Callable[..., Tab]):
    page = tab().open(f"/articles/{DOCUMENT}")
    page.click(".kind-event")
    expect(page.locator(".entry.kind-event")).to_have_count(0)
    assert "kind=commitment" in page.url
    assert "kind=event" not in page.url


def test_what_is_rejected_with_a_key_comes_back_with_another(opened: Served, tab: Callable[..., Tab]):
    asked: list[str] = []

    def name(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept("ada")

    page = tab(opened).open(f"/articles/{DOCUMENT}")
    page.on("dialog", name)
    page.click(f"#card-{COMMITMENT} p >> nth=0")
    page.keyboard.press("x")
    expect(page.locator(".flash")).to_contain_text("Rejected")
    expect(page.locator(f"#card-{COMMITMENT}")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(".flash")).to_contain_text("Undone")
    expect(page.locator(f"#card-{COMMITMENT}")).to_have_count(1)
    expect(page.locator(f"#card-{COMMITMENT}.stepped")).to_have_count(1)
    assert len(asked) == 1  # the name is kept in the browser
    with Crisis.open(opened.crisis, create=False) as crisis:
        assert [one.judgement.verdict for one in crisis.judgement_log()] == ["reject", "undo"]
        assert {one.judgement.author for one in crisis.judgement_log()} == {"ada"}


def test_judging_keeps_the_place_goes_on_to_the_next_and_leaves_the_address_alone(
    opened: Served, tab: Callable[..., Tab]
):
    page = tab(opened).open(f"/articles/{DOCUMENT}?at={COMMITMENT}")
    page.evaluate("localStorage.setItem('analyst', 'ada')")
    page.set_viewport_size({"width": 1440, "height": 420})
    cards = page.locator(".entry").evaluate_all("(found) => found.map((one) => one.dataset.id)")
    following = cards[cards.index(COMMITMENT) + 1]
    page.evaluate("scrollTo(0, 90)")
    page.keyboard.press("x")
    expect(page.locator(".flash")).to_contain_text("Rejected")
    expect(page.locator(f"#card-{following}.stepped")).to_have_count(1)
    assert page.evaluate("scrollY") == 90
    assert page.url.endswith(f"/articles/{DOCUMENT}?at={COMMITMENT}")
    page.keyboard.press("k")
    assert page.locator(".entry.stepped").get_attribute("data-id") == cards[cards.index(COMMITMENT) - 1]


def test_with_nothing_to_read_nothing_is_sent(tab: Callable[..., Tab]):
    page = tab().open("/add")
    page.click("button.primary")
    assert page.evaluate("document.querySelector('textarea').validationMessage")
    page.fill("textarea", "Norland warns Kestrel")
    assert page.evaluate("document.querySelector('textarea').validationMessage") == ""
    assert page.url.endswith("/add")


def test_a_text_is_added_while_another_process_reads(opened: Served, tab: Callable[..., Tab], crisis: Crisis):
    page = tab(opened).open("/add")
    page.fill("textarea", "Norland warns Kestrel\n\nNorland said on Monday that 450 troops had left the port.")
    page.fill("input[name=publisher]", "The Plover")
    page.click("button.primary")
    before = crisis.stories()
    expect(page.locator("[data-entries] .state-added")).to_have_count(1, timeout=READING)
    assert [story.id for story in crisis.stories()][: len(before)]  # the other reader goes on reading
    expect(page.locator("[data-told]")).to_contain_text("up to date", timeout=READING)
    page.click("[data-entries] a")
    expect(page.locator("h1")).to_have_text("Norland warns Kestrel")
    assert "The Plover" in page.locator(".lede").inner_text()


def test_files_are_chosen_and_what_fails_says_why(opened: Served, tab: Callable[..., Tab], tmp_path: Path):
    good, empty = tmp_path / "one.txt", tmp_path / "empty.txt"
    good.write_text("Kestrel denies it\n\nKestrel denied on Monday that 12 ships had been sent to the strait.")
    empty.write_text(" ")
    page = tab(opened).open("/add")
    page.set_input_files("input[type=file]", [good, empty])
    expect(page.locator("[data-chosen]")).to_have_text("one.txt, empty.txt")
    page.click("button.primary")
    expect(page.locator("[data-entries] .state-added")).to_have_count(1, timeout=READING)
    expect(page.locator("[data-entries] .state-failed")).to_contain_text("blanks", timeout=READING)


def test_of_many_articles_the_last_are_told_and_those_that_failed(
    opened: Served, tab: Callable[..., Tab], tmp_path: Path
):
    many = tmp_path / "many.jsonl"
    texts = [
        f"Norland moves ship {n}\n\nNorland said on Monday that ship {n} had left." if n != 3 else ""
        for n in range(260)
    ]
    many.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    page = tab(opened).open("/add")
    page.set_input_files("input[type=file]", many)
    page.click("button.primary")
    expect(page.locator("[data-told]")).to_contain_text("259 added, 1 failed", timeout=3 * READING)
    expect(page.locator("[data-entries] .passed")).to_contain_text("more before these")
    assert page.locator("[data-entries] .state-failed").count() == 1
    shown = page.locator("[data-entries] .state-added")
    assert 150 < shown.count() <= 200
    assert "many.jsonl#260" in shown.last.inner_text()
    hidden = int(page.locator(".passed").inner_text().split()[0])
    assert hidden + shown.count() == 259


def test_the_slider_moves_the_board_without_leaving_the_page(tab: Callable[..., Tab]):
    page = tab().open("/commitments")
    expect(page.locator(".board article")).not_to_have_count(0)
    page.locator(".slider").fill("0")
    expect(page.locator("#board")).to_contain_text("No commitment stands here.")
    assert "as_of=2031-05-05" in page.url
    page.locator(".slider").fill("1")
    expect(page.locator("#board")).to_contain_text("Kestrel will send its fleet")
    # The filters and the question go on from the day that the slider shows.
    assert "as_of=2031-05-06" in page.locator(".board-tools nav a").first.get_attribute("href")
    assert page.locator(".ask [name=as_of]").input_value() == "2031-05-06"


def test_what_narrows_the_board_down_closes_again(tab: Callable[..., Tab]):
    page = tab().open("/commitments")
    opened = page.locator(".chooser[open]")
    page.click("summary >> text=Issuer")
    page.click("summary >> text=Type")
    expect(opened).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    page.click("summary >> text=Issuer")
    page.click("h1")
    expect(opened).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", [f"/articles/{DOCUMENT}", f"/articles/{hostile().document.id}", f"/records/{COMMITMENT}"]
)
def test_an_article_and_a_record_keep_nobody_out(tab: Callable[..., Tab], path: str, theme: str):
    page = tab(theme=theme).open(path)
    assert faults(page) == []
    assert overflow(tab(theme=theme, width=390).open(path)) <= 0


def test_a_picture_is_saved_as_svg_and_as_png(tab: Callable[..., Tab]):
    opened = tab()
    opened.open("/ledger")
    assert b"<svg" in opened.saved(".save >> text=SVG").read_bytes()
    assert opened.saved(".save >> text=PNG").read_bytes().startswith(b"\x89PNG")
