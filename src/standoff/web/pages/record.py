"""A record by its id: its words in their place, what it is tied to, why it is there, and what was decided about it."""

import re
from typing import Any

import msgspec

from standoff.api import Citation, Crisis
from standoff.api.dates import between
from standoff.api.results import Shown, Why
from standoff.model import Attribution, Claim, Commitment, Event, Span
from standoff.web.address import Address
from standoff.web.page import Page
from standoff.web.wording import quoted, shortened, signed

_RECORD = re.compile(r"[a-z]-[a-z0-9]{10,}")  # the id of a record
_PARTY = re.compile(r"[A-Z]{2,}(/[\w-]+)?")  # the id of a state, an organisation or one of theirs
# Told elsewhere on the page, or of no use to a reader.
_HIDDEN = frozenset(
    {"id", "document", "start", "end", "component", "version", "rule", "text", "regions", "title", "sha256", "head"}
)


def context(crisis: Crisis, address: Address) -> dict[str, Any]:
    """The record and its reasons."""
    shown = crisis.show(address.parts["record"])
    record = shown.record
    fields = [
        (name, _told(name, getattr(record, name), shown, crisis))
        for name in record.__struct_fields__
        if name not in _HIDDEN
    ]
    return {
        "shown": shown,
        "record": record,
        "kind": str(type(record).__struct_config__.tag),
        "id": getattr(record, "id", ""),
        "called": shortened(_words(record, crisis), 120),
        "why": crisis.why(address.parts["record"]),
        "fields": [(name.replace("_", " ").strip(), value) for name, value in fields if value],
        "related": [(str(type(one).__struct_config__.tag), one, _words(one, crisis)) for one in shown.related],
    }


def rows(crisis: Crisis, address: Address) -> list[Shown | Why]:
    """The record with its context, and why it is there."""
    return [crisis.show(address.parts["record"]), crisis.why(address.parts["record"])]


def _told(name: str, value: object, shown: Shown, crisis: Crisis) -> str:
    """A field for a reader: who, instead of an id; other records stand in the list of what it is tied to."""
    if value in (None, (), "", False):
        return ""
    if isinstance(value, float):
        return signed(value) if name == "score" else f"{value:,g}"
    if name == "type":
        return str(value).lower()
    if isinstance(value, Span):
        return next((found for one in shown.citations if (found := _words_at(value, one))), "")
    each = value if isinstance(value, tuple) else (value,)
    if all(isinstance(one, str) and _RECORD.fullmatch(one) for one in each):
        return ""
    named = (
        crisis.studies.name(one) if isinstance(one, str) and _PARTY.fullmatch(one) else _printed(one) for one in each
    )
    return ", ".join(named)


def _words_at(span: Span, cited: Citation) -> str:
    """The words of a span within those of a record."""
    inside = cited.start <= span.start and span.end <= cited.end
    return quoted(cited.words[span.start - cited.start : span.end - cited.start]) if inside else ""


def _printed(value: Any) -> str:
    if isinstance(value, msgspec.Struct):
        told = getattr(value, "text", None)
        ends = (getattr(value, "earliest", None), getattr(value, "latest", None))
        if told is None and any(ends):
            told = between(*ends)
        return str(told) if told is not None else msgspec.json.encode(value).decode()
    if isinstance(value, tuple):
        return ", ".join(map(_printed, value))
    return str(value)


def _words(record: object, crisis: Crisis) -> str:
    if isinstance(record, Event | Attribution | Claim | Commitment):
        who = crisis.who(record)
        kind = record.stance if isinstance(record, Claim) else record.type.lower()
        return f"{kind}{f', {who}' if who else ''}: {quoted(crisis.cite(record).words, 140)}"
    for name in ("name", "text", "label", "path"):
        if told := getattr(record, name, None):
            return str(told)
    return " ".join(filter(None, (getattr(record, "type", ""), getattr(record, "stance", ""))))


def parses(_: Address) -> bool:
    """Whether showing it takes a parser: why a record is there is told by its sentence's parse."""
    return True


PAGE = Page(name="record", path="/records/{record:str}", context=context, rows=rows, parses=parses)
