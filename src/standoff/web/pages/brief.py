"""The brief: the crisis at a glance, what changed since a day, and what to watch."""

from collections.abc import Sequence
from typing import Any

from standoff.api import Brief, ClaimLine, CommitmentLine, Crisis, Ledger
from standoff.web.address import Address
from standoff.web.page import Page, sheet

_SHOWN = {"stories": 6, "commitments": 10, "questions": 4, "rows": 5, "denials": 6, "timeline": 14, "changes": 24}

# Lines of a section that are looked at, of which the most telling are shown.
_MOST = {"cluster": 6, "commitment": 12, "question": 6, "denial": 6, "event": 16}
_WIDE = {"left": 95, "right": 66}  # letters on a line of either column, roughly
_CHANGES = {
    "status": "moved",
    "deadline": "overdue",
    "commitment": "commitment",
    "denial": "denial",
    "claim": "claim",
    "document": "article",
}


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The brief, each section cut to what one screen holds; the whole stands in its own view."""
    found = crisis.brief(as_of=address.day("as_of"), since=address.day("since"), most=_MOST)
    changes = sheet(found.changes, address, length=_SHOWN["changes"], name="changes")
    commitments = sorted(found.commitments, key=_moved_first)[: _SHOWN["commitments"]]
    left, right = _columns(found, commitments, len(changes.items))
    return {
        "left": left,
        "right": right,
        "brief": found,
        "shown": _SHOWN,
        "changes": _CHANGES,
        "changed": changes,
        "actors": found.glance.actors[:8],
        "commitments": commitments,
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


def _columns(found: Brief, commitments: Sequence[CommitmentLine], changes: int) -> tuple[list[str], list[str]]:
    """Which of the other sections stand beneath the commitments, or what changed, and which beneath the figures.

    Lines of print are counted, roughly, so that the columns end alike; nothing else follows from them.
    """
    pledged = sum(_height(line) for line in commitments)
    left = 3.4 * changes if found.since else pledged
    questions = found.questions[: _SHOWN["questions"]]
    figures = [line for one in questions for line in _figures_first(one)[: _SHOWN["rows"]]]
    right = 2.0 * len(questions) + sum(2.8 + _lines(line.citations[0].words, "right", 170) for line in figures)
    right += 5.5 * min(len(found.watch), 6)
    columns: tuple[list[str], list[str]] = ([], [])
    sections = {
        **({"commitments": pledged} if found.since else {}),
        "stories": 3.6 * min(len(found.stories), _SHOWN["stories"]),
        "denials": 3.9 * min(len(found.denials), _SHOWN["denials"]),
        "failures": 2.0 * min(len(found.failures), 5),
    }
    for name, length in sorted(sections.items(), key=lambda each: -each[1]):
        if name not in ("stories", "commitments") and not length:
            continue
        shorter = left <= right
        columns[not shorter].append(name)
        left, right = (left + length + 3, right) if shorter else (left, right + length + 3)
    return columns


def _height(line: CommitmentLine) -> float:
    told = _lines((line.condition or "")[:190] + line.consequence[:190], "left", 380)
    return 3.0 + told + 1.3 * bool(line.evidence) + 1.3 * bool(line.against)


def _lines(words: str, column: str, longest: int) -> int:
    return -(-min(len(words), longest) // _WIDE[column])


def _figures_first(question: Ledger) -> list[ClaimLine]:
    """The rows of a question: figures, then who denies or doubts them, then what names no figure."""
    rows = sorted(question.rows, key=lambda line: not line.figure)
    named = sum(bool(line.figure) for line in rows)
    return [*rows[:named], *question.denials, *question.unconfirmed, *rows[named:]]


def _moved_first(line: Any) -> tuple[bool, bool, int]:
    return (line.status.status == "open", line.hedged, -line.corroboration)


PAGE = Page(name="brief", path="/", label="Brief", context=context, rows=rows)
