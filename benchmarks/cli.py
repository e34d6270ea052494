"""The command line: what asking for help costs, and a cold brief."""

from benchmarks.measuring import Finding, child_seconds, median
from benchmarks.texts import EXAMPLES

# What the installed script does.
_STANDOFF = ["-c", "from standoff.cli import main; main()"]


def run(*, smoke: bool) -> list[Finding]:
    """CPU seconds of fresh processes, medians."""
    folder = EXAMPLES / "taiwan-strait-2022"
    rounds = 1 if smoke else 3
    shown = [child_seconds([*_STANDOFF, "--help"])[0] for _ in range(3 * rounds)]
    brief = [child_seconds([*_STANDOFF, "brief", str(folder)])[0] for _ in range(rounds)]
    return [
        Finding("standoff --help", median(shown), "s", 0.3),
        Finding(f"standoff brief examples/{folder.name}", median(brief), "s", 8.0),
    ]
