"""Whatever a user hands over: a document, or one line that says what is wrong and what to do."""

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.ingest import read_inputs
from standoff.ingest.inputs import KINDS
from standoff.model import Document, Failure

ARTICLE = "Peru recalls envoy from Quito\n\nPeru recalled its envoy on Monday, the foreign ministry said in Lima.\n"
HTML = f"<html><body><article><h1>Peru recalls envoy</h1><p>{ARTICLE}</p><p>{ARTICLE * 2}</p></article></body></html>"


def errors(found: list[Document | Failure]) -> dict[str, str]:
    return {Path(item.path).name: item.error for item in found if isinstance(item, Failure)}


def names(found: list[Document | Failure]) -> list[str]:
    return [Path(item.path).name for item in found if isinstance(item, Document)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(ARTICLE)
    (tmp_path / "a.md").write_text(ARTICLE)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt.gz").write_bytes(gzip.compress(ARTICLE.encode()))
    (tmp_path / ".hidden.txt").write_text(ARTICLE)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_folders_are_read_in_order_with_all_below(folder: Path) -> None:
    found = list(read_inputs([folder]))
    assert names(found) == ["a.md", "b.txt", "c.txt.gz"]
    assert errors(found) == {}
    assert list(read_inputs(str(folder))) == found


def test_patterns(folder: Path) -> None:
    assert names(list(read_inputs([f"{folder}/*.txt"]))) == ["b.txt"]
    assert names(list(read_inputs([f"{folder}/s*"]))) == ["c.txt.gz"]
    assert names(list(read_inputs([f"{folder}/**"]))) == ["a.md", "b.txt", "c.txt.gz"]
    assert "matches no file" in errors(list(read_inputs([f"{folder}/*.html"])))["*.html"]


def test_what_the_user_knows_holds_for_all(folder: Path) -> None:
    from datetime import date

    found = list(read_inputs([folder], published=date(2021, 5, 3), publisher="AP News"))
    assert {item.publisher for item in found if isinstance(item, Document)} == {"AP"}
    assert {item.published.basis for item in found if isinstance(item, Document)} == {"given"}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n", "nothing but blanks"),
        ("binary.txt", bytes(range(256)), "binary"),
        ("paper.txt", b"%PDF-1.4", "is a PDF"),
        ("broken.txt", "é".encode() * 9 + b"\xc3(" + ARTICLE.encode(), "not valid UTF-8"),
        ("long.txt", b"word " * 1_000_000, "split it"),
        ("longer.txt", b"w" * 1_000_001, "1,000,001 characters"),
        ("menu.txt", b"Menu\nSearch\n- Advertisement -\n", "only menus"),
        ("spanish.txt", "El ministro dijo el lunes que las conversaciones seguirán en Lima.".encode(), "language 'es'"),
        ("cut.html", b"<html><head><title>Peru rec", "without article text"),
        ("cut.txt.gz", gzip.compress(ARTICLE.encode(), mtime=0)[:30], "no complete gzip"),
        ("fake.txt.gz", b"not gzip", "no complete gzip"),
        ("table.csv", b"a,b\n1,2\n", "no column for the text"),
        ("none.json", b"[]", "holds no record"),
        ("none.jsonl", b"\n\n", "holds no record"),
        ("data.json", b'{"a": 1}', "record without article text"),
    ],
)
def test_bad_files_are_one_failure_each_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(ARTICLE)
    found = list(read_inputs([tmp_path]))
    assert names(found) == ["z.txt"]
    assert message in errors(found)[name]
    assert len(found) == 2
    assert "\n" not in errors(found)[name]


@pytest.mark.parametrize(
    ("item", "message"),
    [("nowhere.txt", "does not exist"), ("https://a.example/x", "nothing is fetched"), ("", "empty name")],
)
def test_what_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, item: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    (failure,) = read_inputs([item])
    assert isinstance(failure, Failure)
    assert message in failure.error
    assert failure.component == "ingest"


def test_a_folder_without_permission_is_one_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests may run as root, whom no permission stops, so the system call refuses instead.
    listing = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return listing(path)  # type: ignore[return-value]

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(read_inputs([folder]))
    assert names(found) == ["a.md", "b.txt"]
    assert "permission denied; allow yourself" in errors(found)["sub"]


def test_a_link_to_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere")
    assert "does not exist" in errors(list(read_inputs([tmp_path])))["gone.txt"]


def test_windows_1252_gives_a_document_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode() + b"\x93We left,\x94 he said.")
    document, note = read_inputs([tmp_path])
    assert isinstance(document, Document)
    assert isinstance(note, Failure)
    assert note.document == document.id


def test_html_keeps_the_hash_of_its_bytes(tmp_path: Path) -> None:
    from hashlib import sha256

    (tmp_path / "a.html").write_text(HTML)
    (document,) = read_inputs([tmp_path])
    assert isinstance(document, Document)
    assert document.original_sha256 == sha256(HTML.encode()).hexdigest()
    assert document.sha256 == sha256(document.text.encode()).hexdigest()
    assert document.title is not None
    assert document.title.text == "Peru recalls envoy"


def test_records_are_numbered_and_streamed(tmp_path: Path) -> None:
    records = [{"title": f"Peru recalls envoy {n}", "text": ARTICLE} for n in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    (tmp_path / "b.json").write_text(json.dumps(records))
    (tmp_path / "c.json").write_text(json.dumps(records[0]))
    found = read_inputs([tmp_path])
    first = next(found)
    assert first.path.endswith("a.jsonl#1")
    assert [Path(item.path).name for item in found] == [
        "a.jsonl#2", "a.jsonl#3", "b.json#1", "b.json#2", "b.json#3", "c.json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (ARTICLE.encode(), ["-"]),
        (HTML.encode(), ["-"]),
        (b'[{"text": "' + ARTICLE.strip().replace("\n", " ").encode() + b'"}]', ["-#1"]),
        (b'{"text": "Peru recalled the envoy."}\n{"text": "Peru said that the envoy left."}\n', ["-#1", "-#2"]),
        (b'{"text": "Peru recalled the envoy."}', ["-"]),
    ],
)
def test_the_standard_input_is_read_by_its_content(data: bytes, paths: list[str]) -> None:
    assert [item.path for item in read_inputs(["-"], stdin=data)] == paths
    assert all(isinstance(item, Document) for item in read_inputs(["-"], stdin=io.BytesIO(data)))


def test_files_without_a_known_ending_are_read_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "article").write_text(ARTICLE)
    (tmp_path / "page.aspx").write_text(HTML)
    found = list(read_inputs([tmp_path / "article", tmp_path / "page.aspx"]))
    assert names(found) == ["article", "page.aspx"]


def test_every_kind_has_an_example_here() -> None:
    assert set(KINDS.values()) == {"text", "html", "jsonl", "json", "csv", "tsv"}
