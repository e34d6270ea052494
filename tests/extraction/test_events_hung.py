"""What the parser hangs on a day or on a name belongs to the act."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks were held in the winter of 1949 between the Malian and Nigerien envoys.",
            ("CONSULT", ("MLI",), ("NER",)),
        ),
        ("Mali filed a complaint with the UN Security Council against Niger.", ("ACCUSE", ("MLI",), ("NER",))),
        ("Mali lodged a complaint with the African Union.", ("ACCUSE", ("MLI",), ("AU",))),
    ],
)
def test_the_act_has_its_party_back(text, expected):
    assert expected in [(e.type, e.actor_countries, e.recipient_countries) for e in extract(text).events]


def test_a_day_keeps_its_own():
    events = extract("Mali held talks with Niger in the week of protests against Chad.").events
    assert all("TCD" not in e.recipient_countries for e in events if e.type == "CONSULT")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Malian boat was fired on by Niger.", ("ASSAULT", ("NER",), ("MLI",))),
        ("Malian soldiers were fired upon by Nigerien guards.", ("ASSAULT", ("NER",), ("MLI",))),
        ("Malian soldiers were shot at by Niger.", ("ASSAULT", ("NER",), ("MLI",))),
    ],
)
def test_a_passive_leaves_its_preposition_behind(text, expected):
    assert expected in [(e.type, e.actor_countries, e.recipient_countries) for e in extract(text).events]
