"""From the brief as data to the page: which lines, in which order, in which words."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from standoff.api import (
    ActorCount,
    Brief,
    Citation,
    ClaimLine,
    CommitmentLine,
    DocumentLine,
    Ledger,
    Story,
    TimelineLine,
)
from standoff.api.dates import CLOSE, between, one
from standoff.cli.briefing_changes import changed, watched
from standoff.cli.briefing_commitments import commitment_entries, select_commitments
from standoff.cli.citing import accepted, count, days, names, parties, quoted, said_when
from standoff.cli.console import Piece
from standoff.cli.layout import cut
from standoff.cli.page import Entry, Page, Section
from standoff.model import Failure

T = TypeVar("T")

# How many lines of each section make one screen; ``--all`` prints the rest.
STORIES, QUESTIONS, ROWS, PLAIN, DENIALS, TIMELINE, FAILURES = 8, 5, 8, 2, 6, 12, 10
_ACTORS = 8
_CONTRASTS = {
    "disagreement": ("against", "hot"),
    "part": ("part of", "note"),
    "rounding": ("agrees with", "note"),
    "scope": ("counted otherwise than", "note"),
    "update": ("after", "note"),
}
_WHO = 36  # columns of a speaker in the timeline


def page(brief: Brief, *, everything: bool = False, footer: str = "") -> Page:
    """The page of a brief.

    Args:
        brief: The brief.
        everything: Whether to print all lines, however many.
        footer: How to open what is cited.
    """
    shown = {question.id for question in (brief.questions if everything else brief.questions[:QUESTIONS])}
    apart = [line for line in brief.denials if line.question not in shown]
    return Page(
        title=_title(brief),
        glance=tuple(_glance(brief)),
        sections=(
            *((changed(brief.changes, brief.since, everything=everything),) if brief.since else ()),
            _section("stories", "Stories", brief.stories, STORIES, everything, _stories),
            _commitments(brief.commitments, everything),
            _figures(brief.questions, everything),
            _denials(apart, len(brief.denials) - len(apart), everything),
            _timeline(brief.timeline, everything),
            *((watched(brief.watch, everything=everything),) if brief.watch or brief.since else ()),
            _section("unread", "Could not be read", brief.failures, FAILURES, everything, _failures),
        ),
        footer=footer,
    )


def _title(brief: Brief) -> str:
    leading = [actor.name for actor in _present(brief)[:4]]
    return ", ".join(leading) or "No actor found"


def _present(brief: Brief) -> list[ActorCount]:
    return sorted(brief.glance.actors, key=lambda actor: (-actor.mentions, actor.entity))


def _glance(brief: Brief) -> list[Entry]:
    glance = brief.glance
    inferred = sum(map(_inferred, (line for story in brief.stories for line in story.documents)))
    facts = [
        f"{count(glance.documents, 'article')} from {count(glance.origins, 'independent origin')}",
        f"published {between(glance.earliest, glance.latest, unknown='on unknown days')}",
    ]
    if inferred:
        rough = f" ({glance.rough} only roughly)" if glance.rough else ""
        facts.append(f"{count(inferred, 'date')} inferred{rough}")
    facts.append(f"{glance.undated} undated")
    if brief.since:
        facts.append(f"since {one(brief.since)}")
    if brief.as_of:
        facts.append(f"as of {one(brief.as_of)}")
    entries = [Entry((Piece(" · ".join(facts)),), lines=3)]
    if glance.actors:
        pieces = [Piece("Mentions  ", "note")]
        for number, actor in enumerate(_present(brief)[:_ACTORS]):
            pieces += [Piece(" · " if number else ""), Piece(actor.name, "strong"), Piece(f" {actor.mentions}")]
        if len(glance.actors) > _ACTORS:
            pieces.append(Piece(f" · {len(glance.actors) - _ACTORS} more", "note"))
        entries.append(Entry(tuple(pieces), lines=3))
    return entries


def _section(
    name: str,
    title: str,
    found: Sequence[T],
    most: int,
    everything: bool,
    entries: Callable[[Sequence[T]], list[Entry]],
) -> Section:
    shown = found if everything else found[:most]
    return Section(name, title, _note(len(shown), len(found)), tuple(entries(shown)))


def _note(shown: int, found: int) -> str:
    if not found:
        return "none"
    return str(found) if shown == found else f"{shown} of {found}; --all for the rest"


def _stories(stories: Sequence[Story]) -> list[Entry]:
    entries = []
    for story in stories:
        outlets = list(dict.fromkeys(line.publisher for line in story.documents))
        told = count(len(story.documents), "article")
        if story.origins != len(story.documents):
            told += f", {count(story.origins, 'origin')}"
        pieces = (
            Piece(story.label, "strong", elastic=True),
            Piece(f"  {told}{_doubt(story.documents)}{', accepted' if story.accepted else ''}: "),
            Piece(", ".join(outlets), "note", elastic=True),
        )
        entries.append(Entry(pieces, between(story.earliest, story.latest), story.citation, lines=2))
    return entries


def _doubt(documents: Sequence[DocumentLine]) -> str:
    """What to know about the dates before relying on them."""
    doubts = []
    inferred = sum(map(_inferred, documents))
    unbounded = sum(not line.published.is_bounded for line in documents)
    if inferred:
        doubts.append("date inferred" if len(documents) == 1 else f"{inferred} with inferred date")
    if unbounded:
        doubts.append("undated" if len(documents) == 1 else f"{unbounded} undated")
    return f" ({', '.join(doubts)})" if doubts else ""


def _inferred(line: DocumentLine) -> bool:
    return line.basis == "inferred" and line.published.is_bounded


def _commitments(found: Sequence[CommitmentLine], everything: bool) -> Section:
    shown, total = select_commitments(found, everything=everything)
    note = _note(len(shown), total)
    moved = Counter(line.status.status for line in found if line.status.status != "open")
    if moved:
        note = f"{note} · " + ", ".join(f"{number} {status}" for status, number in moved.items())
    return Section("commitments", "Commitments", note, tuple(commitment_entries(shown)))


def _figures(questions: Sequence[Ledger], everything: bool) -> Section:
    shown = questions if everything else questions[:QUESTIONS]
    entries = figure_entries(shown, everything=everything)
    contested = sum(any(one.kind == "disagreement" for line in row.rows for one in line.contrasts) for row in questions)
    note = _note(len(shown), len(questions)) + (f" · {contested} contested" if contested else "")
    return Section("figures", "Figures side by side", note, tuple(entries))


def figure_entries(questions: Sequence[Ledger], *, everything: bool) -> list[Entry]:
    """Each matter with what is said about it: figures by first appearance, then who denies or could not confirm."""
    entries = []
    for question in questions:
        parts = [count(len(question.rows), "statement")] if question.rows else []
        if question.denials:
            parts.append(count(len(question.denials), "denial"))
        if question.unconfirmed:
            parts.append(f"{len(question.unconfirmed)} could not confirm")
        parts += ["accepted"] if question.accepted else []
        note = f"  {', '.join(parts)}  [{question.id}]"
        entries.append(Entry((Piece(question.label, "strong", elastic=True), Piece(note, "note")), head=True))
        figures = [line for line in question.rows if line.figure]
        plain = [line for line in question.rows if not line.figure]
        rows = [*figures, *plain] if everything else [*figures[:ROWS], *plain[:PLAIN]]
        entries.extend(claim_entry(line) for line in (*rows, *question.denials, *question.unconfirmed))
        if len(rows) < len(question.rows):
            left = f"{len(question.rows) - len(rows)} more: standoff ledger --question {question.id}"
            entries.append(Entry((Piece(left, "note"),), level=1))
    return entries


def claim_entry(line: ClaimLine) -> Entry:
    """A claim: the figure, in which words, who says so and when."""
    first = line.citations[0]
    figure = f"{line.qualifier} {line.figure}".strip()
    gutter = {"denies": "denied", "unconfirmed": "not confirmed"}.get(line.stance, figure or "no figure")
    who = f"{speaker(line)}, {days(said_when(line.said, first.published))}"
    pieces = [Piece(who, "strong"), Piece("  "), *accepted(line.citations)]
    if line.modality != "actual":
        pieces += [Piece(line.modality, "warn"), Piece("  ")]
    if line.corroboration > 1:
        pieces += [Piece(f"{line.corroboration} origins", "good"), Piece("  ")]
    pieces += _contrasts(line)
    return Entry((*pieces, *quoted(first.words, line.figure)), gutter, first, len(line.citations) - 1, level=1)


def _contrasts(line: ClaimLine) -> list[Piece]:
    """What a figure is to the others: whom it contradicts, what it is part of, rounds, or brings up to date."""
    pieces = []
    for kind, (told, style) in _CONTRASTS.items():
        figures = [(one.figure, one.who) for one in line.contrasts if one.kind == kind]
        if kind == "disagreement":
            met = [f"{figure} ({cut(who or 'the article itself', _WHO)})" for figure, who in figures]
        else:
            met = [figure for figure, _ in figures[:1]]
        if met:
            pieces += [Piece(f"{told} {', '.join(dict.fromkeys(met))}", style), Piece("  ")]
    return pieces


def speaker(line: ClaimLine) -> str:
    """Who says so, with the state they speak for."""
    if line.who is None:
        return "the article itself"
    states = [name for name in line.by_states if name not in line.who]
    return f"{line.who} ({names(states)})" if states else line.who


def _denials(found: Sequence[ClaimLine], elsewhere: int, everything: bool) -> Section:
    shown = found if everything else found[:DENIALS]
    note = _note(len(shown), len(found))
    if elsewhere:
        above = f"{elsewhere} beside the figures above"
        note = f"{note} · {above}" if found else above
    return Section("denials", "Denials", note, tuple(_denial(line) for line in shown))


def _denial(line: ClaimLine) -> Entry:
    first = line.citations[0]
    pieces = (
        Piece(speaker(line), "strong"),
        Piece("  denies  ", "warn"),
        *accepted(line.citations),
        *quoted(first.words),
    )
    when = days(said_when(line.said, first.published))
    return Entry(pieces, when, first, len(line.citations) - 1, lines=2)


def _timeline(found: Sequence[TimelineLine], everything: bool) -> Section:
    acts = fold_acts(found)
    shown = acts if everything else sorted(acts, key=_telling)[:TIMELINE]
    kept = {act[0].citations[0].record for act in shown}
    note = (
        _note(len(shown), len(acts))
        if len(shown) == len(acts)
        else f"the {len(shown)} weightiest of {len(acts)}; --all for all"
    )
    entries = tuple(timeline_entry(act) for act in acts if act[0].citations[0].record in kept)
    return Section("timeline", "Timeline", note, entries)


def fold_acts(found: Sequence[TimelineLine]) -> list[tuple[TimelineLine, ...]]:
    """Lines of one day whose words overlap are one act, coded in several types: the weightiest first."""
    acts: list[list[TimelineLine]] = []
    for line in found:
        home = None
        for act in reversed(acts):
            if (act[0].earliest, act[0].latest) != (line.earliest, line.latest):
                break  # the lines come by days
            if _one_act(line, act):
                home = act
                break
        if home is None:
            acts.append([line])
        else:
            home.append(line)
    return [tuple(sorted(act, key=lambda line: _telling((line,)))) for act in acts]


def _one_act(line: TimelineLine, act: Sequence[TimelineLine]) -> bool:
    return _compatible(line, act[0]) and any(_overlap(line.citations[0], other.citations[0]) for other in act)


def _overlap(one: Citation, other: Citation) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _compatible(one: TimelineLine, other: TimelineLine) -> bool:
    """Whether two lines can be one act: the same actor, and no two different recipients."""
    return (one.actor_states, one.actor) == (other.actor_states, other.actor) and (
        not one.recipient or not other.recipient or one.recipient_states == other.recipient_states
    )


def _telling(act: tuple[TimelineLine, ...]) -> tuple[float, str]:
    """The weightier first: grave acts, between known parties, that did happen, told by several."""
    line = act[0]
    weight = 2.0 + abs(line.score) + 3.0 * (min(line.corroboration, 4) - 1)
    if not line.actor:
        weight *= 0.4
    if not line.recipient:
        weight *= 0.7
    if line.modality != "actual":
        weight *= 0.7
    if (line.latest - line.earliest).days > CLOSE:  # "in 2022" says little about when
        weight *= 0.5
    return (-weight, line.citations[0].record)


def timeline_entry(act: tuple[TimelineLine, ...]) -> Entry:
    """What happened on a day: who, what, to whom, on whose word, in which words."""
    line = act[0]
    first = line.citations[0]
    states = line.actor_states or line.actor
    kinds = dict.fromkeys(one.type.lower() + (f" ({one.mode})" if one.mode else "") for one in act)
    style = "hot" if line.score <= -5 else "warn" if line.score < 0 else "good" if line.score > 0 else ""
    pieces = [Piece(parties(states, line.recipient_states or line.recipient), "strong"), Piece("  ")]
    pieces += [Piece(", ".join(kinds), style), Piece("  "), *accepted([c for one in act for c in one.citations])]
    if line.modality != "actual":
        pieces += [Piece(line.modality, "warn"), Piece("  ")]
    if line.corroboration > 1:
        pieces += [Piece(f"{line.corroboration} origins", "good"), Piece("  ")]
    if line.first_reported:
        pieces += [Piece("first reported then", "note"), Piece("  ")]
    if line.against:
        pieces += [Piece(f"{count(len(line.against), 'report')} against", "warn"), Piece("  ")]
    # "Russia threatens, says Russia's foreign ministry" says one thing twice.
    if line.who and not any(line.who.startswith(name) for name in (*states, *line.actor)):
        pieces += [Piece(f"says {cut(line.who, _WHO)}", "note"), Piece("  ")]
    others = len({citation.record for one in act for citation in one.citations}) - 1
    when = between(line.earliest, line.latest)
    return Entry((*pieces, *quoted(first.words)), when, first, others)


def _failures(failures: Sequence[Failure]) -> list[Entry]:
    """What could not be read, and why; one cause that met several articles is one line."""
    causes: dict[tuple[str, str], list[str]] = {}
    for failure in failures:
        error = failure.error.removeprefix(failure.path).lstrip(": ")
        component = "" if failure.component == "ingest" else f"{failure.component} failed: "
        causes.setdefault((component, error), []).append(failure.path)
    entries = []
    for (component, error), paths in causes.items():
        met = names(paths)
        entries.append(Entry((Piece(met, "strong"), Piece(f": {component}{error}")), lines=3))
    return entries
