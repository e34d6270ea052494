"""Who is bound by the ways in which officials speak of their own side, and what they will not do."""

import pytest

from tests.extraction.reading import extract, reads

# text, type, issuer, addressee, condition, consequence
OWN_SIDE = [
    (
        "The Omani foreign minister said that his country would treat any further seizure as an act of war.",
        "threat",
        "OMN",
        "",
        "any further seizure",
        "as an act of war",
    ),
    (
        "The Portuguese president said her government would not stand idle if Spanish trawlers crossed the line.",
        "threat",
        "PRT",
        "ESP",
        "if Spanish trawlers crossed the line",
        "her government would not stand idle",
    ),
    (
        "Somalia's defence minister said the coast guard would open fire unless the dhows turned back.",
        "threat",
        "SOM",
        "",
        "unless the dhows turned back",
        "the coast guard would open fire",
    ),
    (
        "Togo is committed to defending Benin if it is attacked, the Togolese president said.",
        "promise",
        "TGO",
        "BEN",
        "if it is attacked",
        "defending Benin",
    ),
    (
        "Qatar's navy would shadow the tankers, the minister said, and would board them if they entered the bay.",
        "threat",
        "QAT",
        "",
        "if they entered the bay",
        "would board them",
    ),
    (
        "The Honduran admiral said his men had been told to shoot if the rope was cut.",
        "threat",
        "HND",
        "",
        "if the rope was cut",
        "to shoot",
    ),
    (
        "Sri Lanka's navy has been instructed to sink any trawler that does not stop.",
        "threat",
        "LKA",
        "",
        "any trawler that does not stop",
        "to sink",
    ),
]
SPOKEN_FOR = [
    ("Chad's army dug in on Monday. “Niger will not allow this to stand,” its foreign minister said.", "NER"),
    ("Chad shelled the ford. The Dutch will close the bridge if it goes on, their defence minister said.", "NLD"),
    ("Peru blocked the pass. Bolivia would close its road, its president said, if the pass was not opened.", "BOL"),
]
REFUSED = [
    (
        "Peru is not about to hand over the banker unless Ecuador apologises, its justice minister said.",
        "policy",
        "PER",
        "ECU",
        "unless Ecuador apologises",
        "is not about to hand over the banker",
    ),
    (
        "Rwanda has no intention of leaving the hills while the militia is there, the Rwandan foreign minister said.",
        "policy",
        "RWA",
        "",
        "while the militia is there",
        "has no intention of leaving the hills",
    ),
    (
        "“Ghana has no intention of attacking Togo,” the Ghanaian president said.",
        "promise",
        "GHA",
        "TGO",
        "",
        "has no intention of attacking Togo",
    ),
    (
        "“We are not going to war with Laos,” the Thai prime minister said.",
        "promise",
        "THA",
        "LAO",
        "",
        "We are not going to war with Laos",
    ),
    (
        "Turkey says the pipeline will stay closed until Iraq pays the award.",
        "policy",
        "TUR",
        "IRQ",
        "until Iraq pays the award",
        "the pipeline will stay closed",
    ),
    (
        "The Slovak minister said there would be no lorries until the bridge was repaired by Hungary.",
        "policy",
        "SVK",
        "HUN",
        "until the bridge was repaired by Hungary",
        "there would be no lorries",
    ),
    (
        "The crew would be released the day the fine was paid, Iran's foreign ministry said.",
        "promise",
        "IRN",
        "",
        "the day the fine was paid",
        "The crew would be released",
    ),
]
DARED = [
    (
        "“Whoever lands on our island will not go home,” the Samoan defence minister said.",
        "WSM",
        "Whoever lands on our island",
    ),
    (
        "“Any pilot who crosses the river will die,” the Zambian general said.",
        "ZMB",
        "Any pilot who crosses the river",
    ),
    (
        "“Whoever lays a hand on our envoys will answer for it,” Iraq's interior ministry said.",
        "IRQ",
        "Whoever lays a hand on our envoys",
    ),
]
NOBODY_BOUND = [
    "Officials in Quito did not rule out returning the fugitive unless Peru paid.",
    "“Our people will not sleep well if the raids go on,” the Samoan mayor said.",
    "Thousands will die if the dam breaks, the Zambian general said.",
    "When it became apparent that Uganda had no intention of paying, Kenya closed the road.",
    "Norway will have no growth until rates fall, its finance minister said.",
    "There will be no growth until rates fall, the Norwegian finance minister said.",
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), [*OWN_SIDE, *REFUSED], ids=lambda v: v[:60]
)
def test_what_officials_say_of_their_own_side_binds_it(text, kind, issuer, addressee, condition, consequence):
    assert (kind, issuer, addressee, condition, consequence) in [reads(c) for c in extract(text).commitments]


@pytest.mark.parametrize(("text", "issuer"), SPOKEN_FOR)
def test_a_minister_of_whoever_the_words_are_about_speaks_for_him(text, issuer):
    assert [c.issuer_countries for c in extract(text).commitments] == [(issuer,)]


@pytest.mark.parametrize(("text", "issuer", "condition"), DARED)
def test_whoever_dares_is_threatened(text, issuer, condition):
    (found,) = extract(text).commitments
    assert found.condition is not None
    assert (found.type, found.issuer_countries, found.condition.text) == ("threat", (issuer,), condition)


@pytest.mark.parametrize("text", NOBODY_BOUND)
def test_nobody_is_bound(text):
    assert extract(text).commitments == ()


BARRED = [
    (
        "There is no room for talks unless Armenia withdraws, the Azerbaijani president said.",
        "policy",
        "AZE",
        "ARM",
        "unless Armenia withdraws",
        "There is no room for talks",
    ),
    (
        "Talks are out of the question until the pilots are home, Israel's prime minister said.",
        "policy",
        "ISR",
        "",
        "until the pilots are home",
        "Talks are out of the question",
    ),
    (
        "Greece has ruled out negotiations with Turkey until the survey ship is recalled.",
        "policy",
        "GRC",
        "TUR",
        "until the survey ship is recalled",
        "Greece has ruled out negotiations with Turkey",
    ),
    (
        "“Either they leave the hill or we will drive them off it,” the Georgian defence minister said.",
        "threat",
        "GEO",
        "",
        "Either they leave the hill",
        "we will drive them off it",
    ),
    (
        "The Burmese junta has served notice that boats carrying deserters will be sunk.",
        "threat",
        "MMR",
        "",
        "boats carrying deserters",
        "will be sunk",
    ),
    (
        "Any advance on the port would lead Egypt to intervene, the Egyptian president said.",
        "threat",
        "EGY",
        "",
        "Any advance on the port",
        "would lead Egypt to intervene",
    ),
    (
        "Ukraine's air force will have no choice but to open fire if the drones return, the Ukrainian minister said.",
        "threat",
        "UKR",
        "",
        "if the drones return",
        "Ukraine's air force will have no choice but to open fire",
    ),
    (
        "Lithuania said it would ask its allies for help if Belarus sent more men across.",
        "policy",
        "LTU",
        "BLR",
        "if Belarus sent more men across",
        "it would ask its allies for help",
    ),
    (
        "Oman stood ready to reopen the consulate provided Yemen withdrew its note.",
        "promise",
        "OMN",
        "YEM",
        "provided Yemen withdrew its note",
        "Oman stood ready to reopen the consulate",
    ),
    (
        "Kenya will bring the matter before the Security Council if Uganda goes ahead.",
        "policy",
        "KEN",
        "UGA",
        "if Uganda goes ahead",
        "Kenya will bring the matter before the Security Council",
    ),
    (
        "Chile was prepared to exercise its right of passage, its ambassador told the Bolivian foreign minister.",
        "policy",
        "CHL",
        "BOL",
        "",
        "to exercise its right of passage",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), BARRED, ids=lambda v: v[:60]
)
def test_what_is_barred_announced_or_forced_upon_somebody(text, kind, issuer, addressee, condition, consequence):
    assert [(kind, issuer, addressee, condition, consequence)] == [reads(c) for c in extract(text).commitments]


def test_a_group_that_bears_the_name_of_a_state_is_not_that_state():
    (found,) = extract("The Lebanese group said its fighters would strike Israel if Beirut was hit.").commitments
    assert (found.type, found.issuer) == ("threat", ("LBN/rebels",))


@pytest.mark.parametrize(
    "text",
    [
        "The Kurdish administration said it would hand the camps over to Syria only if its courts were recognised.",
        "“Our sons will come home,” said the mother of a captured Azerbaijani soldier.",
        "Saudi officials deny that the kingdom threatened to sell its bonds if the assets were seized.",
        "The Georgian minister denied that there was no room for talks unless Russia withdraws.",
        "Ghana will close the border if Togo goes ahead with the vote, bankers believe.",
        "A landing would force Tonga's farmers to flee, the Tongan bishop said.",
    ],
)
def test_nobody_known_is_bound(text):
    assert extract(text).commitments == ()
