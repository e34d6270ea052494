"""The board of commitments: where each stood on a day; and what has been said would follow if something happened."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from standoff.api import Cascade, CommitmentLine, Crisis
from standoff.web.address import Address
from standoff.web.page import Page, sheet
from standoff.web.pages.cascade import branches

STATUSES = ("trigger reported", "trigger disputed", "open", "carried out", "withdrawn", "lapsed")
TYPES = ("red line", "threat", "ultimatum", "demand", "promise", "obligation", "policy")
DEPTH = 3
_COLUMN = 30  # cards of one column on a page
_FILTERS = ("issuer", "addressee", "type", "status")


def lines(crisis: Crisis, address: Address) -> Sequence[CommitmentLine]:
    """The commitments that the address asks for, on its day."""
    found = crisis.brief(as_of=address.day("as_of")).commitments
    wanted = {name: set(address.texts(name)) for name in _FILTERS}
    hedged = address.choice("hedged", ("", "without"), "")
    return [line for line in found if _is_wanted(line, wanted) and not (hedged and line.hedged)]


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The columns of the board, the days that the slider runs over, and the cascade of what is supposed."""
    suppose, brief = address.text("suppose"), crisis.brief(as_of=address.day("as_of"))
    found = lines(crisis, address)
    columns = [(name, [line for line in found if line.status.status == name]) for name in STATUSES]
    cascade = None
    if suppose:
        cascade = crisis.whatif(suppose, as_of=address.day("as_of"), depth=address.number("depth", DEPTH, most=6))
    glance = crisis.brief().glance
    return {
        "columns": [
            (name, sheet(listed, address, length=_COLUMN, name=f"page-{name.replace(' ', '-')}"))
            for name, listed in columns
            if listed
        ],
        "total": len(found),
        "filters": [(name, value) for name in _FILTERS for value in address.texts(name)],
        "issuers": _most(line.issuer_states or line.issuer for line in found),
        "addressees": _most(line.addressee_states or line.addressee for line in found),
        "types": TYPES,
        "as_of": brief.as_of,
        "days": _days(glance.earliest, glance.latest, brief.as_of),
        "cascade": cascade,
        "branches": branches(cascade) if cascade else (),
        "depth": DEPTH,
    }


def rows(crisis: Crisis, address: Address) -> Sequence[CommitmentLine | Cascade]:
    """The commitments of the board; when something is supposed, the cascade."""
    if address.text("suppose"):
        depth = address.number("depth", DEPTH, most=6)
        return [crisis.whatif(address.text("suppose"), as_of=address.day("as_of"), depth=depth)]
    return lines(crisis, address)


def parses(address: Address) -> bool:
    """Whether a sentence has to be understood."""
    return bool(address.text("suppose"))


def _is_wanted(line: CommitmentLine, wanted: dict[str, set[str]]) -> bool:
    here: dict[str, set[str]] = {
        "issuer": {*line.issuer, *line.issuer_states},
        "addressee": {*line.addressee, *line.addressee_states},
        "type": {line.type},
        "status": {line.status.status},
    }
    return all(not values or values & here[name] for name, values in wanted.items())


def _most(parties: Any) -> list[tuple[str, int]]:
    """Who is bound, or addressed, most often."""
    return Counter(name for names in parties for name in names).most_common(8)


def _days(first: date | None, last: date | None, now: date | None) -> dict[str, int | date] | None:
    """The slider: from the first day of publication to the last, in days."""
    if first is None or last is None or now is None or first == last:
        return None
    first -= timedelta(days=1)
    return {"first": first, "span": (last - first).days, "at": min(max(0, (now - first).days), (last - first).days)}


PAGE = Page(name="commitments", path="/commitments", label="Commitments", context=context, rows=rows, parses=parses)
