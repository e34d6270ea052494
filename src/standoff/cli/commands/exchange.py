"""``standoff export`` and ``standoff import``."""

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, Annotated, Literal

from cyclopts import Parameter

from standoff.cli import STANDARD_INPUT, registry, session
from standoff.cli.citing import count
from standoff.cli.commands.records import Inputs, Shared
from standoff.cli.console import Screen, note
from standoff.cli.options import COMMON


def export(
    *inputs: Inputs,
    format_: Annotated[
        Literal["jsonl"], Parameter(name="--format", help="The export contract: see docs/concepts.md.")
    ] = "jsonl",
    as_of: Annotated[date | None, Parameter(help="The day that the status of commitments is computed for.")] = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"], help="Write it to this file.")] = None,
    common: Shared = COMMON,
) -> int:
    """Print every record, one JSON object a line.

    Documents by path, each with its annotations in text order; then what links them. Offsets are half-open, in code
    points of the document's text, which is part of the export. import reads it back.
    """
    with session.looked_into(common, inputs) as (crisis, code), ExitStack() as stack:
        if output is None:
            screen = Screen(color=False)
        else:
            screen = Screen(color=False, stream=stack.enter_context(output.open("w", encoding="utf-8")))
        for line in crisis.export(as_of=as_of):
            screen.write(line + "\n")
    return code


def import_(
    *inputs: Annotated[str, Parameter(help="Exports, or - for standard input.")],
    common: Shared = COMMON,
) -> int:
    """Read the lines of an export into the crisis file.

    Nothing that is stored is replaced; the status of commitments is computed anew.
    """
    if not inputs:
        from standoff.cli.options import UsageError

        raise UsageError("import: name the export to read, or - for standard input")
    code = registry.OK
    for name in inputs:
        with ExitStack() as stack:
            lines: IO[bytes]
            if name == STANDARD_INPUT:
                lines, shown = sys.stdin.buffer, "standard input"
            else:
                lines, shown = stack.enter_context(Path(name).open("rb")), name
            crisis = stack.enter_context(session.opened(common, create=True))
            report = crisis.import_(lines, name=shown)
        told = f"{count(report.added, 'article')} added, {report.unchanged} unchanged"
        note(f"{session.crisis_path(common)}: {told}", quiet=common.quiet)
    return code
