"""Who is asked whether somebody said something has not said that he did: no words, no fact and no threat."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    "text",
    [
        "Did Iran claim that Israel had killed the scientist?",
        "Has Japan denied that it sank the vessel?",
        "Can Oman prove that Yemen bombed Salalah?",
        "Did Laos admit that it had attacked the bridge?",
    ],
)
def test_a_report_that_is_asked_about_carries_no_fact(text):
    read = extract(text)
    assert not [e for e in read.events if e.type == "ASSAULT" and e.modality == "actual"]
    assert read.attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Would Egypt threaten to close the canal if Ethiopia fills the dam?",
        "Did Iran say that it would attack Israel if Iraq fell?",
        "Has Oman promised to send troops to Yemen?",
        "Did Oman warn that it would close its ports if Iran attacked?",
    ],
)
def test_a_commitment_that_is_asked_about_binds_nobody(text):
    assert extract(text).commitments == ()


def test_why_somebody_says_so_takes_it_for_granted():
    (said,) = extract("Why does Moscow say that Kyiv bombed the dam?").attributions
    assert said.speaker_countries == ("RUS",)


def test_who_asks_has_asked():
    (asked,) = extract('"Did you say that Chad had bombed Bangui?" a reporter asked the minister.').attributions
    assert asked.act == "ask"


def test_a_question_that_follows_takes_nothing_back():
    (threat,) = extract("Egypt threatened to close the canal if Ethiopia fills the dam. Would it?").commitments
    assert (threat.type, threat.issuer_countries) == ("threat", ("EGY",))
