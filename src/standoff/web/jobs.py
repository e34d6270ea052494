"""Articles on their way in: what was handed over, and what has become of each."""

import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from typing import Literal

import msgspec

from standoff.api import Received
from standoff.errors import NotFound, StandoffError
from standoff.web.workshop import Workshop

_KEPT = 50  # jobs that can still be looked at
TOLD = 200  # articles of one job that are told at one time


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One article (or one file, as long as it is not read).

    Attributes:
        path: What it is called.
        state: ``waiting``, ``reading``, or what became of it.
        document: Its id, once it is stored.
        error: Why it failed, or what to check about it.
    """

    path: str
    state: Literal["waiting", "reading", "added", "unchanged", "replaced", "failed"]
    document: str | None = None
    error: str = ""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What was handed over at one time.

    Attributes:
        id: Its id.
        entries: Some of its articles, in the order in which they are read.
        offset: How many come before those.
        outcomes: How many were added, unchanged, replaced, and failed.
        done: How many have an outcome.
        total: How many there are, as far as they have been counted.
        finished: Whether everything has an outcome and was linked with the rest.
        linking: Whether it is being linked with the rest.
    """

    id: str
    entries: tuple[Entry, ...]
    offset: int = 0
    outcomes: dict[str, int] = {}
    done: int
    total: int
    finished: bool
    linking: bool = False


class _Run:
    """A job while it is worked on, by one thread; others look at it."""

    def __init__(self, received: Sequence[Received]) -> None:
        self.id = secrets.token_hex(6)
        self.entries = [Entry(path=one.name, state="waiting") for one in received]
        self.outcomes: Counter[str] = Counter()
        self.total = len(received)
        self.linking = self.finished = False

    def told(self, offset: int, limit: int) -> Job:
        return Job(
            id=self.id,
            entries=tuple(self.entries[offset : offset + limit]),
            offset=offset,
            outcomes=dict(self.outcomes),
            done=self.outcomes.total(),
            total=self.total,
            finished=self.finished,
            linking=self.linking,
        )


class Jobs:
    """All jobs since the desk was opened, worked off one article at a time."""

    def __init__(self, workshop: Workshop) -> None:
        """Have the work done in *workshop*."""
        self._workshop = workshop
        self._guard = threading.Lock()
        self._jobs: OrderedDict[str, _Run] = OrderedDict()
        self._threads: list[threading.Thread] = []

    def start(self, received: Sequence[Received]) -> Job:
        """Begin to read what was handed over."""
        run = _Run(received)
        with self._guard:
            self._jobs[run.id] = run
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        thread = threading.Thread(target=self._run, args=(run, list(received)), daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()
        return run.told(0, TOLD)

    def get(self, id_: str, *, offset: int = 0, limit: int = TOLD) -> Job:
        """A job as it stands, with some of its articles.

        Raises:
            NotFound: If there is none of this id.
        """
        with self._guard:
            run = self._jobs.get(id_)
        if run is None:
            raise NotFound(f"{id_}: the desk knows of no such job; it forgets them when it is closed")
        return run.told(offset, limit)

    @property
    def busy(self) -> bool:
        """Whether any is at work."""
        with self._guard:
            return any(not run.finished for run in self._jobs.values())

    def close(self) -> None:
        """Wait for those who work on jobs; the workshop has to be closed before."""
        for thread in self._threads:
            thread.join(10)

    def _run(self, run: _Run, received: list[Received]) -> None:
        entries, at = run.entries, 0

        def ended(entry: Entry) -> None:
            nonlocal at
            entries[at] = entry
            run.outcomes[entry.state] += 1
            at += 1

        for one in received:
            entries[at] = Entry(path=one.name, state="reading")
            try:
                items = self._workshop.read(one).result()
            except (StandoffError, RuntimeError) as error:  # RuntimeError: the desk is being closed
                ended(Entry(path=one.name, state="failed", error=str(error)))
                continue
            entries[at : at + 1] = [Entry(path=item.path, state="waiting") for item in items]
            run.total += len(items) - 1
            for item in items:
                entries[at] = Entry(path=item.path, state="reading")
                try:
                    taken = self._workshop.keep(item).result()
                    ended(Entry(path=taken.path, state=taken.outcome, document=taken.document, error=taken.error))
                except (StandoffError, RuntimeError) as error:
                    ended(Entry(path=item.path, state="failed", error=str(error)))
        run.linking = True
        with suppress(StandoffError, RuntimeError):  # whoever reads next asks for it again
            self._workshop.link().result()
        run.linking, run.finished = False, True
