"""Predicates that were given to the wrong word."""

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


def test_a_participle_does_not_take_the_place_of_the_verb_behind_it():
    parse = parsed(
        "West African leaders meeting in Abuja on Sunday gave Mali, Burkina Faso and Niger until 29 July to pay, "
        "and Mali replied."
    )
    gave, meeting = token(parse, "gave"), token(parse, "meeting")
    assert parse.head[gave] == gave
    assert (parse.head[token(parse, "leaders")], parse.dep[token(parse, "leaders")]) == (gave, "nsubj")
    assert (parse.head[meeting], parse.dep[meeting]) == (token(parse, "leaders"), "acl")
    check_tree(parse)
