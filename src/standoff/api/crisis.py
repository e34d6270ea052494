"""A crisis: one method per operation."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from standoff.api import adding, exchange, explaining, overview
from standoff.api.adding import Progress
from standoff.api.briefing import Brief, Ledger, Story, TimelineLine
from standoff.api.doctor import doctor
from standoff.api.index import Index
from standoff.api.parts import Parts
from standoff.api.results import (
    ActorCount,
    AddReport,
    Check,
    Citation,
    DocumentLine,
    Found,
    Shown,
    Standing,
    Why,
)
from standoff.errors import NotFound
from standoff.model import (
    Attribution,
    Claim,
    Cluster,
    Commitment,
    Document,
    Duplicate,
    Event,
    Extraction,
    Failure,
    Interval,
    Judgement,
    Question,
    Record,
    Status,
    Utterance,
    encode,
)
from standoff.model.annotation import Annotation
from standoff.store import EVERYTHING, Filter, Store

if TYPE_CHECKING:
    from standoff.linking import Linked, Tension

R = TypeVar("R")
Inputs = str | os.PathLike[str] | Iterable[Any]

_CACHED = 64  # documents kept at hand for citations


class Crisis:
    """What is known of one international crisis. Use ``standoff.open``.

    Reading brings the records across documents up to date first, when articles were added since.
    """

    def __init__(self, store: Store, parts: Parts | None = None) -> None:
        """Work on an open store with the given parts."""
        self._store = store
        self._parts = parts or Parts()
        self._recent: dict[str, Index] = {}

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        create: bool = True,
        model: str | None = None,
        lexicons: Sequence[str | os.PathLike[str]] = (),
    ) -> Self:
        """Open a crisis file, or a crisis in memory when *path* is ``None``.

        Args:
            path: The crisis file.
            create: Whether a missing file becomes a new crisis.
            model: spaCy pipeline to parse with, instead of the default.
            lexicons: Lexicon files of your own.

        Raises:
            StoreError: ``NotACrisis``, ``NewerCrisis``, ``CrisisBusy``, or the file cannot be opened.
        """
        return cls(Store.open(path, create=create), Parts(model=model, lexicons=tuple(Path(p) for p in lexicons)))

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Articles in

    def add(
        self,
        inputs: Inputs,
        *,
        workers: int = 1,
        timeout: float | None = 300.0,
        published: date | Interval | None = None,
        publisher: str | None = None,
        again: bool = False,
        progress: Progress | None = None,
    ) -> AddReport:
        """Read articles, extract what is in them and store them, one transaction each.

        Args:
            inputs: A file, folder, glob or ``-`` for standard input, or several of them.
            workers: Processes to extract with.
            timeout: Seconds one article may take (with two workers or more).
            published: Date of publication of all of them, when you know it.
            publisher: Who published all of them, when you know it.
            again: Extract what is stored already once more (after an upgrade).
            progress: Called with ``added``, ``unchanged``, ``replaced`` or ``failed``, and the path, per article.
        """
        self._recent.clear()
        single = isinstance(inputs, str | os.PathLike)
        return adding.add(
            self._store,
            self._parts,
            [inputs] if single else inputs,  # type: ignore[arg-type]
            read=adding.options(published=published, publisher=publisher),
            workers=workers,
            timeout=timeout,
            again=again,
            progress=progress,
        )

    def link(self) -> None:
        """Compute the records across documents anew, needed or not."""
        adding.link(self._store, self._parts)
        self._recent.clear()

    def judge(self, judgement: Judgement) -> None:
        """Append an analyst's judgement."""
        self._store.judge(judgement)

    def remove(self, document: str) -> None:
        """Delete an article and everything that rests on it; judgements stay."""
        self._store.remove(document)
        self._recent.clear()

    # Records out

    def documents(self) -> Iterator[Document]:
        """All articles, by path."""
        return self._store.documents()

    def lines(self) -> tuple[DocumentLine, ...]:
        """All articles as lines of a list, by path, with the copies folded."""
        self._ensure_linked()
        index = Index(map(_bare, self._store.documents()), self._linked(Duplicate))
        return tuple(index.line(document) for document in index.extractions)

    def extraction(self, document: str) -> Extraction:
        """One article with all its annotations."""
        return self._store.extraction(document)

    def events(self, wanted: Filter = EVERYTHING) -> list[Event]:
        """Who did what to whom."""
        return self._records(Event, wanted)

    def quotes(self, wanted: Filter = EVERYTHING) -> list[Attribution]:
        """Who said what."""
        return self._records(Attribution, wanted)

    def claims(self, wanted: Filter = EVERYTHING) -> list[Claim]:
        """Assertions, denials and "could not confirm"."""
        return self._records(Claim, wanted)

    def commitments(self, wanted: Filter = EVERYTHING, *, as_of: date | None = None) -> list[Standing]:
        """Threats, promises, red lines and the like, and where each stands.

        Args:
            wanted: Which.
            as_of: The day: what was published later is left out. By default the latest day of publication.
        """
        index = self._index(as_of)
        found = [record for record in self._records(Commitment, wanted) if record.document in index.extractions]
        statuses = self._statuses(index, found, as_of or index.latest)
        return [Standing(commitment=record, status=status) for record, status in zip(found, statuses, strict=True)]

    def actors(self, *, by_country: bool = False) -> tuple[ActorCount, ...]:
        """Who occurs how often, by entity or by state and organisation."""
        return overview.actors(self._index(), by_country=by_country)

    def stories(self) -> tuple[Story, ...]:
        """Articles by happening."""
        return overview.stories(self._index(), self._linked(Cluster))

    def ledger(self) -> tuple[Ledger, ...]:
        """Claims about one matter side by side."""
        return overview.ledger(self._index(), self._linked(Question))

    def timeline(self, *, since: date | None = None, until: date | None = None) -> tuple[TimelineLine, ...]:
        """What happened on which day."""
        return overview.timeline(self._index(), since=since, until=until)

    def tension(self, *, since: date | None = None, until: date | None = None) -> "tuple[Tension, ...]":
        """How hostile who is to whom, day by day: the discounted sum of the scores of events."""
        index = self._index()
        return self._parts.tension(tuple(index.extractions.values()), self._current(index), since=since, until=until)

    def failures(self) -> list[Failure]:
        """What could not be read or extracted."""
        return self._store.failures()

    def judgements(self, target: str | None = None) -> list[Judgement]:
        """All judgements, or those on one record."""
        return self._store.judgements(target)

    def search(self, query: str, *, limit: int = 20) -> list[Found]:
        """The articles that answer a query best: words, ``"phrases"``, ``AND``, ``OR``, ``NOT``, ``begin*``."""
        found = []
        for hit in self._store.search(query, limit=limit):
            try:
                index = self._one(hit.document)
            except NotFound:
                continue  # removed by another process since
            excerpt = index.quote(hit.document, hit.excerpt.start, hit.excerpt.end, record=hit.document)
            found.append(Found(document=index.line(hit.document), excerpt=excerpt, hits=hit.spans, score=hit.score))
        return found

    def cite(self, record: Annotation) -> Citation:
        """The words of a record, and where they stand."""
        return self._one(record.document).cite(record)

    def who(self, record: Event | Claim | Commitment | Attribution) -> str | None:
        """The words for who says so; ``None`` when the article itself does."""
        return self._one(record.document).who(record)

    def find(self, id_: str) -> Record:
        """The record with this id, or the only one whose id begins so.

        Raises:
            NotFound: If there is none, or several.
        """
        self._ensure_linked()
        return self._store.find(id_)

    def show(self, id_: str) -> Shown:
        """A record with its words in their place.

        Raises:
            NotFound: If there is none, or several.
        """
        self._ensure_linked()
        return explaining.show(self._store, id_)

    def why(self, id_: str) -> Why:
        """Why a record is there.

        Raises:
            NotFound: If there is none, or several.
        """
        self._ensure_linked()
        return explaining.why(self._store, id_)

    def counts(self) -> dict[str, int]:
        """Number of records of each kind."""
        return self._store.counts()

    def doctor(self) -> tuple[Check, ...]:
        """Versions, the parser's model, and the health of the crisis file."""
        return doctor(self._store, model=self._parts.model)

    def brief(self, *, as_of: date | None = None, since: date | None = None) -> Brief:
        """The crisis on one screen.

        Args:
            as_of: The day to write it for: what was published later is left out. By default the latest day of
                publication; the clock plays no part.
            since: Leave out what was published, or happened, before that day.
        """
        index = self._index(as_of, since)
        as_of = as_of or index.latest
        found = [record for extraction in index.extractions.values() for record in extraction.commitments]
        statuses = self._statuses(index, found, as_of)
        questions = self._linked(Question)
        disputed = (row for row in overview.ledger(index, questions) if _compares(row))
        return Brief(
            as_of=as_of,
            since=since,
            glance=overview.glance(index),
            stories=overview.stories(index, self._linked(Cluster)),
            commitments=overview.commitments(index, {status.commitment: status for status in statuses}),
            questions=tuple(disputed),
            denials=overview.denials(index, questions),
            timeline=overview.timeline(index, since=since),
            failures=tuple(self._store.failures()),
        )

    # Exchange

    def export(self, *, as_of: date | None = None) -> Iterator[str]:
        """All records as lines of JSON, without newlines: the export contract, in stable order."""
        self._ensure_linked()
        statuses = [standing.status for standing in self.commitments(as_of=as_of)]
        return map(encode, exchange.records(self._store, statuses))

    def import_(self, lines: Iterable[str | bytes], *, name: str = "import") -> AddReport:
        """Store the records of an export; nothing stored is replaced.

        Args:
            lines: The lines (an open file will do).
            name: What to call them in messages.

        Raises:
            RecordError: At the first line that is no record; the message names it.
        """
        self._recent.clear()
        return exchange.load(self._store, lines, name=name)

    # Inside

    def _records(self, kind: type[R], wanted: Filter) -> list[R]:
        tag = str(kind.__struct_config__.tag)  # type: ignore[attr-defined]
        return [record for record in self._store.records(tag, wanted) if isinstance(record, kind)]

    def _linked(self, kind: type[R]) -> list[R]:
        tag = str(kind.__struct_config__.tag)  # type: ignore[attr-defined]
        return [record for record in self._store.linked(tag) if isinstance(record, kind)]

    def _statuses(self, index: Index, found: Sequence[Commitment], as_of: date | None) -> list[Status]:
        if not found:
            return []
        return self._parts.statuses(
            found,
            as_of=as_of,
            extractions=tuple(index.extractions.values()),
            linked=self._current(index),
            judgements=self._store.judgements(),
        )

    def _current(self, index: Index) -> "Linked":
        from standoff.linking import Linked

        # Dates that linking inferred are in the documents by now: they were extracted again with them.
        return Linked(
            duplicates=tuple(self._linked(Duplicate)),
            clusters=tuple(self._linked(Cluster)),
            utterances=tuple(self._linked(Utterance)),
            questions=tuple(self._linked(Question)),
            origins=index.origins,
        )

    def _ensure_linked(self) -> None:
        if not self._store.is_linked:
            self.link()

    def _index(self, as_of: date | None = None, since: date | None = None) -> Index:
        """The articles published up to *as_of* and from *since* on; undated ones are kept."""
        self._ensure_linked()
        return Index(
            (e for e in self._store.extractions() if _within(e.document.published, as_of, since)),
            self._linked(Duplicate),
        )

    def _one(self, document: str) -> Index:
        index = self._recent.get(document)
        if index is None:
            if len(self._recent) >= _CACHED:
                self._recent.pop(next(iter(self._recent)))
            duplicates = self._linked(Duplicate) if self._store.is_linked else []
            index = self._recent[document] = Index([self._store.extraction(document)], duplicates)
        return index


def _within(published: Interval, as_of: date | None, since: date | None) -> bool:
    too_late = as_of is not None and published.earliest is not None and published.earliest > as_of
    too_early = since is not None and published.latest is not None and published.latest < since
    return not too_late and not too_early


def _compares(row: Ledger) -> bool:
    """Whether a question sets something against something else."""
    return len(row.rows) + len(row.denials) + len(row.unconfirmed) > 1


def _bare(document: Document) -> Extraction:
    return Extraction(document=document)
