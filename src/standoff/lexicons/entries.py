"""The entry of a lexicon that a record names as its rule, as the file has it.

A rule id says where to look: ``event.threaten.warn`` is the id of an entry, ``condition.if+cue.warn`` names two,
``actors.capital.RUS`` a field of an actor, ``offices.NAME`` a holder of offices, ``grounding.role.NAME`` a noun.
What code decides without words is described in ``constructions.yaml``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from standoff.errors import LexiconError
from standoff.lexicons.reading import read_yaml, shipped
from standoff.model import Entry, slug

_NAMING = ("actors.", "offices.", "grounding.")
_CONSTRUCTIONS = "constructions.yaml"
_FIELD_OF = {"capital": "capital", "name": "names", "adjective": "adjectives", "people": "people", "place": "places"}
_FIELD_OF |= {"metonym": "metonyms", "seat": "seat_metonyms", "nickname": "nicknames", "institution": "names"}
_LONGEST = 8  # words of a list that are printed


def entries(rule: str, *, extra: Sequence[Path] = (), words: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    """What the lexicons say under a rule id.

    Args:
        rule: As a record carries it.
        extra: Lexicon files of the user.
        words: Words and lemmas of the sentence, in lower case: long lists show these first.

    Returns:
        The entries, those of the user's files first; empty for a rule that no file knows.
    """
    described = read_yaml(_CONSTRUCTIONS, dict[str, str])
    found: list[Entry] = []
    for part in filter(None, rule.split("+")):
        base, _, last = part.rpartition(".")
        # The ending of a name's or noun's rule says how it was found, not which it is.
        ending = f"*.{last}" if part.startswith(_NAMING) else ""
        if part in described or ending not in described:
            found += _of_one(part, tuple(extra), words)
        else:
            found += [*_of_one(base, tuple(extra), words), *_constructions(ending)]
    return tuple(dict.fromkeys(found))


def _of_one(rule: str, extra: tuple[Path, ...], words: frozenset[str]) -> list[Entry]:
    kind, _, rest = rule.partition(".")
    if kind == "actors":
        field, _, entity = rest.partition(".")
        return [*_constructions(f"actors.{field}"), *_actors(field, entity, extra, words)]
    if kind == "offices":
        return list(_offices(rest, extra))
    if rule.startswith("grounding.role."):
        return _roles(rule.removeprefix("grounding.role."), extra, words)
    listed = [
        _entry(found, name, words)
        for name, text in _texts("yaml", ())
        if name != _CONSTRUCTIONS and re.search(rf"\bid: {re.escape(rule)}\b", text)
        for found in _mappings(_content(name))
        if found.get("id") == rule
    ]
    return listed or _constructions(rule)


def _constructions(rule: str) -> list[Entry]:
    """The description of what code decides, by the rule or by what the rule is a case of."""
    described = read_yaml(_CONSTRUCTIONS, dict[str, str])
    while rule:
        if rule in described:
            return [Entry(id=rule, file=_CONSTRUCTIONS, fields=(("says", described[rule]),))]
        rule = rule.rpartition(".")[0]
    return []


def _actors(field: str, entity: str, extra: tuple[Path, ...], words: frozenset[str]) -> list[Entry]:
    found: list[Entry] = []
    if not entity:
        return found
    for name, text in _texts("yaml", extra):
        if f"id: {entity}" not in text:
            continue
        for mapping in _mappings(_content(name)):
            if mapping.get("id") == entity:
                wanted = ("name", "role", "code", "country", _FIELD_OF.get(field, field), "ambiguous")
                shown = {key: mapping[key] for key in dict.fromkeys(wanted) if mapping.get(key)}
                found.append(_entry({"id": entity, **shown}, name, words))
    return found


def _offices(holder: str, extra: tuple[Path, ...]) -> Iterator[Entry]:
    for name, text in _texts("csv", extra):
        for line in text.splitlines():
            state, _, rest = line.partition(",")
            fields = rest.split(",")
            if len(fields) == 6 and slug(fields[1]) == holder:
                office, who, aliases, began, ended, status = fields
                term = f"{office}, {began or '?'} to {ended or 'now'}" + (f" ({status})" if status else "")
                also = (("aliases", aliases.replace("|", ", ")),) if aliases else ()
                yield Entry(id=f"{state} {who}", file=name, fields=(("office", term), *also))


def _roles(role: str, extra: tuple[Path, ...], words: frozenset[str]) -> list[Entry]:
    return [
        _entry({"id": found["role"], **{k: v for k, v in found.items() if k != "role"}}, name, words)
        for name, text in _texts("yaml", extra)
        if "role: " in text and "heads: " in text
        for found in _mappings(_content(name))
        if "heads" in found and slug(str(found.get("role", ""))) == role
    ]


def _entry(mapping: dict[str, Any], file: str, words: frozenset[str]) -> Entry:
    fields = []
    for name, value in mapping.items():
        if name in ("id", "rejects"):
            continue
        if name == "matches":
            if value:
                fields.append(("for example", str(value[0])))
            continue
        told = _told(value, words)
        if told:
            fields.append((name.replace("_", " "), told))
    return Entry(id=str(mapping["id"]), file=file, fields=tuple(fields))


def _told(value: Any, words: frozenset[str]) -> str:
    if isinstance(value, str) and len(value) > 80 and "," not in value:
        value = value.split()  # cues are written as one string of lemmas
    if isinstance(value, dict):
        return "; ".join(f"{name} {_told(member, words)}" for name, member in value.items())
    if not isinstance(value, list):
        return "" if value is None or value is False else "yes" if value is True else str(value)
    listed = [str(member) for member in value]
    if len(listed) <= _LONGEST:
        return ", ".join(listed)
    here = [w for w in listed if w.lower() in words or re.split(r"[_+ ]", w.lower())[0] in words]
    first = (here + [w for w in listed if w not in here])[: max(_LONGEST // 2, len(here))][:_LONGEST]
    return ", ".join(first) + f" … and {len(listed) - len(first)} more"


def _mappings(content: Any) -> Iterator[dict[str, Any]]:
    """All mappings of a file, however deep."""
    if isinstance(content, dict):
        yield content
        content = list(content.values())
    if isinstance(content, list):
        for member in content:
            yield from _mappings(member)


def _texts(suffix: str, extra: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Name and text of the user's files and of the packaged ones."""
    for path in extra:
        if path.suffix in (f".{suffix}", ".yml" if suffix == "yaml" else ""):
            try:
                yield str(path.absolute()), path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise LexiconError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    yield from _packaged(suffix)


@cache
def _packaged(suffix: str) -> tuple[tuple[str, str], ...]:
    def below(folder: Traversable, before: str) -> Iterator[tuple[str, str]]:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                yield from below(entry, f"{before}{entry.name}/")
            elif entry.name.endswith(f".{suffix}"):
                yield f"{before}{entry.name}", entry.read_text(encoding="utf-8")

    return tuple(below(shipped(), ""))


def _content(name: str) -> Any:
    return read_yaml(Path(name) if Path(name).is_absolute() else name, Any)
