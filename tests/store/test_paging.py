"""Stretches of lists: the same whichever way the file is gone through."""

from collections.abc import Iterator
from datetime import date

import pytest

from standoff.api import Crisis, Filter
from standoff.model import encode
from standoff.store import Store, paging
from tests.articles import Article, on


@pytest.fixture
def crisis() -> Iterator[Crisis]:
    with Crisis.open() as made:
        for number in range(24):
            article = Article(
                f"Norland closed the strait. Kestrel sent {number} ships.",
                f"{number}.txt",
                date(2031, 5, 1 + number % 6),
                publisher="The Gull",
            )
            article.event("closed", "COERCE", "NOR", "KES", when=on(2031, 5, 1 + number % 9), score=-float(number % 4))
            article.event("sent", "MOBILIZE", "KES", "NOR", when=on(2031, 5, 2 + number), score=-3.0)
            article.mention("Norland", "NOR", "NOR")
            found = article.extraction()
            records = [found.document, *found.sentences, *found.entities, *found.mentions, *found.events]
            made.import_(encode(record) for record in records)
        yield made


@pytest.mark.parametrize("newest", [True, False])
def test_pages_of_articles_are_the_whole_list_in_order(crisis: Crisis, newest: bool):
    whole = crisis.pages.documents(limit=None, newest_first=newest).items
    key = [(line.published.latest, line.published.earliest, line.id) for line in whole]
    assert key == sorted(key, reverse=newest)
    pages = [crisis.pages.documents(limit=7, offset=7 * n, newest_first=newest).items for n in range(4)]
    assert [line for page in pages for line in page] == list(whole)


def test_articles_dated_roughly_stand_in_their_place(crisis: Crisis):
    with crisis._view.rollup._connection as connection:
        connection.execute("UPDATE document SET rough = number % 2")
    whole = [line.id for line in crisis.pages.documents(limit=None).items]
    assert len(whole) == 24
    assert [crisis.pages.documents(limit=1, offset=n).items[0].id for n in range(24)] == whole


@pytest.mark.parametrize("wanted", [{"actors": ("NOR",)}, {"recipients": ("NOR",)}, {"parties": ("KES",)}])
@pytest.mark.parametrize("order", ["place", "weight", "newest"])
def test_who_has_few_lines_and_who_has_many_are_listed_alike(
    crisis: Crisis, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, tuple[str, ...]], order: paging.Order
):
    few = crisis.pages.timeline(Filter(**wanted), order=order, limit=3, offset=1)
    monkeypatch.setattr(paging, "_FEW", 0)
    many = crisis.pages.timeline(Filter(**wanted), order=order, limit=3, offset=1)
    assert few == many
    assert few.total > 3
    assert len(few.items) == 3


def test_the_weightiest_since_a_day_are_the_same_where_many_lines_are_new(
    crisis: Crisis, monkeypatch: pytest.MonkeyPatch
):
    since = date(2031, 5, 4)

    def weightiest() -> object:
        return crisis.pages.timeline(Filter(since=since), order="weight", published_since=since, limit=5)

    few = weightiest()
    monkeypatch.setattr(paging, "_FEW", 0)
    assert weightiest() == few
    assert crisis.pages.timeline(published_since=since).total < crisis.pages.timeline().total


@pytest.mark.parametrize("wanted", [Filter(), Filter(types=("THREATEN", "COERCE")), Filter(publishers=("The Gull",))])
def test_records_by_date_are_all_of_them_stretch_by_stretch(wanted: Filter) -> None:
    store = Store.open(None)
    days = [date(2031, 5, 3), date(2031, 5, 9), None, date(2031, 5, 1), date(2031, 5, 9)]
    for number, day in enumerate(days):
        article = Article(f"Norland warned Kestrel {number}. It closed it.", f"{number}.txt", day, publisher="The Gull")
        article.event("warned", "THREATEN", "NOR", "KES")
        article.event("closed", "COERCE", "NOR", "KES")
        store.put(article.extraction())
    whole = store.records("event", wanted, newest_first=True)
    parts = [store.records("event", wanted, limit=3, offset=at, newest_first=True) for at in range(0, 12, 3)]
    assert [one for part in parts for one in part] == whole
    assert sorted(one.id for one in whole) == sorted(one.id for one in store.records("event", wanted))
    published = [store.document(one.document).published.latest for one in whole]
    known = [day for day in published if day is not None]
    assert known == sorted(known, reverse=True)
    assert published[-2:] == [None, None]
