"""Clauses about a noun that the parser hands to whoever speaks, acts named alike, and a surname that is no negation."""

import pytest

from standoff.extraction.grammar import is_negated, subject
from tests.extraction.reading import check_tree, extract, parsed, token


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Kenya named a militia that it says crossed into Garissa and attacked a village.", "attacked", "militia"),
        ("Lima blamed the rebels that it claims attacked a base and killed soldiers.", "killed", "rebels"),
        ("Chad named the unit which it says shelled villages, burned houses and killed people.", "killed", "unit"),
        ("Chad said that it was Sudan which had entered Tine, occupied villages and shelled men.", "shelled", "Sudan"),
        ("It was Rwanda that invaded, seized Goma and killed thousands, Congo said.", "killed", "Rwanda"),
    ],
)
def test_it_is_the_noun_that_acts(text, verb, who):
    parse = parsed(text)
    check_tree(parse)
    assert parse.word[subject(parse, token(parse, verb))] == who


def test_whoever_speaks_after_a_cleft_still_speaks():
    text = "It was Armenia that attacked, Baku said, and warned of retaliation."
    parse = parsed(text)
    assert parse.word[subject(parse, token(parse, "warned"))] != "Armenia"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Its defence minister No Kwang-chol condemned the visit.", False),
        ("On Monday no minister condemned the visit.", True),
    ],
)
def test_a_surname_is_no_negation(text, negated):
    parse = parsed(text)
    assert is_negated(parse, token(parse, "condemned")) is negated


def test_acts_named_alike_have_each_their_own_object():
    text = "He condemned the bombing of Laos and the mining of Nicaraguan harbours."
    (bombing,) = [e for e in extract(text).events if e.type == "ASSAULT"]
    assert bombing.recipient_countries == ("LAO",)


def test_two_who_suffer_one_act_stay_together():
    (bombing,) = [
        e for e in extract("He condemned the bombing of Laos and the Cambodian coast.").events if e.type == "ASSAULT"
    ]
    assert set(bombing.recipient_countries) == {"LAO", "KHM"}
