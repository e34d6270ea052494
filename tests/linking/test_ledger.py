"""The ledger: one line per matter, never averaged."""

from standoff.lexicons.matters import load_matters
from standoff.linking.judging import Rulings
from standoff.linking.ledger import ledger
from standoff.linking.reading import read
from standoff.model import Cluster
from tests.linking.builders import article, between

BOR, SYL, KHE = "BOR", "SYL", "KHE"


def questions(*drafts, one_story=False):
    readings = [read(d.extraction()) for d in drafts]
    ids = [r.id for r in readings]
    groups = [ids] if one_story else [[i] for i in ids]
    clusters = [Cluster(id=f"s-{g[0]}", documents=tuple(g), label="") for g in groups]
    return ledger(readings, clusters, lexicon=load_matters(), decided=Rulings())


def lines(*drafts, one_story=True):
    return {q.label: len(q.claims) for q in questions(*drafts, one_story=one_story)}


def counted(name, figure, unit, state, *, of=(BOR,), day="2031-05-05", **more):
    words = f"{figure} {unit} were {state}"
    draft = article(name, f"It was said that {words} there.", day=day)
    draft.claim(words, figure=figure, unit=unit, of=of, state=state, **more)
    return draft


def test_unlike_units_of_one_thing_share_a_line():
    assert lines(counted("a", 40, "soldiers", "present"), counted("b", 50, "infantrymen", "sent")) == {
        "BOR troops deployed": 2
    }


def test_killed_and_present_and_planned_are_three_lines():
    found = lines(
        counted("a", 40, "soldiers", "present"),
        counted("b", 4, "soldiers", "killed"),
        counted("c", 400, "soldiers", "sent", modality="planned"),
    )
    assert found == {"BOR troops deployed": 1, "BOR troops killed": 1, "BOR troops planned": 1}


def test_other_states_and_other_countries_are_other_lines():
    found = lines(counted("a", 4, "drones", "fired"), counted("b", 9, "drones", "fired", of=(SYL,)))
    assert found == {"BOR drones fired": 1, "SYL drones fired": 1}


def test_troops_of_which_not_all_reports_say_whose_they_are_are_not_said_to_be_sent_to_their_own_country():
    found = lines(counted("a", 40, "soldiers", "sent"), counted("b", 50, "soldiers", "sent", of=(), where=(BOR,)))
    assert found == {"BOR troops deployed": 2}


def test_the_dead_of_two_strikes_are_two_lines():
    first = counted("a", 4, "soldiers", "killed", where=("Klow",))
    second = counted("b", 9, "soldiers", "killed", where=("Istow",), day="2031-06-20")
    assert sum(lines(first, second, one_story=False).values()) == 2
    assert len(lines(first, second, one_story=False)) == 2


def test_a_rising_toll_of_one_strike_is_one_line():
    first = counted("a", 4, "soldiers", "killed", where=("Klow",))
    second = counted("b", 9, "soldiers", "killed", where=("Klow",), day="2031-05-06")
    assert lines(first, second) == {"BOR troops killed (Klow)": 2}


def strike(name, day, place, figure, told):
    draft = article(name, f"Jets struck a depot near {place}. {figure} soldiers were killed in the strike.", day=told)
    draft.event("Jets struck a depot", "struck", "ASSAULT", ["SYL"], ["BOR"], when=between(day, day))
    draft.claim(f"{figure} soldiers", figure=figure, unit="soldiers", of=(BOR,), state="killed")
    return draft


def test_the_dead_of_two_strikes_told_as_one_story_are_two_lines():
    first = strike("a", "2031-05-05", "Klow", 4, "2031-05-06"), strike("b", "2031-05-05", "Klow", 5, "2031-05-07")
    second = strike("c", "2031-05-08", "Klow", 9, "2031-05-08")
    near = strike("d", "2031-05-06", "Istow", 7, "2031-05-07")
    found = [(q.label, len(q.claims)) for q in questions(*first, second, near, one_story=True)]
    killed = "BOR troops killed"
    assert found == [(f"{killed} (Klow)", 2), (f"{killed} (Istow)", 1), (f"{killed} (Klow)", 1)]


def test_places_that_exclude_each_other_part_a_line():
    here = counted("a", 40, "soldiers", "present", where=(KHE,))
    there = counted("b", 90, "soldiers", "present", where=(SYL,))
    assert len(lines(here, there)) == 2
    assert len(lines(here, there, counted("c", 50, "soldiers", "present"))) == 2, "who names no place glues nothing"


def test_one_speakers_one_figure_is_one_matter_wherever_it_is_put():
    here = counted("a", 40, "soldiers", "sent", where=(KHE,), by=(SYL,))
    there = counted("b", 40, "soldiers", "sent", where=(SYL,), by=(SYL,))
    assert len(lines(here, there)) == 1


def test_figures_whose_owner_is_not_named_join_the_only_one_of_their_story():
    assert lines(counted("a", 40, "soldiers", "present"), counted("b", 26, "soldiers", "present", of=())) == {
        "BOR troops deployed": 2
    }
    assert (
        len(
            lines(
                counted("a", 40, "soldiers", "present"),
                counted("b", 26, "soldiers", "present", of=()),
                counted("c", 30, "soldiers", "present", of=(SYL,)),
            )
        )
        == 3
    )


def test_the_dead_of_no_named_country_are_not_taken_for_the_only_ones_named():
    assert len(lines(counted("a", 6, "soldiers", "killed"), counted("b", 20, "soldiers", "killed", of=()))) == 2


def test_the_dead_are_people_killed():
    draft = article("a", "The mayor counted 31 dead.", day="2031-05-05")
    draft.claim("31 dead", figure=31, unit="dead")
    assert lines(draft, counted("b", 30, "people", "killed", of=())) == {"people killed": 2}


def test_an_unknown_unit_keeps_its_own_line():
    two = counted("a", 7, "umbrellas", "present", of=()), counted("b", 9, "umbrellas", "present", of=())
    assert lines(*two) == {"umbrellas counted": 2}
    assert lines(two[0]) == {}, "what one article counts in passing is no matter"


def denial(words, *, day="2031-05-05", **more):
    draft = article("z", f"The palace dismissed {words}.", day=day)
    draft.claim(words, stance="denies", by=(BOR,), **more)
    return draft


def test_denial_joins_what_it_denies():
    assert lines(counted("a", 40, "soldiers", "sent"), denial("tales that troops had been sent")) == {
        "BOR troops deployed": 2
    }


def test_denial_of_something_else_joins_nothing():
    soldiers = counted("a", 40, "soldiers", "sent")
    assert lines(soldiers, denial("tales that plums had been sold")) == {"BOR troops deployed": 1}
    assert lines(soldiers, denial("tales that soldiers were killed")) == {"BOR troops deployed": 1}
    assert lines(soldiers, denial("tales that troops had been sent", day="2032-05-05")) == {"BOR troops deployed": 1}
    assert lines(soldiers, denial("tales of troops sent", where=("FRE",))) == {"BOR troops deployed": 2}
    placed = counted("a", 40, "soldiers", "sent", where=(KHE,))
    assert lines(placed, denial("tales of troops sent", where=("FRE",))) == {"BOR troops in or sent to KHE": 1}


def test_who_counts_things_does_not_own_them():
    draft = article("a", "The Syldavian coast guard counted 40 frigates off the cape.", day="2031-05-05")
    draft.claim("40 frigates", figure=40, unit="frigates", of=(SYL,), by=(SYL,), state="present")
    assert lines(draft) == {"ships deployed": 1}
    assert lines(draft, counted("b", 30, "frigates", "present")) == {"BOR ships deployed": 2}


def test_last_years_troops_are_another_question():
    now, then = counted("a", 40, "soldiers", "present"), counted("b", 90, "soldiers", "present", day="2030-09-05")
    assert lines(now, then, one_story=False) == {"BOR troops deployed": 1}, "two lines of one name"
    days = ("2030-10-15", "2030-12-05", "2031-01-15", "2031-03-10")
    between = [counted(f"c{n}", 50, "soldiers", "present", day=day) for n, day in enumerate(days)]
    assert lines(now, then, *between, one_story=False) == {"BOR troops deployed": 6}, "reported all along"


def test_missiles_that_are_counted_were_fired():
    fired = counted("a", 11, "missiles", "fired", of=())
    seen = counted("b", 9, "missiles", "present")
    assert lines(fired, seen) == {"BOR missiles fired": 2}
    draft = article("b", "Nine missiles were deployed there.", day="2031-05-05")
    draft.claim("Nine missiles were deployed", figure=9, unit="missiles", of=(BOR,), state="sent")
    assert lines(draft) == {"BOR missiles counted": 1}


def test_some_of_them_are_of_what_was_counted_before():
    draft = article("a", "They saw 40 Bordurian soldiers. Nine of them were killed.", day="2031-05-05")
    draft.claim("40 Bordurian soldiers", figure=40, unit="soldiers", of=(BOR,), state="present")
    draft.claim("Nine of them", figure=9, unit="them", state="killed")
    assert lines(draft) == {"BOR troops deployed": 1, "BOR troops killed": 1}
    alone = article("a", "Nine of them were killed.", day="2031-05-05")
    alone.claim("Nine of them", figure=9, unit="them", state="killed")
    assert lines(alone) == {}


def test_members_of_the_armed_forces_are_troops():
    draft = article("a", "At least 600 members of the armed forces are there.", day="2031-05-05")
    draft.claim("600 members", figure=600, unit="members", of=(BOR,), state="present")
    assert lines(draft) == {"BOR troops deployed": 1}


def test_forces_of_which_only_the_number_is_told_are_where_the_others_are():
    assert lines(counted("a", 40, "soldiers", "other"), counted("b", 50, "soldiers", "present")) == {
        "BOR troops deployed": 2
    }
    assert lines(counted("a", 40, "soldiers", "other")) == {}, "a number alone asks nothing"


def test_doubt_about_the_figures_joins_the_only_figures_of_its_article():
    draft = counted("a", 40, "soldiers", "present")
    draft.text += " The numbers could not be verified."
    draft.claim("could not be verified", stance="unconfirmed")
    assert lines(draft) == {"BOR troops deployed": 2}


def test_a_condition_asserts_nothing():
    draft = article("a", "If Bordurian troops are sent there, the bridge will be closed.", day="2031-05-05")
    draft.mention("Bordurian", BOR, form="adjective")
    draft.claim("Bordurian troops are sent", by=(SYL,))
    soldiers = counted("b", 40, "soldiers", "present")
    assert lines(draft, soldiers) == {"Bordurian troops deployed": 2}
    draft.commit(draft.text, condition="If Bordurian troops are sent there", consequence="the bridge will be closed")
    assert lines(draft, soldiers) == {"Bordurian troops deployed": 1}


def test_the_analyst_takes_a_claim_out_of_its_line():
    a, b = counted("a", 40, "soldiers", "present"), counted("b", 50, "soldiers", "present")
    readings = [read(d.extraction()) for d in (a, b)]
    ids = tuple(sorted(s.id for r in readings for s in r.claims))
    decided = Rulings(apart=frozenset({ids}))
    assert len(ledger(readings, [], lexicon=load_matters(), decided=decided)) == 2


def test_what_is_reported_of_one_place_does_not_prolong_what_was_reported_of_another():
    in_spring = counted("a", 40, "soldiers", "present", where=(KHE,), day="2031-03-02")
    elsewhere = [counted(f"b{m}", 70, "soldiers", "present", where=(SYL,), day=f"2031-0{m}-20") for m in (3, 4, 5)]
    in_summer = counted("c", 90, "soldiers", "present", where=(KHE,), day="2031-06-25")
    found = questions(in_spring, *elsewhere, in_summer)
    assert sorted(len(q.claims) for q in found) == [1, 1, 3]


def test_a_figure_without_a_place_goes_with_the_place_most_spoken_of_in_its_own_weeks():
    here = [counted(f"a{n}", 40 + n, "soldiers", "present", where=(KHE,), day=f"2031-01-0{n}") for n in (1, 2, 3)]
    there = [counted("b", 70, "soldiers", "present", where=(SYL,), day="2031-06-01")]
    assert sorted(len(q.claims) for q in questions(*here, *there)) == [1, 3]
    nowhere = counted("c", 75, "soldiers", "present", day="2031-06-03")
    assert sorted(len(q.claims) for q in questions(*here, *there, nowhere)) == [2, 3]


def test_a_denial_goes_with_the_figure_of_its_own_story_however_many_others_there_are():
    told = counted("a", 40, "soldiers", "sent", where=(KHE,), day="2031-05-05")
    others = [counted(f"b{n}", 70 + n, "soldiers", "sent", where=(SYL,), day="2031-05-05") for n in range(3)]
    denied = denial("tales that troops had been sent")
    apart = questions(told, *others, denied)
    assert sorted(len(q.claims) for q in apart) == [1, 4], "of no story: the most spoken of"
    readings = [read(d.extraction()) for d in (told, *others, denied)]
    story = Cluster(id="s-1", documents=(readings[0].id, readings[-1].id), label="")
    found = ledger(readings, [story], lexicon=load_matters(), decided=Rulings())
    assert sorted(len(q.claims) for q in found) == [2, 3]
