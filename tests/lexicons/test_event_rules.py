"""Every event rule fires in its own examples and keeps quiet in its counter-examples."""

import pytest

from standoff.errors import LexiconError
from standoff.extraction import Extractor
from standoff.lexicons import default_resources
from standoff.lexicons.events import TYPES, _condition, load_cameo
from standoff.model import Document, identify

RULES = default_resources().events.rules


@pytest.fixture(scope="module")
def fired() -> dict[str, set[str]]:
    """Ids of the rules that fire, by example sentence; all sentences are parsed in one go."""
    sentences = sorted({s for rule in RULES for s in (*rule.matches, *rule.rejects)})
    documents = [Document(id=identify("d", s), path=s, sha256="", text=s) for s in sentences]
    return {e.document.path: {x.rule for x in e.events} for e in Extractor().extract_many(documents)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_and_rejects_its_examples(rule, fired):
    assert rule.matches
    assert rule.rejects
    for sentence in rule.matches:
        assert rule.id in fired[sentence], f"{sentence!r} gave {sorted(fired[sentence])}"
    for sentence in rule.rejects:
        assert rule.id not in fired[sentence], sentence


def test_rule_ids_are_unique_and_name_their_type():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    cameo = load_cameo()
    for rule in RULES:
        assert rule.id.split(".")[1].upper() == cameo[rule.cameo].type


def test_all_sixteen_types_have_rules():
    cameo = load_cameo()
    assert {cameo[rule.cameo].type for rule in RULES} == set(TYPES)


def test_scores_are_signed_as_in_the_manual():
    cameo = load_cameo()
    kind = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
    hostile = {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    assert all(entry.score > 0 for entry in cameo.values() if entry.type in kind)
    assert all(entry.score < 0 for entry in cameo.values() if entry.type in hostile)
    assert all(-10 <= entry.score <= 10 for entry in cameo.values())
    assert cameo["190"].score == -10.0
    assert cameo["057"].score == 8.0


def test_cameo_codes_are_strings_and_no_code_is_ambiguous():
    cameo = load_cameo()
    assert cameo["010"[1:] + "0"].type == "REQUEST"
    assert "010" not in cameo
    assert cameo["100"].type == "REQUEST"


def test_a_condition_with_an_unknown_class_is_refused():
    with pytest.raises(LexiconError, match="no class of"):
        _condition("object:dragons", {}, where="assault.yaml: event.x")


def test_a_condition_with_an_unknown_slot_is_refused():
    with pytest.raises(LexiconError, match="neither a slot"):
        _condition("obj3ct:'dragon'", {}, where="assault.yaml: event.x")
