"""The crisis file behind the desk."""

import asyncio
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.api import Crisis
from standoff.errors import NotACrisis, NotFound
from standoff.web.answering import keeping, make_ahead
from standoff.web.desk import Desk
from standoff.web.setting import Kept, Setting
from tests.articles import warning

EVENT = warning().events[0]


@pytest.fixture
def desk(crisis_file: Path) -> Iterator[Desk]:
    found = Desk(Setting(crisis=crisis_file))
    yield found
    found.close()


def test_readers_work_beside_each_other_each_with_a_crisis_of_its_own(desk: Desk):
    together = threading.Barrier(2, timeout=10)

    def read(crisis: Crisis) -> int:
        together.wait()
        return id(crisis)

    async def both() -> list[int]:
        return list(await asyncio.gather(desk.read(read), desk.read(read)))

    one, other = asyncio.run(both())
    assert one != other


def test_writes_wait_for_each_other(desk: Desk):
    at_work: list[str] = []

    def write(crisis: Crisis) -> None:
        assert not at_work
        at_work.append("me")
        time.sleep(0.02)
        at_work.clear()

    async def several() -> None:
        await asyncio.gather(*(desk.write(write) for _ in range(4)))

    asyncio.run(several())


def test_a_reader_sees_what_was_just_written(desk: Desk):
    def judge(crisis: Crisis) -> str:
        return crisis.decide("reject", EVENT.id, author="ada").id

    async def then() -> list[str]:
        await desk.write(judge)
        found = await desk.read(lambda crisis: crisis.opened(EVENT.document))
        return [card.record.id for card in found.cards]

    assert EVENT.id not in asyncio.run(then())


def test_what_was_handed_out_is_kept_until_the_crisis_changes(desk: Desk):
    desk.keep("/", Kept("1", b"page", "text/html"))
    found = desk.kept("/", "1")
    assert found is not None
    assert found.body == b"page"
    assert desk.kept("/", "2") is None


def test_what_is_kept_has_a_bound(desk: Desk):
    for number in range(5):
        desk.keep(str(number), Kept("1", bytes(10_000_000), "text/html"))
    assert [desk.kept(str(number), "1") is not None for number in range(5)] == [False, False, True, True, True]


def test_pages_are_ready_before_they_are_asked_for(desk: Desk):
    make_ahead(desk)
    stamp = asyncio.run(desk.read(lambda crisis: crisis.stamp))
    deadline = time.monotonic() + 30
    while desk.kept("/commitments?", stamp) is None:
        assert time.monotonic() < deadline, "the pages were not made"
        time.sleep(0.05)
    assert desk.kept("/?", stamp) is not None


def test_a_file_that_is_no_crisis_is_refused_when_the_desk_is_opened(tmp_path: Path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam")
    with pytest.raises(NotACrisis):
        Desk(Setting(crisis=path))


def test_what_two_ask_for_is_made_once(desk: Desk):
    made: list[str] = []

    def make(crisis: Crisis) -> Kept:
        made.append(crisis.stamp)
        time.sleep(0.05)
        return Kept(crisis.stamp, b"all", "text/plain")

    async def both() -> list[Kept]:
        asked = keeping(desk, "/?", make)
        return list(await asyncio.gather(desk.read(asked), desk.read(asked)))

    assert [one.body for one in asyncio.run(both())] == [b"all", b"all"]
    assert len(made) == 1


def test_what_fails_is_made_again_by_whoever_asks_next(desk: Desk):
    def fail(crisis: Crisis) -> Kept:
        raise NotFound("nothing of that name")

    with pytest.raises(NotFound):
        asyncio.run(desk.read(keeping(desk, "/?", fail)))
    found = asyncio.run(desk.read(keeping(desk, "/?", lambda crisis: Kept(crisis.stamp, b"all", "text/plain"))))
    assert found.body == b"all"


def test_what_is_made_ahead_gives_way_to_readers(desk: Desk):
    order: list[str] = []
    reading = threading.Event()

    def read(crisis: Crisis) -> None:
        reading.set()
        time.sleep(0.05)
        order.append("read")

    def ahead() -> None:
        reading.wait(10)
        desk.give_way()
        order.append("ahead")

    other = threading.Thread(target=ahead)
    other.start()
    asyncio.run(desk.read(read))
    other.join(10)
    assert order == ["read", "ahead"]


def test_what_is_made_ahead_stops_when_a_reader_comes_but_not_for_long(desk: Desk):
    with Crisis.open(desk.setting.crisis) as crisis:
        paused: list[bool] = []
        crisis.breathe(lambda: paused.append(True))
        crisis.brief()
    assert paused
    began = time.monotonic()
    desk.let_pass()
    assert time.monotonic() - began < 0.05, "nobody reads"
    waited = asyncio.run(desk.read(lambda _: desk.let_pass() or time.monotonic()))
    assert waited - began < 2
