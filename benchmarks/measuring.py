"""How things are timed: CPU time of this process or of a child, medians, and one line per finding."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Finding:
    """One figure, its limit if one is promised, and whether crossing it is a failure.

    A time is never one: the machine may be busy. What grows faster than its input, or raises, is.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    fails: bool = False

    @property
    def is_over(self) -> bool:
        """Whether the limit is crossed."""
        return self.limit is not None and self.value > self.limit

    def line(self) -> str:
        """As printed."""
        limit = "" if self.limit is None else f"   (at most {self.limit:g}{': OVER' if self.is_over else ''})"
        return f"{self.name:<46} {self.value:>10.3f} {self.unit:<12}{limit}".rstrip()


def seconds(function: Callable[[], object]) -> float:
    """CPU seconds of this process that a call takes."""
    began = time.process_time()
    function()
    return time.process_time() - began


def median(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def child_seconds(arguments: Sequence[str]) -> tuple[float, str]:
    """CPU seconds that a Python with these arguments takes, and what it prints.

    Raises:
        RuntimeError: If it fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed with {done.returncode}: {done.stderr.strip()[-400:]}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout


def megabytes() -> tuple[float, float]:
    """Memory that this process holds, and the most that it has held so far.

    Where Linux does not tell, both are the latter, which there includes what the parent process held.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        now, peak = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
        return now, peak
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return most, most
