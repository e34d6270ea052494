"""The reader: an article exactly as read, its records as underlines, and beside it the cards of what it says."""

import re
from collections.abc import Sequence
from typing import Any

from standoff.api import Card, Citation, Crisis, Opened
from standoff.api.dates import one as day
from standoff.api.reading import Beside
from standoff.model import Attribution, Claim, Commitment, Event, Mention, Region, Timex
from standoff.web.address import Address
from standoff.web.aligning import Words, aligned
from standoff.web.marking import Line, Mark, lines, marks_of
from standoff.web.page import Page
from standoff.web.parting import Part, part, parted
from standoff.web.wording import plain, quoted, shortened

KINDS = ("commitment", "claim", "event", "attribution", "mention", "timex")
AT_FIRST = ("commitment", "claim", "event", "attribution")
_BESIDE = 4  # versions of others below a card
_LONGEST = 170  # characters of a claim of others
# What stands on an empty line, or on one of blanks alone, is shown as a gap.
_BLANK = re.compile(r"\s*")


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The article, its lines cut at every boundary, and its cards."""
    opened = crisis.opened(address.parts["document"], as_of=address.day("as_of"))
    document = opened.extraction.document
    shown = shown_kinds(address)
    every = [card for card in opened.cards if kind_of(card) in shown]
    here = _part(opened, every, address)
    cards = every[here.first - 1 : here.last]
    chosen = {card.record.id for card in every}
    return {
        "opened": opened,
        "document": document,
        "lines": _lines(opened, {card.record.id for card in cards}, here.start, here.end),
        "cards": cards,
        "part": here,
        "kinds": [(kind, _tally(opened, kind), kind in shown) for kind in KINDS],
        "kind_of": kind_of,
        "describe": describe,
        "versions": versions,
        "named": crisis.studies.name,
        "told_at": _told_at(cards),
        "at": address.text("at"),
        "lost": _lost(crisis, opened, address.text("at"), chosen),
        "is_blank": lambda line: all(_BLANK.fullmatch(piece.text) for piece in line.pieces),
    }


def _part(opened: Opened, cards: Sequence[Card], address: Address) -> Part:
    """The part of a long article that is shown: the one asked for, or that of the record pointed at."""
    starts = [card.record.start for card in cards]
    sentences = (sentence.start for sentence in opened.extraction.sentences)
    parts = parted(opened.extraction.document.text, starts, sentences)
    pointed = next((card.record.start for card in cards if card.record.id == address.text("at")), 0)
    return part(parts, starts, address.number("part", 1) if address.text("part") else None, pointed)


def _lines(opened: Opened, shown: set[str], start: int, end: int) -> tuple[Line, ...]:
    """A part of the text in lines."""
    document = opened.extraction.document
    marks = (
        Mark(mark.start - start, mark.end - start, mark.kind, mark.id) for mark in marks_of(opened) if mark.id in shown
    )
    regions = [Region(one.start - start, one.end - start, one.role) for one in document.regions if one.end > start]
    # The newline before the next part is the end of this one.
    end -= end < len(document.text) and document.text[end - 1] == "\n"
    return lines(document.text[start:end], regions, marks)


def versions(card: Card, beside: Beside) -> list[tuple[Citation, Words]]:
    """What others have of the same, each in stretches with whether the words differ from those of this article.

    Only what reports one utterance is compared word by word: of claims on one matter every word may differ.
    """
    found = beside.citations[:_BESIDE]
    if beside.relation != "statement":
        return [(one, ((shortened(plain(one.words), _LONGEST), False),)) for one in found]
    wordings = aligned([plain(card.citation.words), *(plain(one.words) for one in found)])
    return list(zip(found, wordings[1:], strict=True))


def _lost(crisis: Crisis, opened: Opened, at: str, shown: set[str]) -> str:
    """Why nothing is marked though the address points at a record; a colleague may have sent it long ago."""
    if not at or at in shown:
        return ""
    if any(card.record.id == at for card in opened.cards):
        return "The record that this link points at is of a kind that is not shown; choose its kind above the text."
    for one in reversed(crisis.judgement_log()):
        made = one.judgement
        if made.verdict == "reject" and made.target == at and one.state == "in force":
            why = f": {plain(made.note)}" if made.note else ""
            words = f" {quoted(one.words, 120)}" if one.words else ""
            who = f"{plain(made.author)}, {day(made.made.date())}"
            return f"The record that this link points at{words} was rejected by {who}{why}."
    return "The record that this link points at is not in this article now: it was read anew since the link was made."


def _told_at(cards: Sequence[Card]) -> dict[str, str]:
    """The first card of each question: what others say on it stands there, and not on every card anew."""
    found: dict[str, str] = {}
    for card in cards:
        for beside in card.beside:
            if beside.relation == "question":
                found.setdefault(beside.group, card.record.id)
    return found


def rows(crisis: Crisis, address: Address) -> list[Card]:
    """The cards of the article."""
    shown = shown_kinds(address)
    return [card for card in crisis.opened(address.parts["document"]).cards if kind_of(card) in shown]


def shown_kinds(address: Address) -> tuple[str, ...]:
    """The kinds of records that are to be seen; those of the record that the address points at are."""
    chosen = tuple(kind for kind in address.texts("kind") if kind in KINDS) or AT_FIRST
    pointed = {"m": "mention", "t": "timex"}.get(address.text("at").partition("-")[0])
    return chosen if pointed is None or pointed in chosen else (*chosen, pointed)


def kind_of(card: Card) -> str:
    """The kind of record that a card is about."""
    return str(type(card.record).__struct_config__.tag)


def describe(card: Card) -> list[str]:
    """What a card says of its record below its words, in few words each."""
    record = card.record
    told: list[str] = []
    match record:
        case Event():
            told += [record.modality if record.modality != "actual" else "", "did not happen" if record.negated else ""]
            told += [f"CAMEO {record.cameo}" if record.cameo else "", ", ".join(record.context)]
        case Attribution():
            told += [record.type, record.act if record.act != "say" else ""]
            told += [f"words: {record.speaker.text}" if record.speaker else ""]
        case Claim():
            told += [
                record.modality if record.modality != "actual" else "",
                record.state if record.state not in (None, "other") else "",
            ]
            told += ["takes back an earlier statement" if record.retracts else ""]
        case Commitment():
            told += ["only considered" if record.hedged else "", "if not" if record.negative else ""]
        case Mention():
            told += [record.form, record.use if record.use != "actor" else "", record.entity or "unknown"]
        case Timex():
            told += [record.relation, record.because]
    return [one for one in told if one]


def _tally(opened: Opened, kind: str) -> int:
    return sum(kind_of(card) == kind for card in opened.cards)


PAGE = Page(name="reader", path="/articles/{document:str}", context=context, rows=rows)
