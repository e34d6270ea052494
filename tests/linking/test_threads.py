"""Threads: one commitment through time, and what each statement is to the one before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.linking import link
from tests.linking.builders import article, between
from tests.linking.test_link import judged

SYL, BOR, KHE, FRE = "SYL", "BOR", "KHE", "FRE"


def pledge(name, then, condition, *, day, issuer=SYL, addressee=KHE, kind="promise", **more):
    text = f"{then} {condition}." if condition else f"{then}."
    draft = article(name, f"{text} The council rose at noon.", day=day)
    for words, code in (("Borduria", BOR), ("Khemed", KHE), ("Syldavia", SYL)):
        if words in text:
            draft.mention(words, code)
    draft.commit(
        text, condition=condition, consequence=then, issuer=[issuer], addressee=[addressee], type=kind, **more
    )  # fmt: skip
    return draft


def considered(name="a", day="2030-02-01", **more):
    return pledge(
        name, "Syldavia would consider arming Khemed", "if Borduria shells the ports", day=day, hedged=True,
        kind="policy", **more,
    )  # fmt: skip


def promised(name="b", day="2031-05-02", **more):
    return pledge(
        name, "Syldavia will supply Khemed with rifles", "if Borduria sends soldiers to the isles", day=day, **more
    )


def found(*drafts, judgements=()):
    return link([d.extraction() for d in drafts], judgements=judgements).threads


def relations(*drafts):
    (thread,) = found(*drafts)
    return [stage.relation for stage in thread.stages]


def test_what_was_considered_and_is_now_promised_was_hardened_under_another_condition():
    (thread,) = found(promised(), considered())
    first, second = thread.stages
    assert (first.relation, first.before, first.force) == ("first", None, 2)
    assert (second.relation, second.before, second.force) == ("hardened", first.commitment, 3)
    assert second.because == "“would consider” became “will”, under another condition"
    assert thread.label == "Syldavia → Khemed: policy"
    assert "supply" in thread.because


def test_the_other_way_round_it_was_softened():
    assert relations(promised(day="2030-02-01"), considered(day="2031-05-02")) == ["first", "softened"]


def test_the_same_again_is_restated():
    assert relations(promised("a", day="2030-02-01"), promised("b", day="2031-05-02")) == ["first", "restated"]


def test_as_firm_and_triggered_by_something_else():
    other = pledge("c", "Syldavia will supply Khemed with rifles", "if Borduria blockades the ports", day="2031-05-02")
    assert relations(promised("a", day="2030-02-01"), other) == ["first", "conditions changed"]


def test_a_deadline_hardens():
    due = promised("b", deadline=between("2031-06-01", "2031-06-01"))
    (thread,) = found(promised("a", day="2030-02-01"), due)
    assert (thread.stages[1].relation, thread.stages[1].because) == ("hardened", "with a deadline")


def test_one_occasion_is_one_statement():
    (thread,) = found(promised("a", day="2031-05-01"), promised("b", day="2031-05-02"))
    assert [s.because for s in thread.stages] == ["", "on the same occasion"]


@pytest.mark.parametrize(
    "other",
    [{"issuer": FRE}, {"addressee": BOR}, {"kind": "threat"}],
    ids=str,
)
def test_another_issuer_addressee_or_a_threat_is_another_commitment(other):
    assert found(promised("a", day="2030-02-01"), promised("b", **other)) == ()


def test_another_matter_is_another_commitment():
    grain = pledge("g", "Syldavia will visit Khemed", "if the ferries run again", day="2031-05-02")
    assert found(promised(), grain) == ()


def test_a_treaty_clause_told_again_is_one_obligation():
    def clause(name, day):
        return pledge(
            name, "Syldavia is bound to come to the aid of Khemed", "if Khemed is attacked", day=day, kind="obligation"
        )

    assert relations(clause("a", "2030-01-01"), clause("b", "2031-01-01")) == ["first", "restated"]


def test_words_that_take_it_back_are_linked():
    draft = article("w", "Syldavia took back its promise to supply Khemed with rifles.", day="2031-06-01")
    claim = draft.claim("took back its promise to supply Khemed with rifles", by=(SYL,), retracts=True)
    draft.mention("Khemed", KHE)
    (thread,) = found(promised(), draft)
    assert (len(thread.stages), thread.withdrawn) == (1, (claim,))
    early = article("w", draft.text, day="2031-01-01")
    early.claim("took back its promise to supply Khemed with rifles", by=(SYL,), retracts=True)
    assert found(promised(), early) == (), "what was taken back before it was said was something else"


def test_the_analyst_splits_and_merges():
    one, other = considered(), promised()
    ids = [d.records["commitments"][0].id for d in (one, other)]
    assert found(one, other, judgements=[judged("split", *ids)]) == ()
    grain = pledge("g", "Syldavia will visit Khemed", "if the ferries run again", day="2031-05-02")
    pair = (ids[1], grain.records["commitments"][0].id)
    (thread,) = found(other, grain, judgements=[judged("merge", *pair)])
    assert {s.commitment for s in thread.stages} == set(pair)


FILES = [
    considered(),
    promised(),
    promised("c", day="2031-08-01"),
    promised("d", day="2031-08-02", issuer=FRE),
    considered("e", day="2031-09-01"),
]
EXTRACTIONS = [d.extraction() for d in FILES]


@settings(max_examples=20)
@given(st.permutations(EXTRACTIONS))
def test_order_does_not_matter(shuffled):
    assert link(shuffled).threads == link(EXTRACTIONS).threads


@settings(max_examples=10)
@given(st.sampled_from(EXTRACTIONS))
def test_what_rested_on_a_deleted_document_alone_is_gone(gone):
    rest = [e for e in EXTRACTIONS if e is not gone]
    left = {k.id for e in rest for k in e.commitments}
    made = link(rest).threads
    assert {s.commitment for t in made for s in t.stages} <= left
    assert {s.before for t in made for s in t.stages if s.before} <= left
    assert link([*rest, gone]).threads == link(EXTRACTIONS).threads
