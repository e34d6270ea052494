"""Opening a crisis file, and turning what SQLite says into what a user can act on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import apsw

from standoff.errors import CrisisBusy, NewerCrisis, NotACrisis, StoreError
from standoff.store import schema

_MAGIC = b"SQLite format 3\x00"
# Kilobytes of the file that are kept at hand: with SQLite's own 2,000, adding to a large crisis reads most pages anew.
CACHE = 65_536
# Pages that are written beside the file before they go into it: with SQLite's own 1,000, an index that each article
# touches in other places goes into a large file every few articles.
LOG = 4_000


@contextmanager
def guard(name: str) -> Iterator[None]:
    """Turn errors of SQLite into errors of ours that name the crisis file and the way out.

    Raises:
        CrisisBusy: Another process kept the file locked for longer than we wait.
        NotACrisis: The file is no database.
        StoreError: Anything else.
    """
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise CrisisBusy(f"{name}: another process is writing to this crisis; try again when it is done") from error
    except apsw.NotADBError as error:
        raise NotACrisis(f"{name}: not a crisis file; name another one with --crisis") from error
    except apsw.CorruptError as error:
        raise StoreError(
            f"{name}: the crisis file is damaged ({error}); restore a copy or add the articles to a new file"
        ) from error
    except apsw.FullError as error:
        raise StoreError(
            f"{name}: the disk is full; nothing of the last article was written, free some space and add it again"
        ) from error
    except apsw.ReadOnlyError as error:
        raise StoreError(f"{name}: the crisis file may not be written; check its permissions") from error
    except apsw.CantOpenError as error:
        raise StoreError(
            f"{name}: cannot be opened; check that the folder exists and may be read and written"
        ) from error
    except apsw.Error as error:
        raise StoreError(f"{name}: the crisis file refused the operation ({error})") from error


def connect(path: str | None, *, create: bool, busy_seconds: float) -> apsw.Connection:
    """A connection to a crisis file of the newest version.

    Args:
        path: The file, or ``None`` for a crisis in memory.
        create: Whether a file that is missing (or empty) becomes a new crisis.
        busy_seconds: How long to wait for another process that writes.

    A file that may not be written is opened for reading alone.

    Raises:
        NotACrisis: If the file exists and is something else.
        NewerCrisis: If a newer version of standoff wrote it.
        CrisisBusy: If it stays locked.
        StoreError: If it is missing and *create* is false, or cannot be opened.
    """
    name = path or "crisis in memory"
    if path is not None:
        _inspect(path, create=create)
    with guard(name):
        if path is not None and Path(path).exists() and not os.access(path, os.W_OK):
            return _connect_to_read(path, busy_seconds=busy_seconds)
        flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
        connection = apsw.Connection(path or ":memory:", flags=flags)
        try:
            connection.set_busy_timeout(int(busy_seconds * 1000))
            _check(connection, name)
            if path is not None and connection.pragma("journal_mode") != "wal":
                connection.pragma("journal_mode", "wal")
            connection.pragma("synchronous", 1)  # NORMAL: with WAL a crash can lose the last article, never tear one
            connection.pragma("cache_size", -CACHE)
            connection.pragma("wal_autocheckpoint", LOG)
            connection.pragma("foreign_keys", True)
            if connection.pragma("user_version") < len(schema.MIGRATIONS):
                schema.migrate(connection, schema.MIGRATIONS)
        except BaseException:
            connection.close()
            raise
    return connection


def _connect_to_read(path: str, *, busy_seconds: float) -> apsw.Connection:
    """A connection that cannot write.

    SQLite keeps its side files beside the database even to read; where the folder may not be written either, it is
    told that nobody else can write, which is true unless a writer has left a side file with changes in it.
    """
    left = Path(f"{path}-wal")
    pending = left.exists() and left.stat().st_size > 0
    apart = not pending and not os.access(Path(path).absolute().parent, os.W_OK)
    address = f"file:{quote(path)}?mode=ro" + ("&immutable=1" if apart else "")
    try:
        connection = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
        connection.set_busy_timeout(int(busy_seconds * 1000))
        _check(connection, path)
        version: int = connection.pragma("user_version")
    except apsw.CantOpenError as error:
        raise StoreError(
            f"{path}: may not be written, and {left.name} beside it holds changes that only a writer can take in; "
            "copy both to a folder of your own and open the copy"
        ) from error
    if version < len(schema.MIGRATIONS):
        connection.close()
        raise StoreError(
            f"{path}: written by an older version of standoff, and may not be written; copy it and open the copy"
        )
    return connection


def copied(connection: apsw.Connection) -> apsw.Connection:
    """A crisis in memory that holds what the connection's file does."""
    copy = apsw.Connection(":memory:")
    with copy.backup("main", connection, "main") as backup:
        backup.step(-1)
    copy.pragma("foreign_keys", True)
    return copy


def _inspect(path: str, *, create: bool) -> None:
    """Look at the first bytes before SQLite does: it would leave side files next to what is not its own."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        if create and Path(path).parent.is_dir():
            return
        way_out = "its folder does not exist; create it first" if create else "add articles to start it"
        raise StoreError(f"{path}: no such crisis file; {way_out}") from error
    except IsADirectoryError as error:
        raise NotACrisis(f"{path}: is a folder, not a crisis file; name a file with --crisis") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if head and head != _MAGIC:
        raise NotACrisis(f"{path}: not a crisis file; name another one with --crisis")


def _check(connection: apsw.Connection, name: str) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
    application: int = connection.pragma("application_id")
    version: int = connection.pragma("user_version")
    if (tables or application or version) and application != schema.APPLICATION_ID:
        raise NotACrisis(f"{name}: a database, but not a crisis file; name another one with --crisis")
    if version > len(schema.MIGRATIONS):
        raise NewerCrisis(
            f"{name}: written by a newer version of standoff (file version {version}, this one reads up to "
            f"{len(schema.MIGRATIONS)}); upgrade standoff"
        )
