"""One actor's acts towards another over time, as bars: cooperative upward, hostile downward."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from standoff.web.drawing import signs
from standoff.web.drawing.axes import day_axis
from standoff.web.drawing.markup import Drawing, join, link, tag
from standoff.web.drawing.scales import Days, Figures, nice, shown

PANEL, PANEL_NARROW = 420.0, 350.0
_LEFT, _RIGHT = 34.0, 6.0
_LEAST = 1.5  # pixels: a bar that can be seen


@dataclass(frozen=True, kw_only=True)
class Bar:
    """The acts of a day, a week or a month.

    Attributes:
        first: First day.
        last: Last day.
        score: Sum of the days' scores; below 0 is hostile.
        href: Where the acts behind it are listed.
        title: All of it in words.
        chosen: Whether they are listed now.
    """

    first: date
    last: date
    score: float
    href: str
    title: str
    chosen: bool = False


def reach(scores: Sequence[float]) -> float:
    """The largest score that a picture of these has room for; panels that are compared share it."""
    most = max((abs(score) for score in scores), default=0.0)
    step = nice(most / 10)
    return max(math.ceil(most / step - 1e-9) * step, 1.0)


def tension(
    bars: Sequence[Bar],
    *,
    first: date,
    last: date,
    most: float,
    title: str,
    desc: str,
    width: float = PANEL,
    height: float = 116.0,
) -> Drawing:
    """A panel.

    Args:
        bars: The bars, in order of day.
        first: First day shown.
        last: Last day shown.
        most: Score at the upper edge; its negative is at the lower.
        title: What it shows.
        desc: The same in words.
        width: Width in pixels.
        height: Height without the days beneath.
    """
    top, bottom = 6.0, height
    right = width - _RIGHT
    days = Days(first=first, last=last, start=_LEFT + 8, end=right - 8)
    scale = Figures(low=-most, high=most, start=bottom, end=top)
    middle = scale(0)
    pieces: list[Markup] = [day_axis(days, top=top, bottom=bottom, left=_LEFT, right=right)]
    for tick in (-most, most):
        label = f"−{shown(most)}" if tick < 0 else f"+{shown(most)}"
        y = scale(tick)
        pieces.append(tag("line", cls="rule", x1=_LEFT, x2=right, y1=y, y2=y))
        pieces.append(tag("text", label, cls="pic-tick", x=_LEFT - 6, y=y + (8 if tick > 0 else 0), text_anchor="end"))
    for bar in bars:
        pieces.append(_bar(bar, days, scale, middle, right))
    pieces.append(tag("line", cls="pic-zero", x1=_LEFT, x2=right, y1=middle, y2=middle))
    return Drawing(width=width, height=height + 22, title=title, desc=desc, body=join(pieces))


def _bar(bar: Bar, days: Days, scale: Figures, middle: float, right: float) -> Markup:
    half = min(9.0, max(1.2, days.step * 0.4))
    start, end = days(bar.first) - half, days(bar.last) + half
    start, end = max(_LEFT, start + 0.5), min(right, max(end - 0.5, start + 2))
    y = scale(bar.score)
    extent = max(abs(y - middle), _LEAST)
    edge = middle - extent if bar.score > 0 else middle if bar.score < 0 else middle - extent / 2
    look = f"pic-bar {signs.tone(bar.score)}" + (" pic-chosen" if bar.chosen else "")
    target = tag("rect", cls="pic-target", x=start, y=scale.end, width=end - start, height=scale.start - scale.end)
    shape = tag("rect", cls=look, x=start, y=edge, width=end - start, height=extent)
    return link(bar.href, bar.title, target, shape, cls="pic-link")
