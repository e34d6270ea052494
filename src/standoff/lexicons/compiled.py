"""Keeps what was read from a lexicon file beside it, as Python keeps a compiled module.

Putting the words of a YAML file together takes ten times as long as decoding them, and every process that extracts has
to do it. The decoded form is kept in ``__pycache__`` (or under ``sys.pycache_prefix``), and is made anew as soon as the
file, or the code that reads it, is another. Where nothing can be written, nothing is kept. That modules are not to be
kept (``PYTHONDONTWRITEBYTECODE``) says nothing of these.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import msgspec


def compiled(source: Path, make: Callable[[], object], *, by: str) -> bytes:
    """What *make* reads from *source*, encoded as msgpack: as it was kept, if that is of this file and this code.

    Args:
        source: A file of the package.
        make: Reads the file; gives what msgspec can encode.
        by: Path of the module that *make* is of (its ``__file__``).

    Raises:
        OSError: If *source* cannot be read.
    """
    try:
        folder = Path(cache_from_source(str(source))).parent
    except NotImplementedError:  # an interpreter that keeps nothing
        return msgspec.msgpack.encode(make())
    kept = folder / f"{source.name}.{sys.implementation.cache_tag}.msgpack"
    stamp = msgspec.msgpack.encode([_state(source), _state(Path(by))])
    try:
        content = kept.read_bytes()
    except OSError:
        content = b""
    if not content.startswith(stamp):
        content = stamp + msgspec.msgpack.encode(make())
        with suppress(OSError):  # nothing is lost where nothing can be written
            _write(kept, content)
    return content[len(stamp) :]


def _state(file: Path) -> tuple[int, int]:
    """What changes when a file does: when it was written, in nanoseconds, and its size."""
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def _write(kept: Path, content: bytes) -> None:
    """Writes whole or not at all: another process may be reading, or writing the same."""
    kept.parent.mkdir(exist_ok=True, parents=True)
    handle, name = tempfile.mkstemp(dir=kept.parent, prefix=kept.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(kept)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
