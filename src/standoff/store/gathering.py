"""Stretches of what has no line of its own: the latest records of a filter, and statements by who made them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import apsw

from standoff.store.filters import Filter, has_many, where
from standoff.store.reading import count

_FEW = 1_000  # statements that are sorted rather than met on the way down all articles


def newest(connection: apsw.Connection, kind: str, wanted: Filter, *, limit: int) -> tuple[list[str], int]:
    """Annotations of one kind that pass a filter, as JSON, those published last first; and how many there are."""
    if has_many(connection, kind, wanted):
        numbers, total = _met(connection, kind, wanted, limit=limit)
    else:
        condition, bindings = where(wanted)
        found: list[Any] = connection.execute(
            "SELECT annotation.number, count(*) OVER () "
            "FROM annotation JOIN document ON document.number = annotation.document "
            f"WHERE annotation.kind = ? AND document.hidden = 0 AND {condition} "
            "ORDER BY document.latest DESC, document.id, annotation.start, annotation.number LIMIT ?",
            (kind, *bindings, limit),
        ).fetchall()
        numbers, total = [number for number, _ in found], found[0][1] if found else 0
    # The records themselves are read of those alone that are shown.
    return [
        connection.execute("SELECT record FROM annotation WHERE number = ?", (number,)).get for number in numbers
    ], total


def _met(connection: apsw.Connection, kind: str, wanted: Filter, *, limit: int) -> tuple[list[int], int]:
    """Numbers of the same, as they are met down the articles by date, each half read as far as that reaches."""
    condition, bindings = where(wanted, met=True)
    values = (kind, *bindings)
    # Of few articles it is asked what they have of somebody's many.
    rows = (
        "FROM document CROSS JOIN annotation ON annotation.document = document.number "
        f"WHERE document.hidden = {{}} AND annotation.kind = ? AND {condition}"
    )
    hidden: int = connection.execute(f"SELECT count(*) {rows.format(1)}", values).get
    half = (
        f"SELECT annotation.number, document.latest, document.id, annotation.start {rows.format(0)} "
        "AND document.rough = {} ORDER BY document.latest DESC, document.id, annotation.start, annotation.number "
        "LIMIT ?"
    )
    halves = " UNION ALL ".join(f"SELECT * FROM ({half.format(rough)})" for rough in (0, 1))
    found = connection.execute(
        f"SELECT number FROM ({halves}) ORDER BY latest DESC, id, start, number LIMIT ?",
        (*values, limit, *values, limit, limit),
    )
    return [number for (number,) in found], count(connection, kind, wanted) - hidden


def groups(connection: apsw.Connection, column: str, record: str, kind: str) -> list[str]:
    """A column of the linked records of a kind that an article, an event, a quote or a claim is part of."""
    # The order of the joins is given: of itself SQLite goes through all linked records of the kind.
    rows = connection.execute(
        f"SELECT linked.{column} FROM part CROSS JOIN linked ON linked.number = part.linked "
        "WHERE part.record = ? AND linked.kind = ? ORDER BY part.linked",
        (record, kind),
    )
    return [found for (found,) in rows]


def called(connection: apsw.Connection, name: str) -> list[str]:
    """Ids of the entities that some document calls so, or that have this id, whatever the case of its letters."""
    rows = connection.execute(
        "SELECT DISTINCT id FROM called WHERE name = ?1 COLLATE NOCASE OR id = ?1 COLLATE NOCASE ORDER BY id", (name,)
    )
    return [id_ for (id_,) in rows]


def statements(
    connection: apsw.Connection, speakers: Sequence[str], *, limit: int, offset: int
) -> tuple[list[str], int]:
    """Utterances, as JSON, those reported last first; of all, or of some speakers by id or code; and how many."""
    looked_up = met = "linked.kind = 'utterance'"
    if speakers:
        marks = ", ".join("?" * len(speakers))
        said = f"annotation.kind = 'attribution' AND party.side = 'actor' AND party.name IN ({marks})"
        looked_up += (
            " AND linked.number IN (SELECT part.linked FROM party JOIN annotation ON annotation.number = "
            f"party.annotation JOIN part ON part.record = annotation.id WHERE {said})"
        )
        # Down all articles it is asked of each statement whose it is, not which are theirs.
        met += (
            " AND EXISTS (SELECT 1 FROM part CROSS JOIN annotation ON annotation.id = part.record "
            f"CROSS JOIN party ON party.annotation = annotation.number WHERE part.linked = linked.number AND {said})"
        )
    total: int = connection.execute(f"SELECT count(*) FROM linked WHERE {looked_up}", speakers).get
    order = _by_last_report(connection, met, speakers) if total > _FEW else _sorted(connection, looked_up, speakers)
    found = islice(order, offset, offset + limit)
    return [connection.execute("SELECT record FROM linked WHERE number = ?", (one,)).get for one in found], total


def _sorted(connection: apsw.Connection, condition: str, bindings: Sequence[object]) -> Iterator[int]:
    """The same order as ``_by_last_report``, of few among many: those are found first, and then sorted."""
    rows = connection.execute(
        "SELECT linked.number, document.rough, document.latest, document.earliest FROM linked "
        "CROSS JOIN linked_member ON linked_member.linked = linked.number "
        f"CROSS JOIN document ON document.number = linked_member.document WHERE {condition}",
        bindings,
    )
    best: dict[int, tuple[bool, str, str]] = {}
    for number, rough, latest, earliest in rows:
        best[number] = max(best.get(number, (False, "", "")), (not rough, latest or "", earliest or ""))
    return iter(sorted(best, key=lambda number: best[number], reverse=True))


def _by_last_report(connection: apsw.Connection, condition: str, bindings: Sequence[object]) -> Iterator[int]:
    """Numbers of linked records, down the articles by date, those dated roughly last: read as far as they are shown."""
    seen: set[int] = set()
    for rough in (0, 1):
        rows = connection.execute(
            "SELECT linked.number FROM document CROSS JOIN linked_member ON linked_member.document = document.number "
            f"CROSS JOIN linked ON linked.number = linked_member.linked WHERE document.rough = ? AND {condition} "
            "ORDER BY document.latest DESC, document.earliest DESC",
            (rough, *bindings),
        )
        for (number,) in rows:
            if number not in seen:
                seen.add(number)
                yield number
