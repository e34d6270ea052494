"""A cascade of what has been said would follow: as a tree for people, as DOT for Graphviz."""

from collections.abc import Iterator, Sequence

from standoff.api import Cascade, CommitmentLine, Edge, Supposed
from standoff.api.dates import one
from standoff.api.whatif import NOTHING
from standoff.cli.briefing_commitments import commitment_entry
from standoff.cli.citing import cite, names, parties
from standoff.cli.console import Piece, Screen
from standoff.cli.layout import item

_LINES = 4  # lines that the words of one commitment may take


def print_tree(found: Cascade, screen: Screen) -> None:
    """The sentence, how it was understood, and what has been said would follow, indented by level.

    A commitment that several others lead to is written out once; further down its id points to it.
    """
    _print(screen, [Piece("What if: ", "heading"), Piece(found.sentence, "strong")])
    when = f"As of {one(found.as_of)}. " if found.as_of else ""
    _print(screen, [Piece(f"{when}{found.says}", "note")])
    for deed in found.supposed:
        _print(screen, [Piece(f"Understood as: {_understood(deed)}", "note")])
    if not found.supposed:
        _print(screen, [Piece("No party that is known is named in it.", "note")])
    screen.line()
    if not found.nodes:
        _print(screen, [Piece(NOTHING)])
        return
    lines = {line.id: line for line in found.nodes}
    for row in _branches(found.edges, None, lines, set(), "", screen.width):
        screen.line(row)


def _branches(
    edges: Sequence[Edge],
    origin: str | None,
    lines: dict[str, CommitmentLine],
    told: set[str],
    before: str,
    columns: int,
) -> Iterator[list[Piece]]:
    """The rows of everything that follows from *origin*."""
    here = [edge for edge in edges if edge.origin == origin]
    for number, edge in enumerate(here, start=1):
        last = number == len(here)
        rail = before + ("   " if last else "│  ")
        line = lines[edge.target]
        first = edge.target not in told
        rows = _written(edge, line, columns - len(rail)) if first else [_above(edge, line)]
        for at, row in enumerate(rows):
            yield [Piece(before + ("└─ " if last else "├─ ") if at == 0 else rail, "note"), *row]
        if first:
            told.add(edge.target)
            yield from _branches(edges, edge.target, lines, told, rail, columns)


def _written(edge: Edge, line: CommitmentLine, columns: int) -> list[list[Piece]]:
    """A commitment in full: whose, in which words, where; and why it is here."""
    entry = commitment_entry(line, gutter="")
    head = [Piece(f"{line.type}  ", "cite")]
    if edge.relation == "averted":
        head.append(Piece("would be averted  ", "good"))
    if edge.hedged and not line.hedged:
        head.append(Piece("after a step only considered  ", "warn"))
    cited = cite(line.citations[0], others=len(line.citations) - 1)
    rows = item([*head, *entry.pieces], gutter="", indent=0, cite=cited, columns=columns, lines=_LINES)
    why = Piece(f"{edge.score:.2f}  {'; '.join(edge.because)}", "note")
    return [*rows, *item([why], gutter="", indent=4, cite="", columns=columns, lines=None)]


def _above(edge: Edge, line: CommitmentLine) -> list[Piece]:
    whose = parties(line.issuer_states or line.issuer, line.addressee_states or line.addressee)
    return [
        Piece(f"{line.type}  ", "cite"),
        Piece(whose, "strong"),
        Piece(f"  {edge.score:.2f}, {line.id} above", "note"),
    ]


def _print(screen: Screen, pieces: Sequence[Piece]) -> None:
    for row in item(pieces, gutter="", indent=0, cite="", columns=screen.width, lines=None):
        screen.line(row)


def _understood(deed: Supposed) -> str:
    said = [*deed.type, *deed.acts, *deed.things]
    what = f" ({', '.join(said)})" if said else ""
    return f"{parties(deed.actor, deed.recipient)}{what}{', not done' if deed.negated else ''}"


def dot(found: Cascade) -> str:
    """The cascade in the DOT language of Graphviz: dashed is only considered, dotted rests on context."""
    rows = ["digraph whatif {", "  rankdir=LR;", "  node [shape=box];"]
    rows.append(f"  {_text('whatif')} [label={_text('What if: ' + found.sentence)}, shape=ellipse];")
    for line in found.nodes:
        style = "dashed" if line.hedged else "solid"
        rows.append(f"  {_text(line.id)} [label={_text(_label(line))}, style={style}];")
    for edge in found.edges:
        label = f"{'averts, ' if edge.relation == 'averted' else ''}{edge.score:.2f}"
        style = "dotted" if edge.basis == "context" else "solid"
        ends = f"{_text(edge.origin or 'whatif')} -> {_text(edge.target)}"
        rows.append(f"  {ends} [label={_text(label)}, tooltip={_text('; '.join(edge.because))}, style={style}];")
    rows.append(f"  label={_text(found.says if found.nodes else NOTHING)};")
    return "\n".join([*rows, "}"]) + "\n"


def _label(line: CommitmentLine) -> str:
    kind = f"{line.type}, only considered" if line.hedged else line.type
    whose = names(line.issuer_states or line.issuer, unknown="somebody")
    return f"{whose} ({kind}): {line.condition or ''} ⇒ {line.consequence}"


def _text(words: str) -> str:
    """A quoted string of DOT; no quotation mark, backslash or control character of an article gets out of it."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
