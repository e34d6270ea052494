"""The record contract: one JSON object a line, ``kind`` first.

``encode`` and ``decode`` are exact inverses for every record; the test suite holds them to it with generated records.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from standoff.errors import RecordError
from standoff.model.annotation import Entity, Mention, Timex
from standoff.model.document import Document, Sentence
from standoff.model.judgement import Judgement
from standoff.model.linked import Cluster, Duplicate, Failure, Occurrence, Question, Status, Thread, Utterance
from standoff.model.proposition import Attribution, Claim, Commitment, Event

Record = (
    Document
    | Sentence
    | Entity
    | Mention
    | Timex
    | Attribution
    | Event
    | Claim
    | Commitment
    | Cluster
    | Duplicate
    | Utterance
    | Occurrence
    | Thread
    | Question
    | Status
    | Failure
    | Judgement
)
ANNOTATIONS = (Mention, Timex, Attribution, Event, Claim, Commitment)

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Record)


# What hides or reorders text: control characters, marks of direction, invisible spaces, tags. The joiners are left:
# they are part of the spelling in several scripts.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def encode(record: Record) -> str:
    """One line of JSON, without the newline."""
    return visible(_encoder.encode(record).decode("utf-8"))


def visible(json: str) -> str:
    r"""JSON in which no character hides or reorders others: such are written as escapes, which lose nothing.

    >>> visible('"a\u00adb"')
    '"a\\u00adb"'
    """
    return json if json.isascii() else _UNSEEN.sub(_escape, json)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def decode(line: str | bytes, *, where: str = "record") -> Record:
    """The record that a line of an export holds.

    Args:
        line: One JSON object.
        where: File and line for the error message.

    Raises:
        RecordError: If the line is not JSON or not a record of the contract.
    """
    try:
        record: Record = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecordError(f"{where}: not a record of the export contract ({error}); export it again") from error
    return record


def decode_lines(text: str, *, path: str = "export") -> Iterator[Record]:
    """The records of a whole export, blank lines skipped.

    Raises:
        RecordError: At the first line that is no record; the message names the line.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield decode(line, where=f"{path}:{number}")
