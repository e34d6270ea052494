"""Who issues a commitment, through verbs, nouns, adjectives and letters; and who is bound by it."""

import pytest

from tests.extraction.reading import extract


def issuers(text: str) -> set[tuple[str, ...]]:
    """The issuers of the commitments of a text."""
    return {c.issuer_countries for c in extract(text).commitments}


@pytest.mark.parametrize(
    "text",
    [
        "Latvia threatened to close the border.",
        "Latvia's threat to close the border was heard in Minsk.",
        "Latvia issued a threat to close the border.",
        "Latvia repeated that it would close the border if Belarus moved its army.",
        "Latvia is ready to close the border if Belarus moves its army, its government said.",
        "Latvia made it clear that it would close the border if Belarus moved its army.",
        "Latvia declared its readiness to close the border if Belarus moved its army.",
        "Latvia sent Belarus a letter in which it threatened to close the border.",
        "Latvia sent a note to Belarus threatening to close the border.",
        "Belarus was told that Latvia would close the border if the flights went on.",
        "The Latvian army warned that it would fire if the flights went on.",
        "“We will close the border if the flights go on,” the Latvian prime minister said.",
        "The government will close the border if the flights go on, the Latvian interior ministry said.",
    ],
)
def test_the_issuer_is_latvia(text):
    assert issuers(text) == {("LVA",)}


def test_a_date_before_the_subject_does_not_hide_the_issuer():
    assert issuers("On the 19th Greece threatened to close the strait.") == {("GRC",)}


def test_a_threat_of_others_is_not_the_speakers():
    assert issuers("Estonia warned of Russian retaliation if the statue fell.") == set()


def test_what_somebody_else_would_do_binds_nobody():
    assert issuers("Estonia said that Finland would close its ports if the ice held.") == set()


def test_who_is_named_with_the_cue_is_addressed():
    (made,) = extract("Latvia warned Belarus that it would close the border if the flights went on.").commitments
    assert made.addressee_countries == ("BLR",)


def test_telling_reporters_addresses_nobody():
    text = "Latvia told reporters that it would close the border if the flights went on."
    assert [c.addressee_countries for c in extract(text).commitments] == [()]


def test_an_official_without_a_country_speaks_for_the_state_that_would_act():
    text = "President Okonjo declared that Zambia would not tolerate attacks on its villages."
    assert issuers(text) == {("ZMB",)}
    assert issuers("Professor Okonjo declared that Zambia would not tolerate attacks on its villages.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Spanish government said its troops would go home as soon as Morocco promised not to come back.",
        "The Spanish defence minister said the patrols would end the moment Morocco promises to hand over the boat.",
        "“The minute the Moroccans say they will leave, we will leave too,” the Spanish defence minister said.",
        "The Spanish government will talk once Morocco pledges to free the crew, its spokesman said.",
    ],
)
def test_a_promise_that_is_waited_for_has_not_been_made(text):
    assert ("MAR",) not in issuers(text)


def test_a_promise_told_after_the_fact_has_been_made():
    assert issuers("Spain withdrew its troops once Morocco had promised to free the crew.") == {("MAR",)}


def test_to_defend_ones_own_rights_threatens_nobody():
    kinds = {c.type for c in extract("Egypt would defend its rights, the Egyptian ambassador said.").commitments}
    assert "threat" not in kinds
