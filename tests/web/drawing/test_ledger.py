"""The picture of a question."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.drawing.ledger import Again, Mark, ledger
from tests.web.drawing.shapes import covered, outside, shapes

DAY = date(2031, 5, 6)


def mark(low: float | None = 300, high: float | None = -1, **others: object) -> Mark:
    given: dict[str, object] = {
        "first": DAY,
        "last": DAY,
        "label": "300",
        "who": "Kestrel’s navy",
        "hue": 0,
        "stance": "asserts",
        "planned": False,
        "href": "/articles/d-1?at=c-1#c-1",
        "title": "Kestrel’s navy says 300",
    }
    return Mark(low=low, high=low if high == -1 else high, **(given | others))  # type: ignore[arg-type]


def drawn(*marks: Mark, **options: object) -> list:
    return shapes(ledger(marks, title="troops", desc="", **options))  # type: ignore[arg-type]


MARKS = st.builds(
    mark,
    low=st.none() | st.floats(min_value=0, max_value=1e7),
    high=st.none(),
    first=st.none() | st.dates(date(2029, 1, 1), date(2032, 1, 1)),
    last=st.none(),
    who=st.text(max_size=50),
    label=st.text(max_size=30),
    stance=st.sampled_from(("asserts", "denies", "unconfirmed")),
    planned=st.booleans(),
)


@settings(max_examples=20)
@given(st.lists(MARKS, max_size=16), st.booleans())
def test_everything_stays_in_the_frame_and_no_label_covers_another(marks: list[Mark], narrow: bool):
    drawing = ledger(marks, title="troops", desc="", narrow=narrow)
    assert outside(drawing) == []
    labels = [pair for pair in covered(drawing) if "no date" not in pair]
    assert labels == []


def test_a_larger_figure_stands_higher_and_a_later_one_farther_right():
    first, second = [
        shape.middle
        for shape in drawn(mark(300), mark(900, first=DAY + timedelta(3), last=DAY + timedelta(3)))
        if "pic-dot" in shape.look
    ]
    # The larger figure is drawn first.
    assert first[1] < second[1]
    assert first[0] > second[0]


@pytest.mark.parametrize(
    ("given", "sign"),
    [
        ({"stance": "denies"}, "pic-cross"),
        ({"stance": "unconfirmed"}, "pic-ring"),
        ({"planned": True}, "pic-plan"),
        ({}, "pic-dot"),
    ],
)
def test_each_kind_of_claim_has_its_own_sign(given: dict[str, object], sign: str):
    signs = {look for shape in drawn(mark(**given)) for look in shape.look.split()}  # type: ignore[arg-type]
    assert signs & {"pic-cross", "pic-ring", "pic-plan", "pic-dot"} == {sign}


def test_a_range_is_a_bar_and_no_figure_that_nobody_gives():
    found = drawn(mark(100, 900), mark(500))
    assert sum("pic-dot" in shape.look for shape in found) == 1
    bar = next(shape for shape in found if "pic-range" in shape.look)
    dot = next(shape for shape in found if "pic-dot" in shape.look)
    assert bar.box.top < dot.middle[1] < bar.box.bottom


def test_a_figure_that_is_open_above_points_upward():
    found = drawn(mark(300, None), mark(600))
    arrow = [shape for shape in found if "pic-range" in shape.look]
    dot = max((shape for shape in found if "pic-dot" in shape.look), key=lambda shape: shape.middle[1])
    assert min(shape.box.top for shape in arrow) < dot.middle[1]


def test_a_copy_is_hollow_and_another_outlet_is_not():
    again = (
        Again(day=DAY + timedelta(1), copied=True, href="/a", title="copied by The Echo"),
        Again(day=DAY + timedelta(2), copied=False, href="/b", title="also in The Tern"),
    )
    found = [shape for shape in drawn(mark(again=again)) if "pic-again" in shape.look]
    assert ["pic-copy" in shape.look for shape in found] == [True, False]


def test_the_day_it_is_drawn_for_is_marked():
    assert any("pic-as-of" in shape.look for shape in drawn(mark(), as_of=DAY + timedelta(2)))
    assert not any("pic-as-of" in shape.look for shape in drawn(mark()))


def test_figures_that_span_magnitudes_are_drawn_and_said_to_be_logarithmic():
    assert ledger([mark(40), mark(90_000)], title="", desc="").logarithmic
    assert not ledger([mark(40), mark(90)], title="", desc="").logarithmic


def test_a_line_joins_a_figure_to_the_one_that_brings_it_up_to_date():
    later = mark(500, first=DAY + timedelta(4), last=DAY + timedelta(4))
    drawing = ledger([mark(300), later, mark(None)], title="", desc="", updates=[(0, 1), (0, 2)])
    line = shapes(drawing, "pic-update")
    assert len(line) == 1
    assert line[0].box.right > line[0].box.left
    assert line[0].box.bottom > line[0].box.top


def test_a_part_is_said_to_be_one():
    words = {shape.words for shape in drawn(mark(part=True))}
    assert any(word.startswith("part: 300") for word in words)


def test_a_telephone_says_beneath_whose_a_colour_is():
    marks = [mark(who="Ministry of Defence of Norland", hue=0), mark(who="Osprey", hue=1, low=20.0, high=20.0)]
    narrow = ledger(marks, title="Troops", desc="Two figures.", narrow=True)
    named = [shape for shape in shapes(narrow, "soft") if shape.words]
    assert {shape.words for shape in named} == {"Ministry of Defence of Norland", "Osprey"}
    assert min(shape.box.top for shape in named) > max(shape.box.bottom for shape in shapes(narrow, "pic-tick"))
