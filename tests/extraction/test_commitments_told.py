"""Threats that nouns, terms, rights and open options tell, and who makes them."""

import pytest

from tests.extraction.reading import extract


def made(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Kind, issuer, addressee and consequence of what is committed to."""
    return [
        (c.type, c.issuer_countries, c.addressee_countries, text[c.consequence.start : c.consequence.end])
        for c in extract(text).commitments
    ]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "consequence"),
    [
        ("Threats of NATO sanctions against Serbia made it yield.", "threat", "NATO", "SRB",
         "NATO sanctions against Serbia"),
        ("The Soviets made a series of demands under the threat of war.", "threat", "RUS", None, "war"),
        ("The Turkish president said that he did not rule out attacking Syria.", "threat", "TUR", "SYR",
         "he did not rule out attacking Syria"),
        ("The German chancellor did not rule out sanctions against Russia.", "threat", "DEU", "RUS",
         "The German chancellor did not rule out sanctions against Russia"),
        ("Tanzania's president said that Tanzania would not rest until President Museveni was overthrown.", "threat",
         "TZA", "UGA", "Tanzania would not rest"),
        ("The Libyan president said that Libya was ready to defend its waters even if it led to war with Malta.",
         "threat", "LBY", "MLT", "to defend its waters"),
        ("The Rwandan president said that he would consider attacking Burundi.", "threat", "RWA", "BDI",
         "he would consider attacking Burundi"),
        ("The Russian minister said that Russia considered itself free to take all necessary steps against Finland.",
         "threat", "RUS", "FIN", "to take all necessary steps against Finland"),
        ("Romania was given 48 hours to leave the town, or Russia would act as it saw fit.", "ultimatum", "RUS", "ROU",
         "to leave the town"),
        ("Italy set a deadline of 6 April for the withdrawal of Albanian troops.", "ultimatum", "ITA", "ALB",
         "the withdrawal of Albanian troops"),
        ("If the demands were not met, Iraq would use force and close the river to Iranian vessels.", "threat", "IRQ",
         "IRN", "Iraq would use force and close the river to Iranian vessels"),
        ("The Turkish president said that his country would stay calm and not tolerate a threat to its security.",
         "red line", "TUR", None, "not tolerate"),
        ("The cabinet approved a statement warning Italy that any attack on Greece would be regarded as a threat to "
         "the interests of Britain.", "threat", "GBR", "ITA",
         "would be regarded as a threat to the interests of Britain"),
        ("The trigger was a message by the president of Taiwan to his people on 22 April, which contained threats to "
         "invade China.", "threat", "TWN", "CHN", "to invade China"),
        ("A joint Anglo-French ultimatum renewed the threat of occupation of the port if Germany did not pay.",
         "threat", "GBR", "DEU", "occupation of the port"),
    ],
)  # fmt: skip
def test_what_is_threatened(text: str, kind: str, issuer: str, addressee: str | None, consequence: str) -> None:
    assert any(
        k == kind and issuer in by and (addressee is None or addressee in to) and what == consequence
        for k, by, to, what in made(text)
    ), made(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police in Malta did not rule out an attack by the rebels.",
        "The Libyan president did not rule out rain.",
        "The French president did not rule out sending troops to Ukraine to help its army.",
        "Turkey's central bank did not rule out further measures.",
        "The threat of war hung over Libya.",
        "The visitor felt free to attack the Libyan cake.",
        "If the demands were not met, Iraq would suffer.",
        "The Libyan minister said that the trains would rest until the snow was gone.",
        "Libya would be happy even if it led to rain.",
        "Italy set a deadline for replies.",
    ],
)
def test_what_threatens_nobody(text: str) -> None:
    assert all(kind not in ("threat", "ultimatum", "red line") for kind, *_ in made(text)), made(text)


def test_the_end_of_a_pact_is_no_promise() -> None:
    text = "Burma told the United States that the aid agreement would be terminated by June."
    assert [(kind, by) for kind, by, *_ in made(text)] == [("policy", ("MMR",))]


def test_each_threatens_the_other_when_both_have_a_share_in_an_ultimatum() -> None:
    assert made("An Anglo-French ultimatum to Turkey demanded the return of the ships.")[0][1] == ("GBR", "FRA")
