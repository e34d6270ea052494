"""Wordings of one statement beside one another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.aligning import aligned

WORDINGS = st.lists(st.text(st.sampled_from("abc d“,.-’ é"), max_size=40), max_size=5)


def own(wordings: list[str]) -> list[list[str]]:
    return [[text for text, flag in one if flag] for one in aligned(wordings)]


@settings(max_examples=60)
@given(WORDINGS)
def test_nothing_is_added_or_lost(wordings: list[str]):
    assert ["".join(text for text, _ in one) for one in aligned(wordings)] == wordings


def test_translations_differ_in_the_words_that_were_chosen():
    one, other = own(["Kestrel will give a tough response", "Kestrel will give a severe answer"])
    assert one == ["tough response"]
    assert other == ["severe answer"]


def test_the_same_words_have_nothing_of_their_own():
    assert own(["It will end badly.", "it will end badly"]) == [[], []]


def test_what_most_others_have_is_not_the_first_ones_own():
    first = own(["a harsh reply soon", "a harsh reply", "a harsh word soon"])[0]
    assert first == []


def test_an_opening_that_says_nothing_is_no_difference():
    assert own(["that the strait is closed", "the strait is closed"]) == [[], []]


def test_times_and_abbreviations_are_one_word():
    assert own(["at 1:56 p.m.", "at 13:56"]) == [["1:56 p.m"], ["13:56"]]


def test_one_wording_has_nothing_to_differ_from():
    assert own(["alone"]) == [[]]
    assert aligned([]) == ()
