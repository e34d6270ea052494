"""One actor: who it is, who held its offices, what it said."""

from collections.abc import Sequence
from datetime import date

import msgspec

from standoff.api.lexicons import listed_name, terms
from standoff.api.results import ActorCount, Citation
from standoff.api.view import View
from standoff.errors import NotFound
from standoff.model import Attribution, Interval, slug


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's stay in an office, as the table of offices has it.

    Attributes:
        office: The office.
        state: Name of the state or organisation.
        state_code: Its code.
        holder: Who held it.
        entity: Id of the holder, where the articles mention him or her; else empty.
        began: When it began; ``None`` if unknown.
        ended: When it ended; ``None`` while it lasts.
        acting: Whether the holder only acted, or held it disputed.
    """

    office: str
    state: str
    state_code: str
    holder: str
    entity: str
    began: Interval | None
    ended: Interval | None
    acting: bool


class QuoteLine(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said, as a line of a list.

    Attributes:
        id: Id of the attribution.
        type: ``direct``, ``mixed`` or ``indirect``.
        act: What the reporting word does (``say``, ``warn``...).
        stance: ``asserts``, ``denies`` or ``unconfirmed``.
        who: The words for who speaks.
        when: When it was said, where the article tells.
        words: What was said.
        citation: Where it stands.
    """

    id: str
    type: str
    act: str
    stance: str
    who: str
    when: Interval | None
    words: str
    citation: Citation


class Portrait(msgspec.Struct, frozen=True, kw_only=True):
    """An actor.

    Attributes:
        count: How often it occurs; ``None`` when it is known, but nowhere mentioned.
        entity: Its id.
        name: How to print it.
        type: ``state``, ``person``...
        country: Code of what it belongs to or acts for.
        country_name: How to print that.
        role: Office or function as last seen in the articles.
        offices: Who held its offices, or which it held, in the time that the articles are about; the latest first.
        bodies: Others that belong to the same state and occur in the articles: id and name.
    """

    count: ActorCount | None
    entity: str
    name: str
    type: str
    country: str | None
    country_name: str | None
    role: str | None
    offices: tuple[Held, ...]
    bodies: tuple[tuple[str, str], ...] = ()


def portrait(view: View, entity: str, count: ActorCount | None, others: Sequence[str]) -> Portrait:
    """Who an actor is.

    Args:
        view: The crisis.
        entity: Its id or code.
        count: How often it occurs.
        others: Ids of who else occurs, the most present first.

    Raises:
        NotFound: If neither the articles nor the tables know it.
    """
    shelf = view.shelf()
    known = shelf.entity(entity)
    if known is None and count is None and listed_name(entity) == entity:
        raise NotFound(f"{entity}: nobody in these articles has this id")
    country = known.country if known else None
    state = country or entity.partition("/")[0]
    glimpse = view.glimpse()
    period = Interval(
        date.fromisoformat(glimpse.earliest) if glimpse.earliest else None,
        date.fromisoformat(glimpse.latest) if glimpse.latest else None,
    )
    name = known.name if known else shelf.name(entity)
    mentioned = set(others)
    held = [
        Held(
            office=term.office,
            state=shelf.name(term.state),
            state_code=term.state,
            holder=term.holder,
            entity=id_ if (id_ := f"{term.state}/{slug(term.holder)}") in mentioned else "",
            began=term.began,
            ended=term.ended,
            acting=term.acting,
        )
        for term in terms(entity if entity == state else "", name if entity != state else "", during=period)
        if entity == term.state or state == term.state
    ]
    described = [found for id_ in others if id_ != entity and (found := shelf.entity(id_)) is not None]
    own = [(one.id, one.name) for one in described if one.country == entity]
    return Portrait(
        count=count,
        entity=entity,
        name=name,
        type=known.type if known else "state",
        country=country,
        country_name=shelf.name(country) if country and country != entity else None,
        role=known.role if known else None,
        offices=tuple(held),
        bodies=tuple(own),
    )


def quote_line(view: View, record: Attribution) -> QuoteLine:
    """An attribution as a line."""
    shelf = view.shelf()
    text = shelf.placed(record.document).document.text
    return QuoteLine(
        id=record.id,
        type=record.type,
        act=record.act,
        stance=record.stance,
        who=shelf.who(record) or "",
        when=record.when,
        words=" … ".join(text[span.start : span.end] for span in record.content),
        citation=shelf.cite(record),
    )
