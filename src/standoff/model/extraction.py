"""All that was extracted from one document."""

import msgspec

from standoff.model.annotation import Entity, Mention, Timex
from standoff.model.document import Document, Sentence
from standoff.model.linked import Failure
from standoff.model.proposition import Attribution, Claim, Commitment, Event


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """One document with its annotations, each tuple in text order.

    ``document.published`` may be narrower than what ingest found: the extraction infers dates too. ``failures`` holds
    the components that failed on the document; what the others found is there all the same.
    """

    document: Document
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    failures: tuple[Failure, ...] = ()
