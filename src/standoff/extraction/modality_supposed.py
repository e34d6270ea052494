"""Clauses that suppose what they tell: a case that may come, what waits for it, what nobody in particular does."""

from standoff.extraction.grammar import auxiliaries, kids, own_subject
from standoff.extraction.modality_nouns import VERBAL
from standoff.extraction.parse import Parse
from standoff.lexicons.events import ModalityWords

_ANYBODY = frozenset("whoever whatever whichever whosoever anyone anybody anything those".split())
# Conjunctions whose clause waits to happen when its main clause does ("will leave once the siege is lifted").
_WAITING = frozenset({"when", "whenever", "once", "until", "till", "as", "after", "before", "where", "wherever"})


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb stands behind "to"."""
    return parse.tag[verb] == "VB" and any(parse.lower[k] == "to" for k in kids(parse, verb, "aux"))


def is_anybodys(parse: Parse, verb: int, noun: int | None) -> bool:
    """Whether a clause tells what nobody in particular does: "whoever attacks", "anyone who attacks"."""
    any_ = noun is not None and any(parse.lower[k] in ("any", "whichever") for k in kids(parse, noun, "det"))
    if any_ and parse.tag[verb] in ("VBN", "VBG"):
        return True  # "any port used to attack", "any ship violating the line"
    if parse.tag[verb] not in ("VBZ", "VBP"):
        return False
    own = own_subject(parse, verb)
    if own is not None and parse.lower[own] in _ANYBODY:
        return True
    return any_ or (noun is not None and parse.lower[noun] in _ANYBODY)


def awaits(parse: Parse, verb: int, words: ModalityWords) -> bool:
    """Whether the verb, in the present tense, dates what is itself still to come."""
    present = parse.tag[verb] in ("VBZ", "VBP") or any(
        parse.lower[k] in ("is", "are", "has", "have") for k in kids(parse, verb, "aux", "auxpass")
    )
    joints = {parse.lower[k] for k in kids(parse, verb, "mark", "advmod")}
    if not present or not joints & _WAITING:
        return False
    above = parse.head[verb]
    if "as" in joints:
        if parse.lower[above] not in ("soon", "long", "far"):
            return False
        above = parse.head[above]
    elif parse.pos[above] not in VERBAL:
        above = parse.head[above]
    ahead = words.planned_auxiliaries | words.hypothetical_auxiliaries
    return parse.pos[above] in VERBAL and (
        any(a in ahead for a in auxiliaries(parse, above))
        or is_infinitive(parse, above)
        or (parse.tag[above] == "VB" and own_subject(parse, above) is None)
    )


def has_condition(parse: Parse, verb: int) -> bool:
    """Whether a clause with "if", or one turned round with "should", stands under a verb."""
    for clause in kids(parse, verb, "advcl"):
        if any(parse.lower[k] in ("if", "unless") for k in kids(parse, clause, "mark")):
            return True
        if any(
            parse.lower[k] == "should" and k < (own_subject(parse, clause) or -1) for k in kids(parse, clause, "aux")
        ):
            return True
    return False


def is_conditional(parse: Parse, verb: int, words: ModalityWords) -> bool:
    """Whether the verb heads a clause that states a condition."""
    for k in parse.kids[verb]:
        if parse.dep[k] == "mark" and parse.lower[k] in words.conditional_marks and parse.lower[k] != "until":
            return True
        if parse.dep[k] == "mark" and parse.lower[k] == "until":
            return True
        if parse.lower[k] == "should" and parse.dep[k] == "aux" and parse.dep[verb] == "advcl":
            own = own_subject(parse, verb)
            if own is not None and k < own:
                return True
        if parse.dep[k] == "advmod" and parse.lower[k] in ("if", "whether"):
            return True
    return False
