"""Stretches of what has no line of its own: the latest records of a filter, and statements by who made them."""

from collections.abc import Sequence

import apsw

from standoff.store.filters import Filter, where


def newest(connection: apsw.Connection, kind: str, wanted: Filter, *, limit: int) -> tuple[list[str], int]:
    """Annotations of one kind that pass a filter, as JSON, those published last first; and how many there are."""
    condition, bindings = where(wanted)
    rows = (
        "FROM annotation JOIN document ON document.number = annotation.document "
        f"WHERE annotation.kind = ? AND document.hidden = 0 AND {condition}"
    )
    total: int = connection.execute(f"SELECT count(*) {rows}", (kind, *bindings)).get
    found = connection.execute(
        f"SELECT annotation.record {rows} ORDER BY document.latest DESC, document.id, annotation.start LIMIT ?",
        (kind, *bindings, limit),
    )
    return [record for (record,) in found], total


def statements(
    connection: apsw.Connection, speakers: Sequence[str], *, limit: int, offset: int
) -> tuple[list[str], int]:
    """Utterances, as JSON, in the order of linking; of all, or of some speakers by id or code; and how many."""
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
    found = connection.execute(
        f"SELECT record FROM linked WHERE {condition} ORDER BY number LIMIT ? OFFSET ?", (*bindings, limit, offset)
    )
    return [record for (record,) in found], total
