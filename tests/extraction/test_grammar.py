import pytest

from standoff.extraction.grammar import (
    actor_of,
    agent,
    is_negated,
    is_passive,
    objects,
    phrase,
    possessor,
    prepositions,
    subject,
)
from tests.extraction.reading import parsed, token


def words(found, tokens):
    return [found.word[t] for t in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Peru sent ships and closed the port.", "closed", "Peru"),
        ("Peru plans to close the port.", "close", "Peru"),
        ("Peru urged Chile to close the port.", "close", "Chile"),
        ("The ships that left the port returned.", "left", "ships"),
        ("Closing the port, Peru recalled its envoy.", "Closing", "Peru"),
    ],
)
def test_a_verb_finds_its_subject_where_english_leaves_it_out(text, verb, who):
    found = parsed(text)
    assert found.word[subject(found, token(found, verb))] == who


def test_the_agent_of_a_passive_acts_and_its_subject_is_acted_on():
    found = parsed("The convoy was attacked by rebels.")
    verb = token(found, "attacked")
    assert is_passive(found, verb)
    assert found.word[agent(found, verb)] == found.word[actor_of(found, verb)] == "rebels"
    assert words(found, objects(found, verb)) == ["convoy"]


def test_a_passive_without_agent_leaves_open_who_acts():
    found = parsed("The convoy was attacked.")
    assert actor_of(found, token(found, "attacked")) is None


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("Peru did not close the port.", "close", True),
        ("Peru never closed the port.", "closed", True),
        ("No attack took place.", "attack", True),
        ("Peru left without firing a shot.", "firing", True),
        ("Peru closed the port, not the road.", "closed", False),
    ],
)
def test_negation_reaches_what_it_negates(text, word, negated):
    found = parsed(text)
    assert is_negated(found, token(found, word)) is negated


def test_a_phrase_has_no_punctuation_at_its_edges():
    found = parsed("“The new port,” he said.")
    span = phrase(found, token(found, "port"))
    assert found.text[span.start : span.end] == "The new port"


def test_possessors_and_prepositions():
    found = parsed("Chile's attack on Peru's ships began at dawn.")
    attack = token(found, "attack")
    assert found.word[possessor(found, attack)] == "Chile"
    assert [(p, found.word[o]) for p, o in prepositions(found, attack)] == [("on", "ships")]
