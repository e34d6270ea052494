"""What linking knows of one document: its words, names, actors, events and days, counted once.

A ``Reading`` is built from one ``Extraction`` alone, so it can be made on any machine and in any order. When nothing
but the text is known (no mentions, no events), words and capital letters must do, and do.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from standoff.linking.words import Token, Weights, content, tokens
from standoff.model import Extraction, Interval, Published, Span

# A name says more about which happening it is than a common word does; measured on ECB+ (docs/linking.md).
NAME_WEIGHT = 2.0
ACTOR_WEIGHT = 1.0
EVENT_WEIGHT = 1.0
DAY_WEIGHT = 1.5
# An interval of publication this long or shorter counts as a date; longer ones only exclude.
TIGHT_DAYS = 7


@dataclass(frozen=True)
class Reading:
    """One document as linking sees it.

    Attributes:
        extraction: What was extracted.
        published: When it was published; linking may know better than the document itself.
        words: Words of title and body, in text order.
        features: Weight of each stem, actor (``@RUS``), event (``#ACCUSE:KOR>RUS``) and day (``=2024-10-21``) within
            the document, before the weights of the collection are applied.
    """

    extraction: Extraction
    published: Published
    words: tuple[Token, ...]
    features: Mapping[str, float]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.extraction.document.id

    @property
    def text(self) -> str:
        """The document's text."""
        return self.extraction.document.text

    @property
    def is_tight(self) -> bool:
        """Whether the date of publication is known to a few days."""
        return self.published.days is not None and self.published.days <= TIGHT_DAYS

    @cached_property
    def newest_named(self) -> Interval | None:
        """The latest past date the text itself names, for documents whose own date is loose."""
        named = [
            (t.latest, t.earliest)
            for t in self.extraction.timexes
            if t.earliest and t.latest and t.relation in ("on", "since", "during")
        ]
        if not named:
            return None
        latest, earliest = max(named)
        return Interval(earliest, latest)


def regions(extraction: Extraction) -> Iterator[Span]:
    """Title and body of a document; all of the text when no region is marked."""
    document = extraction.document
    marked = [r for r in document.regions if r.role in ("title", "body")]
    if not marked:
        yield Span(0, len(document.text))
        return
    yield from sorted(Span(r.start, r.end) for r in marked)


def vector(reading: Reading, weights: Weights) -> dict[str, float]:
    """The features of a document as a unit vector (tf–idf)."""
    weighed = {f: w * weights.idf(f) for f, w in reading.features.items()}
    norm = math.sqrt(math.fsum(v * v for v in weighed.values())) or 1.0
    return {f: v / norm for f, v in weighed.items()}


def read(extraction: Extraction, *, published: Published | None = None) -> Reading:
    """The reading of one extraction.

    Args:
        extraction: One document.
        published: A better date than the document's own, when linking found one.
    """
    document = extraction.document
    words = tuple(t for span in regions(extraction) for t in tokens(document.text, span.start, span.end))
    return Reading(
        extraction=extraction,
        published=published or document.published,
        words=words,
        features=_features(extraction, words),
    )


def _features(extraction: Extraction, words: tuple[Token, ...]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for token in content(words):
        counts[token.stem] += 1
        capitals[token.stem] += token.capital
    features = {
        stem: (1 + math.log(n)) * (NAME_WEIGHT if capitals[stem] * 2 > n else 1.0) for stem, n in counts.items()
    }
    actors = Counter(m.country for m in extraction.mentions if m.country and m.use != "other")
    features.update({f"@{country}": ACTOR_WEIGHT * (1 + math.log(n)) for country, n in actors.items()})
    for event in extraction.events:
        for actor in event.actor_countries or ("",):
            for recipient in event.recipient_countries or ("",):
                if actor and not event.negated:
                    features[f"#{event.type}:{actor}>{recipient}"] = EVENT_WEIGHT
    for timex in extraction.timexes:
        if timex.earliest and timex.earliest == timex.latest:
            features[f"={timex.earliest}"] = DAY_WEIGHT
    return features


def gap(first: Interval, second: Interval) -> int:
    """Days between two intervals: 0 when they share a day or when nothing bounds them towards each other."""
    before = (second.earliest - first.latest).days if second.earliest and first.latest else 0
    after = (first.earliest - second.latest).days if first.earliest and second.latest else 0
    return max(before, after, 0)
