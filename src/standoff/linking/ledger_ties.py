"""Which claims a question of the ledger may hang on: wider than what joins them, so that no other claim matters.

A question follows from its claims and from those that decide where a claim without an owner, a state or a figure
goes. Claims of other owners, other things, other states or other months bear on none of it; nor do figures of one
happening on those of another: who counts the dead of a strike asks about that strike.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from standoff.lexicons.matters import State, load_matters
from standoff.linking.dates import gap, is_tight
from standoff.linking.grouping import Pair
from standoff.linking.judging import Rulings
from standoff.linking.ledger import HAPPENING_DAYS, JOIN_DAYS, shared, tells_of
from standoff.linking.stating import PLACE, Stated


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
    met: dict[tuple[str, ...], dict[str | None, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    owners = _owners(counted)
    for claim in counted:
        for key in (*keys(claim), *owners.get(claim.id, ())):
            met[key][_state(claim)].append(claim)
    states = load_matters().states
    for (_, party, _), by_state in met.items():
        for state, members in by_state.items():
            yield from _of_one_matter(members, states.get(state or ""), at_place=party[:1] == "@")
    stories: dict[str, list[Stated]] = defaultdict(list)
    for claim in counted:
        stories[claim.cluster].append(claim)
    for claim in loose:
        own = [other.id for other in stories[claim.cluster] if tells_of(claim, other)]
        yield from ((claim.id, other) for other in own)
        # Who speaks of what his own story counts looks for nothing else.
        for key in keys(claim) if not own or decided.apart else ():
            for state, members in met.get(key, {}).items():
                yield from _near([claim], members if _may_mean(claim, state, members) else ())


def _state(claim: Stated) -> str | None:
    """The state that a figure is of; forces of which none is told may be in place, as the others of their story."""
    return PLACE if claim.state is None and claim.kind and claim.kind.forces else claim.state


def _owners(counted: Iterable[Stated]) -> dict[str, set[tuple[str, ...]]]:
    """Where figures that do not say whose the things are meet those of whoever may turn out to own them."""
    found: dict[tuple[Hashable, ...], list[Stated]] = defaultdict(list)
    known = list(counted)
    for claim in known:
        for place in ("in", claim.cluster), *(("at", place) for place in (*claim.where, *claim.whose) if claim.whose):
            found[claim.thing, _state(claim), claim.planned, *place].append(claim)
    owners: dict[str, set[tuple[str, ...]]] = {}
    for claim in (c for c in known if not c.whose):
        places = [("in", claim.cluster), *(("at", place) for place in claim.where)]
        beside = [o for place in places for o in found[claim.thing, _state(claim), claim.planned, *place]]
        near = (o for o in beside if o.cluster == claim.cluster or gap(o.published, claim.published) <= JOIN_DAYS)
        owners[claim.id] = {key for other in near if other.whose for key in keys(other) if key[1][:1] != "@"}
    return owners


def _of_one_matter(members: Sequence[Stated], state: State | None, *, at_place: bool) -> Iterator[Pair]:
    """Pairs of figures of one thing in one state.

    Args:
        members: The figures, those of one owner or at one place.
        state: What they are in, where that is known.
        at_place: Whether it is a place that they have in common.
    """
    happening = state is not None and state.happening
    if at_place:
        # Only those without an owner look for others; the dead may be anybody's.
        if state is None or not state.happening or state.own:
            yield from _near([c for c in members if not c.whose], members)
    elif happening:
        for together in _by_place(c for c in members if is_tight(c.when, HAPPENING_DAYS)).values():
            yield from _in_turn(together, HAPPENING_DAYS)
    else:
        for together in shared(members).values():
            yield from _in_turn(together, JOIN_DAYS)
        yield from _near([c for c in members if not c.where], members)


def _by_place(members: Iterable[Stated]) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for claim in members:
        for place in claim.where:
            found[place].append(claim)
    return found


def _may_mean(loose: Stated, state: str | None, members: Sequence[Stated]) -> bool:
    """Whether a claim without a figure may speak of figures of a thing in some state."""
    if state in (loose.state, *loose.states):
        return True
    usual = {c.kind.usual for c in members if c.kind}
    return loose.state is None and not loose.states and (state is None or state == PLACE or state in usual)


def _told_together(counted: Iterable[Stated], loose: Iterable[Stated]) -> Iterator[Pair]:
    """Figures of one thing in one state and story, and claims without a figure with those of their own article."""
    stories: dict[Hashable, Stated] = {}
    articles: dict[str, list[Stated]] = defaultdict(list)
    for claim in sorted(counted, key=lambda c: c.id):
        first = stories.setdefault((claim.cluster, claim.thing, _state(claim), claim.planned), claim)
        if first is not claim:
            yield first.id, claim.id
        articles[claim.document].append(claim)
    for claim in loose:
        for other in articles[claim.document]:
            yield claim.id, other.id


def _in_turn(members: Sequence[Stated], within: int) -> Iterator[Pair]:
    """Claims one after the other while somebody reports; what is loosely dated may be of any time that it allows.

    Args:
        members: The claims.
        within: Days without a report after which it is another matter.
    """
    tight = [c for c in members if is_tight(c.when, within)]
    ordered = sorted(tight, key=lambda c: (c.when.earliest, c.id))
    reach = None
    for before, claim in pairwise(ordered):
        reach = before if reach is None or _end(before) >= _end(reach) else reach
        if gap(reach.when, claim.when) <= within:
            yield reach.id, claim.id
    for claim in (c for c in members if not is_tight(c.when, within)):
        yield from ((claim.id, o.id) for o in members if o is not claim and gap(claim.when, o.when) == 0)


def _near(some: Iterable[Stated], others: Collection[Stated]) -> Iterator[Pair]:
    for claim in some:
        for other in others:
            near = min(gap(claim.published, other.published), gap(claim.when, other.when)) <= JOIN_DAYS
            if claim is not other and near and claim.planned == other.planned:
                yield claim.id, other.id


def _end(claim: Stated) -> int:
    return claim.when.latest.toordinal() if claim.when.latest else 0
