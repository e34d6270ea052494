"""The crisis file behind the application: several readers, one writer, and what was handed out lately.

A crisis belongs to one thread. Each reading thread therefore opens the file for itself, judgements wait for their turn
in one writing thread, and articles are stored and linked by a process of its own. SQLite keeps them apart: a reader
sees the file as it was before an article, or with all of it. Readers never link; whoever finds the links out of date
has it done in that process and is shown what was linked last.
"""

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TypeVar

from standoff.api import Cascade, Crisis, Why
from standoff.web.address import Address
from standoff.web.jobs import Jobs
from standoff.web.setting import Kept, Setting, opened
from standoff.web.workshop import Supposition, Workshop

T = TypeVar("T")

READERS = 3
_KEPT_BYTES = 32_000_000  # of what was handed out lately
# Seconds without a reader after which something is made ahead, and seconds after which it is made all the same.
_MOMENT, _PATIENCE = 0.3, 10.0
_YIELD = 0.1  # seconds for which it stops, once begun, when a reader comes


class Desk:
    """The crisis, for as many requests at once as there are.

    Attributes:
        setting: How it is set up.
        jobs: The articles on their way in.
        closed: Whether it is being closed.
    """

    def __init__(self, setting: Setting) -> None:
        """Open the crisis file, which is made when it is missing.

        Raises:
            StoreError: If it cannot be opened.
        """
        self.setting = setting
        self.closed = False
        self._local = threading.local()
        self._opened: list[Crisis] = []
        self._guard = threading.Lock()
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._making: dict[str, threading.Lock] = {}
        self._idle = threading.Condition()
        self._at_work, self._last = 0, time.monotonic()
        self._linking: Future[None] | None = None
        self._ahead: Callable[[Crisis], None] | None = None
        self._made_ahead = ""
        self._workshop = Workshop(setting)
        self.jobs = Jobs(self._workshop)
        self._writer = ThreadPoolExecutor(1, "desk-writer")
        self._readers = ThreadPoolExecutor(READERS, "desk-reader")
        self._background = ThreadPoolExecutor(1, "desk-background")
        try:
            # What is wrong with the file is said now, and not to the first who opens a page.
            self._writer.submit(self._own, True).result()
        except BaseException:
            self.close()
            raise

    async def read(self, work: Callable[[Crisis], T]) -> T:
        """What *work* finds in the crisis."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._with_crisis, work)

    async def write(self, work: Callable[[Crisis], T]) -> T:
        """Do *work* on the crisis, after everything that was asked for before."""
        return await asyncio.wrap_future(self.queue(work))

    async def elsewhere(self, page: str, address: Address, form: str) -> Kept:
        """A view that takes a parser, made in the process that has one."""
        return await asyncio.wrap_future(self._workshop.show(page, address, form))

    async def suppose(self, supposition: Supposition) -> Cascade:
        """What has been said would follow from something, found in the same process."""
        return await asyncio.wrap_future(self._workshop.suppose(supposition))

    async def why(self, record: str) -> Why:
        """Why a record is there, likewise."""
        return await asyncio.wrap_future(self._workshop.why(record))

    def queue(self, work: Callable[[Crisis], T]) -> Future[T]:
        """Have *work* done on the crisis when its turn comes."""
        return self._writer.submit(lambda: work(self._own(True)))

    def link_soon(self) -> "Future[None]":
        """Have the records across documents brought up to date, once for all who ask meanwhile."""
        with self._guard:
            if self._linking is None or self._linking.done():
                self._linking = self._workshop.link()
            return self._linking

    def make_ahead(self, work: Callable[[Crisis], None]) -> None:
        """Have *work* done whenever the crisis has changed, by a reader that has nothing else to do.

        Each reader opens the file now, and not when somebody waits for him.
        """
        self._ahead = work
        together = threading.Barrier(READERS)

        def open_(_: Crisis) -> None:
            with suppress(threading.BrokenBarrierError):
                together.wait(_MOMENT)

        for _ in range(READERS):
            self._readers.submit(self._with_crisis, open_)

    def kept(self, key: str, stamp: str) -> Kept | None:
        """What was handed out for *key* when the crisis was in this state."""
        with self._guard:
            found = self._kept.get(key)
            if found is None or found.stamp != stamp:
                return None
            self._kept.move_to_end(key)
            return found

    @contextmanager
    def making(self, key: str) -> Iterator[None]:
        """Make what is handed out for *key*, one at a time: who asks for the same meanwhile waits for it."""
        with self._guard:
            lock = self._making.setdefault(key, threading.Lock())
        with lock:
            try:
                yield
            finally:
                with self._guard:
                    self._making.pop(key, None)

    def give_way(self) -> None:
        """Wait until readers have been idle for a moment, for some time at most: what is made ahead is nobody's hurry.

        Who goes from page to page would else wait for the page that he did not ask for.
        """
        until = time.monotonic() + _PATIENCE
        with self._idle:
            while not self.closed and (now := time.monotonic()) < until:
                if self._at_work == 0 and now - self._last >= _MOMENT:
                    return
                self._idle.wait(_MOMENT)

    def let_pass(self) -> None:
        """Wait while a reader is at work, but not for long: whoever waits may hold what the reader waits for."""
        if self._at_work:
            with self._idle:
                self._idle.wait_for(lambda: self._at_work == 0 or self.closed, _YIELD)

    def keep(self, key: str, made: Kept) -> None:
        """Keep what was handed out, and drop what was not asked for the longest."""
        with self._guard:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while sum(len(one.body) for one in self._kept.values()) > _KEPT_BYTES:
                self._kept.popitem(last=False)

    def close(self) -> None:
        """Finish what is being done, and close the file."""
        self.closed = True
        self._workshop.close()
        self.jobs.close()
        for pool in (self._background, self._readers, self._writer):
            pool.shutdown(wait=True, cancel_futures=True)
        for crisis in self._opened:
            crisis.close()

    def _with_crisis(self, work: Callable[[Crisis], T]) -> T:
        with self._idle:
            self._at_work += 1
        try:
            return self._read(work)
        finally:
            with self._idle:
                self._at_work -= 1
                self._last = time.monotonic()
                self._idle.notify_all()

    def _read(self, work: Callable[[Crisis], T]) -> T:
        crisis = self._own(False)
        stamp = crisis.stamp
        if stamp != getattr(self._local, "stamp", stamp):
            crisis.refresh()
        self._local.stamp = stamp
        self._go_ahead(stamp)
        # While articles come in they are linked when the last of them is there.
        if not crisis.is_linked and not self.setting.read_only and not self.jobs.busy:
            self.link_soon()
        return work(crisis)

    def _go_ahead(self, stamp: str) -> None:
        """Start what is made ahead, once for each state of the crisis; while articles come in there are too many."""
        with self._guard:
            if self._ahead is None or self._made_ahead == stamp or self.jobs.busy:
                return
            self._made_ahead = stamp
            work = self._ahead
        with suppress(RuntimeError):  # the desk is being closed
            self._background.submit(lambda: work(self._own(False)))

    def _own(self, create: bool) -> Crisis:
        """The crisis of this thread."""
        crisis: Crisis | None = getattr(self._local, "crisis", None)
        if crisis is None:
            crisis = opened(self.setting, create=create)
            self._local.crisis = crisis
            with self._guard:
                self._opened.append(crisis)
        return crisis
