"""A date that swallowed the subject behind it gives it back."""

import pytest

from standoff.extraction.grammar import subject
from standoff.extraction.parse import Parse
from standoff.extraction.repairs import attach, free_subjects
from tests.extraction.reading import check_tree, parsed, token


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("On 17 March Poland handed over a note.", "handed", "Poland"),
        ("On the 19th Greece threatened war.", "threatened", "Greece"),
        ("In 1994 Chad withdrew its troops.", "withdrew", "Chad"),
        ("On the 28th Secretary of State Marshall warned Bulgaria.", "warned", "Marshall"),
        ("On the 3rd President Kagame of Rwanda threatened to close the road.", "threatened", "Kagame"),
        ("In Paris Poland signed the note.", "signed", "Poland"),
        ("On 2 August 1990 Iraqi forces overran Kuwait.", "overran", "forces"),
        ("On 10 April troops of Chad crossed into Libya.", "crossed", "troops"),
        ("Poland summoned the Russian chargé d'affaires and Greek Mirages were scrambled.", "scrambled", "Mirages"),
        ('The government of Poland "denounces the raid" and has left.', "denounces", "government"),
        ("The Polish premier, George Bush, called upon Greece to stop.", "called", "premier"),
        ("The Saudi-led coalition bombed Sanaa on Sunday.", "bombed", "coalition"),
        ("The Western coalition lifted sanctions on Syria.", "lifted", "coalition"),
        ("Ann Roe, ordering the fleet to sail, said 30 people had been killed.", "said", "Roe"),
        ("Mikheil Saakashvili, calling a halt, said they had lost.", "said", "Saakashvili"),
        ("The closing of the border by Niger angered Benin.", "angered", "closing"),
    ],
)
def test_the_subject_is_found(text, verb, who):
    parse = parsed(text)
    found = subject(parse, token(parse, verb))
    assert found is not None
    assert parse.word[found] == who


def test_clauses_between_which_a_semicolon_stands_are_two():
    parse = parsed("Chad condemned the raid; Oman warned of a famine.")
    assert parse.dep[token(parse, "condemned")] == "parataxis"


def test_a_remark_hangs_on_what_was_said():
    parse = parsed("Guns had hit the temple, Chadian officials said, a claim that Oman was unable to verify.")
    claim = token(parse, "claim")
    assert (parse.word[parse.head[claim]], parse.dep[claim]) == ("said", "npadvmod")


@pytest.mark.parametrize(
    "text",
    [
        "On 17 March Polish President Duda quickly handed over a note.",
        "The closure of the road by Chad angered Sudan, a claim that hurt; Oman, waiting, said no.",
    ],
)
def test_the_tree_stays_a_tree(text):
    check_tree(parsed(text))


def test_an_empty_parse_is_left_alone():
    parse = Parse("")
    free_subjects(parse, 0, 0)
    assert len(parse) == 0


def test_no_repair_closes_a_circle():
    parse = parsed("Greece sent two ships.")
    sent, ships = token(parse, "sent"), token(parse, "ships")
    attach(parse, sent, ships, "acl")
    assert parse.head[ships] == sent
    check_tree(parse)
