"""What stands between the commands and the terminal: width, colours, hostile characters, progress."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO
from unicodedata import category

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 100  # columns when the output is no terminal and COLUMNS says nothing
_NARROWEST = 40
_JOINERS = "\u200c\u200d"  # part of the spelling in several scripts

# Roles, not colours, are what the layouts name; each is readable on dark and light ground, and in words as well.
STYLES = {
    "": "",
    "heading": "bold",
    "strong": "bold",
    "note": "dim",
    "cite": "dim",
    "gutter": "cyan",
    "hot": "bold red",
    "warn": "yellow",
    "good": "green",
    "quote": "",
    "figure": "bold",
}


@dataclass(frozen=True)
class Piece:
    """Some words in one style.

    Attributes:
        text: The words; whatever they hold, they are made safe on the way out.
        style: A key of ``STYLES``.
        elastic: Whether they may be cut when there is no room.
        focus: The part of them that a cut should leave, if they hold it.
    """

    text: str
    style: str = ""
    elastic: bool = False
    focus: str = ""


def clean(text: str) -> str:
    """Words of an article as one line that cannot steer a terminal: no control, bidi or escape characters."""
    return " ".join(safe(" ".join(text.split())).split())


def safe(text: str) -> str:
    """The same for a part of a line, spaces kept."""
    return text if text.isprintable() else "".join(map(_harmless, text))


def _harmless(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    # Format characters (bidi overrides, zero-width spaces, soft hyphens) only hide or reorder; what else cannot be
    # printed is shown to be there.
    return "" if category(character) == "Cf" else "\ufffd"


def terminal_width(stream: TextIO) -> int:
    """Columns to write for: COLUMNS, else those of the terminal, else ``PIPED_WIDTH``."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return max(int(given), _NARROWEST)
    try:
        return max(os.get_terminal_size(stream.fileno()).columns or PIPED_WIDTH, _NARROWEST)
    except (OSError, ValueError):
        return PIPED_WIDTH


def wants_color(stream: TextIO, asked: bool | None) -> bool:
    """Whether to write colours: as asked, else on a terminal that has them and without NO_COLOR."""
    if asked is not None:
        return asked
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Screen:
    """Standard output, line by line.

    Args:
        color: ``True`` or ``False`` when the user said so.
    """

    def __init__(self, *, color: bool | None = None, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self.width = terminal_width(self._stream)
        self._colored = wants_color(self._stream, color)
        self._console: Console | None = None

    def line(self, pieces: Iterable[Piece] = ()) -> None:
        """One line, as wide as it is; whatever its pieces hold, nothing in it steers the terminal."""
        pieces = [Piece(safe(piece.text), piece.style) for piece in pieces]
        if not self._colored:
            self._stream.write("".join(piece.text for piece in pieces).rstrip() + "\n")
            return
        from rich.console import Console
        from rich.text import Text

        if self._console is None:
            self._console = Console(file=self._stream, force_terminal=True, no_color=False, highlight=False)
        text = Text("", end="\n")
        for piece in pieces:
            text.append(piece.text, STYLES[piece.style])
        self._console.print(text, soft_wrap=True, overflow="ignore", no_wrap=True)

    def write(self, text: str) -> None:
        """Text as it is."""
        self._stream.write(text)


def note(text: str, *, quiet: bool) -> None:
    """A line for the person at the keyboard."""
    if not quiet:
        print(clean(text), file=sys.stderr)


class Progress:
    """A bar on standard error while articles are read; nothing when that is no terminal, or quiet is wanted.

    Args:
        files: Number of files that are going to be read; one file may hold many articles.
        quiet: Whether to show nothing.

    Attributes:
        outcomes: Number of articles by outcome.
    """

    def __init__(self, *, files: int, quiet: bool) -> None:
        self._total = files
        self._quiet = quiet
        self._seen: set[str] = set()
        self.outcomes: Counter[str] = Counter()
        self._update: Callable[[str], None] | None = None

    @contextmanager
    def running(self) -> "Iterator[Progress]":
        """Shows the bar while the articles come in."""
        if self._quiet or not sys.stderr.isatty():
            yield self
            return
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("extracting"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total} files"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[path]}", markup=False),
        )
        console = Console(stderr=True, color_system="auto" if wants_color(sys.stderr, None) else None)
        with Bar(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=self._total, path="")
            self._update = lambda path: bar.update(task, completed=len(self._seen), path=clean(path)[-48:])
            yield self

    def __call__(self, outcome: str, path: str) -> None:
        """One article is done."""
        self.outcomes[outcome] += 1
        self._seen.add(path.rpartition("#")[0] or path)
        if self._update is not None:
            self._update(path)
