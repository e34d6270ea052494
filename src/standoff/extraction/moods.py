"""The mood of a clause: whether it tells what is, or what should or will be."""

from standoff.extraction.grammar import kids, own_subject
from standoff.extraction.parse import Parse

# Auxiliaries of clauses that tell what is, not what should be.
_TELLING = frozenset(
    "will would has have had is was are were am does do did can could ca wo 's 're 'm 've 'll 'd".split()
)
# Those that tell what is still to come: who swears it promises.
_COMING = frozenset({"will", "would", "shall", "wo", "'ll", "'d", "should", "must"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PLURAL = frozenset("they we you i these those".split())


def _helping(parse: Parse, clause: int) -> set[str]:
    return {parse.lower[k] for k in parse.kids[clause] if parse.dep[k] in ("aux", "auxpass")}


def is_told(parse: Parse, clause: int) -> bool:
    """Whether a clause tells what is: its verb is no subjunctive, whose form only a singular subject sets apart."""
    helping = _helping(parse, clause)
    if helping:
        return bool(helping & _TELLING)
    if parse.tag[clause] in ("VBD", "VBZ"):
        return True
    own = own_subject(parse, clause)
    if own is None or parse.lower[clause] == "be" or parse.tag[clause] not in ("VBP", "VB"):
        return False
    several = parse.tag[own] in ("NNS", "NNPS") or bool(kids(parse, own, "conj"))
    return several or parse.lower[own] in _PLURAL


def is_attested(parse: Parse, clause: int) -> bool:
    """Whether a clause tells what is or was: who swears it promises nothing."""
    helping = _helping(parse, clause)
    return not helping & _COMING and (parse.tag[clause] in _FINITE or bool(helping & _TELLING))
