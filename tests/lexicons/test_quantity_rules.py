"""Every rule of the lexicon of figures fires in its own examples and keeps quiet in its counter-examples."""

import pytest

from standoff.extraction import Extractor
from standoff.lexicons import default_resources
from standoff.lexicons.quantities import CountedState, Hedge, StanceWords
from standoff.model import Claim, Document, identify

LEXICON = default_resources().quantities
RULES = LEXICON.rules


@pytest.fixture(scope="module")
def claims() -> dict[str, tuple[Claim, ...]]:
    """Claims by example sentence; all sentences are parsed in one go."""
    sentences = sorted({s for rule in RULES for s in (*rule.matches, *rule.rejects)})
    documents = [Document(id=identify("d", s), path=s, sha256="", text=s) for s in sentences]
    found = {}
    for extraction in Extractor().extract_many(documents):
        assert extraction.failures == ()
        found[extraction.document.path] = extraction.claims
    return found


def fires(rule, claims) -> bool:
    """Whether a rule shows in the claims of a sentence."""
    if isinstance(rule, CountedState):
        return any(c.state == rule.state for c in claims)
    if isinstance(rule, StanceWords):
        return any(c.stance == rule.stance and c.retracts == rule.retracts and c.quantity is None for c in claims)
    phrases = (*rule.before, *rule.after)
    texts = [c.quantity.text.lower() for c in claims if c.quantity is not None]
    return any(text.startswith(p) or text.endswith(p) for text in texts for p in phrases)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_and_rejects_its_examples(rule, claims):
    assert rule.matches
    assert rule.rejects
    for sentence in rule.matches:
        assert fires(rule, claims[sentence]), f"{sentence!r} gave {claims[sentence]}"
    for sentence in rule.rejects:
        assert not fires(rule, claims[sentence]), f"{sentence!r} gave {claims[sentence]}"


def test_ids_are_unique():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_hedges_hold_the_number_they_widen():
    for rule in RULES:
        if isinstance(rule, Hedge):
            assert rule.low <= 1
            assert rule.high is None or rule.high >= 1


def test_every_state_is_one_that_the_ledger_knows_or_is_left_to_it():
    from standoff.lexicons.matters import load_matters

    matters = load_matters()
    unknown = {s.state for s in LEXICON.states if matters.state_of(s.state) is None}
    assert unknown <= {"missing", "casualties", "lost"}
