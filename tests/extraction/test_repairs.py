"""A date that swallowed the subject behind it gives it back."""

import pytest

from standoff.extraction.grammar import subject
from standoff.extraction.parse import Parse
from standoff.extraction.repairs import free_subjects
from tests.extraction.reading import check_tree, parsed, token


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("On 17 March Poland handed over a note.", "handed", "Poland"),
        ("On the 19th Greece threatened war.", "threatened", "Greece"),
        ("In 1994 Chad withdrew its troops.", "withdrew", "Chad"),
        ("In Paris Poland signed the note.", "signed", "Poland"),
        ("Poland summoned the Russian chargé d'affaires and Greek Mirages were scrambled.", "scrambled", "Mirages"),
        ('The government of Poland "denounces the raid" and has left.', "denounces", "government"),
        ("The Polish premier, George Bush, called upon Greece to stop.", "called", "premier"),
    ],
)
def test_the_subject_is_found(text, verb, who):
    parse = parsed(text)
    found = subject(parse, token(parse, verb))
    assert found is not None
    assert parse.word[found] == who


def test_the_tree_stays_a_tree():
    check_tree(parsed("On 17 March Polish President Duda quickly handed over a note."))


def test_an_empty_parse_is_left_alone():
    parse = Parse("")
    free_subjects(parse, 0, 0)
    assert len(parse) == 0
