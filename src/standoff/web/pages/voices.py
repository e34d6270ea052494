"""Voices: statements in all the wordings that report them, with the words in which they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.api import Crisis
from standoff.api.dates import between, span
from standoff.api.portrait import QuoteLine
from standoff.api.voices import Statement
from standoff.web.address import Address
from standoff.web.aligning import Words, aligned
from standoff.web.choosing import choices
from standoff.web.drawing.alone import alone
from standoff.web.drawing.markup import Drawing, both
from standoff.web.drawing.timeline import Act, timeline
from standoff.web.page import Page, Sheet, fetched
from standoff.web.wording import count, names, outlet, plain, quoted, record_url

LENGTH = 12  # statements on a page
_WORDINGS = 5  # of a statement among others
_LANES = 10
_DRAWN = 144  # reports in the picture
_SAVED = 5_000


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A wording.

    Attributes:
        line: The first outlet that has it.
        words: The wording in stretches, with whether a stretch is its own.
        copies: Others that have the very same words.
    """

    line: QuoteLine
    words: Words
    copies: tuple[QuoteLine, ...]


@dataclass(frozen=True, kw_only=True)
class Voice:
    """A statement as it is shown.

    Attributes:
        statement: The statement.
        variants: Its wordings, each once, the first published first.
        more: Number of wordings that are not shown.
    """

    statement: Statement
    variants: tuple[Variant, ...]
    more: int


def voice(statement: Statement, *, most: int) -> Voice:
    """A statement with its wordings beside one another; the same words in several outlets are one wording."""
    alike: dict[str, list[QuoteLine]] = {}
    for line in statement.variants:
        alike.setdefault(" ".join(plain(line.words).casefold().split()).strip(" .,;“”\"'"), []).append(line)
    kept = list(alike.values())[:most]
    stretches = aligned([plain(group[0].words) for group in kept])
    variants = tuple(
        Variant(line=group[0], words=words, copies=tuple(group[1:]))
        for group, words in zip(kept, stretches, strict=True)
    )
    return Voice(statement=statement, variants=variants, more=len(alike) - len(kept))


def found_of(crisis: Crisis, address: Address, *, length: int = LENGTH) -> Sheet[Statement]:
    """The statements on the page of the address."""
    speakers = crisis.studies.actors(address.texts("speaker"))
    return fetched(
        lambda limit, offset: crisis.studies.statements(speakers=speakers, limit=limit, offset=offset),
        address,
        length=length,
    )


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """One statement, or a page of them."""
    if address.text("utterance"):
        statement = crisis.studies.statement(address.text("utterance"))
        return {
            "one": voice(statement, most=50),
            "restated": crisis.studies.restatements(statement),
            "picture": _both([statement]),
        }
    found = found_of(crisis, address)
    speakers = address.texts("speaker")
    return {
        "one": None,
        "found": found,
        "voices": [voice(statement, most=_WORDINGS) for statement in found.items],
        "choices": choices(
            crisis,
            speakers,
            shown=found.total,
            count=lambda who: crisis.studies.statements(speakers=tuple(who), limit=1).total,
        ),
        "speakers": speakers,
        "picture": _both(found.items),
    }


def _both(found: Sequence[Statement]) -> Any:
    wide, narrow = (drawing(found, narrow=small) for small in (False, True))
    return both(wide, narrow, "voices") if wide is not None and narrow is not None else None


def drawing(found: Sequence[Statement], *, narrow: bool) -> Drawing | None:
    """Who spoke when, one sign per report; ``None`` where nothing has a date."""
    most = _DRAWN // max(1, len(found))
    reports = [(one, line, when) for one in found for line in one.variants[:most] if (when := _when(line)) is not None]
    if not reports:
        return None
    lanes = list(dict.fromkeys(one.who for one, _, _ in reports))[:_LANES]
    acts = [
        Act(
            lane=lanes.index(one.who),
            first=when[0],
            last=when[1],
            kind="agreement",
            score=0.0,
            planned=False,
            told=line.citation.copy_of is not None,
            denied=line.stance == "denies",
            href=record_url(line.citation),
            title=f"{one.who}, {between(*when)}: {quoted(line.words, 110)} – {outlet(line.citation)}",
        )
        for one, line, when in reports
        if one.who in lanes
    ]
    first, last = min(act.first for act in acts), max(act.last for act in acts)
    everything = sum(len(one.variants) for one in found)
    rest = f", the first of {everything:,}," if everything > most * len(found) else ""
    desc = (
        f"{count(len(acts), 'report')}{rest} of {count(len(found), 'statement')} in lanes by who spoke: {names(lanes)}."
    )
    title = f"Who spoke, {between(first, last)}"
    return timeline(acts, lanes, first=first, last=last, title=title, desc=desc, narrow=narrow)


def _when(line: QuoteLine) -> tuple[date, date] | None:
    """The day that an outlet published it, where that is known to a few days."""
    when = line.citation.published
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 45:
        return None
    return when.earliest, when.latest


def rows(crisis: Crisis, address: Address) -> Sequence[Any]:
    """Every wording, with the statement it belongs to."""
    wanted = address.text("utterance")
    found = [crisis.studies.statement(wanted)] if wanted else found_of(crisis, address, length=_SAVED).items
    return [
        {
            "statement": one.id,
            "who": one.who,
            "when": span(one.when),
            "publisher": line.citation.publisher,
            "published": span(line.citation.published),
            "words": line.words,
            "type": line.type,
            "act": line.act,
            "copy_of": line.citation.copy_of,
            "citation": line.citation,
        }
        for one in found
        for line in one.variants
    ]


def picture(crisis: Crisis, address: Address) -> str:
    """Who spoke when, as a document."""
    wanted = address.text("utterance")
    found = [crisis.studies.statement(wanted)] if wanted else found_of(crisis, address).items
    drawn = drawing(found, narrow=False)
    return alone([drawn] if drawn is not None else [], title="Voices")


PAGE = Page(name="voices", path="/voices", label="Voices", context=context, rows=rows, picture=picture)
