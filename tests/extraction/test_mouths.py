"""Whose words they are: of who is accused of saying so, of who denies what another says, of who says so in passing."""

import pytest

from tests.extraction.reading import extract


def spoken(text, cue):
    (found,) = [a for a in extract(text).attributions if a.cue is not None and a.cue.text == cue]
    return found


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ("Kenya has accused Ethiopia of planning to annex the coast.", "planning", ("ETH",)),
        ("Warsaw faulted Berlin for saying that Ukraine had lost.", "saying", ("DEU",)),
        ("Oman thanked Qatar for offering to mediate.", "offering", ("QAT",)),
        ("Oman opened the talks by saying that Qatar would wait.", "saying", ("OMN",)),
        ("Norway urged Russia to free the trawler, which it says strayed by mistake.", "says", ("NOR",)),
    ],
)
def test_who_says_it(text, cue, who):
    assert spoken(text, cue).speaker_countries == who


@pytest.mark.parametrize(
    ("text", "denies", "asserts"),
    [
        ("Ghana dismissed Togo's claim that it had bombed Lome.", "GHA", "TGO"),
        ("Yerevan rejects Baku's accusations of shelling.", "ARM", "AZE"),
    ],
)
def test_who_makes_a_claim_does_not_deny_it(text, denies, asserts):
    found = {(c.stance, c.by_countries) for c in extract(text).claims}
    assert ("denies", (denies,)) in found
    assert ("denies", (asserts,)) not in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Erdogan said troops might land, a line he has used before.", "troops might land"),
        ("Chad said it had won, a claim Sudan rejects.", "it had won"),
        ("Chad said it had taken Tine, a town on the border.", "it had taken Tine, a town on the border"),
    ],
)
def test_what_the_reporter_adds_is_not_said(text, said):
    assert [text[s.start : s.end] for s in spoken(text, "said").content] == [said]


def test_what_is_done_at_the_request_of_somebody_is_not_done_to_him():
    text = "Kenya carried out two airstrikes against the group at the request of the Somali government."
    (strike,) = [e for e in extract(text).events if e.type == "ASSAULT"]
    assert "SOM/government" not in strike.recipient


def test_a_state_has_no_members():
    text = "Moscow blamed Oman; its premier blamed Moscow and said that two of its members had helped Qatar."
    assert not [e for e in extract(text).events if e.type == "AID" and e.actor_countries]
