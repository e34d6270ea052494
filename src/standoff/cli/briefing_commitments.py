"""The commitments of a brief: the most telling ones, grouped by kind, with what was reported about each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.api import CommitmentLine
from standoff.api.dates import span
from standoff.cli.citing import accepted, count, days, names, quoted, said_when
from standoff.cli.console import Piece
from standoff.cli.page import Entry

MOST = 10  # commitments on one screen
KINDS = ("red line", "ultimatum", "threat", "promise", "obligation", "demand", "policy")
# What has moved comes first.
STATES = ("trigger reported", "trigger disputed", "carried out", "open", "withdrawn", "lapsed")
STATUS_STYLE = {
    "trigger reported": "hot",
    "trigger disputed": "warn",
    "carried out": "hot",
    "open": "note",
    "withdrawn": "good",
    "lapsed": "note",
}
RELATION = {
    "hardened": ("↑", "hot"),
    "softened": ("↓", "good"),
    "conditions changed": ("↷", "warn"),
    "restated": ("=", "note"),
}
SAME_OCCASION = "on the same occasion"
# A condition that already says "if" in its own words needs no other.
_OPENS = re.compile(
    r"(?:if|should|unless|until|when|whenever|once|in (?:the )?(?:event|case|response)|depending|as long as|so long as|"
    r"provided|as|on condition|except|after|before|against|upon|were|had|only|even)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """A commitment as printed: two that bind either side alike are one."""

    line: CommitmentLine
    mutual: bool = False


def select_commitments(found: Sequence[CommitmentLine], *, everything: bool) -> tuple[list[Told], int]:
    """The commitments to print, by kind and then by status and date; and how many there are in all."""
    told = _fold(found)
    shown = told
    if not everything:
        # Two of each kind before a third of any: twelve threats must not hide the one treaty clause.
        places: Counter[str] = Counter()
        ranked: list[tuple[int, int, Told]] = []
        for one in sorted(told, key=_telling):
            ranked.append((places[one.line.type] // 2, len(ranked), one))
            places[one.line.type] += 1
        shown = [one for _, _, one in sorted(ranked, key=lambda rank: rank[:2])[:MOST]]
    return sorted(shown, key=_order), len(told)


def _fold(found: Sequence[CommitmentLine]) -> list[Told]:
    told: list[Told] = []
    for line in found:
        for at, other in enumerate(told):
            if _mirror(line, other.line):
                told[at] = Told(other.line, mutual=True)
                break
        else:
            told.append(Told(line))
    return told


def _mirror(one: CommitmentLine, other: CommitmentLine) -> bool:
    """Whether two lines are one sentence that binds both sides."""
    first, second = one.citations[0], other.citations[0]
    return (
        (first.document, first.start, first.end) == (second.document, second.start, second.end)
        and (one.type, one.condition, one.consequence) == (other.type, other.condition, other.consequence)
        and set(_states(one)[0]) == set(_states(other)[1])
        and set(_states(one)[1]) == set(_states(other)[0])
    )


def _telling(told: Told) -> tuple[bool, bool, bool, bool, int, int, str]:
    """What has moved first; then what is meant, conditional, between known parties, and told by several."""
    line = told.line
    return (
        line.status.status in ("open", "lapsed"),
        line.hedged,
        line.condition is None,
        not (line.issuer and line.addressee),
        -line.corroboration,
        KINDS.index(line.type),
        line.id,
    )


def _order(told: Told) -> tuple[int, int, str, str, int]:
    line = told.line
    first = line.citations[0]
    said = said_when(line.said, first.published)
    # Without a date last; within an article as it tells them.
    return (
        KINDS.index(line.type),
        STATES.index(line.status.status),
        str(said.latest or "~"),
        first.document,
        first.start,
    )


def _states(line: CommitmentLine) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return line.issuer_states or line.issuer, line.addressee_states or line.addressee


def commitment_entries(shown: Sequence[Told]) -> list[Entry]:
    """The commitments, each followed by what speaks for and against its trigger."""
    entries = []
    kind = ""
    linked: set[tuple[str | None, str | None]] = set()
    for told in shown:
        line = told.line
        entries.append(commitment_entry(line, gutter=line.type if line.type != kind else "", mutual=told.mutual))
        kind = line.type
        entries.extend(evidence_entries(line))
        # Of one occasion, what several sentences are to the occasion before is told once.
        if (line.thread, line.relation) not in linked:
            entries.extend(thread_entries(line))
            linked.add((line.thread, line.relation))
    return entries


def commitment_entry(line: CommitmentLine, *, gutter: str, mutual: bool = False) -> Entry:
    """Who to whom: where it stands, if what, then what."""
    first = line.citations[0]
    issuer, addressee = _states(line)
    arrow = " ↔ " if mutual else " → "
    who = names(issuer, unknown="somebody") + (arrow + names(addressee) if addressee else "")
    pieces = [Piece(who, "strong"), Piece(f"  {line.status.status}", STATUS_STYLE[line.status.status])]
    pieces.append(Piece(f"  {days(said_when(line.said, first.published))}"))
    if line.who and line.who not in issuer:
        pieces.append(Piece(f", {line.who}"))
    if line.hedged:
        pieces.append(Piece("  only considered", "warn"))
    if line.deadline:
        pieces.append(Piece(f"  due {span(line.deadline)}", "warn"))
    if line.corroboration > 1:
        pieces.append(Piece(f"  {count(line.corroboration, 'origin')}", "good"))
    pieces += [Piece("  "), *accepted(line.citations)[:1]] if accepted(line.citations) else []
    pieces.append(Piece(": "))
    if line.condition:
        if not _OPENS.match(line.condition):
            pieces.append(Piece("if not: " if line.negative else "if: ", "note"))
        pieces += [Piece(line.condition, "quote", elastic=True), Piece(" ⇒ ", "strong")]
    pieces.append(Piece(line.consequence, "quote", elastic=True))
    return Entry(tuple(pieces), gutter, first, len(line.citations) - 1, lines=2)


def thread_entries(line: CommitmentLine) -> list[Entry]:
    """What the commitment is to its issuer's statement before, on another occasion."""
    if line.before is None or line.relation is None or line.changed == SAME_OCCASION:
        return []
    mark, style = RELATION[line.relation]
    changed = f" ({line.changed})" if line.changed else ""
    told = f"{mark} {line.relation} since {days(line.before.published)}{changed}: "
    return [Entry((Piece(told, style), *quoted(line.before.words)), "", line.before, level=1)]


def evidence_entries(line: CommitmentLine) -> list[Entry]:
    """What was reported about the trigger, for and against: the first of each, the others counted."""
    if line.status.status == "open":
        return []
    entries = []
    summary = (
        line.status.because.split("; best:")[0].split(": ")[0].rstrip(".;").replace("independent origin", "origin")
    )
    disputed = line.status.status == "trigger disputed"
    if line.against and not disputed:
        summary += f", {count(len(line.against), 'denial or doubt', 'denials or doubts')}"
    sides = [(line.evidence, summary or "reported"), (line.against if disputed else (), "against it")]
    for citations, label in sides:
        if citations:
            first = citations[0]
            pieces = (Piece("↳ ", STATUS_STYLE[line.status.status]), Piece(f"{label}: "), *quoted(first.words))
            entries.append(Entry(pieces, "", first, len(citations) - 1, level=1))
    if not entries and summary:
        entries.append(Entry((Piece(f"↳ {summary}", "note"),), level=1, lines=2))
    return entries
