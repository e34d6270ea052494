"""What the analyst puts together stays together, and what is taken apart stays apart, whatever the scores."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from standoff.linking import link
from standoff.linking.judging import Rulings, rulings
from standoff.model import Anchor, Judgement
from tests.linking.situations import all_drafts

EXTRACTIONS = [d.extraction() for d in all_drafts()]
IDS = "abcdef"


def judged(verdict: str, *members: str, apart: bool = False) -> Judgement:
    return Judgement(
        id=f"j-{verdict}",
        target=members[0],
        verdict=verdict,
        author="ana",
        made=datetime(2031, 5, 9, tzinfo=UTC),
        anchors=tuple(Anchor(record=m, kind="document", document=m, place=m) for m in members),
        apart=apart,
    )


def groups(*judgements: Judgement):
    return {frozenset(c.documents) for c in link(EXTRACTIONS, judgements=judgements).clusters}


def test_two_stories_with_little_in_common_are_merged_whole():
    found = groups(judged("merge", "vow", "landing", "warning", "echo", "herring", "before"))
    assert found == {frozenset({"vow", "landing", "warning", "echo", "herring", "before"})}


def test_a_story_falls_into_its_members():
    members = {"vow", "landing", "warning", "echo"}
    found = groups(judged("split", *sorted(members), apart=True))
    assert all(len(group & members) <= 1 for group in found)


def test_one_member_leaves_and_the_others_stay():
    found = groups(judged("split", "landing", "vow", "warning", "echo"))
    assert frozenset({"landing"}) in found
    assert frozenset({"vow", "warning", "echo"}) in found


def test_a_merged_story_keeps_a_title_of_its_own():
    clusters = link(EXTRACTIONS, judgements=[judged("merge", "herring", "before")]).clusters
    merged = next(c for c in clusters if "herring" in c.documents)
    assert merged.label in {e.document.title.text for e in EXTRACTIONS}


def test_claims_of_two_questions_are_one_question():
    before = link(EXTRACTIONS).questions
    one, other = before[0], before[-1]
    assert one.id != other.id
    after = link(EXTRACTIONS, judgements=[judged("merge", *one.claims, *other.claims)]).questions
    (found,) = [q for q in after if one.claims[0] in q.claims]
    assert set(found.claims) == {*one.claims, *other.claims}
    assert found.label in {one.label, other.label}


pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).map(sorted).map(tuple).filter(lambda p: p[0] != p[1])


@given(st.sets(pairs, max_size=4), st.sets(pairs, max_size=4), st.lists(st.sampled_from("xyz"), min_size=6, max_size=6))
def test_splits_always_hold_and_nobody_is_lost(together, apart, homes):
    start = [tuple(i for i, home in zip(IDS, homes, strict=True) if home == name) for name in "xyz" if name in homes]
    decided = Rulings(together=frozenset(together - apart), apart=frozenset(apart))
    found = decided.settle(start)
    assert sorted(i for group in found for i in group) == list(IDS)
    assert not any({a, b} <= set(group) for a, b in apart for group in found)
    if not apart:
        assert all(any({a, b} <= set(group) for group in found) for a, b in together)


def test_a_later_merge_replaces_a_split_of_the_same_pair():
    later = Judgement(
        id="j-9", target="a", other="b", verdict="merge", author="ana", made=datetime(2031, 5, 10, tzinfo=UTC)
    )
    assert rulings([judged("split", "a", "b"), later]).apart == frozenset()
