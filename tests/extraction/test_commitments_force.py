"""Force that would be used, or met with; and what stays a policy, an assurance or nothing."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee"),
    [
        ("Truman said that the United States would use nuclear weapons against China.", "threat", "USA", "CHN"),
        ("The United States is ready to use force against China, Truman said.", "threat", "USA", "CHN"),
        ("Ghana is ready to bomb Togo, its president said.", "threat", "GHA", "TGO"),
        ("Spain announced that the march by Morocco would be met with force.", "threat", "ESP", "MAR"),
        ("Spain announced that the march would be countered by force.", "threat", "ESP", ""),
        ("Norway told Chad that it would open the port on condition that the boats left.", "promise", "NOR", "TCD"),
    ],
)  # fmt: skip
def test_what_is_bound(text, kind, issuer, addressee):
    (made,) = extract(text).commitments
    assert (made.type, made.issuer_countries) == (kind, (issuer,))
    assert made.addressee_countries == ((addressee,) if addressee else ())


def test_demands_that_are_not_met_are_those_of_the_sentence_before():
    text = "Iraq made three demands on Iran. If the demands were not met, Iraq would use force."
    (made,) = extract(text).commitments
    assert (made.type, made.issuer_countries, made.addressee_countries) == ("threat", ("IRQ",), ("IRN",))


@pytest.mark.parametrize(
    "text",
    [
        "“I would call it arithmetic,” Norway's minister said.",
        "“I would describe it as a mistake,” Norway's minister said.",
    ],
)
def test_what_threatens_nobody(text):
    assert extract(text).commitments == ()


def test_who_leaves_a_pact_is_not_promised_its_help():
    text = "Russia promised to defend its allies against any aggression, but Uzbekistan left the pact."
    (made,) = extract(text).commitments
    assert made.addressee_countries == ()
