"""Writing: every function runs inside the transaction that its caller opened."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

import apsw
import msgspec

from standoff.model import (
    Cluster,
    Document,
    Duplicate,
    Extraction,
    Failure,
    Interval,
    Judgement,
    Occurrence,
    Question,
    Thread,
    Utterance,
    decode,
    encode,
)
from standoff.model.annotation import Annotation
from standoff.store import rows, summing

Linked = Cluster | Duplicate | Utterance | Occurrence | Thread | Question
# Verdicts that change nothing in what belongs together.
_LINKED_ALIKE = ("accept", "rate")


def put(connection: apsw.Connection, extraction: Extraction, *, key: str) -> None:
    """Insert a document with all its annotations. What it replaces must have been removed before."""
    document = extraction.document
    meta = encode(msgspec.structs.replace(document, text=""))
    number = _insert(
        connection,
        "INSERT INTO document (id, key, path, sha256, earliest, latest, record, publisher, rough) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            key,
            document.path,
            document.sha256,
            *_days(document.published),
            meta,
            document.publisher,
            document.published.is_rough,
        ),
    )
    title = document.title.text if document.title else ""
    connection.execute("INSERT INTO document_text VALUES (?, ?, ?)", (number, title, document.text))
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?, ?)",
        [(number, sentence.number, sentence.start, sentence.end) for sentence in extraction.sentences],
    )
    connection.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, position, entity.id, entity.type, entity.country, encode(entity))
            for position, entity in enumerate(extraction.entities)
        ],
    )
    _annotations(connection, number, extraction)
    place = rows.path_key(document.path)
    connection.execute("DELETE FROM failure WHERE key IN (?, ?)", (key, place))
    for failure in extraction.failures:
        _failure(connection, failure, number)
    changed(connection)


def _annotations(connection: apsw.Connection, number: int, extraction: Extraction) -> None:
    annotations: Iterable[Annotation] = (
        *extraction.mentions,
        *extraction.timexes,
        *extraction.attributions,
        *extraction.events,
        *extraction.claims,
        *extraction.commitments,
    )
    # Numbers are given out here, not one insert at a time, so that both tables are filled in one go each.
    first: int = connection.execute("SELECT ifnull(max(number), 0) + 1 FROM annotation").get
    said = {record.id: record.when for record in extraction.attributions}
    table: list[tuple[str | int | None, ...]] = []
    side_table: list[tuple[int, str, str]] = []
    for position, record in enumerate(annotations, start=first):
        kind = type(record).__struct_config__.tag
        type_, modality, when = rows.searched(record)
        if when is None or (when.earliest is None and when.latest is None):
            # Undated: no earlier than it was said, as far as a search by date is concerned.
            when = said.get(getattr(record, "attribution", None) or "") or extraction.document.published
        table.append(
            (position, number, kind, record.id, record.start, record.end, type_, modality, *_days(when), encode(record))  # type: ignore[arg-type]
        )
        side_table.extend((position, side, name) for side, name in rows.parties(record))
    connection.executemany("INSERT INTO annotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", table)
    connection.executemany("INSERT INTO party VALUES (?, ?, ?)", side_table)


def remove(connection: apsw.Connection, *, number: int) -> None:
    """Delete a document and everything that rested on it; judgements stay.

    What was linked with it has to be linked again.
    """
    want_companions(connection, number)
    connection.execute("DELETE FROM document WHERE number = ?", (number,))
    changed(connection)


def want_companions(connection: apsw.Connection, number: int) -> None:
    """Have the articles linked again that a document was linked with, and one at least of all that hung together.

    It is folded into none of them any more.
    """
    heads: Any = connection.execute(
        "DELETE FROM folded WHERE document = (SELECT id FROM document WHERE number = ?) RETURNING document, head",
        (number,),
    ).fetchall()
    summing.recount(connection, chain.from_iterable(heads))
    others = "AS own JOIN {0} AS other ON other.{1} = own.{1} WHERE own.document = ?1 AND other.document <> ?1"
    for what, table, group in (
        ("other.document", "linked_member", "linked"),
        ("min(other.document)", "block", "number"),
        ("min(other.document)", "bond", "number"),
    ):
        each = f" GROUP BY other.{group}" if group == "number" else ""
        connection.execute(
            f"INSERT OR IGNORE INTO pending SELECT {what} FROM {table} {others.format(table, group)}{each}", (number,)
        )


def failed(connection: apsw.Connection, failure: Failure) -> None:
    """Keep a failure, in place of what the same component said about the same place before."""
    number = None if failure.document is None else rows.number_of(connection, failure.document)
    if number is None:
        connection.execute(
            "DELETE FROM failure WHERE key = ? AND component = ? AND document IS NULL",
            (rows.path_key(failure.path), failure.component),
        )
    _failure(connection, failure, number)


def forget_failures(connection: apsw.Connection, place: str) -> None:
    """Drop the failures of a place, and of all records and files in it, that belong to no stored article."""
    key = rows.path_key(place)
    connection.execute(
        "DELETE FROM failure WHERE document IS NULL "
        "AND (key = ?1 OR substr(key, 1, length(?1) + 1) IN (?1 || '/', ?1 || '#'))",
        (key,),
    )


def _failure(connection: apsw.Connection, failure: Failure, document: int | None) -> None:
    record = encode(failure)
    connection.execute(
        "INSERT INTO failure (document, key, path, component, record) SELECT ?1, ?2, ?3, ?4, ?5 "
        "WHERE NOT EXISTS (SELECT 1 FROM failure WHERE key = ?2 AND record = ?5 AND document IS ?1)",
        (document, rows.path_key(failure.path), failure.path, failure.component, record),
    )


def replace_linked(connection: apsw.Connection, records: Iterable[Linked], *, generation: int) -> None:
    """Replace all linked records by those computed from the given generation of the documents."""
    connection.execute("DELETE FROM linked")
    add_linked(connection, records)
    connection.execute("UPDATE generation SET value = ? WHERE name = 'linked'", (generation,))


def add_linked(connection: apsw.Connection, records: Iterable[Linked]) -> None:
    """Insert linked records with their members."""
    for record in records:
        numbers = _members(connection, record)
        if None in numbers:
            continue  # rests on a document that went away meanwhile; the next run leaves it out by itself
        number = _insert(
            connection,
            "INSERT INTO linked (kind, id, record) VALUES (?, ?, ?)",
            (type(record).__struct_config__.tag, getattr(record, "id", None), encode(record)),
        )
        connection.executemany("INSERT INTO linked_member VALUES (?, ?)", [(number, member) for member in numbers])
        if not isinstance(record, Duplicate):
            connection.executemany(
                "INSERT OR IGNORE INTO part VALUES (?, ?)", [(part, number) for part in _parts(record)]
            )


def _parts(record: Linked) -> tuple[str, ...]:
    match record:
        case Cluster() | Duplicate():
            return record.documents
        case Utterance():
            return record.attributions
        case Occurrence():
            return (*record.events, *record.planned)
        case Thread():
            return tuple(stage.commitment for stage in record.stages)
    return record.claims


def _members(connection: apsw.Connection, record: Linked) -> set[int | None]:
    match record:
        case Cluster() | Duplicate():
            sql, ids = "SELECT number FROM document WHERE id = ?", record.documents
        case Utterance():
            sql, ids = "SELECT document FROM annotation WHERE id = ? AND kind = 'attribution'", record.attributions
        case Occurrence():
            ids = (*record.events, *record.planned, *record.against)
            sql = "SELECT document FROM annotation WHERE id = ? AND kind IN ('event', 'claim')"
        case Thread():
            ids = (*(stage.commitment for stage in record.stages), *record.withdrawn)
            sql = "SELECT document FROM annotation WHERE id = ? AND kind IN ('commitment', 'claim')"
        case Question():
            sql, ids = "SELECT document FROM annotation WHERE id = ? AND kind = 'claim'", record.claims
    return {connection.execute(sql, (id_,)).get for id_ in ids}


def judge(connection: apsw.Connection, judgement: Judgement) -> None:
    """Append a judgement; one that is there already (an import repeated) is left alone."""
    connection.execute(
        "INSERT OR IGNORE INTO judgement (id, target, made, record) VALUES (?, ?, ?, ?)",
        (judgement.id, judgement.target, judgement.made.isoformat(), encode(judgement)),
    )
    if connection.changes() and (judgement.verdict not in _LINKED_ALIKE or _takes_back(connection, judgement)):
        changed(connection)
        _want(connection, judgement)


def _takes_back(connection: apsw.Connection, judgement: Judgement) -> bool:
    """Whether what is accepted now was rejected before."""
    before = connection.execute("SELECT record FROM judgement WHERE target = ?", (judgement.target,))
    rejected = (decode(record) for (record,) in before)
    return judgement.verdict == "accept" and any(isinstance(r, Judgement) and r.verdict == "reject" for r in rejected)


def _want(connection: apsw.Connection, judgement: Judgement) -> None:
    """Have the documents looked at again that a judgement, or the one it takes back, is about."""
    anchors = list(judgement.anchors)
    if judgement.verdict == "undo":
        taken = connection.execute("SELECT record FROM judgement WHERE id = ?", (judgement.target,)).get
        before = decode(taken) if taken is not None else None
        anchors += before.anchors if isinstance(before, Judgement) else ()
    connection.executemany(
        "INSERT OR IGNORE INTO pending SELECT number FROM document WHERE id = ?",
        [(document,) for document in sorted({anchor.document for anchor in anchors})],
    )


def changed(connection: apsw.Connection) -> None:
    """Note that the documents, or what was decided about them, are no longer those that were linked."""
    connection.execute("UPDATE generation SET value = value + 1 WHERE name = 'content'")


def find_number(connection: apsw.Connection, document: Document) -> int | None:
    """The stored article that *document* is: the same id, or the same text under the same file name."""
    number: int | None = rows.number_of(connection, document.id)
    if number is not None:
        return number
    if document.url is not None:
        return None  # known by its address, wherever it was read
    for number, path in connection.execute("SELECT number, path FROM document WHERE sha256 = ?", (document.sha256,)):
        if rows.same_name(path, document.path):
            return number
    return None


def encoded(value: msgspec.Struct) -> str:
    """A part of a record as JSON."""
    return msgspec.json.encode(value).decode()


def _insert(connection: apsw.Connection, sql: str, bindings: tuple[str | int | None, ...]) -> int:
    connection.execute(sql, bindings)
    return connection.last_insert_rowid()


def _days(interval: Interval) -> tuple[str | None, str | None]:
    return (
        interval.earliest.isoformat() if interval.earliest else None,
        interval.latest.isoformat() if interval.latest else None,
    )
