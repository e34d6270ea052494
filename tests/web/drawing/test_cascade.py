"""The picture of a cascade: boxes by level, none over another, an arrow for each step."""

import re
from itertools import combinations

import pytest

from standoff.web.drawing.cascade import Box, Step, cascade
from standoff.web.drawing.markup import Drawing

LONG = "it will close the strait to all tankers and expel every observer who has come since the talks began in spring"


def box(level: int, head: str, text: str = LONG, look: str = "") -> Box:
    return Box(level=level, head=head, text=text, href=f"/articles/{head}" if level else "", title=head, look=look)


def drawn(*, narrow: bool) -> Drawing:
    boxes = [
        box(0, "Suppose", "Norland closes the strait", look="supposed"),
        box(1, "Kestrel → Norland: red line"),
        box(1, "Osprey → Norland: threat", "it may act", look="hedged"),
        box(2, "Norland → Kestrel: threat"),
    ]
    steps = [Step(start=0, end=1, dashed=False), Step(start=0, end=2, dashed=True), Step(start=1, end=3, dashed=False)]
    return cascade(boxes, steps, title="What if", desc="Three commitments.", narrow=narrow)


def rectangles(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    found = re.findall(r'<rect [^>]*x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', drawing.body)
    return [(float(x), float(y), float(x) + float(w), float(y) + float(h)) for x, y, w, h in found]


@pytest.mark.parametrize("narrow", [False, True])
def test_no_box_lies_over_another_or_outside(narrow: bool):
    drawing = drawn(narrow=narrow)
    boxes = rectangles(drawing)
    assert len(boxes) == 4
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert all(right <= drawing.width and bottom <= drawing.height for _, _, right, bottom in boxes)


def test_levels_go_to_the_right():
    lefts = [left for left, *_ in rectangles(drawn(narrow=False))]
    assert lefts[0] < lefts[1] == lefts[2] < lefts[3]


@pytest.mark.parametrize("narrow", [False, True])
def test_each_step_is_drawn_and_what_is_only_considered_is_dashed(narrow: bool):
    body = drawn(narrow=narrow).body
    assert body.count('class="pic-step') == 3
    assert body.count('class="pic-step pic-dashed"') == 1
    assert body.count('class="pic-box pic-dashed"') == 1


def test_each_box_leads_to_the_words_it_rests_on():
    body = drawn(narrow=False).body
    assert body.count("<a ") == 3  # what is supposed stands nowhere
