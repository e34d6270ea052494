"""Claims as the ledger needs them: what is counted, whose, in which state, where; without the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from sys import intern

from standoff.lexicons.matters import MatterLexicon, Thing
from standoff.linking.attacks import NONE, STATES, Attack, attacks
from standoff.linking.dates import touched
from standoff.linking.words import NUMBER_WORDS, stem
from standoff.model import UNKNOWN_DATE, Claim, Event, Extraction, Interval, Span

PLACE = "state.in-place"
# What stands for things that the text has named before: "another 400", "five of them".
_ANAPHORS = frozenset("them they those these it its which whom whose that one ones more others other".split())
# Things of a kind that is fired are deployed only where a word says so.
_SETTLED = re.compile(r"\b(?:deploy|station|install|base|position|shipp?(?:ed|ing|s)\b|deliver|suppl|transfer)", re.I)
# Who counts things does not own them: "the navy detected nine ships".
_OBSERVED = re.compile(
    r"\b(?:count|detect|report|record|spot|track|observ|monitor|sight|register|log|estimat|identif)\w*\b", re.I
)
# Words for figures themselves: "the numbers could not be verified".
_FIGURES = re.compile(r"\b(?:figures?|numbers?|counts?|tolls?|totals?|estimates?)\b(?!\s+of\b)", re.I)
# "Five of them", "49 of which", "one of its boats", "one of two boats"; "among them 12", "a first group of 40": the
# figure is a part of another one.
_PART_OF = re.compile(
    r"\s*(?:\w+ )?of (?:the|them|these|those|which|whom|its|their|his|her|our|"
    rf"\d[\d,.]*|{'|'.join(NUMBER_WORDS)})\b(?! (?:military|armed forces|army|navy)\b)",
    re.I,
)
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|these|those|which|whom)|of (?:which|whom|them)|"
    r"(?:the|a|its|their) first (?:\w+ )?(?:unit|batch|group|wave|contingent|detachment|shipment|tranche) of)"
    r"(?: \w+){0,2}[ ,]*$",
    re.I,
)
# "5,600 members of the armed forces": the thing stands behind the counted noun.
_OF = re.compile(r"\s+of\s+(?:(?:the|its|their|his|her|our)\s+)?(?P<thing>\w+(?:[ -]\w+){0,2})")


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, read for the ledger.

    Attributes:
        id: The claim's id.
        document: Its document.
        start: Where its words begin.
        stance: ``asserts``, ``denies`` or ``unconfirmed``.
        by: Countries on whose word it stands.
        speaker: Entity on whose word, where no country is known.
        figure: Lowest and highest number meant, or ``None``.
        part: Whether its words say that it is a part of another figure ("five of them", "a first group of 40").
        planned: Whether it speaks of what is to be.
        thing: Key of what is counted (``troops``; ``~umbrella`` for what no class is known of), or ``None``.
        label: How to print the thing.
        kind: Its class, where known.
        things: All that its words name, for claims without a figure.
        state: Id of the state of what is counted, or ``None``.
        states: All states that its words name.
        whose: Countries whose it is.
        named: Countries that its words name.
        where: States and places it names, less those whose it is.
        figures: Whether its words speak of figures as such.
        conditional: Whether it stands in the condition of a commitment: nobody says that it is so.
        said: When it holds, where the text tells.
        told: When it was said, where the text tells.
        attack: Of which attack it counts the dead, the wounded or what was destroyed.
        when: When it holds; else when it was published.
        published: When its document was published.
        cluster: Id of the document's cluster.
    """

    id: str
    document: str
    start: int
    stance: str
    by: tuple[str, ...]
    speaker: str
    figure: tuple[float, float | None] | None
    part: bool
    planned: bool
    thing: str | None
    label: str
    kind: Thing | None
    things: frozenset[str]
    state: str | None
    states: frozenset[str]
    whose: tuple[str, ...]
    named: frozenset[str]
    where: frozenset[str]
    figures: bool
    conditional: bool
    said: Interval | None
    told: Interval | None
    attack: Attack = NONE
    when: Interval = field(default=UNKNOWN_DATE)
    published: Interval = field(default=UNKNOWN_DATE)
    cluster: str = ""

    @property
    def as_of(self) -> Interval:
        """The days as of which it holds: as told; else when it was said, else published."""
        return self.said or self.told or self.published


@dataclass(frozen=True, slots=True)
class _Counted:
    key: str | None = None
    label: str = ""
    kind: Thing | None = None
    anaphor: bool = False


def stated(extraction: Extraction, *, lexicon: MatterLexicon) -> tuple[Stated, ...]:
    """The claims of one document, in text order."""
    events = {e.id: e for e in extraction.events}
    conditions = [c.condition for c in extraction.commitments if c.condition is not None]
    found: list[Stated] = []
    attack_of = attacks(extraction)
    for claim in sorted(extraction.claims, key=lambda c: (c.start, c.id)):
        before = next((s for s in reversed(found) if s.figure and s.thing), None)
        read = _stated(claim, extraction, events.get(claim.event or ""), conditions, before, lexicon=lexicon)
        found.append(replace(read, attack=attack_of(claim)) if read.figure and read.state in STATES else read)
    return tuple(found)


def _stated(
    claim: Claim,
    extraction: Extraction,
    event: Event | None,
    conditions: Sequence[Span],
    before: Stated | None,
    *,
    lexicon: MatterLexicon,
) -> Stated:
    text = extraction.document.text
    around = touched(extraction.sentences, claim.start, claim.end)
    sentence = text[around.start : around.end]
    own = text[claim.start : claim.end]
    counted = _counted(claim, own, text[claim.end : around.end], lexicon=lexicon)
    mentions = [m for m in extraction.mentions if m.start < claim.end and claim.start < m.end]
    whose = tuple(sorted(claim.quantity.of)) if claim.quantity else ()
    own_words = {c for m in mentions for c in (m.countries or (m.country,))}
    if set(whose) == set(claim.by_countries) and not own_words & set(whose):
        whose = () if _OBSERVED.search(text, around.start, claim.start) else whose
    if counted.anaphor:
        # Only what the same sentence or the one before has counted is at hand.
        at_hand = before if before and before.start >= _previous(extraction, around.start) else None
        counted = _Counted(at_hand.thing, at_hand.label, at_hand.kind) if at_hand else _Counted()
        whose = whose or (at_hand.whose if at_hand else ())
    state, states = _state(claim, own, sentence, counted.kind, lexicon=lexicon)
    if not whose and event is not None and state == PLACE:
        whose = tuple(sorted(event.actor_countries))
    named = {c for m in mentions for c in (m.countries or (m.country,)) if c}
    if event is not None:
        named.update(event.actor_countries)
    if claim.stance == "denies":
        named.update(claim.by_countries)
    return Stated(
        id=claim.id,
        document=claim.document,
        start=claim.start,
        stance=claim.stance,
        by=claim.by_countries,
        speaker=claim.by or "",
        figure=(claim.quantity.low, claim.quantity.high) if claim.quantity else None,
        part=claim.quantity is not None and _is_part(text, claim, around),
        planned=claim.modality != "actual",
        thing=intern(counted.key) if counted.key else None,
        label=counted.label,
        kind=counted.kind,
        things=frozenset(lexicon.things[i].label for i in lexicon.things_in(sentence)),
        state=state,
        states=states,
        whose=whose,
        named=frozenset(named),
        where=frozenset(claim.where) - set(whose),
        figures=bool(_FIGURES.search(sentence)),
        conditional=any(c.start < claim.end and claim.start < c.end for c in conditions),
        said=claim.when if claim.when and claim.when.earliest else None,
        told=_told(claim, extraction),
    )


def _told(claim: Claim, extraction: Extraction) -> Interval | None:
    """When a claim was made, where the text dates the words."""
    attribution = next((a for a in extraction.attributions if a.id == claim.attribution), None)
    when = attribution.when if attribution else None
    return when if when is not None and when.earliest and when.latest else None


def _is_part(text: str, claim: Claim, around: Span) -> bool:
    """Whether the words of a figure, or those around them, make it a part of another."""
    figure = claim.quantity.text if claim.quantity else ""
    at = text.find(figure, claim.start, claim.end)
    start = at if at >= 0 else claim.start
    return bool(
        _PART_OF.match(text, start + len(figure), around.end) or _PART_BEFORE.search(text[around.start : start])
    )


def _previous(extraction: Extraction, start: int) -> int:
    """Where the sentence before the one that begins at *start* begins."""
    return max((s.start for s in extraction.sentences if s.start < start), default=start)


def _counted(claim: Claim, own: str, after: str, *, lexicon: MatterLexicon) -> _Counted:
    """What a claim's figure counts."""
    if claim.quantity is None:
        return _Counted()
    unit = (claim.quantity.unit or "").lower().strip()
    last = unit.split()[-1] if unit else ""
    if not unit or last in _ANAPHORS:
        return _Counted(anaphor=True)
    behind = _OF.match(after)
    found = lexicon.thing_of(unit) or lexicon.thing_of(own)
    if found is None and behind is not None:
        found = next((lexicon.things[i] for i in sorted(lexicon.things_in(behind["thing"]))), None)
    if found is not None:
        return _Counted(found.label, found.label, found)
    return _Counted(f"~{stem(last)}", unit)


def _state(
    claim: Claim, own: str, sentence: str, kind: Thing | None, *, lexicon: MatterLexicon
) -> tuple[str | None, frozenset[str]]:
    """The state of what is counted, and all states that the words name."""
    # Where extraction looked and found nothing, the rest of the sentence is about something else.
    looked = claim.state is not None
    states = lexicon.states_in(own) or (frozenset[str]() if looked else lexicon.states_in(sentence))
    given = lexicon.state_of(claim.state) if claim.state else None
    implied = lexicon.state_of(kind.implies) if kind and kind.implies and claim.quantity else None
    state = given.id if given else implied.id if implied else None
    if state is None and len(states) == 1:
        (state,) = states
    if claim.quantity and kind and kind.usual and state in (None, PLACE) and not _SETTLED.search(sentence):
        state = kind.usual
    return state, states
