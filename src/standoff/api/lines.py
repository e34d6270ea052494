"""What is derived from one article: which lines its records are part of, who occurs in it, who moved against whom."""

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b

from standoff.api import overview, timeline
from standoff.api.index import Index, cited
from standoff.model import Commitment, Event, Extraction, Interval, Mention, Occurrence, Thread
from standoff.store import Derived, LineEntry, Move, Presence
from standoff.store.rows import parties

OccurrenceOf = Callable[[str], Occurrence | None]
OccasionOf = Callable[[str], str]
Moves = Callable[[Extraction, OccurrenceOf], tuple[Move, ...]]


def derived(extraction: Extraction, *, moves: Moves, occurrence_of: OccurrenceOf, occasion_of: OccasionOf) -> Derived:
    """All that is derived from an article, as it is judged.

    Args:
        extraction: The article.
        moves: What tells its events between countries.
        occurrence_of: What an event, by id, is a report of.
        occasion_of: On which occasion a commitment, by id, was stated.
    """
    index = Index([extraction])
    said = {record.id: record.when for record in extraction.attributions}
    published = extraction.document.published

    def since_said(attribution: str | None) -> Interval:
        when = said.get(attribution or "")
        return when if when is not None else published

    entries = []
    for event in filter(timeline.is_told, extraction.events):
        occurrence = occurrence_of(event.id)
        when = occurrence.told if occurrence else event.when
        if when is not None and when.is_bounded:
            entries.append(_act(event, when, occurrence))
    entries += [
        _commitment(record, since_said(record.attribution), occasion_of(record.id)) for record in extraction.commitments
    ]
    for claim in extraction.claims:
        if claim.stance == "denies":
            when = claim.when if claim.when is not None and claim.when != Interval(None, None) else None
            start, end = cited(claim)
            entries.append(
                LineEntry(
                    record=claim.id,
                    kind="denial",
                    key=number(overview.claim_key(index, claim)),
                    type=claim.stance,
                    when=when or since_said(claim.attribution),
                    start=start,
                    end=end,
                    parties=tuple(sorted(parties(claim))),
                )
            )
    return Derived(
        document=extraction.document.id,
        published=published,
        entries=tuple(entries),
        presences=tuple(_presences(extraction)),
        moves=moves(extraction, occurrence_of),
    )


def occasions(threads: Iterable[Thread]) -> dict[str, str]:
    """On which occasion each commitment of some threads was stated, by its first day."""
    return {stage.commitment: stage.occasion for thread in threads for stage in thread.stages if stage.occasion}


def moved(before: Iterable[object], now: Iterable[object]) -> set[str]:
    """Events and commitments that are told together with others than before.

    Args:
        before: Occurrences and threads as they were; other records are passed over.
        now: As they are.
    """
    was, is_ = list(before), list(now)
    first, second = ({one.id: one for one in side if isinstance(one, Occurrence)} for side in (was, is_))
    changed = [one for one in (*first.values(), *second.values()) if first.get(one.id) != second.get(one.id)]
    stated, restated = (occasions(one for one in side if isinstance(one, Thread)) for side in (was, is_))
    found = {id_ for id_ in stated.keys() | restated.keys() if stated.get(id_) != restated.get(id_)}
    return found.union(id_ for one in changed for id_ in (*one.events, *one.planned))


def number(key: object) -> int:
    """A key of 63 bits; equal keys have equal numbers on every machine."""
    return int.from_bytes(blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _act(event: Event, when: Interval, occurrence: Occurrence | None) -> LineEntry:
    factor = (1.0 if event.actor or event.actor_countries else 0.4) * (
        1.0 if event.recipient or event.recipient_countries else 0.7
    )
    factor *= 1.0 if event.modality == "actual" else 0.7
    factor *= 0.5 if when.is_rough else 1.0  # "in 2022" says little about when
    return LineEntry(
        record=event.id,
        kind="event",
        key=number(timeline.act_key(event, occurrence.id if occurrence else None)),
        type=event.type,
        day=f"{when.earliest}|{when.latest}",
        when=when,
        start=event.start,
        end=event.end,
        parties=tuple(sorted(parties(event))),
        # Grave acts, between known parties, that did happen, told by several, on a day that is known.
        grade=2.0 + abs(event.score),
        factor=factor,
    )


def _commitment(record: Commitment, when: Interval, occasion: str) -> LineEntry:
    known = bool(record.issuer or record.issuer_countries) and bool(record.addressee or record.addressee_countries)
    return LineEntry(
        record=record.id,
        kind="commitment",
        key=number((overview.commitment_key(record), occasion)),
        type=record.type,
        when=when,
        due=record.deadline.latest.isoformat() if record.deadline and record.deadline.latest else None,
        start=record.start,
        end=record.end,
        parties=tuple(sorted(parties(record))),
        # What is meant, conditional, between known parties.
        grade=1.0 + 4.0 * (not record.hedged) + 3.0 * (record.condition is not None) + 2.0 * known,
    )


def _presences(extraction: Extraction) -> list[Presence]:
    found = []
    for level in ("entity", "country"):
        by_country = level == "country"
        mentions: dict[str, list[Mention]] = {}
        acts: Counter[str] = Counter()
        receives: Counter[str] = Counter()
        for mention in extraction.mentions:
            countries = mention.countries or (mention.country,)
            entities = mention.entities or (mention.entity,)
            for key in countries if by_country else entities:
                if key:
                    mentions.setdefault(key, []).append(mention)
        for event in extraction.events:
            acts.update(set(event.actor_countries if by_country else event.actor))
            receives.update(set(event.recipient_countries if by_country else event.recipient))
        for name in sorted({*mentions, *acts, *receives}):
            own = sorted(mentions.get(name, ()), key=lambda mention: (mention.start, mention.end, mention.id))
            first = own[0] if own else None
            found.append(
                Presence(
                    level=level,
                    name=name,
                    mention=first.id if first else None,
                    start=first.start if first else 0,
                    end=first.end if first else 0,
                    mentions=len(own),
                    acts=acts[name],
                    receives=receives[name],
                )
            )
    return found
