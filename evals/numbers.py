"""Killed and injured in 3,000 notes on incidents: ``python -m evals.numbers [--limit N] [--misses N]``.

Coders gave one total of killed and one of injured for each incident; the headline is the share of totals that the note
writes as a number and that a claim states. Claims count when they are asserted, actual and of the state in question.
Invented: incidents without killed (injured) for which a claim gives some. Many of these are true of the text, which
tells of other incidents as well, so the figure is read as a bound.
"""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.sharing import RememberingExtractor, printed, scorer
from standoff.extraction import Extractor
from standoff.extraction.numerals import stated_value
from standoff.lexicons.quantities import QuantityLexicon
from standoff.model import Claim, Document

SHARED = Path(__file__).resolve().parents[2] / "shared"
STATES = {"killed": "killed", "wounded": "injured"}
_HEADLINE = re.compile(
    r"(killed|injured): exact.*?F1=([\d.]+).*?right ([\d.]+) of (\d+).*?none (\d+), count invented (\d+)", re.S
)


def incidents(shared: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The notes with their coded totals."""
    lines = (shared / "eval" / "numbers" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:limit]]


def stated(claim: Claim, lexicon: QuantityLexicon) -> float:
    """The number a claim states, its hedge left aside ("at least 12" states 12)."""
    assert claim.quantity is not None
    if claim.quantity.low == claim.quantity.high:
        return claim.quantity.low
    value = stated_value(claim.quantity.text, lexicon)
    return claim.quantity.low if value is None else value


def predictions(extractor: Extractor, rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Killed and injured by incident, as the scorer reads them."""
    documents = [
        Document(id=r["id"], path=r["id"], sha256=hashlib.sha256(r["text"].encode()).hexdigest(), text=r["text"])
        for r in rows
    ]
    lexicon = extractor.resources.quantities
    return {
        extraction.document.id: [
            {"quantity": STATES[c.state], "value": int(stated(c, lexicon)), "span": [c.start, c.end]}
            for c in extraction.claims
            if c.quantity is not None and c.state in STATES and c.stance == "asserts" and c.modality == "actual"
        ]
        for extraction in extractor.extract_many(documents)
    }


def metrics(module: ModuleType, rows: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """What the scorer prints, by name."""
    named: dict[str, float] = {}
    for state, f1, right, _, none, invented in _HEADLINE.findall(printed(module, rows, found, "")):
        named[f"numbers.{state}"] = float(right)
        named[f"numbers.{state}.exact F1"] = float(f1)
        named[f"numbers.{state}.invented"] = int(invented) / max(1, int(none))
    return named


def run(extractor: Extractor, shared: Path, limit: int | None = None) -> dict[str, float]:
    """Headline metrics by name."""
    rows = incidents(shared, limit)
    return metrics(scorer(shared / "eval" / "numbers" / "score.py"), rows, predictions(extractor, rows))


def misses(module: ModuleType, rows: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Totals written in the note that no claim states, then counts where there should be none."""
    lines = []
    for state in STATES.values():
        for row in rows:
            gold, best = row[state], module.best(found[row["id"]], state, row[state])
            written = gold > 0 and gold in module.nums(row["text"])
            if (written and best != gold) or (gold == 0 and best):
                kind = "missed" if gold else "invented"
                given = [(c["quantity"], c["value"]) for c in found[row["id"]]]
                lines.append(f"{kind} {row['id']} {state} {gold}, found {given}: {row['text'][:500]}")
    return sorted(lines, key=lambda line: not line.startswith("missed"))


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=SHARED)
    options.add_argument("--limit", type=int)
    options.add_argument("--misses", type=int, default=0, help="how many misses to print")
    chosen = options.parse_args(arguments)
    path = chosen.shared / "eval" / "numbers" / "score.py"
    if not path.exists():
        print(f"no labelled data under {chosen.shared}")
        return 0
    module, rows = scorer(path), incidents(chosen.shared, chosen.limit)
    found = predictions(RememberingExtractor(), rows)
    for name, value in metrics(module, rows, found).items():
        print(f"{name:<28} {value:.3f}")
    print(*misses(module, rows, found)[: chosen.misses], sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
