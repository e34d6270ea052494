"""The one attack that an article counts the dead of: on which day, and at which named places.

"Twelve guards were killed in the strike": on which day and where, the sentence on the strike says. Where an article
tells of one attack only, its dead are those of that attack; of several, nobody knows which.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from sys import intern

from standoff.linking.dates import gap, touched
from standoff.linking.grouping import components
from standoff.model import Claim, Event, Extraction, Interval, Span

# PLOVER types of what people die of and things are destroyed by.
TYPES = frozenset({"ASSAULT"})
# States of people and things that an attack leaves behind.
STATES = frozenset({"state.killed", "state.wounded", "state.destroyed"})
# Days by which two dates of one attack may differ: the night between two days, and a time zone.
NIGHT = 1

# "Near Sanmarel", "in the border town of Old Istow": a name behind a word for a place.
_SPOT = re.compile(
    r"\b(?:(?i:in|at|near|outside|around|on|over|off|into)|(?i:north|south|east|west|outskirts)\s+of)\s+"
    r"(?:(?i:the|a)\s+(?:[a-z][\w-]*\s+){0,3}of\s+)?(?:(?i:the)\s+)?"
    r"(?P<name>[A-Z][\w’'-]*(?:[ -](?:[A-Z][\w’'-]*|al|el|de|of|the))*)"
)
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Names behind a preposition that are no place.
_NO_PLACE = frozenset({*_MONTHS, *_DAYS})
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Attack:
    """When and where the one attack of an article was.

    Attributes:
        day: Its day, or ``None`` where the article tells none, or several.
        spots: Named places in the sentences that tell of it.
        named: All named places of the article.
    """

    day: Interval | None = None
    spots: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


NONE = Attack()
# Stands for a day that is not told.
_NEVER = date.min


def attacks(extraction: Extraction) -> Callable[[Claim], Attack]:
    """Of which attack the dead, the wounded and what was destroyed are, for the claims of one article."""
    counted = {claim.event for claim in extraction.claims if claim.quantity is not None}
    if not counted:
        return lambda _: NONE
    text, known = extraction.document.text, _known(extraction)
    events = {event.id: event for event in extraction.events if _happened(event)}
    # That people were killed, told for itself, is what the attack did: it is dated by the attack, not the other way.
    told = [event for event in events.values() if event.id not in counted]
    days = {event.when for event in told if event.when is not None and event.when.is_day}

    def around(span: Span) -> frozenset[str]:
        return frozenset(_names(text, touched(extraction.sentences, span.start, span.end), known))

    named = frozenset(_names(text, Span(0, len(text)), known))
    spots = frozenset(name for event in told for name in around(event.trigger))
    only = Attack(next(iter(days), None), spots, named) if len(days) < 2 else NONE

    def of(claim: Claim) -> Attack:
        if claim.when is None:
            return only
        # "A bomb killed four on Monday" dates the bomb; "the toll rose to six on Tuesday" and "since May" do not.
        dated = claim.event in events and claim.when.is_day
        return Attack(claim.when, around(Span(claim.start, claim.end)), named) if dated else NONE

    return of


def _happened(event: Event) -> bool:
    return event.type in TYPES and event.modality == "actual" and not event.negated


def _known(extraction: Extraction) -> Callable[[int, int], bool]:
    """Whether what stands somewhere is a party rather than a spot: a state is no place to tell two attacks apart by."""
    taken = [(mention.start, mention.end) for mention in extraction.mentions]
    return lambda start, end: any(start < last and first < end for first, last in taken)


def _names(text: str, span: Span, known: Callable[[int, int], bool]) -> Iterator[str]:
    for found in _SPOT.finditer(text, span.start, span.end):
        name = _POSSESSIVE.sub("", found["name"])
        if name.split()[0] not in _NO_PLACE and not known(found.start("name"), found.end("name")):
            yield intern(name)


def apart(one: Attack, other: Attack) -> bool:
    """Whether two attacks are two: on other days, or at places of which the other is silent.

    One day apart is one night, unless the places tell more; an article that names the other's place, too, may mean it.
    """
    if one.day is not None and other.day is not None and gap(one.day, other.day) > NIGHT:
        return True
    known = bool(one.spots and other.spots)
    return known and one.spots.isdisjoint(other.named) and other.spots.isdisjoint(one.named)


@dataclass
class _Group:
    """Ids of figures of one attack, and the days that are told of it."""

    ids: list[str]
    days: set[date]

    @property
    def size(self) -> tuple[int, str]:
        """What goes first among groups that are as near."""
        return len(self.ids), min(self.ids)

    def misses(self, day: date) -> int:
        """Days between a day and the nearest that is told; a group of no day is near all."""
        return min((abs((day - own).days) for own in self.days), default=NIGHT)

    def last_by(self, day: date) -> date:
        """The last day of it by a day; the first of all days where there is none."""
        return max((own for own in self.days if own <= day), default=date.min)


def grouped(told: Mapping[str, tuple[Attack, Interval]]) -> list[tuple[str, ...]]:
    """Figures of one story by the attack that they are of; what tells neither day nor place glues no two together.

    A figure with a day and no place goes with the largest group of that day; one with neither goes with the last attack
    before it was published.

    Args:
        told: By id, what a figure is of and when its article was published.

    Returns:
        The groups of ids, each sorted, in order of their first member.
    """
    terms: dict[tuple[date, frozenset[str]], list[str]] = defaultdict(list)
    for id_, (found, _) in sorted(told.items()):
        terms[_day(found), found.spots].append(id_)
    groups = _by_place({_of_all(told[i][0] for i in ids): ids for (_, spots), ids in terms.items() if spots})
    for day, ids in sorted((day, ids) for (day, spots), ids in terms.items() if day != _NEVER and not spots):
        fit = [group for group in groups if group.misses(day) <= NIGHT]
        if fit:
            max(fit, key=lambda group: (-group.misses(day), group.size)).ids.extend(ids)
        else:
            groups.append(_Group(ids, {day}))
    for id_ in terms.get((_NEVER, frozenset()), ()) if groups else ():
        published = told[id_][1].latest or date.max
        max(groups, key=lambda group: (group.last_by(published), group.size)).ids.append(id_)
    return sorted(tuple(sorted(group.ids)) for group in groups) or [tuple(sorted(told))]


def _of_all(found: Iterable[Attack]) -> Attack:
    """Attacks of one day and the same spots as one."""
    known = list(found)
    return Attack(known[0].day, known[0].spots, frozenset().union(*(attack.named for attack in known)))


def _by_place(told: Mapping[Attack, list[str]]) -> list[_Group]:
    known = list(told)
    near = ((a, b) for a, b in combinations(range(len(known)), 2) if not apart(known[a], known[b]))
    return [
        _Group([i for n in group for i in told[known[n]]], {_day(known[n]) for n in group} - {_NEVER})
        for group in components(range(len(known)), near)
    ]


def _day(attack: Attack) -> date:
    return (attack.day.earliest if attack.day else None) or _NEVER
