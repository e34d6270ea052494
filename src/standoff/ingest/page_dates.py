"""The date of publication that a page prints: date lines, bylines, widgets and datelines."""

import re
from typing import Literal

import msgspec

from standoff.ingest.credits import is_publisher_line
from standoff.ingest.dates import FULL_DATE, PARTIAL_DATE, find_dates, find_month
from standoff.ingest.lines import is_name_like
from standoff.lexicons.pages import load_furniture
from standoff.model.when import Interval

_LETTERS = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_AGO = re.compile(r"\b(?:\d+|an?|one|two|few)\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?)\s+ago\b", re.IGNORECASE)
_WIDGET_SIGNS = re.compile(r"[↺↻⟳−±🔊🖨]|(?<!\d)\+(?!\d)|\b[Aa][+-]")
_LABEL = re.compile(
    r"\b(?:last |first )?(?:updated|published|posted|modified|created)\b(?: on| at)?\s*:?", re.IGNORECASE
)
_EDGES = " ,.|•·-–—:/()"
# How far into the lead a labelled date or a dateline may stand, in code points.
_LEAD = 160
_LABELLED = re.compile(r"(?:published|posted|publication date|updated)\b[\s:a-z,|]{0,20}$", re.IGNORECASE)
# What parts the names of a line, and how many of them may stand beside the date.
_PARTS = re.compile(r"[|•·—–(){}\[\]/,;:]|\s-\s|\.\s")
_MOST_NAMES = 4
_DATELINE = re.compile(r"^(?:[(\[][\w .’'-]{2,40}[)\]]\s)?[(\[]?[A-Z][\w .,'’/-]{1,50}[(\[]?$")
# What parts a dateline from the text: a dash or a colon, the agency before it; or the bracket that it stands in.
_BEHIND = re.compile(r"[\s.]*(?:/[\w .-]{2,40}/\.|(?:[(\[/][\w .-]{2,40}[)\]/][\s.]*)?[)\]]?\s*(?:[-–—]{1,2}\s|:\s))")
_BRACKETED = re.compile(r"[)\]]\s")


class DatedLine(msgspec.Struct, frozen=True):
    """A line that is a date and little else, and which role that gives it."""

    role: Literal["date", "credit", "boilerplate"]


def read_date_line(line: str) -> DatedLine | None:
    """Whether *line* is a date line (``date``), a page widget with a date (``boilerplate``) or a dated byline."""
    rest = FULL_DATE.sub(" ", line)
    dated = rest != line
    shorter = _AGO.sub(" ", PARTIAL_DATE.sub(" ", rest))
    if not dated and shorter == rest:
        return None
    furniture = load_furniture()
    letters = [word.lower() for word in _LETTERS.findall(shorter)]
    over = [word for word in letters if word not in furniture.dates]
    if not over:
        return DatedLine("boilerplate" if _WIDGET_SIGNS.search(shorter) else "date")
    if all(word in furniture.widgets for word in over):
        return DatedLine("boilerplate")
    listed = _LABEL.sub(" ", shorter).split()
    while listed and listed[-1].lower().strip(_EDGES) in furniture.dates | {""}:
        listed.pop()
    words = " ".join(listed).strip(_EDGES)
    rule = furniture.match(words)
    if rule is not None and rule.role in ("credit", "boilerplate"):
        return DatedLine("credit" if rule.role == "credit" else "boilerplate")
    return _with_names(words) if dated else None


def _with_names(words: str) -> DatedLine | None:
    """A full date beside a few names: of the outlet, its staff, or the place that a dateline starts with."""
    furniture = load_furniture()
    if is_publisher_line(_undated(words, furniture.dates)):
        return DatedLine("credit")
    pieces = [piece for part in _PARTS.split(words) if (piece := _undated(part, furniture.dates))]
    if len(pieces) > _MOST_NAMES:
        return None
    beside = furniture.widgets | furniture.staff
    left = (" ".join(word for word in piece.split() if word.lower() not in beside) for piece in pieces)
    named = (not _LETTERS.search(piece) or is_name_like(piece, most=3) for piece in left)
    return DatedLine("date") if all(named) else None


def _undated(words: str, dates: frozenset[str]) -> str:
    kept = (word for word in words.split() if word.strip(_EDGES + "[]").lower() not in dates)
    return " ".join(kept).strip(_EDGES + "[]")


def is_labelled_date(line: str) -> bool:
    """Whether a date line says that it dates the page ("Updated: ...") rather than what follows it."""
    furniture = load_furniture()
    return not (furniture.published_labels | furniture.updated_labels).isdisjoint(_LETTERS.findall(line.lower()))


class PageDates:
    """Collects the dates that the lines around the body print; the firmest statement wins.

    In this order: a date labelled as that of publication, an unlabelled one under the title, a dateline with a year,
    one above the title, one labelled as that of an update, one after the body, a month of a year before the body.
    """

    def __init__(self) -> None:
        self._found: list[tuple[int, Interval]] = []

    @property
    def best(self) -> Interval | None:
        """The date, as an interval where day and month cannot be told apart."""
        return min(self._found, key=lambda pair: pair[0])[1] if self._found else None

    def read(self, line: str, *, after_title: bool, tail: bool) -> None:
        """Takes note of the dates in a line that is no body text."""
        if len(line) > 300 or (tail and line.lstrip().startswith(("©", "Copyright"))):
            return
        at = 0
        for found in find_dates(line):
            label = self._label(line[at : found.start])
            if label is None:
                label = 6 if tail else (2 if after_title else 4)
            self._found.append((label, found.interval))
            at = found.end
        if not at and not tail and (month := find_month(line)) is not None:
            self._found.append((7, month))

    @staticmethod
    def _label(words: str) -> int | None:
        furniture = load_furniture()
        for word in reversed(_LETTERS.findall(words.lower())):
            if word in furniture.updated_labels:
                return 5
            if word in furniture.published_labels and word != "date":
                return 1
        return None

    def read_title(self, title: str) -> None:
        """Takes note of a date set off at the end of the headline ("The week in brief – 3 May 2022")."""
        found = find_dates(title)
        if found and not title[found[-1].end :].strip(" )") and title[: found[-1].start].rstrip()[-1:] in "–—-|:,(":
            self._found.append((4, found[-1].interval))

    def read_lead(self, lead: str) -> None:
        """Takes note of a dateline with a full date ("PORT CITY, 3 October 2021 (Agency) –") or a label run into it."""
        for found in find_dates(lead[:_LEAD]):
            before, after = lead[: found.start].rstrip(" ,"), lead[found.end : found.end + 60]
            if match := _LABELLED.search(before):
                self._found.append((5 if match[0].lower().startswith("updated") else 1, found.interval))
            elif (_BRACKETED if lead[:1] in "([" and ")" not in before else _BEHIND).match(after) and (
                not before or _DATELINE.match(before)
            ):
                self._found.append((3, found.interval))
