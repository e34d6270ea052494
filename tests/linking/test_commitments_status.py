"""Status: every one of the six, each for its reason, and open when the evidence is thin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from standoff.linking import evidence, index, link, status
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
    linked = link(extractions)
    case = evidence(commitment, index=index(extractions, linked))
    return status(commitment, as_of=on(as_of) if as_of else None, case=case, origins=linked.origins)


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


def test_what_is_done_to_another_is_no_trigger():
    words = {"condition": "if Borduria blockades the port of Khemed", "coded": False}
    threatened = threat(**words)
    threatened.mention("Borduria blockades", BOR)
    threatened.mention("Khemed", KHE)
    assert (
        stands(threatened, report("a", text="Borduria blockaded a port of Freedonia.", recipient=[FRE])).status
        == "open"
    )
    met = stands(threatened, report("a", text="Borduria blockaded the port of Khemed.", recipient=[KHE]))
    assert met.status == "trigger reported"


@pytest.mark.parametrize(
    ("days", "counts"),
    [(["2031-05-04"], False), (["2031-05-06"], True), ([], True), (["2031-05-04", "2031-04-01"], True)],
)
def test_a_headline_without_a_day_tells_of_the_day_that_its_text_tells(days, counts):
    found = report("a", text="Bordurian navy shells the port of Klow.", trigger="shells", day="2031-05-05")
    for number, day in enumerate(days):
        words = f"Borduria shelled the port of Klow with {number + 6} frigates."
        found.text += f" {words}"
        found.event(words, "shelled", "COERCE", [BOR], [SYL], when=between(day, day))
    answer = threat(condition="if Borduria shells the port of Klow", coded=False)
    assert (stands(answer, found).status == "trigger reported") == counts


@pytest.mark.parametrize(("when", "counts"), [(None, False), ("2031-05-04", False), ("2031-05-06", True)])
def test_what_the_same_article_reports_beside_the_words_is_what_they_were_said_about(when, counts):
    answer = threat(condition="if Borduria shells the port of Klow", coded=False)
    answer.text += " Borduria shelled the port of Klow with six frigates."
    answer.mention("Borduria shells", BOR)
    day = between(when, when) if when else None
    deed = answer.event("Borduria shelled the port of Klow", "shelled", "ASSAULT", [BOR], [SYL], when=day)
    assert (deed in stands(answer).for_) == counts


def test_disputed_when_one_reports_and_one_denies():
    found = stands(threat(), report("a"), denial())
    assert found.status == "trigger disputed"
    assert len(found.for_) == len(found.against) == 1


def test_two_independent_reports_outweigh_a_denial():
    second = report("b", by=FRE, text="Off Klow, Borduria blockaded the port with gunboats and mines.")
    found = stands(threat(), report("a"), second, denial())
    assert found.status == "trigger reported"
    assert found.against, "the denial stays beside it"


@pytest.mark.parametrize(("whom", "status"), [(KHE, "trigger disputed"), (FRE, "trigger reported")])
def test_a_denial_of_what_was_done_to_another_disputes_nothing(whom, status):
    threatened = threat(condition="if Borduria blockades the port of Khemed", coded=False)
    threatened.mention("Borduria blockades", BOR)
    threatened.mention("Khemed", KHE)
    met = report("a", text="Borduria blockaded the port of Khemed with six frigates.", recipient=[KHE])
    met.mention("Khemed", KHE)
    denied = denial()
    deed = denied.event("a blockade of the port of Klow", "blockade", "COERCE", [BOR], [whom])
    denied.records["claims"][0] = replace(denied.records["claims"][0], event=deed)
    assert stands(threatened, met, denied).status == status


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
        evidence(extraction.commitments[0], index=index([], link([])))


def trip(name="a", *, who="SYL/olga-prime", text="Olga Prime landed in Klow.", trigger="landed", day="2031-05-10"):
    draft = article(name, text, day=day)
    draft.event(text.rstrip("."), trigger, "CONSULT", [SYL], [BOR], persons=(who,))
    draft.entity(who, "Olga Prime", "person")
    return draft


def warning(condition="if Olga Prime visits Klow", then="Borduria will shut the pass"):
    draft = article("k", f"Borduria said {then} {condition}.", day="2031-05-05")
    draft.entity("SYL/olga-prime", "Olga Prime", "person")
    if "Olga Prime" in condition:
        draft.mention("Olga Prime", SYL, entity="SYL/olga-prime")
    draft.mention("Klow", BOR, use="place")
    draft.commit(draft.text, condition=condition, consequence=then, issuer=[BOR], addressee=[SYL])
    return draft


def test_a_named_person_must_be_the_one_who_acts():
    assert stands(warning(), trip()).status == "trigger reported"
    assert stands(warning(), trip(who="SYL/igor-second", text="Igor Second landed in Klow.")).status == "open"


def test_a_place_does_not_act():
    found = stands(warning("if the chancellor sets foot in Klow"), trip())
    assert found.status == "trigger reported", "who would set foot there is whom the words are addressed to"


def test_a_condition_that_points_back_means_the_rest_of_its_sentence():
    text = (
        "Borduria warned Syldavia not to sell rifles to Khemed and said it would shut the pass should Syldavia follow "
        "through."
    )
    draft = article("k", text, day="2031-05-05")
    draft.mention("Syldavia", SYL)
    draft.mention("Khemed", KHE)
    draft.commit(
        text,
        condition="should Syldavia follow through",
        consequence="it would shut the pass",
        issuer=[BOR],
        addressee=[SYL],
    )
    sale = article("a", "Syldavia sold 300 rifles to Khemed.", day="2031-05-10")
    sale.event("Syldavia sold 300 rifles to Khemed", "sold", "AID", [SYL], [KHE])
    sale.mention("Khemed", KHE)
    assert stands(draft).status == "open"
    assert "no report" in stands(draft).because
    assert stands(draft, sale).status == "trigger reported"


def test_an_act_alone_is_never_enough_on_one_word():
    draft = article("k", "Syldavia will bomb the dykes if anybody retaliates with an attack.", day="2031-05-05")
    draft.commit(
        draft.text, condition="if anybody retaliates with an attack", consequence="Syldavia will bomb the dykes",
        issuer=[SYL], addressee=[BOR],
    )  # fmt: skip
    raid = report("a", text="Borduria attacked a lighthouse.", trigger="attacked")
    found = stands(draft, raid)
    assert (found.status, len(found.for_)) == ("open", 1)
    assert "thin" in found.because
    other = report("b", by=FRE, text="A keeper fled when Borduria attacked his lighthouse.", trigger="attacked")
    assert stands(draft, raid, other).status == "trigger reported"


def test_the_type_of_a_deed_speaks_where_its_words_do_not():
    text = "Syldavia will answer growing collaboration of Borduria with Khemed."
    draft = article("k", text, day="2031-05-05")
    coded = draft.event(
        "collaboration of Borduria with Khemed", "collaboration", "COOPERATE", [BOR], [KHE], modality="hypothetical"
    )
    draft.mention("Borduria", BOR)
    draft.mention("Khemed", KHE)
    draft.commit(
        text, condition="growing collaboration of Borduria with Khemed", consequence="Syldavia will answer",
        issuer=[SYL], addressee=[BOR], condition_events=(coded,),
    )  # fmt: skip

    def pact(name, other, **more):
        report = article(name, f"Borduria's {other} pooled their radar.", day="2031-05-10")
        report.event(report.text[:-1], "pooled", "COOPERATE", [BOR], [KHE], **more)
        report.mention("Borduria", BOR)
        return report

    assert stands(draft, pact("a", "navy and that of Khemed")).status == "open", "evidence, and never enough alone"
    both = stands(draft, pact("a", "navy and that of Khemed"), pact("b", "fleet and its friends at Khemed"))
    assert both.status == "trigger reported"
    assert "same kind of act" in both.because


FILES = [threat(), report("a"), denial(), done(), report("late", day="2031-06-20", by=FRE)]


def case_of(drafts):
    extractions = [d.extraction() for d in drafts]
    (commitment,) = next(e for e in extractions if e.document.id == "k").commitments
    linked = link(extractions)
    return commitment, evidence(commitment, index=index(extractions, linked)), linked


def test_evidence_is_found_once_and_folded_for_any_day():
    commitment, case, linked = case_of(FILES)
    assert {e.part for e in case.evidence} == {"trigger", "doubt", "fulfilment"}
    stood = [
        status(commitment, as_of=on(day), case=case, origins=linked.origins).status
        for day in ("2031-05-09", "2031-05-10", "2031-05-11", "2031-05-12", "2031-06-20")
    ]
    assert stood == ["open", "trigger reported", "trigger disputed", "trigger disputed", "carried out"]


def test_evidence_is_known_from_the_day_of_its_report():
    _, case, _ = case_of([threat(), report("a", day="2031-05-10")])
    (found,) = case.evidence
    assert found.known == on("2031-05-10")
    assert not found.is_known(on("2031-05-09"))
    assert found.is_known(None)
    loose = article("b", "Borduria blockaded the port of Klow.", day="2031-05-10", last="2031-05-20")
    loose.event(loose.text[:-1], "blockaded", "COERCE", [BOR], [SYL])
    loose.mention("Borduria", BOR)
    _, case, _ = case_of([threat(), loose])
    assert [e.known for e in case.evidence] == [on("2031-05-20")]


@given(st.lists(st.sampled_from(FILES[1:]), unique_by=lambda draft: draft.id))
def test_what_a_report_says_about_a_commitment_does_not_depend_on_other_reports(others):
    whole = {e.record: e for e in case_of(FILES)[1].evidence}
    kept = {d.id for d in others}
    found = {e.record: e for e in case_of([FILES[0], *others])[1].evidence}
    assert found == {record: e for record, e in whole.items() if e.document in kept}
