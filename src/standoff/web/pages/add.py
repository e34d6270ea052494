"""Adding articles: files that are dropped, a text that is pasted, and what becomes of each."""

from typing import Any

from standoff.api import Crisis
from standoff.web.address import Address
from standoff.web.page import Page, sheet

FAILURES = 50  # on a page


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The form; how far a job is, is asked for by the page itself."""
    failures = sheet(crisis.failures(), address, length=FAILURES, name="failed")
    return {"failures": failures, "job": address.text("job")}


PAGE = Page(name="add", path="/add", label="Add", context=context)
