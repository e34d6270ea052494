"""The timeline: what happened on which day, the reports of one occurrence as one line."""

from collections.abc import Iterable, Sequence

from standoff.api.briefing import TimelineLine
from standoff.api.index import Lookup
from standoff.api.overview import first_of
from standoff.api.results import Citation
from standoff.model import Event, Interval, Occurrence


def act_key(event: Event, occurrence: str | None) -> object:
    """What an event is told together with: its occurrence; else the same act of the same parties of the same days."""
    if occurrence is not None:
        return occurrence
    parties = (event.actor_countries or event.actor, event.recipient_countries or event.recipient)
    # Without an actor, or a day, nothing tells two acts apart: each keeps its own line.
    if event.when is None or not any(parties):
        return event.id
    return event.when.earliest, event.when.latest, event.type, event.modality, parties


def is_told(event: Event) -> bool:
    """Whether an event happened, or is planned."""
    return not event.negated and event.modality != "hypothetical"


def timeline_line(
    index: Lookup,
    group: Sequence[Event],
    occurrence: Occurrence | None,
    *,
    corroboration: int | None = None,
    whole: bool = False,
) -> TimelineLine | None:
    """Events that are told together, as one line; ``None`` when nothing tells on which days.

    Args:
        index: Where to look things up.
        group: The events.
        occurrence: What they report.
        corroboration: Number of independent origins; by default those of the events.
        whole: Whether the days are those of the occurrence, though not all of its events are here.
    """
    told = [event for event in group if event.modality == "actual"] or list(group)
    when = occurrence.told if whole and occurrence is not None else _when(told, occurrence)
    if when is None or when.earliest is None or when.latest is None:
        return None
    citations, event = first_of(index, told)
    return TimelineLine(
        earliest=when.earliest,
        latest=when.latest,
        type=event.type,
        mode=event.mode,
        score=event.score,
        actor=index.names(event.actor, event.actor_countries),
        recipient=index.names(event.recipient, event.recipient_countries),
        actor_states=index.states(event.actor, event.actor_countries),
        recipient_states=index.states(event.recipient, event.recipient_countries),
        modality=event.modality,
        who=index.who(event),
        citations=citations,
        corroboration=corroboration or index.corroboration(citations),
        occurrence=occurrence.id if occurrence else None,
        planned=_cited(index, occurrence.planned) if occurrence and event.modality == "actual" else (),
        against=_cited(index, occurrence.against) if occurrence else (),
        differences=occurrence.differences if occurrence else (),
        first_reported=occurrence is not None and when == occurrence.reported and occurrence.when is None,
    )


def _when(told: Sequence[Event], occurrence: Occurrence | None) -> Interval | None:
    """The days that all reports allow; of an occurrence of which a part is known so far, those of its first report."""
    if occurrence is not None and {event.id for event in told} >= set(occurrence.events):
        return occurrence.told
    dated = next((event.when for event in told if event.when is not None), None)
    return dated or (occurrence.told if occurrence is not None else None)


def _cited(index: Lookup, ids: Iterable[str]) -> tuple[Citation, ...]:
    found = (index.annotation(id_) for id_ in ids)
    return index.in_order(index.cite(record) for record in found if record is not None)
