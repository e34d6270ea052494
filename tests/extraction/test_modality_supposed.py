"""What is only told of as a case or a time to come, as a means, or as a report that is untrue."""

import pytest

from tests.extraction.test_modality import events, state


def of_kind(text: str, kind: str, actor: str) -> list[tuple[str, bool]]:
    return [(e.modality, e.negated) for e in events(text) if e.type == kind and e.actor_countries == (actor,)]


@pytest.mark.parametrize(
    "text",
    [
        "The day Ghana bombs Togo, Benin will close its ports.",
        "Benin will close its ports the moment Ghana bombs Togo.",
        "Benin would close its ports, it said, the very hour Ghana bombed Togo.",
        "Benin would close its ports in case Ghana bombs Togo.",
        "Benin would close its ports in the event that Ghana bombs Togo.",
        "Benin will close its ports provided that Ghana bombs Togo.",
        "Benin said it would close its ports once Ghana had bombed Togo.",
        "Benin could close its ports, its minister said, once Ghana had bombed Togo.",
    ],
)
def test_a_case_that_may_come_is_no_fact(text):
    assert of_kind(text, "ASSAULT", "GHA") == [("hypothetical", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Benin closed its ports the day Ghana bombed Togo.",
        "Benin closed its ports once Ghana had bombed Togo.",
        "On Friday, the day Ghana bombed Togo, Benin closed its ports.",
        "Benin would have closed its ports when Ghana bombed Togo.",
        "In a case that shocked Benin, Ghana bombed Togo.",
    ],
)
def test_a_day_that_is_past_dates_a_fact(text):
    assert of_kind(text, "ASSAULT", "GHA") == [("actual", False)]


def test_what_is_promised_under_a_proviso_behind_the_saying_is_conditional():
    text = "Ghana would withdraw its troops, its president said, provided that Togo did the same."
    assert state(text, "RETREAT") == ("hypothetical", False)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The ministry described as pure fiction reports that Ghanaian tanks had crossed into Togo.", True),
        ("The ministry described reports that Ghanaian tanks had crossed into Togo as a lie.", True),
        ("The ministry described reports that Ghanaian tanks had crossed into Togo as grave.", False),
    ],
)
def test_a_report_that_is_called_a_lie_tells_of_nothing(text, denied):
    assert [e.negated for e in events(text) if e.type == "MOBILIZE"] == [denied]


def test_what_is_not_yet_done_is_not_done():
    assert state("Ghana has drafted but not yet imposed sanctions on Togo.", "SANCTION") == ("actual", True)
    assert state("Ghana has drafted and now imposed sanctions on Togo.", "SANCTION") == ("actual", False)


def test_what_ends_that_one_calls_something_is_called_so_all_the_same():
    assert state("Ghana welcomed the end of what it described as aggression by Togo.", "ACCUSE") == ("actual", False)


@pytest.mark.parametrize(
    "text", ["Ghana rules out missiles for strikes on Togo.", "Ghana ruled out jets for a raid on Togo."]
)
def test_a_means_for_a_blow_is_no_blow(text):
    assert {m for m, n in ((e.modality, e.negated) for e in events(text) if e.type == "ASSAULT") if not n} <= {
        "hypothetical"
    }


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ghana's premier is to fly to Lomé for talks with Togo.", "planned"),
        ("Ghana's premier flew to Lomé for talks with Togo.", "actual"),
        ("The Ghanaian premier is likely to raise the issue at talks with Togo.", "planned"),
        ("The Ghanaian premier raised the issue at talks with Togo.", "actual"),
    ],
)
def test_talks_are_as_sure_as_the_journey_to_them(text, modality):
    assert {e.modality for e in events(text) if e.type == "CONSULT" and "talks" in e.rule} == {modality}


def test_a_veto_that_is_a_safe_bet_was_not_cast():
    assert state("A Togolese veto of the text was a safe bet.", "REJECT")[0] == "hypothetical"


def test_who_says_that_it_will_be_attacked_accuses_nobody():
    found = events("The Togolese president said that any Ghanaian troops would be attacked.")
    assert "ACCUSE" not in {e.type for e in found}


def test_who_grants_that_he_did_not_do_his_duty_agrees_to_nothing():
    found = events("It is a duty that Togo's officials accept they did not meet.")
    assert "AGREE" not in {e.type for e in found}


def test_aid_that_stops_is_not_given():
    assert "AID" not in {e.type for e in events("After that, said Ghana, all its aid to Togo stops.")}


def test_talks_that_are_put_on_hold_are_not_held():
    assert "CONSULT" not in {e.type for e in events("Ghana has put its talks with Togo on hold.")}


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Benin will send troops to Togo once the truce holds.", "MOBILIZE", "hypothetical"),
        ("Benin will send troops to Togo as soon as the pact is signed.", "MOBILIZE", "hypothetical"),
        ("Benin repeated its offer to send troops to Togo once the rebels leave.", "MOBILIZE", "hypothetical"),
        ("Benin renewed an offer to send rice to Togo should the government ask for it.", "AID", "hypothetical"),
        ("Benin's minister said he would fly to Lomé tomorrow were he asked.", "CONSULT", "hypothetical"),
        ("Benin will shoot down any drone that crosses the river.", "ASSAULT", "hypothetical"),
        ("Benin will bomb any camp used by the rebels.", "ASSAULT", "hypothetical"),
        ("Benin will attack Togo in the event of a blockade.", "ASSAULT", "hypothetical"),
        # what one does first oneself, what is forsworn, what was done
        ("Benin will send troops to Togo once it has found them.", "MOBILIZE", "planned"),
        ("Benin will send troops to Togo on Monday.", "MOBILIZE", "planned"),
        ("Benin will not sign any treaty that omits Togo.", "AGREE", "planned"),
        ("Benin shot down any drone that crossed the river.", "ASSAULT", "actual"),
        ("Benin will send troops to Togo, where soldiers were needed.", "MOBILIZE", "planned"),
    ],
)
def test_what_depends_on_something_is_only_supposed(text, type_, modality):
    assert state(text, type_)[0] == modality
