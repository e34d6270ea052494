"""What the evidence about commitments is found in: reported facts and claims, indexed once by country."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.lexicons.matters import MatterLexicon, load_matters
from standoff.linking.dates import touched
from standoff.linking.judging import rulings
from standoff.linking.themes import Pledge, Theme, Wanted, persons_of, pledge, theme
from standoff.model import Event, Extraction, Interval, Judgement, Published, Span

if TYPE_CHECKING:
    from standoff.linking.linked import Linked

# Cues under which what is said has not been said to be so.
_NOT_ASSERTED = frozenset({"threaten", "warn", "promise", "demand", "request", "ask", "plan", "deny", "reject"})
# An event whose span is shorter than this many code points covers its trigger alone; its sentence then says the rest.
_BARE = 25


@dataclass(frozen=True, slots=True)
class Fact:
    """An event that a document reports as having happened.

    Attributes:
        id: The event's id.
        document: Id of the document.
        reported: When the document was published.
        happened: When it happened, where the text tells.
        actors: Countries that act; those of the words when the event has none (passives).
        persons: Persons who act.
        kind: PLOVER type, with the countries on either side.
        recipients: Countries acted on.
        theme: What it is about; its acts are those of the trigger alone.
        voice: On whose word: country codes joined, or the document's id for the article's own.
    """

    id: str
    document: str
    reported: Interval
    happened: Interval | None
    actors: frozenset[str]
    persons: frozenset[str]
    kind: tuple[str, frozenset[str]]
    recipients: frozenset[str]
    theme: Theme
    voice: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A claim, what it is about and whom it was done to: it bears a fact out, denies, doubts it or takes it back."""

    id: str
    document: str
    reported: Interval
    stance: str
    by: tuple[str, ...]
    actual: bool
    retracts: bool
    theme: Theme
    whom: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Index:
    """Facts and claims of a crisis by country, and its commitments as read; no text."""

    pledges: Mapping[str, Pledge]
    facts: Mapping[str, tuple[Fact, ...]]
    stances: Mapping[str, tuple[Stance, ...]]
    lexicon: MatterLexicon

    def facts_of(self, sought: Wanted) -> list[Fact]:
        """The facts that may be what is sought: those who act and what they do, or its type, are the same."""
        deeds = {*sought.theme.acts, *(kind for kind, _ in sought.kinds)}
        found = {f.id: f for c in sought.actors for deed in deeds for f in self._deeds.get((c, deed), ())}
        return [found[i] for i in sorted(found)]

    def claims_of(self, sought: Wanted) -> list[Stance]:
        """The claims that may be about what is sought: they concern who would act, and name what is done."""
        acts = sought.theme.acts
        found = {s.id: s for c in sought.actors for act in acts for s in self._named.get((c, act), ())}
        return [found[i] for i in sorted(found)]

    @cached_property
    def _deeds(self) -> Mapping[tuple[str, str], list[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for country, facts in self.facts.items():
            for fact in facts:
                for deed in {*fact.theme.acts, fact.kind[0]}:
                    found[country, deed].append(fact)
        return found

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], list[Stance]]:
        found: dict[tuple[str, str], list[Stance]] = defaultdict(list)
        for country, stances in self.stances.items():
            for stance in stances:
                for act in stance.theme.acts:
                    found[country, act].append(stance)
        return found

    def stances_on(self, countries: Iterable[str]) -> list[Stance]:
        """The claims that concern one of *countries*, each once, by id."""
        found = {s.id: s for c in countries for s in self.stances.get(c, ())}
        return [found[i] for i in sorted(found)]


def index(extractions: Iterable[Extraction], linked: "Linked", *, judgements: Iterable[Judgement] = ()) -> Index:
    """Everything that ``evidence`` needs, built once per crisis.

    Args:
        extractions: The documents; each is looked at once and not kept.
        linked: Their record: dates of undated documents.
        judgements: Records that the analyst rejected are left out.
    """
    lexicon = load_matters()
    rejected = rulings(judgements).rejected
    facts: list[Fact] = []
    stances: list[Stance] = []
    pledges: list[Pledge] = []
    for extraction in extractions:
        published = linked.published.get(extraction.document.id, extraction.document.published)
        events = {event.id: event for event in extraction.events}
        persons = persons_of(extraction)
        facts += _told_days(_facts(extraction, published, persons, lexicon=lexicon, rejected=rejected))
        stances += _stances(extraction, published, events, lexicon=lexicon, rejected=rejected)
        pledges += (
            pledge(record, extraction, events, persons, published=published, lexicon=lexicon)
            for record in extraction.commitments
        )
    return indexed(facts, stances, pledges, lexicon=lexicon)


def indexed(
    facts: Iterable[Fact], stances: Iterable[Stance], pledges: Iterable[Pledge], *, lexicon: MatterLexicon
) -> Index:
    """An index of what was found in documents.

    Args:
        facts: What they report.
        stances: What they claim.
        pledges: Their commitments.
        lexicon: Classes of what is counted and done.
    """
    by_actor: dict[str, list[Fact]] = defaultdict(list)
    by_party: dict[str, list[Stance]] = defaultdict(list)
    for fact in facts:
        for country in fact.actors:
            by_actor[country].append(fact)
    for stance in stances:
        for country in stance.theme.countries:
            by_party[country].append(stance)
    return Index(
        pledges={pledge.id: pledge for pledge in pledges},
        facts={country: tuple(found) for country, found in by_actor.items()},
        stances={country: tuple(found) for country, found in by_party.items()},
        lexicon=lexicon,
    )


def retractions(extraction: Extraction, *, lexicon: MatterLexicon) -> tuple[Stance, ...]:
    """The claims of one document that take something back."""
    events, published = {event.id: event for event in extraction.events}, extraction.document.published
    found = _stances(extraction, published, events, lexicon=lexicon, rejected=frozenset())
    return tuple(stance for stance in found if stance.retracts)


def _facts(
    extraction: Extraction,
    published: Published,
    persons: frozenset[str],
    *,
    lexicon: MatterLexicon,
    rejected: frozenset[str],
) -> Iterator[Fact]:
    said = {a.id: a for a in extraction.attributions}
    doubted = {c.event for c in extraction.claims if c.stance != "asserts" or c.modality != "actual"}
    parts = [p for c in extraction.commitments for p in (c.condition, c.consequence) if p is not None]
    for event in extraction.events:
        if event.modality != "actual" or event.negated or event.id in rejected or event.id in doubted:
            continue
        attribution = said.get(event.attribution or "")
        if attribution and (attribution.stance != "asserts" or attribution.act in _NOT_ASSERTED):
            continue
        if any(part.overlaps(event.trigger) for part in parts):
            continue
        span = Span(event.start, event.end)
        sentence = touched(extraction.sentences, event.start, event.end)
        wide = sentence if len(span) < _BARE else span
        actors, recipients = frozenset(event.actor_countries), frozenset(event.recipient_countries)
        voice = "+".join(sorted(attribution.speaker_countries)) if attribution else ""
        yield Fact(
            id=event.id,
            document=extraction.document.id,
            reported=published,
            happened=event.when,
            actors=actors or recipients,
            persons=frozenset(event.actor) & persons,
            kind=(event.type, actors | recipients if actors and recipients else frozenset()),
            recipients=recipients,
            theme=theme(extraction, wide, lexicon=lexicon, acting=event.trigger, around=sentence),
            voice=voice or extraction.document.id,
        )


def _told_days(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts of one document, those without a day with that of the same deed: headlines name none, the text does."""
    known = list(facts)
    dated = [fact for fact in known if fact.happened is not None]
    for fact in known:
        alike = (other.happened for other in dated if fact.happened is None and _one_deed(fact, other))
        days = {(when.earliest, when.latest): when for when in alike if when is not None}
        # Where the text tells of two such deeds, nobody knows which one is meant.
        yield replace(fact, happened=next(iter(days.values()))) if len(days) == 1 else fact


def _one_deed(fact: Fact, other: Fact) -> bool:
    """Whether two facts of one document tell of the same act between the same parties."""
    same = fact.theme.acts & other.theme.acts if fact.theme.acts or other.theme.acts else fact.kind[0] == other.kind[0]
    parties = fact.recipients and fact.recipients == other.recipients
    return bool(same and parties and fact.actors == other.actors)


def _stances(
    extraction: Extraction,
    published: Published,
    events: Mapping[str, Event],
    *,
    lexicon: MatterLexicon,
    rejected: frozenset[str],
) -> Iterator[Stance]:
    for claim in extraction.claims:
        if claim.id in rejected:
            continue
        sentence = touched(extraction.sentences, claim.start, claim.end)
        about = theme(extraction, sentence, lexicon=lexicon)
        event = events.get(claim.event or "")
        concerned = set(about.countries) | set(claim.by_countries) | set(event.actor_countries if event else ())
        acts = about.acts
        state = lexicon.state_of(claim.state) if claim.state else None
        if state is not None and state.id == "state.in-place" and claim.stance == "asserts":
            # Troops that are in another country have been sent there.
            acts |= {"act.send"}
        yield Stance(
            id=claim.id,
            document=extraction.document.id,
            reported=published,
            stance=claim.stance,
            by=claim.by_countries,
            actual=claim.modality == "actual",
            retracts=claim.retracts,
            theme=Theme(frozenset(concerned), acts, about.things, about.stems),
            whom=frozenset(event.recipient_countries if event else ()),
        )
