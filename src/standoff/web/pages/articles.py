"""The articles of the crisis as a list."""

from collections.abc import Sequence
from typing import Any

from standoff.api import Crisis, DocumentLine
from standoff.web.address import Address
from standoff.web.page import Page, sheet

ORDERS = ("date", "publisher", "path")


def rows(crisis: Crisis, address: Address) -> Sequence[DocumentLine]:
    """The articles that the address asks for, in its order."""
    order, publisher = address.choice("order", ORDERS, "date"), address.text("publisher")
    found = [line for line in crisis.lines() if not publisher or line.publisher == publisher]
    if order == "path":
        return sorted(found, key=lambda line: line.path)
    dated = sorted(found, key=lambda line: str(line.published.latest or ""), reverse=True)
    return dated if order == "date" else sorted(dated, key=lambda line: line.publisher.casefold())


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """A page of the list."""
    return {
        "articles": sheet(rows(crisis, address), address),
        "order": address.choice("order", ORDERS, "date"),
        "orders": ORDERS,
        "failures": crisis.failures(),
    }


PAGE = Page(name="articles", path="/articles", label="Articles", context=context, rows=rows)
