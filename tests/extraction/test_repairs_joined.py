"""Clauses that the parser joins to the wrong clause, seen by what is told of them."""

import pytest

from tests.extraction.reading import extract


def said(text: str) -> list[tuple[str, str]]:
    """By whom and what, in the words of the text."""
    return [
        (
            text[a.speaker.start : a.speaker.end] if a.speaker else "",
            "…".join(text[s.start : s.end] for s in a.content),
        )
        for a in extract(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Chad could shut the road if the talks drag on, warned Ada Haver of the Brix Institute.",
            "Ada Haver of the Brix Institute",
            "Chad could shut the road if the talks drag on",
        ),
        (
            "Chad could shut the road, warned the mayor of the town.",
            "the mayor of the town",
            "Chad could shut the road",
        ),
        (
            "Lima's envoy said at the time that it would answer any raid.",
            "Lima's envoy",
            "that it would answer any raid",
        ),
        ("In Quito Petro asked for more.", "Petro", "more"),
        (
            "Oman will regard it as a raid and answer it “with all we have”, its government said.",
            "its government",
            "Oman will regard it as a raid and answer it “with all we have”",
        ),
        (
            "Oman said its envoy was ready to meet, but that it would never sign.",
            "Oman",
            "its envoy was ready to meet, but that it would never sign",
        ),
    ],
)
def test_who_says_what(text, speaker, content):
    assert (speaker, content) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        # what is asked for at a time is not what was said then
        "Chad waited at the time that it had agreed on.",
        "The mayor warned the town of rain.",
    ],
)
def test_and_nothing_else(text):
    assert all("that it" not in content and speaker != "the town" for speaker, content in said(text))


@pytest.mark.parametrize(
    ("text", "condition", "consequence"),
    [
        (
            "Chad threatened on Thursday to bomb Libya should its soldiers cross the line.",
            "should its soldiers cross the line",
            "to bomb Libya",
        ),
        (
            "Chad vowed late on Friday to close the road if Libya came back.",
            "if Libya came back",
            "to close the road",
        ),
    ],
)
def test_what_is_vowed_behind_a_date(text, condition, consequence):
    (one,) = extract(text).commitments
    assert (one.condition.text, one.consequence.text, one.issuer_countries) == (condition, consequence, ("TCD",))


def test_what_is_said_goes_on_behind_who_says_it():
    text = "Chad would go to court, its envoy told Reuters, but would keep the road open as long as Libya paid."
    waits = [c for c in extract(text).commitments if c.condition is not None]
    assert [(c.condition.text, c.issuer_countries) for c in waits] == [("as long as Libya paid", ("TCD",))]


def test_a_second_act_of_who_spoke_is_not_said():
    text = "Chad would go to court, its envoy told Libya, but left the hall."
    assert all("left" not in what for _, what in said(text))


def test_who_is_urged_does_what_is_urged_of_him():
    text = "The envoy asked the minister, Ana Ruiz, to press Lima to back down."
    assert [e.actor_countries for e in extract(text).events if e.type == "CONCEDE"] == [("PER",)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The general said Chad would leave once the deal was signed, the men came home and the road was rebuilt.",
            "The general",
            "Chad would leave once the deal was signed, the men came home and the road was rebuilt",
        ),
        (
            "Ruiz denied that Peru was arming the rebels and offered to open its camps.",
            "Ruiz",
            "that Peru was arming the rebels",
        ),
        (
            "A letter read on the radio warned that Peru would close the port.",
            "A letter read on the radio",
            "that Peru would close the port",
        ),
    ],
)
def test_what_is_listed_answered_or_read_out_stays_where_it_belongs(text, speaker, content):
    assert (speaker, content) in said(text)


def test_what_others_do_is_no_case_of_a_condition():
    text = "Sow said Chad would stop if the men returned, Lima welcomed the offer and Quito rejected it."
    assert ("Sow", "Chad would stop if the men returned") in said(text)


@pytest.mark.parametrize("wait", ["when", "once"])
def test_what_a_condition_lists_is_no_more_done_than_its_first_clause(wait):
    text = (
        f"Oman would lift the siege {wait} the pilots were freed, the shelling stopped and Qatar's army left the bay."
    )
    (left,) = [e for e in extract(text).events if text[e.trigger.start : e.trigger.end] == "left"]
    assert left.modality == "hypothetical"


def test_what_was_done_when_something_else_was_is_done():
    text = "Oman lifted the siege when the shelling stopped and Qatar's army left the bay."
    assert {e.modality for e in extract(text).events} == {"actual"}
