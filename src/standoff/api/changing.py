"""What changed since a day, and what to watch: two briefs of one crisis compared, every line with its words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.api.briefing import Change, ClaimLine, CommitmentLine, Ledger, Story, Watch
from standoff.api.index import Lookup
from standoff.api.results import Citation
from standoff.model import Event

# Days before the day of the brief in which an act of the party named in a condition is recent.
RECENT = timedelta(days=14)
# Deeds that lead to each other: troops that are moved may strike, but who trains with another strikes nobody. By what
# is only said no condition that awaits a deed moves.
_ALIKE = (
    frozenset({"MOBILIZE", "COERCE", "ASSAULT", "SANCTION"}),
    frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE"}),
)
_EVIDENCE = 3  # acts cited for one condition
_KINDS = ("status", "deadline", "commitment", "denial", "claim", "document")


@dataclass(frozen=True, kw_only=True)
class Before:
    """What was known before a day.

    Attributes:
        since: The first day that counts as new.
        known: Whether a document was out before it.
        status: Where a commitment, by id, stood on the day before.
    """

    since: date
    known: Callable[[str], bool]
    status: Callable[[str], str]


def changes(
    before: Before,
    *,
    as_of: date | None,
    lines: Iterable[CommitmentLine],
    questions: Iterable[Ledger],
    denials: Iterable[ClaimLine],
    documents: Iterable[Story],
) -> tuple[Change, ...]:
    """What is in the crisis on a day and was not, or was otherwise, before another.

    Args:
        before: What was known before the first day that counts as new.
        as_of: The day of the brief.
        lines: Commitments with their status on the day of the brief.
        questions: The ledger on the day of the brief.
        denials: What is denied on the day of the brief.
        documents: New articles, each as a story of its own.
    """
    found = [change for line in lines for change in _of_commitment(line, before, as_of)]
    denied: set[str] = set()
    for line in denials:
        denied.update(citation.record for citation in line.citations)
        if _is_new(line.citations, before):
            found.append(Change(kind="denial", claim=line, citation=line.citations[0]))
    for question in questions:
        for claim in (*question.rows, *question.denials, *question.unconfirmed):
            if _is_new(claim.citations, before) and claim.citations[0].record not in denied:
                found.append(Change(kind="claim", claim=claim, label=question.label, citation=claim.citations[0]))
    for document in documents:
        if not before.known(document.id):
            found.append(Change(kind="document", label=document.label, citation=document.citation))
    return tuple(sorted(found, key=_order))


def _of_commitment(line: CommitmentLine, before: Before, as_of: date | None) -> Iterator[Change]:
    if _is_new(line.citations, before):
        yield Change(kind="commitment", commitment=line, now=line.status.status, citation=line.citations[0])
        return
    stood = next((before.status(one.record) for one in line.citations if before.known(one.document)), None)
    if stood is not None and stood != line.status.status:
        # The report that moved it: of what speaks for and against, the first that is new.
        carried = (*line.evidence, *line.against)
        moved = next((one for one in carried if not before.known(one.document)), None)
        yield Change(
            kind="status",
            commitment=line,
            before=stood,
            now=line.status.status,
            citation=moved or next(iter(carried), line.citations[0]),
        )
    elif line.deadline and line.deadline.latest and as_of and before.since <= line.deadline.latest < as_of:
        yield Change(kind="deadline", commitment=line, now=line.status.status, citation=line.citations[0])


def watch(
    index: Lookup, lines: Iterable[CommitmentLine], events: Iterable[Event], *, as_of: date | None
) -> tuple[Watch, ...]:
    """Open commitments that may move next.

    Those due on the day of the brief or later, by day; then those whose condition names somebody who has just acted:
    the very type of act that is awaited, or a deed akin to it. One of that type goes before others, and one on the
    same party.
    """
    if as_of is None:
        return ()
    acts = [event for event in events if _is_act(event) and _is_recent(event, as_of)]
    due, stirred = [], []
    for line in lines:
        if line.status.status not in ("open", "trigger disputed"):
            continue
        recent = _acts(index, line, acts)
        if line.deadline and line.deadline.latest and line.deadline.latest >= as_of:
            due.append(Watch(kind="deadline", commitment=line, recent=recent, citation=line.citations[0]))
        elif recent:
            stirred.append(Watch(kind="condition", commitment=line, recent=recent, citation=line.citations[0]))
    due.sort(key=lambda one: (one.commitment.deadline.latest if one.commitment.deadline else None) or date.max)
    stirred.sort(key=lambda one: (one.commitment.hedged, -one.commitment.corroboration, one.commitment.id))
    return (*due, *stirred)


def _is_act(event: Event) -> bool:
    return event.modality == "actual" and not event.negated and bool(event.actor_countries)


def _is_recent(event: Event, as_of: date) -> bool:
    when = event.when
    if when is None:
        return True  # told without a day: it is listed under that of its first report, which is recent
    return (
        when.earliest is not None
        and when.latest is not None
        and as_of - RECENT <= when.earliest
        and when.latest <= as_of
    )


def _acts(index: Lookup, line: CommitmentLine, acts: Iterable[Event]) -> tuple[Citation, ...]:
    """The most telling recent acts of those whom the condition names."""
    conditions = [event for event in map(index.annotation, line.awaited) if isinstance(event, Event)]
    actors = {country for event in conditions for country in event.actor_countries}
    on = {country for event in conditions for country in event.recipient_countries}
    types = {event.type for event in conditions}
    codes = {event.cameo for event in conditions}
    # "cooperation" says too little to be what a condition about troops awaits
    vague = {f"{code[:2]}0" for code in codes} - codes
    near = types.union(*(alike for alike in _ALIKE if types & alike))
    own = {(one.document, one.start) for one in line.citations}
    found = [
        event
        for event in acts
        if not actors.isdisjoint(event.actor_countries)
        and (not on or not event.recipient_countries or not on.isdisjoint(event.recipient_countries))
        and event.type in near
        and event.cameo not in vague
        and (event.document, event.start) not in own
    ]

    def telling(event: Event) -> tuple[bool, bool, int, str]:
        latest = event.when.latest if event.when else None
        return (
            event.type not in types,
            on.isdisjoint(event.recipient_countries),
            -(latest or date.min).toordinal(),
            event.id,
        )

    return tuple(index.cite(event) for event in sorted(found, key=telling)[:_EVIDENCE])


def _is_new(citations: Iterable[Citation], before: Before) -> bool:
    return not any(before.known(one.document) for one in citations)


def _order(change: Change) -> tuple[int, date, str, int]:
    one = change.citation
    return (_KINDS.index(change.kind), one.published.latest or date.max, one.document, one.start)
