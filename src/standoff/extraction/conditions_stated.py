"""Conditions that stand in no clause of their own, or are stated as such.

"The moment they stop firing" hangs its clause on a noun, "otherwise" takes up what was said before, and "its support is
conditional on the return of the pilots", "the return of the pilots is a condition for talks" name the condition.
"""

from standoff.extraction.consequences import VERBAL, Pair, consequence_span, made, raised
from standoff.extraction.grammar import governing_verb, kids, own_subject, phrase, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import TALKS, is_modal
from standoff.lexicons.commitments import CommitmentLexicon, Condition
from standoff.model import Span

_BEING = frozenset("be remain stay".split())
_HINGING = ("hinge", "depend")
# What one gives or withholds at will.
_HANGING = frozenset(
    "support recognition release aid visit talks talk negotiation withdrawal membership vote lifting relief "
    "cooperation participation help assistance meeting summit loan return exchange ratification ceasefire truce".split()
)
_MAKING = frozenset("make keep render".split())
# Behind "on one condition" who said it may stand before the condition.
_ASIDE = 16
_SENTENCE_END = frozenset({".", "!", "”", '"', "’", ";"})


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
    verb = governing_verb(parse, first)
    if not objects or verb is None:
        return None
    if parse.lemma[verb] in _BEING:
        thing = own_subject(parse, verb)
    elif parse.lemma[verb] in _MAKING:
        thing = next((k for k in kids(parse, verb, "dobj", "ccomp", "nsubj") if verb < k < first), None)
        thing = own_subject(parse, thing) if thing is not None and parse.dep[thing] == "ccomp" else thing
        thing = own_subject(parse, first) if thing is None else thing
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


def moment(parse: Parse, rule: Condition, first: int, beyond: int) -> Pair | None:
    """Points in time, "the moment they stop firing", whose clause hangs on the noun."""
    noun = beyond - 1
    clauses = [k for k in kids(parse, noun, "relcl", "acl", "ccomp") if k > noun and _has_subject(parse, k)]
    opened = parse.head[noun]
    if not clauses and opened > noun and parse.dep[opened] in ("ccomp", "advcl", "dep"):
        return _opened_by(parse, rule, first, noun, opened)
    if not clauses or parse.dep[noun] not in ("npadvmod", "advmod", "dep", "dobj", "attr", "nmod"):
        return None
    verb = governing_verb(parse, noun)
    if verb is not None and parse.dep[verb] == "parataxis":
        # "Will close the road, it said, the moment they fire."
        verb = parse.head[verb]
    verb = None if verb is None else raised(parse, verb)
    # "The moment that they arrived": nothing is waited for; "the moment they cross, we fire" is.
    ahead = verb is not None and parse.tag[verb] in ("VBP", "VBZ") and parse.tag[clauses[0]] in ("VBP", "VBZ")
    ready = verb is not None and parse.tag[verb] == "VB" and parse.dep[verb] == "xcomp"
    if verb is None or not (is_modal(parse, verb) or ahead or ready):
        return None
    return made(parse, rule, parse.span(first, subtree(parse, clauses[0])[-1] + 1), clauses[0], verb)


def _has_subject(parse: Parse, verb: int) -> bool:
    """Whether somebody or something does it; the parser may give the subject to the auxiliary."""
    if own_subject(parse, verb) is not None:
        return True
    return any(kids(parse, k, "nsubj", "nsubjpass") for k in kids(parse, verb, "aux", "auxpass"))


def _opened_by(parse: Parse, rule: Condition, first: int, noun: int, clause: int) -> Pair | None:
    """A clause that the noun opens the sentence with: "The day they come back, cooperation will end"."""
    about = own_subject(parse, clause)
    if about is None or about < noun or parse.dep[noun] not in ("npadvmod", "advmod", "dep", "nmod"):
        return None
    above = parse.head[clause]
    after = [above, *(k for k in kids(parse, above, "ccomp") if k > clause)]
    # "The day she drops anchor, she leaves."
    now = parse.tag[clause] in ("VBZ", "VBP")
    verb = next(
        (k for k in after if k > clause and (is_modal(parse, k) or (now and parse.tag[k] in ("VBZ", "VBP")))), None
    )
    if verb is None or is_modal(parse, clause):
        return None
    tokens = [t for t in subtree(parse, clause) if t >= first]
    return made(parse, rule, parse.span(first, tokens[-1] + 1), clause, verb)


def adverb(parse: Parse, rule: Condition, first: int, beyond: int) -> Pair | None:
    """A word that takes up what was said before, at the head of its clause: "Otherwise, we will fire"."""
    start = parse.sentences[parse.sent[first]][0]
    opens = all(parse.pos[k] in ("PUNCT", "SPACE", "CCONJ") for k in range(start, first))
    taken_up = parse.lower[beyond - 1] == "which" and parse.word[first - 1] == ","
    # "Warned that it would be a threat and that in such a case …".
    after = first - 1 if first < 2 or parse.lower[first - 1] != "that" else first - 2
    such = parse.lower[first : first + 2] == ["in", "such"] and parse.head[first] < first
    if not (opens or taken_up or such) and parse.lower[after] not in (";", "or", "and", "but", ":", '"', "“"):
        return None
    if taken_up and parse.lower[first] == "failing":
        below = [k for k in kids(parse, first, "ccomp", "advcl", "relcl") if k > beyond and is_modal(parse, k)]
        if below:
            return made(parse, rule, parse.span(first, beyond), first, below[0])
    if parse.lower[first] == "if" and parse.word[beyond : beyond + 1] not in ([","], ["–"], ["-"], ["then"]):
        # "If not today": no clause of its own.
        return None
    verb = governing_verb(parse, first)
    for _ in range(3):
        if verb is None or verb >= beyond or (such and is_modal(parse, verb)):
            break
        verb = governing_verb(parse, verb)
    # "Until then the blockade stays."
    stays = verb is not None and parse.lemma[verb] in ("stay", "remain") and rule.announced
    if verb is None or not (is_modal(parse, verb) or stays):
        return None
    return made(parse, rule, parse.span(first, beyond), first, verb)


def precondition(parse: Parse, rule: Condition, noun: int, last: int) -> Pair | None:
    """What must come first, as the subject: "the return of the pilots is a condition for talks"."""
    if parse.lower[noun].startswith(_HINGING):
        return _hinging(parse, rule, noun, last)
    verb = parse.head[noun]
    who = own_subject(parse, verb)
    if parse.dep[noun] != "attr" or parse.lemma[verb] != "be" or who is None or parse.pos[who] not in ("NOUN", "VERB"):
        return None
    for p in kids(parse, noun, "prep"):
        for thing in kids(parse, p, "pobj", "pcomp") if parse.lower[p] in ("for", "to", "of") else ():
            return Pair(rule, phrase(parse, who), who, verb, phrase(parse, thing))
    return None


def _hinging(parse: Parse, rule: Condition, first: int, last: int) -> Pair | None:
    """The pair that a verb makes: "the release of the pilots hinges on an apology"; it may be read as a noun."""
    objects = kids(parse, last, "pobj", "pcomp")
    if not objects:
        return None
    who = own_subject(parse, first) if parse.pos[first] in VERBAL else None
    if who is None and parse.pos[first] == "NOUN":
        who = next((k for k in kids(parse, first, "compound") if k == first - 1), None)
    if who is None or parse.lemma[who] not in _HANGING:
        return None
    consequence = parse.span(subtree(parse, who)[0], first)
    if parse.pos[first] == "NOUN":
        consequence = parse.span(subtree(parse, first)[0], first)
    return Pair(rule, phrase(parse, objects[0]), objects[0], first, consequence)


def proviso(parse: Parse, rule: Condition, first: int, beyond: int) -> Pair | None:
    """The pair that "on one condition" announces: it stands behind a colon, or behind "(namely) that"."""
    opens, ends = parse.sentences[parse.sent[first]]
    start = beyond
    for start in range(beyond, min(beyond + _ASIDE, ends - 1)):
        if parse.word[start] == ":" or (parse.lower[start] == "that" and parse.dep[start] == "mark"):
            break
    else:
        return None
    start += parse.word[start] == ":"
    stop = next((k for k in range(start + 1, ends) if parse.word[k] in _SENTENCE_END), ends)
    stop = stop - 1 if parse.word[stop - 1] == "," else stop
    inside = range(start, stop)
    heads = [k for k in inside if parse.pos[k] in VERBAL and (parse.head[k] not in inside or parse.head[k] == k)]
    verb = next((k for k in range(first - 1, opens - 1, -1) if _is_granting(parse, k)), None)
    if not heads or verb is None or own_subject(parse, heads[0]) is None:
        return None
    condition = parse.span(start, stop)
    whole = consequence_span(parse, verb, condition)
    if whole is None:
        return None
    before = first - 1 if parse.word[first - 1] == "," else first
    consequence = Span(whole.start, max(parse.end[verb], min(whole.end, parse.end[before - 1])))
    return Pair(rule, condition, heads[0], verb, consequence)


def _is_granting(parse: Parse, verb: int) -> bool:
    """Whether a verb with a subject says what may or will be."""
    return parse.pos[verb] in VERBAL and is_modal(parse, verb) and own_subject(parse, verb) is not None
