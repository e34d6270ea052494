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


# text, type, issuer, addressee, condition, consequence
LOOSENED = [
    (
        "Uganda's president sent for the British envoy and told him to get his men out by Friday or Uganda would seize "
        "their camp.",
        "ultimatum",
        "UGA",
        "GBR",
        "to get his men out by Friday",
        "Uganda would seize their camp",
    ),
    (
        "Peru's foreign minister told reporters that either Bolivia paid its debts or Peru would cut off the gas.",
        "threat",
        "PER",
        "BOL",
        "either Bolivia paid its debts",
        "Peru would cut off the gas",
    ),
    (
        "Turkey's foreign minister said that failing an answer he would walk out of the conference.",
        "threat",
        "TUR",
        "",
        "failing an answer",
        "he would walk out of the conference",
    ),
    (
        "Israel has let it be known that it will strike the reactor if the talks fail.",
        "threat",
        "ISR",
        "",
        "if the talks fail",
        "it will strike the reactor",
    ),
    (
        "The Kremlin made it known that Russia would respond should the missiles be deployed.",
        "threat",
        "RUS",
        "",
        "should the missiles be deployed",
        "Russia would respond",
    ),
    (
        "Belgium gave an assurance that the last units will have left the base once the police arrive.",
        "promise",
        "BEL",
        "",
        "once the police arrive",
        "the last units will have left the base",
    ),
    (
        "Syria insisted there would be no attack as long as the talks went on.",
        "promise",
        "SYR",
        "",
        "as long as the talks went on",
        "there would be no attack",
    ),
    (
        "Ghana's president warned that its contingent might have to be withdrawn if it was used against civilians.",
        "threat",
        "GHA",
        "",
        "if it was used against civilians",
        "its contingent might have to be withdrawn",
    ),
    (
        "Uganda's foreign minister told reporters that the talks had failed. Any Rwandan patrol that crossed the river "
        "would be fired on.",
        "threat",
        "UGA",
        "RWA",
        "Any Rwandan patrol that crossed the river",
        "would be fired on",
    ),
    (
        "Ethiopia's prime minister said the dam was full. An attack on it would be met with force.",
        "threat",
        "ETH",
        "",
        "An attack on it",
        "would be met with force",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), LOOSENED, ids=[s[0][:60] for s in LOOSENED]
)
def test_what_follows_is_found_wherever_its_words_stand(text, kind, issuer, addressee, condition, consequence):
    (one,) = extract(text).commitments
    assert (one.type, one.issuer_countries, ",".join(one.addressee_countries)) == (kind, (issuer,), addressee)
    assert (one.condition.text, one.consequence.text) == (condition, consequence)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of Chad and Libya would meet in Tunis, Chad said.",
        "It is known that Chad would respond if attacked.",
        "The Dutch foreign minister said that the ships would have sailed if the strait had been open.",
        "A Swedish analyst said that war was near. Any Russian patrol that crossed the river would be fired on.",
        "Libya's president said the valley was calm. Any farmer who stayed would be hungry.",
    ],
)
def test_who_is_not_heard_is_not_bound(text):
    assert not extract(text).commitments
