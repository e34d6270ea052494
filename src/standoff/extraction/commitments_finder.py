"""What every finder of commitments works with."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.extraction.actors import Actors
from standoff.extraction.addressees import Addressees
from standoff.extraction.binding import Binding
from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.commitment_records import Records
from standoff.extraction.issuance import Issuers
from standoff.extraction.parse import Parse
from standoff.extraction.ultimatums import Ultimatum
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Attribution


@dataclass(frozen=True)
class Finder:
    """A finder of one form of commitments in one document.

    Attributes:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Cues and word lists.
        attributions: Its attributions.
        terms: Its ultimatums.
        issuers: Who issues.
        binding: Who is bound.
        addressees: To whom.
        kinds: What its consequences are.
        records: Makes the records.
    """

    parse: Parse
    actors: Actors
    lexicon: CommitmentLexicon
    attributions: Sequence[Attribution]
    terms: Sequence[Ultimatum]
    issuers: Issuers
    binding: Binding
    addressees: Addressees
    kinds: Kinds
    records: Records
