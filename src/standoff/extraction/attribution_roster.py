"""Who answers in a transcript: for whom a label speaks that only gives a surname, an office or an "A".

The text introduces whoever is interviewed ("BRIEFER: Ann Roe, Deputy Spokesman", "Norway's energy minister on cables"),
or its letterhead says whose briefing it is. Whoever asks speaks for no state.
"""

from collections.abc import Sequence

from standoff.extraction.actors import Actors, Reference
from standoff.extraction.attribution_drafts import Said
from standoff.extraction.attribution_layout import Layout
from standoff.extraction.parse import Parse
from standoff.model import Mention

# What a line that introduces an interview says of its subject: "The Norwegian minister *on* cables".
_ON = frozenset("on about talks speaks explains discusses answers tells says".split())
_STOPS = frozenset({".", "?", "!"})


def roster(
    parse: Parse, layout: Layout, actors: Actors, turns: Sequence[Said], home: str | None
) -> dict[str, Reference]:
    """For whom the labels of a transcript speak, by the last word of the label in lower case.

    Args:
        parse: The document's parse.
        layout: Its paragraphs.
        actors: Its mentions.
        turns: The turns of the transcript.
        home: The state whose paper it is, if it is one.
    """
    answering: dict[str, Said] = {}
    for one in turns:
        if one.speaker is not None and one.entry is not None and one.entry.act != "ask":
            answering.setdefault(parse.lower[one.speaker], one)
    named = _people(parse, actors)
    found = {label: known for label, one in answering.items() if (known := _known(parse, actors, one, named))}
    unknown = [label for label in answering if label not in found]
    if home is not None:
        found.update((label, Reference(countries=(home,))) for label in unknown)
    elif len(unknown) == 1:
        # Where two answer, the line above may be about either.
        about = _introduced(parse, layout, actors, min(one.first for one in turns))
        if about is not None:
            found[unknown[0]] = about
    return found


def _known(parse: Parse, actors: Actors, one: Said, named: dict[str, Reference]) -> Reference | None:
    """Whom a label names by itself, or by the surname of somebody whom the text names in full."""
    assert one.speaker is not None
    return actors.of(one.speaker) or named.get(parse.lower[one.speaker])


def _people(parse: Parse, actors: Actors) -> dict[str, Reference]:
    """Those whom the text names and places, by the last word of their name in lower case."""
    found: dict[str, Reference] = {}
    for token, _ in actors.persons():
        reference = actors.one(token)
        if reference.countries:
            found.setdefault(parse.lower[token], reference)
    return found


def _introduced(parse: Parse, layout: Layout, actors: Actors, beyond: int) -> Reference | None:
    """Whom a line before the first turn says that the interview is with: "Norway's energy minister on cables"."""
    for first, last in layout.paragraphs:
        if first >= beyond:
            break
        if any(parse.word[k] in _STOPS for k in range(first, last)):
            continue
        for head in range(first, last - 1):
            mention = actors.at(head)
            if mention is not None and _opens(parse, mention, head, first) and parse.lower[head + 1] in _ON:
                return actors.one(head) or None
    return None


def _opens(parse: Parse, mention: Mention, head: int, first: int) -> bool:
    """Whether one person's office opens a line."""
    office = mention.form in ("office", "nominal") and parse.tag[head] in ("NN", "NNP")
    opening = first + 1 if parse.pos[first] == "DET" and first < head else first
    return office and mention.start in (parse.start[first], parse.start[opening]) and bool(mention.all_countries)
