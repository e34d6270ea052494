"""Decrees and resolutions, what a party rules out, and warnings whose subject is whoever is hit."""

import pytest

from tests.extraction.reading import extract

# text, types, issuer, condition, consequence
TOLD = [
    (
        "A Chadian edict under which any trader who sells rice to Libya is to be jailed came into force on Monday.",
        "policy", "TCD", "any trader who sells rice to Libya", "is to be jailed",
    ),
    (
        "Under the new Iranian law, anyone who passes maps to Israel is to be executed.",
        "policy", "IRN", "anyone who passes maps to Israel", "is to be executed",
    ),
    (
        "A Kenyan law of 2005 declares any move towards secession a cause for war.",
        "red line", "KEN", "any move towards secession", "a cause for war",
    ),
    (
        "The Libyan doctrine calls a landing on the island an act of war.",
        "red line", "LBY", "a landing on the island", "an act of war",
    ),
    (
        "The Kenyan president ruled out a withdrawal from Somalia, which his troops had entered in May.",
        "policy", "KEN", "", "ruled out a withdrawal from Somalia",
    ),
    ("Fiji has ruled out sending troops to Tonga.", "policy", "FJI", "", "has ruled out sending troops to Tonga"),
    ("India ruled out mediation by any third party.", "policy", "IND", "", "ruled out mediation by any third party"),
    (
        "Any village that hides a gun will be treated as a launcher, the Chadian army said.",
        "threat", "TCD", "Any village that hides a gun", "will be treated as a launcher",
    ),
    (
        "Any ship straying into the zone will be fined, the Greek navy warned.",
        "threat", "GRC", "Any ship straying into the zone", "will be fined",
    ),
    (
        "Convoys without an escort will be stopped at the river, the Malian army said.",
        "threat", "MLI", "Convoys without an escort", "will be stopped at the river",
    ),
    (
        "Rebels who hide in the hills will find no refuge, the Syrian general said.",
        "threat", "SYR", "Rebels who hide in the hills", "will find no refuge",
    ),
    (
        "Whoever touches the dam will live to rue it, the Egyptian president said.",
        "threat", "EGY", "Whoever touches the dam", "will live to rue it",
    ),
    (
        "The matter was closed, Oslo's foreign minister said, and any landing on the island would be met with force.",
        "threat", "NOR", "any landing on the island", "would be met with force",
    ),
    (
        "Chad's defence minister said they must stop. Any further shelling, he went on, meant a reply from the air.",
        "threat", "TCD", "Any further shelling", "meant a reply from the air",
    ),
    (
        "Iran will not accept any deal that caps its missiles, its foreign minister said.",
        "policy", "IRN", "any deal that caps its missiles", "Iran will not accept",
    ),
    (
        "Kenya would hold Somalia answerable for whatever befell the crew, its foreign minister said.",
        "policy", "KEN", "whatever befell the crew", "Kenya would hold Somalia answerable",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "issuer", "condition", "consequence"), TOLD)
def test_who_is_told_what(text: str, kind: str, issuer: str, condition: str, consequence: str) -> None:
    found = extract(text).commitments
    assert (kind, (issuer,), condition, consequence) in [
        (c.type, c.issuer_countries, c.condition.text if c.condition else "", c.consequence.text) for c in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Under a draft decree anyone caught with a Chadian passport would be shot.",
        "Under the Libyan decree the trader was shot.",
        "The Chadian resolution calls the raid an act of aggression.",
        "Egyptian investigators ruled out an attack.",
        "Egypt ruled out sabotage.",
        "France has not ruled out talks.",
        "France could rule out talks.",
        "Chad said that Libya had ruled out talks.",
        "Poland ruled out a Russian attack this year.",
        "Companies that pay late will be disconnected, the Kenyan energy minister said.",
        "Any firm going over its budget will be disappointed, the ministry in Bratislava warns.",
        "Hikers without boots will be turned back, the Greek ministry of tourism said.",
        "Tourists who come in August will find no rooms, the Greek minister said.",
        "The harvest was poor, the Chadian president said, and any rain would be welcome.",
        "Any delay meant losses, the Chadian trader said.",
    ],
)
def test_what_tells_nobody_anything(text: str) -> None:
    assert not extract(text).commitments
