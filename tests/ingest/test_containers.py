import io
import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ingest import containers
from standoff.ingest.containers import Found, Trouble, csv_records, json_records, jsonl_records

Reader = Callable[[io.BufferedReader], Iterator[Found | Trouble]]


def read(reader: Reader, data: bytes) -> list[Found | Trouble]:
    return list(reader(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]


def titles(found: list[Found | Trouble]) -> list[object]:
    return [item.record.get("title") if isinstance(item, Found) else item.number for item in found]


def test_each_bad_line_is_one_trouble_and_the_rest_goes_on() -> None:
    lines = b'\xef\xbb\xbf{"title": "a"}\n\nnope\n[1]\n{"title": "\xc3("}\n{"title": "b"}'
    found = read(jsonl_records, lines)
    assert titles(found) == ["a", 2, 3, 4, "b"]
    assert "not valid JSON" in found[1].error  # type: ignore[union-attr]
    assert "no JSON object" in found[2].error  # type: ignore[union-attr]
    assert "UTF-8" in found[3].error  # type: ignore[union-attr]


def test_a_line_that_is_too_long_is_skipped_without_being_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "LONGEST_RECORD", 1000)
    found = read(jsonl_records, b'{"title": "' + b"x" * 600_000 + b'"}\n{"title": "b"}\n')
    assert titles(found) == [1, "b"]


def test_utf16_lines() -> None:
    assert titles(read(jsonl_records, '{"title": "é"}\n{"title": "b"}\n'.encode("utf-16"))) == ["é", "b"]


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=50), max_size=3)), st.integers(1, 50))
def test_arrays_are_read_whatever_the_size_of_the_window(records: list[dict[str, str]], chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(containers, "_CHUNK", chunk)
        found = read(json_records, json.dumps(records, ensure_ascii=False).encode())
    assert [item.record for item in found if isinstance(item, Found)] == records
    assert [item.number for item in found] == list(range(1, len(records) + 1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'[{"title": "a"}, {"title": "b"', ["a", 2]),
        (b'[{"title": "a"}', ["a", None]),
        (b'[{"title": "a"} nope]', ["a", 2]),
        (b'{"title": "a"}', ["a"]),
        (b'{"title": "a"}\n{"title": "b"}', ["a", "b"]),
        (b'{"articles": [{"title": "a"}, {"title": "b"}]}', ["a", "b"]),
        (b'{"title": ', [None]),
        (b"[]", []),
        (b'[{"title": "\xff"}]', [None]),
    ],
)
def test_json_files(data: bytes, expected: list[object]) -> None:
    assert titles(read(json_records, data)) == expected


def test_an_endless_object_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_LONGEST_OBJECT", 100)
    (trouble,) = read(json_records, b'{"title": "' + b"x" * 200)
    assert isinstance(trouble, Trouble)
    assert "save it as .jsonl" in trouble.error


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_tables_with_any_separator(separator: str) -> None:
    rows = ["title{0}text", 'a{0}"one{0} ""two""\nthree"', "{0}", "b{0}four"]
    found = read(csv_records, "\n".join(rows).format(separator).encode())
    assert titles(found) == ["a", "b"]
    assert isinstance(found[0], Found)
    assert found[0].record["text"] == f'one{separator} "two"\nthree'


def test_a_table_without_text_is_one_trouble() -> None:
    (trouble,) = read(csv_records, b"a,b\n1,2\n3,4\n")
    assert isinstance(trouble, Trouble)
    assert "no column for the text" in trouble.error
    assert read(csv_records, b"\n") == []


def test_rows_that_cannot_be_read_are_troubles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "LONGEST_RECORD", 200)
    found = read(csv_records, b"title,text\na,x\nb," + b"y" * 300 + b"\nc,\xc3(\nd,z\n" + b'e,"' + b"open\n" * 90)
    assert [t for t in titles(found) if isinstance(t, str)][:2] == ["a", "d"]
    assert sum(isinstance(item, Trouble) for item in found) >= 3


def test_windows_1252_in_a_table_is_said_once() -> None:
    found = read(csv_records, b"title,text\nCaf\xe9,one\nCaf\xe9,two\n")
    assert [item.note is not None for item in found if isinstance(item, Found)] == [True, False]


def test_column_names_with_a_stray_carriage_return_are_one_trouble() -> None:
    (found,) = read(csv_records, b"title,te\rxt\na,b\n")
    assert isinstance(found, Trouble)
    assert "no valid line of column names" in found.error
