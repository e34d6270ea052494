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
