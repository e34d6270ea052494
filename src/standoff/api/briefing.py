"""The brief: what one screen says about a crisis, every line with the words it rests on."""

from datetime import date
from typing import Literal

import msgspec

from standoff.api.results import ActorCount, Citation, DocumentLine
from standoff.model import Difference, Failure, Interval, Status


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """The crisis at a glance.

    Attributes:
        documents: Number of articles.
        origins: Number of independent origins, after copies of one text are folded.
        undated: Number of articles whose date nothing bounds on both sides.
        rough: Number of articles that are dated, but not to a month or so.
        earliest: First day of publication of those dated more closely, where there are such.
        latest: Last day of it.
        publishers: Who published, by name, sorted.
        actors: States and organisations, the most present first.
    """

    documents: int
    origins: int
    undated: int
    rough: int = 0
    earliest: date | None
    latest: date | None
    publishers: tuple[str, ...]
    actors: tuple[ActorCount, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about one happening.

    Attributes:
        id: Id of the cluster.
        label: What it is about.
        earliest: First day of publication.
        latest: Last day of publication.
        documents: The articles, by date.
        origins: Number of independent origins among them.
        citation: The headline, or the first sentence, of the first of them.
        accepted: Whether an analyst accepted it.
    """

    id: str
    label: str
    earliest: date | None
    latest: date | None
    documents: tuple[DocumentLine, ...]
    origins: int
    citation: Citation
    accepted: bool = False


class CommitmentLine(msgspec.Struct, frozen=True, kw_only=True):
    """A threat, promise, red line... and where it stands; the same words in several articles are one line.

    Attributes:
        id: Id of the commitment in the article that is cited first.
        type: What kind it is.
        issuer: Names of who is bound by it.
        addressee: Names of who is threatened or promised something.
        issuer_states: Names of the states and organisations that the issuers act for.
        addressee_states: Likewise of the addressees.
        who: The words for who said so, or ``None`` when the article itself says it.
        said: When it was said, where the article tells; else it is as old as the article.
        condition: The words for what would trigger it, or ``None``.
        awaited: Ids of the events in the condition.
        consequence: The words for what then follows.
        deadline: When it is due.
        negative: Whether the condition is that something does not happen.
        hedged: Whether it is only considered.
        status: Where it stands.
        evidence: Words of the events that carry the trigger or the fulfilment, the best match first.
        against: Words that speak against it.
        citations: Where it is stated, the first by date first.
        corroboration: Number of independent origins that state it.
        thread: Id of the thread it belongs to, where its issuer has stated it more than once.
        relation: What it is there to the statement before (``restated``, ``hardened``...); ``first`` for the first.
        changed: What changed since.
        before: The statement before.
    """

    id: str
    type: str
    issuer: tuple[str, ...]
    addressee: tuple[str, ...]
    issuer_states: tuple[str, ...] = ()
    addressee_states: tuple[str, ...] = ()
    who: str | None
    said: Interval | None = None
    condition: str | None
    consequence: str
    deadline: Interval | None
    negative: bool
    hedged: bool
    status: Status
    awaited: tuple[str, ...] = ()
    evidence: tuple[Citation, ...]
    against: tuple[Citation, ...]
    citations: tuple[Citation, ...]
    corroboration: int
    thread: str | None = None
    relation: str | None = None
    changed: str = ""
    before: Citation | None = None


class Contrasted(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure is to another on the same matter.

    Attributes:
        kind: ``update``, ``part`` (of the other), ``rounding``, ``scope`` or ``disagreement``; see ``Contrast``.
        figure: The words of the other figure.
        who: On whose word the other stands.
        citation: Its words.
        because: Why.
    """

    kind: str
    figure: str
    who: str | None
    citation: Citation
    because: str


class ClaimLine(msgspec.Struct, frozen=True, kw_only=True):
    """One figure (or statement) on one speaker's word.

    Attributes:
        figure: The words of the figure, qualifier left out; empty when the claim is about no figure.
        qualifier: The words before the number ("around", "at least").
        low: Smallest number meant.
        high: Largest, ``None`` when open.
        unit: What is counted.
        who: The words for who says so, or ``None`` when the article itself does.
        by: Entity on whose word it stands.
        by_countries: Their countries.
        by_states: Names of those.
        said: When it was said, where the article tells; else it is as old as the article.
        stance: ``asserts``, ``denies`` or ``unconfirmed``.
        modality: State of what is claimed.
        citations: Where it is said; the first is the first appearance.
        corroboration: Number of independent origins.
        question: Id of the ledger question it belongs to.
        as_of: The days as of which it holds: as told; else when it was said, or published.
        contrasts: What it is to the figures before it.
    """

    figure: str
    qualifier: str
    low: float | None
    high: float | None
    unit: str | None
    who: str | None
    by: str | None
    by_countries: tuple[str, ...]
    by_states: tuple[str, ...] = ()
    said: Interval | None = None
    stance: str
    modality: str
    citations: tuple[Citation, ...]
    corroboration: int
    question: str | None = None
    as_of: Interval | None = None
    contrasts: tuple[Contrasted, ...] = ()


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """Claims about one matter side by side; never averaged, never resolved.

    Attributes:
        id: Id of the question.
        label: What it is about.
        thing: What is counted.
        state: In which state; empty when none is told.
        planned: Whether that is to be.
        whose: Countries whose it is.
        where: Places named, those of most claims first.
        rows: What is asserted, by first appearance.
        denials: Who denies it.
        unconfirmed: Who could not confirm it.
        accepted: Whether an analyst accepted it.
    """

    id: str
    label: str
    thing: str = ""
    state: str = ""
    planned: bool = False
    whose: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    rows: tuple[ClaimLine, ...]
    denials: tuple[ClaimLine, ...]
    unconfirmed: tuple[ClaimLine, ...]
    accepted: bool = False


class TimelineLine(msgspec.Struct, frozen=True, kw_only=True):
    """What happened (or is planned) on a day; one act in several articles is one line.

    Attributes:
        earliest: First day it can have happened.
        latest: Last day.
        type: PLOVER type.
        mode: PLOVER mode.
        score: Goldstein-like score, −10 (hostile) to +10.
        actor: Names of who acts.
        recipient: Names of who is acted on.
        actor_states: Names of the states and organisations that the actors belong to or act for.
        recipient_states: Likewise of the recipients.
        modality: ``actual`` or ``planned``.
        who: The words for who says so, or ``None`` when the article itself does.
        citations: Where it is said, the first by date first.
        corroboration: Number of independent origins.
        occurrence: Id of the occurrence, where several events report it or somebody speaks against it.
        planned: Where it was planned.
        against: Where it is denied, or could not be confirmed.
        differences: In what its reports differ.
        first_reported: Whether the days are those of the first report, none telling when it happened.
    """

    earliest: date
    latest: date
    type: str
    mode: str | None
    score: float
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    actor_states: tuple[str, ...] = ()
    recipient_states: tuple[str, ...] = ()
    modality: str
    who: str | None
    citations: tuple[Citation, ...]
    corroboration: int
    occurrence: str | None = None
    planned: tuple[Citation, ...] = ()
    against: tuple[Citation, ...] = ()
    differences: tuple[Difference, ...] = ()
    first_reported: bool = False


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is new, or stands otherwise than before a day.

    Attributes:
        kind: ``status`` (a commitment stands elsewhere: a trigger was reported, it was carried out...), ``deadline``
            (one has passed, and nothing else is known), ``commitment``, ``denial``, ``claim`` (to a question of the
            ledger) or ``document``.
        commitment: The commitment, if it is about one.
        claim: The claim or denial, if it is about one.
        label: Label of the question, or the headline.
        before: Where the commitment stood.
        now: Where it stands.
        citation: The words that carry the change; of a deadline that passed, the commitment's own.
    """

    kind: Literal["status", "deadline", "commitment", "denial", "claim", "document"]
    commitment: CommitmentLine | None = None
    claim: ClaimLine | None = None
    label: str = ""
    before: str | None = None
    now: str | None = None
    citation: Citation


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """An open commitment that may move next.

    Attributes:
        kind: ``deadline`` (it is due on the day of the brief or later) or ``condition`` (whoever its condition names
            has just acted).
        commitment: The commitment.
        recent: Recent acts of those whom the condition names, the most telling first.
        citation: The words of the commitment.
    """

    kind: Literal["deadline", "condition"]
    commitment: CommitmentLine
    recent: tuple[Citation, ...] = ()
    citation: Citation


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines there are of each kind, of which a brief of a large crisis holds the most telling.

    Those of commitments, denials and acts are counted before what is rejected is left out.
    """

    stories: int = 0
    commitments: int = 0
    questions: int = 0
    denials: int = 0
    timeline: int = 0


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """One crisis on one screen.

    Attributes:
        as_of: The day it is written for: nothing published later is in it. ``None`` when no article has a date.
        since: First day of the timeline and of the articles, if the reader set one.
        glance: Counts.
        stories: Articles by happening.
        commitments: Commitments with their status.
        questions: Figures that two or more speakers or articles give, side by side.
        denials: Everything that somebody denies.
        timeline: What happened, by day.
        changes: What changed since that first day, if the reader set one.
        watch: Open commitments that may move next.
        failures: What could not be read or extracted.
        totals: How many lines there are; more than are here where the brief was limited.
    """

    as_of: date | None
    since: date | None
    glance: Glance
    stories: tuple[Story, ...]
    commitments: tuple[CommitmentLine, ...]
    questions: tuple[Ledger, ...]
    denials: tuple[ClaimLine, ...]
    timeline: tuple[TimelineLine, ...]
    failures: tuple[Failure, ...]
    changes: tuple[Change, ...] = ()
    watch: tuple[Watch, ...] = ()
    totals: Totals = Totals()
