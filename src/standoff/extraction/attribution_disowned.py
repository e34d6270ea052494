"""Sayings that other words disown: what is said to have been said, planned or ordered, and was not, or may be.

In "denied that it planned to land" and "found no proof that Lima ordered the raid" nobody plans or orders anything, and
who "could be ready to land" has not said so.
"""

from standoff.extraction.attribution_drafts import Said
from standoff.extraction.grammar import is_negated, kids
from standoff.extraction.modality_asked import is_whether_reported
from standoff.extraction.modality_disowned import is_no_news, is_unproven
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import DISBELIEVING

_FOLLOWING = frozenset("mean follow prove imply suggest show demonstrate think believe say claim".split())
_MAYBE = frozenset({"could", "may", "might"})
# What one does by saying it; who only may do so has not.
_ACTS = frozenset({"plan", "promise", "threaten", "order", "demand", "agree", "accuse", "warn", "offer", "reject"})
_FARTHEST = 6


def is_disowned(parse: Parse, one: Said, verb: int, act: str) -> bool:
    """Whether the words around a verb of saying say that nobody did: it is asked, denied, a case, or only possible.

    Args:
        parse: The parse.
        one: What would be said.
        verb: The verb of saying.
        act: What is done by it.
    """
    if is_whether_reported(parse, verb) or _is_only_a_case(parse, verb) or _finds_nothing(parse, one, verb):
        return True
    if parse.pos[verb] not in ("VERB", "AUX", "ADJ"):
        return False
    return (act in _ACTS and _may(parse, verb)) or _is_under_denial(parse, verb, act)


def _finds_nothing(parse: Parse, one: Said, verb: int) -> bool:
    """Whether what follows is what there is no proof of: "found *no proof* that Oslo had ordered it"."""
    for thing in (k for k in parse.kids[verb] if parse.dep[k] == "dobj"):
        clause = any(parse.dep[k] in ("acl", "relcl", "ccomp") and one.holds(k) for k in parse.kids[thing])
        if clause and is_negated(parse, thing) and not one.holds(thing):
            return True
    return False


def _is_only_a_case(parse: Parse, verb: int) -> bool:
    """Whether it is said only in a case that has not come: "would talk *if Oslo promised* to leave"."""
    while parse.dep[verb] == "conj":
        verb = parse.head[verb]
    marks = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "mark" and k < verb}
    return parse.dep[verb] == "advcl" and not marks.isdisjoint(("if", "unless"))


def _may(parse: Parse, verb: int) -> bool:
    """Whether it is only possible: "could be *ready* to land"."""
    if parse.dep[verb] not in ("acomp", "attr"):
        return False
    return any(parse.lower[k] in _MAYBE for k in kids(parse, parse.head[verb], "aux"))


def _is_under_denial(parse: Parse, verb: int, act: str) -> bool:
    at = verb
    for _ in range(_FARTHEST):
        label, above = parse.dep[at], parse.head[at]
        if above == at:
            return False
        if parse.lemma[above] in DISBELIEVING and label == "xcomp":
            return act in _ACTS and not is_negated(parse, above)  # "denied having refused"
        if label in ("acomp", "attr", "conj", "xcomp"):
            at = above
            continue
        if label not in ("ccomp", "acl", "relcl", "pcomp", "dobj", "prep"):
            return False
        if parse.lemma[above] in DISBELIEVING and label == "ccomp":
            return act in _ACTS and not is_negated(parse, above)
        if parse.lemma[above] in _FOLLOWING and label == "ccomp" and act in _ACTS:
            return is_negated(parse, above) and parse.lemma[above] not in ("say", "claim")
        if label == "acl" and any(parse.lower[k] == "that" for k in kids(parse, at, "mark")):
            return is_unproven(parse, above) or is_no_news(parse, above)
        return False
    return False
