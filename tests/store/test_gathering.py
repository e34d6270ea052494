"""Records and statements of one actor: found alike where there are few and where they are met on the way down."""

from collections.abc import Iterator

import pytest

from standoff.api import Crisis, Filter
from standoff.store import Store, filters, gathering
from tests.api.test_growing import generated

COUNT = 16


@pytest.fixture(scope="module")
def crisis() -> Iterator[Crisis]:
    with Crisis(Store.open(None)) as made:
        for number in range(COUNT):
            made._store.put(generated(number))
        made.update()
        made.decide("reject", generated(3).document.id, author="ana")
        made.update()
        with made._store._connection as connection:
            connection.execute("UPDATE document SET rough = number % 3 = 0")
        yield made


WANTED = [Filter(actors=("NOR",)), Filter(recipients=("KES",)), Filter(parties=("NOR", "KES"))]


@pytest.mark.parametrize("wanted", WANTED)
@pytest.mark.parametrize("kind", ["event", "attribution", "claim", "commitment"])
def test_the_latest_of_many_are_those_of_few(
    crisis: Crisis, monkeypatch: pytest.MonkeyPatch, wanted: Filter, kind: str
) -> None:
    def found() -> list[object]:
        store = crisis._store
        return [
            store.rollup.newest(kind, wanted, limit=4),
            store.rollup.newest(kind, wanted, limit=COUNT),
            *(store.records(kind, wanted, limit=3, offset=2, newest_first=way) for way in (True, False)),
        ]

    few = found()
    monkeypatch.setattr(filters, "_FEW", 0)
    assert found() == few


def test_what_stands_in_rejected_articles_is_not_counted(crisis: Crisis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "_FEW", 0)
    wanted = Filter(actors=("NOR",))
    records, total = crisis._store.rollup.newest("attribution", wanted, limit=COUNT)
    assert len(records) == total == crisis._store.count("attribution", wanted) - 1
    assert generated(3).document.id not in {record.document for record in records}  # type: ignore[union-attr]


def test_who_asks_for_more_than_an_actor_is_answered_by_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "_FEW", 0)
    with Store.open(None) as store:
        for number in range(4):
            store.put(generated(number))
        connection = store._connection
        assert filters.has_many(connection, "event", Filter(actors=("KES",)))
        assert not filters.has_many(connection, "event", Filter(actors=("KES",), types=("ASSAULT",)))
        assert not filters.has_many(connection, "event", Filter(actors=("KES",), recipients=("NOR",)))
        assert not filters.has_many(connection, "event", Filter())
        assert not filters.has_many(connection, "timex", Filter(actors=("KES",)))


@pytest.mark.parametrize("speakers", [(), ("NOR",), ("NOR", "OSP"), ("KES",)])
def test_statements_of_somebody_with_many_are_those_of_somebody_with_few(
    crisis: Crisis, monkeypatch: pytest.MonkeyPatch, speakers: tuple[str, ...]
) -> None:
    def found() -> tuple[set[str], int]:
        records, total = crisis._store.rollup.statements(speakers, limit=COUNT, offset=0)
        return {record.id for record in records}, total  # type: ignore[union-attr]

    few = found()
    assert few[1] or speakers == ("KES",)
    monkeypatch.setattr(gathering, "_FEW", -1)
    assert found() == few
