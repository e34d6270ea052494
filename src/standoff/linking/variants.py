"""The wordings of one utterance side by side, word by word; and what its speaker had said before in like words.

Words are aligned by what they stand for, so that translations meet: first those that stand in the same order in both
(the longest common subsequence), then those that another translator put elsewhere ("react harshly", "tough response").
Neighbours make one stretch; one without a content word says nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from operator import itemgetter

from standoff.linking.dates import gap
from standoff.linking.judging import Rulings
from standoff.linking.reading import Reading
from standoff.linking.sayings import Saying
from standoff.linking.utterances import CONTAINED, CROWD, NEAR_DAYS, Dated, one_speaker
from standoff.model import Aligned, Span, Utterance, Variant, identify

# Words between two aligned ones that one stretch may bridge: "a tough | and | swift response".
BRIDGED = 1
# A statement made anew shares these many content words, that many of them no names, with one of another week.
AGAIN, AGAIN_PLAIN = 4, 3

Pairs = list[tuple[int, int]]


def with_variants(
    utterances: Iterable[Utterance], readings: Sequence[Reading], *, decided: Rulings
) -> tuple[Utterance, ...]:
    """The utterances with their wordings aligned; what a speaker says again weeks later points at the first time.

    Args:
        utterances: The statements that several attributions carry.
        readings: The documents.
        decided: Rejected attributions are left out.
    """
    said = {
        s.id: Dated(s, s.when or reading.published)
        for reading in readings
        for s in reading.sayings
        if s.id not in decided.rejected
    }
    told = {u.id: u for u in utterances}
    groups = {u.attributions: u.id for u in told.values()}
    held = {i for group in groups for i in group}
    fullest = {_fullest([said[i] for i in group]).id: group for group in groups}
    for id_ in said.keys() - held:
        fullest[id_] = (id_,)
    before = restatements([said[i] for i in sorted(fullest)])
    made = []
    for reference, group in fullest.items():
        if len(group) < 2 and reference not in before:
            continue
        id_ = groups.get(group) or identify("u", *group)
        made.append(
            Utterance(
                id=id_,
                attributions=group,
                variants=tuple(_variant(said[reference].said, said[i].said) for i in group if i != reference),
                restates=before.get(reference),
            )
        )
    return tuple(sorted(made, key=lambda u: (u.attributions, u.id)))


def _fullest(entries: Sequence[Dated]) -> Dated:
    return max(entries, key=lambda e: (len(e.said.stems), e.id))


def _variant(reference: Saying, other: Saying) -> Variant:
    return Variant(attribution=other.id, against=reference.id, aligned=tuple(align(reference, other)))


def align(first: Saying, second: Saying) -> list[Aligned]:
    """The stretches of two wordings that say the same, in the order of the first."""
    pairs = in_order(first.keys, second.keys)
    pairs += _elsewhere(first, second, pairs)
    telling = (group for group in _neighbours(sorted(pairs)) if any(first.keys[i] in first.stems for i, _ in group))
    return [_stretch(first, second, group) for group in telling]


def in_order(some: Sequence[str], others: Sequence[str]) -> Pairs:
    """The longest common subsequence, as pairs of places; empty keys match nothing."""
    rows, columns = len(some), len(others)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            same = bool(some[i]) and some[i] == others[j]
            best[i][j] = best[i + 1][j + 1] + 1 if same else max(best[i + 1][j], best[i][j + 1])
    pairs: Pairs = []
    i = j = 0
    while i < rows and j < columns:
        if some[i] and some[i] == others[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _elsewhere(first: Saying, second: Saying, pairs: Pairs) -> Pairs:
    """Content words that stand in both, but in another order: each with the nearest that is left."""
    used, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    left: dict[str, list[int]] = defaultdict(list)
    for j, key in enumerate(second.keys):
        if j not in taken and key in second.stems:
            left[key].append(j)
    found: Pairs = []
    for i, key in enumerate(first.keys):
        if i not in used and key in first.stems and left[key]:
            j = min(left[key], key=lambda place: (abs(place - i), place))
            left[key].remove(j)
            found.append((i, j))
    return found


def _neighbours(pairs: Pairs) -> list[Pairs]:
    """Pairs by stretch: near each other in both wordings, in whatever order."""
    groups: list[Pairs] = []
    for i, j in pairs:
        last = groups[-1] if groups else []
        near = last and i - last[-1][0] <= BRIDGED + 1
        if near and any(abs(j - other) <= BRIDGED + 1 for _, other in last):
            last.append((i, j))
        else:
            groups.append([(i, j)])
    return groups


def _stretch(first: Saying, second: Saying, group: Pairs) -> Aligned:
    places = sorted(j for _, j in group)
    same = all(first.words[i] == second.words[j] for i, j in group) and places == [j for _, j in group]
    return Aligned(
        first=_span(first, group[0][0], group[-1][0]),
        second=_span(second, places[0], places[-1]),
        same=same,
    )


def _span(said: Saying, first: int, last: int) -> Span:
    while last + 1 < len(said.keys) and not said.keys[last + 1]:
        last += 1  # the rest of a name or phrase
    return Span(said.starts[first], said.ends[last])


def restatements(entries: Sequence[Dated]) -> Mapping[str, str]:
    """For each statement that repeats one of another week, by the same speaker in like words, the one before it."""
    posted: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        if entry.said.entity and len(entry.said.stems) >= AGAIN and entry.when.is_bounded:
            for key in entry.said.stems:
                posted[entry.said.entity, key].append(entry.id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ids in posted.values():
        if len(ids) <= CROWD:
            for pair in combinations(sorted(ids), 2):
                shared[pair] += 1
    found: dict[str, str] = {}
    ranked = []
    for (a, b), number in shared.items():
        if number >= AGAIN_PLAIN and _again(by_id[a], by_id[b]):
            earlier, later = sorted((by_id[a], by_id[b]), key=lambda e: (str(e.when.latest), e.id))
            ranked.append((str(earlier.when.latest), earlier.id, later.id))
    for _, earlier_id, later_id in sorted(ranked, key=itemgetter(0, 1, 2)):
        found[later_id] = earlier_id  # the last one before it stays
    return found


def _again(one: Dated, other: Dated) -> bool:
    """Whether one says again, in another week, what the other had said."""
    if gap(one.when, other.when) <= NEAR_DAYS or one_speaker(one.said, other.said) < 1.0:
        return False
    if one.said.stance != other.said.stance:
        return False
    if (one.said.numbers or other.said.numbers) and not one.said.numbers & other.said.numbers:
        return False  # what is counted every day is told in the same words every day
    common = one.said.stems & other.said.stems
    plain = common - one.said.names - other.said.names
    least = min(len(one.said.stems), len(other.said.stems))
    return len(common) >= AGAIN and len(plain) >= AGAIN_PLAIN and len(common) >= CONTAINED * least
