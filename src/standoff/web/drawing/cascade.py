"""What has been said would follow, as boxes and arrows: a column for each level, or steps to the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from standoff.web.drawing.lettering import SIZE, fitted, width
from standoff.web.drawing.markup import NARROW, WIDE, Drawing, join, link, path, tag
from standoff.web.wording import plain

_PAD, _LEAD = 9.0, 16.0  # pixels between a box and its words, and from line to line
_GAP, _ACROSS, _WIDEST = 12.0, 46.0, 330.0  # pixels between boxes, between columns, and of the widest box
_INDENT = 16.0
_LINES = 3  # of the words in a box
_TIP = 7.0
_FRAMES = {"supposed": "pic-supposed", "averted": "pic-averted", "hedged": "pic-box pic-dashed"}


@dataclass(frozen=True, kw_only=True)
class Box:
    """A commitment, or what is supposed.

    Attributes:
        level: How many steps it is from what is supposed.
        head: Who is bound to whom.
        text: The words for what follows.
        href: Where they stand; empty for what is supposed.
        title: All of it in words.
        look: ``supposed``, ``averted``, ``hedged``, or empty.
    """

    level: int
    head: str
    text: str
    href: str
    title: str
    look: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """That one leads to another; dashed where it is only considered."""

    start: int
    end: int
    dashed: bool


@dataclass(frozen=True)
class _Placed:
    x: float
    y: float
    across: float
    down: float
    head: tuple[str, ...]
    text: tuple[str, ...]


def cascade(boxes: Sequence[Box], steps: Sequence[Step], *, title: str, desc: str, narrow: bool = False) -> Drawing:
    """The boxes by level, in the order given, and the steps between them."""
    frame = NARROW if narrow else WIDE
    placed = _indented(boxes, frame) if narrow else _columns(boxes, steps, frame)
    arrows = [_elbow(placed, step) if narrow else _curve(placed, step) for step in steps]
    drawn = [_box(box, spot) for box, spot in zip(boxes, placed, strict=True)]
    height = max((spot.y + spot.down for spot in placed), default=0.0) + 4
    return Drawing(width=frame, height=height, title=title, desc=desc, body=join([*arrows, *drawn]))


def _columns(boxes: Sequence[Box], steps: Sequence[Step], frame: float) -> list[_Placed]:
    levels = 1 + max(box.level for box in boxes)
    across = min(_WIDEST, (frame - 8 - _ACROSS * (levels - 1)) / levels)
    sized = [_sized(box, across) for box in boxes]
    placed: dict[int, _Placed] = {}
    for level in range(levels):
        here = [number for number, box in enumerate(boxes) if box.level == level]
        # Beside what leads to it, as far as there is room.
        wanted = {number: _middle(placed, [s.start for s in steps if s.end == number]) for number in here}
        y = 4.0
        for number in sorted(here, key=lambda number: (wanted[number], number)):
            spot = sized[number]
            y = max(y, wanted[number] - spot.down / 2) if level and len(here) == 1 else y
            placed[number] = _Placed(4 + level * (across + _ACROSS), y, across, spot.down, spot.head, spot.text)
            y += spot.down + _GAP
    return [placed[number] for number in range(len(boxes))]


def _middle(placed: dict[int, _Placed], starts: Sequence[int]) -> float:
    found = [placed[start].y + placed[start].down / 2 for start in starts if start in placed]
    return sum(found) / len(found) if found else 0.0


def _indented(boxes: Sequence[Box], frame: float) -> list[_Placed]:
    placed, y = [], 4.0
    for box in boxes:
        x = 2 + _INDENT * box.level
        spot = _sized(box, frame - 4 - x)
        placed.append(_Placed(x, y, frame - 4 - x, spot.down, spot.head, spot.text))
        y += spot.down + _GAP
    return placed


def _sized(box: Box, across: float) -> _Placed:
    head, text = _lines(box.head, across - 2 * _PAD, 2, 1.12), _lines(box.text, across - 2 * _PAD, _LINES)
    return _Placed(0.0, 0.0, across, 2 * _PAD + _LEAD * (len(head) + len(text)) - 4, head, text)


def _lines(text: str, space: float, most: int, wider: float = 1.0) -> tuple[str, ...]:
    """Words broken into lines; the last one is cut where there are too many."""
    found: list[str] = []
    words = plain(text).split()
    while words and len(found) < most - 1:
        line = [words.pop(0)]
        while words and width(" ".join([*line, words[0]])) * wider <= space:
            line.append(words.pop(0))
        found.append(fitted(" ".join(line), space / wider))
    return (*found, fitted(" ".join(words), space / wider)) if words else tuple(found)


def _box(box: Box, spot: _Placed) -> Markup:
    frame = _FRAMES.get(box.look, "pic-box")
    pieces = [tag("rect", cls=frame, x=spot.x, y=spot.y, width=spot.across, height=spot.down, rx=7)]
    for number, line in enumerate((*spot.head, *spot.text)):
        look = "pic-lane" if number < len(spot.head) else "pic-text"
        y = spot.y + _PAD + SIZE - 1 + number * _LEAD
        pieces.append(tag("text", line, cls=look, x=spot.x + _PAD, y=y))
    return (
        link(box.href, box.title, *pieces, cls="pic-link") if box.href else tag("g", tag("title", box.title), *pieces)
    )


def _curve(placed: Sequence[_Placed], step: Step) -> Markup:
    one, other = placed[step.start], placed[step.end]
    x, y, u, v = one.x + one.across, one.y + one.down / 2, other.x, other.y + other.down / 2
    bend = max(24.0, abs(u - x) / 2)
    return join(
        [
            tag("path", cls=_look(step), d=path("M", x, y, "C", x + bend, y, u - bend, v, u - _TIP, v)),
            tag("path", cls="pic-tip faint", d=path("M", u, v, "L", u - _TIP, v - 4, "L", u - _TIP, v + 4, "Z")),
        ]
    )


def _elbow(placed: Sequence[_Placed], step: Step) -> Markup:
    one, other = placed[step.start], placed[step.end]
    x, v = min(one.x + _INDENT / 2, other.x - 4), other.y + other.down / 2
    return tag("path", cls=_look(step), d=path("M", x, one.y + one.down, "L", x, v, "L", other.x, v))


def _look(step: Step) -> str:
    return "pic-step pic-dashed" if step.dashed else "pic-step"
