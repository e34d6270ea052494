"""Copies, wire copy and excerpts fold into one origin; the same press conference does not."""

from standoff.linking.corroboration import corroboration, independent
from standoff.linking.duplicates import duplicates
from standoff.linking.judging import Rulings
from standoff.linking.reading import read
from tests.linking.builders import article

WIRE = """
The government of Syldavia closed the pass of Zileheroum to lorries on Monday after a night of gunfire on the far side
of the ridge. Customs officers turned back a queue of some forty vehicles before dawn and told drivers to take the
coastal road. A mayor of a village below the pass said that windows had been broken but nobody was hurt. Borduria made
no comment on the closure. The pass carries a third of the trade between both kingdoms, mostly timber and mineral
water, and has been shut twice since the spring. Hauliers asked the ministry of transport for compensation and warned
that fresh goods would rot within days.
"""
OTHER = """
Fishermen from Freedonia blocked the harbour of Port Sylvania with their boats over new quotas for herring. The coast
guard towed three of them away. The minister of fisheries met delegates in the evening and offered talks about fuel
prices, which the delegates turned down. The blockade is to last until the end of the week, said the head of their
union, who accused the capital of selling the sea to foreign fleets.
"""
QUOTE = (
    "“"
    + "We will keep this pass shut for as long as one rifle points at our customs house and not an hour longer."
    + "”"
)


def link(*drafts, decided=None):
    return duplicates([read(d.extraction()) for d in drafts], decided=decided or Rulings())


def test_exact_copy():
    records, origins = link(article("b", WIRE, day="2031-05-05"), article("a", WIRE, day="2031-05-06"))
    (record,) = records
    assert record.relation == "copy"
    assert record.documents == ("b", "a"), "the earlier one stands for both"
    assert "same words" in record.because
    assert origins == {"a": "b"}


def test_lightly_edited_copy():
    edited = WIRE.replace("some forty vehicles", "about forty lorries").replace("on Monday", "on May 5")
    records, _ = link(article("a", WIRE), article("b", edited))
    assert [r.relation for r in records] == ["copy"]


def test_the_same_agency_text_cut_and_continued():
    start = WIRE[: len(WIRE) // 2]
    local = (
        start + " Shopkeepers in the valley told this newspaper that they had stocked up on flour and candles. " + OTHER
    )
    records, origins = link(
        article("a", WIRE, agency="Syldavian Press"),
        article("b", local, agency="Syldavian Press", publisher="The Valley"),
    )
    (record,) = records
    assert record.relation == "wire"
    assert "Syldavian Press" in record.because
    assert len(origins) == 1


def test_excerpt_folds_into_the_whole():
    records, origins = link(article("a", ". ".join(WIRE.split(". ")[1:3])), article("z", WIRE))
    assert [(r.relation, r.documents) for r in records] == [("excerpt", ("z", "a"))]
    assert origins == {"a": "z"}


def test_two_reports_that_share_a_quotation_stay_independent():
    first = f"The interior minister spoke at the frontier. {QUOTE} {OTHER}"
    second = f"Reporters heard it in the rain. {QUOTE} {WIRE}"
    assert link(article("a", first), article("b", second)) == ((), {})


def test_unrelated_articles_and_empty_ones():
    assert link(article("a", WIRE), article("b", OTHER), article("c", ""), article("d", "")) == ((), {})


def test_the_agency_itself_stands_for_its_clients():
    _, origins = link(
        article("a", WIRE, day="2031-05-05", agency="Syldavian Press", publisher="Daily Echo"),
        article("b", WIRE, day="2031-05-06", agency="Syldavian Press", publisher="Syldavian Press"),
    )
    assert origins == {"a": "b"}


def test_analyst_takes_a_pair_apart():
    decided = Rulings(apart=frozenset({("a", "b")}))
    assert link(article("a", WIRE), article("b", WIRE), decided=decided) == ((), {})


def test_corroboration_counts_origins():
    _, origins = link(article("a", WIRE), article("b", WIRE), article("c", OTHER))
    assert corroboration(["a", "b", "c"], origins) == 2
    assert independent(["b"], origins) == ("a",)
    assert corroboration([], origins) == 0


def test_one_text_in_two_weeks_is_no_wire_copy_of_another():
    start = WIRE[: len(WIRE) // 2]
    first, again = article("a", WIRE, day="2031-05-05"), article("b", start + OTHER, day="2031-06-05")
    assert link(first, again) == ((), {})
    assert link(article("a", WIRE, day="2031-05-05"), article("b", WIRE, day="2031-06-05"))[1] == {"b": "a"}


def test_a_chain_of_overlaps_does_not_make_its_ends_one_text():
    sentences = WIRE.split(". ")
    middle = ". ".join(sentences[2:]) + OTHER
    tail = OTHER + " The plum market of Klow opened late, and growers from the valley sold half of what they had."
    records, origins = link(
        *(article(n, text, day=f"2031-05-0{n}") for n, text in zip("567", (WIRE, middle, tail), strict=True))
    )
    assert len(records) == 1
    assert origins == {"6": "5"}, "the two ends share nothing"


def test_phrases_that_every_page_carries_make_no_copy():
    furniture = " ".join(f"Sign up for our letter number {n} about harbours, herring and hats today." for n in range(4))
    own = (
        "Plum {0} was sold to baker {0} in street {0} of ward {0} while clerk {0} wrote bill {0} for widow {0} of {0}."
    )
    drafts = [article(f"{n:03}", f"{own.format(f'N{n}x')} {furniture}", day="2031-05-05") for n in range(90)]
    assert link(*drafts) == ((), {})
    assert len(link(*drafts[:40])[1]) == 39, "too few pages to tell furniture from copy"
