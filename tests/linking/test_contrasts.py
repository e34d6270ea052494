"""Why two figures on one matter differ."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.linking import link
from tests.linking.builders import article, between

SYL, BOR, KHE, FRE = "SYL", "BOR", "KHE", "FRE"


def count(
    name, figure, *, by=SYL, day="2031-05-05", words=None, unit="soldiers", where=(KHE,), state="present", **more
):
    """One article's figure for the Bordurian soldiers in Khemed."""
    words = words or f"{figure:,} Bordurian {unit}"
    draft = article(name, f"Officials told of {words} in Khemed. The river stood high near Zileheroum.", day=day)
    if "Bordurian" in words:
        draft.mention("Bordurian", BOR, form="adjective")
    draft.claim(
        words, figure=figure, unit=unit, of=[BOR], by=[by] if by else [], where=(KHE,), state=state, **more
    )  # fmt: skip
    return draft


def kinds(*drafts):
    (question,) = link([d.extraction() for d in drafts]).questions
    figures = {c.id: c.quantity.low for d in drafts for c in d.records["claims"] if c.quantity}
    return [(c.kind, figures[c.first], figures[c.second]) for c in question.contrasts]


def test_what_one_side_counts_on_two_days_is_an_update():
    daily = [count("a", 21, day="2031-05-05"), count("b", 68, day="2031-05-06"), count("c", 39, day="2031-05-07")]
    assert kinds(*daily) == [("update", 21, 68), ("update", 68, 39)]


def test_what_two_sides_say_of_the_same_days_is_a_real_disagreement():
    assert kinds(count("a", 1500, by=SYL), count("b", 11000, by=FRE)) == [("disagreement", 1500, 11000)]


def test_what_another_side_says_a_week_later_is_an_update():
    assert kinds(count("a", 1500), count("b", 11000, by=FRE, day="2031-05-15")) == [("update", 1500, 11000)]


def test_the_day_of_the_words_goes_before_that_of_the_paper():
    late = count("b", 11000, by=None, day="2031-05-20")
    said = late.say("11,000 Bordurian soldiers", by=FRE, when=between("2031-05-05", "2031-05-05"))
    late.records["claims"].clear()
    late.claim(
        "11,000 Bordurian soldiers", figure=11000, unit="soldiers", of=[BOR], by=[FRE], where=(KHE,), state="present",
        attribution=said,
    )  # fmt: skip
    assert kinds(count("a", 1500), late) == [("disagreement", 1500, 11000)]


@pytest.mark.parametrize("words", ["40 of the soldiers", "40 of them", "a first group of 40 soldiers"])
def test_a_part_is_no_disagreement(words):
    whole = count("a", 600)
    text = f"{whole.text} Freedonia saw {words} on the quay."
    part = article("a", text, day="2031-05-05")
    part.records = whole.records
    at = "40" if words.startswith("a first") else words
    part.claim(at, figure=40, unit="soldiers", of=[BOR], by=[FRE], where=(KHE,), state="present")
    assert kinds(part) == [("part", 600, 40)]


def test_a_rounded_figure_and_an_estimate_agree():
    assert kinds(count("a", 11700), count("b", 12000, by=FRE)) == [("rounding", 11700, 12000)]
    assert kinds(count("a", 10), count("b", 11, by=FRE)) == [("disagreement", 10, 11)], "two small numbers are two"


def test_one_side_with_two_figures_of_one_day_counts_two_things():
    one = count("a", 70)
    two = article("a", one.text + " At night 71 soldiers were there.", day="2031-05-05")
    two.records = one.records
    two.claim("71 soldiers", figure=71, unit="soldiers", of=[BOR], by=[SYL], where=(KHE,), state="present")
    assert kinds(two) == [("scope", 70, 71)]


def test_a_toll_that_grows_is_an_update_whoever_tells_it():
    def toll(name, figure, **more):
        return count(name, figure, words=f"{figure} villagers", unit="villagers", state="killed", **more)

    assert kinds(toll("a", 12), toll("b", 15, by=FRE, day="2031-05-06")) == [("update", 12, 15)]
    assert kinds(toll("a", 15), toll("b", 12, by=FRE, day="2031-05-06")) == [("disagreement", 15, 12)]


def test_the_same_figure_twice_is_no_contrast():
    assert kinds(count("a", 1500), count("b", 1500, by=FRE)) == []


def test_a_question_says_what_is_counted_whose_where_and_in_which_state():
    (question,) = link([count("a", 1500).extraction(), count("b", 3000, by=FRE).extraction()]).questions
    assert (question.thing, question.state, question.planned) == ("troops", "in-place", False)
    assert (question.whose, question.where) == ((BOR,), (KHE,))


answer = st.tuples(st.sampled_from([40, 600, 610, 1500, 11000]), st.sampled_from([SYL, FRE, None]), st.integers(1, 9))


@settings(max_examples=25, deadline=None)
@given(st.lists(answer, min_size=2, max_size=6), st.randoms())
def test_contrasts_relate_two_other_figures_in_turn_whatever_the_order(told, random):
    drafts = [count(f"a{n}", figure, by=by, day=f"2031-05-{day:02}") for n, (figure, by, day) in enumerate(told)]
    (question,) = link([d.extraction() for d in drafts]).questions
    random.shuffle(drafts)
    assert link([d.extraction() for d in drafts]).questions == (question,)
    claims = {c.id: (c.quantity.low, d.day.earliest) for d in drafts for c in d.records["claims"]}
    for one in question.contrasts:
        (first, day), (second, later) = claims[one.first], claims[one.second]
        assert first != second, "the same figure again is no contrast"
        assert day <= later
        if one.kind == "disagreement":
            by = {c.id: c.by_countries for d in drafts for c in d.records["claims"]}
            assert not by[one.first] or by[one.first] != by[one.second], "nobody disagrees with himself"


@pytest.mark.parametrize("words", ["one of two soldiers", "One of its soldiers", "40 of 600 soldiers"])
def test_some_of_a_number_never_answer_against_it(words):
    figure = 40 if words[0] == "4" else 1
    whole = count("a", 600)
    part = article("a", f"{whole.text} {words[0].upper()}{words[1:]} stood on the quay.", day="2031-05-05")
    part.records = whole.records
    at = f"{words[0].upper()}{words[1:]}"
    part.claim(at, figure=figure, unit="soldiers", of=[BOR], by=[FRE], where=(KHE,), state="present")
    assert [kind for kind, *_ in kinds(part)] == ["part"]
