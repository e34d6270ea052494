"""What somebody denies, could not confirm or only describes must not count as done or undertaken."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("Norway’s ministry denied that Russia had attacked its ships.", "actual", True),
        ("Sweden could not confirm reports that Russia had bombed Oslo.", "hypothetical", False),
        ("Norway’s ministry said that Russia had attacked its ships.", "actual", False),
    ],
)
def test_denied_and_doubted_acts_did_not_happen(text, modality, negated):
    (act,) = [e for e in extract(text).events if e.type == "ASSAULT"]
    assert (act.modality, act.negated) == (modality, negated)


def test_taking_no_notice_takes_nobody():
    assert not [e for e in extract("They took no notice of Peruvian warnings.").events if e.type == "ASSAULT"]


def test_a_clause_that_describes_an_act_is_no_vow():
    text = "The court told Peru on Friday to refrain from any act that would change the border with Chile."
    assert extract(text).commitments == ()


def test_standing_idly_by_keeps_its_last_word_where_it_can():
    found = extract("Russia warned that its army would not stand idly by.").commitments
    assert all(c.consequence.text.endswith("by") for c in found)
