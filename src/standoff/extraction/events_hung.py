"""Phrases that the parser hangs on a neighbour of what they belong to."""

from typing import TYPE_CHECKING

from standoff.extraction.events_around import counted
from standoff.extraction.events_parties import SHARED_LINES
from standoff.extraction.events_words import LETTERS, QUANTIFIERS, SHARED
from standoff.extraction.grammar import NOMINAL, conjuncts, first_conjunct, is_passive, kids, prepositions
from standoff.extraction.parse import Parse

if TYPE_CHECKING:
    from standoff.extraction.events_frame import Frame

# What belongs to the act though it hangs on its day ("talks in the winter of 1949 | with X").
_DATED = frozenset("with between by against among to from".split())
_TIMES = frozenset({"DATE", "TIME"})
_STRANDED = frozenset({"on", "upon", "at"})


def hosts(frame: "Frame") -> list[int]:
    """Where the prepositions of a trigger may hang: on it, its light verb, its objects or its particles."""
    parse, found = frame.parse, [frame.head]
    verb = frame.verb
    if frame.noun:
        if verb is not None:
            found.append(verb)
        happening = frame.happening()
        if happening is not None:
            found.append(happening)
        # "a wave of strikes on X": the parser likes to hang "on X" on the wave
        found += [k for k in (counted(parse, frame.head),) if k != first_conjunct(parse, frame.head)]
        # coordinated heads share what follows the last one ("talks and contacts with X")
        found += [k for k in kids(parse, frame.head, "conj") if parse.pos[k] == parse.pos[frame.head]]
        # "shipments of shells to X": the parser likes to hang "to X" on the shells
        found += [p for k in kids(parse, frame.head, "prep") if parse.lower[k] == "of" for p in kids(parse, k, "pobj")]
    else:
        near = [o for o in frame.things if parse.head[o] == frame.head or parse.head[o] in frame.later]
        # "walked out of talks with X"
        found += [
            p
            for at in (frame.head, *kids(parse, frame.head, "advmod"))
            for out, p in prepositions(parse, at)
            if out in ("out of", "from", "to", "in") and parse.lemma[p] in SHARED
        ]
        # coordinated objects share what follows the last one ("six jets and two ships near X")
        found += [c for o in near for c in conjuncts(parse, o) if parse.pos[c] in NOMINAL or c == o]
        # "returned dozens of masks to X": the parser likes to hang "to X" on the masks
        found += [
            p
            for o in frame.things
            if parse.lemma[o] in QUANTIFIERS or parse.lemma[o] in LETTERS  # "a note of protest to X"
            for k in kids(parse, o, "prep")
            if parse.lower[k] == "of"
            for p in kids(parse, k, "pobj")
        ]
        found += kids(parse, frame.head, "prt", "advmod", "acomp", "oprd")
    return found


def stranded(frame: "Frame") -> list[int]:
    """Prepositions left behind in a passive, under which its subject stands ("the boat was fired *on*")."""
    parse, verb = frame.parse, frame.head
    if frame.noun or verb + 1 >= len(parse) or parse.lower[verb + 1] not in _STRANDED or not is_passive(parse, verb):
        return []
    return [k for k in kids(parse, verb, "prep", "prt") if k == verb + 1 and not parse.kids[k]]


def hung_on(frame: "Frame", name: str, thing: int) -> list[tuple[str, int]]:
    """Phrases that hang on a day, or on the name of who is told, though they are the trigger's.

    "held talks in the winter of 1949 | with X", "lodged a complaint with the UN | against X".

    Args:
        frame: The trigger.
        name: The preposition under which the day or the name stands.
        thing: The day or the name.
    """
    parse = frame.parse
    if parse.pos[thing] == "PROPN" and name in ("with", "to") and frame.parties.named(thing):
        return [(hung, whom) for hung, whom in prepositions(parse, thing) if hung == "against"]
    if name == "of" or parse.ner[thing] not in _TIMES:
        return []
    days = [thing, *(p for of, p in prepositions(parse, thing) if of == "of")]
    hanging = (pair for day in days for pair in prepositions(parse, day))
    return [(hung, whom) for hung, whom in hanging if hung in _DATED and parse.ner[whom] not in _TIMES]


def rehung(parse: Parse, name: str, thing: int, host: int) -> str:
    """The preposition under which *thing* really stands: "near its border | with X" is near X, not with X."""
    if name != "with":
        return name
    before = parse.head[thing] - 1
    if before <= host or parse.lemma[before] not in SHARED_LINES or parse.dep[before] != "pobj":
        return name
    if any(parse.pos[k] == "PROPN" for k in kids(parse, before, "poss")):
        return "beyond"  # "near Mali's border | with Niger" is in Mali
    return parse.lower[parse.head[before]]
