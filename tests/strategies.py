"""Hypothesis strategies for every record: whatever a record may hold by its types, they generate."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from standoff.model import (
    Attribution,
    Claim,
    Cluster,
    Commitment,
    Document,
    Duplicate,
    Entity,
    Event,
    Extraction,
    Failure,
    Interval,
    Judgement,
    Mention,
    Published,
    Question,
    Record,
    Region,
    Sentence,
    Span,
    TextSpan,
    Timex,
    Utterance,
    identify,
)

KINDS: tuple[type[Any], ...] = get_args(Record)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
words = st.text(st.sampled_from("abcdeé한. \n\"'*"), min_size=1, max_size=80)
days = st.dates(date(1946, 1, 1), date(2060, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = draw(st.none() | days), draw(st.none() | days)
    if first and last and first > last:
        first, last = last, first
    return Interval(first, last)


@st.composite
def published(draw: st.DrawFn) -> Published:
    interval = draw(intervals())
    basis = draw(st.sampled_from(["given", "metadata", "page", "inferred", "unknown"]))
    return Published(interval.earliest, interval.latest, basis=basis, because=tuple(draw(st.lists(texts, max_size=2))))


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type hint as the records use them."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, arguments))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        NoneType: st.none(),
        str: texts,
        bool: st.booleans(),
        int: st.integers(-1, 10_000),
        float: st.floats(allow_nan=False, allow_infinity=False),
        date: days,
        datetime: st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
        Interval: intervals(),
        Published: published(),
    }
    return plain[hint] if hint in plain else records(hint)


def records(kind: type[Any], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of one kind; *fixed* says what certain fields hold."""
    free = {field.name: values(field.type) for field in msgspec.structs.fields(kind) if field.name not in fixed}
    return st.builds(kind, **free, **fixed)


def any_record() -> st.SearchStrategy[Any]:
    """A record of any kind."""
    return st.one_of(*map(records, KINDS))


def fitted(value: Any, text: str) -> Any:
    """A record whose spans point into *text* and quote it, as an extractor's do."""
    if isinstance(value, tuple):
        return tuple(fitted(item, text) for item in value)
    if not isinstance(value, msgspec.Struct):
        return value
    changes = {name: fitted(getattr(value, name), text) for name in value.__struct_fields__}
    if isinstance(value, Span):
        start, end = sorted(max(0, min(place, len(text))) for place in (value.start, value.end))
        changes |= {"start": start, "end": end}
        if isinstance(value, TextSpan):
            changes["text"] = text[start:end]
    return msgspec.structs.replace(value, **changes)


@st.composite
def extractions(draw: st.DrawFn, name: str = "article.txt") -> Extraction:
    """An article with annotations in text order, as an extractor hands it back."""
    text = draw(words)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    id_ = identify("d", name, sha256)
    document = draw(
        records(
            Document,
            id=st.just(id_),
            path=st.just(name),
            sha256=st.just(sha256),
            text=st.just(text),
            title=st.none() | st.just(TextSpan(0, 1, text[:1])),
            language=st.just("en"),
            regions=st.just((Region(0, len(text), "body"),)),
            url=st.none(),
        )
    )
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=3))})
    sentences = tuple(
        Sentence(start, end, document=id_, number=number) for number, (start, end) in enumerate(pairwise(cuts), start=1)
    )

    def annotations(kind: type[Any], prefix: str, **fixed: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        spans = sorted(draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=2)))
        return tuple(
            fitted(
                draw(
                    records(
                        kind,
                        id=st.just(identify(prefix, id_, number)),
                        document=st.just(id_),
                        start=st.just(min(span)),
                        end=st.just(max(span)),
                        **fixed,
                    )
                ),
                text,
            )
            for number, span in enumerate(sorted(spans, key=min))
        )

    return Extraction(
        document=document,
        sentences=sentences,
        entities=tuple(draw(st.lists(records(Entity), max_size=2))),
        mentions=annotations(Mention, "m"),
        timexes=annotations(Timex, "t"),
        attributions=annotations(Attribution, "q"),
        events=annotations(Event, "e"),
        claims=annotations(Claim, "c"),
        commitments=annotations(Commitment, "k"),
        failures=tuple(
            draw(st.lists(records(Failure, path=st.just(name), document=st.just(id_)), max_size=2, unique=True))
        ),
    )


@st.composite
def crises(draw: st.DrawFn) -> tuple[Sequence[Extraction], Sequence[Any], Sequence[Judgement]]:
    """Articles, records across them, and judgements."""
    names = draw(st.lists(st.sampled_from(["a.txt", "b.txt", "sub/c.txt", "d.jsonl#1"]), unique=True, max_size=3))
    articles = [draw(extractions(name)) for name in names]
    linked: list[Any] = []
    documents = [article.document.id for article in articles]
    quotes = [record.id for article in articles for record in article.attributions]
    claims = [record.id for article in articles for record in article.claims]
    if documents:
        linked.append(draw(records(Cluster, documents=st.just(tuple(documents)))))
        linked.append(draw(records(Duplicate, documents=st.just(tuple(documents)))))
    if quotes:
        linked.append(draw(records(Utterance, attributions=st.just(tuple(quotes)))))
    if claims:
        linked.append(draw(records(Question, claims=st.just(tuple(claims)))))
    judgements = draw(st.lists(records(Judgement), max_size=2, unique_by=lambda judgement: judgement.id))
    return articles, linked, judgements
