"""The crisis file: one class, one method per thing that is done to it."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Literal, NoReturn, Self

import apsw

from standoff.errors import NotFound, StoreError
from standoff.model import Document, Extraction, Failure, Judgement, Record
from standoff.store import reading, rows, searching, writing
from standoff.store.connection import connect, copied, guard
from standoff.store.filters import EVERYTHING, Filter
from standoff.store.meeting import Meeting
from standoff.store.rollup import Rollup
from standoff.store.searching import Hit
from standoff.store.writing import Linked

Outcome = Literal["added", "replaced", "unchanged"]

# Steps of SQLite's machine between two pauses of a reader who gives way to others.
_STEPS = 100


class Store:
    """Documents with their annotations, linked records, failures and judgements of one crisis.

    One article is one transaction: after a crash it is whole or absent. Readers in other processes are never blocked.
    A store belongs to one thread; open another one for another thread. What is derived from the articles is kept by
    ``rollup``, where they meet others by ``meeting``.
    """

    def __init__(self, connection: apsw.Connection, path: str | None) -> None:
        """Use ``Store.open``."""
        self._connection = connection
        self.path = path
        self._name = path or "crisis in memory"
        self._read_only = bool(path) and connection.readonly("main")
        searching.prepare(connection)
        self.rollup = Rollup(connection, self._name, self._writing)
        self.meeting = Meeting(connection, self._name, self._writing)

    @classmethod
    def open(
        cls, path: str | os.PathLike[str] | None = None, *, create: bool = True, busy_seconds: float = 10.0
    ) -> Self:
        """Open a crisis file, or a crisis in memory when *path* is ``None``.

        Args:
            path: The file.
            create: Whether a missing file becomes a new crisis.
            busy_seconds: How long to wait for another process that writes.

        Raises:
            NotACrisis: If the file is something else.
            NewerCrisis: If a newer version of standoff wrote it.
            CrisisBusy: If another process keeps it locked.
            StoreError: If it cannot be opened, or is missing and *create* is false.

        A file that may not be written is opened for reading.
        """
        name = None if path is None else os.fspath(path)
        return cls(connect(name, create=create, busy_seconds=busy_seconds), name)

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def check_writable(self) -> None:
        """Refuse to begin what could not be kept.

        Raises:
            StoreError: If the file may not be written.
        """
        if self._read_only:
            raise StoreError(f"{self._name}: the crisis file may not be written; check its permissions")

    def work_on_copy(self) -> None:
        """Go on with a copy in memory where the file may not be written: what readers compute is then not kept."""
        if self._read_only and self._connection.readonly("main"):
            copy = copied(self._connection)
            self._connection.close()
            self._connection = copy
            searching.prepare(copy)
            self.rollup = Rollup(copy, self._name, self._writing)
            self.meeting = Meeting(copy, self._name, self._writing)

    def holds(self, document: Document) -> bool:
        """Whether this article is stored as it is: adding it again would change nothing.

        The same article is the same id, or the same text under the same file name. It counts as changed when the user
        gives another date or language for it than the stored one.
        """
        with guard(self._name):
            number = writing.find_number(self._connection, document)
            return self._is_same(document, number) and self._occupant(document) in (None, number)

    def _is_same(self, document: Document, number: int | None) -> bool:
        stored = None if number is None else reading.document(self._connection, number)
        if stored is None:
            return False
        redated = document.published.basis == "given" and document.published != stored.published
        return not redated and document.language in ("und", stored.language)

    def _occupant(self, document: Document) -> int | None:
        """The article that was read from the same place before, whatever its text."""
        key = rows.document_key(document)
        number: int | None = self._connection.execute("SELECT number FROM document WHERE key = ?", (key,)).get
        return number

    def put(self, extraction: Extraction, *, again: bool = False, alongside: bool = False) -> Outcome:
        """Store an article in one transaction; judgements on what it replaces are kept.

        Args:
            extraction: The article with its annotations.
            again: Replace an article that is stored already (re-extraction), instead of leaving it alone.
            alongside: Do not replace another article that was read from the same place (import).
        """
        document = extraction.document
        with self._writing():
            old, occupant = writing.find_number(self._connection, document), self._occupant(document)
            if not again and self._is_same(document, old) and (alongside or occupant in (None, old)):
                return "unchanged"
            key = rows.document_key(document)
            if old is not None:
                key = self._connection.execute("SELECT key FROM document WHERE number = ?", (old,)).get
            elif occupant is not None and alongside:
                key = f"id:{document.id}"
            gone = {old} if alongside else {old, occupant}
            for number in sorted(number for number in gone if number is not None):
                writing.remove(self._connection, number=number)
            writing.put(self._connection, extraction, key=key)
            return "replaced" if gone != {None} else "added"

    def failed(self, failure: Failure) -> None:
        """Keep a failure; it goes away when the article is read after all."""
        with self._writing():
            writing.failed(self._connection, failure)

    def forget_failures(self, place: str) -> None:
        """Drop what could not be read at a file or below a folder: it is about to be read again."""
        with self._writing():
            writing.forget_failures(self._connection, place)

    def remove(self, document: str) -> None:
        """Delete an article and everything that rested on it; judgements stay.

        Raises:
            NotFound: If there is no document with this id.
            StoreError: If the file may not be written.
        """
        self.check_writable()
        with self._writing():
            number = rows.number_of(self._connection, document)
            writing.remove(self._connection, number=number if number is not None else _missing(document))

    def replace_linked(self, records: Iterable[Linked], *, generation: int) -> None:
        """Replace all clusters, duplicates, utterances, occurrences, threads and questions at once.

        Args:
            records: The result of a linking run.
            generation: What ``generation`` was when the documents for it were read.
        """
        with self._writing():
            writing.replace_linked(self._connection, records, generation=generation)

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement; what was linked counts as out of date when it may have to be linked in another way."""
        self.check_writable()
        with self._writing():
            writing.judge(self._connection, judgement)

    # Reading

    @property
    def size(self) -> int:
        """Number of documents."""
        with guard(self._name):
            return int(self._connection.execute("SELECT count(*) FROM document").get)

    @property
    def at_most(self) -> int:
        """No fewer than there are documents; told at once, where counting them takes some milliseconds."""
        with guard(self._name):
            return int(self._connection.execute("SELECT ifnull(max(number), 0) FROM document").get)

    @property
    def generation(self) -> int:
        """A number that grows with every change of the documents, and with judgements that change their linking."""
        return int(self._generations()["content"])

    @property
    def is_linked(self) -> bool:
        """Whether the linked records were computed from the documents as they are now."""
        generations = self._generations()
        return generations["linked"] == generations["content"]

    @property
    def stamp(self) -> str:
        """What changes whenever anything in the file does, and is the same for every process that reads it."""
        with guard(self._name), self._connection:
            known = self._generations()
            judged = self._connection.execute("SELECT ifnull(max(number), 0) FROM judgement").get
            failed = self._connection.execute("SELECT count(*), ifnull(max(number), 0) FROM failure").get
        return "-".join(map(str, (known["content"], known["linked"], judged, *failed)))

    def documents(self) -> Iterator[Document]:
        """All documents, by path."""
        with guard(self._name):
            yield from reading.iterate(self._connection, reading.document)

    def documents_with(self, kind: str) -> list[str]:
        """Ids of the documents that have an annotation of this kind, by path."""
        with guard(self._name):
            rows = self._connection.execute(
                "SELECT id FROM document WHERE number IN (SELECT document FROM annotation WHERE kind = ?) "
                "ORDER BY path, id",
                (kind,),
            )
            return [id_ for (id_,) in rows]

    def document(self, id_: str) -> Document:
        """The document with exactly this id.

        Raises:
            NotFound: If there is none.
        """
        with guard(self._name):
            found = reading.named(self._connection, id_, reading.document)
        return found if found is not None else _missing(id_)

    def extractions(self) -> Iterator[Extraction]:
        """All documents with their annotations, by path, one in memory at a time."""
        with guard(self._name):
            yield from reading.iterate(self._connection, reading.extraction)

    def extraction(self, document: str) -> Extraction:
        """One document with its annotations.

        Raises:
            NotFound: If there is no document with this id.
        """
        with guard(self._name):
            found = reading.named(self._connection, document, reading.extraction)
        return found if found is not None else _missing(document)

    def records(
        self,
        kind: str,
        wanted: Filter = EVERYTHING,
        *,
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = False,
    ) -> list[Record]:
        """Annotations of one kind (``event``, ``claim``...) that pass a filter, by path, then in text order.

        Args:
            kind: Which kind.
            wanted: Which of them.
            limit: How many at most.
            offset: How many to leave out at the beginning.
            newest_first: By date of publication instead.
        """
        with guard(self._name):
            return reading.records(
                self._connection, kind, wanted, limit=limit, offset=offset, newest_first=newest_first
            )

    def count(self, kind: str, wanted: Filter = EVERYTHING) -> int:
        """How many annotations of one kind pass a filter."""
        with guard(self._name):
            return reading.count(self._connection, kind, wanted)

    def linked(self, kind: str) -> list[Record]:
        """Linked records of one kind (``cluster``, ``duplicate``, ``utterance``, ``occurrence``, ``thread``...)."""
        with guard(self._name):
            return reading.linked(self._connection, kind)

    def find(self, id_: str) -> Record:
        """The record with this id, or the only one whose id begins so.

        Raises:
            NotFound: If there is none or there are several; the message lists the candidates.
        """
        with guard(self._name):
            return reading.find(self._connection, id_)

    def get(self, id_: str) -> Record | None:
        """The record with exactly this id, if there is one."""
        with guard(self._name):
            return reading.by_id(self._connection, id_)

    def document_at(self, place: str) -> Document | None:
        """The article that was read from this address or path."""
        with guard(self._name):
            return reading.document_at(self._connection, place)

    def paths(self) -> dict[str, str]:
        """Path of each document by its id."""
        with guard(self._name):
            return dict(self._connection.execute("SELECT id, path FROM document"))

    def search(self, query: str, *, limit: int = 20, within: Filter = EVERYTHING) -> list[Hit]:
        """The documents that answer a query best: words, ``"phrases"``, ``AND``, ``OR``, ``NOT``, ``begin*``."""
        with guard(self._name):
            return searching.search(self._connection, query, limit, within)

    def failures(self) -> list[Failure]:
        """What could not be read or extracted, by path."""
        with guard(self._name):
            return reading.failures(self._connection)

    def judgements(self, target: str | None = None) -> list[Judgement]:
        """All judgements, or those on one record, in the order they were made."""
        with guard(self._name):
            return reading.judgements(self._connection, target)

    def counts(self) -> dict[str, int]:
        """Number of records of each kind that occurs."""
        with guard(self._name):
            return reading.counts(self._connection)

    def health(self) -> dict[str, str]:
        """What the file says about itself: versions, and ``ok`` or the first damage found."""
        with guard(self._name):
            pragma: Any = self._connection.pragma
            return {
                "path": self.path or "(in memory)",
                "sqlite": apsw.sqlite_lib_version(),
                "file version": str(pragma("user_version")),
                "integrity": str(self._connection.execute("PRAGMA quick_check(1)").get),
                "journal": str(pragma("journal_mode")),
            }

    def _generations(self) -> dict[str, int]:
        with guard(self._name):
            return dict(self._connection.execute("SELECT name, value FROM generation"))

    def breathe(self, pause: Callable[[], None]) -> None:
        """Call *pause* again and again while the file is read: for a reader who should not be in the way of others."""

        def called() -> bool:
            pause()
            return False  # go on

        with guard(self._name):
            self._connection.set_progress_handler(called, _STEPS)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several readings of one state of the file, whatever others write meanwhile; quicker than one by one, too."""
        with guard(self._name), self._connection:
            yield

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Several changes in one transaction: all of them or, when it is left by an exception, none."""
        with self._writing():
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with guard(self._name):
            if self._connection.in_transaction:
                with self._connection:  # a savepoint: what fails inside leaves the rest of the batch alone
                    yield
                return
            # IMMEDIATE: waiting for the lock happens here, not in the middle where it could not be repeated.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


def _missing(document: str) -> NoReturn:
    raise NotFound(f"{document}: no document has this id; list them with the documents of the crisis")
