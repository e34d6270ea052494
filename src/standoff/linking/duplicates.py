"""Copies, wire copy and excerpts: documents that go back to one text.

Words inside quotation marks do not count where enough others remain: two reporters at one press conference share the
quotes and nothing else. Everything rests on exact shingles; MinHash and the sampled index only propose pairs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import combinations
from typing import Literal

from rensa import RMinHash, RMinHashLSH

from standoff.linking.grouping import Pair, components
from standoff.linking.judging import Rulings
from standoff.linking.reading import Reading
from standoff.model import Duplicate

Relation = Literal["copy", "wire", "excerpt"]

# Words per shingle; 5 keeps chance agreement of independent news prose below 1 % (Broder 1997 used 10 for web pages).
SHINGLE = 5
# A document with fewer shingles outside quotation marks is compared by all of them.
FEWEST_UNQUOTED = 15
PERMUTATIONS, BANDS, LSH_THRESHOLD = 128, 32, 0.35
# One shingle in SAMPLE goes into the index that finds excerpts (Broder's "mod m" sketch); a sampled shingle found in
# more than CROWD documents is page furniture and proposes nothing.
SAMPLE, CROWD, SAMPLED_SHARED = 8, 60, 2
# Jaccard from which two texts are the same but for a few words.
COPY = 0.75
# Containment from which the shorter is taken from the longer; lower when both credit one agency.
CONTAINED, CONTAINED_WITH_AGENCY = 0.4, 0.25
# Share of the longer one that an excerpt may have at most, and how much of it must be in the longer.
EXCERPT_SIZE, EXCERPT = 0.6, 0.75

_QUOTED = re.compile(r"“[^”\n]{0,1500}”|\"[^\"\n]{0,1500}\"|(?<!\w)‘[^\n]{0,400}?’(?!\w)")


@dataclass(frozen=True)
class Overlap:
    """How much two documents share, with the reason in words."""

    first: str
    second: str
    jaccard: float
    containment: float
    relation: Relation | None
    because: str


@dataclass(frozen=True)
class Sketch:
    """A document's shingles, hashed to 64 bits, and what is needed to compare it."""

    reading: Reading
    shingles: frozenset[int] = field(repr=False)
    same: str = ""

    @property
    def agency(self) -> str | None:
        """The agency it credits, in lower case."""
        agency = self.reading.extraction.document.agency
        return agency.lower() if agency else None


def sketch(reading: Reading) -> Sketch:
    """The shingles of a document, outside quotation marks where enough remain."""
    quoted = [m.span() for m in _QUOTED.finditer(reading.text)]
    words = reading.words
    outside: list[list[str]] = [[]]
    position = 0
    for token in words:
        while position < len(quoted) and quoted[position][1] <= token.start:
            position += 1
            outside.append([])
        if position == len(quoted) or token.end <= quoted[position][0]:
            outside[-1].append(token.word)
    shingles = frozenset(h for run in outside for h in _shingles(run))
    if len(shingles) < FEWEST_UNQUOTED:
        shingles = frozenset(_shingles([t.word for t in words]))
    same = blake2b(" ".join(t.word for t in words).encode(), digest_size=16).hexdigest() if words else ""
    return Sketch(reading, shingles, same)


def _shingles(words: Sequence[str]) -> Iterable[int]:
    for at in range(len(words) - SHINGLE + 1):
        yield int.from_bytes(blake2b(" ".join(words[at : at + SHINGLE]).encode(), digest_size=8).digest())


def block(sketches: Sequence[Sketch]) -> set[Pair]:
    """Pairs worth comparing: MinHash bands for texts alike as a whole, sampled shingles for parts of a text."""
    pairs: set[Pair] = set()
    same: dict[str, list[str]] = defaultdict(list)
    sampled: dict[int, list[str]] = defaultdict(list)
    lsh = RMinHashLSH(LSH_THRESHOLD, PERMUTATIONS, BANDS)
    hashes: list[RMinHash] = []
    for number, entry in enumerate(sketches):
        minhash = RMinHash(PERMUTATIONS, 7)
        minhash.update([h.to_bytes(8) for h in sorted(entry.shingles)])
        hashes.append(minhash)
        if entry.shingles:
            lsh.insert(number, minhash)
        if entry.same:
            same[entry.same].append(entry.reading.id)
        for shingle in entry.shingles:
            if shingle % SAMPLE == 0:
                sampled[shingle].append(entry.reading.id)
    for number, entry in enumerate(sketches):
        if entry.shingles:
            for other in lsh.query(hashes[number]):
                if other != number:
                    pairs.add(_sorted(entry.reading.id, sketches[other].reading.id))
    for copies in same.values():
        pairs.update(_sorted(first, second) for first, second in combinations(copies, 2))
    shared: dict[Pair, int] = defaultdict(int)
    for documents in sampled.values():
        if len(documents) <= CROWD:
            for first, second in combinations(sorted(documents), 2):
                shared[first, second] += 1
    pairs.update(pair for pair, count in shared.items() if count >= SAMPLED_SHARED)
    return pairs


def score(first: Sketch, second: Sketch) -> Overlap:
    """Exact Jaccard and containment of two documents, and what they make of them."""
    common = len(first.shingles & second.shingles)
    sizes = sorted((len(first.shingles), len(second.shingles)))
    jaccard = common / (sizes[0] + sizes[1] - common) if common else 0.0
    containment = common / sizes[0] if common else 0.0
    agency = first.agency if first.agency and first.agency == second.agency else None
    same = bool(first.same) and first.same == second.same
    if same:
        jaccard = containment = 1.0
    relation: Relation | None = None
    if jaccard >= COPY:
        relation = "copy"
    elif containment >= EXCERPT and sizes[0] <= EXCERPT_SIZE * sizes[1]:
        relation = "excerpt"
    elif containment >= (CONTAINED_WITH_AGENCY if agency else CONTAINED):
        relation = "wire"
    because = f"{containment:.0%} of the shorter text's five-word sequences are in the other"
    if same:
        because = "the same words throughout"
    if agency:
        because += f"; both credit {first.reading.extraction.document.agency}"
    return Overlap(first.reading.id, second.reading.id, jaccard, containment, relation, because)


def judge(overlaps: Iterable[Overlap], *, decided: Rulings) -> list[Overlap]:
    """The overlaps that hold, less those the analyst took apart."""
    return [o for o in overlaps if o.relation is not None and not decided.parted(o.first, o.second)]


def duplicates(readings: Sequence[Reading], *, decided: Rulings) -> tuple[tuple[Duplicate, ...], dict[str, str]]:
    """The duplicate records, and for each folded document the id of the one it is folded into."""
    sketches = {r.id: sketch(r) for r in readings}
    pairs = block([sketches[r.id] for r in readings])
    found = judge((score(sketches[a], sketches[b]) for a, b in sorted(pairs)), decided=decided)
    records: list[Duplicate] = []
    origins: dict[str, str] = {}
    for group in components(sketches, [(o.first, o.second) for o in found]):
        if len(group) > 1:
            records += _canonicalise([sketches[i] for i in group], found, origins)
    return tuple(sorted(records, key=lambda r: r.documents)), origins


def _canonicalise(group: list[Sketch], found: Sequence[Overlap], origins: dict[str, str]) -> list[Duplicate]:
    ordered = sorted(group, key=_first)
    head = ordered[0].reading.id
    inside = {s.reading.id for s in group}
    best: dict[str, Overlap] = {}
    for overlap in found:
        if overlap.first not in inside:
            continue
        for member in (overlap.first, overlap.second):
            # The edge to the head explains best; else the strongest edge does.
            rank = (head in (overlap.first, overlap.second), overlap.containment)
            held = best.get(member)
            if held is None or rank > (head in (held.first, held.second), held.containment):
                best[member] = overlap
    folded: Mapping[Relation, list[str]] = defaultdict(list)
    reasons: dict[Relation, list[str]] = defaultdict(list)
    for entry in ordered[1:]:
        overlap = best[entry.reading.id]
        relation = overlap.relation or "wire"
        origins[entry.reading.id] = head
        folded[relation].append(entry.reading.id)
        reasons[relation].append(overlap.because)
    return [
        Duplicate(documents=(head, *sorted(ids)), relation=relation, because="; ".join(sorted(set(reasons[relation]))))
        for relation, ids in folded.items()
    ]


def _first(entry: Sketch) -> tuple[bool, bool, date, int, str]:
    """Order in which documents may stand for the others: the agency's own page, whole texts, early ones, long ones."""
    document = entry.reading.extraction.document
    own = bool(document.agency and document.publisher and document.agency.lower() == document.publisher.lower())
    dated = entry.reading.published.earliest if entry.reading.is_tight else None
    return (not own, dated is None, dated or date.max, -len(entry.shingles), document.id)


def _sorted(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)
