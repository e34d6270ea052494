"""What if: what has been said would follow from a deed that a sentence supposes, as a graph of commitments."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from standoff.api import overview
from standoff.api.briefing import CommitmentLine
from standoff.api.index import Index
from standoff.errors import InputError
from standoff.model import Extraction, Interval, Published, Status

if TYPE_CHECKING:
    from standoff.api.parts import Parts
    from standoff.linking.whatif import Deed, Link

DEPTH = 3
# A commitment holds until it is carried out, withdrawn or lapsed.
IN_FORCE = frozenset({"open", "trigger reported", "trigger disputed"})
SAYS = "Not a prediction: what has been said would follow, and by whom. Scores measure agreement, not likelihood."
NOTHING = "nothing in this crisis has been said to follow"


class Supposed(msgspec.Struct, frozen=True, kw_only=True):
    """A deed as the sentence was understood.

    Attributes:
        actor: Names of who does it; empty when nobody is named.
        recipient: Names of whom it is done to.
        type: PLOVER types; empty where only words were understood.
        acts: Classes of acts ("send", "attack").
        things: What it is done with.
        negated: Whether the sentence supposes that it is *not* done.
    """

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    type: tuple[str, ...]
    acts: tuple[str, ...]
    things: tuple[str, ...]
    negated: bool


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """That one thing would meet the condition of a commitment.

    Attributes:
        origin: Id of the commitment whose consequence is supposed; ``None`` for the sentence itself.
        target: Id of the commitment.
        level: 1 for what follows from the sentence, 2 for what follows from that, and so on.
        score: How well they agree, in [0, 1].
        because: Why.
        basis: ``words`` of the condition, or the ``context`` that it points back to.
        relation: ``met``, or ``averted``: the issuer makes the consequence depend on this not being done.
        hedged: Whether any commitment on the best way here, this one included, is only considered.
    """

    origin: str | None
    target: str
    level: int
    score: float
    because: tuple[str, ...]
    basis: Literal["words", "context"]
    relation: Literal["met", "averted"]
    hedged: bool


class Cascade(msgspec.Struct, frozen=True, kw_only=True):
    """What has been said would follow: a graph without cycles, from the sentence down.

    Attributes:
        sentence: What is supposed.
        as_of: The day: only commitments in force on it count.
        depth: How many levels were followed.
        says: What this is, and is not.
        supposed: The deeds that the sentence was understood as; empty when it names nobody known.
        nodes: The commitments reached, in the order of the levels.
        edges: From the sentence and from commitments to commitments, by level, the best first.
    """

    sentence: str
    as_of: date | None
    depth: int
    says: str
    supposed: tuple[Supposed, ...]
    nodes: tuple[CommitmentLine, ...]
    edges: tuple[Edge, ...]


def checked(sentence: str, depth: int) -> str:
    """The sentence as one line.

    Raises:
        InputError: If it is empty, or *depth* is not positive.
    """
    if depth < 1:
        raise InputError(f"depth {depth}: at least one level has to be followed")
    line = " ".join(sentence.split())
    if not line:
        raise InputError("an empty sentence supposes nothing; write who does what to whom")
    return line


def whatif(
    sentence: str,
    index: Index,
    statuses: Mapping[str, Status],
    *,
    parts: "Parts",
    as_of: date | None,
    depth: int = DEPTH,
) -> Cascade:
    """What has been said would follow from a sentence.

    Args:
        sentence: One line, as ``checked`` gives it.
        index: The articles published up to the day.
        statuses: Where their commitments stand on that day, by id.
        parts: What extracts the sentence.
        as_of: The day.
        depth: How many levels to follow.
    """
    from standoff.linking.whatif import cascade, suppositions, terms

    lines = {line.id: line for line in overview.commitments(index, statuses) if _holds(line, as_of)}
    deeds = suppositions(_extracted(sentence, parts, as_of), known=_persons(index))
    links = cascade(deeds, terms(index.extractions.values(), lines), depth=depth, name=index.name)
    return Cascade(
        sentence=sentence,
        as_of=as_of,
        depth=depth,
        says=SAYS,
        supposed=tuple(_supposed(index, deed) for deed in deeds),
        nodes=tuple(lines[id_] for id_ in dict.fromkeys(link.target for link in links)),
        edges=_edges(links, lines),
    )


def _extracted(sentence: str, parts: "Parts", as_of: date | None) -> Extraction:
    """The sentence, extracted as one of that day: who holds an office depends on it."""
    from standoff.ingest import read_text

    # Like a sentence of an article: without its full stop a parser takes it for a headline.
    document = read_text(sentence if sentence.endswith((".", "!", "?")) else f"{sentence}.", name="what if")
    # The language of so few words cannot be told; whoever supposes something writes the language of the rules.
    when = Published(as_of, as_of, basis="given") if as_of else document.published
    return parts.extract(msgspec.structs.replace(document, language="en", published=when))


def _holds(line: CommitmentLine, as_of: date | None) -> bool:
    """Whether a commitment is in force: not done with, and not surely issued later."""
    issued: Interval = line.said or line.citations[0].published
    later = as_of is not None and issued.earliest is not None and issued.earliest > as_of
    return line.condition is not None and line.status.status in IN_FORCE and not later


def _persons(index: Index) -> dict[str, tuple[str, str]]:
    """The persons of the crisis by lower-case last name, where it is the name of one only."""
    found: dict[str, set[tuple[str, str]]] = {}
    for entity in index.entities.values():
        if entity.type == "person" and entity.country and entity.name.split():
            found.setdefault(entity.name.split()[-1].casefold(), set()).add((entity.id, entity.country))
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _supposed(index: Index, deed: "Deed") -> Supposed:
    return Supposed(
        actor=index.names(sorted(deed.persons), sorted(deed.actors)),
        recipient=index.names((), sorted(deed.recipients)),
        type=tuple(sorted(deed.types)),
        acts=tuple(sorted(act.removeprefix("act.") for act in deed.theme.acts)),
        things=tuple(sorted(deed.theme.things)),
        negated=deed.negated,
    )


def _edges(links: Iterable["Link"], lines: Mapping[str, CommitmentLine]) -> tuple[Edge, ...]:
    hedged: dict[str | None, bool] = {None: False}
    edges = []
    for link in links:
        here = hedged[link.origin] or lines[link.target].hedged
        hedged.setdefault(link.target, here)
        edges.append(
            Edge(
                origin=link.origin,
                target=link.target,
                level=link.level,
                score=link.match.score,
                because=link.match.because,
                basis=link.match.basis,
                relation=link.match.relation,
                hedged=here,
            )
        )
    return tuple(edges)
