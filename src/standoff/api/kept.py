"""Documents as linking sees them, read from what the crisis file keeps of them."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from standoff.api.judged import Judged
from standoff.api.parts import Parts
from standoff.model import Case, Commitment
from standoff.store import Store

if TYPE_CHECKING:
    from standoff.linking import Index, Reading

# Documents that are read in one query.
_AT_ONCE = 500


class Reader:
    """What linking sees of documents: kept in the file once it was read, but for those that judgements change."""

    def __init__(self, store: Store, parts: Parts, judged: Judged) -> None:
        """Read from *store*, as judged."""
        self._store = store
        self._parts = parts
        self._judged = judged

    def reading(self, document: str, parts: "Collection[str] | None" = None) -> "Reading | None":
        """A document as linking sees it, some of its parts or all; ``None`` for a rejected one."""
        from standoff.linking.keeping import PARTS, kept

        data = self._kept(document)
        found = None if data is None else kept(data[0], PARTS if parts is None else parts)
        if found is not None:
            return found
        extraction = self._judged.extraction(document)
        return None if extraction is None else self._parts.reading(extraction)

    def many(self, documents: Iterable[str], parts: "Collection[str] | None") -> "Iterator[tuple[str, Reading]]":
        """Documents of which what was kept still holds, as linking sees them, in one query."""
        from standoff.linking.keeping import PARTS, kept

        unchanged = [id_ for id_ in documents if id_ not in self._judged.changed]
        for id_, data in self._store.meeting.readings_of(unchanged).items():
            found = kept(data, PARTS if parts is None else parts)
            if found is not None:
                yield id_, found

    def readings(self, parts: "Collection[str] | None" = None) -> "Iterator[Reading]":
        """All documents as linking sees them, some of their parts or all; those that are kept already as they are."""
        for document in self._store.documents():
            found = self.reading(document.id, parts)
            if found is not None:
                yield found

    def cases(self) -> Iterator[tuple[str, Case]]:
        """What bears on each commitment of the crisis, with the document that it stands in."""
        from standoff.linking import evidence

        known = self.bearing(document.id for document in self._store.documents())
        for id_ in sorted(known.pledges):
            record = self._store.get(id_)
            if isinstance(record, Commitment):
                yield record.document, evidence(record, index=known)

    def bearing(self, documents: "Iterable[str]") -> "Index":
        """What documents have that bears on commitments."""
        from standoff.linking.keeping import kept_bearing

        return kept_bearing(self._bearings(documents))

    def _bearings(self, documents: Iterable[str]) -> Iterator[bytes]:
        from standoff.linking.keeping import bears_now

        left = iter(documents)
        while some := list(islice(left, _AT_ONCE)):
            known = self._store.meeting.bearings_of(id_ for id_ in some if id_ not in self._judged.changed)
            for id_ in some:
                found = known.get(id_)
                if found is not None and bears_now(found):
                    yield found
                elif (both := self._kept(id_)) is not None:
                    yield both[1]

    def renew(self, document: str) -> tuple[bytes, bytes] | None:
        """Read a document anew: it has changed, or the judgements on it have; what is kept of it now."""
        from standoff.linking import Linked, index
        from standoff.linking.keeping import keep, keep_bearing

        extraction = self._judged.extraction(document)
        if extraction is None:
            return None
        bearing = index([extraction], Linked(), judgements=self._judged.judgements)
        made = keep(self._parts.reading(extraction)), keep_bearing(bearing)
        self._store.meeting.keep(document, *made)
        return made

    def _kept(self, document: str) -> tuple[bytes, bytes] | None:
        from standoff.linking.keeping import is_current

        if self._judged.changed.get(document, self) is None:
            return None
        found = self._store.meeting.kept(document)
        return found if found is not None and is_current(found[0]) else self.renew(document)
