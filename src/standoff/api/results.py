"""What the operations hand back beside the records themselves.

Everything a reader may doubt carries a ``Citation``: the words, and where they stand.
"""

from typing import Literal

import msgspec

from standoff.model import Commitment, Entry, Failure, Interval, Judgement, Record, Route, Span, Status


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """The words that carry a record, and where they stand.

    Attributes:
        record: Id of the record; ``show`` and ``why`` open it.
        document: Id of the document.
        publisher: Who published it, or its file name where nobody is named.
        headline: Its headline where nobody is named: that tells it apart for readers who do not know the files.
        published: When, as far as known.
        sentence: Number of the sentence, from 1; ``None`` outside all sentences.
        start: First code point of the words in the document's text.
        end: One past the last.
        words: ``text[start:end]``.
        rating: How an analyst rated the publisher on the Admiralty scale.
        accepted: Whether an analyst accepted the record.
        copy_of: Id of the document that this one only repeats; ``None`` when it goes back to no other.
    """

    record: str
    document: str
    publisher: str
    published: Interval
    sentence: int | None
    start: int
    end: int
    words: str
    headline: str | None = None
    rating: str | None = None
    accepted: bool = False
    copy_of: str | None = None


class AddReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the articles of one ``add`` or ``import_``.

    Attributes:
        added: New articles.
        unchanged: Articles that were stored already.
        replaced: Articles that had changed.
        failures: What could not be read or extracted.
    """

    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    failures: tuple[Failure, ...] = ()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment and where it stands on a day."""

    commitment: Commitment
    status: Status


class ActorCount(msgspec.Struct, frozen=True, kw_only=True):
    """How often somebody occurs.

    Attributes:
        entity: Entity id, or country code when counted by country.
        name: How to print it.
        type: Type of entity (``state``, ``person``...).
        country: What it belongs to or acts for.
        mentions: Number of mentions.
        documents: Number of documents with a mention.
        acts: Number of coded events it acts in.
        receives: Number of coded events it is acted on in.
        first: The first mention, by date of publication.
    """

    entity: str
    name: str
    type: str
    country: str | None
    mentions: int
    documents: int
    acts: int
    receives: int
    first: Citation


class DocumentLine(msgspec.Struct, frozen=True, kw_only=True):
    """A document in a list.

    Attributes:
        id: Document id.
        path: Where it was read.
        publisher: Who published it, or its file name.
        agency: Whose wire copy it is.
        title: Its headline, or its first words.
        published: When.
        basis: What the date rests on (``given``, ``metadata``, ``page``, ``inferred``, ``unknown``).
        origin: Id of the document it is folded into as a copy; its own id when it is none.
        rating: How an analyst rated the publisher on the Admiralty scale.
        named: Whether it names a publisher.
    """

    id: str
    path: str
    publisher: str
    agency: str | None
    title: str
    published: Interval
    basis: str
    origin: str
    rating: str | None = None
    named: bool = True


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A document that a search found.

    Attributes:
        document: The document.
        excerpt: The sentence with the most hits.
        hits: All hits in the document, in code points of its text.
        score: The better the higher, comparable within one search.
    """

    document: DocumentLine
    excerpt: Citation
    hits: tuple[Span, ...]
    score: float


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A record with what a reader needs to judge it.

    Attributes:
        record: The record.
        citations: Its words; for a record over several documents, the words of each member.
        before: The sentence before, or empty.
        sentence: The sentence or sentences it stands in.
        after: The sentence after, or empty.
        related: Records it refers to: the attribution it stands under, events of a condition, members.
        judgements: What analysts decided about it.
    """

    record: Record
    citations: tuple[Citation, ...]
    before: str = ""
    sentence: str = ""
    after: str = ""
    related: tuple[Record, ...] = ()
    judgements: tuple[Judgement, ...] = ()


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why a record is there.

    Attributes:
        id: The record.
        kind: Its kind.
        component: What made it.
        version: Version of that component; 0 where it has none.
        rule: Id of the rule or lexicon entry that fired.
        because: Reasons that the record itself keeps (a resolved date, a folded copy).
        citations: The words it rests on.
        sentence: The sentence they stand in.
        entries: What the lexicons say under the rule.
        routes: The ways through the parse of the sentence, from the word that made the record to its parts.
    """

    id: str
    kind: str
    component: str
    version: int
    rule: str
    because: tuple[str, ...]
    citations: tuple[Citation, ...]
    sentence: str
    entries: tuple[Entry, ...] = ()
    routes: tuple[Route, ...] = ()


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``doctor``."""

    name: str
    state: Literal["ok", "warning", "error"]
    detail: str
    hint: str = ""
