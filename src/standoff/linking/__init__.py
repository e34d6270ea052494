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
from standoff.linking.reading import read
from standoff.linking.settling import settle
from standoff.linking.tension import Tension, tension
from standoff.linking.threads_record import threads as _threads
from standoff.linking.utterances import utterances as _utterances
from standoff.linking.variants import with_variants
from standoff.model import Extraction, Judgement

__all__ = [
    "Index",
    "Linked",
    "Tension",
    "corroboration",
    "evidence",
    "independent",
    "index",
    "link",
    "status",
    "tension",
]


def link(extractions: Iterable[Extraction], *, judgements: Iterable[Judgement] = ()) -> Linked:
    """The record across documents. The order of *extractions* does not matter; a document given twice counts once.

    Args:
        extractions: One per document; each is looked at once and not kept.
        judgements: The analyst's decisions: rejected records are left out, merged and split pairs of documents,
            attributions or claims are kept together and apart.
    """
    decided = rulings(judgements)
    lexicon = load_matters()
    by_id = {e.document.id: read(e, lexicon=lexicon) for e in extractions if e.document.id not in decided.rejected}
    readings = [by_id[i] for i in sorted(by_id)]
    duplicates, origins = _duplicates(readings, decided=decided)
    clusters, vectors = _clusters(readings, origins=origins, decided=decided)
    published = _dating(readings, clusters, vectors)
    dated = [r.dated(published[r.id]) if r.id in published else r for r in readings]
    utterances = _utterances(dated, clusters, decided=decided)
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
    settled = settle(linked, readings, decided=decided)
    return replace(settled, utterances=with_variants(settled.utterances, dated, decided=decided))
