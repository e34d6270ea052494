"""A picture as a file of its own: colours and lettering written out, so that it looks alike wherever it is opened."""

import re
from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from standoff.web.drawing.markup import Drawing, join, number, tag
from standoff.web.rendering import assets

_MARGIN, _GAP, _HEADING = 16.0, 28.0, 26.0
_HREF = re.compile(r' href="[^"]*"')
_BLOCK = re.compile(r":root \{(.*?)\}", re.DOTALL)
_VARIABLE = re.compile(r"--([a-z0-9-]+): ([^;]+);")
_PAIR = re.compile(r"light-dark\((#[0-9a-f]+), #[0-9a-f]+\)")


def alone(drawings: Sequence[Drawing], *, title: str) -> str:
    """One SVG document of some drawings, one below the other, each under its title when there are several."""
    width = max((drawing.width for drawing in drawings), default=400.0) + 2 * _MARGIN
    pieces, y = [], _MARGIN
    for drawing in drawings:
        if len(drawings) > 1:
            pieces.append(tag("text", drawing.title, cls="pic-heading", x=_MARGIN, y=y + 14))
            y += _HEADING
        body = Markup(_HREF.sub("", drawing.body))
        pieces.append(tag("g", body, transform=f"translate({number(_MARGIN)} {number(y)})"))
        y += drawing.height + _GAP
    if not drawings:
        pieces.append(tag("text", "There is nothing to draw.", cls="pic-heading", x=_MARGIN, y=y + 14))
        y += _HEADING + _GAP
    height = y - _GAP + _MARGIN
    desc = " ".join(drawing.desc for drawing in drawings)
    svg = tag(
        "svg",
        tag("title", title),
        tag("desc", desc),
        tag("style", style()),
        tag("rect", cls="paper", width=width, height=height),
        join(pieces),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        cls="picture",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'


@cache
def style() -> str:
    """The rules of pictures in light colours, with every variable replaced: not every program knows variables."""
    desk, pictures = (assets()[name][0].decode() for name in ("desk.css", "pictures.css"))
    found = _BLOCK.findall(desk)[:1] + _BLOCK.findall(pictures)
    values = {name: _PAIR.sub(r"\1", value) for block in found for name, value in _VARIABLE.findall(block)}
    values["sans"] = "'Noto Sans', 'Liberation Sans', 'DejaVu Sans', Helvetica, Arial, sans-serif"
    rules = [line.replace("svg ", "").strip() for line in desk.splitlines() if line.startswith("svg .")]
    rules += [line.strip() for line in pictures.splitlines() if line.startswith((".pic", ".hue", ".tone"))]
    text = " ".join(rule for rule in rules if rule.endswith("}"))
    return f".picture {{ font-family: {values['sans']}; }} " + re.sub(
        r"var\(--([a-z0-9-]+)\)", lambda found: values[found.group(1)], text
    )
