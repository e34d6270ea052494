"""Dates for documents without one, from the dated documents of their cluster and the weekdays they name.

News names the days of its own week: a text that speaks of Monday, Wednesday, Thursday and Friday was written on that
Friday or the day after. Which Friday, the dated articles about the same happening tell, when one of them is clearly
nearer than the next. When they do not, the date stays unknown.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from standoff.linking.clusters import cosine
from standoff.linking.reading import Reading
from standoff.linking.weekdays import WEEKDAYS
from standoff.model import Cluster, Published
from standoff.model.when import shifted

# The dated members may lie this many days from the days that the text names, on average (weighed by likeness); the best
# week must be this much nearer than the second best.
NEAR, CLEARLY = 2.0, 0.5
# As many dated members decide as are most like the text: a story that runs for two weeks has two ends.
DECIDING = 3
# Days before and after the dated members in which candidates are looked for.
AROUND = 10


def newest(days: Sequence[int]) -> int | None:
    """The weekday on which a text that names *days* was most likely written, or the day before it was.

    The days named are one stretch of the week; it ends before the longest stretch that is not named. When two are
    equally long the stretch is not decided.
    """
    named = sorted(set(days))
    if not named:
        return None
    if len(named) == 1:
        return named[0]
    gaps = [((named[(i + 1) % len(named)] - day) % 7, day) for i, day in enumerate(named)]
    longest = max(gap for gap, _ in gaps)
    ends = [day for gap, day in gaps if gap == longest]
    return ends[0] if len(ends) == 1 else None


def date_from_cluster(
    reading: Reading, dated: Sequence[Reading], vectors: Mapping[str, Mapping[str, float]]
) -> Published | None:
    """A date for *reading* from the dated members of its cluster, or ``None`` when they do not decide it."""
    weekday = newest(reading.weekdays)
    number = None
    if reading.day_of_month is not None and weekday in (None, reading.day_of_month[0]):
        weekday, number = reading.day_of_month
    likeness = [(cosine(vectors[reading.id], vectors[d.id]), d.published.earliest, d) for d in dated]
    known = [(weight, day, d) for weight, day, d in likeness if day is not None and weight > 0]
    anchors = sorted(known, key=lambda a: (-a[0], a[2].id))[:DECIDING]
    if weekday is None or not anchors:
        return None
    total = math.fsum(w for w, _, _ in anchors)

    named = set(reading.weekdays)
    span = max(((weekday - day) % 7 for day in named), default=0)

    def distance(candidate: date) -> float:
        # The days the text names, and the day after the newest, which may be that of writing: an anchor among them
        # is no distance away.
        oldest, newest_day = candidate.toordinal() - span, candidate.toordinal() + 1
        days = ((w, day.toordinal()) for w, day, _ in anchors)
        return math.fsum(w * max(oldest - day, day - newest_day, 0) for w, day in days) / total

    first = shifted(min(day for _, day, _ in anchors), -AROUND)
    last = shifted(max(day for _, day, _ in anchors), AROUND)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    fits = (d for d in days if d.weekday() == weekday and number in (None, d.day) and reading.published.covers(d))
    candidates = sorted((distance(d), d) for d in fits)
    # A day of the month leaves one day in a season: then the story only has to be about.
    if not candidates or candidates[0][0] > (NEAR if number is None else AROUND):
        return None
    if len(candidates) > 1 and candidates[0][0] > CLEARLY * candidates[1][0]:
        return None
    found = candidates[0][1]
    following = shifted(found, 1)
    latest = following if reading.published.covers(following) else found
    nearest = min(anchors, key=lambda a: (abs((a[1] - found).days), a[1], a[2].id))
    because = (
        f"the newest weekday it names as past is {WEEKDAYS[weekday]}"
        if number is None
        else f"it names {WEEKDAYS[weekday]} as day {number} of a month",
        f"{len(known)} dated article{'s' if len(known) > 1 else ''} about the same happening; "
        f"the nearest ({nearest[2].name}) is of {nearest[1].isoformat()}",
        f"{WEEKDAYS[weekday]} {found.isoformat()} or the day after fits them best",
    )
    return Published(found, latest, basis="inferred", because=(*reading.published.because, *because))


def dating(
    readings: Sequence[Reading], clusters: Sequence[Cluster], vectors: Mapping[str, Mapping[str, float]]
) -> dict[str, Published]:
    """Better dates for documents without a tight one, by document id."""
    by_id = {r.id: r for r in readings}
    found: dict[str, Published] = {}
    for cluster in clusters:
        members = [by_id[i] for i in cluster.documents]
        dated = [r for r in members if r.is_tight]
        if not dated:
            continue
        for reading in members:
            if not reading.is_tight:
                published = date_from_cluster(reading, dated, vectors)
                if published is not None:
                    found[reading.id] = published
    return found
