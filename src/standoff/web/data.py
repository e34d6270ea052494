"""The records of a view as CSV or JSON."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec

# A spreadsheet takes a cell that begins so for a formula; with a quotation mark before it, it is text.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROLS = ("\t", "\r", "\n")


def as_json(rows: Sequence[Any]) -> bytes:
    """Records as a JSON array, one record a line."""
    lines = b",\n".join(msgspec.json.encode(row) for row in rows)
    return b"[\n" + lines + b"\n]\n"


def as_csv(rows: Sequence[Any]) -> bytes:
    """Records as a table: nested fields as ``outer.inner``, lists with semicolons, formulas made harmless."""
    flat = [_flat(msgspec.to_builtins(row)) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    out = io.StringIO(newline="")
    # In quotation marks no cell falls apart where a spreadsheet splits at semicolons.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(map(harmless, columns))
    for row in flat:
        writer.writerow([harmless(row.get(name)) for name in columns])
    # Spreadsheets take a file without this mark for one in the encoding of the machine.
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet runs; numbers stay numbers."""
    if isinstance(value, str) and (value.startswith(_CONTROLS) or value.lstrip().startswith(_FORMULA)):
        return f"'{value}"
    return value


def _flat(value: Any, name: str = "") -> dict[str, Any]:
    if isinstance(value, dict):
        found: dict[str, Any] = {}
        for key, inner in value.items():
            found.update(_flat(inner, f"{name}.{key}" if name else str(key)))
        return found
    if isinstance(value, list | tuple):
        if all(isinstance(one, str | int | float) for one in value):
            return {name or "value": "; ".join(map(str, value))}
        return {name or "value": msgspec.json.encode(value).decode()}
    return {name or "value": value}
