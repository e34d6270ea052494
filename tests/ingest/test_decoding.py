import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import UnreadableInput
from standoff.ingest.decoding import clean, decode


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_utf8_comes_through_unchanged_but_for_newlines(text: str) -> None:
    # A blank in front, so that no text happens to start like a PDF or with a byte order mark.
    assert decode(f" {text}".encode()).text == f" {text}".replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8 + "é".encode(), "é".encode("utf-16"), b"\xfe\xff\x00\xe9"])
def test_byte_order_marks_decide_and_stay_out(bom: bytes) -> None:
    assert decode(bom).text == "é"


def test_a_declared_charset_counts_in_html_only() -> None:
    page = '<meta charset="windows-1251"><p>Переговоры</p>'.encode("cp1251")
    assert "Переговоры" in decode(page, is_html=True).text
    with pytest.raises(UnreadableInput, match="not valid UTF-8"):
        decode(page)


def test_windows_1252_is_read_and_said() -> None:
    decoded = decode(b"\x93They must leave,\x94 the envoy said on Monday in Caf\xe9 Central.")
    assert decoded.text.startswith("“They must leave,”")
    assert decoded.note is not None
    assert "Windows-1252" in decoded.note


def test_a_text_cut_inside_a_character_is_used_and_said() -> None:
    decoded = decode("They left.”".encode()[:-1])
    assert decoded.text == "They left."
    assert decoded.note is not None
    assert "cut off" in decoded.note


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04", "office file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"abc\x00def", "binary"),
        (b"x" * 5000 + b"\x00", "NUL"),
        ("text".encode("utf-16-le"), "binary or UTF-16"),
        (("é" * 20).encode() + b" \xc3( and more text after it", "not valid UTF-8"),
        (b"\x81\x8d" * 10 + b"abc", "not valid UTF-8"),
        (b"\xff\xfe\x00", "UTF-16"),
    ],
)
def test_what_is_no_text_says_what_it_is_and_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput, match=message) as caught:
        decode(data)
    assert ";" in str(caught.value)


def test_lone_surrogates_become_replacement_characters_of_the_same_length() -> None:
    assert clean("a\ud800b") == "a\ufffdb"
