"""How a desk is set up and opens its crisis, and what it hands out: what every part of it, and its processes, know."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from standoff.api import Crisis


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How the desk is set up.

    Attributes:
        crisis: The crisis file.
        read_only: Whether nothing may be added or judged.
        model: spaCy pipeline to parse with, instead of the default.
        lexicons: Lexicon files of the user.
        name: What the pages call the crisis.
        warm: Whether the parser is loaded at once, and not when it is needed first.
    """

    crisis: Path
    read_only: bool = False
    model: str | None = None
    lexicons: Sequence[Path] = ()
    name: str = ""
    warm: bool = False


def opened(setting: Setting, *, create: bool = False, links: bool = False) -> Crisis:
    """The crisis of a setting, opened for the thread that asks.

    Args:
        setting: How the desk is set up.
        create: Whether a missing file becomes a new crisis.
        links: Whether reading brings the records across documents up to date first.

    Raises:
        StoreError: If it cannot be opened.
    """
    return Crisis.open(
        setting.crisis, create=create, model=setting.model, lexicons=tuple(setting.lexicons), links=links
    )


@dataclass(frozen=True)
class Kept:
    """Something that was handed out.

    Attributes:
        stamp: The state of the crisis that it shows.
        body: The bytes.
        media_type: What they are.
        filename: How to save them; empty for a page.
    """

    stamp: str
    body: bytes
    media_type: str
    filename: str = ""
