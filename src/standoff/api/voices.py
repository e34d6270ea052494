"""Statements: one utterance in all the wordings that report it, and what its speaker said alike at other times."""

import re
from datetime import date

import msgspec

from standoff.api.portrait import QuoteLine, quote_line
from standoff.api.view import View
from standoff.errors import NotFound
from standoff.model import Attribution, Interval, Utterance
from standoff.store import Filter

_WORD = re.compile(r"[^\W\d_]{4,}")
# Content words that two statements of one speaker share, as a part of the shorter one, so that one restates the other.
_ALIKE, _LEAST = 0.5, 3
_LATEST = 400  # quotes of a speaker that are compared


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """An utterance as the reader sees it.

    Attributes:
        id: Id of the utterance.
        who: Name of who spoke, as full as any article has it.
        speaker: Entity, or country code, of the speaker; empty when unknown.
        when: When it was said, where an article tells; else when it was first published.
        variants: Its wordings, the first published first.
        origins: Number of independent origins.
    """

    id: str
    who: str
    speaker: str
    when: Interval | None
    variants: tuple[QuoteLine, ...]
    origins: int


def statement(view: View, utterance: Utterance) -> Statement | None:
    """An utterance with its wordings; ``None`` when none of its articles is there any more."""
    shelf = view.shelf()
    found = [
        record
        for record in map(shelf.annotation, utterance.attributions)
        if isinstance(record, Attribution) and shelf.has(record.document)
    ]
    if not found:
        return None
    found.sort(
        key=lambda one: (shelf.placed(one.document).document.published.latest or date.max, one.document, one.start)
    )
    variants = tuple(quote_line(view, record) for record in found)
    named = next((record.speaker_entity for record in found if record.speaker_entity), None)
    told = [record.when for record in found if record.when is not None and record.when.is_bounded]
    return Statement(
        id=utterance.id,
        who=shelf.name(named) if named else max((one.who for one in variants), key=len),
        speaker=named or next(iter(found[0].speaker_countries), ""),
        when=min(told, key=lambda when: (when.days or 0, str(when.earliest)))
        if told
        else variants[0].citation.published,
        variants=variants,
        origins=len({shelf.head(record.document) for record in found}),
    )


def one(view: View, id_: str) -> Statement:
    """One statement.

    Raises:
        NotFound: If there is none with this id.
    """
    record = view.get(id_)
    found = statement(view, record) if isinstance(record, Utterance) else None
    if found is None:
        raise NotFound(f"{id_}: no statement has this id; articles that came in may have changed it")
    return found


def restatements(view: View, found: Statement) -> tuple[QuoteLine, ...]:
    """What the same speaker said in much the same words on other days, by date.

    Half of the longer words of the shorter wording, and three at least, have to be the same.
    """
    if not found.speaker:
        return ()
    shelf, own = view.shelf(), {variant.id for variant in found.variants}
    words = set().union(*(_words(variant.words) for variant in found.variants))
    alike = []
    for record in view.newest(Attribution, Filter(actors=(found.speaker,)), limit=_LATEST)[0]:
        if record.id in own or not shelf.has(record.document) or not record.content:
            continue
        line = quote_line(view, record)
        theirs = _words(line.words)
        shared = len(words & theirs)
        if shared >= _LEAST and shared >= _ALIKE * min(len(words), len(theirs)):
            alike.append(line)
    return tuple(sorted(alike, key=lambda line: (line.citation.published.latest or date.max, line.citation.record)))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
