"""Where documents meet others, and how often words occur: what adding one document to many needs of all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import apsw
import msgspec

from standoff.model import Case, Record, decode
from standoff.store import writing
from standoff.store.connection import guard
from standoff.store.rows import number_of
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

    def count(self, size: int, counts: Mapping[str, Mapping[str, int]], totals: Mapping[str, int]) -> None:
        """Keep how often words occur, and forget all keys and bonds: they follow from it.

        Args:
            size: How many documents there are.
            counts: By kind (``document``, ``saying`` and others), the number of those that have a feature.
            totals: The number of all documents, and of all sayings.
        """
        with self._writing():
            for table in ("frequency", "posting", "edge", "block", "bond"):
                self._connection.execute(f"DELETE FROM {table}")
            for kind, found in counts.items():
                # What one alone has is as rare as what none has.
                rows = [(kind, word, n) for word, n in sorted(found.items()) if n > 1 or kind not in totals]
                self._connection.executemany("INSERT INTO frequency VALUES (?, ?, ?)", rows)
            numbers = {"counted": size, "times counted": self.times_counted + 1}
            numbers |= {f"counted {kind}s": total for kind, total in totals.items()}
            self._connection.executemany("INSERT OR REPLACE INTO generation VALUES (?, ?)", list(numbers.items()))

    def frequencies(self) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
        """The counts and totals that ``count`` was given."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        with guard(self._name):
            rows: Any = self._connection.execute("SELECT kind, word, documents FROM frequency")
            for kind, word, number in rows:
                found[kind][word] = number
        return found, {kind: self._value(f"counted {kind}s") for kind in ("document", "saying")}

    @property
    def times_counted(self) -> int:
        """How often words were counted: another number, other counts."""
        return self._value("times counted")

    def post(self, keys: Iterable[tuple[str, Iterable[int]]]) -> None:
        """Note where documents, by id, are found."""
        with self._writing():
            for document, values in keys:
                number = number_of(self._connection, document)
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
            rows = self._connection.execute(
                "SELECT DISTINCT document.id FROM json_each(?) AS asked CROSS JOIN annotation "
                "ON annotation.id = asked.value JOIN document ON document.number = annotation.document",
                (_listed(records),),
            )
            return {id_ for (id_,) in rows}

    def unlink(self, document: str) -> None:
        """Take a document out of all linked records; what was linked with it has to be looked at again."""
        with self._writing():
            number = number_of(self._connection, document)
            if number is None:
                return
            writing.want_companions(self._connection, number)
            self._connection.execute(
                "DELETE FROM linked WHERE number IN (SELECT linked FROM linked_member WHERE document = ?)", (number,)
            )
            for table in ("pledge", "bond", "block"):
                self._connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
            self._connection.execute("DELETE FROM edge WHERE first = ?", (number,))
            self._connection.execute("DELETE FROM evidence WHERE document = ?", (number,))

    def forget(self) -> None:
        """Take all that is linked away, and have all documents looked at again."""
        with self._writing():
            for table in ("linked", "pledge", "evidence"):
                self._connection.execute(f"DELETE FROM {table}")
            self._connection.execute("INSERT OR IGNORE INTO pending SELECT number FROM document")
            self.linked_up_to(-1)

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

    def readings_of(self, documents: Iterable[str]) -> dict[str, bytes]:
        """What linking sees of some documents, by id, where it was kept."""
        return self._kept_of(documents, "reading")

    def bearings_of(self, documents: Iterable[str]) -> dict[str, bytes]:
        """What of some documents bears on commitments, by id, where it was kept."""
        return self._kept_of(documents, "bearing")

    def _kept_of(self, documents: Iterable[str], column: str) -> dict[str, bytes]:
        with guard(self._name):
            rows: Any = self._connection.execute(
                f"SELECT document.id, reading.{column} FROM json_each(?) AS asked CROSS JOIN document "
                "ON document.id = asked.value JOIN reading ON reading.document = document.number",
                (_listed(documents),),
            )
            return dict(rows)

    def found(
        self, keys: Iterable[int], most: int, *, first: date | None = None, last: date | None = None
    ) -> dict[str, int]:
        """Ids of the documents at any of some keys, and at how many of these; of each key the latest documents.

        Args:
            keys: The keys; one that is given twice counts twice.
            most: How many documents of a key are looked at.
            first: Leave out what was surely published before.
            last: Leave out what was surely published later.
        """
        with guard(self._name):
            rows: Any = self._connection.execute(
                "SELECT document.id, count(*) FROM json_each(?1) AS asked "
                "CROSS JOIN posting ON posting.key = asked.value AND posting.document > ifnull(("
                "SELECT document FROM posting WHERE posting.key = asked.value ORDER BY document DESC LIMIT 1 OFFSET ?2"
                "), -1) JOIN document ON document.number = posting.document "
                "WHERE ifnull(document.latest, '9') >= ?3 AND ifnull(document.earliest, '') <= ?4 "
                "GROUP BY posting.document",
                (_listed(keys), most, first.isoformat() if first else "", last.isoformat() if last else "9"),
            )
            return dict(rows)

    def linked_with(self, documents: Iterable[str], kinds: tuple[str, ...]) -> dict[int, Record]:
        """All linked records of some kinds that rest on any of some documents, by number."""
        sql = (
            "SELECT DISTINCT linked.number FROM json_each(?1) AS asked "
            "CROSS JOIN document ON document.id = asked.value "
            "JOIN linked_member ON linked_member.document = document.number "
            # The index tells of what kind a record is, and is a hundredth of the records.
            "JOIN linked INDEXED BY linked_kind "
            "ON linked.number = linked_member.linked AND linked.kind IN (SELECT value FROM json_each(?2))"
        )
        return self._linked(sql, (_listed(documents), _listed(kinds)))

    def linked_to(self, records: Iterable[str], kind: str) -> dict[int, Record]:
        """The linked records of a kind that any of some records is a part of, by number."""
        sql = (
            "SELECT DISTINCT linked.number FROM json_each(?1) AS asked CROSS JOIN part ON part.record = asked.value "
            "JOIN linked INDEXED BY linked_kind ON linked.number = part.linked AND linked.kind = ?2"
        )
        return self._linked(sql, (_listed(records), kind))

    def _linked(self, numbers: str, bindings: tuple[str, ...]) -> dict[int, Record]:
        """Linked records by number."""
        with guard(self._name):
            rows: Any = self._connection.execute(
                f"SELECT number, record FROM linked WHERE number IN ({numbers}) ORDER BY number", bindings
            )
            return {number: decode(record) for number, record in rows}

    def replace(self, gone: Iterable[int], records: Iterable[Linked]) -> None:
        """Put linked records in the place of others."""
        with self._writing():
            self._connection.executemany("DELETE FROM linked WHERE number = ?", [(number,) for number in gone])
            writing.add_linked(self._connection, records)

    # What stories follow from

    def numbers(self, documents: Iterable[str]) -> dict[str, int]:
        """Numbers of documents by id; those that are gone are left out."""
        with guard(self._name):
            rows: Any = self._connection.execute(
                "SELECT document.id, number FROM json_each(?) AS asked "
                "CROSS JOIN document ON document.id = asked.value",
                (_listed(documents),),
            )
            return dict(rows)

    def near(self, document: str) -> dict[str, float]:
        """Documents that one is alike to, by id, with the scores."""
        with guard(self._name):
            rows: Any = self._connection.execute(
                "SELECT other.id, score FROM document JOIN edge ON edge.first = document.number "
                "JOIN document AS other ON other.number = edge.second WHERE document.id = ?",
                (document,),
            )
            return dict(rows)

    def set_edges(self, documents: Iterable[str], edges: Iterable[tuple[int, int, float]]) -> None:
        """Replace the pairs that some documents are in; *edges* are by number."""
        with self._writing():
            self._connection.executemany(
                "DELETE FROM edge WHERE first = ?", [(number,) for number in self.numbers(documents).values()]
            )
            both = [row for a, b, score in edges for row in ((a, b, score), (b, a, score))]
            self._connection.executemany("INSERT OR REPLACE INTO edge VALUES (?, ?, ?)", sorted(both))

    def block_of(self, document: str) -> tuple[set[str], int] | None:
        """The members of the block of a document, and its level."""
        with guard(self._name):
            rows: Any = self._connection.execute(
                "SELECT other.id, block.level FROM document JOIN block AS own ON own.document = document.number "
                "JOIN block ON block.number = own.number JOIN document AS other ON other.number = block.document "
                "WHERE document.id = ?",
                (document,),
            )
            found = list(rows)
        return ({id_ for id_, _ in found}, found[0][1]) if found else None

    def set_blocks(self, blocks: Iterable[tuple[tuple[str, ...], int]], *, alone: Iterable[str] = ()) -> None:
        """Note which documents are a block, and its level; *alone* are in none any more."""
        with self._writing():
            for number in self.numbers(alone).values():
                self._connection.execute("DELETE FROM block WHERE document = ?", (number,))
            for members, level in blocks:
                numbers = sorted(self.numbers(members).values())
                # A block is called by its first member; no document is in two.
                self._connection.executemany(
                    "INSERT OR REPLACE INTO block VALUES (?, ?, ?)", [(n, numbers[0], level) for n in numbers]
                )

    # What all else follows from

    def bind(self, kind: str, groups: Iterable[tuple[str, ...]], own: Mapping[str, str]) -> dict[str, str]:
        """Note which records hang together; all records that hang together with some, with their documents.

        Args:
            kind: What the records are linked as.
            groups: Records that hang together.
            own: The records that are asked about, and the documents of these and of all that are in *groups*.
        """
        asked = dict(own)
        with self._writing():
            numbers = self.numbers(set(own.values()))
            touched: set[int] = set()
            for group in groups:
                touched.add(self._join(kind, [(id_, numbers[own[id_]]) for id_ in group if own[id_] in numbers]))
            touched.update(self._bonds(kind, own))
            for number in touched:
                rows: Any = self._connection.execute(
                    "SELECT bond.record, id FROM bond JOIN document ON document.number = bond.document "
                    "WHERE bond.number = ?",
                    (number,),
                )
                asked.update(rows)
        return asked

    def _bonds(self, kind: str, records: Iterable[str]) -> set[int]:
        """The groups that some records are in."""
        rows: Any = self._connection.execute(
            "SELECT DISTINCT number FROM json_each(?2) AS asked CROSS JOIN bond ON kind = ?1 AND record = asked.value",
            (kind, _listed(records)),
        )
        return {number for (number,) in rows}

    def _join(self, kind: str, group: Sequence[tuple[str, int]]) -> int:
        """Make one of the groups that some records are in; its number."""
        known = sorted(self._bonds(kind, (id_ for id_, _ in group)))
        if known:
            first = known[0]
            for number in known[1:]:
                self._connection.execute("UPDATE bond SET number = ? WHERE number = ?", (first, number))
        else:
            first = int(self._connection.execute("SELECT ifnull(max(number), 0) + 1 FROM bond").get)
        self._connection.executemany(
            "INSERT OR REPLACE INTO bond VALUES (?, ?, ?, ?)", [(kind, id_, number, first) for id_, number in group]
        )
        return first

    def set_bonds(self, kind: str, groups: Iterable[tuple[str, ...]]) -> None:
        """Note which records of all hang together; ``count`` has forgotten what was known."""
        number, table = ("number", "document") if kind == "duplicate" else ("document", "annotation")
        sql = f"INSERT OR IGNORE INTO bond SELECT ?1, ?2, {number}, ?3 FROM {table} WHERE id = ?2"
        with self._writing():
            first = int(self._connection.execute("SELECT ifnull(max(number), 0) + 1 FROM bond").get)
            rows = ((kind, id_, n) for n, group in enumerate(groups, start=first) for id_ in group)
            self._connection.executemany(sql, rows)

    def linked_up_to(self, generation: int) -> None:
        """Note that the linked records are those of this generation of the documents."""
        with self._writing():
            self._connection.execute("UPDATE generation SET value = ? WHERE name = 'linked'", (generation,))

    def add_cases(self, cases: Iterable[tuple[str, Case]]) -> set[str]:
        """Add what bears on commitments to what is known; ids of the documents of those that have more now."""
        grown = set()
        with self._writing():
            for document, case in cases:
                number = number_of(self._connection, document)
                if number is None:
                    continue
                self._connection.execute(
                    "INSERT OR IGNORE INTO pledge VALUES (?, ?, ?)", (case.commitment, number, case.is_matchable)
                )
                for one in case.evidence:
                    self._connection.execute(
                        # What a report bears on is little; what bears on a commitment may be years of reports.
                        "INSERT INTO evidence (commitment, document, part, record) SELECT ?1, number, ?2, ?3 "
                        "FROM document WHERE id = ?4 AND NOT EXISTS (SELECT 1 FROM evidence AS known WHERE "
                        "known.document = document.number AND +known.commitment = ?1 AND known.part = ?2 "
                        "AND known.record ->> 'record' = ?5)",
                        (case.commitment, one.part, writing.encoded(one), one.document, one.record),
                    )
                    if self._connection.changes():
                        grown.add(document)
        return grown

    def _value(self, name: str) -> int:
        with guard(self._name):
            return int(self._connection.execute("SELECT value FROM generation WHERE name = ?", (name,)).get or 0)


def _listed(values: Iterable[object]) -> str:
    """Values as a JSON list, to be asked about in one query."""
    return msgspec.json.encode(list(values)).decode()
