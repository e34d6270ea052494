"""Grouping by scored pairs: deterministic, and independent of the order in which the pairs come."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

Pair = tuple[str, str]


Node = TypeVar("Node", int, str)


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id that pairs are made of."""


T = TypeVar("T", bound=Identified)


def paired(first: str, second: str) -> Pair:
    """Two ids as a pair: sorted."""
    return (first, second) if first <= second else (second, first)


def meeting(
    found: Iterable[T],
    *,
    keys: Callable[[T], Iterable[Hashable]],
    bounded: Callable[[Sequence[T]], Iterable[Sequence[T]]],
) -> set[Pair]:
    """Pairs of records that share a key, ids sorted within a pair.

    Args:
        found: The records.
        keys: Where a record may meet others.
        bounded: Parts the records at one key where they are too many to compare each with each.
    """
    posted: dict[Hashable, list[T]] = defaultdict(list)
    for record in found:
        for key in keys(record):
            posted[key].append(record)
    pairs: set[Pair] = set()
    for members in posted.values():
        for group in bounded(members):
            pairs.update(paired(a.id, b.id) for a, b in combinations(group, 2))
    return pairs


def components(nodes: Iterable[Node], pairs: Iterable[tuple[Node, Node]]) -> list[tuple[Node, ...]]:
    """The connected components of a graph, each sorted, in order of their first member."""
    parent = {node: node for node in nodes}

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for first, second in pairs:
        one, other = root(first), root(second)
        if one != other:
            parent[other] = one
    found: dict[Node, list[Node]] = {}
    for node in sorted(parent):
        found.setdefault(root(node), []).append(node)
    return sorted(tuple(members) for members in found.values())


def connected(pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """The groups that pairs hang together in."""
    known = list(pairs)
    return tuple(components({id_ for pair in known for id_ in pair}, known))


def average_link(
    nodes: Iterable[str],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    allowed: Callable[[tuple[str, ...], tuple[str, ...]], bool] | None = None,
) -> list[tuple[str, ...]]:
    """Agglomerative clustering by the mean score of all pairs between two groups (UPGMA; Sokal and Michener 1958).

    A pair that is not in *scores* counts as 0, so a chain of look-alikes does not glue two happenings together the
    way connected components would. Ties are broken by id; each merge costs the neighbours of the two groups only.

    Args:
        nodes: All ids.
        scores: Score in [0, 1] of the pairs that blocking proposed, ids sorted within a pair.
        threshold: Least mean score at which two groups are merged.
        allowed: Veto on a merge of two groups of members.

    Returns:
        The groups, each sorted, in order of their first member.
    """
    members: dict[str, tuple[str, ...]] = {node: (node,) for node in sorted(nodes)}
    near: dict[str, dict[str, float]] = {node: {} for node in members}
    for (first, second), score in scores.items():
        near[first][second] = score
        near[second][first] = score
    # A group is named after its first member; its current extent tells stale heap entries from live ones.
    version: dict[str, int] = dict.fromkeys(members, 0)
    stamped: list[tuple[float, str, str, int, int]] = [
        (-score, min(pair), max(pair), 0, 0) for pair, score in scores.items() if score >= threshold
    ]
    heapq.heapify(stamped)
    while stamped:
        _, first, second, seen_first, seen_second = heapq.heappop(stamped)
        if version.get(first) != seen_first or version.get(second) != seen_second:
            continue
        if allowed is not None and not allowed(members[first], members[second]):
            near[first].pop(second, None)
            near[second].pop(first, None)
            continue
        size_first, size_second = len(members[first]), len(members[second])
        merged = tuple(sorted(members[first] + members.pop(second)))
        members[first] = merged
        version[first] += 1
        del version[second]
        before, gone = near.pop(first), near.pop(second)
        near[first] = {}
        for other in sorted((before.keys() | gone.keys()) - {first, second}):
            mean = (before.get(other, 0.0) * size_first + gone.get(other, 0.0) * size_second) / (
                size_first + size_second
            )
            near[first][other] = mean
            near[other].pop(second, None)
            near[other][first] = mean
            if mean >= threshold:
                low, high = sorted((first, other))
                heapq.heappush(stamped, (-mean, low, high, version[low], version[high]))
    return sorted(members.values())
