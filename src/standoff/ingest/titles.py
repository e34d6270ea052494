"""Finds the headline of a page, and what stands above it: the name of the outlet, letterheads, menus."""

import re

from standoff.ingest.credits import split_title
from standoff.ingest.forms import is_masthead, is_section_strip
from standoff.ingest.letterheads import is_letterhead, is_menu_in_columns
from standoff.ingest.lines import Line, content_words, is_name_like
from standoff.ingest.marks import Marks

# Shorter lines above the headline are kickers, names of sections and the like.
_TITLE_WORDS = 4
# A headline that long is no slogan; one that shares so many content words with the first paragraphs is about them.
_SLOGAN_WORDS, _SHARED = 8, 2
_ROOT = re.compile(r"\s*[»›>|→·•/]\s*")
_WITH_OUTLET = re.compile(r"(?P<title>.{12,}?)\s+[|–—-]\s+(?P<name>[^|–—]{2,40})")
_KICKER = re.compile(r"(?P<kicker>[^|•·»]{2,30}?)\s*[|•·»]\s*(?=\S+(?:\s\S+){2})")
# What agencies write before a headline to tell its versions apart: "(2nd LD)", "URGENT:".
_SLUG = re.compile(
    r"\(?(?:\d(?:ST|ND|RD|TH|st|nd|rd|th) )?(?:LEAD|LD|URGENT|NEWSALERT)"
    r"(?: \d+)?(?:\)\s+|\)?(?:\s*:\s*|\s*-{1,2}\s*|\s[–—]\s))(?=\S+(?:\s\S+){2})"
)
# A page that grows has the name of the matter above the headline: "Strike in Lima – live updates".
_LIVE = re.compile(
    r"\b(?:live(?: (?:reports?|updates?|blog|coverage|news|feed))?|latest updates?|rolling coverage)$",
    re.IGNORECASE,
)
# The name of the outlet stands among so many first lines.
_MASTHEAD_LINES = 4
# Letterheads, issues and menus fill no more lines than that.
_HEAD_LINES = 12


def find_masthead(marks: Marks) -> None:
    """Marks the name of the outlet above the headline, alone on its line or as the root of a breadcrumb or menu.

    Args:
        marks: The page.
    """
    if marks.known_title:
        return
    above = marks.above_text()
    for index in above[:_MASTHEAD_LINES]:
        line, rule = marks.lines[index], marks.rules[index]
        has_title = any(marks.roles[i] is None and _could_head(marks.lines[i]) for i in above[index + 1 :])
        if marks.roles[index] in (None, "credit") and is_masthead(line.text, is_top=index == 0 and has_title):
            marks.roles[index] = "boilerplate"
            marks.credits.read_masthead(line.text)
            return
        if index == 0 and rule is not None and rule.id in ("furniture.breadcrumb", "furniture.menu"):
            root = _ROOT.split(line.text, maxsplit=1)[0].strip()
            if is_masthead(root, is_top=True):
                marks.credits.read_masthead(root)
                return


def _could_head(line: Line) -> bool:
    """Whether a line says enough for a headline: some words, or two that are no name."""
    return line.words >= _TITLE_WORDS or (line.words >= 2 and not is_name_like(line.text, most=3))


def find_letterheads(marks: Marks) -> None:
    """Marks lines above a headline that name a body, a series, an issue, or are menus.

    A line that could be the only headline is left open.

    Args:
        marks: The page.
    """
    if marks.known_title:
        return
    above = marks.above_text()[:_HEAD_LINES]
    left = sum(marks.roles[i] is None and marks.lines[i].is_headline for i in above)
    for index in above:
        line = marks.lines[index]
        if marks.roles[index] is None and (is_menu_in_columns(line) or (left > 1 and is_letterhead(line.text))):
            marks.roles[index] = "boilerplate"
            left -= line.is_headline


def find_title(marks: Marks, first: int) -> None:
    """Finds the headline among the open lines before the first paragraph, if there is one.

    Args:
        marks: The page.
        first: Index of the first paragraph.
    """
    if marks.known_title:
        return
    head = [i for i in range(min(first, len(marks.lines))) if marks.roles[i] is None and marks.lines[i].is_headline]
    candidates = [i for i in head if marks.lines[i].words >= _TITLE_WORDS] or [
        i for i in head if _could_head(marks.lines[i])
    ]
    if not candidates:
        candidates = [
            i
            for i in range(min(first, len(marks.lines)))
            if (rule := marks.rules[i]) is not None and rule.id == "furniture.related-inline" and i <= 2
        ][:1]
    if not candidates:
        return
    marks.title = _likelier(marks, candidates, first)
    line = marks.lines[marks.title]
    marks.roles[marks.title], marks.title_start, marks.title_end = "title", line.start, line.end
    if line.text == marks.text[line.start : line.end]:
        if parts := split_title(line.text):
            marks.title_end = line.start + len(parts[0])
            marks.credits.read_title(parts[1])
        elif (match := _WITH_OUTLET.fullmatch(line.text)) and is_masthead(match["name"]):
            marks.title_end = line.start + match.end("title")
            marks.credits.read_masthead(match["name"])
        kicker = _KICKER.match(line.text)
        if kicker is None or not is_section_strip(kicker["kicker"]):
            kicker = _SLUG.match(line.text)
        if kicker is not None:
            marks.title_start = line.start + kicker.end()
    _move_to_first_mention(marks)


def _move_to_first_mention(marks: Marks) -> None:
    """The title is where it first stands: at the end of a breadcrumb too. Its repetitions are furniture."""
    headline = marks.text[marks.title_start : marks.title_end]
    for index in range(marks.title or 0):
        line, rule = marks.lines[index], marks.rules[index]
        if rule is not None and rule.id == "furniture.breadcrumb" and marks.text.endswith(headline, 0, line.end):
            marks.roles[marks.title or 0] = "boilerplate"
            marks.roles[index], marks.title = "title", index
            marks.title_start, marks.title_end = line.end - len(headline), line.end
            return


def _likelier(marks: Marks, candidates: list[int], first: int) -> int:
    """The first candidate, unless it is a slogan or a label: then the next one that is about the body."""
    if len(candidates) > 1 and marks.lines[candidates[0]].words <= _SLOGAN_WORDS:
        if _LIVE.search(marks.lines[candidates[0]].text):
            return candidates[1]
        lead = content_words(" ".join(line.text for line in marks.lines[first : first + 8] if line.is_paragraph))
        shared = [len(lead & content_words(marks.lines[i].text)) for i in candidates]
        if shared[0] == 0:
            return next((i for i, words in zip(candidates, shared, strict=True) if words >= _SHARED), candidates[0])
    return candidates[0]
