"""``standoff commitments``."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from standoff.cli import session
from standoff.cli.commands.records import Form, Inputs, Viewed, Wanted
from standoff.cli.console import Screen
from standoff.cli.options import SEEN, WHICH

if TYPE_CHECKING:
    from standoff.model import Commitment


def commitments(
    *inputs: Inputs,
    as_of: Annotated[
        date | None,
        Parameter(help="The day to judge them for: what was published later is left out. Default: the latest article."),
    ] = None,
    format_: Form = "table",
    which: Wanted = WHICH,
    common: Viewed = SEEN,
) -> int:
    """List threats, red lines, promises, obligations, and where each stands.

    --type takes threat, ultimatum, promise, 'red line', obligation, policy or demand. A commitment is a consequence
    under a condition: if this, then that. It is open, its trigger is reported or disputed, it is carried out, withdrawn
    or lapsed; why ID names the reports on both sides. As JSON or CSV each names its thread: what it is to its issuer's
    statement before (restated, hardened, softened, conditions changed).
    """
    from standoff.cli.briefing_commitments import STATUS_STYLE
    from standoff.cli.citing import cite, days
    from standoff.cli.commands.records import full
    from standoff.cli.listing import Column, plain, print_csv, print_json, print_table

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.commitments(session.wanted(crisis, which), as_of=as_of)
        screen = Screen(color=common.color)
        if format_ == "table":
            from standoff.api import Standing

            columns: list[Column[Standing]] = [
                Column("said", lambda it: days(crisis.cite(it.commitment).published), style="gutter"),
                Column("type", lambda it: it.commitment.type),
                Column("issuer", lambda it: ", ".join(crisis.parties(it.commitment)[0]), style="strong"),
                Column("addressee", lambda it: ", ".join(crisis.parties(it.commitment)[1]), style="strong"),
                Column("status", lambda it: it.status.status, styles=STATUS_STYLE),
                Column("says", lambda it: crisis.who(it.commitment) or "", style="note"),
            ]
            print_table(
                found,
                columns,
                screen,
                words=lambda it: crisis.cite(it.commitment).words,
                cite=lambda it: cite(crisis.cite(it.commitment)),
                marked=lambda it: crisis.cite(it.commitment).accepted,
            )
            return code
        standings = {it.commitment.id: plain(it.status) for it in found}
        stages = {stage.commitment: (thread.id, stage) for thread in crisis.threads() for stage in thread.stages}

        def more(record: "Commitment") -> dict[str, Any]:
            thread, stage = stages.get(record.id, (None, None))
            return {
                "status": standings[record.id],
                "thread": thread,
                "relation": stage.relation if stage else None,
                "before": stage.before if stage else None,
            }

        rows = full(crisis, [it.commitment for it in found], more)
        (print_json if format_ == "json" else print_csv)(rows, screen)
    return code
