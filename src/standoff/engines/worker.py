"""A worker process and both ends of its pipe."""

import contextlib
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from standoff.errors import StandoffError
from standoff.model import Document, Failure

# Not fork: the parent has threads (of the parser, of a progress bar), and a forked copy of their locks can block.
_spawn = get_context("spawn")


class Died(Exception):
    """The process is gone; the message says how."""


class Worker:
    """One process that works on one item at a time.

    Attributes:
        ready: Whether it has loaded what it needs.
        task: Position, item and earlier attempts of what it works on.
        since: When it got it, on the monotonic clock.
        pipe: Our end; readable when the worker has answered or died.
    """

    def __init__(
        self, function: Callable[[Any], Any], initializer: Callable[[], object] | None, memory: int | None
    ) -> None:
        self.ready = False
        self.task: tuple[int, Any, int] | None = None
        self.since = 0.0
        self.pipe, theirs = _spawn.Pipe()
        self._process = _spawn.Process(target=_serve, args=(theirs, function, initializer, memory), daemon=True)
        self._process.start()
        theirs.close()  # else the end of the worker would not end the pipe

    def give(self, task: tuple[int, Any, int]) -> None:
        """Hand over a task. A worker that has died meanwhile is noticed when its answer is read."""
        self.task, self.since = task, time.monotonic()
        with contextlib.suppress(OSError):
            self.pipe.send(task[1])

    def receive(self) -> tuple[bool, Any]:
        """The answer: whether it went well, and the result or the reason.

        Raises:
            Died: If there is none to come.
        """
        try:
            ok, value = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(5)
            code = self._process.exitcode
            raise Died(f"signal {-code}" if code and code < 0 else f"exit code {code}") from None
        return ok, value

    def stop(self) -> None:
        """End the process; what it works on is lost."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def failure(item: object, error: str) -> Failure:
    """The failure record for an item, whatever it is."""
    if isinstance(item, Document):
        return Failure(path=item.path, document=item.id, component="extraction", error=error)
    return Failure(path=str(item), component="extraction", error=error)


def one_line(error: BaseException) -> str:
    """What happened, for the reader: our own messages as they are, others with their type."""
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    message = " ".join(str(error).split())
    return message if isinstance(error, StandoffError) else f"{type(error).__name__}: {message}".removesuffix(": ")


def _serve(
    pipe: Connection, function: Callable[[Any], Any], initializer: Callable[[], object] | None, memory: int | None
) -> None:
    """The life of a worker: load, then answer until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    try:
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        if initializer is not None:
            initializer()
    except BaseException as error:
        pipe.send((False, one_line(error)))
        return
    pipe.send((True, None))
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        try:
            answer = (True, function(item))
        except Exception as error:
            answer = (False, one_line(error))
        try:
            pipe.send(answer)
        except OSError:
            return  # nobody listens any more
        except Exception as error:  # the result cannot be pickled
            pipe.send((False, one_line(error)))
