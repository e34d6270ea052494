"""Conditions and days in front of a clause hang on that clause."""

import pytest

from standoff.extraction.grammar import own_subject
from tests.extraction.reading import check_tree, parsed, token


@pytest.mark.parametrize(
    ("text", "condition", "consequence", "said"),
    [
        ("Oman said that, should Iran mine the strait, its navy would clear it.", "mine", "clear", "said"),
        ("Cairo declared that should Sudan be attacked, it would defend Khartoum.", "attacked", "defend", "declared"),
        ("Oman warned that should Iran mine the strait its navy would sink the minelayers.", "mine", "sink", "warned"),
        (
            "The Kenyan minister told reporters that should the talks fail, Kenya would close the border.",
            "fail",
            "close",
            "told",
        ),
        ("Iran said should the talks fail, it would leave the treaty.", "fail", "leave", "said"),
        ("Paris stated that should Chad ask for help, France was bound to give it.", "ask", "bound", "stated"),
    ],
)
def test_what_is_put_hangs_on_what_would_follow(text, condition, consequence, said):
    parse = parsed(text)
    put, then = token(parse, condition), token(parse, consequence)
    assert (parse.dep[put], parse.head[put]) == ("advcl", then)
    assert (parse.dep[then], parse.word[parse.head[then]]) == ("ccomp", said)
    check_tree(parse)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Tehran said the ships should leave and that Iran would act.", "leave"),
        ("The minister said that the talks should resume and the border would open.", "resume"),
        ("Should the talks fail?", "fail"),
    ],
)
def test_what_ought_to_be_is_no_condition(text, verb):
    parse = parsed(text)
    assert parse.dep[token(parse, verb)] != "advcl"
    check_tree(parse)


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("On the 28th Secretary of State Marshall warned Bulgaria.", "warned", "Marshall"),
        ("On the 3rd President Kagame of Rwanda threatened to close the road.", "threatened", "Kagame"),
        ("On the 15th Iraq demanded the islands.", "demanded", "Iraq"),
    ],
)
def test_who_acts_is_no_part_of_the_day(text, verb, who):
    parse = parsed(text)
    found = own_subject(parse, token(parse, verb))
    assert found is not None
    assert parse.word[found] == who
    check_tree(parse)
