"""What two parties would do together is no threat of one of them to the other."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    "text",
    [
        "Tunisia's foreign minister will meet his Libyan counterpart next week. "
        "If talks fail, the two countries could close the border, a Tunisian official said.",
        "Chad and Niger signed the accord. If it is broken, both countries will fight, a Chadian minister said.",
    ],
)
def test_who_takes_part_is_not_threatened(text):
    (made,) = extract(text).commitments
    assert (made.type, made.addressee_countries) == ("policy", ())


@pytest.mark.parametrize(
    ("text", "threatened"),
    [
        (
            "Israel and the United States warned Iran. "
            "The two countries would strike Natanz if Iran enriches further, an Israeli minister said.",
            ("IRN",),
        ),
        ("Chad would shell Niamey if Niger closed the bridge, a Chadian minister said.", ("NER",)),
    ],
)
def test_who_stands_outside_is(text, threatened):
    (made,) = extract(text).commitments
    assert (made.type, made.addressee_countries) == ("threat", threatened)
