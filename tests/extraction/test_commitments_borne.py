"""Who bears a commitment and for whom it is meant: not critics, firms or those who are told of besides."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    "text",
    [
        "Poland's Donald Tusk wants to shut the border. Mr Tusk's critics say he would never dare.",
        "Kosovo's Albin Kurti rejects the plan. He argues that it would create a statelet.",
        "“Russia has demonstrated that it is ready to shield the fleet,” said Margus Tsahkna, Estonia's minister.",
        "Hamas has rejected the plan, or has accepted it with amendments, depending on whom one believes.",
        "If Washington reduced its garrison, Japanese officials say, Japan would be exposed.",
        "Japan would inevitably be drawn into a war over Taiwan, its minister said.",
        "If war broke out, Belarus would be dragged into it, Minsk warned.",
        "Niger took the mine. Orano, which said it reserved the right to claim compensation, is French.",
    ],
)
def test_who_bears_none(text):
    assert not [c for c in extract(text).commitments if c.issuer_countries]


def test_who_is_told_of_besides_is_not_meant():
    text = "The EU said it would suspend trade, and Maros Sefcovic has asked Beijing for talks."
    assert not [c for c in extract(text).commitments if "CHN" in c.addressee_countries]


@pytest.mark.parametrize(
    "text",
    [
        "Greece would seize the islet if Turkey dropped its guard.",
        "The town lies where the borders of Chad, Egypt and Libya meet.",
        "Britain asked whether the United States had been consulted.",
    ],
)
def test_what_is_no_act(text):
    assert not [e for e in extract(text).events if e.type in ("MOBILIZE", "CONSULT", "REQUEST")]


def test_who_counts_soldiers_has_not_sent_them():
    text = "UN experts put the number of Rwandan soldiers in Congo at between 3,000 and 4,000."
    (claim,) = [c for c in extract(text).claims if c.quantity]
    assert claim.quantity.of == ("RWA",)


def test_who_may_seek_shelter_claims_nothing():
    assert not extract("Poland's government suspended the right to claim asylum.").claims


def test_what_invokes_a_treaty_is_owed():
    text = "Washington said that an armed attack on Philippine forces would invoke its obligations under a 1951 treaty."
    assert "threat" not in [c.type for c in extract(text).commitments]


def test_what_is_to_be_done_is_said_elsewhere():
    assert not extract("Honduras may leave; its president has promised to do so.").commitments


def test_whoever_arms_rebels_does_not_aid_their_state():
    assert not [e for e in extract("Russia armed the separatists in Donbas in 2014.").events if e.recipient_countries]
