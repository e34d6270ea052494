"""``python -m benchmarks [--smoke] [--profile] [speed|memory|pathological|cli|crisis|desk ...]``.

Prints figures with what is promised for them. The exit code is 1 only for what no busy machine can excuse: an input on
which extraction raises or whose cost grows faster than its length. ``--smoke`` is a short run of each.
"""

import argparse
import os
import platform
import sys
import traceback
from importlib import import_module
from pathlib import Path

PARTS = ("speed", "cli", "pathological", "memory", "crisis", "desk")
_LARGE = frozenset({"crisis", "desk"})  # parts that look at a crisis of many articles


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    options.add_argument("--smoke", action="store_true", help="a short run")
    options.add_argument("--profile", action="store_true", help="where the components spend their time, instead")
    options.add_argument("--documents", type=int, help="crisis, desk: how many articles; 2,000 by default")
    options.add_argument("--keep", type=Path, help="crisis: leave the file here; desk: look at this one")
    chosen = options.parse_args(arguments)
    for part in chosen.parts:
        if part not in PARTS:
            options.error(f"no part is called {part!r} ({', '.join(PARTS)})")
    if chosen.profile:
        print(import_module("benchmarks.speed").profile())
        return 0
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}")
    failed = False
    for part in chosen.parts or PARTS:
        print(f"\n{part}", flush=True)
        try:
            more = {"documents": chosen.documents, "keep": chosen.keep} if part in _LARGE else {}
            findings = import_module(f"benchmarks.{part}").run(smoke=chosen.smoke, **more)
        except Exception:  # what one part comes upon must not hide the figures of the others
            traceback.print_exc()
            failed = True
            continue
        for finding in findings:
            print(finding.line(), flush=True)
            failed |= finding.fails and finding.is_over
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
