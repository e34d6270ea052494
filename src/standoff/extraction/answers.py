"""Whether a number without a noun stands for what was counted before: "Lima says 19", "put the toll at 30"."""

from standoff.extraction.figures import Figure
from standoff.extraction.grammar import objects, own_subject
from standoff.extraction.parse import Parse

_TOLLS = frozenset({"it", "figure", "number", "toll", "total", "estimate", "count"})
_REVISING = frozenset("raise lower revise correct cut increase reduce bring change amend adjust update".split())
# Verbs whose object is a number that somebody gives.
_COUNTING_OUT = frozenset(
    "say speak claim report count put give cite insist reckon admit confirm announce list talk".split()
)


def answers(parse: Parse, figure: Figure) -> bool:
    """Whether a bare number stands for what was counted before: "Lima says 19", "It was 105 on Monday"."""
    node = figure.node
    if parse.dep[node] == "pobj" and parse.lower[parse.head[node]] in ("of", "at"):
        node = parse.head[node]
    verb = parse.head[node]
    if parse.dep[node] == "pobj" and parse.lower[verb] == "to":
        # "later raised the figure to 15"
        revised = parse.head[verb]
        return parse.lemma[revised] in _REVISING and any(parse.lemma[o] in _TOLLS for o in objects(parse, revised))
    if parse.dep[figure.node] not in ("dobj", "attr", "pobj", "nummod", "npadvmod", "ccomp"):
        return False
    if parse.lemma[verb] == "be":
        what = own_subject(parse, verb)
        return what is not None and parse.lower[what] in ("that", *_TOLLS)
    return parse.lemma[verb] in _COUNTING_OUT and parse.pos[verb] == "VERB"


def is_for_known_number(parse: Parse, figure: Figure) -> bool:
    """Whether a bare number is given for a number that was spoken of: "put the number at 300"."""
    at = parse.head[figure.node]
    verb = parse.head[at]
    if parse.dep[figure.node] != "pobj" or parse.lower[at] != "at" or parse.pos[verb] != "VERB":
        return False
    return any(parse.lemma[o] in _TOLLS and is_definite(parse, o) for o in objects(parse, verb))


def is_definite(parse: Parse, noun: int | None) -> bool:
    """Whether a phrase speaks of things known to be there: "the 40 men", "Chad's 40 men"."""
    return noun is not None and any(
        parse.dep[k] == "poss" or (parse.dep[k] == "det" and parse.lower[k] == "the") for k in parse.kids[noun]
    )
