"""Reading: documents, extractions, records by filter and by id.

Nothing here keeps a cursor open between two records that it hands out, so a slow consumer never holds back the
checkpoint of a process that writes.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

import apsw
import msgspec

from standoff.errors import NotFound
from standoff.model import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Event,
    Extraction,
    Failure,
    Judgement,
    Mention,
    Record,
    Sentence,
    Timex,
    decode,
)
from standoff.store.filters import Filter, has_many, where
from standoff.store.rows import number_of, path_key

R = TypeVar("R")

_CANDIDATES = 10


def document(connection: apsw.Connection, number: int) -> Document | None:
    """The document of a row, or ``None`` when it is gone."""
    row = connection.execute(
        "SELECT record, text FROM document JOIN document_text USING (number) WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        return None
    meta = decode(row[0])
    assert isinstance(meta, Document)
    return msgspec.structs.replace(meta, text=row[1])


def extraction(connection: apsw.Connection, number: int) -> Extraction | None:
    """A document with its annotations, or ``None`` when it is gone."""
    found: Document | None = None
    sentences: list[Sentence] = []
    entities: list[Record] = []
    failures: list[Record] = []
    annotations: list[Record] = []
    # One read transaction: a writer in between cannot mix two versions of the article.
    with connection:
        found = document(connection, number)
        for count, start, end in connection.execute(
            'SELECT number, start, "end" FROM sentence WHERE document = ? ORDER BY number', (number,)
        ):
            sentences.append(Sentence(start, end, document=found.id if found else "", number=count))
        entities += _records(connection, "SELECT record FROM entity WHERE document = ? ORDER BY position", number)
        failures += _records(connection, "SELECT record FROM failure WHERE document = ? ORDER BY number", number)
        annotations += _records(connection, "SELECT record FROM annotation WHERE document = ? ORDER BY number", number)
    if found is None:
        return None
    return Extraction(
        document=found,
        sentences=tuple(sentences),
        entities=tuple(entities),  # type: ignore[arg-type]  # the table holds nothing else
        mentions=_of(Mention, annotations),
        timexes=_of(Timex, annotations),
        attributions=_of(Attribution, annotations),
        events=_of(Event, annotations),
        claims=_of(Claim, annotations),
        commitments=_of(Commitment, annotations),
        failures=_of(Failure, failures),
    )


def records(
    connection: apsw.Connection,
    kind: str,
    wanted: Filter,
    *,
    limit: int | None = None,
    offset: int = 0,
    newest_first: bool = False,
) -> list[Record]:
    """Annotations of one kind that pass the filter, or a stretch of them.

    They come by path, then in text order; or by date of publication, those dated roughly last.
    """
    # Of a stretch of all of them, or of somebody who is met everywhere, no more articles are read than hold it, down
    # the index of paths or of dates.
    named = wanted.actors or wanted.recipients or wanted.parties or wanted.documents
    all_ = limit is not None and (not named or has_many(connection, kind, wanted))
    condition, bindings = where(wanted, met=all_)
    tables = "document CROSS JOIN annotation" if all_ else "annotation JOIN document"
    rows = f"FROM {tables} ON document.number = annotation.document WHERE annotation.kind = ? AND {condition}"
    stretch = (-1 if limit is None else limit, offset)
    if newest_first and all_:
        # The index has those dated roughly by themselves: each half is read only as far as the stretch reaches.
        half = (
            "SELECT annotation.record, document.rough, document.latest, document.earliest, document.number, "
            f"annotation.start {rows} AND document.rough = {{}} "
            "ORDER BY document.latest DESC, document.earliest DESC, document.number, annotation.start LIMIT ?"
        )
        halves = " UNION ALL ".join(f"SELECT * FROM ({half.format(rough)})" for rough in (0, 1))
        sql = f"SELECT record FROM ({halves}) ORDER BY rough, latest DESC, earliest DESC, number, start"
        values = [kind, *bindings, sum(stretch)] * 2
    else:
        order = (
            "document.rough, document.latest DESC, document.earliest DESC, document.number, annotation.start"
            if newest_first
            else "document.path, document.id, annotation.start, annotation.number"
        )
        sql, values = f"SELECT annotation.record {rows} ORDER BY {order}", [kind, *bindings]
    return [decode(record) for (record,) in connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, *stretch))]


def count(connection: apsw.Connection, kind: str, wanted: Filter) -> int:
    """How many annotations of one kind pass the filter."""
    condition, bindings = where(wanted)
    join = "JOIN document ON document.number = annotation.document" if "document." in condition else ""
    sql = f"SELECT count(*) FROM annotation {join} WHERE annotation.kind = ? AND {condition}"
    found: int = connection.execute(sql, (kind, *bindings)).get
    return found


def linked(connection: apsw.Connection, kind: str) -> list[Record]:
    """Linked records of one kind, in the order of the linking run."""
    rows = connection.execute("SELECT record FROM linked WHERE kind = ? ORDER BY number", (kind,))
    return [decode(record) for (record,) in rows]


def failures(connection: apsw.Connection) -> list[Failure]:
    """All failures, by path."""
    rows = connection.execute("SELECT record FROM failure ORDER BY path, component, record")
    return list(_of(Failure, [decode(record) for (record,) in rows]))


def judgements(connection: apsw.Connection, target: str | None) -> list[Judgement]:
    """All judgements, or those on one record, in the order they were made."""
    rows = connection.execute("SELECT record FROM judgement WHERE ?1 IS NULL OR target = ?1 ORDER BY number", (target,))
    return list(_of(Judgement, [decode(record) for (record,) in rows]))


def find(connection: apsw.Connection, id_: str) -> Record:
    """The record with this id, or with the only id that begins so.

    Raises:
        NotFound: If there is none, or several; the message lists some of them.
    """
    exact = by_id(connection, id_) if id_ else None
    if exact is not None:
        return exact
    candidates = _candidates(connection, id_) if id_ else []
    if len(candidates) == 1:
        only = by_id(connection, candidates[0])
        if only is not None:
            return only
    if candidates:
        listed = ", ".join(candidates[:_CANDIDATES]) + (", …" if len(candidates) > _CANDIDATES else "")
        raise NotFound(f"{id_}: several records begin so ({listed}); give more of the id")
    raise NotFound(f"{id_ or '(empty id)'}: no record has this id; ids are printed beside each line")


def document_at(connection: apsw.Connection, place: str) -> Document | None:
    """The document that was read from an address or path; by the path as written only when it is the only one."""
    number = connection.execute("SELECT number FROM document WHERE key IN (?, ?)", (place, path_key(place))).get
    if number is None:
        found = connection.execute("SELECT number FROM document WHERE path = ? LIMIT 2", (place,)).fetchall()
        number = found[0][0] if len(found) == 1 else None
    return None if number is None else document(connection, number)


def by_id(connection: apsw.Connection, id_: str) -> Record | None:
    """The record with exactly this id, if there is one."""
    number = number_of(connection, id_)
    if number is not None:
        return document(connection, number)
    for table in ("annotation", "linked", "entity", "judgement"):
        record = connection.execute(f"SELECT record FROM {table} WHERE id = ? LIMIT 1", (id_,)).get
        if record is not None:
            return decode(record)
    return None


def _candidates(connection: apsw.Connection, prefix: str) -> list[str]:
    # A range instead of LIKE: it uses the index, and "_" and "%" stand for themselves.
    bindings = {"from": prefix, "to": prefix + "\U0010ffff", "most": _CANDIDATES + 1}
    tables = ("document", "annotation", "linked", "entity", "judgement")
    sql = " UNION ".join(
        f"SELECT id FROM (SELECT DISTINCT id FROM {table} WHERE id >= :from AND id < :to ORDER BY id LIMIT :most)"
        for table in tables
    )
    return [id_ for (id_,) in connection.execute(f"{sql} ORDER BY 1 LIMIT :most", bindings)]


def counts(connection: apsw.Connection) -> dict[str, int]:
    """Number of records of each kind that occurs."""
    found: dict[str, int] = {}
    for table in ("document", "sentence", "failure", "judgement"):
        found[table] = connection.execute(f"SELECT count(*) FROM {table}").get
    found["entity"] = connection.execute("SELECT count(DISTINCT id) FROM entity").get
    for table in ("annotation", "linked"):
        found.update(connection.execute(f"SELECT kind, count(*) FROM {table} GROUP BY kind"))
    return {kind: number for kind, number in found.items() if number}


def _records(connection: apsw.Connection, sql: str, number: int) -> list[Record]:
    return [decode(record) for (record,) in connection.execute(sql, (number,))]


def _of(kind: type[R], found: list[Record]) -> tuple[R, ...]:
    return tuple(record for record in found if isinstance(record, kind))


def named(connection: apsw.Connection, id_: str, load: Callable[[apsw.Connection, int], R | None]) -> R | None:
    """What *load* reads of the document with this id, or ``None`` when it is not there.

    A document that is dated anew gets another row: its number is good for one transaction only.
    """
    found: R | None = None
    with connection:
        number = number_of(connection, id_)
        if number is not None:
            found = load(connection, number)
    return found


def iterate(connection: apsw.Connection, load: Callable[[apsw.Connection, int], R | None]) -> Iterator[R]:
    """What *load* reads of each document, by path; documents that go away meanwhile are left out."""
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM document ORDER BY path, id")]
    for id_ in ids:
        found = named(connection, id_, load)
        if found is not None:
            yield found
