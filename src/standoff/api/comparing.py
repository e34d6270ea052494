"""One story as its outlets tell it: what each reports, what each alone reports, and what each leaves out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from standoff.api import overview, timeline
from standoff.api.briefing import Story
from standoff.api.figures import in_digits
from standoff.api.index import Index
from standoff.api.results import Citation, DocumentLine
from standoff.api.view import View
from standoff.errors import NotFound
from standoff.model import Claim, Cluster, Commitment, Event, Extraction, Occurrence, Question, Utterance
from standoff.model.annotation import Annotation

SIDE_BY_SIDE = 8  # articles that can be read beside one another
Fact = Literal["event", "claim", "commitment"]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story, with those that only repeat it.

    Attributes:
        document: The article.
        copies: Others that go back to it.
        told: Number of rows that it reports.
        alone: Number of rows that no other reports.
        omitted: Number of rows that two others or more report, and it does not.
    """

    document: DocumentLine
    copies: tuple[DocumentLine, ...]
    told: int
    alone: int
    omitted: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is reported, and by whom.

    Attributes:
        kind: ``event``, ``claim`` or ``commitment``.
        label: What it is, in short.
        detail: What kind of act, claim or commitment.
        score: Score of an act.
        cells: For each outlet the places where it reports it.
        figures: For each outlet the figure it gives, where the row is about one; else empty.
        outlets: Number of outlets that do.
    """

    kind: Fact
    label: str
    detail: str
    score: float | None
    cells: tuple[tuple[Citation, ...], ...]
    figures: tuple[str, ...]
    outlets: int


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A story as its outlets tell it.

    Attributes:
        story: The story.
        outlets: The articles that are compared, by date; copies are folded into what they go back to.
        rows: What they report: what most report first, then by place in the first article.
        left_out: Number of articles, copies folded, for which there is no column.
    """

    story: Story
    outlets: tuple[Outlet, ...]
    rows: tuple[Row, ...]
    left_out: int


def compare(view: View, id_: str, *, offset: int = 0) -> Compared:
    """A story, outlet by outlet.

    Args:
        view: The crisis.
        id_: Id of the story.
        offset: Number of articles to pass over, where there are more than fit side by side.

    Raises:
        NotFound: If there is no such story.
    """
    shelf = view.shelf()
    cluster = next((c for c in view.groups([id_]) if isinstance(c, Cluster)), None)
    known = [document for document in cluster.documents if shelf.has(document)] if cluster else []
    story = overview.story(shelf, cluster, known, accepted=view.is_accepted(cluster)) if cluster else None
    if story is None:
        raise NotFound(f"{id_}: no story has this id; articles that came in may have changed it")
    copies: dict[str, list[DocumentLine]] = defaultdict(list)
    heads = []
    present = {line.id for line in story.documents}
    for line in story.documents:
        if line.origin != line.id and line.origin in present:
            copies[line.origin].append(line)
        else:
            heads.append(line)
    shown = heads[offset : offset + SIDE_BY_SIDE]
    extractions = [view.extraction(line.id) for line in shown]
    rows = _rows(view, extractions)
    outlets = tuple(
        Outlet(
            document=line,
            copies=tuple(copies[line.id]),
            told=sum(bool(row.cells[place]) for row in rows),
            alone=sum(bool(row.cells[place]) and row.outlets == 1 for row in rows),
            omitted=sum(not row.cells[place] and row.outlets > 1 for row in rows),
        )
        for place, line in enumerate(shown)
    )
    return Compared(story=story, outlets=outlets, rows=rows, left_out=len(heads) - len(shown))


def _rows(view: View, extractions: Sequence[Extraction]) -> tuple[Row, ...]:
    index = Index(extractions)
    told: dict[tuple[Fact, object], list[list[Annotation]]] = {}
    for place, extraction in enumerate(extractions):
        for kind, key, record in _facts(view, index, extraction):
            cells = told.setdefault((kind, key), [[] for _ in extractions])
            cells[place].append(record)
    shelf = view.shelf()
    rows = []
    for (kind, _), cells in told.items():
        first = next(record for cell in cells for record in cell)
        label, detail, score = _named(index, first)
        rows.append(
            Row(
                kind=kind,
                label=label,
                detail=detail,
                score=score,
                cells=tuple(tuple(map(shelf.cite, cell)) for cell in cells),
                figures=tuple(map(_figures, cells)),
                outlets=sum(map(bool, cells)),
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.outlets))


def _facts(view: View, index: Index, extraction: Extraction) -> Iterable[tuple[Fact, object, Annotation]]:
    """What an article reports, with what makes the same of it in another."""
    for event in filter(timeline.is_told, extraction.events):
        occurrence = next(iter(view.groups_of(Occurrence, event.id)), None)
        yield "event", timeline.act_key(event, occurrence.id if occurrence else None), event
    for claim in extraction.claims:
        question = next(iter(view.groups_of(Question, claim.id)), None)
        yield "claim", question.id if question else overview.claim_key(index, claim), claim
    for record in extraction.commitments:
        said = next(iter(view.groups_of(Utterance, record.attribution or "")), None)
        yield "commitment", (said.id, record.type) if said else overview.commitment_key(record), record


def _figures(cell: Sequence[Annotation]) -> str:
    told = [one.quantity for one in cell if isinstance(one, Claim) and one.quantity and one.stance == "asserts"]
    found = [in_digits(one.text, one.low, one.high) for one in told]
    denied = ["denied" for one in cell if isinstance(one, Claim) and one.stance == "denies"]
    doubted = ["not confirmed" for one in cell if isinstance(one, Claim) and one.stance == "unconfirmed"]
    return ", ".join(dict.fromkeys([*found, *denied, *doubted]))


def _named(index: Index, record: Annotation) -> tuple[str, str, float | None]:
    if isinstance(record, Event):
        actor = ", ".join(index.names(record.actor, record.actor_countries)) or "somebody"
        recipient = ", ".join(index.names(record.recipient, record.recipient_countries))
        detail = record.type.lower() + (", planned" if record.modality == "planned" else "")
        return (f"{actor} → {recipient}" if recipient else actor), detail, record.score
    if isinstance(record, Commitment):
        issuer = ", ".join(index.names(record.issuer, record.issuer_countries)) or "somebody"
        return f"{issuer}: {record.consequence.text}", record.type, None
    if isinstance(record, Claim):
        stance = {"denies": "denied", "unconfirmed": "not confirmed"}.get(record.stance, "claim")
        words = record.quantity.text if record.quantity else index.cite(record).words
        return words, stance, None
    return index.cite(record).words, "", None
