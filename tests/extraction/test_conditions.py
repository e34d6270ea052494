"""Conditions and consequences by grammar alone; whether anybody is bound is not asked here."""

import pytest

from standoff.extraction.conditions import pairs
from standoff.lexicons import default_resources
from tests.extraction.reading import extract, parsed

LEXICON = default_resources().commitments


def found(text: str) -> list[tuple[str, str, str]]:
    """Rule, condition and consequence of every pair."""
    return [
        (
            p.rule.id,
            text[p.condition.start : p.condition.end],
            text[p.consequence.start : p.consequence.end],
        )
        for p in pairs(parsed(text), LEXICON)
    ]


@pytest.mark.parametrize(
    ("text", "condition", "consequence"),
    [
        ("If Oslo pays, Riga will open the port.", "If Oslo pays", "Riga will open the port"),
        ("Riga will open the port if Oslo pays.", "if Oslo pays", "Riga will open the port"),
        ("Riga, if Oslo pays, will open the port.", "if Oslo pays", "will open the port"),
        ("Riga will keep the port shut unless Oslo pays.", "unless Oslo pays", "Riga will keep the port shut"),
        ("Should Oslo pay, Riga will open the port.", "Should Oslo pay", "Riga will open the port"),
        ("In the event of a strike, Riga will close the port.", "In the event of a strike", "Riga will close the port"),
        ("Riga will open the port as long as Oslo pays.", "as long as Oslo pays", "Riga will open the port"),
        ("Any attack on Riga will be met with force.", "Any attack on Riga", "will be met with force"),
        ("An invasion of Riga would mean war.", "An invasion of Riga", "would mean war"),
        ("Closing the strait would lead to war.", "Closing the strait", "would lead to war"),
        ("Riga would regard a landing as an act of war.", "a landing", "as an act of war"),
        ("Riga would not tolerate a landing.", "a landing", "Riga would not tolerate"),
        ("Riga threatened a boycott if Oslo refused.", "if Oslo refused", "a boycott"),
        ("Riga warned of a “firm response” if Oslo refused.", "if Oslo refused", "a “firm response”"),
        ("Riga reserved the right to leave if Oslo refused.", "if Oslo refused", "to leave"),
    ],
)
def test_condition_and_consequence(text, condition, consequence):
    assert [(c, q) for _, c, q in found(text)][:1] == [(condition, consequence)]


@pytest.mark.parametrize(
    "text",
    [
        "Riga asked if Oslo had paid.",
        "Riga, if anything, was calm.",
        "Riga will not pay even if Oslo does.",
        "Riga should pay.",
        "Has Riga paid, should it have?",
        "The attack was met with force.",
        "Riga regards the landing as an act of war.",
        "No attack would mean war.",
        "An attack would have meant war.",
        "Riga would tolerate a landing.",
    ],
)
def test_no_condition(text):
    assert found(text) == []


def test_what_depends_on_provided_is_the_verb_and_not_its_object():
    assert found("Riga will open the port provided that Oslo pays.")[0][2] == "Riga will open the port"


def test_the_rule_is_named():
    assert found("Riga would not tolerate a landing.")[0][0] == "condition.tolerate"


def test_long_sentences_take_linear_time():
    text = " ".join(["Riga will pay if Oslo pays and"] * 400)
    assert len(found(text)) > 100


@pytest.mark.parametrize(
    ("text", "condition", "consequence"),
    [
        (
            "“The moment Sudan leaves the oasis, we will lift the blockade,” the Libyan president said.",
            "The moment Sudan leaves the oasis",
            "we will lift the blockade",
        ),
        (
            "Talks can begin only after Chad leaves the oasis, the Libyan president said.",
            "only after Chad leaves the oasis",
            "Talks can begin",
        ),
        (
            "There can be no talks before Chad leaves the oasis, the Libyan president said.",
            "before Chad leaves the oasis",
            "There can be no talks",
        ),
        (
            "“Chad must leave the oasis. Otherwise, we will shell it,” the Libyan president said.",
            "Otherwise",
            "we will shell it",
        ),
        (
            "Chad's withdrawal is a precondition for talks, the Libyan president said.",
            "Chad's withdrawal",
            "talks",
        ),
        (
            "Libya said that it would break off relations if Chad did not leave, and that the road could be closed.",
            "if Chad did not leave",
            "it would break off relations",
        ),
        (
            "Should Chad attack and should the Union not act, Libya will strike, the Libyan president said.",
            "Should Chad attack and should the Union not act",
            "Libya will strike",
        ),
        (
            "Should there be an attack, Libya will close the road, the Libyan president said.",
            "Should there be an attack",
            "Libya will close the road",
        ),
        (
            "Libya warned it would close the road, on which the oil goes south, if it could not sell its own.",
            "if it could not sell its own",
            "it would close the road, on which the oil goes south",
        ),
        (
            "“We are ready to talk once Chad leaves the oasis,” the Libyan president said.",
            "once Chad leaves the oasis",
            "We are ready to talk",
        ),
    ],
)
def test_what_is_waited_for(text, condition, consequence):
    found = extract(text).commitments
    assert (condition, consequence) in [(c.condition.text, c.consequence.text) for c in found if c.condition]
