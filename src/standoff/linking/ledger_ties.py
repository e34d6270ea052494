"""Which claims a question of the ledger may hang on: wider than what joins them, so that no other claim matters.

A question follows from its claims and from those that decide where a claim without an owner, a state or a figure
goes. Claims of other owners, other things or other months bear on none of it.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from standoff.linking.dates import gap, is_tight
from standoff.linking.grouping import Pair
from standoff.linking.judging import Rulings
from standoff.linking.ledger import JOIN_DAYS, shared, tells_of
from standoff.linking.stating import Stated


def keys(claim: Stated) -> Iterator[tuple[str, ...]]:
    """Where a claim meets others, at one time: what it counts, and whose or where it is."""
    things = (claim.thing,) if claim.thing and claim.figure else sorted(claim.things)
    for thing in things:
        for party in _parties(claim):
            yield thing, party, str(claim.planned)


def _parties(claim: Stated) -> Iterator[str]:
    if not claim.figure:
        yield from sorted(claim.named)
        return
    yield from claim.whose or ("",)
    # Whose the things are that nobody owns may be told by who else is there.
    yield from (f"@{place}" for place in sorted(claim.where | frozenset(claim.whose)))


def ties(claims: Sequence[Stated], *, decided: Rulings) -> Iterator[Pair]:
    """Pairs of claims whose questions hang together."""
    ids = {claim.id for claim in claims}
    yield from (pair for pair in decided.together if ids >= set(pair))
    counted = [c for c in claims if c.thing and c.figure]
    loose = [c for c in claims if not c.figure and not c.conditional]
    yield from _told_together(counted, loose)
    met: dict[tuple[str, ...], list[Stated]] = defaultdict(list)
    for claim in counted:
        for key in keys(claim):
            met[key].append(claim)
    for (_, party, _), members in met.items():
        if party[:1] == "@":
            # At a place only those without an owner look for others.
            yield from _near([c for c in members if not c.whose], members)
        else:
            for together in shared(members).values():
                yield from _in_turn(together)
            yield from _near([c for c in members if not c.where], members)
    stories: dict[str, list[Stated]] = defaultdict(list)
    for claim in counted:
        stories[claim.cluster].append(claim)
    for claim in loose:
        own = [other.id for other in stories[claim.cluster] if tells_of(claim, other)]
        yield from ((claim.id, other) for other in own)
        # Who speaks of what his own story counts looks for nothing else.
        for key in keys(claim) if not own or decided.apart else ():
            yield from _near([claim], met.get(key, ()))


def _told_together(counted: Iterable[Stated], loose: Iterable[Stated]) -> Iterator[Pair]:
    """Figures of one thing in one story, and claims without a figure with those of their own article."""
    stories: dict[Hashable, Stated] = {}
    articles: dict[str, list[Stated]] = defaultdict(list)
    for claim in sorted(counted, key=lambda c: c.id):
        first = stories.setdefault((claim.cluster, claim.thing, claim.planned), claim)
        if first is not claim:
            yield first.id, claim.id
        articles[claim.document].append(claim)
    for claim in loose:
        for other in articles[claim.document]:
            yield claim.id, other.id


def _in_turn(members: Sequence[Stated]) -> Iterator[Pair]:
    """Claims one after the other while somebody reports; what is loosely dated may be of any time that it allows."""
    tight = [c for c in members if is_tight(c.when, JOIN_DAYS)]
    ordered = sorted(tight, key=lambda c: (c.when.earliest, c.id))
    reach = None
    for before, claim in pairwise(ordered):
        reach = before if reach is None or _end(before) >= _end(reach) else reach
        if gap(reach.when, claim.when) <= JOIN_DAYS:
            yield reach.id, claim.id
    for claim in (c for c in members if not is_tight(c.when, JOIN_DAYS)):
        yield from ((claim.id, o.id) for o in members if o is not claim and gap(claim.when, o.when) == 0)


def _near(some: Iterable[Stated], others: Collection[Stated]) -> Iterator[Pair]:
    for claim in some:
        for other in others:
            near = min(gap(claim.published, other.published), gap(claim.when, other.when)) <= JOIN_DAYS
            if claim is not other and near and claim.planned == other.planned:
                yield claim.id, other.id


def _end(claim: Stated) -> int:
    return claim.when.latest.toordinal() if claim.when.latest else 0
