"""Events as the comparison of happenings needs them: who, what, to whom, when, where, how many; without the text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from sys import intern
from typing import Literal

from standoff.lexicons.matters import MatterLexicon
from standoff.linking.dates import touched
from standoff.linking.themes import countries_of, deeds, persons_of
from standoff.linking.words import content, stem, tokens
from standoff.model import UNKNOWN_DATE, Attribution, Claim, Event, Extraction, Interval, Span

Side = Literal["tells", "plans", "denies", "doubts"]

# Cues under which what is said has not been said to be so, nor to be planned.
NOT_TOLD = frozenset({"threaten", "warn", "promise", "demand", "request", "ask"})


@dataclass(frozen=True, slots=True)
class Report:
    """An event, or the denial of one, as one article has it.

    Attributes:
        id: The event's id; of a denial that no event is coded in, the claim's.
        document: Its document.
        start: Where its words begin.
        sentence: Where its sentence begins.
        side: ``tells`` that it happened, ``plans`` it, ``denies`` or ``doubts`` it.
        type: PLOVER type; empty for a denial without an event.
        mode: PLOVER mode, or ``None``.
        acts: What is done, in classes that say enough to be recognised alone.
        stem: Stem of the trigger.
        actors: Countries that act; where none is known, entities.
        recipients: Those acted on.
        bodies: Persons and bodies who act.
        people: Persons on either side.
        places: Countries that its words name as places.
        things: What is acted with, in classes.
        figures: Numbers counted in it.
        words: Stems of the other content words.
        score: Goldstein-like score of its code.
        voice: On whose word: country codes joined; empty for the article's own.
        when: When it happened or is to, where the text tells.
        published: When its document was published.
        cluster: Id of the document's cluster.
    """

    id: str
    document: str
    start: int
    sentence: int
    side: Side
    type: str
    mode: str | None
    acts: frozenset[str]
    stem: str
    actors: frozenset[str]
    recipients: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    figures: frozenset[tuple[float, float | None]]
    words: frozenset[str]
    score: float
    voice: str
    when: Interval | None
    published: Interval = field(default=UNKNOWN_DATE)
    cluster: str = ""

    @property
    def parties(self) -> frozenset[str]:
        """Everybody on either side."""
        return self.actors | self.recipients

    def placed(self, published: Interval, cluster: str) -> "Report":
        """The same with what is known of its document by now."""
        return replace(self, published=published, cluster=cluster)


def reports(extraction: Extraction, *, lexicon: MatterLexicon) -> tuple[Report, ...]:
    """The happenings that one document tells of, in text order; what is only supposed or threatened is none."""
    said = {a.id: a for a in extraction.attributions}
    claimed: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        if claim.event:
            claimed[claim.event].append(claim)
    parts = [p for c in extraction.commitments for p in (c.condition, c.consequence) if p is not None]
    persons = persons_of(extraction)
    found = []
    for event in extraction.events:
        attribution = said.get(event.attribution or "")
        side = _side(event, attribution, claimed[event.id])
        if side is None or any(part.overlaps(event.trigger) for part in parts):
            continue
        found.append(_report(event, extraction, side, attribution, persons, lexicon=lexicon))
    found += [
        _denial(claim, extraction, lexicon=lexicon)
        for claim in extraction.claims
        if claim.event is None and claim.quantity is None and claim.stance != "asserts"
    ]
    return tuple(sorted(found, key=lambda r: (r.start, r.id)))


def _side(event: Event, attribution: Attribution | None, claims: Iterable[Claim]) -> Side | None:
    stances = {c.stance for c in claims} | ({attribution.stance} if attribution else set())
    if event.modality == "hypothetical" or (attribution is not None and attribution.act in NOT_TOLD):
        return None
    if event.negated or "denies" in stances:
        return "denies" if event.modality == "actual" else None
    if "unconfirmed" in stances:
        return "doubts"
    return "tells" if event.modality == "actual" else "plans"


def _report(
    event: Event,
    extraction: Extraction,
    side: Side,
    attribution: Attribution | None,
    persons: frozenset[str],
    *,
    lexicon: MatterLexicon,
) -> Report:
    text = extraction.document.text
    sentence = touched(extraction.sentences, event.trigger.start, event.trigger.end)
    own = Span(min(event.start, event.trigger.start), max(event.end, event.trigger.end))
    inside = [m for m in extraction.mentions if m.start < own.end and own.start < m.end]
    trigger = content(tokens(text, event.trigger.start, event.trigger.end))
    actors, recipients = _party(event.actor_countries, event.actor), _party(event.recipient_countries, event.recipient)
    parties = actors | recipients | {*event.actor, *event.recipient}
    named = [m for m in inside if m.entity in parties or m.country in parties]
    skipped = {t.stem for t in trigger} | {t.stem for m in named for t in tokens(text, m.start, m.end)}
    places = {c for m in inside if m.use == "place" for c in countries_of(m)}
    words = text[own.start : own.end]
    return Report(
        id=event.id,
        document=event.document,
        start=event.start,
        sentence=sentence.start,
        side=side,
        type=event.type,
        mode=event.mode,
        acts=lexicon.telling(deeds(text, event.trigger, lexicon)),
        stem=intern(trigger[0].stem if trigger else stem(text[event.trigger.start : event.trigger.end].lower())),
        actors=actors,
        recipients=recipients,
        bodies=frozenset(i for i in event.actor if i in persons or "/" in i or i.startswith("~")),
        people=frozenset(i for i in (*event.actor, *event.recipient) if i in persons or i.startswith("~")),
        places=frozenset(places) - actors - recipients,
        things=_things(words, lexicon),
        figures=_figures(extraction.claims, own, event.id),
        words=frozenset(intern(t.stem) for t in content(tokens(text, own.start, own.end))) - skipped,
        score=event.score,
        voice="+".join(sorted(attribution.speaker_countries)) if attribution else "",
        when=event.when if event.when and (event.when.earliest or event.when.latest) else None,
    )


def _party(countries: Sequence[str], entities: Sequence[str]) -> frozenset[str]:
    """A side by country; who belongs to none, by entity."""
    return frozenset(countries) or frozenset(entities)


def _things(words: str, lexicon: MatterLexicon) -> frozenset[str]:
    return frozenset(lexicon.things[i].label for i in lexicon.things_in(words) if not lexicon.things[i].deed)


def _figures(claims: Iterable[Claim], own: Span, event: str) -> frozenset[tuple[float, float | None]]:
    return frozenset(
        (c.quantity.low, c.quantity.high)
        for c in claims
        if c.quantity is not None and (c.event == event or (c.event is None and own.start <= c.start < own.end))
    )


def _denial(claim: Claim, extraction: Extraction, *, lexicon: MatterLexicon) -> Report:
    """A denial or doubt whose words no event is coded in: all that its sentence names is what it is about."""
    text = extraction.document.text
    sentence = touched(extraction.sentences, claim.start, claim.end)
    words = text[sentence.start : sentence.end]
    inside = [m for m in extraction.mentions if m.start < sentence.end and sentence.start < m.end]
    return Report(
        id=claim.id,
        document=claim.document,
        start=claim.start,
        sentence=sentence.start,
        side="denies" if claim.stance == "denies" else "doubts",
        type="",
        mode=None,
        acts=lexicon.telling(lexicon.acts_in(words)),
        stem="",
        actors=frozenset({c for m in inside for c in countries_of(m)} | set(claim.by_countries)),
        recipients=frozenset(),
        bodies=frozenset(),
        people=frozenset(),
        places=frozenset(),
        things=_things(words, lexicon),
        figures=frozenset(),
        words=frozenset(t.stem for t in content(tokens(text, claim.start, claim.end))),
        score=0.0,
        voice="+".join(sorted(claim.by_countries)),
        when=None,
    )
