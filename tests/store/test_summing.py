"""Windows counted from sums: as if all articles were gone through, whatever was done to these before."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import apsw
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.api import Crisis
from standoff.model import Extraction, Published
from standoff.store import EVERYTHING, Store, Window, schema
from tests.articles import Article

MAY = date(2031, 5, 28)
LONG = 60
_DAYS = [
    Published(MAY, MAY),
    Published(MAY + timedelta(days=1), MAY + timedelta(days=3)),
    Published(MAY + timedelta(days=9), MAY + timedelta(days=9)),
    Published(MAY - timedelta(days=LONG), MAY + timedelta(days=5)),
    Published(None, MAY + timedelta(days=2)),
    Published(MAY + timedelta(days=4), None),
    Published(None, None),
]
_ENDS = [None, *(MAY + timedelta(days=n) for n in (-LONG, -1, 0, 1, 2, 5, 9, 10, 40))]
WINDOWS = [Window(as_of=as_of, since=since) for as_of in _ENDS for since in _ENDS]
SIZE = 8


def article(number: int, days: int) -> Extraction:
    """One of some articles by number, out in some days."""
    made = Article(f"Norland warned Kestrel {number}.", f"{number}.txt", published=_DAYS[days])
    made.mention("Norland", "NOR", "NOR")
    if number % 2:
        made.mention("Kestrel", "KES", "KES")
    made.event("warned", "THREATEN", "NOR", "KES")
    return made.extraction()


def id_of(number: int) -> str:
    return article(number, 0).document.id


def one_by_one(store: Store, window: Window) -> tuple[object, ...]:
    """What the sums are of, by going through the articles."""
    rows: Any = store._connection.execute(
        "SELECT id, earliest, latest, rough, head FROM document LEFT JOIN folded ON folded.document = document.id "
        "WHERE NOT hidden"
    )
    as_of, since = (day.isoformat() if day else None for day in (window.as_of, window.since))
    found = [
        (id_, first, last, rough, head)
        for id_, first, last, rough, head in rows
        if (not as_of or not first or first <= as_of) and (not since or not last or last >= since)
    ]
    rough = [(first, last) for _, first, last, is_rough, _ in found if is_rough]
    dated = [(first, last) for _, first, last, is_rough, _ in found if not is_rough] or rough
    begun = [first for _, first, *_ in found if first]
    return (
        len(found),
        len({head or id_ for id_, *_, head in found}),
        sum(not (first and last) for first, last in rough),
        sum(bool(first and last) for first, last in rough),
        min((first for first, _ in dated if first), default=None),
        max((*(last for _, last in dated if last), *begun), default=None),
    )


def summed(store: Store, window: Window) -> tuple[object, ...]:
    """The same from the sums."""
    found = store.rollup.glimpse(window)
    return (found.documents, found.origins, found.undated, found.rough, found.earliest, found.latest)


def occurring(store: Store, window: Window) -> list[tuple[str, int]]:
    """In how many articles of a window who occurs, by going through them."""
    conditions = ["mentions > 0", "level = 'entity'"]
    conditions += [f"known <= '{window.as_of}'"] * bool(window.as_of)
    conditions += [f"newest >= '{window.since}'"] * bool(window.since)
    rows: Any = store._connection.execute(
        f"SELECT name, count(*) FROM presence WHERE {' AND '.join(conditions)} GROUP BY name ORDER BY 2 DESC, name"
    )
    return list(rows)


def assert_as_gone_through(crisis: Crisis) -> None:
    store = crisis._store
    for window in WINDOWS:
        assert summed(store, window) == one_by_one(store, window), window
        total = store.rollup.documents(EVERYTHING, msgspec.structs.replace(window, limit=0))[1]
        assert total == one_by_one(store, window)[0]
    assert not any(store._connection.execute("SELECT documents FROM document_sum WHERE documents < 1"))
    assert not any(store._connection.execute("SELECT origins FROM origin_sum WHERE origins < 1"))


_NUMBERS = st.integers(0, SIZE - 1)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), _NUMBERS, st.integers(0, len(_DAYS) - 1)),
        st.tuples(st.just("fold"), _NUMBERS, _NUMBERS),
        st.tuples(st.just("unfold"), _NUMBERS, _NUMBERS),
        st.tuples(st.just("remove"), _NUMBERS, _NUMBERS),
        st.tuples(st.just("hide"), _NUMBERS, st.integers(0, 1)),
        st.tuples(st.just("redate"), _NUMBERS, st.integers(0, len(_DAYS) - 1)),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(_STEPS)
def test_whatever_is_done_windows_count_what_is_there(steps: list[tuple[str, int, int]]) -> None:
    with Crisis(Store.open(None)) as crisis:
        store = crisis._store
        present: set[int] = set()
        for verb, number, other in steps:
            if verb == "put":
                store.put(article(number, other))
                present.add(number)
            elif number not in present:
                continue
            elif verb == "remove":
                store.remove(id_of(number))
                present.discard(number)
            elif verb == "fold" and other != number and other in present:
                store.rollup.put_folded([(id_of(number), id_of(other))], unfolded=[id_of(other)])
            elif verb == "unfold":
                store.rollup.put_folded((), unfolded=[id_of(number)])
            elif verb == "hide":
                store._connection.execute("UPDATE document SET hidden = ? WHERE id = ?", (other, id_of(number)))
            elif verb == "redate":
                days = _DAYS[other]
                store._connection.execute(
                    "UPDATE document SET earliest = ?, latest = ?, rough = ? WHERE id = ?",
                    (*(day and day.isoformat() for day in (days.earliest, days.latest)), days.is_rough, id_of(number)),
                )
        assert_as_gone_through(crisis)


@pytest.fixture
def crisis() -> Iterator[Crisis]:
    with Crisis(Store.open(None)) as made:
        for number in range(SIZE * 2):
            made._store.put(article(number, number % len(_DAYS)))
        made.update()
        yield made


def test_rejected_articles_count_no_more_and_count_again_when_that_is_taken_back(crisis: Crisis) -> None:
    count = crisis._store.rollup.glimpse(Window()).documents
    crisis.decide("reject", id_of(3), author="ana")
    crisis.update()
    assert crisis._store.rollup.glimpse(Window()).documents == count - 1
    assert_as_gone_through(crisis)
    crisis.decide("undo", author="ana")
    crisis.update()
    assert crisis._store.rollup.glimpse(Window()).documents == count
    assert_as_gone_through(crisis)


def test_who_occurs_in_a_window_is_summed_by_month_as_if_article_by_article(crisis: Crisis) -> None:
    store = crisis._store
    for window in WINDOWS:
        rows, total = store.rollup.actors("entity", EVERYTHING, window)
        assert [(name, documents) for name, documents, *_ in rows] == occurring(store, window), window
        assert total == len(rows)
        for name, *_ in rows:
            first = store.rollup.first_mention("entity", name, window)
            assert first is not None
            days = crisis._view.shelf().published(first[0])
            assert not (window.since and days.latest and days.latest < window.since)
            assert not (window.as_of and days.earliest and days.earliest > window.as_of)


def test_what_is_out_before_a_window_and_again_behind_it_is_not_out_in_it() -> None:
    with Crisis(Store.open(None)) as crisis:
        store = crisis._store
        store.put(article(1, 0))
        store.put(article(2, 2))
        store.rollup.put_folded([(id_of(2), id_of(1))], unfolded=())
        day = MAY + timedelta(days=4)
        assert store.rollup.glimpse(Window()).origins == 1
        assert store.rollup.glimpse(Window(since=day)).origins == 1
        assert store.rollup.glimpse(Window(as_of=day)).origins == 1
        assert store.rollup.glimpse(Window(as_of=day, since=day)).origins == 0


def test_sums_of_an_older_file_are_made_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with Crisis(Store.open(path)) as crisis:
        for number in range(SIZE):
            crisis._store.put(article(number, number % len(_DAYS)))
        crisis.update()
        crisis.decide("reject", id_of(5), author="ana")
        crisis.update()
        crisis._store.rollup.put_folded([(id_of(2), id_of(1))], unfolded=())
        told = [summed(crisis._store, window) for window in WINDOWS]
    connection = apsw.Connection(str(path))
    connection.execute("DELETE FROM document_sum; DELETE FROM origin; DELETE FROM origin_sum")
    connection.pragma("user_version", len(schema.MIGRATIONS) - 1)
    connection.close()
    with Crisis(Store.open(path)) as crisis:
        assert [summed(crisis._store, window) for window in WINDOWS] == told
        assert_as_gone_through(crisis)


@pytest.mark.parametrize("leave", [lambda store: store.remove(id_of(0)), lambda store: store.put(article(1, 1))])
def test_what_is_not_finished_is_not_counted(leave: Callable[[Store], object]) -> None:
    store = Store.open(None)
    store.put(article(0, 0))
    before = [summed(store, window) for window in WINDOWS]

    def fail() -> None:
        with store.batch():
            leave(store)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [summed(store, window) for window in WINDOWS] == before
