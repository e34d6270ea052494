"""Every repair of the parse is made, once, and what it makes is a tree."""

import inspect
from collections import Counter

import pytest

from standoff.extraction import (
    mending,
    repairs,
    repairs_apart,
    repairs_clauses,
    repairs_hung,
    repairs_joined,
    repairs_lists,
    repairs_predicates,
    repairs_relatives,
    repairs_reports,
    repairs_speakers,
)
from tests.extraction.reading import check_tree, parsed

MODULES = (
    repairs, repairs_apart, repairs_clauses, repairs_hung, repairs_joined, repairs_lists, repairs_predicates,
    repairs_relatives, repairs_reports, repairs_speakers,
)  # fmt: skip
NAMED = ("free_", "join_", "name_")


def test_none_is_forgotten_and_none_made_twice():
    written = {
        function
        for module in MODULES
        for name, function in vars(module).items()
        if name.startswith(NAMED) and inspect.isfunction(function)
    }
    made = Counter([*mending.PARTS, *mending.SENTENCES])
    assert set(made) == written
    assert set(made.values()) == {1}


@pytest.mark.parametrize(
    "text",
    [
        "Chad said it would pay if Libya admitted it, punished them and left, Ali Bako, its envoy, told reporters.",
        "On 19 May Chad recalled its envoy, as did Libya, and imposed travel bans and asset freezes on two ministers.",
        "In Lima Boric asked for more; should the fighting spread, Peru would close the road, warned Oslo's mayor.",
        "Peru accused Chile of it, a charge Chile denied, saying it was Peru that had come, burnt a hut and fled.",
    ],
)
def test_what_is_mended_is_a_tree(text):
    check_tree(parsed(text))
