"""Stories over time: one bar each, from its first article to its last, its name beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from standoff.web.drawing.axes import day_axis
from standoff.web.drawing.lettering import fitted, width
from standoff.web.drawing.markup import NARROW, WIDE, Drawing, join, link, tag
from standoff.web.drawing.scales import Days, days

_ROW, _ROW_NARROW = 24.0, 36.0
_THIN, _THICK = 3.0, 13.0


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A story.

    Attributes:
        first: First day of publication.
        last: Last day.
        weight: Number of articles, as a part of the most, from 0 to 1.
        label: Its name.
        href: Where it is told outlet by outlet.
        title: All of it in words.
    """

    first: date
    last: date
    weight: float
    label: str
    href: str
    title: str


def stories(bars: Sequence[Bar], *, title: str, desc: str, narrow: bool = False) -> Drawing:
    """Bars one below the other, in the order given."""
    wide, row = (NARROW, _ROW_NARROW) if narrow else (WIDE, _ROW)
    left, right, top = 10.0, wide - 10.0, 6.0
    bottom = top + row * len(bars) + 4
    scale = days([day for bar in bars for day in (bar.first, bar.last)], start=left + 8, end=right - 8)
    pieces: list[Markup] = [day_axis(scale, top=top, bottom=bottom, left=left, right=right)]
    for number, bar in enumerate(bars):
        pieces.append(_bar(bar, scale, top + row * number, left, right, narrow=narrow))
    return Drawing(width=wide, height=bottom + 22, title=title, desc=desc, body=join(pieces))


def _bar(bar: Bar, scale: Days, y: float, left: float, right: float, *, narrow: bool) -> Markup:
    start, end = scale(bar.first) - 4, scale(bar.last) + 4
    thick = _THIN + (_THICK - _THIN) * bar.weight
    middle = y + (25 if narrow else 13)
    shape = tag("rect", cls="pic-story", x=start, y=middle - thick / 2, width=end - start, height=thick, rx=2)
    if narrow:
        text = fitted(bar.label, right - left)
        x = min(max(start, left), right - width(text))
        return link(
            bar.href, bar.title, shape, tag("text", text, cls="pic-label pic-over ink", x=x, y=y + 13), cls="pic-link"
        )
    # Beside the bar, where there is more room.
    if right - end >= start - left:
        text = fitted(bar.label, right - end - 10)
        name = tag("text", text, cls="pic-label pic-over ink", x=end + 7, y=middle + 4)
    else:
        text = fitted(bar.label, start - left - 10)
        name = tag("text", text, cls="pic-label pic-over ink", x=start - 7, y=middle + 4, text_anchor="end")
    return link(bar.href, bar.title, shape, name, cls="pic-link")
