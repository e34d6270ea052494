"""Wordings side by side, and what a speaker says again."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.linking import link
from standoff.linking.variants import in_order
from tests.linking.builders import article

SYL = "SYL"


def quote(name, words, *, day="2031-05-05", entity="SYL/olga-prime", **more):
    draft = article(name, f"Olga Prime said {words}. The chamber rose at noon near Istow.", day=day)
    draft.entity(entity, "Olga Prime", "person")
    draft.say(words, by=SYL, entity=entity, **more)
    return draft


def utterances(*drafts):
    return link([d.extraction() for d in drafts]).utterances


def aligned(first, second):
    drafts = (quote("a", first), quote("b", second))
    (one,) = utterances(*drafts)
    (variant,) = one.variants
    texts = {d.records["attributions"][0].id: d.text for d in drafts}
    return [
        (
            texts[variant.against][a.first.start : a.first.end],
            texts[variant.attribution][a.second.start : a.second.end],
            a.same,
        )
        for a in variant.aligned
    ]


def test_translations_meet_word_by_word():
    found = aligned(
        "Syldavia would react harshly to any landing on the northern islets of the archipelago",
        "any landing on the northern islets would get a tough response",
    )
    assert ("react harshly", "tough response", False) in found
    assert ("any landing on the northern islets", "any landing on the northern islets", True) in found


def test_the_same_words_are_one_stretch():
    words = "the ferries will sail again when the mines are gone"
    assert aligned(words, words) == [(words, words, True)]


def test_what_only_one_wording_has_is_in_no_stretch():
    found = aligned(
        "the harbour masters will open the northern locks on the first day of spring",
        "the harbour masters will open the northern locks",
    )
    assert found == [("the harbour masters will open the northern locks",) * 2 + (True,)]


def test_what_a_speaker_says_again_months_later_points_at_the_first_time():
    words = "the harbour masters will never open the northern locks to foreign frigates"
    first, again = quote("a", words, day="2030-11-05"), quote("b", words, day="2031-05-05")
    (one,) = utterances(first, again)
    assert one.attributions == (again.records["attributions"][0].id,)
    assert one.restates == first.records["attributions"][0].id


def test_not_another_speaker_nor_other_figures():
    words = "the harbour masters will never open the northern locks to foreign frigates"
    assert utterances(quote("a", words, day="2030-11-05"), quote("b", words, entity="SYL/igor-second")) == ()
    counted = "the harbour masters counted {} foreign frigates at the northern locks"
    assert utterances(quote("a", counted.format(14), day="2030-11-05"), quote("b", counted.format(35))) == ()


def test_two_reports_of_the_second_time_point_at_the_first():
    words = "the harbour masters will never open the northern locks to foreign frigates"
    drafts = [quote("a", words, day="2030-11-05"), quote("b", words), quote("c", words)]
    (one,) = utterances(*drafts)
    assert len(one.attributions) == 2
    assert one.restates == drafts[0].records["attributions"][0].id


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_places_in_order_rise_in_both_and_hold_the_same(some, others):
    pairs = in_order(some, others)
    assert all(some[i] == others[j] for i, j in pairs)
    assert pairs == sorted(pairs)
    assert [j for _, j in pairs] == sorted({j for _, j in pairs})
    assert len(in_order(others, some)) == len(pairs)
