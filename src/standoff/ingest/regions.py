"""Marks which part of a page is what: title, body, caption, credit, date or boilerplate. Nothing is removed.

Lines are judged in four steps: by the furniture rules; by their form (dates, strips of section names, credits of
pictures); by where they stand (before the body, inside, after it); and by what they share with the body. When a line
could be body text it stays body text: a lost paragraph costs more than a stray heading.
"""

import re

import msgspec

from standoff.ingest.captions import picture_credit
from standoff.ingest.forms import are_authors_with_places, role_by_form
from standoff.ingest.letterheads import is_imprint
from standoff.ingest.lines import Line, content_words, is_name_like
from standoff.ingest.marks import Marks
from standoff.ingest.page_dates import is_labelled_date
from standoff.ingest.titles import find_letterheads, find_masthead, find_title
from standoff.lexicons.pages import collapse, load_furniture
from standoff.model import Region, TextSpan, text_span
from standoff.model.document import Role
from standoff.model.when import Interval

_INLINE_ADVERT = re.compile(r"(?:[-–—\[(]\s*)(?:Advertisement|ADVERTISEMENT|advertisement)(?:\s*[-–—\])])")
# A heading among the paragraphs that has at least this many content words, none of them in the body, is a teaser.
_TEASER_CONTENT = 3
# A link to another article is its headline: at most so many words.
_LINK_WORDS = 18
# Issue, date and price of a newspaper stand among so many first lines.
_IMPRINT_LINES = 5
# A line with an author's name alone has at most so many words.
_AUTHOR_WORDS = 4
# The outlet's own name stands among so many last lines.
_SIGNATURE_LINES = 6


class Page(msgspec.Struct, frozen=True):
    """What a text says about itself.

    Attributes:
        regions: Non-overlapping, in text order; all that is not blank is in one.
        title: The headline.
        publisher: Who published it.
        agency: Whose wire copy it is.
        published: The date of publication that the page prints.
    """

    regions: tuple[Region, ...]
    title: TextSpan | None = None
    publisher: str | None = None
    agency: str | None = None
    published: Interval | None = None


def mark_page(text: str, *, has_title: bool = False) -> Page:
    """Finds the regions of *text*, its title, and what it says about its publisher, agency and date.

    Args:
        text: The text as read.
        has_title: Whether the first line that is not blank is known to be the title.
    """
    marks = Marks(text, has_title)
    if not marks.lines:
        return Page(())
    _by_rule(marks)
    find_masthead(marks)
    find_letterheads(marks)
    first, last = _body_range(marks)
    _restore_inside(marks, first, last)
    find_title(marks, first)
    _by_place(marks, first, last)
    regions = _regions(marks, first, last)
    title = marks.title
    return Page(
        regions=regions,
        title=None if title is None else text_span(text, marks.title_start, marks.title_end),
        publisher=marks.credits.publisher,
        agency=marks.credits.agency,
        published=marks.dates.best,
    )


# --- by rule and by form ---------------------------------------------------------------------------------------------


def _by_rule(marks: Marks) -> None:
    for index, line in enumerate(marks.lines):
        if marks.known_title and index == 0:
            marks.title, marks.title_start, marks.title_end = 0, line.start, line.end
            marks.roles[0] = "title"
            continue
        rule = load_furniture().match(line.text)
        if rule is not None:
            marks.roles[index], marks.rules[index] = rule.role, rule
        else:
            marks.roles[index] = role_by_form(line)
            if index < _IMPRINT_LINES and marks.roles[index] is None and line.is_final and is_imprint(line.text):
                marks.roles[index] = "boilerplate"


# --- by place --------------------------------------------------------------------------------------------------------


def _body_range(marks: Marks) -> tuple[int, int]:
    """Indexes of the first and last paragraph of the body; all open lines when there is no paragraph."""
    start = int(marks.known_title)
    open_lines = [index for index in marks.open() if index >= start]
    paragraphs = [index for index in open_lines if marks.lines[index].is_paragraph]
    # A question or an exclamation above everything else is a headline, not the first paragraph.
    if len(paragraphs) > 1 and not start and paragraphs[0] == open_lines[0] and marks.lines[paragraphs[0]].is_headline:
        del paragraphs[0]
    if paragraphs:
        return paragraphs[0], paragraphs[-1]
    if not open_lines:
        return len(marks.lines), -1
    # A flash of a few lines without a full stop: a headline and what follows, or one single line of text.
    has_title = not start and len(open_lines) > 1 and marks.lines[open_lines[0]].is_headline
    return open_lines[1 if has_title else 0], open_lines[-1]


def _restore_inside(marks: Marks, first: int, last: int) -> None:
    """Gives back to the body what only counts as furniture before or after it, and dates used as headings.

    One date and no other, close below a first short paragraph, is that of the page: what stands above it tells of the
    author, or sums up.
    """
    dated = [index for index in range(first + 1, last) if marks.roles[index] == "date"]
    only = dated[0] if len(dated) == 1 else None
    for index in range(first + 1, last):
        rule = marks.rules[index]
        if rule is not None and rule.where == "edge":
            rule = load_furniture().match(marks.lines[index].text, edge=False)
            marks.rules[index], marks.roles[index] = rule, None if rule is None else rule.role
        elif (
            marks.roles[index] == "date"
            and not _heads_page(marks, index)
            and not (index == only and index <= first + 2)
        ):
            marks.roles[index] = "body"


def _heads_page(marks: Marks, index: int) -> bool:
    """Whether a date line dates the page: it says so, or stands below a byline or another date."""
    return is_labelled_date(marks.lines[index].text) or marks.roles[index - 1] in ("date", "credit")


def _by_place(marks: Marks, first: int, last: int) -> None:
    marks.open_after = frozenset(index for index in marks.open() if index > last)
    marks.running = [
        line.text
        for index, line in enumerate(marks.lines)
        if index == marks.title or (marks.roles[index] is None and line.is_paragraph)
    ]
    title = collapse(marks.text[marks.title_start : marks.title_end]).casefold()
    listing = False
    for index, line in enumerate(marks.lines):
        rule = marks.rules[index]
        if marks.roles[index] is not None:
            listing = (rule is not None and rule.opens) or (listing and marks.roles[index] != "caption")
            continue
        if (listing and line.is_headline) or line.text.casefold() == title:
            marks.roles[index] = "boilerplate"
        elif line.is_paragraph and first <= index <= last:
            listing = False
            marks.roles[index] = "body"
        elif index < first:
            marks.roles[index] = _before(marks, index)
        elif index > last:
            marks.roles[index] = _after(marks, index)
        else:
            has_paragraphs = marks.lines[first].is_paragraph
            marks.roles[index] = "boilerplate" if has_paragraphs and _is_teaser(marks, line) else "body"


def _beside(marks: Marks, index: int) -> set[Role | None]:
    return {marks.roles[i] for i in (index - 1, index + 1) if 0 <= i < len(marks.lines)}


def _before(marks: Marks, index: int) -> Role:
    line = marks.lines[index]
    posted = is_name_like(line.text, most=6) and line.text.lower().split()[-1] in load_furniture().staff
    if posted and index and marks.roles[index - 1] == "credit":
        return "credit"  # what the author is: "Chief Foreign Correspondent"
    if marks.title is not None and index < marks.title:
        return "boilerplate"
    if marks.title is None:
        return "boilerplate" if line.words <= 3 and _beside(marks, index) & {"boilerplate", "date"} else "body"
    if "date" in _beside(marks, index) and are_authors_with_places(line.text):
        return "credit"
    is_name = not line.is_final and is_name_like(line.text, most=8)
    if is_name and 2 <= line.words <= _AUTHOR_WORDS and "date" in _beside(marks, index):
        return "credit"  # an author, who may be told of at the end
    return "credit" if is_name and not content_words(line.text) & marks.topic else "body"


def _after(marks: Marks, index: int) -> Role:
    line = marks.lines[index]
    if line.words <= 4 and not line.is_final:
        signs = index >= len(marks.lines) - _SIGNATURE_LINES
        if signs and marks.credits.read_signature(line.text, marks.text[: line.start]):
            return "credit"
        if is_name_like(line.text, most=4) and (line.words >= 2 or "." in line.text):
            return "credit"
        return "boilerplate"
    # Two headlines in a row after the body are links to other articles.
    pair = [marks.lines[i] for i in (index - 1, index, index + 1) if i in marks.open_after]
    links = [other for other in pair if other.is_headline and not other.is_final and 4 <= other.words <= _LINK_WORDS]
    is_link = line in links and (len(links) > 1 or _is_teaser(marks, line))
    return "boilerplate" if is_link else "body"


def _is_teaser(marks: Marks, line: Line) -> bool:
    if line.is_final or not line.is_headline or not 4 <= line.words <= _LINK_WORDS or line.text[-1:] in ":,;":
        return False
    words = content_words(line.text)
    return len(words) >= _TEASER_CONTENT and not words & marks.topic


# --- regions ---------------------------------------------------------------------------------------------------------


def _regions(marks: Marks, first: int, last: int) -> tuple[Region, ...]:
    pieces: list[Region] = []
    for index, line in enumerate(marks.lines):
        role = marks.roles[index] or "body"
        if role == "body":
            _body_pieces(marks, index, pieces, is_first=index == first, is_last=index == last)
            continue
        marks.credits.read_line(line, role, marks.rules[index])
        if role == "credit" and max(last, len(marks.lines) - _SIGNATURE_LINES) < index and line.words <= 4:
            marks.credits.read_signature(line.text, marks.text[: line.start])
        if role in ("date", "credit", "boilerplate"):
            marks.dates.read(line.text, after_title=marks.title is not None and index > marks.title, tail=index > last)
        if index == marks.title:
            marks.dates.read_title(marks.text[marks.title_start : marks.title_end])
            # Beside the headline there may be the path to it or the name of the outlet.
            cuts = (line.start, marks.title_start, marks.title_end, line.end)
            around: tuple[Role, Role, Role] = ("boilerplate", "title", "boilerplate")
            pieces += [Region(a, b, r) for a, b, r in zip(cuts, cuts[1:], around, strict=False) if a < b]
        elif role == "caption":
            pieces += _caption_pieces(marks.text, line)
        else:
            pieces.append(Region(line.start, line.end, role))
    return _merged(marks.text, pieces)


def _caption_pieces(text: str, line: Line) -> list[Region]:
    """A caption, parted from its credit: what is told of a picture can be read like the text, whose it is cannot."""
    credit = picture_credit(text[line.start : line.end])
    if credit is None:
        return [Region(line.start, line.end, "caption")]
    start, end = line.start + credit.start, line.start + credit.end
    if start > line.start and text[start - 1] in "([":
        start -= 1
    if not any(character.isalnum() for character in text[end : line.end]):
        end = line.end
    cuts = (line.start, start, end, line.end)
    roles: tuple[Role, Role, Role] = ("caption", "credit", "caption")
    return [
        Region(a, a + len(text[a:b].rstrip()), role)
        for a, b, role in zip(cuts, cuts[1:], roles, strict=False)
        if text[a:b].strip()
    ]


def _body_pieces(marks: Marks, index: int, pieces: list[Region], *, is_first: bool, is_last: bool) -> None:
    """The region of a paragraph, or several when a credit or an advertisement line ran into it."""
    line = marks.lines[index]
    raw = marks.text[line.start : line.end]
    if is_first:
        marks.credits.read_lead(raw)
        marks.dates.read_lead(raw)
    end = line.end
    credit = marks.credits.read_end(raw) if is_last else None
    if credit is not None:
        end = line.start + len(raw[: credit.start].rstrip())
    at = line.start
    for match in _INLINE_ADVERT.finditer(marks.text, line.start, end):
        if match.start() > at:
            pieces.append(Region(at, match.start(), "body"))
        pieces.append(Region(match.start(), match.end(), "boilerplate"))
        at = match.end()
    if at < end:
        pieces.append(Region(at, end, "body"))
    if credit is not None:
        pieces.append(Region(line.start + credit.start, line.start + credit.end, "credit"))


def _merged(text: str, pieces: list[Region]) -> tuple[Region, ...]:
    """*pieces* with neighbouring paragraphs joined: what reads on belongs together."""
    merged: list[Region] = []
    for piece in pieces:
        before = merged[-1] if merged else None
        if before is not None and before.role == piece.role == "body" and not text[before.end : piece.start].strip():
            merged[-1] = Region(before.start, piece.end, "body")
        else:
            merged.append(piece)
    return tuple(merged)
