"""How wide words come out, without a font at hand: widths of a wide common face, so that labels never overlap."""

from standoff.web.wording import plain

SIZE = 12.0  # pixels of the lettering of pictures

# Parts of the size, after DejaVu Sans, the widest face that browsers fall back to.
_NARROW = dict.fromkeys("ijl'|.,:;!I", 0.34) | dict.fromkeys(' frt()[]-/“”‘’"·', 0.42)
_WIDE = dict.fromkeys("mwMWOQ@%…—→", 1.0)
_SMALL, _CAPITAL, _LEAST = 0.63, 0.72, 0.34


def width(text: str, size: float = SIZE) -> float:
    """Width of a text in pixels, rather too wide than too narrow."""
    return size * sum(
        _NARROW.get(letter) or _WIDE.get(letter) or (_CAPITAL if letter.isupper() or ord(letter) > 0x2000 else _SMALL)
        for letter in text
    )


def fitted(text: str, space: float, size: float = SIZE) -> str:
    """The text cut so that it fits into so many pixels; empty when not even a letter does.

    >>> fitted("Ministry of Defence", 60)
    'Ministr…'
    """
    text = plain(text)[: int(space / (size * _LEAST)) + 2]  # of more no letter would fit
    if width(text, size) <= space:
        return text
    while text and width(text + "…", size) > space:
        text = text[:-1].rstrip()
    return f"{text}…" if text else ""
