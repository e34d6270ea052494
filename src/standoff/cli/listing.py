"""Lists: as a table for people, as JSON or CSV for programs."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec

from standoff.cli.citing import quoted
from standoff.cli.console import Piece, Screen, clean
from standoff.cli.layout import cut, item, width
from standoff.model import visible

T = TypeVar("T")

_SEPARATOR = 2  # columns between two cells
_WORDS = 30  # columns; with less the words and the citation get a line of their own
_WIDEST = 28  # columns of a cell that is not the words
# Control characters but tab, newline and carriage return; and marks of direction, which would reorder the row.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# What a spreadsheet would take for a formula when it opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column of a table.

    Attributes:
        title: Its heading.
        text: What stands in it.
        right: Whether it is set to the right (numbers).
        style: Style of its words.
        styles: Style by content, where it depends on that.
    """

    title: str
    text: Callable[[T], str]
    right: bool = False
    style: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)


def print_table(
    rows: Sequence[T],
    columns: Sequence[Column[T]],
    screen: Screen,
    *,
    words: Callable[[T], str],
    cite: Callable[[T], str],
    marked: Callable[[T], bool] = lambda row: False,
) -> None:
    """A table: the columns, then the words, then the citation, which is never cut.

    What an analyst has accepted (*marked*) says so behind the citation.
    Where the screen is too narrow for all of it, words and citation of a row stand below its cells.
    """
    cells = [[cut(clean(column.text(row)), _WIDEST) for column in columns] for row in rows]
    widths = [
        max([width(column.title), *(width(line[number]) for line in cells)]) for number, column in enumerate(columns)
    ]
    before = sum(widths) + _SEPARATOR * len(widths)
    cited = [cite(row) + (" accepted" if marked(row) else "") for row in rows]
    longest = max(map(width, cited), default=0)
    least = _WORDS if any(map(words, rows)) else 0
    beside = screen.width - before >= least + longest + _SEPARATOR
    screen.line(_cells([column.title.upper() for column in columns], columns, widths, heading=True))
    for row, line, place in zip(rows, cells, cited, strict=True):
        head = _cells(line, columns, widths)
        said = words(row)
        pieces = quoted(said) if said else []
        below = item(
            pieces,
            gutter="",
            indent=before if beside else 4,
            cite=place,
            columns=screen.width,
            lines=1 if beside else 2,
        )
        if beside:
            screen.line([*head, *below[0][1:]])
            below = below[1:]
        else:
            screen.line(head)
        for rest in below:
            screen.line(rest)


def _cells(
    line: Sequence[str], columns: Sequence[Column[T]], widths: Sequence[int], *, heading: bool = False
) -> list[Piece]:
    pieces = []
    for text, column, wide in zip(line, columns, widths, strict=True):
        padding = " " * (wide - width(text))
        style = "note" if heading else column.styles.get(text, column.style)
        pieces.append(Piece(padding if column.right else ""))
        pieces.append(Piece(text, style))
        pieces.append(Piece((padding if not column.right else "") + " " * _SEPARATOR))
    return pieces


def print_json(value: Any, screen: Screen) -> None:
    """A value as indented JSON."""
    screen.write(visible(msgspec.json.format(msgspec.json.encode(value), indent=2).decode()) + "\n")


def print_csv(rows: Sequence[Mapping[str, Any]], screen: Screen) -> None:
    """Rows as CSV that a spreadsheet can open without running anything.

    Nested fields become ``field.name`` columns, lists are joined by ``|``, and a cell that a spreadsheet would take for
    a formula gets an apostrophe in front.
    """
    flat = [_flat(row) for row in rows]
    found = dict.fromkeys(name for row in flat for name in row)
    # A date that one record lacks is an empty cell in both of its columns, not a column of its own.
    nested = {name.rpartition(".")[0] for name in found}
    header = [name for name in found if name not in nested]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow([safe_cell(name) for name in header])
    for row in flat:
        writer.writerow([safe_cell(row.get(name, "")) for name in header])
    screen.write(out.getvalue())


def safe_cell(value: Any) -> Any:
    """A cell that is text to every spreadsheet; numbers stay numbers.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    if isinstance(value, int | float):
        return value
    text = _CONTROL.sub("\ufffd", str(value).replace("\r\n", "\n"))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _flat(value: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for name, found in value.items():
        if isinstance(found, Mapping):
            cells.update(_flat(found, f"{prefix}{name}."))
        elif isinstance(found, list | tuple):
            cells[prefix + name] = "|".join(_joined(member) for member in found)
        elif isinstance(found, bool):
            cells[prefix + name] = "true" if found else "false"
        else:
            cells[prefix + name] = "" if found is None else found
    return cells


def _joined(member: Any) -> str:
    if isinstance(member, Mapping):
        for name in ("record", "id", "text"):
            if name in member:
                return str(member[name])
        return msgspec.json.encode(member).decode()
    return str(member)


def plain(value: Any) -> Any:
    """A record as dictionaries, lists, strings and numbers."""
    return msgspec.to_builtins(value)
