"""Rows derived from one article: the lines its records are part of, who occurs in it, who moved against whom.

Every function runs inside the transaction that its caller opened. The rows of an article go away with it; what is left
of a line is put right when the lines that lost a record are looked at (``refresh``).
"""

from collections.abc import Iterable

import apsw
import msgspec

from standoff.model import Interval

LATE = "9999-12-31"


class LineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A record as part of a line.

    Attributes:
        record: Its id.
        kind: ``event``, ``commitment`` or ``denial``.
        key: The same for all records of one line, 63 bits.
        type: What readers choose by.
        day: What the line is listed by before the date of publication; empty for none.
        when: The days it is about.
        due: The last day on which it is due, as ISO text.
        start: Where its words begin.
        end: One past their end.
        parties: ``(side, entity or country)`` of everybody who acts or is acted on.
        grade: Its weight on one origin's word.
        factor: What the weight is multiplied by, however many tell it.
    """

    record: str
    kind: str
    key: int
    type: str
    day: str = ""
    when: Interval
    due: str | None = None
    start: int
    end: int
    parties: tuple[tuple[str, str], ...] = ()
    grade: float = 1.0
    factor: float = 1.0


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A story or a question as a line of a list.

    Attributes:
        id: Id of the linked record.
        kind: ``cluster`` or ``question``.
        place: Where it stands among its kind.
        type: What readers choose by.
        when: The days it is about.
        known: The first day on which a document of it may have been out (see ``days``).
        newest: The last such day.
        weight: Its weight.
        parties: ``(side, entity or country)``.
    """

    id: str
    kind: str
    place: str
    type: str = ""
    when: Interval
    known: str
    newest: str
    weight: float
    parties: tuple[tuple[str, str], ...] = ()


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """How often somebody occurs in an article, as an entity or as a country; and the first mention."""

    level: str
    name: str
    mention: str | None = None
    start: int = 0
    end: int = 0
    mentions: int = 0
    acts: int = 0
    receives: int = 0


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a known day between two countries, with its discounted score."""

    day: str
    actor: str
    recipient: str
    event: str
    type: str
    score: float


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """All that is derived from one article."""

    document: str
    published: Interval
    entries: tuple[LineEntry, ...] = ()
    presences: tuple[Presence, ...] = ()
    moves: tuple[Move, ...] = ()


def put(connection: apsw.Connection, number: int, derived: Derived) -> set[int]:
    """Replace the derived rows of an article; the lines that they belong to."""
    drop(connection, number)
    connection.execute("UPDATE document SET hidden = 0 WHERE number = ? AND hidden", (number,))
    known, newest = days(derived.published)
    placed = f"{newest}|{known or LATE}|{derived.document}"
    touched = {_entry(connection, number, entry, known, newest, placed) for entry in derived.entries}
    connection.executemany(
        "INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (p.level, p.name, f"{placed}|{p.start:07}", number, p.mention, p.start, p.end, *month, *counts)
            for p in derived.presences
            for month, counts in [((known[:7], known, newest), (p.mentions, p.acts, p.receives))]
        ],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO move VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(m.day, m.actor, m.recipient, m.event, number, m.type, m.score, known) for m in derived.moves],
    )
    return touched


def put_listed(connection: apsw.Connection, listed: Listed) -> None:
    """Replace the line of a linked record."""
    number = connection.execute("SELECT number FROM linked WHERE id = ? AND +kind = ?", (listed.id, listed.kind)).get
    if number is None:
        return  # rests on a document that went away meanwhile
    connection.execute("DELETE FROM line WHERE kind = ? AND key = ?", (listed.kind, number))
    connection.execute(
        "INSERT INTO line (kind, key, type, place, earliest, latest, known, newest, weight) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            listed.kind,
            number,
            listed.type,
            listed.place,
            listed.when.earliest.isoformat() if listed.when.earliest else None,
            listed.when.latest.isoformat() if listed.when.latest else None,
            listed.known,
            listed.newest,
            listed.weight,
        ),
    )
    line = connection.last_insert_rowid()
    connection.executemany(
        "INSERT OR IGNORE INTO line_party VALUES (?, ?, ?, ?, ?)",
        [(name, listed.kind, side, listed.place, line) for side, name in listed.parties],
    )


def drop(connection: apsw.Connection, number: int) -> None:
    """Remove the derived rows of an article."""
    for table in ("entry", "presence", "move"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))


def days(published: Interval) -> tuple[str, str]:
    """The first day on which a document may have been out (empty: any), and the last."""
    return (
        published.earliest.isoformat() if published.earliest else "",
        published.latest.isoformat() if published.latest else LATE,
    )


def _entry(connection: apsw.Connection, number: int, entry: LineEntry, known: str, newest: str, placed: str) -> int:
    place = f"{placed}|{entry.start:07}|{entry.end:07}|{entry.record}"
    listed = f"{entry.day}|{place}" if entry.day else place
    earliest = entry.when.earliest.isoformat() if entry.when.earliest else None
    latest = entry.when.latest.isoformat() if entry.when.latest else None
    found = connection.execute(
        "SELECT number, place FROM line WHERE kind = ? AND key = ?", (entry.kind, entry.key)
    ).fetchone()
    if found is None:
        connection.execute(
            "INSERT INTO line (kind, key, type, place, earliest, latest, due, known, newest, grade, factor) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.kind,
                entry.key,
                entry.type,
                listed,
                earliest,
                latest,
                entry.due,
                known,
                newest,
                entry.grade,
                entry.factor,
            ),
        )
        line = connection.last_insert_rowid()
    else:
        line, before = found
        connection.execute(
            "UPDATE line SET place = min(place, ?), known = min(known, ?), newest = max(newest, ?), "
            "earliest = min(ifnull(earliest, ?4), ifnull(?4, earliest)), "
            "latest = max(ifnull(latest, ?5), ifnull(?5, latest)), due = max(ifnull(due, ?6), ifnull(?6, due)), "
            "grade = max(grade, ?) WHERE number = ?",
            (listed, known, newest, earliest, latest, entry.due, entry.grade, line),
        )
        if listed < before:
            connection.execute("UPDATE line_party SET place = ? WHERE line = ?", (listed, line))
        else:
            listed = before
    connection.executemany(
        "INSERT OR IGNORE INTO line_party VALUES (?, ?, ?, ?, ?)",
        [(name, entry.kind, side, listed, line) for side, name in entry.parties],
    )
    connection.execute(
        "INSERT INTO entry SELECT number, document, ?, ? FROM annotation WHERE id = ? AND document = ? LIMIT 1",
        (line, place, entry.record, number),
    )
    return int(line)


def refresh(connection: apsw.Connection) -> set[int]:
    """Lines that lost a record are dropped when it was their last, and counted anew otherwise."""
    # Few are stale, and they are found by number: an index of kinds would be gone through from end to end.
    connection.execute(
        "DELETE FROM line WHERE number IN (SELECT line FROM stale) AND +kind IN ('event', 'commitment', 'denial') "
        "AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.line = line.number)"
    )
    left = [
        number for (number,) in connection.execute("SELECT line FROM stale CROSS JOIN line ON line.number = stale.line")
    ]
    for number in left:
        _recount(connection, number)
    connection.execute("DELETE FROM stale")
    return set(left)


def _recount(connection: apsw.Connection, line: int) -> None:
    place, known, newest, earliest, latest = connection.execute(
        "SELECT min(place), min(ifnull(document.earliest, '')), max(ifnull(document.latest, ?)), "
        "min(annotation.earliest), max(annotation.latest) FROM entry JOIN document ON document.number = entry.document "
        "JOIN annotation ON annotation.number = entry.annotation WHERE line = ?",
        (LATE, line),
    ).get
    kind, before = connection.execute("SELECT kind, place FROM line WHERE number = ?", (line,)).get
    if kind == "event":
        # An act is listed by its own days, which all its records share.
        place = "|".join((*before.split("|")[:2], place))
    connection.execute(
        "UPDATE line SET place = ?, known = ?, newest = ?, earliest = ?, latest = ? WHERE number = ?",
        (place, known, newest, earliest, latest, line),
    )
    connection.execute("UPDATE line_party SET place = ? WHERE line = ?", (place, line))


_WEIGH = """
    UPDATE line SET weight = factor * (grade + 3.0 * (min(4, (
        SELECT count(DISTINCT ifnull(folded.head, document.id)) FROM entry
        JOIN document ON document.number = entry.document LEFT JOIN folded ON folded.document = document.id
        WHERE entry.line = line.number
    )) - 1)) + 20.0 * (kind = 'commitment' AND EXISTS (
        SELECT 1 FROM entry JOIN annotation ON annotation.number = entry.annotation
        JOIN evidence ON evidence.commitment = annotation.id
        WHERE entry.line = line.number AND evidence.part IN ('trigger', 'fulfilment', 'withdrawal')
    )) WHERE kind IN ('event', 'commitment', 'denial')
"""


def weigh(connection: apsw.Connection, lines: Iterable[int]) -> None:
    """The weight of lines, by the number of independent origins that tell them."""
    connection.executemany(f"{_WEIGH} AND number = ?", [(line,) for line in lines])


def weigh_all(connection: apsw.Connection) -> None:
    """The same for all lines."""
    connection.execute(_WEIGH)
