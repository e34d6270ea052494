"""Every pattern of time fires in its own examples and not in its counter-examples."""

import pytest

from standoff.errors import LexiconError
from standoff.extraction.parse import Parse, parse_many
from standoff.extraction.time_find import find
from standoff.lexicons.times import TimeLexicon, TimePattern, load_times, shape_of
from standoff.model import Document, identify

LEXICON = load_times()
CASES = [(p.id, text, True) for p in LEXICON.patterns for text in p.matches]
CASES += [(p.id, text, False) for p in LEXICON.patterns for text in p.rejects]


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    texts = list(dict.fromkeys(text for _, text, _ in CASES))
    documents = (Document(id=identify("d", t), path="x.txt", sha256="", text=t) for t in texts)
    return dict(zip(texts, parse_many(documents), strict=True))


@pytest.mark.parametrize(("rule", "text", "fires"), CASES)
def test_examples(rule: str, text: str, fires: bool, parses: dict[str, Parse]) -> None:
    assert (rule in {found.rule for found in find(parses[text], LEXICON)}) is fires


def test_every_pattern_has_examples_of_both_kinds() -> None:
    assert [p.id for p in LEXICON.patterns if not (p.matches and p.rejects)] == []


def broken(*patterns: str) -> TimeLexicon:
    listed = tuple(TimePattern(id="times.x", kind="date", pattern=p, matches=(), rejects=()) for p in patterns)
    return TimeLexicon(LEXICON.words, {}, listed, LEXICON.context)


def test_a_class_without_words_is_refused() -> None:
    with pytest.raises(LexiconError, match="names the class 'weekdya'"):
        broken("weekdya")


def test_a_broken_pattern_is_refused() -> None:
    with pytest.raises(LexiconError, match="no regular expression"):
        broken("(month")


def test_an_id_occurs_once() -> None:
    with pytest.raises(LexiconError, match="occurs twice"):
        broken("month", "weekday")


@pytest.mark.parametrize(
    ("name", "token", "groups"),
    [("days", "2–5", ("2", "5")), ("years", "1947–48", ("1947", "48")), ("midyear", "mid-1984", ("mid", "1984"))],
)
def test_the_parts_of_what_is_written_in_one_token(name: str, token: str, groups: tuple[str, ...]) -> None:
    match = shape_of(name, token)
    assert match is not None
    assert match.groups() == groups
