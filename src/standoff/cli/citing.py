"""Names, parties and citations as every command prints them."""

from collections.abc import Sequence

from standoff.api import Citation
from standoff.api.dates import span
from standoff.cli.console import Piece, clean
from standoff.model import Interval

_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})
_NAMES = 3  # how many names stand in a line before the rest is counted


def cite(citation: Citation, *, others: int = 0) -> str:
    """Publisher or file, sentence, offsets and id: ``[The Post §5 1180–1340 k-3kq2m7xw5a]``.

    Behind a publisher that an analyst has rated stands the rating: ``[The Post B2 §5 ...]``.

    Args:
        citation: What to cite.
        others: How many more places carry the same record.
    """
    sentence = "" if citation.sentence is None else f" §{citation.sentence}"
    more = f" +{others}" if others else ""
    rated = f" {citation.rating}" if citation.rating else ""
    return f"[{clean(citation.publisher)}{rated}{sentence} {citation.start}–{citation.end} {citation.record}{more}]"


def accepted(citations: Sequence[Citation]) -> list[Piece]:
    """A mark on what an analyst has accepted, in one of its places at least."""
    return [Piece("accepted", "good"), Piece("  ")] if any(one.accepted for one in citations) else []


def names(found: Sequence[str], *, unknown: str = "") -> str:
    """Some names, the rest counted."""
    listed = [clean(name) for name in found[:_NAMES]]
    if len(found) > _NAMES:
        listed.append(f"{len(found) - _NAMES} more")
    return ", ".join(listed) or unknown


def quoted(words: str, focus: str = "") -> list[Piece]:
    """Words of an article in quotation marks; marks inside become single ones, as in print.

    Args:
        words: The words.
        focus: What of them is looked for: it stays where the others are cut.
    """
    inner = clean(words).translate(_SINGLE)
    return [Piece("“"), Piece(inner, "quote", elastic=True, focus=focus), Piece("”")]


def parties(actor: Sequence[str], recipient: Sequence[str], *, unknown: str = "somebody") -> str:
    """Who to whom."""
    whom = names(recipient)
    return f"{names(actor, unknown=unknown)} → {whom}" if whom else names(actor, unknown=unknown)


def said_when(said: Interval | None, published: Interval) -> Interval:
    """The days of a statement; those of the article when it says nothing narrower."""
    return said if said is not None and said.is_bounded else published


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(2, "story", "stories")
    '2 stories'
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def days(interval: Interval) -> str:
    """An interval of days in print."""
    return span(interval)
