"""A rule id leads to the entry of the file it stands in."""

import re
from pathlib import Path
from typing import get_args

import pytest

import standoff.extraction
from standoff.extraction.belonging import Ending
from standoff.lexicons import default_resources
from standoff.lexicons.entries import entries
from standoff.lexicons.reading import read_yaml


def fields(rule: str, **options: object) -> dict[str, str]:
    (entry,) = entries(rule, **options)  # type: ignore[arg-type]
    return dict(entry.fields)


def test_an_entry_says_its_words_its_file_and_an_example():
    (entry,) = entries("reporting.say")
    assert (entry.id, entry.file) == ("reporting.say", "reporting/speech.yaml")
    assert dict(entry.fields)["act"] == "say"
    assert "more" in dict(entry.fields)["verbs"]
    assert dict(entry.fields)["for example"].startswith("The harbour master said")


def test_of_a_long_list_the_words_of_the_sentence_come_first():
    assert fields("reporting.say", words=frozenset({"quip"}))["verbs"].startswith("quip")


def test_two_rules_are_two_entries():
    assert [e.id for e in entries("condition.if+cue.warn")] == ["condition.if", "cue.warn"]


def test_a_name_leads_to_its_actor_and_to_the_field_that_it_is_of():
    capital = fields("actors.capital.NOR")
    assert capital["capital"] == "Oslo"
    assert "adjectives" not in capital
    (ministry,) = entries("actors.institution.AUS/asio")
    assert ministry.file == "actors/states_oceania.yaml"
    assert "ASIO" in dict(ministry.fields)["names"]


def test_an_office_holder_leads_to_his_terms():
    terms = [dict(e.fields)["office"] for e in entries("offices.joao-lourenco")]
    assert "defence minister, 2014-04-23 to 2017" in terms
    assert all(e.file == "offices/africa.csv" for e in entries("offices.joao-lourenco"))


def test_an_ending_is_explained_beside_the_entry():
    noun, again = entries("grounding.role.foreign-ministry.again")
    assert noun.file == "actors/generic_roles.yaml"
    assert again.file == "constructions.yaml"


def test_a_case_of_a_construction_is_described_by_it():
    assert "pronoun" in fields("grounding.pronoun.it")["says"]


def test_an_unknown_rule_has_no_entry():
    assert entries("nothing.of.the.kind") == ()
    assert entries("") == ()


def test_the_users_own_entry_comes_first(tmp_path: Path):
    own = tmp_path / "own.yaml"
    own.write_text("states:\n  - {id: NOR, name: Norway, capital: Kestrelhaven}\n", encoding="utf-8")
    first, second = entries("actors.capital.NOR", extra=(own,))
    assert (first.file, dict(first.fields)["capital"]) == (str(own), "Kestrelhaven")
    assert dict(second.fields)["capital"] == "Oslo"


def rule_ids() -> list[str]:
    known = default_resources()
    listed = [*known.events.rules, *known.quantities.rules, *known.commitments.rules, *known.times.patterns]
    return [rule.id for rule in (*listed, *known.reporting.cues)]


@pytest.mark.parametrize("rule", [*rule_ids(), *(r for r in read_yaml("constructions.yaml", dict[str, str]))])
def test_every_rule_has_an_entry(rule: str):
    assert rule.startswith("*") or [e.id for e in entries(rule)] == [rule]


def made_in_code() -> list[str]:
    """Rule ids written out in the code of the components, up to the part that it fills in."""
    folder = Path(standoff.extraction.__file__).parent
    written = re.compile(r'"((?:grounding|quotation|quantity|claim|reporting)\.[a-z][a-z.-]*[a-z])"')
    filled = re.compile(r'f"(actors\.[a-z]+|(?:grounding|quotation)\.[a-z]+)\.\{')
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    return sorted({*written.findall(text), *filled.findall(text)} - NOBODY_SHOWN)


# The rule of drafts that never become a record, and beginnings that code only compares with.
NOBODY_SHOWN = {"grounding.person.unknown", "grounding.person"}


@pytest.mark.parametrize("rule", made_in_code())
def test_every_rule_that_code_makes_up_has_an_entry(rule: str):
    assert entries("grounding.role.forces" if rule == "grounding.role" else rule)


@pytest.mark.parametrize("ending", get_args(Ending))
def test_every_ending_is_explained_beside_the_noun(ending: str):
    *nouns, how = entries(f"grounding.role.forces.{ending}")
    assert {noun.id for noun in nouns} == {"forces"}
    assert how.id == f"*.{ending}"
