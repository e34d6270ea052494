"""Clusters: articles about one happening.

Two passes. The first joins what is alike in words, names, actors, events and days, within the time that the dates of
publication leave. The second looks inside each group with weights counted in that group alone: what all its articles
share (the boxer, the island, the ministry) then weighs nothing, and two look-alike happenings come apart by what only
one half of the articles names.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from standoff.linking.blocks import LEVELS, MOST, Block, blocks
from standoff.linking.dates import gap
from standoff.linking.grouping import Pair, average_link
from standoff.linking.judging import Rulings
from standoff.linking.neighbours import FARTHEST, FREE_DAYS, HALF_LIFE, STALE, STALE_DAYS, Edges, Numbers, edges
from standoff.linking.reading import Reading, Vectors
from standoff.linking.words import Weights
from standoff.model import Cluster, identify

# A group of more than BROAD members is taken apart again with thresholds that rise by STEP, up to CLOSE: where many
# stories run at once, each article has something in common with some article of most others.
BROAD, STEP, CLOSE = 60, 1.5, 0.25
# The second pass parts two halves whose mean similarity is below PART and below PART_RATIO of that within them.
PART, PART_RATIO, SMALLEST_HALF = 0.085, 0.45, 3
# ... and when each half has at least TELLING features that MOST_OF of its members agree on and HARDLY any of the other.
TELLING, MOST_OF, HARDLY = 2, 0.6, 0.15


def score(
    first: Reading,
    second: Reading,
    vectors: Mapping[str, Mapping[str, float]],
) -> float:
    """Similarity in [0, 1]: cosine of the weighed features, less for days between the dates of publication."""
    return cosine(vectors[first.id], vectors[second.id]) * nearness(first, second)


def explain(first: Reading, second: Reading, vectors: Mapping[str, Mapping[str, float]], *, most: int = 6) -> str:
    """What two documents share, heaviest first, and what the days between them cost: for the reader of a score."""
    one, two = vectors[first.id], vectors[second.id]
    shares = sorted(((w * two[f], f) for f, w in one.items() if f in two), key=lambda item: (-item[0], item[1]))
    named = ", ".join(f"{feature} {share:.2f}" for share, feature in shares[:most])
    return f"{score(first, second, vectors):.2f} = ({named or 'nothing shared'}, ...) × {nearness(first, second):.2f}"


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Cosine of two unit vectors."""
    small, large = (first, second) if len(first) <= len(second) else (second, first)
    # fsum: the sum must not depend on the order of the features.
    return math.fsum(weight * large[feature] for feature, weight in small.items() if feature in large)


def nearness(first: Reading, second: Reading) -> float:
    """What the dates leave of a similarity, in [0, 1]; 0 when they exclude one happening."""
    days = gap(first.published, second.published)
    if days > FARTHEST:
        return 0.0
    factor: float = 0.5 ** (max(0, days - FREE_DAYS) / HALF_LIFE)
    for loose, dated in ((first, second), (second, first)):
        newest = loose.newest_named
        if not loose.is_tight and dated.is_tight and newest and gap(newest, dated.published) > STALE_DAYS:
            factor *= STALE
    return factor


def cluster(
    readings: Sequence[Reading],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    decided: Rulings,
) -> list[tuple[str, ...]]:
    """Groups of documents by mean similarity, none of which spans a gap that excludes one happening."""
    by_id = {r.id: r for r in readings}

    def allowed(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        if any(decided.parted(a, b) for a in first for b in second):
            return False
        # The extent of a group is bounded by its dated members; comparing the extremes is enough.
        return gap_of(first, second) <= FARTHEST

    def gap_of(first: tuple[str, ...], second: tuple[str, ...]) -> int:
        ends = [by_id[i].published for i in first], [by_id[i].published for i in second]
        starts = [[p.earliest for p in side if p.earliest] for side in ends]
        lasts = [[p.latest for p in side if p.latest] for side in ends]
        widest = 0
        for near, far in ((0, 1), (1, 0)):
            if lasts[near] and starts[far]:
                widest = max(widest, (max(starts[far]) - min(lasts[near])).days)
        return widest

    return average_link(by_id, scores, threshold=threshold, allowed=allowed)


def _narrowed(
    group: tuple[str, ...],
    readings: Mapping[str, Reading],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    decided: Rulings,
) -> list[tuple[str, ...]]:
    """A group as it is, or what higher thresholds leave of a broad one."""
    higher = threshold * STEP
    if len(group) <= BROAD or higher > CLOSE:
        return [group]
    own = set(group)
    inside = {pair: value for pair, value in scores.items() if pair[0] in own and pair[1] in own}
    groups = cluster([readings[i] for i in group], inside, threshold=higher, decided=decided)
    return [g for one in groups for g in _narrowed(one, readings, inside, threshold=higher, decided=decided)]


def part(readings: Sequence[Reading], *, decided: Rulings) -> list[tuple[str, ...]]:
    """The second pass: one group as it is, or its halves, taken apart again as far as they go."""
    ids = tuple(sorted(r.id for r in readings))
    if not 2 * SMALLEST_HALF <= len(ids) <= MOST:
        return [ids]
    by_id = {r.id: r for r in readings}
    weights = Weights(r.features for r in readings)
    local = {r.id: _local(r, weights) for r in readings}
    scores = {
        (a, b): cosine(local[a], local[b]) * nearness(by_id[a], by_id[b])
        for place, a in enumerate(ids)
        for b in ids[place + 1 :]
    }
    halves = _halves(ids, scores, by_id, decided=decided)
    if halves is None:
        return [ids]
    return [group for half in halves for group in part([by_id[i] for i in half], decided=decided)]


def _local(reading: Reading, weights: Weights) -> dict[str, float]:
    """Unit vector with weights that fall to nothing for what the whole group shares or only one document has."""
    size = weights.size
    weighed = {
        feature: weight * math.log((size + 0.5) / weights.frequency(feature))
        for feature, weight in reading.features.items()
        if weights.frequency(feature) > 1
    }
    norm = math.sqrt(math.fsum(v * v for v in weighed.values())) or 1.0
    return {feature: weight / norm for feature, weight in weighed.items()}


def _halves(
    ids: tuple[str, ...], scores: Mapping[Pair, float], readings: Mapping[str, Reading], *, decided: Rulings
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The two sides of the topmost merge that has two sides worth the name, when they have little in common."""

    def mean(one: Sequence[str], two: Sequence[str]) -> float:
        found = [scores[(a, b) if a < b else (b, a)] for a in one for b in two if a != b]
        return math.fsum(found) / len(found) if found else 0.0

    groups = average_link(ids, scores, threshold=PART)
    large = [g for g in groups if len(g) >= SMALLEST_HALF]
    if len(large) < 2:
        return None
    # Join the large groups upwards until two are left: those are the sides of the topmost merge.
    while len(large) > 2:
        _, one, two = max((mean(a, b), a, b) for place, a in enumerate(large) for b in large[place + 1 :])
        large = sorted([g for g in large if g not in (one, two)] + [tuple(sorted(one + two))])
    one, two = large
    if any(decided.joined(a, b) for a in one for b in two):
        return None
    if mean(one, two) >= min(PART, PART_RATIO * (mean(one, one) + mean(two, two)) / 2):
        return None
    if not (_tells_apart(one, two, readings) and _tells_apart(two, one, readings)):
        return None
    sides = list(one), list(two)
    for stray in sorted(set(ids) - set(one) - set(two)):
        sides[mean([stray], one) < mean([stray], two)].append(stray)
    return tuple(sorted(sides[0])), tuple(sorted(sides[1]))


def _tells_apart(one: Sequence[str], two: Sequence[str], readings: Mapping[str, Reading]) -> bool:
    """Whether most members of *one* agree on some features that hardly a member of *two* has."""
    agreed = Counter(feature for i in one for feature in readings[i].features)
    other = Counter(feature for i in two for feature in readings[i].features)
    telling = [f for f, n in agreed.items() if n >= MOST_OF * len(one) and other[f] <= HARDLY * len(two)]
    return len(telling) >= TELLING


def canonicalise(
    groups: Sequence[Sequence[str]], readings: Sequence[Reading], vectors: Mapping[str, Mapping[str, float]]
) -> tuple[Cluster, ...]:
    """The records: members in order of publication, and a label in the articles' own words."""
    by_id = {r.id: r for r in readings}
    records = []
    for group in groups:
        members = sorted(group, key=lambda i: (by_id[i].published.earliest or date.max, i))
        label = _label([by_id[i] for i in members], vectors)
        records.append(Cluster(id=identify("s", *sorted(group)), documents=tuple(members), label=label))
    return tuple(sorted(records, key=lambda c: (by_id[c.documents[0]].published.earliest or date.max, c.id)))


# Who wrote an article stands above it as its title may: "By our defence editor", "By Jana Prlova in Istow".
_BYLINE = re.compile(
    r"(?i:(?:by|from)\s+(?:our|a|the)\s)[\w’' -]{3,60}"
    r"|(?i:by)(?:\s+[A-Z][\w.’'-]*){1,4}(?:,?\s+(?:in|and|for)(?:\s+[A-Z][\w.’'-]*){1,3})*"
)


def _label(members: Sequence[Reading], vectors: Mapping[str, Mapping[str, float]]) -> str:
    """The title of the member that is most like all others; without titles, the beginning of its first sentence."""
    # The sum of a member's cosines with all members is its product with the sum of their vectors: one pass will do.
    weights: dict[str, list[float]] = defaultdict(list)
    for reading in members:
        for feature, weight in vectors[reading.id].items():
            weights[feature].append(weight)
    middle = {feature: math.fsum(found) for feature, found in weights.items()}

    def central(reading: Reading) -> tuple[float, str]:
        # Rounded: two members that are equally central must not be told apart by the last bit.
        return (-round(cosine(vectors[reading.id], middle), 9), reading.id)

    titled = [r for r in members if r.title and not _BYLINE.fullmatch(r.title)]
    # What is dated was printed under its title; an excerpt or a paste may have none of its own.
    best = min([r for r in titled if r.is_tight] or titled or members, key=central)
    return best.title if best in titled and best.title else best.opening


def grouped(
    block: Block, readings: Mapping[str, Reading], scores: Mapping[Pair, float], *, decided: Rulings
) -> list[tuple[str, ...]]:
    """The documents of a block by happening.

    Args:
        block: Independent origins; copies do not vote.
        readings: Documents by id.
        scores: How much the members are alike, ids sorted within a pair.
        decided: The analyst's judgements.
    """
    if len(block.members) > MOST:
        return decided.parts(block.members)  # all but one text, in more copies than can be compared
    threshold = LEVELS[block.level]
    members = [readings[i] for i in block.members]
    return [
        half
        for whole in cluster(members, scores, threshold=threshold, decided=decided)
        for group in _narrowed(whole, readings, scores, threshold=threshold, decided=decided)
        for half in part([readings[i] for i in group], decided=decided)
    ]


def judged(found: Edges, ids: Sequence[str], *, origins: Mapping[str, str], decided: Rulings) -> Edges:
    """The pairs with those that the analyst put together: such two are one.

    Args:
        found: The pairs that are alike.
        ids: What their places stand for.
        origins: Where copies go back to.
        decided: The analyst's judgements.
    """
    place = {id_: n for n, id_ in enumerate(ids)}
    pairs = sorted((place.get(origins.get(a, a), -1), place.get(origins.get(b, b), -1)) for a, b in decided.together)
    pairs = [(a, b) for a, b in pairs if a >= 0 and b >= 0 and a != b]
    if not pairs:
        return found
    first, second = np.array(pairs, np.int64).T
    return Edges(
        np.concatenate([found.first, first]),
        np.concatenate([found.second, second]),
        np.concatenate([found.score, np.ones(len(pairs))]),
    )


def scores_within(made: Sequence[Block], found: Edges, ids: Sequence[str]) -> list[dict[Pair, float]]:
    """For each block the scores of the pairs inside it."""
    place = {id_: n for n, id_ in enumerate(ids)}
    block_of: Numbers = np.zeros(len(ids), np.int64)
    for number, block in enumerate(made):
        block_of[[place[i] for i in block.members]] = number
    inside = block_of[found.first] == block_of[found.second]
    kept = Edges(found.first[inside], found.second[inside], found.score[inside])
    scores: list[dict[Pair, float]] = [{} for _ in made]
    for one, other, score_ in kept.pairs():
        low, high = sorted((ids[one], ids[other]))
        scores[int(block_of[one])][low, high] = score_
    return scores


def with_copies(groups: Iterable[tuple[str, ...]], origins: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Groups of heads with the copies that go back to them."""
    folded: dict[str, list[str]] = defaultdict(list)
    for document, head in origins.items():
        folded[head].append(document)
    return [tuple(sorted([*group, *(f for member in group for f in folded[member])])) for group in groups]


@dataclass(frozen=True)
class Alike:
    """What stories are made of: which independent documents are alike, and the blocks that they make."""

    ids: tuple[str, ...]
    edges: Edges
    blocks: tuple[Block, ...]


def alike(readings: Sequence[Reading], *, origins: Mapping[str, str], decided: Rulings, weights: Weights) -> Alike:
    """The pairs and blocks of a collection."""
    heads = [r for r in readings if r.id not in origins]
    ids = [r.id for r in heads]
    found = judged(edges(heads, weights), ids, origins=origins, decided=decided)
    return Alike(tuple(ids), found, tuple(blocks(ids, found)))


def clusters(
    readings: Sequence[Reading], *, origins: Mapping[str, str], decided: Rulings, weights: Weights | None = None
) -> tuple[tuple[Cluster, ...], Vectors, Alike]:
    """The clusters of a collection, the vectors they were made with, and what is alike.

    Copies do not vote: only independent origins are compared, and each copy goes where its origin goes.

    Args:
        readings: The documents.
        origins: Where copies go back to.
        decided: The analyst's judgements.
        weights: Those of the collection that *readings* are a part of; by default their own.
    """
    weights = weights or Weights(r.features for r in readings if r.id not in origins)
    by_id = {r.id: r for r in readings}
    found = alike(readings, origins=origins, decided=decided, weights=weights)
    within = scores_within(found.blocks, found.edges, found.ids)
    groups = [
        group
        for block, scores in zip(found.blocks, within, strict=True)
        for group in grouped(block, by_id, scores, decided=decided)
    ]
    vectors = Vectors(readings, weights)
    return canonicalise(with_copies(groups, origins), readings, vectors), vectors, found
