"""The export contract: a crisis as lines, and lines as a crisis."""

from collections.abc import Iterable, Iterator

import msgspec

from standoff.api.checking import check_document, check_record
from standoff.api.results import AddReport
from standoff.errors import RecordError
from standoff.model import (
    Attribution,
    Claim,
    Cluster,
    Commitment,
    Document,
    Duplicate,
    Entity,
    Event,
    Extraction,
    Failure,
    Judgement,
    Mention,
    Occurrence,
    Question,
    Record,
    Sentence,
    Status,
    Thread,
    Timex,
    Utterance,
    decode,
)
from standoff.model.annotation import Annotation
from standoff.store import Linked, Store

_LINKED = ("cluster", "duplicate", "utterance", "occurrence", "thread", "question")
_PLACES: dict[type[Record], str] = {
    Sentence: "sentences",
    Mention: "mentions",
    Timex: "timexes",
    Attribution: "attributions",
    Event: "events",
    Claim: "claims",
    Commitment: "commitments",
}


def records(store: Store, statuses: Iterable[Status]) -> Iterator[Record]:
    """All records in the order of an export.

    Documents by path, each followed by its sentences and entities and by its annotations in text order; then
    clusters, duplicates, utterances, occurrences, threads, questions, statuses, failures and judgements.
    """
    for extraction in store.extractions():
        yield extraction.document
        yield from extraction.sentences
        yield from extraction.entities
        annotations: tuple[Annotation, ...] = (
            *extraction.mentions,
            *extraction.timexes,
            *extraction.attributions,
            *extraction.events,
            *extraction.claims,
            *extraction.commitments,
        )
        yield from sorted(annotations, key=lambda record: record.start)  # type: ignore[misc]  # stable: kinds keep order
    for kind in _LINKED:
        yield from store.linked(kind)
    yield from statuses
    yield from store.failures()
    yield from store.judgements()


def load(store: Store, lines: Iterable[str | bytes], *, name: str) -> AddReport:
    """Store the records of an export. Nothing stored is replaced; statuses are computed anew, not read.

    Raises:
        RecordError: At the first line that is no record, stands before its document, or points at words that are not
            there. The articles before it are stored; importing the mended file again adds the rest.
    """
    store.check_writable()
    was_empty = not store.counts().get("document")
    tally = {"added": 0, "unchanged": 0, "replaced": 0}
    failures: list[Failure] = []
    linked: list[Linked] = []
    current: _Collected | None = None

    def finish() -> None:
        if current is not None:
            tally[store.put(current.extraction(), alongside=True)] += 1

    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        record = decode(line, where=where)
        if isinstance(record, Document):
            finish()
            check_document(record, where)
            current = _Collected(record)
        elif isinstance(record, Sentence | Entity | Annotation):
            if current is None or not current.take(record):
                raise RecordError(f"{where}: stands before its document or among those of another; export it again")
            if not isinstance(record, Entity):
                check_record(record, current.text, where)
        elif isinstance(record, Cluster | Duplicate | Utterance | Occurrence | Thread | Question):
            linked.append(record)
        elif isinstance(record, Failure):
            failures.append(record)
        elif isinstance(record, Judgement):
            store.judge(record)
    finish()
    for failure in failures:
        store.failed(failure)
    if was_empty and linked:
        # A whole crisis: what was linked there holds here. In any other case linking has to look at all of it.
        store.replace_linked(linked, generation=store.generation)
    return AddReport(**tally, failures=tuple(failures))


class _Collected:
    """A document and the annotations that follow it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lists: dict[str, list[Record]] = {}

    @property
    def text(self) -> str:
        """The document's text."""
        return self._document.text

    def take(self, record: Sentence | Entity | Annotation) -> bool:
        """Add a record; false when it belongs to another document."""
        if isinstance(record, Entity):
            self._lists.setdefault("entities", []).append(record)
            return True
        if record.document != self._document.id:
            return False
        self._lists.setdefault(_PLACES[type(record)], []).append(record)  # type: ignore[index, arg-type]
        return True

    def extraction(self) -> Extraction:
        """What was collected."""
        return msgspec.structs.replace(
            Extraction(document=self._document), **{place: tuple(found) for place, found in self._lists.items()}
        )
