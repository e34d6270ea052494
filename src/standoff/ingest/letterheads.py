"""Lines above a headline that say who publishes and in which issue: letterheads, series, editions, menus in columns."""

import re
from itertools import pairwise

from standoff.ingest.dates import FULL_DATE, MONTH_OF_YEAR, PARTIAL_DATE
from standoff.ingest.lines import Line, is_name_like
from standoff.lexicons.pages import load_furniture
from standoff.lexicons.reporting import load_reporting

_PIECES = re.compile(r"\s*[|•·—–/;()]+\s*|,\s+|\s+-\s+|:\s+")
# Not after "No." or "Vol.": a number follows.
_STOPS = re.compile(rf"{_PIECES.pattern}|\.\s+(?!\d)|\.$")
_PRICE = re.compile(r"price(?:$|:?\s+\S{1,20}(?:\s\S{1,20}){0,2})|(?:[a-z]{1,4}\.? ?|[£$€¥] ?)\d[\d.,]*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_NUMBERED = re.compile(r"\d\s*$")
_TO = re.compile(r"\s(?:to|on)\s")
# The name of a body has at most so many words ("Permanent Mission of the Republic of Palau to the United Nations").
_NAME_WORDS = 12
# Entries of a menu have at most so many words, and there are at least so many of them in a line.
_ENTRY_WORDS, _ENTRIES = 3, 3


def is_letterhead(text: str) -> bool:
    """Whether a line is made of names of bodies, places, series, issues and dates, a body or an issue among them.

    Args:
        text: The line, blanks collapsed.
    """
    pieces = [piece for piece in _PIECES.split(text.strip("[](){}*#-–—_= ")) if piece]
    kinds = [_kind(piece) for piece in pieces]
    return None not in kinds and not {"body", "series"}.isdisjoint(kinds)


def is_imprint(text: str) -> bool:
    """Whether a line is made of issue, date and price ("No. 4,031. Late Edition. 3 May 1948. Price 3d."), no sentence.

    Args:
        text: The line, blanks collapsed.
    """
    pieces = [piece for piece in _STOPS.split(text.strip("[](){}*#-–—_= ")) if piece.strip(" .")]
    kinds = [_kind(piece) for piece in pieces]
    return len(pieces) > 1 and None not in kinds and "series" in kinds


def is_menu_in_columns(line: Line) -> bool:
    """Whether a line is a row of short entries that several blanks or tabs set apart."""
    return line.columns >= _ENTRIES and line.words <= _ENTRY_WORDS * line.columns and not line.is_final


def _kind(piece: str) -> str | None:
    """What a piece of a letterhead is: a ``body``, a ``series``, a ``date``, another ``name``, or nothing of these."""
    furniture = load_furniture()
    if _PRICE.fullmatch(piece):
        return "series"
    undated = PARTIAL_DATE.sub(" ", FULL_DATE.sub(" ", MONTH_OF_YEAR.sub(" ", piece)))
    words = [word.lower() for word in _WORDS.findall(undated)]
    if not words:
        return "date"  # a number
    if (rule := furniture.match(piece)) is not None and rule.role == "boilerplate":
        return "name"  # "Do not forward"
    if all(word in furniture.dates for word in words):
        return "date"
    if all(word in furniture.series | furniture.dates | furniture.staff | furniture.sections for word in words):
        return "series" if not furniture.series.isdisjoint(words) else "name"
    if words[-1] in furniture.series and _NUMBERED.search(undated) and is_name_like(" ".join(words).title(), most=4):
        return "series"  # "Roads Note 12"
    # "Permanent Mission to the United Nations": a delegation is named by what it is sent to
    if not is_name_like(_TO.sub(" of ", undated), most=_NAME_WORDS) or _tells(words):
        return None
    names = furniture.bodies | furniture.mastheads
    if words[0] in furniture.bodies or words[-1] in names or (words[0] == "the" and words[1:2] and words[1] in names):
        return "body"
    for word, after in pairwise(words):
        if (word in names and after == "of") or (word in furniture.bodies and after in ("for", "on")):
            return "body"
    return "name" if len(words) <= _ENTRY_WORDS else None


def _tells(words: list[str]) -> bool:
    """Whether a verb of telling is among the words, as in a headline: "Ministry of Defence Denies Losses"."""
    furniture, verbs = load_furniture(), load_reporting().verbs
    told = [word for word in words if word.endswith("s") and word not in furniture.series | furniture.sections]
    return any({word[:-1], word[:-2], word[:-3] + "y"} & verbs.keys() for word in told)
