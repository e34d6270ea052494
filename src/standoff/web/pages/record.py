"""A record by its id: its words in their place, what it is tied to, why it is there, and what was decided about it."""

from typing import Any

import msgspec

from standoff.api import Crisis
from standoff.api.results import Shown, Why
from standoff.web.address import Address
from standoff.web.page import Page

# Told elsewhere on the page, or of no use to a reader.
_HIDDEN = frozenset(
    {"id", "document", "start", "end", "component", "version", "rule", "text", "regions", "title", "sha256", "head"}
)


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The record and its reasons."""
    shown = crisis.show(address.parts["record"])
    record = shown.record
    fields = [(name, getattr(record, name)) for name in record.__struct_fields__ if name not in _HIDDEN]
    return {
        "shown": shown,
        "record": record,
        "kind": str(type(record).__struct_config__.tag),
        "id": getattr(record, "id", ""),
        "why": crisis.why(address.parts["record"]),
        "fields": [(name.replace("_", " ").strip(), _printed(value)) for name, value in fields if _tells(value)],
        "related": [(str(type(one).__struct_config__.tag), one, _words(one)) for one in shown.related],
    }


def rows(crisis: Crisis, address: Address) -> list[Shown | Why]:
    """The record with its context, and why it is there."""
    return [crisis.show(address.parts["record"]), crisis.why(address.parts["record"])]


def _tells(value: object) -> bool:
    return value not in (None, (), "", False)


def _printed(value: Any) -> str:
    if isinstance(value, msgspec.Struct):
        told = getattr(value, "text", None)
        ends = (getattr(value, "earliest", None), getattr(value, "latest", None))
        if told is None and any(ends):
            told = "–".join(str(end or "?") for end in dict.fromkeys(ends))
        return str(told) if told is not None else msgspec.json.encode(value).decode()
    if isinstance(value, tuple):
        return ", ".join(map(_printed, value))
    return str(value)


def _words(record: object) -> str:
    for name in ("name", "text", "label", "path"):
        if told := getattr(record, name, None):
            return str(told)
    return " ".join(filter(None, (getattr(record, "type", ""), getattr(record, "stance", ""))))


def parses(_: Address) -> bool:
    """Whether showing it takes a parser: why a record is there is told by its sentence's parse."""
    return True


PAGE = Page(name="record", path="/records/{record:str}", context=context, rows=rows, parses=parses)
