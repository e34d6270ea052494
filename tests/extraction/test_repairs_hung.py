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
