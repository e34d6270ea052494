"""The brief: the crisis at a glance, what changed since a day, and what to watch."""

from typing import Any

from standoff.api import Brief, ClaimLine, Crisis, Ledger
from standoff.web.address import Address
from standoff.web.page import Page

_SHOWN = {"stories": 6, "commitments": 10, "questions": 4, "rows": 5, "denials": 6, "timeline": 14, "changes": 12}

# Lines of a section that are looked at, of which the most telling are shown.
_MOST = {"cluster": 6, "commitment": 12, "question": 6, "denial": 6, "event": 16}
# Lines of print that a line of a section takes, roughly: where sections stand follows from it, and nothing else.
_LINES = {"commitment": 4.2, "change": 3.2, "figure": 3.6, "watch": 3.6, "story": 2.7}
_CHANGES = {
    "status": "moved",
    "deadline": "deadline passed",
    "commitment": "new commitment",
    "denial": "denial",
    "claim": "new claim",
    "document": "new article",
}


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The brief, each section cut to what one screen holds; the whole stands in its own view."""
    found = crisis.brief(as_of=address.day("as_of"), since=address.day("since"), most=_MOST)
    left, right = _columns(found)
    return {
        "left": left,
        "right": right,
        "brief": found,
        "shown": _SHOWN,
        "changes": _CHANGES,
        "actors": found.glance.actors[:8],
        "commitments": sorted(found.commitments, key=_moved_first)[: _SHOWN["commitments"]],
        "questions": found.questions[: _SHOWN["questions"]],
        "rows_of": _figures_first,
        "timeline": sorted(
            sorted(found.timeline, key=lambda line: (-line.corroboration, -abs(line.score)))[: _SHOWN["timeline"]],
            key=lambda line: line.earliest,
        ),
    }


def rows(crisis: Crisis, address: Address) -> list[Brief]:
    """The whole brief as one record."""
    return [crisis.brief(as_of=address.day("as_of"), since=address.day("since"))]


def _columns(found: Brief) -> tuple[list[str], list[str]]:
    """Which of the shorter sections stand beneath the commitments, and which beneath the figures: columns end alike."""
    figures = sum(min(_SHOWN["rows"], _statements(question)) for question in found.questions[: _SHOWN["questions"]])
    left = _LINES["commitment"] * min(len(found.commitments), _SHOWN["commitments"])
    left += _LINES["change"] * min(len(found.changes), 2 * _SHOWN["changes"])
    right = _LINES["figure"] * figures + _LINES["watch"] * min(len(found.watch), 6)
    columns: tuple[list[str], list[str]] = ([], [])
    lengths = {
        "stories": _LINES["story"] * min(len(found.stories), _SHOWN["stories"]),
        "denials": _LINES["figure"] * min(len(found.denials), _SHOWN["denials"]),
        "failures": min(len(found.failures), 5) * 2,
    }
    for name, length in lengths.items():
        if name != "stories" and not length:
            continue
        shorter = left <= right
        columns[not shorter].append(name)
        left, right = (left + length + 2, right) if shorter else (left, right + length + 2)
    return columns


def _statements(question: Ledger) -> int:
    return len(question.rows) + len(question.denials) + len(question.unconfirmed)


def _figures_first(question: Ledger) -> list[ClaimLine]:
    """The rows of a question: figures, then who denies or doubts them, then what names no figure."""
    rows = sorted(question.rows, key=lambda line: not line.figure)
    named = sum(bool(line.figure) for line in rows)
    return [*rows[:named], *question.denials, *question.unconfirmed, *rows[named:]]


def _moved_first(line: Any) -> tuple[bool, bool, int]:
    return (line.status.status == "open", line.hedged, -line.corroboration)


PAGE = Page(name="brief", path="/", label="Brief", context=context, rows=rows)
