import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import InputError
from standoff.extraction.parse import load_model, parse, parse_many, plain
from standoff.model import Span
from tests.extraction.reading import document, parsed


def test_tokens_point_at_the_text_as_read():
    found = parsed("“Stay away,” Peru’s navy said.")
    assert [found.text[a:b] for a, b in zip(found.start, found.end, strict=True)][:3] == ["“", "Stay", "away"]
    assert found.word[0] == '"'


def test_a_closing_mark_is_no_sentence():
    found = parsed("He said: “The strait is open.” Nobody believed it.")
    assert all(any(c.isalnum() for c in found.text[slice(*_ends(found, n))]) for n in range(len(found.sentences)))


def _ends(found, number):
    span = found.sentence_span(number)
    return span.start, span.end


def test_a_token_is_found_by_its_offset():
    found = parsed("Chad closed the road.")
    assert found.word[found.token_at(5)] == "closed"
    assert found.token_at(10_000) is None
    assert [found.word[i] for i in found.tokens_in(Span(5, 15))] == ["closed", "the"]


def test_documents_come_back_in_order_whatever_the_batch():
    texts = [f"Ship number {n} left.\nIt was day {n}." for n in range(9)]
    together = [p.word for p in parse_many([document(t) for t in texts], batch=2)]
    assert together == [parse(document(t)).word for t in texts]


def test_a_model_that_is_not_installed_is_named():
    with pytest.raises(InputError, match="xx_absent"):
        load_model("xx_absent")


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_can_be_parsed(text):
    found = parse(document(text))
    assert all(0 <= a < b <= len(text) for a, b in zip(found.start, found.end, strict=True))
    assert len(found.sent) == len(found.word) == sum(b - a for a, b in found.sentences)


@given(st.text())
def test_straightening_keeps_every_offset(text):
    assert len(plain(text)) == len(text)
