"""Mentions that stand for somebody else than was found, and the records that rest on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from standoff.model import Attribution, Claim, Commitment, Entity, Event, Extraction, Mention, Span
from standoff.model.annotation import Annotation

Sides = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Grounded:
    """Whom a mention stands for.

    Attributes:
        entity: Entity id; ``None`` for nobody.
        country: What it belongs to or acts for.
        record: The entity, where an article introduced it.
    """

    entity: str | None
    country: str | None
    record: Entity | None = None


def reground(extraction: Extraction, given: Mapping[str, Grounded]) -> Extraction:
    """An extraction in which mentions stand for others: they, what refers back to them, and what rests on them.

    A record rests on a mention when the mention stands in its words (else in its sentence) and nothing else there
    stands for the same party.

    Args:
        extraction: One document.
        given: By mention id, whom it stands for.
    """
    if not given:
        return extraction
    return _Change(extraction, given).result()


class _Change:
    def __init__(self, extraction: Extraction, given: Mapping[str, Grounded]) -> None:
        self._extraction = extraction
        self._now = dict(given)
        before = {mention.id: mention for mention in extraction.mentions}
        for mention in extraction.mentions:  # in text order: what refers back comes after what it refers to
            antecedent = before.get(mention.antecedent or "")
            if antecedent and antecedent.id in self._now and mention.entity == antecedent.entity:
                self._now.setdefault(mention.id, self._now[antecedent.id])

    def result(self) -> Extraction:
        extraction = self._extraction
        attributions = {record.id: self._attribution(record) for record in extraction.attributions}
        spoke = {
            record.id: (record, attributions[record.id])
            for record in extraction.attributions
            if attributions[record.id] is not record
        }
        known = {entity.id for entity in extraction.entities}
        found = {one.record.id: one.record for one in self._now.values() if one.record and one.record.id not in known}
        return msgspec.structs.replace(
            extraction,
            entities=(*extraction.entities, *found.values()),
            mentions=tuple(map(self._mention, extraction.mentions)),
            attributions=tuple(attributions.values()),
            events=tuple(map(self._event, extraction.events)),
            claims=tuple(self._claim(record, spoke) for record in extraction.claims),
            commitments=tuple(self._commitment(record, spoke) for record in extraction.commitments),
        )

    def _mention(self, mention: Mention) -> Mention:
        now = self._now.get(mention.id)
        if now is None:
            return mention
        return msgspec.structs.replace(
            mention,
            entity=now.entity,
            country=now.country,
            entities=(now.entity,) if now.entity else (),
            countries=(now.country,) if now.country else (),
        )

    def _attribution(self, record: Attribution) -> Attribution:
        if record.speaker is None:
            return record
        had = ((record.speaker_entity,) if record.speaker_entity else (), record.speaker_countries)
        entities, countries = now = self._sides(had, [Span(record.speaker.start, record.speaker.end)])
        if now == had:
            return record
        return msgspec.structs.replace(
            record, speaker_entity=entities[0] if entities else None, speaker_countries=countries
        )

    def _event(self, record: Event) -> Event:
        around = self._around(record)
        actor = self._sides((record.actor, record.actor_countries), around)
        recipient = self._sides((record.recipient, record.recipient_countries), around)
        return msgspec.structs.replace(
            record,
            actor=actor[0],
            actor_countries=actor[1],
            recipient=recipient[0],
            recipient_countries=recipient[1],
        )

    def _claim(self, record: Claim, spoke: Mapping[str, tuple[Attribution, Attribution]]) -> Claim:
        before, after = spoke.get(record.attribution or "", (None, None))
        if before is None or after is None or record.by_countries != before.speaker_countries:
            return record
        return msgspec.structs.replace(record, by=after.speaker_entity, by_countries=after.speaker_countries)

    def _commitment(self, record: Commitment, spoke: Mapping[str, tuple[Attribution, Attribution]]) -> Commitment:
        around = self._around(record)
        issuer = self._sides((record.issuer, record.issuer_countries), around)
        addressee = self._sides((record.addressee, record.addressee_countries), around)
        before, after = spoke.get(record.attribution or "", (None, None))
        if before and after and record.issuer_countries == before.speaker_countries:
            # Who speaks is bound: by his name, wherever in the article it stands.
            issuer = ((after.speaker_entity,) if after.speaker_entity else (), after.speaker_countries)
        return msgspec.structs.replace(
            record,
            issuer=issuer[0],
            issuer_countries=issuer[1],
            addressee=addressee[0],
            addressee_countries=addressee[1],
        )

    def _around(self, record: Annotation) -> list[Span]:
        """The words of a record, then the sentences they stand in."""
        own = Span(record.start, record.end)
        touched = [s for s in self._extraction.sentences if s.start < own.end and own.start < s.end]
        return [own, Span(touched[0].start, touched[-1].end)] if touched else [own]

    def _sides(self, had: Sides, around: Iterable[Span]) -> Sides:
        """Entities and countries with those replaced whose mentions stand for others now."""
        entities, countries = had
        for span in around:
            here = [m for m in self._extraction.mentions if m.start < span.end and span.start < m.end]
            meant = [m for m in here if m.entity in entities or (not entities and m.country in countries)]
            if not meant:
                continue
            kept = [m for m in meant if m.id not in self._now]
            for mention in meant:
                now = self._now.get(mention.id)
                if now is None:
                    continue
                if mention.entity not in {m.entity for m in kept}:
                    entities = _replaced(entities, mention.entity, now.entity)
                if mention.country not in {m.country for m in kept}:
                    countries = _replaced(countries, mention.country, now.country)
            break
        return entities, countries


def _replaced(names: tuple[str, ...], old: str | None, new: str | None) -> tuple[str, ...]:
    put = (name if name != old else new for name in names)
    return tuple(dict.fromkeys(name for name in put if name))
