"""Where quotation marks open and close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.extraction.quotation import quotations, quoted_spans
from standoff.model import Span


def quoted(text: str) -> list[str]:
    return [text[s.start : s.end] for s in quoted_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The ferry sails,” he said. “At noon.”", ["The ferry sails,", "At noon."]),
        ('"The ferry sails," he said. "At noon."', ["The ferry sails,", "At noon."]),
        ("„Die Fähre“ is the name.", ["Die Fähre"]),
        ("«La barca» is the name.", ["La barca"]),
        ("''The ferry sails,'' he said.", ["The ferry sails,"]),
        ("``The ferry sails,'' he said.", ["The ferry sails,"]),
        ("‘The ferry sails,’ she said.", ["The ferry sails,"]),
        ("'The ferry sails,' she said.", ["The ferry sails,"]),
    ],
)
def test_every_style_of_marks_is_read(text, wanted):
    assert quoted(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("‘We don’t know the crew’s names,’ she said.", ["We don’t know the crew’s names,"]),
        ("‘The sailors’ letters were lost,’ she said.", ["The sailors’ letters were lost,"]),
        ("'We don't know the crew's names,' she said.", ["We don't know the crew's names,"]),
        ("The sailors' letters and the captain's log were lost.", []),
        ("In the '90s the captain's boat sank.", []),
        ("Rock 'n' roll didn't reach the sailors' mess.", []),
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text, wanted):
    assert quoted(text) == wanted


def test_what_is_quoted_inside_a_quotation_belongs_to_it():
    assert quoted("“He told me ‘never again’ and left,” she said.") == ["He told me ‘never again’ and left,"]
    assert quoted("“He shouted “never” at me,” she said. “Twice.”") == ["He shouted “never” at me,", "Twice."]


def test_a_paragraph_that_goes_on_in_the_next_has_no_end_mark():
    text = "“The first boat sank.\n“The second came home,” he said."
    first, second = quotations(text, Span(0, len(text)))
    assert not first.closed
    assert text[first.start : first.end] == "The first boat sank."
    assert second.closed


def test_a_lost_end_mark_does_not_turn_the_rest_inside_out():
    text = "She called it “a trap. The crew left.\n“We shall see,” he said."
    assert quoted(text) == ["a trap.", "We shall see,"]
    assert quoted("“We shall stay, he added, “until it ends.”") == ["We shall stay,", "until it ends."]


def test_a_lost_opening_mark_opens_nothing():
    assert quoted("We shall see,” he said. The crew left.") == []


def test_inches_are_no_marks():
    assert quoted('The 12" gun was taken off the ship.') == []


def test_marks_are_paired_within_the_area_only():
    text = "“one” “two” “three”"
    assert [text[s.start : s.end] for s in quoted_spans(text, Span(6, 12))] == ["two"]


@given(st.text(st.sampled_from("ab. ,\n\"'“”‘’«»`s(-"), max_size=60))
def test_quotations_are_in_order_disjoint_and_inside_the_text(text):
    found = quotations(text, Span(0, len(text)))
    ends = 0
    for one in found:
        assert ends <= one.outer_start < one.start < one.end <= one.outer_end <= len(text)
        assert "\n" not in text[one.start : one.end]
        ends = one.outer_end


def test_time_is_linear_in_the_number_of_marks():
    text = '"a ' * 20_000
    assert len(quotations(text, Span(0, len(text)))) > 0
