"""Attributions, events, claims and commitments: the propositions of an article.

An event is a proposition; a claim is a proposition with a stance; a commitment is two propositions joined by "if" and
issued by somebody; an attribution says on whose word any of them stands.
"""

from typing import Literal

import msgspec

from standoff.model.annotation import Annotation
from standoff.model.span import Span, TextSpan
from standoff.model.when import Interval

Modality = Literal["actual", "planned", "hypothetical"]
Stance = Literal["asserts", "denies", "unconfirmed"]
AttributionType = Literal["direct", "mixed", "indirect"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
CommitmentType = Literal["threat", "ultimatum", "promise", "red line", "obligation", "policy", "demand"]


class Attribution(Annotation, frozen=True, kw_only=True, tag="attribution"):
    """Somebody's words, in PolNeAR's terms: a speaker, a cue and a content.

    ``start`` and ``end`` are the hull of speaker, cue and content.

    Attributes:
        type: ``direct`` (all of the content in quotation marks), ``mixed`` (part of it), ``indirect`` (none).
        content: What is attributed, quotation marks left out; several spans when the cue interrupts it.
        speaker: The words that name the speaker here ("she" if that is what the text says).
        speaker_entity: Whom they mean.
        speaker_countries: ISO 3166 alpha-3 or IGO codes of the speaker; several for "US and Polish officials".
        cue: The reporting word ("warned").
        when: When it was said.
        stance: Whether the speaker asserts the content, denies it or could not confirm it.
        act: What the cue does: ``say``, ``threaten``, ``warn``, ``promise``, ``demand``, ``request``, ``accuse``,
            ``deny``, ``reject``, ``praise``, ``ask``, ``believe``, ``plan``, ``agree``.
        modality: Whether the speaker does it (``actual``), is to do it, or only might ("refused to accept").
        parent: Id of the attribution that this one is nested in ("Reuters reports that Kim said").
        continues: Id of the attribution whose speech goes on here without a cue of its own (“A,” he said. “B”):
            speaker and cue are those words again. ``None`` where the quotation has its own cue, or follows a sentence
            that names its speaker without quoting.
    """

    type: AttributionType
    content: tuple[Span, ...]
    speaker: TextSpan | None = None
    speaker_entity: str | None = None
    speaker_countries: tuple[str, ...] = ()
    cue: TextSpan | None = None
    when: Interval | None = None
    stance: Stance = "asserts"
    act: str = "say"
    modality: Modality = "actual"
    parent: str | None = None
    continues: str | None = None


class Event(Annotation, frozen=True, kw_only=True, tag="event"):
    """Who did (or would do) what to whom, in PLOVER's 16 types.

    Attributes:
        trigger: The word or words that name the act.
        type: PLOVER type.
        mode: PLOVER mode ("airstrike", "troops"), or ``None``.
        context: PLOVER contexts ("military", "diplomatic", ...).
        cameo: CAMEO code, a string ("010" is not "10").
        score: Goldstein-like score of the CAMEO code, from −10 (hostile) to +10.
        actor: Entities who act.
        recipient: Entities acted on.
        modality: ``actual``, ``planned`` or ``hypothetical``.
        negated: Whether the text says it did not happen.
        when: When it happened or would.
        attribution: Id of the attribution it stands under, or ``None`` when the article itself says so.
    """

    trigger: Span
    type: EventType
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str = ""
    score: float = 0.0
    actor: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    recipient_countries: tuple[str, ...] = ()
    modality: Modality = "actual"
    negated: bool = False
    when: Interval | None = None
    attribution: str | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as an interval.

    Attributes:
        low: Smallest number meant.
        high: Largest number meant. Readers of exports compare numbers, so an open bound ("at least 20") is written as
            twice the number; ``text`` keeps the words that say it is open.
        text: The words of the figure.
        unit: What is counted, singular-insensitive, as written ("troops").
        of: Countries whose they are.
    """

    low: float
    high: float | None
    text: str
    unit: str | None = None
    of: tuple[str, ...] = ()


class Claim(Annotation, frozen=True, kw_only=True, tag="claim"):
    """An assertion, denial or "could not confirm" of an event or a figure, on somebody's word.

    Attributes:
        stance: ``asserts``, ``denies`` or ``unconfirmed``.
        by: Entity on whose word it stands; ``None`` when the article itself says so or the speaker is unknown.
        by_countries: Their countries.
        quantity: The figure, if it is about one.
        modality: State of what is claimed.
        event: Id of the event it is about, if one is coded.
        attribution: Id of the attribution it stands under.
        when: When what is claimed holds or happened.
        state: What is said of the things counted: ``killed``, ``wounded``, ``captured``, ``sent``, ``present``,
            ``training``, ``displaced``, ``destroyed``, ``fired``, ``other``...
        where: Places or states named with it.
        retracts: Whether it takes back an earlier statement.
        clause: The clause that carries it: who, what and the figure, for a reader; ``start`` and ``end`` are the words
            of the figure or of the denial alone. ``None`` where they say it all.
    """

    stance: Stance
    by: str | None = None
    by_countries: tuple[str, ...] = ()
    quantity: Quantity | None = None
    modality: Modality = "actual"
    event: str | None = None
    attribution: str | None = None
    when: Interval | None = None
    state: str | None = None
    where: tuple[str, ...] = ()
    retracts: bool = False
    clause: Span | None = None


class Commitment(Annotation, frozen=True, kw_only=True, tag="commitment"):
    """A threat, ultimatum, promise, red line, treaty obligation, policy or demand: a consequence under a condition.

    Attributes:
        type: What kind it is.
        issuer: Entities who are bound by it.
        addressee: Entities it is addressed to: who is threatened or promised something.
        condition: The words that say what would trigger it, or ``None`` when it is unconditional.
        consequence: The words that say what then follows.
        condition_events: Ids of the hypothetical events coded in the condition.
        consequence_events: Ids of those coded in the consequence.
        deadline: When it is due.
        attribution: Id of the attribution it stands under.
        negative: Whether the condition is that something does *not* happen ("unless", "as long as … not").
        hedged: Whether the issuer only considers it ("may review", "would consider").
    """

    type: CommitmentType
    issuer: tuple[str, ...] = ()
    issuer_countries: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    addressee_countries: tuple[str, ...] = ()
    condition: TextSpan | None = None
    consequence: TextSpan
    condition_events: tuple[str, ...] = ()
    consequence_events: tuple[str, ...] = ()
    deadline: Interval | None = None
    attribution: str | None = None
    negative: bool = False
    hedged: bool = False
