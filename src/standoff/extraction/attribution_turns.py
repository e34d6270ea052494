"""Speech without quotation marks that the layout shows: the turns of a transcript, and lines that begin with a dash.

A label before a colon speaks until the next label. What an interviewer says asks, even where no question mark stands.
"""

import re
from collections import Counter

from standoff.extraction.attribution_cues import Found, speaker_tokens
from standoff.extraction.attribution_drafts import Range, Said
from standoff.extraction.attribution_layout import Layout
from standoff.extraction.grammar import NOMINAL, own_subject
from standoff.extraction.parse import Parse
from standoff.lexicons.reporting import Cue, ReportingLexicon

# A label has at most so many tokens.
_LONGEST = 6
# A text with fewer labelled paragraphs is no transcript.
_FEWEST = 3
_QUESTIONS = frozenset("q question reporter journalist interviewer moderator correspondent".split())
_ANSWERS = frozenset("a answer".split())
_DASHES = frozenset({"–", "—", "―"})
# Words after "said X" in a line that begins with a dash ("…, said X at a press conference").
_TAIL = 16
_BLANK = re.compile(r"\s")


def turns(parse: Parse, layout: Layout, lexicon: ReportingLexicon) -> list[Said]:
    """The turns of a transcript, in text order; none where the text is no transcript."""
    says, asks = lexicon.by_id.get("reporting.headline"), lexicon.by_id.get("reporting.ask")
    labels = {n: end for n, at in enumerate(layout.paragraphs) if (end := _label(parse, layout, *at)) is not None}
    if len(labels) < _FEWEST or says is None or asks is None:
        return []
    names = {n: " ".join(parse.lower[layout.paragraphs[n][0] : end]) for n, end in labels.items()}
    counts = Counter(names.values())
    asking = {name for name in counts if name in _QUESTIONS or _mostly_asks(parse, layout, names, name)}
    if len(counts) < 2 or not (asking or max(counts.values()) > 1):
        return []
    found: list[Said] = []
    last = max(labels)
    for n, (first, beyond) in enumerate(layout.paragraphs):
        if n in labels:
            kept = counts[names[n]] > 1 or names[n] in _QUESTIONS | _ANSWERS
            entry = asks if names[n] in asking else says
            one = _turn(parse, (first, labels[n]), (labels[n] + 1, beyond), entry) if kept else None
            previous = one
        elif not found or n > last or previous is None or parse.word[first] in ("(", "["):
            continue
        else:
            one = _turn(parse, previous.said_by or (0, 0), (first, beyond), previous.entry or says, previous)
        if one is not None:
            found.append(one)
    return found


def _label(parse: Parse, layout: Layout, first: int, beyond: int) -> int | None:
    """The colon that ends the label of a paragraph."""
    if parse.sent[first] < parse.title:
        return None
    for i in range(first + 1, min(first + _LONGEST + 1, beyond - 1)):
        if parse.word[i] == ":":
            named = all(parse.word[k][0].isupper() or parse.word[k] in (".", "-") for k in range(first, i))
            apart = _BLANK.match(parse.text, parse.end[i]) is not None
            return i if named and apart and layout.quote[first] < 0 else None
    return None


def _mostly_asks(parse: Parse, layout: Layout, names: dict[int, str], name: str) -> bool:
    """Whether most turns of a label end with a question mark."""
    own = [layout.paragraphs[n][1] for n, other in names.items() if other == name]
    return sum(parse.word[beyond - 1] == "?" for beyond in own) * 2 > len(own) > 1


def _turn(parse: Parse, label: Range, words: Range, entry: Cue, previous: Said | None = None) -> Said | None:
    if words[0] >= words[1]:
        return None
    head = next((k for k in range(label[1] - 1, label[0] - 1, -1) if parse.pos[k] in NOMINAL), label[1] - 1)
    cue = Found(label[1], label[1], label[1] + 1, (entry,), "phrase", -1)
    return Said([words], cue, entry, entry.id, head, label, continues=previous, frame="turn")


def dashed(parse: Parse, layout: Layout, cues: dict[int, Found]) -> list[Said]:
    """The speech of paragraphs that begin with a dash and end with "…, said X", as in many languages' papers."""
    found: list[Said] = []
    for first, beyond in layout.paragraphs:
        if parse.word[first] not in _DASHES:
            continue
        for verb in range(max(first + 2, beyond - _TAIL), beyond):
            cue = cues.get(verb)
            if cue is None or cue.kind != "verb" or parse.word[verb - 1] != "," or layout.quote[verb] >= 0:
                continue
            entry, speaker = cue.having("quote"), own_subject(parse, verb)
            if entry is None:
                continue
            if speaker is None or speaker < verb:
                speaker = next((k for k in range(cue.beyond, beyond) if parse.pos[k] in NOMINAL), None)
            if speaker is None:
                continue
            span = speaker_tokens(parse, speaker, keep_out=range(cue.first, cue.beyond))
            said_by = (max(span[0], cue.beyond), span[1])
            found.append(Said([(first + 1, verb - 1)], cue, entry, entry.id, speaker, said_by, frame="turn"))
            break
    return found
