"""Conditions that will not make a difference: "whatever the court decides", "no matter what they do", "like it or not".

What follows is announced for any of the cases, and the clause says which were thought of.
"""

from standoff.extraction.consequences import VERBAL, Pair, made
from standoff.extraction.grammar import SUBJECTS, ancestors, governing_verb, kids, own_subject, phrase, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import auxiliaries, is_modal
from standoff.lexicons.commitments import Condition
from standoff.model import Span

_HANGING = frozenset({"ccomp", "pcomp", "advcl", "relcl", "pobj", "acl"})


def conceded(parse: Parse, rule: Condition, first: int, beyond: int) -> Pair | None:
    """The pair that a concession makes with what is announced all the same."""
    if (bare := _bare(parse, rule, first, beyond)) is not None:
        return bare
    clause = _clause(parse, first, beyond)
    if clause is None or own_subject(parse, clause) is None:
        return None
    tokens = [t for t in subtree(parse, clause) if t >= first]
    if parse.lower[first] == "whether" and not _leaves_open(parse, tokens):
        return None
    verb = governing_verb(parse, first if parse.head[first] != clause else clause)
    # "Would not say whether or not …" leaves a question open.
    if verb is None or verb in tokens or not is_modal(parse, verb):
        return None
    if parse.dep[clause] == "ccomp" and parse.head[clause] == verb and kids(parse, verb, "dobj") == []:
        return None
    last = tokens[-1]
    while parse.pos[last] in ("PUNCT", "SPACE", "CCONJ") and last > first:
        last -= 1
    return made(parse, rule, parse.span(first, last + 1), clause, verb)


def _bare(parse: Parse, rule: Condition, first: int, beyond: int) -> Pair | None:
    """The pair of a concession without a clause: "whatever the cost", "come what may", "whichever plan they choose"."""
    last = beyond - 1
    noun, told = parse.head[first], False
    if parse.lower[first] == "come":
        noun, told = last, True
    elif parse.lower[first] in ("regardless", "irrespective"):
        noun = next(iter(kids(parse, last, "pobj")), first)
        told = noun > last
    elif parse.lower[first] in ("whatever", "no"):
        # "whatever the weather": a noun phrase with its article, and no verb behind it
        the = beyond if parse.lower[beyond : beyond + 1] == ["the"] else first
        noun = parse.head[the]
        told = the == beyond and parse.pos[noun] == "NOUN" and not kids(parse, noun, "relcl", "acl")
        told = told and (parse.dep[noun] not in SUBJECTS or parse.head[noun] == first)
    elif parse.lower[first] == "whichever" and parse.pos[noun] == "NOUN":
        told = bool(kids(parse, noun, "relcl"))
        clause = parse.head[noun]
        if clause > noun and parse.dep[clause] in ("ccomp", "advcl") and parse.pos[clause] in VERBAL:
            # "Will back whichever text they agree on": the noun is taken into the clause
            end = phrase(parse, clause).end
            return made(parse, rule, Span(parse.start[first], end), clause, parse.head[clause])
    if not told or noun < first:
        return None
    verb = next((a for a in ancestors(parse, first) if parse.pos[a] in VERBAL and not first <= a <= noun), None)
    if verb is None or (verb > noun and parse.lower[first] == "come"):
        return None
    if not is_modal(parse, verb):
        verb = next((k for k in kids(parse, verb, "xcomp", "ccomp") if k < first and _is_ahead(parse, k)), verb)
    if not _is_ahead(parse, verb):
        return None
    span = parse.span(first, beyond) if parse.lower[first] == "come" else phrase(parse, noun)
    return made(parse, rule, Span(parse.start[first], span.end), noun, verb)


def _is_ahead(parse: Parse, verb: int) -> bool:
    """Whether a verb tells of what is to come: with a modal, or an infinitive ("vowed to leave")."""
    return is_modal(parse, verb) or (parse.tag[verb] == "VB" and "to" in auxiliaries(parse, verb))


def _clause(parse: Parse, first: int, beyond: int) -> int | None:
    """The head of the clause that the words open: below them, or above where they are its object or its mark."""
    last = beyond - 1
    below = [k for k in parse.kids[last] if k > last and parse.dep[k] in _HANGING and parse.pos[k] in VERBAL]
    if below:
        return below[0]
    above = parse.head[first]
    # "Will send none to the border, *whatever they do*": no border is told apart by that.
    apart = (
        parse.dep[above] == "relcl" and parse.lower[first] in ("whatever", "whichever") and parse.word[first - 1] == ","
    )
    hangs = apart or parse.dep[above] in ("advcl", "ccomp")
    return above if above > last and hangs and parse.pos[above] in VERBAL else None


def _leaves_open(parse: Parse, tokens: list[int]) -> bool:
    """Whether a clause with "whether" also names its contrary: "or not"."""
    return any(parse.lower[t] == "or" and parse.lower[t + 1 : t + 2] == ["not"] for t in tokens)
