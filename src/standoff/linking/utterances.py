"""Utterances: one statement, quoted in different words, lengths and translations.

Two attributions carry one utterance when the same speaker spoke at the same time and the shorter says nothing that the
longer does not: containment, weighed by how rare the words are, or a run of the same words long enough not to be
chance. Different persons never share an utterance, whoever they speak for.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from standoff.linking.grouping import Pair, average_link
from standoff.linking.judging import Rulings
from standoff.linking.reading import Reading, gap
from standoff.linking.words import STOP, Token, Weights, content, tokens
from standoff.model import Attribution, Interval, Utterance, identify
from standoff.model.when import union

# Containment from which two wordings are one statement, higher within one article, whose subject every sentence shares;
# the content words that must be shared at least, and how many of them must be no names.
CONTAINED, CONTAINED_AT_HOME = 0.65, 0.8
SHARED, PLAIN = 3, 2
# A name says less about which statement it is: who quarrels with whom is in all of them.
NAME = 0.5
# Content words in a run of the same words that make it no chance, and the words it needs in all when some are names.
RUN, RUN_LENGTH = 3, 5
# Days within which a statement is the same one; and the longest span of dates an utterance may have.
NEAR_DAYS, SPREAD_DAYS = 3, 7
JOIN = 0.5
# Stems held by more attributions of one speaker propose nothing.
CROWD = 60


@dataclass(frozen=True)
class Saying:
    """An attribution with its words.

    Attributes:
        attribution: The record.
        reading: Its document.
        words: Words of the content, in order.
        stems: Its content stems.
        names: Those of them that are capitalised here.
        when: When it was said, as far as known; else when the document was published.
        persons: Whether the speaker is a person (and so can be told from other persons of the country).
    """

    attribution: Attribution
    reading: Reading
    words: tuple[Token, ...]
    stems: frozenset[str]
    names: frozenset[str]
    when: Interval
    persons: bool

    @property
    def id(self) -> str:
        """The attribution's id."""
        return self.attribution.id


@dataclass(frozen=True)
class Match:
    """How well two sayings agree, and why."""

    first: str
    second: str
    score: float
    because: str


def saying(attribution: Attribution, reading: Reading) -> Saying:
    """An attribution with its words."""
    words = tuple(t for span in attribution.content for t in tokens(reading.text, span.start, span.end))
    entity = attribution.speaker_entity
    types = {e.id: e.type for e in reading.extraction.entities}
    person = bool(entity) and (types.get(entity or "") == "person" or (entity or "").startswith("~"))
    when = attribution.when if attribution.when and attribution.when.earliest else reading.published
    stems = frozenset(t.stem for t in content(words))
    # A capital at the beginning of a quotation proves no name.
    names = frozenset(t.stem for t in content(words) if t.capital and t is not words[0])
    return Saying(attribution, reading, words, stems, names, when, person)


def block(sayings: Sequence[Saying]) -> set[Pair]:
    """Pairs of one country's or one entity's sayings that share content words."""
    posted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in sayings:
        speakers = set(entry.attribution.speaker_countries)
        if entry.attribution.speaker_entity:
            speakers.add(entry.attribution.speaker_entity)
        for speaker in speakers:
            for stem in entry.stems:
                posted[speaker, stem].add(entry.id)
    shared: dict[Pair, set[str]] = defaultdict(set)
    for (_, stem), ids in posted.items():
        if 1 < len(ids) <= CROWD:
            for first, second in combinations(sorted(ids), 2):
                shared[first, second].add(stem)
    return {pair for pair, stems in shared.items() if len(stems) >= PLAIN}


def one_speaker(first: Saying, second: Saying) -> float:
    """Whether one speaker may stand behind both: 1 for the same entity, less for a person and his ministry, else 0."""
    one, two = first.attribution, second.attribution
    if one.speaker_entity and one.speaker_entity == two.speaker_entity:
        return 1.0
    if not set(one.speaker_countries) & set(two.speaker_countries):
        return 0.0
    if first.persons and second.persons:
        return 0.0
    if first.persons or second.persons or not _is_body(one) or not _is_body(two):
        # A spokeswoman speaks for her ministry, and the capital stands for both.
        return 0.9
    # Two institutions of one state: seldom one statement, unless the words are all but the same.
    return 0.7


def _is_body(attribution: Attribution) -> bool:
    """Whether the speaker is a named part of a state, not the state itself or nobody known."""
    return "/" in (attribution.speaker_entity or "")


def score(first: Saying, second: Saying, weights: Weights) -> Match:
    """How likely it is that two attributions carry one statement, in [0, 1]."""

    def match(value: float, because: str) -> Match:
        return Match(first.id, second.id, value, because)

    speaker = one_speaker(first, second)
    if not speaker:
        return match(0.0, "different speakers")
    days = gap(first.when, second.when)
    if days > NEAR_DAYS:
        return match(0.0, f"{days} days apart")
    one, two = first.attribution, second.attribution
    if {one.parent, two.parent} & {first.id, second.id}:
        return match(0.0, "one is nested in the other")
    home = first.reading.id == second.reading.id
    if home and "direct" == first.attribution.type == second.attribution.type:
        return match(0.0, "two quotations of one article")
    if home and any(a.overlaps(b) for a in one.content for b in two.content):
        return match(0.0, "the same words of one article")
    if first.attribution.stance != second.attribution.stance:
        return match(0.0, "one denies what the other says")
    names = first.names | second.names
    common = first.stems & second.stems
    least = min(_weight(first.stems, names, weights), _weight(second.stems, names, weights))
    contained = _weight(common, names, weights) / least if least else 0.0
    enough = len(common) >= SHARED and len(common - names) >= PLAIN
    by_words = contained if enough and contained >= (CONTAINED_AT_HOME if home else CONTAINED) else 0.0
    run = longest_run(first.words, second.words)
    carried = {t.stem for t in run if t.word not in STOP}
    plain = len(carried - names)
    long = plain >= RUN or (len(carried) >= RUN and plain >= PLAIN and len(run) >= RUN_LENGTH)
    by_run = min(1.0, 0.6 + 0.1 * (len(carried) - RUN)) if long else 0.0
    value = speaker * max(by_words, by_run)
    words = " ".join(t.word for t in run)
    because = f"{contained:.0%} of the shorter wording is in the other" + (f"; both have “{words}”" if by_run else "")
    return match(value, because)


def _weight(stems: frozenset[str], names: frozenset[str], weights: Weights) -> float:
    return weights.total(stems - names) + NAME * weights.total(stems & names)


def longest_run(first: Sequence[Token], second: Sequence[Token]) -> tuple[Token, ...]:
    """The longest run of the same stems in both, as it stands in *first*; the earliest of equally long ones."""
    best, end = 0, 0
    row = [0] * (len(second) + 1)
    for i, one in enumerate(first, start=1):
        previous = 0
        for j, two in enumerate(second, start=1):
            kept = row[j]
            row[j] = previous + 1 if one.stem == two.stem else 0
            previous = kept
            if row[j] > best:
                best, end = row[j], i
    return tuple(first[end - best : end])


def judge(matches: Sequence[Match], *, decided: Rulings) -> dict[Pair, float]:
    """The matches that hold, as scores by pair."""
    held = {(m.first, m.second): m.score for m in matches if m.score >= JOIN}
    held.update({pair: 1.0 for pair in decided.together if pair in held or all(i.startswith("q-") for i in pair)})
    return {pair: value for pair, value in held.items() if pair not in decided.apart}


def cluster(sayings: Mapping[str, Saying], scores: Mapping[Pair, float], *, decided: Rulings) -> list[tuple[str, ...]]:
    """Groups of sayings: each joins its best, and a group keeps to one speaker and one week."""

    def allowed(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        for a in first:
            for b in second:
                if not one_speaker(sayings[a], sayings[b]) or decided.parted(a, b):
                    return False
                if gap(sayings[a].when, sayings[b].when) > NEAR_DAYS:
                    return False
        days = [sayings[i].when for i in (*first, *second)]
        tight = [d for d in days if d.days is not None and d.days <= SPREAD_DAYS]
        if not tight:
            return True
        span = tight[0]
        for other in tight[1:]:
            span = union(span, other)
        return (span.days or 0) <= SPREAD_DAYS

    known = {pair: value for pair, value in scores.items() if pair[0] in sayings and pair[1] in sayings}
    # Half of the best pair's score suffices on average: of three variants the two short ones may share nothing.
    return [g for g in average_link(sayings, known, threshold=JOIN / 2, allowed=allowed) if len(g) > 1]


def utterances(readings: Sequence[Reading], *, decided: Rulings) -> tuple[Utterance, ...]:
    """The statements that more than one attribution carries."""
    sayings = {a.id: saying(a, r) for r in readings for a in r.extraction.attributions if a.id not in decided.rejected}
    ordered = [sayings[i] for i in sorted(sayings)]
    weights = Weights(s.stems for s in ordered)
    matches = [score(sayings[a], sayings[b], weights) for a, b in sorted(block(ordered))]
    groups = cluster(sayings, judge(matches, decided=decided), decided=decided)
    return tuple(Utterance(id=identify("u", *group), attributions=group) for group in groups)
