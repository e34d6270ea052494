"""Which articles are alike: a pair is found, and scored, the same whatever else there is."""

from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.clusters import score
from standoff.linking.neighbours import FARTHEST, LEAST, edges, heaviest
from standoff.linking.reading import Reading, read, vector
from standoff.linking.words import Weights
from tests.linking.builders import article

_WORDS = "ferry harbour ministry envoy pipeline valve herring quarry landslide tram archive".split()
drafts = st.lists(
    st.tuples(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=6), st.sampled_from([None, 1, 3, 20, 28])),
    min_size=2,
    max_size=9,
)


def readings(found: list[tuple[list[str], int | None]]) -> list[Reading]:
    return [
        read(article(f"a{n}", " ".join(words) + ".", day=day and f"2031-03-{day:02}").extraction())
        for n, (words, day) in enumerate(found)
    ]


def scored(found: list[Reading], weights: Weights, **options: object) -> dict[frozenset[str], float]:
    return {frozenset((found[a].id, found[b].id)): s for a, b, s in edges(found, weights, **options).pairs()}  # type: ignore[arg-type]


@given(drafts)
def test_the_scores_are_cosine_times_nearness(drawn):
    found = readings(drawn)
    weights = Weights(r.features for r in found)
    vectors = {r.id: vector(r, weights) for r in found}
    expected = {
        frozenset((a.id, b.id)): score(a, b, vectors)
        for n, a in enumerate(found)
        for b in found[n + 1 :]
        if len(set(heaviest(a, weights)) & set(heaviest(b, weights))) >= 2
    }
    ours = scored(found, weights)
    assert all(abs(ours[pair] - expected[pair]) < 1e-5 for pair in ours)
    assert {pair for pair, value in expected.items() if value > LEAST + 1e-5} <= ours.keys()


@given(drafts, st.randoms(), st.integers(0, 9))
def test_pairs_of_new_articles_are_those_of_all_whatever_the_order(drawn, random, size):
    found = readings(drawn)
    weights = Weights(r.features for r in found)
    whole = scored(found, weights)
    random.shuffle(found)
    new = {r.id for r in found[:size]}
    assert scored(found, weights) == whole
    assert scored(found, weights, new=new) == {pair: s for pair, s in whole.items() if pair & new}


def test_three_weeks_apart_are_compared_and_more_are_not():
    text = "The ferry left the harbour with the archive; herring was cheap."
    days = {"a": 1, "b": 1 + FARTHEST, "c": 2 + FARTHEST}
    found = [read(article(i, text, day=f"2031-03-{day:02}").extraction()) for i, day in days.items()]
    assert set(scored(found, Weights(r.features for r in found))) == {frozenset("ab"), frozenset("bc")}
