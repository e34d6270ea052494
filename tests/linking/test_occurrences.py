"""Occurrences: several reports of one happening, its date, what they differ in, and what stands beside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.linking import link
from tests.linking.builders import article, between
from tests.linking.test_link import judged

SYL, BOR, KHE, FRE = "SYL", "BOR", "KHE", "FRE"
SHARED = "Smoke stood over the harbour of Klow, the ferries stayed in port and the market square was empty all morning."


def report(name, text, trigger, *, day="2031-05-07", kind="ASSAULT", actor=(BOR,), recipient=(SYL,), by=None, **more):
    draft = article(name, f"{text} {SHARED}", day=day)
    words = text.rstrip(".")
    said = draft.say(words, by=by) if by else None
    draft.event(words, trigger, kind, list(actor), list(recipient), attribution=said, **more)
    for words, code in (("Borduria", BOR), ("Syldavia", SYL), ("Khemed", KHE)):
        if words in text:
            draft.mention(words, code)
    return draft


def bombing(name="a", **more):
    more = {"when": between("2031-05-06", "2031-05-06"), **more}
    return report(name, "Borduria bombed the harbour of Syldavia.", "bombed", **more)


def strike(name="b", **more):
    more = {"when": between("2031-05-05", "2031-05-07"), **more}
    return report(name, "A strike of Borduria hit Syldavia's docks.", "strike", **more)


def found(*drafts, judgements=()):
    return link([d.extraction() for d in drafts], judgements=judgements).occurrences


def test_two_reports_of_one_happening():
    (one,) = found(bombing(), strike())
    assert (one.type, one.modality, len(one.events)) == ("ASSAULT", "actual", 2)
    assert (one.actor_countries, one.recipient_countries) == ((BOR,), (SYL,))
    assert one.label == "Borduria → Syldavia: assault (attack)"
    assert "same act" in one.because


def test_its_date_is_what_all_reports_allow():
    (one,) = found(bombing(), strike())
    assert one.when == between("2031-05-06", "2031-05-06")
    (loose,) = found(strike("a", day="2031-05-06"), strike("b"))
    assert loose.when == between("2031-05-05", "2031-05-06"), "no report is older than what it tells"
    (undated,) = found(bombing("a", when=None), strike("b", when=None))
    assert undated.when is None


def test_the_days_that_most_reports_allow_where_they_contradict_each_other():
    drafts = [bombing("a"), bombing("b"), bombing("c", when=between("2031-05-07", "2031-05-07"))]
    (one,) = found(*drafts)
    assert one.when == between("2031-05-06", "2031-05-06")
    (date,) = [d for d in one.differences if d.aspect == "date"]
    assert [(t.value, len(t.records)) for t in date.told] == [("2031-05-06", 2), ("2031-05-07", 1)]


def test_differences_are_listed_and_not_resolved():
    first, second = bombing(), strike(by=FRE)
    first.claim("the harbour", figure=3, unit="docks")
    second.claim("Syldavia's docks", figure=5, unit="docks")
    (one,) = found(first, second)
    told = {d.aspect: [t.value for t in d.told] for d in one.differences}
    assert told["figure"] == ["3", "5"]
    assert told["attribution"] == ["", FRE]


@pytest.mark.parametrize(
    "other",
    [
        {"when": between("2031-05-02", "2031-05-02")},
        {"actor": (KHE,)},
        {"recipient": (KHE,)},
        {"kind": "AID"},
    ],
    ids=str,
)
def test_another_day_party_or_act_is_another_happening(other):
    second = report("b", "Borduria shipped grain to Syldavia.", "shipped", **{"when": None, **other})
    if "kind" not in other:
        second = bombing("b", **other)
    assert found(bombing(), second) == ()


def test_two_acts_of_one_sentence_are_two():
    draft = report("a", "Borduria bombed the docks and later bombed the mole of Syldavia.", "bombed")
    draft.event("later bombed the mole of Syldavia", "bombed the mole", "ASSAULT", [BOR], [SYL])
    assert found(draft) == ()


def test_another_person_is_another_visit():
    def visit(name, who):
        text = f"{who} of Syldavia landed in Khemed."
        draft = report(name, text, "landed", kind="CONSULT", actor=(SYL,), recipient=(KHE,), persons=(f"SYL/{who}",))
        draft.entity(f"SYL/{who}", who, "person")
        return draft

    assert len(found(visit("a", "Olga"), visit("b", "Olga"))) == 1
    assert found(visit("a", "Olga"), visit("b", "Igor")) == ()


def denial(name="n", text="Borduria denied an attack on Syldavia.", **more):
    draft = article(name, f"{text} {SHARED}", day="2031-05-08")
    draft.mention("Borduria", BOR)
    draft.mention("Syldavia", SYL)
    draft.claim("an attack on Syldavia", stance="denies", by=(BOR,), **more)
    return draft


def test_a_denial_stands_beside_the_happening_and_is_none_of_its_own():
    (one,) = found(bombing(), denial())
    assert (len(one.events), len(one.against)) == (1, 1)
    assert found(denial()) == ()


def test_a_denial_joins_no_two_happenings():
    early = bombing("early", day="2031-05-03", when=between("2031-05-02", "2031-05-02"))
    made = found(bombing(), early, denial())
    assert [len(one.events) for one in made] == [1], "it speaks of one of them; the other is told once and not denied"


def test_what_was_planned_stands_beside_what_happened():
    plan = bombing("p", day="2031-05-04", modality="planned", when=None)
    (one,) = found(bombing(), plan)
    assert (one.modality, len(one.events), len(one.planned)) == ("actual", 1, 1)


def test_what_several_articles_plan_is_one_plan():
    (one,) = found(bombing("a", modality="planned", when=None), bombing("b", modality="planned", when=None))
    assert (one.modality, len(one.events)) == ("planned", 2)


def test_two_statements_of_one_day_are_one_when_they_are_between_the_same_two():
    def blame(name, text, recipient=(SYL,)):
        return report(
            name, text, "blamed", kind="ACCUSE", recipient=recipient, when=between("2031-05-06", "2031-05-06")
        )

    same = blame("a", "Borduria blamed Syldavia for the fire."), blame("b", "On Tuesday Borduria blamed Syldavia.")
    assert len(found(*same)) == 1
    assert found(same[0], blame("b", "Borduria blamed the smugglers of the coast.", recipient=())) == ()


def test_the_analyst_splits_and_merges():
    first, second = bombing(), strike()
    ids = [d.records["events"][0].id for d in (first, second)]
    assert found(first, second, judgements=[judged("split", *ids)]) == ()
    other = bombing("c", when=between("2031-04-02", "2031-04-02"), day="2031-04-02")
    pair = (ids[0], other.records["events"][0].id)
    (one,) = found(first, other, judgements=[judged("merge", *pair)])
    assert set(one.events) == set(pair)


def test_a_rejected_event_is_no_report():
    first, second = bombing(), strike()
    assert found(first, second, judgements=[judged("reject", first.records["events"][0].id)]) == ()


FILES = [
    bombing(),
    strike(),
    bombing("c", by=FRE),
    denial(),
    bombing("p", day="2031-05-04", modality="planned", when=None),
    bombing("early", day="2031-05-03", when=between("2031-05-02", "2031-05-02")),
]
EXTRACTIONS = [d.extraction() for d in FILES]


@settings(max_examples=20)
@given(st.permutations(EXTRACTIONS))
def test_order_does_not_matter(shuffled):
    assert link(shuffled).occurrences == link(EXTRACTIONS).occurrences


@settings(max_examples=10)
@given(st.sampled_from(EXTRACTIONS))
def test_what_rested_on_a_deleted_document_alone_is_gone(gone):
    rest = [e for e in EXTRACTIONS if e is not gone]
    left = {r.id for e in rest for r in (*e.events, *e.claims)}
    made = link(rest).occurrences
    assert {i for o in made for i in (*o.events, *o.planned, *o.against)} <= left
    assert all(set(t.records) <= left for o in made for d in o.differences for t in d.told)
    assert link([*rest, gone]).occurrences == link(EXTRACTIONS).occurrences


def test_a_crowd_of_reports_is_compared_a_pair_a_report():
    crowd = [bombing(f"{n:03}") for n in range(150)]
    (one,) = found(*crowd)
    assert len(one.events) == 150


def test_what_several_articles_tell_without_a_day_is_listed_under_the_first_report():
    (one,) = found(bombing("a", when=None, day="2031-05-07"), strike("b", when=None, day="2031-05-09"))
    assert one.when is None
    assert (one.documents, one.reported, one.told) == (2, between("2031-05-07", "2031-05-07"), one.reported)
    (alone,) = found(bombing("a", when=None), denial())
    assert alone.told is None, "one report without a day tells none"
