"""A record opened: where its words stand, and what it is tied to."""

from collections.abc import Iterable
from typing import Any

import msgspec

from standoff.api import Citation, Crisis, Filter, Shown
from standoff.api.dates import span
from standoff.cli.citing import cite, quoted
from standoff.cli.console import Piece, Screen, clean
from standoff.cli.layout import wrap
from standoff.model import Difference, Document, Interval, Record, Stage, Status, Utterance
from standoff.model.annotation import Annotation

# The fields that say what was found; offsets, ids and the like are in the citation, the words in the text.
_HIDDEN = {"id", "document", "start", "end", "component", "version", "rule", "kind", "text", "sha256", "regions"}
_LINKS = {"condition_events", "consequence_events", "attribution", "event", "parent", "antecedent", "documents"}
_LINKS |= {"attributions", "claims", "events", "planned", "against", "withdrawn", "variants", "trigger", "content"}


def print_shown(crisis: Crisis, shown: Shown, screen: Screen) -> None:
    """The record, its words in their place, its fields and its relations."""
    record = shown.record
    print_head(kind_of(record), getattr(record, "id", ""), screen)
    for citation in shown.citations:
        if isinstance(record, Annotation):
            _in_place(shown, citation, screen)
        else:
            print_paragraph(quoted(citation.words), screen)
        screen.line([Piece("  "), Piece(cite(citation), "cite"), Piece(f"  {span(citation.published)}", "note")])
    if isinstance(record, Utterance):
        _variants(crisis, record, screen)
    _fields(record, screen)
    status = standing(crisis, record.id) if kind_of(record) == "commitment" and isinstance(record, Annotation) else None
    if status is not None:
        print_status(crisis, status, screen)
    related = [found for found in shown.related if not isinstance(found, Document) or not shown.citations]
    if related:
        screen.line([Piece("Tied to", "heading")])
        for found in related:
            _related(crisis, found, screen)
    for judgement in shown.judgements:
        other = f" {judgement.other}" if judgement.verdict == "reground" else ""
        note = f": {judgement.note}" if judgement.note else ""
        told = f"{judgement.verdict}{other} by {judgement.author}, {judgement.made:%d %b %Y}{note} [{judgement.id}]"
        print_paragraph([Piece("Judged: ", "strong"), Piece(clean(told))], screen)


def standing(crisis: Crisis, id_: str) -> Status | None:
    """Where a commitment stands on the latest day of the crisis."""
    document = getattr(crisis.find(id_), "document", None)
    if document is None:
        return None
    found = crisis.commitments(Filter(documents=(document,)))
    return next((it.status for it in found if it.commitment.id == id_), None)


def kind_of(record: Record) -> str:
    """The kind of a record, as the export names it."""
    return str(type(record).__struct_config__.tag)


def print_head(kind: str, id_: str, screen: Screen) -> None:
    """What is opened: its kind as the reader knows it, and its id."""
    names = {"attribution": "quote", "cluster": "story", "document": "article"}
    screen.line([Piece(names.get(kind, kind).capitalize(), "heading"), Piece(f"  {id_}", "note")])


def _in_place(shown: Shown, citation: Citation, screen: Screen) -> None:
    """The sentence with the words of the record marked, between its neighbours."""
    sentence, words = shown.sentence, citation.words
    at = sentence.find(words)
    pieces = [Piece(clean(shown.before) + " " if shown.before else "", "note")]
    if at < 0:
        pieces.append(Piece(clean(sentence or words), "strong"))
    else:
        # The marks stay when the colours are off.
        pieces.append(Piece(_joined(sentence[:at])))
        pieces.append(Piece(f"⟦{clean(words)}⟧", "strong"))
        pieces.append(Piece(_joined(sentence[at + len(words) :])))
    pieces.append(Piece(" " + clean(shown.after) if shown.after else "", "note"))
    print_paragraph(pieces, screen)


def _variants(crisis: Crisis, utterance: Utterance, screen: Screen) -> None:
    """What the wordings of an utterance have in common, and in which other words."""
    texts = {id_: crisis.extraction(record.document).document.text for id_, record in _quotes(crisis, utterance)}
    for variant in utterance.variants:
        screen.line([Piece("Aligned  ", "heading"), Piece(f"{variant.against} with {variant.attribution}", "note")])
        for one in variant.aligned:
            words = quoted(texts[variant.against][one.first.start : one.first.end])
            if not one.same:
                words = [*words, Piece(" = "), *quoted(texts[variant.attribution][one.second.start : one.second.end])]
            print_paragraph(words, screen, indent=2)


def _quotes(crisis: Crisis, utterance: Utterance) -> list[tuple[str, Annotation]]:
    return [(record.id, record) for record in _found(crisis, utterance.attributions)]


def _joined(text: str) -> str:
    """Clean, with one space kept at either end where there was one."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[-1:].isspace() and text.strip() else ""
    return before + clean(text) + behind


def _fields(record: Record, screen: Screen) -> None:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in _HIDDEN | _LINKS or value in (None, (), "", False):
            continue
        print_paragraph([Piece(f"{name.replace('_', ' ')}: ", "note"), Piece(clean(_printed(value)))], screen)


def _printed(value: Any) -> str:
    if isinstance(value, Interval):
        basis = getattr(value, "basis", "")
        return span(value) + (f" ({basis})" if basis else "")
    if isinstance(value, tuple):
        if value and isinstance(value[0], Difference | Stage):
            return "; ".join(map(_printed, value))
        return ", ".join(_printed(member) for member in value)
    if isinstance(value, Stage):
        return f"{value.commitment} {value.relation}" + (f" ({value.because})" if value.because else "")
    if isinstance(value, Difference):
        told = ", ".join(f"{one.value or 'own word'} ({len(one.records)})" for one in value.told)
        return f"{value.aspect} {told}"
    if isinstance(value, msgspec.Struct):
        text = getattr(value, "text", None)
        return str(text) if text is not None else msgspec.json.encode(value).decode()
    return str(value)


def print_status(crisis: Crisis, status: Status, screen: Screen) -> None:
    """Where a commitment stands, with the evidence on both sides."""
    from standoff.cli.briefing_commitments import STATUS_STYLE

    day = f" as of {span(Interval(status.as_of, status.as_of))}" if status.as_of else ""
    pieces = [Piece("status: ", "note"), Piece(status.status, STATUS_STYLE[status.status]), Piece(day)]
    pieces.append(Piece(f"; {clean(status.because)}" if status.because else ""))
    print_paragraph(pieces, screen)
    for label, ids in (("for", status.for_), ("against", status.against)):
        for record in _found(crisis, ids):
            print_paragraph([Piece(f"{label} ", "note"), *quoted(crisis.cite(record).words)], screen, indent=2)
            screen.line([Piece("    "), Piece(cite(crisis.cite(record)), "cite")])


def _found(crisis: Crisis, ids: Iterable[str]) -> list[Annotation]:
    return [record for record in map(crisis.find, ids) if isinstance(record, Annotation)]


def _related(crisis: Crisis, record: Record, screen: Screen) -> None:
    if not isinstance(record, Annotation):
        name = getattr(record, "name", None) or getattr(record, "label", None) or getattr(record, "path", "")
        told = f"{clean(str(name))}  [{getattr(record, 'id', '')}]"
        print_paragraph([Piece(f"{kind_of(record)} ", "note"), Piece(told)], screen, indent=2)
        return
    citation = crisis.cite(record)
    what = getattr(record, "type", None) or getattr(record, "stance", "")
    who = crisis.who(record) if kind_of(record) == "attribution" else None  # type: ignore[arg-type]
    pieces = [Piece(f"{kind_of(record)} {what} ".replace("attribution", "quote"), "note")]
    if who:
        pieces.append(Piece(f"{clean(who)}: ", "strong"))
    print_paragraph([*pieces, *quoted(citation.words)], screen, indent=2)
    screen.line([Piece("    "), Piece(cite(citation), "cite")])


def print_paragraph(pieces: Iterable[Piece], screen: Screen, *, indent: int = 0) -> None:
    """Words wrapped to the width of the screen."""
    for line in wrap([piece for piece in pieces if piece.text], screen.width - indent):
        screen.line([Piece(" " * indent), *line])
