from datetime import date
from typing import Any

import pytest

from standoff.errors import UnreadableInput
from standoff.ingest.records import FIELDS, has_text_field, normalised, read_record

BODY = "The truce held on Tuesday, the United Nations said."
DAY = date(2023, 3, 1)


@pytest.mark.parametrize(
    "record",
    [
        {"maintext": BODY, "title": "Truce holds",
         "date_publish": "2023-03-01 10:00:00", "source_domain": "www.dawn.com"},
        {"plaintext": BODY, "title": "Truce holds",
         "publishing_date": "2023-03-01T10:00:00+00:00", "publisher": "Dawn"},
        {"V2DOCUMENTIDENTIFIER": "https://dawn.com/x", "V2SOURCECOMMONNAME": "dawn.com", "DATE": 20230301101500,
         "Title": "Truce holds", "Text": BODY},
        {"articleBody": BODY, "headline": "Truce holds", "datePublished": "2023-03-01", "publisher": {"name": "Dawn"}},
        {"content": BODY, "title": " Truce  holds",
         "publishedAt": "2023-03-01T00:00:00Z", "source": {"id": 1, "name": "Dawn"}},
        {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": [BODY]}]}, "title": "Truce holds",
         "published": "1 March 2023", "outlet": "Dawn"},
    ],
)  # fmt: skip
def test_the_usual_crawlers_are_understood(record: dict[str, Any]) -> None:
    article = read_record(record)
    assert article.text == f"Truce holds\n\n{BODY}"
    assert article.has_title
    assert article.date is not None
    assert article.date.earliest == article.date.latest == DAY
    assert article.publisher in ("Dawn", "dawn.com", "www.dawn.com")


def test_a_body_that_starts_with_its_title_is_taken_as_it_is() -> None:
    article = read_record({"title": "Truce Holds", "text": f"  Truce holds\n{BODY}"})
    assert article.text == f"  Truce holds\n{BODY}"
    assert article.has_title
    going_on = read_record({"title": "The truce", "text": BODY})
    assert going_on.text == f"The truce\n\n{BODY}"


def test_a_record_without_a_title_is_its_body() -> None:
    article = read_record({"text": f"\r\n{BODY}"})
    assert (article.text, article.has_title) == (f"\n{BODY}", False)


def test_markup_in_the_body_is_extracted() -> None:
    article = read_record({"title": "Truce holds", "content": f"<p>{BODY}</p><p>Nobody was hurt in the port.</p>"})
    assert article.text.startswith("Truce holds\n\n")
    assert "<p>" not in article.text
    assert article.original_sha256 is not None


@pytest.mark.parametrize("record", [{}, {"title": "Truce holds"}, {"text": " "}, {"text": None}, {"text": 5}])
def test_a_record_without_text_is_refused_with_the_way_out(record: dict[str, Any]) -> None:
    with pytest.raises(UnreadableInput, match="put it in a field named text"):
        read_record(record)


def test_only_what_looks_like_an_address_is_one() -> None:
    assert read_record({"text": BODY, "url": "n/a", "link": "https://a.example/x"}).url == "https://a.example/x"
    assert read_record({"text": BODY, "uri": "urn:1"}).url is None


def test_names_of_fields() -> None:
    assert normalised("V2.1DATE") == "date"
    assert normalised("Source Common-Name") == "sourcecommonname"
    assert has_text_field(["id", "Full Text"])
    assert not has_text_field(["id", "label"])
    names = [name for group in FIELDS.values() for name in group]
    assert len(set(names)) == len(names)
    assert all(normalised(name) == name for name in names)
