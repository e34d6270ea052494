"""Occurrences: one happening that several reports tell of (cross-document event coreference).

Reports meet by what is done within one cluster, or by what, who and day across clusters. Two are scored by act,
parties, date, words, things and figures; parties, dates, places and things that exclude each other part them whatever
else agrees. Reports of one kind are grouped by average link. What denies or doubts the happening, and what had planned
it, stands beside it: it never joins two reports, and is no happening of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from standoff.linking.dates import gap, is_tight
from standoff.linking.grouping import Pair, average_link, meeting
from standoff.linking.judging import Rulings
from standoff.linking.reports import Report
from standoff.model import Interval

# Weights of the parts of a score; a part that one side does not tell drops out. Act and parties must agree.
ACT, PARTIES, DATE, WORDS, THINGS, FIGURES = 0.35, 0.35, 0.15, 0.15, 0.1, 0.1
# How far two acts are one: the same word; the same class of acts; the same PLOVER mode; only the same type.
SAME_WORD, SAME_ACT, SAME_MODE, SAME_TYPE = 1.0, 0.8, 0.6, 0.4
# What is left of one act that is coded as two types: "shipped" soldiers are mobilised, or help somebody.
OTHER_TYPE = 0.9
# How far two parties are one: a person is one in thousands; a country is in every report of a crisis; and a reader may
# take for the actor whom something was done to.
SAME_PERSON, SAME_COUNTRY, OTHER_SIDE = 1.0, 0.7, 0.6
JOIN = 0.6
# Share of the shorter report's words that two have in common where nothing but words tells that they are one.
ALONE = 0.34
# Days by which two dates of one happening may differ: the night between two days, and a time zone.
NIGHT = 1
# Days within which a date is one that reports of two clusters can share.
EXACT_DAYS = 2
# Reports of one key that are compared pair by pair; larger keys are parted by their parties, and by day.
CROWD = 60
# Types in which both sides do the same.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Types of what is said. One day has many words on one matter: who, to whom and on which day do not make them one.
TALK = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "PROTEST"})
TALK_WORDS = 0.3

# Days between a report and a denial, doubt or plan that it may speak of.
BESIDE_DAYS = 60

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How well two reports agree, in [0, 1], and why."""

    first: str
    second: str
    score: float
    because: str


def keys(report: Report) -> Iterator[Key]:
    """Where a report meets others: what is done within its cluster, or what, who and day anywhere."""
    yield report.cluster, f"={report.type}"
    for act in (*report.acts, report.stem):
        yield report.cluster, act
    if _exact(report) and report.when and report.when.earliest and report.when.latest:
        for day in {report.when.earliest, report.when.latest}:
            for actor in report.actors:
                for recipient in report.recipients:
                    yield str(day), actor, recipient, report.type


def twins(found: Iterable[Report]) -> list[list[Report]]:
    """Reports by terms: those that tell of one act in the same terms are one happening, and are compared as one.

    Ten thousand reports of one raid have a few dozen terms. What was said needs its words compared unless day and both
    parties tell it.
    """
    groups: dict[object, list[Report]] = defaultdict(list)
    met: dict[object, int] = defaultdict(int)
    for report in sorted(found, key=lambda r: r.id):
        r = report
        told = r.type not in TALK or (_exact(r) and r.actors and r.recipients)
        terms = (r.cluster, r.side, r.type, r.mode, r.acts, r.stem, r.actors, r.recipients, r.when, r.places)
        key = (*terms, r.things, r.bodies, r.people, "" if told else r.id)
        # Two acts of one sentence are two.
        met[key, r.document, r.sentence] += 1
        groups[key, met[key, r.document, r.sentence]].append(r)
    return list(groups.values())


def block(found: Sequence[Report]) -> set[Pair]:
    """Pairs that may be one happening; a key with too many reports is parted by who acts on whom, then by day."""
    return meeting(found, keys=keys, bounded=_bounded)


def _bounded(members: Sequence[Report]) -> Iterator[Sequence[Report]]:
    if len(members) <= CROWD:
        yield members
        return
    finer: dict[object, list[Report]] = defaultdict(list)
    for report in members:
        for party in report.parties or {""}:
            finer[party, report.when].append(report)
    for group in finer.values():
        # So many different tellings of one act by one party on one day tell no two of them apart.
        if len(group) <= CROWD:
            yield group


def score(first: Report, second: Report) -> Match:
    """How likely it is that two reports tell of one happening."""

    def match(value: float, because: str) -> Match:
        return Match(first.id, second.id, round(value, 3), because)

    reason = excluded(first, second)
    if reason:
        return match(0.0, reason)
    act, how = _act(first, second)
    if not act:
        return match(0.0, how)
    parts = [(ACT, act, how)]
    shared, who = _parties(first, second)
    if shared is not None:
        parts.append((PARTIES, shared, who))
    days = _days_apart(first, second)
    if days is not None:
        parts.append((DATE, 1.0 if days == 0 else 0.5, "same day" if days == 0 else "a day apart"))
    share = _share(first.words, second.words)
    # One day's words between the same two are told in as many ways as there are papers.
    retold = first.type in TALK and not share and days == 0 and _both(first, second)
    if share is not None and not retold:
        parts.append((WORDS, share, f"{share:.0%} of the shorter wording"))
    if first.things and second.things:
        parts.append((THINGS, 1.0, f"same matter ({', '.join(sorted(first.things & second.things))})"))
    if first.figures and second.figures and first.figures & second.figures:
        parts.append((FIGURES, 1.0, "same figure"))
    if shared is None and (act < SAME_ACT or (share or 0.0) < ALONE):
        return match(0.0, "nobody in common")
    if first.type in TALK and not _same_talk(first, second, act, days, share or 0.0):
        return match(0.0, "other words")
    if first.cluster != second.cluster and not (days == 0 and act >= SAME_ACT):
        return match(0.0, "another story")
    value = sum(w * v for w, v, _ in parts) / sum(w for w, _, _ in parts)
    return match(value, ", ".join(reason for _, v, reason in parts if v))


def _same_talk(first: Report, second: Report, act: float, days: int | None, share: float) -> bool:
    """Whether two reports of words are of the same words: told alike, or both of one day's and between the same two."""
    if share >= TALK_WORDS or (first.document == second.document and act == SAME_WORD):
        return True
    fresh = act == SAME_WORD and gap(first.published, second.published) <= NIGHT
    return _both(first, second) and (days == 0 or (days is None and fresh))


def _both(first: Report, second: Report) -> bool:
    """Whether actors and recipients are known and the same."""
    return bool(first.actors & second.actors and first.recipients & second.recipients)


def excluded(first: Report, second: Report) -> str:
    """Why two reports cannot be of one happening; empty when they can."""
    if first.document == second.document and first.sentence == second.sentence:
        return "two acts of one sentence"
    if not first.type and not second.parties <= first.parties:
        return "other parties"
    if _apart(first.actors, second.actors, first, second) or _apart(first.recipients, second.recipients, first, second):
        return "other parties"
    if _others(first, second):
        return "other persons"
    if first.places and second.places and not first.places & second.places:
        return "another place"
    if first.things and second.things and not first.things & second.things:
        return "another thing"
    if gap(happened(first), happened(second)) > NIGHT:
        return "another day"
    return ""


def _apart(some: frozenset[str], others: frozenset[str], first: Report, second: Report) -> bool:
    """Whether two sides, both known, have nobody in common, and neither is the other's other side."""
    if not some or not others or some & others:
        return False
    if first.type in MUTUAL and second.type in MUTUAL:
        # Who met whom: of two pairs neither is another, and one party may be left out.
        common = first.parties & second.parties
        return len(common) < min(2, len(first.parties), len(second.parties))
    one_sided = not (first.actors and first.recipients) or not (second.actors and second.recipients)
    return not (one_sided and first.parties & second.parties)


def _others(first: Report, second: Report) -> bool:
    """Whether other persons act, or other bodies speak: what an army does, its ministry and its state do, too."""
    some, others = first.bodies, second.bodies
    if not (first.type in TALK and second.type in TALK):
        some, others = some & first.people, others & second.people
    return bool(some and others) and not (some & others or first.people & second.people)


def happened(report: Report) -> Interval:
    """The days on which it can have happened: as told; else by the day of publication, or from then on if planned."""
    if report.when is not None:
        return report.when
    if report.side == "plans":
        return Interval(report.published.earliest, None)
    return Interval(None, report.published.latest)


def _exact(report: Report) -> bool:
    return report.when is not None and is_tight(report.when, EXACT_DAYS)


def _days_apart(first: Report, second: Report) -> int | None:
    return gap(happened(first), happened(second)) if _exact(first) and _exact(second) else None


def _act(first: Report, second: Report) -> tuple[float, str]:
    """How far what is done is one, with the words for it."""
    if first.stem and first.stem == second.stem:
        value, how = SAME_WORD, "same word"
    elif first.acts & second.acts:
        value, how = SAME_ACT, "same act"
    elif first.type != second.type or (first.acts and second.acts):
        return 0.0, "another act"
    elif first.mode and first.mode == second.mode:
        return SAME_MODE, f"same kind of act ({first.mode})"
    else:
        return SAME_TYPE, f"same kind of act ({first.type.lower()})"
    same = first.type == second.type or not first.type or not second.type
    return (value, how) if same else (value * OTHER_TYPE, how)


def _parties(first: Report, second: Report) -> tuple[float | None, str]:
    """How far the parties are one; ``None`` when nobody is known on the same side of both."""
    people = first.people & second.people
    if people:
        return SAME_PERSON, f"{', '.join(sorted(people))} in both"
    same = (first.actors & second.actors) | (first.recipients & second.recipients)
    if same:
        return SAME_COUNTRY, f"{', '.join(sorted(same))} on the same side"
    crossed = first.parties & second.parties
    if crossed:
        return OTHER_SIDE, f"{', '.join(sorted(crossed))} in both"
    return None, ""


def _share(some: frozenset[str], others: frozenset[str]) -> float | None:
    return len(some & others) / min(len(some), len(others)) if some and others else None


def beside(report: Report, groups: Mapping[str, Sequence[Report]], *, decided: Rulings) -> list[tuple[float, int, str]]:
    """The happenings that a denial or plan may speak of: score, number of reports and key; the largest of all is it.

    Args:
        report: What denies, doubts or plans.
        groups: Reports of the happenings that it meets, by key.
        decided: Happenings that the analyst took it out of are no choice.
    """
    ranked = []
    for key, members in groups.items():
        if any(decided.parted(report.id, other.id) for other in members):
            continue
        best = max((1.0 if decided.joined(report.id, o.id) else _said_of(report, o) for o in members), default=0.0)
        if best >= JOIN:
            ranked.append((best, len(members), key))
    return ranked


def _said_of(report: Report, other: Report) -> float:
    """How well a denial or plan agrees with a report; it may stand in another story, and be published days apart."""
    if gap(report.published, other.published) > BESIDE_DAYS:
        return 0.0
    alike = report.parties & other.parties
    if len(alike) < 2 and not report.people & other.people and not report.words & other.words:
        return 0.0  # one country's acts of one kind are many
    # When a denial was made does not tell when the thing did not happen.
    published = report.published if report.side == "plans" else other.published
    return score(replace(report, cluster=other.cluster, published=published), other).score


def judge(matches: Iterable[Match], *, decided: Rulings) -> dict[Pair, float]:
    """The matches that hold, as scores by pair; the analyst's word goes first."""
    held = {(m.first, m.second): m.score for m in matches if m.score >= JOIN}
    held.update(dict.fromkeys(decided.together, 1.0))
    return {pair: value for pair, value in held.items() if pair not in decided.apart}


def cluster(found: Mapping[str, Report], scores: Mapping[Pair, float], *, decided: Rulings) -> list[tuple[str, ...]]:
    """Groups of reports in which no two exclude each other."""

    def allowed(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        pairs = ((a, b) for a in one for b in other)
        return not any(
            decided.parted(a, b) or (excluded(found[a], found[b]) and not decided.joined(a, b)) for a, b in pairs
        )

    known = {pair: value for pair, value in scores.items() if pair[0] in found and pair[1] in found}
    met = {i for pair in known for i in pair}
    # Half of what joins two suffices on average: of three reports the two shortest may share too little.
    return [g for g in average_link(met, known, threshold=JOIN / 2, allowed=allowed) if len(g) > 1]
