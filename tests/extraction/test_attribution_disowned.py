"""What nobody has said, planned or ordered, though the words are there, and acts that are only talked about."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Police have found no proof that Moscow ordered the fire.", {"demand", "order"}),
        ("It does not follow that Putin has decided to attack, the Danish general said.", {"plan"}),
        ("Russia could be ready to use force within five years, Rutte said.", {"plan"}),
        ("Norway's defence ministry has denied a report that it was planning to bomb Iran.", {"plan"}),
        ("Rwanda denies that it supports the rebels.", {"agree"}),
        ("Oman would talk if Chad promised to leave.", {"promise"}),
    ],
)
def test_what_nobody_has_said(text, acts):
    assert not [a for a in extract(text).attributions if a.act in acts]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Police have found proof that Moscow ordered the fire.", "demand"),
        ("Russia is ready to use force, its minister said.", "plan"),
        ("Rwanda does not deny that it supports the rebels.", "agree"),
    ],
)
def test_what_somebody_has(text, act):
    assert act in [a.act for a in extract(text).attributions]


@pytest.mark.parametrize(
    "text",
    [
        "The court heard that the gang discussed kidnapping and killing the president of Chad.",
        "The men had talked about killing the president of Iran.",
        "Any attempt by China to conquer Taiwan by force would end badly, the Danish minister said.",
        "Japan said an invasion of Taiwan would be met with force.",
        "Interviewer: How likely is a Russian attack on Latvia?",
        "Peru has until July 9 to reach a deal with Chile or face tariffs of 50%.",
        "Xi has told the army to be capable of taking Taiwan by 2027.",
    ],
)
def test_what_is_only_talked_about(text):
    harmful = {"ASSAULT", "SANCTION", "COERCE"}
    assert {e.modality for e in extract(text).events if e.type in harmful} == {"hypothetical"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rwanda denies that it supports the rebels who captured Goma.", "captured"),
        ("Iran denied responsibility for attacks on American ships.", "attacks"),
    ],
)
def test_what_a_denial_takes_for_granted(text, trigger):
    (one,) = [e for e in extract(text).events if text[e.trigger.start : e.trigger.end] == trigger]
    assert (one.modality, one.negated) == ("actual", False)


def test_what_is_denied_altogether():
    (one,) = [e for e in extract("Iran denied attacking American ships.").events if e.type == "ASSAULT"]
    assert one.negated


def test_what_somebody_found_to_have_been_is_not_planned():
    text = "Peru said it would leave after determining that Chad's government had used chemical weapons in 2024."
    (used,) = [e for e in extract(text).events if e.type == "ASSAULT"]
    assert (used.modality, used.actor_countries) == ("actual", ("TCD",))
