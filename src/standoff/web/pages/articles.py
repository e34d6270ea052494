"""The articles of the crisis as a list."""

from collections.abc import Sequence
from typing import Any

from standoff.api import Crisis, DocumentLine, Filter
from standoff.api import Page as Stretch
from standoff.web.address import Address
from standoff.web.page import Page, fetched

ORDERS = ("newest", "oldest")


def _order(address: Address) -> str:
    return address.choice("order", ORDERS, "newest")


def _wanted(address: Address) -> Filter:
    return Filter(publishers=address.texts("publisher"))


def rows(crisis: Crisis, address: Address) -> Sequence[DocumentLine]:
    """All articles that the address asks for, in its order."""
    newest = _order(address) == "newest"
    return crisis.pages.documents(_wanted(address), newest_first=newest, limit=None).items


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """A page of the list."""
    order, wanted = _order(address), _wanted(address)

    def fetch(limit: int, offset: int) -> Stretch[DocumentLine]:
        return crisis.pages.documents(wanted, newest_first=order == "newest", limit=limit, offset=offset)

    return {
        "articles": fetched(fetch, address),
        "order": order,
        "orders": ORDERS,
        "failures": len(crisis.failures()),
    }


PAGE = Page(name="articles", path="/articles", label="Articles", context=context, rows=rows)
