"""Utterances: one statement, quoted in different words, lengths and translations.

Two attributions carry one utterance when the same speaker spoke at the same time and the shorter says nothing that the
longer does not: containment, weighed by how rare the words are, or a run of the same words long enough not to be
chance. Words that translators put for one another count as one. Different persons never share an utterance, whoever
they speak for.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from standoff.linking.dates import gap
from standoff.linking.grouping import Pair, average_link
from standoff.linking.judging import Rulings
from standoff.linking.reading import Reading
from standoff.linking.sayings import Saying
from standoff.linking.words import Weights
from standoff.model import Cluster, Interval, Utterance, identify
from standoff.model.when import union

# Containment from which two wordings are one statement, higher within one article, whose subject every sentence shares,
# and lower for one person's words on one day as two outlets tell them: nobody says two things so alike on a day.
CONTAINED, CONTAINED_AT_HOME, CONTAINED_SAME_DAY = 0.65, 0.8, 0.5
# The content words that must be shared at least, and how many of them must be no names.
SHARED, PLAIN = 3, 2
# A name says less about which statement it is: who quarrels with whom is in all of them.
NAME = 0.5
# Content words in a run of the same words that make it no chance, and the words it needs in all when some are names.
RUN, RUN_LENGTH = 3, 5
# Days within which a statement is the same one; and the longest span of dates an utterance may have.
NEAR_DAYS, SPREAD_DAYS = 3, 7
# The same for two attributions to institutions of which the text dates neither: then only publication dates them, and
# an institution speaks every day.
NEAR_DAYS_UNDATED = 1
JOIN = 0.5
# What is left of a score when nothing bounds the date of one side: the words must be all but the same.
UNBOUNDED = 0.55
# Keys held by more attributions of one speaker in one stretch of days propose nothing; that bounds the work.
CROWD = 400
# Length of those stretches; two statements that are near meet in at least one of two neighbouring ones.
STRETCH = 2 * NEAR_DAYS


@dataclass(frozen=True, slots=True)
class Dated:
    """A saying with the date it is compared by (its own, else that of publication) and the cluster of its document."""

    said: Saying
    when: Interval
    cluster: str = ""

    @property
    def id(self) -> str:
        """The attribution's id."""
        return self.said.id


@dataclass(frozen=True, slots=True)
class Match:
    """How well two sayings agree, and why."""

    first: str
    second: str
    score: float
    because: str


def block(entries: Sequence[Dated]) -> set[Pair]:
    """Pairs of one country's or one entity's sayings of the same days that share content words."""
    posted: dict[tuple[str, str, int | None], set[str]] = defaultdict(set)
    for entry in entries:
        speakers = set(entry.said.countries) | ({entry.said.entity} if entry.said.entity else set())
        own = slots(entry.when)
        for speaker in speakers:
            # Names alone never make two wordings one (see ``score``).
            for key in entry.said.stems - entry.said.names:
                for slot in own:
                    posted[speaker, key, slot].add(entry.id)
    shared: dict[Pair, set[str]] = defaultdict(set)
    for (speaker, key, slot), ids in posted.items():
        loose = posted.get((speaker, key, None), set()) if slot is not None else set()
        if len(ids) + len(loose) > CROWD or len(ids | loose) < 2:
            continue
        for first, second in combinations(sorted(ids | loose), 2):
            shared[first, second].add(key)
    return {pair for pair, keys in shared.items() if len(keys) >= PLAIN}


def slots(when: Interval) -> tuple[int | None, ...]:
    """The stretches of days in which a statement looks for others; ``None`` stands for any."""
    if when.earliest is None or when.latest is None or when.days is None or when.days > SPREAD_DAYS:
        return (None,)
    first, last = when.earliest.toordinal() // STRETCH, when.latest.toordinal() // STRETCH
    return tuple(range(first, last + 2))


def one_speaker(first: Saying, second: Saying) -> float:
    """Whether one speaker may stand behind both: 1 for the same entity, less for a person and his ministry, else 0."""
    if first.entity and first.entity == second.entity:
        return 1.0
    if not set(first.countries) & set(second.countries):
        return 0.0
    if first.person and second.person:
        return 0.0
    if first.person or second.person or not _is_body(first) or not _is_body(second):
        # A spokeswoman speaks for her ministry, and the capital stands for both.
        return 0.9
    # Two institutions of one state: seldom one statement, unless the words are all but the same.
    return 0.7


def _is_body(said: Saying) -> bool:
    """Whether the speaker is a named part of a state, not the state itself or nobody known."""
    return "/" in (said.entity or "")


def score(first: Dated, second: Dated, weights: Weights) -> Match:
    """How likely it is that two attributions carry one statement, in [0, 1]."""

    def match(value: float, because: str) -> Match:
        return Match(first.id, second.id, value, because)

    one, two = first.said, second.said
    speaker = one_speaker(one, two)
    if not speaker:
        return match(0.0, "different speakers")
    days = gap(first.when, second.when)
    if days > _near(one, two):
        return match(0.0, f"{days} days apart")
    if {one.parent, two.parent} & {one.id, two.id}:
        return match(0.0, "one is nested in the other")
    home = one.document == two.document
    if home and "direct" == one.type == two.type:
        return match(0.0, "two quotations of one article")
    if home and any(a.overlaps(b) for a in one.spans for b in two.spans):
        return match(0.0, "the same words of one article")
    if one.stance != two.stance:
        return match(0.0, "one denies what the other says")
    if one.numbers and two.numbers and not one.numbers & two.numbers:
        return match(0.0, "other figures")
    names = one.names | two.names
    common = one.stems & two.stems
    least = min(_weight(one.stems, names, weights), _weight(two.stems, names, weights))
    contained = _weight(common, names, weights) / least if least else 0.0
    enough = len(common) >= SHARED and len(common - names) >= PLAIN
    by_words = contained if enough and contained >= _contained(first, second) else 0.0
    run = longest_run(one.keys, two.keys)
    carried = {k for k in run if k in one.stems}
    plain = len(carried - names)
    long = plain >= RUN or (len(carried) >= RUN and plain >= PLAIN and len(run) >= RUN_LENGTH)
    by_run = min(1.0, 0.6 + 0.1 * (len(carried) - RUN)) if long else 0.0
    if by_words:
        # What is enough joins: the threshold is that of containment, not that of the score.
        by_words = max(by_words, CONTAINED)
    value = speaker * max(by_words, by_run)
    if not (first.when.is_bounded and second.when.is_bounded) and first.cluster != second.cluster:
        value *= UNBOUNDED
    because = f"{contained:.0%} of the shorter wording is in the other" + (
        f"; both have “{' '.join(run)}”" if by_run else ""
    )
    return match(value, because)


def _near(one: Saying, two: Saying) -> int:
    """Days that may lie between two attributions of one statement."""
    undated = one.when is None and two.when is None
    return NEAR_DAYS_UNDATED if undated and not (one.person and two.person) else NEAR_DAYS


def _contained(first: Dated, second: Dated) -> float:
    one, two = first.said, second.said
    if one.document == two.document:
        return CONTAINED_AT_HOME
    if (one.person or two.person) and gap(first.when, second.when) == 0 and first.when.is_bounded:
        return CONTAINED_SAME_DAY
    return CONTAINED


def _weight(stems: frozenset[str], names: frozenset[str], weights: Weights) -> float:
    return weights.total(stems - names) + NAME * weights.total(stems & names)


def longest_run(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """The longest run of the same keys in both; the earliest in *first* of equally long ones."""
    best, end = 0, 0
    row = [0] * (len(second) + 1)
    for i, one in enumerate(first, start=1):
        previous = 0
        for j, two in enumerate(second, start=1):
            kept = row[j]
            row[j] = previous + 1 if one and one == two else 0
            previous = kept
            if row[j] > best:
                best, end = row[j], i
    return tuple(first[end - best : end])


def judge(matches: Iterable[Match], *, decided: Rulings) -> dict[Pair, float]:
    """The matches that hold, as scores by pair."""
    held = {(m.first, m.second): m.score for m in matches if m.score >= JOIN}
    held.update({pair: 1.0 for pair in decided.together if pair in held or all(i.startswith("q-") for i in pair)})
    return {pair: value for pair, value in held.items() if pair not in decided.apart}


def cluster(entries: Mapping[str, Dated], scores: Mapping[Pair, float], *, decided: Rulings) -> list[tuple[str, ...]]:
    """Groups of sayings: each joins its best, and a group keeps to one speaker and one week."""

    def allowed(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        for a in first:
            for b in second:
                if not one_speaker(entries[a].said, entries[b].said) or decided.parted(a, b):
                    return False
                if gap(entries[a].when, entries[b].when) > NEAR_DAYS:
                    return False
        days = [entries[i].when for i in (*first, *second)]
        tight = [d for d in days if d.days is not None and d.days <= SPREAD_DAYS]
        if not tight:
            return True
        span = tight[0]
        for other in tight[1:]:
            span = union(span, other)
        return (span.days or 0) <= SPREAD_DAYS

    # Half of the best pair's score suffices on average: of three variants the two short ones may share nothing.
    met = {i for pair in scores for i in pair}
    return [g for g in average_link(met, scores, threshold=JOIN / 2, allowed=allowed) if len(g) > 1]


def dated(readings: Iterable[Reading], clusters: Iterable[Cluster], *, decided: Rulings) -> dict[str, Dated]:
    """Attributions by id, with their days and the clusters of their documents."""
    cluster_of = {document: c.id for c in clusters for document in c.documents}
    return {
        said.id: Dated(said, said.when or reading.published, cluster_of.get(reading.id, reading.id))
        for reading in readings
        for said in reading.sayings
        if said.id not in decided.rejected
    }


def held(
    entries: Mapping[str, Dated], *, decided: Rulings, weights: Weights, new: Container[str] | None = None
) -> dict[Pair, float]:
    """The pairs that may be one statement, with their scores.

    Args:
        entries: Attributions by id.
        decided: The analyst's judgements.
        weights: Those of the collection that the attributions are a part of.
        new: With these ids of documents, only pairs of which one at least is in them.
    """
    pairs = block([entries[i] for i in sorted(entries)])
    if new is not None:
        pairs = {p for p in pairs if entries[p[0]].said.document in new or entries[p[1]].said.document in new}
    found = judge((score(entries[a], entries[b], weights) for a, b in sorted(pairs)), decided=decided)
    return {pair: value for pair, value in found.items() if pair[0] in entries and pair[1] in entries}


def utterances(
    readings: Iterable[Reading],
    clusters: Iterable[Cluster] = (),
    *,
    decided: Rulings,
    weights: Weights | None = None,
    tied: list[Pair] | None = None,
) -> tuple[Utterance, ...]:
    """The statements that more than one attribution carries.

    Args:
        readings: The documents.
        clusters: Those that are about one happening: what nobody dates was said in its days.
        decided: The analyst's judgements.
        weights: Those of the collection that *readings* are a part of; by default their own.
        tied: Takes the pairs that hang together.
    """
    entries = dated(readings, clusters, decided=decided)
    weights = weights or Weights(entries[i].said.stems for i in sorted(entries))
    scores = held(entries, decided=decided, weights=weights)
    if tied is not None:
        tied += scores
    groups = cluster(entries, scores, decided=decided)
    return tuple(Utterance(id=identify("u", *group), attributions=group) for group in groups)
