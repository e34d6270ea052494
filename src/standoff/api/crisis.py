"""A crisis: one method per operation."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from standoff.api import adding, deciding, exchange, explaining, opening, receiving, upkeep
from standoff.api import whatif as supposing
from standoff.api.adding import Progress
from standoff.api.briefing import Brief, Ledger, Story, TimelineLine
from standoff.api.composing import Composer
from standoff.api.deciding import Logged
from standoff.api.doctor import doctor
from standoff.api.lexicons import read_tables
from standoff.api.pages import Pages
from standoff.api.parts import Parts
from standoff.api.reading import Opened, sides
from standoff.api.receiving import Received, Taken
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
from standoff.api.studies import Studies
from standoff.api.view import View
from standoff.api.whatif import Cascade
from standoff.errors import NotFound
from standoff.model import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Event,
    Extraction,
    Failure,
    Interval,
    Judgement,
    Occurrence,
    Record,
    Thread,
    Verdict,
    encode,
    parties,
)
from standoff.model.annotation import Annotation
from standoff.store import EVERYTHING, Filter, Store

if TYPE_CHECKING:
    from standoff.linking import Tension

Inputs = str | os.PathLike[str] | Iterable[Any]


class Crisis:
    """What is known of one international crisis. Use ``standoff.open``.

    Reading brings the records across documents up to date first, when articles were added since.

    Attributes:
        pages: The lists of the crisis, a stretch at a time.
        studies: One thing looked at closely: a pair, an actor, a question, a story, a statement.
    """

    def __init__(
        self, store: Store, parts: Parts | None = None, *, judgements: bool = True, links: bool = True
    ) -> None:
        """Work on an open store with the given parts, and show it with its judgements or without."""
        self._store = store
        self._parts = parts or Parts()
        self._view = View(store, self._parts, with_judgements=judgements, links=links)
        self.pages = Pages(self._view)
        self.studies = Studies(self._view, self.pages)

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str] | None = None,
        *,
        create: bool = True,
        model: str | None = None,
        lexicons: Sequence[str | os.PathLike[str]] = (),
        judgements: bool = True,
        links: bool = True,
    ) -> Self:
        """Open a crisis file, or a crisis in memory when *path* is ``None``.

        Args:
            path: The crisis file.
            create: Whether a missing file becomes a new crisis.
            model: spaCy pipeline to parse with, instead of the default.
            lexicons: Lexicon files of your own.
            judgements: Whether to show it as judged, or as it was found.
            links: Whether reading brings the records across documents up to date first. Without it they are shown as
                they were linked last; somebody else has to call ``link``.

        Raises:
            StoreError: ``NotACrisis``, ``NewerCrisis``, ``CrisisBusy``, or the file cannot be opened.
        """
        parts = Parts(model=model, lexicons=tuple(Path(p) for p in lexicons))
        return cls(Store.open(path, create=create), parts, judgements=judgements, links=links)

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
        self._view.forget()
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

    @property
    def stamp(self) -> str:
        """What changes whenever anything in the crisis does: an article, a failure, a link or a judgement."""
        return self._store.stamp

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several things of one state of the crisis, whatever others write meanwhile."""
        self._view.ensure_linked()
        with self._store.snapshot():
            yield

    @property
    def latest(self) -> date | None:
        """The latest day any article was published: what "now" means here."""
        return self._view.latest

    def published(self) -> Interval:
        """From the first day to the last on which the articles were published, those dated roughly left out."""
        found = self._view.glimpse()
        ends = (date.fromisoformat(day) if day else None for day in (found.earliest, found.latest))
        return Interval(*ends)

    @property
    def is_linked(self) -> bool:
        """Whether the records across documents were computed from the documents as they are now."""
        return self._store.is_linked and not self._store.rollup.is_pending

    def update(self) -> None:
        """Bring the records across documents up to date; nothing happens when they are."""
        if not self.is_linked:
            upkeep.update(self._store, self._parts)
            self._view.forget()

    def refresh(self) -> None:
        """Drop what is kept at hand: another thread or process has changed the crisis."""
        self._view.forget()

    def warm(self, *, parser: bool = True) -> None:
        """Load lexicons and parser now, or names and offices alone, so that the first who needs them does not wait."""
        if parser:
            self._parts.load()
        else:
            read_tables()

    def breathe(self, pause: Callable[[], None]) -> None:
        """Call *pause* again and again while the file is read: for work that should not be in the way of others."""
        self._store.breathe(pause)

    def read(self, received: Received) -> tuple[Document | Failure, ...]:
        """The articles in something that was handed over, not stored yet."""
        return receiving.read(self._parts, received)

    def keep(self, item: Document | Failure) -> Taken:
        """Extract what is in one article that was read, and store it; what could not be read is noted."""
        self._view.forget()
        return receiving.keep(self._store, self._parts, item)

    def link(self) -> None:
        """Compute the records across documents anew, needed or not."""
        upkeep.link(self._store, self._parts)
        self._view.forget()

    def decide(
        self, verdict: Verdict, *ids: str, author: str, note: str = "", made: datetime | None = None
    ) -> Judgement:
        """Judge a record: append an analyst's decision to the log. Nothing that was found is changed.

        Args:
            verdict: ``accept`` or ``reject`` a record; ``merge`` two articles, quotes, events, claims or groups of
                them;
                ``split`` a group, one member from its group, or two members; ``reground`` a mention to an actor;
                ``rate`` a publisher (A to F, 1 to 6); ``undo`` a judgement, by default the last.
            ids: On what: the ids, or beginnings of ids, that the verdict takes.
            author: Who decides.
            note: Why.
            made: When; by default now.

        Raises:
            NotFound: If there is no such record, actor, publisher or judgement.
            InputError: If the verdict does not fit what it is on.
        """
        self._view.ensure_linked()
        judgement = deciding.decide(self._store, verdict, ids, author=author, note=note, made=made)
        self._view.forget()
        return judgement

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement made elsewhere."""
        self._store.judge(deciding.anchored(self._store, judgement))
        self._view.forget()

    def judgement_log(self) -> tuple[Logged, ...]:
        """All judgements in the order they were made, and what has become of each."""
        return deciding.log(self._store)

    def remove(self, document: str) -> None:
        """Delete an article and everything that rests on it; judgements stay."""
        self._store.remove(document)
        self._view.forget()

    # Records out

    def documents(self) -> Iterator[Document]:
        """All articles, by path."""
        return self._store.documents()

    def lines(self) -> tuple[DocumentLine, ...]:
        """All articles as lines of a list, by path, with the copies folded."""
        shelf = self._view.shelf()
        return tuple(shelf.line(document.id) for document in self._store.documents() if shelf.has(document.id))

    def extraction(self, document: str) -> Extraction:
        """One article with all its annotations."""
        return self._store.extraction(document)

    def events(self, wanted: Filter = EVERYTHING) -> list[Event]:
        """Who did what to whom."""
        return self._view.records(Event, wanted)

    def occurrences(self) -> list[Occurrence]:
        """What several events report, in one article or in many, with what is said against it, by date."""
        return self._view.linked(Occurrence)

    def threads(self) -> list[Thread]:
        """Commitments through time: restated, hardened, softened, taken back."""
        return self._view.linked(Thread)

    def quotes(self, wanted: Filter = EVERYTHING) -> list[Attribution]:
        """Who said what."""
        return self._view.records(Attribution, wanted)

    def claims(self, wanted: Filter = EVERYTHING) -> list[Claim]:
        """Assertions, denials and "could not confirm"."""
        return self._view.records(Claim, wanted)

    def commitments(self, wanted: Filter = EVERYTHING, *, as_of: date | None = None) -> list[Standing]:
        """Threats, promises, red lines and the like, and where each stands.

        Args:
            wanted: Which.
            as_of: The day: what was published later is left out. By default the latest day of publication.
        """
        shelf = self._view.shelf()
        found = [r for r in self._view.records(Commitment, wanted) if shelf.is_within(r.document, as_of, None)]
        as_of = as_of or self._view.latest
        return [Standing(commitment=record, status=self._view.status(record, as_of)) for record in found]

    def actors(self, *, by_country: bool = False) -> tuple[ActorCount, ...]:
        """Who occurs how often, by entity or by state and organisation."""
        return self.pages.actors(by_country=by_country, limit=None).items

    def stories(self) -> tuple[Story, ...]:
        """Articles by happening."""
        return self.pages.stories(limit=None).items

    def ledger(self) -> tuple[Ledger, ...]:
        """Claims about one matter side by side."""
        return self.pages.ledger(limit=None).items

    def timeline(self, *, since: date | None = None, until: date | None = None) -> tuple[TimelineLine, ...]:
        """What happened on which day."""
        return self.pages.timeline(Filter(since=since, until=until), limit=None).items

    def tension(self, *, since: date | None = None, until: date | None = None) -> "tuple[Tension, ...]":
        """How hostile who is to whom, day by day: the discounted sum of the scores of events."""
        return self.pages.tension(Filter(since=since, until=until), limit=None).items

    def whatif(self, sentence: str, *, as_of: date | None = None, depth: int = supposing.DEPTH) -> Cascade:
        """What has been said would follow from what a sentence supposes, and by whom; nothing is predicted.

        Args:
            sentence: Who does what to whom ("Norland closes the strait").
            as_of: The day: only commitments in force on it count. By default the latest day of publication.
            depth: How many levels of consequences to follow.

        Raises:
            InputError: If the sentence is empty or the depth is not positive.
        """
        line = supposing.checked(sentence, depth)
        index = self._view.committed(as_of)
        as_of = as_of or self._view.latest
        found = [record for extraction in index.extractions.values() for record in extraction.commitments]
        statuses = {record.id: self._view.status(record, as_of) for record in found}
        return supposing.whatif(line, index, statuses, parts=self._parts, as_of=as_of, depth=depth)

    def failures(self) -> list[Failure]:
        """What could not be read or extracted."""
        return self._store.failures()

    def judgements(self, target: str | None = None) -> list[Judgement]:
        """All judgements, or those on one record."""
        return self._store.judgements(target)

    def search(self, query: str, *, limit: int = 20, within: Filter = EVERYTHING) -> list[Found]:
        """The articles that answer a query best: words, ``"phrases"``, ``AND``, ``OR``, ``NOT``, ``begin*``.

        Args:
            query: What is searched for.
            limit: How many at most.
            within: Which articles: by publisher, day of publication, and who is mentioned in them.
        """
        found = []
        for hit in self._store.search(query, limit=limit, within=within):
            if self._view.is_rejected(hit.document):
                continue
            try:
                index = self._view.one(hit.document)
            except NotFound:
                continue  # removed by another process since
            excerpt = index.quote(hit.document, hit.excerpt.start, hit.excerpt.end, record=hit.document)
            found.append(Found(document=index.line(hit.document), excerpt=excerpt, hits=hit.spans, score=hit.score))
        return found

    def opened(self, document: str, *, as_of: date | None = None) -> Opened:
        """One article with all that is known of it, and what others have of the same.

        Args:
            document: Its id.
            as_of: The day for which it is told where its commitments stand; by default the latest of publication.

        Raises:
            NotFound: If there is no document with this id.
        """
        with self.snapshot():  # linking may date the article anew, and so store it anew, while it is read
            return opening.opened(self._view, document, self.commitments(Filter(documents=(document,)), as_of=as_of))

    def cite(self, record: Annotation) -> Citation:
        """The words of a record, and where they stand."""
        return self._view.one(record.document).cite(record)

    def who(self, record: Event | Claim | Commitment | Attribution) -> str | None:
        """The words for who says so; ``None`` when the article itself does."""
        return self._view.one(record.document).who(record)

    def parties(self, record: Event | Commitment) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids of those for whom both sides of a record act: a group for itself, not for the state it fights in."""
        index = self._view.one(record.document)
        (who, states), (whom, others) = sides(record)
        return parties(who, states, index.entity) or who, parties(whom, others, index.entity) or whom

    def find(self, id_: str) -> Record:
        """The record with this id, or the only one whose id begins so.

        Raises:
            NotFound: If there is none, or several.
        """
        self._view.ensure_linked()
        return self._store.find(id_)

    def show(self, id_: str) -> Shown:
        """A record with its words in their place.

        Raises:
            NotFound: If there is none, or several.
        """
        self._view.ensure_linked()
        return explaining.show(self._store, id_, judgements=self._view.judgements())

    def why(self, id_: str) -> Why:
        """Why a record is there.

        Raises:
            NotFound: If there is none, or several.
        """
        self._view.ensure_linked()
        return explaining.why(self._store, id_, parts=self._parts)

    def counts(self) -> dict[str, int]:
        """Number of records of each kind."""
        return self._store.counts()

    def doctor(self) -> tuple[Check, ...]:
        """Versions, the parser's model, and the health of the crisis file."""
        return doctor(self._store, model=self._parts.model)

    def brief(
        self,
        *,
        as_of: date | None = None,
        since: date | None = None,
        everything: bool = False,
        most: int | Mapping[str, int] | None = None,
    ) -> Brief:
        """The crisis on one screen.

        Args:
            as_of: The day to write it for: what was published later is left out. By default the latest day of
                publication; the clock plays no part.
            since: Say what changed since that day; leave out of the rest what was published, or happened, before it.
            everything: Every line, however large the crisis is. Without it, a section of more than 250 lines (100 where
                there are more than 1,000 articles) is cut to the 40 most telling ones; ``totals`` says how many there
                are.
            most: Cut each section of more than so many lines to the most telling ones, instead; by kind of line
                (``cluster``, ``commitment``, ``question``, ``denial``, ``event``), or as many of each.
        """
        with self._view.steady():
            return Composer(self._view, self.pages, as_of=as_of, since=since, everything=everything, most=most).brief()

    # Exchange

    def export(self, *, as_of: date | None = None) -> Iterator[str]:
        """All records as lines of JSON, without newlines: the export contract, in stable order."""
        self._view.ensure_linked()
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
        self._view.forget()
        report = exchange.load(self._store, lines, name=name)
        if self._store.is_linked and self._store.rollup.is_pending:
            upkeep.adopt(self._store, self._parts)
        return report
