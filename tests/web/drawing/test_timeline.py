"""The picture of acts over time."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.drawing.signs import KINDS
from standoff.web.drawing.timeline import Act, timeline
from tests.web.drawing.shapes import covered, outside, shapes

FIRST, LAST = date(2031, 5, 1), date(2031, 6, 9)


def act(first: date = FIRST, days: int = 0, **others: object) -> Act:
    given: dict[str, object] = {
        "lane": 0,
        "kind": "conflict",
        "score": -7.0,
        "planned": False,
        "told": False,
        "denied": False,
        "href": "/articles/d-1?at=e-1#e-1",
        "title": "Norland → Kestrel, coerce −7",
    }
    return Act(first=first, last=first + timedelta(days), **(given | others))  # type: ignore[arg-type]


ACTS = st.builds(
    act,
    first=st.dates(FIRST - timedelta(20), LAST + timedelta(20)),
    days=st.integers(0, 40),
    lane=st.integers(0, 2),
    kind=st.sampled_from(sorted(set(KINDS.values()))),
    score=st.floats(-10, 10),
    planned=st.booleans(),
    told=st.booleans(),
    denied=st.booleans(),
)


@settings(max_examples=20)
@given(st.lists(ACTS, max_size=60), st.booleans())
def test_everything_stays_in_the_frame(acts: list[Act], narrow: bool):
    lanes = ("Norland", "The Grand Duchy of Upper and Lower Kestrel", "Osprey")
    drawing = timeline(acts, lanes, first=FIRST, last=LAST, title="", desc="", narrow=narrow)
    assert outside(drawing) == []
    assert covered(drawing) == []


@settings(max_examples=20)
@given(st.lists(ACTS, max_size=40))
def test_no_sign_covers_another(acts: list[Act]):
    plain = [act(one.first, lane=one.lane, kind=one.kind, score=one.score) for one in acts]
    found = shapes(timeline(plain, ("a", "b", "c"), first=FIRST, last=LAST, title="", desc=""), "pic-act")
    for place, one in enumerate(found):
        assert not any(one.box.meets(other.box) for other in found[place + 1 :])


def test_the_longest_name_of_a_lane_is_printed_whole():
    for name in ("United Kingdom", "Kestrel defence ministry", "The Republic of Norland", "European Union"):
        drawing = timeline([act()], (name, "Gull"), first=FIRST, last=LAST, title="", desc="")
        assert name in str(drawing.body)


def test_all_sixteen_types_have_a_sign():
    assert len(KINDS) == 16


def test_hostile_and_cooperative_differ_in_shape_as_in_colour():
    acts = [act(), act(FIRST + timedelta(4), kind="cooperation", score=7.0)]
    hostile, friendly = shapes(timeline(acts, ("a",), first=FIRST, last=LAST, title="", desc=""), "pic-act")
    assert (hostile.name, friendly.name) == ("path", "rect")
    assert "tone-hostile" in hostile.look
    assert "tone-friendly" in friendly.look


def test_what_is_planned_told_or_denied_looks_otherwise():
    acts = [act(), act(planned=True), act(told=True), act(denied=True)]
    drawing = timeline(acts, ("a",), first=FIRST, last=LAST, title="", desc="")
    assert len({shape.look for shape in shapes(drawing, "pic-act")}) == 3
    assert len(shapes(drawing, "pic-denied")) == 1


def test_an_uncertain_date_is_a_bar():
    drawing = timeline([act(days=9), act()], ("a",), first=FIRST, last=LAST, title="", desc="")
    bar = shapes(drawing, "pic-span")
    assert len(bar) == 1
    assert bar[0].box.right > bar[0].box.left


def test_acts_for_which_a_lane_has_no_room_are_counted():
    drawing = timeline([act() for _ in range(30)], ("a",), first=FIRST, last=LAST, title="", desc="")
    assert len(shapes(drawing, "pic-act")) == 9
    assert "+21" in {shape.words for shape in shapes(drawing)}
