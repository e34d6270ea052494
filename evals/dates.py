"""Dates in historians' prose: the crisis narratives of ICBe, most of whose dates have no year beside them.

``python -m evals.dates [--limit N] [--misses N]`` prints, for dates that coders gave and that the sentence writes, how
many the extraction resolves to the very day.
"""

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.sharing import RememberingExtractor
from standoff.extraction import Extractor
from standoff.model import Document, Extraction

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROWS = {
    "dates": "dates.day and month",
    "dates_noyear": "dates.year not beside it",
    "dates_ord": "dates.day alone",
}


def scorer(shared: Path) -> ModuleType:
    """The scorer that lies beside the data, as a module."""
    path = shared / "eval" / "commitments" / "score.py"
    spec = importlib.util.spec_from_file_location("icbe_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def narratives(shared: Path, limit: int | None = None) -> list[tuple[dict[str, Any], Document]]:
    """The crises with their documents, undated, as an archive would hold them."""
    lines = (shared / "eval" / "commitments" / "crises.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines[:limit]:
        crisis = json.loads(line)
        text = crisis["text"]
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        found.append((crisis, Document(id=crisis["id"], path=crisis["id"], sha256=sha256, text=text)))
    return found


def dates_of(extraction: Extraction, start: int, end: int) -> set[str]:
    """ISO days that the expressions of time within ``[start, end)`` resolve to: first and last day of each."""
    days: set[str] = set()
    for timex in extraction.timexes:
        first, last = timex.earliest, timex.latest
        if start <= timex.start < end and first and last and (last - first).days <= 31:
            days |= {first.isoformat(), last.isoformat()}
    return days


def predictions(extractor: Extractor, shared: Path, limit: int | None = None) -> dict[str, set[str]]:
    """Days by id of sentence."""
    listed = narratives(shared, limit)
    days: dict[str, set[str]] = {}
    extractions = extractor.extract_many(document for _, document in listed)
    for (crisis, _), extraction in zip(listed, extractions, strict=True):
        for sentence, start, end in crisis["sentences"]:
            days[sentence] = dates_of(extraction, start, end)
    return days


def measure(shared: Path, days: dict[str, set[str]]) -> tuple[dict[str, float], list[str]]:
    """Recall by row, and the misses: id, row, day wanted, days found, sentence."""
    score = scorer(shared)
    counts: Counter[tuple[str, str]] = Counter()
    misses = []
    path = shared / "eval" / "commitments" / "sentences.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        if sentence["id"] not in days:
            continue
        gold, got = score.gold_of(sentence), days[sentence["id"]]
        for row in ROWS:
            counts[row, "gold"] += len(gold[row])
            counts[row, "found"] += len(gold[row] & got)
            misses += [
                f"{sentence['id']} {row}: {day} among {sorted(got)}: {sentence['text']}" for day in gold[row] - got
            ]
    return {name: counts[row, "found"] / max(1, counts[row, "gold"]) for row, name in ROWS.items()}, misses


def run(extractor: Extractor, shared: Path, limit: int | None = None) -> dict[str, float]:
    """Headline figures by name; empty where the data is absent."""
    if not (shared / "eval" / "commitments" / "crises.jsonl").exists():
        return {}
    return measure(shared, predictions(extractor, shared, limit))[0]


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=SHARED)
    options.add_argument("--limit", type=int)
    options.add_argument("--misses", type=int, default=0)
    chosen = options.parse_args(arguments)
    if not (chosen.shared / "eval" / "commitments" / "crises.jsonl").exists():
        print(f"no labelled data under {chosen.shared}")
        return 0
    figures, misses = measure(chosen.shared, predictions(RememberingExtractor(), chosen.shared, chosen.limit))
    for name, value in figures.items():
        print(f"{name:<28} {value:.3f}")
    print(*misses[: chosen.misses], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
