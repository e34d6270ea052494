"""Anchors: where a judged record stood, and which record stands there now."""

from collections.abc import Sequence

import msgspec

from standoff.api.index import headline
from standoff.model import (
    Anchor,
    Attribution,
    Claim,
    Cluster,
    Commitment,
    Document,
    Event,
    Judgement,
    Occurrence,
    Question,
    Record,
    Thread,
    Utterance,
)
from standoff.model.annotation import Annotation
from standoff.store import Filter, Store

# Code points of the words kept in front and behind; enough to tell one "Norland" of a text from the next.
_AROUND = 40
# Share that two spans must have in common for one thing found by two versions of a component.
_SAME_SPAN = 0.5


def kind_of(record: Record) -> str:
    """The kind of a record, as the export names it."""
    return str(type(record).__struct_config__.tag)


def anchor(store: Store, record: Annotation | Document) -> Anchor:
    """Where a record stands."""
    if isinstance(record, Document):
        return Anchor(
            record=record.id, kind="document", document=record.id, place=_place(record), words=headline(record)
        )
    document = store.document(record.document)
    start, end = record.start, record.end
    return Anchor(
        record=record.id,
        kind=kind_of(record),  # type: ignore[arg-type]
        document=document.id,
        place=_place(document),
        start=start,
        end=end,
        words=document.text[start:end],
        before=document.text[max(0, start - _AROUND) : start],
        after=document.text[end : end + _AROUND],
        detail=detail(record),
    )


def anchors(store: Store, record: Record) -> tuple[Anchor, ...]:
    """Where a record stands, or each member of a story, statement, occurrence, thread or question."""
    if isinstance(record, Annotation | Document):
        return (anchor(store, record),)
    found = (store.get(id_) for id_ in members(record))
    return tuple(anchor(store, member) for member in found if isinstance(member, Annotation | Document))


def members(record: Record) -> tuple[str, ...]:
    """Ids of what a linked record holds together; none for any other."""
    match record:
        case Cluster():
            return record.documents
        case Utterance():
            return record.attributions
        case Occurrence():
            return (*record.events, *record.planned, *record.against)
        case Thread():
            return (*(stage.commitment for stage in record.stages), *record.withdrawn)
        case Question():
            return record.claims
    return ()


def detail(record: Annotation) -> str:
    """What an analyst judged beside the words: a claim of another stance in the same words is another claim."""
    match record:
        case Event():
            return record.type
        case Claim():
            return f"{record.stance} {record.quantity.text if record.quantity else ''}".strip()
        case Commitment():
            return record.type
        case Attribution():
            return record.speaker.text if record.speaker else ""
    return ""


def moved(store: Store, judgement: Judgement) -> Judgement:
    """A judgement with the ids that its records have now; what is gone from the crisis is left out."""
    found = [(one, find(store, one)) for one in judgement.anchors]
    if all(one.record == id_ for one, id_ in found):
        return judgement
    ids = {one.record: id_ for one, id_ in found if id_ is not None}
    kept = tuple(msgspec.structs.replace(one, record=ids[one.record]) for one, id_ in found if id_ is not None)
    if judgement.verdict == "split" and not judgement.apart and found[0][1] is None:
        kept = ()  # what was taken out is gone; the others were never parted from each other
    other = judgement.other
    if judgement.verdict in ("merge", "split"):
        other = ids.get(other or "")
    return msgspec.structs.replace(
        judgement, target=ids.get(judgement.target, judgement.target), other=other, anchors=kept
    )


def find(store: Store, wanted: Anchor) -> str | None:
    """Id of the record that stands where an anchor says, whatever its id was.

    First the id itself; then, in the same article (as it is now), the same words of the same kind: told apart by the
    words around them where there are several. In an unchanged article a record whose words another version of a
    component has drawn a little wider or narrower is the same, too. Where that leaves a doubt, nothing is found.
    """
    record = store.get(wanted.record)
    if record is not None and kind_of(record) == wanted.kind:
        return wanted.record
    held = store.get(wanted.document)
    document = held if isinstance(held, Document) else store.document_at(wanted.place)
    if document is None:
        return None
    if wanted.kind == "document":
        return document.id
    alike = [
        record
        for record in store.records(wanted.kind, Filter(documents=(document.id,)))
        if isinstance(record, Annotation) and detail(record) == wanted.detail
    ]
    same = [record for record in alike if _plain(document.text[record.start : record.end]) == _plain(wanted.words)]
    if same:
        return _nearest(same, document, wanted)
    if document.id == wanted.document:
        share, best = max(((_share(record, wanted), record.id) for record in alike), default=(0.0, ""))
        return best if share >= _SAME_SPAN else None
    return None


def _nearest(same: Sequence[Annotation], document: Document, wanted: Anchor) -> str | None:
    unchanged = document.id == wanted.document
    ranked = sorted(
        ((-_context(record, document, wanted), abs(record.start - wanted.start), record.id) for record in same),
    )
    if len(ranked) > 1 and ranked[0][0] == 0 and not unchanged:
        return None  # the same words at several places, none of which reads as it did
    return ranked[0][2]


def _context(record: Annotation, document: Document, wanted: Anchor) -> int:
    """On how many sides the words around are the same."""
    before = document.text[max(0, record.start - _AROUND) : record.start]
    after = document.text[record.end : record.end + _AROUND]
    return (_plain(before) == _plain(wanted.before)) + (_plain(after) == _plain(wanted.after))


def _share(record: Annotation, wanted: Anchor) -> float:
    common = min(record.end, wanted.end) - max(record.start, wanted.start)
    whole = max(record.end, wanted.end) - min(record.start, wanted.start)
    return common / whole if whole else 0.0


def _plain(words: str) -> str:
    return " ".join(words.split())


def _place(document: Document) -> str:
    return document.url or document.path
