"""A brief as text for a terminal, a mail or a pager."""

from collections.abc import Sequence

from standoff.cli.citing import cite
from standoff.cli.console import Piece, Screen
from standoff.cli.layout import item
from standoff.cli.page import Entry, Page

INDENT = 16  # columns of the gutter, the space behind it included: "23–24 Oct 2024" fits
_WIDE = 140  # columns; on less an entry may take twice the lines


def print_page(page: Page, screen: Screen, *, everything: bool = False) -> None:
    """Print a brief.

    Args:
        page: The brief.
        screen: Where to.
        everything: Whether to print all words of every entry.
    """
    print_entries((Entry((Piece(page.title, "heading"),), lines=2), *page.glance), screen, indent=0)
    for section in page.sections:
        if section.name == "unread" and not section.entries:
            continue
        screen.line()
        screen.line([Piece(section.title.upper(), "heading"), Piece(f"  {section.note}", "note")])
        print_entries(section.entries, screen, everything=everything)
    if page.footer:
        screen.line()
        print_entries([Entry((Piece(page.footer, "note"),), lines=3)], screen, indent=0)


def print_entries(entries: Sequence[Entry], screen: Screen, *, indent: int = INDENT, everything: bool = False) -> None:
    """Print the entries of a section."""
    for entry in entries:
        lines = entry.lines if screen.width >= _WIDE else 2 * entry.lines
        beside = 1 if entry.head else 0 if indent == 0 else indent
        gutter = f" {entry.gutter}" if entry.gutter else ""
        for line in item(
            entry.pieces,
            gutter=gutter,
            indent=beside,
            cite=cite(entry.citation, others=entry.others) if entry.citation else "",
            columns=screen.width,
            lines=None if everything else lines,
        ):
            screen.line(line)
