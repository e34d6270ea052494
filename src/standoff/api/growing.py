"""A few articles added to many: only what they bear on is linked again, and comes out as if all had been.

Keys say which articles the new ones meet (``linking.regional``); what is alike with them tells the stories that may
change, and what hangs together with their records all else (``linking.partial``). Each such part is linked as if there
were nothing else, with the weights that words had when they were counted last: nothing outside bears on it.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from standoff.api.judged import Judged
from standoff.api.kept import Reader
from standoff.api.lines import moved
from standoff.api.parts import Parts
from standoff.model import Case, Cluster, Commitment, Published, Utterance
from standoff.store import Linked as LinkedRecord
from standoff.store import Store

if TYPE_CHECKING:
    from standoff.linking import Around, Frozen, Linked, Reading
    from standoff.linking.blocks import Block, Near
    from standoff.linking.linked import Kind
    from standoff.linking.regional import Key
    from standoff.linking.themes import Pledge

# Fewer articles than this are always linked anew, all of them; more when they have doubled since.
FEWEST, DOUBLED = 3_000, 2.0
# More articles than this are counted anew when there are TENFOLD, since how often words occur is known well by then;
# and are then added to nothing, some at a time: all of them at once would take much memory, and no less time.
LARGE, TENFOLD = 20_000, 10.0
# New articles that are linked at a time.
CHUNK = 250
# Documents at one key that are looked at: the latest.
CROWD = 1_000
# The same for what a speaker may have said before, of which the last is wanted; and for commitments, of which so many
# are not compared one by one (see ``linking.threads``).
CROWD_AGAIN, CROWD_PLEDGED = 40, 240
# Documents with a fact or a commitment at one key that are held against a new one, the latest: where both who acts and
# to whom is named, and where not.
BEARING, BEARING_LOOSELY = 300, 30
_CACHED = 6_000  # readings kept at hand
_COUNTED: "WeakKeyDictionary[Store, tuple[int, Frozen]]" = WeakKeyDictionary()
# What of a document is read to link records of a kind.
_READ: dict[str, tuple[str, ...] | None] = {
    "cluster": ("features",),
    "duplicate": (),
    "utterance": ("sayings",),
    "restated": ("sayings",),
    "occurrence": ("reports",),
    "thread": ("pledges", "retractions"),
    "question": ("claims",),
    "all": None,
}


def is_outgrown(store: Store) -> bool:
    """Whether words have to be counted anew, since there are so many more articles than when they were counted."""
    counted = store.meeting.counted
    most = counted * (DOUBLED if counted <= LARGE else TENFOLD)
    return counted < FEWEST or (store.at_most > most and store.size > most)


def prepare(store: Store, parts: Parts, judged: Judged, linked: "Linked") -> None:
    """Keep what one article more needs of all others, when there are enough of them."""
    from standoff.linking.regional import facts, frozen, keys, sought

    if store.size < FEWEST:
        return
    reader = Reader(store, parts, judged)
    weights = frozen(reader.readings, linked.origins)
    _count(store, weights)
    for reading in reader.readings():
        own = reader.bearing([reading.id])
        places = (*keys(reading, weights), *sought(own), *facts(own))
        store.meeting.post([(reading.id, [key.value for key in places])])
    if linked.alike is not None:
        numbers = store.meeting.numbers(linked.alike.ids)
        row = [numbers[id_] for id_ in linked.alike.ids]
        store.meeting.set_edges((), ((row[a], row[b], score) for a, b, score in linked.alike.edges.pairs()))
        store.meeting.set_blocks((block.members, block.level) for block in linked.alike.blocks)
    for kind, groups in linked.bonds.items():
        store.meeting.set_bonds(kind, groups)


def recount(store: Store, parts: Parts, judged: Judged) -> None:
    """Count words anew and forget all that is linked: every article is to be added again."""
    from standoff.linking.regional import frozen

    folded = store.rollup.folded()
    _count(store, frozen(Reader(store, parts, judged).readings, folded))
    store.rollup.put_folded((), unfolded=folded)
    store.meeting.forget()


def _count(store: Store, weights: "Frozen") -> None:
    """Keep the weights of a collection."""
    called = {f"name {code}": words for code, words in weights.called.nouns.items()}
    called |= {f"adjective {code}": words for code, words in weights.called.adjectives.items()}
    store.meeting.count(
        store.size,
        {
            "document": weights.documents.counts,
            "saying": weights.sayings.counts,
            "stock": {str(shingle): 1 for shingle in weights.stock},
            "called": {f"{what} {words}": 1 for what, words in called.items()},
        },
        {"document": weights.documents.size, "saying": weights.sayings.size},
    )


def counted(store: Store) -> "Frozen":
    """The weights that a collection had when words were counted last, read once while it is open."""
    stamp = store.meeting.times_counted
    known = _COUNTED.get(store)
    if known is None or known[0] != stamp:
        known = _COUNTED[store] = stamp, _counted(store)
    return known[1]


def _counted(store: Store) -> "Frozen":
    from standoff.linking import Frozen
    from standoff.linking.names import Names
    from standoff.linking.words import Weights

    counts, totals = store.meeting.frequencies()
    called: dict[str, dict[str, str]] = {"name": {}, "adjective": {}}
    for entry in counts.get("called", ()):
        form, code, words = entry.split(" ", 2)
        called[form][code] = words
    return Frozen(
        Weights.counted(counts.get("document", {}), totals["document"]),
        Weights.counted(counts.get("saying", {}), totals["saying"]),
        frozenset(map(int, counts.get("stock", ()))),
        Names(called["name"], called["adjective"]),
    )


class Grower:
    """Adds articles to the linked record of a crisis."""

    def __init__(self, store: Store, parts: Parts, judged: Judged) -> None:
        """Add to *store*, as judged."""
        from standoff.linking.judging import rulings

        self._store = store
        self._judged = judged
        self._decided = rulings(judged.judgements)
        self._reader = Reader(store, parts, judged)
        self._weights = counted(store)
        self._readings: OrderedDict[tuple[str, str], Reading] = OrderedDict()
        self._keys: dict[str, tuple[Key, ...]] = {}
        # Documents whose evidence or copies may have changed, linked records that are new, annotations told together
        # with others than before, dates that others gave away.
        self.touched: set[str] = set()
        self.made: list[LinkedRecord] = []
        self.moved: set[str] = set()
        self.published: dict[str, Published] = {}

    def grow(self, documents: Sequence[str], *, read: bool = False) -> "dict[str, Published]":
        """Link some new articles with what is there; the dates that they get from others.

        Args:
            documents: Their ids.
            read: Whether what is kept of them is what they say now.
        """
        from standoff.linking.regional import keys

        while len(self._readings) > _CACHED:
            self._readings.popitem(last=False)
        for id_ in documents:
            for name in _READ:
                self._readings.pop((name, id_), None)
            if not read:
                self._reader.renew(id_)
        present = {id_ for id_ in documents if self._reading(id_, "all") is not None}
        self._keys = {id_: keys(self._known(id_, "all"), self._weights) for id_ in sorted(present)}
        self._store.meeting.post((id_, [key.value for key in found]) for id_, found in self._keys.items())
        self.published = {}
        self.touched |= present
        # Articles that are folded now and were not, or the other way round, count in other stories.
        refolded, heads = self._copies(present)
        # In another company an act or a figure may be another one.
        moved = present | self._stories(present, present | refolded, heads)
        self._link("utterance", present)
        self._link("occurrence", moved)
        self._link("thread", present)
        self._link("question", moved)
        self._evidence(sorted(present))
        return self.published

    def _copies(self, new: set[str]) -> tuple[set[str], set[str]]:
        """Fold copies; documents that go back to another one than before, and those that they go or went back to."""
        region, found = self._relinked("duplicate", new)
        self._put(self._store.meeting.linked_with(region, ("duplicate",)), found.duplicates)
        before = {id_: self._store.rollup.head(id_) for id_ in region}
        self._store.rollup.put_folded(found.origins.items(), unfolded=region.keys() - found.origins.keys())
        changed = {id_ for id_ in region if before[id_] != found.origins.get(id_, id_)}
        self.touched |= changed
        return changed, {head for id_ in changed | new for head in (before[id_], found.origins.get(id_, id_))}

    def _stories(self, new: set[str], changed: set[str], folding: set[str]) -> set[str]:
        """Tell the stories anew that some documents may change; documents that are in another company now.

        Args:
            new: Documents that were in no story, or may be in any.
            changed: Those and the ones that count or do not count any more.
            folding: Documents that copies go or went back to: these stand in their stories.
        """
        from standoff.linking.blocks import blocks_of

        heads = {id_ for id_ in changed if self._store.rollup.head(id_) == id_}
        there = self._store.meeting.numbers(folding)  # one that is gone has no copies any more
        seeds = heads | {id_ for id_ in there if self._store.rollup.head(id_) == id_ and self._reading(id_, "cluster")}
        for id_ in changed:
            block = self._store.meeting.block_of(id_)
            seeds |= block[0] if block else set()
        self._measure(heads, changed)
        near: dict[str, dict[str, float]] = {}

        def near_of(document: str) -> Mapping[str, float]:
            if document not in near:
                near[document] = self._store.meeting.near(document)
            return near[document]

        for id_ in heads:
            seeds |= self._met(near_of(id_))
        made = blocks_of(seeds - (changed - heads), near_of)
        self._store.meeting.set_blocks([(block.members, block.level) for block in made], alone=changed - heads)
        return self._tell(made, near_of, new)

    def _measure(self, heads: set[str], changed: set[str]) -> None:
        """Find the pairs that some documents are alike in."""
        from standoff.linking.clusters import judged
        from standoff.linking.neighbours import edges

        met = {id_ for id_ in self._meet("cluster", heads) if self._store.rollup.head(id_) == id_}
        readings = [self._known(id_, "cluster") for id_ in sorted(met | heads)]
        ids = [reading.id for reading in readings]
        found = judged(edges(readings, self._weights.documents, new=heads), ids, origins={}, decided=self._decided)
        numbers = self._store.meeting.numbers(ids)
        row = [numbers[id_] for id_ in ids]
        self._store.meeting.set_edges(changed, [(row[a], row[b], score) for a, b, score in found.pairs()])

    def _met(self, near: Mapping[str, float]) -> set[str]:
        """The members of the blocks that a document with such neighbours may be of, or may part."""
        from standoff.linking.blocks import LEVELS

        found: set[str] = set()
        for other, score in near.items():
            if other not in found:
                block = self._store.meeting.block_of(other)
                if block is None:
                    found.add(other)
                elif score >= LEVELS[block[1]]:
                    found |= block[0]
        return found

    def _tell(self, made: "Sequence[Block]", near: "Near", new: set[str]) -> set[str]:
        """Make the stories of some blocks."""
        from standoff.linking import Linked
        from standoff.linking.clusters import canonicalise, grouped, with_copies
        from standoff.linking.dating import dating
        from standoff.linking.reading import Vectors
        from standoff.linking.settling import settle

        groups: list[tuple[str, ...]] = []
        for block in made:
            own = set(block.members)
            scores = {(a, b): s for a in own for b, s in near(a).items() if a < b and b in own}
            members = {id_: self._known(id_, "cluster") for id_ in block.members}
            groups += grouped(block, members, scores, decided=self._decided)
        heads = {id_ for group in groups for id_ in group}
        origins = {copy: head for head in heads for copy in self._store.rollup.copies(head)}
        readings = [self._known(id_, "cluster") for id_ in sorted(heads | origins.keys())]
        vectors = Vectors(readings, self._weights.documents)
        clusters = canonicalise(with_copies(groups, origins), readings, vectors)
        clusters = settle(Linked(clusters=clusters), readings, decided=self._decided).clusters
        self.published |= {i: when for i, when in dating(readings, clusters, vectors).items() if i in new}
        known = self._store.meeting.linked_with([reading.id for reading in readings], ("cluster",))
        before = {id_: set(c.documents) - new for c in known.values() if isinstance(c, Cluster) for id_ in c.documents}
        self._put(known, clusters)
        after = {id_: set(c.documents) - new for c in clusters for id_ in c.documents}
        return {id_ for id_ in after if id_ not in new and before.get(id_) != after[id_]}

    def _link(self, kind: "Kind", new: set[str]) -> None:
        """Link the records of one kind of some documents, with all that hangs together with them."""
        region, found = self._relinked(kind, new)
        records: Sequence[LinkedRecord] = ()
        match kind:
            case "utterance":
                records = self._compared(found.utterances, region, new)
            case "occurrence":
                records = found.occurrences
            case "thread":
                records = found.threads
            case _:
                records = found.questions
        self._put(self._store.meeting.linked_to(region, kind), records)

    def _relinked(self, kind: "Kind", new: set[str]) -> "tuple[dict[str, str], Linked]":
        """All records that hang together with those of some documents, with the documents; and their record."""
        from standoff.linking import ids_of, only, relink, ties

        met = [self._known(id_, kind) for id_ in sorted(self._meet(kind, new))]
        groups = ties(kind, met, self._around([reading.id for reading in met], kind), new=new)
        documents = {record: reading.id for reading in met for record in ids_of(kind, reading)}
        tied = {record for group in groups for record in group}
        own = {record: id_ for record, id_ in documents.items() if id_ in new or record in tied}
        region = self._store.meeting.bind(kind, groups, own)
        self._fetch(set(region.values()), kind)
        readings = [self._reading(id_, kind) for id_ in sorted(set(region.values()))]
        known = [only(kind, reading, region) for reading in readings if reading is not None]
        return region, relink(kind, known, self._around([reading.id for reading in known], kind))

    def _around(self, ids: Sequence[str], kind: str) -> "Around":
        """What documents are linked with."""
        from standoff.linking import Around

        wanted = {"thread": ("utterance",), "duplicate": (), "restated": ("utterance",)}.get(kind, ("cluster",))
        found = self._store.meeting.linked_with(ids, wanted).values() if wanted else ()
        return Around(
            self._weights,
            self._decided,
            clusters=[record for record in found if isinstance(record, Cluster)],
            utterances=[record for record in found if isinstance(record, Utterance)],
        )

    def _compared(self, found: Sequence[Utterance], region: Mapping[str, str], new: set[str]) -> Sequence[Utterance]:
        """Statements with their wordings side by side, and what their speakers had said before."""
        from standoff.linking import compared

        met = {*region.values(), *self._meet("restated", new)}
        around = self._around(sorted(met), "restated")
        quoted = {id_ for said in around.utterances for id_ in said.attributions}
        documents = sorted(met | self._store.meeting.documents_of(quoted))
        self._fetch(documents, "restated")
        known = (self._reading(id_, "restated") for id_ in documents)
        readings = [reading for reading in known if reading is not None]
        return compared(found, readings, around, among=region)

    def _meet(self, kind: str, documents: set[str]) -> set[str]:
        """Some documents, and all that they may belong with by their keys, or tell one story with."""
        from standoff.linking.regional import AGAIN, MEETS, PLEDGE, SHARED, keys

        found, slots = set(documents), cache(self._slots)
        for id_ in sorted(documents):
            own = self._keys.get(id_) or keys(self._known(id_, "all"), self._weights)
            places: dict[int, list[int]] = defaultdict(list)
            for key in own:
                if key.kind in MEETS[kind]:
                    places[key.kind] += key.places(slots)
            first, last = self._weeks(id_) if kind == "cluster" else (None, None)
            for about, asked in places.items():
                most = {AGAIN: CROWD_AGAIN, PLEDGE: CROWD_PLEDGED}.get(about, CROWD)
                met = self._store.meeting.found(asked, most, first=first, last=last)
                found.update(other for other, shared in met.items() if shared >= SHARED.get(about, 1))
        if kind in ("occurrence", "question"):
            # A claim may speak of a figure of its own story, whoever else it meets.
            told = found if kind == "question" else documents
            stories = self._store.meeting.linked_with(sorted(told), ("cluster",)).values()
            found |= {id_ for story in stories if isinstance(story, Cluster) for id_ in story.documents}
        self._fetch(found, kind)
        return {id_ for id_ in found if self._reading(id_, kind) is not None}

    def _fetch(self, documents: Iterable[str], kind: str) -> None:
        """Have what is kept of documents at hand, as it is read to link records of a kind."""
        missing = [id_ for id_ in documents if (kind, id_) not in self._readings]
        for id_, reading in self._reader.many(missing, _READ[kind]):
            self._readings[kind, id_] = reading

    def _weeks(self, document: str) -> tuple[date | None, date | None]:
        """The days between which what tells one story with a document was published."""
        from standoff.linking.neighbours import FARTHEST

        published, reach = self._known(document, "cluster").published, timedelta(days=FARTHEST)
        return (
            published.earliest - reach if published.earliest else None,
            published.latest + reach if published.latest else None,
        )

    def _slots(self) -> range:
        """The stretches of days in which there are documents; what nobody dates looks in all of them."""
        from standoff.linking.neighbours import FARTHEST

        first, last = self._store.meeting.days()
        return range(first // FARTHEST, last // FARTHEST + 2)

    def _put(self, known: "Mapping[int, object]", records: Iterable[LinkedRecord]) -> None:
        """Put linked records in the place of those that were known; what is the same stays."""
        there = {record: number for number, record in known.items()}
        made = list(records)
        same = {record for record in made if record in there}
        gone = {number: record for record, number in there.items() if record not in same}
        fresh = [record for record in made if record not in same]
        self.moved |= moved(gone.values(), fresh)
        self._store.meeting.replace(sorted(gone), fresh)
        self.made += fresh

    def _evidence(self, documents: Sequence[str]) -> None:
        """Hold the new articles' reports against earlier commitments, and their commitments against earlier reports."""
        from standoff.linking import evidence
        from standoff.linking.regional import facts, names_both, sought, twin

        new, wanted = set(documents), set(documents)
        for id_ in documents:
            own = self._reader.bearing([id_])
            found = (*sought(own), *facts(own))
            for named, most in ((True, BEARING), (False, BEARING_LOOSELY)):
                asked = [twin(key).value for key in found if names_both(key) == named]
                wanted |= self._store.meeting.found(asked, most).keys()
            self._store.meeting.post([(id_, [key.value for key in found])])
        known = self._reader.bearing(sorted(wanted))
        # Of what bears on earlier commitments, all but the new is known.
        fresh = replace(self._reader.bearing(documents), pledges=known.pledges)
        retracting = {c for c, stances in fresh.stances.items() if any(stance.retracts for stance in stances)}

        def concerns(read: "Pledge") -> bool:
            """Whether anything in the new articles may bear on a commitment: most that were met at a key are not."""
            awaited = read.condition
            told = awaited is not None and (fresh.facts_of(awaited) or fresh.claims_of(awaited))
            return bool(told or fresh.facts_of(read.consequence) or not retracting.isdisjoint(read.issuers))

        def cases() -> Iterator[tuple[str, Case]]:
            told = [id_ for id_, read in sorted(known.pledges.items()) if read.document in new or concerns(read)]
            for record in self._store.rollup.annotations(told):
                if not isinstance(record, Commitment):
                    continue
                read = known.pledges[record.id]
                case = evidence(record, index=known if read.document in new else fresh)
                if case.evidence or record.document in new:
                    yield record.document, case

        self.touched |= self._store.meeting.add_cases(cases())

    def _reading(self, document: str, kind: str) -> "Reading | None":
        """A document as linking sees it, with what is linked as a kind alone; ``None`` for a rejected one."""
        if (kind, document) not in self._readings:
            found = self._reader.reading(document, _READ[kind])
            if found is None:
                return None
            self._readings[kind, document] = found
        return self._readings[kind, document]

    def _known(self, document: str, kind: str) -> "Reading":
        found = self._reading(document, kind)
        assert found is not None
        return found
