"""Pages of a crisis: lists that are found by index, read as far as they are shown, and counted in full."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import wraps
from itertools import chain
from typing import TYPE_CHECKING, Generic, Literal, ParamSpec, TypeVar

import msgspec

from standoff.api import overview
from standoff.api.briefing import ClaimLine, CommitmentLine, Ledger, Story, TimelineLine
from standoff.api.results import ActorCount, DocumentLine, Standing
from standoff.api.shelf import Shelf
from standoff.api.timeline import timeline_line
from standoff.api.view import View
from standoff.model import Claim, Cluster, Commitment, Event, Occurrence, Question, Thread
from standoff.model.annotation import Annotation
from standoff.store import EVERYTHING, Filter, Order, Window

if TYPE_CHECKING:
    from standoff.linking import Tension

T = TypeVar("T")
A = TypeVar("A", bound=Annotation)
P = ParamSpec("P")

LENGTH = 50
# Records of one line that are cited; the number of independent origins counts them all.
CITED = 50
DENIAL = "denial"


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A stretch of a list.

    Attributes:
        items: What stands there.
        total: How many there are in the whole list; of lines that several records make, before rejected ones are left
            out.
        offset: How many stand before.
    """

    items: tuple[T, ...]
    total: int
    offset: int = 0


class TensionSum(msgspec.Struct, frozen=True, kw_only=True):
    """The tension of one directed dyad over a period.

    Attributes:
        period: ``2024-10-24``, ``2024-10`` or ``2024``.
        actor: Country that acts.
        recipient: Country acted on.
        score: Sum of the days' scores.
        days: Days with an act.
    """

    period: str
    actor: str
    recipient: str
    score: float
    days: int


def steadily(page: Callable[P, T]) -> Callable[P, T]:
    """A method of ``Pages`` that reads one state of the crisis, and looks once whether that is up to date."""

    @wraps(page)
    def read(*args: P.args, **options: P.kwargs) -> T:
        pages = args[0]
        assert isinstance(pages, Pages)
        with pages._view.steady():
            return page(*args, **options)

    return read


class Pages:
    """The lists of a crisis. All take:

    - ``wanted``: a ``Filter``; of lines it asks for the days they are about, for who acts or is acted on (``parties``:
      on either side), for documents and publishers that tell them;
    - ``as_of``: leave out what was surely published later;
    - ``published_since``: leave out what was surely published before;
    - ``limit`` (``None`` for all) and ``offset``;
    - ``whole``: tell lines that ``published_since`` chooses with their older articles, too;
    - ``cited``: records of a line that are read; the number of its origins counts them all.
    """  # noqa: D415

    def __init__(self, view: View) -> None:
        """Use ``Crisis.pages``."""
        self._view = view

    @steadily
    def documents(
        self,
        wanted: Filter = EVERYTHING,
        *,
        newest_first: bool = False,
        as_of: date | None = None,
        published_since: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
    ) -> Page[DocumentLine]:
        """Articles by date of publication, or the newest first."""
        shelf, window = self._view.shelf(), _window(as_of, published_since, limit, offset)
        ids, total = self._view.rollup.documents(wanted, window, newest_first=newest_first)
        shelf.hold(documents=ids)
        return Page(items=tuple(shelf.line(id_) for id_ in ids if shelf.has(id_)), total=total, offset=offset)

    def records(
        self,
        kind: type[A],
        wanted: Filter = EVERYTHING,
        *,
        limit: int | None = LENGTH,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Page[A]:
        """Annotations of one kind, by path, then in text order; rejected ones are counted, but not shown.

        With *newest_first* by date of publication, unless it has been judged anew who is meant by whom.
        """
        items, total = self._view.stretch(kind, wanted, limit=limit, offset=offset, newest_first=newest_first)
        return Page(items=tuple(items), total=total, offset=offset)

    @steadily
    def standings(
        self,
        wanted: Filter = EVERYTHING,
        *,
        as_of: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
    ) -> Page[Standing]:
        """Commitments one by one, by path, then in text order, and where each stands."""
        shelf, day = self._view.shelf(), as_of or self._view.latest
        found = self.records(Commitment, wanted, limit=limit, offset=offset)
        return Page(
            items=tuple(
                Standing(commitment=record, status=self._view.status(record, day))
                for record in found.items
                if shelf.is_within(record.document, as_of, None)
            ),
            total=found.total,
            offset=offset,
        )

    @steadily
    def timeline(
        self,
        wanted: Filter = EVERYTHING,
        *,
        order: Order = "place",
        as_of: date | None = None,
        published_since: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
        whole: bool = False,
        cited: int = CITED,
        counted: bool = True,
    ) -> Page[TimelineLine]:
        """What happened or is planned, by day; with ``order="weight"`` the weightiest first.

        ``cited`` is the number of reports of a line that are read; the number of its origins counts them all, and the
        total all lines, unless ``counted`` says that neither is needed.
        """
        shelf, window = self._view.shelf(), _window(as_of, published_since, limit, offset)
        lines, total = self._view.rollup.lines("event", wanted, window, order, counted=counted)
        window = _shown(window, whole)
        found = []
        told_by = [(line, self._records(shelf, line, window, Event, most=cited)) for line, _ in lines]
        shelf.hold(records=(event for _, events in told_by for event in events))
        for line, events in told_by:
            occurrence = self._view.rollup.group_of(events[0].id, "occurrence") if events else None
            assert occurrence is None or isinstance(occurrence, Occurrence)
            is_part = len(events) >= cited
            origins = self._origins(line, window, events, most=cited) if counted else None
            # What a part of its reports leave open, all of them tell.
            told = (
                timeline_line(shelf, events, occurrence, corroboration=origins, whole=is_part and as_of is None)
                if events
                else None
            )
            if told is not None:
                found.append(told)
        return Page(items=tuple(found), total=total, offset=offset)

    def days(self, wanted: Filter = EVERYTHING, *, limit: int) -> tuple[list[tuple[date, date]], int]:
        """First and last day of the weightiest acts of a filter, and how many acts there are."""
        found, total = self._view.rollup.days("event", wanted, _window(None, None, limit, 0), "weight")
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in found], total

    def commitments(
        self,
        wanted: Filter = EVERYTHING,
        *,
        order: Order = "place",
        as_of: date | None = None,
        published_since: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
        whole: bool = False,
        cited: int = CITED,
        threaded: bool = False,
    ) -> Page[CommitmentLine]:
        """Commitments and where each stands, by date; with ``order="weight"`` what has moved first.

        With ``threaded``, of what its issuer has stated on several occasions only the line that comes first is there.
        """
        window = _window(as_of, published_since, limit, offset)
        return self.commitments_of(wanted, window, order, as_of=as_of, whole=whole, cited=cited, threaded=threaded)

    @steadily
    def commitments_of(
        self,
        wanted: Filter,
        window: Window,
        order: Order,
        *,
        as_of: date | None,
        whole: bool = False,
        cited: int = CITED,
        threaded: bool = False,
        counted: bool = True,
    ) -> Page[CommitmentLine]:
        """The same for any window; *as_of* is the day for which it is told where they stand."""
        shelf = self._view.shelf()
        as_of = as_of or self._view.latest
        lines, total = self._view.rollup.lines("commitment", wanted, window, order, counted=counted)
        window = _shown(window, whole)
        shown = []
        for line, _ in lines:
            records = self._records(shelf, line, window, Commitment, most=cited)
            threads = self._threads(records)
            if records and not (threaded and threads and self._leader(threads[0], wanted, window, order) != line):
                shown.append((line, records, threads))
        statuses = self._view.statuses([records[0] for _, records, _ in shown], as_of)
        before = (
            stage.before
            for _, records, threads in shown
            for thread in threads
            for stage in thread.stages
            if any(stage.commitment == record.id for record in records)
        )
        shelf.hold(
            chain(
                before, (id_ for status in statuses for side in (status.for_, status.against) for id_ in side[:cited])
            ),
            (record for _, records, _ in shown for record in records),
        )
        found = tuple(
            overview.commitment_line(
                shelf,
                records,
                status,
                threads=threads,
                corroboration=self._origins(line, window, records, most=cited),
                most=None if window.limit is None else cited,
            )
            for (line, records, threads), status in zip(shown, statuses, strict=True)
        )
        return Page(items=found, total=total, offset=window.offset)

    @steadily
    def denials(
        self,
        wanted: Filter = EVERYTHING,
        *,
        order: Order = "place",
        as_of: date | None = None,
        published_since: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
        whole: bool = False,
        cited: int = CITED,
    ) -> Page[ClaimLine]:
        """What somebody denies, by date; with the question of the ledger that it answers, where there is one."""
        shelf, window = self._view.shelf(), _window(as_of, published_since, limit, offset)
        lines, total = self._view.rollup.lines(DENIAL, wanted, window, order)
        window = _shown(window, whole)
        found: list[ClaimLine] = []
        denied = [self._records(shelf, line, window, Claim, most=cited) for line, _ in lines]
        shelf.hold(records=chain.from_iterable(denied))
        for records in denied:
            asked: dict[str | None, list[Claim]] = {}
            for claim in records:
                asked.setdefault(self._view.question_of(claim.id), []).append(claim)
            for question, claims in asked.items():
                found += overview.claim_lines(shelf, claims, question=question)
        return Page(items=tuple(found), total=total, offset=offset)

    @steadily
    def ledger(
        self,
        wanted: Filter = EVERYTHING,
        *,
        order: Order = "place",
        as_of: date | None = None,
        published_since: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
        whole: bool = False,
        cited: int = CITED,
    ) -> Page[Ledger]:
        """Questions with their claims side by side, those with more rows first.

        ``types=("several",)`` leaves out matters on which there is one statement.
        """
        shelf, window = self._view.shelf(), _window(as_of, published_since, limit, offset)
        found = []
        lines, total = self._view.rollup.lines("question", wanted, window, order)
        published_since = None if whole else published_since
        asked = list(self._linked(lines, Question))
        shelf.hold(id_ for record in asked for id_ in record.claims)
        for record in asked:
            claims = [
                claim
                for claim in map(shelf.annotation, record.claims)
                if isinstance(claim, Claim) and shelf.is_within(claim.document, as_of, published_since)
            ]
            most = None if limit is None else cited
            row = overview.question(shelf, record, claims, accepted=self._view.is_accepted(record), most=most)
            if row is not None:
                found.append(row)
        return Page(items=tuple(found), total=total, offset=offset)

    @steadily
    def stories(
        self,
        wanted: Filter = EVERYTHING,
        *,
        order: Order = "place",
        as_of: date | None = None,
        published_since: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
    ) -> Page[Story]:
        """Articles by happening, by date; with ``order="newest"`` the latest first."""
        shelf, window = self._view.shelf(), _window(as_of, published_since, limit, offset)
        lines, total = self._view.rollup.lines("cluster", wanted, window, order)
        found = []
        told = list(self._linked(lines, Cluster))
        shelf.hold_days(id_ for record in told for id_ in record.documents)
        held = {
            record.id: [id_ for id_ in record.documents if shelf.is_within(id_, as_of, published_since)]
            for record in told
        }
        shelf.hold(documents=chain.from_iterable(held.values()))
        for record in told:
            documents = held[record.id]
            story = overview.story(shelf, record, documents, accepted=self._view.is_accepted(record))
            if story is not None:
                found.append(story)
        return Page(items=tuple(found), total=total, offset=offset)

    @steadily
    def actors(
        self,
        wanted: Filter = EVERYTHING,
        *,
        by_country: bool = False,
        as_of: date | None = None,
        published_since: date | None = None,
        limit: int | None = LENGTH,
        offset: int = 0,
    ) -> Page[ActorCount]:
        """Who occurs in most articles, by entity or by state and organisation; ``wanted`` may name some of them."""
        shelf, window = self._view.shelf(), _window(as_of, published_since, limit, offset)
        level = "country" if by_country else "entity"
        rows, total = self._view.rollup.actors(level, wanted, window)
        found = []
        firsts = [self._view.rollup.first_mention(level, row[0], window) for row in rows]
        shelf.hold(documents=(first[0] for first in firsts if first is not None))
        for (name, documents, mentions, acts, receives), first in zip(rows, firsts, strict=True):
            if first is None or not shelf.has(first[0]):
                continue
            entity = shelf.entity(name)
            document, mention, start, end = first
            found.append(
                ActorCount(
                    entity=name,
                    name=shelf.name(name),
                    type=entity.type if entity else "state" if by_country else "other",
                    country=entity.country if entity else None,
                    mentions=mentions,
                    documents=documents,
                    acts=acts,
                    receives=receives,
                    first=shelf.quote(document, start, end, record=mention),
                )
            )
        return Page(items=tuple(found), total=total, offset=offset)

    def tension(self, wanted: Filter = EVERYTHING, *, limit: int | None = LENGTH, offset: int = 0) -> "Page[Tension]":
        """How hostile who was to whom, day by day; ``since`` and ``until`` of the filter bound the days."""
        from standoff.linking import Tension

        self._view.ensure_linked()
        rows, total = self._view.rollup.tension(wanted, _window(None, None, limit, offset))
        return Page(
            items=tuple(
                Tension(
                    day=date.fromisoformat(day),
                    actor=actor,
                    recipient=recipient,
                    score=score,
                    events=tuple(msgspec.json.decode(events, type=list[str])),
                )
                for day, actor, recipient, score, events in rows
            ),
            total=total,
            offset=offset,
        )

    def tension_by(
        self, wanted: Filter = EVERYTHING, *, by: Literal["day", "month", "year"] = "month"
    ) -> tuple[TensionSum, ...]:
        """Sums of the days' scores of each dyad."""
        self._view.ensure_linked()
        return tuple(
            TensionSum(period=period, actor=actor, recipient=recipient, score=round(score, 3), days=days)
            for period, actor, recipient, score, days in self._view.rollup.tension_by(wanted, by=by)
        )

    def story_of(self, document: str) -> Story | None:
        """One article as a story of its own."""
        shelf = self._view.shelf()
        label = shelf.line(document).title
        return overview.story(shelf, Cluster(id=document, documents=(document,), label=label), [document])

    def _records(self, shelf: Shelf, line: int, window: Window, kind: type[A], *, most: int) -> list[A]:
        """The records of a line as judged, the first published first."""
        most = most if window.limit is not None else 1_000_000
        found = (record for record in self._view.rollup.entries(line, window, most) if isinstance(record, kind))
        return list(shelf.judged.records(found))

    def _origins(self, line: int, window: Window, records: Sequence[object], *, most: int) -> int | None:
        """Independent origins of a line of which not all records are shown."""
        return self._view.rollup.origins(line, window)[1] if len(records) >= most else None

    def _threads(self, records: Sequence[Commitment]) -> list[Thread]:
        """The threads of a line."""
        return self._view.groups_of(Thread, records[0].id) if records else []

    def _leader(self, thread: Thread, wanted: Filter, window: Window, order: Order) -> int | None:
        """The line of a thread that comes first in an order."""
        stages = [stage.commitment for stage in thread.stages]
        return self._view.rollup.foremost("commitment", stages, wanted, window, order)

    def _linked(self, lines: Sequence[tuple[int, int]], kind: type[T]) -> Iterator[T]:
        for _, number in lines:
            record = self._view.rollup.linked(number)
            if record is not None and isinstance(record, kind):
                yield record


def _shown(window: Window, whole: bool) -> Window:
    return msgspec.structs.replace(window, since=None) if whole else window


def _window(as_of: date | None, since: date | None, limit: int | None, offset: int) -> Window:
    return Window(as_of=as_of, since=since, limit=limit, offset=offset)
