"""A conditional clause with its words, and what follows from it."""

from msgspec.structs import replace

from standoff.extraction.consequences import Pair, made
from standoff.extraction.grammar import FINITE, kids, own_subject, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import WILL, is_modal
from standoff.lexicons.commitments import CommitmentLexicon, Condition
from standoff.model import Span


def pair_of(
    parse: Parse,
    rule: Condition,
    clause: int,
    verb: int,
    first: int,
    lexicon: CommitmentLexicon | None = None,
    without: int | None = None,
) -> Pair | None:
    """The pair that a clause makes with what depends on it.

    Args:
        parse: The document's parse.
        rule: The condition rule.
        clause: Head token of the conditional clause.
        verb: What it is a condition of, as the parser has it.
        first: Its first token.
        lexicon: Cues, where a noun may issue what follows ("a threat to …").
        without: Head of what hangs on the clause and is no part of it.
    """
    other = set() if without is None else set(subtree(parse, without))
    for k in kids(parse, clause, "conj"):
        if k > clause and _goes_on(parse, k, clause):
            other.update(range(k if (cut := _linked(parse, clause, k)) is None else cut, subtree(parse, k)[-1] + 1))
    tokens = [t for t in subtree(parse, clause) if t >= first and t not in other]
    if not tokens:
        return None
    condition = trimmed(parse, first, _contiguous(tokens, first))
    return made(parse, rule, condition, clause, verb, lexicon)


def _goes_on(parse: Parse, verb: int, clause: int) -> bool:
    """Whether what is coordinated with a condition is none: "if it did not leave, and that the base could close"."""
    first = next((k for k in parse.kids[verb] if parse.dep[k] == "mark"), None)
    if first is not None:
        return parse.lower[first] == "that"
    future = any(parse.lower[k] in WILL for k in kids(parse, verb, "aux"))
    return future and not is_modal(parse, clause)


def _linked(parse: Parse, clause: int, verb: int) -> int | None:
    """The conjunction that links *verb* to the clause."""
    links = [k for k in kids(parse, clause, "cc") if k < verb]
    return links[-1] if links else None


def _contiguous(tokens: list[int], first: int) -> int:
    """One past the last token of a clause; tokens come sorted."""
    return max(tokens[-1], first) + 1


def trimmed(parse: Parse, first: int, beyond: int) -> Span:
    """The code points of some tokens, without what only joins them to the next ones."""
    while beyond > first + 1 and parse.pos[beyond - 1] in ("PUNCT", "SPACE", "CCONJ"):
        beyond -= 1
    return parse.span(first, beyond)


def with_all(parse: Parse, pair: Pair | None) -> Pair | None:
    """The pair with all clauses of its condition, where the parser gives the later ones to what follows.

    "If they land *and the gas still does not flow*, we will sue."
    """
    if pair is None or pair.rule.kind not in ("clause", "inversion") or pair.condition.end > pair.consequence.start:
        return pair
    last, opens = parse.token_at(pair.condition.end - 1), parse.token_at(pair.consequence.start)
    end = None if last is None or opens is None else _clauses_between(parse, last + 1, opens)
    if end is None:
        return pair
    return replace(pair, condition=trimmed(parse, parse.token_at(pair.condition.start) or 0, end + 1))


def _clauses_between(parse: Parse, first: int, beyond: int) -> int | None:
    """The last token of the clauses that stand between a condition and what follows, if they are joined to it."""
    if (
        not 2 < beyond - first <= _LONGEST
        or parse.word[beyond - 1] != ","
        or parse.line[first] != parse.line[beyond - 1]
    ):
        return None
    between = range(first, beyond - 1)
    if any(parse.lower[t] in WILL or parse.word[t] in _MARKS or parse.dep[t] == "parataxis" for t in between):
        return None
    joined = next((t for t in between if parse.lower[t] in ("and", "or") and parse.dep[t] == "cc"), None)
    if joined is None or "," in parse.word[first:joined]:
        return None
    verbs = [t for t in range(joined + 1, beyond - 1) if parse.tag[t] in FINITE and parse.pos[t] in ("VERB", "AUX")]
    return beyond - 2 if any(own_subject(parse, t) is not None or parse.dep[t] == "aux" for t in verbs) else None


_MARKS = frozenset('"“”;:—–')
# How many tokens the clauses between may have.
_LONGEST = 24
