"""A claim shows the clause that carries it, not the bare figure."""

import pytest

from standoff.extraction.clauses import clause
from tests.extraction.reading import extract, parsed, token

CASES = [
    ("Norland said that it had lost 300 soldiers in the raid.", "300", "it had lost 300 soldiers in the raid"),
    ("Rebels raided the camp, killing 12 soldiers.", "12", "Rebels raided the camp, killing 12 soldiers"),
    ("The army, which lost 20 tanks, withdrew.", "20", "The army, which lost 20 tanks"),
    ("Chad lost 40 men, while Mali put the toll at 900.", "900", "Mali put the toll at 900"),
    ("Chad lost 40 men, while Mali put the toll at 900.", "40", "Chad lost 40 men"),
    ("Three killed in Norland blast", "Three", "Three killed in Norland blast"),
    ("Kenya will send 300 soldiers if Uganda agrees.", "300", "Kenya will send 300 soldiers if Uganda agrees"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_the_clause_says_who_what_and_the_figure(text: str, word: str, expected: str):
    parse = parsed(text)
    span = clause(parse, token(parse, word))
    assert text[span.start : span.end] == expected


def test_a_denial_shows_who_denies():
    text = "Poland denied that it had sent 300 soldiers to Ukraine."
    shown = {text[c.clause.start : c.clause.end] for c in extract(text).claims if c.clause}
    assert shown == {"Poland denied that it had sent 300 soldiers to Ukraine"}


def test_the_clause_holds_the_claim():
    text = "At least 45 people were killed in two strikes, the ministry said. It could not confirm the 30 wounded."
    for claim in extract(text).claims:
        if claim.clause is not None:
            assert claim.clause.start <= claim.start <= claim.end <= claim.clause.end
