"""Articles made by hand for tests of the store and the operations: small, and true to the records' rules."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from standoff.model import (
    Attribution,
    Case,
    Claim,
    Commitment,
    Document,
    Entity,
    Event,
    Evidence,
    Extraction,
    Interval,
    Mention,
    Published,
    Quantity,
    Sentence,
    Span,
    identify,
    text_span,
)

MADE = {"component": "test", "version": 1, "rule": "by-hand"}


def document(text: str, path: str = "article.txt", day: date | None = None, **fields: Any) -> Document:
    """A document as ingest would read it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    name = path.rpartition("/")[2]
    when = Published(day, day, basis="page") if day else Published(None, None)
    fields = {"language": "en", "published": when, **fields}
    return Document(id=identify("d", name, sha256), path=path, sha256=sha256, text=text, **fields)


class Article:
    """An extraction under construction: each method finds its words in the text and adds a record."""

    def __init__(self, text: str, path: str = "article.txt", day: date | None = None, **fields: Any) -> None:
        self.document = document(text, path, day, **fields)
        self.text = text
        self.lists: dict[str, list[Any]] = {}

    def _add(self, place: str, prefix: str, kind: type[Any], words: str, **fields: Any) -> Any:
        start = self.text.index(words)
        id_ = identify(prefix, self.document.id, start, words, len(self.lists.get(place, ())))
        record = kind(id=id_, document=self.document.id, start=start, end=start + len(words), **MADE, **fields)
        self.lists.setdefault(place, []).append(record)
        return record

    def mention(self, words: str, entity: str, country: str, name: str | None = None) -> Mention:
        self.lists.setdefault("entities", []).append(
            Entity(id=entity, name=name or words, type="state" if entity == country else "person", country=country)
        )
        record: Mention = self._add("mentions", "m", Mention, words, text=words, entity=entity, country=country)
        return record

    def event(self, words: str, type_: Any, actor: str, recipient: str = "", **fields: Any) -> Event:
        start = self.text.index(words)
        record: Event = self._add(
            "events",
            "e",
            Event,
            words,
            trigger=Span(start, start + len(words)),
            type=type_,
            actor_countries=(actor,) if actor else (),
            recipient_countries=(recipient,) if recipient else (),
            **fields,
        )
        return record

    def quote(self, words: str, speaker: str, **fields: Any) -> Attribution:
        start, said = self.text.index(words), self.text.index(speaker)
        record: Attribution = self._add(
            "attributions",
            "q",
            Attribution,
            words,
            type="indirect",
            content=(Span(start, start + len(words)),),
            speaker=text_span(self.text, said, said + len(speaker)),
            **fields,
        )
        return record

    def claim(self, words: str, figure: str = "", low: float = 0, high: float | None = None, **fields: Any) -> Claim:
        quantity = Quantity(low=low, high=high, text=figure, unit="troops", of=("PRK",)) if figure else None
        record: Claim = self._add("claims", "c", Claim, words, quantity=quantity, **{"stance": "asserts", **fields})
        return record

    def commitment(self, condition: str, consequence: str, issuer: str, addressee: str, **fields: Any) -> Commitment:
        first, then = self.text.index(condition), self.text.index(consequence)
        record: Commitment = self._add(
            "commitments",
            "k",
            Commitment,
            consequence,
            **{"type": "threat", **fields},
            issuer_countries=(issuer,),
            addressee_countries=(addressee,),
            condition=text_span(self.text, first, first + len(condition)),
            consequence=text_span(self.text, then, then + len(consequence)),
        )
        return record

    def extraction(self) -> Extraction:
        """The finished extraction, one sentence per full stop, annotations in text order."""
        sentences, at = [], 0
        for number, piece in enumerate(self.text.split(". "), start=1):
            end = min(len(self.text), at + len(piece) + 1)
            sentences.append(Sentence(at, end, document=self.document.id, number=number))
            at = end + 1
        lists = {
            place: tuple(found if place == "entities" else sorted(found, key=lambda record: record.start))
            for place, found in self.lists.items()
        }
        return Extraction(document=self.document, sentences=tuple(sentences), **lists)


def on(year: int, month: int, day: int) -> Interval:
    """One day as an interval."""
    return Interval(date(year, month, day), date(year, month, day))


def closures(extractions: Iterable[Extraction]) -> Iterator[tuple[str, Case]]:
    """Every commitment with the same evidence: what was closed or opened is a trigger, unless it has a deadline.

    How evidence is found is tested elsewhere.
    """
    articles = list(extractions)
    closed = tuple(
        Evidence(
            record=event.id,
            document=event.document,
            part="trigger",
            reported=Interval(article.document.published.earliest, article.document.published.latest),
            voice=event.document,
        )
        for article in articles
        for event in article.events
        if event.type == "COERCE" and event.modality == "actual"
    )
    for article in articles:
        for record in article.commitments:
            evidence = () if record.deadline else closed
            yield record.document, Case(commitment=record.id, is_matchable=True, evidence=evidence)


def warning(path: str = "gull.txt", publisher: str = "The Gull", day: date = date(2031, 5, 6)) -> Extraction:
    """An article with a red line: a warning, its condition, a figure on a spokesman's word."""
    text = (
        "Kestrel warned Norland on Monday. If Norland closes the strait, Kestrel will send its fleet. "
        "At least 300 troops were there, a spokesman said."
    )
    article = Article(text, path, day, publisher=publisher)
    said = article.quote(
        "Kestrel warned Norland", "Kestrel", speaker_countries=("KES",), act="warn", when=on(2031, 5, 5)
    )
    article.event("warned", "THREATEN", "KES", "NOR", when=on(2031, 5, 5), score=-4.4)
    closes = article.event("closes", "COERCE", "NOR", modality="hypothetical", attribution=said.id)
    article.commitment(
        "If Norland closes the strait",
        "Kestrel will send its fleet",
        "KES",
        "NOR",
        type="red line",
        attribution=said.id,
        condition_events=(closes.id,),
    )
    spoke = article.quote("troops were there, a spokesman", "a spokesman")
    article.claim("At least 300 troops", "At least 300", 300, None, attribution=spoke.id)
    article.mention("Kestrel", "KES", "KES")
    article.mention("Norland", "NOR", "NOR")
    return article.extraction()
