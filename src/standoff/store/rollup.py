"""What is derived from the articles of a crisis, kept in its file: lines, counts, sums, evidence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import apsw
import msgspec

from standoff.model import Case, Cluster, Entity, Evidence, Question, Record, decode
from standoff.store import citing, deriving, gathering, paging, summing, writing
from standoff.store.citing import Card, Dated
from standoff.store.connection import guard
from standoff.store.deriving import Derived, Listed
from standoff.store.filters import Filter
from standoff.store.paging import Order, Window
from standoff.store.rows import number_of


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """Counts over the documents of a window; days as ISO text."""

    documents: int
    origins: int
    undated: int
    rough: int
    earliest: str | None
    latest: str | None
    publishers: tuple[str, ...]


class Rollup:
    """The derived rows of a crisis file. Use ``Store.rollup``."""

    def __init__(
        self, connection: apsw.Connection, name: str, writing: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """Use ``Store.rollup``."""
        self._connection = connection
        self._name = name
        self._writing = writing

    # Keeping it up

    def pending(self, most: int | None = None) -> list[str]:
        """Ids of the documents that came or changed since the last linking, in the order in which they came.

        Args:
            most: How many at most; ``None`` for all.
        """
        with guard(self._name):
            rows = self._connection.execute(
                "SELECT id FROM pending JOIN document ON document.number = pending.document "
                "ORDER BY pending.document LIMIT ?",
                (-1 if most is None else most,),
            )
            return [id_ for (id_,) in rows]

    @property
    def is_pending(self) -> bool:
        """Whether there are such documents."""
        with guard(self._name):
            return self._connection.execute("SELECT 1 FROM pending LIMIT 1").get is not None

    def want(self, documents: Iterable[str]) -> None:
        """Note that documents have to be looked at again."""
        with self._writing():
            self._connection.executemany(
                "INSERT OR IGNORE INTO pending SELECT number FROM document WHERE id = ?", [(id_,) for id_ in documents]
            )

    def want_records(self, records: Iterable[str]) -> None:
        """Note that the documents of some annotations have to be looked at again."""
        with self._writing():
            self._connection.executemany(
                "INSERT OR IGNORE INTO pending SELECT document FROM annotation WHERE id = ?",
                [(id_,) for id_ in records],
            )

    def derive(self, found: Iterable[Derived], dropped: Iterable[str] = ()) -> None:
        """Replace the derived rows of some documents, and remove those of others."""
        with self._writing():
            touched: set[int] = set()
            for derived in found:
                number = number_of(self._connection, derived.document)
                if number is not None:
                    touched |= deriving.put(self._connection, number, derived)
            for document in dropped:
                number = number_of(self._connection, document)
                if number is not None:
                    deriving.drop(self._connection, number)
                    self._connection.execute("UPDATE document SET hidden = 1 WHERE number = ?", (number,))
            touched |= deriving.refresh(self._connection)
            deriving.weigh(self._connection, touched)

    def weigh(self, documents: Iterable[str]) -> None:
        """Weigh the lines of documents anew, whose copies or evidence have changed."""
        with self._writing():
            lines = {
                line
                for document in documents
                for (line,) in self._connection.execute(
                    "SELECT line FROM document JOIN entry ON entry.document = document.number WHERE id = ?", (document,)
                )
            }
            deriving.weigh(self._connection, lines)

    def weigh_all(self) -> None:
        """Weigh all lines anew: copies or evidence have changed."""
        with self._writing():
            deriving.weigh_all(self._connection)

    def settled(self, documents: Iterable[str] | None = None) -> None:
        """Note that documents, or all, are not pending any more."""
        with self._writing():
            if documents is None:
                self._connection.execute("DELETE FROM pending")
                return
            self._connection.executemany(
                "DELETE FROM pending WHERE document = (SELECT number FROM document WHERE id = ?)",
                [(document,) for document in documents],
            )

    def present(self, documents: Sequence[str]) -> list[str]:
        """Names of the entities and countries that a third of some documents mention."""
        marks = ", ".join("?" * len(documents))
        with guard(self._name):
            rows = self._connection.execute(
                "SELECT DISTINCT name FROM (SELECT level, name FROM document JOIN presence ON presence.document = "
                f"document.number WHERE document.id IN ({marks}) AND mentions > 0 GROUP BY level, name "
                "HAVING 3 * count(*) >= ?) ORDER BY name",
                (*documents, len(documents)),
            )
            return [name for (name,) in rows]

    def list_linked(self, found: Iterable[Listed]) -> None:
        """Note where stories and questions stand among their kind."""
        with self._writing():
            for listed in found:
                deriving.put_listed(self._connection, listed)

    def stale_days(self) -> list[tuple[str, str, str]]:
        """Day, actor and recipient of the sums that have to be made anew."""
        with guard(self._name):
            rows: Any = self._connection.execute("SELECT day, actor, recipient FROM stale_day ORDER BY 1, 2, 3")
            return list(rows)

    def moves(self, day: str, actor: str, recipient: str) -> list[tuple[str, float, str]]:
        """Type, score and event of the moves of one day of a dyad; folded copies are left out."""
        with guard(self._name):
            rows: Any = self._connection.execute(
                "SELECT type, score, event FROM move JOIN document ON document.number = move.document "
                "WHERE day = ? AND actor = ? AND recipient = ? AND document.id NOT IN (SELECT document FROM folded)",
                (day, actor, recipient),
            )
            return list(rows)

    def put_tension(self, rows: Iterable[tuple[str, str, str, float, Sequence[str]]]) -> None:
        """Replace sums; a day without any event is dropped."""
        with self._writing():
            for day, actor, recipient, score, events in rows:
                key = (day, actor, recipient)
                if events:
                    self._connection.execute(
                        "INSERT OR REPLACE INTO tension VALUES (?, ?, ?, ?, ?)",
                        (*key, msgspec.json.encode(events).decode(), score),
                    )
                else:
                    self._connection.execute("DELETE FROM tension WHERE day = ? AND actor = ? AND recipient = ?", key)
                self._connection.execute("DELETE FROM stale_day WHERE day = ? AND actor = ? AND recipient = ?", key)

    def put_folded(self, folded: Iterable[tuple[str, str]], *, unfolded: Iterable[str]) -> None:
        """Note which documents go back to which others, and which to none any more; their moves count or not."""
        with self._writing():
            changed, heads = [], []
            for document in unfolded:
                rows = self._connection.execute("DELETE FROM folded WHERE document = ? RETURNING head", (document,))
                if (before := rows.get) is not None:
                    changed.append(document)
                    heads.append(before)
            for document, head in folded:
                before = self._connection.execute("SELECT head FROM folded WHERE document = ?", (document,)).get
                if before != head:
                    self._connection.execute("INSERT OR REPLACE INTO folded VALUES (?, ?)", (document, head))
                    changed.append(document)
                    heads += [head, *([] if before is None else [before])]
            summing.recount(self._connection, [*changed, *heads])
            self._connection.executemany(
                "INSERT OR IGNORE INTO stale_day SELECT day, actor, recipient FROM move JOIN document "
                "ON document.number = move.document WHERE document.id = ?",
                [(document,) for document in changed],
            )

    def folded(self) -> dict[str, str]:
        """All documents that go back to others, with those."""
        with guard(self._name):
            return dict(self._connection.execute("SELECT document, head FROM folded"))

    def put_cases(self, cases: Iterable[tuple[str, Case]]) -> None:
        """Replace what bears on commitments: the document of each, and its case."""
        with self._writing():
            for document, case in cases:
                number = number_of(self._connection, document)
                if number is None:
                    continue
                self._connection.execute("DELETE FROM pledge WHERE id = ?", (case.commitment,))
                self._connection.execute(
                    "INSERT INTO pledge VALUES (?, ?, ?)", (case.commitment, number, case.is_matchable)
                )
                self._add_evidence(case)

    def _add_evidence(self, case: Case) -> None:
        self._connection.executemany(
            "INSERT INTO evidence (commitment, document, part, record) "
            "SELECT ?, number, ?, ? FROM document WHERE id = ?",
            [(case.commitment, one.part, writing.encoded(one), one.document) for one in case.evidence],
        )

    # Reading it

    def lines(
        self, kind: str, wanted: Filter, window: Window, order: Order = "place", *, counted: bool = True
    ) -> tuple[list[tuple[int, int]], int]:
        """Number and key of the lines of a stretch, and how many there are in all, unless that need not be known."""
        with guard(self._name):
            return paging.lines(self._connection, kind, wanted, window, order, counted=counted)

    def exceeds(self, kind: str, wanted: Filter, window: Window, number: int) -> bool:
        """Whether there are more lines than a number."""
        with guard(self._name):
            return paging.exceeds(self._connection, kind, wanted, window, number)

    def days(self, kind: str, wanted: Filter, window: Window, order: Order) -> tuple[list[tuple[str, str]], int]:
        """First and last day of the lines of a stretch that have both, and how many lines there are in all."""
        with guard(self._name):
            found, total = paging.lines(self._connection, kind, wanted, window, order, "line.earliest, line.latest")
        return [(first, last) for first, last in found if first and last], total

    def foremost(self, kind: str, records: Sequence[str], wanted: Filter, window: Window, order: Order) -> int | None:
        """Number of the line that comes first among those of some records."""
        with guard(self._name):
            return paging.foremost(self._connection, kind, records, wanted, window, order)

    def entries(self, line: int, window: Window, limit: int) -> list[Record]:
        """The records of a line, the first published first."""
        with guard(self._name):
            return [decode(record) for record in paging.entries(self._connection, line, window, limit)]

    def origins(self, line: int, window: Window) -> tuple[int, int]:
        """Number of records of a line, and of independent origins behind them."""
        with guard(self._name):
            return paging.origins(self._connection, line, window)

    def linked(self, number: int) -> Cluster | Question | None:
        """The linked record that a line stands for."""
        with guard(self._name):
            record = self._connection.execute("SELECT record FROM linked WHERE number = ?", (number,)).get
        found = None if record is None else decode(record)
        return found if isinstance(found, Cluster | Question) else None

    def groups_of(self, record: str, kind: str) -> list[Record]:
        """The linked records of a kind that an article, an event, a quote or a claim is part of."""
        with guard(self._name):
            return [decode(found) for found in gathering.groups(self._connection, "record", record, kind)]

    def group_of(self, record: str, kind: str) -> Record | None:
        """The first of them."""
        return next(iter(self.groups_of(record, kind)), None)

    def group_id(self, record: str, kind: str) -> str | None:
        """Id of the first of them."""
        with guard(self._name):
            return next(iter(gathering.groups(self._connection, "id", record, kind)), None)

    def newest(self, kind: str, wanted: Filter, *, limit: int) -> tuple[list[Record], int]:
        """Annotations of one kind that pass a filter, those published last first, and how many there are."""
        with guard(self._name):
            found, total = gathering.newest(self._connection, kind, wanted, limit=limit)
        return [decode(record) for record in found], total

    def statements(self, speakers: Sequence[str], *, limit: int, offset: int) -> tuple[list[Record], int]:
        """Utterances of all, or of some speakers by id or code, and how many there are."""
        with guard(self._name):
            found, total = gathering.statements(self._connection, speakers, limit=limit, offset=offset)
        return [decode(record) for record in found], total

    def copies(self, head: str) -> list[str]:
        """Ids of the documents that go back to one."""
        with guard(self._name):
            rows = self._connection.execute("SELECT document FROM folded WHERE head = ? ORDER BY document", (head,))
            return [id_ for (id_,) in rows]

    def latest_lines(self, kind: str, first: date, last: date, window: Window, limit: int) -> list[int]:
        """Numbers of the lines about days between two, the latest first."""
        with guard(self._name):
            rows = self._connection.execute(
                "SELECT number FROM line WHERE kind = ? AND place >= ? AND place < ? AND earliest >= ? AND latest <= ? "
                "AND known <= ? ORDER BY place DESC LIMIT ?",
                (
                    kind,
                    first.isoformat(),
                    f"{last.isoformat()}~",
                    first.isoformat(),
                    last.isoformat(),
                    window.as_of.isoformat() if window.as_of else deriving.LATE,
                    limit,
                ),
            )
            return [number for (number,) in rows]

    @property
    def latest(self) -> str | None:
        """The latest day any document was published; one dated roughly counts from its first possible day."""
        with guard(self._name):
            sql = (
                "SELECT max(latest) FROM document WHERE rough = 0 AND hidden = 0",
                "SELECT max(earliest) FROM document WHERE hidden = 0",
            )
            dated, first = (self._connection.execute(one).get for one in sql)
            rough = None
            if dated is None:
                rough = self._connection.execute("SELECT max(latest) FROM document WHERE hidden = 0").get
        return max((day for day in (dated, first, rough) if day), default=None)

    def documents(self, wanted: Filter, window: Window, *, newest_first: bool = False) -> tuple[list[str], int]:
        """Ids of documents by date of publication, and how many there are in all."""
        with guard(self._name):
            return paging.documents(self._connection, wanted, window, newest_first=newest_first)

    def actors(self, level: str, wanted: Filter, window: Window) -> tuple[list[tuple[str, int, int, int, int]], int]:
        """Name, documents, mentions, acts and receptions of who is mentioned, and how many there are in all."""
        with guard(self._name):
            return paging.actors(self._connection, level, wanted, window)

    def first_mention(self, level: str, name: str, window: Window) -> tuple[str, str, int, int] | None:
        """Document, mention and span of the first mention of somebody."""
        with guard(self._name):
            found = paging.first_mention(self._connection, level, name, window)
            if found is None:
                return None
            id_: str | None = self._connection.execute("SELECT id FROM document WHERE number = ?", found[:1]).get
            return None if id_ is None else (id_, *found[1:])

    def tension(self, wanted: Filter, window: Window) -> tuple[list[tuple[str, str, str, float, str]], int]:
        """Day, actor, recipient, score and event ids (JSON) of the days of dyads."""
        with guard(self._name):
            return paging.tension(self._connection, wanted, window)

    def tension_by(self, wanted: Filter, *, by: str) -> list[tuple[str, str, str, float, int]]:
        """Sums by ``day``, ``month`` or ``year`` and dyad: period, actor, recipient, score, days."""
        with guard(self._name):
            return paging.tension_by(self._connection, wanted, by=by)

    def cards(self, documents: Sequence[str]) -> list[Card]:
        """Documents with the places of their sentences; those that are not there are left out."""
        with guard(self._name):
            return citing.cards(self._connection, documents)

    def dated(self, documents: Iterable[str]) -> list[Dated]:
        """First and last day of the publication of documents, and what they go back to, without reading them."""
        with guard(self._name):
            return citing.dated(self._connection, documents)

    def annotations(self, ids: Iterable[str]) -> list[Record]:
        """Annotations by id; those that are not there are left out."""
        with guard(self._name):
            return citing.records(self._connection, "annotation", ids)

    def groups(self, ids: Iterable[str]) -> list[Record]:
        """Linked records by id; those that are not there are left out."""
        with guard(self._name):
            return citing.records(self._connection, "linked", ids)

    def entity(self, id_: str) -> Entity | None:
        """An entity as most documents describe it."""
        with guard(self._name):
            row = self._connection.execute(
                "SELECT name, type, country FROM called WHERE id = ? "
                "ORDER BY documents DESC, name, type, country LIMIT 1",
                (id_,),
            ).fetchone()
        if row is None:
            return None
        return Entity(id=id_, name=row[0], type=row[1], country=row[2] or None)

    def called(self, name: str) -> list[str]:
        """Ids of the entities that some document calls so, or that have this id, whatever the case of its letters."""
        with guard(self._name):
            return gathering.called(self._connection, name)

    def head(self, document: str) -> str:
        """The document that one goes back to; itself when it is no copy."""
        with guard(self._name):
            found: str | None = self._connection.execute("SELECT head FROM folded WHERE document = ?", (document,)).get
        return found or document

    def case(self, commitment: str) -> Case:
        """What bears on a commitment, in the order in which it was found."""
        with guard(self._name):
            matchable = self._connection.execute("SELECT matchable FROM pledge WHERE id = ?", (commitment,)).get
            rows = self._connection.execute(
                "SELECT record FROM evidence WHERE commitment = ? ORDER BY number", (commitment,)
            )
            found = [msgspec.json.decode(record, type=Evidence) for (record,) in rows]
        return Case(commitment=commitment, is_matchable=bool(matchable), evidence=tuple(found))

    def glimpse(self, window: Window) -> Glimpse:
        """Counts over the documents of a window."""
        with guard(self._name):
            return _glimpse(self._connection, window)


def _glimpse(connection: apsw.Connection, window: Window) -> Glimpse:
    found = summing.counted(connection, window)
    return Glimpse(
        documents=found.documents,
        origins=summing.origins(connection, window),
        undated=found.undated,
        rough=found.rough,
        earliest=found.earliest,
        latest=found.latest,
        publishers=tuple(_publishers(connection, window)),
    )


def _publishers(connection: apsw.Connection, window: Window) -> Iterator[str]:
    """Who published anything in a window: each name is jumped to by index, and its first or last article looked at."""
    condition, bindings = paging.published(window)
    way = "DESC" if window.since else ""
    rows = connection.execute(
        "WITH RECURSIVE known (name) AS (SELECT min(publisher) FROM document UNION ALL "
        "SELECT (SELECT min(publisher) FROM document WHERE publisher > known.name) FROM known WHERE name IS NOT NULL) "
        "SELECT name FROM known WHERE name IS NOT NULL AND (SELECT 1 FROM document WHERE publisher = known.name "
        f"AND {condition} ORDER BY latest {way} LIMIT 1) IS NOT NULL ORDER BY name",
        bindings,
    )
    return (name for (name,) in rows)
