"""``standoff add``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from standoff.cli import registry, session
from standoff.cli.citing import count
from standoff.cli.console import note
from standoff.cli.options import COMMON, Common


def add(
    first: Annotated[str, Parameter(name="INPUTS...", help="Files, folders, globs, or - for standard input.")],
    /,
    *inputs: Annotated[str, Parameter(show=False)],
    published: Annotated[date | None, Parameter(help="Date of publication of all of them, when you know it.")] = None,
    publisher: Annotated[str | None, Parameter(help="Who published all of them, when you know it.")] = None,
    again: Annotated[
        bool,
        Parameter(negative=(), show_default=False, help="Extract what is stored already once more (after an upgrade)."),
    ] = False,
    common: Annotated[Common, Parameter(name="*")] = COMMON,
) -> int:
    """Read articles, extract what is in them, and keep it in the crisis file.

    One article is one transaction: whatever interrupts it, an article is stored whole or not at all. An article that is
    stored already is skipped; one that has changed replaces the old one and keeps the judgements. What cannot be read
    is told on standard error, one line each, and the rest is done; a page that was cut off is used as far as it goes,
    and told as read in part. Of a folder, hidden files, READMEs and files with other endings are left out. After Ctrl-C
    it says what is kept; the same command goes on from there.
    """
    given = {"again": again, "published": published, "publisher": publisher}
    try:
        with session.opened(common, create=True) as crisis:
            report = session.add(crisis, (first, *inputs), common, **given)  # type: ignore[arg-type]
    except session.Interrupted as interrupted:
        return _interrupted(interrupted.outcomes, session.crisis_path(common))
    session.tell_failures(report.failures)
    parts = [f"{report.added} added"]
    parts += [f"{report.replaced} replaced"] if report.replaced else []
    parts += [f"{report.unchanged} unchanged"] if report.unchanged else []
    parts += [count(len(report.failures), "failure")] if report.failures else []
    note(f"{session.crisis_path(common)}: {', '.join(parts)}", quiet=common.quiet)
    return registry.IN_PART if report.failures else registry.OK


def _interrupted(outcomes: Mapping[str, int], path: Path) -> int:
    """What is kept of an add that was broken off, said also when quiet is wanted: it is no success."""
    done = [f"{number} {outcome}" for outcome, number in outcomes.items() if number]
    kept = f"{', '.join(done)}; what was stored stays" if done else "before any article was stored"
    note(f"interrupted: {path}: {kept}, and the same command goes on from there", quiet=False)
    return registry.INTERRUPTED
