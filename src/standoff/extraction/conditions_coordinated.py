"""Conditions that a coordination makes: what is bidden, and what follows if it is done or not.

"Leave, or we will fire", "must leave or face sanctions", "leave and we will talk": no subordinator marks them.
"""

from standoff.extraction.consequences import VERBAL, Pair, consequence_span
from standoff.extraction.grammar import governing_verb, kids, own_subject, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import MODALS, WILL, auxiliaries, is_imperative, is_risk
from standoff.lexicons.commitments import CommitmentLexicon, Condition
from standoff.model import Span

_BLOWS = frozenset(
    "shell rocket missile bomb shot bullet mine drone step attack raid incursion provocation violation".split()
)
_OUGHT = frozenset({"must", "should", "shall"})


def coordinated(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, link: int) -> Pair | None:
    """The pair that the conjunction *link* makes of what is bidden before it and what is announced behind it."""
    joined = parse.head[link]
    if parse.dep[link] != "cc" or joined > link:
        return None
    second = next((k for k in kids(parse, joined, "conj") if k > link and parse.pos[k] in VERBAL), None)
    # "Free the diplomat or face war" is also read as "the diplomat or face".
    first = joined if parse.pos[joined] in VERBAL else governing_verb(parse, joined) or joined
    either = _is_either(parse, {first, joined})
    if second is None or not _follows(parse, lexicon, rule, second, either=either):
        return None
    bidden: int | None = first
    if not rule.negative and parse.pos[joined] not in VERBAL and _is_one_more(parse, joined):
        condition = _before(parse, joined, link)
        consequence = consequence_span(parse, second, condition)
        return None if consequence is None else Pair(rule, condition, joined, second, consequence)
    if not (is_imperative(parse, first) or (rule.negative and (either or _is_bidden(parse, first)))):
        # "Warned Oslo to leave or it would fire."
        below = kids(parse, first, "xcomp") if rule.negative and parse.lemma[first] in lexicon.cues else []
        bidden = next((k for k in below if k < link and "to" in auxiliaries(parse, k)), None)
    if bidden is None:
        return None
    condition = _before(parse, bidden, link)
    consequence = consequence_span(parse, second, condition)
    return None if consequence is None else Pair(rule, condition, bidden, second, consequence)


def _is_one_more(parse: Parse, noun: int) -> bool:
    """Whether no more than what is not to come is named: "one more shell *and we will fire*", "another step and …"."""
    if parse.lemma[noun] not in _BLOWS or parse.dep[noun] not in ("ccomp", "ROOT", "dep", "npadvmod", "advcl"):
        return False
    before = {parse.lower[k] for k in parse.kids[noun] if k < noun}
    return "another" in before or {"one", "more"} <= before or {"any", "more"} <= before


def _is_either(parse: Parse, verbs: set[int]) -> bool:
    """Whether "either" opens a clause; parsers hang it on the verb or, like an article, on the subject."""
    near = {*verbs, *(who for v in verbs if (who := own_subject(parse, v)) is not None)}
    return any(
        parse.lower[k] == "either" and parse.dep[k] in ("preconj", "det", "cc", "advmod")
        for n in near
        for k in parse.kids[n]
    )


def _follows(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, second: int, *, either: bool) -> bool:
    """Whether a clause says what will follow: "we will fire", and after "or" also "face sanctions".

    After "either" the present will do: "either they leave or *there is no truce*".
    """
    if own_subject(parse, second) is not None or kids(parse, second, "expl"):
        present = either and rule.negative and parse.tag[second] in ("VBZ", "VBP")
        return present or bool(auxiliaries(parse, second) & WILL)
    return rule.negative and is_risk(parse, lexicon.words, second)


def _is_bidden(parse: Parse, verb: int) -> bool:
    """Whether somebody is told to do something: "must leave", "had better leave", "told Oslo to leave"."""
    words = auxiliaries(parse, verb)
    if words & _OUGHT or ("to" in words and not words & MODALS):
        return True
    better = any(parse.lower[k] == "better" for k in kids(parse, verb, "advmod"))
    return better and any(parse.lower[k] in ("had", "'d") for k in kids(parse, verb, "aux"))


def _before(parse: Parse, first: int, link: int) -> Span:
    """What is bidden: the clause of its verb up to the conjunction."""
    tokens = [t for t in subtree(parse, first) if t < link]
    colon = max((t for t in tokens if parse.word[t] == ":" and t < first), default=-1)
    tokens = [t for t in tokens if t > colon]
    while len(tokens) > 1 and (parse.pos[tokens[0]] in ("PUNCT", "SPACE") or parse.dep[tokens[0]] == "mark"):
        tokens.pop(0)
    while len(tokens) > 1 and parse.pos[tokens[-1]] in ("PUNCT", "SPACE"):
        tokens.pop()
    return parse.span(tokens[0], tokens[-1] + 1)
