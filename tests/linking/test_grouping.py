"""Grouping: whatever the order, the same groups; no chain glues what is unlike."""

import random

from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.grouping import average_link, components

PAIRS = {("a", "b"): 0.9, ("b", "c"): 0.6, ("c", "d"): 0.9}


def test_components_follow_chains():
    assert components("abcde", PAIRS) == [("a", "b", "c", "d"), ("e",)]


def test_average_link_does_not():
    assert average_link("abcde", PAIRS, threshold=0.5) == [("a", "b"), ("c", "d"), ("e",)]


def test_a_veto_holds_for_groups():
    def apart(first, second):
        return not ({"a"} <= {*first, *second} and {"b"} <= {*first, *second})

    assert average_link("abc", {("a", "b"): 0.9, ("a", "c"): 0.8, ("b", "c"): 0.7}, threshold=0.1, allowed=apart) == [
        ("a", "c"),
        ("b",),
    ]


SCORES = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.1, 0.3, 0.5, 0.5, 0.7, 0.9]),
)


@given(SCORES, st.randoms(use_true_random=False))
def test_order_does_not_matter(scores, shuffler: random.Random):
    items, nodes = list(scores.items()), list("abcdefgh")
    shuffler.shuffle(items)
    shuffler.shuffle(nodes)
    found = average_link(nodes, dict(items), threshold=0.4)
    assert found == average_link("abcdefgh", scores, threshold=0.4)
    assert sorted(i for group in found for i in group) == list("abcdefgh")
