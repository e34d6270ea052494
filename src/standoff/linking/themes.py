"""What words are about, in classes; and what would have to be reported for a condition to have come true."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from standoff.lexicons.matters import MatterLexicon
from standoff.linking.dates import touched
from standoff.linking.words import stems
from standoff.model import Commitment, Event, Extraction, Interval, Mention, Published, Span

# Types of acts that say what was done even where no known word does. Talk (a request, a meeting, a protest) is of too
# many kinds for its type to tell one from another.
DEEDS = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
# Acts that are told with a wider word: whoever sends soldiers intervenes, but not all who intervene send soldiers.
WIDER: dict[str, frozenset[str]] = {
    "act.intervene": frozenset({"act.send", "act.supply", "act.fight", "act.attack", "act.support", "act.train"}),
    "act.support": frozenset({"act.supply", "act.send", "act.fight", "act.train"}),
    "act.attack": frozenset({"act.shoot"}),
    "act.enter": frozenset({"act.attack", "act.seize"}),
    "act.cooperate": frozenset({"act.supply", "act.send", "act.support", "act.train", "act.fight", "act.agree"}),
    "act.mobilise": frozenset({"act.send"}),
}
# What is announced without a word for how firmly ("vowed revenge") is announced: the rank of "will".
WILL = 3
# Code points in front of a consequence in which its modal may stand ("was considering | sending").
_BEFORE = 40
# A condition that points back: what it means stands in the rest of its sentence.
_POINTS_BACK = re.compile(
    r"\b(?:follow(?:s|ed|ing)? through|go(?:es)? (?:ahead|through|on)|do(?:es|ing)? (?:so|this|that|it)|such|these|this"
    r"|(?:that|its|their|his|her) (?:step|move|decision|plan|consideration|intention|threat|course)s?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """What words are about: who, what is done, to what, and the words themselves."""

    countries: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What would have to be reported: a condition or a consequence, read once.

    Attributes:
        actors: Countries of which one must act.
        persons: Persons of whom one must act, where it takes a person.
        theme: What it is about.
        kinds: PLOVER types of the deeds coded in it, with the countries on either side.
    """

    actors: frozenset[str]
    persons: frozenset[str]
    theme: Theme
    kinds: frozenset[tuple[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment, read once.

    Attributes:
        id: The commitment's id.
        document: Its document.
        start: Where its words begin.
        type: ``threat``, ``promise``...
        issuers: Countries that are bound by it.
        addressees: Countries that it is addressed to.
        issued: When it was said, else when it was published.
        condition: What would trigger it, or ``None``.
        consequence: What would then be done, by its issuers to its addressees.
        around: What the rest of its sentence is about.
        force: How firmly it is meant, from 1 (may) to 4 (must).
        negative: Whether the condition is that something does not happen.
        deadline: When it is due.
        attribution: Id of the attribution it stands under.
    """

    id: str
    document: str
    start: int
    type: str
    issuers: frozenset[str]
    addressees: frozenset[str]
    issued: Interval
    condition: Wanted | None
    consequence: Wanted
    around: Theme
    force: int
    negative: bool
    deadline: Interval | None
    attribution: str | None

    def issued_by(self, published: Published) -> "Pledge":
        """The same where linking knows better when its document was published, and the text does not date the words."""
        return replace(self, issued=published) if isinstance(self.issued, Published) else self


def countries_of(mention: Mention) -> tuple[str, ...]:
    """All countries that a mention stands for."""
    return mention.countries or ((mention.country,) if mention.country else ())


def theme(
    extraction: Extraction,
    span: Span,
    *,
    lexicon: MatterLexicon,
    acting: Span | None = None,
    around: Span | None = None,
) -> Theme:
    """What the words of *span* are about.

    Args:
        extraction: The document.
        span: The words.
        lexicon: Classes of acts and things.
        acting: Where the acts stand, when known: the trigger of an event.
        around: Where countries and words are looked for, when that is more than *span*.
    """
    text = extraction.document.text
    wide = around or span
    inside = [m for m in extraction.mentions if m.start < wide.end and wide.start < m.end]
    words = text[span.start : span.end]
    return Theme(
        countries=frozenset(c for m in inside for c in countries_of(m)),
        acts=deeds(text, acting, lexicon) if acting else lexicon.acts_in(words),
        things=frozenset(lexicon.things[i].label for i in lexicon.things_in(words) if not lexicon.things[i].deed),
        stems=stems(text, wide.start, wide.end),
    )


def deeds(text: str, trigger: Span, lexicon: MatterLexicon) -> frozenset[str]:
    """The acts of a trigger; a particle may stand behind it ("shot down", "called off")."""
    own = lexicon.acts_in(text[trigger.start : trigger.end], deed=True)
    if own:
        return own
    behind = text[trigger.start : trigger.end + 12].split()
    return lexicon.acts_in(" ".join(behind[: len(text[trigger.start : trigger.end].split()) + 1]), deed=True)


def persons_of(extraction: Extraction) -> frozenset[str]:
    """Ids of the persons whom a document names."""
    return frozenset(e.id for e in extraction.entities if e.type == "person")


def pledge(
    commitment: Commitment,
    extraction: Extraction,
    events: Mapping[str, Event],
    persons: frozenset[str],
    *,
    published: Published,
    lexicon: MatterLexicon,
) -> Pledge:
    """A commitment of *extraction*, read."""
    said = next((a for a in extraction.attributions if a.id == commitment.attribution), None)
    when = said.when if said is not None and said.when is not None and said.when.is_bounded else published
    then = commitment.consequence
    about = theme(extraction, then, lexicon=lexicon)
    done = [events[i] for i in commitment.consequence_events if i in events]
    issuers = frozenset(commitment.issuer_countries)
    addressed = frozenset(commitment.addressee_countries) - issuers
    consequence = Wanted(
        actors=issuers,
        persons=frozenset(),
        theme=replace(about, countries=about.countries | addressed, acts=_acts(done, extraction, about, lexicon)),
        kinds=frozenset(),
    )
    sentence = touched(extraction.sentences, min(commitment.start, then.start), then.end)
    return Pledge(
        id=commitment.id,
        document=commitment.document,
        start=commitment.start,
        type=commitment.type,
        issuers=issuers,
        addressees=addressed,
        issued=when,
        condition=_condition(commitment, extraction, events, persons, lexicon=lexicon),
        consequence=consequence,
        around=theme(extraction, sentence, lexicon=lexicon),
        force=_force(commitment, extraction.document.text, sentence, lexicon),
        negative=commitment.negative,
        deadline=commitment.deadline,
        attribution=commitment.attribution,
    )


def _force(commitment: Commitment, text: str, sentence: Span, lexicon: MatterLexicon) -> int:
    """How firmly it is meant: by the words of the consequence, and those of its clause in front of them."""
    then, condition = commitment.consequence, commitment.condition
    begin = max(sentence.start, then.start - _BEFORE)
    if condition is not None and condition.end <= then.start:
        begin = max(begin, condition.end)
    found = lexicon.force(text[begin : then.end]) or WILL
    return min(found, WILL - 1) if commitment.hedged else found


def _condition(
    commitment: Commitment,
    extraction: Extraction,
    events: Mapping[str, Event],
    persons: frozenset[str],
    *,
    lexicon: MatterLexicon,
) -> Wanted | None:
    span = commitment.condition
    if span is None:
        return None
    coded = [events[i] for i in commitment.condition_events if i in events]
    about = theme(extraction, span, lexicon=lexicon)
    about = replace(about, acts=_acts(coded, extraction, about, lexicon))
    if not coded and _POINTS_BACK.search(span.text):
        about = _pointed_back(commitment, extraction, about, lexicon=lexicon)
    actors = {c for event in coded for c in event.actor_countries}
    whom = {i for event in coded for i in event.actor}
    if not actors:
        # Nothing coded: the first country named acts; where none is named, whom the words are addressed to.
        inside = [m for m in extraction.mentions if m.start < span.end and span.start < m.end]
        acting = sorted((m for m in inside if m.use != "place"), key=lambda m: m.start)
        named = [(c, m.entity) for m in acting for c in countries_of(m)]
        outside = [pair for pair in named if pair[0] not in commitment.issuer_countries]
        actors = {c for c, _ in outside[:1]} or set(commitment.addressee_countries)
        whom = {i for _, i in outside[:1] if i}
    kinds = {
        (event.type, frozenset((*event.actor_countries, *event.recipient_countries)))
        for event in coded
        if event.type in DEEDS and event.recipient_countries
    }
    return Wanted(frozenset(actors), frozenset(whom) & persons, about, frozenset(kinds))


def _acts(coded: list[Event], extraction: Extraction, about: Theme, lexicon: MatterLexicon) -> frozenset[str]:
    """The acts of the coded events; where they say nothing known, those of the words."""
    text = extraction.document.text
    return frozenset(act for event in coded for act in deeds(text, event.trigger, lexicon)) or about.acts


def _pointed_back(commitment: Commitment, extraction: Extraction, about: Theme, *, lexicon: MatterLexicon) -> Theme:
    """The theme with what it points back to.

    A condition without an act of its own takes it from the rest of its sentence ("threatened X not to do A, and would
    do B should X follow through"); one that names nothing but an act ("insist on this visit") takes the countries from
    there and from the sentence before.
    """
    if commitment.condition is None:
        return about
    sentence = touched(extraction.sentences, commitment.condition.start, commitment.condition.end)
    first = min(commitment.condition.start, commitment.consequence.start)
    if lexicon.telling(about.acts):
        if about.countries - set(commitment.addressee_countries) or about.things:
            return about
        earlier = max((s.start for s in extraction.sentences if s.start < sentence.start), default=sentence.start)
        around = theme(extraction, Span(earlier, sentence.end), lexicon=lexicon)
        return replace(about, countries=about.countries | around.countries - set(commitment.issuer_countries))
    before = theme(extraction, Span(sentence.start, max(first, sentence.start)), lexicon=lexicon)
    if not lexicon.telling(before.acts):
        return about
    return Theme(
        countries=(about.countries | before.countries) - set(commitment.issuer_countries),
        acts=lexicon.telling(before.acts),
        things=about.things | before.things,
        stems=about.stems | before.stems,
    )
