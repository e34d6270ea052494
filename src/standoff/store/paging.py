"""Pages of lines, documents, actors and tension: which rows a reader asks for, found by index and not by reading all.

What comes back are numbers and ids; the words are read for what is shown alone.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import apsw
import msgspec

from standoff.store import summing
from standoff.store.deriving import LATE
from standoff.store.filters import EVERYTHING, Filter

Order = Literal["place", "weight", "newest", "due"]
Bindings = list[Any]
_MANY_LATE = 1_000  # articles after which it is quicker to go through the lines in their order
_FEW = 2_000  # lines of an actor that are sorted rather than looked for among all
_JOINED = (
    "evidence.document = document.number AND annotation.id = evidence.commitment "
    "AND entry.annotation = annotation.number AND document.rough IN (0, 1) AND document.latest >= ?"
)
_REPORTED = (
    "line.number IN (SELECT entry.line FROM document CROSS JOIN evidence CROSS JOIN annotation CROSS JOIN entry "
    f"WHERE {_JOINED})"
)
_REPORTED_ON = (
    "EXISTS (SELECT 1 FROM entry CROSS JOIN annotation CROSS JOIN evidence CROSS JOIN document "
    f"WHERE entry.line = line.number AND {_JOINED})"
)
_SORTING: dict[Order, str] = {
    "place": "line.place",
    "weight": "line.weight DESC, line.place",
    "newest": "line.newest DESC, line.place",
    "due": "line.due, line.place",
}


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Which documents count, and which stretch of the list is wanted.

    Attributes:
        as_of: Leave out what was surely published later.
        since: Leave out what was surely published before.
        limit: How many at most; ``None`` for all.
        offset: How many to pass over.
        due_from: Only what is due on that day or later.
        due_before: Only what was due before that day.
        evidence_since: Only commitments on which an article reports that was out on that day or later.
    """

    as_of: date | None = None
    since: date | None = None
    limit: int | None = None
    offset: int = 0
    due_from: date | None = None
    due_before: date | None = None
    evidence_since: date | None = None


def lines(
    connection: apsw.Connection,
    kind: str,
    wanted: Filter,
    window: Window,
    order: Order,
    columns: str = "line.number, line.key",
    *,
    counted: bool = True,
) -> tuple[list[Any], int]:
    """Two columns of the lines of a stretch, by default number and key, and how many there are in all.

    Counting goes through all of them; whoever knows their number says so with *counted*, and gets 0.
    """
    conditions, values = _conditions(connection, kind, wanted, window)
    names = wanted.parties or wanted.actors or wanted.recipients
    where, bindings = " AND ".join(["line.kind = ?", *conditions]), [kind, *values]
    origin, group, sorting, total = "line", "", _SORTING[order], 0
    if len(names) == 1:
        # The lines of one actor lie side by side, in the order of their places.
        field = "parties" if wanted.parties else "actors" if wanted.actors else "recipients"
        side = None if wanted.parties else field.removesuffix("s")
        conditions, values = _conditions(connection, kind, msgspec.structs.replace(wanted, **{field: ()}), window)
        own = ["line_party.name = ? AND line_party.kind = ?", *(["line_party.side = ?"] if side else []), *conditions]
        of_one = "line_party JOIN line ON line.number = line_party.line", " AND ".join(own)
        bound = [names[0], kind, *([side] if side else []), *values]
        total = connection.execute(f"SELECT count(DISTINCT line.number) FROM {of_one[0]} WHERE {of_one[1]}", bound).get
        # Who has many is soon met among those that come first; who has few is not.
        if order == "place" or total <= _FEW:
            (origin, where), bindings = of_one, bound
            sorting = "line_party.place" if order == "place" else sorting
            group = "GROUP BY line_party.place, line.number " if side is None else ""
    elif counted:
        total = connection.execute(f"SELECT count(*) FROM line WHERE {where}", bindings).get
    # Lines come in their order; that most of them were known by then is looked at as they come, and that many are new.
    where = where.replace("line.known", "+line.known")
    if order == "weight" and total > _FEW:
        where = where.replace("line.newest", "+line.newest")
    rows = connection.execute(
        f"SELECT {columns} FROM {origin} WHERE {where} {group}ORDER BY {sorting} LIMIT ? OFFSET ?",
        (*bindings, -1 if window.limit is None else window.limit, window.offset),
    )
    return _rows(rows), total


def exceeds(connection: apsw.Connection, kind: str, wanted: Filter, window: Window, number: int) -> bool:
    """Whether there are more lines than a number; counting them all would go through all of them."""
    conditions, bindings = _conditions(connection, kind, wanted, window)
    where = " AND ".join(["line.kind = ?", *conditions])
    found = connection.execute(f"SELECT 1 FROM line WHERE {where} LIMIT 1 OFFSET ?", (kind, *bindings, number))
    return found.fetchone() is not None


def foremost(
    connection: apsw.Connection, kind: str, records: Sequence[str], wanted: Filter, window: Window, order: Order
) -> int | None:
    """Number of the line that comes first among those of some records."""
    conditions, bindings = _conditions(connection, kind, wanted, window)
    where = " AND ".join([f"annotation.id IN ({_marks(records)})", "line.kind = ?", *conditions])
    found: int | None = connection.execute(
        "SELECT line.number FROM annotation CROSS JOIN entry ON entry.annotation = annotation.number "
        f"CROSS JOIN line ON line.number = entry.line WHERE {where} ORDER BY {_SORTING[order]} LIMIT 1",
        (*records, kind, *bindings),
    ).get
    return found


def _conditions(connection: apsw.Connection, kind: str, wanted: Filter, window: Window) -> tuple[list[str], Bindings]:
    conditions: list[str] = []
    bindings: Bindings = []

    def add(condition: str, *values: Any) -> None:
        conditions.append(condition)
        bindings.extend(values)

    if window.as_of:
        add("line.known <= ?", window.as_of.isoformat())
    if window.since:
        add("line.newest >= ?", window.since.isoformat())
    if window.due_from:
        add("line.due >= ?", window.due_from.isoformat())
    if window.due_before:
        add("line.due < ?", window.due_before.isoformat())
    if window.evidence_since:
        since = window.evidence_since.isoformat()
        late = "SELECT 1 FROM document WHERE rough IN (0, 1) AND latest >= ?"
        few = connection.execute(f"{late} LIMIT 1 OFFSET {_MANY_LATE}", (since,)).fetchone() is None
        # After few articles it is asked what they report on, after many of each line who reports on it.
        add(_REPORTED if few else _REPORTED_ON, since)
    if wanted.types:
        add(f"line.type IN ({_marks(wanted.types)})", *wanted.types)
    if wanted.since:
        add("ifnull(line.latest, ?) >= ?", LATE, wanted.since.isoformat())
    if wanted.until:
        add("ifnull(line.earliest, '') <= ?", wanted.until.isoformat())
    if wanted.modality:
        add(
            "EXISTS (SELECT 1 FROM entry JOIN annotation ON annotation.number = entry.annotation "
            f"WHERE entry.line = line.number AND annotation.modality IN ({_marks(wanted.modality)}))",
            *wanted.modality,
        )
    for sides, names in (
        ("'actor'", wanted.actors),
        ("'recipient'", wanted.recipients),
        ("'actor','recipient'", wanted.parties),
    ):
        if names:
            add(
                f"EXISTS (SELECT 1 FROM line_party AS p WHERE p.name IN ({_marks(names)}) AND p.kind = ? "
                f"AND p.side IN ({sides}) AND p.place = line.place AND p.line = line.number)",
                *names,
                kind,
            )
    for column, values in (("id", wanted.documents), ("publisher", wanted.publishers)):
        if values:
            add(f"EXISTS ({_members(kind)} AND document.{column} IN ({_marks(values)}))", *values)
    return conditions, bindings


def _members(kind: str) -> str:
    """The documents of a line."""
    if kind in ("cluster", "question"):
        return (
            "SELECT 1 FROM linked_member JOIN document ON document.number = linked_member.document "
            "WHERE linked_member.linked = line.key"
        )
    return "SELECT 1 FROM entry JOIN document ON document.number = entry.document WHERE entry.line = line.number"


def entries(connection: apsw.Connection, line: int, window: Window, limit: int) -> list[str]:
    """The records of a line as JSON, the first published first."""
    condition, bindings = published(window)
    rows = connection.execute(
        "SELECT annotation.record FROM entry JOIN annotation ON annotation.number = entry.annotation "
        f"JOIN document ON document.number = entry.document WHERE entry.line = ? AND {condition} "
        "ORDER BY entry.place LIMIT ?",
        (line, *bindings, limit),
    )
    return [record for (record,) in rows]


def origins(connection: apsw.Connection, line: int, window: Window) -> tuple[int, int]:
    """Number of records of a line, and of independent origins behind them."""
    condition, bindings = published(window)
    found: tuple[int, int] = connection.execute(
        "SELECT count(*), count(DISTINCT ifnull(folded.head, document.id)) FROM entry "
        "JOIN document ON document.number = entry.document LEFT JOIN folded ON folded.document = document.id "
        f"WHERE entry.line = ? AND {condition}",
        (line, *bindings),
    ).get
    return found


def published(window: Window) -> tuple[str, Bindings]:
    """The SQL condition on ``document`` that a window stands for, and its bindings."""
    conditions, bindings = ["document.hidden = 0"], []
    if window.as_of:
        conditions.append("ifnull(document.earliest, '') <= ?")
        bindings.append(window.as_of.isoformat())
    if window.since:
        conditions.append(f"ifnull(document.latest, '{LATE}') >= ?")
        bindings.append(window.since.isoformat())
    return " AND ".join(conditions), bindings


def documents(
    connection: apsw.Connection, wanted: Filter, window: Window, *, newest_first: bool
) -> tuple[list[str], int]:
    """Ids of the documents of a stretch, by date of publication, and how many there are in all."""
    where, bindings = about(connection, wanted, window)
    total: int = (
        summing.counted(connection, window).documents
        if wanted == EVERYTHING
        else connection.execute(f"SELECT count(*) FROM document WHERE {where}", bindings).get
    )
    way = "DESC" if newest_first else ""
    sorting, limit = f"ORDER BY latest {way}, earliest {way}, id {way}", -1 if window.limit is None else window.limit
    last = -1 if window.limit is None else window.offset + window.limit
    # The index has those dated roughly by themselves: each half is read only as far as the stretch reaches.
    half = f"SELECT id, latest, earliest FROM document WHERE rough = {{}} AND {where} {sorting} LIMIT ?"
    halves = " UNION ALL ".join(f"SELECT * FROM ({half.format(rough)})" for rough in (0, 1))
    rows = connection.execute(
        f"SELECT id FROM ({halves}) {sorting} LIMIT ? OFFSET ?",
        (*bindings, last, *bindings, last, limit, window.offset),
    )
    return [id_ for (id_,) in rows], total


def about(connection: apsw.Connection, wanted: Filter, window: Window) -> tuple[str, Bindings]:
    """The SQL condition on ``document`` that a filter and a window stand for, and its bindings."""
    condition, bindings = published(window)
    conditions = [condition]
    if wanted.since:
        conditions.append(f"ifnull(document.latest, '{LATE}') >= ?")
        bindings.append(wanted.since.isoformat())
    if wanted.until:
        conditions.append("ifnull(document.earliest, '') <= ?")
        bindings.append(wanted.until.isoformat())
    for column, values in (("id", wanted.documents), ("publisher", _spelled(connection, wanted.publishers))):
        if values:
            conditions.append(f"document.{column} IN ({_marks(values)})")
            bindings += values
    for names in (wanted.parties, wanted.actors, wanted.recipients):
        if names:
            conditions.append(
                "document.number IN (SELECT document FROM presence "
                f"WHERE level IN ('entity', 'country') AND name IN ({_marks(names)}))"
            )
            bindings += names
    return " AND ".join(conditions), bindings


def _spelled(connection: apsw.Connection, names: tuple[str, ...]) -> tuple[str, ...]:
    """Publishers as articles spell them; what none is called stands for itself."""
    if not names:
        return ()
    known = f"SELECT DISTINCT publisher FROM document WHERE publisher {{}} IN ({_marks(names)})"
    if len(exact := _rows(connection.execute(known.format(""), names))) < len(set(names)):
        # Nobody has to know how an outlet spells itself; this goes through all of them.
        exact = _rows(connection.execute(known.format("COLLATE NOCASE"), names))
    return (*(name for (name,) in exact), *names)


def actors(
    connection: apsw.Connection, level: str, wanted: Filter, window: Window
) -> tuple[list[tuple[str, int, int, int, int]], int]:
    """Name, documents, mentions, acts and receptions of who is mentioned, those in most documents first."""
    sums, bindings = _sums(connection, level, window)
    names = wanted.parties or wanted.actors or wanted.recipients
    chosen = f" AND name IN ({_marks(names)})" if names else ""
    counted = (
        f"SELECT name, sum(documents) AS d, sum(mentions) AS m, sum(acts) AS a, sum(receives) AS r FROM ({sums}) "
        f"WHERE TRUE{chosen} GROUP BY name HAVING m > 0"
    )
    bindings += names
    limit = -1 if window.limit is None else window.limit
    rows = _rows(
        connection.execute(
            f"SELECT *, count(*) OVER () FROM ({counted}) ORDER BY d DESC, m DESC, name LIMIT ? OFFSET ?",
            (*bindings, limit, window.offset),
        )
    )
    if rows:
        return [row[:5] for row in rows], rows[0][5]
    return [], connection.execute(f"SELECT count(*) FROM ({counted})", bindings).get


def _sums(connection: apsw.Connection, level: str, window: Window) -> tuple[str, Bindings]:
    """Whole months as they are summed, and the rows of the months that the window cuts through."""
    if not window.as_of and not window.since:
        return "SELECT * FROM presence_sum WHERE level = ?", [level]
    last = window.as_of.isoformat() if window.as_of else LATE
    first = window.since.isoformat() if window.since else ""
    # A roughly dated document of an earlier month may still be recent: its row is found by its last day.
    past = _months(connection, level, first[:7]) if first else []
    cut = sorted({*past, *([last[:7]] if window.as_of else [])})
    # Of itself SQLite goes through all rows of a level.
    return (
        f"SELECT * FROM presence_sum WHERE level = ? AND month {'>' if first else '>='} ? AND month < ? UNION ALL "
        "SELECT level, month, name, mentions > 0, mentions, acts, receives FROM presence INDEXED BY presence_month "
        f"WHERE level = ? AND month IN ({_marks(cut)}) AND newest >= ? AND known <= ?",
        [level, first[:7], last[:7], level, *cut, first, last],
    )


def _months(connection: apsw.Connection, level: str, last: str) -> list[str]:
    """Months of which there are sums, up to one; each is jumped to by index."""
    rows = connection.execute(
        "WITH RECURSIVE known (month) AS (SELECT min(month) FROM presence_sum WHERE level = ?1 UNION ALL "
        "SELECT (SELECT min(month) FROM presence_sum WHERE level = ?1 AND month > known.month) FROM known "
        "WHERE month <= ?2) SELECT month FROM known WHERE month <= ?2",
        (level, last),
    )
    return [month for (month,) in rows]


def first_mention(
    connection: apsw.Connection, level: str, name: str, window: Window
) -> tuple[int, str, int, int] | None:
    """Document, mention and span of the first mention of somebody, by date of publication."""
    conditions, bindings = ["level = ? AND name = ? AND mentions > 0"], [level, name]
    if window.as_of:
        conditions.append("known <= ?")
        bindings.append(window.as_of.isoformat())
    if window.since:
        # A place begins with the last day on which its article may have been out.
        conditions.append("place >= ?")
        bindings.append(window.since.isoformat())
    found: tuple[int, str, int, int] | None = connection.execute(
        f'SELECT document, mention, start, "end" FROM presence WHERE {" AND ".join(conditions)} ORDER BY place LIMIT 1',
        bindings,
    ).fetchone()
    return found


def tension(
    connection: apsw.Connection, wanted: Filter, window: Window
) -> tuple[list[tuple[str, str, str, float, str]], int]:
    """Day, actor, recipient, score and event ids (JSON) of the days of dyads, in order of day."""
    conditions: list[str] = ["TRUE"]
    bindings: Bindings = []

    def add(condition: str, *values: Any) -> None:
        conditions.append(condition)
        bindings.extend(values)

    if wanted.since:
        add("day >= ?", wanted.since.isoformat())
    if wanted.until:
        add("day <= ?", wanted.until.isoformat())
    if wanted.actors:
        add(f"actor IN ({_marks(wanted.actors)})", *wanted.actors)
    if wanted.recipients:
        add(f"recipient IN ({_marks(wanted.recipients)})", *wanted.recipients)
    if wanted.parties:
        marks = _marks(wanted.parties)
        add(f"(actor IN ({marks}) OR recipient IN ({marks}))", *wanted.parties, *wanted.parties)
    where = " AND ".join(conditions)
    total: int = connection.execute(f"SELECT count(*) FROM tension WHERE {where}", bindings).get
    rows = connection.execute(
        f"SELECT day, actor, recipient, score, record FROM tension WHERE {where} ORDER BY day, actor, recipient "
        "LIMIT ? OFFSET ?",
        (*bindings, -1 if window.limit is None else window.limit, window.offset),
    )
    return _rows(rows), total


def tension_by(connection: apsw.Connection, wanted: Filter, *, by: str) -> list[tuple[str, str, str, float, int]]:
    """Sums of the days of each dyad by ``day``, ``month`` or ``year``: period, actor, recipient, score, days."""
    length = {"day": 10, "month": 7, "year": 4}[by]
    conditions: list[str] = ["TRUE"]
    bindings: Bindings = []
    for condition, values in (
        ("day >= ?", [wanted.since.isoformat()] if wanted.since else []),
        ("day <= ?", [wanted.until.isoformat()] if wanted.until else []),
        (f"actor IN ({_marks(wanted.actors)})", list(wanted.actors)),
        (f"recipient IN ({_marks(wanted.recipients)})", list(wanted.recipients)),
    ):
        if values:
            conditions.append(condition)
            bindings += values
    rows = connection.execute(
        f"SELECT substr(day, 1, {length}), actor, recipient, sum(score), count(*) FROM tension "
        f"WHERE {' AND '.join(conditions)} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        bindings,
    )
    return _rows(rows)


def _rows(cursor: apsw.Cursor) -> list[Any]:
    return cursor.fetchall()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
