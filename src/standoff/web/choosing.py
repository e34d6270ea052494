"""Who can be chosen to narrow a view down: those who are mentioned most, where they lead somewhere."""

from collections.abc import Callable, Sequence

from standoff.api import Crisis

MOST = 14


def choices(
    crisis: Crisis, chosen: Sequence[str], *, total: int, leads: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """Code and name of who can be chosen; whoever is chosen is among them.

    Args:
        crisis: The crisis.
        chosen: Codes of those who are chosen.
        total: How much there is for everybody: of much somebody has some, of little it is looked up who.
        leads: Whether there is anything for a code.
    """
    called = {
        one.entity: one.name
        for one in crisis.pages.actors(by_country=True, limit=MOST).items
        if total > MOST or leads(one.entity)
    }
    return [*called.items(), *((code, crisis.studies.name(code)) for code in chosen if code not in called)]
