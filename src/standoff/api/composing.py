"""The brief put together: all of a small crisis, the most telling lines of a large one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from standoff.api import changing
from standoff.api.briefing import (
    Brief,
    Change,
    ClaimLine,
    CommitmentLine,
    Glance,
    Story,
    TimelineLine,
    Totals,
    Watch,
)
from standoff.api.pages import CITED, Pages
from standoff.api.upkeep import MANY
from standoff.api.view import View
from standoff.model.when import shifted
from standoff.store import EVERYTHING, Filter, Order, Window

# A section with more lines than this is cut to the most telling LIMIT, unless everything is asked for.
WHOLE, LIMIT = 250, 40
# Of a crisis with more articles than this, sections with more lines than _HALF are cut, so many changes are told, and
# of each line so many records are cited: the number of its origins counts them all.
_LARGE, _HALF, _CITED = 1_000, 80, 4
# Acts of the last days that are held against conditions, at most.
_ACTS = 1_000
_COMPARED = Filter(types=(MANY,))


class Composer:
    """One brief in the making."""

    def __init__(
        self,
        view: View,
        pages: Pages,
        *,
        as_of: date | None,
        since: date | None,
        everything: bool,
        most: int | Mapping[str, int] | None = None,
    ) -> None:
        """Write it for the day *as_of*; what changed since *since*; at *most* so many lines to a section."""
        self._view = view
        self._most = most
        large = view.rollup.documents(EVERYTHING, Window(limit=0))[1] > _LARGE
        self._shows_all = everything or (most is None and not large)
        self._cited = CITED if self._shows_all else _CITED
        own = _HALF if large else WHOLE
        self._whole = own if most is None else most if isinstance(most, int) else max(most.values())
        self._pages = pages
        self._asked = as_of
        self._as_of = as_of or view.latest
        self._since = since
        self._everything = everything

    def brief(self) -> Brief:
        """The brief."""
        asked, since = self._asked, self._since
        of: dict[str, Any] = {"as_of": asked, "published_since": since}
        cited = {**of, "cited": self._cited}
        stories = self._cut("cluster", EVERYTHING, "newest", since)
        commitments = self._cut("commitment", EVERYTHING, "weight", since)
        questions = self._cut("question", _COMPARED, "place", since)
        denials = self._cut("denial", EVERYTHING, "newest", since)
        acts = self._cut("event", Filter(since=since), "weight", since)
        timeline = self._pages.timeline(Filter(since=since), order=acts[1], limit=acts[0], **cited)
        ledger = self._pages.ledger(_COMPARED, order=questions[1], limit=questions[0], **cited)
        found_stories = self._pages.stories(order=stories[1], limit=stories[0], **of)
        found_commitments = self._pages.commitments(order=commitments[1], limit=commitments[0], **cited)
        found_denials = self._pages.denials(order=denials[1], limit=denials[0], **cited)
        return Brief(
            as_of=self._as_of,
            since=since,
            glance=self._glance(),
            stories=tuple(sorted(found_stories.items, key=_by_days)),
            commitments=tuple(sorted(found_commitments.items, key=_by_citation)),
            questions=tuple(row for row in ledger.items if len(row.rows) + len(row.denials) + len(row.unconfirmed) > 1),
            denials=tuple(sorted(found_denials.items, key=_by_citation)),
            timeline=tuple(sorted(timeline.items, key=lambda line: (line.earliest, line.latest, *_by_citation(line)))),
            changes=self._changes() if since else (),
            watch=self._watch(),
            failures=self._view.failures(),
            totals=Totals(
                stories=found_stories.total,
                commitments=found_commitments.total,
                questions=ledger.total,
                denials=found_denials.total,
                timeline=timeline.total,
            ),
        )

    def _cut(self, kind: str, wanted: Filter, order: Order, since: date | None) -> tuple[int | None, Order]:
        """How many lines of a kind to take (all of them: ``None``), in which order: where there are few, as listed."""
        window = Window(as_of=self._asked, since=since)
        whole, limit = self._bounds(kind)
        if self._everything or not self._view.rollup.exceeds(kind, wanted, window, whole):
            return None if self._shows_all else whole, "place"
        return limit, order

    def _bounds(self, kind: str) -> tuple[int, int]:
        """With how many lines of a kind its section is left whole, and how many it is cut to."""
        if self._most is None:
            return self._whole, LIMIT
        most = self._most if isinstance(self._most, int) else self._most[kind]
        return most, most

    def _glance(self) -> Glance:
        found = self._view.glimpse(self._asked, self._since)
        actors = self._pages.actors(
            by_country=True,
            as_of=self._asked,
            published_since=self._since,
            limit=None if self._everything else self._whole,
        )
        return Glance(
            documents=found.documents,
            origins=found.origins,
            undated=found.undated,
            rough=found.rough,
            earliest=date.fromisoformat(found.earliest) if found.earliest else None,
            latest=date.fromisoformat(found.latest) if found.latest else None,
            publishers=found.publishers,
            actors=actors.items,
        )

    def _changes(self) -> tuple[Change, ...]:
        assert self._since is not None
        day_before, shelf = shifted(self._since, -1), self._view.shelf()

        def status(commitment: str) -> str:
            return self._view.status_of(commitment, day_before)

        # What is new is chosen by its new articles, and shown with the older ones that tell it, too.
        new: dict[str, Any] = {"as_of": self._asked, "published_since": self._since, "whole": True}
        most = None if self._everything else self._whole
        documents = self._pages.documents(newest_first=True, limit=most, as_of=self._asked, published_since=self._since)
        return changing.changes(
            changing.Before(
                since=self._since,
                known=lambda document: shelf.is_within(document, day_before, None),
                status=status,
            ),
            as_of=self._as_of,
            lines=self._moved(),
            questions=self._pages.ledger(_COMPARED, limit=most, cited=self._cited, **new).items,
            denials=self._pages.denials(order="newest", limit=most, cited=self._cited, **new).items,
            documents=filter(None, (self._pages.story_of(line.id) for line in documents.items)),
        )

    def _moved(self) -> list[CommitmentLine]:
        """Commitments that are new since the day, are spoken of in newer articles, or were due in between."""
        assert self._since is not None
        asked, since = self._asked, self._since
        whole, order = self._cut("commitment", EVERYTHING, "weight", None)
        if order == "place":
            return list(self._pages.commitments(as_of=asked, limit=whole, cited=self._cited).items)
        windows: tuple[tuple[Window, Order], ...] = (
            (Window(as_of=asked, since=since, limit=self._whole), "newest"),
            (Window(as_of=asked, evidence_since=since, limit=self._whole), "weight"),
            (Window(as_of=asked, due_from=since, due_before=self._as_of, limit=self._whole), "due"),
        )
        return self._several(windows)

    def _watch(self) -> tuple[Watch, ...]:
        if self._as_of is None:
            return ()
        asked = self._asked
        acts = self._view.acts(self._as_of - changing.RECENT, self._as_of, as_of=asked, limit=_ACTS)
        whole, order = self._cut("commitment", EVERYTHING, "weight", None)
        if order == "place":
            lines = list(self._pages.commitments(as_of=asked, limit=whole, cited=self._cited).items)
        else:
            _, limit = self._bounds("commitment")
            windows: tuple[tuple[Window, Order], ...] = (
                (Window(as_of=asked, due_from=self._as_of, limit=limit), "due"),
                (Window(as_of=asked, limit=limit), "newest"),
            )
            lines = self._several(windows)
        return changing.watch(self._view.shelf(), lines, acts, as_of=self._as_of)

    def _several(self, windows: tuple[tuple[Window, Order], ...]) -> list[CommitmentLine]:
        """The commitments of several stretches, each once, by date."""
        found: dict[str, CommitmentLine] = {}
        for window, order in windows:
            page = self._pages.commitments_of(
                EVERYTHING, window, order, as_of=self._as_of, whole=True, cited=self._cited, counted=False
            )
            found |= {line.id: line for line in page.items}
        return sorted(found.values(), key=_by_citation)


def _by_days(story: Story) -> tuple[date, date, str]:
    return (story.earliest or date.max, story.latest or date.max, story.id)


def _by_citation(line: CommitmentLine | ClaimLine | TimelineLine) -> tuple[date, str, int, str]:
    one = line.citations[0]
    return (one.published.latest or date.max, one.document, one.start, one.record)
