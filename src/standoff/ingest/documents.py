"""Builds a document from its text and what is known about it."""

import re
from datetime import date, datetime
from hashlib import sha256
from pathlib import PurePath

import msgspec

from standoff.ingest.credits import publisher_of_url
from standoff.ingest.dates import date_in_url
from standoff.ingest.decoding import clean
from standoff.ingest.language import identify_language
from standoff.ingest.regions import Page, mark_page
from standoff.lexicons.pages import load_publishers
from standoff.model import UNKNOWN_DATE, Document, Interval, Published, identify

# No news article is longer; what is longer is a book, a dump or a mistake, and would hold up everything else.
LONGEST_DOCUMENT = 1_000_000


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about an article from outside its text.

    Attributes:
        path: File or address it was read from, ``#n`` appended for the n-th record of a file.
        given_date: Date of publication that the user gives.
        given_publisher: Publisher that the user gives.
        date: Date of publication that the record or the page's metadata give.
        publisher: Publisher that they give.
        url: Address of the article.
        original_sha256: Hash of the bytes that the text was extracted from.
        has_title: Whether the first line of the text that is not blank is known to be the title.
    """

    path: str
    given_date: Interval | None = None
    given_publisher: str | None = None
    date: Interval | None = None
    publisher: str | None = None
    url: str | None = None
    original_sha256: str | None = None
    has_title: bool = False


def build_document(text: str, about: About) -> Document:
    """The document for *text*, with its regions, title, publisher, agency, date and language.

    Args:
        text: The text as read; newlines are normalised, nothing else is changed.
        about: What is known besides.
    """
    text = clean(text)
    page = mark_page(text, has_title=about.has_title)
    digest = sha256(text.encode("utf-8")).hexdigest()
    name = about.url or PurePath(about.path.rpartition("#")[0] or about.path).name
    publisher = about.given_publisher or about.publisher or publisher_of_url(about.url or "") or page.publisher
    publisher = None if publisher is None else publisher_name(publisher)
    return Document(
        id=identify("d", digest, name),
        path=about.path,
        sha256=digest,
        text=text,
        title=page.title,
        publisher=publisher,
        agency=page.agency if page.agency != publisher else None,
        language=identify_language(_running_text(text, page)),
        published=_published(about, page),
        regions=page.regions,
        url=about.url,
        original_sha256=about.original_sha256,
    )


def publisher_name(value: str) -> str:
    """The usual name of a publisher given by any of its names or its domain; an unknown one as written."""
    value = value.strip()
    row = load_publishers().by_name(value)
    if row is None and re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", value):
        host = publisher_of_url(value)
        return value if host is None or host == value.lower() else host
    return value if row is None else row.name


def as_interval(value: date | Interval | None) -> Interval | None:
    """A day as an interval; intervals and ``None`` as they are."""
    if isinstance(value, datetime):
        value = value.date()
    return Interval(value, value) if isinstance(value, date) else value


def _published(about: About, page: Page) -> Published:
    """The firmest date: given, then metadata, then what the page prints."""
    if about.given_date is not None:
        return Published(about.given_date.earliest, about.given_date.latest, "given")
    known = about.date or (date_in_url(about.url) if about.url else None)
    printed = page.published
    # A printed day inside the month or the two readings that the metadata leave open is the better date.
    if known is not None and printed is not None and not known.is_day and printed.earliest and printed.latest:
        narrower = known.covers(printed.earliest) and known.covers(printed.latest)
        known = None if narrower and (printed.days or 0) < (known.days or 0) else known
    if known is not None:
        return Published(known.earliest, known.latest, "metadata")
    return UNKNOWN_DATE if printed is None else Published(printed.earliest, printed.latest, "page")


def _running_text(text: str, page: Page) -> str:
    bodies = [region for region in page.regions if region.role == "body"][:20]
    return " ".join(text[body.start : min(body.end, body.start + 2000)] for body in bodies) or text[:2000]
