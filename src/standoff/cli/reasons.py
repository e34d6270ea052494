"""Why a record is there, for a reader: sentence, rule, lexicon entry, and the way through the grammar."""

from standoff.api import Crisis, Why
from standoff.cli.citing import cite, quoted
from standoff.cli.console import Piece, Screen, clean
from standoff.cli.layout import item, length, wrap
from standoff.cli.opened import print_head, print_paragraph, print_status
from standoff.model import Entry, Route, Status, Step


def print_why(crisis: Crisis, why: Why, status: Status | None, screen: Screen) -> None:
    """Which component and rule made a record, out of which words, for which reasons."""
    print_head(why.kind, why.id, screen)
    version = f" version {why.version}" if why.version else ""
    rule = f", rule {why.rule}" if why.rule else ""
    print_paragraph([Piece("made by ", "note"), Piece(f"{why.component}{version}{rule}")], screen)
    for reason in why.because:
        print_paragraph([Piece("because ", "note"), Piece(clean(reason))], screen)
    if why.sentence:
        print_paragraph([Piece("out of ", "note"), *quoted(why.sentence)], screen)
    for citation in why.citations:
        screen.line([Piece("  "), Piece(cite(citation), "cite")])
    for entry in why.entries:
        _entry(entry, screen)
    if why.routes:
        _routes(why.routes, screen)
    if status is not None:
        print_status(crisis, status, screen)


def _entry(entry: Entry, screen: Screen) -> None:
    """The entry as its file has it, a field a line."""
    head = [Piece("Lexicon", "heading"), Piece(f"  {clean(entry.id)}"), Piece(f"  {clean(entry.file)}", "note")]
    print_paragraph(head, screen)
    wide = min(max((len(name) for name, _ in entry.fields), default=0), 16) + 2
    for name, words in entry.fields:
        for line in item(
            [Piece(words)], gutter=f"  {name}", indent=wide + 2, cite="", columns=screen.width, lines=None
        ):
            screen.line(line)


def _routes(routes: tuple[Route, ...], screen: Screen) -> None:
    """A line for each way; below, what its labels stand for."""
    screen.line([Piece("Way through the sentence", "heading")])
    wide = max(len(route.role) for route in routes) + 4
    for route in routes:
        gutter = Piece(f"  {route.role}".ljust(wide), "note")
        for number, line in enumerate(_way(route, screen.width - wide)):
            screen.line([gutter if number == 0 else Piece(" " * wide), *line])
    meanings = {step.label: step.meaning for route in routes for step in route.steps if step.meaning}
    if meanings:
        told = "; ".join(f"{label} {meaning}" for label, meaning in meanings.items())
        for line in wrap([Piece(told, "note")], screen.width - 2):
            screen.line([Piece("  "), *line])


def _way(route: Route, columns: int) -> list[list[Piece]]:
    """The words and arcs as lines; an arc stays with the word that it leads to."""
    start = Piece(clean(route.word), "strong")
    if not route.steps:
        return wrap([start, Piece(f"  {clean(route.note)}" if route.note else "", "note")], columns)
    lines: list[list[Piece]] = [[start]]
    for number, step in enumerate(route.steps, start=1):
        last = number == len(route.steps)
        arc = [Piece(f" {_arrow(step)} "), Piece(clean(step.word), "strong" if last else "")]
        if length(lines[-1]) + length(arc) > columns:
            lines.append([])
        lines[-1] += arc
    return lines


def _arrow(step: Step) -> str:
    return f"←{step.label}─" if step.up else f"─{step.label}→"
