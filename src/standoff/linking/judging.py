"""What the analyst decided, in the form the linkers use."""

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.model import Judgement


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
        return _pair(first, second) in self.together

    def parted(self, first: str, second: str) -> bool:
        """Whether the analyst took them apart."""
        return _pair(first, second) in self.apart


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """The judgements in force: the latest on each record or pair; ``undo`` takes back the judgement it targets.

    A merge or split names two members (documents, attributions or claims), not the cluster: the id of a cluster
    changes with its members, theirs do not.
    """
    ordered = sorted(judgements, key=lambda j: (j.made, j.id))
    # Newest first: an undo that was itself undone before it is reached takes nothing back.
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.verdict == "undo" and judgement.id not in undone:
            undone.add(judgement.target)
    verdicts: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for judgement in ordered:
        if judgement.id in undone:
            continue
        if judgement.verdict in ("merge", "split") and judgement.other:
            pairs[_pair(judgement.target, judgement.other)] = judgement.verdict
        elif judgement.verdict in ("accept", "reject"):
            verdicts[judgement.target] = judgement.verdict
    return Rulings(
        rejected=frozenset(t for t, v in verdicts.items() if v == "reject"),
        together=frozenset(p for p, v in pairs.items() if v == "merge"),
        apart=frozenset(p for p, v in pairs.items() if v == "split"),
    )


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)
