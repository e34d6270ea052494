"""Quotations in political news, with speakers: ``python -m evals.quotes [--limit N] [--misses N]``.

The set is PolNeAR's train split under ``../shared/eval/quotes``. Its conventions differ from ours in three points,
which are translated here and nowhere else:

* What goes on behind a cue, or in the next paragraph, by the same speaker is one attribution there; here every
  quotation has a record of its own, which names the one that it continues.
* Only double marks make a content direct or mixed there; and any of them do, those of titles and nicknames too.
* Beliefs, plans and attitudes are attributions in both; of contents without marks, recall is what counts, as the set
  also marks moods and votes.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.sharing import SHARED, RememberingExtractor, scorer
from standoff.extraction import Extractor
from standoff.ingest import read_text
from standoff.model import Attribution

_DOUBLE = ("“", "”", '"', "„", "«", "»", "''", "``")
_KINDS = ("direct", "mixed", "indirect")


def articles(shared: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The labelled articles.

    Raises:
        FileNotFoundError: If the set is not there.
    """
    with (shared / "eval" / "quotes" / "train.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(limit or 10**9), lines, strict=False)]


def converted(text: str, attributions: Iterable[Attribution]) -> list[dict[str, Any]]:
    """Attributions as the scorer reads them, in its conventions.

    Args:
        text: The document's text.
        attributions: Its attributions.
    """
    given = sorted(attributions, key=lambda a: (a.content[0].start, a.content[-1].end))
    found: dict[str, dict[str, Any]] = {
        one.id: {
            "content": [[s.start, s.end] for s in one.content],
            "speaker": [one.speaker.start, one.speaker.end] if one.speaker else None,
            "cue": [one.cue.start, one.cue.end] if one.cue else None,
            "type": _type(text, one),
            "rule": one.rule,
        }
        for one in given
    }
    continues = {one.id: one.continues for one in given if one.continues is not None}
    for one in given:
        head = continues.get(one.id)
        while head is not None and head in continues and found[head]["type"] != "indirect":
            # Through what has been joined to another one itself.
            head = continues[head] if found[continues[head]]["type"] != "indirect" else None
        if head is not None and found[head]["type"] != "indirect":
            found[head]["content"] = sorted([*found[head]["content"], *found[one.id]["content"]])
            found[one.id]["joined"] = True
    return [one for one in found.values() if not one.pop("joined", False)]


def _type(text: str, one: Attribution) -> str:
    """The type by the marks alone."""
    around = [text[max(0, s.start - 2) : s.end + 2] for s in one.content]
    if not any(mark in piece for piece in around for mark in _DOUBLE):
        return "indirect"
    if one.type == "indirect" and one.parent is None:
        inside = [text[s.start : s.end] for s in one.content]
        return "mixed" if any(mark in piece for piece in inside for mark in _DOUBLE) else "indirect"
    return one.type


def predictions(extractor: Extractor, rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """What the extractor finds, by id of the article.

    Args:
        extractor: The extractor.
        rows: Labelled articles.
    """
    documents = [read_text(row["text"], name=f"{row['id']}.txt") for row in rows]
    found = extractor.extract_many(documents)
    return {row["id"]: converted(row["text"], x.attributions) for row, x in zip(rows, found, strict=True)}


def metrics(counts: dict[str, int]) -> dict[str, float]:
    """Headline metrics out of the scorer's counts."""

    def f1(hits: str, predicted: str, gold: str) -> float:
        both = counts[predicted] + counts[gold]
        return 2 * counts[hits] / both if both else 0.0

    found = {
        "quotes.direct and mixed": f1("d_m", "d_p", "d_g"),
        "quotes.direct and mixed, speaker": f1("d_src", "d_p", "d_g"),
        "quotes.all, speaker": f1("srcany", "p", "g"),
    }
    for kind in _KINDS:
        found[f"quotes.recall {kind}"] = counts[f"rec_{kind}"] / max(1, counts[f"n_{kind}"])
    return found


def run(extractor: Extractor, shared: Path, limit: int | None = None) -> dict[str, float]:
    """Headline metrics by name, over the first *limit* articles."""
    rows = articles(shared, limit)
    counts = scorer(shared / "eval" / "quotes" / "score.py").score(rows, predictions(extractor, rows), quiet=True)
    return metrics(counts)


def misses(module: ModuleType, rows: Sequence[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """One line per labelled quotation with marks that nothing matches, and per prediction that matches nothing."""
    lines = []
    for row in rows:
        text = row["text"]
        gold = [a for a in row["attributions"] if a["content"] and a["type"] != "indirect"]
        ours = [q for q in found[row["id"]] if q["type"] != "indirect"]
        wanted = [module.chars(text, module.norm_spans(a["content"])) for a in gold]
        given = [module.chars(text, module.norm_spans(q["content"])) for q in ours]
        pairs = module.match(
            list(range(len(gold))),
            list(range(len(ours))),
            lambda i, j, w=wanted, g=given: module.jac(w[i], g[j]),
            0.5,
        )
        met, used = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        for label, items, kept in (("missed", gold, met), ("extra", ours, used)):
            for n, item in enumerate(items):
                if n not in kept:
                    words = " // ".join(text[a:b] for a, b in module.norm_spans(item["content"]))
                    lines.append(f"{label} {item['type']} {item.get('rule', '')}: {' '.join(words.split())[:160]}")
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Prints the scorer's report."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=SHARED)
    options.add_argument("--limit", type=int, help="only so many articles")
    options.add_argument("--misses", type=int, default=0, metavar="N", help="print the first N that differ")
    given = options.parse_args(arguments)
    try:
        rows = articles(given.shared, given.limit)
        module = scorer(given.shared / "eval" / "quotes" / "score.py")
    except FileNotFoundError as missing:
        print(f"skipped: {missing.filename or missing} is not there")
        return 0
    found = predictions(RememberingExtractor(), rows)
    print(*misses(module, rows, found)[: given.misses], sep="\n")
    module.score(rows, found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
