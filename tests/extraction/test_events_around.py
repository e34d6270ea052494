"""Whom an act is done to by what stands around its clause."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hungary launched an attack on 20 July triggering a crisis for Romania.", ("ASSAULT", ("HUN",), ("ROU",))),
        ("The crash led to the dispatch of Thai troops, creating a crisis for Laos.", ("MOBILIZE", ("THA",), ("LAO",))),
        ("Chad shelled a village near Mali's border with Niger.", ("ASSAULT", ("TCD",), ("MLI",))),
        ("Chad deployed troops near its border with Niger.", ("MOBILIZE", ("TCD",), ("NER",))),
        ("Cuba came to the aid of Bolivia.", ("SUPPORT", ("CUB",), ("BOL",))),
        ("Cuba rushed to Bolivia's aid.", ("SUPPORT", ("CUB",), ("BOL",))),
        ("Basra was reoccupied by Turkish forces.", ("COERCE", ("TUR",), ("IRQ",))),
        ("The European parliament condemned the Argentine raid.", ("ACCUSE", ("EUR",), ("ARG",))),
    ],
)
def test_the_parties_are_found(text, expected):
    assert expected in [(e.type, e.actor_countries, e.recipient_countries) for e in extract(text).events]


@pytest.mark.parametrize(
    ("text", "kind", "not_meant"),
    [
        # who is alarmed is not who is attacked
        ("Poland launched an offensive on Monday, causing alarm in Norway.", "ASSAULT", "NOR"),
        ("Kenya hosted a summit on Monday, triggering a crisis for Sudan.", "CONSULT", "SDN"),
        # nobody demands his own withdrawal
        ("Ankara demanded its withdrawal from the island.", "RETREAT", "TUR"),
        ("Britain and Russia objected to the Germans and demanded their expulsion.", "COERCE", "GBR"),
        # whom somebody comes to help helps nobody
        ("Cuba rushed to Bolivia's aid.", "AID", "BOL"),
        ("The accord between Mozambique and Malawi neutralised the camps.", "ASSAULT", "MOZ"),
    ],
)
def test_and_nobody_else_is_taken_for_one(text, kind, not_meant):
    found = [e for e in extract(text).events if e.type == kind]
    assert all(not_meant not in (*e.actor_countries, *e.recipient_countries) for e in found)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The row led to the expulsion of two Russian envoys by Norway.", "actual"),
        ("Norway offered a reward for information leading to the arrest of two Russian envoys.", "hypothetical"),
    ],
)
def test_what_something_led_to_took_place(text, modality):
    (event,) = [e for e in extract(text).events if e.type in ("SANCTION", "COERCE")]
    assert event.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan have yet to put their names to the accord.",
        "Kenya has yet to receive drones from Turkey.",
        "Greece is far from forging an alliance with Turkey.",
        "The scandal never led to the arrest of the Turkish minister by Greece.",
        "Nothing led to the expulsion of the Israeli ambassador from Dublin.",
        "It would have led to the bombing of Tehran by Israel.",
    ],
)
def test_what_has_not_come_about_is_no_fact(text):
    found = extract(text).events
    assert found
    assert not [e for e in found if e.modality == "actual" and not e.negated]


@pytest.mark.parametrize(
    "text",
    [
        "Poland has a moral duty to Ukraine, Tusk said.",
        "Argentina broke through Dutch lines before the break.",
        "Contacts between Iran and Israel are unthinkable.",
        "The Vienna promoter cancelled three concerts by the Israeli Philharmonic.",
        "Hungary shut the Austrian school in Budapest because of mould.",
    ],
)
def test_words_of_other_matters_tell_no_act(text):
    assert not extract(text).events


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Estonia said a Russian jet had violated its airspace, and protested to the ambassador.", "EST"),
        ("Lithuania's ambassador was summoned to the foreign ministry in Moscow.", "RUS"),
    ],
)
def test_who_protests(text, actor):
    accusing = [e for e in extract(text).events if text[e.trigger.start : e.trigger.end] in ("protested", "summoned")]
    assert [e.actor_countries for e in accusing] == [(actor,)]


def test_a_ban_that_hits_a_port_is_no_attack():
    assert not [e for e in extract("Chad's ban may hit Libyan ports hardest.").events if e.type == "ASSAULT"]


def test_what_was_condemned_was_though_it_may_fail():
    (condemned,) = [e for e in extract("Condemned by Oslo as unfair, it may fail.").events if e.type == "ACCUSE"]
    assert condemned.modality == "actual"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who does something under or upon an act is whom it moved
        ("Chad withdrew its tanks under pressure from Niger.", ("REQUEST", ("NER",), ("TCD",))),
        ("Chad halted the march because of strong pressure by Niger.", ("REQUEST", ("NER",), ("TCD",))),
        ("The Chadian army left in April following Nigerien pressure.", ("REQUEST", ("NER",), ("TCD",))),
        ("Chad sent trucks to Mali at the request of Niger.", ("REQUEST", ("NER",), ("TCD",))),
        ("Chad signed at Niger's insistence.", ("REQUEST", ("NER",), ("TCD",))),
        ("Chad responded to an appeal by Niger with an airlift.", ("REQUEST", ("NER",), ("TCD",))),
        ("In response to a request by Niger, Chad sent trucks.", ("REQUEST", ("NER",), ("TCD",))),
        ("Chad complied with the request of Niger for water.", ("REQUEST", ("NER",), ("TCD",))),
        ("Chad accepted Niger's request for a truce.", ("REQUEST", ("NER",), ("TCD",))),
        # an act is somebody's answer on either side of "was"
        ("The signing of a pact with Mali in May was Chad's response.", ("AGREE", ("TCD",), ("MLI",))),
        # whose paper it is that condemns, and to whom the one goes that demands
        ("Chad was condemned in a resolution by the African Union.", ("ACCUSE", ("AU",), ("TCD",))),
        ("Chad was condemned in a Nigerien statement.", ("ACCUSE", ("NER",), ("TCD",))),
        ("Chad's note to Niger of 4 May demanded an apology.", ("REQUEST", ("TCD",), ("NER",))),
        ("Chad sent a note to Niger demanding an apology.", ("REQUEST", ("TCD",), ("NER",))),
        # who put what is answered
        ("Chad made a proposal, which was accepted by Niger.", ("AGREE", ("NER",), ("TCD",))),
        ("Chad presented a plan for the lake, which Niger rejected.", ("REJECT", ("NER",), ("TCD",))),
    ],
)
def test_acts_told_by_nouns_and_papers_have_both_parties(text, expected):
    assert expected in [(e.type, e.actor_countries, e.recipient_countries) for e in extract(text).events]


@pytest.mark.parametrize(
    ("text", "kind", "not_meant"),
    [
        # what has not been done yet tells of nobody who was moved
        ("Chad may withdraw its tanks under pressure from Niger.", "REQUEST", "TCD"),
        ("The pipe of the Chadian plant burst under water pressure.", "REQUEST", "TCD"),
        ("A letter to the newspaper of Niger demanded lower taxes in Chad.", "REQUEST", "NER"),
        # where a treaty is signed is no party to it
        ("Greece and Turkey signed an agreement in Berne, Switzerland.", "AGREE", "CHE"),
        # a withdrawal from somewhere is not that country's
        ("The cabinet decided on a withdrawal from Chad.", "RETREAT", "TCD"),
    ],
)
def test_and_nobody_is_moved_or_addressed_who_is_not(text, kind, not_meant):
    events = [e for e in extract(text).events if e.type == kind]
    parties = {c for e in events for c in (e.actor_countries if kind == "RETREAT" else e.recipient_countries)}
    assert not_meant not in parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger rejected Chad's accusations.", ("ACCUSE", ("TCD",), ())),
        ("Niger denied Chadian charges that its agents were spying.", ("ACCUSE", ("TCD",), ("NER",))),
    ],
)
def test_charges_that_are_turned_away_were_made(text, expected):
    told = [(e.type, e.actor_countries, e.recipient_countries) for e in extract(text).events if not e.negated]
    assert expected in told


def test_a_threat_to_withhold_money_is_for_whoever_would_have_it():
    found = [e for e in extract("Chad threatened to block European money for Niger.").events if e.type == "THREATEN"]
    assert [e.recipient_countries for e in found] == [("NER",)]
