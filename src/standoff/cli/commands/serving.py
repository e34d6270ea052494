"""``standoff serve``."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from standoff.cli import registry, session
from standoff.cli.commands.records import Inputs, Shared
from standoff.cli.console import note
from standoff.cli.options import COMMON, Common, UsageError

TOKEN = "STANDOFF_TOKEN"  # the name of the variable; an option would stand in the list of processes
Names = Annotated[
    tuple[str, ...],
    Parameter(
        negative=(),
        consume_multiple=False,
        show_default=False,
        help="A host name by which it is asked for over the network; may be repeated.",
    ),
]


def serve(
    *inputs: Inputs,
    host: Annotated[str, Parameter(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="Port to listen on; 0 takes a free one.")] = 8765,
    name: Names = (),
    read_only: Annotated[bool, Parameter(negative=(), help="Nothing may be added or judged.")] = False,
    open_: Annotated[bool, Parameter(name="--open", negative=(), help="Open the browser as well.")] = False,
    common: Shared = COMMON,
) -> int:
    """Open the desk: read, check and judge the crisis in a browser.

    The address is printed; Ctrl-C ends it. The crisis file is made when it is missing. With INPUTS the desk looks into
    those articles and leaves every crisis file alone; what is added or judged there is gone when it ends.

    It listens to this machine alone. With another --host, whoever asks has to show a token: the variable
    STANDOFF_TOKEN, or a new one, which is part of the address that is printed.
    """
    from standoff.web.serving import Listening, Setting, serve

    listening = Listening(host=host, port=port, token=os.environ.get(TOKEN, ""), names=name)

    def ready(address: str) -> None:
        print(address, flush=True)
        note("the desk is open; Ctrl-C closes it", quiet=common.quiet)
        if open_:
            import webbrowser

            webbrowser.open(address)

    with _crisis(common, inputs) as (path, title):
        setting = Setting(
            crisis=path, read_only=read_only, model=common.model, lexicons=common.lexicon, name=title, warm=True
        )
        serve(setting, listening, ready=ready)
    return registry.OK


@contextmanager
def _crisis(common: Common, inputs: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The crisis file and what to call it; for *inputs* a file of their own, which goes away again."""
    if not inputs:
        path = session.crisis_path(common)
        yield path, path.name
        return
    if common.crisis:
        raise UsageError("--crisis and INPUTS exclude each other; 'standoff add' the articles first to keep them")
    from standoff.api import Crisis

    with tempfile.TemporaryDirectory(prefix="standoff-") as folder:
        path = Path(folder) / "crisis.db"
        with Crisis.open(path, model=common.model, lexicons=common.lexicon) as crisis:
            session.tell_failures(session.add(crisis, inputs, common).failures)
            crisis.link()
        yield path, ", ".join(Path(item).name for item in inputs)
