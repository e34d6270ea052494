"""Where articles are read, coded and linked: a process of its own.

Parsing takes all of a processor, and a hostile article may take all of its memory. Neither must hold up those who read,
nor end the desk: the process has one task at a time, is given a new one when it has answered, and is ended and started
anew when it dies or takes too long. An article is stored before its answer comes, in one transaction.
"""

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec

from standoff.api import Crisis, Received, Taken
from standoff.engines.worker import Died, Worker
from standoff.errors import StandoffError
from standoff.model import Document, Failure

TIMEOUT = 300.0  # seconds that one task may take
_LINKING = 3_600.0
_MEMORY = 8_000_000_000  # bytes of address space
_POLL = 0.5  # seconds


class Failed(StandoffError):
    """A task could not be done; the message says why."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do on the crisis.

    Attributes:
        what: ``read`` bytes, ``keep`` an article, or ``link`` all of them.
        on: What is read or kept.
        crisis: The crisis file.
        model: spaCy pipeline to parse with.
        lexicons: Lexicon files of the user.
    """

    what: str
    on: Received | Document | Failure | None = None
    crisis: str = ""
    model: str | None = None
    lexicons: tuple[str, ...] = ()


class Workshop:
    """One process, started with the first task, and the queue before it."""

    def __init__(self, crisis: Path, *, model: str | None = None, lexicons: Sequence[Path] = ()) -> None:
        """Work on a crisis file with the given parser and lexicons."""
        self._base = Task(what="", crisis=str(crisis), model=model, lexicons=tuple(map(str, lexicons)))
        self._queue = ThreadPoolExecutor(1, "desk-workshop")
        self._worker: Worker | None = None
        self._closed = False

    def read(self, received: Received) -> "Future[tuple[Document | Failure, ...]]":
        """The articles in what was handed over."""
        return self._queue.submit(self._do, self._task("read", received), TIMEOUT)

    def keep(self, item: Document | Failure) -> "Future[Taken]":
        """What became of an article, once it is stored."""
        return self._queue.submit(self._do, self._task("keep", item), TIMEOUT)

    def link(self) -> "Future[None]":
        """Bring the records across documents up to date."""
        return self._queue.submit(self._do, self._task("link"), _LINKING)

    def close(self) -> None:
        """End the process; an article that it works on is stored whole or not at all."""
        self._closed = True
        self._queue.shutdown(wait=True, cancel_futures=True)
        self._stop()

    def _task(self, what: str, on: Received | Document | Failure | None = None) -> Task:
        return msgspec.structs.replace(self._base, what=what, on=on)

    def _do(self, task: Task, timeout: float) -> Any:
        worker = self._started()
        worker.give((0, task, 0))
        try:
            ok, value = self._answer(worker, timeout)
        except Died as death:
            self._stop()
            raise Failed(f"ended its process ({death}); it may need more memory than there is") from None
        if not ok:
            raise Failed(str(value))
        return value

    def _started(self) -> Worker:
        if self._worker is None:
            self._worker = Worker(work, None, _MEMORY)
            try:
                ok, reason = self._answer(self._worker, TIMEOUT)
            except Died as death:
                ok, reason = False, str(death)
            if not ok:
                self._stop()
                raise Failed(f"the process that reads articles cannot start ({reason})")
        return self._worker

    def _answer(self, worker: Worker, timeout: float) -> tuple[bool, Any]:
        deadline = time.monotonic() + timeout
        while not worker.pipe.poll(_POLL):
            if self._closed:
                self._stop()
                raise Failed("the desk was closed")
            if time.monotonic() > deadline:
                self._stop()
                raise Failed(f"took longer than {timeout:g} s and was stopped")
        return worker.receive()

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker = None


def work(task: Task) -> Any:
    """Do a task; run in the process of the workshop."""
    lexicons = tuple(Path(path) for path in task.lexicons)
    with Crisis.open(task.crisis, create=False, model=task.model, lexicons=lexicons) as crisis:
        match task.what, task.on:
            case "read", Received() as received:
                return crisis.read(received)
            case "keep", Document() | Failure() as item:
                return crisis.keep(item)
            case "link", _:
                return crisis.update()
    raise StandoffError(f"{task.what}: nothing that is done here")
