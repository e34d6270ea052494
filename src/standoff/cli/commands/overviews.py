"""``standoff stories``, ``timeline``, ``actors`` and ``tension``: the crisis seen as a whole."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from cyclopts import Parameter

from standoff.cli import session
from standoff.cli.commands.records import Form, Inputs, Viewed
from standoff.cli.console import Screen
from standoff.cli.options import FILTERS, PERIOD, SEEN, Period

if TYPE_CHECKING:
    from standoff.api import ActorCount, Story, TimelineLine

T = TypeVar("T")
When = Annotated[Period, Parameter(name="*")]


def stories(*inputs: Inputs, format_: Form = "table", common: Viewed = SEEN) -> int:
    """List the happenings that the articles are about.

    Each with its articles, when they were published and how that is known; copies of one text are one origin.
    """
    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.stories()
        screen = Screen(color=common.color)
        if format_ == "table":
            from standoff.cli.as_text import print_entries
            from standoff.cli.story_list import story_entries

            print_entries(story_entries(found), screen)
        else:
            _data(found, format_, screen, _story_rows)
    return code


def _story_rows(story: "Story") -> list[dict[str, Any]]:
    """A row for each article of the story."""
    from standoff.cli.listing import plain

    head = {"story": story.id, "label": story.label, "origins": story.origins}
    return [{**head, **plain(line)} for line in story.documents]


def timeline(
    *inputs: Inputs,
    type_: Annotated[
        tuple[str, ...],
        Parameter(
            name="--type",
            negative=(),
            consume_multiple=False,
            group=FILTERS,
            show_default=False,
            help="Type of event; may be repeated.",
        ),
    ] = (),
    format_: Form = "table",
    when: When = PERIOD,
    common: Viewed = SEEN,
) -> int:
    """List what happened on which day.

    What several articles tell of one act of one day is one line. What has no day that can be told is left out: events
    lists it.
    """
    from standoff.cli.briefing import timeline_entry

    with session.looked_into(common, inputs) as (crisis, code):
        kinds = {name.upper() for name in type_}
        found = [
            line for line in crisis.timeline(since=when.since, until=when.until) if not kinds or line.type in kinds
        ]
        screen = Screen(color=common.color)
        if format_ == "table":
            from standoff.cli.as_text import print_entries

            print_entries([timeline_entry((line,)) for line in found], screen)
        else:
            _data(found, format_, screen, lambda line: [_timeline_row(line)])
    return code


def _timeline_row(line: "TimelineLine") -> dict[str, Any]:
    from standoff.cli.listing import plain

    row: dict[str, Any] = plain(line)
    return {**row, "words": line.citations[0].words}


def actors(
    *inputs: Inputs,
    by_country: Annotated[
        bool,
        Parameter(negative=(), show_default=False, help="Count everybody for the state or organisation they act for."),
    ] = False,
    format_: Form = "table",
    common: Viewed = SEEN,
) -> int:
    """List who occurs, acts and is acted on."""
    from standoff.cli.citing import cite
    from standoff.cli.listing import Column, plain, print_table

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.actors(by_country=by_country)
        screen = Screen(color=common.color)
        if format_ == "table":
            columns: list[Column[ActorCount]] = [
                Column("id", lambda actor: actor.entity),
                Column("name", lambda actor: actor.name, style="strong"),
                Column("type", lambda actor: actor.type),
                Column("for", lambda actor: actor.country or ""),
                Column("mentions", lambda actor: str(actor.mentions), right=True),
                Column("articles", lambda actor: str(actor.documents), right=True),
                Column("acts", lambda actor: str(actor.acts), right=True),
                Column("acted on", lambda actor: str(actor.receives), right=True),
            ]
            print_table(found, columns, screen, words=lambda actor: "", cite=lambda actor: cite(actor.first))
        else:
            _data(found, format_, screen, lambda actor: [plain(actor)])
    return code


def tension(*inputs: Inputs, format_: Form = "table", when: When = PERIOD, common: Viewed = SEEN) -> int:
    """List how hostile who was to whom on which day.

    The sum of the scores of the acts of that day, from −10 (hostile) to +10 each, with what is only planned and what
    stands on somebody's word counted for less (docs/linking.md).
    """
    from standoff.api.dates import one
    from standoff.cli.listing import Column, plain, print_table

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.tension(since=when.since, until=when.until)
        screen = Screen(color=common.color)
        if format_ == "table":
            columns: list[Column[Any]] = [
                Column("day", lambda row: one(row.day), style="gutter"),
                Column("actor", lambda row: row.actor, style="strong"),
                Column("recipient", lambda row: row.recipient, style="strong"),
                Column("score", lambda row: f"{row.score:+.1f}", right=True),
                Column("events", lambda row: str(len(row.events)), right=True),
            ]
            print_table(found, columns, screen, words=lambda row: "", cite=lambda row: f"[{' '.join(row.events[:2])}]")
        else:
            _data(found, format_, screen, lambda row: [plain(row)])
    return code


def _data(found: Sequence[T], format_: str, screen: Screen, rows: Callable[[T], list[dict[str, Any]]]) -> None:
    from standoff.cli.listing import print_csv, print_json

    if format_ == "json":
        print_json(found, screen)
    else:
        print_csv([row for one in found for row in rows(one)], screen)
