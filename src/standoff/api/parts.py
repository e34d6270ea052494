"""The parts that do the work, imported when first used: opening a crisis must not load a parser."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standoff.model import (
    Case,
    Commitment,
    Document,
    Entry,
    Extraction,
    Failure,
    Judgement,
    Occurrence,
    Published,
    Route,
    Status,
)
from standoff.model.annotation import Annotation
from standoff.store import Move

if TYPE_CHECKING:
    from standoff.extraction import Extractor
    from standoff.linking import Linked, Reading, Tension


@dataclass(frozen=True)
class Parts:
    """Which parser and lexicons to work with. Small and picklable: worker processes get a copy.

    Attributes:
        model: spaCy pipeline to parse with; ``None`` for the default.
        lexicons: Lexicon files of the user.
    """

    model: str | None = None
    lexicons: tuple[Path, ...] = ()

    def read(self, inputs: Iterable[Any], options: dict[str, Any]) -> Iterator[Document | Failure]:
        """The articles of files, folders, globs and streams."""
        from standoff.ingest import read_inputs

        return iter(read_inputs(inputs, **options))

    def read_received(self, data: bytes, options: dict[str, Any]) -> Iterator[Document | Failure]:
        """The articles in bytes that were handed over."""
        from standoff.ingest import read_received

        return iter(read_received(data, **options))

    def read_text(self, text: str, options: dict[str, Any]) -> Document:
        """The article that a text is.

        Raises:
            UnsupportedLanguage: If there are no rules for its language.
        """
        from standoff.ingest import check_language, read_text

        document = read_text(text, **options)
        if document.language != "und":  # too short to tell: whoever hands over a sentence knows what it is
            check_language(document)
        return document

    def load(self) -> None:
        """Load parser and lexicons, so that the first article does not wait for them."""
        _extractor(self.model, self.lexicons)

    def extract(self, document: Document) -> Extraction:
        """The extraction of an article as read."""
        return _extractor(self.model, self.lexicons).extract(document)

    def redate(self, document: Document, published: Published) -> Extraction:
        """The extraction of an article whose date other articles gave away."""
        return _extractor(self.model, self.lexicons).extract(document, published=published)

    def routes(self, record: Annotation, extraction: Extraction) -> tuple[tuple[Route, ...], frozenset[str]]:
        """The ways through the parse that made a record, and the words of its sentences."""
        from standoff.extraction.routes import routes

        return routes(record, extraction, model=self.model)

    def entries(self, rule: str, words: frozenset[str]) -> tuple[Entry, ...]:
        """What the lexicons say under a rule id; of long lists first what is among *words*."""
        from standoff.lexicons.entries import entries

        return entries(rule, extra=self.lexicons, words=words)

    def link(self, extractions: Iterable[Extraction], judgements: Sequence[Judgement]) -> "Linked":
        """The record across documents."""
        from standoff.linking import link

        return link(extractions, judgements=judgements)

    def link_readings(self, readings: "Iterable[Reading]", judgements: Sequence[Judgement]) -> "Linked":
        """The same for documents that were read before."""
        from standoff.linking import link_readings

        return link_readings(readings, judgements=judgements)

    def reading(self, extraction: Extraction) -> "Reading":
        """An article as linking sees it."""
        from standoff.linking import read

        return read(extraction)

    def cases(
        self, extractions: Iterable[Extraction], linked: "Linked", judgements: Sequence[Judgement]
    ) -> Iterator[tuple[str, Case]]:
        """What bears on each commitment of these extractions, with the document that it stands in."""
        from standoff.linking import evidence, index

        records: list[Commitment] = []

        def read() -> Iterator[Extraction]:
            for extraction in extractions:
                records.extend(extraction.commitments)
                yield extraction

        known = index(read(), linked, judgements=judgements)
        for record in records:
            yield record.document, evidence(record, index=known)

    def status(self, commitment: Commitment, case: Case, *, as_of: date | None, origins: Mapping[str, str]) -> Status:
        """Where a commitment stands on a day."""
        from standoff.linking import status

        return status(commitment, as_of=as_of, case=case, origins=origins)

    def moves(
        self, extraction: Extraction, occurrence_of: Callable[[str], Occurrence | None] = lambda event: None
    ) -> tuple[Move, ...]:
        """The events of an article between two countries, with their discounted scores.

        Args:
            extraction: The article.
            occurrence_of: What an event, by id, is a report of.
        """
        from standoff.linking.tension import moves

        return tuple(
            Move(
                day=move.day.isoformat(),
                actor=move.actor,
                recipient=move.recipient,
                event=move.event,
                type=move.type,
                score=move.score,
            )
            for move in moves(extraction, occurrence_of=occurrence_of)
        )

    def tension(self, day: str, actor: str, recipient: str, reports: Iterable[tuple[str, float, str]]) -> "Tension":
        """How hostile one state was to another on a day: type, score and event id of what independent articles tell."""
        from standoff.linking.tension import fold

        return fold(date.fromisoformat(day), actor, recipient, reports)


@cache
def _extractor(model: str | None, lexicons: tuple[Path, ...]) -> "Extractor":
    from standoff.extraction import Extractor, extractor

    return Extractor(model=model, extra_lexicons=lexicons) if model or lexicons else extractor()
