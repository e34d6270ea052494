"""Opening: what is a crisis file, and what is not."""

import os
from pathlib import Path

import apsw
import pytest

from standoff.errors import CrisisBusy, NewerCrisis, NotACrisis, StoreError
from standoff.store import Store, schema
from tests.articles import Article


def test_a_missing_file_becomes_a_crisis(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with Store.open(path) as store:
        assert store.health() | {"path": "", "sqlite": ""} == {
            "path": "",
            "sqlite": "",
            "file version": str(len(schema.MIGRATIONS)),
            "integrity": "ok",
            "journal": "wal",
        }
    with Store.open(path) as store:
        assert store.counts() == {}


def test_every_table_is_strict() -> None:
    connection = apsw.Connection(":memory:")
    schema.migrate(connection, schema.MIGRATIONS)
    ours = connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert [name for name, strict in ours if not strict] == []
    assert "document" in dict(ours)


def test_an_empty_file_becomes_a_crisis(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    path.touch()
    Store.open(path).close()
    assert path.stat().st_size > 0


def test_a_missing_file_is_not_created_to_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.db: no such crisis file; add articles"):
        Store.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_must_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="its folder does not exist"):
        Store.open(tmp_path / "no" / "crisis.db")


@pytest.mark.parametrize("content", [b"Dear diary", b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_another_file_is_not_a_crisis_and_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    with pytest.raises(NotACrisis, match=r"diary\.db: not a crisis file; name another one"):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_not_a_crisis(tmp_path: Path) -> None:
    with pytest.raises(NotACrisis, match="is a folder"):
        Store.open(tmp_path)


def test_another_database_is_not_a_crisis(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE book (title)")
    connection.close()
    with pytest.raises(NotACrisis, match="a database, but not a crisis file"):
        Store.open(path)


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    Store.open(path).close()
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", 99)
    connection.close()
    with pytest.raises(NewerCrisis, match=r"file version 99.*upgrade standoff"):
        Store.open(path)


def test_an_older_file_is_brought_forward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "crisis.db"
    with Store.open(path) as store:
        store.put(Article("The army stayed in its barracks.").extraction())
    more = "ALTER TABLE document ADD COLUMN note TEXT; UPDATE document SET note = 'brought forward';"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, more))
    with Store.open(path) as store:
        assert store.health()["file version"] == str(len(schema.MIGRATIONS))
        assert len(list(store.extractions())) == 1


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "crisis.db"
    Store.open(path).close()
    broken = "CREATE TABLE half (x INTEGER) STRICT; SELECT nonsense;"
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(StoreError, match="nonsense"):
            Store.open(path)
    with Store.open(path) as store:
        assert store.health()["file version"] == str(len(schema.MIGRATIONS))


def test_a_locked_file_is_busy_and_still_readable(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with Store.open(path) as store:
        store.put(Article("The army stayed in its barracks.").extraction())
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    try:
        with Store.open(path, busy_seconds=0.05) as store:
            with pytest.raises(CrisisBusy, match=r"crisis\.db: another process is writing"):
                store.put(Article("The fleet left port.").extraction())
            assert store.counts()["document"] == 1
    finally:
        other.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    path.write_bytes(b"")
    path.chmod(0)
    with pytest.raises(StoreError, match="check its permissions"):
        Store.open(path)


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "crisis.db")
    store._connection.pragma("query_only", True)
    with pytest.raises(StoreError, match="may not be written; check its permissions"):
        store.put(Article("The fleet left port.").extraction())
    store.close()


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with Store.open(path) as store:
        for number in range(30):
            store.put(Article(f"Report {number}. " + "The fleet left port. " * 200, f"{number}.txt").extraction())
    content = bytearray(path.read_bytes())
    content[8192:-4096] = b"\xaa" * (len(content) - 8192 - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged|refused"), Store.open(path) as store:
        list(store.extractions())
