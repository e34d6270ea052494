"""Reads and validates the lexicon files that ship with the package, and those that a user adds."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from standoff.errors import LexiconError

T = TypeVar("T")

# libyaml's loader is ten times as fast as the pure Python one; PyYAML wheels carry it on every platform we support.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOLEAN = re.compile(r"^(?:true|false)$")


class _Loader(_Base):  # type: ignore[misc]
    """YAML without its surprises: dates stay strings, and "no" and "off" are words, not false."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", _BOOLEAN, list("tf"))


def read_yaml(path: str | Path, kind: type[T]) -> T:
    """The content of a YAML file as *kind*, validated.

    Args:
        path: A file, or a name relative to the package's ``lexicons`` folder.
        kind: A type that msgspec can convert to (``list[SomeStruct]``).

    Raises:
        LexiconError: If the file is missing, is no YAML, or breaks the schema; names the file and the entry.
    """
    where = Path(path) if isinstance(path, Path) or Path(path).is_absolute() else None
    try:
        text = (where or files("standoff.lexicons").joinpath(str(path))).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    try:
        return msgspec.convert(yaml.load(text, Loader=_Loader), kind)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: not valid YAML ({' '.join(str(error).split())})") from error
    except msgspec.ValidationError as error:
        raise LexiconError(f"{path}: {error}") from error


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every lexicon rule carries; lexicons extend it.

    Attributes:
        id: Unique over all lexicons ("event.threaten.warn").
        matches: Invented sentences in which the rule must fire; run as tests.
        rejects: Invented sentences in which it must not.
    """

    id: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@cache
def packaged(folder: str, suffix: str) -> tuple[str, ...]:
    """Names (relative to ``lexicons``) of the files with *suffix* in one of its folders, sorted."""
    found = files("standoff.lexicons").joinpath(folder)
    return tuple(sorted(f"{folder}/{entry.name}" for entry in found.iterdir() if entry.name.endswith(suffix)))
