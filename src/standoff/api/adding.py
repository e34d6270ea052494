"""Articles in: read, extract, store."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from standoff.api.parts import Parts
from standoff.api.results import AddReport
from standoff.engines import map_documents
from standoff.model import Document, Extraction, Failure
from standoff.store import Store

Progress = Callable[[str, str], None]


def options(**given: object) -> dict[str, Any]:
    """Options for ingest: those that the caller did set."""
    return {name: value for name, value in given.items() if value is not None}


def add(
    store: Store,
    parts: Parts,
    inputs: Iterable[Any],
    *,
    read: dict[str, Any],
    workers: int,
    timeout: float | None,
    again: bool,
    progress: Progress | None,
) -> AddReport:
    """Read articles, extract what is new and store each in a transaction of its own."""
    store.check_writable()
    tally = {"added": 0, "unchanged": 0, "replaced": 0, "failed": 0}
    failures: list[Failure] = []
    inputs = list(inputs)
    for item in inputs:
        if str(item) != "-":
            store.forget_failures(str(item))  # what still fails is about to fail again

    def note(outcome: str, path: str) -> None:
        tally[outcome] += 1
        if progress is not None:
            progress(outcome, path)

    def fresh() -> Iterator[Document | Failure]:
        for item in parts.read(inputs, read):
            if isinstance(item, Document) and not again and store.holds(item):
                note("unchanged", item.path)
            else:
                yield item

    for item, result in map_documents(parts.extract, fresh(), workers=workers, timeout=timeout, initializer=parts.load):
        if isinstance(result, Extraction):
            failures.extend(result.failures)
            note(store.put(result, again=again), result.document.path)
        elif isinstance(result, Failure):
            store.failed(result)
            failures.append(result)
            note("failed", item.path)
    return AddReport(
        added=tally["added"],
        unchanged=tally["unchanged"],
        replaced=tally["replaced"],
        failures=tuple(failures),
    )
