"""Commitments told as bargains, by what will be in force, by who marches, and by what nobody will keep."""

import pytest

from tests.extraction.reading import extract

_SAYS = " said Peru's minister, Ana Ruiz."


def found(text: str) -> list[tuple[str, str, str]]:
    """Kind, condition and consequence of each commitment."""
    return [
        (c.type, c.condition.text if c.condition else "", c.consequence.text if c.consequence else "")
        for c in extract(text).commitments
        if c.issuer_countries == ("PER",)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"“They sign a deal, or we hit them,”{_SAYS}", ("threat", "They sign a deal", "we hit them")),
        (
            f"“A serious offer from Chile, and we go back to the talks,”{_SAYS}",
            ("promise", "A serious offer from Chile", "we go back to the talks"),
        ),
        (
            f"“No offer, and the sanctions return in full,”{_SAYS}",
            ("threat", "No offer", "the sanctions return in full"),
        ),
        (
            f"“Hand over the gunmen, and then we can sit down with you,”{_SAYS}",
            ("policy", "Hand over the gunmen", "then we can sit down with you"),
        ),
        (
            f"“Should the raids spread to the coast, that freeze will become permanent,”{_SAYS}",
            ("threat", "Should the raids spread to the coast", "that freeze will become permanent"),
        ),
        (
            f"“The measure stays in force until Chile pays,”{_SAYS}",
            ("policy", "until Chile pays", "The measure stays in force"),
        ),
        (
            f"“There will be no talks until Chile leaves,”{_SAYS}",
            ("policy", "until Chile leaves", "There will be no talks"),
        ),
        (
            f"“As long as a single Chilean remains here, there will be no cease-fire,”{_SAYS}",
            ("policy", "As long as a single Chilean remains here", "there will be no cease-fire"),
        ),
        (
            "Peru said it would have no option but war if the talks failed.",
            ("threat", "if the talks failed", "it would have no option but war"),
        ),
        (
            "Peru told Chile that any house used as a base would be torn down.",
            ("threat", "any house used as a base", "would be torn down"),
        ),
        (
            f"“Our government will pay for the damage as soon as Chile sends us the bill,”{_SAYS}",
            ("promise", "as soon as Chile sends us the bill", "Our government will pay for the damage"),
        ),
        (
            f"“No officer who looked away will keep his post,”{_SAYS}",
            ("threat", "No officer who looked away", "will keep his post"),
        ),
        (
            "Peru is ready to accept a truce the day Chile does, its minister said.",
            ("promise", "the day Chile does", "Peru is ready to accept a truce"),
        ),
        (
            "Peru promised that it would suspend the drilling in case Chile makes a request.",
            ("promise", "in case Chile makes a request", "it would suspend the drilling"),
        ),
        (
            "Peru will not back any text that names a culprit until the facts are in, its envoy said.",
            ("policy", "until the facts are in", "Peru will not back any text that names a culprit"),
        ),
        (
            "Nuclear arms would come into play only if Peru's survival was at stake, its minister said.",
            ("threat", "if Peru's survival was at stake", "Nuclear arms would come into play"),
        ),
        (
            "Peru's minister warned that without an end to the drilling, parliament will not ratify the pact.",
            ("policy", "without an end to the drilling", "parliament will not ratify the pact"),
        ),
    ],
)
def test_what_is_put_before_others(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "“They sing a song, or we listen to one,” said Peru's singer.",
        "“A cold night, and we stay at home,” said a shopkeeper in Lima.",
        "The ban on bags takes effect on Monday unless the court blocks it, Peru's environment minister said.",
        "“No pupil who fails will get a prize,” said a teacher in Lima.",
    ],
)
def test_what_is_no_bargain_between_states(text):
    assert found(text) == []


def test_what_is_undertaken_under_a_treaty_is_owed():
    text = "Under the treaty of 1997 Peru and Chile undertook to respect each other's borders."
    assert {c.type for c in extract(text).commitments} == {"obligation"}
    assert {c.issuer_countries for c in extract(text).commitments} == {("PER",), ("CHL",)}


def test_who_stands_behind_a_treatys_name_is_bound_by_it():
    text = "Under the Vienna Convention Chile is bound to shield foreign missions from harm."
    assert [(c.type, c.issuer_countries) for c in extract(text).commitments] == [("obligation", ("CHL",))]


def test_who_says_it_behind_his_title():
    text = (
        "Peru will not abandon its posts unless Chile halts its raids, Defence Minister Ana Ruiz said, as shells fell."
    )
    said = [a for a in extract(text).attributions if a.speaker and a.speaker.text.endswith("Ana Ruiz")]
    assert [text[a.content[0].start : a.content[0].end] for a in said] == [
        "Peru will not abandon its posts unless Chile halts its raids"
    ]
    assert not [e for e in extract(text).events if e.type == "ASSAULT" and e.modality == "actual"]
