"""Names in a list with a comma before "and" stand together, whatever the parser made of them."""

import pytest

from standoff.extraction.grammar import conjuncts, subject
from tests.extraction.reading import check_tree, extract, parsed, token


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("On 4 May the U.S., the U.K., and France protested.", "protested", "U.S. U.K. France"),
        ("Iran, Iraq, and Turkey condemned the raid.", "condemned", "Iran Iraq Turkey"),
        ("On 11 May delegations from Angola, Cuba, and the USSR reached an agreement.", "reached", "delegations"),
    ],
)
def test_the_list_is_the_subject(text, verb, who):
    parse = parsed(text)
    found = subject(parse, token(parse, verb))
    assert found is not None
    assert [parse.word[t] for t in conjuncts(parse, found)] == who.split()


@pytest.mark.parametrize(
    ("text", "lead", "listed"),
    [
        ("After a complaint by France, the U.K., and the U.S. in May, the Council met.", "France", "France U.K. U.S."),
        ("Lesotho appealed to the UN, the U.K., and the U.S. to help.", "UN", "UN U.K. U.S."),
        ("Norway, Sweden, the Netherlands and Mali met Chad.", "Norway", "Norway Sweden Netherlands Mali"),
        ("They met in Lima, Peru and Quito.", "Lima", "Lima"),
        ("Peru, Chile and tiny Fiji condemned Mali.", "Peru", "Peru Chile Fiji"),
        ("They met in Doha, Qatar, and Cairo, Egypt.", "Doha", "Doha"),
        ("They met in Oslo, Norway, on Monday.", "Oslo", "Oslo"),
    ],
)
def test_the_list_hangs_on_its_first_name(text, lead, listed):
    parse = parsed(text)
    assert [parse.word[t] for t in conjuncts(parse, token(parse, lead))][: len(listed.split())] == listed.split()


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May the U.S., the U.K., and France, which had waited, protested.",
        "Peru, the UN, and the U.S. to help Chile, Bolivia, and Brazil, he said, of Cuba, Haiti, and Panama.",
        "In Mali, Chad, and Niger, the army rules, and in Togo, Benin, and Ghana it does not.",
    ],
)
def test_the_tree_stays_a_tree(text):
    check_tree(parsed(text))


def test_the_last_thing_listed_is_no_verb():
    text = "Britain imposed travel bans and asset freezes on two Israeli ministers."
    (ban,) = extract(text).events
    assert (ban.type, ban.actor_countries, ban.recipient_countries) == ("SANCTION", ("GBR",), ("ISR",))
