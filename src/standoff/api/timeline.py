"""The timeline: what happened on which day, the reports of one occurrence as one line."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from standoff.api.briefing import TimelineLine
from standoff.api.index import Index
from standoff.api.overview import date_key, first_of
from standoff.api.results import Citation
from standoff.model import Event, Interval, Occurrence


def timeline(
    index: Index, occurrences: Iterable[Occurrence], *, since: date | None = None, until: date | None = None
) -> tuple[TimelineLine, ...]:
    """What happened or is planned on known days, each act once, however many articles tell of it."""
    member_of = {id_: one for one in occurrences for id_ in (*one.events, *one.planned)}
    alike: dict[object, list[Event]] = defaultdict(list)
    for extraction in index.extractions.values():
        for event in extraction.events:
            if not event.negated and event.modality != "hypothetical":
                alike[_act(event, member_of.get(event.id))].append(event)
    lines = (_line(index, group, member_of.get(group[0].id)) for group in alike.values())
    kept = [line for line in lines if line is not None and _within(line, since, until)]
    return tuple(sorted(kept, key=lambda line: (line.earliest, line.latest, date_key(line.citations[0]))))


def _act(event: Event, occurrence: Occurrence | None) -> object:
    """What an event is told together with: its occurrence; else the same act of the same parties of the same days."""
    if occurrence is not None:
        return occurrence.id
    parties = (event.actor_countries or event.actor, event.recipient_countries or event.recipient)
    # Without an actor, or a day, nothing tells two acts apart: each keeps its own line.
    if event.when is None or not any(parties):
        return event.id
    return event.when.earliest, event.when.latest, event.type, event.modality, parties


def _line(index: Index, group: Sequence[Event], occurrence: Occurrence | None) -> TimelineLine | None:
    """One line; ``None`` when nothing tells on which days."""
    told = [event for event in group if event.modality == "actual"] or list(group)
    when = _when(index, told, occurrence)
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
        actor_states=index.names((), event.actor_countries),
        recipient_states=index.names((), event.recipient_countries),
        modality=event.modality,
        who=index.who(event),
        citations=citations,
        corroboration=index.corroboration(citations),
        occurrence=occurrence.id if occurrence else None,
        planned=_cited(index, occurrence.planned) if occurrence and event.modality == "actual" else (),
        against=_cited(index, occurrence.against) if occurrence else (),
        differences=occurrence.differences if occurrence else (),
    )


def _when(index: Index, told: Sequence[Event], occurrence: Occurrence | None) -> Interval | None:
    """The days that all reports allow; of an occurrence of which a part is known so far, those of its first report."""
    if occurrence is not None and all(id_ in index.annotations for id_ in occurrence.events):
        return occurrence.when
    return next((event.when for event in told if event.when is not None), None)


def _cited(index: Index, ids: Iterable[str]) -> tuple[Citation, ...]:
    return index.in_order(index.cite(index.annotations[id_]) for id_ in ids if id_ in index.annotations)


def _within(line: TimelineLine, since: date | None, until: date | None) -> bool:
    return not (since and line.latest < since) and not (until and line.earliest > until)
