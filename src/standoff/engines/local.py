"""One function over many documents, in this process or in several on this machine.

Each worker process has a pipe of its own and holds one document at a time. A worker that dies, hangs or eats all its
memory can therefore spoil nothing but that document, whenever it happens. (With a pipe shared by all workers, one that
is killed while it sends its result takes the whole pool down.)
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from standoff.engines.worker import Died, Worker, failure, one_line
from standoff.errors import StandoffError
from standoff.model import Failure

T = TypeVar("T")
R = TypeVar("R")

_WINDOW = 8  # documents per worker that are in flight or waiting for a slower one before them
_ATTEMPTS = 2  # a worker may be killed from outside, for no fault of its document: one more try
_STARTS = 3  # workers that may die before they are ready, in a row, before we give up


def map_documents(
    function: Callable[[T], R],
    items: Iterable[T | Failure],
    *,
    workers: int = 1,
    timeout: float | None = None,
    initializer: Callable[[], object] | None = None,
    memory: int | None = None,
) -> Iterator[tuple[T | Failure, R | Failure]]:
    """Apply *function* to every item, in input order; what goes wrong with one becomes its ``Failure``.

    At most eight items per worker are held at a time, however many there are. Items that are failures already pass
    through.

    Args:
        function: A function of a module (workers import it by name) whose result can be pickled.
        items: Documents, or whatever the function takes; read lazily.
        workers: Number of processes; 1 runs in this process, where *timeout* and *memory* have no effect.
        timeout: Seconds that one item may take before its worker is killed.
        initializer: Called once in each worker before its first item, to load what is slow to load. What it raises
            ends the run.
        memory: Bytes of address space that a worker may use.

    Yields:
        Each item with its result, or with the failure.

    Raises:
        StandoffError: If the workers cannot even start.
        ValueError: If *workers* is less than 1.
    """
    if workers < 1:
        raise ValueError("at least one worker is needed")
    if workers == 1:
        yield from _in_process(function, items, initializer)
        return
    run = _Run(function, iter(items), timeout, initializer, memory, workers)
    try:
        yield from run.results()
    finally:
        run.stop()


def _in_process(
    function: Callable[[T], R], items: Iterable[T | Failure], initializer: Callable[[], object] | None
) -> Iterator[tuple[T | Failure, R | Failure]]:
    is_loaded = initializer is None
    for item in items:
        if isinstance(item, Failure):
            yield item, item
            continue
        if not is_loaded and initializer is not None:
            initializer()  # outside of the net below: without it no document can be done
            is_loaded = True
        try:
            outcome: R | Failure = function(item)
        except Exception as error:  # one document must not stop the batch, whatever is wrong with it
            outcome = failure(item, one_line(error))
        yield item, outcome


class _Run(Generic[T, R]):
    """One pass over the items with a set of workers."""

    def __init__(
        self,
        function: Callable[[T], R],
        items: Iterator[T | Failure],
        timeout: float | None,
        initializer: Callable[[], object] | None,
        memory: int | None,
        workers: int,
    ) -> None:
        self._items = items
        self._timeout = timeout
        self._start: Callable[[], Worker] = partial(Worker, function, initializer, memory)
        self._size = workers
        self._workers: list[Worker] = []
        self._waiting: deque[tuple[int, T, int]] = deque()  # position, item, attempts so far
        self._done: dict[int, tuple[T | Failure, R | Failure]] = {}
        self._taken = 0
        self._given = 0
        self._exhausted = False
        self._failed_starts = 0

    def results(self) -> Iterator[tuple[T | Failure, R | Failure]]:
        """All items with their results, in order."""
        while True:
            self._dispatch()
            if self._given in self._done:
                result = self._done.pop(self._given)
                self._given += 1
                yield result
            elif self._exhausted and self._given == self._taken:
                return
            else:
                self._collect()

    def stop(self) -> None:
        """End all workers, busy or not."""
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def _dispatch(self) -> None:
        """Read ahead as far as there are hands, and give everybody something to do."""
        busy = sum(worker.task is not None for worker in self._workers)
        while len(self._waiting) < self._size - busy and self._taken - self._given < _WINDOW * self._size:
            try:
                item = next(self._items)
            except StopIteration:
                self._exhausted = True
                break
            if isinstance(item, Failure):
                self._done[self._taken] = (item, item)
            else:
                self._waiting.append((self._taken, item, 0))
            self._taken += 1
        while len(self._workers) < self._size and len(self._workers) - busy < len(self._waiting):
            self._workers.append(self._start())
        for worker in self._workers:
            if self._waiting and worker.ready and worker.task is None:
                worker.give(self._waiting.popleft())

    def _collect(self) -> None:
        """Wait until a worker has something to say, dies or is overdue."""
        now = time.monotonic()
        limits = [worker.since + self._timeout - now for worker in self._workers if worker.task and self._timeout]
        ready = wait([worker.pipe for worker in self._workers], max(0.0, min(limits)) if limits else None)
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            self._receive(worker)
        for worker in self._workers[:]:
            if worker.task and self._timeout and time.monotonic() - worker.since >= self._timeout:
                position, item, _ = worker.task
                self._done[position] = (item, failure(item, f"took longer than {self._timeout:g} s and was stopped"))
                self._drop(worker)

    def _receive(self, worker: Worker) -> None:
        try:
            ok, value = worker.receive()
        except Died as death:
            self._drop(worker)
            self._died(worker, str(death))
            return
        self._failed_starts = 0
        if not worker.ready:
            if not ok:
                raise StandoffError(f"the worker processes cannot start ({value}); try again with one worker")
            worker.ready = True
        elif worker.task is not None:
            position, item, _ = worker.task
            self._done[position] = (item, value if ok else failure(item, value))
            worker.task = None

    def _died(self, worker: Worker, how: str) -> None:
        if worker.task is None:
            self._failed_starts += not worker.ready
            if self._failed_starts >= _STARTS:
                raise StandoffError(f"the worker processes cannot start ({how}); try again with one worker")
            return
        position, item, attempts = worker.task
        if attempts + 1 < _ATTEMPTS:
            self._waiting.appendleft((position, item, attempts + 1))
        else:
            self._done[position] = (item, failure(item, f"ended its process twice ({how}); it may need more memory"))

    def _drop(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.stop()
