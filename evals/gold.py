"""The articles annotated by hand: ``python -m evals.gold [--misses]``.

A crisis is made in memory out of ``../shared/seeds``, exported, and scored by ``../shared/gold/score.py``; what must
hold over the articles together (``across.yaml``) is checked here. Everything goes through the public library.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

import standoff
from evals import SHARED
from evals.across import Export, Item, check
from standoff.extraction import Extractor


@dataclass(frozen=True)
class Scored:
    """Counts by kind as the scorer gives them, its misses, and the items across articles."""

    counts: dict[str, dict[str, int]]
    missed: tuple[str, ...]
    items: tuple[Item, ...]


def export(shared: Path, *, model: str | None = None) -> list[str]:
    """The lines of the export of a crisis made of all seeds.

    Raises:
        RuntimeError: If anything failed on one of them: figures would only show that something is missing.
    """
    with standoff.open(None, model=model) as crisis:
        crisis.add(shared / "seeds")
        failures = crisis.failures()
        if failures:
            raise RuntimeError("; ".join(f"{f.path}: {f.component}: {f.error}" for f in failures))
        return list(crisis.export())


def score(lines: list[str], shared: Path) -> Scored:
    """An export of the seeds against all that was annotated."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        counts = json.loads(_scorer(shared, path, "--json"))
        # The misses come first, then one line per kind.
        missed = _scorer(shared, path, "--missed").splitlines()[: -len(counts)]
    wanted = yaml.safe_load((shared / "gold" / "across.yaml").read_text(encoding="utf-8"))
    items = check(Export.of(map(json.loads, lines)), wanted)
    return Scored(counts=counts, missed=tuple(missed), items=tuple(items))


def _scorer(shared: Path, path: Path, option: str) -> str:
    command = [sys.executable, str(shared / "gold" / "score.py"), str(path)]
    command += ["--gold", str(shared / "gold"), "--texts", str(shared / "seeds"), option]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the scorer failed: {done.stderr.strip()}")
    return done.stdout


def metrics(scored: Scored) -> dict[str, float]:
    """Share found by kind, records without counterpart (``….extra``), and the share that holds across articles."""
    found: dict[str, float] = {}
    for kind, row in scored.counts.items():
        found[f"gold.{kind}"] = row["found"] / row["gold"] if row["gold"] else 1.0
    for kind in ("quotes with speaker", "commitments"):
        found[f"gold.{kind}.extra"] = float(scored.counts[kind]["extra"])
    found["gold.across"] = sum(item.holds for item in scored.items) / max(1, len(scored.items))
    return found


def run(extractor: Extractor, shared: Path, limit: int | None = None) -> dict[str, float]:
    """Headline metrics by name; *limit* has no effect, since the articles are annotated as a whole."""
    return metrics(score(export(shared, model=extractor.model), shared))


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=SHARED)
    options.add_argument("--misses", action="store_true", help="print what was missed")
    options.add_argument("--model")
    chosen = options.parse_args(arguments)
    if not (chosen.shared / "gold" / "score.py").exists():
        print(f"no labelled data under {chosen.shared}")
        return 0
    scored = score(export(chosen.shared, model=chosen.model), chosen.shared)
    for kind, row in sorted(scored.counts.items()):
        extra = f"   without counterpart: {row['extra']}" if row["extra"] else ""
        print(f"{kind:<36} {row['found']:4d} / {row['gold']:<4d}{extra}")
    print(f"{'across articles':<36} {sum(i.holds for i in scored.items):4d} / {len(scored.items):<4d}")
    if chosen.misses:
        print(*scored.missed, sep="\n")
    for item in scored.items:
        if not item.holds:
            print(f"does not hold: {item.name} ({item.found})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
