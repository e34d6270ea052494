"""Where a document meets others: keys by which the few that may belong with it are found among any number.

Two documents that share keys may be linked; nothing else is looked at. A key is 63 bits: its kind, a stretch of time,
and a hash, in this order, so that what is of one time lies together.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from standoff.linking import duplicates, ledger_ties, neighbours, occurrences, occurrences_record, threads, utterances
from standoff.linking.dates import stretches
from standoff.linking.facts import Index
from standoff.linking.ledger import JOIN_DAYS
from standoff.linking.names import NOBODY, Names, names
from standoff.linking.reading import Reading
from standoff.linking.shingles import furniture, without
from standoff.linking.themes import Wanted
from standoff.linking.variants import AGAIN_PLAIN, words_again
from standoff.linking.words import Weights

# What keys are about. Of each, so many must be shared.
WORDS, TEXT, PARTS, SAID, AGAIN, ACT, TOLD, BESIDE, FIGURE, PLEDGE, TAKEN, SOUGHT, FACT, OWED = range(1, 15)
SHARED = {WORDS: neighbours.SHARED_KEYS, PARTS: duplicates.SAMPLED_SHARED, SAID: utterances.PLAIN, AGAIN: AGAIN_PLAIN}
# Some look for others than those that stand at the same key.
TWINS = {TOLD: BESIDE, BESIDE: TOLD, TAKEN: OWED, OWED: TAKEN, SOUGHT: FACT, FACT: SOUGHT}
# Where each kind of record meets its like; stories meet by words.
MEETS: dict[str, tuple[int, ...]] = {
    "cluster": (WORDS,),
    "duplicate": (TEXT, PARTS),
    "utterance": (SAID,),
    "restated": (AGAIN,),
    "occurrence": (ACT, TOLD, BESIDE),
    "thread": (PLEDGE, TAKEN, OWED),
    "question": (FIGURE,),
}
# Who acts, what is done, and to whom; or: to whomever; to somebody who is not told; and what somebody says of it.
Deed = tuple[str, str, str]
ANYBODY, SOMEBODY, SAID_OF = _NOBODY = ("", "*", "~")
_AT = 39  # bits of the hash
_SLOT = 0xFFFFF << _AT
_ROWS = duplicates.PERMUTATIONS // duplicates.BANDS


@dataclass(frozen=True)
class Frozen:
    """How often words occur in a collection: counted at one time, used until it has doubled."""

    documents: Weights
    sayings: Weights
    stock: frozenset[int] = frozenset()
    called: Names = NOBODY


@dataclass(frozen=True)
class Key:
    """A key, of its kind."""

    kind: int
    value: int

    def places(self, slots: Callable[[], range]) -> Iterator[int]:
        """Where to look: at the key or its twin, and for what nobody dates; what nobody dates looks everywhere.

        Args:
            slots: Tells the stretches of ``neighbours.FARTHEST`` days in which there are documents.
        """
        if self.kind in TWINS:
            yield twin(self).value
            return
        yield self.value
        if self.value & _SLOT:
            yield self.value & ~_SLOT
        elif self.kind == WORDS:
            yield from (self.value | slot << _AT for slot in slots())


def frozen(read: Callable[[Collection[str]], Iterable[Reading]], origins: Mapping[str, str]) -> Frozen:
    """What linking weighs a collection by; copies do not count among documents.

    Args:
        read: Hands over all documents, with some of their parts (see ``keeping.PARTS``), as often as it is asked.
        origins: Where copies go back to.
    """
    return Frozen(
        Weights(r.features for r in read(("features",)) if r.id not in origins),
        Weights(s.stems for r in read(("sayings",)) for s in r.sayings),
        furniture([r.shingles for r in read(())]),
        names(read(())),
    )


def keys(reading: Reading, weights: Frozen) -> tuple[Key, ...]:
    """Where a document stands and is looked for."""
    return tuple(dict.fromkeys(_keys(reading, weights)))


def _keys(reading: Reading, weights: Frozen) -> Iterator[Key]:
    for feature in neighbours.heaviest(reading, weights.documents):
        yield from _spread(WORDS, neighbours.slots(reading), feature)
    yield from _of_text(reading, without(reading.shingles, weights.stock))
    for said in reading.sayings:
        own = utterances.slots(said.when or reading.published)
        for speaker in {*said.countries, said.entity}:
            for stem in said.stems - said.names if speaker else ():
                yield from _spread(SAID, own, (speaker, stem))
        yield from (_key(AGAIN, None, (said.entity, stem)) for stem in words_again(said))
    yield from _of_reports(reading)
    for claim in reading.claims:
        own = stretches(claim.said or reading.published, JOIN_DAYS, within=JOIN_DAYS)
        for what in ledger_ties.keys(claim):
            yield from _spread(FIGURE, own, what)
    for pledge in reading.pledges:
        yield from (_key(PLEDGE, None, what) for what in threads.keys(pledge))
        yield from (_key(OWED, None, issuer) for issuer in pledge.issuers)
    for stance in reading.retractions:
        yield from (_key(TAKEN, None, country) for country in stance.by)


def _of_reports(reading: Reading) -> Iterator[Key]:
    """Happenings by day, parties and type; those told and those denied or planned by party and act in some weeks."""
    for report in reading.reports:
        placed = report.placed(reading.published, "")
        # Its story is not among the keys: those that are in it are known.
        yield from (_key(ACT, None, key) for key in occurrences.keys(placed) if key[0])
        told = report.side == "tells"
        for place in occurrences_record.weeks(placed, around=0 if told else 1):
            yield _key(TOLD if told else BESIDE, None, place)


def _of_text(reading: Reading, shingles: "array[int]") -> Iterator[Key]:
    """The text as a whole by MinHash bands, its parts by sampled shingles."""
    if reading.fingerprint:
        yield _key(TEXT, None, reading.fingerprint)
    if not shingles:
        return
    minhash = RMinHash(duplicates.PERMUTATIONS, 7)
    minhash.update([h.to_bytes(8) for h in shingles])
    digest = minhash.digest()
    for band in range(duplicates.BANDS):
        yield _key(TEXT, None, (band, *digest[band * _ROWS : (band + 1) * _ROWS]))
    own = duplicates.slots(reading)
    for shingle in shingles:
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
    return _bearing(SOUGHT, found)


def facts(index: Index) -> tuple[Key, ...]:
    """What one document reports or claims: where commitments find it."""
    found: set[Deed] = set()
    for country, known in index.facts.items():
        for fact in known:
            named = (fact.theme.countries | fact.recipients) - {country}
            # Whom it was done to is not told: it may be anybody who is awaited.
            places = {ANYBODY, *named} | (set() if fact.recipients else {SOMEBODY})
            found |= {(country, act, other) for act in fact.theme.acts for other in places}
            found |= {(country, fact.kind[0], other) for other in fact.kind[1]}
    for country, stances in index.stances.items():
        for stance in stances:
            named = (stance.theme.countries | stance.whom) - {country}
            places = _told_of(stance.whom, named)
            found |= {(country, act, other) for act in stance.theme.acts for other in places}
    return _bearing(FACT, found)


def _told_of(whom: frozenset[str], named: frozenset[str]) -> set[str]:
    """Whom a claim may be about: where it tells, those whom it names."""
    return {ANYBODY, *named} if whom else {SAID_OF}


def names_both(key: Key) -> bool:
    """Whether what is told or awaited at a key is done by somebody to somebody who is named."""
    return bool(key.value & _SLOT)


def _bearing(kind: int, deeds: Iterable[Deed]) -> tuple[Key, ...]:
    return tuple(_key(kind, int(deed[2] not in _NOBODY), deed) for deed in sorted(deeds))


def twin(key: Key) -> Key:
    """Where a key of such a kind looks: that of a fact for one that is sought, and the other way round."""
    kind = TWINS[key.kind]
    return Key(kind, key.value ^ (key.kind << 59) ^ (kind << 59))


def _deeds(wanted: Wanted) -> set[Deed]:
    others = wanted.theme.countries - wanted.actors
    places = {SAID_OF, *(others | {SOMEBODY} if others else {ANYBODY})}
    found = {(c, act, other) for c in wanted.actors for act in wanted.theme.acts for other in places}
    return found | {(c, kind, other) for c in wanted.actors for kind, parties in wanted.kinds for other in parties}


def _key(kind: int, slot: int | None, what: object) -> Key:
    digest = blake2b(repr(what).encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return Key(kind, kind << 59 | ((slot or 0) & 0xFFFFF) << _AT | int.from_bytes(digest) >> 1)
