"""What a drawing is made of, read back from its SVG."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from standoff.web.drawing.lettering import width
from standoff.web.drawing.markup import Drawing
from standoff.web.drawing.placing import Box

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SLACK = 0.5  # pixels


@dataclass(frozen=True)
class Shape:
    """An element with its place.

    Attributes:
        name: ``circle``, ``text``...
        look: Its class.
        box: What it covers; of a text an estimate.
        words: Its text.
    """

    name: str
    look: str
    box: Box
    words: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        return (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2


def shapes(drawing: Drawing, look: str = "") -> list[Shape]:
    """Everything drawn, or what has a class."""
    root = ElementTree.fromstring(f"<svg>{drawing.body}</svg>")
    found = [shape for element in root.iter() if (shape := _shape(element)) is not None]
    return [shape for shape in found if not look or look in shape.look.split()]


def outside(drawing: Drawing) -> list[Shape]:
    """What lies beyond the edges."""
    return [
        shape
        for shape in shapes(drawing)
        if shape.box.left < -SLACK
        or shape.box.top < -SLACK
        or shape.box.right > drawing.width + SLACK
        or shape.box.bottom > drawing.height + SLACK
    ]


def covered(drawing: Drawing) -> list[tuple[str, str]]:
    """Texts that cover one another."""
    texts = [shape for shape in shapes(drawing) if shape.name == "text" and "pic-doubt" not in shape.look]
    return [
        (one.words, other.words)
        for place, one in enumerate(texts)
        for other in texts[place + 1 :]
        if one.box.meets(other.box)
    ]


def _shape(element: ElementTree.Element) -> Shape | None:
    look = element.get("class", "")

    def at(name: str) -> float:
        return float(element.get(name, "0"))

    match element.tag:
        case "circle":
            r = at("r") if "pic-target" not in look else 0
            return Shape("circle", look, Box(at("cx") - r, at("cy") - r, at("cx") + r, at("cy") + r))
        case "rect":
            return Shape("rect", look, Box(at("x"), at("y"), at("x") + at("width"), at("y") + at("height")))
        case "line":
            xs, ys = sorted((at("x1"), at("x2"))), sorted((at("y1"), at("y2")))
            return Shape("line", look, Box(xs[0], ys[0], xs[1], ys[1]))
        case "path":
            points = list(_points(element.get("d", "")))
            xs, ys = sorted(x for x, _ in points), sorted(y for _, y in points)
            return Shape("path", look, Box(xs[0], ys[0], xs[-1], ys[-1]))
        case "text":
            return _text(element, look)
    return None


def _points(commands: str) -> Iterator[tuple[float, float]]:
    numbers = [float(found) for found in _NUMBER.findall(commands)]
    assert re.fullmatch(r"[MLQCZ\s\d.-]+", commands), f"only absolute commands are read back: {commands}"
    return zip(numbers[::2], numbers[1::2], strict=True)


def _text(element: ElementTree.Element, look: str) -> Shape:
    words = " ".join("".join(element.itertext()).split())
    # The estimate of the layout is rather too wide; letters of the usual faces are two thirds of that or more.
    space = 0.8 * width(words)
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    start = {"middle": x - space / 2, "end": x - space}.get(element.get("text-anchor", ""), x)
    return Shape("text", look, Box(start, y - 9, start + space, y + 3), words)
