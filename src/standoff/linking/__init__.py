"""Extractions -> one record across documents: pure functions, no store, no clock.

Every linker is ``block → score → judge → cluster → canonicalise``, one function each; scores explain themselves.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from standoff.lexicons.matters import load_matters
from standoff.linking.clusters import clusters as _clusters
from standoff.linking.commitments_evidence import evidence
from standoff.linking.commitments_status import status
from standoff.linking.corroboration import corroboration, independent
from standoff.linking.dating import dating as _dating
from standoff.linking.duplicates import duplicates as _duplicates
from standoff.linking.facts import Index, index
from standoff.linking.judging import rulings
from standoff.linking.ledger import ledger as _ledger
from standoff.linking.linked import Linked
from standoff.linking.occurrences_record import occurrences as _occurrences
from standoff.linking.reading import Reading, read
from standoff.linking.regional import Frozen
from standoff.linking.settling import settle
from standoff.linking.tension import Tension, tension
from standoff.linking.threads_record import threads as _threads
from standoff.linking.utterances import utterances as _utterances
from standoff.linking.variants import with_variants
from standoff.model import Extraction, Judgement

__all__ = [
    "Frozen",
    "Index",
    "Linked",
    "Reading",
    "Tension",
    "corroboration",
    "evidence",
    "independent",
    "index",
    "link",
    "link_readings",
    "read",
    "status",
    "tension",
]


def link(
    extractions: Iterable[Extraction], *, judgements: Iterable[Judgement] = (), weights: Frozen | None = None
) -> Linked:
    """The record across documents. The order of *extractions* does not matter; a document given twice counts once.

    Args:
        extractions: One per document; each is looked at once and not kept.
        judgements: The analyst's decisions: rejected records are left out, merged and split pairs of documents,
            attributions or claims are kept together and apart.
        weights: How often words occur in the collection that *extractions* are a part of; by default in them.
    """
    lexicon = load_matters()
    return link_readings((read(e, lexicon=lexicon) for e in extractions), judgements=judgements, weights=weights)


def link_readings(
    readings: Iterable[Reading], *, judgements: Iterable[Judgement] = (), weights: Frozen | None = None
) -> Linked:
    """The same for documents that are read already."""
    decided = rulings(judgements)
    lexicon = load_matters()
    by_id = {r.id: r for r in readings if r.id not in decided.rejected}
    known = [by_id[i] for i in sorted(by_id)]
    duplicates, origins = _duplicates(known, decided=decided)
    words = weights.documents if weights else None
    clusters, vectors, _ = _clusters(known, origins=origins, decided=decided, weights=words)
    published = _dating(known, clusters, vectors)
    dated = [r.dated(published[r.id]) if r.id in published else r for r in known]
    utterances = _utterances(dated, clusters, decided=decided, weights=weights.sayings if weights else None)
    linked = Linked(
        duplicates=duplicates,
        clusters=clusters,
        utterances=utterances,
        occurrences=_occurrences(dated, clusters, decided=decided),
        threads=_threads(dated, utterances, lexicon=lexicon, decided=decided),
        questions=_ledger(dated, clusters, lexicon=lexicon, decided=decided),
        published=published,
        origins=origins,
    )
    settled = settle(linked, known, decided=decided)
    return replace(settled, utterances=with_variants(settled.utterances, dated, decided=decided))
