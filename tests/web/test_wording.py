"""How records are put into words on a page."""

import msgspec
import pytest

from standoff.api import Citation, ClaimLine, Crisis
from standoff.model import Interval
from standoff.web.wording import figure, outlet, outlets, spelled
from tests.web.conftest import Served


def citation(headline: str | None) -> Citation:
    published = Interval(None, None)
    given = {"record": "c-1", "document": "d-1", "publisher": "tern-2031.txt", "published": published, "words": "words"}
    return Citation(**given, headline=headline, sentence=1, start=0, end=5)  # type: ignore[arg-type]


def test_an_article_without_a_publisher_is_cited_by_its_headline():
    assert outlet(citation("Norland’s port “closed” to all ships")) == "“Norland’s port ‘closed’ to all ships”"


def test_an_article_with_a_publisher_is_cited_by_its_name():
    assert outlet(citation(None)) == "tern-2031.txt"
    assert outlet(citation(None), 9) == "tern….txt"


def test_no_page_cites_a_file(desk: Served):
    for path in ("/", "/commitments", "/ledger", "/timeline", "/voices", "/actors/NOR", "/search?q=troops"):
        page = desk.page(path)
        assert "tern.txt" not in page, path
    assert "“Norland denied" in desk.page("/ledger")


def test_publishers_are_told_once_and_the_nameless_counted(crisis: Crisis):
    lines = crisis.pages.documents(limit=None).items
    named = [line for line in lines if line.named and line.publisher in ("The Gull", "The Echo")]
    nameless = [line for line in lines if not line.named]
    assert outlets([*named, *named]) == ", ".join(line.publisher for line in named)
    assert outlets(nameless) == "no publisher named"
    assert outlets([*named[:1], *nameless]).endswith(f", {len(nameless)} without a named publisher")


@pytest.mark.parametrize(
    ("words", "low", "high", "shown"),
    [
        ("Fourteen", 14.0, 14.0, "14"),
        ("two thousand", 2000.0, 2000.0, "2,000"),
        ("1,500", 1500.0, 1500.0, "1,500"),
        ("2.6 million", 2.6e6, 2.6e6, "2.6 million"),
        ("dozens", 24.0, 99.0, "dozens"),
        ("", None, None, ""),
    ],
)
def test_a_number_written_out_is_shown_in_digits(
    desk: Served, crisis: Crisis, words: str, low: float | None, high: float | None, shown: str
):
    line: ClaimLine = crisis.pages.ledger().items[0].rows[0]
    assert figure(msgspec.structs.replace(line, figure=words, low=low, high=high)) == shown


def test_reasons_name_countries_and_leave_other_words_alone():
    named = {"PRK": "North Korea", "USA": "United States"}
    told = spelled("best: PRK: same act (send), also names USA; NATO agrees", lambda code: named.get(code, code))
    assert told == "best: North Korea: same act (send), also names United States; NATO agrees"
