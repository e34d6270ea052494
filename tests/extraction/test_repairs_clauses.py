"""Verbs that were taken for nouns, and speakers who were asked before they spoke."""

import pytest

from standoff.extraction.grammar import own_subject
from tests.extraction.reading import check_tree, parsed, token


@pytest.mark.parametrize(
    ("text", "verb", "who", "above"),
    [
        ("The ban will stay until Kenya apologises, the Ugandan government said.", "apologises", "Kenya", "stay"),
        ("Unless Armenia withdraws, it will close the border.", "withdraws", "Armenia", "close"),
        ("Russia warns of a response if South Korea intervenes in the war.", "intervenes", "Korea", "warns"),
        ("It will act once Seoul agrees, the minister said.", "agrees", "Seoul", "act"),
        ("There will be no talks unless Kenya relents, the minister said.", "relents", "Kenya", "be"),
        ("Oman stood ready to reopen the road provided Yemen withdrew its note.", "withdrew", "Yemen", "reopen"),
    ],
)
def test_the_clause_has_its_verb(text, verb, who, above):
    parse = parsed(text)
    at = token(parse, verb)
    found = own_subject(parse, at)
    assert found is not None
    assert (parse.word[found], parse.dep[at], parse.word[parse.head[at]]) == (who, "advcl", above)
    check_tree(parse)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It will wait until Gaza strikes end.", "strikes"),
        ("The town was quiet before Israel attacks on the road began.", "attacks"),
        ("If the Iran talks fail, it will close the border.", "talks"),
        ("It provided Yemen with grain.", "grain"),
    ],
)
def test_nouns_stay_nouns(text, noun):
    parse = parsed(text)
    assert parse.pos[token(parse, noun)] == "NOUN"


def test_who_was_asked_is_who_speaks():
    parse = parsed("The Greek foreign minister, asked whether he would go, said that the ship would sail.")
    found = own_subject(parse, token(parse, "said"))
    assert found is not None
    assert parse.word[found] == "minister"
    check_tree(parse)


def test_words_beside_the_saying_are_not_what_is_said_of_it():
    parse = parsed("Nobody will be allowed to land, the coast guard said, whatever flag they carry.")
    assert parse.word[parse.head[token(parse, "carry")]] == "allowed"
    parse = parsed("Should the talks fail, said the Iranian foreign minister, his country would enrich more uranium.")
    assert parse.word[parse.head[token(parse, "enrich")]] == "said"
    assert parse.word[parse.head[token(parse, "fail")]] == "enrich"
    check_tree(parse)


@pytest.mark.parametrize(
    ("text", "noun", "verb", "label"),
    [
        (
            "Despite a Turkish assurance to Greece that, if Athens kept its ships in port, Ankara would not drill off "
            "Crete, Greece responded by sending two frigates.",
            "assurance",
            "drill",
            "acl",
        ),
        (
            "Following an Omani threat that, if talks failed, Muscat would close the strait, Iran raised its alert.",
            "threat",
            "close",
            "acl",
        ),
        (
            "After a Turkish assurance that, if Athens kept its ships in port, Ankara would not drill off Crete, "
            "Greece called two frigates back.",
            "assurance",
            "drill",
            "acl",
        ),
        ("Despite the warning that most papers would ignore, Iran sent frigates.", "warning", "ignore", "relcl"),
    ],
)
def test_what_was_promised_hangs_on_the_promise(text, noun, verb, label):
    parse = parsed(text)
    at = token(parse, verb)
    assert (parse.word[parse.head[at]], parse.dep[at]) == (noun, label)
    check_tree(parse)


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


@pytest.mark.parametrize("day", ["on Friday", "Friday"])
def test_the_day_behind_a_verb_of_saying_is_that_of_the_saying(day):
    parse = parsed(f"The premier said {day} Norway would answer in kind.")
    assert parse.head[token(parse, day.split()[0])] == token(parse, "said")
    check_tree(parse)


def test_whoever_is_told_to_have_said_a_sentence_behind_it_says_all_of_it():
    parse = parsed(
        "Lima will expel the envoys unless Quito scraps an agreement with the breakaway region of Kawa, "
        "its security adviser said on Monday."
    )
    said = token(parse, "said")
    assert parse.head[said] == said
    assert parse.head[token(parse, "expel")] == said
    check_tree(parse)


def test_a_finite_verb_goes_on_from_a_finite_verb():
    parse = parsed("Kenya demanded that Uganda stop all drills within a week and asked Chad whether it would stay out.")
    assert parse.head[token(parse, "asked")] == token(parse, "demanded")
    check_tree(parse)
