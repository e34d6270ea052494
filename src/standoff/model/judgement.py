"""The analyst's judgements, and where the records stood that they are about."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

Verdict = Literal["accept", "reject", "merge", "split", "reground", "rate", "undo"]


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Where a judged record stood: what finds it again when its id has changed.

    Ids follow from the text and the rule; when the article is changed, or a newer component finds the same thing in
    another way, the id is another one while the record is still the same to the analyst.

    Attributes:
        record: Id of the record at the time.
        kind: Its kind, as the export names it.
        document: Id of its document at the time.
        place: What stays when an article changes: its address, else its path.
        start: First code point of its words in the text at the time.
        end: One past the last.
        words: Its words; of a document its headline.
        before: Some words in front of them.
        after: Some words behind them.
        detail: What tells records of one kind in the same words apart (type of event, stance and figure of a claim).
    """

    record: str
    kind: str
    document: str
    place: str
    start: int = 0
    end: int = 0
    words: str = ""
    before: str = ""
    after: str = ""
    detail: str = ""


class Judgement(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="judgement"):
    """An analyst's decision on a record; append-only.

    Attributes:
        id: Identifier.
        target: Id of the record judged, or the name of the publisher rated.
        verdict: What was decided.
        author: Who decided.
        made: When, UTC.
        note: Why.
        other: Second id, for merge, split and re-ground; the rating, for rate.
        anchors: Where the records stood that it is about: the record itself, or the members of the story, statement
            or question. Merged are all of them; split is the first from the others, or with *apart* each from each.
        apart: Whether a split is one of each anchor from each.
    """

    id: str
    target: str
    verdict: Verdict
    author: str
    made: datetime
    note: str = ""
    other: str | None = None
    anchors: tuple[Anchor, ...] = ()
    apart: bool = False


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements as they were made."""
    return sorted(judgements, key=lambda judgement: (judgement.made, judgement.id))


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Ids of the judgements that were taken back. An undo that was itself undone takes nothing back."""
    taken: set[str] = set()
    for judgement in reversed(in_order(judgements)):
        if judgement.verdict == "undo" and judgement.id not in taken:
            taken.add(judgement.target)
    return frozenset(taken)


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not taken back, as they were made; of several on one thing the last counts."""
    known = list(judgements)
    taken = undone(known)
    return [one for one in in_order(known) if one.verdict != "undo" and one.id not in taken]
