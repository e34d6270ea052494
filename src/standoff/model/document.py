"""One article as read: its text, where it came from, and which parts of it are what."""

from typing import Literal

import msgspec

from standoff.model.span import Span, TextSpan
from standoff.model.when import UNKNOWN_DATE, Published

Role = Literal["title", "body", "caption", "credit", "date", "boilerplate"]


class Region(Span, frozen=True):
    """A stretch of the text with one role. Regions mark; they remove nothing."""

    role: Role


class Document(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="document"):
    r"""One article as read.

    Attributes:
        id: Identifier, stable over machines (see ``model.ids``).
        path: The file or address it was read from, as the user wrote it; ``#n`` is appended for the n-th record of a
            file that holds many.
        sha256: Hash of ``text`` in UTF-8, hexadecimal.
        text: The text as read: decoded, newlines as ``\\n``, nothing else changed. For HTML it is the extracted text.
        title: The headline, where the page has one.
        publisher: Who published it, where the page or the record says so.
        agency: Whose wire copy it is, where it carries a credit.
        language: ISO 639-1 code, or ``und``.
        published: When it was published (the DCT), as an interval with its basis.
        regions: Non-overlapping, in text order. What is in no region is blank.
        url: Address of the article, where the record gives one.
        original_sha256: Hash of the bytes as received, where ``text`` was extracted from them (HTML).
    """

    id: str
    path: str
    sha256: str
    text: str
    title: TextSpan | None = None
    publisher: str | None = None
    agency: str | None = None
    language: str = "und"
    published: Published = UNKNOWN_DATE
    regions: tuple[Region, ...] = ()
    url: str | None = None
    original_sha256: str | None = None


class Sentence(Span, frozen=True, kw_only=True, tag_field="kind", tag="sentence"):
    """A sentence of a document. ``number`` counts from 1 and is what citations print."""

    document: str
    number: int
