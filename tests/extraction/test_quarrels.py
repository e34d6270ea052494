"""Whom "both sides" and "he" may mean, who answers an accusation, and figures and vows that are none."""

import pytest

from tests.extraction.reading import extract

_QUARREL = (
    "Serbia said that Kosovo had attacked Serbs. Kosovo said that Serbia had bombed Kosovo. Serbia blamed Kosovo. "
    "Kosovo blamed Serbia.\nThe envoy of the United States disagreed. Russia had invaded Georgia and annexed land. "
)


def said_by(text, words):
    (found,) = [a for a in extract(text).attributions if words in "".join(text[s.start : s.end] for s in a.content)]
    return found.speaker_entity


def test_those_who_were_just_named_need_not_be_the_sides():
    (urged,) = [e for e in extract(_QUARREL + "She urged both parties to wait.").events if e.type == "REQUEST"]
    assert not {"RUS", "GEO"} & set(urged.recipient_countries)


def test_the_sides_to_the_quarrel_are_still_meant():
    text = "Serbia said that Kosovo had attacked Serbs. The United States urged both parties to wait."
    (urged,) = [e for e in extract(text).events if e.type == "REQUEST"]
    assert set(urged.recipient_countries) == {"SRB", "XKX"}


def test_whoever_has_spoken_goes_on_speaking():
    text = (
        "The representative of Serbia spoke first. He rejected claims that Belgrade planned the raid in which a Kosovo "
        "police officer was killed. Pristina, he said, had closed the banks."
    )
    assert said_by(text, "had closed the banks") == "SRB/representative"


def test_a_name_in_apposition_is_the_subject():
    text = (
        "Kyiv waited until President Macron spoke.\nThe Slovak premier, Jan Novotny, refused to come. "
        "“We are busy,” he said."
    )
    assert said_by(text, "We are busy") == "SVK/jan-novotny"


def test_what_is_urged_on_whoever_was_accused():
    text = (
        "The IAEA met on Monday. No inspector would be admitted, Oman said, so long as the agency condemned nothing. "
        "The Swedish envoy accused Iran of hiding behind the attacks; he urged it to resume cooperation."
    )
    (urged,) = [e for e in extract(text).events if e.type == "REQUEST" and e.actor_countries == ("SWE",)]
    assert urged.recipient_countries == ("IRN",)


def test_who_denies_a_charge_does_not_say_it():
    text = "Chad said Libyan drones had hit Tine, a claim Tripoli rejected."
    (said,) = [a for a in extract(text).attributions if a.act == "say"]
    assert "".join(text[s.start : s.end] for s in said.content) == "Libyan drones had hit Tine"


def test_a_charge_at_the_end_is_no_main_clause():
    text = "The Chadian army accused Libya of arming the rebels, a charge the Maghreb state denies."
    (accused,) = [e for e in extract(text).events if e.type == "ACCUSE"]
    assert not accused.negated


@pytest.mark.parametrize(
    "text",
    [
        "Sir Paul Carrow, who has died aged 91, was a diplomat.",
        "Lord Carrow died peacefully in Lima.",
        "Muammar Gaddafi surrendered his centrifuges to Britain.",
        "Oman has amassed a stockpile of 440 kg of uranium.",
    ],
)
def test_nobody_was_killed_captured_or_sent(text):
    assert not [c for c in extract(text).claims if c.state in ("killed", "captured", "sent")]


@pytest.mark.parametrize(
    "text",
    [
        "MR. PRICE: I will refer you to the Omani ministry.",
        "The Omani premier says he will not get into operational details.",
    ],
)
def test_a_refusal_to_talk_is_no_policy(text):
    assert extract(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Eritrea sent soldiers to fight Sudan.", "COOPERATE", ()),
        ("Eritrea sent soldiers to fight alongside Sudan.", "COOPERATE", ("SDN",)),
        ("Oman denied an Omani media report that Kim Jong-un had agreed to meet Donald Trump.", "AGREE", ("USA",)),
        ("Laos should promise Kyiv help.", "AGREE", ("UKR",)),
    ],
)
def test_who_is_helped_and_met(text, kind, whom):
    found = {e.recipient_countries for e in extract(text).events if e.type == kind}
    assert found == ({whom} if whom else set())


@pytest.mark.parametrize(
    "text",
    [
        "The Dutch government took control of Nexperia.",
        "The mechanism would restore all UN sanctions against Iran.",
        "The Omani army expressed regret.",
    ],
)
def test_it_is_no_act_against_anybody(text):
    assert not [e for e in extract(text).events if e.modality == "actual" and not e.negated]
