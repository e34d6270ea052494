from datetime import date

import pytest

from standoff.errors import UnreadableInput
from standoff.ingest.html import WebPage, read_html
from standoff.model import Interval

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dam talks fail | Harbour Post</title>
<meta property="og:title" content="Talks on the dam fail in Kinshasa">
<meta property="og:site_name" content="Harbour Post">
<link rel="canonical" href="https://harbour.example/world/talks">{head}</head>
<body><nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>Talks on the dam fail in Kinshasa</h1>
<p>The three states failed to agree on how to fill the dam, their ministers said after two days of talks.</p>
<p>Upstream, the government said that it would go on with the filling in July, with or without an agreement.</p>
<p>“Nobody can take a drop of our water,” the president of the state downstream said on the same evening.</p>
{foot}</article></body></html>"""


def read(head: str = "", foot: str = "") -> WebPage:
    markup = PAGE.format(head=head, foot=foot)
    return read_html(markup, data=markup.encode())


def test_text_title_and_metadata() -> None:
    page = read('<meta property="article:published_time" content="2021-04-06T18:00:00Z">')
    assert page.text.startswith("Talks on the dam fail in Kinshasa\n")
    assert page.title == "Talks on the dam fail in Kinshasa"
    assert "drop of our water" in page.text
    assert "Home" not in page.text
    assert page.date == Interval(date(2021, 4, 6), date(2021, 4, 6))
    assert page.publisher == "Harbour Post"
    assert page.url == "https://harbour.example/world/talks"
    assert page.note is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-04-06"}</script>', (6, 6)),
        ('<meta name="pubdate" content="20210406">', (6, 6)),
        ("", None),
    ],
)
def test_dates_for_machines(head: str, expected: tuple[int, int] | None) -> None:
    found = read(head).date
    assert found == (Interval(date(2021, 4, expected[0]), date(2021, 4, expected[1])) if expected else None)


def test_a_date_with_two_readings_stays_open() -> None:
    assert read('<meta name="date" content="06/04/2021">').date == Interval(date(2021, 4, 6), date(2021, 6, 4))


def test_a_page_that_is_cut_off_is_used_as_far_as_it_goes_and_says_so() -> None:
    markup = PAGE.format(head="", foot="")
    page = read_html(markup[: markup.index("“Nobody")], data=b"")
    assert "Upstream" in page.text
    assert page.note is not None
    assert "cut off" in page.note


@pytest.mark.parametrize(
    "markup", ["", "<html><head><title>Dam ta", "<html><body><p>Accept cookies</p></body></html>", "<div>" * 50_000]
)
def test_a_page_without_article_text_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableInput, match="without article text"):
        read_html(markup, data=b"")
