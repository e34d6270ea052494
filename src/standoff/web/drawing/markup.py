"""SVG as text: elements, numbers, and a drawing with its title and description for those who cannot see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from standoff.web.wording import plain

WIDE, NARROW = 1200.0, 350.0  # units of a drawing for a desk and for a telephone; a unit is a pixel there

Attribute = str | float | None


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A finished picture.

    Attributes:
        width: Width in pixels.
        height: Height in pixels.
        title: What it shows.
        desc: What there is to see in it, in words.
        body: Its shapes.
        logarithmic: Whether its figures are on a logarithmic scale.
    """

    width: float
    height: float
    title: str
    desc: str
    body: Markup
    logarithmic: bool = False

    def inline(self, name: str, look: str = "") -> Markup:
        """The picture within a page, in the colours of the page.

        Args:
            name: Identifier within the page.
            look: Further names of styles.
        """
        head = tag("title", plain(self.title), id=f"{name}-title") + tag("desc", plain(self.desc), id=f"{name}-desc")
        return tag(
            "svg",
            head,
            self.body,
            cls=f"picture {look}".strip(),
            viewBox=f"0 0 {number(self.width)} {number(self.height)}",
            width=self.width,
            height=self.height,
            role="group",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
        )


def both(wide: Drawing, narrow: Drawing, name: str) -> Markup:
    """A picture in two widths, of which the page shows the one that fits its window."""
    return wide.inline(f"{name}-wide", "wide") + narrow.inline(f"{name}-narrow", "narrow")


def tag(name: str, *inside: object, **attributes: Attribute) -> Markup:
    """An element. ``cls`` is its class; underscores in names stand for hyphens; ``None`` is left out.

    >>> tag("text", "a < b", x=1.50, cls="soft")
    Markup('<text x="1.5" class="soft">a &lt; b</text>')
    """
    written = "".join(
        f' {"class" if key == "cls" else key.replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = join(inside)
    return Markup(f"<{name}{written}>{body}</{name}>") if body else Markup(f"<{name}{written}/>")


def join(pieces: Iterable[object]) -> Markup:
    """Elements and words one after the other; what is no markup is escaped."""
    return Markup("").join(escape(piece) for piece in pieces)


def link(href: str, title: str, *inside: object, cls: str | None = None) -> Markup:
    """Shapes that lead somewhere, and say where."""
    said = plain(title)
    return tag("a", tag("title", said), *inside, href=href, cls=cls, aria_label=said)


def number(value: float) -> str:
    """A coordinate, as short as it can be written.

    >>> number(12.0), number(0.126), number(-0.001)
    ('12', '0.13', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path(*points: object) -> str:
    """The commands of a path: letters as they are, numbers shortened."""
    return " ".join(number(point) if isinstance(point, int | float) else str(point) for point in points)


def _value(value: str | float) -> str:
    return escape(plain(value)) if isinstance(value, str) else number(value)
