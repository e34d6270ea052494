"""The record across documents: what must hold over one invented quarrel, and over any collection."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.linking import Linked, evidence, index, link, status
from standoff.model import Judgement
from tests.linking.builders import article, on
from tests.linking.situations import all_drafts

EXTRACTIONS = [d.extraction() for d in all_drafts()]
LINKED = link(EXTRACTIONS)


def question(label: str):
    (found,) = [q for q in LINKED.questions if q.label == label]
    return found


def documents(claims):
    by_id = {c.id: c.document for e in EXTRACTIONS for c in e.claims}
    return {by_id[c] for c in claims}


def stands(document: str, as_of: str = "2031-05-20"):
    (commitment,) = next(e for e in EXTRACTIONS if e.document.id == document).commitments
    case = evidence(commitment, index=index(EXTRACTIONS, LINKED))
    return status(commitment, as_of=on(as_of), case=case, origins=LINKED.origins)


def test_one_story_of_the_week_and_two_apart():
    groups = {frozenset(c.documents) for c in LINKED.clusters}
    assert groups == {frozenset({"vow", "landing", "warning", "echo"}), frozenset({"before"}), frozenset({"herring"})}


def test_a_story_is_called_by_a_title_of_its_own():
    titles = {e.document.title.text for e in EXTRACTIONS}
    assert {c.label for c in LINKED.clusters} <= titles


def test_the_undated_article_is_of_that_friday_or_the_day_after():
    found = LINKED.published["vow"]
    assert (found.earliest, found.latest, found.basis) == (on("2031-05-09"), on("2031-05-10"), "inferred")
    assert any("Friday" in reason for reason in found.because)
    assert "before" not in LINKED.published


def test_two_translations_are_one_utterance():
    said = {a.id: a for e in EXTRACTIONS for a in e.attributions}
    (found,) = LINKED.utterances
    assert {said[a].document for a in found.attributions} == {"warning", "echo"}


def test_figures_stand_side_by_side_with_denials_and_doubts():
    found = question("Bordurian troops in or sent to Khemed")
    claims = {c.id: c for e in EXTRACTIONS for c in e.claims}
    figures = {claims[c].quantity.low for c in found.claims if claims[c].quantity}
    assert figures == {1500, 3000, 11000}
    assert {(claims[c].document, claims[c].stance) for c in found.claims if not claims[c].quantity} == {
        ("vow", "denies"),
        ("warning", "denies"),
        ("landing", "unconfirmed"),
    }


def test_planned_troops_are_another_question():
    assert documents(question("Bordurian troops planned").claims) == {"landing"}


def test_trigger_reported_by_other_articles():
    found = stands("vow")
    assert found.status == "trigger reported"
    events = {e.id: e.document for x in EXTRACTIONS for e in x.events}
    assert {events[i] for i in found.for_} == {"landing", "warning"}
    assert found.against, "the denials stand beside it"


def test_nothing_is_known_before_it_was_published():
    assert stands("vow", "2031-05-04").status == "open"


def test_a_threat_whose_trigger_nobody_reports_stays_open():
    assert stands("before").status == "open"


def test_presence_is_no_fighting():
    found = stands("landing")
    assert (found.status, found.for_) == ("open", ())
    assert found.against


def ids(linked: Linked):
    return (
        {d.documents for d in linked.duplicates},
        {c.id for c in linked.clusters},
        {u.id for u in linked.utterances},
        {q.id for q in linked.questions},
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(EXTRACTIONS))
def test_order_does_not_matter(shuffled):
    assert link(shuffled) == LINKED


def test_linking_twice_and_a_document_given_twice_change_nothing():
    assert link(EXTRACTIONS) == LINKED
    assert link([*EXTRACTIONS, EXTRACTIONS[0]]) == LINKED


@settings(max_examples=10)
@given(st.sampled_from(EXTRACTIONS))
def test_what_rested_on_a_deleted_document_alone_is_gone(gone):
    rest = [e for e in EXTRACTIONS if e is not gone]
    linked = link(rest)
    records = {r.id for e in rest for r in (*e.attributions, *e.claims)}
    left = {e.document.id for e in rest}
    assert {i for q in linked.questions for i in q.claims} <= records
    assert {i for u in linked.utterances for i in u.attributions} <= records
    assert {i for c in linked.clusters for i in c.documents} == left
    assert set(linked.published) <= left
    assert link([*rest, gone]) == LINKED


def test_nothing_at_all():
    assert link([]) == Linked()


def test_text_without_any_annotation_is_enough_for_stories():
    rain = (
        "Heavy rain flooded the market of Zileheroum and two bridges collapsed over the Wladir, the mayor of {} said."
    )
    drafts = [
        article(str(n), rain.format(name), day="2031-05-05") for n, name in enumerate(("Klow", "Istow", "Travunje"))
    ]
    assert len(link([d.extraction() for d in drafts]).clusters) == 1


def judged(verdict: str, target: str, other: str | None = None) -> Judgement:
    return Judgement(
        id=f"j-{verdict}-{target}", target=target, verdict=verdict, author="ana",
        made=datetime(2031, 6, 1, tzinfo=UTC), other=other,
    )  # fmt: skip


def test_the_analyst_splits_and_merges_stories():
    apart = link(EXTRACTIONS, judgements=[judged("split", "landing", "echo")])
    assert not any({"landing", "echo"} <= set(c.documents) for c in apart.clusters)
    together = link(EXTRACTIONS, judgements=[judged("merge", "herring", "echo")])
    assert any({"herring", "echo"} <= set(c.documents) for c in together.clusters)


def test_a_rejected_claim_leaves_the_ledger_and_a_rejected_event_the_evidence():
    claim = question("Bordurian troops planned").claims[0]
    assert claim not in {c for q in link(EXTRACTIONS, judgements=[judged("reject", claim)]).questions for c in q.claims}
    found = stands("vow")
    rejections = [judged("reject", i) for i in found.for_]
    (commitment,) = next(e for e in EXTRACTIONS if e.document.id == "vow").commitments
    case = evidence(commitment, index=index(EXTRACTIONS, LINKED, judgements=rejections))
    again = status(commitment, as_of=on("2031-05-20"), case=case, origins=LINKED.origins)
    assert again.status == "open"
