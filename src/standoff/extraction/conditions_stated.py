"""Conditions that are stated as such: "its support is conditional on the return of the pilots"."""

from standoff.extraction.consequences import Pair
from standoff.extraction.grammar import kids, own_subject, phrase
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import TALKS
from standoff.lexicons.commitments import CommitmentLexicon, Condition

_BEING = frozenset("be remain stay".split())
_MAKING = frozenset("make keep render".split())


def _is_act(parse: Parse, lexicon: CommitmentLexicon, noun: int) -> bool:
    """Whether it is something that states do or grant: support, a release, talks."""
    lemma, words = parse.lemma[noun], lexicon.words
    if parse.pos[noun] not in ("NOUN", "VERB"):
        return False
    return lemma in words.granted | words.acts | words.pledged | TALKS or lemma.endswith(("ing", "tion", "ment", "wal"))


def conditional_on(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, last: int) -> Pair | None:
    """The pair that a predicate makes: what is conditional on what, or what somebody has made so.

    Args:
        parse: The document's parse.
        lexicon: Word lists.
        rule: The condition rule.
        first: The adjective.
        last: The preposition.
    """
    objects = kids(parse, last, "pobj", "pcomp")
    above = parse.head[first]
    if not objects or parse.pos[first] != "ADJ":
        return None
    verb = above
    while parse.pos[verb] not in ("VERB", "AUX") and parse.head[verb] != verb:
        verb = parse.head[verb]
    if parse.lemma[verb] in _BEING:
        thing = own_subject(parse, verb)
    elif parse.lemma[verb] in _MAKING:
        thing = next((k for k in kids(parse, verb, "dobj", "ccomp", "nsubj") if verb < k < first), None)
        thing = own_subject(parse, thing) if thing is not None and parse.dep[thing] == "ccomp" else thing
    else:
        return None
    if thing is None or not _is_act(parse, lexicon, thing):
        return None
    consequence = phrase(parse, thing)
    condition = phrase(parse, objects[0])
    if consequence.overlaps(condition) or consequence.end > parse.start[first]:
        consequence = parse.span(parse.token_at(consequence.start) or thing, first)
        if consequence.overlaps(condition):
            return None
    return Pair(rule, condition, objects[0], verb, consequence)
