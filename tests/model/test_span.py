import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model import Span, hull, text_span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(min(p), max(p)))


def test_a_span_is_half_open():
    assert len(Span(2, 5)) == 3
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))


def test_text_span_carries_its_words():
    assert text_span("the strait is open", 4, 10).text == "strait"


@given(st.lists(spans, min_size=1))
def test_the_hull_covers_every_span(listed):
    whole = hull(listed)
    assert all(whole.covers(s) for s in listed)
    assert any(s.start == whole.start for s in listed)
    assert any(s.end == whole.end for s in listed)


def test_there_is_no_hull_of_nothing():
    with pytest.raises(ValueError, match="no span"):
        hull([])
