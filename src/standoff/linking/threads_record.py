"""Threads as records: the statements by day, what each is to the one before, and what takes the commitment back."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

from standoff.lexicons.matters import MatterLexicon
from standoff.linking.commitments_evidence import takes_back
from standoff.linking.facts import Stance
from standoff.linking.grouping import Pair
from standoff.linking.judging import Rulings
from standoff.linking.names import Names, names
from standoff.linking.reading import Reading
from standoff.linking.themes import Pledge
from standoff.linking.threads import Match, block, changes, cluster, days, judge, parties, score, steps, twins
from standoff.model import Stage, Thread, Utterance, identify
from standoff.model.linked import Relation

SAME_OCCASION = "on the same occasion"


def ties(
    readings: Sequence[Reading],
    utterances: Iterable[Utterance],
    *,
    lexicon: MatterLexicon,
    decided: Rulings,
    new: Container[str],
) -> Iterator[Pair]:
    """Pairs of commitments, and of commitments and claims, that may be of one thread.

    Args:
        readings: The documents.
        utterances: Statements that several attributions carry.
        lexicon: Classes of acts.
        decided: The analyst's judgements.
        new: Ids of documents: one at least of each pair is in them.
    """
    found = {p.id: p for reading in readings for p in reading.pledges if p.id not in decided.rejected}
    groups = twins(found.values())
    first = {group[0].id: group[0] for group in groups}
    fresh = {group[0].id for group in groups if any(p.document in new for p in group)}
    yield from ((group[0].id, p.id) for group in groups if group[0].id in fresh for p in group[1:])
    pairs = sorted(pair for pair in block(list(first.values())) if pair[0] in fresh or pair[1] in fresh)
    yield from judge(_matches(first, pairs, utterances, lexicon), decided=decided)
    taken = _retractions(readings, decided)
    for entry in found.values():
        for stance in (s for issuer in sorted(entry.issuers) for s in taken.get(issuer, ())):
            if (entry.document in new or stance.document in new) and takes_back(entry, stance):
                yield entry.id, stance.id


def _matches(
    first: Mapping[str, Pledge], pairs: Iterable[Pair], utterances: Iterable[Utterance], lexicon: MatterLexicon
) -> list[Match]:
    said = {a: u.id for u in utterances for a in u.attributions}
    return [score(first[a], first[b], lexicon=lexicon, said=said) for a, b in pairs]


def threads(
    readings: Sequence[Reading],
    utterances: Iterable[Utterance],
    *,
    lexicon: MatterLexicon,
    decided: Rulings,
    called: Names | None = None,
    tied: list[Pair] | None = None,
) -> tuple[Thread, ...]:
    """The commitments that were stated more than once, or taken back, by the day of the first statement.

    Args:
        readings: The documents.
        utterances: Statements that several attributions carry.
        lexicon: Classes of acts.
        decided: The analyst's judgements.
        called: How the articles call countries; by default *readings*.
        tied: Takes the pairs that hang together.
    """
    found = {p.id: p for reading in readings for p in reading.pledges if p.id not in decided.rejected}
    alike = {group[0].id: [p.id for p in group] for group in twins(found.values())}
    first = {i: found[i] for i in alike}
    if tied is not None:
        tied += [(key, other) for key, group in alike.items() for other in group[1:]]
    matches = _matches(first, sorted(block(list(first.values()))), utterances, lexicon)
    scores = judge(matches, decided=decided)
    if tied is not None:
        tied += scores
    joined = cluster(first, scores, decided=decided)
    because = {id_: _best(matches, group) for group in joined for id_ in group}
    members = [[i for key in group for i in alike.pop(key)] for group in joined]
    settled = decided.among(found.keys()).settle([*members, *alike.values()])
    taken = _retractions(readings, decided)
    called = called or names(readings)
    records = []
    for group in settled:
        pledges = [found[i] for i in sorted(group)]
        withdrawn = _withdrawn(pledges, taken)
        if tied is not None:
            tied += [(p.id, claim) for p in pledges for claim in withdrawn]
        if len(pledges) > 1 or withdrawn:
            reason = next((because[i] for i in sorted(group) if i in because), "the same words")
            records.append(canonicalise(pledges, withdrawn, called=called, lexicon=lexicon, because=reason))
    return tuple(sorted(records, key=lambda t: (_since(found[t.stages[0].commitment]), t.label, t.id)))


def _best(matches: Iterable[Match], group: Sequence[str]) -> str:
    """What joins two members of a group best."""
    inside = set(group)
    ranked = [(m.score, m.because) for m in matches if m.first in inside and m.second in inside]
    return max(ranked, default=(0.0, ""))[1]


def _retractions(readings: Iterable[Reading], decided: Rulings) -> Mapping[str, Sequence[Stance]]:
    """Words that take something back, by the country that says them."""
    found: dict[str, list[Stance]] = defaultdict(list)
    for reading in readings:
        for stance in reading.retractions:
            if stance.id not in decided.rejected:
                for country in stance.by:
                    found[country].append(stance)
    return found


def _withdrawn(pledges: Sequence[Pledge], taken: Mapping[str, Sequence[Stance]]) -> tuple[str, ...]:
    ids = {
        stance.id
        for entry in pledges
        for issuer in entry.issuers
        for stance in taken.get(issuer, ())
        if takes_back(entry, stance)
    }
    return tuple(sorted(ids))


def canonicalise(
    members: Sequence[Pledge], withdrawn: Sequence[str], *, called: Names, lexicon: MatterLexicon, because: str = ""
) -> Thread:
    """The record of one commitment through time.

    Args:
        members: Its statements.
        withdrawn: Ids of the claims that take it back.
        called: How the articles call countries.
        lexicon: Classes of acts.
        because: What joins the statements.
    """
    stages = []
    relation: Relation
    stated = days(members)
    for before, now in steps(members):
        last = max(before, key=lambda p: p.force) if before else None
        for place, entry in enumerate(now):
            if last is not None:
                relation, changed = changes(before, now, entry, lexicon=lexicon)
            else:
                # What is said on one occasion in several ways is one statement.
                relation, changed = ("restated", SAME_OCCASION) if place else ("first", "")
            one = last or (now[0] if place else None)
            stages.append(
                Stage(
                    commitment=entry.id,
                    relation=relation,
                    force=entry.force,
                    before=one.id if one else None,
                    because=changed,
                    occasion=stated.get(entry.id, ""),
                )
            )
    return Thread(
        id=identify("w", *sorted(p.id for p in members)),
        label=_label(members, called),
        stages=tuple(stages),
        withdrawn=tuple(withdrawn),
        because=because if len(members) > 1 else "",
    )


def _since(entry: Pledge) -> date:
    return entry.issued.latest or date.max


def _label(members: Sequence[Pledge], called: Names) -> str:
    """Who is bound towards whom, and to what kind of thing."""
    issuers = Counter(c for p in members for c in p.issuers)
    to = Counter(c for p in members for c in (p.addressees or parties(p)))
    who = ", ".join(called.noun(c) for c in sorted(issuers, key=lambda c: (-issuers[c], c)))
    whom = ", ".join(called.noun(c) for c in sorted(to, key=lambda c: (-to[c], c)) if 2 * to[c] > len(members))
    kinds = Counter(p.type for p in members)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    return f"{who}{f' → {whom}' if whom else ''}: {kind}"
