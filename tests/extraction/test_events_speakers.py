"""Whose act it is that an official says will be done, without saying by whom."""

import pytest

from tests.extraction.reading import extract


def acts(text: str) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {(e.type, e.actor_countries, e.recipient_countries) for e in extract(text).events}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chad's defence minister said that any Libyan boat in the bay would be attacked.", ("ASSAULT", "TCD", "LBY")),
        ("The Chadian foreign ministry said ties with Libya would be downgraded.", ("SANCTION", "TCD", "LBY")),
        ("The Chadian premier said that no soldiers would be sent to Libya.", ("MOBILIZE", "TCD", "LBY")),
    ],
)
def test_an_official_tells_of_what_his_state_will_do(text, act):
    kind, actor, recipient = act
    assert (kind, (actor,), (recipient,)) in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "A Chadian analyst said that any Libyan boat in the bay would be attacked.",
        "Chad's defence minister said that any Chadian boat in the bay would be attacked.",
        "Chad's defence minister said that any Libyan boat in the bay had been attacked.",
        "Chad's defence minister said that the Libyan boat would be attacked.",
    ],
)
def test_he_does_not_do_what_is_feared_or_past_or_done_to_his_own(text):
    assert not [a for kind, a, _ in acts(text) if kind == "ASSAULT" and a == ("TCD",)]


def test_an_alert_is_ordered_by_whoever_tells_of_it():
    found = acts("The Chadian army confirmed that special forces had been put on alert.")
    assert ("MOBILIZE", ("TCD",), ()) in found
    assert ("MOBILIZE", ("LBY",), ()) in acts("The Chadian army said that Libyan forces had been put on alert.")


def test_where_a_stranger_summons_an_envoy_tells_for_whom():
    found = acts("In Kampala, deputy minister Joseph Ocwet summoned the Kenyan ambassador on Monday over the raid.")
    assert ("ACCUSE", ("UGA",), ("KEN",)) in found


def test_a_border_is_shut_to_those_whose_envoy_is_expelled_with_it():
    assert ("COERCE", ("UGA",), ("KEN",)) in acts("Uganda expelled Kenya's ambassador and shut its land border.")
    assert ("COERCE", ("UGA",), ()) in acts("Uganda praised Kenya's ambassador and shut its land border.")


def test_whose_words_are_protested_against_does_not_protest():
    found = acts("Uganda lodged a protest over a rude speech, since withdrawn, by Paul Otieno, the Kenyan consul.")
    assert not [a for kind, a, _ in found if kind == "ACCUSE" and a == ("KEN",)]


def test_nobody_urges_himself():
    found = extract("Uganda and Kenya urged the neighbours to settle the dispute.")
    assert not [e for e in found.events if e.type == "AGREE"]
