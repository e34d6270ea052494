"""The axes that several pictures share."""

from markupsafe import Markup

from standoff.web.drawing.lettering import SIZE, width
from standoff.web.drawing.markup import join, tag
from standoff.web.drawing.scales import Days, Figures, shown

_AIR = 6.0  # pixels between two labels
_SLACK = 0.01  # pixels that adding and taking away may lose


def day_axis(days: Days, *, top: float, bottom: float, left: float, right: float) -> Markup:
    """Days beneath a frame, with a fine line up through it at each that is named; labels stay between the sides."""
    pieces, free = [], left
    for day, label in days.ticks():
        x, half = days(day), width(label) / 2
        pieces.append(tag("line", cls="rule", x1=x, x2=x, y1=top, y2=bottom))
        place = min(max(x, left + half), right - half)
        if place - half < free - _SLACK:
            continue  # the label before was moved in from the edge
        free = place + half + _AIR
        pieces.append(tag("text", label, cls="pic-tick", x=place, y=bottom + SIZE + 4, text_anchor="middle"))
    return join(pieces)


def figure_axis(scale: Figures, *, left: float, right: float, most: int = 6) -> Markup:
    """Figures left of a frame, with a fine line through it at each that is named."""
    pieces = []
    for tick in scale.ticks(most):
        y = scale(tick)
        pieces.append(tag("line", cls="rule", x1=left, x2=right, y1=y, y2=y))
        pieces.append(tag("text", shown(tick), cls="pic-tick", x=left - 8, y=y + 4, text_anchor="end"))
    return join(pieces)
