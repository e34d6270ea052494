"""What the analyst decided, in the form the linkers use."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.linking.grouping import paired
from standoff.model import Judgement
from standoff.model.judgement import in_force


@dataclass(frozen=True)
class Rulings:
    """Judgements in force.

    Attributes:
        rejected: Ids of records that must not be used.
        together: Pairs of ids (sorted) that belong together.
        apart: Pairs of ids (sorted) that do not.
    """

    rejected: frozenset[str] = frozenset()
    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()

    def joined(self, first: str, second: str) -> bool:
        """Whether the analyst put both together."""
        return paired(first, second) in self.together

    def parted(self, first: str, second: str) -> bool:
        """Whether the analyst took them apart."""
        return paired(first, second) in self.apart

    def among(self, ids: Container[str]) -> "Rulings":
        """Those that concern some records only."""
        return Rulings(
            together=frozenset(pair for pair in self.together if pair[0] in ids and pair[1] in ids),
            apart=frozenset(pair for pair in self.apart if pair[0] in ids and pair[1] in ids),
        )

    def parts(self, group: Sequence[str]) -> list[tuple[str, ...]]:
        """A group in as few parts as the analyst's splits ask for; as it is when they ask for none."""
        if not self.apart:
            return [tuple(group)]
        found: list[list[str]] = []
        for member in group:
            home = next((part for part in found if not any(self.parted(member, other) for other in part)), None)
            if home is None:
                found.append(home := [])
            home.append(member)
        return [tuple(part) for part in found]

    def settle(self, groups: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
        """Groups as the analyst wants them: what is split comes apart, what is merged is put together.

        A merge names ids that are in a group or stand alone; an id of another kind of record is passed over by the
        caller. Where merges and splits contradict each other across more than two members, the split holds.
        """
        settled = [part for group in groups for part in self.parts(group)]
        for first, second in sorted(self.together):
            one = next((group for group in settled if first in group), (first,))
            two = next((group for group in settled if second in group), (second,))
            if one is two or any(self.parted(a, b) for a in one for b in two):
                continue
            settled = [group for group in settled if group not in (one, two)] + [(*one, *two)]
        return settled


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The judgements in force: the latest on each record or pair; ``undo`` takes back the judgement it targets.

    A merge or split names members (documents, attributions or claims), not the cluster: the id of a cluster changes
    with its members, theirs do not.
    """
    verdicts: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for judgement in in_force(judgements):
        if judgement.verdict in ("merge", "split"):
            pairs.update(dict.fromkeys(_pairs(judgement), judgement.verdict))
        elif judgement.verdict in ("accept", "reject"):
            verdicts[judgement.target] = judgement.verdict
    return Rulings(
        rejected=frozenset(t for t, v in verdicts.items() if v == "reject"),
        together=frozenset(p for p, v in pairs.items() if v == "merge"),
        apart=frozenset(p for p, v in pairs.items() if v == "split"),
    )


def _pairs(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """The pairs that a merge or split decides."""
    members = tuple(dict.fromkeys(anchor.record for anchor in judgement.anchors))
    if not members:
        members = (judgement.target, judgement.other) if judgement.other else ()
    for place, first in enumerate(members[: None if judgement.apart else 1]):
        for second in members[place + 1 :]:
            if first != second:
                yield paired(first, second)
