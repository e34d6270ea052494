"""Bringing a crisis up to date: the records across documents, and all that is derived from the articles."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from standoff.api import growing, lines, overview
from standoff.api.index import origins, period
from standoff.api.judged import Judged
from standoff.api.kept import Reader
from standoff.api.parts import Parts
from standoff.api.shelf import Shelf
from standoff.errors import CrisisBusy, StandoffError
from standoff.model import Claim, Cluster, Extraction, Failure, Interval, Occurrence, Published, Question, Thread
from standoff.model.when import intersect
from standoff.store import Linked as LinkedRecord
from standoff.store import Listed, Store, published_days
from standoff.store.rows import parties

if TYPE_CHECKING:
    from standoff.linking import Linked

# Up to this many articles are kept in memory while they are linked; beyond, they are read again.
_IN_MEMORY = 5_000
# Types of questions: on which several statements stand side by side, or one alone.
MANY, ONE = "several", "single"


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles among objects meanwhile: linking makes many objects, none of which goes round in a circle.

    Going through all of them again and again would take a quarter of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def link(store: Store, parts: Parts) -> bool:
    """Link everything anew (clusters, duplicates, utterances, occurrences, threads, questions, evidence), then derive.

    Documents that the others date are extracted again with that date, and everything is linked once more. More articles
    than ``growing.LARGE`` are added to nothing instead, some at a time.

    Returns:
        Whether the result is current; another process may have changed the crisis meanwhile. Where the file may not be
        written, the result is kept in memory.
    """
    store.work_on_copy()
    _read_pending(store, parts)
    if store.size > growing.LARGE:
        with store.batch():
            growing.recount(store, parts, Judged(store, store.judgements()))
        grow(store, parts, read=True)
        return store.is_linked
    generation, judged, linked = _run(store, parts)
    if _redate(store, parts, judged, linked.published):
        generation, judged, linked = _run(store, parts)
    with store.batch():
        records: tuple[LinkedRecord, ...] = (
            *linked.clusters,
            *linked.duplicates,
            *linked.utterances,
            *linked.occurrences,
            *linked.threads,
            *linked.questions,
        )
        _want_moved(store, linked)
        store.replace_linked(records, generation=generation)
        _derive_all(store, parts, judged, linked)
        growing.prepare(store, parts, judged, linked)
    return store.is_linked


def update(store: Store, parts: Parts) -> None:
    """Bring the records across documents up to date, when they are not."""
    if not store.is_linked:
        if growing.is_outgrown(store):
            link(store, parts)
        else:
            grow(store, parts)
    elif store.rollup.is_pending:
        adopt(store, parts)


@_uncollected()
def grow(store: Store, parts: Parts, *, read: bool = False) -> None:
    """Link what is pending with what it touches, some articles at a time, each time in one transaction.

    Args:
        store: The crisis.
        parts: What reads and links.
        read: Whether what is kept of the articles is what they say now.
    """
    store.work_on_copy()
    judged = Judged(store, store.judgements())
    grower = growing.Grower(store, parts, judged)
    redated: set[str] = set()
    while pending := store.rollup.pending(growing.CHUNK):
        with store.batch():
            for id_ in pending:
                if judged.extraction(id_) is None:
                    store.meeting.unlink(id_)
            found = grower.grow(pending, read=read and redated.isdisjoint(pending))
            store.rollup.settled(pending)
            again = found.keys() & set(pending) - redated
            redated |= again
            _redate(store, parts, judged, {id_: found[id_] for id_ in again})
            _derive_grown(store, parts, judged, grower, pending)
            _close(store)
    if not store.is_linked:
        with store.batch():
            _close(store)


def _close(store: Store) -> None:
    """Records that all is linked, once nothing is pending."""
    if not store.rollup.is_pending:
        store.meeting.linked_up_to(store.generation)


def _derive_grown(store: Store, parts: Parts, judged: Judged, grower: growing.Grower, pending: Iterable[str]) -> None:
    """Derive the new articles, and those of which an act is told together with others than before."""

    def occurrence_of(event: str) -> Occurrence | None:
        found = store.rollup.group_of(event, "occurrence")
        return found if isinstance(found, Occurrence) else None

    def occasion_of(commitment: str) -> str:
        found = store.rollup.group_of(commitment, "thread")
        return lines.occasions([found]).get(commitment, "") if isinstance(found, Thread) else ""

    present = [id_ for id_ in {*pending, *store.meeting.documents_of(grower.moved)} if store.get(id_) is not None]
    _derive(store, parts, judged, sorted(present), occurrence_of, occasion_of)
    made = grower.made
    _list(
        store,
        judged,
        [record for record in made if isinstance(record, Cluster)],
        [record for record in made if isinstance(record, Question)],
    )
    _settle(store, parts, grower.touched)
    grower.made, grower.moved, grower.touched = [], set(), set()


def adopt(store: Store, parts: Parts) -> None:
    """Derive what is pending from articles and linked records that came with an import."""
    from standoff.linking import Linked

    judged = Judged(store, store.judgements())
    duplicates = store.linked("duplicate")
    linked = Linked(
        clusters=tuple(store.linked("cluster")),  # type: ignore[arg-type]  # the kind says what they are
        duplicates=tuple(duplicates),  # type: ignore[arg-type]
        occurrences=tuple(store.linked("occurrence")),  # type: ignore[arg-type]
        threads=tuple(store.linked("thread")),  # type: ignore[arg-type]
        questions=tuple(store.linked("question")),  # type: ignore[arg-type]
    )
    with store.batch():
        _derive_all(store, parts, judged, linked)


def _derive_all(store: Store, parts: Parts, judged: Judged, linked: "Linked") -> None:
    occurrences = {id_: one for one in linked.occurrences for id_ in (*one.events, *one.planned)}
    occasions = lines.occasions(linked.threads)
    _derive(store, parts, judged, store.rollup.pending(), occurrences.get, lambda id_: occasions.get(id_, ""))
    folded = origins(linked.duplicates)
    store.rollup.put_folded(folded.items(), unfolded=store.rollup.folded().keys() - folded.keys())
    if store.size < growing.FEWEST or not linked.alike:
        store.rollup.put_cases(parts.cases(_Judged(store, judged), linked, judged.judgements))
    else:
        store.rollup.put_cases(Reader(store, parts, judged).cases())
    _list(store, judged, linked.clusters, linked.questions)
    _settle(store, parts)


class _Judged(Iterable[Extraction]):
    """The articles as judged, read anew each time one goes over them; kept where they are few."""

    def __init__(self, store: Store, judged: Judged) -> None:
        self._again: Callable[[], Iterable[Extraction]] = lambda: judged.extractions(store.extractions())
        if store.size <= _IN_MEMORY:
            kept = list(self._again())
            self._again = lambda: kept

    def __iter__(self) -> Iterator[Extraction]:
        return iter(self._again())


def _run(store: Store, parts: Parts) -> "tuple[int, Judged, Linked]":
    # Read first: what changes after that makes the result stale, never falsely current.
    generation = store.generation
    judged = Judged(store, store.judgements())
    if store.size < growing.FEWEST:
        return generation, judged, parts.link(_Judged(store, judged), judged.judgements)
    # What is read of many is kept: it is looked at again to count words, and when articles are added.
    reader = Reader(store, parts, judged)
    with store.batch():
        return generation, judged, parts.link_readings(reader.readings(), judged.judgements)


def _read_pending(store: Store, parts: Parts) -> None:
    """Read anew what has come, or was judged, since it was read."""
    if store.size >= growing.FEWEST:
        reader = Reader(store, parts, Judged(store, store.judgements()))
        with store.batch():
            for id_ in store.rollup.pending():
                reader.renew(id_)


def _redate(store: Store, parts: Parts, judged: Judged, dates: Mapping[str, Published]) -> bool:
    changed = False
    for id_, published in dates.items():
        extraction = judged.extraction(id_)
        document = extraction.document if extraction else None
        if document is None or published == document.published or intersect(document.published, published) is None:
            continue  # what the article itself bears out is never overruled by its neighbours
        try:
            store.put(parts.redate(document, published), again=True, alongside=True)
        except CrisisBusy:
            raise
        except StandoffError as error:
            store.failed(Failure(path=document.path, document=document.id, component="linking", error=str(error)))
        changed = True
    return changed


def _want_moved(store: Store, linked: "Linked") -> None:
    """Have the articles derived again of which something is told together with others than before."""
    before: list[object] = [*store.linked("occurrence"), *store.linked("thread")]
    store.rollup.want_records(lines.moved(before, (*linked.occurrences, *linked.threads)))


def _derive(
    store: Store,
    parts: Parts,
    judged: Judged,
    documents: Iterable[str],
    occurrence_of: lines.OccurrenceOf,
    occasion_of: lines.OccasionOf,
) -> None:
    for id_ in documents:
        extraction = judged.extraction(id_)
        if extraction is None:
            store.rollup.derive((), dropped=[id_])
        else:
            derived = lines.derived(extraction, moves=parts.moves, occurrence_of=occurrence_of, occasion_of=occasion_of)
            store.rollup.derive([derived])


def _list(store: Store, judged: Judged, clusters: Iterable[Cluster], questions: Iterable[Question]) -> None:
    """Note where stories and questions stand among their kind; rejected ones stand nowhere."""
    shelf = Shelf(store, judged)
    stories = (_story(store, shelf, cluster) for cluster in judged.linked(clusters))
    asked = (_question(shelf, question) for question in judged.linked(questions))
    store.rollup.list_linked(listed for listed in chain(stories, asked) if listed is not None)


def _story(store: Store, shelf: Shelf, cluster: Cluster) -> Listed | None:
    documents = [id_ for id_ in cluster.documents if shelf.has(id_)]
    if not documents:
        return None
    dates = [shelf.placed(id_).document.published for id_ in documents]
    when = period(dates)
    days = [published_days(published) for published in dates]
    place = f"{when.earliest or date.max}|{when.latest or date.max}|{cluster.id}"
    return Listed(
        id=cluster.id,
        kind="cluster",
        place=place,
        when=when,
        known=min(known for known, _ in days),
        newest=max(newest for _, newest in days),
        weight=float(len(documents)),
        parties=tuple(("actor", name) for name in store.rollup.present(documents)),
    )


def _question(shelf: Shelf, question: Question) -> Listed | None:
    found = (shelf.annotation(id_) for id_ in question.claims)
    claims = [claim for claim in found if isinstance(claim, Claim) and shelf.has(claim.document)]
    if not claims:
        return None
    rows = len({overview.claim_key(shelf, claim) for claim in claims})
    dates = [shelf.placed(claim.document).document.published for claim in claims]
    days = [published_days(published) for published in dates]
    when = [claim.when or published for claim, published in zip(claims, dates, strict=True)]
    return Listed(
        id=question.id,
        kind="question",
        place=f"{999_999 - rows:06}|{question.id}",
        type=MANY if rows > 1 else ONE,
        when=Interval(
            min((w.earliest for w in when if w.earliest), default=None),
            max((w.latest for w in when if w.latest), default=None),
        ),
        known=min(known for known, _ in days),
        newest=max(newest for _, newest in days),
        weight=float(rows),
        parties=tuple(sorted({pair for claim in claims for pair in parties(claim)})),
    )


def _settle(store: Store, parts: Parts, documents: Iterable[str] | None = None) -> None:
    """Sum the days anew on which somebody moved, and weigh the lines of documents, or all.

    With all, nothing is pending any more.
    """
    sums = []
    for day, actor, recipient in store.rollup.stale_days():
        moved = store.rollup.moves(day, actor, recipient)
        found = parts.tension(day, actor, recipient, moved)
        sums.append((day, actor, recipient, found.score, found.events if moved else ()))
    store.rollup.put_tension(sums)
    if documents is not None:
        store.rollup.weigh(documents)
        return
    store.rollup.weigh_all()
    store.rollup.settled()
