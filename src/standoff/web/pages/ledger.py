"""The ledger: questions on which statements stand side by side, each as a picture and as a table."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import msgspec
from markupsafe import Markup

from standoff.api import Citation, ClaimLine, Crisis, Filter, Ledger
from standoff.api.dates import between, one
from standoff.web.address import Address
from standoff.web.choosing import choices
from standoff.web.drawing.alone import alone
from standoff.web.drawing.ledger import Again, Mark, ledger
from standoff.web.drawing.markup import Drawing, both
from standoff.web.page import Page, Sheet, fetched, sheet
from standoff.web.wording import count, figure, outlet, quoted, record_url

LENGTH = 5  # questions on a page
_SAVED = 5_000  # questions in a table that is saved
_DRAWN, _DRAWN_ALONE = 16, 40  # marks of a picture, among other questions and by itself
_AGAIN, _AGAIN_ALONE = 4, 12  # later appearances of a statement that are drawn
_LISTED = 10  # rows of a table, among other questions
_HUES = 7  # the last hue is for everybody else, and for the article's own word
_OPEN = re.compile(r"\b(at least|more than|over|above|upwards?|minimum|no (less|fewer))\b|\+", re.IGNORECASE)

# What a figure is to another before it.
CONTRASTS = {
    "update": "an update of",
    "part": "part of",
    "rounding": "agrees with",
    "scope": "of another scope than",
    "disagreement": "disagrees with",
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A question as it is shown.

    Attributes:
        question: The question.
        lines: Its statements, by first appearance.
        hues: By statement, the number of the colour of who makes it.
        listed: Those that the table holds.
        wide: The picture on a desk.
        narrow: The picture on a telephone.
        omitted: Number of statements that the picture leaves out.
    """

    question: Ledger
    lines: tuple[ClaimLine, ...]
    hues: tuple[int, ...]
    listed: Sheet[tuple[ClaimLine, int]]
    wide: Drawing
    narrow: Drawing
    omitted: int

    @property
    def picture(self) -> Markup:
        """The picture, for windows of either width."""
        return both(self.wide, self.narrow, self.question.id)


def questions(crisis: Crisis, address: Address, *, length: int = LENGTH) -> Sheet[Ledger]:
    """The questions that the address asks for, as known on its day.

    Raises:
        NotFound: If it asks for one that is not there.
    """
    wanted, as_of = address.text("question"), address.day("as_of")
    if wanted:
        one = crisis.studies.question(wanted, as_of=as_of)
        return Sheet(items=(one,), number=1, pages=1, total=1, first=1)
    kinds = _kinds(crisis, address, address.texts("actor"))
    return fetched(
        lambda limit, offset: crisis.pages.ledger(kinds, as_of=as_of, limit=limit, offset=offset),
        address,
        length=length,
    )


def _kinds(crisis: Crisis, address: Address, actors: Sequence[str]) -> Filter:
    several = () if address.flag("all") else ("several",)
    return Filter(types=several, parties=crisis.studies.actors(actors))


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """A page of questions, or one question."""
    by_itself, as_of = bool(address.text("question")), address.day("as_of")
    page = questions(crisis, address)
    actors = address.texts("actor")
    return {
        "questions": page,
        "actors": actors,
        "choices": []
        if by_itself
        else choices(
            crisis,
            actors,
            shown=page.total,
            count=lambda who: crisis.pages.ledger(_kinds(crisis, address, who), limit=1).total,
        ),
        "shown": [_shown(question, address, as_of, by_itself=by_itself) for question in page.items],
        "by_itself": by_itself,
        "picture": bool(page.items),
        "contrasts": CONTRASTS,
        "shown_figures": {
            line.citations[0].record: figure(line) for question in page.items for line in _lines(question)
        },
        "single": not by_itself and address.flag("all"),
    }


def rows(crisis: Crisis, address: Address) -> Sequence[Any]:
    """Every statement, with the question it belongs to."""
    return [
        {"question": question.id, "label": question.label} | _record(line)
        for question in questions(crisis, address, length=_SAVED).items
        for line in _lines(question)
    ]


def picture(crisis: Crisis, address: Address) -> str:
    """The pictures of the page."""
    by_itself, as_of = bool(address.text("question")), address.day("as_of")
    found = questions(crisis, address).items
    drawn = [_shown(question, address, as_of, by_itself=by_itself).wide for question in found]
    return alone(drawn, title="Figures side by side")


def _record(line: ClaimLine) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(line).items() if name != "question"}


def _lines(question: Ledger) -> tuple[ClaimLine, ...]:
    found = (*question.rows, *question.denials, *question.unconfirmed)
    return tuple(sorted(found, key=lambda line: (_appeared(line)[0] or date.max, line.citations[0].record)))


def _shown(question: Ledger, address: Address, as_of: date | None, *, by_itself: bool) -> Shown:
    lines = _lines(question)
    hues = _hues(lines)
    most = _DRAWN_ALONE if by_itself else _DRAWN
    drawn = _telling(lines, most)
    known = [(line, hue) for line, hue in zip(lines, hues, strict=True) if line in drawn]
    again = _AGAIN_ALONE if by_itself else _AGAIN
    marks = [_mark(line, hue, again) for line, hue in known]
    updates = _updates([line for line, _ in known])
    desc = _described(question, lines, omitted=len(lines) - len(marks))
    pairs = list(zip(lines, hues, strict=True))
    listed = (
        sheet(pairs, address, name="row")
        if by_itself
        else Sheet(items=pairs[:_LISTED], number=1, pages=1, total=len(pairs), first=1)
    )
    return Shown(
        question=question,
        lines=lines,
        hues=hues,
        listed=listed,
        wide=ledger(marks, title=question.label, desc=desc, as_of=as_of, updates=updates),
        narrow=ledger(marks, title=question.label, desc=desc, as_of=as_of, updates=updates, narrow=True),
        omitted=len(lines) - len(marks),
    )


def _telling(lines: Sequence[ClaimLine], most: int) -> Sequence[ClaimLine]:
    """The statements that the picture holds: what denies or doubts, then what most origins bear out."""
    if len(lines) <= most:
        return lines
    order = sorted(
        lines, key=lambda line: (line.stance == "asserts", -line.corroboration, _appeared(line)[0] or date.max)
    )
    return order[:most]


def _updates(lines: Sequence[ClaimLine]) -> tuple[tuple[int, int], ...]:
    """Numbers of the statements of which the second brings the first up to date, by the same speaker."""
    place = {line.citations[0].record: at for at, line in enumerate(lines)}
    return tuple(
        (place[one.citation.record], at)
        for at, line in enumerate(lines)
        for one in line.contrasts
        if one.kind == "update" and one.citation.record in place
    )


def _hues(lines: Sequence[ClaimLine]) -> tuple[int, ...]:
    speakers = [_speaker(line) for line in lines]
    counted = Counter(speaker for speaker in speakers if speaker)
    known = {speaker: hue for hue, (speaker, _) in enumerate(counted.most_common(_HUES))}
    return tuple(known.get(speaker, _HUES) for speaker in speakers)


def _speaker(line: ClaimLine) -> str:
    return line.by or line.who or ""


def _appeared(line: ClaimLine) -> tuple[date | None, date | None]:
    """As of when a statement holds, where an article tells; else when it was made, or first published."""
    for when in (line.as_of, line.said, line.citations[0].published):
        if when is not None and when.earliest is not None and when.latest is not None:
            return when.earliest, when.latest
    when = line.citations[0].published
    return when.earliest or when.latest, when.latest or when.earliest


def _mark(line: ClaimLine, hue: int, again: int) -> Mark:
    first, last = _appeared(line)
    is_open = line.low is not None and (
        line.high is None or (bool(_OPEN.search(line.qualifier)) and line.high > line.low)
    )
    stances: dict[str, Literal["asserts", "denies", "unconfirmed"]] = {
        "denies": "denies",
        "unconfirmed": "unconfirmed",
    }
    return Mark(
        first=first,
        last=last,
        low=line.low,
        high=None if is_open else line.high,
        label=f"{line.qualifier} {figure(line)}".strip(),
        who=line.who or f"{outlet(line.citations[0], 30)}’s own word",
        hue=hue,
        stance=stances.get(line.stance, "asserts"),
        planned=line.modality == "planned",
        href=record_url(line.citations[0]),
        part=any(one.kind == "part" for one in line.contrasts),
        title=_told(line),
        again=_again(line.citations[1:], again),
    )


def _again(found: Sequence[Citation], most: int) -> tuple[Again, ...]:
    """Later appearances, one sign for those of a day: more of them would cover one another."""
    by_day: dict[tuple[date, bool], list[Citation]] = {}
    for citation in found:
        day = citation.published.earliest
        if day is not None and citation.published.days == 1:
            by_day.setdefault((day, citation.copy_of is not None), []).append(citation)
    return tuple(
        Again(
            day=day,
            copied=copied,
            href=record_url(citations[0]),
            title=f"{'copied by' if copied else 'also in'} {outlet(citations[0])}"
            + (f" and {len(citations) - 1} more" if len(citations) > 1 else "")
            + f", {one(day)}",
        )
        for (day, copied), citations in list(by_day.items())[:most]
    )


def _told(line: ClaimLine) -> str:
    deed = {"denies": "denies", "unconfirmed": "could not confirm"}.get(line.stance, "says")
    told = f"{line.qualifier} {figure(line)}".strip()
    first = line.citations[0]
    planned = " (planned)" if line.modality == "planned" else ""
    when = between(*_appeared(line))
    head = f"{line.who or 'the article itself'} {deed} {told}{planned}"
    head += "".join(f", {CONTRASTS[one.kind]} {one.figure}" for one in line.contrasts[:2])
    return f"{head}: {quoted(first.words, 160)} – {outlet(first)}, {when}"


def _described(question: Ledger, lines: Sequence[ClaimLine], *, omitted: int) -> str:
    """The picture in words."""
    told = [count(len(lines), "statement")]
    lows = [line for line in question.rows if line.low is not None]
    if lows:
        least = min(lows, key=lambda line: line.low or 0)
        most = max(lows, key=lambda line: line.low or 0)
        if least.figure != most.figure:
            told.append(
                f"figures from {figure(least)} ({least.who or 'the article itself'}) "
                f"to {figure(most)} ({most.who or 'the article itself'})"
            )
    disagreeing = sum(any(one.kind == "disagreement" for one in line.contrasts) for line in lines)
    if disagreeing:
        told.append(f"{disagreeing} of them disagree with one before")
    if question.denials:
        told.append(count(len(question.denials), "denial"))
    if question.unconfirmed:
        told.append(f"{len(question.unconfirmed)} could not confirm")
    if omitted:
        told.append(f"{omitted} of them are in the table alone")
    return "; ".join(told) + "."


PAGE = Page(name="ledger", path="/ledger", label="Ledger", context=context, rows=rows, picture=picture)
