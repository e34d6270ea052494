"""Clusters: one happening, not one subject."""

import pytest

from standoff.linking.clusters import clusters, cosine, explain, nearness, part
from standoff.linking.dates import gap
from standoff.linking.judging import Rulings
from standoff.linking.reading import read, vector
from standoff.linking.words import Weights
from tests.linking.builders import article, between

NOTHING = Rulings()
# Two landslides on one road: alike in all but the village, the toll and the cause.
FIRST = [
    "A landslide buried the mountain road near Istow after rain, killing seven herders, rescuers said.",
    "Rescuers dug for seven herders whom a landslide buried near Istow on the mountain road; rain went on.",
    "Seven herders died near Istow when rain brought a landslide down on the mountain road, the prefect said.",
    "The prefect mourned the seven herders of Istow, lost to a landslide on the mountain road in the rain.",
]
SECOND = [
    "A landslide buried the mountain road near Wladruja after a quarry blast, and two engineers are missing.",
    "Two engineers are missing near Wladruja where a quarry blast set off a landslide on the mountain road.",
    "The quarry of Wladruja stopped blasting after a landslide buried two engineers on the mountain road.",
    "Quarry blasting near Wladruja is blamed for the landslide that took two engineers on the mountain road.",
]


def grouped(*drafts, decided=NOTHING):
    readings = [read(d.extraction()) for d in drafts]
    return {frozenset(c.documents) for c in clusters(readings, origins={}, decided=decided)[0]}


def test_look_alikes_come_apart_by_what_only_one_half_names():
    drafts = [article(f"a{n}", text) for n, text in enumerate(FIRST)]
    drafts += [article(f"b{n}", text) for n, text in enumerate(SECOND)]
    assert grouped(*drafts) == {frozenset(f"a{n}" for n in range(4)), frozenset(f"b{n}" for n in range(4))}


def test_the_same_words_weeks_apart_are_another_happening():
    assert grouped(article("a", FIRST[0], day="2031-03-01"), article("b", FIRST[1], day="2031-03-30")) == {
        frozenset("a"),
        frozenset("b"),
    }
    assert grouped(article("a", FIRST[0], day="2031-03-01"), article("b", FIRST[1], day="2031-03-02")) == {
        frozenset("ab")
    }


def test_an_undated_article_does_not_bridge_two_months():
    found = grouped(
        article("a", FIRST[0], day="2031-03-01"), article("b", FIRST[1]), article("c", FIRST[2], day="2031-05-01")
    )
    assert not any({"a", "c"} <= group for group in found)


def test_bounds_that_exclude_each_other():
    loose = article("old", FIRST[1], day="2029-01-01", last="2030-06-30")
    assert grouped(article("new", FIRST[0], day="2031-03-01"), loose) == {frozenset({"new"}), frozenset({"old"})}


def test_gap_and_nearness():
    assert gap(between("2031-03-01", "2031-03-03"), between("2031-03-06", "2031-03-07")) == 3
    assert gap(between("2031-03-06", "2031-03-07"), between("2031-03-01", "2031-03-03")) == 3
    day, next_day, week, unknown = (
        read(article("x", "Rain.", day=d).extraction()) for d in ("2031-03-01", "2031-03-02", "2031-03-07", None)
    )
    assert nearness(day, day) == nearness(day, next_day) == nearness(day, unknown) == 1.0
    assert 0 < nearness(day, week) < 1


def test_a_loose_article_whose_newest_date_is_years_old_is_less_near():
    old = article("old", "The bridge fell in March 2027.", day="2026-01-01", last="2033-01-01")
    old.timex("in March 2027", "2027-03-01", "2027-03-31", relation="during")
    dated = read(article("new", "The bridge fell.", day="2031-03-01").extraction())
    assert nearness(read(old.extraction()), dated) < 1


def test_copies_do_not_vote_but_go_with_their_origin():
    readings = [read(article(i, FIRST[0]).extraction()) for i in ("a", "b")]
    readings.append(read(article("c", "Herring was cheap.").extraction()))
    found, *_ = clusters(readings, origins={"b": "a"}, decided=NOTHING)
    assert {c.documents for c in found} == {("a", "b"), ("c",)}


def test_small_groups_are_left_alone():
    readings = [read(article(str(n), FIRST[n]).extraction()) for n in range(3)]
    assert part(readings, decided=NOTHING) == [("0", "1", "2")]


def test_without_titles_the_label_is_the_beginning_of_the_central_text():
    readings = [read(article("a", FIRST[0] + " " + "They dug all night. " * 3).extraction())]
    (found,) = clusters(readings, origins={}, decided=NOTHING)[0]
    assert (
        found.label == "A landslide buried the mountain road near Istow after rain, killing seven herders, rescuers …"
    )


@pytest.mark.parametrize("byline", ["By our harbour editor", "By Jana Prlova in Istow", "BY JANA PRLOVA"])
def test_a_story_is_never_called_by_who_wrote_it(byline):
    signed = read(article("a", FIRST[0], title=byline).extraction())
    (alone,) = clusters([signed], origins={}, decided=NOTHING)[0]
    assert alone.label.startswith("A landslide buried")
    titled = read(article("b", FIRST[1], title="Seven herders buried near Istow").extraction())
    (both,) = clusters([signed, titled], origins={}, decided=NOTHING)[0]
    assert both.label == "Seven herders buried near Istow"


def test_a_title_that_begins_like_a_byline_is_none():
    title = "By night and by boat, herders leave the valley"
    (found,) = clusters([read(article("a", FIRST[0], title=title).extraction())], origins={}, decided=NOTHING)[0]
    assert found.label == title


def test_a_score_explains_itself():
    readings = [read(article("a", FIRST[0]).extraction()), read(article("b", FIRST[1]).extraction())]
    weights = Weights(r.features for r in readings)
    vectors = {r.id: vector(r, weights) for r in readings}
    said = explain(*readings, vectors)
    assert said.startswith(f"{cosine(vectors['a'], vectors['b']):.2f} = (")
    assert "istow" in said


def test_a_glued_group_is_parted_by_weights_of_its_own():
    texts = {f"a{n}": text for n, text in enumerate(FIRST)} | {f"b{n}": text for n, text in enumerate(SECOND)}
    readings = [read(article(name, text).extraction()) for name, text in texts.items()]
    halves = part(readings, decided=NOTHING)
    assert sorted(halves) == [tuple(f"a{n}" for n in range(4)), tuple(f"b{n}" for n in range(4))]
    assert len(part(readings, decided=Rulings(together=frozenset({("a0", "b0")})))) == 1


def test_one_happening_is_not_parted():
    more = [
        "Rain and a landslide cut the mountain road at Istow; seven herders did not come home.",
        "Near Istow the landslide that killed seven herders after rain still blocks the mountain road.",
    ]
    readings = [read(article(f"{n}", text).extraction()) for n, text in enumerate([*FIRST, *more])]
    assert part(readings, decided=NOTHING) == [tuple("012345")]
