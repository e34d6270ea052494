"""The way through the parse from the word that made a record to the words that it took its parts from.

The parse is not stored. The lines that carry the record are parsed again, which gives the same parse, and the ways are
read off the tree: up to the head that two words share, and down again.
"""

from collections.abc import Iterator

from standoff.extraction.grammar import governing_verb
from standoff.extraction.parse import Parse, label_in_words, parse_lines
from standoff.model import (
    Attribution,
    Claim,
    Commitment,
    Event,
    Extraction,
    Mention,
    Route,
    Span,
    Step,
    Timex,
    hull,
)
from standoff.model.annotation import Annotation

_APART = "stands in another sentence"


def routes(
    record: Annotation, extraction: Extraction, *, model: str | None = None
) -> tuple[tuple[Route, ...], frozenset[str]]:
    """The ways from the word that made *record* to its parts, and the words and lemmas of its sentences.

    Args:
        record: A record of the extraction.
        extraction: What was found in its document.
        model: spaCy pipeline to parse with; the one that the record was made with.
    """
    parts = _Parts(record, extraction)
    parse = parse_lines(extraction.document, parts.extent(), model=model)
    found = tuple(_route(parse, role, start, end) for role, start, end in parts.ends(parse))
    here = [i for i in range(len(parse)) if parts.extent().overlaps(Span(parse.start[i], parse.end[i]))]
    return found, frozenset(w for i in here for w in (parse.lower[i], parse.lemma[i]))


class _Parts:
    """Which words a record was made from."""

    def __init__(self, record: Annotation, extraction: Extraction) -> None:
        self.record = record
        self.extraction = extraction
        under = getattr(record, "attribution", None)
        self.said = next((a for a in extraction.attributions if a.id == under), None)

    def extent(self) -> Span:
        """The sentences that the record stands in."""
        record = self.record
        inside = [s for s in self.extraction.sentences if s.start < record.end and record.start < s.end]
        return hull([Span(record.start, record.end), *(Span(s.start, s.end) for s in inside)])

    def ends(self, parse: Parse) -> Iterator[tuple[str, Span, Span | None]]:
        """What is reached, from which words, in which words; ``None`` for the verb that governs the first."""
        record = self.record
        match record:
            case Event():
                yield from self._parties("actor", record.trigger, record.actor)
                yield from self._parties("recipient", record.trigger, record.recipient)
                yield from self._cue(record.trigger)
            case Attribution():
                if record.cue is not None:
                    if record.speaker is not None:
                        yield "speaker", record.cue, record.speaker
                    for content in record.content:
                        yield "content", record.cue, content
            case Claim():
                counted = Span(record.start, record.end)
                if record.quantity is not None:
                    at = parse.text.find(record.quantity.text, record.start, record.end)
                    if at >= 0:
                        counted = Span(at, at + len(record.quantity.text))
                    yield "said of it", counted, None
                yield from self._cue(counted)
            case Commitment():
                consequence: Span = record.consequence
                if record.condition is not None:
                    yield "condition", consequence, record.condition
                yield from self._parties("issuer", consequence, record.issuer)
                yield from self._parties("addressee", consequence, record.addressee)
                yield from self._cue(consequence)
            case Mention() | Timex():
                yield "hangs on", Span(record.start, record.end), None

    def _cue(self, words: Span) -> Iterator[tuple[str, Span, Span | None]]:
        if self.said is not None and self.said.cue is not None:
            yield "said by", words, self.said.cue

    def _parties(self, role: str, words: Span, wanted: tuple[str, ...]) -> Iterator[tuple[str, Span, Span | None]]:
        """The mention of each party that is nearest to the words, first of all within the record."""
        for entity in wanted:
            there = [m for m in self.extraction.mentions if entity in (m.entity, *m.entities)]
            if there:
                best = min(there, key=lambda m: (not self._holds(m), _distance(m, words), m.start))
                at = best.head if best.start <= best.head < best.end else best.start
                yield role, words, Span(at, max(at + 1, best.end if best.head < 0 else at + 1))

    def _holds(self, mention: Mention) -> bool:
        return self.record.start <= mention.start and mention.end <= self.record.end


def _distance(mention: Mention, words: Span) -> int:
    return max(words.start - mention.end, mention.start - words.end, 0)


def _route(parse: Parse, role: str, start: Span, end: Span | None) -> Route:
    first = _head(parse, start)
    if first is None:
        return Route(role=role, word=_word(parse.text, start), start=start.start, note=_APART)
    if end is None:
        last = governing_verb(parse, first)
        if last is None:
            word = parse.text[parse.start[first] : parse.end[first]]
            return Route(role=role, word=word, start=parse.start[first], note="heads its sentence")
    else:
        last = _head(parse, end)
    steps = None if last is None else _way(parse, first, last)
    word = parse.text[parse.start[first] : parse.end[first]]
    if steps is None:
        there = "" if end is None else f"“{_word(parse.text, end)}” "
        return Route(role=role, word=word, start=parse.start[first], note=f"{there}{_APART}")
    return Route(role=role, word=word, start=parse.start[first], steps=steps)


def _word(text: str, span: Span) -> str:
    """The first words of a span."""
    end = span.end
    while end < len(text) and text[end].isalnum():
        end += 1
    words = text[span.start : end].split()
    return " ".join(words[:4]) + (" …" if len(words) > 4 else "")


def _head(parse: Parse, span: Span) -> int | None:
    """The token of a span whose head lies outside it."""
    tokens = [t for t in parse.tokens_in(span) if parse.pos[t] not in ("PUNCT", "SPACE")]
    inside = set(tokens)
    tops = [t for t in tokens if parse.head[t] == t or parse.head[t] not in inside]
    verbs = [t for t in tops if parse.pos[t] in ("VERB", "AUX")]
    return next(iter(verbs or tops), None)


def _way(parse: Parse, first: int, last: int) -> tuple[Step, ...] | None:
    """The arcs from one token to another; ``None`` where they share no head."""
    up, down = _chain(parse, first), _chain(parse, last)
    shared = next((t for t in up if t in down), None)
    if shared is None:
        return None
    steps = [_step(parse, parse.dep[below], parse.head[below], up=True) for below in up[: up.index(shared)]]
    steps += [_step(parse, parse.dep[t], t, up=False) for t in reversed(down[: down.index(shared)])]
    return tuple(steps)


def _chain(parse: Parse, token: int) -> list[int]:
    """A token and all heads above it."""
    found = [token]
    while parse.head[token] != token and parse.head[token] not in found:
        token = parse.head[token]
        found.append(token)
    return found


def _step(parse: Parse, label: str, to: int, *, up: bool) -> Step:
    word = parse.text[parse.start[to] : parse.end[to]]
    return Step(label=label, meaning=label_in_words(label), up=up, word=word, start=parse.start[to])
