"""What is looked up in the crisis file while a page is made."""

import pytest

from standoff.api import Crisis
from standoff.api.judged import Judged
from standoff.api.shelf import Shelf
from standoff.model import encode
from standoff.store import Store
from tests.articles import warning


@pytest.fixture
def store() -> Store:
    found = Store.open()
    articles = (warning(), warning("echo.txt", "The Echo"))
    with_all = [
        record
        for one in articles
        for record in (one.document, *one.sentences, *one.attributions, *one.events, *one.claims, *one.commitments)
    ]
    Crisis(found).import_(encode(record) for record in with_all)
    return found


def test_what_is_held_is_cited_without_asking_again(store: Store, monkeypatch: pytest.MonkeyPatch):
    shelf = Shelf(store, Judged(store, ()))
    articles = (warning(), warning("echo.txt", "The Echo"))
    claims = [one.claims[0] for one in articles]
    shelf.hold([claim.id for claim in claims])

    def refuse(*_: object) -> None:
        raise AssertionError("asked again")

    for name in ("cards", "dated", "annotations"):
        monkeypatch.setattr(type(store.rollup), name, refuse)
    for claim in claims:
        assert shelf.annotation(claim.id) == claim
        assert shelf.cite(claim).words
        assert shelf.has(claim.document)
        assert shelf.head(claim.document)
        assert shelf.who(claim)


def test_what_is_not_there_is_not_held(store: Store):
    shelf = Shelf(store, Judged(store, ()))
    shelf.hold(["c-none", None, warning().claims[0].id])
    assert shelf.annotation("c-none") is None
    assert shelf.annotation(warning().claims[0].id) is not None


def test_days_of_many_articles_are_read_at_once(store: Store):
    documents = [one.document.id for one in (warning(), warning("echo.txt", "The Echo"))]
    shelf, one_by_one = Shelf(store, Judged(store, ())), Shelf(store, Judged(store, ()))
    shelf.hold_days([*documents, "d-none"])
    assert [shelf.has(id_) for id_ in (*documents, "d-none")] == [True, True, False]
    assert [shelf.head(id_) for id_ in documents] == [one_by_one.head(id_) for id_ in documents]
