"""The ledger: claims about one matter side by side, never averaged and never resolved.

A matter is what is counted, whose it is, in which state, and whether that is said to be or only planned. Claims whose
figures belong to one happening (killed, fired) also need one happening; claims about a lasting state need places that
do not exclude each other, and one stretch of time. Denials and "could not confirm" without a figure join the line they
speak about.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from standoff.lexicons.matters import MatterLexicon, State
from standoff.linking import attacks
from standoff.linking.contrasts import contrasts
from standoff.linking.dates import gap, is_tight
from standoff.linking.grouping import Pair, components, paired
from standoff.linking.judging import Rulings
from standoff.linking.names import Names, names
from standoff.linking.reading import Reading
from standoff.linking.stating import PLACE, Stated
from standoff.model import Cluster, Interval, Question, identify

# Days between the reports of a figureless claim and of the line it may join; and days without any report after which
# a lasting state is asked about anew: who was where last autumn is another question than who is there now.
JOIN_DAYS = 60
# Days between the dates of figures that may count one happening.
HAPPENING_DAYS = 2
# A matter of no known class needs this many figures: what two reports count is a matter, what one counts is a detail.
FEWEST_UNLISTED = 2

Key = tuple[str, str | None, bool, tuple[str, ...]]


@dataclass(frozen=True)
class Line:
    """A line of the ledger in the making, with what a figureless claim is held against."""

    members: tuple[Stated, ...]
    whose: frozenset[str]
    where: frozenset[str]
    documents: frozenset[str]
    span: Interval

    @property
    def first(self) -> Stated:
        """What the line is about."""
        return _first(self.members)


def _first(members: Sequence[Stated]) -> Stated:
    """A member that says whose the things are, with the state that the line is about; moved ones tell none."""
    figures = [s for s in members if s.figure is not None]
    state = next((s.state for s in sorted(figures, key=lambda s: s.id) if s.state), None)
    return replace(min(figures, key=lambda s: (not s.whose, s.id)), state=state)


def block(claims: Iterable[Stated], *, lexicon: MatterLexicon) -> dict[Key, list[Stated]]:
    """Claims with a figure, by what is counted, its state, whether it is only planned, and whose it is."""
    keyed: dict[Key, list[Stated]] = defaultdict(list)
    for entry in claims:
        if entry.thing is not None and entry.figure is not None:
            keyed[entry.thing, entry.state, entry.planned, entry.whose].append(entry)
    _place_stateless(keyed)
    _own_unowned(keyed, lexicon=lexicon)
    return {key: entries for key, entries in keyed.items() if entries}


def _place_stateless(keyed: dict[Key, list[Stated]]) -> None:
    """Forces of which nothing is told but their number are where the others of their happening are.

    Whose they are must not differ; where one side does not say, that is asked next.
    """
    clusters: dict[tuple[str, bool], dict[str, set[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(set))
    for (thing, state, planned, whose), entries in keyed.items():
        if state == PLACE:
            for entry in entries:
                clusters[thing, planned][entry.cluster].add(whose)
    for key in sorted((k for k in keyed if k[1] is None), key=str):
        thing, _, planned, whose = key
        if any(s.kind and s.kind.forces for s in keyed[key]):
            placed = clusters[thing, planned]
            moved = [s for s in keyed[key] if _agree(whose, placed.get(s.cluster, set()))]
            keyed[thing, PLACE, planned, whose].extend(moved)
            keyed[key] = [s for s in keyed[key] if s not in moved]


def _agree(whose: tuple[str, ...], others: set[tuple[str, ...]]) -> bool:
    return bool(others) and (not whose or whose in others or () in others)


def _own_unowned(keyed: dict[Key, list[Stated]], *, lexicon: MatterLexicon) -> None:
    """Figures that do not say whose the things are go with the only ones they can be.

    "Another 400 are on the way": whose they are stands in the sentence before. When the claims of its own cluster (or,
    at the same place, of the same weeks) speak of one country's only, it is that country's; otherwise it stays unknown.
    The dead of a strike may be anybody's.
    """
    # Only those that are somebody's by their own words count, or the order would matter.
    owners: dict[tuple[object, ...], list[tuple[Key, Stated]]] = defaultdict(list)
    for key, entries in keyed.items():
        if key[3]:
            for entry in entries:
                for place in entry.where | set(key[3]):
                    owners[(*key[:3], "at", place)].append((key, entry))
                owners[(*key[:3], "in", entry.cluster)].append((key, entry))
    for key in sorted((k for k in keyed if not k[3]), key=str):
        state = lexicon.states.get(key[1] or "")
        if state is not None and state.happening and not state.own:
            continue
        left = []
        for entry in keyed[key]:
            near = {k for k, _ in owners.get((*key[:3], "in", entry.cluster), ())}
            if not near:
                beside = (pair for place in entry.where for pair in owners.get((*key[:3], "at", place), ()))
                near = {k for k, s in beside if gap(s.published, entry.published) <= JOIN_DAYS}
            if len(near) == 1:
                keyed[near.pop()].append(entry)
            else:
                left.append(entry)
        keyed[key] = left


def judge(entries: Sequence[Stated], *, happening: bool, decided: Rulings) -> list[tuple[Stated, ...]]:
    """The claims of one key by question."""
    by_id = {s.id: s for s in entries}
    pairs = _happenings(entries) if happening else _places(entries)
    ids = by_id.keys()
    if happening:
        whole = ({i: (by_id[i].attack, by_id[i].published) for i in group} for group in components(ids, pairs))
        pairs = {paired(part[0], i) for group in whole for part in attacks.grouped(group) for i in part[1:]}
    pairs |= {pair for pair in decided.together if ids >= set(pair)}
    groups = []
    for group in components(ids, pairs):
        # The analyst's word goes before the places they share.
        groups += [tuple(by_id[i] for i in part) for part in decided.parts(group)]
    return groups


def _stretches(entries: Sequence[Stated]) -> list[list[Stated]]:
    """Claims about a lasting state by time: a stretch ends where nobody reports for ``JOIN_DAYS``."""
    tight = [s for s in entries if is_tight(s.when, JOIN_DAYS)]
    stretches: list[list[Stated]] = []
    last = date.min
    for entry in sorted(tight, key=lambda s: (s.when.earliest or date.min, s.id)):
        if not stretches or ((entry.when.earliest or date.min) - last).days > JOIN_DAYS:
            stretches.append([])
        stretches[-1].append(entry)
        last = max(last, entry.when.latest or date.min)
    sizes = [len(s) for s in stretches]
    for entry in (s for s in entries if s not in tight):
        fit = [n for n, members in enumerate(stretches) if any(gap(entry.when, s.when) == 0 for s in members)]
        if fit:
            stretches[max(fit, key=lambda n: (sizes[n], -n))].append(entry)
        else:
            stretches.append([entry])
            sizes.append(0)
    return stretches


def _places(entries: Sequence[Stated]) -> set[Pair]:
    """Pairs about a lasting state: a place in common, or one speaker's one figure, wherever each report puts it.

    What is reported of one place says nothing of how long another was spoken of: each has its own stretches. A claim
    that names no place goes with the largest group that its story tells of, else of its weeks, so that it does not glue
    two places together.
    """
    together = shared(entries).values()
    pairs = {pair for members in together for stretch in _stretches(members) for pair in _chained(stretch)}
    by_id = {s.id: s for s in entries if s.where}
    groups = [[by_id[i] for i in group] for group in components(by_id, pairs)]
    left = []
    for entry in (s for s in entries if not s.where):
        near = [group for group in groups if any(gap(entry.when, s.when) <= JOIN_DAYS for s in group)]
        near = [group for group in near if any(entry.cluster == s.cluster for s in group)] or near
        if near:
            pairs.add(paired(max(near, key=lambda g: (len(g), g[0].id))[0].id, entry.id))
        else:
            left.append(entry)
    return pairs.union(pair for stretch in _stretches(left) for pair in _chained(stretch))


def shared(entries: Iterable[Stated]) -> Mapping[object, list[Stated]]:
    """Claims that name a place, by it; and, if they say whose the things are, by their speaker and figure."""
    found: dict[object, list[Stated]] = defaultdict(list)
    for entry in entries:
        for place in entry.where:
            found[place].append(entry)
        for country in entry.by if entry.where and entry.whose else ():
            found[entry.figure, country].append(entry)
    return found


def _chained(members: Sequence[Stated]) -> Iterator[Pair]:
    return (paired(members[0].id, other.id) for other in members[1:])


def _happenings(entries: Sequence[Stated]) -> set[Pair]:
    """Pairs about one happening: near in time, and of one cluster, or at one place when both days are known."""
    buckets: dict[str, list[Stated]] = defaultdict(list)
    for entry in entries:
        buckets[entry.cluster].append(entry)
        for place in entry.where if _day(entry) else ():
            buckets[f"@{place}"].append(entry)
    pairs = set()
    for members in buckets.values():
        ordered = sorted(members, key=lambda s: (s.when.earliest or date.min, s.id))
        for at, first in enumerate(ordered):
            for second in ordered[at + 1 :]:
                days = gap(first.when, second.when)
                if days <= HAPPENING_DAYS and not (first.where and second.where and not first.where & second.where):
                    pairs.add(paired(first.id, second.id))
                elif days > HAPPENING_DAYS:
                    break
    return pairs


def _day(entry: Stated) -> bool:
    return is_tight(entry.when, HAPPENING_DAYS)


def line(members: Sequence[Stated]) -> Line:
    """A line of these claims."""
    ends = [s.published for s in members]
    starts = [p.earliest for p in ends if p.earliest]
    lasts = [p.latest for p in ends if p.latest]
    return Line(
        members=tuple(members),
        whose=frozenset(c for s in members for c in s.whose),
        where=frozenset(p for s in members for p in s.where),
        documents=frozenset(s.document for s in members),
        span=Interval(min(starts, default=None), max(lasts, default=None)),
    )


def attach(loose: Stated, lines: Mapping[str, Line], *, decided: Rulings) -> str | None:
    """The line that a claim without a figure speaks about, or ``None``.

    Args:
        loose: The claim.
        lines: Those that it may speak about, by key.
        decided: Lines that the analyst took it out of are no choice.
    """
    if loose.conditional:
        return None
    ranked: list[tuple[tuple[bool, int], str]] = []
    for key, found in lines.items():
        if decided.apart and any(decided.parted(loose.id, s.id) for s in found.members):
            continue
        if found.first.planned == loose.planned and _speaks_of(loose, found):
            ranked.append(((bool(loose.where & found.where), len(found.members)), key))
    if ranked:
        return max(ranked)[1]
    # "Could not verify the figures": what figures, the article itself tells, when it has one line of them.
    at_home = [k for k, found in lines.items() if loose.document in found.documents and _means(loose, found)]
    return at_home[0] if len(at_home) == 1 and loose.stance != "asserts" else None


def _speaks_of(loose: Stated, found: Line) -> bool:
    first = found.first
    if first.thing not in loose.things or not found.whose & loose.named:
        return False
    state = first.state == loose.state or first.state in loose.states
    if not state and not (first.state in (PLACE, *_usual(first)) and loose.state is None and not loose.states):
        return False
    if gap(loose.published, found.span) > JOIN_DAYS:
        return False
    return not (loose.where and found.where and not loose.where & found.where)


def tells_of(loose: Stated, figure: Stated) -> bool:
    """Whether a claim without a figure speaks of what a figure of its own story counts."""
    if loose.conditional or loose.cluster != figure.cluster or loose.planned != figure.planned:
        return False
    if figure.thing not in loose.things or loose.named.isdisjoint(figure.whose):
        return False
    if loose.where and figure.where and not loose.where & figure.where:
        return False
    if gap(loose.published, figure.published) > JOIN_DAYS:
        return False
    if loose.state is None and not loose.states:
        return figure.state in (None, PLACE, *_usual(figure))
    return figure.state == loose.state or figure.state in loose.states


def _usual(first: Stated) -> tuple[str, ...]:
    return (first.kind.usual,) if first.kind and first.kind.usual else ()


def _means(loose: Stated, found: Line) -> bool:
    """Whether a claim that names neither owner nor state can mean a line of its own article."""
    if loose.things:
        told = loose.state is not None or loose.states
        return not told and found.first.thing in loose.things and not loose.named - found.whose
    said = {c for s in found.members if s.document == loose.document for c in s.by} | found.whose
    return loose.figures and (not loose.named or bool(loose.named & said))


def canonicalise(members: Sequence[Stated], *, called: Names, lexicon: MatterLexicon) -> Question:
    """The record: claims by date, with a label for the reader."""
    ordered = sorted(members, key=lambda s: (s.published.earliest or date.max, s.document, s.start, s.id))
    first = _first(ordered)
    state = lexicon.states.get(first.state or "")
    places = Counter(place for s in members if s.figure is not None for place in s.where)
    return Question(
        id=identify("l", *sorted(s.id for s in members)),
        label=_label(first, members, called=called, state=state),
        claims=tuple(s.id for s in ordered),
        contrasts=contrasts(ordered, happening=bool(state and state.happening)),
        thing=first.label,
        state=state.id.removeprefix("state.") if state else "",
        planned=first.planned,
        whose=tuple(sorted({c for s in members if s.figure is not None for c in s.whose})),
        where=tuple(sorted(places, key=lambda place: (-places[place], place))),
    )


def _label(first: Stated, members: Sequence[Stated], *, called: Names, state: State | None) -> str:
    whose = " and ".join(called.adjective(c) for c in first.whose)
    # Whose they are is said; that they are at home need not be.
    abroad = (place for m in members if m.figure is not None for place in sorted(m.where - set(first.whose)))
    place = _foremost(abroad)
    where = called.noun(place) if place else _foremost(spot for m in members for spot in sorted(m.attack.spots))
    what = f"{whose} {first.label}".strip()
    in_place = state is not None and state.id == PLACE
    forces, afar = bool(first.kind and first.kind.forces), bool(first.kind and first.kind.afar)
    if first.planned:
        deed = f" to be {state.label}" if state and not in_place else " planned"
        return f"{what}{deed}" + (f" for {where}" if where and (state is None or in_place) else "")
    if in_place:
        near = " near " if afar else " in or sent to " if forces else " in "
        return f"{what}{near}{where}" if where else f"{what} deployed" if forces else f"{what} counted"
    if state is None:
        return what + (f" ({where})" if where else "")
    return f"{what} {state.label}" + (f" ({where})" if where else "")


def _foremost(told: Iterable[str]) -> str:
    """What is told most often; of several the first by name."""
    counted = Counter(told)
    return min(counted, key=lambda one: (-counted[one], one), default="")


def placed(readings: Iterable[Reading], clusters: Iterable[Cluster], *, decided: Rulings) -> list[Stated]:
    """The claims of documents, with what is known of those by now."""
    cluster_of = {document: c.id for c in clusters for document in c.documents}
    return [
        replace(s, when=s.said or r.published, published=r.published, cluster=cluster_of.get(r.id, r.id))
        for r in readings
        for s in r.claims
        if s.id not in decided.rejected
    ]


def ledger(
    readings: Sequence[Reading],
    clusters: Sequence[Cluster],
    *,
    lexicon: MatterLexicon,
    decided: Rulings,
    called: Names | None = None,
) -> tuple[Question, ...]:
    """The lines of the ledger, those with most claims first.

    Args:
        readings: The documents.
        clusters: Their stories.
        lexicon: Classes of what is counted and done.
        decided: The analyst's judgements.
        called: How the articles call countries; by default *readings*.
    """
    claims = placed(readings, clusters, decided=decided)
    lines: dict[str, Line] = {}
    by_thing: dict[str, dict[str, Line]] = defaultdict(dict)
    by_document: dict[str, dict[str, Line]] = defaultdict(dict)
    for key, entries in block(claims, lexicon=lexicon).items():
        state = lexicon.states.get(key[1] or "")
        for group in judge(entries, happening=bool(state and state.happening), decided=decided):
            if group and _worth(group):
                found = lines[group[0].id] = line(group)
                by_thing[key[0]][group[0].id] = found
                for document in found.documents:
                    by_document[document][group[0].id] = found
    joined: dict[str, list[Stated]] = defaultdict(list)
    line_of = {s.id: key for key, found in lines.items() for s in found.members}
    stories: dict[str, list[Stated]] = defaultdict(list)
    for entry in claims:
        if entry.figure is not None:
            stories[entry.cluster].append(entry)
    for entry in sorted((s for s in claims if s.figure is None), key=lambda s: s.id):
        own = [s.id for s in stories[entry.cluster] if tells_of(entry, s)]
        if own and not decided.apart:
            # Its own story goes before whatever else is counted in those weeks.
            told = {line_of[id_] for id_ in own if id_ in line_of}
            ranked = [(bool(entry.where & lines[key].where), len(lines[key].members), key) for key in told]
            if ranked:
                joined[max(ranked)[2]].append(entry)
            continue
        near = dict(by_document.get(entry.document, {}))
        for thing in sorted(entry.things):
            near |= by_thing.get(thing, {})
        chosen = attach(entry, near, decided=decided)
        if chosen is not None:
            joined[chosen].append(entry)
    called = called or names(readings)
    records = [
        canonicalise([*found.members, *joined[key]], called=called, lexicon=lexicon) for key, found in lines.items()
    ]
    return tuple(sorted(records, key=lambda q: (-len(q.claims), q.label, q.id)))


def _worth(group: Sequence[Stated]) -> bool:
    """Whether figures make a question: those of a known class in a known state, or several of one kind."""
    first = group[0]
    if first.kind is None:
        return len(group) >= FEWEST_UNLISTED
    return first.state is not None or len(group) > 1
