"""For whom parties act: their states, but a group for itself and not for the state in which it fights."""

from collections.abc import Callable, Sequence

from standoff.model.annotation import Entity


def parties(
    entities: Sequence[str], countries: Sequence[str], known: Callable[[str], Entity | None]
) -> tuple[str, ...]:
    """Ids of states, organisations and groups for whom the parties to a record act.

    A record gives the country beside the entity, so that a crisis can be followed by state. It does not make a state of
    whoever rebels against it: where all parties of a country are groups, their ids stand in its place.

    Args:
        entities: Ids of the parties (``M23/forces``).
        countries: Codes of their countries.
        known: The entity with an id, if it is known.
    """
    apart: dict[str, list[str]] = {}
    others: list[str] = []
    for entity in entities:
        base = entity.partition("/")[0]
        group = known(base)
        if group is not None and group.type == "group" and group.country is not None:
            apart.setdefault(group.country, []).append(base)
        else:
            others.append(base)
    found: list[str] = []
    for country in countries:
        # A dissolved state ("SUN") and a person are of a country under another id than its own.
        own = any(other == country or other not in countries for other in others)
        found.extend([country] if own else apart.get(country, [country]))
    return tuple(dict.fromkeys(found))
