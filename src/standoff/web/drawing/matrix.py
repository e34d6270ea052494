"""A story as its outlets tell it: a row for each thing reported, a column for each outlet, a dot where they meet."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from standoff.web.drawing.lettering import fitted
from standoff.web.drawing.markup import WIDE, Drawing, join, tag

_ROW = 20.0
_LABELS = 520.0  # pixels of what is reported
_HEAD = 26.0


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something reported.

    Attributes:
        label: What it is.
        cells: For each outlet what it says, ``"•"`` where there is nothing to say in short, empty where it is silent.
        look: Style of its dots.
    """

    label: str
    cells: tuple[str, ...]
    look: str


def matrix(lines: Sequence[Line], outlets: Sequence[str], *, title: str, desc: str) -> Drawing:
    """The matrix."""
    room = (WIDE - _LABELS - 8) / max(1, len(outlets))
    pieces: list[Markup] = []
    for place, outlet in enumerate(outlets):
        x = _LABELS + room * (place + 0.5)
        pieces.append(tag("text", fitted(outlet, room - 8), cls="pic-lane", x=x, y=16, text_anchor="middle"))
    for number, line in enumerate(lines):
        y = _HEAD + _ROW * (number + 0.5)
        alone = sum(map(bool, line.cells)) == 1
        pieces.append(tag("line", cls="rule", x1=0, x2=WIDE, y1=y + _ROW / 2, y2=y + _ROW / 2))
        pieces.append(tag("text", fitted(line.label, _LABELS - 12), cls="pic-label ink", x=2, y=y + 4))
        for place, cell in enumerate(line.cells):
            x = _LABELS + room * (place + 0.5)
            if cell == "•":
                look = f"pic-dot {line.look}" + (" pic-alone" if alone else "")
                pieces.append(tag("circle", cls=look, cx=x, cy=y, r=4.5))
            elif cell:
                text = fitted(cell, room - 8)
                pieces.append(
                    tag("text", text, cls=f"pic-label pic-strong {line.look}", x=x, y=y + 4, text_anchor="middle")
                )
    height = _HEAD + _ROW * len(lines) + 4
    return Drawing(width=WIDE, height=height, title=title, desc=desc, body=join(pieces))
