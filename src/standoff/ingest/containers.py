"""Files that hold many articles: JSON lines, JSON arrays and tables, one record in memory at a time."""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from standoff.errors import UnreadableInput
from standoff.ingest.decoding import decode
from standoff.ingest.records import LISTS, has_text_field

# Bytes of one record: a text of the longest length, escaped, with room for the other fields.
LONGEST_RECORD = 8_000_000
# A JSON file that is one object is read whole.
_LONGEST_OBJECT = 64_000_000
_CHUNK = 1 << 18
_MALFORMED = "is not valid JSON ({}); fix it or leave it out"
_TOO_LONG = f"is longer than {LONGEST_RECORD // 1_000_000} MB, which no article is; split or remove it"


class Found(msgspec.Struct, frozen=True):
    """A record, its number in the file (from 1; ``None`` if the file is that record), and a note on its decoding."""

    record: dict[str, Any]
    number: int | None
    note: str | None = None


class Trouble(msgspec.Struct, frozen=True):
    """What is wrong with a record, or with the file if there is no number."""

    error: str
    number: int | None = None


class _Line(msgspec.Struct, frozen=True):
    """A line of bytes; ``None`` if it was too long to be kept."""

    content: bytes | None


def _lines(stream: BinaryIO) -> Iterator[_Line]:
    """The lines of *stream*, none longer than a record may be; what is longer is skipped piece by piece."""
    start = stream.peek(2)[:2] if isinstance(stream, io.BufferedReader) else b""
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        stream = codecs.EncodedFile(stream, "utf-8", "utf-16")
    is_first = True
    while line := stream.readline(LONGEST_RECORD + 1):
        if is_first:
            line, is_first = line.removeprefix(codecs.BOM_UTF8), False
        if len(line) <= LONGEST_RECORD:
            yield _Line(line)
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield _Line(None)


def jsonl_records(stream: BinaryIO) -> Iterator[Found | Trouble]:
    """The records of a file with one JSON object a line; blank lines are skipped."""
    number = 0
    for line in _lines(stream):
        if line.content is not None and not line.content.strip():
            continue
        number += 1
        if line.content is None:
            yield Trouble(f"line {_TOO_LONG}", number)
            continue
        try:
            decoded = decode(line.content)
            record = json.loads(decoded.text)
        except UnreadableInput as error:
            yield Trouble(str(error), number)
        except (ValueError, RecursionError) as error:
            yield Trouble(_MALFORMED.format(error), number)
        else:
            yield _record(record, number, decoded.note)


def _record(value: Any, number: int | None, note: str | None = None) -> Found | Trouble:
    if isinstance(value, dict):
        return Found(value, number, note)
    return Trouble("is no JSON object; every record needs named fields such as title and text", number)


def json_records(stream: BinaryIO) -> Iterator[Found | Trouble]:
    """The records of a JSON file: an array of objects, one object, or one that holds the array."""
    start = stream.peek(64) if isinstance(stream, io.BufferedReader) else b""
    if start.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"[":
        yield from _array(stream)
        return
    data = stream.read(_LONGEST_OBJECT + 1)
    if len(data) > _LONGEST_OBJECT:
        yield Trouble(f"is one JSON object of more than {_LONGEST_OBJECT // 1_000_000} MB; save it as .jsonl")
        return
    try:
        decoded = decode(data)
        value = json.loads(decoded.text)
    except UnreadableInput as error:
        yield Trouble(str(error))
        return
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":  # one object a line, in spite of the name
            yield from jsonl_records(io.BytesIO(data))
        else:
            yield Trouble(_MALFORMED.format(error))
        return
    except (ValueError, RecursionError) as error:
        yield Trouble(_MALFORMED.format(error))
        return
    lists = [value[name] for name in LISTS if isinstance(value, dict) and isinstance(value.get(name), list)]
    if lists and all(isinstance(item, dict) for item in lists[0]):
        for number, item in enumerate(lists[0], start=1):
            yield _record(item, number, decoded.note)
    else:
        yield _record(value, None, decoded.note)


def _array(stream: BinaryIO) -> Iterator[Found | Trouble]:
    """The objects of one big array, decoded one after the other from a window over the file."""
    decoder, reader = json.JSONDecoder(), codecs.getincrementaldecoder("utf-8-sig")()
    window, number, wanted, is_open = "", 0, _CHUNK, False
    while True:
        chunk = stream.read(wanted)
        try:
            window += reader.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            yield Trouble(f"is not valid UTF-8 after record {number} ({error.reason}); save it as UTF-8")
            return
        if not is_open:
            window, is_open = window.lstrip().removeprefix("["), True
        while (at := _next_item(window)) < len(window):
            if window[at] == "]":
                return
            try:
                value, end = decoder.raw_decode(window, at)
            except (ValueError, RecursionError) as error:
                if not chunk or _is_syntax_error(error, window):
                    yield Trouble(_MALFORMED.format(error), number + 1)
                    return
                break
            number, window, wanted = number + 1, window[end:], _CHUNK
            yield _record(value, number)
        if not chunk:
            if number or window.strip():
                yield Trouble("ends before its closing bracket, so it is cut off; fetch it again")
            return
        if len(window) > LONGEST_RECORD:
            yield Trouble(_TOO_LONG, number + 1)
            return
        # Reading twice as much each time keeps the work on one long record linear.
        wanted = max(_CHUNK, len(window))


def _next_item(window: str) -> int:
    match = re.compile(r"[\s,]*").match(window)
    return match.end() if match else 0


def _is_syntax_error(error: Exception, window: str) -> bool:
    """Whether an error cannot come from the window's end cutting a value."""
    return isinstance(error, RecursionError) or (
        isinstance(error, json.JSONDecodeError) and error.pos < len(window) - 64 and "Unterminated" not in error.msg
    )


def csv_records(stream: BinaryIO) -> Iterator[Found | Trouble]:
    """The rows of a table with a header line, separated by comma, semicolon, tab or bar."""
    # Process-wide in Python; the default of 128 kB is less than long articles have.
    csv.field_size_limit(LONGEST_RECORD)
    troubles: list[Trouble] = []
    notes: list[str] = []
    source_lines = _table_lines(stream, troubles, notes)
    header_line = next((line for line in source_lines if line.strip()), "")
    yield from troubles
    if troubles or not header_line:
        return
    separator = max(",;\t|", key=header_line.count)
    try:
        names = next(csv.reader([header_line], delimiter=separator))
    except csv.Error as error:
        yield Trouble(f"has no valid line of column names ({error}); export it again")
        return
    if not has_text_field(names):
        yield Trouble(
            "has no column for the text of the articles; name one text, body, content or maintext in the first line"
        )
        return
    rows = csv.reader(source_lines, delimiter=separator)
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            yield Trouble(f"is no valid row ({error}); look for a quotation mark that is not closed", number)
            continue
        while troubles:
            number += 1
            yield Trouble(troubles.pop(0).error, number)
        if any(cell.strip() for cell in row):
            number += 1
            yield Found(dict(zip(names, row, strict=False)), number, notes.pop(0) if notes else None)
    yield from troubles


def _table_lines(stream: BinaryIO, troubles: list[Trouble], notes: list[str]) -> Iterator[str]:
    noted = False
    for line in _lines(stream):
        if line.content is None:
            troubles.append(Trouble(f"line {_TOO_LONG}"))
            continue
        try:
            decoded = decode(line.content)
        except UnreadableInput as error:
            troubles.append(Trouble(str(error)))
            continue
        if decoded.note and not noted:
            noted = True
            notes.append(decoded.note)
        yield decoded.text
