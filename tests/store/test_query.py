"""What users type must always be a query, never a syntax error."""

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.store.query import expression


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("border drills", '"border" AND "drills"'),
        ('"border drills" NOT naval', '"border drills" NOT "naval"'),
        ("border OR drills", '"border" OR "drills"'),
        ("border AND drills", '"border" AND "drills"'),
        ("mobili*", '"mobili" *'),
        ("AND", '"AND"'),
        ("border AND", '"border" AND "AND"'),
        ("NOT border", '"NOT" AND "border"'),
        ("border OR OR drills", '"border" OR "OR" AND "drills"'),
        ('say "unclosed phrase', '"say" AND "unclosed phrase"'),
        ("(border) title:drills", '"border" AND "title:drills"'),
        ("-- ; border", '"border"'),
        ("border\x00drills", '"border drills"'),
    ],
)
def test_what_is_typed_becomes_a_query(typed: str, sent: str) -> None:
    assert expression(typed) == sent


@pytest.mark.parametrize("typed", ["", "   ", '""', "- … ()", "***"])
def test_nothing_to_search_for(typed: str) -> None:
    assert expression(typed) is None


_table = apsw.Connection(":memory:")
_table.execute("CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
_table.execute("INSERT INTO search VALUES ('border drills')")


@given(
    st.text(st.sampled_from("ab\"'*()-+:^{}.,é \x00") | st.characters())
    | st.lists(
        st.sampled_from(["AND", "OR", "NOT", "NEAR", "border", '"', "*", "(", ")", "NEAR(a b, 2)", "text:x"])
    ).map(" ".join)
)
def test_no_query_is_a_syntax_error(typed: str) -> None:
    sent = expression(typed)
    if sent is not None:
        _table.execute("SELECT * FROM search WHERE search MATCH ?", (sent,)).fetchall()
