"""``standoff whatif``."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from standoff.cli import session
from standoff.cli.commands.records import Inputs, Shared
from standoff.cli.console import Screen
from standoff.cli.options import COMMON, UsageError

if TYPE_CHECKING:
    from standoff.api import Cascade

Form = Annotated[
    Literal["table", "json", "csv", "dot"],
    Parameter(name="--format", help="How to print it: a tree, a graph as JSON or DOT, or its edges as CSV."),
]
_DEPTH = 3


def whatif(
    sentence: Annotated[str, Parameter(name="SENTENCE", help="Who does what to whom, in quotation marks.")],
    /,
    *inputs: Inputs,
    as_of: Annotated[
        date | None,
        Parameter(help="The day: only commitments in force on it count. Default: the latest article's."),
    ] = None,
    depth: Annotated[int, Parameter(help="How many levels of consequences to follow.")] = _DEPTH,
    format_: Form = "table",
    common: Shared = COMMON,
) -> int:
    """List what has been said would follow if something happened, and by whom.

    The sentence is read like an article's. Every commitment in force whose condition it would meet is listed with its
    consequence, a score from 0 to 1 and why; consequences are followed on through the conditions of others and treaty
    clauses. Nothing is predicted: scores measure agreement with what was said, not likelihood.
    """
    from standoff.cli.listing import print_csv, print_json

    if depth < 1:
        raise UsageError(f"--depth {depth}: at least one level has to be followed")
    if not sentence.strip():
        raise UsageError("an empty sentence supposes nothing; write who does what to whom")
    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.whatif(sentence, as_of=as_of, depth=depth)
    screen = Screen(color=common.color)
    if format_ == "json":
        print_json(found, screen)
    elif format_ == "csv":
        print_csv(_rows(found), screen)
    elif format_ == "dot":
        from standoff.cli.supposing import dot

        screen.write(dot(found))
    else:
        from standoff.cli.supposing import print_tree

        print_tree(found, screen)
    return code


def _rows(found: "Cascade") -> list[dict[str, object]]:
    """One row per edge, with the commitment it leads to."""
    from standoff.cli.listing import plain

    lines = {line.id: plain(line) for line in found.nodes}
    return [{**plain(edge), "commitment": lines[edge.target]} for edge in found.edges]
