"""The articles of the crisis as a list."""

from collections.abc import Sequence
from typing import Any

from standoff.api import Crisis, DocumentLine, Filter
from standoff.web.address import Address
from standoff.web.page import LENGTH, Page, stretch

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
    order, start = _order(address), (address.number("page", 1) - 1) * LENGTH
    found = crisis.pages.documents(_wanted(address), newest_first=order == "newest", limit=LENGTH, offset=start)
    return {
        "articles": stretch(found, address),
        "order": order,
        "orders": ORDERS,
        "failures": len(crisis.failures()),
    }


PAGE = Page(name="articles", path="/articles", label="Articles", context=context, rows=rows)
