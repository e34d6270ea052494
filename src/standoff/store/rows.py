"""Records as rows: the key of a document, and the searched columns of each kind of annotation."""

import os.path
from collections.abc import Iterable
from pathlib import Path

import apsw

from standoff.model import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Event,
    Interval,
    Mention,
    Timex,
)
from standoff.model.annotation import Annotation

Searched = tuple[str | None, str | None, Interval | None]
Parties = set[tuple[str, str]]


def path_key(path: str) -> str:
    """What identifies a place that articles are read from: the address, or the absolute path."""
    return path if "://" in path else os.path.normpath(Path(path).absolute())


def document_key(document: Document) -> str:
    """What stays the same when an article changes: its address or its file.

    Standard input has no place: its text is all that identifies it.
    """
    if document.url:
        return document.url
    if document.path.split("#")[0] in ("-", "<stdin>", "stdin"):
        return f"sha256:{document.sha256}"
    return path_key(document.path)


def number_of(connection: apsw.Connection, document: str) -> int | None:
    """The number of a document by its id; ``None`` when it is not there."""
    number: int | None = connection.execute("SELECT number FROM document WHERE id = ?", (document,)).get
    return number


def same_name(first: str, second: str) -> bool:
    """Whether two paths end in the same file name (and record number)."""
    return Path(first).name == Path(second).name


def searched(record: Annotation) -> Searched:
    """Type, modality and date of an annotation, each ``None`` where the kind has none."""
    match record:
        case Attribution():
            return f"{record.type} {record.act}", None, record.when
        case Event():
            return record.type, record.modality, record.when
        case Claim():
            return record.stance, record.modality, record.when
        case Commitment():
            return record.type, None, None
        case Mention():
            return record.form, None, None
        case Timex():
            return record.relation, None, Interval(record.earliest, record.latest)
    return None, None, None


def parties(record: Annotation) -> Parties:
    """``(side, entity or country)`` for everybody who acts in an annotation or is acted on."""
    match record:
        case Attribution():
            return _sides((record.speaker_entity, *record.speaker_countries), ())
        case Event():
            return _sides((*record.actor, *record.actor_countries), (*record.recipient, *record.recipient_countries))
        case Claim():
            return _sides((record.by, *record.by_countries), record.quantity.of if record.quantity else ())
        case Commitment():
            return _sides((*record.issuer, *record.issuer_countries), (*record.addressee, *record.addressee_countries))
    return set()


def _sides(actors: Iterable[str | None], recipients: Iterable[str]) -> Parties:
    return {("actor", name) for name in actors if name} | {("recipient", name) for name in recipients if name}
