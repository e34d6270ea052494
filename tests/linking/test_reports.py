"""Events read for comparison: what happened, what was planned, and what somebody denies."""

import pytest

from standoff.lexicons.matters import load_matters
from standoff.linking.reports import reports
from tests.linking.builders import article

SYL, BOR = "SYL", "BOR"


def only(draft):
    (found,) = reports(draft.extraction(), lexicon=load_matters())
    return found


def raid(**more):
    draft = article("a", "On Monday Borduria bombed 40 Syldavian tanks near Istow.", day="2031-05-06")
    draft.mention("Istow", "IST", use="place")
    draft.claim("40 Syldavian tanks", figure=40, unit="tanks", of=[SYL])
    draft.event("Borduria bombed 40 Syldavian tanks near Istow", "bombed", "ASSAULT", [BOR], [SYL], **more)
    return draft


def test_who_did_what_to_whom_where_with_what_and_how_many():
    found = only(raid())
    assert (found.side, found.type, found.acts) == ("tells", "ASSAULT", {"act.attack"})
    assert (found.actors, found.recipients, found.places) == ({BOR}, {SYL}, {"IST"})
    assert (found.things, found.figures) == ({"armoured vehicles"}, {(40.0, 40.0)})
    assert "bomb" not in found.words, "the word for the act itself is compared apart"


@pytest.mark.parametrize(
    ("more", "side"),
    [({"modality": "planned"}, "plans"), ({"negated": True}, "denies"), ({}, "tells")],
    ids=str,
)
def test_what_is_planned_or_did_not_happen_is_told_apart(more, side):
    assert only(raid(**more)).side == side


def test_what_is_supposed_or_threatened_is_no_report():
    assert reports(raid(modality="hypothetical").extraction(), lexicon=load_matters()) == ()
    draft = article("a", "Borduria threatened that it would have bombed Klow.", day="2031-05-06")
    said = draft.say("it would have bombed Klow", by=BOR, act="threaten")
    draft.event("it would have bombed Klow", "bombed", "ASSAULT", [BOR], [SYL], attribution=said)
    assert reports(draft.extraction(), lexicon=load_matters()) == ()


def test_a_condition_is_no_report():
    draft = article("k", "If Borduria bombs Klow, we will shut the pass.", day="2031-05-06")
    draft.event("Borduria bombs Klow", "bombs", "ASSAULT", [BOR], [SYL])
    draft.commit(
        draft.text, condition="If Borduria bombs Klow", consequence="we will shut the pass", issuer=[SYL],
        addressee=[BOR],
    )  # fmt: skip
    assert reports(draft.extraction(), lexicon=load_matters()) == ()


def test_a_denial_without_an_event_names_what_it_is_about():
    draft = article("n", "Borduria's envoy dismissed reports of an attack on Syldavia as old wives' tales.")
    draft.mention("Borduria", BOR)
    draft.mention("Syldavia", SYL)
    draft.claim("dismissed reports of an attack on Syldavia", stance="denies", by=(BOR,))
    found = only(draft)
    assert (found.side, found.type) == ("denies", "")
    assert (found.acts, found.actors) == ({"act.attack"}, {BOR, SYL})


def test_a_claim_about_an_event_says_on_which_side_it_stands():
    for stance, side in (("denies", "denies"), ("unconfirmed", "doubts"), ("asserts", "tells")):
        draft = article("a", "Borduria bombed Klow.", day="2031-05-06")
        event = draft.event("Borduria bombed Klow", "bombed", "ASSAULT", [BOR], [SYL])
        draft.claim("Borduria bombed Klow", stance=stance, by=(BOR,), event=event)
        assert [r.side for r in reports(draft.extraction(), lexicon=load_matters())] == [side]
