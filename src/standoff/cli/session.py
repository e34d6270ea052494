"""Opening the crisis that a command works on, and finding what the user names in it."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.cli import STANDARD_INPUT
from standoff.cli.console import Progress, note
from standoff.cli.options import Common, Seen, UsageError, Which
from standoff.cli.registry import IN_PART, OK
from standoff.errors import NotFound

if TYPE_CHECKING:
    from standoff.api import AddReport, Crisis, Filter
    from standoff.model import Failure

DEFAULT = Path("crisis.db")


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while articles came in.

    Attributes:
        outcomes: Number of articles by what had become of them until then.
    """

    def __init__(self, outcomes: Mapping[str, int]) -> None:
        super().__init__("interrupted")
        self.outcomes = outcomes


VARIABLE = "STANDOFF_CRISIS"


def crisis_path(common: Common) -> Path:
    """The crisis file: as named, else the variable's, else ``./crisis.db``."""
    return common.crisis or Path(os.environ.get(VARIABLE) or DEFAULT)


@contextmanager
def opened(common: Common, *, create: bool = False) -> "Iterator[Crisis]":
    """The crisis file, open."""
    from standoff.api import Crisis

    judgements = not (isinstance(common, Seen) and common.without_judgements)
    with Crisis.open(
        crisis_path(common), create=create, model=common.model, lexicons=common.lexicon, judgements=judgements
    ) as crisis:
        yield crisis


@contextmanager
def looked_into(common: Common, inputs: Sequence[str]) -> "Iterator[tuple[Crisis, int]]":
    """The crisis file, or a crisis in memory made of *inputs*; and the exit code so far."""
    if not inputs:
        with opened(common) as crisis:
            yield crisis, OK
        return
    if common.crisis:
        raise UsageError(
            "--crisis and INPUTS exclude each other: without --crisis the articles are looked into in memory; "
            "to keep them, 'standoff add' them first"
        )
    from standoff.api import Crisis

    with Crisis.open(model=common.model, lexicons=common.lexicon) as crisis:
        report = add(crisis, inputs, common)
        yield crisis, IN_PART if report.failures else OK


def add(
    crisis: "Crisis", inputs: Sequence[str], common: Common, *, again: bool = False, **given: object
) -> "AddReport":
    """Add articles with a progress bar.

    Raises:
        Interrupted: By Ctrl-C; what was done until then is kept.
    """
    items = ["-" if item == STANDARD_INPUT else item for item in inputs]
    progress = Progress(files=_files(items), quiet=common.quiet)
    with progress.running():
        try:
            return crisis.add(items, workers=common.workers, again=again, progress=progress, **given)  # type: ignore[arg-type]
        except KeyboardInterrupt:
            raise Interrupted(progress.outcomes) from None


def tell_failures(failures: "Sequence[Failure]") -> None:
    """What could not be read, a line each on standard error, also when quiet is wanted."""
    for failure in failures:
        named = failure.error.startswith(failure.path)
        where = "" if named else f"{failure.path}: "
        component = "" if failure.component == "ingest" else f"{failure.component}: "
        # An article that is there all the same (a page cut off, a component that failed) was read in part.
        what = "not read" if failure.document is None else "read in part"
        note(f"{what}: {where}{component}{failure.error}", quiet=False)


def _files(items: Sequence[str]) -> int:
    """How many files there may be to read: enough for a bar, not a promise."""
    if not sys.stderr.isatty():
        return 0
    total = 0
    for item in items:
        path = Path(item)
        total += sum(len(files) for _, _, files in os.walk(path)) if path.is_dir() else 1
    return total


def wanted(crisis: "Crisis", which: Which) -> "Filter":
    """The filter that the options stand for, names resolved.

    Raises:
        NotFound: If a name is nobody's, or no article goes by it.
    """
    from standoff.api import Filter

    parties = _Parties(crisis)
    return Filter(
        actors=tuple(found for name in which.actor for found in parties.ids(name)),
        recipients=tuple(found for name in which.recipient for found in parties.ids(name)),
        types=tuple(form for name in which.type for form in {name, name.upper(), name.lower()}),
        modality=which.modality,
        documents=tuple(found for name in which.document for found in _documents(crisis, name)),
        since=which.since,
        until=which.until,
    )


class _Parties:
    """Who is meant by a code, an id or a name."""

    def __init__(self, crisis: "Crisis") -> None:
        self._crisis = crisis
        self._known: dict[str, set[str]] = {}

    def ids(self, name: str) -> list[str]:
        if name.isupper() and name.isalpha():
            return [name]  # a code; one that nobody here has finds nothing, which is an answer
        if not self._known:
            for actor in (*self._crisis.actors(by_country=True), *self._crisis.actors()):
                for form in (actor.entity, actor.name):
                    self._known.setdefault(form.casefold(), set()).add(actor.entity)
        found = self._known.get(name.casefold())
        if not found:
            raise NotFound(f"{name}: nobody in this crisis goes by that name; 'standoff actors' lists who does")
        return sorted(found)


def _documents(crisis: "Crisis", name: str) -> list[str]:
    found = [
        document.id
        for document in crisis.documents()
        if name in (document.id, document.path, document.publisher)
        or Path(document.path.rpartition("#")[0] or document.path).name == name
        or Path(document.path).name == name
        or (name.startswith("d-") and document.id.startswith(name))
    ]
    if not found:
        raise NotFound(f"{name}: no article has this id, path, file name or publisher; 'standoff stories' lists them")
    return found
