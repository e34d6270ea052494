"""Treaty clauses: what a pact obliges its parties to, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.consequences import Pair, consequence_span
from standoff.extraction.grammar import conjuncts, kids, objects, phrase, subject
from standoff.extraction.parse import Parse
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Span

_CONDITIONAL = frozenset({"clause", "phrase", "inversion", "regard", "subject", "predicate"})
_MUST = frozenset({"must", "shall", "should", "will", "would"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation.

    Attributes:
        parties: Who is bound, one reference each.
        condition: When, or ``None``.
        consequence: To what.
        verb: Head token of the obligation.
        rule: Rule id.
    """

    parties: tuple[Reference, ...]
    condition: Span | None
    consequence: Span
    verb: int
    rule: str


def obligations(parse: Parse, actors: Actors, lexicon: CommitmentLexicon, pairs: Iterable[Pair]) -> Iterator[Clause]:
    """The treaty clauses that the text reports, in text order.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Cues.
        pairs: Its conditions and what they are conditions of.
    """
    conditions = {c.verb: c for c in pairs if c.rule.kind in _CONDITIONAL}
    mutual = _mutual_sentences(parse, lexicon)
    for i in range(len(parse)):
        if parse.pos[i] != "VERB":
            continue
        cue = lexicon.treaty.get(parse.lemma[i])
        if cue is not None and _is_treaty(parse, lexicon, subject(parse, i)):
            clause = _bound(parse, actors, i, cue.id, conditions) or _provision(parse, actors, i, cue.id, conditions)
        else:
            clause = _each_other(parse, actors, mutual, i, conditions)
        if clause is not None:
            yield clause


def _mutual_sentences(parse: Parse, lexicon: CommitmentLexicon) -> frozenset[int]:
    """Numbers of the sentences that name a treaty and say "each other"."""
    treaties, mutual = set(), set()
    for i in range(len(parse)):
        if parse.lemma[i] in lexicon.words.treaties:
            treaties.add(parse.sent[i])
        if parse.lower[i] == "other" and i and parse.lower[i - 1] == "each":
            mutual.add(parse.sent[i])
    return frozenset(treaties & mutual)


def _is_treaty(parse: Parse, lexicon: CommitmentLexicon, token: int | None) -> bool:
    if token is None:
        return False
    # "Article IV" is headed by its number.
    named = (token, *kids(parse, token, "compound"))
    return any(parse.lower[t] in lexicon.words.treaties or parse.lemma[t] in lexicon.words.treaties for t in named)


def _bound(parse: Parse, actors: Actors, verb: int, rule: str, conditions: dict[int, Pair]) -> Clause | None:
    """Objects as parties: "The treaty commits A and B to …": what they owe is the complement."""
    parties = _parties(parse, actors, objects(parse, verb))
    owed = [k for k in parse.kids[verb] if parse.dep[k] in ("xcomp", "ccomp") or _infinitive(parse, k)]
    span: Span | None = None
    if owed:
        inner = owed[0]
        if not parties:
            parties = _parties(parse, actors, [s for s in [subject(parse, inner)] if s is not None])
        condition = _condition(parse, (verb, inner), conditions)
        span = consequence_span(parse, inner, condition or Span(0, 0))
    else:
        condition = _condition(parse, (verb,), conditions)
        for p in kids(parse, verb, "prep"):
            if parse.lower[p] == "to":
                for o in kids(parse, p, "pcomp", "pobj"):
                    condition = condition or _condition(parse, (o,), conditions)
                    span = _without(phrase(parse, o), condition)
    if span is None or not parties:
        return None
    return Clause(parties, condition, span, verb, rule)


def _provision(parse: Parse, actors: Actors, verb: int, rule: str, conditions: dict[int, Pair]) -> Clause | None:
    """What an article says for whoever has signed it: "an attack on one shall be considered an attack on all"."""
    for owed in kids(parse, verb, "ccomp"):
        pair = conditions.get(owed)
        if pair is not None and _must(parse, owed):
            who = subject(parse, owed)
            parties = _parties(parse, actors, [who] if who is not None else [])
            return Clause(parties, pair.condition, pair.consequence, verb, rule)
    return None


def _must(parse: Parse, verb: int) -> bool:
    """Whether a verb says what is owed: "must", "shall"."""
    return any(parse.lower[k] in _MUST for k in kids(parse, verb, "aux"))


def _each_other(
    parse: Parse, actors: Actors, mutual: frozenset[int], verb: int, conditions: dict[int, Pair]
) -> Clause | None:
    """Mutual ones: "Under the treaty, A and B must defend each other if …"."""
    if parse.sent[verb] not in mutual or not _must(parse, verb):
        return None
    who = subject(parse, verb)
    parties = _parties(parse, actors, [who] if who is not None else [])
    if len(parties) < 2:
        return None
    condition = _condition(parse, (verb,), conditions)
    span = consequence_span(parse, verb, condition or Span(0, 0))
    if span is not None:
        # What is owed begins with the modal, behind the names of who owes it.
        modal_at = min(k for k in parse.kids[verb] if parse.dep[k] == "aux")
        span = Span(max(span.start, parse.start[modal_at]), span.end)
    return None if span is None else Clause(parties, condition, span, verb, "cue.treaty")


def _infinitive(parse: Parse, token: int) -> bool:
    return parse.dep[token] == "advcl" and any(parse.lower[k] == "to" for k in parse.kids[token])


def _parties(parse: Parse, actors: Actors, heads: list[int]) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for head in heads:
        for member in conjuncts(parse, head):
            one = actors.one(member)
            if one is NOBODY or not one.countries:
                continue
            # "both countries" stands for two parties at once.
            found += [Reference((e,), (c,)) for e, c in zip(one.entities or one.countries, one.countries, strict=False)]
    return tuple(found)


def _condition(parse: Parse, verbs: tuple[int, ...], conditions: dict[int, Pair]) -> Span | None:
    for verb in verbs:
        pair = conditions.get(verb)
        if pair is not None:
            return pair.condition
    return None


def _without(span: Span, condition: Span | None) -> Span:
    """A phrase up to where its condition begins."""
    if condition is not None and span.start < condition.start < span.end:
        return Span(span.start, condition.start - 1)
    return span
