"""Who acts on whom: the actors as a network, and as a table."""

from collections.abc import Sequence
from typing import Any

from standoff.api import ActorCount, Crisis, Filter
from standoff.api.relating import Relation
from standoff.web.address import Address
from standoff.web.drawing.alone import alone
from standoff.web.drawing.markup import Drawing, both
from standoff.web.drawing.network import Arrow, Node, network
from standoff.web.page import Page, fetched
from standoff.web.wording import actor_url, count, signed

DRAWN, DRAWN_NARROW = 20, 11  # actors
_ARROWS, _ARROWS_NARROW = 48, 22


def wanted_of(address: Address) -> Filter:
    """The days that the address asks for."""
    return Filter(since=address.day("from"), until=address.day("to"))


def relations(crisis: Crisis, address: Address) -> tuple[Relation, ...]:
    """Who acts on whom in the days that the address asks for."""
    return crisis.studies.relations(wanted_of(address))


def drawing(found: Sequence[Relation], counts: Sequence[ActorCount], address: Address, *, narrow: bool) -> Drawing:
    """The network of those who have most to do with others."""
    most, arrows = (DRAWN_NARROW, _ARROWS_NARROW) if narrow else (DRAWN, _ARROWS)
    weight: dict[str, int] = {}
    called: dict[str, str] = {}
    for one in found:
        for code, name in ((one.actor, one.actor_name), (one.recipient, one.recipient_name)):
            weight[code] = weight.get(code, 0) + one.days
            called[code] = name
    shown = sorted(weight, key=lambda code: (-weight[code], code))[:most]
    kept = [one for one in found if one.actor in shown and one.recipient in shown][:arrows]
    shown = [code for code in shown if any(code in (one.actor, one.recipient) for one in kept)]
    articles = {one.entity: one.documents for one in counts}
    most_present = max((articles.get(code, 0) for code in shown), default=1) or 1
    most_days = max((one.days for one in kept), default=1)
    nodes = [
        Node(
            name=called[code],
            weight=articles.get(code, 0) / most_present,
            href=actor_url(code),
            title=f"{called[code]}: in {count(articles.get(code, 0), 'article')}, {count(weight[code], 'day')} of acts",
        )
        for code in shown
    ]
    lines = [
        Arrow(
            start=shown.index(one.actor),
            end=shown.index(one.recipient),
            score=one.score,
            weight=one.days / most_days,
            href=pair_url(one, address),
            title=f"{one.actor_name} → {one.recipient_name}: {signed(one.score)}, {count(one.days, 'day')} with acts",
        )
        for one in kept
    ]
    strongest = "; ".join(line.title for line in lines[:5])
    desc = f"{count(len(nodes), 'actor')} and {count(len(lines), 'relation')}. {strongest}."
    return network(nodes, lines, title="Who acts on whom", desc=desc, narrow=narrow)


def pair_url(one: Relation, address: Address) -> str:
    """The view of the tension of a pair."""
    state = {"from": address.text("from"), "to": address.text("to"), "pair": f"{one.actor}-{one.recipient}"}
    return address.to("/tension", **state) + "#acts"


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The network, the relations, and a page of the actors."""
    found = relations(crisis, address)
    counts = crisis.pages.actors(by_country=True, limit=100).items
    by_country = address.choice("by", ("state", "name"), "state") == "state"
    picture = None
    if found:
        wide, narrow = (drawing(found, counts, address, narrow=small) for small in (False, True))
        picture = both(wide, narrow, "network")
    return {
        "picture": picture,
        "pairs": [(one, pair_url(one, address)) for one in found[:14]],
        "total": len(found),
        "present": fetched(
            lambda limit, offset: crisis.pages.actors(by_country=by_country, limit=limit, offset=offset), address
        ),
        "by_country": by_country,
        "drawn": DRAWN,
        "involved": len({code for one in found for code in (one.actor, one.recipient)}),
    }


def rows(crisis: Crisis, address: Address) -> Sequence[Relation]:
    """Who acts on whom."""
    return relations(crisis, address)


def picture(crisis: Crisis, address: Address) -> str:
    """The network as a document."""
    found = relations(crisis, address)
    counts = crisis.pages.actors(by_country=True, limit=100).items
    return alone([drawing(found, counts, address, narrow=False)] if found else [], title="Who acts on whom")


PAGE = Page(name="actors", path="/actors", label="Actors", context=context, rows=rows, picture=picture)
