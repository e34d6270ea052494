"""Take away the `xfail` marks that no longer hold: `python tests/golden/marks.py [FOLDER …]`.

What has come right fails its test until its mark is gone. This removes exactly those marks, prints their names,
and adds none: a new mark needs a reason, and a person to write it.
"""

import re
import sys
from pathlib import Path

# Run as a script, only its own folder is looked in; `evals` lies beside `tests`.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import across
from compare import check
from golden import HERE, load

_MARK = re.compile(r',? xfail: "[^"]*"')


def without(lines: list[str], kind: str, number: int) -> list[str]:
    """The lines of an `expected.yaml` without the mark of the nth (from 1) entry of a kind."""
    head = next(i for i, line in enumerate(lines) if line.startswith(f"{kind}:"))
    entries = [i for i in range(head, len(lines)) if lines[i].startswith("  - ")]
    at = head if kind in ("published", "title") else entries[number - 1]
    return [_MARK.sub("", line) if i == at else line for i, line in enumerate(lines)]


def unlisted(lines: list[str], numbers: set[int]) -> list[str]:
    """The lines of an `across.yaml` without those rows (from 0) of its last key, `xfail`, or without the key."""
    head = lines.index("xfail:")
    rows = [i for i in range(head, len(lines)) if lines[i].startswith("  - ")]
    gone = {rows[number] for number in numbers} | ({head} if len(numbers) == len(rows) else set())
    return [line for i, line in enumerate(lines) if i not in gone]


def main(names: list[str]) -> None:
    """Check every marked expectation of the named folders, or of all, and rewrite their files."""
    _articles(names)
    _crises(names)


def _crises(names: list[str]) -> None:
    for file in sorted(across.FOLDER.glob("*/across.yaml")):
        wanted = across.load(file.parent)
        if (names and file.parent.name not in names) or not wanted.get("xfail"):
            continue
        holds = {item.name for item in across.check(across.exported(file.parent), wanted) if item.holds}
        numbers = {number for number, row in enumerate(wanted["xfail"]) if row["item"] in holds}
        for number in sorted(numbers):
            print("no longer marked:", file.parent.name, wanted["xfail"][number]["item"])
        lines = file.read_text(encoding="utf-8").split("\n")
        file.write_text("\n".join(unlisted(lines, numbers)), encoding="utf-8")


def _articles(names: list[str]) -> None:
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
