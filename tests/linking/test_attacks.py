"""Of which attack the dead of an article are, and which figures are of one attack."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.attacks import NONE, Attack, apart, attacks, grouped
from standoff.model import Interval
from tests.linking.builders import article, between, on

MONDAY, TUESDAY, FRIDAY = (between(day, day) for day in ("2031-05-05", "2031-05-06", "2031-05-09"))


def toll(text: str, *, when: Interval | None = None, tied: bool = False, days=(MONDAY,)) -> Attack:
    """Of what the last claim of an article is, which counts four dead; each "struck" of it is an attack."""
    draft = article("a", text)
    start = 0
    for day in days:
        start = text.index("struck", start)
        draft.event(text[start:], "struck", "ASSAULT", ["BOR"], ["SYL"], when=day)
        start += 1
    event = draft.event("killed", "killed", "ASSAULT", [], ["SYL"], when=when) if tied else None
    draft.claim("four", figure=4, unit="guards", state="killed", when=when, event=event)
    extraction = draft.extraction()
    return attacks(extraction)(extraction.claims[0])


def test_the_dead_are_those_of_the_one_attack_that_the_article_tells_of():
    found = toll("Jets struck a depot near Old Istow on Monday. The blast killed four guards, officials in Klow said.")
    assert found == Attack(MONDAY, frozenset({"Old Istow"}), frozenset({"Old Istow", "Klow"}))


def test_of_two_attacks_nobody_knows_which():
    text = "Jets struck a depot near Istow on Monday. They struck again on Friday. The raids killed four guards."
    assert toll(text, days=(MONDAY, FRIDAY)) == NONE


def test_the_words_of_the_count_may_date_the_attack_themselves():
    text = "Jets struck Istow on Friday. A bomb near Klow killed four guards on Monday."
    found = toll(text, when=MONDAY, tied=True, days=(FRIDAY,))
    assert (found.day, found.spots) == (MONDAY, {"Klow"})


def test_the_day_to_which_a_toll_rose_is_none_of_the_attack():
    assert toll("Jets struck Istow on Monday. By Tuesday the toll of killed had risen to four.", when=TUESDAY) == NONE


def test_a_place_is_told_where_the_day_is_not():
    found = toll("Jets struck a depot near Istow. The blast killed four guards.", days=(None,))
    assert (found.day, found.spots) == (None, {"Istow"})


def test_months_and_days_are_no_places_and_neither_is_a_state():
    text = "In May and on Monday jets struck a depot in Syldavia, at the town of Klow. The blast killed four guards."
    draft = article("a", text)
    draft.mention("Syldavia", "SYL", use="place")
    draft.event("struck a depot", "struck", "ASSAULT", ["BOR"], ["SYL"])
    draft.claim("four", figure=4, unit="guards", state="killed")
    extraction = draft.extraction()
    assert attacks(extraction)(extraction.claims[0]).named == {"Klow"}


def told(day: Interval | None, *spots: str, also: tuple[str, ...] = ()) -> Attack:
    return Attack(day, frozenset(spots), frozenset({*spots, *also}))


def test_attacks_are_two_on_other_days_or_at_places_of_which_the_other_is_silent():
    assert apart(told(MONDAY), told(FRIDAY))
    assert not apart(told(MONDAY), told(TUESDAY)), "one night"
    assert apart(told(MONDAY, "Istow"), told(TUESDAY, "Klow"))
    assert apart(told(None, "Istow"), told(MONDAY, "Klow"))
    assert not apart(told(MONDAY, "Istow"), told(MONDAY, "Klow", also=("Istow",))), "a town and its district"
    assert not apart(told(MONDAY), told(MONDAY, "Klow"))


def groups(**found: tuple[Attack, str]) -> list[tuple[str, ...]]:
    return grouped({name: (attack, between(day, day)) for name, (attack, day) in found.items()})


def test_what_tells_neither_day_nor_place_goes_with_the_last_attack_before_it():
    found = groups(
        one=(told(MONDAY, "Istow"), "2031-05-06"),
        two=(told(FRIDAY, "Klow"), "2031-05-10"),
        early=(NONE, "2031-05-07"),
        late=(NONE, "2031-05-10"),
    )
    assert found == [("early", "one"), ("late", "two")]


def test_what_tells_a_day_alone_goes_with_the_largest_of_that_day_and_glues_no_two_together():
    found = groups(
        one=(told(MONDAY, "Istow"), "2031-05-06"),
        two=(told(MONDAY, "Klow"), "2031-05-06"),
        three=(told(MONDAY, "Klow"), "2031-05-07"),
        bare=(told(MONDAY), "2031-05-06"),
        other=(told(FRIDAY), "2031-05-10"),
    )
    assert found == [("bare", "three", "two"), ("one",), ("other",)]


def test_without_days_and_places_all_is_one():
    assert groups(one=(NONE, "2031-05-06"), two=(NONE, "2031-05-09")) == [("one", "two")]


_DAYS = st.sampled_from([None, MONDAY, TUESDAY, FRIDAY])
_PLACES = st.frozensets(st.sampled_from(["Istow", "Klow", "Zilero"]), max_size=2)


@given(st.lists(st.tuples(_DAYS, _PLACES, _PLACES, st.integers(5, 12)), min_size=1, max_size=8), st.randoms())
def test_each_figure_is_in_one_group_whatever_the_order(drawn, random):
    known = {
        f"c{n}": (Attack(day, spots, spots | more), Interval(on(f"2031-05-{late:02}"), on(f"2031-05-{late:02}")))
        for n, (day, spots, more, late) in enumerate(drawn)
    }
    found = grouped(known)
    assert sorted(i for group in found for i in group) == sorted(known)
    shuffled = list(known)
    random.shuffle(shuffled)
    assert grouped({name: known[name] for name in shuffled}) == found
