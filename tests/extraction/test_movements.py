"""Movements called by what they are, and who stands behind them."""

import pytest

from tests.extraction.reading import extract, mention


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Hezbollah shelled a town. The Iran-backed militia said more would follow.", "militia", "HEZB"),
        ("The Houthis claimed the raid. The Iran-aligned rebels fired two missiles.", "rebels", "HOUTHI"),
        ("Hamas refused. The Palestinian militant group wants a full withdrawal.", "group", "HAMAS"),
        ("M23 took the town. The Rwandan-backed group denied looting.", "group", "M23"),
    ],
)
def test_a_movement_is_known_by_its_state_and_by_who_stands_behind_it(text, words, entity):
    assert mention(text, words).entity == entity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hezbollah shelled a town. The rights group condemned it.", "group"),
        ("Hamas refused. The Lebanese group wants a withdrawal.", "group"),
        ("Hezbollah shelled a town. The rebels fled.", "rebels"),
    ],
)
def test_another_group_is_not_the_movement(text, words):
    assert all(m.text != words for m in extract(text).mentions)


def test_who_stands_behind_others_is_not_it():
    text = "The Iran-aligned fighters attacked two ships. It was the third raid, and it halted all traffic."
    assert all(m.country != "IRN" for m in extract(text).mentions if m.form == "pronoun")


def test_a_mission_is_an_embassy_only_where_a_state_sent_it():
    assert mention("The KFOR mission stayed out of it.", "KFOR mission").entity == "KFOR"
    assert mention("The African Union mission in Somalia left.", "African Union mission").entity == "AU/other"
    assert mention("Japan's mission in Geneva rejected it.", "Japan's mission").entity == "JPN/embassy"
