"""Who can be chosen to narrow a view down: those who are mentioned most, where they lead somewhere."""

from collections.abc import Callable, Sequence

from standoff.api import Crisis

MOST = 14


def choices(
    crisis: Crisis, chosen: Sequence[str], *, shown: int, count: Callable[[Sequence[str]], int]
) -> list[tuple[str, str]]:
    """Code and name of who can be chosen; whoever is chosen is among them.

    Args:
        crisis: The crisis.
        chosen: Codes of those who are chosen.
        shown: How much there is for those who are chosen.
        count: How much there is for some codes; without any, for everybody. Of much somebody has some, of little it is
            looked up who.
    """
    total = count(()) if chosen else shown
    called = {
        one.entity: one.name
        for one in crisis.pages.actors(by_country=True, limit=MOST).items
        if total > MOST or count((one.entity,))
    }
    return [*called.items(), *((code, crisis.studies.name(code)) for code in chosen if code not in called)]
