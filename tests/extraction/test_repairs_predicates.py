"""Predicates that were given to the wrong word."""

import pytest

from tests.extraction.reading import check_tree, parsed, token


def test_a_stressed_itself_does_not_part_a_passive():
    parse = parsed(
        "Chad said it would not join in unless Mali's leadership was itself attacked; rebels said they would."
    )
    attacked = token(parse, "attacked")
    assert (parse.head[attacked], parse.dep[attacked]) == (token(parse, "join"), "advcl")
    assert parse.head[token(parse, "leadership")] == attacked
    check_tree(parse)


def test_a_participle_does_not_part_a_clause_from_its_subject():
    parse = parsed("The minister told the envoy that any house used again as a base in the south would be razed.")
    razed, used = token(parse, "razed"), token(parse, "used")
    assert (parse.head[token(parse, "house")], parse.dep[token(parse, "house")]) == (razed, "nsubjpass")
    assert (parse.head[used], parse.dep[used]) == (token(parse, "house"), "acl")
    check_tree(parse)


@pytest.mark.parametrize(
    ("text", "who", "whom", "owed"),
    [
        ("Under the pact a raid on either ally obliges the other to act.", "raid", "other", "act"),
        (
            "Chad signed a pact with Mali under which an attack on one obliges the other to fight.",
            "attack",
            "other",
            "fight",
        ),
        ("The treaty of accession to the union obliges Malta to keep its ports shut.", "treaty", "Malta", "keep"),
        ("A pact signed in Accra obliges Ghana to return the ships.", "pact", "Ghana", "return"),
    ],
)
def test_obliges_is_a_verb(text, who, whom, owed):
    parse = parsed(text)
    obliges = token(parse, "obliges")
    assert parse.tag[obliges] == "VBZ"
    assert (parse.head[token(parse, who)], parse.dep[token(parse, who)]) == (obliges, "nsubj")
    assert (parse.head[token(parse, whom)], parse.dep[token(parse, whom)]) == (obliges, "dobj")
    assert parse.head[token(parse, owed)] == obliges
    check_tree(parse)


def test_a_participle_behind_has_since_is_what_was_done():
    parse = parsed("Accra has since severed relations with Abuja and sent 400 gendarmes west.")
    severed = token(parse, "severed")
    assert (parse.head[token(parse, "relations")], parse.dep[token(parse, "relations")]) == (severed, "dobj")
    assert (parse.head[token(parse, "has")], parse.dep[token(parse, "has")]) == (severed, "aux")
    check_tree(parse)


def test_what_somebody_has_may_be_new():
    parse = parsed("Peru has newly elected leaders.")
    assert parse.head[token(parse, "elected")] == token(parse, "leaders")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("West African leaders meeting in Accra on Monday gave Ghana, Togo and Benin until 29 July to pay.", "leaders"),
        (
            "South American leaders meeting in Lima on Friday gave Peru, Chile and Bolivia until 3 May to sign.",
            "leaders",
        ),
        ("Gulf leaders meeting in Doha on Friday gave Oman, Qatar and Yemen until 3 May to answer.", "leaders"),
    ],
)
def test_a_participle_does_not_take_the_place_of_the_verb_behind_it(text, who):
    parse = parsed(text)
    gave, meeting = token(parse, "gave"), token(parse, "meeting")
    assert parse.head[gave] == gave
    assert (parse.head[token(parse, who)], parse.dep[token(parse, who)]) == (gave, "nsubj")
    assert (parse.head[meeting], parse.dep[meeting]) == (token(parse, who), "acl")
    check_tree(parse)
