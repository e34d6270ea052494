"""The quality gate: ``python -m evals.gate [--only SET] [--update [--allow-lower REASON]] [--markdown]``.

Runs the adapter of every set in two processes, compares what is measured with ``baseline.json`` and exits with 1 if a
floor is broken, a metric is gone or an adapter fails. Where the labelled data is not beside the repository it says so
and exits with 0. ``--limit N`` takes the first N texts of each set, for a look; nothing is compared then.
"""

import argparse
import importlib
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evals import ROOT, SHARED
from evals.baseline import Baseline, Row

if TYPE_CHECKING:
    from standoff.extraction import Extractor

BASELINE = ROOT / "evals" / "baseline.json"
PAGE = ROOT / "docs" / "evaluation.md"
# In the page: what stands between these lines is written by --update.
MARKS = ("<!-- figures: written by `python -m evals.gate --update` -->", "<!-- end of figures -->")


@dataclass(frozen=True)
class Adapter:
    """A set of labelled texts: a name that its metrics begin with, and a file that must be there."""

    name: str
    needs: str


# Sets in one group share their texts and run one after the other, so that each text is parsed once. The group that
# takes longest comes first: two processes are then done at about the same time.
GROUPS: tuple[tuple[Adapter, ...], ...] = (
    (Adapter("commitments", "eval/commitments/crises.jsonl"), Adapter("dates", "eval/commitments/crises.jsonl")),
    (Adapter("quotes", "eval/quotes/train.jsonl"),),
    (Adapter("stories", "eval/stories/train.jsonl"),),
    (Adapter("numbers", "eval/numbers/dev.jsonl"),),
    (Adapter("events", "eval/events/unit.jsonl"),),
    (Adapter("gold", "gold/score.py"),),
)


@dataclass(frozen=True)
class Outcome:
    """What an adapter measured, or how it failed, and the CPU seconds it took."""

    name: str
    metrics: Mapping[str, float]
    seconds: float
    error: str = ""


Measure = Callable[[Sequence[str], Path, int | None], list[Outcome]]


def measure(names: Sequence[str], shared: Path, limit: int | None) -> list[Outcome]:
    """Runs adapters that share their texts, in this process."""
    outcomes = []
    extractor: Extractor | None = None
    for name in names:
        began = time.process_time()
        metrics: Mapping[str, float] = {}
        error = ""
        try:
            extractor = extractor or _extractor()
            metrics = importlib.import_module(f"evals.{name}").run(extractor, shared, limit)
        except Exception:  # one set must not hide the figures of the others
            error = traceback.format_exc()
        outcomes.append(Outcome(name, metrics, time.process_time() - began, error))
    return outcomes


def _extractor() -> "Extractor":
    from evals.sharing import RememberingExtractor

    return RememberingExtractor()


def outcomes_of(
    groups: Iterable[Sequence[str]], shared: Path, *, limit: int | None = None, workers: int = 2, run: Measure = measure
) -> list[Outcome]:
    """The outcomes of all sets, groups side by side in processes of their own."""
    listed = list(groups)
    if workers == 1 or len(listed) < 2:
        return [outcome for names in listed for outcome in run(names, shared, limit)]
    with ProcessPoolExecutor(min(workers, len(listed)), max_tasks_per_child=1) as pool:
        futures = [pool.submit(run, names, shared, limit) for names in listed]
        return [outcome for future in futures for outcome in future.result()]


def available(shared: Path, only: Sequence[str]) -> list[list[str]]:
    """The names of the sets to run, by group: those chosen (all, if none is) whose data is there."""
    found = []
    for group in GROUPS:
        names = [a.name for a in group if (not only or a.name in only) and (shared / a.needs).exists()]
        if names:
            found.append(names)
    return found


def table(rows: Sequence[Row]) -> str:
    """The comparison as text for a terminal."""
    width = max((len(row.metric) for row in rows), default=10)
    lines = [f"{'metric':<{width}}  {'floor':>7} {'now':>7} {'target':>7}"]
    for row in rows:
        figures = " ".join(f"{_figure(row.metric, v):>7}" for v in (row.floor, row.now, row.target))
        short = "  (below target)" if row.reaches_target is False else ""
        said = "" if row.verdict == "holds" else row.verdict
        lines.append(f"{row.metric:<{width}}  {figures}  {said}{short}".rstrip())
    return "\n".join(lines)


def markdown(rows: Sequence[Row], baseline: Baseline) -> str:
    """The comparison as a table of the documentation."""
    lines = ["| metric | floor | now | target | |", "|---|---:|---:|---:|---|"]
    for row in rows:
        floor, now, target = (_figure(row.metric, v) for v in (row.floor, row.now, row.target))
        known = baseline.floors.get(row.metric)
        reached = {True: "reached", False: "not reached", None: ""}[row.reaches_target]
        notes = "; ".join(part for part in (reached, known.note if known else "") if part)
        lines.append(f"| {row.metric} | {floor} | {now} | {target} | {notes} |")
    return "\n".join(lines)


def _figure(metric: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if metric.endswith(".extra") else f"{value:.3f}"


def publish(page: Path, rows: Sequence[Row], baseline: Baseline) -> bool:
    """Writes the table between the marks of the documentation page; whether it has such marks."""
    if not page.exists():
        return False
    before, first, rest = page.read_text(encoding="utf-8").partition(MARKS[0])
    _, last, after = rest.partition(MARKS[1])
    if not first or not last:
        return False
    page.write_text(f"{before}{first}\n\n{markdown(rows, baseline)}\n\n{last}{after}", encoding="utf-8")
    return True


def _options() -> argparse.ArgumentParser:
    names = [a.name for group in GROUPS for a in group]
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", action="append", default=[], choices=names, help="this set (may be repeated)")
    options.add_argument("--update", action="store_true", help="raise floors to what is measured")
    options.add_argument("--allow-lower", metavar="REASON", help="with --update: lower floors too, for this reason")
    options.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    options.add_argument("--limit", type=int, help="first texts of each set only; nothing is compared")
    options.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    options.add_argument("--shared", type=Path, default=SHARED, help=argparse.SUPPRESS)
    options.add_argument("--baseline", type=Path, default=BASELINE, help=argparse.SUPPRESS)
    options.add_argument("--page", type=Path, default=PAGE, help=argparse.SUPPRESS)
    return options


def main(arguments: Sequence[str] | None = None, *, run: Measure = measure) -> int:
    """Runs the gate and returns its exit code."""
    options = _options()
    chosen = options.parse_args(arguments)
    if chosen.allow_lower is not None and (not chosen.update or not chosen.allow_lower.strip()):
        options.error("--allow-lower needs --update and a reason")
    if chosen.update and chosen.limit is not None:
        options.error("--update needs whole sets, not --limit")
    groups = available(chosen.shared, chosen.only)
    if not groups:
        print("the labelled data is not beside the repository: nothing to measure")
        return 0
    began = time.perf_counter()
    outcomes = outcomes_of(groups, chosen.shared, limit=chosen.limit, workers=chosen.workers, run=run)
    measured = {name: value for outcome in outcomes for name, value in outcome.metrics.items()}
    failed = [outcome for outcome in outcomes if outcome.error]
    # A set whose adapter failed has no figures; that it failed is the finding, not that its metrics are gone.
    sets = [outcome.name for outcome in outcomes if not outcome.error]
    baseline = Baseline() if chosen.limit is not None else Baseline.read(chosen.baseline)
    rows = baseline.compare(measured, sets=sets)
    if chosen.update:
        baseline = baseline.updated(rows, reason=chosen.allow_lower)
        baseline.write(chosen.baseline)
        rows = baseline.compare(measured, sets=sets)
        if not chosen.only and not failed:
            publish(chosen.page, rows, baseline)
    print(markdown(rows, baseline) if chosen.markdown else table(rows))
    for outcome in failed:
        print(f"\n{outcome.name} could not be measured:\n{outcome.error}", file=sys.stderr)
    took = ", ".join(f"{outcome.name} {outcome.seconds:.0f} s" for outcome in outcomes)
    if not chosen.markdown:
        print(f"{time.perf_counter() - began:.0f} s in all; CPU: {took}")
    broken = [row for row in rows if row.verdict in ("broken", "gone") and chosen.limit is None]
    for row in broken:
        print(f"{row.metric} is {row.verdict}: {row.now} against {row.floor}", file=sys.stderr)
    return 1 if broken or failed else 0


if __name__ == "__main__":
    sys.exit(main())
