"""The parts of a brief: actors, stories, commitments, the ledger and denials."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from standoff.api.briefing import ClaimLine, CommitmentLine, Glance, Ledger, Story
from standoff.api.index import Index, is_rough, period
from standoff.api.results import ActorCount, Citation
from standoff.model import Claim, Cluster, Commitment, Event, Mention, Question, Status
from standoff.model.annotation import Annotation

A = TypeVar("A", bound=Annotation)

_MARKS = str.maketrans("‘’“”", "''\"\"")
_QUALIFIER = re.compile(r"(\D*?)\s*(\d.*)", re.DOTALL)


def glance(index: Index) -> Glance:
    """Counts over all documents of the index."""
    documents = [extraction.document for extraction in index.extractions.values()]
    return Glance(
        documents=len(documents),
        origins=len({index.origins.get(document.id, document.id) for document in documents}),
        undated=sum(not document.published.is_bounded for document in documents),
        rough=sum(document.published.is_bounded and is_rough(document.published) for document in documents),
        earliest=period(document.published for document in documents).earliest,
        latest=index.latest,
        publishers=tuple(sorted({document.publisher for document in documents if document.publisher})),
        actors=actors(index, by_country=True),
    )


def actors(index: Index, *, by_country: bool = False) -> tuple[ActorCount, ...]:
    """Who occurs how often: by entity, or everybody counted for the state or organisation they act for."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    acts: Counter[str] = Counter()
    receives: Counter[str] = Counter()
    for extraction in index.extractions.values():
        for mention in extraction.mentions:
            countries = mention.countries or (mention.country,)
            entities = mention.entities or (mention.entity,)
            for key in countries if by_country else entities:
                if key:
                    mentions[key].append(mention)
        for event in extraction.events:
            acts.update(set(event.actor_countries if by_country else event.actor))
            receives.update(set(event.recipient_countries if by_country else event.recipient))
    counted = []
    for key, found in mentions.items():
        entity = index.entities.get(key)
        counted.append(
            ActorCount(
                entity=key,
                name=index.name(key),
                type=entity.type if entity else "state" if by_country else "other",
                country=entity.country if entity else None,
                mentions=len(found),
                documents=len({mention.document for mention in found}),
                acts=acts[key],
                receives=receives[key],
                first=index.in_order(index.cite(mention) for mention in found)[0],
            )
        )
    return tuple(sorted(counted, key=lambda actor: (-actor.documents, -actor.mentions, actor.entity)))


def stories(index: Index, clusters: Iterable[Cluster]) -> tuple[Story, ...]:
    """Clusters as the reader sees them, by date; documents outside the index are left out."""
    listed = []
    for cluster in clusters:
        lines = [index.line(document) for document in cluster.documents if document in index.extractions]
        if not lines:
            continue
        lines.sort(key=lambda line: (line.published.latest or date.max, line.published.earliest or date.max, line.id))
        first = index.extractions[lines[0].id]
        title = first.document.title
        when = period(line.published for line in lines)
        start, end = (title.start, title.end) if title else (0, 0)
        if title is None and first.sentences:
            start, end = first.sentences[0].start, first.sentences[0].end
        listed.append(
            Story(
                id=cluster.id,
                label=cluster.label,
                earliest=when.earliest,
                latest=when.latest,
                documents=tuple(lines),
                origins=len({line.origin for line in lines}),
                citation=index.quote(lines[0].id, start, end, record=lines[0].id),
                accepted=index.is_accepted(cluster.id),
            )
        )
    return tuple(sorted(listed, key=lambda story: (story.earliest or date.max, story.latest or date.max, story.id)))


def commitments(index: Index, statuses: Mapping[str, Status]) -> tuple[CommitmentLine, ...]:
    """Commitments with their status; the same commitment in the same words is one line, whoever printed it."""
    alike: dict[object, list[Commitment]] = defaultdict(list)
    for extraction in index.extractions.values():
        for record in extraction.commitments:
            words = (_plain(record.consequence.text), _plain(record.condition.text) if record.condition else None)
            alike[record.type, record.issuer_countries, record.addressee_countries, words].append(record)
    lines = []
    for group in alike.values():
        citations, record = first_of(index, group)
        status = statuses.get(record.id) or Status(commitment=record.id, as_of=index.latest, status="open")
        lines.append(
            CommitmentLine(
                id=record.id,
                type=record.type,
                issuer=index.names(record.issuer, record.issuer_countries),
                addressee=index.names(record.addressee, record.addressee_countries),
                issuer_states=index.names((), record.issuer_countries),
                addressee_states=index.names((), record.addressee_countries),
                who=index.who(record),
                said=index.said(record),
                condition=record.condition.text if record.condition else None,
                awaited=record.condition_events,
                consequence=record.consequence.text,
                deadline=record.deadline,
                negative=record.negative,
                hedged=record.hedged,
                status=status,
                evidence=_evidence(index, record, status),
                against=_cited(index, status.against),
                citations=citations,
                corroboration=index.corroboration(citations),
            )
        )
    return tuple(sorted(lines, key=lambda line: date_key(line.citations[0])))


def ledger(index: Index, questions: Iterable[Question]) -> tuple[Ledger, ...]:
    """The questions of the ledger with their claims side by side; those with more rows first."""
    listed = []
    for question in questions:
        claims = [index.annotations[id_] for id_ in question.claims if id_ in index.annotations]
        lines = claim_lines(index, [claim for claim in claims if isinstance(claim, Claim)], question=question.id)
        if lines:
            listed.append(
                Ledger(
                    id=question.id,
                    label=question.label,
                    rows=tuple(line for line in lines if line.stance == "asserts"),
                    denials=tuple(line for line in lines if line.stance == "denies"),
                    unconfirmed=tuple(line for line in lines if line.stance == "unconfirmed"),
                    accepted=index.is_accepted(question.id),
                )
            )
    return tuple(sorted(listed, key=lambda row: (-len(row.rows) - len(row.denials) - len(row.unconfirmed), row.id)))


def denials(index: Index, questions: Iterable[Question]) -> tuple[ClaimLine, ...]:
    """Everything that somebody denies, by date; with the ledger question it answers, where there is one."""
    asked = {claim: question.id for question in questions for claim in question.claims}
    denied: dict[str | None, list[Claim]] = defaultdict(list)
    for extraction in index.extractions.values():
        for claim in extraction.claims:
            if claim.stance == "denies":
                denied[asked.get(claim.id)].append(claim)
    lines = [line for question, claims in denied.items() for line in claim_lines(index, claims, question=question)]
    return tuple(sorted(lines, key=lambda line: date_key(line.citations[0])))


def claim_lines(index: Index, claims: Sequence[Claim], *, question: str | None = None) -> tuple[ClaimLine, ...]:
    """Claims as lines, by first appearance: one line per stance, figure and speaker.

    A claim without a figure is on a line with the same words only: two denials may deny different things.
    """
    alike: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        figure = claim.quantity
        what: object = (figure.low, figure.high, _plain(figure.unit or "")) if figure else _plain(_words(index, claim))
        speaker = claim.by or claim.by_countries or index.who(claim) or claim.document
        alike[claim.stance, claim.modality, what, speaker].append(claim)
    lines = []
    for group in alike.values():
        citations, claim = first_of(index, group)
        figure = claim.quantity
        qualifier, number = split_figure(figure.text) if figure else ("", "")
        lines.append(
            ClaimLine(
                figure=number,
                qualifier=qualifier,
                low=figure.low if figure else None,
                high=figure.high if figure else None,
                unit=figure.unit if figure else None,
                who=index.who(claim),
                by=claim.by,
                by_countries=claim.by_countries,
                by_states=index.names((), claim.by_countries),
                said=index.said(claim),
                stance=claim.stance,
                modality=claim.modality,
                citations=citations,
                corroboration=index.corroboration(citations),
                question=question,
            )
        )
    return tuple(sorted(lines, key=lambda line: date_key(line.citations[0])))


def split_figure(text: str) -> tuple[str, str]:
    """The qualifier and the number in the words of a figure; a number in words stays whole.

    >>> split_figure("at least 20")
    ('at least', '20')
    """
    found = _QUALIFIER.fullmatch(text)
    return (found.group(1).strip(), found.group(2)) if found else ("", text)


def first_of(index: Index, group: Sequence[A]) -> tuple[tuple[Citation, ...], A]:
    """All citations of a group of like records, and the record that is cited first."""
    citations = index.in_order(index.cite(record) for record in group)
    return citations, next(record for record in group if record.id == citations[0].record)


def _evidence(index: Index, commitment: Commitment, status: Status) -> tuple[Citation, ...]:
    """What was reported; of a commitment that is carried out, first what its issuer did, then what triggered it."""
    ids = list(status.for_)
    if status.status == "carried out":
        ids.sort(key=lambda id_: not _acts(index.annotations.get(id_), commitment.issuer_countries))
    return _cited(index, ids)


def _acts(event: Annotation | None, countries: Sequence[str]) -> bool:
    return isinstance(event, Event) and not set(countries).isdisjoint(event.actor_countries)


def _cited(index: Index, ids: Iterable[str]) -> tuple[Citation, ...]:
    return tuple(index.cite(index.annotations[id_]) for id_ in dict.fromkeys(ids) if id_ in index.annotations)


def _words(index: Index, record: Annotation) -> str:
    return index.extractions[record.document].document.text[record.start : record.end]


def _plain(words: str) -> str:
    """Words to compare: an agency's quotation marks are curly in one paper and straight in the next."""
    return " ".join(words.casefold().translate(_MARKS).split())


def date_key(citation: Citation) -> tuple[date, str, int, str]:
    """What citations are sorted by: day of publication, document, place."""
    return (citation.published.latest or date.max, citation.document, citation.start, citation.record)
