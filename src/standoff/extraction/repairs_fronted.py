"""Repairs of what stands in front of the clause that it belongs to, which the small parser gives to another one.

In "said that, should Iran mine the strait, its navy would clear it" it takes what is put for what is said, and in "On
the 28th Secretary Wilson warned …" the secretary for a part of the day.
"""

import re
from typing import TYPE_CHECKING

from standoff.extraction.repairs import attach, make_root

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

_WOULD = frozenset({"will", "would", "could", "may", "might", "shall", "must"})
# "Should it be attacked, Oslo stands ready to …", "is bound to …".
_BOUND = frozenset({"commit", "bind", "oblige", "stand", "pledge"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_FINITE = ("VBD", "VBZ", "VBP")


def free_shoulds(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a condition of "should NAME VERB" in front of what would follow, in place.

    Args:
        parse: The parse being built.
        first: First token to look at.
        beyond: One past the last.
    """
    for should in range(first, beyond):
        clause = parse.head[should]
        if parse.lower[should] != "should" or parse.dep[should] != "aux" or clause < should + 2:
            continue
        who = [k for k in parse.kids[clause] if parse.dep[k] in _SUBJECTS and parse.lower[k] != "that"]
        if not who or who[0] < should or parse.dep[clause] not in ("ccomp", "ROOT"):
            continue
        then = _would_follow(parse, clause, beyond)
        if then is not None:
            _put(parse, should, clause, then)


def _would_follow(parse: "Parse", clause: int, beyond: int) -> int | None:
    """The verb of the next clause in the sentence, where that has a subject and says what would be."""
    for verb in range(clause + 1, beyond):
        if parse.lower[verb] in (";", ".", "?"):
            return None
        modal = [k for k in parse.kids[verb] if parse.lower[k] in _WOULD and clause < k < verb]
        own = [k for k in parse.kids[verb] if parse.dep[k] in _SUBJECTS and clause < k < verb]
        if (modal or parse.lemma[verb] in _BOUND) and own:
            return verb
    return None


def _put(parse: "Parse", should: int, clause: int, then: int) -> None:
    """Hangs what is put on what would follow, and that on the verb of saying."""
    said = parse.head[clause]
    link = should - 1 if parse.word[should - 1] != "," else should - 2
    if said not in (clause, then):
        if parse.head[said] == then and parse.dep[said] == "ccomp":
            # "Declared" was made a part of what is declared.
            above, label = parse.head[then], parse.dep[then]
            if above == then:
                make_root(parse, said)
            else:
                attach(parse, said, above, label)
        elif not (parse.head[then] == said or _is_below(parse, then, clause)):
            return
        if then < said:
            return
        attach(parse, then, said, "ccomp")
    elif said == clause:
        return
    attach(parse, clause, then, "advcl")
    if link >= 0 and parse.lower[link] == "that" and parse.head[link] == clause:
        attach(parse, link, then, "mark")


def _is_below(parse: "Parse", token: int, top: int) -> bool:
    """Whether *token* hangs somewhere below *top*."""
    while parse.head[token] != token:
        token = parse.head[token]
        if token == top:
            return True
    return False


def free_dated(parse: "Parse", start: int, stop: int) -> None:
    """Gives a sentence whose subject was taken for a part of the day before it its subject, in place.

    Args:
        parse: The parse being built.
        start: First token of the sentence.
        stop: One past its last.
    """
    if stop - start < 5 or parse.lower[start] != "on" or parse.lower[start + 1] != "the":
        return
    day = start + 2
    if not _DAY.fullmatch(parse.lower[day]):
        return
    for name in range(day + 1, stop - 1):
        if parse.dep[name] != "pobj" or parse.head[name] != start:
            continue
        verb = name + 1
        while verb < stop - 1 and _is_below(parse, verb, name):
            verb += 1
        told = parse.pos[name] == "PROPN" and parse.tag[verb] in _FINITE and parse.head[start] == verb
        if told and not any(parse.dep[k] in _SUBJECTS for k in parse.kids[verb]):
            attach(parse, name, verb, "nsubj")
            attach(parse, day, start, "pobj")
            if parse.head[start + 1] == name:
                attach(parse, start + 1, day, "det")
        return
