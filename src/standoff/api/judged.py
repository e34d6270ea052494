"""What the judgements in force make of the records: what every view shows unless it is asked for without them."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from standoff.api.anchoring import members, moved
from standoff.api.regrounding import Grounded, reground
from standoff.model import (
    Cluster,
    Document,
    Duplicate,
    Entity,
    Extraction,
    Judgement,
    Occurrence,
    Question,
    Thread,
    Utterance,
)
from standoff.model.annotation import Annotation
from standoff.model.judgement import in_force
from standoff.store import Store

A = TypeVar("A", bound=Annotation)
L = TypeVar("L", Cluster, Duplicate, Utterance, Occurrence, Thread, Question)

# Share of members that two groups must have in common for a judgement on one to hold for the other.
_SAME_GROUP = 0.5


class Judged:
    """The judgements in force, with the ids that their records have now.

    Attributes:
        judgements: Those in force, as they were made.
        rejected: Ids of rejected records.
        accepted: Ids of accepted ones.
        ratings: By publisher, on the Admiralty scale.
    """

    def __init__(self, store: Store, judgements: Iterable[Judgement]) -> None:
        """Find the records again that *judgements* are about."""
        self._store = store
        self.judgements = tuple(moved(store, judgement) for judgement in in_force(judgements))
        verdicts = {j.target: j.verdict for j in self.judgements if j.verdict in ("accept", "reject")}
        self.rejected = frozenset(id_ for id_, verdict in verdicts.items() if verdict == "reject")
        self.accepted = frozenset(id_ for id_, verdict in verdicts.items() if verdict == "accept")
        self.ratings: Mapping[str, str] = {
            j.target: j.other for j in self.judgements if j.verdict == "rate" and j.other
        }
        self._grounded: dict[str, str] = {
            j.target: j.other for j in self.judgements if j.verdict == "reground" and j.other
        }

    @property
    def changes_linking(self) -> bool:
        """Whether linking without the judgements could find something else."""
        return any(judgement.verdict not in ("accept", "rate") for judgement in self.judgements)

    @property
    def regrounds(self) -> bool:
        """Whether records may have other parties than were found."""
        return bool(self._grounded) or any(id_.startswith("m-") for id_ in self.rejected)

    @cached_property
    def changed(self) -> Mapping[str, Extraction | None]:
        """The documents that judgements change, as they are then; ``None`` for a rejected one."""
        touched: dict[str, None] = {}
        for id_ in sorted({*self.rejected, *self._grounded}):
            record = self._store.get(id_)
            if isinstance(record, Document):
                touched[record.id] = None
            elif isinstance(record, Annotation):
                touched[record.document] = None
        return {id_: self._apply(self._store.extraction(id_)) for id_ in touched}

    def extraction(self, document: str) -> Extraction | None:
        """A document as judged; ``None`` for a rejected one."""
        found = self._store.extraction(document)
        return self.changed.get(document, found)

    def extractions(self, found: Iterable[Extraction]) -> "Iterable[Extraction]":
        """Extractions as judged, rejected documents left out."""
        for extraction in found:
            now = self.changed.get(extraction.document.id, extraction)
            if now is not None:
                yield now

    def records(self, found: Iterable[A]) -> "Iterable[A]":
        """Annotations as judged, rejected ones left out."""
        for record in found:
            if record.document not in self.changed:
                yield record
                continue
            now = self._records.get(record.id)
            if now is not None:
                yield now  # type: ignore[misc]  # the same record, with other parties

    def linked(self, found: Iterable[L]) -> "Iterable[L]":
        """Stories, statements, occurrences and questions, rejected ones left out."""
        for record in found:
            if not self._is_rejected(record):
                yield record

    def _is_rejected(self, record: Cluster | Duplicate | Utterance | Occurrence | Thread | Question) -> bool:
        return not isinstance(record, Duplicate) and self.verdict(record) == "reject"

    @property
    def accepts_groups(self) -> bool:
        """Whether a story, statement, occurrence or question was accepted."""
        return any(id_.startswith(tuple(_PREFIXES.values())) for id_ in self.accepted)

    @cached_property
    def _records(self) -> Mapping[str, Annotation]:
        return {
            record.id: record
            for extraction in self.changed.values()
            if extraction is not None
            for kind in (
                extraction.mentions,
                extraction.timexes,
                extraction.attributions,
                extraction.events,
                extraction.claims,
                extraction.commitments,
            )
            for record in kind
        }

    def verdict(self, record: Cluster | Utterance | Occurrence | Thread | Question) -> str:
        """The last judgement on a group of mostly these members: its id changes with each member."""
        kind = str(type(record).__struct_config__.tag)
        verdict = ""
        for judgement in self.judgements:
            if judgement.verdict not in ("accept", "reject"):
                continue
            if judgement.target == record.id:
                verdict = judgement.verdict
            elif judgement.target.startswith(_PREFIXES[kind]) and judgement.anchors:
                one, other = {a.record for a in judgement.anchors}, set(members(record))
                if len(one & other) > _SAME_GROUP * len(one | other):
                    verdict = judgement.verdict
        return verdict

    def _apply(self, extraction: Extraction) -> Extraction | None:
        if extraction.document.id in self.rejected:
            return None
        known = {mention.id for mention in extraction.mentions}
        grounded: dict[str, Grounded] = dict.fromkeys(known & self.rejected, NOBODY)
        for id_ in known & self._grounded.keys() - self.rejected:
            grounded[id_] = self._meant(self._grounded[id_])
        return without(reground(extraction, grounded), self.rejected)

    def _meant(self, id_: str) -> Grounded:
        entity = self._store.get(id_)
        if isinstance(entity, Entity):
            return Grounded(id_, entity.country or (id_ if id_.isupper() else None), entity)
        country = id_.partition("/")[0]
        return Grounded(id_, country if country.isupper() else None)


NOBODY = Grounded(None, None)
_PREFIXES = {"cluster": "s-", "utterance": "u-", "occurrence": "o-", "thread": "w-", "question": "l-"}


def without(extraction: Extraction, rejected: frozenset[str]) -> Extraction:
    """An extraction without rejected records and what rests on them alone.

    What stands on somebody's word goes with that word: without it, it would stand there as the article's own.
    """
    gone = set(rejected)

    def left(records: tuple[A, ...], *, on: Callable[[A], str | None]) -> tuple[A, ...]:
        gone.update(record.id for record in records if on(record) in gone)
        return tuple(record for record in records if record.id not in gone)

    for _ in extraction.attributions:  # words quoted in words quoted: as deep as there are
        before = len(gone)
        left(extraction.attributions, on=lambda record: record.parent)
        if len(gone) == before:
            break
    attributions = tuple(record for record in extraction.attributions if record.id not in gone)
    events = left(extraction.events, on=lambda record: record.attribution)
    claims = left(left(extraction.claims, on=lambda record: record.attribution), on=lambda record: record.event)
    return msgspec.structs.replace(
        extraction,
        mentions=tuple(record for record in extraction.mentions if record.id not in gone),
        timexes=tuple(record for record in extraction.timexes if record.id not in gone),
        attributions=attributions,
        events=events,
        claims=claims,
        commitments=tuple(
            msgspec.structs.replace(
                record,
                condition_events=tuple(id_ for id_ in record.condition_events if id_ not in gone),
                consequence_events=tuple(id_ for id_ in record.consequence_events if id_ not in gone),
            )
            for record in left(extraction.commitments, on=lambda record: record.attribution)
        ),
    )
