"""What is actual, planned, hypothetical or denied."""

from functools import cache

import pytest

from standoff.extraction.pipeline import extractor
from standoff.model import Document, Event, identify


@cache
def events(text: str) -> tuple[Event, ...]:
    return extractor().extract(Document(id=identify("d", text), path="x.txt", sha256="", text=text)).events


def state(text: str, kind: str) -> tuple[str, bool]:
    found = [e for e in events(text) if e.type == kind]
    assert found, [(e.type, e.rule) for e in events(text)]
    return found[0].modality, found[0].negated


@pytest.mark.parametrize(
    "text",
    [
        "Turkey attacked a Syrian base.",
        "Turkey has begun shelling a Syrian base.",
        "Turkey launched an attack on Syria.",
        "Officials said that Turkey had attacked a Syrian base.",
        "Egypt condemned Turkey for attacking a Syrian base.",
        "After Turkey attacked a Syrian base, Egypt spoke.",
    ],
)
def test_actual(text):
    assert state(text, "ASSAULT") == ("actual", False)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey will attack a Syrian base.",
        "Turkey plans to attack a Syrian base.",
        "Turkey vowed to attack a Syrian base.",
        "Turkey is going to attack a Syrian base.",
        "Turkey is ready to attack a Syrian base.",
        "Turkey is preparing an attack on Syria.",
        "Turkey announced a plan to attack a Syrian base.",
        "Turkey said it would attack a Syrian base.",
    ],
)
def test_planned(text):
    assert state(text, "ASSAULT")[0] == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Turkey may attack a Syrian base.",
        "Turkey could attack a Syrian base.",
        "Turkey threatened to attack a Syrian base.",
        "Turkey is considering attacking a Syrian base.",
        "If Turkey attacks a Syrian base, Egypt will respond.",
        "Egypt will respond unless Turkey attacks a Syrian base.",
        "Should Turkey attack a Syrian base, Egypt will respond.",
        "Egypt urged Turkey to attack a Syrian base.",
        "Egypt pushed Turkey to attack a Syrian base.",
        "Egypt raised the possibility of an attack on Syria.",
        "Egypt spoke of a possible Turkish attack on Syria.",
        "It is unclear whether Turkey attacked a Syrian base.",
        "Egypt was accused of attacking a Syrian base.",
    ],
)
def test_hypothetical(text):
    assert state(text, "ASSAULT")[0] == "hypothetical"


@pytest.mark.parametrize(
    "text",
    [
        "Turkey did not attack a Syrian base.",
        "Turkey never attacked a Syrian base.",
        "Turkey refrained from attacking a Syrian base.",
        "Turkey failed to attack a Syrian base.",
        "Turkey withdrew without attacking a Syrian base.",
        "Turkey launched no attack on Syria.",
    ],
)
def test_negated(text):
    assert state(text, "ASSAULT")[1]


def test_a_refusal_is_a_rejection_and_what_is_refused_did_not_happen():
    text = "Austria refused to meet the Turkish envoy."
    assert state(text, "REJECT") == ("actual", False)
    assert state(text, "CONSULT")[1]


def test_a_warning_with_a_condition_is_given_all_the_same():
    assert state("Turkey warned Greece that it would retaliate if Greece sent troops.", "THREATEN") == ("actual", False)


def test_what_is_ended_is_an_event_of_its_own():
    kinds = {e.type for e in events("Pakistan cancelled talks with India.")}
    assert kinds == {"SANCTION"}


def test_what_somebody_is_accused_of_is_only_alleged():
    found = [e for e in events("Togo accused Benin of fraud and of killing 40 traders.") if e.type == "ASSAULT"]
    assert [(e.actor_countries, e.modality) for e in found] == [(("BEN",), "hypothetical")]


def test_what_an_army_is_suspected_of_is_only_possible():
    text = "The envoy suspected the Omani army of an attack on Chad."
    assert [e.modality for e in events(text) if e.type == "ASSAULT"] == ["hypothetical"]


def test_the_second_clause_under_until_is_awaited_too():
    text = "Togo will wait until the rebels lay down their arms and the Benin sailors are freed."
    assert {e.modality for e in events(text)} == {"hypothetical"}


def test_what_would_be_regarded_as_an_attack_is_none_yet():
    text = "Togo said that it would regard a missile launched from Benin as an attack by Benin on Togo."
    assert [e.modality for e in events(text) if e.type == "ASSAULT"] == ["hypothetical"]


def test_a_participle_under_a_denial_is_not_denied():
    found = events("Togo rejected rumours of a raid on the 90 Benin soldiers stationed in the port.")
    assert [e.negated for e in found if e.type == "MOBILIZE"] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Togo denied reports of traders killed by Togolese troops in Benin.",
        "Togo rejected the claim of a port attacked by its navy in Benin.",
        "Togo denied rumours about traders and monks killed by Togolese troops in Benin.",
    ],
)
def test_what_a_denied_report_is_of_is_denied(text):
    """The troops were said to have killed them, as if only the report were denied and not what it tells."""
    assert [e.negated for e in events(text) if e.type == "ASSAULT"] == [True]


def test_what_a_text_will_say_is_not_said_yet():
    assert state("Turkey would issue a note condemning Syria.", "ACCUSE")[0] == "hypothetical"
    assert state("Turkey issued a note condemning Syria.", "ACCUSE")[0] == "actual"


def test_what_is_set_as_a_condition_is_no_fact():
    assert state("Egypt will sign on condition that Turkey attacked no Syrian base.", "ASSAULT")[0] == "hypothetical"


def test_what_is_so_by_now_is_not_denied_with_the_rest():
    text = "Now that Turkey has attacked a Syrian base, one of the not yet answered questions is why."
    assert state(text, "ASSAULT") == ("actual", False)


def test_who_pushes_for_himself_plans_it():
    assert state("Turkey pushed to attack a Syrian base.", "ASSAULT")[0] == "planned"


def test_a_past_verb_does_not_share_a_would():
    text = "Togo told Benin that a raid would cross a line and paused a shipment of 300 bombs."
    assert state(text, "SANCTION") == ("actual", False)


def test_no_troops_are_no_deployment():
    assert all(e.negated for e in events("Togo sent a mission but no troops to Benin.") if e.type == "MOBILIZE")


@pytest.mark.parametrize(
    "text",
    [
        "At no time did Ghana attack Togo.",
        "On no occasion has Ghana attacked Togo.",
        "Ghana has never, its envoy said, attacked Togo.",
        "Ghana had not, in ten years of war, attacked Togo.",
    ],
)
def test_a_negation_in_front_or_before_an_aside_denies(text):
    assert [e.negated for e in events(text) if e.type == "ASSAULT"] == [True]


def test_what_follows_with_so_leaves_what_is_done_a_fact():
    text = "Ghana has lifted its sanctions on Togo, so Lomé will feel it only if Benin does not follow."
    assert [e.modality for e in events(text) if e.type == "RETREAT"] == ["actual"]
