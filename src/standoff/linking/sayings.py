"""Attributions as the comparison of statements needs them: words, names and numbers, without the text."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from standoff.lexicons.matters import MatterLexicon
from standoff.linking.words import Token, content, number_of, tokens
from standoff.model import Attribution, Extraction, Interval, Mention, Span


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution with its words.

    Attributes:
        id: The attribution's id.
        document: Its document.
        type: ``direct``, ``mixed`` or ``indirect``.
        stance: Whether the content is asserted, denied or doubted.
        parent: The attribution that this one is nested in.
        entity: Who speaks.
        countries: For whom.
        person: Whether the speaker is a person (and so can be told from other persons of the country).
        spans: Where its content stands.
        words: Words of the content, in order, as written in lower case.
        keys: For each word what it is compared by: its stem; the set of interchangeable words that it is of
            (``alike.harsh``); whom it names (``@RUS``, which "Moscow" and "Russian" share). Empty inside a phrase.
        starts: For each word where it begins.
        ends: For each word one past its last code point.
        stems: Keys that carry content.
        names: Those of them that name somebody or something.
        numbers: Figures in it.
        when: When it was said, where the text tells.
    """

    id: str
    document: str
    type: str
    stance: str
    parent: str | None
    entity: str | None
    countries: tuple[str, ...]
    person: bool
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: "array[int]"
    ends: "array[int]"
    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[float]
    when: Interval | None


def sayings(extraction: Extraction, *, lexicon: MatterLexicon) -> tuple[Saying, ...]:
    """The attributions of one document."""
    persons = {e.id for e in extraction.entities if e.type == "person"}
    named = [m for m in extraction.mentions if m.form in ("name", "adjective") and (m.country or m.entity)]
    return tuple(_saying(a, extraction.document.text, persons, named, lexicon) for a in extraction.attributions)


def _saying(
    attribution: Attribution,
    text: str,
    persons: set[str],
    named: Sequence[Mention],
    lexicon: MatterLexicon,
) -> Saying:
    words = [t for span in attribution.content for t in tokens(text, span.start, span.end)]
    keys = lexicon.interchanged([t.word for t in words])
    inside = [m for m in named if any(m.start < s.end and s.start < m.end for s in attribution.content)]
    keys = [_key(token, key, inside) for token, key in zip(words, keys, strict=True)]
    telling = {t.start for t in content(words)}
    kept = [(t, k) for t, k in zip(words, keys, strict=True) if k and (t.start in telling or k[0] in "@" or "." in k)]
    entity = attribution.speaker_entity
    return Saying(
        id=attribution.id,
        document=attribution.document,
        type=attribution.type,
        stance=attribution.stance,
        parent=attribution.parent,
        entity=entity,
        countries=attribution.speaker_countries,
        person=bool(entity) and (entity in persons or (entity or "").startswith("~")),
        spans=attribution.content,
        words=tuple(intern(t.word) for t in words),
        keys=tuple(map(intern, keys)),
        starts=array("I", (t.start for t in words)),
        ends=array("I", (t.end for t in words)),
        stems=frozenset(k for _, k in kept),
        # A capital at the beginning of a quotation proves no name.
        names=frozenset(k for t, k in kept if k[0] == "@" or (t.capital and t is not words[0])),
        numbers=frozenset(n for t in words if (n := number_of(t.word)) is not None),
        when=attribution.when if attribution.when and attribution.when.earliest else None,
    )


def _key(token: Token, key: str, inside: Sequence[Mention]) -> str:
    """What a word is compared by: whom it names, else its set of interchangeable words, else its stem."""
    for mention in inside:
        if mention.start <= token.start < mention.end:
            # "Seoul", "South Korean" and "the Republic of Korea" are one; the first word of a name stands for all.
            whom = mention.country or mention.entity or ""
            return f"@{whom}" if token.start == mention.start or _first_inside(token, mention) else ""
    return key if key != token.word else token.stem


def _first_inside(token: Token, mention: Mention) -> bool:
    # The mention may begin before the quotation does, or with an article.
    return token.capital and mention.text[: token.start - mention.start].strip().lower() in ("", "the")
