"""Blocks: what an article is grouped with does not hang on what is far from it, nor on the order of coming."""

from collections import defaultdict
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.blocks import LEVELS, MOST, Block, blocks, blocks_of
from standoff.linking.neighbours import Edges

Scores = dict[tuple[str, str], float]


def edges(ids: list[str], scores: Scores) -> Edges:
    places = [(ids.index(a), ids.index(b)) for a, b in scores]
    first, second = np.array(places, np.int64).reshape(-1, 2).T
    return Edges(first, second, np.array(list(scores.values())))


def near(scores: Scores):
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        found[a][b] = found[b][a] = score
    return lambda id_: found[id_]


def test_a_chain_of_pairs_makes_a_block_and_a_weak_pair_does_not():
    ids = ["a", "b", "c", "d"]
    scores = {("a", "b"): 0.3, ("b", "c"): 0.1, ("c", "d"): 0.07}
    assert blocks(ids, edges(ids, scores)) == [Block(("a", "b", "c"), 0), Block(("d",), 0)]


def test_what_is_too_large_hangs_together_by_stronger_pairs():
    ids = [f"{n:03}" for n in range(MOST + 2)]
    scores = dict.fromkeys(pairwise(ids), 0.1)
    scores["000", "001"] = 0.15
    found = blocks(ids, edges(ids, scores))
    assert found[0] == Block(("000", "001"), 1)
    assert {len(block.members) for block in found[1:]} == {1}
    assert blocks_of(["000"], near(scores)) == found[:1]


def test_copies_without_end_are_one_block_at_the_highest_level():
    ids = [f"{n:03}" for n in range(MOST + 2)]
    scores = {("000", other): 1.0 for other in ids[1:]}
    (found,) = blocks(ids, edges(ids, scores))
    assert found == Block(tuple(ids), len(LEVELS) - 1)
    assert blocks_of(["007"], near(scores)) == [found]


pairs = st.dictionaries(
    st.tuples(st.integers(0, 25), st.integers(0, 25))
    .filter(lambda p: p[0] < p[1])
    .map(lambda p: (f"{p[0]:02}", f"{p[1]:02}")),
    st.sampled_from([0.05, 0.08, 0.1, 0.12, 0.2, 0.3, 0.5, 0.95]),
    max_size=60,
)


@given(pairs, st.integers(2, 9))
def test_the_block_of_each_document_is_that_of_the_whole_collection(scores: Scores, most: int):
    ids = [f"{n:02}" for n in range(26)]
    whole = blocks(ids, edges(ids, scores), most=most)
    assert sorted(i for block in whole for i in block.members) == ids
    for block in whole:
        for member in block.members:
            assert blocks_of([member], near(scores), most=most) == [block]
    assert blocks_of(ids, near(scores), most=most) == whole


@given(pairs, st.integers(2, 9), st.integers(0, 25))
def test_an_article_changes_only_the_blocks_that_it_meets_at_their_level(scores: Scores, most: int, number: int):
    """What ``grow`` relies on: the blocks to be made anew are those of the pairs of the new article."""
    ids, new = [f"{n:02}" for n in range(26)], f"{number:02}"
    others = [i for i in ids if i != new]
    before = blocks(others, edges(others, {p: s for p, s in scores.items() if new not in p}), most=most)
    own = near(scores)(new)
    met = [b for b in before if any(own.get(i, 0.0) >= LEVELS[b.level] for i in b.members)]
    seeds = {new, *(i for b in met for i in b.members)}
    remade = blocks_of(seeds, near(scores), most=most)
    assert {i for block in remade for i in block.members} == seeds
    kept = [b for b in before if b not in met]
    assert sorted([*kept, *remade], key=lambda b: b.members) == blocks(ids, edges(ids, scores), most=most)
