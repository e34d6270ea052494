"""``standoff ledger``."""

from typing import Annotated, Any

from cyclopts import Parameter

from standoff.cli import session
from standoff.cli.commands.records import Form, Inputs, Viewed
from standoff.cli.console import Screen
from standoff.cli.options import SEEN
from standoff.errors import NotFound


def ledger(
    *inputs: Inputs,
    question: Annotated[
        tuple[str, ...],
        Parameter(
            negative=(), consume_multiple=False, show_default=False, help="Only this one (its id); may be repeated."
        ),
    ] = (),
    all_: Annotated[
        bool,
        Parameter(name="--all", negative=(), show_default=False, help="Also matters on which there is one statement."),
    ] = False,
    format_: Form = "table",
    common: Viewed = SEEN,
) -> int:
    """List figures and statements on one matter side by side.

    Who says which figure, since when, who denies it, and who could not confirm it. Nothing is averaged or decided.
    """
    from standoff.cli.listing import plain, print_csv, print_json

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.ledger()
        if question:
            chosen = [row for row in found if any(row.id.startswith(name) for name in question)]
            if not chosen:
                raise NotFound(
                    f"{', '.join(question)}: no question of the ledger has this id; 'standoff ledger' lists them"
                )
            found = tuple(chosen)
        elif not all_:
            found = tuple(row for row in found if len(row.rows) + len(row.denials) + len(row.unconfirmed) > 1)
        screen = Screen(color=common.color)
        if format_ == "json":
            print_json(found, screen)
        elif format_ == "csv":
            rows: list[dict[str, Any]] = [
                {"question": row.id, "label": row.label, **plain(line), "words": line.citations[0].words}
                for row in found
                for line in (*row.rows, *row.denials, *row.unconfirmed)
            ]
            print_csv(rows, screen)
        else:
            from standoff.cli.as_text import print_entries
            from standoff.cli.briefing import figure_entries

            print_entries(figure_entries(found, everything=True), screen)
    return code
