"""Blocks: parts of a collection within which articles are grouped, so that no article can change what is far from it.

Two articles are of one block when a chain of pairs leads from one to the other, each pair at least as alike as the
level of the block asks. A block is the largest such part that is not too large: where at the lowest level the articles
of months hang together, a higher level is asked for, until what hangs together is small. The blocks of a collection
follow from its pairs; in whatever order articles come, those that a new one meets tell which blocks are made anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.linking.grouping import components
from standoff.linking.neighbours import Edges, Flags

# Articles in a block; the levels by which they hang together.
MOST = 300
LEVELS = (0.08, 0.12, 0.18, 0.27, 0.4, 0.6, 0.9)

Near = Callable[[str], Mapping[str, float]]


@dataclass(frozen=True)
class Block:
    """Documents that are grouped together, sorted, and the level by which they hang together."""

    members: tuple[str, ...]
    level: int


def blocks(ids: Sequence[str], edges: Edges, *, most: int = MOST) -> list[Block]:
    """All blocks of a collection.

    Args:
        ids: The documents that the places of *edges* stand for.
        edges: The pairs that are alike.
        most: How many documents a block may have.
    """
    found: list[Block] = []
    left: Flags = np.ones(len(ids), np.bool_)
    first, second, score = edges.first, edges.second, edges.score
    for level, least in enumerate(LEVELS):
        kept = (score >= least) & left[first] & left[second]
        first, second, score = first[kept], second[kept], score[kept]
        pairs = zip(first.tolist(), second.tolist(), strict=True)
        for group in components(np.flatnonzero(left).tolist(), pairs):
            if len(group) <= most or level == len(LEVELS) - 1:
                found.append(Block(tuple(sorted(ids[n] for n in group)), level))
                left[list(group)] = False
    return sorted(found, key=lambda block: block.members)


def blocks_of(seeds: Iterable[str], near: Near, *, most: int = MOST) -> list[Block]:
    """The blocks in which some documents are.

    Args:
        seeds: The documents.
        near: For a document, all others that it is alike to, with the scores.
        most: How many documents a block may have.
    """
    found: dict[str, Block] = {}
    large: list[set[str]] = [set() for _ in LEVELS]
    for seed in sorted(seeds):
        level = 0
        while seed not in found:
            last = level == len(LEVELS) - 1
            if seed not in large[level]:
                members, complete = _reached(seed, near, LEVELS[level], large[level], None if last else most)
                if complete:
                    block = Block(tuple(sorted(members)), level)
                    found |= dict.fromkeys(members, block)
                else:
                    large[level] |= members
            level += 1
    return sorted({id(block): block for block in found.values()}.values(), key=lambda block: block.members)


def _reached(seed: str, near: Near, least: float, large: set[str], most: int | None) -> tuple[set[str], bool]:
    """What hangs together with a document, and whether that is all of it: more than *most* are too many."""
    members, waiting = {seed}, [seed]
    while waiting:
        for other, score in near(waiting.pop()).items():
            if score >= least and other not in members:
                if other in large:
                    return members, False
                members.add(other)
                waiting.append(other)
        if most is not None and len(members) > most:
            return members, False
    return members, True
