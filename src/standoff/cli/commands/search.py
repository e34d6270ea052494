"""``standoff search``."""

from typing import Annotated, Any

from cyclopts import Parameter

from standoff.cli import session
from standoff.cli.commands.records import Form, Inputs, Viewed
from standoff.cli.console import Screen, note
from standoff.cli.options import SEEN, UsageError


def search(
    query: Annotated[str, Parameter(help='Words, "phrases", AND, OR, NOT, begin*.')],
    /,
    *inputs: Inputs,
    limit: Annotated[int, Parameter(help="How many articles at most.")] = 20,
    format_: Form = "table",
    common: Viewed = SEEN,
) -> int:
    """Find articles by their words.

    All words have to occur. The best article comes first, with the sentence that holds most of the words.
    """
    from standoff.cli.citing import cite, days
    from standoff.cli.listing import Column, plain, print_csv, print_json, print_table

    if limit < 1:
        raise UsageError(f"--limit {limit}: at least one article")
    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.search(query, limit=limit)
        screen = Screen(color=common.color)
        if format_ == "table":
            columns: list[Column[Any]] = [
                Column("published", lambda hit: days(hit.document.published), style="gutter"),
                Column("hits", lambda hit: str(len(hit.hits)), right=True),
                Column("headline", lambda hit: hit.document.title, style="strong"),
            ]
            if found:
                print_table(
                    found,
                    columns,
                    screen,
                    words=lambda hit: hit.excerpt.words,
                    cite=lambda hit: cite(hit.excerpt),
                )
            else:
                note("no article has these words", quiet=common.quiet)
        elif format_ == "json":
            print_json(found, screen)
        else:
            print_csv(
                [
                    {**plain(hit.document), "score": hit.score, "hits": len(hit.hits), "excerpt": hit.excerpt.words}
                    for hit in found
                ],
                screen,
            )
    return code
