"""Long articles in parts."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.web.parting import part, parted


def test_a_short_article_is_one_part():
    assert parted("One.\nTwo.", [0, 5]) == [(0, 9)]
    assert parted("", []) == [(0, 0)]


def test_a_part_ends_where_a_line_begins():
    text = "one one\ntwo two\nthree\n"
    assert parted(text, [], characters=16) == [(0, 16), (16, 22)]
    assert parted(text, [0, 1, 8, 9, 16], most=2) == [(0, 8), (8, 16), (16, 22)]


def test_a_line_that_is_too_long_is_parted_at_its_sentences():
    text = "One is long. Two is long. Three is long."
    assert parted(text, [], [0, 13, 26], characters=15) == [(0, 13), (13, 26), (26, 40)]


def test_the_part_of_a_place_is_shown_unless_another_is_asked_for():
    parts, records = [(0, 10), (10, 20), (20, 30)], [0, 4, 12, 14, 25]
    shown = part(parts, records, None, pointed=14)
    assert (shown.number, shown.first, shown.last, shown.total) == (2, 3, 4, 5)
    assert part(parts, records, None).number == 1
    assert part(parts, records, 9, pointed=14).number == 3


@given(
    st.text("ab.\n", max_size=80),
    st.lists(st.integers(0, 80), max_size=30),
    st.lists(st.integers(0, 90), max_size=8),
    st.integers(1, 30),
    st.integers(1, 6),
)
def test_the_parts_are_the_text(text: str, records: list[int], sentences: list[int], characters: int, most: int):
    found = parted(text, sorted(records), sentences, characters=characters, most=most)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(start < end for start, end in found) or found == [(0, 0)]
