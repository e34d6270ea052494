"""Attributions while they are being worked out: token ranges instead of records."""

from dataclasses import dataclass

from standoff.extraction.attribution_cues import Found
from standoff.lexicons.reporting import Cue

Range = tuple[int, int]


@dataclass(slots=True)
class Said:
    """One attribution by token.

    Attributes:
        pieces: Token ranges of the content, in text order.
        cue: The cue, if there is one.
        entry: Its lexicon entry as used here; ``None`` where no entry fits (an unlisted verb after a quotation).
        rule: What made it.
        speaker: Head token of the words for the speaker.
        said_by: Token range of these words.
        of: Token the grounding is asked about, where it is not the speaker's head (the owner of a statement).
        continues: The attribution that this one continues.
        claims: Quotations (by number) that are part of the content.
        frame: Which frame of the cue the content fills.
    """

    pieces: list[Range]
    cue: Found | None
    entry: Cue | None
    rule: str
    speaker: int | None = None
    said_by: Range | None = None
    of: int | None = None
    continues: "Said | None" = None
    claims: tuple[int, ...] = ()
    frame: str = "quote"

    @property
    def first(self) -> int:
        """First token of the content."""
        return self.pieces[0][0]

    @property
    def beyond(self) -> int:
        """One past the last token of the content."""
        return self.pieces[-1][1]

    def holds(self, token: int) -> bool:
        """Whether a token stands in the content."""
        return any(first <= token < beyond for first, beyond in self.pieces)
