"""Why two figures on one matter differ: an update, a part, a rounding, another scope, or a real disagreement.

A figure holds as of a day: the one it is said to be true on, else that of its publication. What one side says on two
days is an update; what two sides say of the same days, and neither rounding nor scope explains, is a real disagreement.
Nothing is averaged, and nobody is said to be right.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from standoff.linking.dates import gap
from standoff.linking.stating import Stated
from standoff.model import Contrast, Interval
from standoff.model.linked import ContrastKind

# Two figures this near are one, rounded by one side: "nearly 12,000" and 11,700.
NEAR = 0.1
# Earlier answers that a figure is held against; of a matter told every day, those of the last days matter.
BACK = 12
# Days within which two sides speak of one state of things: what one of them learns later need not have happened since.
SAME_DAYS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims that give one figure on one side's word as of the same days."""

    first: Stated
    as_of: Interval

    @property
    def low(self) -> float:
        """The smallest number meant."""
        return self.first.figure[0] if self.first.figure else 0.0

    @property
    def high(self) -> float:
        """The largest number meant."""
        high = self.first.figure[1] if self.first.figure else 0.0
        return self.low if high is None else high


def contrasts(members: Iterable[Stated], *, happening: bool) -> tuple[Contrast, ...]:
    """How the figures of one question relate, each held against those before it.

    Args:
        members: The claims.
        happening: Whether they count what one happening did (killed), so that a count can only grow.
    """
    found = answers(members)
    # "Five of them came down" and "five came down", by one side, are the same five.
    parts = {(a.first.figure, side(a.first)) for a in found if a.first.part}
    made: list[Contrast] = []
    contested: set[frozenset[object]] = set()
    for at, one in enumerate(found):
        before = found[max(0, at - BACK) : at]
        if (one.first.figure, side(one.first)) in parts:
            whole = _whole(one, before)
            if whole is not None:
                made.append(_contrast("part", whole, one, "its words say that it is a part"))
        else:
            wholes = [a for a in before if (a.first.figure, side(a.first)) not in parts]
            for other, kind, because in _of(one, wholes, happening=happening):
                # What is contested stays so when one of the two repeats it on another day.
                pair = frozenset((a.first.figure, side(a.first)) for a in (one, other))
                if kind == "disagreement":
                    contested.add(pair)
                if kind == "disagreement" or pair not in contested:
                    made.append(_contrast(kind, other, one, because))
    return tuple(made)


def answers(members: Iterable[Stated]) -> list[Answer]:
    """The figures of a question by the day as of which they hold, what is told again left out."""
    figures = (Answer(s, s.as_of) for s in members if s.figure is not None and s.stance == "asserts")
    kept: dict[object, Answer] = {}
    for answer in sorted(figures, key=_order):
        one = answer.first
        kept.setdefault((one.figure, side(one), one.part, answer.as_of), answer)
    return list(kept.values())


def _order(answer: Answer) -> tuple[date, date, str, int, str]:
    when, one = answer.as_of, answer.first
    return (when.latest or date.max, when.earliest or date.max, one.document, one.start, one.id)


def side(entry: Stated) -> str:
    """On whose word: a state and its ministry are one side."""
    return "+".join(sorted(entry.by)) or entry.speaker or entry.document


def _of(one: Answer, before: Sequence[Answer], *, happening: bool) -> Iterator[tuple[Answer, ContrastKind, str]]:
    """What a figure is to those before it: of each kind, and of each other side, to the last."""
    told: set[object] = set()
    for other in reversed(before):
        kind, because = _kind(other, one, happening=happening)
        matter = (kind, side(other.first) if kind == "disagreement" else "")
        if kind is not None and matter not in told:
            told.add(matter)
            yield other, kind, because


def _whole(one: Answer, before: Sequence[Answer]) -> Answer | None:
    """What a part is a part of: the last larger figure of its article, else of its side and days."""
    larger = [a for a in before if a.high > one.high and not a.first.part]
    at_home = [a for a in larger if a.first.document == one.first.document]
    beside = [a for a in larger if side(a.first) == side(one.first) and gap(a.as_of, one.as_of) == 0]
    return next(reversed(at_home or beside), None)


def _kind(earlier: Answer, later: Answer, *, happening: bool) -> tuple[ContrastKind | None, str]:
    """What the later of two figures is to the earlier one, and why; ``None`` when they say the same."""
    if (earlier.low, earlier.high) == (later.low, later.high):
        return None, ""
    if earlier.first.where and later.first.where and not earlier.first.where & later.first.where:
        return "scope", "they are about other places"
    if _near(earlier, later):
        return "rounding", "one is the other rounded, or an estimate that holds it"
    days = gap(earlier.as_of, later.as_of)
    if side(earlier.first) == side(later.first):
        if days:
            return "update", "by the same side, as of a later day"
        if _published_after(earlier.first, later.first):
            return "update", "by the same side, published later"
        return "scope", "by the same side, as of the same days: another thing, or another hour"
    if happening and days and later.high > earlier.high:
        return "update", "a later count"
    # Who is not known to be of another side may be of the same: "the ministry" counts every day.
    if days > (SAME_DAYS if earlier.first.by and later.first.by else 0):
        return "update", "as of a later day"
    return "disagreement", "two sides, as of the same days"


def _near(earlier: Answer, later: Answer) -> bool:
    if earlier.low <= later.high and later.low <= earlier.high:
        return True
    small, large = sorted((earlier, later), key=lambda a: a.high)
    estimated = small.low != small.high or large.low != large.high
    # Eleven and ten are two numbers; 11,700 and 12,000 are one, told with fewer digits.
    fewer = abs(_digits(small.high) - _digits(large.high)) > 0 and small.high >= 100
    return (estimated or fewer) and small.high >= (1 - NEAR) * large.low


def _digits(number: float) -> int:
    """How many digits of a number say something: 2 of 12,000."""
    return len(f"{number:.0f}".rstrip("0"))


def _published_after(earlier: Stated, later: Stated) -> bool:
    before, now = earlier.published, later.published
    return bool(before.latest and now.latest and now.latest > before.latest)


def _contrast(kind: ContrastKind, first: Answer, second: Answer, because: str) -> Contrast:
    return Contrast(kind=kind, first=first.first.id, second=second.first.id, because=because)
