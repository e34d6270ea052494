"""Files, folders, patterns and the standard input as a stream of documents and failures.

One article at a time is in memory. Whatever goes wrong with a file or a record becomes one ``Failure`` that says what
happened and what to do; the rest of the batch goes on.
"""

import glob
import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from standoff.errors import InputError, UnreadableInput
from standoff.ingest.containers import Found, Trouble, csv_records, json_records, jsonl_records
from standoff.ingest.decoding import check_text, decode
from standoff.ingest.documents import LONGEST_DOCUMENT, About, as_interval, build_document
from standoff.ingest.html import read_html
from standoff.ingest.language import check_language
from standoff.ingest.records import read_record
from standoff.model import Document, Failure, Interval

KINDS = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
}
# Bytes: no character of UTF-8 has more than four. Markup is several times as long as its text.
_LONGEST_TEXT = 4 * LONGEST_DOCUMENT + 4
_LONGEST_HTML = 8_000_000
_HTML_STARTS = (b"<!doctype", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>", b"<?xml", b"<meta", b"<!--")


def read_inputs(
    inputs: Iterable[str | Path],
    *,
    published: date | Interval | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | bytes | None = None,
) -> Iterator[Document | Failure]:
    """Reads articles, lazily, in the order given; files of a folder in the order of their names.

    Args:
        inputs: Files (.txt, .md, .html, .htm, .jsonl, .ndjson, .json, .csv, .tsv, each also as .gz; files with other
            endings by their content), folders (with all below them, hidden files, READMEs and other endings left out),
            patterns (``news/**/*.txt``), or ``-`` for the standard input.
        published: Date of publication of all of them, if the user knows it.
        publisher: Publisher of all of them, likewise.
        stdin: What to read for ``-`` in place of the process's standard input.

    Yields:
        A document per article; a failure per file or record that cannot be read. A failure with the id of a document
        follows that document and says what to check about it.
    """
    given = _Given(as_interval(published), publisher, stdin)
    for item in [inputs] if isinstance(inputs, str | Path) else inputs:
        try:
            yield from _read_input(str(item), given)
        except (OSError, ValueError) as error:
            yield _failure(_shown(item), _explained(error))


class _Given:
    """What holds for all inputs."""

    def __init__(self, published: Interval | None, publisher: str | None, stdin: BinaryIO | bytes | None) -> None:
        self.published = published
        self.publisher = publisher
        self._stdin = stdin

    def stdin(self) -> BinaryIO:
        given = self._stdin
        return io.BytesIO(given) if isinstance(given, bytes) else given if given is not None else sys.stdin.buffer


def _read_input(item: str, given: _Given) -> Iterator[Document | Failure]:
    if not item:
        yield _failure(item, "is an empty name, not a file or folder; check the command")
    elif item == "-":
        yield from _read_stream(given.stdin(), "-", "", given)
    elif item.startswith(("http://", "https://")):
        yield _failure(item, "is an address, and nothing is fetched; save the page and give its file")
    elif Path(item).is_dir():
        yield from _read_folder(item, given)
    elif Path(item).exists():
        yield from _read_file(item, given)
    elif glob.has_magic(item):
        yield from _read_pattern(item, given)
    else:
        yield _failure(_shown(item), "does not exist; check the name")


def _read_pattern(pattern: str, given: _Given) -> Iterator[Document | Failure]:
    # Not pathlib: its patterns are relative to a folder and match hidden files.
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    is_deep = "**" in pattern
    for path in matches:
        if Path(path).is_dir():
            # "**" lists what is below each folder by itself.
            yield from () if is_deep else _read_folder(path, given)
        elif not is_deep or _kind(path):
            yield from _read_file(path, given)
    if not matches:
        yield _failure(pattern, "matches no file; check the pattern, and quote it so that the shell leaves it alone")


def _read_folder(folder: str, given: _Given) -> Iterator[Document | Failure]:
    empty = True
    for entry in _walk(folder):
        empty = False
        if isinstance(entry, Failure):
            yield entry
        else:
            yield from _read_file(entry, given)
    if empty:
        yield _failure(_shown(folder), f"holds no article; known endings are {', '.join(KINDS)}, each also with .gz")


def _walk(folder: str) -> Iterator[str | Failure]:
    """The files below *folder* with a known ending, sorted; a failure for each folder that cannot be listed."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield _failure(_shown(folder), _explained(error))
        return
    for entry in entries:
        try:
            is_folder, is_file = entry.is_dir(follow_symlinks=False), entry.is_file()
        except OSError as error:
            yield _failure(_shown(entry.path), _explained(error))
            continue
        if is_folder:
            yield from _walk(entry.path)
        elif (is_file or entry.is_symlink()) and _kind(entry.name) and not entry.name.lower().startswith("readme."):
            yield entry.path


def _kind(name: str) -> str:
    return KINDS.get(Path(name.lower().removesuffix(".gz")).suffix, "")


def _read_file(path: str, given: _Given) -> Iterator[Document | Failure]:
    shown = _shown(path)
    try:
        opener = gzip.open if path.lower().endswith(".gz") else open
        with cast(BinaryIO, opener(path, "rb")) as stream:
            yield from _read_stream(stream, shown, _kind(path), given)
    except (OSError, EOFError, zlib.error) as error:
        yield _failure(shown, _explained(error))


def read_stream(
    stream: BinaryIO, name: str, *, published: date | Interval | None = None, publisher: str | None = None
) -> Iterator[Document | Failure]:
    """The articles of a stream; the ending of its name says what it is."""
    yield from _read_stream(stream, name, _kind(name), _Given(as_interval(published), publisher, None))


def _read_stream(stream: BinaryIO, path: str, kind: str, given: _Given) -> Iterator[Document | Failure]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    try:
        start = buffered.peek(4096)[:4096]
        if not start:
            raise UnreadableInput("is empty; remove it, or save the article again")
        check_text(start)
        kind = kind or _sniffed(start)
        if kind in ("text", "html"):
            yield from _read_single(buffered, path, given, is_html=kind == "html" or _sniffed(start) == "html")
            return
    except InputError as error:
        yield _failure(path, str(error))
        return
    readers = {"jsonl": jsonl_records, "json": json_records, "csv": csv_records, "tsv": csv_records}
    found_any = False
    for found in readers[kind](buffered):
        found_any = True
        yield from _read_found(found, path, given)
    if not found_any:
        yield _failure(path, "holds no record; remove it, or export it again")


def _sniffed(start: bytes) -> str:
    """The kind of a file whose name does not tell, by how it starts."""
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:512].lower()
    if head.startswith(_HTML_STARTS):
        return "html"
    if head.startswith(b"{"):
        return "jsonl" if b"\n" in start.strip() and not head[1:].lstrip(b" ").startswith(b"\n") else "json"
    return "json" if head.startswith(b"[") and head[1:].lstrip()[:1] in (b"{", b"]") else "text"


def _read_single(stream: BinaryIO, path: str, given: _Given, *, is_html: bool) -> Iterator[Document | Failure]:
    longest = _LONGEST_HTML if is_html else _LONGEST_TEXT
    data = stream.read(longest + 1)
    if len(data) > longest:
        raise UnreadableInput(f"is longer than {longest // 1_000_000} MB, which no article is; {_SPLIT}")
    decoded = decode(data, is_html=is_html)
    about = About(path=path, given_date=given.published, given_publisher=given.publisher)
    text, notes = decoded.text, [decoded.note]
    if is_html:
        page = read_html(text, data=data)
        text, notes = page.text, [decoded.note, page.note]
        about = About(
            path=path,
            given_date=given.published,
            given_publisher=given.publisher,
            date=page.date,
            publisher=page.publisher,
            url=page.url,
            original_sha256=page.sha256,
            has_title=bool(page.title),
        )
    document = _checked(text, about)
    yield document
    for note in filter(None, notes):
        yield Failure(path=path, document=document.id, component="ingest", error=note)


_SPLIT = "split it into articles, one file or one record each"


def _read_found(found: Found | Trouble, path: str, given: _Given) -> Iterator[Document | Failure]:
    where = path if found.number is None else f"{path}#{found.number}"
    if isinstance(found, Trouble):
        yield _failure(where, found.error)
        return
    try:
        article = read_record(found.record)
        about = About(
            path=where,
            given_date=given.published,
            given_publisher=given.publisher,
            date=article.date,
            publisher=article.publisher,
            url=article.url,
            original_sha256=article.original_sha256,
            has_title=article.has_title,
        )
        document = _checked(article.text, about)
    except InputError as error:
        yield _failure(where, str(error))
        return
    yield document
    if found.note:
        yield Failure(path=where, document=document.id, component="ingest", error=found.note)


def _checked(text: str, about: About) -> Document:
    """The document, if it is one that can be extracted from.

    Raises:
        UnreadableInput: If it is blank, too long or all furniture.
        UnsupportedLanguage: If there are no rules for its language.
    """
    if not text.strip():
        raise UnreadableInput("holds nothing but blanks; remove it, or save the article again")
    if len(text) > LONGEST_DOCUMENT:
        raise UnreadableInput(f"has {len(text):,} characters, more than {LONGEST_DOCUMENT:,}; {_SPLIT}")
    document = build_document(text, about)
    if not any(region.role == "body" for region in document.regions):
        raise UnreadableInput("holds no article text, only menus, dates or credits; save the article's own page")
    check_language(document)
    return document


def _failure(path: str, error: str) -> Failure:
    line = " ".join(error.split())
    return Failure(path=path, component="ingest", error=line if len(line) <= 400 else line[:399] + "…")


def _explained(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "cannot be opened: permission denied; allow yourself to read it, or leave it out"
    if isinstance(error, FileNotFoundError):
        return "does not exist any more; check the name"
    if isinstance(error, IsADirectoryError):
        return "is a folder where a file was expected; give the folder itself"
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return "is no complete gzip file; fetch it again, or unpack it and drop the .gz"
    return f"cannot be read ({getattr(error, 'strerror', None) or error}); check the file and its disk"


def _shown(path: str | Path) -> str:
    """A path that can be printed and stored: bytes that are no UTF-8 are replaced."""
    return os.fsencode(str(path)).decode("utf-8", "replace")
