"""Opening a record: its words in their place, and why it is there."""

from collections.abc import Iterable

from standoff.api.index import Index
from standoff.api.parts import Parts
from standoff.api.results import Citation, Shown, Why
from standoff.errors import NotFound
from standoff.model import (
    Attribution,
    Claim,
    Cluster,
    Commitment,
    Document,
    Duplicate,
    Entity,
    Event,
    Extraction,
    Judgement,
    Mention,
    Occurrence,
    Question,
    Record,
    Thread,
    Timex,
    Utterance,
)
from standoff.model.annotation import Annotation
from standoff.store import Store


def show(store: Store, id_: str, *, judgements: Iterable[Judgement] = ()) -> Shown:
    """A record with its words, the sentences around them and what it refers to.

    Args:
        store: Where it is.
        id_: Its id, or the beginning of it.
        judgements: Those in force; the ones about the record are shown with it.

    Raises:
        NotFound: If no record has this id.
    """
    record = store.find(id_)
    related = tuple(_related(store, record)) + _mentions(store, record)
    judgements = tuple(one for one in judgements if _is_about(one, getattr(record, "id", id_)))
    citations = _citations(store, record)
    if not isinstance(record, Annotation):
        return Shown(record=record, citations=citations, related=related, judgements=judgements)
    before, sentence, after = _context(store.extraction(record.document), record.start, record.end)
    return Shown(
        record=record,
        citations=citations,
        before=before,
        sentence=sentence,
        after=after,
        related=related,
        judgements=judgements,
    )


def why(store: Store, id_: str, *, parts: Parts) -> Why:
    """What made a record: the rule, its entry in the lexicon, and the way through the parse of the sentence.

    Args:
        store: Where it is.
        id_: Its id, or the beginning of it.
        parts: Parser and lexicons; the sentence is parsed once more, since parses are not stored.

    Raises:
        NotFound: If no record has this id.
    """
    record = store.find(id_)
    kind = str(type(record).__struct_config__.tag)
    citations = _citations(store, record)
    if isinstance(record, Annotation):
        extraction = store.extraction(record.document)
        _, sentence, _ = _context(extraction, record.start, record.end)
        routes, words = parts.routes(record, extraction)
        return Why(
            id=record.id,
            kind=kind,
            component=record.component,
            version=record.version,
            rule=record.rule,
            because=(record.because,) if isinstance(record, Timex) and record.because else (),
            citations=citations,
            sentence=sentence,
            entries=parts.entries(record.rule, words),
            routes=routes,
        )
    because: tuple[str, ...] = ()
    component = "linking"
    if isinstance(record, Document):
        component, because = "ingest", record.published.because
    elif isinstance(record, Occurrence | Thread | Duplicate) and record.because:
        because = (record.because,)
    elif isinstance(record, Entity):
        component = "grounding"
    return Why(
        id=getattr(record, "id", id_),
        kind=kind,
        component=component,
        version=0,
        rule="",
        because=because,
        citations=citations,
        sentence="",
    )


def _mentions(store: Store, record: Record) -> tuple[Mention, ...]:
    """The mentions in the words of a record: what ``reground`` takes."""
    if not isinstance(record, Annotation) or isinstance(record, Mention | Timex):
        return ()
    inside = store.extraction(record.document).mentions
    return tuple(m for m in inside if record.start <= m.start and m.end <= record.end)


def _is_about(judgement: Judgement, id_: str) -> bool:
    if judgement.verdict in ("merge", "split") and any(anchor.record == id_ for anchor in judgement.anchors):
        return True
    return id_ in (judgement.target, judgement.other)


def _citations(store: Store, record: Record) -> tuple[Citation, ...]:
    match record:
        case Document():
            index = Index([store.extraction(record.id)])
            title = record.title
            start, end = (title.start, title.end) if title else (0, 0)
            return (index.quote(record.id, start, end, record=record.id),)
        case Cluster():
            return tuple(found for id_ in record.documents for found in _citations(store, store.document(id_)))
        case Utterance() | Occurrence() | Thread() | Question():
            return tuple(found for member in _related(store, record) for found in _citations(store, member))
        case Annotation():
            return (Index([store.extraction(record.document)]).cite(record),)
    return ()


def _related(store: Store, record: Record) -> list[Record]:
    ids: tuple[str | None, ...] = ()
    match record:
        case Event():
            ids = (record.attribution,)
        case Claim():
            ids = (record.attribution, record.event)
        case Commitment():
            ids = (record.attribution, *record.condition_events, *record.consequence_events)
        case Attribution():
            ids = (record.parent,)
        case Mention():
            ids = (record.antecedent, record.entity)
        case Cluster():
            ids = record.documents
        case Utterance():
            ids = record.attributions
        case Occurrence():
            ids = (*record.events, *record.planned, *record.against)
        case Thread():
            ids = (*(stage.commitment for stage in record.stages), *record.withdrawn)
        case Question():
            ids = record.claims
    found = []
    for id_ in ids:
        if id_:
            try:
                found.append(store.find(id_))
            except NotFound:
                continue  # an entity of the lexicon that no document introduced
    return found


def _context(extraction: Extraction, start: int, end: int) -> tuple[str, str, str]:
    """The sentences before, around and after a span."""
    text, sentences = extraction.document.text, extraction.sentences
    inside = [place for place, span in enumerate(sentences) if span.start < end and start < span.end]
    if not inside:
        return "", text[start:end], ""
    first, last = inside[0], inside[-1]
    before = text[sentences[first - 1].start : sentences[first - 1].end] if first else ""
    after = text[sentences[last + 1].start : sentences[last + 1].end] if last + 1 < len(sentences) else ""
    return before, text[sentences[first].start : sentences[last].end], after
