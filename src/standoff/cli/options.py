"""The options that several commands share, and what they stand for."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Group, Parameter

from standoff.errors import InputError

EVERYWHERE = Group("Everywhere", sort_key=9)
FILTERS = Group("Which", sort_key=5)

Format = Annotated[Literal["table", "json", "csv"], Parameter(name="--format")]
FORMAT_HELP = "How to print it; json and csv hold all fields, with full words and offsets."


class UsageError(InputError):
    """A command line that can be parsed but makes no sense."""

    exit_code = 2


@dataclass(frozen=True, kw_only=True)
class Common:
    """What every command takes.

    Attributes:
        crisis: The crisis file; otherwise the variable STANDOFF_CRISIS, otherwise ./crisis.db.
        quiet: No progress and no notes on standard error; errors remain.
        color: Colours or none; otherwise only on a terminal, and not with the variable NO_COLOR.
        workers: Processes to extract with.
        model: spaCy pipeline to parse with, instead of the small English one.
        lexicon: A lexicon file of your own (actors in .yaml, offices in .csv); may be repeated.
    """

    crisis: Annotated[Path | None, Parameter(name=["--crisis", "-c"], group=EVERYWHERE)] = None
    quiet: Annotated[bool, Parameter(name=["--quiet", "-q"], negative=(), group=EVERYWHERE, show_default=False)] = False
    color: Annotated[bool | None, Parameter(group=EVERYWHERE)] = None
    workers: Annotated[int, Parameter(group=EVERYWHERE)] = 1
    model: Annotated[str | None, Parameter(group=EVERYWHERE)] = None
    lexicon: Annotated[
        tuple[Path, ...], Parameter(negative=(), consume_multiple=False, group=EVERYWHERE, show_default=False)
    ] = ()

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise UsageError(f"--workers {self.workers}: at least one process has to do the work")


Many = Parameter(negative=(), consume_multiple=False, group=FILTERS, show_default=False)


@dataclass(frozen=True, kw_only=True)
class Seen(Common):
    """What every command takes that shows the crisis.

    Attributes:
        without_judgements: As it was found: nothing that an analyst decided plays a part.
    """

    without_judgements: Annotated[bool, Parameter(negative=(), group=FILTERS, show_default=False)] = False


@dataclass(frozen=True, kw_only=True)
class Period:
    """Which days.

    Attributes:
        since: First day (YYYY-MM-DD).
        until: Last day (YYYY-MM-DD).
    """

    since: Annotated[date | None, Parameter(group=FILTERS)] = None
    until: Annotated[date | None, Parameter(group=FILTERS)] = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise UsageError(f"--until {self.until} lies before --since {self.since}")


@dataclass(frozen=True, kw_only=True)
class Which(Period):
    """Which records; within one option any value will do, and all options have to hold.

    Attributes:
        actor: Who acts, speaks or is bound: a code (KOR, NATO), an entity id or a name; may be repeated.
        recipient: Who is acted on or addressed; may be repeated.
        type: Type of event or commitment, form or act of a quote, stance of a claim; may be repeated.
        modality: State of an event or claim; may be repeated.
        document: An article: its id, path, file name or publisher; may be repeated.
    """

    actor: Annotated[tuple[str, ...], Many] = ()
    recipient: Annotated[tuple[str, ...], Many] = ()
    type: Annotated[tuple[str, ...], Many] = ()
    modality: Annotated[
        tuple[Literal["actual", "planned", "hypothetical"], ...],
        Parameter(negative=(), consume_multiple=False, group=FILTERS, show_default=False),
    ] = ()
    document: Annotated[tuple[str, ...], Many] = ()


COMMON, SEEN, PERIOD, WHICH = Common(), Seen(), Period(), Which()
