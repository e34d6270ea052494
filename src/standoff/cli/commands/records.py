"""``standoff events``, ``quotes`` and ``claims``: records of one kind."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from cyclopts import Parameter

from standoff.cli import session
from standoff.cli.console import Screen
from standoff.cli.options import FORMAT_HELP, SEEN, WHICH, Common, Format, Seen, Which

if TYPE_CHECKING:
    from standoff.api import Crisis
    from standoff.cli.listing import Column
    from standoff.model import Attribution, Claim, Commitment, Event

R = TypeVar("R", "Attribution", "Claim", "Commitment", "Event")
Inputs = Annotated[str, Parameter(help="Articles to look into instead of the crisis file.")]
Form = Annotated[Format, Parameter(help=FORMAT_HELP)]
Wanted = Annotated[Which, Parameter(name="*")]
Shared = Annotated[Common, Parameter(name="*")]
Viewed = Annotated[Seen, Parameter(name="*")]


def events(*inputs: Inputs, format_: Form = "table", which: Wanted = WHICH, common: Viewed = SEEN) -> int:
    """List who did what to whom.

    Types are those of PLOVER: AGREE, CONSULT, SUPPORT, COOPERATE, AID, CONCEDE, RETREAT, REQUEST, ACCUSE, REJECT,
    THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT. The date is that of the event where the article gives one.
    As JSON or CSV each event names the occurrence that it reports, when other events report it, too.
    """
    from standoff.cli.citing import days
    from standoff.cli.listing import Column

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.events(session.wanted(crisis, which))
        columns: list[Column[Event]] = [
            Column("date", lambda event: days(event.when) if event.when else "", style="gutter"),
            Column("actor", lambda event: ", ".join(crisis.parties(event)[0]), style="strong"),
            Column("recipient", lambda event: ", ".join(crisis.parties(event)[1]), style="strong"),
            Column("type", lambda event: event.type + (f" ({event.mode})" if event.mode else "")),
            Column("state", lambda event: "not so" if event.negated else _state(event.modality), style="warn"),
            Column("says", lambda event: crisis.who(event) or "", style="note"),
        ]
        member_of = {id_: one.id for one in crisis.occurrences() for id_ in (*one.events, *one.planned, *one.against)}
        _show(crisis, found, columns, format_, common, lambda event: {"occurrence": member_of.get(event.id)})
    return code


def quotes(*inputs: Inputs, format_: Form = "table", which: Wanted = WHICH, common: Viewed = SEEN) -> int:
    """List who said what.

    --type takes a form (direct, mixed, indirect) or an act (say, threaten, warn, promise, demand, request, accuse,
    deny, reject, praise, ask, believe, plan, agree).
    """
    from standoff.cli.citing import days
    from standoff.cli.listing import Column

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.quotes(session.wanted(crisis, which))
        columns: list[Column[Attribution]] = [
            Column("date", lambda quote: days(quote.when) if quote.when else "", style="gutter"),
            Column("speaker", lambda quote: crisis.who(quote) or "", style="strong"),
            Column("for", lambda quote: ", ".join(quote.speaker_countries)),
            Column("form", lambda quote: quote.type),
            Column("act", lambda quote: quote.act, styles={"threaten": "hot", "warn": "warn", "deny": "warn"}),
        ]
        _show(crisis, found, columns, format_, common)
    return code


def claims(*inputs: Inputs, format_: Form = "table", which: Wanted = WHICH, common: Viewed = SEEN) -> int:
    """List who asserts, denies or could not confirm what.

    --type takes a stance (asserts, denies, unconfirmed); --recipient is whose the counted things are.
    """
    from standoff.cli.citing import days
    from standoff.cli.listing import Column

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.claims(session.wanted(crisis, which))
        columns: list[Column[Claim]] = [
            Column("date", lambda claim: days(claim.when) if claim.when else "", style="gutter"),
            Column("by", lambda claim: crisis.who(claim) or "", style="strong"),
            Column("stance", lambda claim: claim.stance, styles={"denies": "warn", "unconfirmed": "warn"}),
            Column("figure", lambda claim: claim.quantity.text if claim.quantity else "", right=True, style="figure"),
            Column("of", lambda claim: (claim.quantity.unit or "") if claim.quantity else ""),
            Column("state", lambda claim: _state(claim.modality), style="warn"),
        ]
        _show(crisis, found, columns, format_, common)
    return code


def _state(modality: str) -> str:
    return "" if modality == "actual" else modality


def _show(
    crisis: "Crisis",
    found: "Sequence[R]",
    columns: "Sequence[Column[R]]",
    format_: str,
    common: Common,
    more: "Callable[[R], dict[str, Any]]" = lambda record: {},
) -> None:
    """The records as a table, or with all their fields and the words they rest on."""
    from standoff.cli.citing import cite
    from standoff.cli.listing import print_csv, print_json, print_table

    screen = Screen(color=common.color)
    if format_ == "table":
        print_table(
            found,
            columns,
            screen,
            words=lambda record: crisis.cite(record).words,
            cite=lambda record: cite(crisis.cite(record)),
            marked=lambda record: crisis.cite(record).accepted,
        )
        return
    rows = full(crisis, found, more)
    if format_ == "json":
        print_json(rows, screen)
    else:
        print_csv(rows, screen)


def full(crisis: "Crisis", found: "Sequence[R]", more: "Callable[[R], dict[str, Any]]") -> list[dict[str, Any]]:
    """Records as the export contract has them, each with who says so and the words it rests on."""
    from standoff.cli.listing import plain

    return [
        {**plain(record), "who": crisis.who(record), "citation": _citation(crisis, record), **more(record)}
        for record in found
    ]


def _citation(crisis: "Crisis", record: "R") -> dict[str, Any]:
    from standoff.cli.listing import plain

    fields: dict[str, Any] = plain(crisis.cite(record))
    # The rest repeats the record's own fields.
    return {name: fields[name] for name in ("publisher", "rating", "published", "sentence", "words", "accepted")}
