"""A brief as one HTML file: no script, nothing loaded, fit for printing; whatever an article says is text."""

from html import escape
from importlib.resources import files

from standoff.cli.citing import cite
from standoff.cli.console import Piece, clean
from standoff.cli.page import Entry, Page, Section

# Nothing but the style sheet inside may take effect, whatever finds its way into the page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(page: Page) -> str:
    """The brief as an HTML document."""
    style = files("standoff.cli").joinpath("brief.css").read_text(encoding="utf-8")
    sections = "".join(map(_section, page.sections))
    glance = "".join(f"<p>{_words(entry)}</p>" for entry in page.glance)
    footer = f"<footer><p>{_text(page.footer)}</p></footer>" if page.footer else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(page.title)}: standoff brief</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{_text(page.title)}</h1>{glance}</header>\n<main>\n{sections}</main>\n{footer}\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    if section.name == "unread" and not section.entries:
        return ""
    title = f"<h2>{_text(section.title)} <small>{_text(section.note)}</small></h2>"
    entries = "\n".join(map(_entry, section.entries))
    body = f'<div class="entries">\n{entries}\n</div>' if entries else ""
    return f'<section id="{section.name}">\n{title}\n{body}\n</section>\n'


def _entry(entry: Entry) -> str:
    if entry.head:
        return f"<h3>{_words(entry)}</h3>"
    cited = ""
    if entry.citation:
        label = _text(cite(entry.citation, others=entry.others))
        # The words themselves, for a reader who has no crisis file at hand.
        cited = f' <cite id="{_text(entry.citation.record)}" title="{_text(entry.citation.words)}">{label}</cite>'
        if entry.level:
            cited = cited.replace(f' id="{_text(entry.citation.record)}"', "", 1)
    kind = "entry under" if entry.level else "entry"
    return f'<div class="{kind}"><span class="gutter">{_text(entry.gutter)}</span><p>{_words(entry)}{cited}</p></div>'


def _words(entry: Entry) -> str:
    return "".join(map(_piece, entry.pieces))


def _piece(piece: Piece) -> str:
    text = _text(piece.text)
    if not text:
        return " " if piece.text else ""
    before = " " if piece.text[:1] == " " else ""
    behind = " " if piece.text[-1:] == " " else ""
    if not piece.style:
        return f"{before}{text}{behind}"
    return f'{before}<span class="{piece.style}">{text}</span>{behind}'


def _text(text: str) -> str:
    """Words of an article, or anything else, as text between or inside tags."""
    return escape(clean(text), quote=True)
