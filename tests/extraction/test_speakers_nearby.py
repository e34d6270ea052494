"""Whose officials speak when the sentence leaves their state to its neighbours: "officials there", "an army source"."""

import pytest

from tests.extraction.reading import extract


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Washington promised to support Chad against Israeli threats, officials there said.", "USA"),
        ("Shells killed 28 people in Israel, according to officials there.", "ISR"),
        ("Addis Ababa has not replied, but an official there said that it would.", "ETH"),
        ("A foreign ministry source in Cairo said Egypt was ready.", "EGY"),
        ("An Indian army source said that the posts had fired first.", "IND"),
        ("“It hurt us,” Ana Ruiz, the minister who heads Peru's maritime council, told reporters.", "PER"),
        (
            "SEOUL, June 11 (Wire) - South Korea fired shots on Sunday.\n\n"
            "A defence ministry official, who asked not to be named, said the broadcasts would resume.",
            "KOR",
        ),
        (
            "SEOUL, June 11 (Wire) - South Korea fired shots on Sunday.\n\n"
            "If Pyongyang fired, a presidential official said, the army would hit back.",
            "KOR",
        ),
        ("The state department said that the envoy was ready.", "USA"),
    ],
)
def test_whose_they_are(text, country):
    said = [a for a in extract(text).attributions if a.act in ("say", "tell")]
    assert said
    assert {a.speaker_countries for a in said} == {(country,)}


@pytest.mark.parametrize(
    "text",
    [
        # nobody is named before whose officials they could be
        "The road was shut, officials there said.",
        # an analyst there is nobody's official
        "Washington promised it, and an analyst there said that it would.",
        # whoever speaks in a report from Seoul of another state's deeds may be that state's
        "SEOUL, June 11 (Wire) - South Korea fired shots on Sunday.\n\nJapan is arming, a senior official said.",
    ],
)
def test_and_when_nothing_tells(text):
    assert all(a.speaker_countries == () for a in extract(text).attributions if a.act == "say")


def test_a_doctor_is_the_president_who_is_called_so():
    text = (
        "Guyana will not sit down, President Irfaan Ali said. Dr Neville Boodhoo warned that it might.\n\n"
        "Asked about it, Dr Ali said only that “all options are being looked at”."
    )
    assert extract(text).attributions[-1].speaker_countries == ("GUY",)


@pytest.mark.parametrize(
    "text",
    [
        "A Peruvian official, who asked not to be named, left.",
        "Peru will see to it that the accord is honoured.",
        "Peru cried foul over the tariff.",
    ],
)
def test_idioms_report_nothing(text):
    assert not extract(text).attributions
