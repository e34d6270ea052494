"""Status: every one of the six, each for its reason, and open when the evidence is thin."""

import pytest

from standoff.linking import index, link, status
from tests.linking.builders import article, between, on

SYL, BOR, KHE, FRE = "SYL", "BOR", "KHE", "FRE"
DAY = "2031-06-30"


def threat(*, condition="if Borduria blockades the port of Klow", coded=True, **more):
    draft = article(
        "k", f"Syldavia said on the radio that it will bomb Bordurian bridges {condition}.", day="2031-05-05"
    )
    events = ()
    if coded:
        events = (draft.event("Borduria blockades", "blockades", "COERCE", [BOR], [SYL], modality="hypothetical"),)
    draft.mention("Borduria blockades"[:8], BOR)
    draft.mention("Bordurian", BOR, form="adjective")
    draft.commit(
        draft.text, condition=condition, consequence="it will bomb Bordurian bridges", issuer=[SYL], addressee=[BOR],
        condition_events=events, **more,
    )  # fmt: skip
    return draft


def report(
    name,
    *,
    day="2031-05-10",
    by=None,
    text="Borduria blockaded the port of Klow with six frigates.",
    trigger="blockaded",
    **more,
):
    draft = article(name, text, day=day)
    words = text.rstrip(".")
    said = draft.say(words, by=by) if by else None
    draft.event(
        words, trigger, "COERCE", more.pop("actor", [BOR]), more.pop("recipient", [SYL]), attribution=said, **more
    )
    draft.mention("Borduria", BOR)
    return draft


def denial(name="n", *, day="2031-05-11", **more):
    draft = article(name, "Borduria denied a blockade of the port of Klow.", day=day)
    draft.claim("a blockade of the port of Klow", stance="denies", by=(BOR,), **more)
    draft.mention("Borduria", BOR)
    return draft


def stands(*drafts, as_of=DAY):
    extractions = [d.extraction() for d in drafts]
    commitment = next(k for e in extractions for k in e.commitments)
    return status(commitment, as_of=on(as_of) if as_of else None, index=index(extractions, link(extractions)))


def test_open_while_nobody_reports_the_trigger():
    found = stands(threat())
    assert (found.status, found.for_, found.against) == ("open", (), ())
    assert "no report" in found.because


@pytest.mark.parametrize("coded", [True, False])
def test_reported_by_another_article(coded):
    found = stands(threat(coded=coded), report("a"))
    assert found.status == "trigger reported"
    assert len(found.for_) == 1
    assert "block" in found.because


def test_not_before_it_is_published():
    assert stands(threat(), report("a", day="2031-05-10"), as_of="2031-05-09").status == "open"
    assert stands(threat(), report("a", day="2031-05-10"), as_of="2031-05-10").status == "trigger reported"
    assert stands(threat(), report("a", day="2031-05-10"), as_of=None).status == "trigger reported"


def test_an_undated_report_is_not_surely_out():
    assert stands(threat(), report("a", day=None)).status == "open"


@pytest.mark.parametrize(
    "other",
    [
        {"modality": "planned"},
        {"modality": "hypothetical"},
        {"negated": True},
        {"actor": [FRE]},
        {"text": "Borduria praised the port of Klow.", "trigger": "praised"},
        {"day": "2031-01-10"},
    ],
    ids=str,
)
def test_what_is_planned_negated_another_actor_another_act_or_long_before_is_no_trigger(other):
    assert stands(threat(), report("a", **other)).status == "open"


def test_disputed_when_one_reports_and_one_denies():
    found = stands(threat(), report("a"), denial())
    assert found.status == "trigger disputed"
    assert len(found.for_) == len(found.against) == 1


def test_two_independent_reports_outweigh_a_denial():
    second = report("b", by=FRE, text="Off Klow, Borduria blockaded the port with gunboats and mines.")
    found = stands(threat(), report("a"), second, denial())
    assert found.status == "trigger reported"
    assert found.against, "the denial stays beside it"


def test_two_copies_of_one_report_do_not():
    text = (
        "Borduria blockaded the port of Klow with six frigates before dawn, turning back two grain ships and a "
        "ferry whose master spoke of warning shots across the bow and searchlights all night long."
    )
    assert stands(threat(), report("a", text=text), report("b", text=text), denial()).status == "trigger disputed"


def test_a_denied_event_is_no_fact():
    draft = report("a")
    draft.claim("Borduria blockaded the port", stance="denies", by=(BOR,), event=draft.records["events"][0].id)
    found = stands(threat(), draft)
    assert (found.status, len(found.against)) == ("open", 1)


def test_what_is_said_to_be_threatened_is_no_fact():
    draft = article("a", "Borduria threatened that it blockaded Klow.", day="2031-05-10")
    said = draft.say("it blockaded Klow", by=BOR, act="threaten")
    draft.event("it blockaded Klow", "blockaded", "COERCE", [BOR], [SYL], attribution=said)
    assert stands(threat(), draft).status == "open"


def test_lapsed_after_its_deadline():
    late = threat(deadline=between("2031-06-01", "2031-06-01"))
    assert stands(late, as_of="2031-06-01").status == "open"
    assert stands(late, as_of="2031-06-02").status == "lapsed"
    assert stands(late, report("a"), as_of="2031-06-02").status == "trigger reported"


def done(day="2031-05-12"):
    draft = article("done", "Syldavia bombed two Bordurian bridges over the Wladir.", day=day)
    draft.event("Syldavia bombed two Bordurian bridges", "bombed", "ASSAULT", [SYL], [BOR])
    draft.mention("Bordurian", BOR, form="adjective")
    draft.mention("Syldavia", SYL)
    return draft


def test_carried_out_after_the_trigger():
    found = stands(threat(), report("a"), done())
    assert found.status == "carried out"
    assert len(found.for_) == 2
    assert stands(threat(), done()).status == "open", "no trigger, no fulfilment"
    assert stands(threat(), report("a"), done("2031-05-04")).status == "trigger reported", "done before it was said"


def test_an_unconditional_vow_is_open_until_done():
    vow = article("k", "Syldavia vowed that it will bomb Bordurian bridges.", day="2031-05-05")
    vow.mention("Bordurian", BOR, form="adjective")
    vow.commit(vow.text, condition=None, consequence="it will bomb Bordurian bridges", issuer=[SYL], addressee=[BOR])
    assert stands(vow).status == "open"
    assert stands(vow, done()).status == "carried out"


def test_withdrawn_when_the_issuer_takes_it_back():
    draft = article("w", "Syldavia took back its vow to bomb Bordurian bridges.", day="2031-05-20")
    draft.claim("took back its vow to bomb Bordurian bridges", by=(SYL,), retracts=True)
    draft.mention("Syldavia", SYL)
    found = stands(threat(), draft)
    assert (found.status, len(found.against)) == ("withdrawn", 1)
    assert stands(threat(), draft, as_of="2031-05-19").status == "open"


def test_a_vague_condition_matches_nothing():
    found = stands(threat(condition="if Borduria goes too far", coded=False), report("a"))
    assert found.status == "open"
    assert "no act" in found.because


def test_unless_turns_the_trigger_round():
    found = stands(threat(condition="unless Borduria withdraws from Klow", coded=False, negative=True), report(
        "a", text="Borduria withdrew from Klow.", trigger="withdrew"
    ))  # fmt: skip
    assert found.status == "open"
    assert "what it demands is reported" in found.because


def test_a_commitment_of_a_document_that_is_not_there():
    extraction = threat().extraction()
    with pytest.raises(KeyError):
        status(extraction.commitments[0], as_of=None, index=index([], link([])))
