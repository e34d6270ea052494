"""What has been said would follow, as a tree: each commitment where the reader meets it first."""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.api import Cascade, CommitmentLine, Edge


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A commitment in the cascade.

    Attributes:
        edge: What leads to it.
        line: The commitment.
        again: Whether it stands further up already, with what follows from it.
        branches: What follows from it.
    """

    edge: Edge
    line: CommitmentLine
    again: bool = False
    branches: tuple["Branch", ...] = ()


def branches(cascade: Cascade) -> tuple[Branch, ...]:
    """The tree of a cascade; what several ways lead to is written out once."""
    lines = {line.id: line for line in cascade.nodes}
    told: set[str] = set()

    def below(origin: str | None) -> Iterator[Branch]:
        for edge in cascade.edges:
            if edge.origin != origin:
                continue
            again = edge.target in told
            told.add(edge.target)
            yield Branch(
                edge=edge,
                line=lines[edge.target],
                again=again,
                branches=() if again else tuple(below(edge.target)),
            )

    return tuple(below(None))
