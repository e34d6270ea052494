"""A brief as Markdown (CommonMark with GitHub's extensions), nothing in it taken from an article as markup."""

import re
from collections.abc import Sequence

from standoff.cli.citing import cite
from standoff.cli.console import Piece, clean
from standoff.cli.page import Entry, Page

# Backslash escapes hold everywhere but in code; a colon after a scheme and a dot after "www" would make a link.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~&$^])")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):|\b(www)\.")
_EMPHASIS = {"strong": "**", "figure": "**", "hot": "**", "heading": "**", "quote": "", "note": "", "cite": ""}


def markdown(page: Page) -> str:
    """The brief as a Markdown document."""
    lines = [f"# {escape(page.title)}", ""]
    lines += [f"{_words(entry)}  " for entry in page.glance]
    for section in page.sections:
        if section.name == "unread" and not section.entries:
            continue
        lines += ["", f"## {section.title}", "", f"*{escape(section.note)}*", ""]
        lines += [_entry(entry) for entry in section.entries]
    if page.footer:
        lines += ["", "---", "", f"{escape(page.footer)}"]
    return "\n".join(line.rstrip() if not line.endswith("  ") else line for line in lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is: markup is escaped, and what would become a link stays words."""
    safe = _SPECIAL.sub(r"\\\1", clean(text))
    return _LINK.sub(lambda found: f"{found[1]}&#58;" if found[1] else f"{found[2]}&#46;", safe)


def _entry(entry: Entry) -> str:
    if entry.head:
        return f"- {_words(entry)}"
    bullet = "  - " if entry.level else "- "
    gutter = f"{escape(entry.gutter)}: " if entry.gutter else ""
    cited = f" `{_code(cite(entry.citation, others=entry.others))}`" if entry.citation else ""
    return f"{bullet}{gutter}{_words(entry)}{cited}"


def _words(entry: Entry) -> str:
    return re.sub(r" {2,}", " · ", "".join(map(_piece, _merged(entry.pieces))).strip())


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces with the spaces at their ends in pieces of their own: emphasis must not begin or end with one."""
    result = []
    for piece in pieces:
        core = piece.text.strip(" ")
        before = piece.text[: len(piece.text) - len(piece.text.lstrip(" "))]
        behind = piece.text[len(piece.text.rstrip(" ")) :] if core else ""
        result += [Piece(before), Piece(core, piece.style), Piece(behind)]
    return [piece for piece in result if piece.text]


def _piece(piece: Piece) -> str:
    if not piece.text.strip():
        return piece.text
    mark = _EMPHASIS.get(piece.style, "")
    return f"{mark}{escape(piece.text)}{mark}"


def _code(text: str) -> str:
    """What stands between backticks cannot be escaped: a backtick in a file name becomes an apostrophe."""
    return text.replace("`", "'")
