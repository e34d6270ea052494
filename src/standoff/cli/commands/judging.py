"""``standoff judge``: an analyst's decisions on what was found."""

import getpass
import os
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from standoff.cli import registry, session
from standoff.cli.commands.records import Form, Shared
from standoff.cli.console import Screen, note
from standoff.cli.options import COMMON, Common, UsageError

if TYPE_CHECKING:
    from standoff.api import Logged
    from standoff.model import Verdict

AUTHOR = "STANDOFF_AUTHOR"

Id = Annotated[str, Parameter(name="ID", help="The id in a citation, or its beginning.")]
By = Annotated[
    str | None,
    Parameter(name="--author", help="Who judges; otherwise the variable STANDOFF_AUTHOR, otherwise the user."),
]
Why = Annotated[str, Parameter(name="--note", show_default=False, help="Why; kept with the judgement.")]


def accept(
    first: Annotated[str, Parameter(name="ID...", help="Ids in citations, or their beginnings.")],
    /,
    *ids: Annotated[str, Parameter(show=False)],
    author: By = None,
    why: Why = "",
    common: Shared = COMMON,
) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    accept marks records as checked; every view shows the mark. Judgements are kept with author and time, and hold when
    the article changes, is extracted anew or is linked anew. Nothing that was found is changed: --without-judgements
    shows each view as it was found.
    """
    return _judge("accept", [(id_,) for id_ in (first, *ids)], author, why, common)


def reject(
    first: Annotated[str, Parameter(name="ID...", help="Ids in citations, or their beginnings.")],
    /,
    *ids: Annotated[str, Parameter(show=False)],
    author: By = None,
    why: Why = "",
    common: Shared = COMMON,
) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    reject takes records out of every view and out of what speaks for or against a commitment. With a quote goes what
    stands on its word; with an article, all of it.
    """
    return _judge("reject", [(id_,) for id_ in (first, *ids)], author, why, common)


def merge(one: Id, other: Id, /, *, author: By = None, why: Why = "", common: Shared = COMMON) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    merge puts together two articles or stories, two quotes or statements, two events or occurrences, two
    commitments or threads, two claims or questions of the ledger.
    """
    return _judge("merge", [(one, other)], author, why, common)


def split(
    id_: Id,
    other: Annotated[str | None, Parameter(name="ID", help="Only from this one.")] = None,
    /,
    *,
    author: By = None,
    why: Why = "",
    common: Shared = COMMON,
) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    split takes an article, quote or claim out of its story, statement or question, or two of them apart from each
    other. A story, statement or question that is split falls into its members.
    """
    return _judge("split", [(id_, other) if other else (id_,)], author, why, common)


def reground(
    mention: Annotated[str, Parameter(name="MENTION", help="The id of a mention; 'standoff show ID' lists them.")],
    entity: Annotated[str, Parameter(name="ENTITY", help="Whom it stands for: an id that 'standoff actors' lists.")],
    /,
    *,
    author: By = None,
    why: Why = "",
    common: Shared = COMMON,
) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    reground says whom a mention stands for. What refers back to it and the records that rest on it follow: who acts, is
    acted on, speaks, or is bound.
    """
    return _judge("reground", [(mention, entity)], author, why, common)


def rate(
    publisher: Annotated[str, Parameter(name="PUBLISHER", help="As citations name it.")],
    rating: Annotated[str, Parameter(name="RATING", help="A to F, with 1 to 6 behind it if you like: B, B2.")],
    /,
    *,
    author: By = None,
    why: Why = "",
    common: Shared = COMMON,
) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    rate puts a publisher on the Admiralty scale: A reliable, B usually, C fairly, D not usually, E not reliable, F
    cannot be judged; 1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. Each
    citation shows it.
    """
    return _judge("rate", [(publisher, rating)], author, why, common)


def undo(
    judgement: Annotated[str | None, Parameter(name="JUDGEMENT", help="Its id; without one, the last.")] = None,
    /,
    *,
    author: By = None,
    why: Why = "",
    common: Shared = COMMON,
) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    undo takes a judgement back. The log keeps both; undoing the undo puts it in force again.
    """
    return _judge("undo", [(judgement,) if judgement else ()], author, why, common)


def log(*, format_: Form = "table", common: Shared = COMMON) -> int:
    """Accept, reject, merge, split or re-ground what was found, and rate publishers.

    log lists all judgements in the order they were made: in force, undone, replaced by a later one on the same, or not
    found when nothing in the crisis is any longer what it is about.
    """
    from standoff.cli.listing import Column, plain, print_csv, print_json, print_table

    with session.opened(common) as crisis:
        found = crisis.judgement_log()
    screen = Screen(color=common.color)
    if format_ == "json":
        print_json(found, screen)
    elif format_ == "csv":
        print_csv([plain(entry) for entry in found], screen)
    elif not found:
        note("no judgements yet", quiet=common.quiet)
    else:
        styles = {"undone": "note", "replaced": "note", "not found": "warn"}
        columns: list[Column[Logged]] = [
            Column("made", lambda entry: f"{entry.judgement.made:%Y-%m-%d %H:%M}", style="gutter"),
            Column("by", lambda entry: entry.judgement.author, style="strong"),
            Column("verdict", lambda entry: entry.judgement.verdict),
            Column("on", _subject),
            Column("state", lambda entry: entry.state, styles=styles),
            Column("note", lambda entry: entry.judgement.note, style="note"),
        ]
        print_table(
            found, columns, screen, words=lambda entry: entry.words, cite=lambda entry: f"[{entry.judgement.id}]"
        )
    return registry.OK


def _subject(entry: "Logged") -> str:
    target = entry.now[0] if entry.now and entry.judgement.target not in entry.now else entry.judgement.target
    if entry.judgement.anchors and entry.judgement.anchors[0].record != entry.judgement.target:
        target = entry.judgement.target  # a group: its members are what is anchored
    return " ".join(name for name in (target, entry.judgement.other) if name)


def _judge(verdict: "Verdict", on: list[tuple[str, ...]], author: str | None, why: str, common: Common) -> int:
    by = author or os.environ.get(AUTHOR) or _user()
    with session.opened(common) as crisis:
        for ids in on:
            made = crisis.decide(verdict, *ids, author=by, note=why)
            told = " ".join(name for name in (made.target, made.other) if name)
            back = f"'standoff judge undo {made.id}' takes it back"
            note(f"{verdict} {told}, by {made.author}; {back}", quiet=common.quiet)
    return registry.OK


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError(f"judge: nobody knows who you are; give --author NAME or set {AUTHOR}") from error
