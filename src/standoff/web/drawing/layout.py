"""Where the actors of a network stand: a force-directed layout, moved apart until no name covers another."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.web.drawing.placing import Box

_SEED = 7  # any will do; with one the same network always looks the same
_STEPS = 300
_ROUNDS = 400
_AIR = 6.0  # pixels between two actors with their names


@dataclass(frozen=True)
class Size:
    """Room that an actor needs around its place, in pixels."""

    left: float
    right: float
    above: float
    below: float

    def box(self, x: float, y: float) -> Box:
        """That room, at a place."""
        return Box(x - self.left, y - self.above, x + self.right, y + self.below)


def layout(
    sizes: Sequence[Size], weights: Mapping[tuple[int, int], float], *, width: float, height: float
) -> list[tuple[float, float]]:
    """A place for each actor, so that those who have more to do with one another stand nearer.

    Args:
        sizes: Room that each needs.
        weights: How much two of them, by number, have to do with each other.
        width: Width of the frame.
        height: Height of it.
    """
    if not sizes:
        return []
    import rustworkx

    graph: rustworkx.PyGraph[int, float] = rustworkx.PyGraph()
    graph.add_nodes_from(list(range(len(sizes))))
    graph.add_edges_from([(one, other, weight) for (one, other), weight in sorted(weights.items())])
    # Whoever has nothing to do with the others would be pushed out of sight, and they into a corner.
    first, *others = (min(group) for group in rustworkx.connected_components(graph))
    least = min(weights.values(), default=1.0)
    graph.add_edges_from([(first, other, least) for other in others])
    found = rustworkx.spring_layout(graph, seed=_SEED, num_iter=_STEPS, weight_fn=math.sqrt)
    return apart(_spanned([found[n] for n in range(len(sizes))], width, height), sizes, width=width, height=height)


def _spanned(found: Sequence[Sequence[float]], width: float, height: float) -> list[tuple[float, float]]:
    """Places stretched over the frame; the longer way of the layout lies along the longer side."""
    xs, ys = [place[0] for place in found], [place[1] for place in found]
    if (max(xs) - min(xs) < max(ys) - min(ys)) == (width > height):
        xs, ys = ys, xs
    return [(x * width, y * height) for x, y in zip(_parted(xs), _parted(ys), strict=True)]


def _parted(values: Sequence[float]) -> list[float]:
    """From 0 to 1, half by value and half by order: a crowd spreads, and a few far away leave it room."""
    low, span = min(values), max(values) - min(values)
    if not span:
        return [0.5] * len(values)
    order = sorted(range(len(values)), key=lambda n: (values[n], n))
    rank = {n: place / (len(values) - 1) for place, n in enumerate(order)}
    return [((value - low) / span + rank[n]) / 2 for n, value in enumerate(values)]


def apart(
    places: Sequence[tuple[float, float]], sizes: Sequence[Size], *, width: float, height: float
) -> list[tuple[float, float]]:
    """Places moved within the frame until the room of no two meets, as far as the frame has room for all."""
    spots = [_inside(place, size, width, height) for place, size in zip(places, sizes, strict=True)]
    for _ in range(_ROUNDS):
        moved = False
        for one in range(len(spots)):
            for other in range(one + 1, len(spots)):
                push = _push(sizes[one].box(*spots[one]), sizes[other].box(*spots[other]), swap=one % 2 == 0)
                if push is None:
                    continue
                moved = True
                dx, dy = push
                (x, y), (u, v) = spots[one], spots[other]
                spots[one] = _inside((x - dx, y - dy), sizes[one], width, height)
                spots[other] = _inside((u + dx, v + dy), sizes[other], width, height)
        if not moved:
            break
    return spots


def _push(one: Box, other: Box, *, swap: bool) -> tuple[float, float] | None:
    """Half the way by which two boxes have to part, along the shorter way out; ``None`` when they are apart."""
    across = min(one.right, other.right) - max(one.left, other.left) + _AIR
    down = min(one.bottom, other.bottom) - max(one.top, other.top) + _AIR
    if across <= 0 or down <= 0:
        return None
    right = (other.left + other.right) - (one.left + one.right)
    below = (other.top + other.bottom) - (one.top + one.bottom)
    if down < across:
        return 0.0, math.copysign(down / 2 + 0.1, below or (1 if swap else -1))
    return math.copysign(across / 2 + 0.1, right or (1 if swap else -1)), 0.0


def _inside(place: tuple[float, float], size: Size, width: float, height: float) -> tuple[float, float]:
    x, y = place
    return min(max(x, size.left), max(size.left, width - size.right)), min(
        max(y, size.above), max(size.above, height - size.below)
    )
