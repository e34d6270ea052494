"""Occurrences as records: the date that the reports allow, what they differ in, and what stands beside them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

from standoff.linking.grouping import Pair
from standoff.linking.judging import Rulings
from standoff.linking.names import Names, names
from standoff.linking.occurrences import (
    BESIDE_DAYS,
    CROWD,
    MUTUAL,
    beside,
    block,
    cluster,
    excluded,
    judge,
    keys,
    score,
    twins,
)
from standoff.linking.reading import Reading
from standoff.linking.reports import Report
from standoff.model import Cluster, Difference, Interval, Occurrence, Told, identify
from standoff.model.linked import Aspect
from standoff.model.when import intersect


def _placed(readings: Iterable[Reading], clusters: Iterable[Cluster], decided: Rulings) -> dict[str, Report]:
    cluster_of = {document: c.id for c in clusters for document in c.documents}
    return {
        report.id: report.placed(reading.published, cluster_of.get(reading.id, reading.id))
        for reading in readings
        for report in reading.reports
        if report.id not in decided.rejected
    }


def ties(
    readings: Sequence[Reading], clusters: Sequence[Cluster], *, decided: Rulings, new: Container[str]
) -> list[Pair]:
    """Pairs of reports that may be of one happening, or stand beside it.

    Args:
        readings: The documents.
        clusters: Their stories.
        decided: The analyst's judgements.
        new: Ids of documents: one at least of each pair is in them.
    """
    found = _placed(readings, clusters, decided)
    tied: list[Pair] = []
    told = {i: r for i, r in found.items() if r.side == "tells"}
    for side in (told, {i: r for i, r in found.items() if r.side == "plans"}):
        _scores(side, decided=decided, new=new, tied=tied)
    alone = {i: [r] for i, r in told.items()}
    others = [r for r in found.values() if r.side != "tells"]
    old = [r for r in others if r.document not in new]
    _attach([r for r in others if r.document in new], alone, decided=decided, tied=tied)
    fresh = {i: [r] for i, r in told.items() if r.document in new}
    _attach(old, fresh, decided=decided, tied=tied)
    return tied


def occurrences(
    readings: Sequence[Reading],
    clusters: Sequence[Cluster],
    *,
    decided: Rulings,
    called: Names | None = None,
    tied: list[Pair] | None = None,
) -> tuple[Occurrence, ...]:
    """The happenings that several events report, or that somebody denies or had planned, by date.

    Args:
        readings: The documents.
        clusters: Their stories.
        decided: The analyst's judgements.
        called: How the articles call countries; by default *readings*.
        tied: Takes the pairs that hang together.
    """
    found = _placed(readings, clusters, decided)
    called = called or names(readings)
    told = {i: r for i, r in found.items() if r.side == "tells"}
    groups = _groups(told, decided=decided, tied=tied)
    others = [r for r in found.values() if r.side != "tells"]
    attached = _attach(others, groups, decided=decided, tied=tied)
    records = [
        canonicalise(members, attached.get(key, ()), called=called)
        for key, members in groups.items()
        if len(members) > 1 or attached.get(key)
    ]
    spoken = {r.id for others in attached.values() for r in others}
    planned = {i: r for i, r in found.items() if r.side == "plans" and i not in spoken}
    records += [
        canonicalise(members, (), called=called)
        for members in _groups(planned, decided=decided, tied=tied).values()
        if len(members) > 1
    ]
    return tuple(sorted(records, key=lambda o: ((o.when and o.when.earliest) or date.max, o.label, o.id)))


def _scores(
    found: Mapping[str, Report],
    *,
    decided: Rulings,
    new: Container[str] | None = None,
    tied: list[Pair] | None = None,
) -> tuple[dict[Pair, float], dict[str, list[str]]]:
    """The pairs that hold, and for the first of those that tell of one act in the same terms all of them."""
    groups = twins(found.values())
    alike = {group[0].id: [r.id for r in group] for group in groups}
    pairs = block([group[0] for group in groups])
    if new is not None:
        fresh = {group[0].id for group in groups if any(r.document in new for r in group)}
        pairs = {pair for pair in pairs if pair[0] in fresh or pair[1] in fresh}
    scores = judge((score(found[a], found[b]) for a, b in sorted(pairs)), decided=decided)
    if tied is not None:
        tied += [(key, other) for key, group in alike.items() for other in group[1:]]
        tied += [pair for pair in scores if pair[0] in found and pair[1] in found]
    return scores, alike


def _groups(
    found: Mapping[str, Report], *, decided: Rulings, tied: list[Pair] | None = None
) -> dict[str, list[Report]]:
    """Reports of one side by happening, those that stand alone among them; each group under its first id."""
    scores, alike = _scores(found, decided=decided, tied=tied)
    first = {i: found[i] for i in alike}
    joined = [[i for key in group for i in alike.pop(key)] for group in cluster(first, scores, decided=decided)]
    # Two groups that share little can be merged by an analyst and not by a mean of scores.
    settled = decided.among(found.keys()).settle([*joined, *alike.values()])
    return {min(group): [found[i] for i in sorted(group)] for group in settled}


def _attach(
    others: Iterable[Report],
    groups: Mapping[str, Sequence[Report]],
    *,
    decided: Rulings,
    tied: list[Pair] | None = None,
) -> dict[str, list[Report]]:
    """Denials, doubts and plans by the happening that they speak of."""
    posted: dict[object, set[str]] = defaultdict(set)
    for key, members in groups.items():
        for report in members:
            for place in _places(report, around=0):
                posted[place].add(key)
    attached: dict[str, list[Report]] = defaultdict(list)
    for report in others:
        met = (posted.get(place, set[str]()) for place in _places(report, around=1))
        near = {key for keys_ in met if len(keys_) <= CROWD for key in keys_}
        ranked = beside(report, {key: groups[key] for key in sorted(near)}, decided=decided)
        if ranked:
            attached[max(ranked)[2]].append(report)
        if tied is not None:
            tied += [(report.id, key) for _, _, key in ranked]
    return attached


def _places(report: Report, *, around: int) -> Iterator[object]:
    """Where a denial or plan meets reports: as reports meet each other, and by act and party in the same weeks.

    Args:
        report: Either of them.
        around: How many stretches of days before and after its own.
    """
    yield from keys(report)
    yield from weeks(report, around=around)


def weeks(report: Report, *, around: int) -> Iterator[tuple[int, str, str]]:
    """Where a denial or plan meets reports of its weeks, by act and party."""
    day = report.published.latest or report.published.earliest
    stretch = day.toordinal() // BESIDE_DAYS if day else 0
    for near in range(stretch - around, stretch + around + 1):
        for party in report.parties:
            for act in (*report.acts, report.type):
                yield near, party, act


def canonicalise(members: Sequence[Report], others: Sequence[Report], *, called: Names) -> Occurrence:
    """The record of one happening.

    Args:
        members: The reports of it.
        others: Denials, doubts and plans.
        called: How the articles call countries.
    """
    ordered = sorted(members, key=_order)
    beside_it = sorted(others, key=_order)
    kind = _commonest([r.type for r in ordered])
    actors, recipients = _parties([r.actors for r in ordered]), _parties([r.recipients for r in ordered])
    return Occurrence(
        id=identify("o", *sorted(r.id for r in members)),
        label=_label(ordered, kind, actors, recipients, called),
        type=kind,  # type: ignore[arg-type]  # a report has one of the types
        modality="planned" if ordered[0].side == "plans" else "actual",
        events=tuple(r.id for r in ordered),
        planned=tuple(r.id for r in beside_it if r.side == "plans"),
        against=tuple(r.id for r in beside_it if r.side != "plans"),
        actor_countries=actors,
        recipient_countries=recipients,
        when=happened(ordered),
        reported=_reported(ordered),
        documents=len({r.document for r in ordered}),
        differences=tuple(differences(ordered)),
        because=_because(ordered),
    )


def _order(report: Report) -> tuple[date, str, int, str]:
    return (report.published.earliest or date.max, report.document, report.start, report.id)


def _commonest(values: Iterable[str]) -> str:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v))


def _parties(sides: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """Everybody whom a report names on a side, by the number of reports."""
    counted = Counter(party for side in sides for party in side)
    return tuple(sorted(counted, key=lambda p: (-counted[p], p)))


def happened(members: Sequence[Report]) -> Interval | None:
    """The days that all dated reports allow; where they contradict each other, that most of them allow.

    A report cannot be older than what it tells: the day of the first publication bounds what is dated loosely.
    """
    dated = [r.when for r in members if r.when is not None]
    if not dated:
        return None
    starts = sorted({w.earliest for w in dated if w.earliest} | {w.latest for w in dated if w.latest})
    best = max(starts, key=lambda d: (sum(w.covers(d) for w in dated), -d.toordinal()), default=None)
    result: Interval | None = Interval(None, None)
    for when in dated:
        if best is None or when.covers(best):
            result = intersect(result, when) if result else result
    published = [r.published.latest for r in members if r.side == "tells" and r.published.latest]
    if result is not None and published:
        result = intersect(result, Interval(None, min(published))) or result
    return result


def _reported(members: Sequence[Report]) -> Interval | None:
    """When the first report was published whose date is known on both sides."""
    dated = [r.published for r in members if r.published.earliest and r.published.latest]
    first = min(dated, key=lambda p: (p.latest or date.max, p.earliest or date.max), default=None)
    return Interval(first.earliest, first.latest) if first else None


def differences(members: Sequence[Report]) -> Iterable[Difference]:
    """In what the reports differ, each with all that is told."""
    asked: tuple[tuple[Aspect, Callable[[Report], Iterable[str]]], ...] = (
        ("date", lambda r: [_days(r.when)] if r.when else []),
        ("figure", lambda r: [_figure(f) for f in sorted(r.figures, key=str)]),
        ("actor", lambda r: ["+".join(sorted(r.actors))] if r.actors else []),
        ("recipient", lambda r: ["+".join(sorted(r.recipients))] if r.recipients else []),
        ("type", lambda r: [r.type]),
        ("attribution", lambda r: [r.voice]),
    )
    for aspect, told in asked:
        values: dict[str, list[str]] = defaultdict(list)
        for report in members:
            for value in told(report):
                values[value].append(report.id)
        if len(values) > 1:
            yield Difference(
                aspect=aspect, told=tuple(Told(value=v, records=tuple(ids)) for v, ids in sorted(values.items()))
            )


def _days(when: Interval) -> str:
    if when.is_day:
        return str(when.earliest)
    return f"{when.earliest or ''}/{when.latest or ''}"


def _figure(figure: tuple[float, float | None]) -> str:
    low, high = figure
    return f"{low:g}" if low == high else f"{low:g}/{'' if high is None else f'{high:g}'}"


def _label(
    members: Sequence[Report], kind: str, actors: Sequence[str], recipients: Sequence[str], called: Names
) -> str:
    if kind in MUTUAL:
        sides = [", ".join(map(called.noun, dict.fromkeys((*actors, *recipients))))]
    else:
        sides = [", ".join(map(called.noun, side)) for side in (actors, recipients) if side]
    modes = [r.mode for r in members if r.mode and r.type == kind]
    acts = Counter(act.removeprefix("act.") for r in members for act in r.acts if r.type == kind)
    detail = _commonest(modes) if modes else ", ".join(sorted(a for a, n in acts.items() if 2 * n > len(members)))
    return f"{' → '.join(filter(None, sides))}: {kind.lower()}{f' ({detail})' if detail else ''}".removeprefix(": ")


def _because(members: Sequence[Report]) -> str:
    """What joins the report most like the others to them."""
    if len(members) < 2:
        return ""
    scored = [
        (score(one, other).score, score(one, other).because)
        for at, one in enumerate(members[:12])
        for other in members[at + 1 : 12]
        if not excluded(one, other)
    ]
    return max(scored, default=(0.0, ""))[1]
