"""One bad document spoils that document, never the batch: dying, hanging, raising and memory-eating workers."""

import itertools
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from standoff.engines import map_documents
from standoff.errors import ComponentError, StandoffError
from standoff.model import Document, Failure

SEEN: list[int] = []


def double(number: int) -> int:
    return 2 * number


def trouble(number: int) -> int:
    """Multiples of ten each make another kind of trouble."""
    match number:
        case 10:
            raise ValueError("a date that\nis none")
        case 20:
            os.kill(os.getpid(), signal.SIGKILL)
        case 30:
            time.sleep(60)
        case 40:
            return len(bytearray(1 << 34))
        case 50:
            return lambda: 0  # type: ignore[return-value]  # cannot be pickled
        case 60:
            os._exit(3)
        case 70:
            raise ComponentError("no verb in it; please report the article")
    return 2 * number


def die_once(path: str) -> str:
    """Dies the first time, as if killed from outside."""
    if not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def heavy(number: int) -> bytes:
    time.sleep(0.002)
    return bytes(2_000_000)


def loaded(_: object) -> list[int]:
    return SEEN


def load() -> None:
    SEEN.append(1)


def cannot_load() -> None:
    raise StandoffError("no model")


def dies_loading() -> None:
    os._exit(9)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_input_order(workers: int) -> None:
    assert list(map_documents(double, range(40), workers=workers)) == [(n, 2 * n) for n in range(40)]


@pytest.mark.parametrize("workers", [1, 2])
def test_failures_pass_through(workers: int) -> None:
    unreadable = Failure(path="torn.html", error="truncated")
    assert list(map_documents(double, [1, unreadable, 2], workers=workers)) == [
        (1, 2),
        (unreadable, unreadable),
        (2, 4),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_do(workers: int) -> None:
    assert list(map_documents(double, [], workers=workers)) == []


def test_in_this_process_what_raises_is_a_failure() -> None:
    (_, bad), (_, good) = map_documents(trouble, [10, 11])
    assert bad == Failure(path="10", component="extraction", error="ValueError: a date that is none")
    assert good == 22


def test_a_failure_names_the_document() -> None:
    document = Document(id="d-1", path="a.txt", sha256="", text="")
    ((_, bad),) = map_documents(double, [document])  # type: ignore[arg-type]
    assert isinstance(bad, Failure)
    assert (bad.path, bad.document) == ("a.txt", "d-1")


@pytest.fixture
def workers() -> Callable[[], list[BaseProcess]]:
    """The processes started since the test began; a desk that other tests share keeps its own."""
    before = set(multiprocessing.active_children())
    return lambda: [child for child in multiprocessing.active_children() if child not in before]


@pytest.mark.slow
def test_each_kind_of_trouble_stays_where_it_is(workers: Callable[[], list[BaseProcess]]) -> None:
    results = dict(map_documents(trouble, range(80), workers=2, timeout=2, memory=1 << 32))
    failed = {number: result.error for number, result in results.items() if isinstance(result, Failure)}
    assert set(failed) == {10, 20, 30, 40, 50, 60, 70}
    assert failed[10] == "ValueError: a date that is none"
    assert failed[20] == "ended its process twice (signal 9); it may need more memory"
    assert failed[30] == "took longer than 2 s and was stopped"
    assert failed[40] == "needs more memory than there is"
    assert "pickle" in failed[50]
    assert "exit code 3" in failed[60]
    assert failed[70] == "no verb in it; please report the article"
    assert all(results[number] == 2 * number for number in range(80) if number not in failed)
    assert workers() == []


def test_a_document_whose_worker_was_killed_from_outside_is_done_after_all(tmp_path: Path) -> None:
    path = str(tmp_path / "mark")
    assert list(map_documents(die_once, [path], workers=2)) == [(path, "done")]


@pytest.mark.slow
def test_killing_workers_at_any_moment_loses_nothing(workers: Callable[[], list[BaseProcess]]) -> None:
    chance, results = random.Random(3), []
    for result in map_documents(heavy, range(300), workers=2, timeout=60):
        results.append(result)
        if len(results) % 40 == 0:  # whatever they are doing: loading, working, sending two megabytes
            chance.choice(workers()).kill()
    assert [number for number, _ in results] == list(range(300))
    # A document may meet two kills, if only just; all others must come through.
    assert sum(isinstance(result, Failure) for _, result in results) <= 1


def test_only_a_window_is_read_ahead(workers: Callable[[], list[BaseProcess]]) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in itertools.count():
            taken.append(number)
            yield number

    results = map_documents(double, items(), workers=2)
    for _, (number, _result) in zip(range(30), results, strict=False):
        assert len(taken) <= number + 1 + 8 * 2
    results.close()  # type: ignore[attr-defined]
    assert workers() == []


def test_a_worker_loads_once() -> None:
    results = [result for _, result in map_documents(loaded, range(6), workers=2, initializer=load)]
    assert results == [[1]] * 6


def test_this_process_loads_once_and_only_when_there_is_work() -> None:
    SEEN.clear()
    unreadable = Failure(path="torn.html", error="truncated")
    assert len(list(map_documents(loaded, [unreadable], initializer=load))) == 1
    assert SEEN == []
    assert [result for _, result in map_documents(loaded, range(3), initializer=load)] == [[1]] * 3
    SEEN.clear()
    with pytest.raises(StandoffError, match="no model"):
        list(map_documents(double, [1], initializer=cannot_load))


def test_workers_that_cannot_load_stop_everything() -> None:
    with pytest.raises(StandoffError, match=r"cannot start \(no model\); try again with one worker"):
        list(map_documents(double, [1], workers=2, initializer=cannot_load))


def test_workers_that_die_loading_stop_everything() -> None:
    with pytest.raises(StandoffError, match=r"cannot start \(exit code 9\)"):
        list(map_documents(double, [1], workers=2, initializer=dies_loading))


def test_at_least_one_worker() -> None:
    with pytest.raises(ValueError, match="at least one worker"):
        list(map_documents(double, [1], workers=0))
