"""Scales of days and figures."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.web.drawing.axes import day_axis
from standoff.web.drawing.lettering import fitted, width
from standoff.web.drawing.scales import days, figures, nice, shown

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
FIGURES = st.floats(min_value=0, max_value=1e10, allow_nan=False).map(lambda value: round(value, 2))


@settings(max_examples=40)
@given(st.lists(FIGURES, min_size=1, max_size=20))
def test_a_larger_figure_stands_higher_and_all_within_the_scale(values: list[float]):
    scale = figures(values, start=300, end=20)
    places = [scale(value) for value in sorted(values)]
    assert all(20 <= place <= 300 for place in places)
    assert all(one >= other for one, other in pairwise(places))


@settings(max_examples=40)
@given(st.lists(FIGURES, min_size=1, max_size=20))
def test_the_marks_of_an_axis_are_few_rise_and_lie_within_it(values: list[float]):
    scale = figures(values, start=300, end=20)
    ticks = scale.ticks(6)
    assert 1 <= len(ticks) <= 7
    assert ticks == sorted(set(ticks))
    assert all(scale.low - 1e-6 <= tick <= scale.high + 1e-6 for tick in ticks)


@settings(max_examples=40)
@given(st.lists(DAYS, min_size=1, max_size=20))
def test_a_later_day_stands_farther_right_and_all_within_the_scale(found: list[date]):
    scale = days(found, start=50, end=700)
    places = [scale(day) for day in sorted(found)]
    assert all(50 <= place <= 700 for place in places)
    assert all(one <= other for one, other in pairwise(places))


@settings(max_examples=40)
@given(st.lists(DAYS, min_size=1, max_size=20), st.floats(min_value=80, max_value=1200))
def test_the_days_of_an_axis_have_room_for_their_names(found: list[date], room: float):
    scale = days(found, start=0, end=room)
    ticks = scale.ticks()
    assert ticks
    for (day, label), (after, other) in pairwise(ticks):
        assert scale(after) - scale(day) >= (width(label) + width(other)) / 2


def test_figures_that_span_magnitudes_are_told_by_ratio():
    scale = figures([40, 90_000], start=100, end=0)
    assert scale.logarithmic
    assert abs((scale(100) - scale(1_000)) - (scale(1_000) - scale(10_000))) < 1e-6


def test_a_figure_next_to_nought_is_no_magnitude():
    assert not figures([5e-324, 300], start=100, end=0).logarithmic


def test_figures_of_one_magnitude_begin_at_nought():
    scale = figures([1_500, 11_000], start=100, end=0)
    assert not scale.logarithmic
    assert scale(0) == 100


def test_an_axis_names_the_year_where_it_changes():
    ticks = days([date(2030, 11, 20), date(2031, 2, 20)], start=0, end=800).ticks()
    assert [label for _, label in ticks if "203" in label] == [
        ticks[0][1],
        next(name for _, name in ticks if "2031" in name),
    ]


def test_figures_on_an_axis_are_short():
    assert [shown(value) for value in (0, 0.25, 1_500, 2_500_000, 3e9)] == ["0", "0.25", "1,500", "2.5 m", "3 bn"]
    assert [nice(value) for value in (1, 1.2, 3, 7, 0)] == [1, 2, 5, 10, 1]


@settings(max_examples=40)
@given(st.text(max_size=60), st.floats(min_value=0, max_value=400))
def test_a_text_that_was_fitted_fits(text: str, space: float):
    assert width(fitted(text, space)) <= space or fitted(text, space) == ""


@settings(max_examples=60)
@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from([(58.0, 164.0), (58.0, 820.0), (10.0, 340.0)]))
def test_the_first_day_that_an_axis_names_says_its_year(found: list[date], sides: tuple[float, float]):
    left, right = sides
    scale = days(found, start=left + 16, end=right - 14)
    first, label = scale.ticks()[0]
    words = day_axis(scale, top=0, bottom=100, left=left, right=right).striptags()
    assert words.startswith(label)
    assert str(first.year) in label
