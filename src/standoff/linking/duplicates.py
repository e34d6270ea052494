"""Copies, wire copy and excerpts: documents that go back to one text.

Words inside quotation marks do not count where enough others remain: two reporters at one press conference share the
quotes and nothing else. Everything rests on exact shingles; MinHash and the sampled index only propose pairs.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from rensa import RMinHash, RMinHashLSH

from standoff.linking.dates import gap, stretches
from standoff.linking.grouping import Pair, components, paired
from standoff.linking.judging import Rulings
from standoff.linking.reading import Reading
from standoff.linking.shingles import furniture, without
from standoff.model import Duplicate

Relation = Literal["copy", "wire", "excerpt"]

PERMUTATIONS, BANDS, LSH_THRESHOLD = 128, 32, 0.35
# One shingle in SAMPLE goes into the index that finds excerpts (Broder's "mod m" sketch); a sampled shingle found in
# more than CROWD documents of one stretch of days proposes nothing.
SAMPLE, CROWD, SAMPLED_SHARED = 8, 1_000, 2
# Jaccard from which two texts are the same but for a few words.
COPY = 0.75
# Containment from which the shorter is taken from the longer; lower when both credit one agency.
CONTAINED, CONTAINED_WITH_AGENCY = 0.4, 0.25
# Days within which papers print one agency text, or a part of it; a whole copy may come up at any time.
WIRE_DAYS = 10
# Share of the longer one that an excerpt may have at most, and how much of it must be in the longer.
EXCERPT_SIZE, EXCERPT = 0.6, 0.75


@dataclass(frozen=True)
class Overlap:
    """How much two documents share, with the reason in words."""

    first: str
    second: str
    jaccard: float
    containment: float
    relation: Relation | None
    because: str


def block(readings: Sequence[Reading]) -> set[Pair]:
    """Pairs worth comparing: MinHash bands for texts alike as a whole, sampled shingles for parts of a text."""
    pairs: set[Pair] = set()
    same: dict[bytes, list[Reading]] = defaultdict(list)
    sampled: dict[int, dict[int | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    lsh = RMinHashLSH(LSH_THRESHOLD, PERMUTATIONS, BANDS)
    for number, reading in enumerate(readings):
        if reading.fingerprint:
            same[reading.fingerprint].append(reading)
        if not reading.shingles:
            continue
        minhash = RMinHash(PERMUTATIONS, 7)
        minhash.update([h.to_bytes(8) for h in reading.shingles])
        # Ask before it stands there itself: each pair is proposed once, by the later one.
        pairs.update(paired(reading.id, readings[other].id) for other in lsh.query(minhash))
        lsh.insert(number, minhash)
        for shingle in reading.shingles:
            if shingle % SAMPLE == 0:
                for slot in slots(reading):
                    sampled[shingle][slot].append(reading.id)
    for copies in same.values():
        # One copy stands for all: a text that a hundred sites print would else make five thousand pairs.
        head, *others = sorted(copies, key=_first)
        pairs.update(paired(head.id, other.id) for other in others)
    shared: dict[Pair, int] = defaultdict(int)
    for by_slot in sampled.values():
        loose = by_slot.get(None, [])
        met: set[Pair] = set()
        for slot, dated in by_slot.items():
            documents = dated if slot is None else dated + loose
            if len(documents) <= CROWD:
                met.update(combinations(sorted(documents), 2))
        for pair in met:
            shared[pair] += 1
    pairs.update(pair for pair, count in shared.items() if count >= SAMPLED_SHARED)
    return pairs


def slots(reading: Reading) -> tuple[int | None, ...]:
    """The stretches of ``WIRE_DAYS`` in which a document looks for parts of its text; ``None`` stands for any."""
    return stretches(reading.published, WIRE_DAYS, within=WIRE_DAYS)


def score(first: Reading, second: Reading) -> Overlap:
    """Exact Jaccard and containment of two documents, and what they make of them."""
    common = len(set(first.shingles).intersection(second.shingles))
    sizes = sorted((len(first.shingles), len(second.shingles)))
    jaccard = common / (sizes[0] + sizes[1] - common) if common else 0.0
    containment = common / sizes[0] if common else 0.0
    agency = first.agency if first.agency and first.agency.lower() == (second.agency or "").lower() else None
    same = bool(first.fingerprint) and first.fingerprint == second.fingerprint
    if same:
        jaccard = containment = 1.0
    relation: Relation | None = None
    if jaccard >= COPY:
        relation = "copy"
    elif gap(first.published, second.published) > WIRE_DAYS:
        relation = None
    elif containment >= EXCERPT and sizes[0] <= EXCERPT_SIZE * sizes[1]:
        relation = "excerpt"
    elif containment >= (CONTAINED_WITH_AGENCY if agency else CONTAINED):
        relation = "wire"
    because = f"{containment:.0%} of the shorter text's five-word sequences are in the other"
    if same:
        because = "the same words throughout"
    if agency:
        because += f"; both credit {agency}"
    return Overlap(first.id, second.id, jaccard, containment, relation, because)


def judge(overlaps: Iterable[Overlap], *, decided: Rulings) -> list[Overlap]:
    """The overlaps that hold, less those the analyst took apart."""
    return [o for o in overlaps if o.relation is not None and not decided.parted(o.first, o.second)]


def overlaps(
    readings: Sequence[Reading],
    *,
    decided: Rulings,
    stock: frozenset[int] | None = None,
    new: Container[str] | None = None,
) -> list[Overlap]:
    """Pairs of documents that go back to one text.

    Args:
        readings: The documents.
        decided: The analyst's judgements.
        stock: Shingles of page furniture in the collection that *readings* are a part of; by default in them.
        new: With these ids, only pairs of which one at least is of them.
    """
    if stock is None:
        stock = furniture([r.shingles for r in readings])
    by_id = {r.id: replace(r, shingles=without(r.shingles, stock)) for r in readings}
    pairs = block(list(by_id.values()))
    if new is not None:
        pairs = {pair for pair in pairs if pair[0] in new or pair[1] in new}
    return judge((score(by_id[a], by_id[b]) for a, b in sorted(pairs)), decided=decided)


def duplicates(
    readings: Sequence[Reading],
    *,
    decided: Rulings,
    stock: frozenset[int] | None = None,
    tied: list[Pair] | None = None,
) -> tuple[tuple[Duplicate, ...], dict[str, str]]:
    """The duplicate records, and for each folded document the id of the one it is folded into.

    Args:
        readings: The documents.
        decided: The analyst's judgements.
        stock: Shingles of page furniture in the collection that *readings* are a part of; by default in them.
        tied: Takes the pairs that hang together.
    """
    by_id = {r.id: r for r in readings}
    found = overlaps(readings, decided=decided, stock=stock)
    touching: dict[str, list[Overlap]] = defaultdict(list)
    for overlap in found:
        touching[overlap.first].append(overlap)
    records: list[Duplicate] = []
    origins: dict[str, str] = {}
    pairs = [(o.first, o.second) for o in found]
    if tied is not None:
        tied += pairs
    for group in components(by_id, pairs):
        if len(group) > 1:
            inside = [overlap for i in group for overlap in touching[i]]
            records += _canonicalise([by_id[i] for i in group], inside, origins)
    return tuple(sorted(records, key=lambda r: r.documents)), origins


def _canonicalise(group: Sequence[Reading], found: Sequence[Overlap], origins: dict[str, str]) -> list[Duplicate]:
    """The records of one connected group.

    Only what overlaps with the head itself is folded into it; of what is left, the next head folds its own. A chain of
    overlaps does not make its two ends one text.
    """
    edges = {(o.first, o.second): o for o in found}
    left = sorted(group, key=_first)
    records = []
    while left:
        head, *others = left
        folded: Mapping[Relation, list[str]] = defaultdict(list)
        reasons: dict[Relation, set[str]] = defaultdict(set)
        left = []
        for reading in others:
            overlap = edges.get(paired(head.id, reading.id))
            if overlap is None or overlap.relation is None:
                left.append(reading)
                continue
            origins[reading.id] = head.id
            folded[overlap.relation].append(reading.id)
            reasons[overlap.relation].add(overlap.because)
        records += [
            Duplicate(
                documents=(head.id, *sorted(ids)), relation=relation, because="; ".join(sorted(reasons[relation]))
            )
            for relation, ids in folded.items()
        ]
    return records


def _first(reading: Reading) -> tuple[bool, bool, date, int, str]:
    """Order in which documents may stand for the others: the agency's own page, whole texts, early ones, long ones."""
    own = bool(reading.agency and reading.publisher and reading.agency.lower() == reading.publisher.lower())
    dated = reading.published.earliest if reading.is_tight else None
    return (not own, dated is None, dated or date.max, -len(reading.shingles), reading.id)
