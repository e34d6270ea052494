"""Where a document meets others: keys by which the few that may belong with it are found among any number.

Two documents that share keys may be linked; nothing else is looked at. A key is 63 bits: its kind, a stretch of time,
and a hash, in this order, so that what is of one time lies together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from standoff.linking import duplicates, neighbours, occurrences, utterances
from standoff.linking.facts import Index
from standoff.linking.ledger import JOIN_DAYS
from standoff.linking.reading import Reading
from standoff.linking.themes import Wanted
from standoff.linking.words import Weights
from standoff.model import Interval

# What keys are about. Of each, so many must be shared.
WORDS, TEXT, PARTS, SAID, ACT, FIGURE, PLEDGE, SOUGHT, FACT = range(1, 10)
SHARED = {WORDS: neighbours.SHARED_KEYS, TEXT: 1, PARTS: 2, SAID: utterances.PLAIN, ACT: 1, FIGURE: 1, PLEDGE: 1}
_AT = 39  # bits of the hash
_SLOT = 0xFFFFF << _AT
_ROWS = duplicates.PERMUTATIONS // duplicates.BANDS


@dataclass(frozen=True)
class Frozen:
    """How often words occur in a collection: counted at one time, used until it has doubled."""

    documents: Weights
    sayings: Weights


@dataclass(frozen=True)
class Key:
    """A key, of its kind."""

    kind: int
    value: int

    def places(self, slots: range) -> Iterator[int]:
        """Where to look: at the key itself, and for what nobody dates; what nobody dates looks everywhere.

        Args:
            slots: Stretches of ``neighbours.FARTHEST`` days in which there are documents.
        """
        yield self.value
        if self.value & _SLOT:
            yield self.value & ~_SLOT
        elif self.kind == WORDS:
            yield from (self.value | slot << _AT for slot in slots)


def frozen(readings: Iterable[Reading], origins: Mapping[str, str]) -> Frozen:
    """The frequencies of a collection; copies are not counted."""
    known = [reading for reading in readings if reading.id not in origins]
    return Frozen(Weights(r.features for r in known), Weights(s.stems for r in known for s in r.sayings))


def keys(reading: Reading, weights: Frozen) -> tuple[Key, ...]:
    """Where a document stands and is looked for."""
    return tuple(dict.fromkeys(_keys(reading, weights)))


def _keys(reading: Reading, weights: Frozen) -> Iterator[Key]:
    for feature in neighbours.heaviest(reading, weights.documents):
        yield from _spread(WORDS, neighbours.slots(reading), feature)
    yield from _of_text(reading)
    for said in reading.sayings:
        own = utterances.slots(said.when or reading.published)
        for speaker in said.countries or (said.entity,):
            for stem in said.stems if speaker else ():
                yield from _spread(SAID, own, (speaker, stem))
    for report in reading.reports:
        for key in occurrences.keys(report.placed(reading.published, "")):
            if key[0]:  # its cluster is not known yet, and met by its words
                yield _key(ACT, None, key)
    for claim in reading.claims:
        own = _stretches(claim.said or reading.published, JOIN_DAYS)
        things = (claim.thing,) if claim.thing and claim.figure else sorted(claim.things)
        for thing in things:
            for owner in (*(claim.whose if claim.figure else sorted(claim.named)), ""):
                yield from _spread(FIGURE, own, (thing, owner, claim.planned))
    for pledge in reading.pledges:
        for country in pledge.consequence.actors:
            for act in pledge.consequence.theme.acts:
                yield _key(PLEDGE, None, (country, act))


def _of_text(reading: Reading) -> Iterator[Key]:
    """The text as a whole by MinHash bands, its parts by sampled shingles."""
    if reading.fingerprint:
        yield _key(TEXT, None, reading.fingerprint)
    if not reading.shingles:
        return
    minhash = RMinHash(duplicates.PERMUTATIONS, 7)
    minhash.update([h.to_bytes(8) for h in reading.shingles])
    digest = minhash.digest()
    for band in range(duplicates.BANDS):
        yield _key(TEXT, None, (band, *digest[band * _ROWS : (band + 1) * _ROWS]))
    own = _stretches(reading.published, duplicates.WIRE_DAYS)
    for shingle in reading.shingles:
        if shingle % duplicates.SAMPLE == 0:
            yield from _spread(PARTS, own, shingle)


def _spread(kind: int, slots: Iterable[int | None], what: object) -> Iterator[Key]:
    for slot in slots:
        yield _key(kind, slot, what)


def sought(index: Index) -> tuple[Key, ...]:
    """What the commitments of one document wait for: where facts find them."""
    found = set()
    for pledge in index.pledges.values():
        for wanted in (pledge.condition, pledge.consequence):
            found |= _deeds(wanted) if wanted is not None else set()
    return tuple(_key(SOUGHT, None, deed) for deed in sorted(found, key=str))


def facts(index: Index) -> tuple[Key, ...]:
    """What one document reports or claims: where commitments find it."""
    found: set[tuple[str, object]] = set()
    for country, known in index.facts.items():
        found |= {(country, act) for fact in known for act in fact.theme.acts}
        found |= {(country, fact.kind[0]) for fact in known if fact.kind[1]}
    for country, stances in index.stances.items():
        found |= {(country, act) for stance in stances for act in stance.theme.acts}
    return tuple(_key(FACT, None, deed) for deed in sorted(found, key=str))


def twin(key: Key) -> Key:
    """The key of a fact for one that is sought, and the other way round."""
    kind = FACT if key.kind == SOUGHT else SOUGHT
    return Key(kind, key.value ^ (key.kind << 59) ^ (kind << 59))


def _deeds(wanted: Wanted) -> set[tuple[str, object]]:
    found: set[tuple[str, object]] = {(c, act) for c in wanted.actors for act in wanted.theme.acts}
    return found | {(c, kind) for c in wanted.actors for kind, _ in wanted.kinds}


def _stretches(when: Interval, length: int) -> tuple[int | None, ...]:
    """The stretch of days that a date stands in, and the next: two that are near meet in at least one."""
    if when.earliest is None or when.days is None or when.days > length:
        return (None,)
    slot = when.earliest.toordinal() // length
    return (slot, slot + 1)


def _key(kind: int, slot: int | None, what: object) -> Key:
    digest = blake2b(repr(what).encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return Key(kind, kind << 59 | ((slot or 0) & 0xFFFFF) << _AT | int.from_bytes(digest) >> 1)
