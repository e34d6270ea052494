"""Articles that are handed over one by one: read from bytes, extracted and stored, each with its own outcome."""

from datetime import date
from typing import Literal

import msgspec

from standoff.api.adding import options
from standoff.api.parts import Parts
from standoff.errors import CrisisBusy, StandoffError
from standoff.model import Document, Failure
from standoff.store import Store


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was handed over.

    Attributes:
        name: What the sender calls it; the ending says what it is.
        data: The bytes.
        published: Date of publication of what is in it, when the sender knows it.
        publisher: Who published it, likewise.
    """

    name: str
    data: bytes
    published: date | None = None
    publisher: str | None = None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one article.

    Attributes:
        outcome: ``added``, ``unchanged`` (it was stored already), ``replaced`` or ``failed``.
        path: What it is called.
        document: Its id, when it was read.
        error: Why it failed, or what to check about it.
    """

    outcome: Literal["added", "unchanged", "replaced", "failed"]
    path: str
    document: str | None = None
    error: str = ""


def read(parts: Parts, received: Received) -> tuple[Document | Failure, ...]:
    """The articles in something that was handed over."""
    given = options(published=received.published, publisher=received.publisher)
    return tuple(parts.read_received(received.data, {"name": received.name, **given}))


def keep(store: Store, parts: Parts, item: Document | Failure) -> Taken:
    """Extract what is in one article, and store it.

    Raises:
        CrisisBusy: If another process keeps the crisis file locked: the article may be kept later.
    """
    if isinstance(item, Failure):
        store.failed(item)
        return Taken(outcome="failed", path=item.path, document=item.document, error=item.error)
    if store.holds(item):
        return Taken(outcome="unchanged", path=item.path, document=item.id)
    try:
        extraction = parts.extract(item)
    except CrisisBusy:
        raise
    except Exception as error:  # one article must not stop the others, whatever is wrong with it
        known = isinstance(error, StandoffError)
        reason = " ".join(str(error).split()) if known else f"{type(error).__name__}: {error}"
        failure = Failure(path=item.path, document=item.id, component="extraction", error=reason)
        store.failed(failure)
        return Taken(outcome="failed", path=item.path, document=item.id, error=reason)
    # Two that were handed over under one name are two, unless they say that they are one page.
    outcome = store.put(extraction, alongside=not item.url)
    told = "; ".join(failure.error for failure in extraction.failures)
    return Taken(outcome=outcome, path=item.path, document=item.id, error=told)
