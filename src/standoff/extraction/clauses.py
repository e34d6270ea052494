"""The clause that words stand in: what a reader needs to see around a bare figure.

"300 soldiers" says nothing; "Norland had lost 300 soldiers" does. The clause is the governing verb with its subject,
objects and phrases; other clauses that hang on it are left out.
"""

from collections.abc import Iterable

from standoff.extraction.grammar import PASSIVE_SUBJECTS, SUBJECTS, own_subject
from standoff.extraction.parse import Parse
from standoff.model import Span, hull

_VERBAL = frozenset({"VERB", "AUX"})
# Verbs with these labels go on with the clause above them.
_DEPENDENT = frozenset({"xcomp", "aux", "auxpass", "pcomp", "acl", "prep", "oprd", "dep"})
# Clauses that tell of something else, unless the words stand in them.
_OTHERS = frozenset({"conj", "cc", "parataxis", "ccomp", "csubj", "dep", "meta"})
_ASIDE = frozenset({"advcl", "relcl", "acl", "appos"})
_CONDITIONS = frozenset({"if", "unless", "until", "should", "once", "provided", "till"})
_LONGEST = 240  # code points; beyond that asides are left out too
_WIDEST = 60  # tokens to either side; more fits no line
_MOST = 12  # clauses above each other


def clause(parse: Parse, token: int) -> Span:
    """The code points of the clause that a token stands in, edge punctuation left out.

    Args:
        parse: The parse.
        token: The token; a verb stands in its own clause.
    """
    top = _top(parse, token)
    whole = _extent(parse, top, token, without=_OTHERS)
    return whole if len(whole) <= _LONGEST else _extent(parse, top, token, without=_OTHERS | _ASIDE)


def around(parse: Parse, spans: Iterable[Span]) -> Span:
    """The clause of each span's head, all in the sentence of the first, and the spans themselves."""
    listed = list(spans)
    found = []
    sentence = None
    for span in listed:
        tokens = parse.tokens_in(span)
        inside = [t for t in tokens if parse.head[t] not in tokens or parse.head[t] == t]
        if not tokens:
            continue
        sentence = parse.sent[tokens[0]] if sentence is None else sentence
        if parse.sent[tokens[0]] == sentence:
            found += [span, clause(parse, inside[0] if inside else tokens[0])]
    return hull(found or listed)


def _top(parse: Parse, token: int) -> int:
    """The verb of the clause, or the noun whose relative clause it is; the top of a fragment without a verb."""
    at = token
    for _ in range(_MOST):
        while parse.pos[at] not in _VERBAL and parse.head[at] != at and parse.dep[at] != "relcl":
            at = parse.head[at]
        label, above = parse.dep[at], parse.head[at]
        if above == at or parse.pos[at] not in _VERBAL:
            return at
        if label == "relcl":
            return above
        subjectless = own_subject(parse, at) is None
        if label in _DEPENDENT or (subjectless and label in ("conj", "advcl")):
            at = above
            continue
        return at
    return at


def _extent(parse: Parse, top: int, token: int, *, without: frozenset[str]) -> Span:
    """The words under *top* that adjoin *token*, without the branches that tell of something else."""
    held = {token}
    at = token
    while at != top and parse.head[at] != at:
        at = parse.head[at]
        held.add(at)
    kept: set[int] = set()
    stack = [top]
    while stack:
        i = stack.pop()
        kept.add(i)
        for k in parse.kids[i]:
            if k in held or (abs(k - token) <= _WIDEST and not _is_apart(parse, i, k, without)):
                stack.append(k)
    first = last = token
    while first - 1 in kept or (first - 2 in kept and parse.pos[first - 1] == "PUNCT"):
        first -= 1 if first - 1 in kept else 2
    while last + 1 in kept or (last + 2 in kept and parse.pos[last + 1] == "PUNCT"):
        last += 1 if last + 1 in kept else 2
    while first < last and (parse.pos[first] in ("PUNCT", "SPACE", "CCONJ") or parse.dep[first] == "mark"):
        first += 1
    while last > first and parse.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    return parse.span(first, last + 1)


def _is_condition(parse: Parse, verb: int) -> bool:
    """Whether a clause says under which condition the rest holds: without it a reader would be misled."""
    return any(parse.lower[k] in _CONDITIONS for k in parse.kids[verb])


def _is_apart(parse: Parse, head: int, kid: int, without: frozenset[str]) -> bool:
    """Whether a branch belongs to another clause."""
    label = parse.dep[kid]
    if label == "advcl" and own_subject(parse, kid) is not None and not _is_condition(parse, kid):
        return True
    if label not in without:
        return False
    if label in ("conj", "cc"):
        # "men and women" stay together; a verb with a subject of its own tells of something else
        verbs = [k for k in (parse.kids[head] if label == "cc" else [kid]) if parse.pos[k] in _VERBAL]
        return parse.pos[head] in _VERBAL and any(
            parse.dep[d] in SUBJECTS | PASSIVE_SUBJECTS for v in verbs for d in parse.kids[v]
        )
    return _holds_verb(parse, kid)


def _holds_verb(parse: Parse, top: int) -> bool:
    """Whether a verb stands among the first tokens under *top*: an endless list needs no full search."""
    stack, seen = [top], 0
    while stack and seen < _WIDEST:
        i = stack.pop()
        if parse.pos[i] in _VERBAL:
            return True
        seen += 1
        stack.extend(parse.kids[i][:_WIDEST])
    return False
