"""Extractions made by hand: the words of a text, and what an extraction would have said about them."""

import re
from dataclasses import dataclass, field
from datetime import date

from standoff.model import (
    Attribution,
    Claim,
    Commitment,
    Document,
    Entity,
    Event,
    Extraction,
    Interval,
    Mention,
    Published,
    Quantity,
    Region,
    Sentence,
    Span,
    TextSpan,
    Timex,
    text_span,
)

MADE = {"component": "hand", "version": 1, "rule": "hand"}


def on(text: str) -> date:
    """A day from ``2031-05-09``."""
    return date.fromisoformat(text)


def between(first: str, last: str) -> Interval:
    return Interval(on(first), on(last))


def published(first: str | None, last: str | None = None) -> Published:
    if first is None:
        return Published(None, None)
    return Published(on(first), on(last or first), basis="given")


@dataclass
class Draft:
    """One article in the making; each method adds a record and returns its id."""

    id: str
    text: str
    title: str | None = None
    day: Published = field(default_factory=lambda: Published(None, None))
    agency: str | None = None
    publisher: str | None = None
    records: dict[str, list] = field(default_factory=dict)

    def _add(self, kind: str, record):
        self.records.setdefault(kind, []).append(record)
        return record.id

    def _id(self, prefix: str) -> str:
        return f"{prefix}-{self.id}-{sum(map(len, self.records.values())):02}"

    def find(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def _at(self, words: str) -> dict:
        span = self.find(words)
        return {"document": self.id, "start": span.start, "end": span.end, **MADE}

    def mention(self, words: str, country: str, *, entity: str | None = None, form: str = "name", use: str = "actor"):
        return self._add(
            "mentions",
            Mention(
                id=self._id("m"),
                text=words,
                entity=entity or country,
                country=country,
                form=form,
                use=use,
                **self._at(words),
            ),
        )

    def timex(self, words: str, first: str | None = None, last: str | None = None, relation: str = "on"):
        return self._add(
            "timexes",
            Timex(
                id=self._id("t"),
                text=words,
                earliest=on(first) if first else None,
                latest=on(last or first) if first else None,
                relation=relation,
                **self._at(words),
            ),
        )

    def say(self, words: str, *, by: str | None, entity: str | None = None, **more):
        start = self.find(words)
        more = {"type": "indirect", "speaker_countries": (by,) if by else (), **more}
        return self._add(
            "attributions",
            Attribution(id=self._id("q"), content=(start,), speaker_entity=entity, **more, **self._at(words)),
        )

    def event(self, words: str, trigger: str, kind: str, actor=(), recipient=(), *, persons=(), **more):
        inner = self.text.index(trigger, self.find(words).start)
        return self._add(
            "events",
            Event(
                id=self._id("e"),
                trigger=Span(inner, inner + len(trigger)),
                type=kind,
                actor=tuple(persons),
                actor_countries=tuple(actor),
                recipient_countries=tuple(recipient),
                **more,
                **self._at(words),
            ),
        )

    def claim(self, words: str, *, figure: float | None = None, unit: str | None = None, of=(), by=(), **more):
        quantity = None
        if figure is not None:
            quantity = Quantity(low=figure, high=figure, text=f"{figure:g}", unit=unit, of=tuple(of))
        more = {"stance": "asserts", **more}
        return self._add(
            "claims",
            Claim(id=self._id("c"), quantity=quantity, by_countries=tuple(by), **more, **self._at(words)),
        )

    def commit(self, words: str, *, condition: str | None, consequence: str, issuer=(), addressee=(), **more):
        def part(text: str | None) -> TextSpan | None:
            if text is None:
                return None
            span = self.find(text)
            return text_span(self.text, span.start, span.end)

        more = {"type": "threat", **more}
        return self._add(
            "commitments",
            Commitment(
                id=self._id("k"),
                issuer=tuple(issuer),
                issuer_countries=tuple(issuer),
                addressee=tuple(addressee),
                addressee_countries=tuple(addressee),
                condition=part(condition),
                consequence=part(consequence),
                **more,
                **self._at(words),
            ),
        )

    def entity(self, code: str, name: str, kind: str = "state", country: str | None = None):
        self.records.setdefault("entities", []).append(
            Entity(id=code, name=name, type=kind, country=country or code[:3])
        )

    def extraction(self) -> Extraction:
        text = self.text
        body = len(self.title) + 1 if self.title else 0
        sentences = tuple(
            Sentence(m.start(), m.end(), document=self.id, number=n)
            for n, m in enumerate(re.finditer(r"[^.!?\n]+[.!?]?", text), start=1)
        )
        regions = [Region(body, len(text), "body")] if text else []
        if self.title:
            regions.insert(0, Region(0, len(self.title), "title"))
        document = Document(
            id=self.id,
            path=f"{self.id}.txt",
            sha256=self.id,
            text=text,
            title=text_span(text, 0, len(self.title)) if self.title else None,
            agency=self.agency,
            publisher=self.publisher,
            language="en",
            published=self.day,
            regions=tuple(regions),
        )
        return Extraction(document=document, sentences=sentences, **{k: tuple(v) for k, v in self.records.items()})


def article(name: str, text: str, *, day: str | None = None, last: str | None = None, **more) -> Draft:
    """A draft published on *day* (until *last*)."""
    body = " ".join(text.split())
    title = more.get("title")
    return Draft(name, f"{title}\n{body}" if title else body, day=published(day, last), **more)
