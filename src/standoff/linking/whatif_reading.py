"""What-if, read: suppositions, and commitments as what would meet them and what would follow."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from standoff.lexicons.matters import MatterLexicon, load_matters
from standoff.linking.dates import touched
from standoff.linking.themes import Theme, countries_of, persons_of, theme
from standoff.linking.words import stems
from standoff.model import Commitment, Event, Extraction, Mention, Span

# Types of PLOVER that are words, not deeds: nothing that somebody would do follows from having coded them.
SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
# "Respond" says that something follows, not what.
_EMPTY = frozenset({"act.respond"})
# Words that stand for a party to a treaty.
_PARTY = re.compile(
    r"\b(?:either|any|one|each|another|the other|a)(?: or more)?(?: of (?:them|the|its))?"
    r" (?:side|part(?:y|ies)|countr(?:y|ies)|nations?|members?|signator(?:y|ies)|all(?:y|ies)|states?)\b"
    r"|\b(?:either|one|any)(?: or more)? of (?:them|the two|both)\b|\beither\b",
    re.I,
)
# Words of a condition that leave its deed to what was said before ("follows through", "such steps", "does so").
_BACK = re.compile(
    r"\b(?:follow(?:s|ed|ing)? through|go(?:es)? (?:ahead|through with|on)|do(?:es|ing)? (?:so|this|that|it)\b"
    r"|(?:any|such|these|those|this|that|its|their|his|her)(?: \w+)? (?:acts?|actions?|considerations?|courses?|"
    r"decisions?|intentions?|measures?|moves?|plans?|steps?|threats?)\b)",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.I)
# A deed that was meant before ("this visit").
_THIS = re.compile(r"\b(?:this|these|those|such(?! as\b)) \w+", re.I)
# What would harm the issuer, no deed being named ("moved against it", "our sailors are in peril").
_HARM = re.compile(r"\b(?:against (?:it|us|them|its|our|their)\b|threat|endanger|peril|harm|menac|jeopardi[sz])", re.I)


_NOTHING = Theme()


@dataclass(frozen=True, slots=True)
class Deed:
    """Something supposed to be done.

    Attributes:
        actors: Countries that do it; none when nobody is named.
        persons: Persons who do it.
        recipients: Countries it is done to.
        types: PLOVER types, where coded.
        theme: Acts, things, all countries named, and content stems without names.
        negated: Whether it is supposed *not* to be done.
    """

    actors: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    theme: Theme = _NOTHING
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition: what would have to be done.

    Attributes:
        actors: Countries its words name as acting.
        persons: Persons its words name as acting.
        victims: Countries of which one must be acted on, when the words say nobody acts ("is attacked").
        others: Other countries that it names.
        types: PLOVER types, where coded.
        theme: Its acts, things and content stems without names.
        harm: Whether any harm to the issuer meets it.
    """

    actors: frozenset[str]
    persons: frozenset[str]
    victims: frozenset[str]
    others: frozenset[str]
    types: frozenset[str]
    theme: Theme
    harm: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What a condition that points back may point to: some words of its document, and what they are about."""

    place: str
    words: str
    theme: Theme


@dataclass(frozen=True, slots=True)
class Term:
    """A conditional commitment, read for what-if.

    Attributes:
        id: The commitment.
        issuers: Countries bound by it.
        addressees: Countries it is addressed to.
        negative: Whether the condition is that something does not happen.
        clause: The condition.
        contexts: What it may point back to, nearest first; empty when its own words say enough.
        deictic: Whether it names its deed as one meant before ("this visit").
        then: What its issuer would do.
    """

    id: str
    issuers: frozenset[str]
    addressees: frozenset[str]
    negative: bool
    clause: Clause
    contexts: tuple[Context, ...]
    deictic: bool
    then: tuple[Deed, ...]


def suppositions(extraction: Extraction, *, known: Mapping[str, tuple[str, str]] | None = None) -> tuple[Deed, ...]:
    """The deeds that a sentence supposes.

    Its coded events are taken; where there is none, the first party named before the act does it to the others.

    Args:
        extraction: The sentence, extracted.
        known: Persons of the crisis by lower-case last name: entity id and country. They ground names that the
            sentence alone does not ("Pelosi").
    """
    lexicon = load_matters()
    text = extraction.document.text
    whole = Span(0, len(text))
    named = _named(extraction, known or {})
    found = []
    done = [e for e in extraction.events if e.type not in SAID] or list(extraction.events)
    for event in done:
        deed = _coded(event, whole, extraction, lexicon)
        # "Norland attacks": without the rest of an article a parser may take a name and a verb for two nouns.
        ahead = {p for at, p in named if at < event.trigger.start and p[1] not in deed.recipients}
        if not deed.actors and ahead:
            deed = replace(deed, actors=frozenset(c for _, c in ahead), persons=frozenset(i for i, _ in ahead if i))
        if not deed.recipients:
            behind = frozenset(c for at, (_, c) in named if at >= event.trigger.end)
            deed = replace(deed, recipients=behind - deed.actors)
        found.append(deed)
    if found:
        return tuple(dict.fromkeys(found))
    if not named:
        return ()
    at, (person, country) = named[0]
    # "Visits to the island": what stands before the first name is what is done, and the name is to whom.
    acting = not lexicon.acts_in(text[:at])
    about = _plain(extraction, whole, lexicon)
    countries = frozenset(c for _, (_, c) in named)
    return (
        Deed(
            actors=frozenset({country} if acting else ()),
            persons=frozenset({person} if acting and person else ()),
            recipients=countries - {country} if acting else countries,
            theme=replace(about, countries=countries),
            negated=bool(_NOT.search(text)),
        ),
    )


def _named(extraction: Extraction, known: Mapping[str, tuple[str, str]]) -> list[tuple[int, tuple[str, str]]]:
    """Who is named, in order: where, the person if it is one, the country."""
    persons = persons_of(extraction)
    text = extraction.document.text
    found = [
        (m.start, (m.entity if m.entity in persons and m.entity else "", c))
        for m in extraction.mentions
        for c in countries_of(m)
    ]
    taken = [Span(m.start, m.end) for m in extraction.mentions]
    for word in re.finditer(r"[^\W\d_][\w’'-]*", text):
        person = known.get(re.sub(r"['’]s?$", "", word.group().casefold()))
        if person and word.group()[0].isupper() and not any(t.overlaps(Span(*word.span())) for t in taken):
            found.append((word.start(), person))
    return sorted(found)


def terms(extractions: Iterable[Extraction], wanted: Iterable[str]) -> tuple[Term, ...]:
    """The conditional commitments with the ids *wanted*, read."""
    lexicon = load_matters()
    ids = set(wanted)
    found = []
    for extraction in extractions:
        events = {event.id: event for event in extraction.events}
        persons = persons_of(extraction)
        for record in extraction.commitments:
            if record.id in ids and record.condition is not None:
                found.append(_term(record, extraction, events, persons, lexicon))
    return tuple(sorted(found, key=lambda term: term.id))


def _term(
    record: Commitment,
    extraction: Extraction,
    events: Mapping[str, Event],
    persons: frozenset[str],
    lexicon: MatterLexicon,
) -> Term:
    clause = _clause(record, extraction, events, persons, lexicon)
    words = record.condition.text if record.condition else ""
    says = bool(clause.theme.acts - _vague(clause.theme.acts, lexicon)) or bool(clause.types)
    issuers = frozenset(record.issuer_countries)
    return Term(
        id=record.id,
        issuers=issuers,
        addressees=frozenset(record.addressee_countries) - issuers
        or (frozenset(record.addressee_countries) if len(issuers) > 1 else frozenset()),
        negative=record.negative,
        clause=clause,
        contexts=() if says or not _BACK.search(words) else tuple(_contexts(record, extraction, lexicon)),
        deictic=says and not clause.types and bool(_THIS.search(words)),
        then=_then(record, extraction, events, lexicon),
    )


def _clause(
    record: Commitment,
    extraction: Extraction,
    events: Mapping[str, Event],
    persons: frozenset[str],
    lexicon: MatterLexicon,
) -> Clause:
    span = record.condition
    assert span is not None
    issuers = frozenset(record.issuer_countries)
    coded = [events[i] for i in record.condition_events if i in events]
    about = _plain(extraction, span, lexicon)
    acts = frozenset(chain.from_iterable(_acts(e, extraction, lexicon) for e in coded)) or about.acts
    actors = frozenset(c for e in coded for c in e.actor_countries)
    recipients = frozenset(c for e in coded for c in e.recipient_countries)
    whom = frozenset(i for e in coded for i in e.actor)
    inside = [m for m in _inside(extraction, span) if m.form != "pronoun" or not issuers & set(countries_of(m))]
    victims = recipients - issuers if coded and not actors else frozenset()
    if not actors and _PARTY.search(span.text):
        # Of a treaty's parties the issuer owes the others: it is they who must be attacked.
        victims = frozenset(record.addressee_countries)
    elif not actors and not victims:
        first = next((m for m in inside if m.use != "place" and not issuers & set(countries_of(m))), None)
        early = first is not None and len(stems(span.text[: first.start - span.start])) == 0
        if first is not None and early:
            actors = frozenset(countries_of(first)[:1])
            whom = frozenset({first.entity} if first.entity else ())
    named = [m for m in inside if m.form != "pronoun"]
    return Clause(
        actors=actors,
        persons=whom & persons,
        victims=victims,
        others=(frozenset(c for m in named for c in countries_of(m)) | recipients) - actors - victims,
        types=frozenset(e.type for e in coded),
        theme=replace(about, acts=acts),
        harm=not coded and not acts and bool(_HARM.search(span.text)),
    )


def _contexts(record: Commitment, extraction: Extraction, lexicon: MatterLexicon) -> Iterator[Context]:
    """The rest of its sentence, the sentence before, and the headline, each where it names a deed."""
    assert record.condition is not None
    document = extraction.document
    sentence = touched(extraction.sentences, record.condition.start, record.condition.end)
    first = min(record.condition.start, record.consequence.start)
    places = [("what stands before it in its sentence", Span(sentence.start, max(first, sentence.start)))]
    before = max((s for s in extraction.sentences if s.end <= sentence.start), key=lambda s: s.start, default=None)
    title = document.title
    if before is not None and not (title and title.overlaps(before)):
        places.append(("the sentence before", Span(before.start, before.end)))
    if title is not None and not title.overlaps(record.condition):
        places.append(("the headline", Span(title.start, title.end)))
    for place, span in places:
        about = _plain(extraction, span, lexicon)
        about = replace(about, acts=about.acts - _vague(about.acts, lexicon))
        if about.acts:
            yield Context(place, " ".join(document.text[span.start : span.end].split()), about)


def _then(
    record: Commitment, extraction: Extraction, events: Mapping[str, Event], lexicon: MatterLexicon
) -> tuple[Deed, ...]:
    """What the issuer would do; nothing when the words do not say what ("measures", "a tough response")."""
    span = record.consequence
    issuers = frozenset(record.issuer_countries)
    addressees = frozenset(record.addressee_countries) - issuers
    found = []
    for event in (events[i] for i in record.consequence_events if i in events):
        if event.type in SAID or (event.actor_countries and not issuers & set(event.actor_countries)):
            continue
        deed = _coded(event, span, extraction, lexicon)
        found.append(replace(deed, actors=deed.actors or issuers, recipients=deed.recipients or addressees))
    if found or any(i in events for i in record.consequence_events):
        return tuple(found)
    about = _plain(extraction, span, lexicon)
    acts = about.acts - _EMPTY
    if not acts or not issuers:
        return ()
    named = about.countries - issuers
    return (
        Deed(
            actors=issuers,
            recipients=named or addressees,
            theme=replace(about, acts=acts, countries=about.countries | addressees),
            negated=bool(_NOT.search(span.text)),
        ),
    )


def _coded(event: Event, span: Span, extraction: Extraction, lexicon: MatterLexicon) -> Deed:
    about = _plain(extraction, span, lexicon)
    return Deed(
        actors=frozenset(event.actor_countries),
        persons=frozenset(event.actor) & persons_of(extraction),
        recipients=frozenset(event.recipient_countries),
        types=frozenset({event.type}),
        theme=replace(about, acts=_acts(event, extraction, lexicon) or about.acts),
        negated=event.negated,
    )


def _acts(event: Event, extraction: Extraction, lexicon: MatterLexicon) -> frozenset[str]:
    span = Span(event.start, event.end)
    return theme(extraction, span, lexicon=lexicon, acting=event.trigger).acts


def _plain(extraction: Extraction, span: Span, lexicon: MatterLexicon) -> Theme:
    """The theme of some words, names taken out of its stems: who is meant is compared apart."""
    about = theme(extraction, span, lexicon=lexicon)
    names = frozenset(chain.from_iterable(stems(m.text) for m in _inside(extraction, span) if m.form != "nominal"))
    return replace(about, stems=about.stems - names)


def _inside(extraction: Extraction, span: Span) -> list[Mention]:
    return sorted((m for m in extraction.mentions if m.start < span.end and span.start < m.end), key=lambda m: m.start)


def _vague(acts: Iterable[str], lexicon: MatterLexicon) -> frozenset[str]:
    return frozenset(a for a in acts if lexicon.acts[a].vague)
