"""Clusters: articles about one happening.

Two passes. The first joins what is alike in words, names, actors, events and days, within the time that the dates of
publication leave. The second looks inside each group with weights counted in that group alone: what all its articles
share (the boxer, the island, the ministry) then weighs nothing, and two look-alike happenings come apart by what only
one half of the articles names.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from standoff.linking.dates import gap
from standoff.linking.grouping import Pair, average_link
from standoff.linking.judging import Rulings
from standoff.linking.reading import Reading, Vectors
from standoff.linking.words import Weights
from standoff.model import Cluster, identify

# Features by which a document looks for neighbours, rarest and heaviest first, and how many it must share.
KEYS, SHARED_KEYS = 40, 2
# A key held by more documents than this in one stretch of days is no key; that bounds the work a document can cause.
CROWD = 60
# Least mean similarity within a group in the first pass. Low: the second pass takes apart.
JOIN = 0.08
# A group of more than BROAD members is taken apart again with thresholds that rise by STEP, up to CLOSE: where many
# stories run at once, each article has something in common with some article of most others.
BROAD, STEP, CLOSE = 60, 1.5, 0.25
# Days after which coverage of one happening has halved, days that cost nothing, and days after which it is another.
HALF_LIFE, FREE_DAYS, FARTHEST = 5.0, 1, 21
# A loosely dated document that names no date newer than this many days before the other's publication, and what its
# similarity is then worth.
STALE_DAYS, STALE = 180, 0.6
# The second pass parts two halves whose mean similarity is below PART and below PART_RATIO of that within them.
PART, PART_RATIO, SMALLEST_HALF = 0.085, 0.45, 3
# ... and when each half has at least TELLING features that MOST of its members agree on and HARDLY any of the other.
TELLING, MOST, HARDLY = 2, 0.6, 0.15
# Beyond this many members the second pass would compare too many pairs; such a group is one to read about anyway.
LARGEST = 400


def block(readings: Sequence[Reading], vectors: Mapping[str, Mapping[str, float]]) -> set[Pair]:
    """Pairs that share heavy features and may be of the same weeks."""
    posted: dict[str, dict[int | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        heavy = sorted(vectors[reading.id].items(), key=lambda item: (-item[1], item[0]))[:KEYS]
        for feature, _ in heavy:
            for slot in slots(reading):
                posted[feature][slot].append(reading.id)
    shared: dict[Pair, int] = defaultdict(int)
    for by_slot in posted.values():
        loose = by_slot.get(None, [])
        met: set[Pair] = set()
        for slot, dated in by_slot.items():
            documents = dated if slot is None else dated + loose
            if len(documents) > CROWD:
                continue
            # Loosely dated documents meet each other in their own list only, and everybody else here.
            for place, first in enumerate(dated):
                met.update((first, second) if first < second else (second, first) for second in documents[place + 1 :])
        for pair in met:
            shared[pair] += 1
    return {pair for pair, count in shared.items() if count >= SHARED_KEYS}


def slots(reading: Reading) -> tuple[int | None, ...]:
    """The stretches of ``FARTHEST`` days in which a document looks for neighbours; ``None`` stands for any.

    Each document stands in its own stretch and the next, so that two that are near meet in at least one.
    """
    earliest = reading.published.earliest
    if not reading.is_tight or earliest is None:
        return (None,)
    slot = earliest.toordinal() // FARTHEST
    return (slot, slot + 1)


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
    if not 2 * SMALLEST_HALF <= len(ids) <= LARGEST:
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
    telling = [f for f, n in agreed.items() if n >= MOST * len(one) and other[f] <= HARDLY * len(two)]
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

    titled = [r for r in members if r.title]
    best = min(titled or members, key=central)
    return best.title or best.opening


def clusters(
    readings: Sequence[Reading], *, origins: Mapping[str, str], decided: Rulings, weights: Weights | None = None
) -> tuple[tuple[Cluster, ...], Vectors]:
    """The clusters of a collection, and the vectors they were made with.

    Weights are those of the collection unless others are given: of the larger one that *readings* are a part of.

    Copies do not vote: only independent origins are compared, and each copy goes where its origin goes.
    """
    heads = [r for r in readings if r.id not in origins]
    by_id = {r.id: r for r in readings}
    weights = weights or Weights(r.features for r in heads)
    vectors = Vectors(readings, weights)
    # In order of time: those that are compared with one another lie close together, and their vectors are at hand.
    pairs = sorted(block(heads, vectors), key=lambda pair: (by_id[pair[0]].published.earliest or date.max, pair))
    scores = {(a, b): value for a, b in pairs if (value := score(by_id[a], by_id[b], vectors)) > 0.0}
    for a, b in decided.together:
        low, high = sorted((origins.get(a, a), origins.get(b, b)))
        if low != high and low in by_id and high in by_id:
            scores[low, high] = 1.0
    groups = [
        half
        for whole in cluster(heads, scores, threshold=JOIN, decided=decided)
        for group in _narrowed(whole, by_id, scores, threshold=JOIN, decided=decided)
        for half in part([by_id[i] for i in group], decided=decided)
    ]
    folded: dict[str, list[str]] = defaultdict(list)
    for document, head in origins.items():
        folded[head].append(document)
    complete = [tuple(sorted([*group, *(f for member in group for f in folded[member])])) for group in groups]
    return canonicalise(complete, readings, vectors), vectors
