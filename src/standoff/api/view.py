"""The records that the operations see: as judged, or as they were found."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import msgspec

from standoff.api import upkeep
from standoff.api.index import Index
from standoff.api.judged import Judged
from standoff.api.parts import Parts
from standoff.api.shelf import Shelf
from standoff.errors import NotFound
from standoff.model import (
    Case,
    Cluster,
    Commitment,
    Duplicate,
    Event,
    Evidence,
    Extraction,
    Failure,
    Judgement,
    Question,
    Record,
    Status,
    Utterance,
)
from standoff.store import Filter, Store
from standoff.store.paging import Window
from standoff.store.rollup import Glimpse, Rollup
from standoff.store.rows import parties

R = TypeVar("R")


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
        self._shelf: tuple[object, Shelf] | None = None
        self._judged: tuple[object, Judged] | None = None
        self._as_found: tuple[int, Store] | None = None
        self._steady: tuple[Judged, Shelf] | None = None

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Several readings of one state of the crisis: whether it is up to date is looked at once."""
        if self._steady is not None:
            yield
            return
        self.ensure_linked()
        with self._store.snapshot():
            self._steady = self.judged, self.shelf()
            try:
                yield
            finally:
                self._steady = None

    def forget(self) -> None:
        """Drop what is kept at hand: the crisis has changed."""
        self._shelf = None

    def judgements(self) -> tuple[Judgement, ...]:
        """Those in force here, with the ids that their records have now."""
        return self.judged.judgements if self.with_judgements else ()

    @property
    def judged(self) -> Judged:
        """What the judgements in force make of the records; nothing when they are left out."""
        if self._steady is not None:
            return self._steady[0]
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
        if judged.regrounds and (wanted.actors or wanted.recipients or wanted.parties):
            found = self._by_party(tag, wanted, found)
        return [record for record in found if isinstance(record, kind)]

    def stretch(
        self, kind: type[R], wanted: Filter, *, limit: int | None, offset: int, newest_first: bool = False
    ) -> tuple[list[R], int]:
        """A stretch of the same, and how many there are in all, rejected ones counted."""
        if self.judged.regrounds and (wanted.actors or wanted.recipients or wanted.parties):
            # Who is meant has been decided otherwise: no index of the file knows.
            found = self.records(kind, wanted)
            return found[offset : None if limit is None else offset + limit], len(found)
        tag = _tag(kind)
        stored: list[Any] = list(
            self._store.records(tag, wanted, limit=limit, offset=offset, newest_first=newest_first)
        )
        shown = [record for record in self.judged.records(stored) if isinstance(record, kind)]
        return shown, self._store.count(tag, wanted)

    def _by_party(self, tag: str, wanted: Filter, found: list[Any]) -> list[Any]:
        """The same where judgements have put others into the place of those that the filter looks for."""
        changed = [id_ for id_ in self.judged.changed if not wanted.documents or id_ in wanted.documents]
        anybody = msgspec.structs.replace(wanted, actors=(), recipients=(), parties=(), documents=tuple(changed))
        stored: list[Any] = list(self._store.records(tag, anybody)) if changed else []
        kept = [record for record in found if record.document not in changed]
        kept += [record for record in self.judged.records(stored) if _is_wanted(record, wanted)]
        paths = self._store.paths()
        return sorted(kept, key=lambda record: (paths[record.document], record.document, record.start))

    def linked(self, kind: type[R]) -> list[R]:
        """Linked records of one kind."""
        self.ensure_linked()
        return [record for record in self.judged.linked(self._linked(_tag(kind))) if isinstance(record, kind)]

    def _linked(self, tag: str) -> list[Any]:
        return list(self._seen.linked(tag))

    def ensure_linked(self) -> None:
        """Bring the records across documents up to date, unless that is left to somebody else."""
        if self._steady is None and self._links and not (self._store.is_linked and not self._store.rollup.is_pending):
            upkeep.update(self._store, self._parts)
            self.forget()

    @property
    def _seen(self) -> Store:
        """The store whose derived rows are shown: without judgements that change them, one in memory without any."""
        if self.with_judgements or not Judged(self._store, self._store.judgements()).changes_linking:
            return self._store
        generation = self._store.generation
        if self._as_found is None or self._as_found[0] != generation:
            copy = Store.open(None)
            for extraction in self._store.extractions():
                copy.put(extraction, alongside=True)
            upkeep.link(copy, self._parts)
            self._as_found = (generation, copy)
        return self._as_found[1]

    @property
    def rollup(self) -> Rollup:
        """The derived rows, up to date."""
        self.ensure_linked()
        return self._seen.rollup

    def shelf(self) -> Shelf:
        """What is needed to show records, up to date."""
        if self._steady is not None:
            return self._steady[1]
        self.ensure_linked()
        seen, judged = self._seen, self.judged
        state = (id(seen), seen.stamp, id(judged))
        if self._shelf is None or self._shelf[0] != state:
            self._shelf = (state, Shelf(seen, judged, accepted=judged.accepted, ratings=judged.ratings))
        return self._shelf[1]

    def glimpse(self, as_of: date | None = None, since: date | None = None) -> Glimpse:
        """Counts over the articles published up to one day and from another on."""
        return self.rollup.glimpse(Window(as_of=as_of, since=since))

    @property
    def latest(self) -> date | None:
        """The latest day any document was published: what "now" means, the clock being no part of the record.

        A roughly dated article does not stretch it to its last possible day, but "now" is never before its first.
        """
        latest = self.rollup.latest
        return date.fromisoformat(latest) if latest else None

    def status(self, commitment: Commitment, as_of: date | None) -> Status:
        """Where a commitment stands on a day."""
        (found,) = self.statuses([commitment], as_of)
        return found

    def statuses(self, commitments: Sequence[Commitment], as_of: date | None) -> list[Status]:
        """Where commitments stand on a day."""
        shelf = self.shelf()
        cases = [self.rollup.case(one.id) for one in commitments]
        shelf.hold_days({id_ for case in cases for one in case.evidence for id_ in _documents(one)})
        return [self._status(shelf, one, case, as_of) for one, case in zip(commitments, cases, strict=True)]

    def _status(self, shelf: Shelf, commitment: Commitment, case: Case, as_of: date | None) -> Status:
        kept = tuple(one for one in case.evidence if shelf.has(one.document))
        case = msgspec.structs.replace(case, evidence=kept)
        origins = {id_: shelf.head(id_) for one in kept for id_ in _documents(one)}
        return self._parts.status(commitment, case, as_of=as_of, origins=origins)

    def status_of(self, commitment: str, as_of: date | None) -> str:
        """The name of where a commitment stands on a day."""
        record = self.shelf().annotation(commitment)
        return self.status(record, as_of).status if isinstance(record, Commitment) else "open"

    def acts(self, first: date, last: date, *, as_of: date | None, limit: int) -> list[Event]:
        """Events that happened between two days, the latest first, as told by articles published up to a day."""
        shelf, window = self.shelf(), Window(as_of=as_of)
        lines = self.rollup.latest_lines("event", first, last, window, limit)
        rollup = self.rollup
        found = (record for line in lines for record in rollup.entries(line, window, limit))
        return list(shelf.judged.records(record for record in found if isinstance(record, Event)))

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read or extracted."""
        return tuple(self._store.failures())

    def question_of(self, claim: str) -> str | None:
        """Id of the question of the ledger that a claim belongs to."""
        return self.rollup.group_id(claim, "question")

    def is_accepted(self, group: Cluster | Question) -> bool:
        """Whether an analyst accepted a story or a question."""
        judged = self.judged
        return judged.accepts_groups and judged.verdict(group) == "accept"

    def one(self, document: str) -> Shelf:
        """What is needed to show one article; also a rejected one, which can be opened like any other.

        Raises:
            NotFound: If there is no document with this id.
        """
        seen, judged = self._store, self.judged
        shelf = (
            self.shelf() if seen.is_linked else Shelf(seen, judged, accepted=judged.accepted, ratings=judged.ratings)
        )
        try:
            shelf.placed(document)
        except KeyError:
            raise NotFound(f"{document}: no document has this id") from None
        return shelf

    def get(self, id_: str) -> Record | None:
        """The record with exactly this id, if there is one and it was not rejected."""
        return None if id_ in self.judged.rejected else self._store.get(id_)

    def extraction(self, document: str) -> Extraction:
        """One article with its annotations, as judged; a rejected one as it was found.

        Raises:
            NotFound: If there is no document with this id.
        """
        found = self._store.extraction(document)
        return next(iter(self.judged.extractions([found])), found)

    def groups_of(self, kind: type[R], record: str) -> list[R]:
        """The stories, statements or questions that a record is part of."""
        groups: list[Any] = self.rollup.groups_of(record, _tag(kind))
        return [group for group in self.judged.linked(groups) if isinstance(group, kind)]

    def groups(self, ids: Iterable[str]) -> list[Any]:
        """Stories, statements and questions by id, as judged."""
        self.ensure_linked()
        wanted = list(ids)
        known: dict[str, Any] = {record.id: record for record in self.rollup.groups(wanted)}  # type: ignore[union-attr]
        return list(self.judged.linked(known[id_] for id_ in wanted if id_ in known))

    def newest(self, kind: type[R], wanted: Filter, *, limit: int) -> tuple[list[R], int]:
        """Annotations that pass a filter, those published last first, and how many there are."""
        found, total = self.rollup.newest(_tag(kind), wanted, limit=limit)
        judged: Iterable[Any] = self.judged.records(found)
        return [record for record in judged if isinstance(record, kind)], total

    def statements(self, speakers: Sequence[str], *, limit: int, offset: int) -> tuple[list[Utterance], int]:
        """A stretch of the statements of everybody, or of some, and how many there are."""
        stored, total = self.rollup.statements(speakers, limit=limit, offset=offset)
        found: list[Any] = list(stored)
        return [record for record in self.judged.linked(found) if isinstance(record, Utterance)], total

    def copies(self, head: str) -> list[str]:
        """Ids of the articles that go back to one."""
        return self.rollup.copies(head)

    def is_rejected(self, document: str) -> bool:
        """Whether an article was rejected."""
        return self.judged.changed.get(document, self) is None

    def committed(self, as_of: date | None) -> Index:
        """The articles with a commitment, published up to a day."""
        found = (e for e in self.extractions_with("commitment"))
        return Index(
            (e for e in found if as_of is None or (e.document.published.earliest or as_of) <= as_of),
            self.linked(Duplicate),
            accepted=self.judged.accepted,
            ratings=self.judged.ratings,
        )

    def extractions_with(self, kind: str) -> Iterator[Extraction]:
        """Articles with annotations of a kind, as judged, by path."""
        self.ensure_linked()
        for id_ in self._store.documents_with(kind):
            yield from self.judged.extractions([self._store.extraction(id_)])


def _tag(kind: type[Any]) -> str:
    return str(kind.__struct_config__.tag)


def _is_wanted(record: Any, wanted: Filter) -> bool:
    here = parties(record)
    sides = (("actor", wanted.actors), ("recipient", wanted.recipients))
    both = [name for _, name in here]
    if wanted.parties and not set(wanted.parties) & set(both):
        return False
    return all(not names or any((side, name) in here for name in names) for side, names in sides)


def _documents(evidence: Evidence) -> set[str]:
    """The article of a piece of evidence; and, where it is told on an article's own word, that one."""
    return {evidence.document} | ({evidence.voice} if evidence.voice.startswith("d-") else set())
