"""Cues that stand beside a whole clause.

"He said" behind or inside it, "according to", "in X's words", "as X put it", and the colon of headlines and
at the head of a paragraph.
"""

from standoff.extraction.actors import Actors, is_person
from standoff.extraction.attribution_clauses import Regions
from standoff.extraction.attribution_cues import (
    VERBAL,
    Found,
    nominal_between,
    past_dateline,
    speaker_of,
    speaker_tokens,
    stands_passive,
)
from standoff.extraction.attribution_drafts import Range, Said
from standoff.extraction.attribution_layout import Layout, Unit
from standoff.extraction.attribution_neighbours import COMMAS
from standoff.extraction.grammar import FINITE, NOMINAL, RELATIVES, kids, own_subject, subtree
from standoff.extraction.parse import Parse
from standoff.lexicons.actors import ActorLexicon
from standoff.lexicons.reporting import ReportingLexicon

_TITLE_WORDS = 6
# A subject of more tokens before the cue that cuts it off is none.
_LONG_LEAD = 14
# "noted …, added …, saying …": so many cues may lean on one subject.
_CHAIN = 8
# What is said goes on with them behind the cue: "There will be no truce, he said in Oslo, as long as …".
_CONDITIONS = frozenset(
    "if unless until till provided providing before once lest except whenever only should without".split()
)
_AS_FAR = frozenset({"long", "soon", "far"})
_WHERE = frozenset({"where", "when", "while", "because"})
_LINKERS = frozenset({"because", "that", "but", "and", "since", "although", "though", "while", "as"})


def beside(parse: Parse, layout: Layout, found: Found, regions: Regions) -> Said | None:
    """The attribution of a clause to a verb that stands behind it or inside it ("The deal, he said, is dead.")."""
    verb = found.token
    speaker = own_subject(parse, verb)
    # "Prices could double, relief agencies fear."
    behind = (
        speaker is not None
        and speaker < verb
        and any(parse.dep[k] == "ccomp" and k < speaker for k in parse.kids[verb])
    )
    cue = found.having("quote", "bare") or (found.having("clause") if behind else None)
    if cue is None or parse.tag[verb] in ("VBG", "VB"):
        return None
    unit = layout.units[layout.unit[verb]]
    as_clause = any(parse.lower[k] == "as" and k < verb for k in parse.kids[verb])
    edge = verb
    while edge - 1 >= unit.first and parse.head[edge - 1] == verb and parse.dep[edge - 1] in ("aux", "advmod", "neg"):
        edge -= 1
    if speaker is not None and speaker < verb:
        edge = min(edge, speaker_tokens(parse, speaker)[0])
    if as_clause:
        edge = min(k for k in parse.kids[verb] if parse.lower[k] == "as")
    before = edge - 1
    left = [k for k in parse.kids[verb] if parse.dep[k] == "ccomp" and k < edge]
    attached = parse.dep[verb] == "parataxis" or (as_clause and parse.dep[verb] == "advcl")
    if not left and not attached:
        return None
    if speaker is None:
        return None
    said_by = speaker_tokens(parse, speaker, keep_out=range(found.first, found.beyond))
    end = _clause_end(parse, layout, unit, max(said_by[1], found.beyond))
    unsaid = stands_passive(parse, verb)
    if unsaid and cue.act != "say":
        # "Depots burnt, the port was hit": who bears it says nothing
        return None
    pieces: list[Range] = []
    if before > unit.first and (parse.word[before] in COMMAS or layout.quote[before] >= 0):
        pieces.append(_trimmed(parse, layout, _lead(parse, layout, unit, before), before))
    elif edge > unit.first:
        return None
    remark = any(parse.dep[k] == "npadvmod" and min(subtree(parse, k)) == end + 1 for k in parse.kids[verb])
    link = min(end + 1, unit.beyond - 1)
    goes_on = attached or not pieces or parse.lower[link] in _CONDITIONS
    if parse.lower[link] == "as":  # "as long as" is said, "as the fleets drew near" is told beside it
        goes_on = parse.lower[min(link + 1, unit.beyond - 1)] in _AS_FAR
    if pieces and not goes_on and found.quote < 0:
        # "He would wait, he said, “but not for ever”": what goes on in small letters is no speech of its own
        goes_on = any(q.before == link and parse.word[q.first][:1].islower() for q in unit.quotes)
    if end < unit.beyond - 1 and parse.word[end] in COMMAS and goes_on and not remark:
        pieces.append(_trimmed(parse, layout, end + 1, unit.beyond))
    pieces = [p for p in pieces if p[1] > p[0]]
    if not pieces or not any(parse.pos[i] in VERBAL for a, b in pieces for i in range(a, b)):
        return None
    if unsaid:
        # "…, it was stressed": "it" is nobody; who stresses it may stand in the sentence before.
        return Said(pieces, found, cue, cue.id, of=speaker if parse.lower[speaker] == "it" else None)
    return Said(pieces, found, cue, cue.id, speaker, said_by)


def interrupted(parse: Parse, layout: Layout, found: Found) -> Said | None:
    """The attribution of a clause that a cue cuts behind its subject ("Such acts, he went on, broke a treaty").

    The parse of these is mostly wrong; punctuation tells: a noun phrase, a comma, the cue with its subject, a comma,
    and a finite verb without subject.
    """
    verb = found.token
    cue = found.having("quote", "bare")
    speaker = own_subject(parse, verb)
    if cue is None or parse.tag[verb] not in FINITE or found.quote >= 0:
        return None
    if speaker is not None and any(parse.lower[k] in RELATIVES for k in (speaker, *parse.kids[speaker])):
        # "Lima, which said that …, has sent a ship", "Lima, whose premier says …, has": no aside
        return None
    unit = layout.units[layout.unit[verb]]
    if speaker is None or speaker == unit.first or parse.word[verb - 1] in COMMAS:
        # "The port, said the envoy, was closed": the parser takes the port for the subject.
        speaker = _inverted(parse, found, unit)
    if speaker is None:
        return None
    said_by = speaker_tokens(parse, speaker, keep_out=range(found.first, found.beyond))
    before = min(said_by[0], found.first) - 1
    if before <= unit.first or before - unit.first > _LONG_LEAD or parse.word[before] not in COMMAS:
        return None
    lead = range(unit.first, before)
    if any(parse.tag[i] in FINITE or layout.quote[i] >= 0 for i in lead) or parse.pos[before - 1] not in NOMINAL:
        return None
    if parse.pos[unit.first] in ("ADP", "SCONJ", "ADV", "PART") or parse.tag[unit.first] in ("VBG", "VBN"):
        return None
    end = _clause_end(parse, layout, unit, max(found.beyond, said_by[1] if speaker > verb else 0))
    rest = end + 1
    while rest < unit.beyond and parse.pos[rest] == "ADV":
        rest += 1
    if rest >= unit.beyond or parse.tag[rest] not in FINITE or layout.quote[rest] >= 0:
        return None
    pieces = [_trimmed(parse, layout, unit.first, before), _trimmed(parse, layout, end + 1, unit.beyond)]
    return Said(pieces, found, cue, cue.id, speaker, said_by)


def _inverted(parse: Parse, found: Found, unit: Unit) -> int | None:
    """The head of the noun phrase between a cue and the next comma, if that is all that stands there."""
    i = found.beyond
    while i < unit.beyond and parse.pos[i] in ("DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM"):
        i += 1
    if i >= unit.beyond or parse.word[i] not in COMMAS or i == found.beyond:
        return None
    heads = [k for k in range(found.beyond, i) if parse.pos[k] in ("NOUN", "PROPN")]
    inside = set(range(found.beyond, i))
    return next((k for k in heads if parse.head[k] not in inside), heads[-1] if heads else None)


def _lead(parse: Parse, layout: Layout, unit: Unit, before: int) -> int:
    """Where the clause before the cue starts: at the sentence, or behind a semicolon or a colon that ends a clause."""
    for i in range(before - 1, unit.first - 1, -1):
        if layout.quote[i] >= 0:
            continue
        if parse.word[i] == ";":
            return i + 1
        if parse.word[i] == ":" and any(parse.tag[k] in FINITE for k in range(unit.first, i)):
            return i + 1
    return unit.first


def _clause_end(parse: Parse, layout: Layout, unit: Unit, start: int) -> int:
    """The first comma outside quotation marks behind *start*, or the end of the sentence."""
    for i in range(start, unit.beyond):
        if layout.quote[i] < 0 and parse.word[i] in COMMAS:
            return i
    return unit.beyond


def _trimmed(parse: Parse, layout: Layout, first: int, beyond: int) -> Range:
    """A range without punctuation at its edges (marks of a quotation inside stay)."""
    while first < beyond and layout.quote[first] < 0 and parse.pos[first] in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    while beyond > first and layout.quote[beyond - 1] < 0 and parse.pos[beyond - 1] in ("PUNCT", "SPACE"):
        beyond -= 1
    return first, beyond


def according_to(parse: Parse, layout: Layout, found: Found) -> Said | None:
    """The attribution that "according to X" makes, before, behind or inside its clause."""
    at = found.token
    unit = layout.units[layout.unit[at]]
    to = at + 1
    if to >= unit.beyond or parse.lower[to] != "to":
        return None
    heads = (
        kids(parse, to, "pobj") or [k for k in range(to + 1, min(to + 12, unit.beyond)) if parse.pos[k] in NOMINAL][-1:]
    )
    if not heads:
        return None
    speaker = heads[0]
    first, beyond = speaker_tokens(parse, speaker)
    said_by = (max(first, to + 1), min(max(beyond, speaker + 1), unit.beyond))
    return _aside(parse, layout, unit, found, at, said_by, speaker, speaker)


def in_words_of(parse: Parse, layout: Layout, found: Found) -> Said | None:
    """The attribution that "in X's view", "by X's account" or "in the words of X" makes."""
    noun = found.token
    # "by Peruvian count 47 men died": the parser counts on
    near = noun > 1 and parse.ner[noun - 1] == "NORP" and parse.lower[noun - 2] == "by"
    above = noun - 2 if near else parse.head[noun]
    entry = next(
        (c for c in found.cues if parse.lower[above] in c.prepositions and c.id.startswith("reporting.in-")), None
    )
    if entry is None or (parse.dep[noun] != "pobj" and not near):
        return None
    unit = layout.units[layout.unit[noun]]
    owner = next((k for k in parse.kids[noun] if parse.dep[k] == "poss"), None)
    if owner is None and near:
        owner = noun - 1
    if owner is None:
        of = [p for k in parse.kids[noun] if parse.lower[k] == "of" for p in kids(parse, k, "pobj")]
        if not of or parse.lower[noun] not in ("words", "view", "eyes", "opinion", "phrase"):
            return None
        owner = of[0]
    said_by = speaker_tokens(parse, owner, keep_out=range(noun, noun + 1))
    tokens = [above, owner, noun] if near else subtree(parse, above)
    inside = [t for t in tokens if layout.unit[t] == layout.unit[noun]]
    cue = Found(noun, above, inside[-1] + 1, (entry,), "phrase", found.quote)
    return _aside(parse, layout, unit, cue, above, said_by, owner, owner, rest=inside[-1] + 1)


def for_whom(parse: Parse, layout: Layout, found: Found) -> Said | None:
    """The attribution that "For the analyst X, …" makes at the head of a sentence; X has a name."""
    noun = found.token
    entry = next((c for c in found.cues if c.id == "reporting.for-whom"), None)
    top = noun if parse.dep[noun] == "pobj" else parse.head[noun]
    above, unit = parse.head[top], layout.units[layout.unit[noun]]
    if entry is None or parse.dep[top] != "pobj" or above != unit.first or parse.lower[above] not in entry.prepositions:
        return None
    said_by = speaker_tokens(parse, top)
    named = [t for t in range(*said_by) if parse.pos[t] == "PROPN" and parse.ner[t] not in ("GPE", "NORP", "LOC")]
    if not any(t + 1 in named for t in named):
        return None  # "for the analyst" it may only be so; given name and surname stand beside each other
    cue = Found(noun, above, above + 1, (entry,), "phrase", found.quote)
    return _aside(parse, layout, unit, cue, above, said_by, top, top)


def _aside(
    parse: Parse,
    layout: Layout,
    unit: Unit,
    found: Found,
    at: int,
    said_by: Range,
    speaker: int,
    of: int,
    *,
    rest: int | None = None,
) -> Said | None:
    """The clause around a phrase that starts at token *at*."""
    entry = found.cues[0]
    end = rest if rest is not None else said_by[1]
    pieces: list[Range] = []
    before = at - 1
    while before >= unit.first and parse.dep[before] in ("advmod", "amod") and parse.head[before] == at:
        before -= 1
    worded = any(parse.word[i][0].isalnum() for i in range(unit.first, before + 1))
    if worded and before > unit.first and parse.word[before] in COMMAS:
        linker = parse.lower[before - 1]
        if linker in _LINKERS and end < unit.beyond and parse.word[end] in COMMAS:
            # "A, because, according to X, B": only B is X's.
            worded = False
    inside = worded and parse.lower[before] in RELATIVES | _WHERE
    if inside:
        # "a raid which by Ruiz's count killed forty, …": the phrase covers its own clause
        pieces.append(_trimmed(parse, layout, end, _clause_end(parse, layout, unit, end)))
    elif worded:
        start = _main_clause(parse, layout, unit.first, _lead(parse, layout, unit, before + 1), before + 1)
        # "A did this, but B did that, according to C": the phrase covers its own clause.
        pieces.append(_trimmed(parse, layout, start, before + 1))
    if not inside and end < unit.beyond and parse.word[end] in COMMAS and (not worded or parse.word[before] in COMMAS):
        pieces.append(_trimmed(parse, layout, end + 1, unit.beyond))
    elif not worded and end < unit.beyond:
        pieces.append(_trimmed(parse, layout, end, unit.beyond))
    pieces = [_without_comment(parse, layout, p) for p in pieces if p[1] > p[0]]
    if not pieces:
        return None
    return Said(pieces, found, entry, entry.id, speaker, said_by, of=of)


def _without_comment(parse: Parse, layout: Layout, piece: Range) -> Range:
    """A piece up to the quotation whose final comma a participle follows ("A is “B,” raising doubts …")."""
    first, beyond = piece
    for quote in layout.units[layout.unit[first]].quotes:
        if first < quote.after < beyond and quote.ends == ",":
            at = quote.after
            while at < beyond - 1 and parse.pos[at] == "ADV":
                at += 1
            if parse.tag[at] == "VBG":
                return first, quote.after
    return piece


def _main_clause(parse: Parse, layout: Layout, first: int, start: int, beyond: int) -> int:
    """Where the main clause starts behind a subordinate one ("While A, B, according to X")."""
    if parse.lower[first] not in ("while", "although", "though", "whereas"):
        return start
    for i in range(start, beyond - 3):
        if parse.word[i] == "," and layout.quote[i] < 0:
            return i + 1
    return start


class Labels:
    """What may speak before a colon: somebody, or a body; no place, no topic, no hour of a live page.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Nouns for offices and bodies.
    """

    def __init__(self, parse: Parse, actors: Actors, lexicon: ActorLexicon) -> None:
        self._parse = parse
        self._actors = actors
        self._lexicon = lexicon

    def speaks(self, first: int, beyond: int, head: int, *, title: bool) -> bool:
        """Whether the words of a label name a speaker.

        Args:
            first: First token of the label.
            beyond: Its colon.
            head: Its last noun.
            title: Whether the label begins a headline; a place at the head of a paragraph is a dateline.
        """
        parse = self._parse
        words = range(first, beyond)
        if any(c.isdigit() for k in words for c in parse.word[k]) or parse.pos[beyond - 1] == "PUNCT":
            return False
        if self._lexicon.role_of(parse.lower, head) is not None:
            return True
        mention = self._actors.at(head)
        if mention is None and not title and self._is_place(first, beyond):
            return False
        if mention is not None and not is_person(mention):
            # "Eastern Chad: …" is about it, "Chad: …" is Chad's word in a headline and a dateline below it.
            whole = mention.start <= parse.start[first] and parse.end[beyond - 1] <= mention.end
            state = mention.rule.startswith(("actors.name", "actors.capital", "actors.adjective"))
            return whole and (title or not state) and mention.use != "place"
        if any(parse.pos[k] in ("ADP", "VERB") for k in words):
            return False
        shouted = all(parse.word[k].isupper() for k in words)
        named = parse.pos[head] == "PROPN" and parse.ner[head] in ("PERSON", "ORG")
        return mention is not None or (named and not shouted)

    def _is_place(self, first: int, beyond: int) -> bool:
        """Whether the tables have the label for a place, in whatever letters it is written."""
        readings = self._lexicon.titled(self._parse.word[first:beyond])
        return any(r.kind in ("capital", "place", "name") for r in readings)


def trailing(parse: Parse, layout: Layout, found: Found) -> Said | None:
    """The attribution of the clause before "…, X said; …": what follows the semicolon is not X's."""
    verb, unit = found.token, layout.units[layout.unit[found.token]]
    cue, speaker = found.having("quote", "bare"), own_subject(parse, verb)
    if cue is None or found.beyond >= unit.beyond or parse.word[found.beyond] != ";" or found.quote >= 0:
        return None
    if speaker is None or speaker > verb or parse.tag[verb] not in FINITE:
        return None
    said_by = speaker_tokens(parse, speaker, keep_out=range(found.first, found.beyond))
    before = said_by[0] - 1
    if before <= unit.first or parse.word[before] != ",":
        return None
    piece = _trimmed(parse, layout, _lead(parse, layout, unit, before), before)
    return Said([piece], found, cue, cue.id, speaker, said_by) if piece[1] > piece[0] else None


def before_colon(parse: Parse, layout: Layout, found: Found) -> Said | None:
    """The attribution of the clause before "…, X told them: …", where more follows the colon."""
    verb, unit = found.token, layout.units[layout.unit[found.token]]
    cue, speaker = found.having("quote", "bare"), own_subject(parse, verb)
    if cue is None or found.kind != "verb" or speaker is None or speaker > verb or parse.tag[verb] not in FINITE:
        return None
    end = found.beyond
    while end < unit.beyond and parse.dep[end] in ("dobj", "dative") and parse.head[end] == verb:
        end += 1
    said_by = speaker_tokens(parse, speaker, keep_out=range(found.first, found.beyond))
    before = said_by[0] - 1
    if end >= unit.beyond or parse.word[end] != ":" or before <= unit.first or parse.word[before] != ",":
        return None
    piece = _trimmed(parse, layout, _lead(parse, layout, unit, before), before)
    told = any(parse.dep[k] == "ccomp" and k < speaker and own_subject(parse, k) is not None for k in parse.kids[verb])
    if found.quote >= 0 or not told or any(layout.quote[i] >= 0 for i in range(*piece)):
        return None
    return Said([piece], found, cue, cue.id, speaker, said_by)


def colon(
    parse: Parse, layout: Layout, unit: Unit, lexicon: ReportingLexicon, labels: Labels, *, title: bool
) -> Said | None:
    """The attribution of "X: …" in a headline, or at the start of a paragraph."""
    entry = lexicon.by_id.get("reporting.headline")
    if entry is None:
        return None
    for i in range(unit.first + 1, min(unit.first + _TITLE_WORDS + 1, unit.beyond - 2)):
        if parse.word[i] == ":" and layout.quote[i] < 0:
            break
        if parse.pos[i] in VERBAL and parse.tag[i] != "VBG":
            return None
    else:
        return None
    head = next((k for k in range(i - 1, unit.first - 1, -1) if parse.pos[k] in NOMINAL), None)
    if head is None or not any(parse.pos[k] in VERBAL for k in range(i + 1, unit.beyond)):
        return None
    quoted = any(layout.quote[k] >= 0 for k in range(unit.first, i))
    capital = any(parse.word[k][0].isupper() for k in range(unit.first, i))
    if quoted or not capital or not labels.speaks(unit.first, i, head, title=title):
        return None
    cue = Found(i, i, i + 1, (entry,), "phrase", -1)
    return Said([_trimmed(parse, layout, i + 1, unit.beyond)], cue, entry, entry.id, head, (unit.first, i))


def speaker_and_range(parse: Parse, layout: Layout, found: Found, regions: Regions) -> tuple[int | None, Range | None]:
    """Head and token range of the speaker of a cue, kept out of quotations that the cue is not in."""
    for _ in range(_CHAIN):
        leading = regions.ranges.leading(found.token)
        if leading is None:
            break
        found = leading
    speaker = speaker_of(parse, found)
    if speaker is None and found.kind == "verb" and parse.pos[found.token] == "NOUN":
        speaker = nominal_between(parse, layout.units[layout.unit[found.token]].first, found.token)
    if speaker is None or (layout.quote[speaker] >= 0 and layout.quote[speaker] != found.quote):
        return None, None
    speaker = past_dateline(parse, layout.units[layout.unit[found.token]].first, speaker, found.token)
    return speaker, speaker_tokens(parse, speaker, keep_out=range(found.first, found.beyond))
