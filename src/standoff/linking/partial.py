"""Linking a part of a collection: what records may hang on, and the record of those that hang together.

For each kind of record two functions. ``ties`` looks at some new documents and those that they meet: which records of
theirs bear on each other. ``relink`` makes the record of a part outside of which nothing bears on it. Given the weights
that the whole collection has, both say what linking all of it says.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from standoff.lexicons.matters import load_matters
from standoff.linking import ledger_ties, occurrences_record, threads_record
from standoff.linking.duplicates import duplicates, overlaps
from standoff.linking.grouping import Pair, connected
from standoff.linking.judging import Rulings
from standoff.linking.ledger import ledger, placed
from standoff.linking.linked import Groups, Kind, Linked
from standoff.linking.names import known_by
from standoff.linking.reading import Reading
from standoff.linking.regional import Frozen
from standoff.linking.settling import settle
from standoff.linking.utterances import dated, held, utterances
from standoff.linking.variants import with_variants
from standoff.model import Cluster, Utterance


@dataclass(frozen=True)
class Around:
    """What a part of a collection is linked with.

    Attributes:
        weights: Those of the collection.
        decided: The analyst's judgements.
        clusters: The stories of the documents.
        utterances: The statements that their attributions carry.
    """

    weights: Frozen
    decided: Rulings
    clusters: Sequence[Cluster] = ()
    utterances: Sequence[Utterance] = ()


def ids_of(kind: Kind, reading: Reading) -> tuple[str, ...]:
    """The records of a document that are linked as a kind."""
    if kind == "duplicate":
        return (reading.id,)
    if kind == "utterance":
        return tuple(s.id for s in reading.sayings)
    if kind == "occurrence":
        return tuple(r.id for r in reading.reports)
    if kind == "thread":
        return (*(p.id for p in reading.pledges), *(r.id for r in reading.retractions))
    return tuple(s.id for s in reading.claims)


def only(kind: Kind, reading: Reading, records: Container[str]) -> Reading:
    """A document with some of its records of a kind alone."""
    if kind == "utterance":
        return replace(reading, sayings=tuple(s for s in reading.sayings if s.id in records))
    if kind == "occurrence":
        return replace(reading, reports=tuple(r for r in reading.reports if r.id in records))
    if kind == "thread":
        return replace(
            reading,
            pledges=tuple(p for p in reading.pledges if p.id in records),
            retractions=tuple(r for r in reading.retractions if r.id in records),
        )
    if kind == "question":
        return replace(reading, claims=tuple(s for s in reading.claims if s.id in records))
    return reading


def ties(kind: Kind, readings: Sequence[Reading], around: Around, *, new: Container[str]) -> Groups:
    """Groups of records that hang together because of some new documents.

    Args:
        kind: What they are linked as.
        readings: The new documents and all that they meet.
        around: What they are linked with.
        new: Ids of the new documents.
    """
    return connected(_ties(kind, readings, around, new))


def _ties(kind: Kind, readings: Sequence[Reading], around: Around, new: Container[str]) -> Iterable[Pair]:
    decided = around.decided
    if kind == "duplicate":
        found = overlaps(readings, decided=decided, stock=around.weights.stock, new=new)
        return [(o.first, o.second) for o in found]
    if kind == "utterance":
        entries = dated(readings, around.clusters, decided=decided)
        return held(entries, decided=decided, weights=around.weights.sayings, new=new)
    if kind == "occurrence":
        return occurrences_record.ties(readings, around.clusters, decided=decided, new=new)
    if kind == "thread":
        lexicon = load_matters()
        return threads_record.ties(readings, around.utterances, lexicon=lexicon, decided=decided, new=new)
    claims = placed(readings, around.clusters, decided=decided)
    fresh = {claim.id for claim in claims if claim.document in new}
    # What the others are to each other is known.
    return [pair for pair in ledger_ties.ties(claims, decided=decided) if not fresh.isdisjoint(pair)]


def relink(kind: Kind, readings: Sequence[Reading], around: Around) -> Linked:
    """The record of one kind of some records outside of which nothing bears on them.

    Args:
        kind: What they are linked as.
        readings: Their documents, with those records alone (``only``).
        around: What they are linked with.
    """
    decided, weights, lexicon = around.decided, around.weights, load_matters()
    known = sorted(readings, key=lambda r: r.id)
    called = known_by(weights.called, known)
    if kind == "duplicate":
        copies, origins = duplicates(known, decided=decided, stock=weights.stock)
        return Linked(duplicates=copies, origins=origins)
    if kind == "utterance":
        said = utterances(known, around.clusters, decided=decided, weights=weights.sayings)
        return settle(Linked(utterances=said), known, decided=decided)
    if kind == "occurrence":
        return Linked(
            occurrences=occurrences_record.occurrences(known, around.clusters, decided=decided, called=called)
        )
    if kind == "thread":
        found = threads_record.threads(known, around.utterances, lexicon=lexicon, decided=decided, called=called)
        return Linked(threads=found)
    questions = ledger(known, around.clusters, lexicon=lexicon, decided=decided, called=called)
    return settle(Linked(questions=questions), known, decided=decided)


def compared(
    found: Sequence[Utterance], readings: Sequence[Reading], around: Around, *, among: Container[str]
) -> tuple[Utterance, ...]:
    """Statements with their wordings aligned, and what some attributions say again.

    Args:
        found: Those of *among*.
        readings: Their documents, and those in which their speakers may have said so before.
        around: What they are linked with; its utterances are those of the others.
        among: Ids of attributions.
    """
    others = [u for u in around.utterances if not any(a in among for a in u.attributions)]
    return with_variants([*found, *others], readings, decided=around.decided, among=among)
