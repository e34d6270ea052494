"""Stories with all their articles, for ``standoff stories``."""

from collections.abc import Sequence

from standoff.api import DocumentLine, Story
from standoff.api.dates import between
from standoff.cli.citing import count, days
from standoff.cli.console import Piece
from standoff.cli.page import Entry


def story_entries(stories: Sequence[Story]) -> list[Entry]:
    """A line for each story, and one for each of its articles."""
    entries = []
    for story in stories:
        told = f"  {count(len(story.documents), 'article')}, {count(story.origins, 'independent origin')}"
        told += ", accepted" if story.accepted else ""
        pieces = (Piece(story.label, "strong", elastic=True), Piece(f"{told}  [{story.id}]", "note"))
        entries.append(Entry(pieces, between(story.earliest, story.latest), lines=2))
        entries.extend(_article(line) for line in story.documents)
    return entries


def _article(line: DocumentLine) -> Entry:
    pieces = [
        Piece("  "),
        Piece(f"{line.publisher}{f' {line.rating}' if line.rating else ''}: "),
        Piece(line.title, "quote", elastic=True),
        Piece(f"  {days(line.published)}"),
    ]
    if line.basis in ("inferred", "unknown"):
        pieces.append(Piece(f" ({line.basis})", "warn"))
    if line.agency:
        pieces.append(Piece(f"  {line.agency}", "note"))
    if line.origin != line.id:
        pieces.append(Piece(f"  copy of {line.origin}", "note"))
    pieces.append(Piece(f"  [{line.id}]", "cite"))
    return Entry(tuple(pieces), level=1)
