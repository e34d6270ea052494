"""Every rule of conditions and issuing words fires in its own examples and keeps quiet in its counter-examples."""

import pytest

from standoff.errors import LexiconError
from standoff.extraction import Extractor
from standoff.lexicons import default_resources
from standoff.lexicons.commitments import Condition
from standoff.lexicons.reading import read_yaml
from standoff.model import Document, identify

LEXICON = default_resources().commitments
RULES = LEXICON.rules


@pytest.fixture(scope="module")
def fired() -> dict[str, set[str]]:
    """Ids of the rules that fire, by example sentence; all sentences are parsed in one go."""
    sentences = sorted({s for rule in RULES for s in (*rule.matches, *rule.rejects)})
    documents = [Document(id=identify("d", s), path=s, sha256="", text=s) for s in sentences]
    return {
        e.document.path: {part for c in e.commitments for part in c.rule.split("+")}
        for e in Extractor().extract_many(documents)
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_and_rejects_its_examples(rule, fired):
    assert rule.matches
    assert rule.rejects
    for sentence in rule.matches:
        assert rule.id in fired[sentence], f"{sentence!r} gave {sorted(fired[sentence])}"
    for sentence in rule.rejects:
        assert rule.id not in fired[sentence], sentence


def test_rule_ids_are_unique():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_records_name_rules_that_exist(fired):
    known = {rule.id for rule in RULES}
    assert {part for parts in fired.values() for part in parts} <= known


def test_longer_subordinators_are_tried_before_shorter_ones():
    for entries in LEXICON.first_words.values():
        lengths = [len(words) for words, _ in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_rules_that_go_by_the_verb_are_found_by_it():
    assert {rule.kind for rules in LEXICON.verbs.values() for rule in rules} == {"predicate", "regard", "tolerate"}


def test_a_condition_of_unknown_kind_is_refused(tmp_path):
    path = tmp_path / "conditions.yaml"
    path.write_text("- {id: condition.x, kind: sometimes, words: [perhaps], matches: [], rejects: []}\n")
    with pytest.raises(LexiconError, match=r"conditions\.yaml"):
        read_yaml(path, tuple[Condition, ...])
