from datetime import date, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

import standoff.ingest
from standoff.ingest import read_text
from standoff.ingest.documents import About, as_interval, build_document, publisher_name
from standoff.model import Interval, Published, decode, encode

TEXT = "Peru recalls envoy from Quito\n\nPeru recalled its envoy on Monday, the ministry said.\n"


def test_the_package_exports_what_it_says() -> None:
    assert all(hasattr(standoff.ingest, name) for name in standoff.ingest.__all__)


def test_a_text_becomes_a_document() -> None:
    document = read_text(TEXT, name="news/peru.txt", publisher="bbc.co.uk", published=date(2021, 5, 3))
    assert document.text == TEXT
    assert document.sha256 == sha256(TEXT.encode()).hexdigest()
    assert document.path == "news/peru.txt"
    assert document.publisher == "BBC"
    assert document.language == "en"
    assert document.published == Published(date(2021, 5, 3), date(2021, 5, 3), "given")
    assert decode(encode(document)) == document


def test_the_id_depends_on_the_content_and_the_file_name_alone() -> None:
    here, there = read_text(TEXT, name="/srv/a/peru.txt"), read_text(TEXT, name="peru.txt")
    assert here.id == there.id
    assert here.id != read_text(TEXT + " ", name="peru.txt").id
    assert here.id != read_text(TEXT, name="chile.txt").id
    first, second = (build_document(TEXT, About(path=f"dump.jsonl#{number}")) for number in (1, 2))
    assert first.id == second.id


def test_newlines_and_the_byte_order_mark_are_all_that_changes() -> None:
    assert read_text("\ufeffOne.\r\nTwo.\rThree. \n", name="a").text == "One.\nTwo.\nThree. \n"


@pytest.mark.parametrize(
    ("about", "text", "expected"),
    [
        (About(path="a", date=Interval(date(2021, 5, 3), date(2021, 5, 3))), TEXT, ("2021-05-03", "metadata")),
        (About(path="a", url="https://a.example/2021/05/04/x"), TEXT, ("2021-05-04", "metadata")),
        (About(path="a"), "Monday, 3 May 2021\n\n" + TEXT, ("2021-05-03", "page")),
        (About(path="a", url="https://a.example/2021/05/x"), "Published 6 May 2021\n\n" + TEXT, ("2021-05-06", "page")),
        (
            About(path="a", url="https://a.example/2021/05/x"),
            "Published 6 June 2021\n\n" + TEXT,
            ("2021-05-01", "metadata"),
        ),
        (About(path="a"), TEXT, ("None", "unknown")),
    ],
)
def test_the_firmest_date_wins(about: About, text: str, expected: tuple[str, str]) -> None:
    published = build_document(text, about).published
    assert (str(published.earliest), published.basis) == expected


def test_publishers_are_given_then_recorded_then_read_off_the_address_then_the_page() -> None:
    page = TEXT + "\n© 2021 Harbour Post"
    url = "https://www.dawn.com/x"
    assert build_document(page, About(path="a")).publisher == "Harbour Post"
    assert build_document(page, About(path="a", url=url)).publisher == "Dawn"
    assert build_document(page, About(path="a", url=url, publisher="reuters.com")).publisher == "Reuters"
    assert build_document(page, About(path="a", url=url, publisher="x", given_publisher="Mine")).publisher == "Mine"


def test_a_publisher_is_not_its_own_agency() -> None:
    document = build_document(TEXT + "\nSource: Reuters", About(path="a", publisher="Reuters"))
    assert (document.publisher, document.agency) == ("Reuters", None)


def test_names_and_intervals() -> None:
    assert publisher_name("The Associated Press") == "AP"
    assert publisher_name("Harbour.example") == "Harbour.example"
    assert publisher_name("www.harbour.example") == "harbour.example"
    assert publisher_name("Harbour Post") == "Harbour Post"
    assert as_interval(datetime(2021, 5, 3, 10)) == Interval(date(2021, 5, 3), date(2021, 5, 3))
    assert as_interval(None) is None


@given(st.text(st.characters(), max_size=400), st.text(max_size=20))
def test_any_text_can_be_read(text: str, name: str) -> None:
    document = read_text(text, name=name)
    assert decode(encode(document)) == document
    if text.isascii() and "\r" not in text:
        assert document.text == text
