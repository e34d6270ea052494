"""Whose paper a page is: the body of a state that a line above the text names.

A briefing, a readout or a communique opens with the name of who issues it ("MINISTRY OF FOREIGN AFFAIRS OF NORWAY").
Its bare offices ("the President", "the Secretary") are that state's, and so is whoever answers in its transcript.
"""

from collections.abc import Iterator

from standoff.extraction.parse import plain
from standoff.lexicons.actors import ActorLexicon
from standoff.model import Document

# A letterhead is a name, not a sentence; a menu has strokes between its words.
_LONGEST = 9
_NAME = 6
_STATED = frozenset({"republic", "kingdom", "state", "federation", "government"})
_MENU = ("|", "›", ">", "»", "•", "·")
_SMALL = frozenset("of the and for to in on".split())
# What names a body by itself, and what names the state that a body beside it is of.
_BODIES = frozenset({"institution", "metonym"})
_STATES = frozenset({"name", "adjective"})
# Regions in which the name of who issues a page may stand.
_HEAD = frozenset({"boilerplate", "credit", "date", "caption"})


def letterhead(document: Document, lexicon: ActorLexicon) -> str | None:
    """The state whose body issues a page, or ``None`` where no line above its text names one.

    Args:
        document: The page as read; only what stands above its first paragraph is looked at.
        lexicon: The tables.
    """
    before: str | None = None
    for line in _above(document):
        words, states = _read(line, lexicon)
        found = _issuer(line, lexicon)
        if found is None and before is not None and not states and _is_body(words, lexicon):
            # "REPUBLIC OF NORWAY", and below it "MINISTRY OF FOREIGN AFFAIRS".
            found = before
        if found is not None:
            return found
        named = len(states) == 1 and len(words) <= _NAME and not _STATED.isdisjoint(words)
        before = next(iter(states)) if named else None
    return None


def _read(line: str, lexicon: ActorLexicon) -> tuple[list[str], set[str | None]]:
    """The words of a line in lower case, and the states that it names."""
    title = plain(line).strip(" .:")
    if not title.split() or len(title.split()) > _LONGEST or any(mark in title for mark in _MENU):
        return [], set()
    if title.isupper():
        title = " ".join(w.lower() if w.lower() in _SMALL else w.title() for w in title.split())
    readings = [lexicon.surfaces[form] for _, _, form in lexicon.scan(title)]
    states = {r.country for found in readings for r in found if r.kind in _STATES}
    return [w.strip(",").lower() for w in title.split()], states


def _above(document: Document) -> Iterator[str]:
    for region in document.regions:
        if region.role == "body":
            return
        if region.role in _HEAD:
            yield from document.text[region.start : region.end].splitlines()


def _issuer(line: str, lexicon: ActorLexicon) -> str | None:
    """The one state whose body a line is the name of."""
    line = plain(line).strip(" .:")
    words = line.split()
    if not words or len(words) > _LONGEST or any(mark in line for mark in _MENU):
        return None
    if line.isupper():
        words = [w.lower() if w.lower() in _SMALL else w if "." in w else w.title() for w in words]
        line = " ".join(words)
    readings = [lexicon.surfaces[form] for _, _, form in lexicon.scan(line)]
    bodies = {r.country for found in readings for r in found if r.kind in _BODIES and not r.ambiguous}
    states = {r.country for found in readings for r in found if r.kind in _STATES}
    if len(states) == 1 and _is_body([w.strip(",").lower() for w in words], lexicon):
        return states.pop()
    return bodies.pop() if len(bodies) == 1 and not states else None


def _is_body(words: list[str], lexicon: ActorLexicon) -> bool:
    """Whether a line names a ministry, an office or a government besides the state."""
    found = (lexicon.role_of(words, last) for last in range(len(words)))
    return any(role is not None and role[1].denotes == "body" and role[1].acts_for_state for role in found)
