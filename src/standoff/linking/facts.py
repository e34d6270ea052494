"""What a commitment's status is computed from: reported facts and claims, indexed once by country."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standoff.lexicons.matters import MatterLexicon, load_matters
from standoff.linking.judging import rulings
from standoff.linking.linked import Linked
from standoff.linking.reading import Reading, read
from standoff.linking.words import Weights, stems
from standoff.model import Claim, Commitment, Event, Extraction, Interval, Judgement, Mention, Span

# Cues under which what is said has not been said to be so.
_NOT_ASSERTED = frozenset({"threaten", "warn", "promise", "demand", "request", "ask", "plan", "deny", "reject"})
# An event whose span is shorter than this many code points covers its trigger alone; its sentence then says the rest.
_BARE = 25


@dataclass(frozen=True)
class Theme:
    """What words are about, in classes: who, what is done, to what, and the words themselves."""

    countries: frozenset[str]
    acts: frozenset[str]
    things: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True)
class Fact:
    """An event that a document reports as having happened.

    Attributes:
        event: The record.
        document: Id of the document.
        reported: When the document was published.
        actors: Countries that act; those of the words when the event has none (passives).
        theme: What it is about; its acts are those of the trigger alone.
        voice: On whose word: country codes joined, or the document's id for the article's own.
    """

    event: Event
    document: str
    reported: Interval
    actors: frozenset[str]
    theme: Theme
    voice: str


@dataclass(frozen=True)
class Stance:
    """A claim with what it is about: it bears a fact out, denies it, doubts it or takes it back."""

    claim: Claim
    document: str
    reported: Interval
    theme: Theme


@dataclass(frozen=True)
class Index:
    """Facts and claims of a crisis by country, and what is needed to read a commitment."""

    readings: Mapping[str, Reading]
    origins: Mapping[str, str]
    events: Mapping[str, Event]
    facts: Mapping[str, tuple[Fact, ...]]
    stances: Mapping[str, tuple[Stance, ...]]
    weights: Weights
    lexicon: MatterLexicon

    def facts_of(self, countries: Iterable[str]) -> list[Fact]:
        """The facts in which one of *countries* acts, each once, by id."""
        found = {f.event.id: f for c in countries for f in self.facts.get(c, ())}
        return [found[i] for i in sorted(found)]

    def stances_on(self, countries: Iterable[str]) -> list[Stance]:
        """The claims that concern one of *countries*, each once, by id."""
        found = {s.claim.id: s for c in countries for s in self.stances.get(c, ())}
        return [found[i] for i in sorted(found)]


def theme(reading: Reading, span: Span, *, lexicon: MatterLexicon, acting: Span | None = None) -> Theme:
    """What the words of *span* are about; the acts are looked for in *acting* alone, when given."""
    words = reading.text[span.start : span.end]
    deed = reading.text[acting.start : acting.end] if acting else words
    inside = [m for m in reading.extraction.mentions if m.start < span.end and span.start < m.end]
    return Theme(
        countries=frozenset(c for m in inside for c in countries_of(m)),
        acts=lexicon.acts_in(deed),
        things=frozenset(lexicon.things[i].label for i in lexicon.things_in(words)),
        stems=stems(words),
    )


def countries_of(mention: Mention) -> tuple[str, ...]:
    """All countries that a mention stands for."""
    return mention.countries or ((mention.country,) if mention.country else ())


def sentence_of(reading: Reading, span: Span) -> Span:
    """The sentence or sentences that *span* touches; the span itself when none is known."""
    touched = [s for s in reading.extraction.sentences if s.start < span.end and span.start < s.end]
    return Span(min(s.start for s in touched), max(s.end for s in touched)) if touched else span


def index(extractions: Sequence[Extraction], linked: Linked, *, judgements: Iterable[Judgement] = ()) -> Index:
    """Everything that ``status`` needs, built once per crisis.

    Args:
        extractions: The documents.
        linked: Their record: dates of undated documents, and copies folded.
        judgements: Records that the analyst rejected are left out.
    """
    lexicon = load_matters()
    rejected = rulings(judgements).rejected
    readings = {
        e.document.id: read(e, published=linked.published.get(e.document.id))
        for e in sorted(extractions, key=lambda e: e.document.id)
    }
    facts: dict[str, list[Fact]] = defaultdict(list)
    stances: dict[str, list[Stance]] = defaultdict(list)
    said: list[frozenset[str]] = []
    for reading in readings.values():
        for fact in _facts(reading, lexicon=lexicon, rejected=rejected):
            said.append(fact.theme.stems)
            for country in fact.actors:
                facts[country].append(fact)
        for stance in _stances(reading, lexicon=lexicon, rejected=rejected):
            for country in stance.theme.countries:
                stances[country].append(stance)
    return Index(
        readings=readings,
        origins=linked.origins,
        events={event.id: event for r in readings.values() for event in r.extraction.events},
        facts={c: tuple(found) for c, found in facts.items()},
        stances={c: tuple(found) for c, found in stances.items()},
        weights=Weights(said),
        lexicon=lexicon,
    )


def _facts(reading: Reading, *, lexicon: MatterLexicon, rejected: frozenset[str]) -> Iterable[Fact]:
    extraction = reading.extraction
    said = {a.id: a for a in extraction.attributions}
    doubted = {c.event for c in extraction.claims if c.stance != "asserts" or c.modality != "actual"}
    conditional = [span for c in extraction.commitments for span in _parts(c)]
    for event in extraction.events:
        if event.modality != "actual" or event.negated or event.id in rejected or event.id in doubted:
            continue
        attribution = said.get(event.attribution or "")
        if attribution and (attribution.stance != "asserts" or attribution.act in _NOT_ASSERTED):
            continue
        if any(span.overlaps(event.trigger) for span in conditional):
            continue
        span = Span(event.start, event.end)
        wide = sentence_of(reading, span) if len(span) < _BARE else span
        about = theme(reading, wide, lexicon=lexicon, acting=event.trigger)
        actors = frozenset(event.actor_countries) or frozenset(event.recipient_countries)
        voice = "+".join(sorted(attribution.speaker_countries)) if attribution else ""
        yield Fact(event, reading.id, reading.published, actors, about, voice or reading.id)


def _stances(reading: Reading, *, lexicon: MatterLexicon, rejected: frozenset[str]) -> Iterable[Stance]:
    events = {e.id: e for e in reading.extraction.events}
    for claim in reading.extraction.claims:
        if claim.id in rejected:
            continue
        about = theme(reading, sentence_of(reading, Span(claim.start, claim.end)), lexicon=lexicon)
        event = events.get(claim.event or "")
        concerned = set(about.countries) | set(claim.by_countries) | set(event.actor_countries if event else ())
        acts = about.acts
        state = lexicon.state_of(claim.state) if claim.state else None
        if state is not None and state.id == "state.in-place" and claim.stance == "asserts":
            # Troops that are in another country have been sent there.
            acts |= {"act.send"}
        yield Stance(
            claim,
            reading.id,
            reading.published,
            Theme(frozenset(concerned), acts, about.things, about.stems),
        )


def _parts(commitment: Commitment) -> list[Span]:
    return [p for p in (commitment.condition, commitment.consequence) if p is not None]
