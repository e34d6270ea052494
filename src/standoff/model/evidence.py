"""What speaks for and against a commitment, with the day from which it is known: kept, and folded for any day."""

from datetime import date
from typing import Literal

import msgspec

from standoff.model.when import Interval

EvidencePart = Literal["trigger", "support", "doubt", "fulfilment", "withdrawal"]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A reported event or a claim that bears on a commitment.

    Attributes:
        record: Id of the event or claim.
        document: Its document.
        part: ``trigger`` (what the condition names is reported), ``support`` (a claim bears that out), ``doubt`` (a
            claim denies it or could not confirm it), ``fulfilment`` (its issuer is reported to have done what was
            said), ``withdrawal`` (its issuer takes it back).
        reported: When the document was published.
        voice: On whose word: country codes joined, or the document's id for the article's own.
        score: How well it agrees with what the commitment names, in [0, 1]; 1 for claims, which agree or do not.
        because: Why, for the reader.
    """

    record: str
    document: str
    part: EvidencePart
    reported: Interval
    voice: str
    score: float = 1.0
    because: str = ""

    @property
    def known(self) -> date | None:
        """The first day on which the report was surely out; ``None`` when nothing says so.

        A date known to a day or two counts from its first day on: it is the date the reader is shown.
        """
        days = self.reported.days
        return self.reported.earliest if days is not None and days <= 2 else self.reported.latest

    def is_known(self, as_of: date | None) -> bool:
        """Whether the report was surely out on *as_of*; ``None`` is the day when everything is out."""
        return as_of is None or (self.known is not None and self.known <= as_of)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment with all that bears on it; no day is looked at.

    Attributes:
        commitment: Its id.
        is_matchable: Whether its condition names an act that a report could be matched with.
        evidence: The best of each part first.
    """

    commitment: str
    is_matchable: bool
    evidence: tuple[Evidence, ...] = ()
