"""Pronouns that mean nobody known, though somebody known was named before.

"The tycoon was arrested after *he* vowed to fight" tells of the tycoon, and "The army said *its* men had fired" of an
army that the article has not named.
"""

from collections.abc import Sequence
from itertools import pairwise

from standoff.extraction.drafts import Draft
from standoff.extraction.grammar import ancestors, kids, own_subject
from standoff.extraction.parse import Parse

_PERSONS = frozenset({"he", "she"})
_ARGUING = frozenset("argue contend complain object reason fear protest".split())
# Bodies that speak for themselves: what is "its" in their words is theirs.
_BODIES = frozenset("army military navy police federation association company firm union club airline".split())
# Officers of bodies that are no state: the Secretary-General, the High Commissioner.
_HEADING = frozenset({"secretary", "director", "high"})
_DEFINITE = frozenset({"the", "this", "that"})
# So many mentions back is what a pronoun may mean looked for.
_BACK = 20


def _is_known(history: Sequence[Draft], token: int) -> bool:
    return any(d.head == token and d.all_countries for d in history[-_BACK:])


def is_of_who_speaks(parse: Parse, history: Sequence[Draft], i: int) -> bool:
    """Whether "its" belongs to a body of a state that nobody knows here: "The army said *its* men had fired"."""
    owned = parse.head[i]
    verb = parse.head[owned]
    if parse.dep[owned] not in ("nsubj", "nsubjpass") or parse.dep[verb] != "ccomp":
        return False
    speaks = own_subject(parse, parse.head[verb])
    return speaks is not None and speaks < i and parse.lemma[speaks] in _BODIES and not _is_known(history, speaks)


def is_unknown_name(parse: Parse, history: Sequence[Draft], token: int) -> bool:
    """Whether a name is that of nobody known: a firm, a ship, somebody of no state."""
    return parse.tag[token] == "NNP" and not _is_known(history, token)


def is_of_a_stranger(parse: Parse, history: Sequence[Draft], i: int) -> bool:
    """Whether "he" goes on telling of somebody nobody knows: "the *tycoon* was arrested after he vowed …".

    So does the subject of the sentence behind: "The Secretary-General met Oslo's envoy. *He* urged the parties …".
    """
    verb = parse.head[i]
    if parse.dep[i] not in ("nsubj", "nsubjpass") or parse.dep[verb] not in ("advcl", "ROOT"):
        return False
    if parse.dep[verb] == "ROOT":
        about = _goes_on(parse, history, i)
        if about is None or not any(parse.lower[k] in _HEADING for k in kids(parse, about, "compound", "amod")):
            return False
    else:
        about = own_subject(parse, parse.head[verb])
    if about is None or about > i or parse.tag[about] not in ("NN", "NNP"):
        return False
    definite = any(parse.lower[k] in _DEFINITE for k in parse.kids[about] if parse.dep[k] == "det")
    return definite and not _is_known(history, about)


def _goes_on(parse: Parse, history: Sequence[Draft], i: int) -> int | None:
    """The first subject of the sentences before that is not the same pronoun, nobody known being meant by it."""
    for number in range(parse.sent[i] - 1, max(parse.sent[i] - _SENTENCES, -1), -1):
        first, beyond = parse.sentences[number]
        # the first subject, whatever the parser makes of the rest
        about = next((t for t in range(first, beyond) if parse.dep[t] in ("nsubj", "nsubjpass")), None)
        if about is None or parse.lower[about] != parse.lower[i]:
            return about
        if _is_known(history, about):
            return None
    return None


_SENTENCES = 5


def is_a_thing(parse: Parse, i: int) -> bool:
    """Whether "it" is no state: what somebody calls a crime, the film that shows a raid.

    "The spokesman called *it* a crime and said *it* broke the law": an act, and least of all his own state.
    """
    verb = parse.head[i]
    if parse.dep[i] == "dobj" and parse.lemma[verb] in _JUDGING:
        return True
    if parse.dep[i] != "nsubj":
        return False
    first = parse.sentences[max(0, parse.sent[i] - 1)][0]
    if parse.lemma[verb] in _SHOWING:
        return any(parse.lemma[k] in _FOOTAGE for k in range(first, i))
    said = parse.head[verb]
    judged = parse.head[said] if parse.dep[verb] == "ccomp" and parse.dep[said] == "conj" else said
    return judged != said and any(parse.lower[k] == "it" and is_a_thing(parse, k) for k in parse.kids[judged])


_JUDGING = frozenset("call brand label term dub describe denounce condemn decry deplore".split())
_SHOWING = frozenset("show depict portray capture".split())
_FOOTAGE = frozenset(
    "footage video film clip recording picture image photo photograph map chart document letter report message "
    "broadcast".split()
)


def is_objected_to(parse: Parse, history: Sequence[Draft], i: int) -> bool:
    """Whether "it" is what a person argues about, not his state: "he argued that *it* would split the land"."""
    verb = parse.head[i]
    said = parse.head[verb]
    if parse.dep[i] != "nsubj" or parse.dep[verb] != "ccomp" or parse.lemma[said] not in _ARGUING:
        return False
    who = own_subject(parse, said)
    if who is None or who > i:
        return False
    return parse.lower[who] in _PERSONS or any(d.head == who and d.human for d in history[-_BACK:])


def is_in_his_words(parse: Parse, named: int, i: int) -> bool:
    """Whether a name stands in a condition that a pronoun tells: "If *Rey* lands, *he* says, …" is another."""
    verb = parse.head[i]
    if parse.dep[i] != "nsubj" or not verb > named:
        return False
    chain = [named, *ancestors(parse, named)]
    for below, above in pairwise(chain):
        supposed = parse.dep[below] == "advcl" and any(parse.lower[k] in ("if", "unless") for k in parse.kids[below])
        if supposed and parse.lemma[verb] in _TELLING:
            return above == verb or parse.head[above] == verb or parse.head[verb] == above
    return False


def is_of_himself(parse: Parse, named: int, i: int) -> bool:
    """Whether a possessive stands in the phrase that names somebody, who is another: "a *member* of *his* team"."""
    if parse.tag[i] != "PRP$" or i < named or parse.pos[named] == "PROPN":
        return False
    for above in ancestors(parse, i):
        if above == named or parse.pos[above] in ("VERB", "AUX"):
            return above == named
    return False


_TELLING = frozenset("say tell add warn write state declare insist argue".split())
