"""Take away the `xfail` marks that no longer hold: `python tests/golden/marks.py [ARTICLE …]`.

What has come right fails its test until its mark is gone. This removes exactly those marks, prints their names,
and adds none: a new mark needs a reason, and a person to write it.
"""

import re
import sys

from compare import check
from golden import HERE, load

_MARK = re.compile(r',? xfail: "[^"]*"')


def without(lines: list[str], kind: str, number: int) -> list[str]:
    """The lines of an `expected.yaml` without the mark of the nth (from 1) entry of a kind."""
    head = next(i for i, line in enumerate(lines) if line.startswith(f"{kind}:"))
    entries = [i for i in range(head, len(lines)) if lines[i].startswith("  - ")]
    at = head if kind in ("published", "title") else entries[number - 1]
    return [_MARK.sub("", line) if i == at else line for i, line in enumerate(lines)]


def main(names: list[str]) -> None:
    """Check every marked expectation of the named articles, or of all, and rewrite their files."""
    import standoff

    for folder in sorted(path.parent for path in HERE.glob("*/expected.yaml")):
        golden = load(folder)
        marked = [e for e in golden.expectations if e.xfail]
        if (names and folder.name not in names) or not marked:
            continue
        extraction = standoff.extract(golden.text, name="article.txt")
        file = folder / "expected.yaml"
        lines = file.read_text(encoding="utf-8").split("\n")
        for expectation in marked:
            if check(expectation, golden.text, extraction) is None:
                lines = without(lines, expectation.kind, expectation.number)
                print("no longer marked:", expectation.name)
        file.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
