"""Whom "Brussels" stands for: the organisation that has its seat there, or the state whose capital it is."""

import pytest

from tests.extraction.reading import extract


def meant(text: str, word: str) -> list[str | None]:
    found = extract(text)
    return [m.country for m in found.mentions if text[m.start : m.end] == word and m.use != "place"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Brussels imposed tariffs on China.", "EUR"),
        ("The European Union waited. Brussels would act in June, an EU official said.", "EUR"),
        ("Brussels would act if Iran went on, Kaja Kallas, the EU's foreign policy chief, said.", "EUR"),
        ("Belgium waited. Brussels would act in June, a Belgian minister said.", "BEL"),
        ("In June 1914 Brussels protested in Berlin.", "BEL"),
        ("Paris and Brussels sent troops to Chad.", "BEL"),
        ("Brussels expelled two Russian diplomats.", "BEL"),
        ("The mayor of Brussels accused Iran.", "BEL"),
    ],
)
def test_whom_brussels_stands_for(text, country):
    assert meant(text, "Brussels") == [country]


def test_beside_nato_alone_it_may_be_either():
    assert meant("NATO met on Monday. Brussels imposed tariffs on China.", "Brussels") in ([], [None])


def test_where_both_are_named_nobody_knows():
    text = "The European Union waited, but Belgium did not. Brussels sent an envoy to Chad."
    assert meant(text, "Brussels") in ([], [None])


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("The African Union called for calm. Addis Ababa shelled Mekelle on Friday.", "Addis Ababa", "ETH"),
        ("The IAEA board met. Vienna threatened Iran with sanctions.", "Vienna", "AUT"),
    ],
)
def test_no_other_seat_stands_for_its_organisation(text, town, country):
    assert meant(text, town) == [country]


def test_a_capital_without_a_seat_is_its_states():
    assert meant("The IAEA reported on Monday. Ottawa imposed tariffs on China.", "Ottawa") == ["CAN"]


@pytest.mark.parametrize(
    "text", ["The EU's foreign policy chief said Russia was wrong.", "The EU aid chief said Russia was wrong."]
)
def test_its_chiefs_speak_for_it(text):
    (said,) = extract(text).attributions
    assert said.speaker_countries == ("EUR",)
