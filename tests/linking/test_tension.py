"""Tension: discounted Goldstein scores, each happening once."""

import msgspec
import pytest

from standoff.linking import Linked, tension
from standoff.model import Occurrence, Published
from tests.linking.builders import article, between, on

SYL, BOR, FRE = "SYL", "BOR", "FRE"


def act(name, *, score=-5.0, by=None, said_as="asserts", day="2031-05-05", kind="COERCE", **more):
    draft = article(name, "Borduria closed the pass to Syldavia.", day=day)
    said = draft.say("Borduria closed the pass to Syldavia", by=by, stance=said_as) if by else None
    draft.event("Borduria closed the pass", "closed", kind, [BOR], [SYL], score=score, attribution=said, **more)
    return draft.extraction()


def scores(*extractions, linked=None, **more):
    return {(t.actor, t.recipient, str(t.day)): t.score for t in tension(extractions, linked or Linked(), **more)}


def test_sum_per_dyad_and_day():
    found = scores(act("a"), act("b", kind="ACCUSE", score=-2.0), act("c", day="2031-05-06"))
    assert found == {(BOR, SYL, "2031-05-05"): -7.0, (BOR, SYL, "2031-05-06"): -5.0}


def test_ten_reports_of_one_happening_count_once():
    assert scores(act("a"), act("b"), act("c", by=FRE)) == {(BOR, SYL, "2031-05-05"): -5.0}
    (one,) = tension([act("a"), act("b")], Linked())
    assert len(one.events) == 2


def test_copies_do_not_count():
    linked = Linked(origins={"b": "a"})
    (one,) = tension([act("a"), act("b")], linked)
    assert len(one.events) == 1


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"by": FRE}, -4.0),
        ({"by": SYL}, -3.0),
        ({"modality": "planned"}, -2.0),
        ({"modality": "hypothetical"}, -1.0),
        ({"by": SYL, "modality": "planned"}, -1.2),
    ],
    ids=str,
)
def test_discounts(more, expected):
    assert scores(act("a", **more)) == {(BOR, SYL, "2031-05-05"): pytest.approx(expected)}


def test_negated_events_move_nothing():
    assert scores(act("a", negated=True)) == {}


def test_what_is_denied_moves_nothing():
    assert scores(act("a", by=BOR, said_as="denies")) == {}
    draft = article("b", "Borduria closed the pass to Syldavia.", day="2031-05-05")
    told = draft.event("Borduria closed the pass", "closed", "COERCE", [BOR], [SYL], score=-5.0)
    draft.claim("closed the pass", by=(BOR,), stance="denies", event=told)
    assert scores(draft.extraction()) == {}
    assert scores(draft.extraction(), act("c")) == {(BOR, SYL, "2031-05-05"): -5.0}, "who tells of it still does"


def test_a_group_stands_for_itself_and_not_for_the_state_that_it_fights():
    draft = article("a", "The Bordurian Front shelled Syldavia.", day="2031-05-05")
    draft.entity("FRONT", "Bordurian Front", "group", BOR)
    draft.event("shelled", "shelled", "ASSAULT", [BOR], [SYL], persons=["FRONT/forces"], score=-9.0)
    assert scores(draft.extraction()) == {("FRONT", SYL, "2031-05-05"): -9.0}


def test_days():
    assert scores(act("a", when=between("2031-05-02", "2031-05-02"))) == {(BOR, SYL, "2031-05-02"): -5.0}
    assert scores(act("a", when=between("2031-05-01", "2031-05-31"))) == {}, "some day in May is no day"
    assert scores(act("a", day=None)) == {}
    found = Linked(published={"a": Published(on("2031-05-07"), on("2031-05-07"))})
    assert scores(act("a", day=None), linked=found) == {(BOR, SYL, "2031-05-07"): -5.0}


def test_since_and_until():
    both = act("a"), act("b", day="2031-05-08")
    assert list(scores(*both, since=on("2031-05-06"))) == [(BOR, SYL, "2031-05-08")]
    assert list(scores(*both, until=on("2031-05-06"))) == [(BOR, SYL, "2031-05-05")]


def test_reports_of_one_occurrence_count_once_and_on_its_day():
    late = act("b", day="2031-05-08", score=-7.0)
    one = Occurrence(
        id="o-1", label="", type="COERCE", modality="actual", documents=2,
        events=("e-a-00", "e-b-00"), reported=between("2031-05-05", "2031-05-05"),
    )  # fmt: skip
    apart = scores(act("a"), late)
    assert apart == {(BOR, SYL, "2031-05-05"): -5.0, (BOR, SYL, "2031-05-08"): -7.0}
    assert scores(act("a"), late, linked=Linked(occurrences=(one,))) == {(BOR, SYL, "2031-05-05"): -7.0}
    dated = msgspec.structs.replace(one, when=between("2031-05-03", "2031-05-03"))
    assert scores(act("a"), late, linked=Linked(occurrences=(dated,))) == {(BOR, SYL, "2031-05-03"): -7.0}
