"""Words with a hyphen behind "co" and "re" are read as those without."""

import pytest

from standoff.extraction.hyphened import HYPHENED
from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("form", "whole", "lemma"),
    [
        ("co-operates", "cooperates", "cooperate"),
        ("co-opted", "coopted", "coopt"),
        ("re-occupied", "reoccupied", "reoccupy"),
        ("re-establishes", "reestablishes", "reestablish"),
        ("re-imposing", "reimposing", "reimpose"),
        ("re-election", "reelection", "reelection"),
    ],
)
def test_forms(form, whole, lemma):
    assert HYPHENED[form] == (whole, lemma)


def test_a_condition_does_not_end_at_the_hyphen():
    text = "Talks will not resume, the Canadian foreign minister said, unless India co-operates with the inquiry."
    (one,) = extract(text).commitments
    assert one.condition.text == "unless India co-operates with the inquiry"


@pytest.mark.parametrize("verb", ["reimposed", "re-imposed", "Re-imposed"])
def test_the_act_is_the_same(verb):
    text = f"Chad {verb} sanctions on Libya." if verb.islower() else "Peru said: Re-imposed sanctions on Libya stay."
    (one,) = [e for e in extract(text).events if e.type == "SANCTION"]
    assert one.recipient_countries == ("LBY",)


def test_a_site_that_is_written_as_a_name_ends_no_sentence():
    text = "Peru sent troops to Chile for drills, Lima.Ru reports, citing officials. Talks go on.It is late."
    words = [text[m.start : m.end] for m in extract(text).sentences]
    assert words[0].endswith("citing officials.")
    assert words[1] == "Talks go on."
