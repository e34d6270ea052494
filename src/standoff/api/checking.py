"""What an imported record must keep: it points at words that are there, and its text is the text it was made from."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from standoff.errors import RecordError
from standoff.model import Document, Span, TextSpan
from standoff.model.annotation import Annotation
from standoff.model.document import Sentence

# SQLite's integers have 64 bits.
_LARGEST = 2**63 - 1


def check_document(document: Document, where: str) -> None:
    """Refuse a document whose text was changed after it was hashed, or whose regions leave it.

    Raises:
        RecordError: Naming the line.
    """
    if hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest() != document.sha256:
        raise RecordError(f"{where}: the text is not the one that its sha256 belongs to; export it again")
    _within(document, document.text, where)


def check_record(record: Annotation | Sentence, text: str, where: str) -> None:
    """Refuse a record that points outside its document's text, or quotes words that do not stand there.

    Raises:
        RecordError: Naming the line.
    """
    if isinstance(record, Sentence) and not 0 <= record.number <= _LARGEST:
        raise RecordError(f"{where}: {record.number} is no number of a sentence; export it again")
    _within(record, text, where)


def _within(record: Any, text: str, where: str) -> None:
    for span in _spans(record):
        if not 0 <= span.start <= span.end <= len(text):
            raise RecordError(
                f"{where}: {span.start}–{span.end} lies outside the text of its document; export it again"
            )
        if isinstance(span, TextSpan) and text[span.start : span.end] != span.text:
            raise RecordError(f"{where}: quotes words that do not stand at {span.start}–{span.end}; export it again")


def _spans(value: Any) -> Iterator[Span]:
    """All spans in a record: its own and those of its fields."""
    if isinstance(value, Annotation):
        yield Span(value.start, value.end)
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, tuple | msgspec.Struct):
                yield from _spans(inner)
