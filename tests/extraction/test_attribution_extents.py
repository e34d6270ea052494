"""First and last token under a token, remembered."""

import pytest

from standoff.extraction.attribution_extents import Extents
from standoff.extraction.grammar import subtree
from standoff.extraction.parse import parse
from tests.extraction.reading import document, extract


@pytest.mark.parametrize(
    "text",
    [
        "Oslo said that Riga said that the pier, which was old, would close on Monday.",
        "“We saw it,” the mayor, a former diver, said. Nobody else did.",
    ],
)
def test_extents_are_the_ends_of_the_subtree(text):
    parsed = parse(document(text))
    extents = Extents(parsed)
    for token in range(len(parsed)):
        tokens = subtree(parsed, token)
        assert extents.of(token) == (tokens[0], tokens[-1])


def test_a_relative_clause_after_a_comma_can_be_left_out():
    parsed = parse(document("Oslo condemned the raid, which began at dawn."))
    raid = parsed.lower.index("raid")
    extents = Extents(parsed)
    assert extents.of(raid)[1] > parsed.lower.index("which")
    assert extents.of(raid, aside=True)[1] < parsed.lower.index("which")


def test_deep_nesting_is_walked_once():
    parsed = parse(document("Oslo said that Riga said that " * 200 + "it rained."))
    extents = Extents(parsed)
    assert all(extents.of(t)[0] <= t <= extents.of(t)[1] for t in range(len(parsed)))


def test_whose_minister_says_something_is_no_aside():
    told = "Colombia, whose president says one of the boats was its own, recalled its ambassador."
    (found,) = extract(told).attributions
    assert [told[s.start : s.end] for s in found.content] == ["one of the boats was its own"]
