"""What an extraction component is, and the annotations it reads.

A component is a declaration plus a pure function. It sees the document, what earlier components found, and the
lexicons; it has no store, no clock and no network, so the same text gives the same record everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standoff.extraction.parse import Parse
from standoff.model import (
    UNKNOWN_DATE,
    Attribution,
    Claim,
    Commitment,
    Document,
    Event,
    Mention,
    Published,
    Timex,
)

if TYPE_CHECKING:
    from standoff.extraction.actors import Actors
    from standoff.lexicons import Resources


@dataclass(slots=True)
class Annotations:
    """What is known about one document so far; each component fills what it ``assigns``.

    Attributes:
        parse: Tokens and dependencies.
        published: The DCT: as ingested, then narrowed by the ``dating`` component.
        actors: Which mention a token or phrase stands for (a view over ``mentions``).
        scratch: Indexes that a component offers to later ones (private to ``standoff.extraction``).
    """

    parse: Parse
    published: Published = UNKNOWN_DATE
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    scratch: dict[str, Any] = field(default_factory=dict)

    @property
    def actors(self) -> "Actors":
        """Which mention a token or phrase stands for."""
        found: Actors = self.scratch["actors"]
        return found


Run = Callable[[Document, Annotations, "Resources"], Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One step of extraction.

    Attributes:
        name: Written into every annotation it makes.
        version: Raised whenever its output changes; written into every annotation.
        requires: Names in ``Annotations`` that must be assigned before.
        assigns: Name in ``Annotations`` that the result of ``run`` is stored under.
        run: ``run(document, annotations, resources)`` returns the annotations, in text order.
    """

    name: str
    version: int
    requires: frozenset[str]
    assigns: str
    run: Run
