"""Articles go in whole, are replaced whole, and come out as they went in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import apsw
import msgspec
import pytest
from hypothesis import given, settings

from standoff.errors import NotFound, StoreError
from standoff.model import (
    Cluster,
    Commitment,
    Document,
    Duplicate,
    Extraction,
    Failure,
    Judgement,
    Published,
    Question,
    Utterance,
)
from standoff.store import Filter, Store
from tests.articles import Article, on
from tests.strategies import extractions

DAY = date(2031, 5, 6)


def strait(path: str = "strait.txt", more: str = "") -> Extraction:
    text = more + (
        "The Kestrel government warned Norland on Monday. If Norland closes the strait, Kestrel will send its fleet. "
        "Norland denied that 300 troops were there."
    )
    article = Article(text, path, DAY)
    said = article.quote("warned Norland", "The Kestrel government", speaker_countries=("KES",), act="warn")
    article.event("warned", "THREATEN", "KES", "NOR", attribution=said.id, when=on(2031, 5, 5))
    article.event("closes", "COERCE", "NOR", modality="hypothetical")
    article.commitment("If Norland closes the strait", "Kestrel will send its fleet", "KES", "NOR")
    article.claim("denied that 300 troops", "300", 300, 300, stance="denies", by="NOR", by_countries=("NOR",))
    article.mention("Norland", "NOR", "NOR")
    return article.extraction()


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(None) as opened:
        yield opened


def test_an_article_that_is_stored_anew_while_it_is_read_is_there(tmp_path: Path) -> None:
    """Linking dates articles anew: whoever opens one meanwhile sees it as it was, or as it is now."""
    path, article, other = tmp_path / "strait.db", strait(), strait("tern.txt", more="The tern says so. ")
    with Store.open(path) as reader, Store.open(path) as writer:
        writer.put(article)
        writer.put(other)

        def meanwhile(*_: object) -> bool:
            for one in (other, article):  # both, so that each gets a new row
                writer.put(one, again=True)
            return True

        reader._connection.exec_trace = meanwhile  # before every statement
        assert reader.extraction(article.document.id) == article
        assert reader.document(article.document.id) == article.document
        assert list(reader.extractions()) == [article, other]
        assert list(reader.documents()) == [article.document, other.document]


def judgement(target: str, id_: str = "j-1") -> Judgement:
    return Judgement(id=id_, target=target, verdict="accept", author="an", made=datetime(2031, 5, 7, tzinfo=UTC))


def test_there_are_no_more_articles_than_is_told_at_once(store: Store) -> None:
    assert (store.at_most, store.size) == (0, 0)
    articles = [strait(f"{name}.txt", more=f"The {name} says so. ") for name in ("gull", "tern", "wren")]
    for article in articles:
        store.put(article)
    store.remove(articles[1].document.id)
    assert store.at_most >= store.size == 2


def test_an_article_comes_out_as_it_went_in(store: Store) -> None:
    article = strait()
    assert store.put(article) == "added"
    assert store.extraction(article.document.id) == article
    assert store.document(article.document.id) == article.document
    assert list(store.extractions()) == [article]
    assert list(store.documents()) == [article.document]


@settings(deadline=None, max_examples=40)
@given(extractions())
def test_any_article_comes_out_as_it_went_in(article: Extraction) -> None:
    with Store.open(None) as store:
        store.put(article)
        assert store.extraction(article.document.id) == article


def test_adding_again_changes_nothing(store: Store) -> None:
    store.put(strait())
    generation = store.generation
    assert store.holds(strait().document)
    assert store.put(strait()) == "unchanged"
    assert store.generation == generation


def test_the_same_file_from_another_folder_is_the_same_article(store: Store) -> None:
    store.put(strait("monday/strait.txt"))
    assert store.put(strait("archive/strait.txt")) == "unchanged"


def test_the_same_text_under_another_name_is_another_article(store: Store) -> None:
    store.put(strait("strait.txt"))
    assert store.put(strait("copy.txt")) == "added"
    assert store.counts()["document"] == 2


def test_a_changed_article_replaces_its_records_and_keeps_judgements(store: Store) -> None:
    old, new = strait(), Article("Norland reopened the strait.", "strait.txt", DAY).extraction()
    store.put(old)
    store.judge(judgement(old.commitments[0].id))
    assert not store.holds(new.document)
    assert store.put(new) == "replaced"
    assert list(store.extractions()) == [new]
    assert store.search("Kestrel") == []
    assert [kept.target for kept in store.judgements()] == [old.commitments[0].id]


def test_an_article_with_an_address_is_known_by_it(store: Store) -> None:
    store.put(Article("Talks began.", "monday.jsonl#1", url="https://news.example/talks").extraction())
    later = Article("Talks ended.", "tuesday.jsonl#7", url="https://news.example/talks").extraction()
    assert store.put(later) == "replaced"
    assert [document.text for document in store.documents()] == ["Talks ended."]


def test_texts_from_standard_input_do_not_replace_each_other(store: Store) -> None:
    store.put(Article("Talks began.", "-").extraction())
    assert store.put(Article("Talks ended.", "-").extraction()) == "added"


def test_a_date_given_later_counts_as_a_change(store: Store) -> None:
    store.put(strait())
    given = msgspec.structs.replace(strait().document, published=Published(DAY, DAY, basis="given"))
    assert not store.holds(given)
    assert store.put(msgspec.structs.replace(strait(), document=given)) == "replaced"
    assert store.holds(given)


def test_extracting_again_replaces(store: Store) -> None:
    store.put(strait())
    assert store.put(msgspec.structs.replace(strait(), events=()), again=True) == "replaced"
    assert store.records("event") == []


def test_what_stood_at_a_place_goes_when_the_place_holds_another_known_article(store: Store) -> None:
    store.put(strait("a/strait.txt"))
    other = Article("Talks began.", "b/strait.txt").extraction()
    store.put(other)
    moved = msgspec.structs.replace(other, document=msgspec.structs.replace(other.document, path="a/strait.txt"))
    assert not store.holds(moved.document)
    assert store.put(moved) == "replaced"
    assert [document.text for document in store.documents()] == ["Talks began."]


def test_an_article_that_cannot_be_stored_leaves_the_old_one(store: Store) -> None:
    store.put(strait())
    twice = strait().sentences[0]
    broken = msgspec.structs.replace(strait(), sentences=(twice, twice))
    with pytest.raises(StoreError, match="refused"):
        store.put(broken, again=True)
    assert list(store.extractions()) == [strait()]


def test_removing_an_article_removes_what_rested_on_it(store: Store) -> None:
    article, other = strait(), strait("other.txt", "It began early. ")
    store.put(article)
    store.put(other)
    ids = (article.document.id, other.document.id)
    store.replace_linked(
        [
            Cluster(id="s-both", documents=ids, label="strait"),
            Cluster(id="s-rest", documents=ids[1:], label="rest"),
            Duplicate(documents=ids, relation="wire"),
            Utterance(id="u-1", attributions=(article.attributions[0].id,)),
            Question(id="l-1", label="troops", claims=(article.claims[0].id, other.claims[0].id)),
        ],
        generation=store.generation,
    )
    store.remove(article.document.id)
    assert [record.id for record in store.linked("cluster")] == ["s-rest"]  # type: ignore[union-attr]
    assert store.linked("duplicate") == store.linked("utterance") == store.linked("question") == []
    assert list(store.extractions()) == [other]
    orphans = "SELECT (SELECT count(*) FROM annotation), (SELECT count(*) FROM party), (SELECT count(*) FROM sentence)"
    left = store._connection.execute(orphans).fetchall()
    with Store.open(None) as fresh:
        fresh.put(other)
        assert fresh._connection.execute(orphans).fetchall() == left
    with pytest.raises(NotFound, match=article.document.id):
        store.remove(article.document.id)


def test_linked_records_are_current_until_an_article_changes(store: Store) -> None:
    assert store.is_linked
    store.put(strait())
    assert not store.is_linked
    before = store.generation
    store.replace_linked([], generation=before)
    assert store.is_linked
    store.put(strait("other.txt"))
    store.replace_linked([], generation=before)
    assert not store.is_linked


def test_a_linked_record_about_a_document_that_is_gone_is_left_out(store: Store) -> None:
    store.replace_linked([Cluster(id="s-1", documents=("d-gone",), label="")], generation=0)
    assert store.linked("cluster") == []


def test_failures_are_kept_until_the_article_is_read(store: Store) -> None:
    store.failed(Failure(path="strait.txt", error="no text in it; save the page again"))
    store.failed(Failure(path="strait.txt", error="empty; save the page again"))
    store.failed(Failure(path="other.txt", error="empty"))
    assert [failure.error for failure in store.failures()] == ["empty", "empty; save the page again"]
    store.put(strait())
    assert [failure.path for failure in store.failures()] == ["other.txt"]


def test_failures_of_components_belong_to_the_article(store: Store) -> None:
    id_ = strait().document.id
    failures = tuple(Failure(path="strait.txt", document=id_, component=name, error="!") for name in ("one", "two"))
    article = msgspec.structs.replace(strait(), failures=failures)
    store.put(article)
    store.failed(failures[0])
    assert store.extraction(id_) == article
    store.remove(id_)
    assert store.failures() == []


def test_a_judgement_that_may_change_the_linking_puts_it_out_of_date(store: Store) -> None:
    for number, (verdict, linked) in enumerate([("accept", True), ("rate", True), ("reject", False), ("undo", False)]):
        store.replace_linked((), generation=store.generation)
        made = msgspec.structs.replace(judgement("e-1", f"j-{number}"), verdict=verdict)
        store.judge(made)
        assert store.is_linked is linked
        store.replace_linked((), generation=store.generation)
        store.judge(made)  # there already
        assert store.is_linked


def test_an_article_is_found_by_its_place(store: Store) -> None:
    store.put(strait("news/strait.txt"))
    found = store.document_at("news/strait.txt")
    assert found is not None
    assert found.id == strait("news/strait.txt").document.id
    assert store.document_at("news/other.txt") is None
    assert store.get(found.id) == found
    assert store.get(found.id[:-1]) is None
    assert store.paths() == {found.id: "news/strait.txt"}


def test_judgements_are_append_only(store: Store) -> None:
    store.judge(judgement("e-1"))
    store.judge(judgement("e-1"))
    assert len(store.judgements("e-1")) == 1
    assert store.judgements("e-2") == []
    for sql in ("DELETE FROM judgement", "UPDATE judgement SET target = 'e-2'"):
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            store._connection.execute(sql)


@pytest.mark.parametrize(
    ("kind", "wanted", "number"),
    [
        ("event", Filter(), 2),
        ("event", Filter(actors=("KES",)), 1),
        ("event", Filter(actors=("KES", "NOR")), 2),
        ("event", Filter(recipients=("NOR",)), 1),
        ("event", Filter(types=("COERCE",)), 1),
        ("event", Filter(modality=("hypothetical",)), 1),
        ("event", Filter(actors=("KES",), types=("COERCE",)), 0),
        ("event", Filter(until=date(2031, 5, 5)), 1),
        ("event", Filter(since=date(2031, 5, 6)), 1),
        ("event", Filter(since=date(2031, 5, 7)), 0),
        ("event", Filter(documents=("d-other",)), 0),
        ("attribution", Filter(types=("warn",)), 1),
        ("attribution", Filter(types=("indirect",)), 1),
        ("attribution", Filter(types=("direct",)), 0),
        ("claim", Filter(types=("denies",), actors=("NOR",)), 1),
        ("claim", Filter(recipients=("PRK",)), 1),
        ("commitment", Filter(actors=("KES",), recipients=("NOR",)), 1),
        ("commitment", Filter(types=("promise",)), 0),
    ],
)
def test_filters(store: Store, kind: str, wanted: Filter, number: int) -> None:
    store.put(strait())
    assert len(store.records(kind, wanted)) == number


def test_what_has_no_date_at_all_passes_no_filter_by_date(store: Store) -> None:
    article = Article("Kestrel warned Norland.")
    article.event("warned", "THREATEN", "KES", "NOR")
    store.put(article.extraction())
    assert store.records("event", Filter(since=date(1990, 1, 1))) == []
    assert len(store.records("event")) == 1


def test_finding_by_id_and_by_its_beginning(store: Store) -> None:
    article = strait()
    store.put(article)
    store.replace_linked(
        [Cluster(id="s-strait", documents=(article.document.id,), label="strait")], generation=store.generation
    )
    store.judge(judgement("e-1", "j-first"))
    assert store.find(article.commitments[0].id) == article.commitments[0]
    assert isinstance(store.find("k-"), Commitment)
    assert isinstance(store.find("d-"), Document)
    assert isinstance(store.find("s-str"), Cluster)
    assert isinstance(store.find("j-"), Judgement)
    assert store.find("NOR") == article.entities[0]


def test_an_id_that_fits_several_records_lists_them(store: Store) -> None:
    article = strait()
    store.put(article)
    with pytest.raises(NotFound, match="several records begin so") as error:
        store.find("e-")
    assert all(event.id in str(error.value) for event in article.events)


@pytest.mark.parametrize("id_", ["e-nothing", "", "%", "_-"])
def test_an_id_that_fits_no_record(store: Store, id_: str) -> None:
    store.put(strait())
    with pytest.raises(NotFound, match="no record has this id"):
        store.find(id_)


def test_counts(store: Store) -> None:
    store.put(strait())
    assert store.counts() == {
        "document": 1,
        "sentence": 3,
        "entity": 1,
        "mention": 1,
        "attribution": 1,
        "event": 2,
        "claim": 1,
        "commitment": 1,
    }


def test_unknown_documents_are_not_found(store: Store) -> None:
    for read in (store.document, store.extraction):
        with pytest.raises(NotFound, match="d-none"):
            read("d-none")


def test_two_stores_on_one_file_see_each_other(tmp_path: Path) -> None:
    with Store.open(tmp_path / "crisis.db") as one, Store.open(tmp_path / "crisis.db") as other:
        one.put(strait())
        assert other.holds(strait().document)


def test_a_snapshot_is_one_state_whatever_others_write_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with Store.open(path) as reader, Store.open(path, create=False) as writer:
        writer.put(Article("Norland closed the strait.", "gull.txt").extraction())
        with reader.snapshot():
            before = reader.counts()
            writer.put(Article("Kestrel sent ships.", "tern.txt").extraction())
            assert reader.counts() == before
        assert reader.counts()["document"] == 2
