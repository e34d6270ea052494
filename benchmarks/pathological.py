"""Hard inputs: nothing may raise, and twice the text may take about twice the time."""

import math

from benchmarks.measuring import Finding, seconds
from benchmarks.texts import hard
from standoff.extraction import Extractor
from standoff.extraction.parse import parse_many
from standoff.ingest import read_text

# An exponent of 2 is quadratic; short runs and caches blur the estimate. What takes next to no time is not judged.
_EXPONENT = 1.6
_JUDGED = 0.2
# In a short run only these, the slowest, are long enough for an exponent; the others only must not raise.
_SLOW = ("one sentence", "quotations never closed", "sayings within sayings", "conditions")


def run(*, smoke: bool) -> list[Finding]:
    """Seconds for each text at its full size, outside the parser, and the exponent from half that size.

    Raises:
        AssertionError: If a component fails on a text.
    """
    size = 6_000 if smoke else 34_000
    extractor = Extractor()
    extractor.extract(read_text("Norway said it would leave if Chile came.", name="warm.txt"))
    findings = []
    for (name, half), (_, full), (_, short) in zip(hard(size // 2), hard(size), hard(size // 10), strict=True):
        if smoke and name not in _SLOW:
            findings.append(Finding(f"{name}, {len(short):,} characters", _seconds(extractor, short, name), "s"))
            continue
        large, exponent = _growth(extractor, name, half, full)
        findings.append(Finding(f"{name}, {len(full):,} characters", large, "s"))
        if large > _JUDGED:
            findings.append(Finding(f"  {name}: exponent", exponent, "", _EXPONENT, fails=True))
    return findings


def _growth(extractor: Extractor, name: str, half: str, full: str) -> tuple[float, float]:
    """Seconds for the full text, and the exponent; what looks too steep is measured again, the shortest times count."""
    small = large = exponent = math.inf
    for _ in range(3):
        small = min(small, _seconds(extractor, half, name))
        large = min(large, _seconds(extractor, full, name))
        exponent = math.log2(large / max(small, 1e-9))
        if large <= _JUDGED or exponent <= _EXPONENT:
            break
    return large, exponent


def _seconds(extractor: Extractor, text: str, name: str) -> float:
    documents = []
    reading = seconds(lambda: documents.append(read_text(text, name="hard.txt")))
    parsed = next(parse_many(documents))
    extractions = []
    components = seconds(lambda: extractions.append(extractor.annotate(documents[0], parsed)))
    failures = extractions[0].failures
    assert not failures, f"{name}: {failures[0].component}: {failures[0].error}"
    return reading + components
