"""Articles in: read, extract, store; and the records across documents computed anew."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from standoff.api.judged import Judged
from standoff.api.parts import Parts
from standoff.api.results import AddReport
from standoff.engines import map_documents
from standoff.errors import CrisisBusy, StandoffError
from standoff.model import Document, Extraction, Failure
from standoff.model.when import intersect
from standoff.store import Linked as LinkedRecord
from standoff.store import Store

if TYPE_CHECKING:
    from standoff.linking import Linked

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


def link(store: Store, parts: Parts) -> bool:
    """Compute clusters, duplicates, utterances, occurrences and questions anew.

    Documents that the others date are extracted again with that date, and everything is linked once more.

    Returns:
        Whether the result could be stored; another process may have changed the crisis meanwhile. Where the file may
        not be written, the result is kept in memory.
    """
    store.work_on_copy()
    generation, extractions, linked = _run(store, parts)
    if _redate(store, parts, extractions, linked):
        generation, extractions, linked = _run(store, parts)
    records: tuple[LinkedRecord, ...] = (
        *linked.clusters,
        *linked.duplicates,
        *linked.utterances,
        *linked.occurrences,
        *linked.questions,
    )
    store.replace_linked(records, generation=generation)
    return store.is_linked


def _run(store: Store, parts: Parts) -> "tuple[int, list[Extraction], Linked]":
    # Read first: what changes after that makes the result stale, never falsely current.
    generation = store.generation
    judged = Judged(store, store.judgements())
    extractions = list(judged.extractions(store.extractions()))
    return generation, extractions, parts.link(extractions, judged.judgements)


def _redate(store: Store, parts: Parts, extractions: list[Extraction], linked: "Linked") -> bool:
    changed = False
    for extraction in extractions:
        document = extraction.document
        published = linked.published.get(document.id)
        if published is None or published == document.published or intersect(document.published, published) is None:
            continue  # what the article itself bears out is never overruled by its neighbours
        try:
            store.put(parts.redate(document, published), again=True, alongside=True)
        except CrisisBusy:
            raise
        except StandoffError as error:
            store.failed(Failure(path=document.path, document=document.id, component="linking", error=str(error)))
        changed = True
    return changed
