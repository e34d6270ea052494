"""What an article calls wrong, unproven, a rumour or a claim is no fact; a denial is his who made it."""

import pytest

from tests.extraction.reading import extract


def facts(text, kind):
    return [e for e in extract(text).events if e.type == kind and e.modality == "actual" and not e.negated]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A blogger wrongly alleged that Oman had sunk a Yemeni tanker.", "ASSAULT"),
        ("Early reports incorrectly said that Russian troops had crossed into Moldova.", "MOBILIZE"),
        ("Morocco was falsely accused of bombing Algerian trucks.", "ASSAULT"),
        ("There is no evidence that Togo deployed troops to Benin.", "MOBILIZE"),
        ("Analysts have not seen any sign that China invaded the islet.", "ASSAULT"),
        ("A hoax claimed that Poland had attacked Kaliningrad.", "ASSAULT"),
        ("One version of the rumor held that Chad had bombed Bangui.", "ASSAULT"),
        ("An earlier version of this article said that Laos had shelled Thailand.", "ASSAULT"),
        ("CLAIM: Swedish marines attacked a Russian base.", "ASSAULT"),
        ("Myth: Georgia bombed Moscow for eight days.", "ASSAULT"),
        ("Ghanaian forces took no part in the strikes on Togo.", "ASSAULT"),
        ("He opposed the bombing of Laos.", "ASSAULT"),
        ("A Chilean helicopter crashed, killing three officers.", "ASSAULT"),
    ],
)
def test_it_is_no_fact(text, kind):
    assert facts(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A blogger rightly said that Oman had sunk a Yemeni tanker.", "ASSAULT"),
        ("There is evidence that Togo deployed troops to Benin.", "MOBILIZE"),
        ("Ghanaian forces took part in the strikes on Togo.", "ASSAULT"),
        ("He condemned the bombing of Laos.", "ASSAULT"),
        ("Norway claimed: Swedish marines attacked a Norwegian base.", "ASSAULT"),
    ],
)
def test_what_nothing_takes_back_stands(text, kind):
    assert len(facts(text, kind)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has demanded that she retract the remark.",
        "Kenya insisted that Somali ministers withdraw their claim.",
        "So you deny it?",
        "He opposed the bombing of Laos.",
    ],
)
def test_a_denial_that_nobody_made(text):
    assert not [c for c in extract(text).claims if c.stance == "denies"]


def test_a_denial_that_somebody_made():
    (claim,) = [c for c in extract("The Kenyan ministers retract the report.").claims if c.stance == "denies"]
    assert claim.retracts
