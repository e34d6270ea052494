"""Threads: what one issuer has said of one commitment, statement by statement, and the words that take it back."""

from collections.abc import Sequence
from datetime import date

import msgspec

from standoff.api.index import Lookup
from standoff.api.results import Citation
from standoff.api.shelf import Shelf
from standoff.model import Commitment, Interval, Stage, Thread

SAME_OCCASION = "on the same occasion"
_CITED = 5  # reports of one statement


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment as it was stated on one occasion.

    Attributes:
        relation: What it is to the statement before: ``first``, ``restated``, ``hardened``, ``softened``,
            ``conditions changed``.
        changed: What changed since.
        said: When it was said, where the article tells; else it is as old as the article.
        who: The words for who said so, or ``None`` when the article itself says it.
        words: The words for what follows.
        citations: Where it is stated, also in other words, on that occasion: the first few.
        reports: How many articles' statements those are in all.
    """

    relation: str
    changed: str
    said: Interval
    who: str | None
    words: str
    citations: tuple[Citation, ...]
    reports: int


class ThreadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment through time.

    Attributes:
        id: Id of the thread.
        label: Who is bound to what.
        statements: By day.
        left_out: Number of statements between the first and the latest that are not among them.
        withdrawn: The words by which its issuer takes it back.
    """

    id: str
    label: str
    statements: tuple[Statement, ...]
    withdrawn: tuple[Citation, ...] = ()
    left_out: int = 0


def thread_line(shelf: Shelf, thread: Thread, *, as_of: date | None = None, most: int | None = None) -> ThreadLine:
    """A thread, without what was surely published after a day; of many statements the first and the latest."""
    occasions: list[list[tuple[Stage, Commitment]]] = []
    shelf.hold_records(stage.commitment for stage in thread.stages)
    for stage in thread.stages:
        record = shelf.annotation(stage.commitment)
        if not isinstance(record, Commitment) or not shelf.is_within(record.document, as_of, None):
            continue
        # What is said on one occasion in several ways is one statement: all of it follows the same one before.
        if occasions and (stage.because == SAME_OCCASION or stage.before == occasions[-1][0][0].before):
            occasions[-1].append((stage, record))
        else:
            occasions.append([(stage, record)])
    left_out = max(0, len(occasions) - most) if most else 0
    if left_out:
        occasions[1 : left_out + 1] = []
    occasions = [sorted(occasion, key=lambda one: one[0].relation == "restated") for occasion in occasions]
    shelf.hold(records=[record for occasion in occasions for _, record in occasion[:_CITED]])
    taken = (shelf.annotation(id_) for id_ in thread.withdrawn)
    return ThreadLine(
        id=thread.id,
        label=thread.label,
        statements=tuple(_statement(shelf, occasion) for occasion in occasions),
        withdrawn=shelf.in_order(
            shelf.cite(one) for one in taken if one is not None and shelf.is_within(one.document, as_of, None)
        ),
        left_out=left_out,
    )


def _statement(index: Lookup, found: Sequence[tuple[Stage, Commitment]]) -> Statement:
    """One occasion, of which the first is no restatement if any is none."""
    stage, record = found[0]
    citations = index.in_order(index.cite(one) for _, one in found[:_CITED])
    return Statement(
        relation=stage.relation,
        changed=stage.because if stage.because != SAME_OCCASION else "",
        said=index.said(record) or index.placed(record.document).document.published,
        who=index.who(record),
        words=record.consequence.text,
        citations=citations,
        reports=len(found),
    )
