"""Where articles are read, coded and linked, and whatever else takes a parser: processes of their own.

Parsing takes all of a processor, and a hostile article may take all of its memory. Neither must hold up those who read,
nor end the desk: a process has one task at a time, is given a new one when it has answered, and is ended and started
anew when it dies or takes too long. An article is stored before its answer comes, in one transaction. Whoever asks why
a record is there, or what would follow, has a process beside it: many articles may be on their way in, and linking
takes a while.
"""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.api import Cascade, Crisis, Received, Taken, Why
from standoff.engines.worker import Died, Worker
from standoff.errors import StandoffError
from standoff.model import Document, Failure
from standoff.web.address import Address
from standoff.web.setting import Kept, Setting, opened

TIMEOUT = 300.0  # seconds that one task may take
_LINKING = 3_600.0
_MEMORY = 8_000_000_000  # bytes of address space
_POLL = 0.5  # seconds


class Failed(StandoffError):
    """A task could not be done; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A view that takes a parser: a page by its name, where it is, and in which form it is wanted."""

    page: str
    address: Address
    form: str


@dataclass(frozen=True, kw_only=True)
class Supposition:
    """What is supposed: a sentence, the day, and how many levels are followed."""

    sentence: str
    as_of: date | None
    depth: int


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something to do on the crisis.

    Attributes:
        what: ``warm`` up, ``read`` bytes, ``keep`` an article, ``link`` all of them, ``show`` a view,
            ``suppose`` something, or say ``why`` a record is there.
        on: What is read, kept, shown or supposed; the id of the record.
        setting: The crisis, and how the desk is set up.
    """

    what: str
    on: Received | Document | Failure | Shown | Supposition | str | None
    setting: Setting


class Workshop:
    """Two processes: one for what comes in, one for what is asked."""

    def __init__(self, setting: Setting) -> None:
        """Work on the crisis of a desk, with its parser and lexicons."""
        self._setting = setting
        self._incoming = _Bench("desk-incoming")
        self._asking = _Bench("desk-asking")
        if setting.warm:
            self._asking.submit(self._task("warm"), TIMEOUT)

    def read(self, received: Received) -> "Future[tuple[Document | Failure, ...]]":
        """The articles in what was handed over."""
        return self._incoming.submit(self._task("read", received), TIMEOUT)

    def keep(self, item: Document | Failure) -> "Future[Taken]":
        """What became of an article, once it is stored."""
        return self._incoming.submit(self._task("keep", item), TIMEOUT)

    def link(self) -> "Future[None]":
        """Bring the records across documents up to date."""
        return self._incoming.submit(self._task("link"), _LINKING)

    def show(self, page: str, address: Address, form: str) -> "Future[Kept]":
        """A view in one of its forms."""
        task = self._task("show", Shown(page=page, address=address, form=form))
        return self._asking.submit(task, TIMEOUT)

    def suppose(self, supposition: Supposition) -> "Future[Cascade]":
        """What has been said would follow."""
        return self._asking.submit(self._task("suppose", supposition), TIMEOUT)

    def why(self, record: str) -> "Future[Why]":
        """Why a record is there: the way through the parse of its sentence is found anew."""
        return self._asking.submit(self._task("why", record), TIMEOUT)

    def close(self) -> None:
        """End the processes; an article that is worked on is stored whole or not at all."""
        for bench in (self._incoming, self._asking):
            bench.close()

    def _task(self, what: str, on: Received | Document | Failure | Shown | Supposition | str | None = None) -> Task:
        return Task(what=what, on=on, setting=self._setting)


class _Bench:
    """One process, started with the first task, and the queue before it."""

    def __init__(self, name: str) -> None:
        self._queue = ThreadPoolExecutor(1, name)
        self._worker: Worker | None = None
        self._closed = False

    def submit(self, task: Task, timeout: float) -> "Future[Any]":
        return self._queue.submit(self._do, task, timeout)

    def close(self) -> None:
        self._closed = True
        self._queue.shutdown(wait=True, cancel_futures=True)
        self._stop()

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
        if isinstance(value, StandoffError):
            raise value  # what was asked for makes no sense, or is not there
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
    setting = task.setting
    with opened(setting, links=True) as crisis:
        match task.what, task.on:
            case "read", Received() as received:
                return crisis.read(received)
            case "keep", Document() | Failure() as item:
                return crisis.keep(item)
            case "warm", _:
                return crisis.warm()
            case "link", _:
                return crisis.update()
            case _, Shown() | Supposition() | str() as asked:
                try:
                    if isinstance(asked, Shown):
                        return _shown(crisis, asked, setting)
                    if isinstance(asked, str):
                        return crisis.why(asked)
                    return crisis.whatif(asked.sentence, as_of=asked.as_of, depth=asked.depth)
                except StandoffError as error:
                    return error
    raise StandoffError(f"{task.what}: nothing that is done here")


def _shown(crisis: Crisis, shown: Shown, setting: Setting) -> Kept:
    from standoff.web.answering import produce
    from standoff.web.pages import PAGES

    page = next(page for page in PAGES if page.name == shown.page)
    return produce(crisis, shown.address, shown.form, page=page, setting=setting)
