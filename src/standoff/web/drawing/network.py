"""Who acts on whom, as a network: actors as discs with their names, acts as arrows between them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from standoff.web.drawing import signs
from standoff.web.drawing.layout import Size, layout
from standoff.web.drawing.lettering import SIZE, fitted, width
from standoff.web.drawing.markup import Drawing, join, link, path, tag

FRAME, FRAME_NARROW = (820.0, 560.0), (350.0, 440.0)
_LONGEST = 150.0  # pixels of a name
_BOLD = 1.12  # bold lettering is wider than plain
_BEND = 0.16  # of the way between two actors: arrows there and back lie beside one another
_HEAD = 8.0


@dataclass(frozen=True, kw_only=True)
class Node:
    """An actor.

    Attributes:
        name: How to print it.
        weight: How present it is, from 0 to 1.
        href: Where more is said of it.
        title: All of it in words.
    """

    name: str
    weight: float
    href: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """What one did to another.

    Attributes:
        start: Number of who acts.
        end: Number of who is acted on.
        score: Sum of scores; below 0 is hostile.
        weight: How much it is, from 0 to 1.
        href: Where the acts are.
        title: All of it in words.
    """

    start: int
    end: int
    score: float
    weight: float
    href: str
    title: str


def network(nodes: Sequence[Node], arrows: Sequence[Arrow], *, title: str, desc: str, narrow: bool = False) -> Drawing:
    """A network; who has more to do with one another stands nearer."""
    frame_width, frame_height = FRAME_NARROW if narrow else FRAME
    longest = 96.0 if narrow else _LONGEST
    names = [fitted(node.name, longest) for node in nodes]
    radii = [_radius(node, narrow=narrow) for node in nodes]
    sizes = [_size(name, r) for name, r in zip(names, radii, strict=True)]
    weights: dict[tuple[int, int], float] = {}
    for arrow in arrows:
        pair = (min(arrow.start, arrow.end), max(arrow.start, arrow.end))
        weights[pair] = weights.get(pair, 0.0) + arrow.weight
    places = layout(sizes, weights, width=frame_width, height=frame_height)
    pieces = [_arrow(arrow, places, sizes, radii) for arrow in sorted(arrows, key=lambda arrow: arrow.weight)]
    pieces += [_node(*each) for each in zip(nodes, names, radii, places, strict=True)]
    return Drawing(width=frame_width, height=frame_height, title=title, desc=desc, body=join(pieces))


def _radius(node: Node, *, narrow: bool) -> float:
    return (5.0 if narrow else 7.0) + (7.0 if narrow else 13.0) * math.sqrt(node.weight)


def _size(name: str, r: float) -> Size:
    half = max(r, width(name) * _BOLD / 2) + 1
    return Size(left=half, right=half, above=r + 1, below=r + SIZE + 6)


def _node(node: Node, name: str, r: float, place: tuple[float, float]) -> Markup:
    x, y = place
    disc = tag("circle", cls="pic-node", cx=x, cy=y, r=r)
    text = tag("text", name, cls="pic-name", x=x, y=y + r + SIZE + 1, text_anchor="middle")
    return link(node.href, node.title, disc, text, cls="pic-link")


def _arrow(
    arrow: Arrow, places: Sequence[tuple[float, float]], sizes: Sequence[Size], radii: Sequence[float]
) -> Markup:
    (x, y), (u, v) = places[arrow.start], places[arrow.end]
    dx, dy = u - x, v - y
    length = math.hypot(dx, dy) or 1.0
    # The way bends to its left; the way back, seen from the other end, to the other side.
    bend = min(_BEND * length, 36.0)
    bx, by = (x + u) / 2 + dy / length * bend, (y + v) / 2 - dx / length * bend
    thick = 1.2 + 3.6 * math.sqrt(arrow.weight)
    head = _HEAD + thick
    sx, sy = _toward(x, y, bx, by, radii[arrow.start] + 2)
    way_out = _out(u, v, bx, by, sizes[arrow.end], radii[arrow.end])
    ex, ey = _toward(u, v, bx, by, way_out)
    hx, hy = _toward(u, v, bx, by, way_out + head * 0.8)
    ax, ay = ex - hx, ey - hy
    reach = math.hypot(ax, ay) or 1.0
    nx, ny = -ay / reach * head * 0.45, ax / reach * head * 0.45
    look = f"{signs.tone(arrow.score)}" + (" pic-friendly" if arrow.score > 0 else "")
    way = path("M", sx, sy, "Q", bx, by, hx, hy)
    tip = path("M", ex, ey, "L", hx + nx, hy + ny, "L", hx - nx, hy - ny, "Z")
    return link(
        arrow.href,
        arrow.title,
        tag("path", cls="pic-reach", d=way),
        tag("path", cls=f"pic-way {look}", d=way, stroke_width=thick),
        tag("path", cls=f"pic-tip {signs.tone(arrow.score)}", d=tip),
        cls="pic-link",
    )


def _toward(x: float, y: float, u: float, v: float, way: float) -> tuple[float, float]:
    """The point so many pixels from one place on the way to another."""
    length = math.hypot(u - x, v - y) or 1.0
    return x + (u - x) / length * way, y + (v - y) / length * way


def _out(x: float, y: float, u: float, v: float, size: Size, r: float) -> float:
    """How far from an actor one is out of its disc and its name, on the way to another place."""
    length = math.hypot(u - x, v - y) or 1.0
    dx, dy = (u - x) / length, (v - y) / length
    first = int(r) + 2
    last = int(min(length / 2, math.hypot(size.right, size.below)))
    among_letters = [
        way for way in range(first, last) if r - 2 < dy * way < size.below and abs(dx * way) < size.right + 2
    ]
    return among_letters[-1] + 1.0 if among_letters else r + 2
