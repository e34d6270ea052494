"""What is read from a lexicon file is kept beside it, and made anew when the file or the code is another."""

import os
import sys
from pathlib import Path

import msgspec
import pytest

from standoff.lexicons import compiled as module
from standoff.lexicons.compiled import compiled


@pytest.fixture
def file(tmp_path: Path) -> Path:
    source = tmp_path / "words.yaml"
    source.write_text("- one\n", encoding="utf-8")
    return source


@pytest.fixture
def code(tmp_path: Path) -> Path:
    reader = tmp_path / "reader.py"
    reader.write_text("lines = 1\n", encoding="utf-8")
    return reader


class Reading:
    """Reads a file's lines, and counts how often it had to."""

    def __init__(self, source: Path, code: Path) -> None:
        self.source, self.code, self.times = source, code, 0

    def __call__(self) -> list[str]:
        return msgspec.msgpack.decode(compiled(self.source, self._read, by=str(self.code)), type=list[str])

    def _read(self) -> list[str]:
        self.times += 1
        return self.source.read_text(encoding="utf-8").splitlines()


def test_a_file_is_read_once_however_often_it_is_asked_for(file: Path, code: Path) -> None:
    read = Reading(file, code)
    assert read() == read() == ["- one"]
    assert read.times == 1


def test_another_process_finds_what_was_kept(file: Path, code: Path) -> None:
    Reading(file, code)()
    later = Reading(file, code)
    assert later() == ["- one"]
    assert later.times == 0


def test_a_changed_file_is_read_anew(file: Path, code: Path) -> None:
    read = Reading(file, code)
    read()
    file.write_text("- two\n- three\n", encoding="utf-8")
    assert read() == ["- two", "- three"]
    # the same size, written later
    file.write_text("- six\n- seven\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert read() == ["- six", "- seven"]


def test_a_file_is_read_anew_when_the_code_that_reads_it_is_another(file: Path, code: Path) -> None:
    read = Reading(file, code)
    read()
    code.write_text("lines = 1  # and more\n", encoding="utf-8")
    read()
    assert read.times == 2


def test_where_nothing_can_be_written_the_file_is_read_each_time(
    file: Path, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(module.tempfile, "mkstemp", full)
    read = Reading(file, code)
    assert read() == read() == ["- one"]
    assert read.times == 2


def test_a_write_that_breaks_off_leaves_nothing_behind(file: Path, code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("the disk was taken away")

    monkeypatch.setattr(Path, "replace", fails)
    assert Reading(file, code)() == ["- one"]
    assert not [kept for kept in file.parent.rglob("*") if "msgpack" in kept.name]


def test_an_interpreter_that_keeps_nothing_is_obeyed(file: Path, code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    read = Reading(file, code)
    assert read() == read() == ["- one"]
    assert read.times == 2


def test_a_missing_file_says_so(tmp_path: Path, code: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Reading(tmp_path / "absent.yaml", code)()
