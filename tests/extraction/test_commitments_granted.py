"""Conditions in news and speech: behind an aside, in the present, of whoever is meant, told by the article itself."""

import pytest

import standoff
from tests.extraction.reading import extract

# text, type, issuer, addressee, condition, consequence
SAID = [
    (
        "The Finnish foreign minister was blunt: if they cut the cable, Finland will board the ship.",
        "threat",
        "FIN",
        "",
        "if they cut the cable",
        "Finland will board the ship",
    ),
    (
        "An adviser to Burhan went further: any foreign boot on Sudanese ground would be treated as an act of war.",
        "threat",
        "SDN",
        "",
        "any foreign boot on Sudanese ground",
        "would be treated as an act of war",
    ),
    (
        "For Norway, a base on the island is a red line, as it is for Sweden.",
        "red line",
        "NOR",
        "",
        "a base on the island",
        "is a red line, as it is for Sweden",
    ),
    (
        "The pilots had been promised their freedom by the Iranian foreign minister.",
        "promise",
        "IRN",
        "",
        None,
        "their freedom",
    ),
    (
        "Leave the strip, the Chadian president threatened, or we'll bomb it.",
        "threat",
        "TCD",
        "",
        "Leave the strip",
        "we'll bomb it",
    ),
    (
        "Retaliate, the Chadian president threatened, and we will double it.",
        "threat",
        "TCD",
        "",
        "Retaliate",
        "we will double it",
    ),
    (
        "Oslo will not move, its foreign minister made clear, without a mandate from the Security Council.",
        "policy",
        "NOR",
        "",
        "without a mandate from the Security Council",
        "Oslo will not move",
    ),
    (
        "Peru's consulates will stay closed, the Chilean foreign minister told parliament, pending the crew's release.",
        "policy",
        "CHL",
        "PER",
        "pending the crew's release",
        "Peru's consulates will stay closed",
    ),
    (
        "Kenya would rejoin the commission, its president stated, no sooner than the Somali troops have "
        "left the ridge.",
        "promise",
        "KEN",
        "SOM",
        "no sooner than the Somali troops have left the ridge",
        "Kenya would rejoin the commission",
    ),
    (
        "Whoever surrenders his rifle, the Malian president pledged, will keep his land.",
        "promise",
        "MLI",
        "",
        "Whoever surrenders his rifle",
        "will keep his land",
    ),
    (
        "“Retaliate,” the Chadian president threatened, “and we will double it.”",
        "threat",
        "TCD",
        "",
        "Retaliate",
        "we will double it",
    ),
    (
        "Should one member attack another, the Norwegian prime minister warned, the alliance is finished.",
        "threat",
        "NOR",
        "",
        "Should one member attack another",
        "the alliance is finished",
    ),
    (
        "“If they cross the river, we go in,” the Sudanese army chief said.",
        "threat",
        "SDN",
        "",
        "If they cross the river",
        "we go in",
    ),
    (
        "“The day the ship drops anchor, it leaves,” the Mauritian foreign minister said.",
        "threat",
        "MUS",
        "",
        "The day the ship drops anchor",
        "it leaves",
    ),
    (
        "“The moment he sets foot on the island, he is out,” the Fijian prime minister said.",
        "threat",
        "FJI",
        "",
        "The moment he sets foot on the island",
        "he is out",
    ),
    (
        "“If they touch our fishermen again, that's a different story,” the Irish prime minister said.",
        "threat",
        "IRL",
        "",
        "If they touch our fishermen again",
        "that's a different story",
    ),
    (
        "“If they touch our fishermen again, all bets are off,” the Irish prime minister said.",
        "threat",
        "IRL",
        "",
        "If they touch our fishermen again",
        "all bets are off",
    ),
    (
        "The tariffs take effect on Monday unless Ottawa gives way, the Mexican trade minister said.",
        "threat",
        "MEX",
        "CAN",
        "unless Ottawa gives way",
        "The tariffs take effect on Monday",
    ),
    (
        "“The sanctions kick in on Friday unless they release the crew,” the Mexican foreign minister said.",
        "threat",
        "MEX",
        "",
        "unless they release the crew",
        "The sanctions kick in on Friday",
    ),
    (
        "Martial law will come into force only if Angolan troops land, the Zambian president said.",
        "policy",
        "ZMB",
        "AGO",
        "if Angolan troops land",
        "Martial law will come into force",
    ),
    (
        "Canberra will leave its policemen there for as long as Suva wishes.",
        "promise",
        "AUS",
        "FJI",
        "as long as Suva wishes",
        "Canberra will leave its policemen there",
    ),
    (
        "Ottawa will release a second tranche as soon as the Ugandan parliament has passed the law.",
        "promise",
        "CAN",
        "UGA",
        "as soon as the Ugandan parliament has passed the law",
        "Ottawa will release a second tranche",
    ),
    (
        "Deserters who hand in their weapons will be pardoned, the Malian president promised.",
        "promise",
        "MLI",
        "",
        "Deserters who hand in their weapons",
        "will be pardoned",
    ),
    (
        "Ships which carry no Omani licence will be turned back, the Omani navy said.",
        "threat",
        "OMN",
        "",
        "Ships which carry no Omani licence",
        "will be turned back",
    ),
    (
        "Companies that drill there will not be spared the consequences, Turkey's foreign minister warned.",
        "threat",
        "TUR",
        "",
        "Companies that drill there",
        "will not be spared the consequences",
    ),
    (
        "Settlers who accept Georgian law may keep their houses, the Georgian president said.",
        "promise",
        "GEO",
        "",
        "Settlers who accept Georgian law",
        "may keep their houses",
    ),
    (
        "Aircraft that have no Tongan permit will not fly in our skies, the Tongan defence minister said.",
        "policy",
        "TON",
        "",
        "Aircraft that have no Tongan permit",
        "will not fly in our skies",
    ),
    (
        "Zambia would open its border to the refugees on one condition, its president said, namely that "
        "Angola pays for the camps.",
        "promise",
        "ZMB",
        "AGO",
        "that Angola pays for the camps",
        "Zambia would open its border to the refugees",
    ),
    (
        "“They can have their archive, on one condition: they return ours,” the Greek foreign minister said.",
        "promise",
        "GRC",
        "",
        "they return ours",
        "They can have their archive",
    ),
    (
        "“They can go home the minute the fine is paid,” the Omani foreign minister said.",
        "promise",
        "OMN",
        "",
        "the minute the fine is paid",
        "They can go home",
    ),
    (
        "Bolivia made its vote dependent on the deletion of the third paragraph.",
        "policy",
        "BOL",
        "",
        "the deletion of the third paragraph",
        "its vote",
    ),
    (
        "Iran's support hinges on the release of its tankers, the Iranian envoy said.",
        "policy",
        "IRN",
        "",
        "the release of its tankers",
        "Iran's support",
    ),
    (
        "The Serbian president has threatened to cut off the water supply to Kosovo and to block its "
        "mail unless the police leave.",
        "threat",
        "SRB",
        "XKX",
        "unless the police leave",
        "to cut off the water supply to Kosovo and to block its mail",
    ),
    (
        "Brazil promised to open its consulate in Georgetown on 3 March, whatever the cost.",
        "promise",
        "BRA",
        "",
        "whatever the cost",
        "to open its consulate in Georgetown on 3 March",
    ),
    (
        "Brazil vowed to open its consulate on 3 March, come what may.",
        "promise",
        "BRA",
        "",
        "come what may",
        "to open its consulate on 3 March",
    ),
    (
        "“We are going to ship the rifles irrespective of who is sitting in Suva,” the Australian "
        "defence minister said.",
        "policy",
        "AUS",
        "",
        "irrespective of who is sitting in Suva",
        "We are going to ship the rifles",
    ),
    (
        "Suva will back whichever text the Forum agrees on, a Fijian minister said.",
        "promise",
        "FJI",
        "",
        "whichever text the Forum agrees on",
        "Suva will back",
    ),
    (
        "“No soldier of ours will set foot on their side,” the Eritrean foreign minister said.",
        "promise",
        "ERI",
        "",
        None,
        "No soldier of ours will set foot on their side",
    ),
    (
        "“Lay down your arms or else we will come for you,” the Malian interior minister said.",
        "threat",
        "MLI",
        "",
        "Lay down your arms",
        "we will come for you",
    ),
    (
        "“Hand over the pilots, failing which we will close the canal,” the Panamanian president said.",
        "threat",
        "PAN",
        "",
        "failing which",
        "we will close the canal",
    ),
    (
        "“No grain, no gas,” the Algerian president said.",
        "policy",
        "DZA",
        "",
        "No grain",
        "no gas",
    ),
    (
        "“For every tariff they raise, we will raise two,” the Canadian prime minister said.",
        "policy",
        "CAN",
        "",
        "For every tariff they raise",
        "we will raise two",
    ),
    (
        "Should Ethiopia fill the dam without an agreement, Sudan reserves the right to act, its "
        "foreign minister said.",
        "threat",
        "SDN",
        "ETH",
        "Should Ethiopia fill the dam without an agreement",
        "to act",
    ),
    (
        "Fiji would close its ports in such an event, its prime minister warned.",
        "threat",
        "FJI",
        "",
        "in such an event",
        "Fiji would close its ports",
    ),
    (
        "Hungary has demanded an apology by noon tomorrow, or the Slovak consulates will be closed, its embassy wrote.",
        "ultimatum",
        "HUN",
        "SVK",
        "an apology by noon tomorrow",
        "the Slovak consulates will be closed",
    ),
    (
        "“Not a cent will be paid before a court has looked at the books,” the Moldovan prime minister said.",
        "policy",
        "MDA",
        "",
        "before a court has looked at the books",
        "Not a cent will be paid",
    ),
    (
        "Kenya offered in July to lead the mission.",
        "promise",
        "KEN",
        "",
        None,
        "to lead the mission",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), SAID, ids=[row[0][:60] for row in SAID]
)
def test_what_is_said_to_follow_binds_who_says_it(text, kind, issuer, addressee, condition, consequence):
    (one,) = extract(text).commitments
    assert (one.type, ",".join(one.issuer_countries), ",".join(one.addressee_countries)) == (kind, issuer, addressee)
    assert (one.condition.text if one.condition else None, one.consequence.text) == (condition, consequence)


@pytest.mark.parametrize(
    "text",
    [
        "The match will go ahead unless it rains, the Kenyan coach said.",
        "Ships that pass the strait pay a toll, the Turkish minister said.",
        "Farmers who plant early will harvest early, the Kenyan agriculture minister said.",
        "Companies that pay late will be fined, the Kenyan finance minister said.",
        "Students who pass may enter the academy, the Ghanaian defence minister said.",
        "If they pass the exam, they can enter the academy, the Ghanaian defence minister said.",
        "Refugees can return once the fighting stops, the UN said.",
        "If Iran attacks, Israel goes in, an analyst said.",
        "“If we lose, I leave,” the Brazilian coach said.",
        "If prices rise, the budget is finished, an analyst said.",
        "If the deal fails, that's a different story, the trade analyst said.",
        "The president will remain in hospital pending tests, the Chadian presidency said.",
        "Whoever wins the vote will face a hard winter, the Moldovan economist said.",
        "The storm will not leave, forecasters said, without a shift in the wind.",
        "The new timetable takes effect on Monday unless the unions object, the Swiss railway said.",
        "The ban on bags takes effect on Monday unless the court blocks it, the Kenyan environment minister said.",
        "“No pain, no gain,” the Ghanaian trainer said.",
        "“No war, no peace,” the Soviet minister said.",
        "Trade depends on the weather, the Tongan trade minister said.",
        "The price of oil hinges on the decision of OPEC, the Saudi minister said.",
        "“For every euro they spend, we spend two,” the Danish finance minister said.",
        "Moscow will withdraw once it has no choice.",
        "Paris will send the bill once the work is done.",
        "London will leave its clocks alone as long as Dublin does.",
        "Analysts believe Washington will lift the ban once Lima pays.",
        "Whatever the weather, the race will start on time, the Monegasque prince said.",
        "Kenya demanded an apology, or at least an answer.",
        "Prices would rise in such a case, the Fijian economy minister said.",
        "A US official said that if the militia moved back, Israel would be free to respond.",
        "Will Kenya send its troops if Uganda asks?",
        "Fans went further: the match will be stopped if they come.",
        "The report was plain: prices will rise if the rain stops.",
    ],
)
def test_what_is_foreseen_private_or_the_law_of_the_land_binds_nobody(text):
    assert not extract(text).commitments


def test_leave_is_granted_and_no_guess():
    (one,) = extract("Settlers who accept Georgian law may keep their houses, the Georgian president said.").commitments
    assert not one.hedged


READOUT = """REPUBLIC OF GHANA
MINISTRY OF FOREIGN AFFAIRS
The Ministry | Missions Abroad

READOUT
Minister receives envoy of Togo
Accra, Sunday 21 February 2021

The Minister received the envoy of Togo on Monday. They spoke for an hour.

{last}
"""


@pytest.mark.parametrize(
    ("last", "issuers"),
    [
        ("Ghana would attend the meeting if Togo ceased its attacks on farmers.", [("GHA",)]),
        ("Togo would attend the meeting if Ghana ceased its attacks on farmers.", []),
        ("Had Togo asked, Ghana would have sent help.", []),
    ],
)
def test_what_a_ministry_writes_of_its_own_state_it_says_for_it(last, issuers):
    found = standoff.extract(READOUT.format(last=last), name="readout.txt").commitments
    assert [c.issuer_countries for c in found] == issuers


def test_what_follows_the_first_of_two_infinitives_too():
    text = "Chad threatened to cut the road and to close the river unless Sudan paid."
    (one,) = extract(text).commitments
    assert one.consequence.text == "to cut the road and to close the river"
