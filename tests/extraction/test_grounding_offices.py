"""Office holders whom a text names by surname alone."""

from datetime import date

import pytest

from standoff.extraction import Extractor
from standoff.model import Published
from tests.extraction.reading import document, mention


def named(text, words, day=None):
    """Whom a text of a day means by words, as entity."""
    published = Published(earliest=day, latest=day) if day else None
    found = [m for m in Extractor().extract(document(text, published=published)).mentions if m.text == words]
    return found[0].entity if found else None


@pytest.mark.parametrize(
    ("day", "text", "words", "entity"),
    [
        (date(1967, 6, 3), "Israel would not wait, Mr. Eban said in Paris.", "Eban", "ISR/abba-eban"),
        (date(1979, 2, 20), "Mr. Vance urged China to withdraw.", "Vance", "USA/cyrus-vance"),
        (date(1968, 8, 9), "Nigeria would accept no cease-fire, General Gowon said.", "Gowon", "NGA/yakubu-gowon"),
        (date(1990, 8, 31), "Mr. Aziz flew from Iraq to Amman.", "Aziz", "IRQ/tariq-aziz"),
        (date(1999, 6, 9), "Mr. Aziz flew from Pakistan to Beijing.", "Aziz", "PAK/sartaj-aziz"),
        (date(1964, 5, 13), "Brazil broke with Cuba, President Castelo Branco said.", "Castelo Branco",
         "BRA/humberto-castelo-branco"),
        (date(1986, 7, 8), "Mr. Perez de Cuellar ruled that France pay.", "Perez de Cuellar",
         "UNO/javier-perez-de-cuellar"),
    ],
)  # fmt: skip
def test_the_date_tells_who_bears_the_surname(day, text, words, entity):
    assert named(text, words, day) == entity


def test_nobody_is_meant_before_taking_office():
    text = "Guatemala denied the report. General Rios Montt flew home."
    assert named(text, "Rios Montt", date(1982, 5, 1)) == "GTM/efrain-rios-montt"
    assert named(text, "Rios Montt", date(1979, 5, 1)) != "GTM/efrain-rios-montt"


def test_without_a_date_rulers_are_known_by_surname_and_ministers_where_the_state_is_named():
    assert mention("Peru admired Mr. Nasser.", "Nasser").entity == "EGY/gamal-abdel-nasser"
    assert mention("France would wait, Mr. Eban said.", "Eban") is None
    assert mention("Israel would not wait, Mr. Eban said.", "Eban").entity == "ISR/abba-eban"


def test_a_common_surname_is_an_office_holders_where_the_state_is_named():
    assert mention("Rhodesia would not yield, Mr. Smith said.", "Smith").entity == "ZWE/ian-smith"
    assert named("Peru would not yield, Mr. Smith said.", "Smith", date(1966, 1, 9)) is None


def test_without_a_date_a_namesake_long_gone_gives_way():
    assert mention("Greece would answer, Mr. Mitsotakis said.", "Mitsotakis").entity == "GRC/kyriakos-mitsotakis"


def test_where_nobody_says_which_of_a_family_is_meant_his_state_is_known():
    assert mention("Greece would answer, Mr. Papandreou said.", "Papandreou").entity == "GRC/papandreou"
    assert mention("The army would answer, Mr. Papandreou said.", "Papandreou") is None


def test_who_led_two_bodies_is_one_man():
    text = "Italy rejected the note, and Mr. Mussolini called up reserves."
    assert named(text, "Mussolini", date(1935, 9, 1)) == named(text, "Mussolini") == "ITA/benito-mussolini"
