"""Conditions that the parser hangs on an aside are given back to what they are conditions of."""

import pytest

from tests.extraction.reading import check_tree, parsed, token


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Oslo will stay away, its minister said, pending an apology.", "pending", "stay"),
        ("Oslo will stay away, its minister said, on Monday.", "on", "said"),
        ("Whoever lands, the Chadian president said, will be shot.", "lands", "shot"),
        ("Should one member attack another, its envoy said, Oslo would act.", "attack", "act"),
        ("The release of the pilots hinges on an apology, the minister said.", "release", "hinges"),
        ("Sudan reserves the right to act should Chad land, its minister said.", "Sudan", "reserves"),
        ("Leave the strip, the president warned, or we will bomb it.", "bomb", "Leave"),
        ("Retaliate, he warned, and we will double it.", "double", "Retaliate"),
    ],
)
def test_what_hangs_on_an_aside_is_given_back(text, word, head):
    parse = parsed(text)
    assert parse.word[parse.head[token(parse, word)]] == head
    check_tree(parse)


def test_the_door_has_hinges():
    parse = parsed("The door hung on its hinges on Monday, the minister said.")
    assert parse.pos[token(parse, "hinges")] == "NOUN"


@pytest.mark.parametrize(
    ("text", "word", "head", "label"),
    [
        ("Ecuador vows to hold its posts, offers pullback if Bolivia stops bombing", "bombing", "stops", "xcomp"),
        ("It has killed more than 60 Bolivians, a number Lima dismissed as \"pure fantasy.\"",
         "Lima", "dismissed", "nsubj"),
    ],
)  # fmt: skip
def test_a_gerund_and_a_name_go_with_the_verb_beside_them(text, word, head, label):
    parse = parsed(text)
    at = token(parse, word)
    assert (parse.word[parse.head[at]], parse.dep[at]) == (head, label)
    check_tree(parse)
