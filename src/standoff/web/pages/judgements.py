"""The log of judgements: what was decided, by whom, why, and what has become of it."""

from collections.abc import Sequence
from typing import Any

from standoff.api import Crisis, Logged
from standoff.web.address import Address
from standoff.web.page import Page, sheet


def rows(crisis: Crisis, address: Address) -> Sequence[Logged]:
    """The judgements, the newest first."""
    author = address.text("author")
    return [one for one in reversed(crisis.judgement_log()) if not author or one.judgement.author == author]


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """A page of the log."""
    return {"judgements": sheet(rows(crisis, address), address), "named": crisis.studies.name}


PAGE = Page(name="judgements", path="/judgements", label="Judgements", context=context, rows=rows)
