"""Documents and their records looked up by id: who, where, in which sentence."""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from standoff.api.lexicons import listed_name
from standoff.api.results import Citation, DocumentLine
from standoff.model import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Duplicate,
    Entity,
    Event,
    Extraction,
    Interval,
    parties,
)
from standoff.model.annotation import Annotation

A = TypeVar("A", bound=Annotation)

_PRONOUNS = frozenset("he she it they we i both who".split())
_HEADLINE = 120  # code points of the text that stand for a headline where there is none


@dataclass(frozen=True)
class Placed:
    """A document, and where its sentences begin and end, with their numbers."""

    document: Document
    sentences: tuple[tuple[int, int, int], ...]

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence that a code point stands in (or right behind)."""
        place = bisect_right(self.sentences, offset, key=itemgetter(0)) - 1
        return self.sentences[place][2] if place >= 0 else None


class Lookup(ABC):
    """Documents and records by id, and how to cite them, wherever they are kept."""

    def __init__(self, *, accepted: Container[str] = (), ratings: Mapping[str, str] | None = None) -> None:
        """Show records with what analysts decided.

        Args:
            accepted: Ids of the records that an analyst accepted.
            ratings: By publisher, on the Admiralty scale.
        """
        self._accepted = accepted
        self._ratings = ratings or {}

    @abstractmethod
    def placed(self, document: str) -> Placed:
        """A document with its sentences.

        Raises:
            KeyError: If it is not there.
        """

    def published(self, document: str) -> Interval:
        """When a document was published.

        Raises:
            KeyError: If it is not there.
        """
        return self.placed(document).document.published

    @abstractmethod
    def annotation(self, id_: str | None) -> Annotation | None:
        """The annotation with this id, if there is one."""

    @abstractmethod
    def entity(self, id_: str) -> Entity | None:
        """The entity with this id, if any document describes it."""

    @abstractmethod
    def head(self, document: str) -> str:
        """The document that one goes back to; itself when it is no copy."""

    def is_accepted(self, record: str) -> bool:
        """Whether an analyst accepted a record."""
        return record in self._accepted

    def name(self, entity: str) -> str:
        """How to print an entity or a country."""
        known = self.entity(entity)
        if known is not None:
            return known.name
        # A state may act through its minister in articles that never name it; reading the table takes a while.
        state, _, body = entity.partition("/")
        if not state.isupper():
            return entity
        listed = listed_name(entity)
        return f"{body.replace('-', ' ')} of {self.name(state)}" if body and listed == entity else listed

    def names(self, entities: Iterable[str], countries: Iterable[str]) -> tuple[str, ...]:
        """Names of entities; of their countries where no entity is known."""
        return tuple(dict.fromkeys(self.name(entity) for entity in (tuple(entities) or tuple(countries))))

    def states(self, entities: Iterable[str], countries: Iterable[str]) -> tuple[str, ...]:
        """Names of the states and organisations that parties act for; of a group its own."""
        return self.names((), parties(tuple(entities), tuple(countries), self.entity))

    def cite(self, record: Annotation) -> Citation:
        """The words of an annotation, and where they stand; of a claim the whole clause."""
        start, end = cited(record)
        return self.quote(record.document, start, end, record=record.id)

    def quote(self, document_id: str, start: int, end: int, *, record: str) -> Citation:
        """The words of a span, and where they stand."""
        placed, head = self.placed(document_id), self.head(document_id)
        document = placed.document
        return Citation(
            record=record,
            document=document_id,
            publisher=document.publisher or Path(document.path).name,
            headline=None if document.publisher else headline(document),
            published=document.published,
            sentence=placed.sentence_at(start),
            start=start,
            end=end,
            words=document.text[start:end],
            rating=self._ratings.get(document.publisher or ""),
            accepted=record in self._accepted,
            copy_of=head if head != document_id else None,
        )

    def who(self, record: Event | Claim | Commitment | Attribution) -> str | None:
        """The words for who says so, as full as they are known; ``None`` when the article itself says it."""
        said = self.annotation(record.attribution) if not isinstance(record, Attribution) else record
        if not isinstance(said, Attribution):
            return self.name(record.by) if isinstance(record, Claim) and record.by else None
        entity = self.entity(said.speaker_entity or "")
        if entity is not None:
            return entity.name
        states = ", ".join(self.name(country) for country in said.speaker_countries)
        if said.speaker is not None and not (states and said.speaker.text.casefold() in _PRONOUNS):
            return said.speaker.text
        return states or "unnamed"

    def said(self, record: Claim | Commitment | Event) -> Interval | None:
        """When the statement was made that a record stands under, where the article tells."""
        attribution = self.annotation(record.attribution)
        return attribution.when if isinstance(attribution, Attribution) else None

    def line(self, document_id: str) -> DocumentLine:
        """The document as a line of a list."""
        document = self.placed(document_id).document
        return DocumentLine(
            id=document.id,
            path=document.path,
            publisher=document.publisher or Path(document.path).name,
            agency=document.agency,
            title=headline(document),
            published=document.published,
            basis=document.published.basis,
            rating=self._ratings.get(document.publisher or ""),
            origin=self.head(document.id),
            named=bool(document.publisher),
        )

    def corroboration(self, citations: Iterable[Citation | Annotation]) -> int:
        """Number of independent origins behind some citations or records."""
        return len({self.head(citation.document) for citation in citations})

    def first(self, records: Iterable[A], most: int | None = None) -> list[A]:
        """Records in the order in which they are cited, each once: all of them, or the first."""
        each = {(one.id, one.document): one for one in records}
        ordered = sorted(each.values(), key=lambda one: _order(self.published(one.document), one.document, one))
        return ordered[:most]

    def in_order(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """Citations by date of publication; undated documents last."""
        each = {(one.record, one.document, one.start, one.end): one for one in citations}
        return tuple(sorted(each.values(), key=_citation_order))


class Index(Lookup):
    """Some documents of a crisis in memory, and what is known of each.

    Attributes:
        extractions: By document id, in the order given.
        origins: For each folded copy the document that it goes back to.
    """

    def __init__(
        self,
        extractions: Iterable[Extraction],
        duplicates: Iterable[Duplicate] = (),
        *,
        accepted: Container[str] = (),
        ratings: Mapping[str, str] | None = None,
    ) -> None:
        """Look things up in *extractions*.

        Args:
            extractions: The documents.
            duplicates: Which of them are copies.
            accepted: Ids of the records that an analyst accepted.
            ratings: By publisher, on the Admiralty scale.
        """
        super().__init__(accepted=accepted, ratings=ratings)
        self.extractions: Mapping[str, Extraction] = {extraction.document.id: extraction for extraction in extractions}
        self.origins = origins(duplicates)

    def placed(self, document: str) -> Placed:
        """A document with its sentences."""
        extraction = self.extractions[document]
        return Placed(extraction.document, tuple((s.start, s.end, s.number) for s in extraction.sentences))

    def annotation(self, id_: str | None) -> Annotation | None:
        """The annotation with this id, if there is one."""
        return self.annotations.get(id_ or "")

    def entity(self, id_: str) -> Entity | None:
        """The entity with this id, as the first document that names it describes it."""
        return self.entities.get(id_)

    def head(self, document: str) -> str:
        """The document that one goes back to; itself when it is no copy."""
        return self.origins.get(document, document)

    @cached_property
    def annotations(self) -> Mapping[str, Annotation]:
        """Attributions, events, claims, commitments, mentions and timexes by id."""
        found: dict[str, Annotation] = {}
        for extraction in self.extractions.values():
            kinds: tuple[tuple[Annotation, ...], ...] = (
                extraction.mentions,
                extraction.timexes,
                extraction.attributions,
                extraction.events,
                extraction.claims,
                extraction.commitments,
            )
            for records in kinds:
                for record in records:
                    found.setdefault(record.id, record)
        return found

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entities by id, as the first document that names them describes them."""
        found: dict[str, Entity] = {}
        for extraction in self.extractions.values():
            for entity in extraction.entities:
                found.setdefault(entity.id, entity)
        return found


def cited(record: Annotation) -> tuple[int, int]:
    """The span of the words that a record is cited by; of a claim the whole clause."""
    clause = record.clause if isinstance(record, Claim) else None
    return (record.start, record.end) if clause is None else (clause.start, clause.end)


def period(published: Iterable[Interval]) -> Interval:
    """From the first day to the last on which any of some documents was published.

    Documents that are dated only roughly do not stretch it: one of "some time in these eight years" would. Where all
    are such, all count.
    """
    known = list(published)
    known = [interval for interval in known if not interval.is_rough] or known
    return Interval(
        min((interval.earliest for interval in known if interval.earliest), default=None),
        max((interval.latest for interval in known if interval.latest), default=None),
    )


def origins(duplicates: Iterable[Duplicate]) -> dict[str, str]:
    """For each folded document the one it goes back to, chains followed to their end."""
    folded: dict[str, str] = {}
    for duplicate in duplicates:
        for document in duplicate.documents[1:]:
            if document != duplicate.documents[0]:
                folded.setdefault(document, duplicate.documents[0])
    result = {}
    for document, target in folded.items():
        seen, at = {document}, target
        while at in folded and at not in seen:
            seen.add(at)
            at = folded[at]
        result[document] = at
    return result


def headline(document: Document) -> str:
    """The headline, or the first line of the body."""
    if document.title:
        return " ".join(document.title.text.split())
    body = next((region for region in document.regions if region.role == "body"), None)
    start = body.start if body else 0
    lines = (line.strip() for line in document.text[start : start + 4 * _HEADLINE].splitlines())
    first = next((line for line in lines if line), "")
    return first if len(first) <= _HEADLINE else first[: _HEADLINE - 1].rstrip() + "…"


def _order(published: Interval, document: str, record: Annotation) -> tuple[date, date, str, int, int, str]:
    start, end = cited(record)
    return (published.latest or date.max, published.earliest or date.max, document, start, end, record.id)


def _citation_order(citation: Citation) -> tuple[date, date, str, int, int, str]:
    published = citation.published
    return (
        published.latest or date.max,
        published.earliest or date.max,
        citation.document,
        citation.start,
        citation.end,
        citation.record,
    )
