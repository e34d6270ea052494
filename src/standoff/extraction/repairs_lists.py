"""Repairs of lists of names that the small parser tears apart.

In "the U.S., the U.K., and France protested" the parser takes the second name for another name of the first, and only
the third for the subject: one of three states protests. A comma, or a comma with "and", between names of states and
organisations joins them, and what the last or the first of them hangs on takes them all.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from standoff.extraction.grammar import kids
from standoff.extraction.repairs import SUBJECTS, attach, is_under
from standoff.extraction.repairs_needs import Needs, Repair, needs

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

_JOINING = frozenset({"and", "or"})
_STATES = frozenset({"GPE", "NORP"})


def join_names(parse: "Parse", first: int, beyond: int) -> None:
    """Joins names in lists, in place: three with a comma before "and", or four without."""
    for joint in range(first + 4, beyond - 1):
        if parse.lower[joint] not in _JOINING:
            continue
        comma = parse.word[joint - 1] == ","
        if comma or parse.pos[joint - 1] == "PROPN":
            names = _names(parse, joint, first, beyond)
            # "met in Lima, Peru and Quito": of three, the second may only say where the first is, unless they act
            acting = bool(names) and parse.dep[names[0]] in SUBJECTS
            if len(names) > (2 if comma or acting else 3) and not _is_joined(parse, names):
                _join(parse, names, joint)


def free_listed_nouns(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a noun of the last thing listed, in place: "imposed travel bans and asset *freezes* on them".

    A plural subject has no such verb.
    """
    for verb in range(first + 4, beyond):
        if parse.tag[verb] != "VBZ" or parse.lemma[verb] not in _BOTH or parse.dep[verb] != "ccomp":
            continue
        listed = [k for k in kids(parse, verb, "nsubj") if parse.tag[k] == "NNS"]
        over = parse.head[verb]
        near = verb - 1
        if not listed or parse.dep[near] != "conj" or parse.head[near] != listed[0] or over > listed[0]:
            continue
        attach(parse, listed[0], over, "dobj")
        attach(parse, verb, listed[0], "conj")
        attach(parse, near, verb, "compound")
        parse.tag[verb], parse.pos[verb] = "NNS", "NOUN"
        for k in kids(parse, verb, "prep"):
            attach(parse, k, listed[0], "prep")


_BOTH = frozenset("freeze ban curb cut strike raid attack threat talk visit launch test flight drill patrol".split())


def _names(parse: "Parse", joint: int, first: int, beyond: int) -> list[int]:
    """The last words of the names in a list, in text order; empty where it is no list of states."""
    start = joint + 1 + (parse.lower[joint + 1] == "the")
    while start < beyond - 1 and parse.pos[start] == "ADJ":
        start += 1  # "Peru, Chile and tiny Fiji"
    end = start
    while end < beyond and parse.pos[end] == "PROPN":
        end += 1
    if end == start or (end + 1 < beyond and parse.word[end] == "," and parse.pos[end + 1] == "PROPN"):
        return []  # "in Doha, Qatar, and Cairo, Egypt": towns with their countries
    names, comma = [end - 1], joint - 1
    if parse.word[comma] != ",":
        comma = joint
    while comma > first and (parse.word[comma] == "," or comma == joint):
        at = comma
        while at > first and parse.pos[at - 1] == "PROPN":
            at -= 1
        if at == comma:
            break
        names.append(comma - 1)
        comma = at - 1 - (at > first and parse.lower[at - 1] == "the")
    names.reverse()
    acting = len(names) > 2 and parse.dep[names[0]] in SUBJECTS
    return names if acting or sum(parse.ner[n] in _STATES for n in names) > 1 else []


def _is_joined(parse: "Parse", names: list[int]) -> bool:
    chain = set(names)
    return all(parse.dep[n] == "conj" and parse.head[n] in chain for n in names[1:])


def _join(parse: "Parse", names: list[int], joint: int) -> None:
    lead, last = names[0], names[-1]
    above, label = parse.head[last], parse.dep[last]
    if above in names and parse.head[lead] not in (*names, lead):
        # "Oman, Qatar, the Emirates and Iran met": the second passes for another name of the first
        _chain(parse, names, joint)
        return
    if above in names or above == last or is_under(parse, above, lead):
        return
    subject = label in SUBJECTS and above > last and not _is_infinitive(parse, above)
    if parse.head[lead] in names or parse.head[lead] == lead:
        attach(parse, lead, above, label)
    elif subject:
        # "delegations from the U.S., the U.K., and France met": the delegations are the subject
        holder = parse.head[parse.head[lead]]
        of_noun = parse.dep[lead] == "pobj" and parse.pos[holder] == "NOUN" and holder < lead
        top = holder if of_noun else lead
        if not is_under(parse, above, top):
            attach(parse, top, above, label)
    _chain(parse, names, joint)


def _chain(parse: "Parse", names: list[int], joint: int) -> None:
    for before, name in pairwise(names):
        attach(parse, name, before, "conj")
    attach(parse, joint, names[-2], "cc")


def _is_infinitive(parse: "Parse", verb: int) -> bool:
    return any(parse.lower[k] == "to" and parse.dep[k] == "aux" for k in parse.kids[verb])


NEEDS: dict[Repair, Needs] = {
    free_listed_nouns: needs(lemma=_BOTH, tag={"VBZ"}, dep={"ccomp"}),
    join_names: needs(lower=_JOINING),
}
