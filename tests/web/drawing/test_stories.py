"""Stories over time, and the matrix of one."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.drawing.matrix import Line, matrix
from standoff.web.drawing.stories import Bar, stories
from tests.web.drawing.shapes import covered, outside, shapes

FIRST = date(2031, 5, 1)


def bar(first: int, days: int = 0, label: str = "The strait is closed", weight: float = 0.5) -> Bar:
    start = FIRST + timedelta(first)
    return Bar(first=start, last=start + timedelta(days), weight=weight, label=label, href="/stories", title=label)


BARS = st.builds(bar, st.integers(0, 400), st.integers(0, 60), st.text("abcdefg mW", max_size=160), st.floats(0, 1))


@settings(max_examples=30)
@given(st.lists(BARS, max_size=24), st.booleans())
def test_everything_stays_in_the_frame_and_no_name_covers_another(bars: list[Bar], narrow: bool):
    drawing = stories(bars, title="", desc="", narrow=narrow)
    assert outside(drawing) == []
    assert covered(drawing) == []


def test_a_longer_story_is_longer_and_one_with_more_articles_thicker():
    drawing = stories([bar(0, 2, weight=0.2), bar(0, 20, weight=1.0)], title="", desc="")
    short, long = shapes(drawing, "pic-story")
    assert long.box.right > short.box.right
    assert long.box.bottom - long.box.top > short.box.bottom - short.box.top


def test_a_row_stands_under_its_outlets_and_what_one_alone_tells_is_hollow():
    lines = [
        Line(label="Norland closes the strait", cells=("•", "•", ""), look="hue-0"),
        Line(label="Osprey weeps", cells=("", "•", ""), look="hue-0"),
        Line(label="ships", cells=("40", "50", "not confirmed"), look="hue-4"),
    ]
    drawing = matrix(lines, ("Gull", "Tern", "Owl"), title="", desc="")
    assert outside(drawing) == []
    assert covered(drawing) == []
    assert ["pic-alone" in shape.look for shape in shapes(drawing, "pic-dot")] == [False, False, True]
    columns = {shape.words: shape.middle[0] for shape in shapes(drawing, "pic-lane")}
    figures = {shape.words: shape.middle[0] for shape in shapes(drawing, "pic-strong")}
    assert abs(columns["Tern"] - figures["50"]) < 1
