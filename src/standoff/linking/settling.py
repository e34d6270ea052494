"""The last word on what belongs together is the analyst's: linked records put together and taken apart as judged.

The linkers look at splits and merges too, so that what they score is scored in the right company. But two groups of
many members that share little can be merged by an analyst and not by a mean of scores: here they are.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from standoff.linking.judging import Rulings
from standoff.linking.linked import Linked
from standoff.linking.reading import Reading
from standoff.model import Cluster, Question, Utterance, identify

Order = Mapping[str, tuple[date, str, int]]


def settle(linked: Linked, readings: Sequence[Reading], *, decided: Rulings) -> Linked:
    """The linked records with all merges and splits carried out.

    Args:
        linked: What the linkers found.
        readings: The documents it was found in.
        decided: The analyst's judgements; without merges and splits nothing changes.
    """
    if not decided.together and not decided.apart:
        return linked
    orders = [
        {r.id: (r.published.earliest or date.max, r.id, 0) for r in readings},
        {s.id: (r.published.earliest or date.max, r.id, n) for r in readings for n, s in enumerate(r.sayings)},
        {s.id: (r.published.earliest or date.max, r.id, n) for r in readings for n, s in enumerate(r.claims)},
    ]
    documents, sayings, claims = orders
    clusters = {c.documents: c for c in linked.clusters}
    questions = {q.claims: q for q in linked.questions}
    return msgspec.structs.replace(
        linked,
        clusters=tuple(
            clusters.get(group) or Cluster(id=_id("s", group), documents=group, label=_label(group, clusters))
            for group in _groups(tuple(clusters), documents, decided)
        ),
        utterances=tuple(
            Utterance(id=_id("u", group), attributions=group)
            for group in _groups([u.attributions for u in linked.utterances], sayings, decided)
            if len(group) > 1
        ),
        questions=tuple(
            questions.get(group) or Question(id=_id("l", group), claims=group, label=_label(group, questions))
            for group in _groups(tuple(questions), claims, decided)
            # Two claims that stand in no question have no matter that a new one could be named after.
            if _label(group, questions)
        ),
    )


def _groups(groups: Sequence[tuple[str, ...]], order: Order, decided: Rulings) -> list[tuple[str, ...]]:
    """The groups as judged: those untouched as they are and where they are, the others by date behind them."""
    known = decided.among(order.keys())
    before = set(groups)
    return [group if group in before else tuple(sorted(group, key=order.__getitem__)) for group in known.settle(groups)]


def _id(prefix: str, group: Sequence[str]) -> str:
    return identify(prefix, *sorted(group))


def _label(group: Sequence[str], records: Mapping[tuple[str, ...], Cluster | Question]) -> str:
    """The label of the record that most members come from."""
    shares = [(-len(set(group).intersection(members)), record.id) for members, record in records.items()]
    share, best = min(shares, default=(0, ""))
    return next((record.label for record in records.values() if record.id == best), "") if share else ""
