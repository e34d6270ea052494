"""Matters: every rule fires where its file says so, and nowhere else."""

import pytest

from standoff.errors import LexiconError
from standoff.lexicons.matters import Act, MatterLexicon, load_matters

LEXICON = load_matters()
RULES = [
    *((LEXICON.things_in, rule) for rule in LEXICON.things.values()),
    *((LEXICON.states_in, rule) for rule in LEXICON.states.values()),
    *((LEXICON.acts_in, rule) for rule in LEXICON.acts.values()),
    *((LEXICON.alike_in, rule) for rule in LEXICON.alike.values()),
    *((LEXICON.forces_in, rule) for rule in LEXICON.forces.values()),
]


@pytest.mark.parametrize(("find", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_rule_fires_on_its_matches_and_not_on_its_rejects(find, rule):
    assert rule.matches, f"{rule.id} has no example"
    assert rule.rejects, f"{rule.id} has no counter-example"
    for sentence in rule.matches:
        assert rule.id in find(sentence), sentence
    for sentence in rule.rejects:
        assert rule.id not in find(sentence), sentence


@pytest.mark.parametrize(
    ("unit", "thing"),
    [
        ("troops", "matter.troops"),
        ("special forces troops", "matter.troops"),
        ("infantrymen", "matter.troops"),
        ("military personnel", "matter.troops"),
        ("cruise missiles", "matter.missiles"),
        ("prisoners of war", "matter.prisoners"),
        ("fighter jets", "matter.aircraft"),
    ],
)
def test_unit_names_its_thing(unit, thing):
    assert LEXICON.thing_of(unit).id == thing


def test_unit_that_nobody_counts_is_no_thing():
    assert LEXICON.thing_of("umbrellas") is None


def test_state_by_value():
    assert LEXICON.state_of("training").id == LEXICON.state_of("sent").id == "state.in-place"
    assert LEXICON.state_of("painted") is None


def test_a_word_that_is_an_act_only_as_a_verb():
    assert LEXICON.acts_in("three ships") == frozenset()
    assert LEXICON.acts_in("ships", deed=True) == {"act.send"}


def test_interchangeable_words_become_one():
    first = LEXICON.interchanged("they will be turned aside harshly".split())
    assert first == ["they", "will", "be", "alike.divert", "", "alike.harsh"]
    assert LEXICON.interchanged(["deflected", "sternly"]) == ["alike.divert", "alike.harsh"]


def test_every_usual_and_implied_state_is_known():
    for thing in LEXICON.things.values():
        assert thing.usual is None or thing.usual in LEXICON.states
        assert thing.implies is None or LEXICON.state_of(thing.implies)


def test_an_id_used_twice_is_refused():
    act = Act(id="act.x", matches=("x",), rejects=("y",), words=("x",))
    with pytest.raises(LexiconError, match="used twice"):
        MatterLexicon([], [], [act, act])


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("the duchy might close the pass", 1),
        ("the duchy would seriously consider closing the pass", 2),
        ("the duchy will close the pass", 3),
        ("we will help the isle and review our budget", 3),
        ("the duchy will most certainly close the pass", 4),
        ("this must be a red line, potentially for all", 4),
        ("closing the pass", None),
    ],
)
def test_how_firmly_something_is_announced(text, force):
    assert LEXICON.force(text) == force
