"""The panel of a pair."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.drawing.tension import Bar, reach, tension
from tests.web.drawing.shapes import covered, outside, shapes

FIRST = date(2031, 5, 1)


def bar(day: int, score: float, **others: object) -> Bar:
    at = FIRST + timedelta(day)
    return Bar(first=at, last=at, score=score, href="/tension", title=f"{score}", **others)  # type: ignore[arg-type]


@settings(max_examples=30)
@given(st.dictionaries(st.integers(0, 69), st.floats(-60, 60), max_size=40), st.integers(1, 69))
def test_bars_stay_in_the_frame_and_on_their_side(scores: dict[int, float], span: int):
    bars = [bar(day, round(score, 3)) for day, score in scores.items() if day <= span]
    most = reach([one.score for one in bars])
    drawing = tension(bars, first=FIRST, last=FIRST + timedelta(span), most=most, title="", desc="")
    assert outside(drawing) == []
    assert covered(drawing) == []
    zero = shapes(drawing, "pic-zero")[0].middle[1]
    for one, drawn in zip(bars, shapes(drawing, "pic-bar"), strict=True):
        if one.score > 0:
            assert drawn.box.bottom <= zero + 0.02
        if one.score < 0:
            assert drawn.box.top >= zero - 0.02


def test_a_more_hostile_day_reaches_lower():
    drawing = tension([bar(0, -3), bar(9, -8)], first=FIRST, last=FIRST + timedelta(9), most=10, title="", desc="")
    mild, harsh = shapes(drawing, "pic-bar")
    assert harsh.box.bottom > mild.box.bottom


def test_a_score_of_nought_can_still_be_seen():
    drawing = tension([bar(0, 0)], first=FIRST, last=FIRST + timedelta(9), most=10, title="", desc="")
    assert shapes(drawing, "pic-bar")[0].box.bottom > shapes(drawing, "pic-bar")[0].box.top


def test_the_scale_of_all_panels_is_little_more_than_what_they_show():
    assert reach([3.0, -23.4]) == 25
    assert reach([]) == 1
    assert reach([0.2]) == 1


def test_the_days_that_are_listed_are_marked():
    drawing = tension(
        [bar(0, -3, chosen=True), bar(9, -8)], first=FIRST, last=FIRST + timedelta(9), most=10, title="", desc=""
    )
    assert ["pic-chosen" in shape.look for shape in shapes(drawing, "pic-bar")] == [True, False]
