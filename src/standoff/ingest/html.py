"""Web pages: their main text, title and metadata, through trafilatura and htmldate. Nothing is fetched."""

import logging
import re
from hashlib import sha256
from typing import Any

import msgspec

from standoff.errors import UnreadableInput
from standoff.ingest.dates import FULL_DATE, find_dates, parse_date
from standoff.ingest.decoding import clean
from standoff.model.when import Interval

# Less main text than this, in code points, is a cookie wall, a login page or a page that was cut off.
_SHORTEST_BODY = 80
# Where pages state their date for machines, the firmest first.
_DATE_TAGS = re.compile(
    r"""<meta\b[^>]*?(?:property|name|itemprop)\s*=\s*["']?(?:article:published_time|og:article:published_time|"""
    r"""datePublished|publish(?:ed)?[-_]?date|pubdate|publication_date|parsely-pub-date|sailthru\.date|"""
    r"""dc\.date(?:\.issued)?|dcterms\.(?:created|issued|date)|article\.published|date|cXenseParse:recs:publishtime)"""
    r"""["']?(?=[\s/>])[^>]*>""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_OPENED = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_CUT_OFF = "has no closing </html>, so it is probably cut off; what is there is used, save the page again for the rest"


class WebPage(msgspec.Struct, frozen=True, kw_only=True):
    """What a web page holds.

    Attributes:
        text: The title on the first line, if the page has one, and the main text.
        title: The title, where it is the first line of the text; else empty.
        date: Date of publication in the metadata.
        publisher: Name of the site in the metadata.
        url: Canonical address.
        sha256: Hash of the bytes as received.
        note: What the user should know about the page, or ``None``.
    """

    text: str
    title: str
    date: Interval | None
    publisher: str | None
    url: str | None
    sha256: str
    note: str | None = None


def read_html(markup: str, *, data: bytes) -> WebPage:
    """Extracts the article of a web page.

    Args:
        markup: The page, decoded.
        data: Its bytes as received, for the hash.

    Raises:
        UnreadableInput: If the page holds no article text.
    """
    found = _extract(markup)
    body = clean(found.text or "") if found is not None else ""
    if len(body) < _SHORTEST_BODY or not re.search(r"[.!?…。]", body):
        raise UnreadableInput(
            "is a web page without article text (cut off, or its text is loaded by a script); save the page again from "
            "the browser, or paste the article into a .txt file"
        )
    title = " ".join((found.title or "").split())
    if title and title.casefold() not in {line.strip().casefold() for line in body.split("\n", 5)[:5]}:
        body = f"{title}\n\n{body}"
    starts = bool(title) and body.split("\n", 1)[0].casefold() == title.casefold()
    return WebPage(
        text=body,
        title=title if starts else "",
        date=_date(markup, found.date),
        publisher=found.sitename or None,
        url=found.url or None,
        sha256=sha256(data).hexdigest(),
        note=_CUT_OFF if _OPENED.search(markup[:5000]) and not _CLOSED.search(markup) else None,
    )


def _extract(markup: str) -> Any:
    import trafilatura  # slow to import

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        # Their log is for developers; a page that cannot be read becomes one line of ours.
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    try:
        return trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except Exception as error:
        # lxml and trafilatura raise many kinds of errors on damaged markup, none of which may end the batch.
        raise UnreadableInput(f"is damaged HTML ({type(error).__name__}); save the page again") from error


def _date(markup: str, found: str | None) -> Interval | None:
    """The date for machines; else the one that htmldate finds, with both readings where it had to choose one."""
    for tag in _DATE_TAGS.finditer(markup):
        content = _CONTENT.search(tag[0])
        interval = parse_date(content[1] or content[2] or "") if content else None
        if interval is not None:
            return interval
    for match in _JSON_LD.finditer(markup):
        interval = parse_date(match[1])
        if interval is not None:
            return interval
    guessed = parse_date(found)
    if guessed is None or guessed.earliest is None:
        return None
    for match in FULL_DATE.finditer(markup):
        for written in find_dates(match[0]):
            if not written.interval.is_day and written.interval.covers(guessed.earliest):
                return written.interval
    return guessed
