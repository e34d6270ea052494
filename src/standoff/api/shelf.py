"""Documents and records looked up in the crisis file, as much as a page cites: only that is ever read."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import TypeVar

from standoff.api.index import Lookup, Placed
from standoff.api.judged import Judged
from standoff.model import Entity, Interval, Record
from standoff.model.annotation import Annotation
from standoff.store import Store
from standoff.store.citing import Card, Dated

V = TypeVar("V")

_CACHED = 2_000  # documents, records and names kept at hand
_DATED = 20_000  # of which no more is kept than their days and what they go back to
_HELD = _CACHED // 2  # at most read ahead of a page; a whole list is gone through one by one


class Shelf(Lookup):
    """The crisis file, seen with the judgements in force. Good until the crisis changes.

    Attributes:
        judged: What the judgements make of the records.
    """

    def __init__(
        self, store: Store, judged: Judged, *, accepted: Container[str] = (), ratings: Mapping[str, str] | None = None
    ) -> None:
        """Look things up in *store*."""
        super().__init__(accepted=accepted, ratings=ratings)
        self._store = store
        self.judged = judged
        self._placed: dict[str, Placed] = {}
        self._annotations: dict[str, Annotation | None] = {}
        self._entities: dict[str, Entity | None] = {}
        self._heads: dict[str, str] = {}
        self._dated: dict[str, tuple[str | None, str | None] | None] = {}

    def hold(
        self, ids: Iterable[str | None] = (), records: Iterable[Annotation] = (), documents: Iterable[str] = ()
    ) -> None:
        """Read what is about to be cited in a few queries, instead of in some for each citation.

        Args:
            ids: Annotations, which are read with the articles that they are of.
            records: Annotations that are there already, of which the articles are read.
            documents: Articles that are cited themselves.
        """
        wanted = [id_ for id_ in dict.fromkeys(ids) if id_]
        self._hold_annotations(wanted)
        known = [*records, *(one for id_ in wanted if (one := self._annotations.get(id_)) is not None)]
        # Who says it stands in the attribution; the article is the same.
        self._hold_annotations(dict.fromkeys(getattr(one, "attribution", None) for one in known))
        self._hold_documents(dict.fromkeys((*documents, *(one.document for one in known))))

    def hold_records(self, ids: Iterable[str]) -> None:
        """Read annotations and when their articles were published: what is gone through to choose what is cited."""
        wanted = list(dict.fromkeys(ids))
        self._hold_annotations(wanted)
        known = (self._annotations.get(id_) for id_ in wanted)
        self.hold_days(dict.fromkeys(one.document for one in known if one is not None))

    def hold_days(self, documents: Iterable[str]) -> None:
        """Read when some articles were published, and what they go back to."""
        missing = [id_ for id_ in documents if id_ not in self._dated or id_ not in self._heads]
        if not 1 < len(missing) <= _DATED // 2:
            return
        for one in self._store.rollup.dated(missing):
            self._note(one)

    def _note(self, one: Dated) -> None:
        _keep(self._dated, one.id, (one.earliest, one.latest), _DATED)
        _keep(self._heads, one.id, one.head, _DATED)

    def _hold_annotations(self, ids: Iterable[str | None]) -> None:
        missing = [id_ for id_ in ids if id_ and id_ not in self._annotations]
        if 1 < len(missing) <= _HELD:
            for record in self._store.rollup.annotations(missing):
                self._as_judged(record)

    def _hold_documents(self, documents: Iterable[str]) -> None:
        missing = [id_ for id_ in documents if id_ not in self._placed]
        if 1 < len(missing) <= _HELD:
            for card in self._store.rollup.cards(missing):
                self._on_shelf(card)

    def placed(self, document: str) -> Placed:
        """A document with its sentences."""
        found = self._placed.get(document)
        if found is None:
            card = next(iter(self._store.rollup.cards([document])), None)
            if card is None:
                raise KeyError(document)
            found = self._on_shelf(card)
        return found

    def _on_shelf(self, card: Card) -> Placed:
        self._note(card.dated)
        return _keep(self._placed, card.document.id, Placed(card.document, card.sentences))

    def annotation(self, id_: str | None) -> Annotation | None:
        """The annotation with this id, as judged; one of a rejected document as it was found."""
        if not id_:
            return None
        if id_ not in self._annotations:
            found = next(iter(self._store.rollup.annotations([id_])), None)
            if found is None:
                _keep(self._annotations, id_, None)
            else:
                self._as_judged(found)
        return self._annotations[id_]

    def _as_judged(self, record: Record) -> None:
        assert isinstance(record, Annotation)
        found: Annotation | None = record
        if self.judged.changed.get(record.document, record) is not None:
            found = next(iter(self.judged.records([record])), None)
        _keep(self._annotations, record.id, found)

    def published(self, document: str) -> Interval:
        """When a document was published, without reading it.

        Raises:
            KeyError: If it is not there.
        """
        days = self._days(document)
        if days is None:
            raise KeyError(document)
        return Interval(*(date.fromisoformat(day) if day else None for day in days))

    def entity(self, id_: str) -> Entity | None:
        """The entity with this id, as most documents describe it."""
        if id_ not in self._entities:
            _keep(self._entities, id_, self._store.rollup.entity(id_) if id_ else None)
        return self._entities[id_]

    def head(self, document: str) -> str:
        """The document that one goes back to; itself when it is no copy."""
        if document not in self._heads:
            _keep(self._heads, document, self._store.rollup.head(document), _DATED)
        return self._heads[document]

    def has(self, document: str) -> bool:
        """Whether a document is there and was not rejected."""
        return self.judged.changed.get(document, self) is not None and self._days(document) is not None

    def is_within(self, document: str, as_of: date | None, since: date | None) -> bool:
        """Whether a document is there, and was published up to one day and from another on; undated ones were."""
        if not self.has(document):
            return False
        earliest, latest = self._days(document) or (None, None)
        too_late = as_of is not None and earliest is not None and earliest > as_of.isoformat()
        too_early = since is not None and latest is not None and latest < since.isoformat()
        return not too_late and not too_early

    def _days(self, document: str) -> tuple[str | None, str | None] | None:
        """The days between which a document was published; whoever asks for them alone need not read it."""
        if document not in self._dated:
            found = next(iter(self._store.rollup.dated([document])), None)
            _keep(self._dated, document, None if found is None else (found.earliest, found.latest), _DATED)
        return self._dated[document]


def _keep(cache: dict[str, V], key: str, value: V, most: int = _CACHED) -> V:
    if len(cache) >= most:
        cache.pop(next(iter(cache)))
    cache[key] = value
    return value
