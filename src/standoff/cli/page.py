"""What a brief says, in order, without a word about how it looks: text, Markdown and HTML all print this."""

from dataclasses import dataclass

from standoff.api import Citation
from standoff.cli.console import Piece


@dataclass(frozen=True)
class Entry:
    """One line of a brief.

    Attributes:
        pieces: The words.
        gutter: What stands before them (a date, a kind, a figure).
        citation: Where it stands; ``None`` for lines that say nothing about the crisis itself.
        others: How many more places carry it.
        lines: Lines it may take in text at full width.
        level: 0 for an entry, 1 for what belongs to the entry before.
        head: Whether it is the heading of the entries after it.
    """

    pieces: tuple[Piece, ...]
    gutter: str = ""
    citation: Citation | None = None
    others: int = 0
    lines: int = 1
    level: int = 0
    head: bool = False


@dataclass(frozen=True)
class Section:
    """Entries under a heading.

    Attributes:
        name: Short name, lower case; anchors in HTML.
        title: The heading.
        note: What stands beside the heading (counts, what was left out).
        entries: The entries; without any, ``note`` says that there is nothing.
    """

    name: str
    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Page:
    """A brief.

    Attributes:
        title: One line that names the crisis.
        glance: Lines under it.
        sections: The sections in reading order.
        footer: How to open what is cited.
    """

    title: str
    glance: tuple[Entry, ...]
    sections: tuple[Section, ...]
    footer: str
