"""Conditions that will not make a difference: "whatever the court decides", "no matter what they do", "like it or not".

What follows is announced for any of the cases, and the clause says which were thought of.
"""

from standoff.extraction.consequences import VERBAL, Pair, made
from standoff.extraction.grammar import governing_verb, kids, own_subject, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import is_modal
from standoff.lexicons.commitments import Condition

_HANGING = frozenset({"ccomp", "pcomp", "advcl", "relcl", "pobj", "acl"})


def conceded(parse: Parse, rule: Condition, first: int, beyond: int) -> Pair | None:
    """The pair that a concession makes with what is announced all the same."""
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


def _clause(parse: Parse, first: int, beyond: int) -> int | None:
    """The head of the clause that the words open: below them, or above where they are its object or its mark."""
    last = beyond - 1
    below = [k for k in parse.kids[last] if k > last and parse.dep[k] in _HANGING and parse.pos[k] in VERBAL]
    if below:
        return below[0]
    above = parse.head[first]
    return above if above > last and parse.dep[above] in ("advcl", "ccomp") and parse.pos[above] in VERBAL else None


def _leaves_open(parse: Parse, tokens: list[int]) -> bool:
    """Whether a clause with "whether" also names its contrary: "or not"."""
    return any(parse.lower[t] == "or" and parse.lower[t + 1 : t + 2] == ["not"] for t in tokens)
