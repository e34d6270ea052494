"""A question of the ledger as a picture: figures over time, one mark per claim, each with who says so beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from markupsafe import Markup

from standoff.web.drawing.axes import day_axis, figure_axis
from standoff.web.drawing.lettering import fitted, width
from standoff.web.drawing.markup import NARROW, WIDE, Drawing, join, link, path, tag
from standoff.web.drawing.placing import spread
from standoff.web.drawing.scales import Days, Figures, days, figures

_ROW = 17.0  # pixels of a label
_PLOT = 170.0  # least height of the plot
_R = 5.0  # radius of a mark
_BOLD = 1.1  # bold lettering is wider than plain
_BAR = 3.0  # pixels: a shorter range is no bar


@dataclass(frozen=True, kw_only=True)
class Again:
    """A later appearance of a claim.

    Attributes:
        day: When.
        copied: Whether it only repeats the text of another article.
        href: Where its words are.
        title: Who has it.
    """

    day: date
    copied: bool
    href: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A claim.

    Attributes:
        first: First day it can have appeared; ``None`` when nothing dates it.
        last: Last day.
        low: Smallest number meant; ``None`` when the claim names none.
        high: Largest; ``None`` when it is open above.
        label: The figure in words.
        who: Who says so.
        hue: Number of the colour of who says so.
        stance: ``asserts``, ``denies`` or ``unconfirmed``.
        planned: Whether it is about a plan.
        href: Where its words are.
        title: All of it in words.
        part: Whether it counts a part of what another counts.
        again: Later appearances.
    """

    first: date | None
    last: date | None
    low: float | None
    high: float | None
    label: str
    who: str
    hue: int
    stance: Literal["asserts", "denies", "unconfirmed"]
    planned: bool
    href: str
    title: str
    part: bool = False
    again: tuple[Again, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Frame:
    left: float
    right: float
    top: float
    bottom: float
    days: Days
    scale: Figures | None
    undated: float


def ledger(
    marks: Sequence[Mark],
    *,
    title: str,
    desc: str,
    as_of: date | None = None,
    updates: Sequence[tuple[int, int]] = (),
    narrow: bool = False,
) -> Drawing:
    """Claims on one matter; figures above, what denies or doubts without a figure in rows of its own beneath.

    Args:
        marks: The claims.
        title: What it shows.
        desc: The same in words.
        as_of: The day that it is drawn for.
        updates: Pairs of claims, by number, of which the second brings the first up to date: a fine line joins them.
        narrow: Whether it is for a telephone.
    """
    wide = NARROW if narrow else WIDE
    numbered = [mark for mark in marks if mark.low is not None]
    bare = sorted((mark for mark in marks if mark.low is None), key=lambda m: (m.first or date.max, m.who))
    left, right = 58.0 if narrow else 72.0, wide - (128.0 if narrow else 330.0)
    height = max(_PLOT, _ROW * len(numbered)) if numbered else 0.0
    top = 12.0
    bottom = top + height
    end = bottom + _ROW * len(bare) + (8.0 if bare else 0.0)
    # What has no date stands left of the days.
    undated = left + 14.0
    has_undated = any(mark.first is None for mark in marks)
    frame = _Frame(
        left=left,
        right=right,
        top=top,
        bottom=end,
        days=days(_days(marks, as_of), start=left + (44.0 if has_undated else 16.0), end=right - 14.0),
        scale=figures(_figures(numbered), start=bottom - 8, end=top + 6) if numbered else None,
        undated=undated,
    )
    pieces: list[object] = [day_axis(frame.days, top=top, bottom=end, left=left, right=right)]
    if has_undated:
        pieces.append(tag("text", "no date", cls="pic-tick", x=undated, y=end + 16, text_anchor="middle"))
        if not narrow:
            x = left + 30.0
            pieces.append(tag("line", cls="strong-rule", x1=x, x2=x, y1=top, y2=end, stroke_dasharray="1 3"))
    if frame.scale is not None:
        pieces.append(figure_axis(frame.scale, left=left, right=right))
    if as_of is not None and frame.days.first <= as_of <= frame.days.last:
        pieces.append(_as_of(frame, as_of))
    pieces += [_update(frame, marks[one], marks[other]) for one, other in updates]
    order = sorted(numbered, key=lambda mark: (-(mark.low or 0.0), mark.first or date.max, mark.who))
    places = [_place(frame, mark) for mark in order]
    labels = spread([y for _, y in places], gap=_ROW, low=top + 4, high=max(top + 4, bottom - 4))
    for mark, (x, y), beside in zip(order, places, labels, strict=True):
        pieces.append(_lead(frame, mark, x, y, beside))
    for mark, (x, y), beside in zip(order, places, labels, strict=True):
        pieces += [_again(frame, mark, y, led=not narrow), _claim(frame, mark, x, y, _label(frame, mark, beside, wide))]
    if numbered and bare:
        # What names no figure must not be read off the scale above it.
        pieces.append(tag("line", cls="strong-rule", x1=left, x2=right, y1=bottom, y2=bottom, stroke_dasharray="4 3"))
        told = "none" if narrow else "no figure"
        pieces.append(tag("text", told, cls="pic-tick", x=left - 8, y=bottom + 8 + _ROW / 2, text_anchor="end"))
    for row, mark in enumerate(bare):
        y = bottom + 8 + _ROW * (row + 0.5) - (4 if numbered else 0)
        x, _ = _place(frame, mark)
        pieces += [_lead(frame, mark, x, y, y), _again(frame, mark, y, led=not narrow)]
        pieces.append(_claim(frame, mark, x, y, _label(frame, mark, y, wide)))
    foot = end + 24
    if narrow:
        speakers = _speakers(order, bare)
        pieces += [_speaker(hue, who, foot + _ROW * row, wide) for row, (hue, who) in enumerate(speakers.items())]
        foot += _ROW * len(speakers)
    logarithmic = frame.scale is not None and frame.scale.logarithmic
    return Drawing(width=wide, height=foot, title=title, desc=desc, body=join(pieces), logarithmic=logarithmic)


def _days(marks: Sequence[Mark], as_of: date | None) -> list[date]:
    found = [day for mark in marks for day in (mark.first, mark.last) if day is not None]
    return found + [one.day for mark in marks for one in mark.again] + ([as_of] if as_of and found else [])


def _figures(marks: Sequence[Mark]) -> list[float]:
    return [value for mark in marks for value in (mark.low, mark.high) if value is not None]


def _speakers(*found: Sequence[Mark]) -> dict[int, list[str]]:
    """Who says something, by colour."""
    speakers: dict[int, list[str]] = {}
    for mark in chain(*found):
        names = speakers.setdefault(mark.hue, [])
        if mark.who not in names:
            names.append(mark.who)
    return speakers


def _speaker(hue: int, who: Sequence[str], y: float, wide: float) -> Markup:
    """A line beneath the picture that says whose a colour is: beside the figures there is no room for it."""
    dot = tag("circle", cls=f"pic-dot hue-{hue}", cx=10.0, cy=y + 9, r=_R)
    name = tag("text", fitted(", ".join(who), wide - 26, 12), cls="pic-label soft", x=22.0, y=y + 13)
    return join([dot, name])


def _place(frame: _Frame, mark: Mark) -> tuple[float, float]:
    x = frame.undated if mark.first is None else frame.days(mark.first)
    if mark.low is None or frame.scale is None:
        return x, frame.bottom
    if mark.high is None:
        return x, frame.scale(mark.low)
    return x, (frame.scale(mark.low) + frame.scale(mark.high)) / 2


def _as_of(frame: _Frame, day: date) -> Markup:
    x = frame.days(day)
    return tag("line", cls="pic-as-of", x1=x, x2=x, y1=frame.top, y2=frame.bottom)


def _update(frame: _Frame, before: Mark, after: Mark) -> Markup:
    """A line from a figure to the one that brings it up to date."""
    if before.low is None or after.low is None or before.first is None or after.first is None:
        return Markup()
    (x, y), (u, v) = _place(frame, before), _place(frame, after)
    return tag("line", cls=f"pic-update hue-{after.hue}", x1=x, x2=u, y1=y, y2=v)


def _lead(frame: _Frame, mark: Mark, x: float, y: float, beside: float) -> Markup:
    """A fine line from the mark to its label."""
    end = frame.right + 6
    start = max([x, *(frame.days(one.day) for one in mark.again)]) + _R + 3
    bend = max(start, frame.right - 12)
    return tag("path", cls="pic-lead", d=path("M", start, y, "L", bend, y, "L", end, beside))


def _again(frame: _Frame, mark: Mark, y: float, *, led: bool) -> Markup:
    """Later appearances: filled where an outlet tells it on its own, hollow where it copies.

    On a telephone no finger meets one of them: there they lead nowhere.
    """
    if not mark.again:
        return Markup()
    x, _ = _place(frame, mark)
    last = max(frame.days(one.day) for one in mark.again)
    pieces: list[object] = [tag("line", cls=f"pic-thread hue-{mark.hue}", x1=x, x2=max(x, last), y1=y, y2=y)]
    for one in mark.again:
        look = f"pic-again hue-{mark.hue}" + (" pic-copy" if one.copied else "")
        dot = tag("circle", cls=look, cx=frame.days(one.day), cy=y, r=3.2)
        pieces.append(link(one.href, one.title, dot) if led else dot)
    return join(pieces)


def _claim(frame: _Frame, mark: Mark, x: float, y: float, label: Markup) -> Markup:
    """Mark and label, which lead to the words together."""
    hue = f"hue-{mark.hue}"
    pieces: list[object] = [tag("circle", cls="pic-target", cx=x, cy=y, r=11)]
    if mark.first is not None and mark.last is not None and mark.last > mark.first:
        pieces.append(tag("line", cls=f"pic-span {hue}", x1=x, x2=frame.days(mark.last), y1=y, y2=y))
    scale, ranged = frame.scale, False
    if scale is not None and mark.low is not None:
        if mark.high is None:
            base = scale(mark.low)
            tip = max(frame.top, base - 22)
            head = path("M", x - 4, tip + 6, "L", x, tip, "L", x + 4, tip + 6)
            pieces.append(tag("line", cls=f"pic-range {hue}", x1=x, x2=x, y1=base, y2=tip))
            pieces.append(tag("path", cls=f"pic-range {hue}", d=head))
        elif abs(scale(mark.low) - scale(mark.high)) > _BAR:
            low, high = scale(mark.low), scale(mark.high)
            bar = path("M", x - 4, high, "L", x + 4, high, "M", x, high, "L", x, low, "M", x - 4, low, "L", x + 4, low)
            look = f"pic-range {hue}" + (" pic-dashed" if mark.planned else "")
            pieces.append(tag("path", cls=look, d=bar))
            # A dot in the middle of a range would look like a figure that nobody gives.
            ranged = mark.stance == "asserts"
    if not ranged:
        pieces.append(sign(mark.stance, x, y, hue=hue, planned=mark.planned))
    return link(mark.href, mark.title, *pieces, label, cls="pic-link")


def sign(stance: str, x: float, y: float, *, hue: str, planned: bool) -> Markup:
    """The sign of a claim: a dot asserts, a diamond plans, a cross denies, a question mark could not confirm."""
    if stance == "denies":
        arm = _R - 0.5
        cross = path("M", x - arm, y - arm, "L", x + arm, y + arm, "M", x - arm, y + arm, "L", x + arm, y - arm)
        return tag("path", cls=f"pic-cross {hue}", d=cross)
    if stance == "unconfirmed":
        ring = tag("circle", cls=f"pic-ring {hue}", cx=x, cy=y, r=_R + 1.5)
        return ring + tag("text", "?", cls=f"pic-doubt {hue}", x=x, y=y + 4, text_anchor="middle")
    if planned:
        arm = _R + 1
        diamond = path("M", x - arm, y, "L", x, y - arm, "L", x + arm, y, "L", x, y + arm, "Z")
        return tag("path", cls=f"pic-plan {hue}", d=diamond)
    return tag("circle", cls=f"pic-dot {hue}", cx=x, cy=y, r=_R)


def _label(frame: _Frame, mark: Mark, y: float, wide: float) -> Markup:
    """The figure and who says so, in the colour of the mark."""
    space, narrow = wide - frame.right - 12, wide == NARROW
    prefix = {"denies": "denied", "unconfirmed": "not confirmed"}.get(
        mark.stance, "part:" if mark.part and not mark.planned else ""
    )
    if mark.planned and not prefix and not narrow:
        prefix = "planned"  # the sign says it where there is no room
    figure = " ".join(filter(None, (prefix, mark.label))) or "says so"
    strong = fitted(figure, space if narrow else space * 0.55, 12)
    left = space - width(strong) * _BOLD - 8
    who = fitted(mark.who, left, 12) if not narrow and left > 24 else ""
    inside: list[object] = [tag("tspan", strong, cls=f"pic-strong hue-{mark.hue}")]
    if who:
        inside.append(tag("tspan", who, cls="soft", dx=6))
    return tag("text", *inside, cls="pic-label", x=frame.right + 10, y=y + 4)
