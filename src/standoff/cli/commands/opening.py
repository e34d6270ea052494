"""``standoff show`` and ``standoff why``: open a citation."""

from typing import Annotated, Literal

from cyclopts import Parameter

from standoff.cli import session
from standoff.cli.commands.records import Inputs, Viewed
from standoff.cli.console import Screen
from standoff.cli.options import SEEN

Id = Annotated[str, Parameter(name="ID", help="The id in a citation, or its beginning.")]
Form = Annotated[Literal["text", "json"], Parameter(name="--format", help="How to print it.")]


def show(id_: Id, /, *inputs: Inputs, format_: Form = "text", common: Viewed = SEEN) -> int:
    """Open a citation: the words in their place, and what they are tied to.

    With INPUTS, the id is looked up in those articles: ids depend on the text alone, so that what the brief of a folder
    cites opens there too.
    """
    from standoff.cli.listing import print_json
    from standoff.cli.opened import print_shown

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.show(id_)
        screen = Screen(color=common.color)
        if format_ == "json":
            print_json(found, screen)
        else:
            print_shown(crisis, found, screen)
    return code


def why(id_: Id, /, *inputs: Inputs, format_: Form = "text", common: Viewed = SEEN) -> int:
    """Say why a record is there: sentence, rule, lexicon entry, way through the grammar.

    The sentence is parsed once more: each line leads from the word that made the record to one of its parts, "─nsubj→"
    down to a subject and "←nsubj─" up from it. For an article it gives the reasons for its date; for a commitment also
    what its status rests on.
    """
    from standoff.cli.listing import plain, print_json
    from standoff.cli.opened import standing
    from standoff.cli.reasons import print_why

    with session.looked_into(common, inputs) as (crisis, code):
        found = crisis.why(id_)
        status = standing(crisis, found.id) if found.kind == "commitment" else None
        screen = Screen(color=common.color)
        if format_ == "json":
            print_json({**plain(found), **({"status": plain(status)} if status else {})}, screen)
        else:
            print_why(crisis, found, status, screen)
    return code
