"""What linking hands back."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from standoff.linking.clusters import Alike
from standoff.model import Cluster, Duplicate, Occurrence, Published, Question, Thread, Utterance

# What is grouped: documents, attributions, events, commitments, claims.
Kind = Literal["duplicate", "utterance", "occurrence", "thread", "question"]
Groups = tuple[tuple[str, ...], ...]


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """The record across documents.

    Attributes:
        duplicates: Documents that go back to one text.
        clusters: Every document is in exactly one.
        utterances: Statements that more than one attribution carries.
        occurrences: Happenings that several events report, or that somebody denies or had planned.
        threads: Commitments that were stated more than once, or taken back.
        questions: Lines of the ledger.
        published: Dates of documents that had none, by document id.
        origins: For each folded document the id of the one it goes back to.
        alike: What the clusters follow from.
        bonds: What the other records follow from: groups of records outside of which nothing bears on them.
    """

    duplicates: tuple[Duplicate, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    threads: tuple[Thread, ...] = ()
    questions: tuple[Question, ...] = ()
    published: Mapping[str, Published] = {}
    origins: Mapping[str, str] = {}
    alike: Alike | None = None
    bonds: Mapping[Kind, Groups] = {}
