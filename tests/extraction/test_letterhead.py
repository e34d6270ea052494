"""Whose paper a page is, and who answers in its transcript."""

import pytest

import standoff

BRIEFING = """{head}
Daily Press Briefing
Friday, 6 April 2012

MR. HOLLOWAY: Good morning. We have protested to Sudan.

QUESTION: Will you close the border?

MR. HOLLOWAY: If Sudan lands on the island, we will close it.

QUESTION: When?

MR. HOLLOWAY: At once.
"""
INTERVIEW = """The Norwegian energy minister on cables, gas and the price of fish

January 28, 2024

Ann Roe met the Review on Thursday. She is 47.

REVIEW: Will you cut the gas?

ROE: We will not cut it.

REVIEW: And if Denmark does?

ROE: Then we will answer.

REVIEW: How?

ROE: We shall see.
"""


def speakers(text: str) -> set[tuple[str, tuple[str, ...]]]:
    found = standoff.extract(text, name="page.txt").attributions
    return {(a.speaker.text, a.speaker_countries) for a in found if a.speaker is not None and a.type == "direct"}


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("U.S. DEPARTMENT OF STATE", "USA"),
        ("The White House", "USA"),
        ("MINISTRY OF FOREIGN AFFAIRS OF NORWAY", "NOR"),
        ("Government of Canada", "CAN"),
        # a heading, a paper and a menu issue nothing
        ("NORWAY AND CANADA", None),
        ("The Oslo Courier", None),
        ("Home | World | Ministry of Defence of Norway | Sport", None),
    ],
)
def test_who_answers_is_of_the_body_whose_paper_it_is(head, state):
    found = speakers(BRIEFING.format(head=head))
    assert ("MR. HOLLOWAY", (state,) if state else ()) in found
    assert ("QUESTION", ()) in found


def test_what_he_says_binds_the_state():
    (made,) = [
        c for c in standoff.extract(BRIEFING.format(head="U.S. DEPARTMENT OF STATE"), name="page.txt").commitments
        if c.condition is not None
    ]  # fmt: skip
    assert (made.type, made.issuer_countries, made.addressee_countries) == ("threat", ("USA",), ("SDN",))


def test_who_is_interviewed_is_whom_the_line_above_introduces():
    found = speakers(INTERVIEW)
    assert ("ROE", ("NOR",)) in found
    assert ("REVIEW", ()) in found


def test_a_surname_is_of_whoever_is_named_in_full():
    text = INTERVIEW.replace("Ann Roe met", "Chad’s foreign minister, Ann Roe, met")
    assert ("ROE", ("TCD",)) in speakers(text)


def test_of_two_who_answer_nobody_knows_whom_the_line_introduces():
    text = INTERVIEW + "\nPOE: I doubt it.\n\nREVIEW: Why?\n\nPOE: It is cold.\n"
    assert {found for name, found in speakers(text) if name in ("ROE", "POE")} == {()}
