"""What linking keeps of one document: its features, statements, figures and days, counted once.

A ``Reading`` is built from one ``Extraction`` alone, so it can be made on any machine and in any order, and it holds
neither text nor tokens: a collection is read one document at a time. When nothing but the text is known (no mentions,
no events), words and capital letters must do, and do.
"""

import math
from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern

from standoff.lexicons.matters import MatterLexicon, load_matters
from standoff.linking.dates import is_tight
from standoff.linking.facts import Stance, retractions
from standoff.linking.reports import Report, reports
from standoff.linking.sayings import Saying, sayings
from standoff.linking.shingles import fingerprint, shingles
from standoff.linking.stating import Stated, stated
from standoff.linking.themes import Pledge, persons_of, pledge
from standoff.linking.weekdays import day_of_month, weekdays
from standoff.linking.words import Token, Weights, content, tokens
from standoff.model import Extraction, Interval, Published, Span

# A name says more about which happening it is than a common word does; measured on ECB+ (docs/linking.md).
NAME_WEIGHT = 2.0
ACTOR_WEIGHT = 1.0
EVENT_WEIGHT = 1.0
DAY_WEIGHT = 1.5
# Code points of the first sentence that stand for a headline where there is none.
OPENING = 90
# Vectors kept at hand: those of the documents that are being compared.
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Features:
    """Weights of the features of a document, two parallel rows: a dictionary would take five times the memory."""

    names: tuple[str, ...]
    weights: "array[float]"

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def items(self) -> Iterator[tuple[str, float]]:
        """Each feature with its weight."""
        return zip(self.names, self.weights, strict=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as linking sees it.

    Attributes:
        id: The document's id.
        title: Its headline, or ``None``.
        opening: The beginning of its first sentence.
        name: Who published it, else the name of the file: what the reader is told.
        publisher: As the document has it.
        agency: As the document has it.
        published: When it was published; linking may know better than the document itself.
        features: Weight of each stem, actor (``@RUS``), event (``#ACCUSE:KOR>RUS``) and day (``=2024-10-21``) within
            the document, before the weights of the collection are applied.
        shingles: Hashes of its runs of five words, sorted.
        fingerprint: Equal for documents with the same words throughout.
        weekdays: Weekdays it names as past (0 = Monday).
        day_of_month: Weekday and day of the month that it names without a month ("Friday the 5th").
        newest_named: The latest past date the text itself names, for documents whose own date is loose.
        sayings: Its attributions.
        claims: Its claims.
        reports: Its events, as what happened, and its denials.
        pledges: Its commitments.
        retractions: Its claims that take something back.
        called: How it names countries: code, form (``name`` or ``adjective``) and words, with how often.
    """

    id: str
    title: str | None
    opening: str
    name: str
    publisher: str | None
    agency: str | None
    published: Published
    features: Features
    shingles: "array[int]"
    fingerprint: bytes
    weekdays: tuple[int, ...]
    day_of_month: tuple[int, int] | None
    newest_named: Interval | None
    sayings: tuple[Saying, ...]
    claims: tuple[Stated, ...]
    reports: tuple[Report, ...]
    pledges: tuple[Pledge, ...]
    retractions: tuple[Stance, ...]
    called: tuple[tuple[str, str, str, int], ...]

    @property
    def is_tight(self) -> bool:
        """Whether the date of publication is known to a few days."""
        return is_tight(self.published)

    def dated(self, published: Published) -> "Reading":
        """The same document with a better date."""
        return replace(
            self,
            published=published,
            pledges=tuple(p.issued_by(published) for p in self.pledges),
            retractions=tuple(replace(r, reported=published) for r in self.retractions),
        )


class Vectors(Mapping[str, dict[str, float]]):
    """The unit vectors of a collection by document id, made when asked for; those asked for lately are kept."""

    def __init__(self, readings: Sequence[Reading], weights: Weights) -> None:
        self._readings = {r.id: r for r in readings}
        self._weights = weights
        self._kept: OrderedDict[str, dict[str, float]] = OrderedDict()

    def __getitem__(self, id_: str) -> dict[str, float]:
        found = self._kept.get(id_)
        if found is None:
            found = self._kept[id_] = vector(self._readings[id_], self._weights)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)


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
    weighed = dict(zip(reading.features.names, weights.weighed(reading.features.items()), strict=True))
    norm = math.sqrt(math.fsum(v * v for v in weighed.values())) or 1.0
    return {f: v / norm for f, v in weighed.items()}


def read(extraction: Extraction, *, lexicon: MatterLexicon | None = None) -> Reading:
    """The reading of one extraction.

    Args:
        extraction: One document.
        lexicon: Classes of what is counted and done; the packaged ones by default.
    """
    document = extraction.document
    lexicon = lexicon or load_matters()
    words = tuple(t for span in regions(extraction) for t in tokens(document.text, span.start, span.end))
    return Reading(
        id=document.id,
        title=" ".join(document.title.text.split()) if document.title else None,
        opening=_opening(extraction),
        name=document.publisher or Path(document.path).name,
        publisher=document.publisher,
        agency=document.agency,
        published=document.published,
        features=_features(extraction, words),
        shingles=shingles(document.text, words),
        fingerprint=fingerprint(words),
        weekdays=weekdays(extraction, words),
        day_of_month=day_of_month(document.text),
        newest_named=_newest_named(extraction),
        sayings=sayings(extraction, lexicon=lexicon),
        claims=stated(extraction, lexicon=lexicon),
        reports=reports(extraction, lexicon=lexicon),
        pledges=_pledges(extraction, lexicon),
        retractions=retractions(extraction, lexicon=lexicon),
        called=_called(extraction),
    )


def _pledges(extraction: Extraction, lexicon: MatterLexicon) -> tuple[Pledge, ...]:
    events, persons = {e.id: e for e in extraction.events}, persons_of(extraction)
    published = extraction.document.published
    return tuple(
        pledge(record, extraction, events, persons, published=published, lexicon=lexicon)
        for record in extraction.commitments
    )


def _opening(extraction: Extraction) -> str:
    text, title = extraction.document.text, extraction.document.title
    # The title stands for itself.
    told = (s for s in extraction.sentences if title is None or s.start >= title.end or s.end <= title.start)
    first = next(told, extraction.sentences[0] if extraction.sentences else None)
    label = ""
    for word in (text[first.start : first.end] if first else text[: 20 * OPENING]).split():
        if len(label) + len(word) > OPENING:
            return label.rstrip(",;:–- ") + " …"
        label = f"{label} {word}".strip()
    return label


def _newest_named(extraction: Extraction) -> Interval | None:
    named = [
        (t.latest, t.earliest)
        for t in extraction.timexes
        if t.earliest and t.latest and t.relation in ("on", "since", "during")
    ]
    if not named:
        return None
    latest, earliest = max(named)
    return Interval(earliest, latest)


def _features(extraction: Extraction, words: tuple[Token, ...]) -> Features:
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
    names = tuple(map(intern, sorted(features)))
    return Features(names, array("d", (features[name] for name in names)))


def _called(extraction: Extraction) -> tuple[tuple[str, str, str, int], ...]:
    counted: Counter[tuple[str, str, str]] = Counter()
    for entity in extraction.entities:
        if entity.type in ("state", "organisation") and entity.id == entity.country:
            # The name of the actor table goes before what one article happens to write.
            counted[entity.id, "name", entity.name] += 1_000
    for mention in extraction.mentions:
        if mention.country is None or mention.entity != mention.country or len(mention.countries) > 1:
            continue
        words = " ".join(mention.text.split())
        if mention.form == "adjective" and words[:1].isupper():
            counted[mention.country, "adjective", words] += 1
        elif mention.form == "name" and not words.endswith(("’s", "'s")):
            counted[mention.country, "name", words] += 1
    return tuple(sorted((*key, n) for key, n in counted.items()))
