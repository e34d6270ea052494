"""Documents and records looked up in the crisis file, one at a time: only what is cited is ever read."""

from collections.abc import Container, Mapping
from datetime import date
from typing import TypeVar

from standoff.api.index import Lookup, Placed
from standoff.api.judged import Judged
from standoff.model import Entity
from standoff.model.annotation import Annotation
from standoff.store import Store

V = TypeVar("V")

_CACHED = 2_000  # documents, records and names kept at hand


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

    def placed(self, document: str) -> Placed:
        """A document with its sentences."""
        found = self._placed.get(document)
        if found is None:
            card = self._store.rollup.card(document)
            if card is None:
                raise KeyError(document)
            _keep(self._heads, document, card.head)
            found = _keep(self._placed, document, Placed(card.document, card.sentences))
        return found

    def annotation(self, id_: str | None) -> Annotation | None:
        """The annotation with this id, as judged; one of a rejected document as it was found."""
        if not id_:
            return None
        if id_ not in self._annotations:
            record = self._store.get(id_)
            found = record if isinstance(record, Annotation) else None
            if found is not None and self.judged.changed.get(found.document, found) is not None:
                found = next(iter(self.judged.records([found])), None)
            _keep(self._annotations, id_, found)
        return self._annotations[id_]

    def entity(self, id_: str) -> Entity | None:
        """The entity with this id, as most documents describe it."""
        if id_ not in self._entities:
            _keep(self._entities, id_, self._store.rollup.entity(id_) if id_ else None)
        return self._entities[id_]

    def head(self, document: str) -> str:
        """The document that one goes back to; itself when it is no copy."""
        if document not in self._heads:
            _keep(self._heads, document, self._store.rollup.head(document))
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
            _keep(self._dated, document, self._store.rollup.dated(document))
        return self._dated[document]


def _keep(cache: dict[str, V], key: str, value: V) -> V:
    if len(cache) >= _CACHED:
        cache.pop(next(iter(cache)))
    cache[key] = value
    return value
