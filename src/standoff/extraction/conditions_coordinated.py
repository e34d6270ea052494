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
_AGAIN = frozenset({"one", "another", "any"})
_OPENING = frozenset({"that", ":", "“", '"', "‘", "'", "but", "—", "–"})
# Between what is not to come and "and" stands who said it, at most.
_REACH = 30
_OUGHT = frozenset({"must", "should", "shall"})
_DEMANDING = frozenset({"demand", "require"})
_QUOTES = frozenset({'"', "“", "”", "‘", "’"})


def coordinated(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, link: int) -> Pair | None:
    """The pair that the conjunction *link* makes of what is bidden before it and what is announced behind it."""
    joined = parse.head[link]
    if parse.lower[link + 1 : link + 2] == ["else"]:
        return _or_else(parse, rule, link)
    if parse.dep[link] != "cc":
        return None
    if (parted := _parted(parse, lexicon, rule, joined, link)) is not None:
        return parted
    if not rule.negative and (blow := _one_more_before(parse, link)) is not None:
        return _unless_one_more(parse, lexicon, rule, blow, link)
    if (bargain := _bargain(parse, lexicon, rule, link)) is not None:
        return bargain
    if joined > link:
        return None
    second = next((k for k in kids(parse, joined, "conj") if k > link and parse.pos[k] in VERBAL), None)
    # "Free the diplomat or face war" is also read as "the diplomat or face".
    first = joined if parse.pos[joined] in VERBAL else governing_verb(parse, joined) or joined
    either = _is_either(parse, {first, joined})
    choice = second is not None and rule.negative and _is_put_to(parse, first, second, link)
    if second is None or not (choice or _follows(parse, lexicon, rule, second, either=either)):
        return None
    bidden: int | None = first
    if not (is_imperative(parse, first) or choice or (rule.negative and (either or _is_bidden(parse, first)))):
        # "Warned Oslo to leave or it would fire."
        below = kids(parse, first, "xcomp") if rule.negative and parse.lemma[first] in lexicon.cues else []
        bidden = next((k for k in below if k < link and "to" in auxiliaries(parse, k)), None)
    if bidden is None and rule.negative and parse.lemma[first] in _DEMANDING:
        return _demanded(parse, rule, first, second, link)
    if bidden is None:
        return None
    condition = _before(parse, bidden, link)
    consequence = consequence_span(parse, second, condition)
    return None if consequence is None else Pair(rule, condition, bidden, second, consequence)


def _is_put_to(parse: Parse, first: int, second: int, link: int) -> bool:
    """Whether others are put before a choice in the present: "*they sign*, or *we hit them*"."""
    own, ours = own_subject(parse, first), own_subject(parse, second)
    if own is None or ours is None or parse.lower[own] not in _OTHERS or parse.lower[ours] != "we":
        return False
    # The parser cannot tell "hit" from "hit".
    present = parse.tag[second] == "VBP" or parse.lower[second] == parse.lemma[second]
    plain = not auxiliaries(parse, first) and parse.tag[first] in ("VBP", "VBZ")
    return plain and present and parse.word[link - 1] == ","


def _bargain(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, link: int) -> Pair | None:
    """The pair of a thing that opens a sentence and what it brings: "*A real offer*, and we go back to the talks"."""
    opens, ends = parse.sentences[parse.sent[link]]
    while parse.word[opens] in _QUOTES and opens < link:
        opens += 1
    if rule.negative or parse.word[link - 1] != "," or not opens < link - 1 <= opens + _BRIEF:
        return None
    if parse.lower[opens] not in _SOME or any(parse.pos[k] in VERBAL for k in range(opens, link)):
        return None
    noun = next((k for k in range(opens + 1, link - 1) if parse.pos[k] == "NOUN"), None)
    second = next((k for k in range(link + 1, ends) if parse.pos[k] in VERBAL and parse.dep[k] != "aux"), None)
    who = None if second is None else own_subject(parse, second)
    if noun is None or second is None or who is None or who < link:
        return None
    ours = parse.lower[who] == "we" or parse.lemma[who] in lexicon.words.measures
    if not ours or parse.tag[second] not in ("VBP", "VBZ", "VB"):
        return None
    condition = parse.span(opens, link - 1)
    consequence = consequence_span(parse, second, condition)
    return None if consequence is None else Pair(rule, condition, noun, second, consequence)


_OTHERS = frozenset({"they", "he", "she", "you"})
_SOME = frozenset({"a", "an", "one", "any", "no"})
# What is offered for something takes no more words.
_BRIEF = 8


def _one_more_before(parse: Parse, link: int) -> int | None:
    """What is not to come once more: "one more *shell* and we will fire", "“Another *step*,” he said, “and we …”"."""
    opens = parse.sentences[parse.sent[link]][0]
    for noun in range(link - 1, max(opens, link - _REACH), -1):
        if parse.lemma[noun] not in _BLOWS or parse.pos[noun] != "NOUN":
            continue
        first = next((k for k in range(noun - 1, max(opens - 1, noun - 4), -1) if parse.lower[k] in _AGAIN), None)
        if first is None or (parse.lower[first] != "another" and parse.lower[first + 1] != "more"):
            continue
        if first > opens and parse.lower[first - 1] not in _OPENING:
            continue
        # "... and" follows at once, or behind a comma who said it stands between.
        last = max(subtree(parse, noun))
        if last >= link - 1 or parse.word[last + 1] in (",", "”", '"', "’"):
            return noun
    return None


def _unless_one_more(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, blow: int, link: int) -> Pair | None:
    """The pair of what is not to come once more, and what is announced for it."""
    over = parse.head[link]
    joined = [over] if over > link else [k for k in kids(parse, over, "conj") if k > link]
    second = next((k for k in joined if parse.pos[k] in VERBAL), None)
    if second is None and parse.pos[link + 1] == "PRON":
        # "One more rocket and *they will have* …", hung on whoever says it.
        clause = parse.head[link + 1]
        second = clause if parse.dep[clause] == "ccomp" and own_subject(parse, clause) == link + 1 else None
    if second is None or not _follows(parse, lexicon, rule, second, either=False):
        return None
    condition = _before(parse, blow, link)
    consequence = consequence_span(parse, second, condition)
    return None if consequence is None else Pair(rule, condition, blow, second, consequence)


def _demanded(parse: Parse, rule: Condition, verb: int, second: int, link: int) -> Pair | None:
    """The pair of a thing that is demanded and what else will be: "demanded an apology by noon, or it would leave"."""
    things = [k for k in kids(parse, verb, "dobj") if verb < k < link]
    if not things or not auxiliaries(parse, second) & WILL:
        return None
    stop = link - 1 if parse.word[link - 1] == "," else link
    condition = parse.span(subtree(parse, things[0])[0], stop)
    consequence = consequence_span(parse, second, condition)
    return None if consequence is None else Pair(rule, condition, things[0], second, consequence)


def _parted(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, joined: int, link: int) -> Pair | None:
    """The pair of what is bidden and what follows with who said it in between: "leave, he warned, or we will fire"."""
    own = own_subject(parse, joined)
    second = next((k for k in kids(parse, joined, "conj") if k > link and parse.pos[k] in VERBAL), None)
    if own is None or second is None or not own < joined < link:
        return None
    comma = subtree(parse, own)[0] - 1
    while parse.word[comma] in _QUOTES and comma > 0:
        comma -= 1
    first = parse.sentences[parse.sent[link]][0]
    while parse.word[first] in _QUOTES:
        first += 1
    if parse.word[comma] != "," or not first < comma or parse.word[link - 1] not in (",", *_QUOTES):
        return None
    # What is bidden opens the sentence, and hangs with the saying in either direction.
    linked = joined in (parse.head[first], first) or parse.head[joined] == first
    if not linked or not is_imperative(parse, first) or not _follows(parse, lexicon, rule, second, either=False):
        return None
    condition = parse.span(first, comma)
    consequence = consequence_span(parse, second, condition)
    return None if consequence is None else Pair(rule, condition, first, second, consequence)


def _or_else(parse: Parse, rule: Condition, link: int) -> Pair | None:
    """The pair that "or else" makes, which the parser may hang anywhere: "leave or else we will come for you"."""
    opens, ends = parse.sentences[parse.sent[link]]
    while parse.word[opens] in _QUOTES:
        opens += 1
    told = is_imperative(parse, opens) or any(parse.lower[k] in _OUGHT for k in range(opens, link))
    later = (k for k in range(link + 2, ends) if parse.pos[k] in VERBAL and auxiliaries(parse, k) & WILL)
    second = next(later, None)
    if not told or second is None or own_subject(parse, second) is None:
        return None
    stop = link - 1 if parse.word[link - 1] == "," else link
    condition = parse.span(opens, stop)
    consequence = consequence_span(parse, second, condition)
    if consequence is None:
        return None
    start = max(consequence.start, parse.start[link + 2])
    return Pair(rule, condition, opens, second, Span(start, consequence.end))


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
        able = not rule.negative and "can" in auxiliaries(parse, second)
        able = able and parse.lower[own_subject(parse, second) or second] == "we"  # "leave, and then we can talk"
        return present or able or bool(auxiliaries(parse, second) & WILL)
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
