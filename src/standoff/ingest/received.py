"""Articles that were handed over as bytes with a name: dropped into the desk, or sent by a program."""

import io
import unicodedata
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

from standoff.ingest.inputs import read_stream
from standoff.model import Document, Failure, Interval

LARGEST = 64_000_000  # bytes, unpacked: a small archive may unpack to anything
_LONGEST_NAME = 200  # characters


def read_received(
    data: bytes, *, name: str, published: date | Interval | None = None, publisher: str | None = None
) -> Iterator[Document | Failure]:
    """Reads the articles in some bytes. Nothing is written anywhere, and no file of that name is looked at.

    Args:
        data: What was handed over, packed with gzip or not.
        name: What the sender calls it; only its last part counts, and its ending says what it is.
        published: Date of publication of all of them, if the user knows it.
        publisher: Publisher of all of them, likewise.

    Yields:
        As ``read_inputs`` does.
    """
    shown = safe_name(name)
    if shown.lower().endswith(".gz"):
        try:
            data = _unpacked(data)
        except (zlib.error, EOFError):
            yield Failure(path=shown, error="is no complete gzip file; send it again, or unpack it first")
            return
        except OverflowError:
            yield Failure(path=shown, error=f"unpacks to more than {LARGEST // 1_000_000} MB; send it in parts")
            return
    yield from read_stream(io.BytesIO(data), shown, published=published, publisher=publisher)


def safe_name(name: str) -> str:
    """A file name as it may be kept: without folders, without what cannot be seen, not too long.

    >>> safe_name("../../etc/passwd")
    'passwd'
    """
    last = PurePosixPath(PureWindowsPath(name).as_posix()).name
    seen = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in last).strip()
    # The ending stays: it says what the file is.
    return (seen if len(seen) <= _LONGEST_NAME else seen[:_LONGEST_NAME] + seen[-12:]) or "article.txt"


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    found = unpacker.decompress(data, LARGEST + 1)
    if len(found) > LARGEST:
        raise OverflowError
    if not unpacker.eof:
        raise EOFError
    return found
