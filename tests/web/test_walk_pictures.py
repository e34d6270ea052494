"""Pictures in a real browser: their links, their narrow form, and what is saved of them."""

from collections.abc import Callable

import pytest

from tests.articles import warning
from tests.web.browser import Tab, faults, overflow
from tests.web.made import hostile

pytestmark = pytest.mark.slow

ONE = (
    "/ledger?question=l-troops",
    "/stories?story=s-strait",
    "/voices?utterance=u-warned",
    "/tension?pair=NOR-KES",
    "/actors/KES",
    "/timeline?all=1",
    f"/articles/{warning().document.id}",
    f"/records/{warning().events[0].id}",
    f"/records/{hostile().events[0].id}",
    "/?since=2031-05-01",
    "/search?q=troops",
    "/search?q=kind:commitments",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_views_of_one_thing_keep_nobody_out_and_fit_a_phone(tab: Callable[..., Tab], theme: str):
    opened = tab(theme=theme, width=390)
    for path in ONE:
        page = opened.open(path)
        assert faults(page) == [], path
        assert overflow(page) <= 0, path


def test_a_phone_gets_the_narrow_picture_and_a_desk_the_wide_one(tab: Callable[..., Tab]):
    phone, desk = tab(width=390).open("/timeline"), tab().open("/timeline")
    assert phone.locator("svg.narrow").is_visible()
    assert not phone.locator("svg.wide").is_visible()
    assert desk.locator("svg.wide").is_visible()
    assert not desk.locator("svg.narrow").is_visible()


def test_a_mark_opens_the_words_it_rests_on_by_key_alone(tab: Callable[..., Tab]):
    page = tab().open("/ledger?question=l-troops")
    page.locator("svg.wide a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/d-*")
    assert "#c-" in page.url


def test_a_picture_is_saved_as_svg_and_as_png_in_colour(tab: Callable[..., Tab]):
    opened = tab()
    opened.open("/timeline")
    assert b"<svg" in opened.saved(".save >> text=SVG").read_bytes()
    png = opened.saved(".save >> text=PNG").read_bytes()
    assert png.startswith(b"\x89PNG")
    # A hostile act is red in it: the colours of the page reached the picture.
    red = opened.page.evaluate(
        """async (bytes) => {
            const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            const data = context.getImageData(0, 0, image.width, image.height).data;
            let red = 0;
            for (let at = 0; at < data.length; at += 4) red += data[at] > 150 && data[at + 1] < 80 && data[at + 2] < 80;
            return red;
        }""",
        list(png),
    )
    assert red > 20
