"""All lexicons together, each read when a component first asks for it."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from standoff.lexicons.actors import ActorLexicon
    from standoff.lexicons.commitments import CommitmentLexicon
    from standoff.lexicons.events import EventLexicon
    from standoff.lexicons.offices import OfficeTable
    from standoff.lexicons.quantities import QuantityLexicon
    from standoff.lexicons.reporting import ReportingLexicon
    from standoff.lexicons.times import TimeLexicon


class Resources:
    """The lexicons that components read. Immutable after construction; loads lazily, once.

    Args:
        extra: Lexicon files of the user (YAML or CSV), which add to or override the packaged actors.
    """

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        self.extra = tuple(extra)

    @cached_property
    def actors(self) -> "ActorLexicon":
        """States, organisations, groups and the nouns that stand for them."""
        from standoff.lexicons.actors import load_actors

        return load_actors(self.extra)

    @cached_property
    def given_names(self) -> "dict[str, Literal['f', 'm']]":
        """Sex by given name, for names that leave no doubt."""
        from standoff.lexicons.reading import read_yaml

        listed = read_yaml("given_names.yaml", dict[str, tuple[str, ...]])
        women: dict[str, Literal["f", "m"]] = dict.fromkeys(listed["female"], "f")
        return women | dict.fromkeys(listed["male"], "m")

    @cached_property
    def offices(self) -> "OfficeTable":
        """Who held which office, from when to when."""
        from standoff.lexicons.offices import load_offices

        return load_offices(self.extra)

    @cached_property
    def reporting(self) -> "ReportingLexicon":
        """Reporting cues."""
        from standoff.lexicons.reporting import load_reporting

        return load_reporting()

    @cached_property
    def times(self) -> "TimeLexicon":
        """Words of time."""
        from standoff.lexicons.times import load_times

        return load_times()

    @cached_property
    def events(self) -> "EventLexicon":
        """Verbs and nouns of events in PLOVER's types."""
        from standoff.lexicons.events import load_events

        return load_events()

    @cached_property
    def quantities(self) -> "QuantityLexicon":
        """Number words, hedges and what is counted."""
        from standoff.lexicons.quantities import load_quantities

        return load_quantities()

    @cached_property
    def commitments(self) -> "CommitmentLexicon":
        """Cues of threats, promises, red lines, obligations and conditions."""
        from standoff.lexicons.commitments import load_commitments

        return load_commitments()


@cache
def default_resources() -> Resources:
    """The packaged lexicons, loaded once per process."""
    return Resources()
