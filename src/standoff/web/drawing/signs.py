"""The signs of acts: their shape says what kind of act it is, their colour and size how hostile or cooperative."""

from typing import Literal

from markupsafe import Markup

from standoff.web.drawing.markup import path, tag

Kind = Literal["agreement", "cooperation", "dispute", "conflict"]
# PLOVER's 16 types in the four fields that event data are usually summed in.
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "agreement"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "dispute"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "conflict"),
}
WORDS: dict[Kind, str] = {
    "agreement": "verbal cooperation",
    "cooperation": "material cooperation",
    "dispute": "verbal conflict",
    "conflict": "material conflict",
}
SMALLEST, LARGEST = 3.6, 6.2  # pixels from the middle of a sign to its edge


def radius(score: float) -> float:
    """Size of the sign of an act, by how far its score is from nought."""
    return SMALLEST + (LARGEST - SMALLEST) * min(1.0, abs(score) / 10)


def tone(score: float) -> str:
    """Style of the colour of a score."""
    return "tone-hostile" if score < 0 else "tone-friendly" if score > 0 else "tone-neutral"


def act(kind: Kind, x: float, y: float, *, score: float, planned: bool, told: bool, denied: bool) -> Markup:
    """The sign of an act.

    Args:
        kind: What kind of act: a circle, a square, a triangle on its tip, a diamond.
        x: Its middle.
        y: Its middle.
        score: From −10 (hostile) to +10 (cooperative).
        planned: Whether it is only planned: dashed, and not filled.
        told: Whether it stands on somebody's word: filled with a lighter colour.
        denied: Whether somebody denies it: struck through.
    """
    r = radius(score)
    look = f"pic-act {tone(score)}" + (" pic-planned" if planned else " pic-told" if told else "")
    shape = _shape(kind, x, y, r, look)
    if denied:
        shape += tag("path", cls="pic-denied", d=path("M", x - r - 2, y + r + 2, "L", x + r + 2, y - r - 2))
    return shape


def _shape(kind: Kind, x: float, y: float, r: float, look: str) -> Markup:
    if kind == "agreement":
        return tag("circle", cls=look, cx=x, cy=y, r=r)
    if kind == "cooperation":
        side = r * 0.9
        return tag("rect", cls=look, x=x - side, y=y - side, width=2 * side, height=2 * side)
    if kind == "dispute":
        half = r * 1.1
        return tag("path", cls=look, d=path("M", x - half, y - r * 0.8, "L", x + half, y - r * 0.8, "L", x, y + r, "Z"))
    arm = r * 1.15
    return tag("path", cls=look, d=path("M", x - arm, y, "L", x, y - arm, "L", x + arm, y, "L", x, y + arm, "Z"))
