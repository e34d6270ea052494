"""Where labels and marks go so that they do not cover one another."""

from collections.abc import Sequence
from dataclasses import dataclass


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Places as near to the wanted ones as may be, in their order, no two nearer than *gap*, all between two bounds.

    Where the bounds leave too little room, the gap shrinks for all alike. Places that want to be at one spot are moved
    apart evenly on both sides of it (pool adjacent violators).
    """
    if not wanted:
        return []
    if len(wanted) > 1:
        gap = min(gap, (high - low) / (len(wanted) - 1))
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    # Less the gaps, the places only have to be in order: neighbours in the wrong order are pooled at their mean.
    pools: list[list[float]] = []  # sum, number
    for rank, i in enumerate(order):
        pools.append([wanted[i] - rank * gap, 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, number = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += number
    room = high - (len(wanted) - 1) * gap
    places = [0.0] * len(wanted)
    rank = 0
    for total, number in pools:
        base = min(max(total / number, low), max(low, room))
        for _ in range(int(number)):
            places[order[rank]] = base + rank * gap
            rank += 1
    return places


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def stacked(spans: Sequence[tuple[float, float]], *, air: float = 1.0) -> list[int]:
    """For each stretch the lowest row on which it meets none of those before it; given in order of their start."""
    ends: list[float] = []
    rows = []
    for start, end in spans:
        row = next((number for number, taken in enumerate(ends) if taken + air <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        else:
            ends[row] = end
        rows.append(row)
    return rows
