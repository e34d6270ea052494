"""Records as the lines of a list or a brief: stories, commitments, claims."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from standoff.api.briefing import ClaimLine, CommitmentLine, Contrasted, Ledger, Story
from standoff.api.index import Index, Lookup, period
from standoff.api.results import Citation, DocumentLine
from standoff.model import Claim, Cluster, Commitment, Contrast, Event, Interval, Question, Stage, Status, Thread
from standoff.model.annotation import Annotation

A = TypeVar("A", bound=Annotation)

_MARKS = str.maketrans("‘’“”", "''\"\"")
_QUALIFIER = re.compile(r"(\D*?)\s*(\d.*)", re.DOTALL)


def story(index: Lookup, cluster: Cluster, documents: Sequence[str], *, accepted: bool = False) -> Story | None:
    """A cluster as the reader sees it, with those of its articles that are wanted; ``None`` without any."""
    lines = sorted(map(index.line, documents), key=_document_order)
    if not lines:
        return None
    placed = index.placed(lines[0].id)
    title = placed.document.title
    when = period(line.published for line in lines)
    start, end = (title.start, title.end) if title else (0, 0)
    if title is None and placed.sentences:
        start, end, _ = placed.sentences[0]
    return Story(
        id=cluster.id,
        label=cluster.label,
        earliest=when.earliest,
        latest=when.latest,
        documents=tuple(lines),
        origins=len({line.origin for line in lines}),
        citation=index.quote(lines[0].id, start, end, record=lines[0].id),
        accepted=accepted,
    )


def commitments(index: Index, statuses: Mapping[str, Status]) -> tuple[CommitmentLine, ...]:
    """Commitments with their status; the same commitment in the same words is one line, whoever printed it."""
    alike: dict[object, list[Commitment]] = defaultdict(list)
    for extraction in index.extractions.values():
        for record in extraction.commitments:
            alike[commitment_key(record)].append(record)
    lines = []
    for group in alike.values():
        _, first = first_of(index, group)
        status = statuses.get(first.id) or Status(commitment=first.id, as_of=None, status="open")
        lines.append(commitment_line(index, group, status))
    return tuple(sorted(lines, key=lambda line: date_key(line.citations[0])))


def commitment_key(record: Commitment) -> object:
    """What commitments have in common that are one line."""
    words = (_plain(record.consequence.text), _plain(record.condition.text) if record.condition else None)
    return record.type, record.issuer_countries, record.addressee_countries, words


def commitment_line(
    index: Lookup,
    group: Sequence[Commitment],
    status: Status,
    *,
    threads: Iterable[Thread] = (),
    corroboration: int | None = None,
    most: int | None = None,
) -> CommitmentLine:
    """Commitments in the same words as one line.

    Args:
        index: Where to look things up.
        group: The commitments.
        status: That of the one that is cited first.
        threads: Those that they belong to.
        corroboration: Number of independent origins, where it is known already.
        most: How much of the evidence is cited, on either side; all of it by default.
    """
    citations, record = first_of(index, group)
    thread, stage = _stage(group, threads)
    before = index.annotation(stage.before) if stage else None
    return CommitmentLine(
        id=record.id,
        type=record.type,
        issuer=index.names(record.issuer, record.issuer_countries),
        addressee=index.names(record.addressee, record.addressee_countries),
        issuer_states=index.states(record.issuer, record.issuer_countries),
        addressee_states=index.states(record.addressee, record.addressee_countries),
        who=index.who(record),
        said=index.said(record),
        condition=record.condition.text if record.condition else None,
        awaited=record.condition_events,
        consequence=record.consequence.text,
        deadline=record.deadline,
        negative=record.negative,
        hedged=record.hedged,
        status=status,
        evidence=_evidence(index, record, status, most),
        against=_cited(index, status.against[:most]),
        citations=citations,
        corroboration=corroboration or index.corroboration(citations),
        thread=thread,
        relation=stage.relation if stage else None,
        changed=stage.because if stage else "",
        before=index.cite(before) if before is not None else None,
    )


def _stage(group: Sequence[Commitment], threads: Iterable[Thread]) -> tuple[str | None, Stage | None]:
    """The place in its thread of what several articles print alike: that which says most."""
    ids = {record.id for record in group}
    found = [(thread.id, stage) for thread in threads for stage in thread.stages if stage.commitment in ids]
    ranked = sorted(found, key=lambda one: (one[1].relation == "restated", one[1].commitment))
    return ranked[0] if ranked else (None, None)


def question(
    index: Lookup, asked: Question, claims: Sequence[Claim], *, accepted: bool = False, most: int | None = None
) -> Ledger | None:
    """A question of the ledger with its claims side by side, each cited *most* times; ``None`` without any."""
    lines = _contrasted(_claim_lines(index, claims, asked.id, most), asked.contrasts)
    if not lines:
        return None
    return Ledger(
        id=asked.id,
        label=asked.label,
        thing=asked.thing,
        state=asked.state,
        planned=asked.planned,
        whose=asked.whose,
        where=asked.where,
        rows=tuple(line for line in lines if line.stance == "asserts"),
        denials=tuple(line for line in lines if line.stance == "denies"),
        unconfirmed=tuple(line for line in lines if line.stance == "unconfirmed"),
        accepted=accepted,
    )


def _contrasted(
    told_by: Sequence[tuple[ClaimLine, Sequence[Claim]]], found: Iterable[Contrast]
) -> tuple[ClaimLine, ...]:
    """The lines, each with what its figure is to those of the others."""
    lines = [line for line, _ in told_by]
    place = {claim.id: at for at, (_, claims) in enumerate(told_by) for claim in claims}
    told: dict[int, dict[tuple[str, int], Contrasted]] = defaultdict(dict)
    for one in found:
        at, other = place.get(one.second), place.get(one.first)
        if at is not None and other is not None and at != other:
            line = lines[other]
            told[at].setdefault(
                (one.kind, other),
                Contrasted(
                    kind=one.kind,
                    figure=f"{line.qualifier} {line.figure}".strip(),
                    who=line.who,
                    citation=line.citations[0],
                    because=one.because,
                ),
            )
    return tuple(
        msgspec.structs.replace(line, contrasts=tuple(told[at].values())) if at in told else line
        for at, line in enumerate(lines)
    )


def claim_key(index: Lookup, claim: Claim) -> tuple[object, ...]:
    """What claims have in common that are one line: stance, figure and speaker.

    A claim without a figure is on a line with the same words only: two denials may deny different things.
    """
    figure = claim.quantity
    what: object = (figure.low, figure.high, _plain(figure.unit or "")) if figure else _plain(_words(index, claim))
    speaker = claim.by or claim.by_countries or index.who(claim) or claim.document
    return claim.stance, claim.modality, what, speaker


def claim_lines(index: Lookup, claims: Sequence[Claim], *, question: str | None = None) -> tuple[ClaimLine, ...]:
    """Claims as lines, by first appearance."""
    return tuple(line for line, _ in _claim_lines(index, claims, question, None))


def _claim_lines(
    index: Lookup, claims: Sequence[Claim], question: str | None, most: int | None
) -> list[tuple[ClaimLine, list[Claim]]]:
    """Claims as lines that cite so many of them, by first appearance, each with all its claims."""
    alike: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[claim_key(index, claim)].append(claim)
    lines = []
    for group in alike.values():
        ordered = index.first(group)
        claim, citations = ordered[0], tuple(map(index.cite, ordered[:most]))
        figure = claim.quantity
        qualifier, number = split_figure(figure.text) if figure else ("", "")
        lines.append(
            (
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
                    as_of=_as_of(index, claim),
                    stance=claim.stance,
                    modality=claim.modality,
                    citations=citations,
                    corroboration=index.corroboration(group),
                    question=question,
                ),
                ordered,
            )
        )
    return sorted(lines, key=lambda told: date_key(told[0].citations[0]))


def _as_of(index: Lookup, claim: Claim) -> Interval:
    """The days as of which a claim holds."""
    if claim.when is not None and claim.when.earliest:
        return claim.when
    return index.said(claim) or index.placed(claim.document).document.published


def split_figure(text: str) -> tuple[str, str]:
    """The qualifier and the number in the words of a figure; a number in words stays whole.

    >>> split_figure("at least 20")
    ('at least', '20')
    """
    found = _QUALIFIER.fullmatch(text)
    return (found.group(1).strip(), found.group(2)) if found else ("", text)


def first_of(index: Lookup, group: Sequence[A]) -> tuple[tuple[Citation, ...], A]:
    """All citations of a group of like records, and the record that is cited first."""
    citations = index.in_order(index.cite(record) for record in group)
    return citations, next(record for record in group if record.id == citations[0].record)


def _evidence(index: Lookup, commitment: Commitment, status: Status, most: int | None) -> tuple[Citation, ...]:
    """What was reported; of a commitment that is carried out, first what its issuer did, then what triggered it."""
    if status.status != "carried out":
        return _cited(index, status.for_[:most])
    own: list[str] = []
    others: list[str] = []
    for id_ in status.for_:
        done = _acts(index.annotation(id_), commitment.issuer_countries)
        (own if done else others).append(id_)
        if most is not None and len(own) >= most:
            break  # of much evidence no more is read than is cited
    return _cited(index, [*own, *others][:most])


def _acts(event: Annotation | None, countries: Sequence[str]) -> bool:
    return isinstance(event, Event) and not set(countries).isdisjoint(event.actor_countries)


def _cited(index: Lookup, ids: Iterable[str]) -> tuple[Citation, ...]:
    found = (index.annotation(id_) for id_ in dict.fromkeys(ids))
    return tuple(index.cite(record) for record in found if record is not None)


def _words(index: Lookup, record: Annotation) -> str:
    return index.placed(record.document).document.text[record.start : record.end]


def _plain(words: str) -> str:
    """Words to compare: an agency's quotation marks are curly in one paper and straight in the next."""
    return " ".join(words.casefold().translate(_MARKS).split())


def _document_order(line: DocumentLine) -> tuple[date, date, str]:
    return (line.published.latest or date.max, line.published.earliest or date.max, line.id)


def date_key(citation: Citation) -> tuple[date, str, int, str]:
    """What citations are sorted by: day of publication, document, place."""
    return (citation.published.latest or date.max, citation.document, citation.start, citation.record)
