"""The ledger: claims about one matter side by side, never averaged and never resolved.

A matter is what is counted, whose it is, in which state, and whether that is said to be or only planned. Claims whose
figures belong to one happening (killed, fired) also need one happening; claims about a lasting state need only places
that do not exclude each other. Denials and "could not confirm" without a figure join the line they speak about.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from standoff.lexicons.matters import MatterLexicon, State
from standoff.linking.grouping import Pair, components
from standoff.linking.judging import Rulings
from standoff.linking.names import Names, names
from standoff.linking.reading import Reading, gap
from standoff.linking.words import stem
from standoff.model import Claim, Cluster, Event, Interval, Mention, Question, identify

# Days between the reports of a figureless claim and of the line it may join.
JOIN_DAYS = 60
# Days between the dates of figures that may count one happening.
HAPPENING_DAYS = 2
PLACE = "state.in-place"


@dataclass(frozen=True)
class Stated:
    """A claim, read for the ledger.

    Attributes:
        claim: The record.
        reading: Its document.
        cluster: Id of the document's cluster.
        text: The sentence or sentences it stands in.
        thing: What is counted ("troops"), or ``None``.
        things: All that its words name, for claims without a figure.
        state: Id of the state of what is counted, or ``None``.
        states: All states that its words name.
        whose: Countries whose it is.
        named: Countries that its words name.
        where: States and places it names, less those whose it is.
    """

    claim: Claim
    reading: Reading
    cluster: str
    text: str
    thing: str | None
    things: frozenset[str]
    state: str | None
    states: frozenset[str]
    whose: tuple[str, ...]
    named: frozenset[str]
    where: frozenset[str]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def planned(self) -> bool:
        """Whether it speaks of what is to be."""
        return self.claim.modality != "actual"

    @property
    def when(self) -> Interval:
        """When it holds; else when it was published."""
        return self.claim.when if self.claim.when and self.claim.when.earliest else self.reading.published


def stated(claim: Claim, reading: Reading, *, cluster: str, lexicon: MatterLexicon) -> Stated:
    """A claim with the classes that its words fall into."""
    text = _sentences(reading, claim)
    event = _event(reading, claim)
    thing = state = None
    if claim.quantity is not None:
        found = lexicon.thing_of(claim.quantity.unit) if claim.quantity.unit else None
        if found is not None:
            thing = found.label
            implied = lexicon.state_of(found.implies) if found.implies else None
            state = implied.id if implied else None
        elif claim.quantity.unit:
            thing = stem(claim.quantity.unit.split()[-1].lower())
    states = lexicon.states_in(reading.text[claim.start : claim.end]) or lexicon.states_in(text)
    given = lexicon.state_of(claim.state) if claim.state else None
    if given is not None:
        state = given.id
    elif state is None and len(states) == 1:
        state = next(iter(states))
    whose = tuple(sorted(claim.quantity.of)) if claim.quantity else ()
    if not whose and event is not None and state == PLACE:
        whose = tuple(sorted(event.actor_countries))
    named = {c for m in _mentions(reading, claim) for c in (m.countries or (m.country,)) if c}
    if event is not None:
        named.update(event.actor_countries)
    if claim.stance == "denies":
        named.update(claim.by_countries)
    return Stated(
        claim=claim,
        reading=reading,
        cluster=cluster,
        text=text,
        thing=thing,
        things=frozenset(lexicon.things[i].label for i in lexicon.things_in(text)),
        state=state,
        states=states,
        whose=whose,
        named=frozenset(named),
        where=frozenset(claim.where) - set(whose),
    )


def _sentences(reading: Reading, claim: Claim) -> str:
    touched = [s for s in reading.extraction.sentences if s.start < claim.end and claim.start < s.end]
    if not touched:
        return reading.text[claim.start : claim.end]
    return reading.text[min(s.start for s in touched) : max(s.end for s in touched)]


def _event(reading: Reading, claim: Claim) -> Event | None:
    return next((e for e in reading.extraction.events if e.id == claim.event), None)


def _mentions(reading: Reading, claim: Claim) -> list[Mention]:
    return [m for m in reading.extraction.mentions if m.start < claim.end and claim.start < m.end]


def block(claims: Sequence[Stated], *, lexicon: MatterLexicon) -> dict[tuple[object, ...], list[Stated]]:
    """Claims with a figure, by what is counted, whose it is, its state and whether it is only planned."""
    keyed: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for entry in claims:
        if entry.thing is not None:
            keyed[entry.thing, entry.state, entry.planned, entry.whose].append(entry)
    # "another 400 are on the way": whose they are stands in the sentence before. When the claims of its own
    # cluster speak of one country's only, it is that country's; otherwise it stays unknown. The dead of a strike may be
    # anybody's.
    for key in [k for k in keyed if not k[3]]:
        state = lexicon.states.get(str(key[1]))
        if state is not None and state.happening:
            continue
        kin = [k for k in keyed if k[:3] == key[:3] and k[3]]
        for entry in list(keyed[key]):
            near = [k for k in kin if any(other.cluster == entry.cluster for other in keyed[k])]
            if len(near) == 1:
                keyed[key].remove(entry)
                keyed[near[0]].append(entry)
        if not keyed[key]:
            del keyed[key]
    return keyed


def one_matter(first: Stated, second: Stated, *, happening: bool) -> bool:
    """Whether two figures with the same key answer one question."""
    meet = bool(first.where & second.where)
    if happening:
        if first.where and second.where and not meet:
            return False
        near = gap(first.when, second.when) <= HAPPENING_DAYS
        return near and (first.cluster == second.cluster or (meet and _day(first) and _day(second)))
    return meet or not first.where or not second.where or _same_word(first, second)


def _day(entry: Stated) -> bool:
    return entry.when.days is not None and entry.when.days <= HAPPENING_DAYS


def _same_word(first: Stated, second: Stated) -> bool:
    """Whether one speaker gives one figure: then it is one matter, wherever each report puts it."""
    one, two = first.claim, second.claim
    if one.quantity is None or two.quantity is None:
        return False
    figures = (one.quantity.low, one.quantity.high) == (two.quantity.low, two.quantity.high)
    return figures and bool(set(one.by_countries) & set(two.by_countries))


def judge(claims: Sequence[Stated], *, happening: bool, decided: Rulings) -> set[Pair]:
    """The pairs of one key that answer one question.

    A claim that names no place goes with all that do not exclude it only when those agree among themselves; else with
    the largest group, so that it does not glue two places together.
    """
    ordered = sorted(claims, key=lambda c: c.id)
    placed = ordered if happening else [c for c in ordered if c.where]
    pairs = {
        (a.id, b.id)
        for a, b in combinations(placed, 2)
        if one_matter(a, b, happening=happening) and not decided.parted(a.id, b.id)
    }
    unplaced = [c for c in ordered if c not in placed]
    if unplaced:
        groups = components([c.id for c in placed], pairs)
        anchor = max(groups, key=lambda g: (len(g), g[0]))[0] if groups else unplaced[0].id
        pairs |= {
            (c.id, anchor) if c.id < anchor else (anchor, c.id)
            for c in unplaced
            if c.id != anchor and not decided.parted(c.id, anchor)
        }
    ids = {c.id for c in ordered}
    return pairs | {pair for pair in decided.together if ids.issuperset(pair)}


def attach(loose: Stated, questions: Mapping[str, Sequence[Stated]], *, decided: Rulings) -> str | None:
    """The question that a claim without a figure speaks about, or ``None``."""
    best: tuple[tuple[float, ...], str] | None = None
    for key, members in questions.items():
        first = members[0]
        if any(decided.parted(loose.id, m.id) for m in members):
            continue
        if first.thing not in loose.things or first.planned != loose.planned:
            continue
        if not first.whose or not set(first.whose) & loose.named:
            continue
        state = first.state == loose.state or first.state in loose.states
        if not state and not (first.state == PLACE and loose.state is None and not loose.states):
            continue
        if min(gap(loose.reading.published, m.reading.published) for m in members) > JOIN_DAYS:
            continue
        places = frozenset[str]().union(*(m.where for m in members))
        if loose.where and places and not loose.where & places:
            continue
        rank = (float(bool(loose.where & places)), float(len(members)))
        if best is None or (rank, key) > best:
            best = (rank, key)
    return best[1] if best else None


def canonicalise(members: Sequence[Stated], *, called: Names, lexicon: MatterLexicon) -> Question:
    """The record: claims by date, with a label for the reader."""
    ordered = sorted(members, key=lambda s: (s.reading.published.earliest or date.max, s.reading.id, s.claim.start))
    first = min((s for s in ordered if s.thing is not None), key=lambda s: not s.whose)
    return Question(
        id=identify("l", *sorted(s.id for s in members)),
        label=_label(first, members, called=called, state=lexicon.states.get(first.state or "")),
        claims=tuple(s.id for s in ordered),
    )


def _label(first: Stated, members: Sequence[Stated], *, called: Names, state: State | None) -> str:
    whose = " and ".join(called.adjective(c) for c in first.whose)
    places = Counter(place for m in members if m.thing is not None for place in sorted(m.where))
    place = min(places, key=lambda p: (-places[p], p)) if places else None
    where = called.noun(place) if place else ""
    what = f"{whose} {first.thing}".strip()
    if first.planned:
        deed = f" to be {state.label}" if state and state.id != PLACE else " planned"
        return f"{what}{deed}" + (f" for {where}" if where and (state is None or state.id == PLACE) else "")
    if state is None:
        return what + (f" in {where}" if where else "")
    if state.id == PLACE:
        return f"{what} {state.label} {where}" if where else f"{what} deployed"
    return f"{what} {state.label}" + (f" in {where}" if where else "")


def ledger(
    readings: Sequence[Reading], clusters: Sequence[Cluster], *, lexicon: MatterLexicon, decided: Rulings
) -> tuple[Question, ...]:
    """The lines of the ledger, those with most claims first."""
    cluster_of = {document: c.id for c in clusters for document in c.documents}
    claims = [
        stated(claim, r, cluster=cluster_of.get(r.id, r.id), lexicon=lexicon)
        for r in readings
        for claim in r.extraction.claims
        if claim.id not in decided.rejected
    ]
    questions: dict[str, list[Stated]] = {}
    by_id = {s.id: s for s in claims}
    for key, entries in block(claims, lexicon=lexicon).items():
        state = lexicon.states.get(str(key[1]))
        pairs = judge(entries, happening=bool(state and state.happening), decided=decided)
        for group in components([e.id for e in entries], pairs):
            questions[group[0]] = [by_id[i] for i in group]
    joined: dict[str, list[Stated]] = defaultdict(list)
    for entry in sorted(claims, key=lambda s: s.id):
        if entry.thing is None:
            found = attach(entry, questions, decided=decided)
            if found is not None:
                joined[found].append(entry)
    called = names(readings)
    records = [
        canonicalise([*members, *joined[key]], called=called, lexicon=lexicon) for key, members in questions.items()
    ]
    return tuple(sorted(records, key=lambda q: (-len(q.claims), q.label, q.id)))
