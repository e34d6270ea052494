"""Opening an article: its records as cards, and what other articles have of the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from standoff.api.reading import Beside, Card, Carded, Opened, in_text_order, records_of, sides, standing
from standoff.api.results import Citation, Standing
from standoff.api.view import View
from standoff.errors import NotFound
from standoff.model import Attribution, Claim, Cluster, Commitment, Event, Extraction, Question, Utterance
from standoff.model.annotation import Annotation

_BESIDE = 12  # citations of others at most; the group names them all


def opened(view: View, document: str, standings: Iterable[Standing]) -> Opened:
    """An article with its cards.

    Args:
        view: The crisis.
        document: Id of the article.
        standings: Where its commitments stand.

    Raises:
        NotFound: If there is no document with this id.
    """
    index, extraction = view.one(document), view.extraction(document)
    statuses = standing(one.status for one in standings)
    beside = _beside(view, extraction)

    def card(record: Carded) -> Card:
        (actor, actor_countries), (recipient, recipient_countries) = sides(record)
        return Card(
            record=record,
            citation=index.cite(record),
            actor=index.names(actor, actor_countries),
            recipient=index.names(recipient, recipient_countries),
            who=index.who(record) if isinstance(record, Event | Claim | Commitment | Attribution) else None,
            said=index.said(record) if isinstance(record, Event | Claim | Commitment) else None,
            status=statuses.get(record.id),
            beside=tuple(beside.get(record.id, ())),
        )

    origin = index.head(document)
    copies = [copy for copy in (*view.copies(origin), origin) if copy != document and index.has(copy)]
    return Opened(
        line=index.line(document),
        extraction=extraction,
        cards=in_text_order(card(record) for record in records_of(extraction)),
        copies=tuple(map(index.line, copies)),
        stories=tuple((c.id, c.label) for c in view.groups_of(Cluster, document)),
        rejected=view.is_rejected(document),
    )


def _beside(view: View, extraction: Extraction) -> Mapping[str, list[Beside]]:
    """By record, what others have of the same statement or on the same question."""
    found: dict[str, list[Beside]] = defaultdict(list)
    own = {record.id for record in records_of(extraction)}
    utterances = {one.id: one for said in extraction.attributions for one in view.groups_of(Utterance, said.id)}
    questions = {one.id: one for claim in extraction.claims for one in view.groups_of(Question, claim.id)}
    for utterance in utterances.values():
        _note(view, found, utterance, utterance.attributions, own)
    for question in questions.values():
        _note(view, found, question, question.claims, own)
    return found


def _note(
    view: View,
    found: dict[str, list[Beside]],
    group: Utterance | Question,
    members: tuple[str, ...],
    own: set[str],
) -> None:
    here = own.intersection(members)
    if not here or len(members) == len(here):
        return
    citations = _cited(view, [id_ for id_ in members if id_ not in own])
    if citations:
        beside = Beside(
            relation="statement" if isinstance(group, Utterance) else "question",
            group=group.id,
            label=group.label if isinstance(group, Question) else "",
            citations=citations,
        )
        for id_ in here:
            found[id_].append(beside)


def _cited(view: View, ids: Iterable[str]) -> tuple[Citation, ...]:
    citations = []
    for id_ in ids:
        record = view.get(id_)
        if not isinstance(record, Annotation):
            continue
        try:
            index = view.one(record.document)
        except NotFound:
            continue  # removed by another process since
        span = record.content[0] if isinstance(record, Attribution) and record.content else record
        citations.append(index.quote(record.document, span.start, span.end, record=record.id))
        if len(citations) == _BESIDE:
            break
    return tuple(sorted(citations, key=lambda one: str(one.published.latest or "9999")))
