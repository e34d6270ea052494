"""Lines that their form gives away: captions, credits, date lines and strips of section names."""

import re
from functools import cache

from standoff.ingest.captions import ends_in_credit
from standoff.ingest.credits import is_publisher_line
from standoff.ingest.lines import Line, is_name_like
from standoff.ingest.page_dates import read_date_line
from standoff.lexicons.pages import load_furniture, load_publishers
from standoff.model.document import Role

_SEPARATORS = re.compile(r"\s*[|/,;•·»›>]+\s*|\s+[-–—]\s+|\s+(?:and|&)\s+|\s+")
_BULLET = re.compile(r"^[-–—•*·|>»#]+\s*")
_BRACKET_AT_END = re.compile(r"(?P<open>[\[(])(?P<inner>[^\[\]()]{2,120})[\])][.\s]*$")
_PHOTO = r"(?:photos?|photograph|images?|picture|pic|file|getty(?: images)?|handout|screen ?(?:shot|grab)|shutterstock)"
_PHOTO_WORD = re.compile(
    rf"^(?:{_PHOTO}|courtesy|credit|pool)\b|\b(?:{_PHOTO}|pool)$|\bvia (?:getty|reuters|afp|ap|epa)\b|"
    r"\b(?:ap|afp) photo\b",
    re.IGNORECASE,
)
_PHOTO_AT_END = re.compile(
    r"(?:\b(?:Photo(?:graph)?|Image|Picture|Credit|PHOTO|Pic)s?(?:\s*:\s*|\s+(?:by|courtesy of|courtesy)\s+)[^.:]{2,80}"
    r"|©\s*[A-Z][^.]{1,60})\.?$"
)
# "(ABC)" alone on a line is the credit of an agency.
_ACRONYM = re.compile(r"[(\[/][A-Z]{2,6}[)\]/]")
_WHOLE_IN_BRACKETS = re.compile(r"\[.{20,}(?:/\s?[\w. ]{2,30}|\b(?:file|pool|archive|photo))\]", re.IGNORECASE)
_CLOCK_AT_END = re.compile(r"\d\s?[ap]\.?m\.$", re.IGNORECASE)
_AUTHOR = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3}(?: in |, )[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){0,2}"
_AUTHORS = re.compile(rf"{_AUTHOR}(?:(?:,? and |, | & |; ){_AUTHOR}){{1,5}}")
_STRIP = re.compile(r"\s*[·|•]\s*")
# A strip of widgets and links has at least so many pieces of at most so many words.
_STRIP_PIECES, _STRIP_WORDS = 3, 10
_CLOSING = '.!?”"’'
# Lines of more words than this are running text with a credit in it, not captions.
_CAPTION_WORDS = 70
_LONGEST = 600


def role_by_form(line: Line) -> Role | None:
    """The role of a line that looks like a caption, a credit, a date line or a strip of section names."""
    if len(line.text) > _LONGEST:
        return None
    if line.words <= _CAPTION_WORDS and _is_caption(line.text):
        return "caption"
    # "May 3, 2022, 8:15 a.m." ends in a full stop, but sentences are longer.
    ends = line.is_final and not _CLOCK_AT_END.search(line.text)
    dated = read_date_line(line.text) if line.words <= (8 if ends else 20) else None
    if dated is not None:
        return dated.role
    if line.is_final and line.words > 3:
        return None
    if is_publisher_line(line.text) or _ACRONYM.fullmatch(line.text):
        return "credit"
    return "boilerplate" if is_section_strip(line.text) or _is_strip_of_widgets(line) else None


def _is_strip_of_widgets(line: Line) -> bool:
    """Whether signs part a line into short pieces one of which is a widget: "What is a veto? · Share this · Print"."""
    pieces = _STRIP.split(line.text)
    if len(pieces) < _STRIP_PIECES or line.is_final or any(piece.count(" ") >= _STRIP_WORDS for piece in pieces):
        return False
    furniture = load_furniture()
    return any((rule := furniture.match(p.strip())) is not None and rule.role == "boilerplate" for p in pieces)


def _is_caption(text: str) -> bool:
    if _WHOLE_IN_BRACKETS.fullmatch(text):
        return True
    match = _BRACKET_AT_END.search(text)
    if match and match.start() > 0:
        inner = match["inner"]
        if _PHOTO_WORD.search(inner):
            return True
        named = _agency_name().search(inner) is not None
        if match["open"] == "[":
            return named or (inner.isupper() and " " in inner.strip())
        # "(Agency)" after a full sentence may credit the article; after a mere phrase it credits a picture.
        if named and ("/" in inner or text[: match.start()].rstrip()[-1:] not in _CLOSING):
            return True
        return ends_in_credit(text)
    if _PHOTO_AT_END.search(text, max(0, len(text) - 110)):
        return True
    return _slash_credit().search(text, max(0, len(text) - 90)) is not None or ends_in_credit(text)


@cache
def _agency_name() -> re.Pattern[str]:
    # Credits of pictures are often in capitals; `agency_pattern` knows the names in capitals too.
    return re.compile(rf"(?<!\w)(?:{load_publishers().agency_pattern}|EPA|Getty)(?!\w)")


@cache
def _slash_credit() -> re.Pattern[str]:
    agencies = load_publishers().agency_pattern
    return re.compile(
        rf"(?:[.!?”\"]\s*|\s[-–—]\s*)[A-Z][\w.’' -]{{2,50}}/\s*(?:{agencies}|EPA|Getty(?: Images)?|Pool|Handout|File)"
        r"(?:[ /][\w /]{1,30})?\.?$"
    )


def are_authors_with_places(text: str) -> bool:
    """Whether a line is made of names, each with a place: "Ana Petrov in Lima and Ivo Banda in Quito"."""
    return len(text) <= _LONGEST and _AUTHORS.fullmatch(text) is not None


def is_masthead(text: str, *, is_top: bool = False) -> bool:
    """Whether a line looks like the name of an outlet: a few capitalised words that end in "Times" or the like.

    Args:
        text: The line.
        is_top: Whether it stands above everything else, where "The" and one or two words are a name too.
    """
    known = load_publishers().by_name(text)
    if known is not None:
        return not known.agency
    words = text.lower().split()
    if not 2 <= len(words) <= 5 or not is_name_like(text, most=5):
        return False
    return words[-1] in load_furniture().mastheads or (is_top and words[0] == "the" and len(words) <= 3)


def is_section_strip(text: str) -> bool:
    """Whether a line is made of names of sections, topics and states, as under breadcrumbs and above headlines."""
    furniture = load_furniture()
    bare = _BULLET.sub("", text)
    bulleted = bare != text
    words = [word for word in _SEPARATORS.split(bare.lower().replace("’", "'")) if word]
    if not 1 <= len(words) <= 24 or any(w[0].islower() and w not in {"and", "of", "the"} for w in bare.split()):
        return False
    covered = names = sections = at = 0
    while at < len(words):
        lengths = range(min(4, len(words) - at), 0, -1)
        length = next((n for n in lengths if " ".join(words[at : at + n]) in furniture.sections), 0)
        if length:
            covered += length
            names += 1
            sections += " ".join(words[at : at + length]) in furniture.section_words
        at += length or 1
    if bulleted or len(words) == 1:
        return covered == len(words) and sections > 0
    return sections > 0 and names >= 1 and covered >= 0.8 * len(words)
