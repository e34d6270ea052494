"""Memory and time per article over many articles, through the extractor and through a crisis file."""

import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generate import write
from benchmarks.measuring import Finding, child_seconds, megabytes

_WARM = 25


def run(*, smoke: bool) -> list[Finding]:
    """Each way in a fresh process: peak, growth after the first articles, time per article early and late."""
    count = 80 if smoke else 1500
    findings = []
    for way in ("extractor",) if smoke else ("extractor", "crisis"):
        code = f"from benchmarks.memory import {way}; {way}({count})"
        row = json.loads(child_seconds(["-c", code])[1])
        findings += [
            Finding(f"{way}: peak after {count} articles", row["peak"], "MB", 700),
            Finding(f"{way}: growth per 1,000 articles", row["growth"], "MB"),
            Finding(f"{way}: last third to first third, time", row["drift"], ""),
        ]
    return findings


def extractor(count: int) -> None:
    """Extracts articles one after the other and keeps none; prints what it took."""
    from benchmarks.texts import varied
    from standoff.extraction import Extractor

    documents = varied(count)
    chosen = Extractor()
    marks = [(0, 0.0, 0.0, 0.0)]
    for n, _ in enumerate(chosen.extract_many(documents), start=1):
        marks.append((n, time.process_time(), *megabytes()))
    _report(marks)


def crisis(count: int) -> None:
    """Adds generated articles to a crisis file, without linking them; prints what it took."""
    import standoff

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        written = write(count, source)
        marks = [(0, 0.0, 0.0, 0.0)]
        with standoff.open(Path(folder) / "crisis.db") as opened:
            opened.add(source, progress=lambda *_: marks.append((len(marks), time.process_time(), *megabytes())))
        if len(marks) <= written // 2:
            raise RuntimeError(f"only {len(marks)} of {written} articles were added")
    _report(marks)


def _report(marks: Sequence[tuple[int, float, float, float]]) -> None:
    last = len(marks) - 1
    warm = min(_WARM, last // 3)
    third = (last - warm) // 3
    early = marks[warm + third][1] - marks[warm][1]
    late = marks[last][1] - marks[last - third][1]
    growth = 1000 * (marks[last][2] - marks[warm][2]) / max(1, last - warm)
    print(json.dumps({"peak": marks[last][3], "growth": growth, "drift": late / early}))
