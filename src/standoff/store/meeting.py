"""Where documents meet others, and how often words occur: what adding one document to many needs of all of them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import apsw

from standoff.model import Case, Record, decode
from standoff.store import writing
from standoff.store.connection import guard
from standoff.store.writing import Linked


class Meeting:
    """The keys of a crisis file. Use ``Store.meeting``."""

    def __init__(
        self, connection: apsw.Connection, name: str, batch: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """Use ``Store.meeting``."""
        self._connection = connection
        self._name = name
        self._writing = batch

    @property
    def counted(self) -> int:
        """How many documents there were when words were counted last; 0 when they never were."""
        return self._value("counted")

    def count(
        self, size: int, documents: tuple[Mapping[str, int], int], sayings: tuple[Mapping[str, int], int]
    ) -> None:
        """Keep how often words occur, and forget all keys: they are chosen by it.

        Args:
            size: How many documents there are.
            documents: Number of documents by feature (those of one document alone may be left out), and of all.
            sayings: The same of statements.
        """
        with self._writing():
            self._connection.execute("DELETE FROM frequency")
            self._connection.execute("DELETE FROM posting")
            for kind, (counts, _) in (("document", documents), ("saying", sayings)):
                rows = [(kind, word, number) for word, number in sorted(counts.items()) if number > 1]
                self._connection.executemany("INSERT INTO frequency VALUES (?, ?, ?)", rows)
            numbers = {"counted": size, "counted documents": documents[1], "counted sayings": sayings[1]}
            for name, number in numbers.items():
                self._connection.execute("UPDATE generation SET value = ? WHERE name = ?", (number, name))

    def frequencies(self) -> tuple[tuple[dict[str, int], int], tuple[dict[str, int], int]]:
        """The frequencies that ``count`` was given."""
        found: dict[str, dict[str, int]] = {"document": {}, "saying": {}}
        with guard(self._name):
            rows: Any = self._connection.execute("SELECT kind, word, documents FROM frequency")
            for kind, word, number in rows:
                found[kind][word] = number
        return (found["document"], self._value("counted documents")), (found["saying"], self._value("counted sayings"))

    def post(self, keys: Iterable[tuple[str, Iterable[int]]]) -> None:
        """Note where documents, by id, are found."""
        with self._writing():
            for document, values in keys:
                number = self._connection.execute("SELECT number FROM document WHERE id = ?", (document,)).get
                if number is not None:
                    self._connection.executemany(
                        "INSERT OR IGNORE INTO posting VALUES (?, ?)", [(value, number) for value in values]
                    )

    def days(self) -> tuple[int, int]:
        """The first and the last day of publication, as ordinals; both 0 when no document is dated."""
        with guard(self._name):
            first, last = (
                self._connection.execute(f"SELECT {what} FROM document WHERE rough = 0").get
                for what in ("min(earliest)", "max(latest)")
            )
        return tuple(date.fromisoformat(day).toordinal() if day else 0 for day in (first, last))  # type: ignore[return-value]

    def documents_of(self, records: Iterable[str]) -> set[str]:
        """Ids of the documents of some annotations."""
        with guard(self._name):
            found = (
                self._connection.execute(
                    "SELECT document.id FROM annotation JOIN document ON document.number = annotation.document "
                    "WHERE annotation.id = ?",
                    (id_,),
                ).get
                for id_ in records
            )
            return {id_ for id_ in found if id_ is not None}

    def unlink(self, document: str) -> None:
        """Take a document out of all linked records; what was linked with it has to be looked at again."""
        with self._writing():
            number = self._connection.execute("SELECT number FROM document WHERE id = ?", (document,)).get
            self._connection.execute(
                "INSERT OR IGNORE INTO pending SELECT other.document FROM linked_member AS own "
                "JOIN linked_member AS other ON other.linked = own.linked "
                "WHERE own.document = ?1 AND other.document <> ?1",
                (number,),
            )
            self._connection.execute(
                "DELETE FROM linked WHERE number IN (SELECT linked FROM linked_member WHERE document = ?)", (number,)
            )
            self._connection.execute("DELETE FROM pledge WHERE document = ?", (number,))
            self._connection.execute("DELETE FROM evidence WHERE document = ?", (number,))

    def keep(self, document: str, reading: bytes, bearing: bytes) -> None:
        """Keep what linking sees of a document, and what of it bears on commitments."""
        with self._writing():
            self._connection.execute(
                "INSERT OR REPLACE INTO reading SELECT number, ?, ? FROM document WHERE id = ?",
                (reading, bearing, document),
            )

    def kept(self, document: str) -> tuple[bytes, bytes] | None:
        """What was kept of a document."""
        with guard(self._name):
            found: Any = self._connection.execute(
                "SELECT reading, bearing FROM document JOIN reading ON reading.document = document.number WHERE id = ?",
                (document,),
            ).fetchone()
        return None if found is None else (found[0], found[1])

    def found(self, key: int, most: int) -> list[int]:
        """Numbers of the documents at a key, the latest first."""
        with guard(self._name):
            rows: Any = self._connection.execute(
                "SELECT document FROM posting WHERE key = ? ORDER BY document DESC LIMIT ?", (key, most)
            )
            return [number for (number,) in rows]

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """Ids of documents by number; those that are gone are left out."""
        found = {}
        with guard(self._name):
            for number in numbers:
                id_ = self._connection.execute("SELECT id FROM document WHERE number = ?", (number,)).get
                if id_ is not None:
                    found[number] = id_
        return found

    def linked_with(self, documents: Iterable[str], kinds: tuple[str, ...]) -> dict[int, Record]:
        """All linked records of some kinds that rest on any of some documents, by number."""
        marks = ", ".join("?" * len(kinds))
        found: dict[int, Record] = {}
        with guard(self._name):
            for document in documents:
                rows: Any = self._connection.execute(
                    "SELECT linked.number, linked.record FROM document JOIN linked_member "
                    "ON linked_member.document = document.number JOIN linked ON linked.number = linked_member.linked "
                    f"WHERE document.id = ? AND linked.kind IN ({marks})",
                    (document, *kinds),
                )
                for number, record in rows:
                    if number not in found:
                        found[number] = decode(record)
        return found

    def members(self, linked: int) -> set[str]:
        """Ids of the documents that a linked record rests on."""
        with guard(self._name):
            rows: Any = self._connection.execute(
                "SELECT document.id FROM linked_member JOIN document ON document.number = linked_member.document "
                "WHERE linked = ?",
                (linked,),
            )
            return {id_ for (id_,) in rows}

    def replace(self, gone: Iterable[int], records: Iterable[Linked]) -> None:
        """Put linked records in the place of others."""
        with self._writing():
            self._connection.executemany("DELETE FROM linked WHERE number = ?", [(number,) for number in gone])
            writing.add_linked(self._connection, records)

    def linked_up_to(self, generation: int) -> None:
        """Note that the linked records are those of this generation of the documents."""
        with self._writing():
            self._connection.execute("UPDATE generation SET value = ? WHERE name = 'linked'", (generation,))

    def add_cases(self, cases: Iterable[tuple[str, Case]]) -> set[str]:
        """Add what bears on commitments to what is known; ids of the documents of those that have more now."""
        grown = set()
        with self._writing():
            for document, case in cases:
                number = self._connection.execute("SELECT number FROM document WHERE id = ?", (document,)).get
                if number is None:
                    continue
                self._connection.execute(
                    "INSERT OR IGNORE INTO pledge VALUES (?, ?, ?)", (case.commitment, number, case.is_matchable)
                )
                for one in case.evidence:
                    self._connection.execute(
                        "INSERT INTO evidence (commitment, document, part, record) SELECT ?1, number, ?2, ?3 "
                        "FROM document WHERE id = ?4 AND NOT EXISTS (SELECT 1 FROM evidence "
                        "WHERE commitment = ?1 AND part = ?2 AND record ->> 'record' = ?5)",
                        (case.commitment, one.part, writing.encoded(one), one.document, one.record),
                    )
                    if self._connection.changes():
                        grown.add(document)
        return grown

    def _value(self, name: str) -> int:
        with guard(self._name):
            return int(self._connection.execute("SELECT value FROM generation WHERE name = ?", (name,)).get or 0)
