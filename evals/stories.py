"""Stories told by several articles (ECB+): ``python -m evals.stories [--limit N] [--misses N]``.

Every article is extracted and all are linked; ``linking``'s clusters are scored as stories (half the stories are
deliberate look-alikes of another one). For events across documents our own triggers and our own links are used: events
are one where an ``occurrence`` holds them, and reporting words where an ``utterance`` holds their attributions; what is
in neither stands alone.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals import SHARED
from evals.sharing import RememberingExtractor, printed, scorer
from standoff.extraction import Extractor
from standoff.linking import Linked, link
from standoff.model import Document, Extraction, Span, identify

_F1 = r".*?B3 P=[\d.]+ R=[\d.]+ F1=([\d.]+) \| pairwise P=[\d.]+ R=[\d.]+ F1=([\d.]+)"
_NAMES = {
    "stories.clusters": "stories \\(topic\\+seminal event\\)" + _F1,
    "stories.events": "cross-document event clusters" + _F1,
}


def articles(shared: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The labelled articles, from the first."""
    lines = (shared / "eval" / "stories" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:limit]]


def documents(rows: Sequence[dict[str, Any]]) -> list[Document]:
    """Undated, as the set has them."""
    return [Document(id=identify("d", r["id"]), path=r["id"], sha256="", text=r["text"], language="en") for r in rows]


def predictions(
    rows: Sequence[dict[str, Any]], extractions: Sequence[Extraction], linked: Linked
) -> dict[str, dict[str, Any]]:
    """By article: the cluster it is in and its events, as the scorer reads them."""
    cluster_of = {document: cluster.id for cluster in linked.clusters for document in cluster.documents}
    joined = {e: o.id for o in linked.occurrences for e in o.events}
    joined |= {a: u.id for u in linked.utterances for a in u.attributions}
    found = {}
    for row, extraction in zip(rows, extractions, strict=True):
        triggers: list[tuple[Span, str]] = [(e.trigger, e.id) for e in extraction.events]
        triggers += [(a.cue, a.id) for a in extraction.attributions if a.cue is not None]
        events = [{"spans": [[t.start, t.end]], "cluster": joined.get(id_, id_)} for t, id_ in triggers]
        found[row["id"]] = {"id": row["id"], "story": cluster_of[extraction.document.id], "events": events}
    return found


def measure(
    extractor: Extractor, shared: Path, limit: int | None = None
) -> tuple[dict[str, float], str, dict[str, dict[str, Any]]]:
    """Headline metrics, the scorer's printout, and the predictions."""
    rows = articles(shared, limit)
    extractions = list(extractor.extract_many(documents(rows)))
    found = predictions(rows, extractions, link(extractions))
    module = scorer(shared / "eval" / "stories" / "score.py")
    lines = printed(module, rows, found, "")
    metrics: dict[str, float] = {}
    for name, pattern in _NAMES.items():
        match = re.search(pattern, lines)
        if match is not None:
            metrics |= {f"{name}.b3": float(match[1]), f"{name}.pairwise": float(match[2])}
    gold, ours = aligned(rows, found)
    if gold:
        scores = module.clus_scores(gold, ours)
        metrics["stories.events aligned.b3"] = scores["b3"][2]
        metrics["stories.events aligned.pairwise"] = scores["pair"][2]
    return metrics, lines, found


def aligned(
    rows: Sequence[dict[str, Any]], found: dict[str, dict[str, Any]]
) -> tuple[dict[tuple[str, int], Any], dict[tuple[str, int], Any]]:
    """The labelled mentions that carry one of our triggers: their chains, and our clusters.

    The set labels every act; ours are those of politics and war, so that most mentions have no trigger. Over all of
    them the scorer's figure measures which acts are looked for, over these how they are joined.
    """
    gold: dict[tuple[str, int], Any] = {}
    ours: dict[tuple[str, int], Any] = {}
    for row in rows:
        mentions = [m for m in row["mentions"] if m["kind"] == "event" and m["validated"]]
        left = list(found[row["id"]]["events"])
        for number, mention in enumerate(mentions):
            event = next((e for e in left if _overlap(mention["spans"], e["spans"])), None)
            if event is not None:
                left.remove(event)
                gold[row["id"], number], ours[row["id"], number] = mention["chain"], event["cluster"]
    return gold, ours


def _overlap(some: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(a < end and b > start for a, b in some for start, end in others)


def run(extractor: Extractor, shared: Path, limit: int | None = None) -> dict[str, float]:
    """Headline metrics by name."""
    return measure(extractor, shared, limit)[0]


def mixed(rows: Sequence[dict[str, Any]], found: dict[str, dict[str, Any]]) -> list[str]:
    """The clusters that hold articles of several stories, and the stories that are in several, largest first."""
    pairs = [(found[row["id"]]["story"], row["story"]) for row in rows]
    return _parted("cluster", pairs) + _parted("story", [(story, cluster) for cluster, story in pairs])


def _parted(title: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for group, part in pairs:
        groups[group][part] += 1
    several = sorted((g for g, parts in groups.items() if len(parts) > 1), key=lambda g: -groups[g].total())
    return [f"{title} {g}: {dict(groups[g])}" for g in several]


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=SHARED)
    options.add_argument("--limit", type=int)
    options.add_argument("--misses", type=int, default=0)
    chosen = options.parse_args(arguments)
    if not (chosen.shared / "eval" / "stories" / "train.jsonl").exists():
        print(f"no labelled data under {chosen.shared}")
        return 0
    began = time.process_time()
    metrics, lines, found = measure(RememberingExtractor(), chosen.shared, chosen.limit)
    print(lines, end="")
    for name, value in metrics.items():
        print(f"{name:<28} {value:.3f}")
    print(f"{time.process_time() - began:.0f} s")
    print(*mixed(articles(chosen.shared, chosen.limit), found)[: chosen.misses], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
