"""Extractions -> one record across documents: pure functions, no store, no clock.

Every linker is ``block → score → judge → cluster → canonicalise``, one function each; scores explain themselves.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from standoff.lexicons.matters import load_matters
from standoff.linking.clusters import clusters as _clusters
from standoff.linking.commitments_status import status
from standoff.linking.corroboration import corroboration, independent
from standoff.linking.dating import dating as _dating
from standoff.linking.duplicates import duplicates as _duplicates
from standoff.linking.facts import Index, index
from standoff.linking.judging import rulings
from standoff.linking.ledger import ledger as _ledger
from standoff.linking.linked import Linked
from standoff.linking.reading import Reading, read
from standoff.linking.tension import Tension, tension
from standoff.linking.utterances import utterances as _utterances
from standoff.model import Extraction, Judgement, Published

__all__ = [
    "Index",
    "Linked",
    "Tension",
    "corroboration",
    "independent",
    "index",
    "link",
    "status",
    "tension",
]


def link(extractions: Sequence[Extraction], *, judgements: Iterable[Judgement] = ()) -> Linked:
    """The record across documents. The order of *extractions* does not matter; a document given twice counts once.

    Args:
        extractions: One per document.
        judgements: The analyst's decisions: rejected records are left out, merged and split pairs of documents,
            attributions or claims are kept together and apart.
    """
    decided = rulings(judgements)
    by_id = {e.document.id: e for e in extractions if e.document.id not in decided.rejected}
    readings = [read(by_id[i]) for i in sorted(by_id)]
    duplicates, origins = _duplicates(readings, decided=decided)
    clusters, vectors = _clusters(readings, origins=origins, decided=decided)
    published = _dating(readings, clusters, vectors)
    dated = [_redated(r, published) for r in readings]
    return Linked(
        duplicates=duplicates,
        clusters=clusters,
        utterances=_utterances(dated, decided=decided),
        questions=_ledger(dated, clusters, lexicon=load_matters(), decided=decided),
        published=published,
        origins=origins,
    )


def _redated(reading: Reading, published: Mapping[str, Published]) -> Reading:
    found = published.get(reading.id)
    if found is None:
        return reading
    document = msgspec.structs.replace(reading.extraction.document, published=found)
    return read(msgspec.structs.replace(reading.extraction, document=document))
