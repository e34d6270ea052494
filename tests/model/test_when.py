from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from standoff.model import Interval
from standoff.model.when import day, intersect, month, shifted, union, year

days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def intervals(draw):
    ends = sorted([draw(days), draw(days)])
    return Interval(draw(st.sampled_from([None, ends[0]])), draw(st.sampled_from([None, ends[1]])))


def test_a_month_ends_on_its_last_day():
    assert month(2024, 2) == Interval(date(2024, 2, 1), date(2024, 2, 29))
    assert month(2023, 12).latest == date(2023, 12, 31)


def test_a_year_is_365_or_366_days():
    assert year(2023).days == 365
    assert year(2024).days == 366


def test_a_day_is_one_day():
    assert day(date(2024, 5, 1)).is_day
    assert not Interval(date(2024, 5, 1), None).is_bounded
    assert Interval(date(2024, 5, 1), None).days is None


@given(st.dates(), st.integers(-800, 800))
def test_a_day_is_shifted_as_far_as_dates_reach(value, days):
    assert (shifted(value, days) - value).days in (days, (date.min - value).days, (date.max - value).days)


def test_intervals_that_do_not_meet_have_no_intersection():
    assert intersect(month(2024, 1), month(2024, 3)) is None


@given(intervals(), intervals(), days)
def test_a_day_in_both_is_in_the_intersection_and_the_union(first, second, moment):
    common = intersect(first, second)
    assert (first.covers(moment) and second.covers(moment)) == (common is not None and common.covers(moment))
    if first.covers(moment) or second.covers(moment):
        assert union(first, second).covers(moment)
