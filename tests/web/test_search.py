"""Searching with filters, typed or chosen."""

import re
from datetime import date

import pytest

from standoff.api import Citation, Found
from standoff.errors import InputError
from standoff.model import Interval, Span
from standoff.web.address import Address
from standoff.web.pages.search import Asked, asked, excerpt
from tests.web.conftest import Served
from tests.web.made import HOSTILE


def query(text: str, **others: str) -> Asked:
    return asked(Address("/search", [("q", text), *others.items()]))


def test_filters_typed_into_the_box_are_filters():
    assert query('closes strait actor:NOR outlet:"The Gull" kind:events since:2031-05-01') == Asked(
        words="closes strait", kind="events", actors=("NOR",), outlets=("The Gull",), since=date(2031, 5, 1)
    )


def test_typed_and_chosen_filters_add_up():
    assert query("actor:NOR", actor="KES").actors == ("KES", "NOR")


def test_a_kind_may_be_named_in_the_singular():
    assert query("kind:quote").kind == "quotes"


def test_a_colon_within_words_is_no_filter():
    assert query("http://actor:x").words == "http://actor:x"


@pytest.mark.parametrize("text", ["kind:rumours", "since:yesterday", "since:2031-05-02 until:2031-05-01"])
def test_a_filter_that_makes_no_sense_is_named(text: str):
    with pytest.raises(InputError):
        query(text)


def test_hits_are_marked_and_lead_into_the_article(desk: Served):
    page = desk.page("/search?q=fleet")
    assert "2 articles" in page
    assert "<mark>fleet</mark>" in page
    assert re.search(r'href="/articles/d-', page)


def test_articles_are_narrowed_by_outlet_actor_and_day(desk: Served):
    assert "1 article" in desk.page("/search?q=fleet+outlet:%22The+Echo%22")
    assert "1 article" in desk.page("/search?q=fleet&since=2031-05-08")
    assert "0 articles" in desk.page("/search?q=fleet&actor=OSP")


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ("outlet=The+Echo", 1),
        ("outlet=the+echo", 1),
        ("outlet=The+Owl", 0),
        ("since=2031-05-09", 3),
        ("actor=Kestrel", 3),
    ],
)
def test_articles_are_found_by_outlet_day_or_actor_alone(desk: Served, filters: str, number: int):
    page = desk.page(f"/search?{filters}")
    assert f"{number} article" in page
    assert ("Try fewer words" in page) is (number == 0)


def test_records_are_found_by_actor_alone(desk: Served):
    page = desk.page("/search?kind=events&actor=Kestrel")
    assert "threaten" in page
    assert "coerce" not in page.partition("</form>")[2].partition("<ol")[2].replace("coerce</option>", "")


@pytest.mark.parametrize("asked", ["kind=events&actor=Kestrel", "kind=claims&q=troops", "actor=Kestrel", "q=fleet"])
def test_behind_the_last_page_comes_the_last(desk: Served, asked: str):
    rows = re.findall(r'<li class="row"', desk.page(f"/search?{asked}"))
    assert rows
    assert re.findall(r'<li class="row"', desk.page(f"/search?{asked}&page=9")) == rows


def test_a_filter_can_be_taken_away(desk: Served):
    page = desk.page("/search?q=fleet+outlet:%22The+Echo%22")
    chip = re.search(r'<a class="filter" href="([^"]+)"', page)
    assert chip is not None
    assert "2 articles" in desk.page(chip.group(1).replace("&amp;", "&"))


def test_nothing_found_says_what_to_try(desk: Served):
    assert "Try fewer words" in desk.page("/search?q=unicorns")


@pytest.mark.parametrize("text", [HOSTILE, '"', "AND", "NEAR(", "*", "a" * 1_900, "\x00", "col:umn", "NOT NOT"])
def test_no_query_breaks_the_search(desk: Served, text: str):
    answer = desk.client.get("/search", params={"q": text}, headers={"accept": "text/html"})
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text


def found(text: str, at: int) -> Found:
    words = Citation(
        record="d-1",
        document="d-1",
        publisher="Gull",
        published=Interval(None, None),
        sentence=1,
        start=50,
        end=50 + len(text),
        words=text,
    )
    hit = Span(50 + at, 50 + at + len("fleet"))
    return Found(document=None, excerpt=words, hits=(hit,), score=1.0)  # type: ignore[arg-type]


@pytest.mark.parametrize("before", [0, 30, 900])
def test_of_a_long_sentence_what_surrounds_the_hit_is_shown(before: int):
    shown, hits = excerpt(found("a " * before + "fleet" + " b" * 900, 2 * before))
    assert len(shown) < 500
    assert [shown[start:end] for start, end in hits] == ["fleet"]


@pytest.mark.parametrize(
    ("before", "behind", "opens", "closes"),
    [
        (0, 0, False, False),
        (0, 900, False, True),
        (900, 900, True, True),
        (900, 0, True, False),
        (900, 40, True, False),
    ],
)
def test_an_excerpt_has_dots_only_where_words_are_left_out(before: int, behind: int, opens: bool, closes: bool):
    text = "a " * before + "fleet" + " b" * behind
    shown, hits = excerpt(found(text, 2 * before))
    assert (shown.startswith("…"), shown.endswith("…")) == (opens, closes)
    assert shown.strip("…") in text
    assert [shown[start:end] for start, end in hits] == ["fleet"]
