"""Extractions of generated articles without the parser: each sentence is extracted once and transposed to other words.

A sentence of the generated crisis is a template with states, places, days and numbers in it. The real extractor reads
every template once; in any other article its records are the same, at other offsets, with other states and days. What
depends on more than one sentence is therefore missing; ``agreement`` says how much that is.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from string import Formatter
from typing import Any

import msgspec

from benchmarks.generate import Article, Sentence
from benchmarks.wording import STATES, State
from standoff.extraction import Extractor
from standoff.ingest import read_text
from standoff.model import (
    Document,
    Entity,
    Extraction,
    Interval,
    Published,
    Quantity,
    Region,
    Span,
    TextSpan,
    identify,
)
from standoff.model import Sentence as Stretch

_KINDS = ("mentions", "timexes", "attributions", "events", "claims", "commitments")
_PREFIXES = dict(zip(_KINDS, "mtqeck", strict=True))
# The states, the day and the place that templates are read with.
_MODEL = {"A": STATES[0], "B": STATES[3], "C": STATES[6]}
_DAY = date(2031, 5, 14)
_WORD = re.compile(
    "|".join(sorted((re.escape(w) for s in STATES for w in (s.name, s.adjective, s.capital)), key=len, reverse=True))
)


@dataclass(frozen=True)
class Pattern:
    """A template as the extractor reads it."""

    text: str
    slots: tuple[tuple[int, int, str], ...]
    extraction: Extraction


class Composer:
    """Makes extractions of generated articles."""

    def __init__(self, extractor: Extractor) -> None:
        """Use *extractor* for the templates."""
        self._extractor = extractor
        self._patterns: dict[tuple[object, ...], Pattern] = {}

    def extraction(self, article: Article, number: int) -> Extraction:
        """The extraction of the *number*-th article of a crawl."""
        text = f"{article.title}\n\n{article.text}"
        document = _document(article, text, number)
        lists: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
        entities: dict[str, Entity] = {}
        sentences, at = [], 0
        for place, line in enumerate(article.lines):
            self._transpose(line, at, document, article.published, lists, entities)
            sentences.append(Stretch(at, at + len(line.text), document=document.id, number=place + 1))
            at += len(line.text) + (2 if place == 0 else 1)
        return Extraction(
            document=document,
            sentences=tuple(sentences),
            entities=tuple(entities.values()),
            **{kind: tuple(found) for kind, found in lists.items()},
        )

    def _transpose(
        self,
        line: Sentence,
        at: int,
        document: Document,
        published: date,
        lists: dict[str, list[Any]],
        entities: dict[str, Entity],
    ) -> None:
        words = dict(line.words)
        pattern = self._pattern(line.template, words, published)
        states = _states(words, line.template)
        mapping = _Mapping(pattern, words, states, at, published - _DAY, document)
        for entity in pattern.extraction.entities:
            found = mapping.value(entity)
            entities.setdefault(found.id, found)
        ids = {}
        for kind in _KINDS:
            for record in getattr(pattern.extraction, kind):
                ids[record.id] = identify(_PREFIXES[kind], document.id, at, record.id)
        mapping.ids = ids
        for kind in _KINDS:
            lists[kind] += [mapping.value(record) for record in getattr(pattern.extraction, kind)]

    def _pattern(self, template: str, words: Mapping[str, str], published: date) -> Pattern:
        """What the extractor makes of a template, told as many days after the act."""
        model: dict[str, str] = {}
        for name, state in _MODEL.items():
            model |= {name: state.name, name.lower(): state.adjective, f"capital_{name}": state.capital}
        model |= {"place": "Barkolen", "n": "12,345"}
        for name in ("when", "day"):
            if name in words:
                model[name] = _as_told(words[name], published)
        key = (template, model.get("when"), model.get("day"))
        found = self._patterns.get(key)
        if found is None:
            text, slots = _filled(template, model)
            document = read_text(text, name="template.txt", published=_DAY)
            document = msgspec.structs.replace(
                document, language="en", title=None, regions=(Region(0, len(text), "body"),)
            )
            found = self._patterns[key] = Pattern(text, slots, self._extractor.extract(document))
        return found


@dataclass
class _Mapping:
    """From a pattern to one of its instances."""

    pattern: Pattern
    words: Mapping[str, str]
    states: Mapping[str, State]
    at: int
    shift: timedelta
    document: Document

    def __post_init__(self) -> None:
        self.ids: dict[str, str] = {}
        self._codes = {self.states_of(name).code: state.code for name, state in self.states.items()}
        self._names: dict[str, str] = {}
        for name, state in self.states.items():
            model = self.states_of(name)
            self._names |= {model.name: state.name, model.adjective: state.adjective, model.capital: state.capital}
        moved, self._cuts = 0, []
        for start, end, name in self.pattern.slots:
            length = len(self.words[name])
            self._cuts.append((start, end, start + moved, start + moved + length))
            moved += length - (end - start)

    @staticmethod
    def states_of(name: str) -> State:
        return _MODEL[name]

    def place(self, offset: int) -> int:
        """An offset into the article for one into the pattern."""
        moved = 0
        for start, end, new_start, new_end in self._cuts:
            if offset <= start:
                break
            if offset < end:
                return self.at + min(new_start + offset - start, new_end)
            moved = new_end - end
        return self.at + offset + moved

    def value(self, value: Any) -> Any:
        """A value of a record, transposed."""
        if isinstance(value, str):
            return self._text(value)
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if isinstance(value, date):
            return value + self.shift
        if isinstance(value, Interval):
            return Interval(self.value(value.earliest), self.value(value.latest))
        if isinstance(value, Span):
            start, end = self.place(value.start), self.place(value.end)
            if isinstance(value, TextSpan):
                return TextSpan(start, end, self.document.text[start:end])
            return Span(start, end)
        return self._record(value)

    def _record(self, record: Any) -> Any:
        changes: dict[str, Any] = {}
        for name in record.__struct_fields__:
            value = getattr(record, name)
            if name in ("start", "end", "head"):
                changes[name] = self.place(value)
            elif name == "document":
                changes[name] = self.document.id
            elif value is not None and value != () and not isinstance(value, bool) and name not in _FIXED:
                changes[name] = self.value(value)
        if "text" in changes and "start" in changes:
            changes["text"] = self.document.text[changes["start"] : changes["end"]]
        if isinstance(record, Quantity) and "n" in self.words:
            number = float(self.words["n"].replace(",", ""))
            changes |= {"low": number, "high": number, "text": self.words["n"]}
        return msgspec.structs.replace(record, **changes)

    def _text(self, value: str) -> str:
        if value in self.ids:
            return self.ids[value]
        head, slash, tail = value.partition("/")
        if head in self._codes:
            return f"{self._codes[head]}{slash}{tail}"
        return _WORD.sub(lambda found: self._names.get(found.group(), found.group()), value)


_FIXED = frozenset(
    "component version rule type mode context cameo score modality negated stance act state because".split()
)


def _states(words: Mapping[str, str], template: str) -> dict[str, State]:
    """Which states stand in the slots of a template."""
    found = {}
    for name in _MODEL:
        for slot, field in ((name, "name"), (name.lower(), "adjective"), (f"capital_{name}", "capital")):
            if slot in words:
                found[name] = next(state for state in STATES if getattr(state, field) == words[slot])
    return found


def _as_told(words: str, published: date) -> str:
    """How the model tells a day, as many days before its publication as these words do."""
    for days in range(8):
        told, own = published - timedelta(days=days), _DAY - timedelta(days=days)
        if words.removeprefix("on ") == f"{told:%A}":
            return words.replace(f"{told:%A}", f"{own:%A}")
        if words == f"on {told.day} {told:%B}":
            return f"on {own.day} {own:%B}"
    raise ValueError(f"{words!r} is no day before {published}")


def _filled(template: str, words: Mapping[str, str]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    text, slots = "", []
    for literal, name, _, _ in Formatter().parse(template):
        text += literal
        if name:
            slots.append((len(text), len(text) + len(words[name]), name))
            text += words[name]
    return text, tuple(slots)


def _document(article: Article, text: str, number: int) -> Document:
    row = article.row()
    digest = hashlib.sha256(text.encode()).hexdigest()
    title = len(article.title)
    return Document(
        id=identify("d", digest, row["url"]),
        path=f"crisis.jsonl#{number}",
        sha256=digest,
        text=text,
        title=TextSpan(0, title, article.title),
        publisher=row["source_domain"],
        language="en",
        published=Published(article.published, article.published, basis="metadata"),
        regions=(Region(0, title, "title"), Region(title + 2, len(text), "body")),
        url=row["url"],
    )


def compose(articles: Iterable[Article], composer: Composer) -> Iterator[Extraction]:
    """The extractions of generated articles."""
    for number, article in enumerate(articles, start=1):
        yield composer.extraction(article, number)


def agreement(composed: Extraction, real: Extraction) -> tuple[int, int, list[str]]:
    """How many records of either extraction the other has, too, of how many; and those that only one has.

    Compared are kind, words' place, and what is searched and linked by: type, parties, stance, modality, days, figures.
    """
    one, other = Counter(_gists(composed)), Counter(_gists(real))
    alike = 2 * (one & other).total()
    apart = [f"composed {gist}" for gist in (one - other)] + [f"extracted {gist}" for gist in (other - one)]
    return alike, one.total() + other.total(), apart


_COMPARED = tuple(
    "type stance modality entity speaker_countries by_countries actor_countries recipient_countries issuer_countries "
    "addressee_countries when negated where state".split()
)


def _gists(extraction: Extraction) -> Iterator[tuple[object, ...]]:
    for kind in _KINDS:
        for record in getattr(extraction, kind):
            found = tuple(str(getattr(record, field)) for field in _COMPARED if hasattr(record, field))
            quantity = getattr(record, "quantity", None)
            yield (kind, record.start, record.end, found, (quantity.low, quantity.of) if quantity else None)
