"""Tension: how hostile or friendly one party's reported acts towards another were, day by day.

    score(a, b, day) = Σ over happenings of  s(h) · max over reports r of h of  m(r) · w(r)

``s`` is the Goldstein-like score of the event's CAMEO code, from −10 to +10 (Goldstein 1992); ``m`` discounts what is
only planned or hypothetical, ``w`` what stands on somebody's word. A happening is an occurrence, on the day that its
reports allow or, where none tells one, that of the first report; else one type of act by one country towards another on
one day. However many articles report it, it counts once. The usual aggregate of GDELT (Leetaru and Schrodt 2013) and
POLECAT (Halterman et al. 2023) is the mean or sum of the scores of all coded events of a dyad and day; with all
discounts at 1 and without folding, the sum here is that sum.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from standoff.linking.dates import TIGHT_DAYS
from standoff.linking.linked import Linked
from standoff.model import Entity, Event, Extraction, Occurrence, Published, parties

# What is planned has not hurt anybody yet; what is conditional may never.
MODALITY = {"actual": 1.0, "planned": 0.4, "hypothetical": 0.2}
# On the article's own word; on the word of a party to the dyad; on anybody else's.
OWN_WORD, PARTY, THIRD = 1.0, 0.6, 0.8


class Tension(msgspec.Struct, frozen=True, kw_only=True):
    """One directed dyad on one day.

    Attributes:
        actor: Country or group that acts (see ``parties``).
        recipient: Country or group acted on.
        day: The day.
        score: Sum of the discounted scores; below 0 is hostile.
        events: Ids of the events that moved it, the strongest report of each happening first.
    """

    actor: str
    recipient: str
    day: date
    score: float
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """An event between two countries as one document reports it, with its discounted score.

    Attributes:
        day: The day on which it counts.
        actor: Who acts.
        recipient: Who is acted on.
        type: What is told only once on that day: an occurrence, by its id; else the PLOVER type.
        score: Its score, discounted.
        event: Id of the event.
    """

    day: date
    actor: str
    recipient: str
    type: str
    score: float
    event: str


def moves(
    extraction: Extraction,
    published: Published | None = None,
    *,
    occurrence_of: Callable[[str], Occurrence | None] = lambda event: None,
) -> Iterator[Move]:
    """The moves of one document.

    Args:
        extraction: The document.
        published: When it was published, where that is known better than the document itself tells.
        occurrence_of: What an event, by id, is a report of.
    """
    published = published or extraction.document.published
    speakers = {a.id: a.speaker_countries for a in extraction.attributions}
    entities = {e.id: e for e in extraction.entities}
    denied = {a.id for a in extraction.attributions if a.stance == "denies"}
    denied |= {c.event for c in extraction.claims if c.event is not None and c.stance == "denies"}
    for event in extraction.events:
        if event.id in denied or event.attribution in denied:
            continue  # who denies an act has not told of it
        occurrence = occurrence_of(event.id)
        day = _shared_day(occurrence) or _day(event, published)
        if event.negated or day is None:
            continue
        for actor in parties(event.actor, event.actor_countries, entities.get):
            for recipient in parties(event.recipient, event.recipient_countries, entities.get):
                if actor != recipient:
                    sides = {_country(entities, actor), _country(entities, recipient)}
                    score = event.score * _weight(event, speakers, sides)
                    yield Move(day, actor, recipient, occurrence.id if occurrence else event.type, score, event.id)


def fold(day: date, actor: str, recipient: str, reports: Iterable[tuple[str, float, str]]) -> Tension:
    """The tension of one day from what independent documents report: type, score and event id of each move."""
    happenings: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for type_, score, event in reports:
        happenings[type_].append((score, event))
    moved: list[tuple[float, str]] = []
    for found in happenings.values():
        strongest = max(found, key=lambda r: (abs(r[0]), r[1]))
        moved.append(strongest)
        moved.extend((0.0, event) for _, event in found if event != strongest[1])
    return Tension(
        actor=actor,
        recipient=recipient,
        day=day,
        score=round(sum(sorted(value for value, _ in moved)), 3),
        events=tuple(event for _, event in sorted(moved, key=lambda m: (-abs(m[0]), m[1]))),
    )


def tension(
    extractions: Iterable[Extraction],
    linked: Linked,
    *,
    since: date | None = None,
    until: date | None = None,
) -> tuple[Tension, ...]:
    """Tension per directed dyad and day, in order of day, actor and recipient.

    Args:
        extractions: The documents.
        linked: Their record; gives dates to undated documents, folds copies and joins reports of one happening.
        since: First day wanted.
        until: Last day wanted.
    """
    member_of = {id_: one for one in linked.occurrences for id_ in (*one.events, *one.planned)}
    days: dict[tuple[date, str, str], list[tuple[str, float, str]]] = defaultdict(list)
    for extraction in extractions:
        document = extraction.document
        if document.id in linked.origins:
            continue
        for move in moves(extraction, linked.published.get(document.id), occurrence_of=member_of.get):
            if not (since and move.day < since) and not (until and move.day > until):
                days[move.day, move.actor, move.recipient].append((move.type, move.score, move.event))
    return tuple(fold(*key, reports) for key, reports in sorted(days.items()))


def _shared_day(occurrence: Occurrence | None) -> date | None:
    """The day of an occurrence: its own, else that of the first report; its reports then count on one day."""
    if occurrence is None:
        return None
    if occurrence.when is not None:
        return occurrence.when.earliest if occurrence.when.is_day else None
    first = occurrence.reported
    return first.latest if first is not None and first.days is not None and first.days <= TIGHT_DAYS else None


def _day(event: Event, published: Published) -> date | None:
    """The day of the event: its own, else that of publication when that is known to a few days."""
    if event.when is not None and event.when.is_day:
        return event.when.earliest
    if event.when is None and published.days is not None and published.days <= TIGHT_DAYS:
        return published.latest
    return None


def _country(entities: dict[str, Entity], party: str) -> str:
    """The country that a party's spokesmen are counted to; its own code for a state."""
    known = entities.get(party)
    return (known.country if known is not None else None) or party


def _weight(event: Event, speakers: dict[str, tuple[str, ...]], sides: set[str]) -> float:
    weight = MODALITY[event.modality]
    if event.attribution is None or event.attribution not in speakers:
        return weight * OWN_WORD
    said = speakers[event.attribution]
    return weight * (THIRD if sides.isdisjoint(said) else PARTY)
