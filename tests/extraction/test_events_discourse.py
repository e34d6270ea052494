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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Latvia closed its frontier with Hungary. Hungary protested against the closure.", "ACCUSE"),
        ("Latvia moved 2,000 soldiers to the frontier. Hungary called the move a provocation.", "ACCUSE"),
        ("Latvia expelled the Hungarian consul. Hungary complained about this step.", "ACCUSE"),
        ("Latvia offered talks with Hungary. Hungary accepted the offer.", "AGREE"),
        ("Latvia threatened to cut off the gas. Hungary bowed to the threat.", "CONCEDE"),
        ("Latvia invaded Hungary in March. Hungarian troops fought back against the invaders.", "ASSAULT"),
    ],
)
def test_who_points_back_to_a_deed_or_to_words_means_their_author(text, kind):
    assert parties(text, kind)[-1] == (("HUN",), ("LVA",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Latvia closed its frontier. Estonia sent ships to the gulf. Hungary protested against the move.", "ACCUSE"),
        ("Latvia condemned the attacks on the port. Hungary called them a crime.", "ACCUSE"),
        ("Latvia threatened Poland. Hungary bowed to the pressure of the street.", "CONCEDE"),
        ("Latvia invaded Hungary. Poland invaded Hungary. Hungarian troops fought the invaders.", "ASSAULT"),
    ],
)
def test_with_several_authors_or_none_nobody_is_meant(text, kind):
    assert parties(text, kind)[-1] == (("HUN",), ())


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


def test_who_is_killed_by_a_blow_is_of_those_at_whom_it_was_struck_and_fire_goes_back():
    text = "Ghana shelled the Togolese port of Lomé, killing two men. Togo fired 80 shells back."
    assert parties(text, "ASSAULT") == [(("GHA",), ("TGO",)), (("GHA",), ("TGO",)), (("TGO",), ("GHA",))]


def test_who_speaks_of_both_armies_asks_the_other_one():
    text = "Armenian and Azerbaijani troops clashed. The Armenian premier said that both armies should pull back."
    (asked,) = [e for e in extract(text).events if e.type == "REQUEST"]
    assert (asked.recipient, asked.recipient_countries) == (("AZE/army",), ("AZE",))
