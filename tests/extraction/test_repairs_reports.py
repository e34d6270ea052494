"""What is said of reports: that they could not be confirmed, what they are called, who contests them."""

import pytest

from tests.extraction.reading import check_tree, extract, parsed, token


def claims(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Stance, words and whose word of the claims without a figure."""
    return [(c.stance, text[c.start : c.end], c.by_countries) for c in extract(text).claims if c.quantity is None]


def test_reports_with_a_nationality_before_them_report_nothing_themselves():
    text = "Greek reports that a frigate was heading for the island could not be confirmed."
    parse = parsed(text)
    check_tree(parse)
    assert parse.pos[token(parse, "reports")] == "NOUN"
    assert claims(text) == [("unconfirmed", text[:-1], ())]


def test_a_state_that_reports_still_does():
    parse = parsed("Greece reports that a frigate was heading for the island.")
    assert parse.pos[token(parse, "reports")] == "VERB"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'Oman rejected as "sheer fantasy" a report that it was about to close the strait.',
            'rejected as "sheer fantasy" a report that it was about to close the strait',
        ),
        (
            'Oman described as "pure fiction" reports that its tanks had crossed the border.',
            'Oman described as "pure fiction" reports that its tanks had crossed the border',
        ),
    ],
)
def test_what_a_report_is_called_is_not_what_is_denied(text, words):
    check_tree(parsed(text))
    assert claims(text) == [("denies", words, ("OMN",))]


def test_a_rejected_aside_is_not_denied_beside_the_charge():
    text = 'The Omani ministry rejected Monday "in the strongest terms" the accusations brought against Oman by Yemen.'
    assert [stance for stance, _, _ in claims(text)] == ["denies"]


def test_who_contests_a_figure_denies_it():
    text = "Kenya says that 40 of them were rebels, a number Somalia disputes."
    check_tree(parsed(text))
    assert ("denies", "Somalia disputes", ("SOM",)) in claims(text)
