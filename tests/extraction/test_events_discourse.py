"""What a clause leaves open is filled from the events before it, where they leave no choice."""

import pytest

from tests.extraction.reading import extract


def parties(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Actor and recipient countries of the events of one type, in text order."""
    return [(e.actor_countries, e.recipient_countries) for e in extract(text).events if e.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Estonian jets bombed a Latvian port. Hungary condemned the raid.",
        "Estonian jets bombed a Latvian port. Hungary condemned it.",
        "Estonian jets bombed a Latvian port. Hungary called the attack an act of aggression.",
        "Estonian jets bombed a Latvian port. It rained in Riga. Hungary condemned the bombing in the strongest terms.",
    ],
)
def test_who_condemns_a_deed_condemns_its_author(text):
    assert parties(text, "ACCUSE") == [(("HUN",), ("EST",))]


@pytest.mark.parametrize(
    "text",
    [
        "Hungary condemned the raid.",
        "Estonia might bomb a Latvian port. Hungary condemned the raid.",
        "Estonian jets bombed a Latvian port. Latvian jets bombed an Estonian port. Hungary condemned the raid.",
        "Estonian jets bombed a Latvian port. Hungary condemned a raid.",
        "Estonian jets bombed a Latvian port. Estonia condemned the raid.",
        "Estonian jets bombed a Latvian port. Hungary condemned the attack on the bank.",
    ],
)
def test_no_author_is_guessed(text):
    assert parties(text, "ACCUSE")
    assert all(recipient == () for _, recipient in parties(text, "ACCUSE"))


def test_who_calls_an_accusation_a_lie_answers_its_author():
    text = "Estonia accused Latvia of theft. Latvia called this a lie."
    assert parties(text, "ACCUSE") == [(("EST",), ("LVA",)), (("LVA",), ("EST",))]


def test_who_is_accused_is_urged():
    assert parties("Estonia accused Latvia of theft and urged it to wait.", "REQUEST") == [(("EST",), ("LVA",))]


def test_who_backs_a_deed_backs_its_author():
    assert parties("Estonian jets bombed a Latvian port. Hungary backed the strike.", "SUPPORT") == [
        (("HUN",), ("EST",))
    ]


def test_a_second_one_is_of_the_same_party():
    text = "A Chilean cutter rammed a Peruvian boat and a second cutter rammed another boat."
    assert parties(text, "ASSAULT") == [(("CHL",), ("PER",)), (("CHL",), ("PER",))]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden asked Chad to open the port; Chad refused.",
        "Sweden offered to host talks. Chad thanked it and declined.",
    ],
)
def test_a_bare_refusal_answers_who_asked(text):
    assert parties(text, "REJECT") == [(("TCD",), ("SWE",))]


def test_a_refusal_that_says_what_it_refuses_does_not():
    assert parties("Sweden asked Chad to open the port; Chad refused to bow.", "REJECT") == [(("TCD",), ())]
