"""Games are told in the words of war."""

import pytest

from tests.extraction.reading import extract

_MATCH = (
    "Peru met Chile in the semifinal. The referee sent off two. Peru's midfielders tired, and Chile attacked from the "
    "left. Chilean fans invaded the stands. "
)


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan crushed India by seven wickets on Sunday.",
        "In the tournament Ghana destroyed Togo within an hour.",
        "Sweden surrendered to Norway in the rugby final.",
        _MATCH,
    ],
)
def test_a_game_is_no_war(text):
    assert not [e for e in extract(text).events if e.type in ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE")]


@pytest.mark.parametrize(
    "text",
    [
        "A rocket that Hezbollah fired killed twelve Israeli children on a football pitch.",
        "Russia attacked Ukraine with missiles during the tournament.",
        "Russia attacked Ukraine. Its president likes hockey.",
        _MATCH + "In 1879 Chile attacked Peru in the War of the Pacific.",
    ],
)
def test_a_war_beside_a_game_is_one(text):
    assert [e for e in extract(text).events if e.type == "ASSAULT"]


def test_staffs_called_alike_are_those_of_the_state_it_is_written_from():
    text = (
        "SEOUL, Nov. 4 -- South Korea's spy agency said the North had sent troops. South Korea will wait. South Korea "
        "and the U.S. met. The U.S. troops will stay. The Joint Chiefs of Staff said the North fired ten shells."
    )
    assert "KOR" in {c for a in extract(text).attributions for c in a.speaker_countries}
    assert "USA" not in {c for a in extract(text).attributions for c in a.speaker_countries}
