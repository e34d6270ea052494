"""What the operations ask of the lexicons: a check of the user's file, and names."""

import os
from pathlib import Path

from standoff.errors import LexiconError


def check_lexicon(path: str | os.PathLike[str]) -> dict[str, int]:
    """Read a lexicon file beside the packaged ones.

    Args:
        path: Actors as ``.yaml`` or ``.yml``, offices as ``.csv``.

    Returns:
        What it adds: number of ``actors``, ``names`` for actors, ``roles`` and ``terms`` of office.

    Raises:
        LexiconError: If it is unreadable or breaks the schema; names the file and the entry.
    """
    # Imported late: the tables take longer to read than most operations take.
    from standoff.lexicons.resources import Resources

    file = Path(path)
    if file.suffix not in (".yaml", ".yml", ".csv"):
        raise LexiconError(f"{file}: not a lexicon; actors come as .yaml, terms of office as .csv")
    own, packaged = Resources((file,)), Resources()
    if file.suffix == ".csv":
        return {"terms": len(own.offices.terms) - len(packaged.offices.terms)}
    return {
        "actors": sum(packaged.actors.entities.get(id_) != entity for id_, entity in own.actors.entities.items()),
        "names": _size(own.actors.surfaces) - _size(packaged.actors.surfaces),
        "roles": _size(own.actors.roles) - _size(packaged.actors.roles),
    }


def listed_name(code: str) -> str:
    """The name of a state or organisation in the packaged tables; the code itself when none has it."""
    from standoff.lexicons.resources import default_resources

    entity = default_resources().actors.entities.get(code)
    return entity.name if entity else code


def is_listed(id_: str) -> bool:
    """Whether the packaged tables know an actor by this id."""
    from standoff.lexicons.resources import default_resources

    return id_ in default_resources().actors.entities


def _size(table: dict[str, list]) -> int:  # type: ignore[type-arg]
    return sum(map(len, table.values()))
