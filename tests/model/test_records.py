import json
from unicodedata import bidirectional, category

import pytest
from hypothesis import given, settings

from standoff.errors import RecordError
from standoff.model import Claim, Failure, Quantity, Status, decode, decode_lines, encode
from tests.strategies import any_record


@given(any_record())
@settings(max_examples=150)
def test_decoding_undoes_encoding(record):
    assert decode(encode(record)) == record


def test_the_contract_names_kind_first_and_keeps_the_word_for():
    status = Status(commitment="k-1", as_of=None, status="open", for_=("e-1",))
    line = encode(status)
    assert line.startswith('{"kind":"status"')
    assert json.loads(line)["for"] == ["e-1"]


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x9b", "\u200b", "\ufeff", "\U000e0041", "\u2028"])
def test_what_hides_or_reorders_is_escaped_and_comes_back(hidden):
    failure = Failure(path=f"a{hidden}b.txt", document=None, component="ingest", error=f"{hidden}é")
    line = encode(failure)
    assert hidden not in line
    assert "é" in line
    assert "\\u" in line
    assert decode(line) == failure


@given(any_record())
@settings(max_examples=150)
def test_no_line_holds_a_character_that_steers_a_terminal(record):
    line = encode(record)
    assert not {bidirectional(c) for c in line} & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert "Cc" not in {category(c) for c in line}


def test_a_claim_writes_its_figure_as_an_interval():
    claim = Claim(
        id="c-1", document="d-1", start=0, end=4, component="claims", version=1, rule="r", stance="asserts",
        quantity=Quantity(low=20, high=None, text="at least 20", unit="ships"),
    )  # fmt: skip
    assert json.loads(encode(claim))["quantity"]["high"] is None


@pytest.mark.parametrize("line", ["not json", "{}", '{"kind":"opinion"}', '{"kind":"event","id":3}'])
def test_a_line_that_is_no_record_is_refused_with_its_place(line):
    with pytest.raises(RecordError, match=r"crisis\.jsonl:2"):
        list(decode_lines(f"\n{line}\n", path="crisis.jsonl"))
