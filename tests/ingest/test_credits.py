import pytest

from standoff.ingest.credits import Credits, as_known, is_publisher_line, publisher_of_url, split_title
from standoff.ingest.lines import lines_of
from standoff.lexicons.pages import load_furniture
from standoff.model import Span


def credited(text: str) -> Credits:
    notes = Credits()
    for line in lines_of(text):
        rule = load_furniture().match(line.text)
        notes.read_line(line, rule.role if rule else "credit", rule)
    return notes


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Source: Harbour Post", "Harbour Post"),
        ("Source : AFP", "AFP"),
        ("Source: AFP/xy", "AFP"),
        ("Associated Press", "AP"),
        ("By Ana Petrov, Reuters", "Reuters"),
        ("(With inputs from PTI)", "PTI"),
        ("Copyright 2022 The Associated Press. All rights reserved.", "AP"),
        ("Source: the fishermen whom we met said it was all over", None),
        ("By Ana Petrov", None),
        ("BBC News", None),
        ("(NPS)", "NPS"),
        ("NORTHERN PRESS", "Northern Press"),
    ],
)
def test_agencies_in_lines_of_credit(line: str, agency: str | None) -> None:
    assert credited(line).agency == agency


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("LIMA, March 3 (Xinhua) -- Peru said", "Xinhua"),
        ("TUNIS (AP) — Tunisia said", "AP"),
        ("MINSK. /TASS/. Belarus said", "TASS"),
        ("AFP – France said", "AFP"),
        ("Taipei, Aug. 4 (Northern Wire Service) -- Taiwan said", "Northern Wire Service"),
        ("SEOUL (CNN) — South Korea said", None),
        ("March 3 (Reuters) - Peru said", "Reuters"),
        ("Peru told Reuters that it", None),
        ("Officials (AP was there) said", None),
    ],
)
def test_agencies_in_datelines(lead: str, agency: str | None) -> None:
    notes = Credits()
    notes.read_lead(lead)
    assert notes.agency == agency


@pytest.mark.parametrize(
    ("paragraph", "credit"),
    [
        ("The port is closed. (Reuters)", "(Reuters)"),
        ("The port is closed.” — AFP", "— AFP"),
        ("The port is closed. Kyodo", "Kyodo"),
        ("He worked for Reuters", None),
        ("Reuters", None),
    ],
)
def test_the_credit_after_the_last_sentence(paragraph: str, credit: str | None) -> None:
    found = Credits().read_end(paragraph)
    assert (paragraph[found.start : found.end] if isinstance(found, Span) else None) == credit


def test_the_publisher_by_its_own_signature() -> None:
    notes = Credits()
    assert notes.read_signature("Harbour.example", "Peru said so, Harbour.example reports, citing the navy.")
    assert notes.publisher == "Harbour.example"
    assert not notes.read_signature("Ana Petrov", "Ana Petrov was there.")


def test_the_publisher_by_copyright_and_by_masthead() -> None:
    notes = credited("© 2021 Harbour Post. All rights reserved.")
    assert notes.publisher == "Harbour Post"
    notes.read_masthead("THE HARBOUR POST")
    assert (notes.publisher, notes.agency) == ("The Harbour Post", None)


def test_copy_that_is_somebody_elses_by_copyright_is_reprinted() -> None:
    notes = credited("© Northern Press")
    notes.read_masthead("The Harbour Post")
    assert (notes.publisher, notes.agency) == ("The Harbour Post", "Northern Press")


def test_names_and_addresses_of_publishers() -> None:
    assert as_known("Agence France-Presse") == "AFP"
    assert as_known("Harbour Post") == "Harbour Post"
    assert publisher_of_url("https://edition.cnn.com/2021/x") == "CNN"
    assert publisher_of_url("https://www.harbour.example/x") == "harbour.example"
    assert publisher_of_url("no address") is None
    assert publisher_of_url("http://[broken") is None
    assert split_title("Talks in Muscat collapse again | Reuters") == ("Talks in Muscat collapse again", "Reuters")
    assert split_title("Talks in Muscat - a chronicle of failure") is None
    assert is_publisher_line("Reuters, AFP")
    assert not is_publisher_line("Reuters said")
