"""Commitments in the present tense, after "either", in spite of everything, and to whoever dares."""

import pytest

from tests.extraction.reading import extract

# text, type, issuer, condition, consequence
STATED = [
    (
        "“If they cross the river, we fight,” the Ivorian president said.",
        "threat",
        "CIV",
        "If they cross the river",
        "we fight",
    ),
    (
        "“If the flights go on, the border stays shut,” the Estonian interior minister said.",
        "policy",
        "EST",
        "If the flights go on",
        "the border stays shut",
    ),
    (
        "“If Sofia vetoes the treaty, there is no deal,” the Greek prime minister said.",
        "policy",
        "GRC",
        "If Sofia vetoes the treaty",
        "there is no deal",
    ),
    (
        "“Either Manila pulls its boats out or we tow them out,” the Chinese foreign minister said.",
        "threat",
        "CHN",
        "Either Manila pulls its boats out",
        "we tow them out",
    ),
    (
        "Kenya's president said that either Somalia reopened the road or Kenya would close the border.",
        "threat",
        "KEN",
        "either Somalia reopened the road",
        "Kenya would close the border",
    ),
    (
        "Japan will stand by the Philippines no matter what China does, its foreign minister said.",
        "promise",
        "JPN",
        "no matter what China does",
        "Japan will stand by the Philippines",
    ),
    (
        "“Whether Baku likes it or not, we will open the road,” Armenia's prime minister said.",
        "policy",
        "ARM",
        "Whether Baku likes it or not",
        "we will open the road",
    ),
    (
        "Uganda's president cautioned that rebels who crossed the river would find Ugandan soldiers shooting back.",
        "threat",
        "UGA",
        "rebels who crossed the river",
        "would find Ugandan soldiers shooting back",
    ),
    (
        "“Firms that break the embargo will face sanctions,” the French foreign minister said.",
        "threat",
        "FRA",
        "Firms that break the embargo",
        "will face sanctions",
    ),
    (
        "Any company that drills in the block would never work in Lebanon again, a Lebanese minister said.",
        "threat",
        "LBN",
        "Any company that drills in the block",
        "would never work in Lebanon again",
    ),
    (
        "Any drone sent over the strait, however, would be met with fire, Oman's army said.",
        "threat",
        "OMN",
        "Any drone sent over the strait",
        "would be met with fire",
    ),
    (
        "Refusal to hand over the suspects would mean sanctions, the United States warned Libya.",
        "threat",
        "USA",
        "Refusal to hand over the suspects",
        "would mean sanctions",
    ),
]

NOBODY_BOUND = [
    "“If the price falls, we sell less,” the Malian trade minister said.",
    "“If war comes, we suffer first,” the Greek prime minister said.",
    "“Either they are fools or they are liars,” the Turkish minister said.",
    "“Either the rain comes or the harvest fails,” the Kenyan farm minister said.",
    "“Whatever happens, prices will rise,” the Kenyan finance minister said.",
    "Libya would not say whether or not it would close the road.",
    "“Families who stay will face hunger,” the French foreign minister said.",
    "“Voters who wait will find the schools closed,” the French foreign minister said.",
    "“Children who lost their homes will never go to school again,” the Malian president said.",
    "Analysts in Athens say that if Ankara drills, Greece responds.",
]


@pytest.mark.parametrize(("text", "kind", "issuer", "condition", "consequence"), STATED, ids=[s[0] for s in STATED])
def test_what_is_stated_binds_whoever_states_it(text, kind, issuer, condition, consequence):
    (one,) = extract(text).commitments
    assert (one.type, one.issuer_countries) == (kind, (issuer,))
    assert text[one.condition.start : one.condition.end] == condition
    assert text[one.consequence.start : one.consequence.end] in (consequence, f"however, {consequence}")


@pytest.mark.parametrize("text", NOBODY_BOUND)
def test_what_is_foreseen_or_left_open_binds_nobody(text):
    assert not extract(text).commitments
