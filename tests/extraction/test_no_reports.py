"""Words that report elsewhere and do not here: blows, dismissals, recalls, names, terms, wishes under a condition."""

import pytest

from tests.extraction.test_attribution import attributions, content


@pytest.mark.parametrize(
    "text",
    [
        "Peru recalled its ambassador on Tuesday.",
        "Abreu dismissed the security chief a week ago.",
        "Salas offered no evidence.",
        "Two depots burned, the airport was hit and a hotel was damaged.",
        "Salas offered no explanation.",
        "Register your presence at the consulate.",
        "Honduras called a summit for Tuesday.",
        "The guards undertook “corresponding actions” in the valley.",
        "China ended the drill, which it named “Strait Thunder”.",
        "The ultimatum of the African Union runs out at midnight.",
        "The threat of war has emptied the streets.",
    ],
)
def test_nothing_is_reported(text):
    assert [(a.rule, content(text, a)) for a in attributions(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“If they want to block the strait, the fleet will sail,” Salas said.", "to block the strait"),
        ("An official spoke to us on condition that he not be named.", "he not be named"),
    ],
)
def test_no_report_of_its_own_is_made_of(text, words):
    assert [a.rule for a in attributions(text) if content(text, a).strip(". ").endswith(words)] in (
        [],
        ["reporting.say"],
    )


def test_a_person_is_attacked_in_words_where_a_reason_follows():
    (one,) = attributions("Salas attacked Ricardo Lagos for his silence.")
    assert one.act == "accuse"
    assert attributions("The gunmen attacked Ricardo Lagos.") == ()
