"""Reads and validates the lexicon files that ship with the package, and those that a user adds."""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from standoff.errors import LexiconError
from standoff.lexicons.compiled import compiled

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
# Characters with which something else than a word can begin.
_SPECIAL = frozenset(first for first, rules in _Loader.yaml_implicit_resolvers.items() if first and rules)
_CParser: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)
_Word, _Map, _List = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_UNSET: Any = object()
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None}
# Numbers that Python reads as YAML does; one that begins with zero is octal there.
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")


class _NeedsLoader(Exception):
    """The text holds what only the full loader understands: an alias, a tag, a merge or a second document."""


def parsed_yaml(text: str) -> Any:
    """The content of a YAML text, as the loader gives it, in half the time.

    PyYAML makes a node of everything and then an object of every node. Most of our files are words in lists in
    mappings: their events are put together here, and the loader is asked where a scalar may be more than a word.

    Raises:
        yaml.YAMLError: If it is no YAML.
    """
    if _CParser is not None:
        try:
            return _put_together(_CParser(text))
        except _NeedsLoader:
            pass
    return yaml.load(text, Loader=_Loader)


def _put_together(parser: Any) -> Any:
    stack: list[tuple[Any, Any]] = []
    into: Any = None
    key = root = _UNSET
    special, following = _SPECIAL, parser.get_event
    event = following()
    while event is not None:
        kind = type(event)
        if kind is _Word:
            value = event.value
            # quoted words, and plain ones that begin as no number does, are what nearly all scalars are
            if event.anchor or event.tag or (event.implicit[0] and (not value or value[0] in special)):
                value = _scalar(event)
        elif kind in _ENDS:
            value, (into, key) = into, stack.pop()
        else:
            if kind is _Map or kind is _List:
                if event.anchor is not None or event.tag is not None:
                    raise _NeedsLoader
                stack.append((into, key))
                into, key = ({} if kind is _Map else []), _UNSET
            elif kind is yaml.AliasEvent or (kind is yaml.DocumentStartEvent and root is not _UNSET):
                raise _NeedsLoader
            event = following()
            continue
        if into is None:
            root = value
        elif type(into) is list:
            into.append(value)
        elif key is _UNSET:
            if isinstance(value, dict | list):
                raise _NeedsLoader
            key = value
        else:
            into[key], key = value, _UNSET
        event = following()
    return None if root is _UNSET else root


def _scalar(event: Any) -> Any:
    value = event.value
    if event.anchor is not None or event.tag is not None:
        raise _NeedsLoader
    if not event.implicit[0] or value[:1] not in _SPECIAL:
        return value if value or not event.implicit[0] else None
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    for tag, rule in _Loader.yaml_implicit_resolvers.get(value[0], ()):
        if rule.match(value):
            if tag.endswith((":merge", ":value", ":yaml")):
                raise _NeedsLoader
            if tag.endswith(":float") and _DECIMAL.fullmatch(value):
                return float(value)
            if tag.endswith(":int") and _WHOLE.fullmatch(value):
                return int(value)
            # other numbers, and other spellings of nothing, by the loader's own rules
            return yaml.load(value, Loader=_Loader)
    return value


def read_yaml(path: str | Path, kind: type[T]) -> T:
    """The content of a YAML file as *kind*, validated.

    Args:
        path: A file, or a name relative to the package's ``lexicons`` folder.
        kind: A type that msgspec can convert to (``list[SomeStruct]``).

    Raises:
        LexiconError: If the file is missing, is no YAML, or breaks the schema; names the file and the entry.
    """
    own = isinstance(path, Path) or Path(path).is_absolute()
    where = Path(path) if own else shipped().joinpath(str(path))
    try:
        if not own and isinstance(where, Path):
            content = compiled(where, lambda: parsed_yaml(where.read_text(encoding="utf-8")), by=__file__)
            return msgspec.msgpack.decode(content, type=kind)
        return msgspec.convert(parsed_yaml(where.read_text(encoding="utf-8")), kind)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: not valid YAML ({' '.join(str(error).split())})") from error
    except msgspec.ValidationError as error:
        raise LexiconError(f"{path}: {error}") from error


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
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
def shipped() -> Traversable:
    """The package's ``lexicons`` folder; looking for it anew per file costs as much as reading some of them."""
    return files("standoff.lexicons")


@cache
def packaged(folder: str, suffix: str) -> tuple[str, ...]:
    """Names (relative to ``lexicons``) of the files with *suffix* in one of its folders, sorted."""
    found = shipped().joinpath(folder)
    return tuple(sorted(f"{folder}/{entry.name}" for entry in found.iterdir() if entry.name.endswith(suffix)))
