"""Stretches of what has no line of its own: the latest records of a filter, and statements by who made them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import apsw

from standoff.store.filters import Filter, where

_FEW = 1_000  # statements that are sorted rather than met on the way down all articles


def newest(connection: apsw.Connection, kind: str, wanted: Filter, *, limit: int) -> tuple[list[str], int]:
    """Annotations of one kind that pass a filter, as JSON, those published last first; and how many there are."""
    condition, bindings = where(wanted)
    # The records themselves are read of those alone that are shown.
    found: list[Any] = connection.execute(
        "SELECT annotation.number, count(*) OVER () "
        "FROM annotation JOIN document ON document.number = annotation.document "
        f"WHERE annotation.kind = ? AND document.hidden = 0 AND {condition} "
        "ORDER BY document.latest DESC, document.id, annotation.start LIMIT ?",
        (kind, *bindings, limit),
    ).fetchall()
    records = [
        connection.execute("SELECT record FROM annotation WHERE number = ?", (number,)).get for number, _ in found
    ]
    return records, found[0][1] if found else 0


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
    condition, bindings = "linked.kind = 'utterance'", list[object]()
    if speakers:
        marks = ", ".join("?" * len(speakers))
        condition += (
            " AND linked.number IN (SELECT part.linked FROM party JOIN annotation ON annotation.number = "
            "party.annotation JOIN part ON part.record = annotation.id WHERE party.side = 'actor' AND "
            f"annotation.kind = 'attribution' AND party.name IN ({marks}))"
        )
        bindings += speakers
    total: int = connection.execute(f"SELECT count(*) FROM linked WHERE {condition}", bindings).get
    order = (
        _by_last_report(connection, condition, bindings) if total > _FEW else _sorted(connection, condition, bindings)
    )
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
