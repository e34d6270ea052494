"""Articles on their way in: what was handed over, and what has become of each."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from typing import Literal

import msgspec

from standoff.api import Received
from standoff.errors import NotFound, StandoffError
from standoff.web.workshop import Workshop

_KEPT = 50  # jobs that can still be looked at
_TOLD = 2_000  # articles of one job that are told one by one


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
        entries: Its articles.
        done: How many have an outcome.
        total: How many there are, as far as they have been counted.
        finished: Whether everything has an outcome and was linked with the rest.
        linking: Whether it is being linked with the rest.
    """

    id: str
    entries: tuple[Entry, ...]
    done: int
    total: int
    finished: bool
    linking: bool = False


class Jobs:
    """All jobs since the desk was opened, worked off one article at a time."""

    def __init__(self, workshop: Workshop) -> None:
        """Have the work done in *workshop*."""
        self._workshop = workshop
        self._guard = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._threads: list[threading.Thread] = []

    def start(self, received: Sequence[Received]) -> Job:
        """Begin to read what was handed over."""
        job = Job(
            id=secrets.token_hex(6),
            entries=tuple(Entry(path=one.name, state="waiting") for one in received),
            done=0,
            total=len(received),
            finished=False,
        )
        with self._guard:
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        thread = threading.Thread(target=self._run, args=(job.id, list(received)), daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()
        return job

    def get(self, id_: str) -> Job:
        """A job as it stands.

        Raises:
            NotFound: If there is none of this id.
        """
        with self._guard:
            job = self._jobs.get(id_)
        if job is None:
            raise NotFound(f"{id_}: the desk knows of no such job; it forgets them when it is closed")
        return job

    @property
    def busy(self) -> bool:
        """Whether any is at work."""
        with self._guard:
            return any(not job.finished for job in self._jobs.values())

    def latest(self) -> tuple[Job, ...]:
        """The jobs, the newest first."""
        with self._guard:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Wait for those who work on jobs; the workshop has to be closed before."""
        for thread in self._threads:
            thread.join(10)

    def _run(self, id_: str, received: list[Received]) -> None:
        entries = list(self.get(id_).entries)
        done, total = 0, len(received)

        def tell(*, finished: bool = False, linking: bool = False) -> None:
            told = tuple(entries[:_TOLD])
            with self._guard:
                if id_ in self._jobs:
                    self._jobs[id_] = Job(
                        id=id_, entries=told, done=done, total=total, finished=finished, linking=linking
                    )

        at = 0
        for one in received:
            entries[at] = Entry(path=one.name, state="reading")
            tell()
            try:
                items = self._workshop.read(one).result()
            except (StandoffError, RuntimeError) as error:  # RuntimeError: the desk is being closed
                entries[at] = Entry(path=one.name, state="failed", error=str(error))
                at, done = at + 1, done + 1
                continue
            entries[at : at + 1] = [Entry(path=item.path, state="waiting") for item in items]
            total += len(items) - 1
            for item in items:
                entries[at] = Entry(path=item.path, state="reading")
                tell()
                try:
                    taken = self._workshop.keep(item).result()
                    entries[at] = Entry(
                        path=taken.path, state=taken.outcome, document=taken.document, error=taken.error
                    )
                except (StandoffError, RuntimeError) as error:
                    entries[at] = Entry(path=item.path, state="failed", error=str(error))
                at, done = at + 1, done + 1
            tell()
        tell(linking=True)
        with suppress(StandoffError, RuntimeError):  # whoever reads next asks for it again
            self._workshop.link().result()
        tell(finished=True)
