"""The records that the operations see: as judged, or as they were found."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from standoff.api import adding
from standoff.api.index import Index
from standoff.api.judged import Judged
from standoff.api.parts import Parts
from standoff.model import Cluster, Duplicate, Extraction, Interval, Judgement, Question, Record
from standoff.store import Filter, Store
from standoff.store.rows import parties

if TYPE_CHECKING:
    from standoff.linking import Linked

R = TypeVar("R")

_CACHED = 64  # documents kept at hand for citations


class View:
    """A crisis seen with the judgements in force, or without any.

    Attributes:
        with_judgements: Which of the two.
    """

    def __init__(self, store: Store, parts: Parts, *, with_judgements: bool, links: bool = True) -> None:
        self.with_judgements = with_judgements
        self._links = links
        self._store = store
        self._parts = parts
        self._recent: dict[str, Index] = {}
        self._judged: tuple[object, Judged] | None = None
        self._as_found: tuple[int, Linked] | None = None

    def forget(self) -> None:
        """Drop what is kept at hand: the crisis has changed."""
        self._recent.clear()

    def judgements(self) -> tuple[Judgement, ...]:
        """Those in force here, with the ids that their records have now."""
        return self.judged.judgements if self.with_judgements else ()

    @property
    def judged(self) -> Judged:
        """What the judgements in force make of the records; nothing when they are left out."""
        made = self._store.judgements() if self.with_judgements else []
        state = (self._store.generation, len(made))
        if self._judged is None or self._judged[0] != state:
            self._judged = (state, Judged(self._store, made))
        return self._judged[1]

    def extractions(self) -> Iterator[Extraction]:
        """All articles with their annotations, by path."""
        return iter(self.judged.extractions(self._store.extractions()))

    def records(self, kind: type[R], wanted: Filter) -> list[R]:
        """Annotations of one kind that pass a filter, by path, then in text order."""
        judged, tag = self.judged, _tag(kind)
        stored: list[Any] = list(self._store.records(tag, wanted))
        found: list[Any] = list(judged.records(stored))
        if judged.regrounds and (wanted.actors or wanted.recipients):
            found = self._by_party(tag, wanted, found)
        return [record for record in found if isinstance(record, kind)]

    def _by_party(self, tag: str, wanted: Filter, found: list[Any]) -> list[Any]:
        """The same where judgements have put others into the place of those that the filter looks for."""
        changed = [id_ for id_ in self.judged.changed if not wanted.documents or id_ in wanted.documents]
        anybody = msgspec.structs.replace(wanted, actors=(), recipients=(), documents=tuple(changed))
        stored: list[Any] = list(self._store.records(tag, anybody)) if changed else []
        kept = [record for record in found if record.document not in changed]
        kept += [record for record in self.judged.records(stored) if _is_wanted(record, wanted)]
        paths = self._store.paths()
        return sorted(kept, key=lambda record: (paths[record.document], record.document, record.start))

    def linked(self, kind: type[R]) -> list[R]:
        """Linked records of one kind."""
        judged, records = self.judged, self._records_linked(_tag(kind))
        return [record for record in judged.linked(records) if isinstance(record, kind)]

    def _records_linked(self, tag: str) -> list[Any]:
        self.ensure_linked()
        if self.with_judgements or not Judged(self._store, self._store.judgements()).changes_linking:
            return list(self._store.linked(tag))
        generation = self._store.generation
        if self._as_found is None or self._as_found[0] != generation:
            self._as_found = (generation, self._parts.link(list(self._store.extractions()), ()))
        return list(getattr(self._as_found[1], f"{tag}s"))

    def ensure_linked(self) -> None:
        """Bring the records across documents up to date, unless that is left to somebody else."""
        if self._links and not self._store.is_linked:
            adding.link(self._store, self._parts)
            self.forget()

    def index(self, as_of: date | None = None, since: date | None = None) -> Index:
        """The articles published up to *as_of* and from *since* on; undated ones are kept."""
        self.ensure_linked()
        return self._index(e for e in self.extractions() if _within(e.document.published, as_of, since))

    def one(self, document: str) -> Index:
        """One article; also a rejected one, which can be opened like any other.

        Raises:
            NotFound: If there is no document with this id.
        """
        index = self._recent.get(document)
        if index is None:
            if len(self._recent) >= _CACHED:
                self._recent.pop(next(iter(self._recent)))
            found = self._store.extraction(document)
            index = self._recent[document] = self._index(tuple(self.judged.extractions([found])) or (found,))
        return index

    def get(self, id_: str) -> Record | None:
        """The record with exactly this id, if there is one and it was not rejected."""
        return None if id_ in self.judged.rejected else self._store.get(id_)

    def is_rejected(self, document: str) -> bool:
        """Whether an article was rejected."""
        return self.judged.changed.get(document, self) is None

    def bare(self) -> Index:
        """All articles without their annotations."""
        self.ensure_linked()
        changed = self.judged.changed
        documents = (d for d in self._store.documents() if changed.get(d.id, d) is not None)
        return self._index(Extraction(document=document) for document in documents)

    def _index(self, extractions: Any) -> Index:
        duplicates = self.linked(Duplicate) if self._store.is_linked or not self._links else []
        accepted = self.judged.accepted
        if self.judged.accepts_groups and self._store.is_linked:
            groups: list[Cluster | Question] = [*self.linked(Cluster), *self.linked(Question)]
            accepted |= {group.id for group in groups if self.judged.verdict(group) == "accept"}
        return Index(extractions, duplicates, accepted=accepted, ratings=self.judged.ratings)


def _tag(kind: type[Any]) -> str:
    return str(kind.__struct_config__.tag)


def _is_wanted(record: Any, wanted: Filter) -> bool:
    here = parties(record)
    sides = (("actor", wanted.actors), ("recipient", wanted.recipients))
    return all(not names or any((side, name) in here for name in names) for side, names in sides)


def _within(published: Interval, as_of: date | None, since: date | None) -> bool:
    too_late = as_of is not None and published.earliest is not None and published.earliest > as_of
    too_early = since is not None and published.latest is not None and published.latest < since
    return not too_late and not too_early
