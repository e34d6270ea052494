"""Something long handed out piece by piece: made in a thread of its own, no faster than it is taken."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress

from standoff.api import Crisis
from standoff.web.setting import Setting, opened

_AHEAD = 4  # pieces that wait to be taken


async def streamed(setting: Setting, pieces: Callable[[Crisis], Iterable[bytes]]) -> AsyncIterator[bytes]:
    """The pieces, of one state of the crisis; whoever stops taking them ends the making.

    Args:
        setting: The crisis.
        pieces: Makes them; run in a thread that has the crisis open for itself.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes | BaseException | None] = asyncio.Queue(_AHEAD)
    ended = threading.Event()

    def hand(piece: bytes | BaseException | None) -> bool:
        putting = asyncio.run_coroutine_threadsafe(queue.put(piece), loop)
        while not ended.is_set():
            with suppress(TimeoutError):
                putting.result(0.5)
                return True
        putting.cancel()
        return False

    def make() -> None:
        try:
            with opened(setting) as crisis, crisis.snapshot():
                for piece in pieces(crisis):
                    if not hand(piece):
                        return
            hand(None)
        except BaseException as error:
            hand(error)

    thread = threading.Thread(target=make, name="desk-stream", daemon=True)
    thread.start()
    try:
        while (piece := await queue.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        ended.set()
