"""What citations need, many at a time: articles with the places of their sentences, days of publication, records."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import apsw
import msgspec

from standoff.model import Document, Record, decode


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A document as far as it need not be read.

    Attributes:
        id: Its id.
        earliest: First day on which it can have been published.
        latest: Last day.
        head: Id of the document that it goes back to; its own when it is no copy.
    """

    id: str
    earliest: str | None
    latest: str | None
    head: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its annotations: enough to cite it.

    Attributes:
        document: The document with its text.
        sentences: ``[start, end, number]`` of its sentences, in text order.
        dated: Its days, and what it goes back to.
    """

    document: Document
    sentences: tuple[tuple[int, int, int], ...]
    dated: Dated


def cards(connection: apsw.Connection, documents: Sequence[str]) -> list[Card]:
    """Documents by id; those that are not there are left out."""
    with connection:  # one state of the file: an article that is dated anew in between gets another row
        rows: Any = connection.execute(
            "SELECT document.id, earliest, latest, ifnull(head, document.id), number, record, text FROM document "
            "JOIN document_text USING (number) LEFT JOIN folded ON folded.document = document.id "
            "WHERE document.id IN (SELECT value FROM json_each(?))",
            (json.dumps(documents),),
        ).fetchall()
        numbers = json.dumps([number for *_, number, _, _ in rows])
        places: Any = connection.execute(
            'SELECT document, start, "end", number FROM sentence WHERE document IN (SELECT value FROM json_each(?)) '
            "ORDER BY document, number",
            (numbers,),
        )
        sentences = {
            number: tuple((start, end, place) for _, start, end, place in found)
            for number, found in groupby(places, itemgetter(0))
        }
    return [
        Card(document=_with(decode(record), text), sentences=sentences.get(number, ()), dated=_dated(*days))
        for *days, number, record, text in rows
    ]


def _with(record: Record, text: str) -> Document:
    assert isinstance(record, Document)
    return msgspec.structs.replace(record, text=text)


def dated(connection: apsw.Connection, documents: Iterable[str]) -> list[Dated]:
    """The days and origins of documents; those that are not there are left out."""
    rows: Any = connection.execute(
        "SELECT id, earliest, latest, ifnull(head, id) FROM document LEFT JOIN folded ON folded.document = document.id "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(documents)),),
    )
    return [_dated(*row) for row in rows]


def _dated(id_: str, earliest: str | None, latest: str | None, head: str) -> Dated:
    return Dated(id=id_, earliest=earliest, latest=latest, head=head)


def records(connection: apsw.Connection, table: str, ids: Iterable[str]) -> list[Record]:
    """Annotations (``annotation``) or what was linked (``linked``), by id."""
    rows = connection.execute(
        f"SELECT record FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    return [decode(record) for (record,) in rows]
