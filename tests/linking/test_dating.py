"""Dates for undated articles: from the week they name and the dated articles beside them, or not at all."""

import pytest

from standoff.linking.dating import dating, newest
from standoff.linking.reading import read, vector
from standoff.linking.words import Weights
from standoff.model import Cluster
from tests.linking.builders import article, on

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([MONDAY, WEDNESDAY, THURSDAY, FRIDAY], FRIDAY),
        ([FRIDAY, MONDAY], MONDAY),
        ([WEDNESDAY], WEDNESDAY),
        ([MONDAY, THURSDAY], THURSDAY),
        ([], None),
        ([MONDAY, WEDNESDAY, FRIDAY], FRIDAY),
    ],
)
def test_newest_weekday_ends_the_stretch_that_is_named(named, expected):
    # Thursday to Monday is four days, Monday to Thursday three: the longer gap is the one not written about.
    assert newest(named) == expected


def test_two_gaps_of_one_length_decide_nothing():
    assert newest([MONDAY, TUESDAY, THURSDAY, FRIDAY]) == FRIDAY
    assert newest([0, 2, 4, 6]) is None
    assert newest([0, 1, 3, 5]) is None


def test_weekdays_ahead_or_of_other_weeks_do_not_count():
    draft = article("a", "They met on Tuesday, last Monday and will vote by Friday; every Sunday is free.")
    for words, relation in (("Tuesday", "on"), ("Monday", "on"), ("by Friday", "by"), ("Sunday", "on")):
        draft.timex(words, relation=relation)
    assert read(draft.extraction()).weekdays == (TUESDAY,)


def test_words_alone_will_do():
    assert read(article("a", "They met on Tuesday and again on Thursdays.").extraction()).weekdays == (TUESDAY,)


def dated_by(undated, *days):
    text = "The envoy of Borduria walked out of the talks at Klow over the fishing line."
    drafts = [article(f"d{n}", text, day=day) for n, day in enumerate(days)]
    readings = [read(d.extraction()) for d in (undated, *drafts)]
    weights = Weights(r.features for r in readings)
    group = Cluster(id="s-1", documents=tuple(r.id for r in readings), label="")
    return dating(readings, [group], {r.id: vector(r, weights) for r in readings}).get(undated.id)


WALKOUT = "The envoy of Borduria walked out of the Klow talks on Wednesday, having arrived on Monday."


def test_the_week_of_the_dated_articles():
    found = dated_by(article("u", WALKOUT), "2031-05-06", "2031-05-08")
    assert (found.earliest, found.latest, found.basis) == (on("2031-05-07"), on("2031-05-08"), "inferred")
    assert any("Wednesday" in reason for reason in found.because)


def test_a_date_outside_of_its_own_bounds_is_not_taken():
    assert dated_by(article("u", WALKOUT, day="2030-01-01", last="2031-04-30"), "2031-05-07") is None


def test_bounds_cut_the_day_after():
    found = dated_by(article("u", WALKOUT, day="2030-01-01", last="2031-05-07"), "2031-05-07")
    assert (found.earliest, found.latest) == (on("2031-05-07"), on("2031-05-07"))


def test_between_two_weeks_it_stays_unknown():
    assert dated_by(article("u", WALKOUT), "2031-05-03", "2031-05-11") is None


def test_without_weekdays_it_stays_unknown():
    assert dated_by(article("u", "The envoy of Borduria walked out of the Klow talks."), "2031-05-06") is None


def test_a_day_of_the_month_without_a_month():
    text = "Thursday the 8th\nThe envoy of Borduria walked out of the talks at Klow."
    found = dated_by(article("u", text), "2031-05-02", "2031-05-03")
    assert (found.earliest, found.latest) == (on("2031-05-08"), on("2031-05-09"))
    assert any("Thursday as day 8" in reason for reason in found.because)
    assert dated_by(article("u", text.replace("8th", "9th")), "2031-05-02") is None, "that Thursday is no 9th"
    assert read(article("v", "Thursday 8 May, Friday 5:30").extraction()).day_of_month is None


def test_reasons_name_the_publisher_and_no_path():
    near = article(
        "d0", "The envoy of Borduria walked out of the talks at Klow over the fishing line.", day="2031-05-07"
    )
    near.publisher = "The Klow Courier"
    readings = [read(d.extraction()) for d in (article("u", WALKOUT), near)]
    weights = Weights(r.features for r in readings)
    group = Cluster(id="s-1", documents=("u", "d0"), label="")
    found = dating(readings, [group], {r.id: vector(r, weights) for r in readings})["u"]
    assert any("(The Klow Courier)" in reason for reason in found.because)
