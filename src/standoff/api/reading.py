"""One article with all that is known of it: what a reader has beside the text."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from standoff.api.results import Citation, DocumentLine
from standoff.model import (
    Attribution,
    Claim,
    Commitment,
    Event,
    Extraction,
    Interval,
    Mention,
    Status,
    Timex,
)

Carded = Event | Attribution | Claim | Commitment | Mention | Timex


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What other articles have of the same.

    Attributes:
        relation: ``statement`` (the same utterance in other words), ``question`` (claims on the same matter).
        group: Id of the statement or question.
        label: What the question is about; empty for a statement.
        citations: The words of the others, by date.
    """

    relation: Literal["statement", "question"]
    group: str
    label: str = ""
    citations: tuple[Citation, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A record of an article, as a reader is told of it.

    Attributes:
        record: The record.
        citation: Its words.
        actor: Names of who acts, speaks, is bound or is meant.
        recipient: Names of who is acted on or addressed.
        who: The words for who says so; ``None`` when the article itself does.
        said: When the statement was made that it stands under.
        status: Where a commitment stands.
        beside: What others have of the same.
    """

    record: Carded
    citation: Citation
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    who: str | None = None
    said: Interval | None = None
    status: Status | None = None
    beside: tuple[Beside, ...] = ()


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """An article opened.

    Attributes:
        line: As a line of a list.
        extraction: The article with its annotations, as judged.
        cards: Its records in text order; of two that begin together the longer first.
        copies: Other articles that go back to the same text.
        stories: Id and label of the happenings it is about.
        rejected: Whether an analyst rejected it.
    """

    line: DocumentLine
    extraction: Extraction
    cards: tuple[Card, ...]
    copies: tuple[DocumentLine, ...] = ()
    stories: tuple[tuple[str, str], ...] = ()
    rejected: bool = False


def in_text_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Cards as one meets them in the text."""
    return tuple(sorted(cards, key=lambda card: (card.record.start, -card.record.end, card.record.id)))


def records_of(extraction: Extraction) -> tuple[Carded, ...]:
    """All annotations of an article."""
    return (
        *extraction.events,
        *extraction.attributions,
        *extraction.claims,
        *extraction.commitments,
        *extraction.mentions,
        *extraction.timexes,
    )


Side = tuple[tuple[str, ...], tuple[str, ...]]  # entities and countries


def sides(record: Carded) -> tuple[Side, Side]:
    """Who acts in a record, and to whom it is done."""
    own: tuple[str, ...]
    match record:
        case Event():
            return (record.actor, record.actor_countries), (record.recipient, record.recipient_countries)
        case Commitment():
            return (record.issuer, record.issuer_countries), (record.addressee, record.addressee_countries)
        case Claim():
            own = (record.by,) if record.by else ()
            return (own, record.by_countries), ((), record.quantity.of if record.quantity else ())
        case Attribution():
            own = (record.speaker_entity,) if record.speaker_entity else ()
            return (own, record.speaker_countries), ((), ())
        case Mention():
            own = record.entities or ((record.entity,) if record.entity else ())
            return (own, record.countries or ((record.country,) if record.country else ())), ((), ())
    return ((), ()), ((), ())


def standing(statuses: Iterable[Status]) -> Mapping[str, Status]:
    """Statuses by commitment."""
    return {status.commitment: status for status in statuses}
