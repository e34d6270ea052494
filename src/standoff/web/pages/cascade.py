"""What has been said would follow, as a tree and as a picture: each commitment where the reader meets it first."""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.api import Cascade, CommitmentLine, Edge
from standoff.web.drawing.cascade import Box, Step, cascade
from standoff.web.drawing.markup import Drawing
from standoff.web.wording import count, names, outlet, quoted, record_url

_DRAWN = 40  # commitments


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A commitment in the cascade.

    Attributes:
        edge: What leads to it.
        line: The commitment.
        again: Whether it stands further up already, with what follows from it.
        branches: What follows from it.
    """

    edge: Edge
    line: CommitmentLine
    again: bool = False
    branches: tuple["Branch", ...] = ()


def branches(cascade: Cascade) -> tuple[Branch, ...]:
    """The tree of a cascade; what several ways lead to is written out once."""
    lines = {line.id: line for line in cascade.nodes}
    told: set[str] = set()

    def below(origin: str | None) -> Iterator[Branch]:
        for edge in cascade.edges:
            if edge.origin != origin:
                continue
            again = edge.target in told
            told.add(edge.target)
            yield Branch(
                edge=edge,
                line=lines[edge.target],
                again=again,
                branches=() if again else tuple(below(edge.target)),
            )

    return tuple(below(None))


def drawing(found: Cascade, tree: tuple[Branch, ...], *, narrow: bool) -> Drawing:
    """The cascade as boxes by level; what several ways lead to is one box with several arrows."""
    boxes = [Box(level=0, head="Suppose", text=found.sentence, href="", title=found.sentence, look="supposed")]
    steps: list[Step] = []
    place: dict[str, int] = {}

    def below(branches_: tuple[Branch, ...], start: int) -> None:
        for one in branches_:
            if one.line.id not in place:
                if len(boxes) > _DRAWN:
                    continue
                place[one.line.id] = len(boxes)
                boxes.append(_box(one))
            steps.append(Step(start=start, end=place[one.line.id], dashed=one.line.hedged or one.edge.hedged))
            below(one.branches, place[one.line.id])

    below(tree, 0)
    omitted = len(found.nodes) - len(place)
    rest = f"; {omitted} more are left out" if omitted > 0 else ""
    desc = f"{count(len(place), 'commitment')} that would follow, by level{rest}. " + "; ".join(
        f"{box.level}: {box.title}" for box in boxes[1:6]
    )
    return cascade(boxes, steps, title=f"What has been said would follow: {found.sentence}", desc=desc, narrow=narrow)


def _box(branch: Branch) -> Box:
    line, averted = branch.line, branch.edge.relation == "averted"
    to = f" → {names(line.addressee)}" if line.addressee else ""
    standing = "would be averted" if averted else line.status.status
    head = f"{names(line.issuer, 'somebody')}{to}: {line.type}"
    return Box(
        level=branch.edge.level,
        head=head,
        text=quoted(line.consequence),
        href=record_url(line.citations[0]),
        title=f"{head} ({standing}). {quoted(line.consequence, 160)} – {outlet(line.citations[0])}",
        look="averted" if averted else "hedged" if line.hedged or branch.edge.hedged else "",
    )
