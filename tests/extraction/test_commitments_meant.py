"""Whom a commitment is meant for, and what binds though no condition or plain promise says so."""

import pytest

from tests.extraction.reading import extract, reads

# text, type, issuer, addressee, condition, consequence
MEANT = [
    (
        "The Houthis said they would not shell the road while it was open, but warned that they would resume "
        "their attacks if Israel closed it.",
        "threat",
        "YEM",
        "ISR",
        "if Israel closed it",
        "they would resume their attacks",
    ),
    (
        "EU foreign ministers agreed to impose sanctions on Belarus if the crew was not handed over to Poland.",
        "threat",
        "EUR",
        "BLR",
        "if the crew was not handed over to Poland",
        "to impose sanctions on Belarus",
    ),
    (
        "The Lao army chief said his troops would remain on the ridge until Thailand removed the mines.",
        "policy",
        "LAO",
        "THA",
        "until Thailand removed the mines",
        "his troops would remain on the ridge",
    ),
    (
        "Gabon has let Cameroon know that it will not give up the island.",
        "policy",
        "GAB",
        "CMR",
        "",
        "it will not give up the island",
    ),
    (
        "“If Rwanda wants war, it will have war,” the Congolese army spokesman said.",
        "threat",
        "COD",
        "RWA",
        "If Rwanda wants war",
        "it will have war",
    ),
    (
        "Egypt's president warned that he would close the canal to British shipping if a single soldier landed.",
        "threat",
        "EGY",
        "GBR",
        "if a single soldier landed",
        "he would close the canal to British shipping",
    ),
    (
        "The Norwegian foreign minister assured her Russian colleague that no bases would be built in the north.",
        "promise",
        "NOR",
        "RUS",
        "",
        "no bases would be built in the north",
    ),
]
NOT_ITS_OWN = [
    "The Philippine president warned that the North would be the first to suffer if the market collapsed.",
    "Peru hopes that Chile will accept the plan if Brazil presses it.",
    "Chad may run out of flour by March if the lorries do not come, its president said.",
    "Moldova would be the first to suffer if the dam broke, its president said.",
    "The envoy asked for troops to be sent to deal with any new situation.",
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), MEANT, ids=lambda v: v[:60]
)
def test_whom_it_is_meant_for(text, kind, issuer, addressee, condition, consequence):
    assert (kind, issuer, addressee, condition, consequence) in [reads(c) for c in extract(text).commitments]


@pytest.mark.parametrize("text", NOT_ITS_OWN)
def test_what_befalls_or_is_hoped_of_somebody_binds_nobody(text):
    assert extract(text).commitments == ()


STATED = [
    (
        "Libya's army chief said any strike on its ports would be a mistake that Chad would regret.",
        "threat",
        "LBY",
        "",
        "any strike on its ports",
        "would be a mistake that Chad would regret",
    ),
    ("Laos promised a crushing response to the drills.", "threat", "LAO", "", "", "a crushing response to the drills"),
    ("Norway has pledged 2 billion kroner in aid to Moldova.", "promise", "NOR", "MDA", "", "2 billion kroner in aid"),
    (
        "Japan is mulling sanctions against Russia if the exercises go on.",
        "policy",
        "JPN",
        "RUS",
        "if the exercises go on",
        "sanctions against Russia",
    ),
    (
        "“We are ready to defend every inch of our territory,” the Romanian president said.",
        "policy",
        "ROU",
        "",
        "",
        "to defend every inch of our territory",
    ),
    (
        "Sweden's accession would be blocked as long as it sheltered the plotters, the Turkish president said.",
        "threat",
        "TUR",
        "SWE",
        "as long as it sheltered the plotters",
        "Sweden's accession would be blocked",
    ),
    (
        "Algeria told Morocco it had 48 hours to withdraw its consul.",
        "ultimatum",
        "DZA",
        "MAR",
        "",
        "to withdraw its consul",
    ),
    (
        "Turkey's interior minister promised that those behind the raid would pay.",
        "threat",
        "TUR",
        "",
        "",
        "those behind the raid would pay",
    ),
    (
        "Canada has committed itself to buying the missiles for Ukraine.",
        "promise",
        "CAN",
        "UKR",
        "",
        "buying the missiles for Ukraine",
    ),
    (
        "“An attack on Lithuania is an attack on Germany,” the German chancellor said.",
        "threat",
        "DEU",
        "",
        "An attack on Lithuania",
        "is an attack on Germany",
    ),
    (
        "Sudan agreed in principle to withdraw from the triangle by June.",
        "promise",
        "SDN",
        "",
        "",
        "to withdraw from the triangle by June",
    ),
    (
        "Kuwait has warned that it may expel the Iranian ambassador.",
        "threat",
        "KWT",
        "IRN",
        "",
        "it may expel the Iranian ambassador",
    ),
    (
        "Zambia's government said that the border would reopen when Congo lifted its ban on maize.",
        "promise",
        "ZMB",
        "COD",
        "when Congo lifted its ban on maize",
        "the border would reopen",
    ),
    (
        "Algeria has made the release of the pilots conditional on an apology.",
        "policy",
        "DZA",
        "",
        "an apology",
        "the release of the pilots",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), STATED, ids=lambda v: v[:60]
)
def test_what_is_stated_outright(text, kind, issuer, addressee, condition, consequence):
    assert [(kind, issuer, addressee, condition, consequence)] == [reads(c) for c in extract(text).commitments]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels undertook a further attack on the town.",
        "The premier sent a letter to Eisenhower in which he warned that an attack on China would be an attack on all.",
        "Togo agreed to talk.",
        "The hotel would reopen when the season began, its owner said.",
        "Togo's farmers would pay for the bridge, the minister said.",
        "An attack on the bridge is an attack of nerves, the Togolese doctor said.",
    ],
)
def test_nobody_undertakes_it(text):
    assert extract(text).commitments == ()


BESIDE = [
    (
        "Algiers is to cut the gas that it sells to Spain, its energy ministry said, should Madrid pass it on.",
        "threat",
        "DZA",
        "ESP",
        "should Madrid pass it on",
        "Algiers is to cut the gas that it sells to Spain",
    ),
    (
        "Kenya would recognise the office in Hargeisa, the foreign ministry said, if Somalia kept the ban.",
        "promise",
        "KEN",
        "SOM",
        "if Somalia kept the ban",
        "Kenya would recognise the office in Hargeisa",
    ),
    (
        "Congo rules out direct talks with Rwanda while its soldiers remain in the hills.",
        "policy",
        "COD",
        "RWA",
        "while its soldiers remain in the hills",
        "Congo rules out direct talks with Rwanda",
    ),
    (
        "Georgia's interior ministry promised that nobody who laid down his weapons would be prosecuted.",
        "promise",
        "GEO",
        "",
        "nobody who laid down his weapons",
        "would be prosecuted",
    ),
    (
        "Burundi's president vowed to fight any peacekeepers who came without his consent.",
        "threat",
        "BDI",
        "",
        "any peacekeepers who came without his consent",
        "to fight",
    ),
    (
        "Denmark would be glad to host a conference if Russia came, its foreign minister said.",
        "promise",
        "DNK",
        "RUS",
        "if Russia came",
        "Denmark would be glad to host a conference",
    ),
    (
        "The Soviet ambassador offered military aid to Botswana.",
        "promise",
        "RUS",
        "BWA",
        "",
        "military aid",
    ),
    (
        "Should the talks fail, said the Iranian foreign minister, his country would enrich more uranium.",
        "policy",
        "IRN",
        "",
        "Should the talks fail",
        "his country would enrich more uranium",
    ),
    (
        "Nobody will be allowed to land on the rocks, the South Korean coast guard said, whatever flag they carry.",
        "policy",
        "KOR",
        "",
        "",
        "Nobody will be allowed to land on the rocks",
    ),
    (
        "Qatar's foreign minister said Doha would not negotiate as long as the blockade went on.",
        "policy",
        "QAT",
        "",
        "as long as the blockade went on",
        "Doha would not negotiate",
    ),
    (
        "The Finnish government said the border would stay closed for as long as Russia sent people across.",
        "policy",
        "FIN",
        "RUS",
        "as long as Russia sent people across",
        "the border would stay closed",
    ),
    (
        "Ghana said it would stop arming the militia if Togo paid for the ferry.",
        "promise",
        "GHA",
        "TGO",
        "if Togo paid for the ferry",
        "it would stop arming the militia",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee", "condition", "consequence"), BESIDE, ids=lambda v: v[:60]
)
def test_what_stands_beside_the_saying_belongs_to_what_is_said(text, kind, issuer, addressee, condition, consequence):
    assert [(kind, issuer, addressee, condition, consequence)] == [reads(c) for c in extract(text).commitments]


@pytest.mark.parametrize(
    "text",
    [
        "The Danish shipping line Maersk said it would return to the Red Sea when it was safe.",
        "Turkey's economy will shrink if the tourists stay away, the Turkish minister said.",
        "Chad stopped short of promising to free the pilots if Niger paid.",
        "The mediators proposed a withdrawal of all troops.",
        "The Czech police arrested a man who had threatened to blow up the embassy.",
        "When it became apparent that Togo had no intention of paying, Ghana closed the road.",
    ],
)
def test_firms_forecasts_and_what_is_held_back_bind_nobody(text):
    assert extract(text).commitments == ()


def test_an_announcement_is_meant_for_nobody_whom_it_does_not_name():
    told = "Brazil closed its border to Peru. Peru's defence minister said: “We will not be diverted from our course.”"
    (found,) = extract(told).commitments
    assert (found.type, found.addressee_countries) == ("policy", ())
    told = "Brazil closed its border. Peru's defence minister said: “We will not give up our claim on Brazil's banks.”"
    assert {c.addressee_countries for c in extract(told).commitments} == {("BRA",)}


def test_nobody_calls_himself_it():
    told = "Sudan's army chief Adam Sow rejected a plan put forward by a French envoy, saying it would crush the army."
    assert not extract(told).commitments
    assert extract("Sudan's army rejected a French plan, saying it would crush the rebels.").commitments


def test_whoever_is_named_in_passing_is_not_meant():
    (found,) = extract("Iran said it would block any corridor along its frontier with or without Russia.").commitments
    assert found.addressee_countries == ()


@pytest.mark.parametrize(
    "told",
    [
        "Washington should tell the Gulf states that it will escort their ships.",
        "Tehran could announce that it will leave the treaty.",
        "Moscow is expected to say that it will deploy the missiles.",
    ],
)
def test_what_somebody_has_yet_to_say_binds_nobody(told):
    assert not extract(told).commitments


def test_that_a_speaker_was_asked_is_no_condition():
    (found,) = extract("“We will answer in kind,” Oman's foreign minister said when pressed by reporters.").commitments
    assert found.condition is None


def test_a_condition_holds_for_what_else_follows():
    told = "If the drones come back, it would be an act of war and Poland will shoot them down, its premier said."
    (found,) = extract(told).commitments
    assert (found.condition.text, found.consequence.text) == (
        "If the drones come back",
        "Poland will shoot them down",
    )
    assert not extract("If the talks fail, prices will rise and people will suffer, Oman's premier said.").commitments


def test_what_somebody_does_not_think_he_will_do_he_does_not_threaten():
    told = (
        "“I don’t believe we will attack Mali,” Chad’s premier said. “I don’t think we’re going to sue Peru,” he added."
    )
    found = extract(told)
    assert not found.commitments
    assert all(event.negated for event in found.events)


@pytest.mark.parametrize(
    "told",
    [
        "A retired Chinese colonel wrote that Manila would become a target if it hosted missiles.",
        "The former Chinese defence minister warned that Beijing would strike if Taiwan declared independence.",
        "Ruth Roe, a former Peruvian president, said Lima would respond if Ecuador attacked.",
        "Ex-president Okoth said Kenya would strike.",
    ],
)
def test_who_held_an_office_binds_nobody(told):
    assert not extract(told).commitments


def test_who_once_did_something_else_still_speaks_for_his_state():
    told = "The Peruvian defence minister, a former pilot, said Lima would respond if Ecuador attacked."
    assert [c.issuer_countries for c in extract(told).commitments] == [("PER",)]


def test_what_somebody_is_assured_of_is_promised():
    (found,) = extract("Oman assured Iran that it would not allow its airspace to be used against it.").commitments
    assert found.type == "promise"


def test_who_reads_a_letter_did_not_write_it():
    assert not extract("Peru read the letter, which threatened war.").commitments
    assert [c.issuer_countries for c in extract("Peru sent a letter, which threatened war.").commitments] == [("PER",)]
