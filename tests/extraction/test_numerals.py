"""Numbers as the news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.extraction.numerals import Numeral, read_numeral, stated_value, words_of
from standoff.lexicons import default_resources

LEXICON = default_resources().quantities


def read(text: str) -> Numeral:
    """The first number of a text."""
    words = words_of(text)
    found = next((n for at in range(len(words)) if (n := read_numeral(words, at, LEXICON))), None)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10,000 marines", 10_000),
        ("1.5 million tonnes", 1_500_000),
        ("1 500 crates", 1_500),
        ("twenty-one ships", 21),
        ("three hundred and twenty-one ships", 321),
        ("a hundred and twenty boats", 120),
        ("two dozen lorries", 24),
        ("half a dozen lorries", 6),
        ("half a million letters", 500_000),
        ("two hundred thousand shells", 200_000),
        ("four thousand two hundred", 4_200),
        ("5m bullets", 5_000_000),
        ("a dozen guards", 12),
    ],
)
def test_plain_numbers_are_their_own_bounds(text, value):
    found = read(text)
    assert (found.low, found.high, found.value) == (value, value, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 20 divers", 10, 20),
        ("from 10 to 15 divers", 10, 15),
        ("30-40 divers", 30, 40),
        ("30–40 divers", 30, 40),
        ("10 to 15 thousand divers", 10_000, 15_000),
        ("20-30,000 divers", 20_000, 30_000),
        ("two or three divers", 2, 3),
        ("two to three million divers", 2_000_000, 3_000_000),
    ],
)
def test_ranges_have_two_ends(text, low, high):
    found = read(text)
    assert (found.low, found.high, found.kind) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("some 1,500 men", 1500, 1350, 1650),
        ("around 200 men", 200, 180, 220),
        ("200 or so men", 200, 180, 220),
        ("at least 40 men", 40, 40, 80),
        ("more than a hundred men", 100, 100, 200),
        ("no fewer than 12 men", 12, 12, 24),
        ("3,000-plus men", 3000, 3000, 6000),
        ("40+ men", 40, 40, 80),
        ("up to 3,000 men", 3000, 0, 3000),
        ("as many as 70 men", 70, 0, 70),
        ("nearly 90 men", 90, 81, 90),
        ("just over 50 men", 50, 50, 55),
    ],
)
def test_hedges_widen_and_the_stated_number_stays_recoverable(text, value, low, high):
    found = read(text)
    assert (found.low, found.high) == (low, high)
    assert stated_value(text, LEXICON) == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of shells", 200, 999),
        ("dozens were hurt", 24, 99),
        ("several hundred men", 300, 900),
        ("a few dozen cars", 36, 108),
        ("a handful of boats", 3, 9),
    ],
)
def test_vague_plurals_have_bounds(text, low, high):
    found = read(text)
    assert (found.low, found.high, found.kind) == (low, high, "vague")


def test_two_numbers_in_a_row_are_not_one():
    assert read("ten four-man crews").value == 10
    assert read("12 or 60 men").high == 12


def test_a_text_without_number_states_none():
    assert stated_value("the garrison", LEXICON) is None


@given(st.integers(0, 10**9))
def test_grouped_digits_are_read_back(number):
    assert stated_value(f"{number:,} crates", LEXICON) == number


@given(
    st.lists(
        st.sampled_from(["between", "and", "-", "two", "hundred", "to", "1", "500", "of", "at", "least", "a", "dozen"]),
        min_size=1,
        max_size=12,
    )
)
def test_any_run_of_words_is_read_within_its_bounds(words):
    for at in range(len(words)):
        found = read_numeral(words, at, LEXICON)
        if found is not None:
            assert 0 <= found.first <= found.number <= found.last < found.beyond <= len(words)
            assert found.high is None or found.low <= found.high
