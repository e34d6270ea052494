"""Records over several documents, and failures."""

from datetime import date
from typing import Literal

import msgspec

from standoff.model.proposition import EventType, Modality
from standoff.model.span import Span
from standoff.model.when import Interval

StatusName = Literal["open", "trigger reported", "trigger disputed", "carried out", "withdrawn", "lapsed"]


class Cluster(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="cluster"):
    """Articles about one happening ("story" only in what the user reads)."""

    id: str
    documents: tuple[str, ...]
    label: str


class Duplicate(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="duplicate"):
    """Documents that go back to the same text.

    Attributes:
        documents: Ids; the first is the one the others are folded into.
        relation: ``copy`` (the same text), ``wire`` (the same agency text, edited), ``excerpt`` (part of it).
        because: What the finding rests on, for the reader.
    """

    documents: tuple[str, ...]
    relation: Literal["copy", "wire", "excerpt"]
    because: str = ""


class Aligned(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of two wordings that says the same.

    Attributes:
        first: Where it stands in the document of the first wording.
        second: Where it stands in that of the other.
        same: Whether the words are the same; else they stand for each other ("tough", "harsh").
    """

    first: Span
    second: Span
    same: bool = True


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of an utterance against the fullest one.

    Attributes:
        attribution: Id of the attribution that has it.
        against: Id of the one with the fullest wording.
        aligned: What both say, in the order of the fullest (``first``); the rest only one of them has.
    """

    attribution: str
    against: str
    aligned: tuple[Aligned, ...] = ()


class Utterance(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="utterance"):
    """One statement, reported in different words: the attributions that carry it.

    Attributes:
        id: Id.
        attributions: Ids; one alone where nobody else quotes what its speaker says again.
        variants: Each wording but the fullest, aligned with it.
        restates: Id of an attribution in which the same speaker had said so in another week.
    """

    id: str
    attributions: tuple[str, ...]
    variants: tuple[Variant, ...] = ()
    restates: str | None = None


Aspect = Literal["date", "figure", "actor", "recipient", "type", "attribution"]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What some reports say in one respect.

    Attributes:
        value: A day or days (``2031-05-09/2031-05-10``), a figure (``1500``, ``20/``), a code of a party, a type, or
            whose word it is (empty for the article's own).
        records: Ids of the events that say so.
    """

    value: str
    records: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A respect in which reports of one happening differ, with all that is told; never resolved."""

    aspect: Aspect
    told: tuple[Told, ...]


class Occurrence(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="occurrence"):
    """One happening: the events that report it, in one article or in many (event coreference).

    Attributes:
        id: Id.
        label: What happened, for the reader.
        type: PLOVER type that most reports give.
        modality: ``actual``, or ``planned`` when nobody reports that it happened.
        events: Ids of the events that report it, by date of publication.
        planned: Ids of the events that plan it, where others report it.
        against: Ids of the events and claims that deny it or could not confirm it.
        actor_countries: Who acts, by most reports first; whoever belongs to no country by entity.
        recipient_countries: Who is acted on.
        when: The days that the dated reports allow, or most of them; ``None`` when none is dated.
        reported: When the first report was published, as far as known.
        documents: Number of articles that report it.
        differences: In what the reports differ.
        because: What joins them, for the reader.
    """

    id: str
    label: str
    type: EventType
    modality: Modality
    events: tuple[str, ...]
    planned: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    recipient_countries: tuple[str, ...] = ()
    when: Interval | None = None
    reported: Interval | None = None
    documents: int = 1
    differences: tuple[Difference, ...] = ()
    because: str = ""

    @property
    def told(self) -> Interval | None:
        """The days it is listed under: its own; of what several articles tell without a day, that of the first."""
        return self.when or (self.reported if self.documents > 1 else None)


Relation = Literal["first", "restated", "hardened", "softened", "conditions changed"]


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment in its thread.

    Attributes:
        commitment: Its id.
        relation: What it is to the one before: the same again, firmer, less firm, or under another condition.
        before: The one before: the firmest of the last occasion, or of the same where there was none.
        force: How firmly it is meant: 1 may, 2 consider, 3 will, 4 must.
        because: What changed, for the reader.
        occasion: First day of those on which it was stated; empty where no day is known, and for what binds whenever it
            is told (an obligation). The same words on another occasion are another statement.
    """

    commitment: str
    relation: Relation
    force: int
    before: str | None = None
    because: str = ""
    occasion: str = ""


class Thread(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="thread"):
    """One commitment through time: its statements by the day they were made, and its issuer's words that take it back.

    Attributes:
        id: Id.
        label: Who is bound to what, for the reader.
        stages: The commitments, by day.
        withdrawn: Ids of the claims by which the issuer takes it back.
        because: What joins them, for the reader.
    """

    id: str
    label: str
    stages: tuple[Stage, ...]
    withdrawn: tuple[str, ...] = ()
    because: str = ""


ContrastKind = Literal["update", "part", "rounding", "scope", "disagreement"]


class Contrast(msgspec.Struct, frozen=True, kw_only=True):
    """Why two figures on one matter differ.

    Attributes:
        kind: ``update`` (as of a later day), ``part`` (of the first), ``rounding`` (or an estimate that holds the
            other), ``scope`` (other places, or other things of one speaker's), ``disagreement`` (two sides, the same
            days, and nothing of the above).
        first: Id of the earlier claim; of a part, of the whole.
        second: Id of the other.
        because: Why, for the reader.
    """

    kind: ContrastKind
    first: str
    second: str
    because: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="question"):
    """A line of the ledger: claims about one matter, side by side, never averaged.

    Attributes:
        id: Id.
        label: What is asked, for the reader.
        claims: Ids of the claims, by date.
        contrasts: Why their figures differ.
        thing: What is counted.
        state: In which state (``killed``, ``sent``...), in a word for the class; empty when none is told.
        planned: Whether that is to be.
        whose: Countries whose it is.
        where: Places named, by number of claims.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    contrasts: tuple[Contrast, ...] = ()
    thing: str = ""
    state: str = ""
    planned: bool = False
    whose: tuple[str, ...] = ()
    where: tuple[str, ...] = ()


class Status(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="status", rename={"for_": "for"}):
    """Where a commitment stands on a day: computed, never stored.

    Attributes:
        commitment: Id.
        as_of: The day it is computed for; ``None`` when no document of the crisis has a date.
        status: See ``StatusName``.
        for_: Ids of the events that carry the trigger (or the fulfilment).
        against: Ids of the claims or events that speak against it.
        because: One sentence for the reader.
    """

    commitment: str
    as_of: date | None
    status: StatusName
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    because: str = ""


class Failure(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="failure"):
    """Something that could not be read or extracted; shown, never swallowed.

    Attributes:
        path: File, address or record.
        document: Id of the document, when it was read but a component failed on it.
        component: ``ingest`` or the name of the component.
        error: One line: what happened and what to do.
    """

    path: str
    document: str | None = None
    component: str = "ingest"
    error: str
