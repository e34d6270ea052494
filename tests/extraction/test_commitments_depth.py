"""Commitments of other crises: where the condition stands, what is left unsaid, and what binds nobody."""

import pytest

from standoff.extraction import Extractor
from standoff.ingest import read_text
from standoff.model import Commitment
from tests.extraction.reading import extract

ULTIMATUMS = [
    ("Serbia received an ultimatum from Austria demanding the arrest of the officers.", "AUT", "SRB", "arrest"),
    (
        "An ultimatum by France and Britain to Egypt on 30 October demanded a withdrawal from the canal.",
        "FRA",
        "EGY",
        "withdrawal",
    ),
    ("The crisis began with an Israeli ultimatum to Lebanon to close the camp.", "ISR", "LBN", "close the camp"),
    ("Egypt rejected the British ultimatum to withdraw from the canal zone.", "GBR", "EGY", "withdraw"),
    ("Azerbaijan presented Armenia with an ultimatum to leave the pass.", "AZE", "ARM", "leave the pass"),
    ("India gave Pakistan 72 hours to pull back from the heights.", "IND", "PAK", "pull back"),
    ("Egypt was given until midnight by Britain to accept the terms.", "GBR", "EGY", "accept"),
    ("Azerbaijan demanded that Armenia withdraw by the end of the month.", "AZE", "ARM", "withdraw"),
]
THREATS = [
    (
        "Argentina's threat to sink British ships if they entered the zone alarmed London.",
        "ARG",
        "GBR",
        "if they entered",
        "sink",
    ),
    (
        "Nasser's threat to resign if his terms were rejected alarmed the Soviet Union.",
        "EGY",
        None,
        "if his terms",
        "to resign",
    ),
    ("Turkey threatened Greece with war if the islands were fortified.", "TUR", "GRC", "if the islands", "war"),
    ("The crisis was triggered by an Iranian threat to close the strait.", "IRN", None, None, "close the strait"),
    (
        "Pakistan sent a message to India threatening to strike the dams if the heights were attacked.",
        "PAK",
        "IND",
        "if the heights were attacked",
        "strike the dams",
    ),
    (
        "Israel persuaded Lebanon to close the camp by threatening to bomb Tyre unless it did so.",
        "ISR",
        "LBN",
        "unless it did so",
        "bomb Tyre",
    ),
    (
        "Greece's response was a warning to Turkey that any landing would be met with force.",
        "GRC",
        "TUR",
        "any landing",
        "met with force",
    ),
    (
        "Saudi Arabia warned the Houthis of grave consequences if the port was shelled.",
        "SAU",
        None,
        "if the port",
        "grave consequences",
    ),
    (
        "The United States would take further action against Iran if necessary, the Pentagon said.",
        "USA",
        "IRN",
        "if necessary",
        "further action",
    ),
    (
        "Yugoslavia declared that it would regard any attempt to restore the king of Hungary as a casus belli.",
        "SRB",
        "HUN",
        "any attempt",
        "casus belli",
    ),
    (
        "China warned that an attack on North Korea would be an attack on China.",
        "CHN",
        None,
        "an attack on North Korea",
        "an attack on China",
    ),
    (
        "Iraq demanded that Iran stop the pilgrims' ships. If the demand was not met, Iraq would close the river.",
        "IRQ",
        "IRN",
        "If the demand",
        "close the river",
    ),
    ("Libya vowed to retaliate whenever its coast was shelled.", "LBY", None, "whenever", "retaliate"),
    (
        "As long as Israel does not leave the Sinai, Egypt will keep the canal closed, President Nasser said.",
        "EGY",
        "ISR",
        "As long as",
        "keep the canal closed",
    ),
    ("Any attack on our convoys will be met with fire, the Kenyan defence minister said.", "KEN", None, "Any", "fire"),
]
PROMISES = [
    (
        "Should war come, New Zealand would stand behind Britain, its prime minister declared.",
        "NZL",
        "GBR",
        "Should war come",
        "stand behind Britain",
    ),
    (
        "The Pentagon announced that American forces would come to the aid of any Gulf state attacked by Iran.",
        "USA",
        None,
        "any Gulf state attacked",
        "come to the aid",
    ),
    (
        "The Soviet Union offered the removal of the missiles in exchange for a pledge by the United States.",
        "RUS",
        "USA",
        "in exchange for",
        "the removal of the missiles",
    ),
    (
        "India would release the prisoners once Pakistan had withdrawn, the Indian defence minister said.",
        "IND",
        "PAK",
        "once",
        "release the prisoners",
    ),
    (
        "Kenya assured Uganda that it would respect its neutrality, provided that it did not let the rebels cross.",
        "KEN",
        "UGA",
        "provided",
        "respect",
    ),
    (
        "Colombia agreed to lift the blockade on the condition that Peru left the town.",
        "COL",
        "PER",
        "on the condition",
        "lift the blockade",
    ),
    (
        "Cyprus appealed to Greece and received a promise of Greek support if the island were invaded.",
        "GRC",
        "CYP",
        "if the island",
        "support",
    ),
    (
        "Israel informed Jordan that it would not attack if Jordan stayed out of the war.",
        "ISR",
        "JOR",
        "if Jordan stayed out",
        "not attack",
    ),
]
NOTHING = [
    "Argentina asked Chile to keep its ships in port.",
    "Analysts warned that Iran would close the strait if the sanctions went on.",
    "Turkey warned Britain that Egypt would close the canal if the talks failed.",
    "Fighting threatened the harvest in Armenia.",
    "India said that the monsoon would make the pass unusable.",
    "Egypt denied that it had threatened to close the canal.",
    "Egypt might threaten to close the canal.",
    "Britain urged Argentina to withdraw its marines.",
    "The tanker owners said that prices would rise if the Red Sea stayed closed.",
    "Pakistan asked whether India would withdraw.",
    "Armenia feared that Azerbaijan would attack if the corridor was closed.",
    "The threat of war with Turkey passed.",
    "Egypt might close the canal, a British newspaper said.",
    "Egypt held a parade. If it rained, Egypt would use the hall.",
]


def find(text: str, kind: str, issuer: str, addressee: str | None, condition: str | None, consequence: str) -> bool:
    def fits(one: Commitment) -> bool:
        words = one.condition.text if one.condition is not None else ""
        return (
            one.type == kind
            and issuer in one.issuer_countries
            and (addressee is None or addressee in one.addressee_countries)
            and (condition is None or condition in words)
            and consequence in one.consequence.text
        )

    return any(fits(one) for one in extract(text).commitments)


@pytest.mark.parametrize(("text", "issuer", "addressee", "consequence"), ULTIMATUMS)
def test_ultimatums_by_whatever_words(text, issuer, addressee, consequence):
    assert find(text, "ultimatum", issuer, addressee, None, consequence), extract(text).commitments


@pytest.mark.parametrize(("text", "issuer", "addressee", "condition", "consequence"), THREATS)
def test_threats_under_conditions(text, issuer, addressee, condition, consequence):
    assert find(text, "threat", issuer, addressee, condition, consequence), extract(text).commitments


@pytest.mark.parametrize(("text", "issuer", "addressee", "condition", "consequence"), PROMISES)
def test_promises_under_conditions(text, issuer, addressee, condition, consequence):
    assert find(text, "promise", issuer, addressee, condition, consequence), extract(text).commitments


@pytest.mark.parametrize("text", NOTHING)
def test_what_binds_nobody(text):
    assert extract(text).commitments == ()


def test_what_would_not_be_tolerated_is_a_red_line():
    text = "Argentina made Chile aware that any landing on the islands would not be tolerated."
    assert find(text, "red line", "ARG", "CHL", "any landing", "would not be tolerated")


@pytest.mark.parametrize("words", ["if the weather was fine", "if the yard had finished the pier"])
def test_an_agency_that_reports_for_a_state_does_not_stand_in_its_way(words):
    assert extract(f"The pier would be opened {words}, Tass said.").commitments == ()


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "condition", "consequence"),
    [
        (
            "If there is a threat to our cables, there will be a response, the Estonian defence minister said.",
            "threat",
            "EST",
            "If there is a threat",
            "there will be a response",
        ),
        (
            "There would be no talks with Eritrea until it freed the pilots, the Ethiopian government said.",
            "policy",
            "ETH",
            "until it freed the pilots",
            "no talks",
        ),
        (
            "If they do not leave, they will be removed, the British prime minister said of the Argentine marines.",
            "threat",
            "GBR",
            "If they do not leave",
            "will be removed",
        ),
        ("The raid will not go unpunished, the Turkish president said.", "threat", "TUR", None, "go unpunished"),
        ("Congo's army gave them 48 hours to lay down their weapons.", "ultimatum", "COD", None, "lay down"),
    ],
)
def test_what_comes_about_by_itself_or_befalls_somebody(text, kind, issuer, condition, consequence):
    assert find(text, kind, issuer, None, condition, consequence), extract(text).commitments


def test_a_note_that_warns_is_the_senders():
    text = "Greece sent a Note to Hungary warning of grave consequences if the king was not removed."
    assert {a.speaker_countries for a in extract(text).attributions if a.act == "warn"} == {("GRC",)}


def test_an_answer_without_a_name_is_for_whoever_acted_before():
    text = "Iran shelled an Iraqi outpost. Iraq warned that any violation of its border would be met with force."
    assert find(text, "threat", "IRQ", "IRN", "any violation", "met with force")


def test_a_headline_that_repeats_the_body_is_no_second_threat():
    text = (
        "Turkey warns Greece of ‘grave consequences’ if it lands on islet\n\n"
        "ANKARA, 3 May (Bosphorus Wire) - Turkey warned Greece that it would face “grave consequences” if it landed.\n"
    )
    found = Extractor().extract(read_text(text, name="islet.txt")).commitments
    assert [c.consequence.text for c in found] == ["it would face “grave consequences”"]


def test_a_headline_of_its_own_stays():
    text = (
        "Turkey warns Greece of ‘grave consequences’ if it lands on islet\n\n"
        "ANKARA, 3 May (Bosphorus Wire) - The coast guard was on its way on Friday, the ministry said.\n"
    )
    found = Extractor().extract(read_text(text, name="islet.txt")).commitments
    assert [(c.type, c.addressee_countries) for c in found] == [("threat", ("GRC",))]


@pytest.mark.parametrize(
    "text",
    [
        "Peru says that Chile promised to tow the wreck away.",
        "Peru said that Chile had broken a promise to tow the wreck away.",
        "Peru asked for an assurance that no ships would be sent.",
    ],
)
def test_a_promise_that_only_the_other_side_tells_of_binds_nobody(text):
    assert extract(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "addressee"),
    [
        (
            "Peru gave the mutineers of Bolivia a week to yield. Should they refuse, Peru would take “all means”.",
            "threat",
            ("PER",),
            ("BOL",),
        ),
        (
            "Spain said that its soldiers had left the rock. Should Moroccan forces come back, they would be removed.",
            "threat",
            ("ESP",),
            ("MAR",),
        ),
    ],
)
def test_speech_that_goes_on_without_a_cue(text, kind, issuer, addressee):
    found = [c for c in extract(text).commitments if c.condition is not None]
    assert [(c.type, c.issuer_countries, c.addressee_countries) for c in found] == [(kind, issuer, addressee)]


def test_who_is_only_ready_to_do_what_is_needed_threatens_nobody():
    (found,) = extract("NATO said that its troops stood ready to respond if needed.").commitments
    assert found.type == "policy"


def test_a_vow_in_a_headline_is_a_verb():
    text = "Houthis vow to widen attacks if Israel enters Rafah\n\nSANAA, 3 May - Rain fell on the city on Friday.\n"
    (found,) = Extractor().extract(read_text(text, name="vow.txt")).commitments
    assert (found.type, found.issuer_countries, found.addressee_countries) == ("threat", ("YEM",), ("ISR",))


def test_a_right_that_is_reserved_needs_no_condition():
    (found,) = extract("Peru reserved the right to answer the raid by all means.").commitments
    assert (found.type, found.consequence.text) == ("threat", "to answer the raid by all means")
