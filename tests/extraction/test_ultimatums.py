"""Ultimatums and warnings against something: what is demanded, of whom, and what was never issued."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    "text",
    [
        "Turkey issued an ultimatum to Greece to withdraw its ships.",
        "Turkey handed Greece an ultimatum to withdraw its ships.",
        "Turkey presented Greece with an ultimatum.",
        "Turkey sent an ultimatum to Greece demanding the withdrawal of its ships.",
        "Greece was handed an ultimatum by Turkey.",
        "Greece received an ultimatum from Turkey.",
        "Turkey's answer to Greece was an ultimatum to withdraw its ships.",
        "The Turkish ultimatum to Greece, demanding the withdrawal of its ships, ran out.",
    ],
)
def test_who_issued_it_to_whom(text):
    (found,) = extract(text).commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("ultimatum", ("TUR",), ("GRC",))


@pytest.mark.parametrize(
    ("text", "demanded"),
    [
        ("Turkey issued an ultimatum to Greece to withdraw its ships.", "to withdraw its ships"),
        ("Turkey sent Greece an ultimatum demanding an apology.", "an apology"),
        ("Turkey sent Greece an ultimatum calling for new elections.", "new elections"),
        ("Turkey presented Greece with a final ultimatum.", "a final ultimatum"),
    ],
)
def test_what_is_demanded_stands_as_the_consequence(text, demanded):
    (found,) = extract(text).commitments
    assert found.consequence.text == demanded


@pytest.mark.parametrize(
    "text",
    [
        "Greece rejected the Turkish ultimatum.",
        "Turkey issued no ultimatum to Greece.",
        "There was no ultimatum, the Turkish government said.",
        "Greece feared an ultimatum.",
    ],
)
def test_what_is_not_issued_is_not_recorded(text):
    assert extract(text).commitments == ()


def test_the_act_warned_against_is_the_condition():
    (found,) = extract("Iran cautioned Azerbaijan not to close the border road.").commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("threat", ("IRN",), ("AZE",))
    assert found.condition is not None
    assert found.condition.text == "close the border road"
    assert found.consequence.text == "cautioned Azerbaijan"


@pytest.mark.parametrize(
    "text", ["Iran warned its citizens against swimming in the lake.", "Iran warned against complacency."]
)
def test_warning_ones_own_side_threatens_nobody(text):
    assert extract(text).commitments == ()
