from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ingest.lines import content_words, is_name_like, lines_of


@given(st.text(st.sampled_from("ab. \n\u00a0\u200bX”"), max_size=300))
def test_lines_cover_all_that_can_be_seen(text: str) -> None:
    lines = lines_of(text)
    assert all(before.end <= after.start for before, after in pairwise(lines))
    covered = {at for line in lines for at in range(line.start, line.end)}
    assert all(at in covered for at, character in enumerate(text) if character in "abX.”")


def test_wrapped_paragraphs_are_one_line() -> None:
    row = "the convoy moved slowly along the coast road towards the port and\n"
    assert len(lines_of(row * 4 + "\n" + row * 4)) == 2
    assert len(lines_of("One sentence here.\nAnother sentence there.\n")) == 2


@pytest.mark.parametrize(
    ("text", "paragraph", "headline"),
    [
        ("Ministers meet in Vienna over grain", False, True),
        ("The ministers met in Vienna on Monday, officials said.", True, False),
        ("Will the ministers meet again in Vienna?", True, True),
        ("“We will answer in kind,”", False, False),
        ("word " * 30, True, True),
    ],
)
def test_paragraphs_and_headlines(text: str, paragraph: bool, headline: bool) -> None:
    (line,) = lines_of(text)
    assert (line.is_paragraph, line.is_headline) == (paragraph, headline)


def test_content_words_leave_out_endings_and_common_words() -> None:
    assert content_words("Talks about grain") & content_words("They were talking of grains") >= {"grain"}
    assert content_words("about their other years") == set()


@pytest.mark.parametrize(("text", "expected"), [("Ana van Berg", True), ("Ana speaks", False), ("Room 5", False)])
def test_names(text: str, expected: bool) -> None:
    assert is_name_like(text, most=4) is expected
