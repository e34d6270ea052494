"""Commitments that take up what was said before, and what states turn on and off."""

import pytest

from tests.extraction.reading import extract, parsed

# text, type, issuer, condition, consequence
BOUND = [
    # several clauses under one subordinator
    (
        "“If the pilots stay in jail and the ministry still does not answer, we will close the strait,” Oman's foreign "
        "minister said.",
        "threat",
        "OMN",
        "If the pilots stay in jail and the ministry still does not answer",
        "we will close the strait",
    ),
    # what somebody will have to suffer
    (
        "“If the Togolese come near our pier, they will have to answer for it,” Ghana's defence minister said.",
        "threat",
        "GHA",
        "If the Togolese come near our pier",
        "they will have to answer for it",
    ),
    (
        "“One more rocket on Accra and they will have no harbour to go home to,” Ghana's defence minister said.",
        "threat",
        "GHA",
        "One more rocket on Accra",
        "they will have no harbour to go home to",
    ),
    (
        "“Let them land, and there will be no gas for anybody,” Oman's president said.",
        "threat",
        "OMN",
        "Let them land",
        "there will be no gas for anybody",
    ),
    (
        "Peru's foreign minister said that Chile could forget about river water as long as it held the boats.",
        "threat",
        "PER",
        "as long as it held the boats",
        "Chile could forget about river water",
    ),
    # what is taken up: terms, a position, an offer, speech that goes on
    (
        "Peru gave Chile a week to hand over the crew, failing which it would mine the bay.",
        "threat",
        "PER",
        "failing which",
        "it would mine the bay",
    ),
    (
        "“We want the crew back. Until then the blockade stays,” Peru's defence minister said.",
        "policy",
        "PER",
        "Until then",
        "the blockade stays",
    ),
    (
        "Ghana's official position is that it will strike if Togo moves its missiles.",
        "threat",
        "GHA",
        "if Togo moves its missiles",
        "it will strike",
    ),
    (
        "Ghana's president made an offer: Ghana would free the crew once Togo had paid the fine.",
        "promise",
        "GHA",
        "once Togo had paid the fine",
        "Ghana would free the crew",
    ),
    (
        "Togo must leave the pier, Ghana's foreign minister said. As soon as it had left, Ghana would lift the ban.",
        "promise",
        "GHA",
        "As soon as it had left",
        "Ghana would lift the ban",
    ),
    (
        "The decision was final, Oman's foreign minister insisted, and any attempt to cross the line would be treated "
        "as an act of war.",
        "threat",
        "OMN",
        "any attempt to cross the line",
        "would be treated as an act of war",
    ),
    (
        "Oman gave Qatar to understand that failing a withdrawal by dusk its men would stay.",
        "policy",
        "OMN",
        "failing a withdrawal by dusk",
        "its men would stay",
    ),
    (
        "Rwanda's president stood by his offer to send engineers once the two armies step back.",
        "promise",
        "RWA",
        "once the two armies step back",
        "to send engineers",
    ),
    # what states turn on and off
    (
        "Ghana's foreign minister gave an assurance that the embargo on Togo would fall once the crew was home.",
        "promise",
        "GHA",
        "once the crew was home",
        "the embargo on Togo would fall",
    ),
    (
        "“The broadcasts stop the day Peru apologises for the mines,” Chile's defence minister told reporters.",
        "promise",
        "CHL",
        "the day Peru apologises for the mines",
        "The broadcasts stop",
    ),
    (
        "Oman's leader declared that Qataris may enter the country without a visa, so long as they have a passport.",
        "promise",
        "OMN",
        "so long as they have a passport",
        "Qataris may enter the country without a visa",
    ),
    # what another chooses to do
    (
        "“When both of them want us to mediate, we will mediate,” Oman's ambassador said.",
        "promise",
        "OMN",
        "When both of them want us to mediate",
        "we will mediate",
    ),
    (
        "In return for the reopening, Peru pledged to let Chilean experts take samples.",
        "promise",
        "PER",
        "In return for the reopening",
        "to let Chilean experts take samples",
    ),
    # conditions that the parser hangs elsewhere
    (
        "Ghana's foreign minister said he would fly to Lomé tomorrow were he asked.",
        "promise",
        "GHA",
        "were he asked",
        "he would fly to Lomé tomorrow",
    ),
    (
        "Ghana's foreign minister said that his government would not send troops to the border, whatever Togo did.",
        "promise",
        "GHA",
        "whatever Togo did",
        "his government would not send troops to the border",
    ),
    (
        "Brazil offered to host the three presidents, provided all of them came.",
        "promise",
        "BRA",
        "provided all of them came",
        "to host the three presidents",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "issuer", "condition", "consequence"), BOUND)
def test_who_is_bound_to_what_under_which_condition(text, kind, issuer, condition, consequence):
    found = [c for c in extract(text).commitments if c.condition is not None]
    assert [(c.type, c.issuer_countries, c.condition.text, c.consequence.text) for c in found] == [
        (kind, (issuer,), condition, consequence)
    ]


NOBODY = [
    "Ghana's president said that his country will lift the ban when summer comes.",
    "“If the harvest fails, farmers will have to bear the consequences,” Ghana's farm minister said.",
    "“One more week of rain and they will have no bread,” Ghana's farm minister said.",
    "Trade would flow again if Peru opened the border, an analyst said.",
    "Peru's raids would end as soon as it got its pilots back, Chile's president said.",
    "The ministry's view is that prices will rise if Peru closes the port.",
    "Togo must leave the pier, Ghana's foreign minister said. As soon as it had left, rain fell.",
    "The border was closed for good, an analyst insisted, and any attempt to cross it would be treated as a crime.",
    "A member of the public said that Ghana would resume the war if Togo was to blame.",
    "“They freed the crew in May. Until then no ship had sailed,” Peru's president said.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_bound(text):
    assert [c.consequence.text for c in extract(text).commitments if c.condition is not None] == []


def test_a_dare_that_brings_only_a_switch_is_no_threat():
    text = "“Let them cut the cable, and we will switch to the other one,” Estonia's energy minister said."
    assert "threat" not in {c.type for c in extract(text).commitments}


def test_terms_end_before_what_follows_from_them_and_lend_it_their_day():
    text = "On 3 May 2031 Peru gave Chile until 9 May to hand over the crew, failing which it would mine the bay."
    terms, threat = extract(text).commitments
    assert (terms.type, terms.consequence.text) == ("ultimatum", "to hand over the crew")
    assert threat.deadline == terms.deadline


def test_an_infinitive_belongs_to_the_offer_it_spells_out():
    found = parsed("The minister stood by his offer to send engineers once the two armies step back.")
    send = found.word.index("send")
    assert (found.dep[send], found.word[found.head[send]]) == ("acl", "offer")
