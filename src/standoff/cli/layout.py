"""Lines of a given width: a gutter, wrapped words, and a citation that is never cut."""

import re
from collections.abc import Sequence

from standoff.cli.console import Piece, clean

ELLIPSIS = "…"
_WORD = re.compile(r" *[^ ]+ *| +")
_LEAST = 12  # columns; words are not cut shorter than that
_TELLING = 40  # columns of quoted words that say something; for fewer the citation makes room


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, columns: int, focus: str = "") -> str:
    """A text that fits, with an ellipsis where words were left out; *focus*, if it is in there, stays.

    >>> cut("the spy agency said on Monday that 1,500 men had sailed", 24, "1,500 men")
    '…1,500 men had sailed'
    """
    if width(text) <= columns:
        return text
    at = text.find(focus) if focus else -1
    if at >= 0 and at + len(focus) > columns - 1:
        # as many words before it as leave it its place and one word behind it
        space = text.find(" ", max(at - max(columns - len(focus) - _LEAST, 1), 0), at)
        return ELLIPSIS + cut(text[space + 1 if space >= 0 else at :], columns - 1)
    kept = text[: max(columns - 1, 0)]
    while kept and width(kept) > columns - 1:
        kept = kept[:-1]
    space = kept.rfind(" ", max(len(kept) - 12, 1))
    if space > 0 and not text[len(kept) : len(kept) + 1].isspace():
        kept = kept[:space]  # better no word than half a word
    return kept.rstrip(" ,;:–-") + ELLIPSIS


def fit(pieces: Sequence[Piece], columns: int) -> list[Piece]:
    """The pieces, with the elastic ones cut so that all take no more than *columns*."""
    room = columns - sum(width(piece.text) for piece in pieces if not piece.elastic)
    elastic = sorted((piece for piece in pieces if piece.elastic), key=lambda piece: width(piece.text))
    allowed: dict[int, int] = {}
    for left, piece in zip(range(len(elastic), 0, -1), elastic, strict=True):
        # The short ones keep all their words; what they do not need goes to the long ones.
        share = max(room // left, _LEAST)
        allowed[id(piece)] = min(width(piece.text), share)
        room -= allowed[id(piece)]
    return [
        Piece(cut(piece.text, allowed[id(piece)], piece.focus), piece.style) if id(piece) in allowed else piece
        for piece in pieces
    ]


def wrap(pieces: Sequence[Piece], columns: int) -> list[list[Piece]]:
    """Pieces as lines of at most *columns*, broken at spaces; a word that is longer is broken anywhere."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for found in _words(pieces):
        word = found
        if used and used + length(_stripped(word)) > columns:
            lines.append([])
            used = 0
        if used == 0 and len(lines) > 1:
            word = [Piece(word[0].text.lstrip(" "), word[0].style), *word[1:]]
        if used == 0 and length(_stripped(word)) > columns:
            *full, word = _broken(word, columns)
            lines[-1:] = [*full, []]
        lines[-1].extend(piece for piece in word if piece.text)
        used += length(word)
    return [_stripped(line) for line in lines if line] or [[]]


def _words(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Words with the spaces around them; a quotation mark stays with its word, whatever their styles."""
    words: list[list[Piece]] = []
    together = False
    for piece in pieces:
        for found in _WORD.finditer(piece.text):
            part = Piece(found.group(), piece.style)
            if together and not part.text.startswith(" "):
                words[-1].append(part)
            else:
                words.append([part])
            together = not part.text.endswith(" ")
    return words


def _broken(word: Sequence[Piece], columns: int) -> list[list[Piece]]:
    """A word that is longer than a line, as several lines."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for piece in word:
        for character in piece.text:
            wide = width(character)
            if used + wide > columns:
                lines.append([])
                used = 0
            lines[-1].append(Piece(character, piece.style))
            used += wide
    return lines


def length(line: Sequence[Piece]) -> int:
    """Columns that a line takes."""
    return sum(width(piece.text) for piece in line)


def item(
    pieces: Sequence[Piece], *, gutter: str, indent: int, cite: str, columns: int, lines: int | None
) -> list[list[Piece]]:
    """One entry: words beside a gutter, the citation at the right of the last line or on a line of its own.

    Args:
        pieces: The words.
        gutter: What stands left of the first line; wrapped when it is wider.
        indent: Width of the gutter, the space behind it included.
        cite: The citation; empty for none.
        columns: Width of the whole line.
        lines: How many lines the words may take, the citation beside them included; ``None`` for all that they need.
    """
    pieces = [Piece(_safe(piece.text), piece.style, piece.elastic, piece.focus) for piece in pieces]
    room = columns - indent
    beside = width(cite) + 2 if cite else 0
    # A citation that takes most of the line stands below, and the words keep all of theirs.
    apart = beside > room - 2 * _LEAST or (lines is not None and lines * room - beside < 3 * _LEAST)
    body = _within(pieces, room, lines, 0 if apart else beside)
    if not apart and _is_starved(pieces, body):
        body = _within(pieces, room, lines + 1 if lines is not None else None, beside)
    left = _gutter(_safe(gutter), indent - 1) if gutter else []
    rows = [list(line) for line in body]
    if cite:
        last = room - length(_stripped(rows[-1]))
        if last >= beside:
            rows[-1] = [*_stripped(rows[-1]), Piece(" " * (last - beside + 2)), Piece(cite, "cite")]
        else:
            rows.append([Piece(" " * max(room - width(cite), 0)), Piece(cite, "cite")])
    result = []
    for number in range(max(len(rows), len(left))):
        head = left[number] if number < len(left) else []
        padding = Piece(" " * max(indent - length(head), 0))
        result.append([*head, padding, *(rows[number] if number < len(rows) else [])])
    return result


def _is_starved(pieces: Sequence[Piece], body: Sequence[Sequence[Piece]]) -> bool:
    """Whether so much was cut from what may be cut that the rest says next to nothing: "they were…"."""
    whole = sum(width(piece.text) for piece in pieces if piece.elastic)
    kept = sum(map(length, body)) - sum(width(piece.text) for piece in pieces if not piece.elastic)
    return kept < min(whole, _TELLING) - len(body)  # a break between lines takes a space


def _gutter(text: str, columns: int) -> list[list[Piece]]:
    """The gutter as lines; a range of days breaks behind its dash."""
    start = " " * (len(text) - len(text.lstrip(" ")))
    first, dash, second = text.strip().partition(" – ")
    parts = [f"{first} –", second] if dash and width(text) > columns else [text.strip()]
    lines = [line for part in parts for line in wrap([Piece(part, "gutter")], columns - len(start))]
    return [[Piece(start), *line] for line in lines]


def _within(pieces: Sequence[Piece], room: int, lines: int | None, beside: int) -> list[list[Piece]]:
    """The words wrapped; cut until they take the lines allowed, with room for the citation on the last."""
    if lines is None:
        return wrap(pieces, room)
    budget = lines * room - beside
    while True:
        body = wrap(fit(pieces, budget), room)
        if len(body) < lines or (len(body) == lines and length(_stripped(body[-1])) + beside <= room):
            return body
        if budget <= 3 * _LEAST or not any(piece.elastic for piece in pieces):
            return body
        budget -= 3  # words do not break where the count would have them break


def _stripped(line: Sequence[Piece]) -> list[Piece]:
    result = list(line)
    while result and not result[-1].text.strip():
        result.pop()
    if result:
        result[-1] = Piece(result[-1].text.rstrip(), result[-1].style)
    return result


def _safe(text: str) -> str:
    """Clean, but with the spaces at the ends that part the pieces."""
    if not text.strip():
        return " " * len(text)
    before = len(text) - len(text.lstrip(" "))
    behind = len(text) - len(text.rstrip(" "))
    return " " * before + clean(text) + " " * behind
