"""Threads: one commitment through time, restated, hardened, softened, put under another condition, taken back.

Two statements are of one commitment when the same issuer promises (or threatens) the same party, and what he would do,
or what would make him do it, is the same. What he would do is often vague ("measures"): then the rest of its sentence
says what it is about.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.lexicons.matters import MatterLexicon
from standoff.linking.dates import gap
from standoff.linking.grouping import Pair, average_link, meeting
from standoff.linking.judging import Rulings
from standoff.linking.themes import WIDER, WILL, Pledge, Theme
from standoff.model import Interval
from standoff.model.linked import Relation

HOSTILE = frozenset({"threat", "ultimatum", "red line"})
FRIENDLY = frozenset({"promise", "obligation"})
# It is in force whenever somebody tells of it.
LASTING = "obligation"
# Weights of the parts of a condition or consequence; what neither side has drops out.
ACT, THINGS, OTHERS, WORDS = 0.5, 0.2, 0.2, 0.1
# How far two acts are one: the same; one of them the wider ("intervene", and weapons are sent); both as vague.
SAME, WIDE, VAGUE = 1.0, 0.7, 0.6
JOIN = 0.55
# What is left where conditions or consequences differ and the other of the two agrees.
ONE_SIDE = 0.9
# Share of the shorter wording that two have in common where no act tells that they are one.
ALIKE = 0.6
# Days within which statements are of one occasion.
OCCASION_DAYS = 3
# Statements of one issuer to one party that are compared pair by pair; more are parted by what they are about.
CROWD = 60
FORCES = {1: "may", 2: "would consider", 3: "will", 4: "must"}

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """How well two statements agree, in [0, 1], and why."""

    first: str
    second: str
    score: float
    because: str


def keys(entry: Pledge) -> Iterator[Key]:
    """Where a commitment meets others: its issuer, a party it concerns, and an act or thing."""
    for issuer in entry.issuers:
        for party in parties(entry) or {""}:
            yield issuer, party, ""


def parties(entry: Pledge) -> frozenset[str]:
    """Whom it is addressed to; else all whom it names."""
    return entry.addressees or (entry.around.countries | entry.consequence.theme.countries) - entry.issuers


def twins(found: Iterable[Pledge]) -> list[list[Pledge]]:
    """Commitments by terms: what a hundred papers print of one statement in one wording is compared as one."""
    groups: dict[object, list[Pledge]] = defaultdict(list)
    for entry in sorted(found, key=lambda p: p.id):
        condition = entry.condition.theme if entry.condition else None
        terms = (entry.issuers, entry.addressees, entry.type, condition, entry.consequence.theme, entry.force)
        groups[terms].append(entry)
    return list(groups.values())


def block(found: Sequence[Pledge]) -> set[Pair]:
    """Pairs of one issuer's commitments that concern one party."""
    return meeting(found, keys=keys, bounded=_bounded)


def _bounded(members: Sequence[Pledge]) -> Iterator[Sequence[Pledge]]:
    if len(members) <= CROWD:
        yield members
        return
    finer: dict[object, list[Pledge]] = defaultdict(list)
    for entry in members:
        about = entry.condition.theme if entry.condition else Theme()
        for key in about.acts | about.things | entry.consequence.theme.acts | entry.consequence.theme.things:
            finer[key].append(entry)
    yield from (group for group in finer.values() if len(group) <= CROWD)


def score(first: Pledge, second: Pledge, *, lexicon: MatterLexicon, said: Mapping[str, str]) -> Match:
    """How likely it is that two statements are of one commitment.

    Args:
        first: One of them.
        second: The other.
        lexicon: Classes of acts.
        said: For each attribution the utterance that it carries.
    """

    def match(value: float, because: str) -> Match:
        return Match(first.id, second.id, round(value, 3), because)

    if first.issuers.isdisjoint(second.issuers):
        return match(0.0, "another issuer")
    if _opposed(first.type, second.type):
        return match(0.0, "a threat and a promise")
    to, other = parties(first), parties(second)
    if to and other and not to & other:
        return match(0.0, "another addressee")
    utterance = said.get(first.attribution or "")
    if utterance is not None and utterance == said.get(second.attribution or "") and first.document != second.document:
        return match(1.0, "one utterance")
    condition = _condition(first, second, lexicon)
    consequence = _consequence(first, second, lexicon)
    told = [part for part in (condition, consequence) if part is not None]
    if not told:
        share = _share(_stems(first), _stems(second))
        return match(share if share >= ALIKE else 0.0, f"{share:.0%} of the shorter wording")
    value = max(sum(v for v, _ in told) / len(told), ONE_SIDE * max(v for v, _ in told))
    return match(value, "; ".join(reason for v, reason in told if v))


def _opposed(one: str, other: str) -> bool:
    return bool({one, other} & HOSTILE and {one, other} & FRIENDLY) or ("demand" in (one, other) and one != other)


def _condition(first: Pledge, second: Pledge, lexicon: MatterLexicon) -> tuple[float, str] | None:
    """How far both wait for the same; ``None`` when one of them does not say for what."""
    one, two = first.condition, second.condition
    if one is None or two is None:
        return None
    if not (one.theme.acts or one.theme.things) or not (two.theme.acts or two.theme.things):
        return None
    if first.negative != second.negative or (one.actors and two.actors and not one.actors & two.actors):
        return 0.0, ""
    value, how = _agree(one.theme, two.theme, first.issuers | second.issuers, lexicon)
    return value, f"condition: {how}"


def _consequence(first: Pledge, second: Pledge, lexicon: MatterLexicon) -> tuple[float, str] | None:
    """How far both would be the same; ``None`` when one of them does not say what."""
    one, two = _announced(first), _announced(second)
    if not (one.acts or one.things) or not (two.acts or two.things):
        return None
    value, how = _agree(one, two, first.issuers | second.issuers, lexicon)
    return value, f"consequence: {how}"


def _announced(entry: Pledge) -> Theme:
    """What would be done; where that is vague, by what the rest of the sentence is about, less the condition."""
    own = entry.consequence.theme
    if own.acts - {"act.respond"} or own.things:
        return own
    condition = entry.condition.theme if entry.condition else Theme()
    acts = (entry.around.acts - condition.acts - {"act.respond"}) or own.acts
    return Theme(own.countries, acts, entry.around.things - condition.things, own.stems)


def _agree(one: Theme, two: Theme, issuers: frozenset[str], lexicon: MatterLexicon) -> tuple[float, str]:
    """How far two themes are one, by acts, things, the other countries and words."""
    act, how = _acts(one.acts, two.acts, lexicon)
    if one.acts and two.acts and not act:
        return 0.0, ""
    parts = [(ACT, act, how)] if one.acts and two.acts else []
    if one.things and two.things:
        common = one.things & two.things
        if not common:
            return 0.0, ""
        parts.append((THINGS, 1.0, ", ".join(sorted(common))))
    others, more = one.countries - issuers, two.countries - issuers
    if others and more:
        parts.append((OTHERS, _share(others, more), ", ".join(sorted(others & more))))
    parts.append((WORDS, _share(one.stems, two.stems), ""))
    if len(parts) == 1:
        return 0.0, ""
    value = sum(w * v for w, v, _ in parts) / sum(w for w, _, _ in parts)
    return value, ", ".join(reason for _, v, reason in parts if v and reason)


def _acts(some: frozenset[str], others: frozenset[str], lexicon: MatterLexicon) -> tuple[float, str]:
    common = some & others
    telling = lexicon.telling(common)
    if telling:
        return SAME, _named(telling)
    for one, two in ((some, others), (others, some)):
        for wide in sorted(one & WIDER.keys()):
            if WIDER[wide] & two:
                return WIDE, f"{_named({wide})} and {_named(WIDER[wide] & two)}"
    return (VAGUE, _named(common)) if common else (0.0, "")


def _named(acts: Iterable[str]) -> str:
    return ", ".join(sorted(act.removeprefix("act.") for act in acts))


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / min(len(some), len(others)) if some and others else 0.0


def _stems(entry: Pledge) -> frozenset[str]:
    return entry.consequence.theme.stems | (entry.condition.theme.stems if entry.condition else frozenset())


def judge(matches: Iterable[Match], *, decided: Rulings) -> dict[Pair, float]:
    """The matches that hold, as scores by pair; the analyst's word goes first."""
    held = {(m.first, m.second): m.score for m in matches if m.score >= JOIN} | dict.fromkeys(decided.together, 1.0)
    return {pair: value for pair, value in held.items() if pair not in decided.apart}


def cluster(found: Mapping[str, Pledge], scores: Mapping[Pair, float], *, decided: Rulings) -> list[tuple[str, ...]]:
    """Groups of statements, those that stand alone left out."""

    def allowed(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        return not any(decided.parted(a, b) for a in one for b in other)

    known = {pair: value for pair, value in scores.items() if pair[0] in found and pair[1] in found}
    met = {i for pair in known for i in pair}
    return [g for g in average_link(met, known, threshold=JOIN / 2, allowed=allowed) if len(g) > 1]


def occasions(members: Sequence[Pledge]) -> list[list[Pledge]]:
    """Statements by the days on which they were made, the first first; the undated stand last, each alone."""
    dated = sorted(
        (p for p in members if p.issued.latest is not None),
        key=lambda p: (p.issued.latest, p.issued.earliest or p.issued.latest, p.document, p.start, p.id),
    )
    found: list[list[Pledge]] = []
    for entry in dated:
        if found and gap(found[-1][0].issued, entry.issued) <= OCCASION_DAYS and _near(found[-1][0], entry):
            found[-1].append(entry)
        else:
            found.append([entry])
    undated = sorted((p for p in members if p.issued.latest is None), key=lambda p: (p.document, p.start, p.id))
    return [*found, *([p] for p in undated)]


def days(members: Sequence[Pledge]) -> dict[str, str]:
    """For each statement the first day of its occasion, as ISO text; a loosely dated one is of the first it may be of.

    What binds whenever it is told, and what no occasion is known of, is left out.
    """
    found: dict[str, str] = {}
    for group in twins(entry for entry in members if entry.type != LASTING):
        firm = [entry for entry in group if _tight(entry.issued)]
        for now in occasions(firm):
            found |= dict.fromkeys((entry.id for entry in now), str(now[0].issued.latest))
        for entry in (e for e in group if e.id not in found):
            fit = [found[other.id] for other in firm if gap(entry.issued, other.issued) == 0]
            if fit:
                found[entry.id] = min(fit)
    return found


def _near(first: Pledge, other: Pledge) -> bool:
    """Whether two statements are of one occasion: loosely dated ones may be years apart."""
    return first.document == other.document or all(_tight(p.issued) for p in (first, other))


def _tight(when: Interval) -> bool:
    return when.days is not None and when.days <= 2 * OCCASION_DAYS


def changes(
    before: Sequence[Pledge], now: Sequence[Pledge], entry: Pledge, *, lexicon: MatterLexicon
) -> tuple[Relation, str]:
    """What a statement is to those of the occasion before, and why.

    Args:
        before: The statements of the occasion before; the firmest counts.
        now: Those of its own: who says "will" and "might" on one day has not softened.
        entry: One of these.
        lexicon: Classes of acts.
    """
    # "Will" and "must" compare where the same is announced: "will reply" is no weaker than "would surely end all ties".
    alike = [p for p in before if _same_deed(p, entry, lexicon)]
    most = max(FORCES) if alike else WILL
    was = max(_firmest(alike), min(WILL, _firmest(before)))
    firmest, force = min(most, _firmest(now)), min(most, entry.force)
    due = entry.deadline is not None and all(p.deadline is None for p in before)
    other = not any(_same_condition(earlier, entry, lexicon) for earlier in before)
    relation: Relation = "conditions changed" if other else "restated"
    if force > was or (due and force == was):
        relation = "hardened"
    elif firmest < was:
        relation = "softened"
    reasons = []
    if force != was and relation in ("hardened", "softened"):
        reasons.append(f"“{FORCES[was]}” became “{FORCES[force]}”")
    if due:
        reasons.append("with a deadline")
    if other:
        reasons.append("under another condition")
    return relation, ", ".join(reasons)


def _same_deed(first: Pledge, second: Pledge, lexicon: MatterLexicon) -> bool:
    """Whether the consequences by themselves say that the same would be done, whatever stands around them."""
    one, two = first.consequence.theme, second.consequence.theme
    told = (one.acts or one.things) and (two.acts or two.things)
    return bool(told) and _agree(one, two, first.issuers | second.issuers, lexicon)[0] >= JOIN


def _firmest(statements: Iterable[Pledge]) -> int:
    return max((p.force for p in statements), default=0)


def _same_condition(first: Pledge, second: Pledge, lexicon: MatterLexicon) -> bool:
    if first.condition is None or second.condition is None:
        return first.condition is second.condition
    found = _condition(first, second, lexicon)
    if found is None:
        return _share(first.condition.theme.stems, second.condition.theme.stems) >= ALIKE
    return found[0] >= JOIN


def steps(members: Sequence[Pledge]) -> Iterator[tuple[list[Pledge], list[Pledge]]]:
    """Each occasion with the one before it."""
    found = occasions(members)
    yield [], found[0]
    yield from pairwise(found)
