"""What changed since a day, and what to watch, as sections of a brief."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from standoff.api import Change, CommitmentLine, Watch
from standoff.api.dates import one, span
from standoff.cli.briefing_commitments import STATUS_STYLE, commitment_entry
from standoff.cli.citing import days, names, quoted
from standoff.cli.console import Piece
from standoff.cli.page import Entry, Section

CHANGES, WATCHED = 12, 6  # lines of each on one screen
_TURN = 2  # lines of one kind at a time
_LABELS = {
    "status": "status change",
    "deadline": "deadline passed",
    "commitment": "new commitment",
    "denial": "new denial",
    "claim": "new claim",
    "document": "new article",
}


def changed(found: Sequence[Change], since: date | None, *, everything: bool) -> Section:
    """What changed since a day: first what moved, then what is new."""
    shown = found if everything else _telling(found)
    told = Counter(_LABELS[change.kind] for change in found)
    note = ", ".join(_counted(number, label) for label, number in told.items()) or "nothing"
    if len(shown) < len(found):
        note += f"; {len(shown)} shown, --all for the rest"
    entries = [entry for change in shown for entry in _entries(change)]
    return Section("changes", f"What changed since {one(since)}" if since else "What changed", note, tuple(entries))


def _telling(found: Sequence[Change]) -> list[Change]:
    """The first of each kind before more of any: twenty new articles must not hide the one denial."""
    places: Counter[str] = Counter()
    ranked = []
    for at, change in enumerate(found):
        ranked.append((places[change.kind] // _TURN, at))
        places[change.kind] += 1
    return [found[at] for at in sorted(at for _, at in sorted(ranked)[:CHANGES])]


def _counted(number: int, label: str) -> str:
    head, _, tail = label.partition(" ")
    if number == 1:
        return f"1 {label}"
    return f"{number} deadlines passed" if label == "deadline passed" else f"{number} {head} {tail}s"


def _entries(change: Change) -> list[Entry]:
    cited = change.citation
    gutter = days(cited.published)
    label = Piece(_LABELS[change.kind], "note")
    commitment, claim = change.commitment, change.claim
    if commitment is not None and change.kind == "status":
        style = STATUS_STYLE[commitment.status.status]
        pieces = (
            Piece(_parties(commitment), "strong"),
            Piece(f"  {commitment.type}: {change.before} → "),
            Piece(f"{change.now}", style),
            Piece("  "),
            *quoted(cited.words),
        )
        own = commitment.citations[0]
        entries = [Entry(pieces, gutter, cited, lines=2)]
        if own.record != cited.record:
            entries.append(_of(commitment))
        return entries
    if commitment is not None and change.kind == "deadline":
        due = f"  due {span(commitment.deadline)}, {change.now}  "
        pieces = (Piece(_parties(commitment), "strong"), Piece(due, "warn"), *quoted(cited.words))
        return [Entry(pieces, "deadline passed", cited, lines=2)]
    if commitment is not None:
        made = commitment_entry(commitment, gutter=gutter)
        head = (label, Piece("  "))
        return [Entry((*head, *made.pieces), gutter, made.citation, made.others, lines=2)]
    if claim is not None:
        who = claim.who or "the article itself"
        figure = f"{claim.qualifier} {claim.figure}".strip()
        about = Piece(f"  {figure}  " if figure else "  ", "figure")
        pieces = (label, Piece("  "), Piece(who, "strong"), about, *quoted(cited.words))
        return [Entry(pieces, gutter, cited, len(claim.citations) - 1, lines=2)]
    return [Entry((label, Piece("  "), Piece(change.label, "strong", elastic=True)), gutter, cited, lines=2)]


def watched(found: Sequence[Watch], *, everything: bool) -> Section:
    """What may move next: deadlines ahead, and conditions whose actors have just acted."""
    shown = found if everything else found[:WATCHED]
    note = str(len(found)) if len(shown) == len(found) else f"{len(shown)} of {len(found)}; --all for the rest"
    entries: list[Entry] = []
    for watch in shown:
        gutter = f"due {span(watch.commitment.deadline)}" if watch.kind == "deadline" else watch.commitment.type
        entries.append(commitment_entry(watch.commitment, gutter=gutter))
        for act in watch.recent[: None if everything else 1]:
            entries.append(Entry((Piece("↳ ", "warn"), Piece("just now: "), *quoted(act.words)), "", act, level=1))
    return Section(
        "watch",
        "Watch",
        note if found else "nothing is due, and nobody named in a condition has just acted",
        tuple(entries),
    )


def _parties(line: CommitmentLine) -> str:
    issuer, addressee = line.issuer_states or line.issuer, line.addressee_states or line.addressee
    whom = f" → {names(addressee)}" if addressee else ""
    return f"{names(issuer, unknown='somebody')}{whom}"


def _of(line: CommitmentLine) -> Entry:
    """The commitment that moved, in its own words."""
    pieces = [Piece("↳ ", STATUS_STYLE[line.status.status])]
    if line.condition:
        pieces += [Piece(line.condition, "quote", elastic=True), Piece(" ⇒ ", "strong")]
    pieces.append(Piece(line.consequence, "quote", elastic=True))
    return Entry(tuple(pieces), "", line.citations[0], len(line.citations) - 1, lines=2, level=1)
