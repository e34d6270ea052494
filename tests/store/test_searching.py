"""Search hits are exact spans of the text, in code points."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.store import Filter, Store
from tests.articles import Article


def store_of(*texts: str) -> Store:
    store = Store.open(None)
    for number, text in enumerate(texts):
        store.put(Article(text, f"{number}.txt").extraction())
    return store


def found(store: Store, query: str) -> list[list[str]]:
    return [
        [store.document(hit.document).text[span.start : span.end] for span in hit.spans] for hit in store.search(query)
    ]


TEXT = "Die Übung in Zürich: 서울 warned. The Zurich talks failed, the talks in Zürich too."


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("zurich", ["Zürich", "Zurich", "Zürich"]),
        ('"zurich talks"', ["Zurich talks"]),
        ('"zurich talks" OR talks', ["Zurich talks", "talks"]),
        ("서울", ["서울"]),
        ("warn*", ["warned"]),
        ("ÜBUNG", ["Übung"]),
        ("talks NOT missile", ["talks", "talks"]),
    ],
)
def test_hits_are_the_words_of_the_text(query: str, words: list[str]) -> None:
    assert found(store_of(TEXT), query) == [words]


def test_what_does_not_match_is_not_found() -> None:
    store = store_of(TEXT, "Nothing of the kind.")
    assert found(store, "talks NOT zurich") == []
    assert found(store, "talks kind") == []
    assert found(store, "") == []


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    store = store_of("A word on drills. " + "Other words. " * 30, "Drills, drills, drills.", "Peace.", "Calm.", "Rest.")
    hits = store.search("drills", limit=1)
    assert [store.document(hit.document).path for hit in hits] == ["1.txt"]
    assert [hit.score for hit in store.search("drills")] == sorted(
        (h.score for h in store.search("drills")), reverse=True
    )


@pytest.mark.parametrize(
    "within",
    [
        Filter(publishers=("the echo",)),
        Filter(since=date(2031, 5, 9)),
        Filter(until=date(2031, 5, 9), publishers=("The Echo", "The Owl")),
        Filter(since=date(2031, 5, 8), until=date(2031, 6, 1)),
    ],
)
def test_a_filter_holds_before_the_best_are_taken(within: Filter) -> None:
    store = Store.open(None)
    store.put(Article("Drills, drills, drills.", "a.txt", date(2031, 5, 6), publisher="The Gull").extraction())
    store.put(Article("A word on drills.", "b.txt", date(2031, 5, 9), publisher="The Echo").extraction())
    store.put(Article("Drills, drills.", "c.txt", publisher="The Tern").extraction())
    hits = store.search("drills", limit=1, within=within)
    dated = [store.document(hit.document).path for hit in store.search("drills", limit=9, within=within)]
    assert len(hits) == 1
    assert "b.txt" in dated
    assert "a.txt" not in dated


def test_the_excerpt_is_the_sentence_with_most_hits() -> None:
    store = store_of("Talks began. The talks about talks failed. Calm returned.")
    (hit,) = store.search("talks")
    excerpt = store.document(hit.document).text[hit.excerpt.start : hit.excerpt.end]
    assert excerpt == "The talks about talks failed."


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_spans_lie_where_the_word_stands_whatever_surrounds_it(noise: str) -> None:
    store = store_of(f"{noise} standoff {noise}")
    spans = [span for hit in store.search("standoff") for span in hit.spans]
    text = f"{noise} standoff {noise}"
    assert any(text[span.start : span.end] == "standoff" for span in spans)
    store.close()
