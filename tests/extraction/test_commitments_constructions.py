"""The ways in which English states a commitment: what is bidden, who speaks, what is withheld and what is given."""

import pytest

from tests.extraction.reading import extract

# text, type, issuer, addressee, condition, consequence
BIDDEN = [
    (
        "“Leave the ford, or we will blow up the bridge,” the Zambian army chief said.",
        "threat",
        "ZMB",
        "",
        "Leave the ford",
        "we will blow up the bridge",
    ),
    (
        "“They had better take those guns off the ridge, or we will do it for them,” an Armenian commander said.",
        "threat",
        "ARM",
        "",
        "They had better take those guns off the ridge",
        "we will do it for them",
    ),
    (
        "Sweden told Iran to free the diplomat or face sanctions.",
        "threat",
        "SWE",
        "IRN",
        "to free the diplomat",
        "face sanctions",
    ),
    (
        "Niger ordered Benin to hand over the pilot by Friday or face the closure of the river.",
        "ultimatum",
        "NER",
        "BEN",
        "to hand over the pilot by Friday",
        "face the closure of the river",
    ),
    (
        "Ghana has warned Togo to remove the buoys or it will do so itself.",
        "threat",
        "GHA",
        "TGO",
        "to remove the buoys",
        "it will do so itself",
    ),
    (
        "“Free our sailors and we will open the port tomorrow,” the Somali president said.",
        "promise",
        "SOM",
        "",
        "Free our sailors",
        "we will open the port",
    ),
    (
        "“Touch our embassy and you will have war,” Burundi's foreign minister warned Rwanda.",
        "threat",
        "BDI",
        "RWA",
        "Touch our embassy",
        "you will have war",
    ),
]
ASIDE = [
    # who says it stands between the condition and what follows
    (
        "Unless he has an apology from Oman, the Qatari prime minister said, he will bring his ambassador home.",
        "threat",
        "QAT",
        "OMN",
        "Unless he has an apology from Oman",
        "he will bring his ambassador home",
    ),
    (
        "Norway's premier announced that it would supply the islands with oil, should the councils register in Bergen.",
        "promise",
        "NOR",
        "",
        "should the councils register in Bergen",
        "it would supply the islands with oil",
    ),
    (
        "Greece would leave the command in the event Turkish troops advanced, Prime Minister Mitsotakis announced.",
        "policy",
        "GRC",
        "",
        "in the event Turkish troops advanced",
        "Greece would leave the command",
    ),
    (
        "The troops would not abandon the post whilst Chilean aircraft flew over it, Bolivia's president said.",
        "policy",
        "BOL",
        "CHL",
        "whilst Chilean aircraft flew over it",
        "The troops would not abandon the post",
    ),
]
FORCE = [
    # what is not allowed besides makes it no kindness, nor what the force is for
    (
        "If the terms were not met, it would use force and would not allow ships to use the river, Iraq said.",
        "threat",
        "IRQ",
        "*",
        "If the terms were not met",
        "it would use force and would not allow ships to use the river",
    ),
]
SPOKEN = [
    # Nobody's country is known, or nobody speaks for it.
    (
        "The junta will nationalise the mines if the company does not pay, its spokesman said.",
        "threat",
        "",
        "",
        "if the company does not pay",
        "The junta will nationalise the mines",
    ),
    (
        "The Sons of the Delta said they would blow up more pipelines unless the oil firms left.",
        "threat",
        "",
        "",
        "unless the oil firms left",
        "they would blow up more pipelines",
    ),
    (
        "Dockers' unions in Genoa said they would strike if a single crate of arms was loaded.",
        "threat",
        "",
        "",
        "if a single crate of arms was loaded",
        "they would strike",
    ),
    # Whoever it is that speaks, it is his country that would act.
    (
        "The ruling party's deputy leader, Radek Novy, said Slovakia would stop the gas unless Kyiv paid.",
        "threat",
        "SVK",
        "UKR",
        "unless Kyiv paid",
        "Slovakia would stop the gas",
    ),
]
WITHHELD = [
    (
        "“As long as one foreign soldier is here, there will be no elections,” the Eritrean president said.",
        "policy",
        "ERI",
        "",
        "As long as one foreign soldier is here",
        "there will be no elections",
    ),
    (
        "Recognition could come only after the prisoners are freed, Malaysia's prime minister said.",
        "policy",
        "MYS",
        "",
        "after the prisoners are freed",
        "Recognition could come",
    ),
    (
        "“No grain will leave Odesa while our ships are being hunted,” Russia's deputy foreign minister said.",
        "policy",
        "RUS",
        "",
        "while our ships are being hunted",
        "No grain will leave Odesa",
    ),
    (
        "“Not until the last hostage is home will we talk about money,” the Ecuadorean president said.",
        "policy",
        "ECU",
        "",
        "until the last hostage is home",
        "will we talk about money",
    ),
    (
        "Chad must leave the oasis. Only then would Libya return to the table, its foreign minister said.",
        "promise",
        "LBY",
        "TCD",
        "Only then",
        "would Libya return to the table",
    ),
    (
        "Failing an apology, Senegal will withdraw from the games, the Senegalese government said.",
        "threat",
        "SEN",
        "",
        "Failing an apology",
        "Senegal will withdraw from the games",
    ),
    (
        "“Without a written apology, we will not reopen the road,” the Libyan foreign minister said.",
        "threat",
        "LBY",
        "",
        "Without a written apology",
        "we will not reopen the road",
    ),
]
GIVEN = [
    (
        "Fiji would freeze its licences in return for an end to the patrols, the Fijian foreign minister said.",
        "promise",
        "FJI",
        "",
        "in return for an end to the patrols",
        "Fiji would freeze its licences",
    ),
    (
        "France stands ready to send a battalion to Romania if Bucharest asks for it, the French government said.",
        "promise",
        "FRA",
        "ROU",
        "if Bucharest asks for it",
        "France stands ready to send a battalion",
    ),
    (
        "“If they release the crew, we will drop the charges,” Nigeria's justice minister said.",
        "promise",
        "NGA",
        "",
        "If they release the crew",
        "we will drop the charges",
    ),
    (
        "If Bolivia sent observers, it would be allowed to use the port, the Chilean president said.",
        "promise",
        "CHL",
        "BOL",
        "If Bolivia sent observers",
        "it would be allowed to use the port",
    ),
]
HARM = [
    (
        "Oslo sent a Note to Lisbon warning of grave consequences if the trawlers were not released.",
        "threat",
        "NOR",
        "PRT",
        "if the trawlers were not released",
        "grave consequences",
    ),
    (
        "Any vessel that lays cable inside the zone will be boarded, the Philippine coast guard said.",
        "threat",
        "PHL",
        "",
        "Any vessel that lays cable inside the zone",
        "will be boarded",
    ),
    (
        "Uzbek lorries will be turned back from Monday unless Tashkent lifts the fee, Turkmenistan's government said.",
        "threat",
        "TKM",
        "UZB",
        "unless Tashkent lifts the fee",
        "lorries will be turned back",
    ),
    (
        "Admitting Georgia would be a mistake that Europe would regret, Russia's deputy foreign minister said.",
        "threat",
        "RUS",
        "*",
        "Admitting Georgia",
        "would be a mistake that Europe would regret",
    ),
    (
        "The army would step in were the court to annul the vote, Thailand's army chief hinted.",
        "policy",
        "THA",
        "",
        "were the court to annul the vote",
        "The army would step in",
    ),
    (
        "“All options are on the table,” the Libyan foreign minister said.",
        "threat",
        "LBY",
        "",
        None,
        "All options are on the table",
    ),
    (
        "“Somebody is going to pay a heavy price for this,” the Libyan defence minister said.",
        "threat",
        "LBY",
        "",
        None,
        "Somebody is going to pay a heavy price",
    ),
    (
        "Chad will be held responsible for the raid, the Libyan president said.",
        "threat",
        "LBY",
        "TCD",
        None,
        "Chad will be held responsible",
    ),
    (
        "The expulsion of the consul will have consequences, the Malian government said.",
        "threat",
        "MLI",
        "",
        None,
        "will have consequences",
    ),
    ("Eritrea vowed revenge after the raid.", "threat", "ERI", "*", None, "revenge"),
]
OUTRIGHT = [
    (
        "Kazakhstan is prepared to host a meeting of the two presidents, the Kazakh government said.",
        "promise",
        "KAZ",
        "",
        None,
        "to host a meeting",
    ),
    (
        "Oman has guaranteed the safety of the Yemeni delegates.",
        "promise",
        "OMN",
        "YEM",
        None,
        "the safety of the Yemeni delegates",
    ),
    (
        "“We give our word that no pilgrim will be harmed,” the Iraqi government said.",
        "promise",
        "IRQ",
        "",
        None,
        "no pilgrim will be harmed",
    ),
    (
        "Niger gave France's ambassador 48 hours to leave the country.",
        "ultimatum",
        "NER",
        "FRA",
        None,
        "to leave the country",
    ),
    (
        "Qatar told Chad to close its office within ten days.",
        "ultimatum",
        "QAT",
        "TCD",
        None,
        "to close its office within ten days",
    ),
    (
        "“The foreign troops must be out by 30 June,” Chad's president said.",
        "ultimatum",
        "TCD",
        "",
        None,
        "The foreign troops must be out by 30 June",
    ),
]


# Who is defended is promised something; "against an attack" is a condition, "against the accusation" is none.
DEFENDED = [
    (
        "The US president said the United States would defend Kuwait against an attack.",
        "promise",
        "USA",
        "KWT",
        "against an attack",
        "the United States would defend Kuwait",
    ),
    (
        "Egypt affirmed that it would assist in Sudan's defence against foreign intervention.",
        "promise",
        "EGY",
        "SDN",
        "against foreign intervention",
        "it would assist",
    ),
    (
        "Iran's president vowed to defend the islands against invasion.",
        "policy",
        "IRN",
        "",
        "against invasion",
        "to defend the islands",
    ),
    (
        "Force would be used only against an attack on the dam, the Tajik defence ministry said.",
        "policy",
        "TJK",
        "",
        "only against an attack on the dam",
        "Force would be used",
    ),
    (
        "A communiqué was issued stating that, if the talks failed, Pakistan would take appropriate action.",
        "threat",
        "PAK",
        "",
        "if the talks failed",
        "Pakistan would take appropriate action",
    ),
    (
        "A Russian letter was received in Ankara offering the removal of missiles from Syria in exchange for the "
        "removal of missiles from Turkey.",
        "promise",
        "RUS",
        "TUR",
        "in exchange for the removal of missiles from Turkey",
        "the removal of missiles from Syria",
    ),
    (
        "Turkey warned that Greek troops on the island would be a threat to it and that in such a case it would act.",
        "threat",
        "TUR",
        "GRC",
        "in such a case",
        "it would act",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"),
    [*BIDDEN, *ASIDE, *FORCE, *SPOKEN, *WITHHELD, *GIVEN, *HARM, *OUTRIGHT, *DEFENDED],
)
def test_what_is_bound_by_whatever_construction(text, kind, issuer, addressee, condition, consequence):
    found = [c for c in extract(text).commitments if consequence in c.consequence.text]
    assert len(found) == 1
    (one,) = found
    assert (one.type, ",".join(one.issuer_countries)) == (kind, issuer)
    assert addressee in ("*", ",".join(one.addressee_countries))
    assert (one.condition is None) if condition is None else condition in (one.condition.text if one.condition else "")


@pytest.mark.parametrize(
    "text",
    [
        "An attack on the refinery would lead to a wider war, a Swedish analyst warned.",
        "“If they come, we will fight,” a Sudanese farmer said.",
        "The Omani foreign minister warned that a strike by Chad on Libya would set the region on fire.",
        "Not all options are on the table if Chad mines the road, the Libyan foreign minister said.",
        "“If my wife sees the bill, she will invade,” the Belgian foreign minister joked.",
        "Mexico's foreign minister said his Cuban colleague had promised to lift the ban if the water was delivered.",
        "Bulgaria would suffer if the pipeline were cut, its energy minister said.",
        "Swiss officials say the talks will resume in Geneva on Monday.",
        "If the bank complies, it will not be held responsible, the Libyan finance minister said.",
        "“We will be attacked if war comes,” the Libyan defence minister said.",
        "Peru's decision depends on the willingness of Chile to provide aid.",
        "“Come and see,” the Libyan foreign minister said.",
        "Libya told Chad to write or call.",
        "Libya did not refuse to sell oil to Chad unless the debt was paid.",
    ],
)
def test_what_binds_nobody(text):
    assert extract(text).commitments == ()


def test_what_is_bidden_is_told_once():
    assert [
        c.type for c in extract("Ghana has warned Togo to remove the buoys or it will do so itself.").commitments
    ] == ["threat"]


def test_groups_that_nobody_knows_are_not_taken_for_each_other():
    text = (
        "The River Front said it would strike Chad if the raids went on. "
        "The rebels of the hills said they would fight if the road was closed."
    )
    assert [c.addressee_countries for c in extract(text).commitments] == [("TCD",), ()]
