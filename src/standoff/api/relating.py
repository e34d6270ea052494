"""Who acts on whom: the days of each pair summed, and the acts behind a sum."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from standoff.api.briefing import TimelineLine
from standoff.api.index import Lookup
from standoff.api.view import View
from standoff.model import Event
from standoff.store import Filter


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What one state or organisation did to another.

    Attributes:
        actor: Code of who acts.
        recipient: Code of who is acted on.
        actor_name: How to print the one.
        recipient_name: How to print the other.
        score: Sum of the days' scores (``tension``); below 0 is hostile.
        days: Number of days with an act.
    """

    actor: str
    recipient: str
    actor_name: str
    recipient_name: str
    score: float
    days: int


def relations(view: View, wanted: Filter) -> tuple[Relation, ...]:
    """The days of each directed pair summed; those with the most days first."""
    shelf = view.shelf()
    scores: dict[tuple[str, str], float] = defaultdict(float)
    days: dict[tuple[str, str], int] = defaultdict(int)
    for _, actor, recipient, score, number in view.rollup.tension_by(wanted, by="year"):
        if not wanted.parties or {actor, recipient}.intersection(wanted.parties):
            scores[actor, recipient] += score
            days[actor, recipient] += number
    order = sorted(scores, key=lambda pair: (-days[pair], -abs(scores[pair]), pair))
    return tuple(
        Relation(
            actor=actor,
            recipient=recipient,
            actor_name=shelf.name(actor),
            recipient_name=shelf.name(recipient),
            score=round(scores[actor, recipient], 3),
            days=days[actor, recipient],
        )
        for actor, recipient in order
    )


def acts(view: View, ids: Iterable[str], *, day: date) -> tuple[TimelineLine, ...]:
    """Events as lines of a list, in the order given; what has no day of its own has that of *day*."""
    shelf = view.shelf()
    found = (shelf.annotation(id_) for id_ in ids)
    return tuple(act(shelf, event, day=day) for event in found if isinstance(event, Event))


def act(lookup: Lookup, event: Event, *, day: date) -> TimelineLine:
    """One event as a line."""
    when = event.when
    return TimelineLine(
        earliest=(when and when.earliest) or day,
        latest=(when and when.latest) or day,
        type=event.type,
        mode=event.mode,
        score=event.score,
        actor=lookup.names(event.actor, event.actor_countries),
        recipient=lookup.names(event.recipient, event.recipient_countries),
        actor_states=lookup.states(event.actor, event.actor_countries),
        recipient_states=lookup.states(event.recipient, event.recipient_countries),
        modality=event.modality,
        who=lookup.who(event),
        citations=(lookup.cite(event),),
        corroboration=1,
    )
