"""Articles in records, as crawlers and data sets write them: which field holds what."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from standoff.errors import UnreadableInput
from standoff.ingest.dates import parse_date
from standoff.ingest.decoding import clean
from standoff.ingest.html import read_html
from standoff.model.when import Interval

# Accepted names of fields, the firmest first; case, spaces and punctuation in a name do not matter. They are those of
# news-please (maintext, date_publish, source_domain), fundus (plaintext, publishing_date), GDELT and dumps made from
# it (DocumentIdentifier, SourceCommonName, SQLDATE, also with the prefixes V1, V2, V2.1), Common Crawl News,
# NewsAPI, schema.org (articleBody, headline, datePublished) and what hand-made tables use.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "maintext", "plaintext", "articlebody", "fulltext", "articletext", "bodytext", "cleanedtext", "cleantext",
        "storytext", "text", "body", "content", "contents", "article", "story", "rawtext", "document",
    ),
    "html": ("html", "rawhtml", "contenthtml", "bodyhtml", "pagehtml"),
    "title": ("title", "headline", "articletitle", "pagetitle", "head", "header"),
    "published": (
        "datepublish", "publishingdate", "publishdate", "datepublished", "publisheddate", "publishedat", "published",
        "pubdate", "publicationdate", "publicationtime", "publishtime", "articledate", "dateposted", "posted", "date",
        "datetime", "timestamp", "seendate", "sqldate", "dateadded",
    ),
    "publisher": (
        "publisher", "publishername", "outlet", "outletname", "publication", "newspaper", "medianame", "sitename",
        "sourcecommonname", "source", "sourcename", "sourcedomain", "domain", "hostname", "site", "website",
    ),
    "url": (
        "url", "documentidentifier", "sourceurl", "articleurl", "canonicalurl", "weburl", "link", "permalink",
        "requestedurl", "uri",
    ),
}  # fmt: skip
# Fields under which a JSON file keeps its list of articles, and a nested body its parts.
LISTS = ("articles", "data", "results", "items", "documents", "docs", "hits", "news", "records", "stories")
_PARTS = ("summary", "headline", "sections", "paragraphs", "text")
_GDELT_PREFIX = re.compile(r"^v(?:1|2|21|15)(?=documentidentifier|sourcecommonname|date)")
_MARKUP = re.compile(r"</(?:p|div|article|span|h[1-6])>|<(?:p|br|div)\s*/?>", re.IGNORECASE)


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What a record says about one article; fields as in ``documents.About``."""

    text: str
    has_title: bool = False
    date: Interval | None = None
    publisher: str | None = None
    url: str | None = None
    original_sha256: str | None = None


def normalised(name: object) -> str:
    """A field name as ``FIELDS`` writes them."""
    return _GDELT_PREFIX.sub("", re.sub(r"[^a-z0-9]", "", str(name).lower()))


def has_text_field(names: list[str]) -> bool:
    """Whether one of a table's columns can hold the text."""
    return not {normalised(name) for name in names}.isdisjoint((*FIELDS["text"], *FIELDS["html"]))


def read_record(record: Mapping[str, Any]) -> Article:
    """The article that a record holds: its text is the title, a blank line and the body.

    The title is left out where the body starts with it. A body in HTML goes through the extraction for web pages.

    Raises:
        UnreadableInput: If no field holds the text of an article.
    """
    by_name = {normalised(name): value for name, value in reversed(list(record.items()))}
    title = " ".join(_first(by_name, "title").split())
    text = _first(by_name, "text")
    markup = text if _MARKUP.search(text) else ("" if text else _first(by_name, "html"))
    date = next((d for value in _values(by_name, "published") if (d := parse_date(value)) is not None), None)
    publisher = " ".join(_first(by_name, "publisher").split()) or None
    url = next((v for value in _values(by_name, "url") if (v := _address(value))), None)
    if markup:
        if "<html" not in markup[:2000].lower():
            markup = f"<html><body><article>{markup}</article></body></html>"
        data = markup.encode("utf-8", "replace")
        page = read_html(clean(markup), data=data)
        date, publisher, url = date or page.date, publisher or page.publisher, url or page.url
        body, digest = page.text, page.sha256
        title = title or page.title
    else:
        body, digest = clean(text), None
    if not body.strip():
        raise UnreadableInput(
            "record without article text; put it in a field named text, body, content or maintext, or leave it out"
        )
    starts = bool(title) and body.lstrip().split("\n", 1)[0].strip().casefold() == title.casefold()
    return Article(
        text=body if starts or not title else f"{title}\n\n{body}",
        has_title=bool(title),
        date=date,
        publisher=publisher,
        url=url,
        original_sha256=digest,
    )


def _values(record: Mapping[str, Any], kind: str) -> Iterator[Any]:
    for name in FIELDS[kind]:
        value = record.get(name)
        if value not in (None, "", [], {}):
            yield value


def _first(record: Mapping[str, Any], kind: str) -> str:
    return next((found for value in _values(record, kind) if (found := _flattened(value)).strip()), "")


def _flattened(value: Any, depth: int = 0) -> str:
    """A field as text: lists are paragraphs; of a nested object its name, its text, or its parts in order."""
    if isinstance(value, str):
        return value
    if depth > 10:
        return ""
    if isinstance(value, list):
        return "\n\n".join(part for item in value if (part := _flattened(item, depth + 1)).strip())
    if isinstance(value, dict):
        if isinstance(value.get("name"), str):
            return str(value["name"])
        return _flattened([value[part] for part in _PARTS if part in value], depth + 1)
    return ""


def _address(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return text if re.match(r"(?:https?://|www\.)\S+$|[\w-]+(?:\.[\w-]+)+/\S*$", text) else ""
