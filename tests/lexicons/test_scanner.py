from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from standoff.lexicons.scanner import Scanner


def test_the_longest_name_wins():
    assert Scanner(["Guinea", "Guinea-Bissau"]).scan("in Guinea-Bissau today") == [(3, 16, "Guinea-Bissau")]


def test_only_whole_words_count():
    assert Scanner(["Oman"]).scan("a woman and Omani ships") == []


def test_a_shorter_name_hidden_by_a_longer_word_is_found():
    assert Scanner(["Niger", "Niger Delta"]).scan("the Niger Deltas") == [(4, 9, "Niger")]


@given(st.text(alphabet="ab -", max_size=60))
def test_hits_lie_in_the_text_and_do_not_overlap(text):
    hits = Scanner(["a", "ab", "a b", "b-a"]).scan(text)
    assert all(text[start:end] == form for start, end, form in hits)
    assert all(first[1] <= second[0] for first, second in pairwise(hits))


def test_a_form_behind_the_first_word_of_one_that_is_no_whole_word_is_found():
    assert Scanner(["The Gambia", "Gambian"]).scan("The Gambian envoy") == [(4, 11, "Gambian")]
