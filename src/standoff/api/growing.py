"""A few articles added to many: only what they touch is linked again.

Keys say which articles may belong with the new ones (``linking.regional``). Those, and what is linked with them, are a
region; it is linked as if there were nothing else, with the weights that words had when all was linked last. A group
that reaches beyond the region keeps its members, and takes in what the region adds to it.
"""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from standoff.api.judged import Judged
from standoff.api.parts import Parts
from standoff.model import (
    Case,
    Cluster,
    Commitment,
    Duplicate,
    Extraction,
    Occurrence,
    Published,
    Question,
    Thread,
    Utterance,
    identify,
)
from standoff.store import Linked as LinkedRecord
from standoff.store import Store

if TYPE_CHECKING:
    from standoff.linking import Frozen, Index, Linked, Reading
    from standoff.linking.regional import Key

KINDS = ("cluster", "duplicate", "utterance", "occurrence", "thread", "question")
# Fewer articles than this are always linked anew, all of them; more when they have doubled since.
FEWEST, DOUBLED = 3_000, 2.0
# New articles that are linked at a time.
CHUNK = 250
# Documents at one key that are looked at: the latest.
CROWD = 60
# Articles that a region has for each new one, by how many keys of each kind they share; and the members of a story that
# are taken along.
NEAR, COMPANIONS = 12, 120
# Documents with a fact or a commitment at one key that are held against a new one: the latest.
BEARING = 30
_CACHED = 3_000  # readings kept at hand


def prepare(store: Store, parts: Parts, judged: Judged, linked: "Linked") -> None:
    """Count words and post the keys of all articles, when there are enough of them, so that more can be added."""
    from standoff.linking.regional import facts, frozen, keys, sought

    if store.size < FEWEST:
        return
    reader = Reader(store, parts, judged)
    ids = [document.id for document in store.documents()]
    weights = frozen((found for id_ in ids if (found := reader.reading(id_)) is not None), linked.origins)
    store.meeting.count(
        store.size, (weights.documents.counts, weights.documents.size), (weights.sayings.counts, weights.sayings.size)
    )
    for id_ in ids:
        reading = reader.reading(id_)
        if reading is not None:
            own = reader.bearing([id_])
            places = (*keys(reading, weights), *sought(own), *facts(own))
            store.meeting.post([(id_, [key.value for key in places])])


class Reader:
    """What linking sees of documents: kept in the file once it was read, but for those that judgements change."""

    def __init__(self, store: Store, parts: Parts, judged: Judged) -> None:
        """Read from *store*, as judged."""
        self._store = store
        self._parts = parts
        self._judged = judged

    def reading(self, document: str) -> "Reading | None":
        """A document as linking sees it; ``None`` for a rejected one."""
        from standoff.linking.keeping import kept

        data = self._kept(document)
        if data is None:
            return None
        found = kept(data[0])
        return found or self._parts.reading(self._extraction(document))

    def bearing(self, documents: "Iterable[str]") -> "Index":
        """What documents have that bears on commitments."""
        from standoff.linking.keeping import kept_bearing

        rows = (self._kept(document) for document in documents)
        return kept_bearing(row[1] for row in rows if row is not None)

    def forget(self, document: str) -> None:
        """Read a document anew: it has changed, or the judgements on it have."""
        self._make(document)

    def _kept(self, document: str) -> tuple[bytes, bytes] | None:
        if self._judged.changed.get(document, self) is None:
            return None
        return self._store.meeting.kept(document) or self._make(document)

    def _make(self, document: str) -> tuple[bytes, bytes] | None:
        from standoff.linking import Linked, index
        from standoff.linking.keeping import keep, keep_bearing

        if self._judged.changed.get(document, self) is None:
            return None
        extraction = self._extraction(document)
        bearing = index([extraction], Linked(), judgements=self._judged.judgements)
        made = keep(self._parts.reading(extraction)), keep_bearing(bearing)
        self._store.meeting.keep(document, *made)
        return made

    def _extraction(self, document: str) -> Extraction:
        return next(iter(self._judged.extractions([self._store.extraction(document)])))


class Grower:
    """Adds articles to the linked record of a crisis."""

    def __init__(self, store: Store, parts: Parts, judged: Judged) -> None:
        """Add to *store*, as judged."""
        self._store = store
        self._judged = judged
        self._reader = Reader(store, parts, judged)
        self._weights = self._frozen()
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        # Documents whose evidence or copies may have changed, linked records that are new, events told together with
        # others than before, dates that others gave away.
        self.touched: set[str] = set()
        self.made: list[LinkedRecord] = []
        self.acts: set[str] = set()
        self.published: dict[str, Published] = {}

    def _frozen(self) -> "Frozen":
        from standoff.linking import Frozen
        from standoff.linking.words import Weights

        documents, sayings = self._store.meeting.frequencies()
        return Frozen(Weights.counted(*documents), Weights.counted(*sayings))

    def grow(self, documents: Sequence[str]) -> "Linked | None":
        """Link some new articles with what is there; what was found in their region."""
        from standoff.linking import link_readings
        from standoff.linking.regional import keys

        while len(self._readings) > _CACHED:
            self._readings.popitem(last=False)
        for id_ in documents:
            self._readings.pop(id_, None)
            self._reader.forget(id_)
        present = [id_ for id_ in documents if self._reading(id_) is not None]
        own = {id_: keys(self._known(id_), self._weights) for id_ in present}
        self._store.meeting.post((id_, [key.value for key in found]) for id_, found in own.items())
        region = self._region(own)
        if not region:
            return None
        found = link_readings(
            (self._known(id_) for id_ in sorted(region)), judgements=self._judged.judgements, weights=self._weights
        )
        self._graft(found, region, set(documents))
        self._evidence(present)
        return found

    def _region(self, own: "dict[str, tuple[Key, ...]]") -> set[str]:
        """The new articles, those that they may belong with, and what is told together with those."""
        region = set(own)
        for keys in own.values():
            region.update(self._near(keys))
        companions = set()
        for number, record in self._store.meeting.linked_with(region, ("cluster", "duplicate")).items():
            if len(_items(record)) <= COMPANIONS:
                companions |= self._store.meeting.members(number)
        return {id_ for id_ in region | companions if self._reading(id_) is not None}

    def _near(self, keys: "Iterable[Key]") -> list[str]:
        """The articles that share most with one, of every kind of key."""
        from standoff.linking.neighbours import FARTHEST
        from standoff.linking.regional import SHARED

        first, last = self._store.meeting.days()
        slots = range(first // FARTHEST, last // FARTHEST + 2)
        shared: dict[int, Counter[int]] = defaultdict(Counter)
        for key in keys:
            for value in key.places(slots):
                shared[key.kind].update(self._store.meeting.found(value, CROWD))
        chosen: dict[int, None] = {}
        for kind, counts in shared.items():
            ranked = sorted((-count, -number) for number, count in counts.items() if count >= SHARED.get(kind, 1))
            chosen |= {-number: None for _, number in ranked[:NEAR]}
        return list(self._store.meeting.ids(chosen).values())

    def _graft(self, found: "Linked", region: set[str], new: set[str]) -> None:
        """Put what was found in a region into the place of what was known of it."""
        known = self._store.meeting.linked_with(region, KINDS)
        inside: dict[object, int] = {}
        across: list[tuple[int, LinkedRecord]] = []
        for number, record in known.items():
            if self._store.meeting.members(number) <= region:
                inside[record] = number  # equal records are the same group
            else:
                across.append((number, record))  # type: ignore[arg-type]  # the kinds asked for
        home = {(type(record), item): (number, record) for number, record in across for item in _items(record)}
        made: list[LinkedRecord] = []
        grown: dict[int, LinkedRecord] = {}
        for record in _records(found):
            met = Counter(home[type(record), item] for item in _items(record) if (type(record), item) in home)
            if not met:
                made.append(record)
                continue
            number, before = max(met, key=lambda one: (met[one], -one[0]))
            joined = _joined(grown.get(number, before), record)
            if joined is not None:
                grown[number] = joined
        kept = {record for record in made if record in inside}
        gone = {number for record, number in inside.items() if record not in kept} | set(grown)
        fresh = [record for record in (*made, *grown.values()) if record not in kept]
        changed = [record for number, record in known.items() if number in gone] + fresh
        self.acts |= {id_ for record in changed if isinstance(record, Occurrence) for id_ in _items(record)}
        self._store.meeting.replace(sorted(gone), fresh)
        self.made += fresh
        self._store.rollup.put_folded(found.origins.items(), unfolded=region - found.origins.keys())
        self.touched |= region
        self.published |= {id_: when for id_, when in found.published.items() if id_ in new}

    def _evidence(self, documents: Sequence[str]) -> None:
        """Hold the new articles' reports against earlier commitments, and their commitments against earlier reports."""
        from standoff.linking import evidence
        from standoff.linking.regional import facts, sought, twin

        new, wanted = set(documents), set(documents)
        for id_ in documents:
            own = self._reader.bearing([id_])
            found = (*sought(own), *facts(own))
            numbers = {n for key in found for n in self._store.meeting.found(twin(key).value, BEARING)}
            wanted |= set(self._store.meeting.ids(sorted(numbers)).values())
            self._store.meeting.post([(id_, [key.value for key in found])])
        known = self._reader.bearing(sorted(wanted))

        def cases() -> Iterator[tuple[str, Case]]:
            for id_ in sorted(known.pledges):
                record = self._store.get(id_)
                if not isinstance(record, Commitment):
                    continue
                case = evidence(record, index=known)
                if record.document not in new:
                    told = tuple(one for one in case.evidence if one.document in new)
                    case = msgspec.structs.replace(case, evidence=told)
                if case.evidence or record.document in new:
                    yield record.document, case

        self.touched |= self._store.meeting.add_cases(cases())

    def _reading(self, document: str) -> "Reading | None":
        """A document as linking sees it; ``None`` for a rejected one."""
        if document not in self._readings:
            found = self._reader.reading(document)
            if found is None:
                return None
            self._readings[document] = found
        return self._readings[document]

    def _known(self, document: str) -> "Reading":
        found = self._reading(document)
        assert found is not None
        return found


def _records(found: "Linked") -> Iterator[LinkedRecord]:
    yield from found.clusters
    yield from found.duplicates
    yield from found.utterances
    yield from found.occurrences
    yield from found.threads
    yield from found.questions


def _items(record: object) -> tuple[str, ...]:
    """Ids of what a linked record holds together."""
    match record:
        case Cluster() | Duplicate():
            return record.documents
        case Utterance():
            return record.attributions
        case Occurrence():
            return (*record.events, *record.planned)
        case Thread():
            return tuple(stage.commitment for stage in record.stages)
        case Question():
            return record.claims
    return ()


def _joined(before: LinkedRecord, found: LinkedRecord) -> LinkedRecord | None:
    """A group with what another adds to it; ``None`` when that is nothing."""
    own = set(_items(before))
    added = tuple(item for item in _items(found) if item not in own)
    if not added:
        return None
    match before, found:
        case Cluster(), Cluster():
            documents = (*before.documents, *added)
            return msgspec.structs.replace(before, id=identify("s", *sorted(documents)), documents=documents)
        case Duplicate(), Duplicate():
            return msgspec.structs.replace(before, documents=(*before.documents, *added))
        case Utterance(), Utterance():
            attributions = tuple(sorted((*before.attributions, *added)))
            variants = tuple(dict.fromkeys((*before.variants, *found.variants)))
            id_ = identify("u", *attributions)
            return msgspec.structs.replace(before, id=id_, attributions=attributions, variants=variants)
        case Occurrence(), Occurrence():
            events = (*before.events, *(id_ for id_ in found.events if id_ not in own))
            return msgspec.structs.replace(
                before,
                id=identify("o", *sorted(events)),
                events=events,
                planned=tuple(dict.fromkeys((*before.planned, *found.planned))),
                against=tuple(dict.fromkeys((*before.against, *found.against))),
            )
        case Thread(), Thread():
            stages = (*before.stages, *(stage for stage in found.stages if stage.commitment in added))
            return msgspec.structs.replace(
                before, id=identify("w", *sorted(s.commitment for s in stages)), stages=stages
            )
        case Question(), Question():
            claims = (*before.claims, *added)
            return msgspec.structs.replace(before, id=identify("l", *sorted(claims)), claims=claims)
    return None
