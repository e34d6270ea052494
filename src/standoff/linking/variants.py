"""The wordings of one utterance side by side, word by word; and what its speaker had said before in like words.

Words are aligned by what they stand for, so that translations meet: first those that stand in the same order in both
(the longest common subsequence), then those that another translator put elsewhere ("react harshly", "tough response").
Neighbours make one stretch; one without a content word says nothing.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from standoff.linking.dates import gap
from standoff.linking.judging import Rulings
from standoff.linking.reading import Reading
from standoff.linking.sayings import Saying
from standoff.linking.utterances import CONTAINED, NEAR_DAYS, Dated, dated, one_speaker
from standoff.model import Aligned, Span, Utterance, Variant, identify

# Words between two aligned ones that one stretch may bridge: "a tough | and | swift response".
BRIDGED = 1
# A statement made anew shares these many content words, that many of them no names, with one of another week.
AGAIN, AGAIN_PLAIN = 4, 3
# Earlier statements of a speaker with one word that are looked at: the latest.
LOOKED_AT = 30

Pairs = list[tuple[int, int]]


def with_variants(
    utterances: Iterable[Utterance],
    readings: Sequence[Reading],
    *,
    decided: Rulings,
    among: Container[str] | None = None,
) -> tuple[Utterance, ...]:
    """The utterances with their wordings aligned; what a speaker says again weeks later points at the first time.

    Args:
        utterances: The statements that several attributions carry.
        readings: The documents.
        decided: Rejected attributions are left out.
        among: With these ids, only the utterances of these attributions are made; the others may be restated by them.
    """
    said = dated(readings, (), decided=decided)
    told = {u.id: u for u in utterances}
    groups = {u.attributions: u.id for u in told.values()}
    held = {i for group in groups for i in group}
    fullest = {_fullest([said[i] for i in group]).id: group for group in groups}
    for id_ in said.keys() - held:
        fullest[id_] = (id_,)
    wanted = fullest.keys() if among is None else {i for i in fullest if i in among}
    before = restatements([said[i] for i in sorted(fullest)], wanted=wanted)
    made = []
    for reference, group in fullest.items():
        if (len(group) < 2 and reference not in before) or reference not in wanted:
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


def words_again(said: Saying) -> frozenset[str]:
    """The words by which a statement is found when its speaker makes it again; none for one that says too little."""
    plain = said.stems - said.names
    return plain if said.entity and len(said.stems) >= AGAIN and len(plain) >= AGAIN_PLAIN else frozenset()


def restatements(entries: Sequence[Dated], *, wanted: Container[str]) -> Mapping[str, str]:
    """For each statement that repeats one of another week, by the same speaker in like words, the last one before it.

    Of those that share a word with it the latest are looked at: what a speaker says each week is found in the weeks
    before, however often he has said it.

    Args:
        entries: The statements.
        wanted: Ids of those that are asked about.
    """
    posted: dict[tuple[str | None, str], list[tuple[int, str]]] = defaultdict(list)
    by_id = {entry.id: entry for entry in entries if entry.when.is_bounded}
    for entry in by_id.values():
        for key in words_again(entry.said):
            posted[entry.said.entity, key].append((_last(entry), entry.id))
    for found in posted.values():
        found.sort()
    before: dict[str, str] = {}
    for entry in (e for e in by_id.values() if e.id in wanted):
        shared: Counter[tuple[int, str]] = Counter()
        own = _last(entry)
        for key in words_again(entry.said):
            known = posted[entry.said.entity, key]
            place = bisect_left(known, (own, entry.id))
            shared.update(known[max(0, place - LOOKED_AT) : place])
        for day, other in sorted((one for one, n in shared.items() if n >= AGAIN_PLAIN), reverse=True):
            if day <= own and _again(entry, by_id[other]):
                before[entry.id] = other
                break
    return before


def _last(entry: Dated) -> int:
    """The last day on which it can have been said, as an ordinal."""
    day = entry.when.latest or entry.when.earliest
    return day.toordinal() if day else 0


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
