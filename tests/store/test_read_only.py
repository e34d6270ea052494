"""A crisis file that may not be written can be read, and says so to who writes."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from standoff.api import Crisis
from standoff.errors import StoreError
from standoff.model import Cluster
from standoff.store import Store
from standoff.store.schema import MIGRATIONS
from tests.articles import Article

TEXT = "Kestrel warned Norland on Monday. If Norland closes the strait, Kestrel will send its fleet."


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A crisis file in a folder where nothing may be written; root may write anywhere, so the system call says no."""
    folder = tmp_path / "kept #1?"
    folder.mkdir()
    with Store.open(folder / "crisis.db") as store:
        store.put(Article(TEXT, "strait.txt", date(2031, 5, 6)).extraction())
        store.replace_linked([Cluster(id="s-1", documents=("d-1",), label="strait")], generation=store.generation)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: allowed(path, mode) and mode != os.W_OK)
    yield folder / "crisis.db"
    assert [entry.name for entry in folder.iterdir()] == ["crisis.db"]


def test_it_is_read_and_leaves_no_side_files(kept: Path) -> None:
    with Store.open(kept, create=False) as store:
        assert [document.path for document in store.documents()] == ["strait.txt"]
        assert store.search("fleet")[0].score
        assert store.health()["integrity"] == "ok"


def test_whoever_writes_is_told_so_before_anything_is_read(kept: Path) -> None:
    with Crisis.open(kept) as crisis:
        for write in (
            lambda: crisis.add([kept.parent / "no such article"]),
            lambda: crisis.remove("d-1"),
            lambda: crisis.import_([]),
        ):
            with pytest.raises(StoreError, match="may not be written; check its permissions"):
                write()


def test_what_is_linked_anew_is_shown_and_not_kept(kept: Path) -> None:
    before = kept.read_bytes()
    with Crisis.open(kept) as crisis:
        crisis.link()
        assert [story.label for story in crisis.stories()] != ["strait"]
        with pytest.raises(StoreError, match="may not be written"):
            crisis.add([kept])
    assert kept.read_bytes() == before


def test_changes_that_a_writer_left_in_a_side_file_are_not_overlooked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path / "live.db") as store:
        store.put(Article(TEXT, "strait.txt", date(2031, 5, 6)).extraction())
        for name in ("live.db", "live.db-wal"):
            shutil.copy(tmp_path / name, tmp_path / name.replace("live", "copy"))
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with Store.open(tmp_path / "copy.db", create=False) as store:
        assert [document.path for document in store.documents()] == ["strait.txt"]


def test_an_older_version_is_not_brought_forward(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.store.schema.MIGRATIONS", (*MIGRATIONS, ""))
    with pytest.raises(StoreError, match="older version of standoff, and may not be written"):
        Store.open(kept, create=False)
