"""The furniture rules fire on their own examples, and the table of publishers does not contradict itself."""

import pytest

from standoff.errors import LexiconError
from standoff.lexicons import pages
from standoff.lexicons.pages import Furniture, LineRule, collapse, load_furniture, load_publishers

RULES = load_furniture().rules


def alone(rule: LineRule) -> Furniture:
    """A lexicon of one rule, so that an example cannot be matched by an earlier one."""
    return Furniture(pages._FurnitureFile(rules=(rule,), words=_WORDS))


_WORDS = pages._Words(
    sections="",
    states="",
    widgets="",
    dates="",
    staff="",
    published_labels="",
    updated_labels="",
    mastheads="",
    bodies="",
    series="",
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_fires_on_its_examples_and_nowhere_else(rule: LineRule) -> None:
    assert rule.matches
    assert rule.rejects
    for example in rule.matches:
        assert alone(rule).match(example) is rule, f"{rule.id} misses {example!r}"
    for example in rule.rejects:
        assert alone(rule).match(example) is None, f"{rule.id} fires on {example!r}"


def test_no_example_of_body_text_is_taken_for_furniture_by_another_rule() -> None:
    furniture = load_furniture()
    taken = [(e, hit.id) for r in RULES for e in r.rejects if e.endswith(".") and (hit := furniture.match(e))]
    assert taken == []


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_edge_rules_spare_the_body() -> None:
    furniture = load_furniture()
    assert furniture.match("Foreign desk", edge=True)
    assert furniture.match("Foreign desk", edge=False) is None


def test_a_very_long_line_is_never_furniture() -> None:
    assert load_furniture().match("Copyright " + "x" * 100_000) is None


def test_a_broken_pattern_is_named_at_the_first_line() -> None:
    rule = LineRule(id="furniture.broken", role="boilerplate", pattern="(", matches=(), rejects=())
    with pytest.raises(LexiconError, match=r"furniture\.broken"):
        alone(rule).match("Read more")


def test_collapse_sees_through_odd_blanks() -> None:
    assert collapse("\u00a0 Read\u200b  \u00a0more\t") == "Read more"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The Associated Press", "AP"), ("reuters", "Reuters"), ("Agence France Presse", "AFP"), ("ITAR-TASS", "TASS")],
)
def test_publishers_are_found_by_any_of_their_names(name: str, expected: str) -> None:
    row = load_publishers().by_name(name)
    assert row is not None
    assert row.name == expected
    assert row.agency


def test_publishers_are_found_by_subdomain() -> None:
    row = load_publishers().by_host("edition.cnn.com")
    assert row is not None
    assert row.name == "CNN"
    assert load_publishers().by_host("cnn.com.example.org") is None
    assert load_publishers().by_host("localhost") is None


def test_the_table_does_not_contradict_itself() -> None:
    rows = load_publishers().all
    assert len(rows) >= 150
    assert len({row.id for row in rows}) == len(rows)
    domains = [domain for row in rows for domain in row.domains]
    assert len(set(domains)) == len(domains)
    assert all(len(row.country) == 3 and row.country.isupper() for row in rows)
    names = [pages._key(name) for row in rows for name in {pages._key(n) for n in (row.name, *row.names)}]
    assert len(set(names)) == len(names), sorted(n for n in names if names.count(n) > 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_pattern_backtracks_without_end(rule: LineRule) -> None:
    # Each example's words over and over, then a character that no rule allows: a pattern that can split them in many
    # ways would try them all, which takes years.
    furniture = alone(rule)
    for example in rule.matches:
        words = example.split()
        for piece in {example, *words, *(f"{word} " for word in words), *(f"{word} | " for word in words)}:
            furniture.match((piece * 200)[:395] + "\x01")
