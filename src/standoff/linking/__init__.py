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
from standoff.linking.grouping import Pair, connected
from standoff.linking.judging import rulings
from standoff.linking.ledger import ledger as _ledger
from standoff.linking.ledger import placed
from standoff.linking.ledger_ties import ties as _claims_tied
from standoff.linking.linked import Groups, Kind, Linked
from standoff.linking.names import known_by, names
from standoff.linking.occurrences_record import occurrences as _occurrences
from standoff.linking.partial import Around, compared, ids_of, only, relink, ties
from standoff.linking.reading import Reading, read
from standoff.linking.regional import Frozen
from standoff.linking.settling import settle
from standoff.linking.tension import Tension, tension
from standoff.linking.threads_record import threads as _threads
from standoff.linking.utterances import utterances as _utterances
from standoff.linking.variants import with_variants
from standoff.model import Extraction, Judgement

__all__ = [
    "Around",
    "Frozen",
    "Index",
    "Linked",
    "Reading",
    "Tension",
    "compared",
    "corroboration",
    "evidence",
    "ids_of",
    "independent",
    "index",
    "link",
    "link_readings",
    "only",
    "read",
    "relink",
    "status",
    "tension",
    "ties",
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
    if not known:
        return Linked()
    tied = _Tied()
    stock = weights.stock if weights else None
    duplicates, origins = _duplicates(known, decided=decided, stock=stock, tied=tied.of("duplicate"))
    words = weights.documents if weights else None
    clusters, vectors, alike = _clusters(known, origins=origins, decided=decided, weights=words)
    published = _dating(known, clusters, vectors)
    dated = [r.dated(published[r.id]) if r.id in published else r for r in known]
    sayings = weights.sayings if weights else None
    utterances = _utterances(dated, clusters, decided=decided, weights=sayings, tied=tied.of("utterance"))
    called = known_by(weights.called, dated) if weights else names(dated)
    linked = Linked(
        duplicates=duplicates,
        clusters=clusters,
        utterances=utterances,
        occurrences=_occurrences(dated, clusters, decided=decided, called=called, tied=tied.of("occurrence")),
        threads=_threads(dated, utterances, lexicon=lexicon, decided=decided, called=called, tied=tied.of("thread")),
        questions=_ledger(dated, clusters, lexicon=lexicon, decided=decided, called=called),
        published=published,
        origins=origins,
        alike=alike,
        bonds=tied.groups()
        | {"question": connected(_claims_tied(placed(dated, clusters, decided=decided), decided=decided))},
    )
    settled = settle(linked, known, decided=decided)
    return replace(settled, utterances=with_variants(settled.utterances, dated, decided=decided))


class _Tied:
    """Takes the pairs that each kind of record hangs together by."""

    def __init__(self) -> None:
        self._pairs: dict[Kind, list[Pair]] = {}

    def of(self, kind: Kind) -> list[Pair]:
        return self._pairs.setdefault(kind, [])

    def groups(self) -> dict[Kind, Groups]:
        return {kind: connected(pairs) for kind, pairs in self._pairs.items()}
