"""At whom a threat is aimed that names nobody beside it."""

import pytest

from tests.extraction.reading import extract

PAIR = tuple[tuple[str, ...], tuple[str, ...]]


def threats(text: str) -> list[PAIR]:
    """Who threatens whom, by events and commitments."""
    found = extract(text)
    events = [(e.actor_countries, e.recipient_countries) for e in found.events if e.type == "THREATEN"]
    told = [c for c in found.commitments if c.type in ("threat", "ultimatum")]
    return events + [(c.issuer_countries, c.addressee_countries) for c in told]


@pytest.mark.parametrize(
    ("text", "issuer", "addressee"),
    [
        # whoever faces it
        ("In the face of a Chinese threat to close the strait, Japan called off the drill.", "CHN", "JPN"),
        ("Despite Iran's repeated warnings, two Iraqi divisions were moved to the marshes.", "IRN", "IRQ"),
        ("Panama held out until, under the threat of U.S. military intervention, it relented.", "USA", "PAN"),
        # whoever gets it
        ("Spain and Italy handed a note to Malta together with a threat to stop the ferries.", "ESP", "MLT"),
        ("The Greek government received an ultimatum from the Italian foreign minister.", "ITA", "GRC"),
        ("The Latvian envoy was summoned to Moscow and was handed an ultimatum to free the crew.", "RUS", "LVA"),
        # whom it puts into a crisis
        ("Peru brought about a crisis for Chile with an ultimatum on 3 May.", "PER", "CHL"),
        ("The Sudanese threat, on 4 March, to cut off the canal led to a crisis for Egypt.", "SDN", "EGY"),
        # whoever is accused, opposed or bidden in the same breath
        ("Peru's answer was a statement accusing Chile of theft and threatening reprisals.", "PER", "CHL"),
        ("Denmark opposed the Swedish landing, warning of grave results.", "DNK", "SWE"),
        ("Algeria denounced Morocco and threatened reprisals.", "DZA", "MAR"),
    ],
)
def test_whom_a_threat_is_aimed_at(text: str, issuer: str, addressee: str) -> None:
    found = threats(text)
    assert any(issuer in by and addressee in to for by, to in found), found


@pytest.mark.parametrize(
    "text",
    [
        # to accept nothing is no threat to whoever is accused beside it
        "The Malian minister accuses France of delay, and says that his men will never accept the deal.",
        "Despite the German warnings, the rain fell in Norway.",
        "Kenya received threatening letters.",
        "In the face of the flood threat, Dhaka called in the Bangladeshi army.",
    ],
)
def test_whom_nobody_threatens(text: str) -> None:
    assert not any(by and to for by, to in threats(text)), threats(text)


def test_who_drops_a_plan_in_the_face_of_threats_has_made_none() -> None:
    text = (
        "In the face of a blunt American warning not to land in Cyprus, along with a threat to stop military aid, "
        "the Turkish president announced that the plan had been dropped."
    )
    assert all("TUR" not in by for by, _ in threats(text))
    assert any("USA" in by and "TUR" in to for by, to in threats(text))
