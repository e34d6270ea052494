"""What a clause says that somebody else did as well: "as did Y", "Y followed suit"."""

import pytest

from tests.extraction.reading import extract


def acts(text: str) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {(e.type, e.actor_countries, e.recipient_countries) for e in extract(text).events if e.modality == "actual"}


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        (
            "Canada halted exports to Russia, as did Britain and Denmark.",
            ("SANCTION", ("GBR", "DNK"), ("RUS",)),
        ),
        ("Canada suspended aid to Niger, and so did Norway.", ("SANCTION", ("NOR",), ("NER",))),
        ("Canada recalled its envoy from Togo. Norway did the same.", ("SANCTION", ("NOR",), ("TGO",))),
        ("Canada expelled two Russian envoys. Peru followed suit on Friday.", ("SANCTION", ("PER",), ("RUS",))),
        ("Canada expelled two Russian envoys, as Peru had done a week earlier.", ("SANCTION", ("PER",), ("RUS",))),
    ],
)
def test_somebody_else_does_the_same(text, repeated):
    assert repeated in acts(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Canada condemned Mali, but Norway did not.", "NOR"),
        ("Canada will expel two Russian envoys, as Peru did.", "PER"),
        ("Canada expelled two Russian envoys. Peru will follow suit.", "PER"),
        ("Canada expelled two Russian envoys. Peru did not follow suit.", "PER"),
        ("Odesa was shelled by Russia, as was Kherson.", "UKR"),
        ("Turkey criticised Norway, as did Norway.", "NOR"),
    ],
)
def test_but_not_who_does_not_or_has_not_yet(text, actor):
    assert all(actor not in who for _, who, _ in acts(text))


def test_nobody_follows_his_own_example():
    assert len(extract("Turkey condemned the Israeli raid, as it did in May.").events) == 1


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # the clause right before is no act that any rule knows
        ("Israel struck Doha. Qatar called it cowardly; Saudi Arabia followed suit.", "SAU"),
        ("Iran fired missiles at Israel, and airlines in Dubai grounded their jets. Qatar followed suit.", "QAT"),
        ("Israel bombed Beirut. Lebanon buried its dead, and Iran did likewise.", "IRN"),
        ("Ukraine sank a Russian ship, and crowds in Odesa cheered. Estonia did the same.", "EST"),
        # the telling is repeated, not the act
        ("Russia attacked Kharkiv on Friday, Ukraine said, as did Poland.", "POL"),
        ("Turkey shelled villages in Syria, a commander said. A spokesman for Russia did the same.", "RUS"),
        # another year, another place
        ("Russia invaded Ukraine in 2022, as did Germany in 1941.", "DEU"),
        ("India suspended the treaty with Pakistan. Afghanistan did the same with the Kabul river.", "AFG"),
        # somebody only says so
        ("Ukraine sent drones against Engels. Russian bloggers lied that Latvia had done the same.", "LVA"),
    ],
)
def test_nor_who_did_something_else(text, actor):
    found = [e for e in extract(text).events if e.type in ("ASSAULT", "MOBILIZE", "SANCTION")]
    assert all(actor not in e.actor_countries for e in found)
