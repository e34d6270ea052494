"""Half-open spans of code points.

Every record points at the words that carry it by ``[start, end)`` offsets, counted in Unicode code points into the
document's text as read. The text itself is never edited.
"""

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """``text[start:end]``, in code points.

    Attributes:
        start: First code point of the span.
        end: One past the last code point.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether *other* lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether both spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class TextSpan(Span, frozen=True):
    """A span together with the words it covers."""

    text: str


def text_span(text: str, start: int, end: int) -> TextSpan:
    """The span ``[start, end)`` of *text* with its words."""
    return TextSpan(start, end, text[start:end])


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of *spans*.

    Raises:
        ValueError: If there is no span.
    """
    listed = list(spans)
    if not listed:
        raise ValueError("no span to cover")
    return Span(min(s.start for s in listed), max(s.end for s in listed))
