"""``standoff brief``."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from standoff.cli import registry
from standoff.cli.console import Screen, note
from standoff.cli.options import SEEN, Seen
from standoff.cli.session import looked_into, tell_failures


def brief(
    *inputs: Annotated[str, Parameter(help="Files, folders, globs or - ; none for the crisis file.")],
    format_: Annotated[
        Literal["text", "md", "html", "json"], Parameter(name="--format", help="How to print it.")
    ] = "text",
    all_: Annotated[
        bool, Parameter(name="--all", negative=(), show_default=False, help="Every line, with all its words.")
    ] = False,
    as_of: Annotated[
        date | None,
        Parameter(help="The day to write it for: what was published later is left out. Default: the latest article."),
    ] = None,
    since: Annotated[
        date | None, Parameter(help="Say what changed since that day, and leave out of the rest what is older.")
    ] = None,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"], help="Write it to this file.")] = None,
    common: Annotated[Seen, Parameter(name="*")] = SEEN,
) -> int:
    """Print the crisis on one screen, every line with its citation.

    With INPUTS it reads those articles, stores nothing and leaves the crisis file alone. What could not be read is a
    section of the brief: the exit code is 1 only when nothing could be read.

    Each citation names publisher or file, sentence, offsets in code points, and the id that show and why open.
    """
    with looked_into(common, inputs) as (crisis, _):
        found = crisis.brief(as_of=as_of, since=since)
        left_out = inputs and not found.glance.documents
        if left_out and not next(iter(crisis.documents()), None):
            tell_failures(found.failures)
            note("nothing could be read", quiet=False)
            return registry.IN_PART
    if output is None:
        _write(found, Screen(color=common.color), format_, everything=all_, inputs=inputs)
        return registry.OK
    with output.open("w", encoding="utf-8", errors="backslashreplace") as stream:
        _write(found, Screen(color=False, stream=stream), format_, everything=all_, inputs=inputs)
    return registry.OK


def _write(found: object, screen: Screen, format_: str, *, everything: bool, inputs: tuple[str, ...]) -> None:
    from standoff.api import Brief

    assert isinstance(found, Brief)
    if format_ == "json":
        from standoff.cli.listing import print_json

        print_json(found, screen)
        return
    from standoff.cli.briefing import page

    laid_out = page(found, everything=everything, footer=footer(inputs))
    if format_ == "html":
        from standoff.cli.as_html import html

        screen.write(html(laid_out))
    elif format_ == "md":
        from standoff.cli.as_markdown import markdown

        screen.write(markdown(laid_out))
    else:
        from standoff.cli.as_text import print_page

        print_page(laid_out, screen, everything=everything)


def footer(inputs: tuple[str, ...]) -> str:
    """How to open a citation of this brief."""
    where = "".join(f" {word}" if word.isprintable() and " " not in word else " INPUTS" for word in inputs)
    return (
        f"[publisher §sentence start–end id]: 'standoff show ID{where}' opens the words in their place, "
        f"'standoff why ID{where}' the rule and the reasons."
    )
