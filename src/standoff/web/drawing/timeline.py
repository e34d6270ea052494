"""Acts over time: one lane per actor, one sign per act, uncertain dates as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from standoff.web.drawing import signs
from standoff.web.drawing.axes import day_axis
from standoff.web.drawing.lettering import fitted, width
from standoff.web.drawing.markup import NARROW, WIDE, Drawing, join, link, tag
from standoff.web.drawing.placing import stacked
from standoff.web.drawing.scales import Days

_ROW = 15.0  # pixels of a sign
_LONGEST = 250.0  # pixels of the name of a lane
_BOLD = 1.12  # bold lettering is wider than plain
_AIR = 8.0  # pixels above and below the signs of a lane
_TALLEST = 9  # rows of a lane; what needs more is told in numbers


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act.

    Attributes:
        lane: Number of the lane of who acts.
        first: First day it can have happened.
        last: Last day.
        kind: What kind of act.
        score: From −10 (hostile) to +10 (cooperative).
        planned: Whether it is only planned.
        told: Whether it stands on somebody's word.
        denied: Whether somebody denies it.
        href: Where its words are.
        title: All of it in words.
    """

    lane: int
    first: date
    last: date
    kind: signs.Kind
    score: float
    planned: bool
    told: bool
    denied: bool
    href: str
    title: str


def timeline(
    acts: Sequence[Act],
    lanes: Sequence[str],
    *,
    first: date,
    last: date,
    title: str,
    desc: str,
    narrow: bool = False,
) -> Drawing:
    """Acts between two days.

    Args:
        acts: The acts; days outside are cut off.
        lanes: Names of the lanes.
        first: First day shown.
        last: Last day shown.
        title: What it shows.
        desc: The same in words.
        narrow: Whether it is for a telephone: the lanes are named above themselves.
    """
    wide = NARROW if narrow else WIDE
    room = min(_LONGEST, max((width(name) * _BOLD for name in lanes), default=0.0))
    left, right = (6.0 if narrow else room + 24.0), wide - 8.0
    days = Days(first=first, last=last, start=left + 12, end=right - 12)
    top = y = 6.0
    pieces: list[Markup] = []
    for number, name in enumerate(lanes):
        mine = sorted(
            (act for act in acts if act.lane == number), key=lambda act: (act.first, act.last, -abs(act.score))
        )
        drawn, over = _lane(mine, days)
        rows = max((row for _, row in drawn), default=0) + 1
        named = 16.0 if narrow else 0.0
        height = named + 2 * _AIR + _ROW * rows
        base = y + height - _AIR - _ROW / 2
        pieces.append(tag("line", cls="strong-rule", x1=left, x2=right, y1=base, y2=base, stroke_width=0.8))
        if narrow:
            pieces.append(tag("text", fitted(name, right - left), cls="pic-lane", x=left, y=y + 13))
        else:
            text = fitted(name, (left - 24) / _BOLD + 0.5)  # the longest fits, however it is rounded
            pieces.append(tag("text", text, cls="pic-lane", x=left - 14, y=base + 4, text_anchor="end"))
        if over:
            pieces.append(tag("text", f"+{over}", cls="pic-tick", x=right, y=y + 11, text_anchor="end"))
        pieces += [_sign(act, days, base - _ROW * row) for act, row in drawn]
        y += height
    axis = day_axis(days, top=top, bottom=y, left=left, right=right)
    return Drawing(width=wide, height=y + 24, title=title, desc=desc, body=join([axis, *pieces]))


def _lane(acts: Sequence[Act], days: Days) -> tuple[list[tuple[Act, int]], int]:
    """The acts of a lane with their rows, and the number of those for which there is no room."""
    spans = []
    for act in acts:
        start, end, r = days(act.first), days(act.last), signs.LARGEST * 1.15
        spans.append((start - r, end + r))
    rows = stacked(spans)
    drawn = [(act, row) for act, row in zip(acts, rows, strict=True) if row < _TALLEST]
    return drawn, len(acts) - len(drawn)


def _sign(act: Act, days: Days, y: float) -> Markup:
    start, end = days(act.first), days(act.last)
    pieces = []
    if end > start:
        look = f"pic-span {signs.tone(act.score)}"
        pieces.append(tag("line", cls=look, x1=start, x2=end, y1=y, y2=y))
    pieces.append(
        signs.act(
            act.kind,
            (start + end) / 2 if end > start else start,
            y,
            score=act.score,
            planned=act.planned,
            told=act.told,
            denied=act.denied,
        )
    )
    return link(act.href, act.title, *pieces, cls="pic-link")
