"""Bytes to documents: what was read, which part of it is what, who published it and when. Nothing is removed."""

from datetime import date

from standoff.ingest.documents import About, as_interval, build_document
from standoff.ingest.inputs import read_inputs
from standoff.ingest.language import check_language, supported_languages
from standoff.ingest.received import read_received
from standoff.model import Document, Interval

__all__ = ["check_language", "read_inputs", "read_received", "read_text", "supported_languages"]


def read_text(
    text: str,
    *,
    name: str,
    published: date | Interval | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """One article given as a string. Never fails: a blank text is a document without regions.

    Args:
        text: The article with whatever surrounds it. Newlines are normalised; nothing else changes.
        name: File name or another name that tells where it comes from.
        published: Date of publication, if known.
        publisher: Who published it, if known.
        url: Its address, if known; a date in its path counts as metadata.
    """
    about = About(path=name, given_date=as_interval(published), given_publisher=publisher, url=url or None)
    return build_document(text, about)
