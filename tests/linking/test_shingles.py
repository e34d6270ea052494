"""Shingles: runs of five words, without quotations and page furniture where enough remain."""

from array import array

from standoff.linking.shingles import FEWEST_UNQUOTED, fingerprint, furniture, shingles, without
from standoff.linking.words import tokens

PLAIN = " ".join(f"word{n}" for n in range(40)).replace("0", "a").replace("1", "b")


def of(text):
    return shingles(text, tokens(text))


def test_a_text_shorter_than_five_words_has_none():
    assert len(of("two words")) == 0
    assert len(of("now there are five words")) == 1


def test_quotations_do_not_count_where_enough_else_remains():
    text = " ".join(f"{w}x" for w in "abcdefghijklmnopqrstuvwxyz")
    quote = "“whoever lays a cable here will find it cut”"
    assert of(f"{text} {quote}") == of(text)
    assert len(of(f"He said {quote}")) > 0, "little else: the quotation is all there is to go by"


def test_fingerprints_see_words_only():
    assert fingerprint(tokens("Plums, plums!")) == fingerprint(tokens("plums plums"))
    assert fingerprint(tokens("plums")) != fingerprint(tokens("pears"))
    assert fingerprint([]) == b""


def test_what_most_documents_share_is_furniture():
    shared = list(range(10))
    rows = [array("Q", [*shared, *range(1_000 * n, 1_000 * n + FEWEST_UNQUOTED)]) for n in range(1, 100)]
    assert furniture(rows) == set(shared)
    assert all(len(without(row, furniture(rows))) == FEWEST_UNQUOTED for row in rows)
    assert furniture(rows[:50]) == set(), "too few documents to tell"
    bare = array("Q", shared)
    assert without(bare, furniture([bare] * 100)) == bare, "nothing else remains"
