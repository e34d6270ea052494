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


@pytest.mark.parametrize(
    ("text", "demanded"),
    [
        ("Turkey called on Greece to withdraw its ships within three days.", "to withdraw its ships within three days"),
        ("Turkey set Greece a deadline of Friday to withdraw its ships.", "to withdraw its ships"),
        (
            "“Greece has until Friday to withdraw its ships,” the Turkish foreign minister said.",
            "to withdraw its ships",
        ),
        (
            "“You have 24 hours to withdraw,” the Turkish foreign minister told the Greek ambassador.",
            "to withdraw",
        ),
        ("Greece must withdraw its ships by Friday, Turkey said.", "Greece must withdraw its ships by Friday"),
    ],
)
def test_terms_that_are_set(text, demanded):
    (found,) = extract(text).commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("ultimatum", ("TUR",), ("GRC",))
    assert found.consequence.text == demanded


def test_soldiers_are_given_a_term_even_if_nobody_knows_whose_they_are():
    (found,) = extract("Turkey gave the mutineers two days to lay down their arms.").commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("ultimatum", ("TUR",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Turkey gave the farmers two days to repair the dam.",
        "Turkey called on Greece to withdraw its ships.",
        "“We have two days to repair the dam,” the Turkish water minister said.",
        "Turkey set a record for the export of hazelnuts.",
    ],
)
def test_time_that_is_no_term(text):
    assert [c for c in extract(text).commitments if c.type == "ultimatum"] == []


def test_what_another_must_do_is_demanded():
    (found,) = extract("Turkey said that Greece must hand over the pilots.").commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("demand", ("TUR",), ("GRC",))


def test_a_term_ends_where_the_next_thing_is_told():
    text = "Turkey gave Greece until Friday to withdraw its ships and threatened to sink them."
    found = {c.type: c.consequence.text for c in extract(text).commitments}
    assert found == {"ultimatum": "to withdraw its ships", "threat": "to sink them"}
