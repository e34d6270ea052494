"""What the operations ask of the lexicons: a check of the user's file, and names."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.errors import LexiconError
from standoff.model import Interval

if TYPE_CHECKING:
    from standoff.lexicons.offices import Term

# Offices that readers look for first; the others follow by name.
_ORDER = {
    office: place
    for place, office in enumerate(
        (
            "head of state",
            "monarch",
            "president",
            "supreme leader",
            "prime minister",
            "secretary general",
            "foreign minister",
            "defence minister",
        )
    )
}


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


def read_tables() -> None:
    """Read the packaged tables now; they are kept."""
    from standoff.lexicons.resources import default_resources

    tables = default_resources()
    _ = tables.actors, tables.offices


def listed_name(code: str) -> str:
    """The name of a state or organisation in the packaged tables; the code itself when none has it."""
    from standoff.lexicons.resources import default_resources

    entity = default_resources().actors.entities.get(code)
    return entity.name if entity else code


def listed_ids(name: str) -> tuple[str, ...]:
    """Ids of the actors that the packaged tables call so, whatever the case of its letters."""
    from standoff.lexicons.resources import default_resources

    wanted = name.casefold()
    entities = default_resources().actors.entities
    return tuple(sorted(id_ for id_, entity in entities.items() if entity.name.casefold() == wanted))


def is_listed(id_: str) -> bool:
    """Whether the packaged tables know an actor by this id."""
    from standoff.lexicons.resources import default_resources

    return id_ in default_resources().actors.entities


def terms(state: str, holder: str, *, during: Interval) -> "list[Term]":
    """Terms of office that reach into some days, of a state or of a holder, the latest first."""
    from standoff.lexicons.resources import default_resources

    table = default_resources().offices
    found = table.by_name.get(holder, []) if holder else [term for term in table.terms if term.state == state]
    kept = [term for term in found if term.covers(during)]
    return sorted(kept, key=lambda term: (_ORDER.get(term.office, len(_ORDER)), term.office, _began(term)))


def _began(term: "Term") -> int:
    began = term.began.earliest if term.began else None
    return -began.toordinal() if began else 0


def _size(table: dict[str, list]) -> int:  # type: ignore[type-arg]
    return sum(map(len, table.values()))
