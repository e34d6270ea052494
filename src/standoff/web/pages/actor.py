"""One actor: its offices, what it did, what was done to it, what it said, promised and threatened."""

from collections.abc import Sequence
from typing import Any

from standoff.api import Crisis, Filter, TimelineLine
from standoff.api.pages import Page as Stretch
from standoff.web.address import Address
from standoff.web.page import Page

_SHOWN = 8  # lines of a section
_CITED = 3  # articles that a line names
_SAVED = 20_000


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """All sections, each cut; the whole stands in its own view."""
    entity = address.parts["entity"]
    who = crisis.studies.portrait(entity)
    acts, received = Filter(actors=(entity,)), Filter(recipients=(entity,))
    relations = crisis.studies.relations(Filter(parties=(entity,))) if entity.isupper() else ()
    return {
        "who": who,
        "did": _by_day(crisis.pages.timeline(acts, order="weight", limit=_SHOWN, cited=_CITED)),
        "received": _by_day(crisis.pages.timeline(received, order="weight", limit=_SHOWN, cited=_CITED)),
        "commitments": crisis.pages.commitments(acts, order="weight", limit=_SHOWN, cited=_CITED),
        "addressed": crisis.pages.commitments(received, order="weight", limit=_SHOWN, cited=_CITED),
        "said": crisis.studies.quotes(entity, limit=_SHOWN),
        "does": [one for one in relations if one.actor == entity][:8],
        "suffers": [one for one in relations if one.recipient == entity][:8],
    }


def _by_day(found: Stretch[TimelineLine]) -> Stretch[TimelineLine]:
    """What most outlets tell, the latest first."""
    ordered = sorted(found.items, key=lambda line: (line.latest, line.earliest), reverse=True)
    return Stretch(items=tuple(ordered), total=found.total)


def rows(crisis: Crisis, address: Address) -> Sequence[TimelineLine]:
    """What it did and what was done to it."""
    return crisis.pages.timeline(Filter(parties=(address.parts["entity"],)), limit=_SAVED).items


PAGE = Page(name="actor", path="/actors/{entity:path}", context=context, rows=rows)
