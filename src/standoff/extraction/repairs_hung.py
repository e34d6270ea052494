"""Repairs of conditions that an aside parts from what they are conditions of.

In "Oslo will stay away, its minister said, *pending an apology*" the parser hangs the condition on the saying, in
"Whoever leaves, he said, *will keep* his land" nobody keeps it, and in "Should one state attack another" none attacks.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import FINITE, kids, subtree
from standoff.extraction.repairs import SUBJECTS, attach, is_under, leftmost, make_root, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

# What opens a condition behind an aside; clauses with "if" and the like are found where they hang.
_OPENING = (
    *((w,) for w in "without pending barring failing regardless irrespective whatever whichever".split()),
    *(("short", "of"), ("no", "sooner"), ("no", "earlier"), ("not", "before"), ("so", "long"), ("as", "long")),
    *(("for", "as"), ("for", "so"), ("in", "return"), ("in", "exchange"), ("in", "the"), ("only", "if")),
    *(("only", "after"), ("only", "when"), ("only", "once"), ("only", "in"), ("but", "only")),
)
_TAILS = frozenset({"prep", "advmod", "advcl", "npadvmod", "dobj", "ccomp"})
_MODALS = frozenset("will would shall may might can could must 'll 'd wo stay stays remain remains".split())
_QUOTES = frozenset({'"', "“", "”", "‘", "’"})
_ATTACKING = frozenset("attack strike raid land move march close fire force block seize invade shell test".split())
_BIDDING = frozenset("retaliate escalate comply surrender disarm withdraw yield obey resist cooperate".split())
_SAYING = frozenset("threaten warn say add tell vow promise urge order demand declare write tweet post".split())
_GOING_ON = frozenset("stop start begin continue resume cease quit keep halt".split())
_BEHIND = frozenset({"DT", "PRP", "PRP$", "IN", "RP"})


def free_hung(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a condition behind an aside to the words before it, in place: "Oslo will stay, it said, *pending May*"."""
    for said in range(first + 3, beyond - 2):
        if parse.pos[said] != "VERB" or (main := _before(parse, said)) is None:
            continue
        for tail in [k for k in parse.kids[said] if k > said and parse.dep[k] in _TAILS]:
            start = leftmost(parse, tail)
            before = start - 1
            while parse.word[before] in _QUOTES and before > said:
                before -= 1
            if parse.word[before] == "," and _opens(parse, start):
                attach(parse, tail, main, "advcl" if parse.dep[tail] == "ccomp" else parse.dep[tail])


def free_whoever(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a subject of whoever is meant, in place: "*Whoever lands*, he said, will be shot"."""
    for who in range(first, beyond - 4):
        clause = parse.head[who]
        if parse.lower[who] != "whoever" or parse.dep[who] != "nsubj" or clause < who:
            continue
        said = parse.head[clause]
        if parse.dep[clause] not in ("advcl", "ccomp", "csubj") or not clause < said < beyond:
            continue
        main = parse.head[said] if parse.dep[said] in ("parataxis", "csubj", "advcl") else said
        will = any(parse.lower[k] in _MODALS for k in kids(parse, main, "aux"))
        if will and main > said and not [k for k in kids(parse, main, *SUBJECTS) if k != said]:
            attach(parse, said, main, "parataxis")
            attach(parse, clause, main, "csubj")


def free_were(parse: "Parse", first: int, beyond: int) -> None:
    """Hangs what may be asked or done on what would follow, in place: "would fly there tomorrow *were he asked*"."""
    for were in range(first + 3, beyond - 2):
        verb = were + 2
        if parse.lower[were] != "were" or parse.lower[were + 1] not in _PERSONS or parse.tag[verb] not in _PAST:
            continue
        main = next((k for k in range(were - 1, first, -1) if parse.lower[k] in ("would", "'d")), None)
        if main is None or parse.dep[main] != "aux" or parse.head[main] > were or parse.dep[verb] == "ROOT":
            continue
        attach(parse, verb, parse.head[main], "advcl")
        attach(parse, were, verb, "auxpass")
        attach(parse, were + 1, verb, "nsubjpass")
        parse.tag[verb], parse.pos[verb] = "VBN", "VERB"


_PERSONS = frozenset("i he she it we they you".split())
_PAST = frozenset({"VBN", "VBD"})


def free_attacked(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of a noun behind "should" and its subject, in place: "Should one state *attack* another, …"."""
    for should in range(first, beyond - 5):
        if parse.lower[should] != "should" or parse.dep[should] not in ("aux", "advcl"):
            continue
        named = [k for k in parse.kids[should] if k > should and parse.dep[k] == "nsubj"]
        verb = named[0] if named else parse.head[should]
        who = verb - 1
        if parse.lemma[verb] not in _ATTACKING or parse.pos[verb] != "NOUN" or not should < who:
            continue
        if parse.head[who] != verb or parse.dep[who] != "compound" or parse.tag[verb + 1] not in _BEHIND:
            continue
        main = _main(parse, should, verb, beyond)
        if main is None:
            continue
        parse.pos[verb], parse.tag[verb] = "VERB", "VB"
        for k in list(parse.kids[verb]):
            if k < who:
                attach(parse, k, who, parse.dep[k])
            elif k > verb and parse.dep[k] in ("appos", "dep"):
                attach(parse, k, verb, "dobj")
        attach(parse, verb, main, "advcl")
        attach(parse, who, verb, "nsubj")
        for k in [k for k in parse.kids[should] if k != verb]:
            attach(parse, k, verb, "dobj" if k > verb and parse.dep[k] in ("dobj", "appos") else parse.dep[k])
        attach(parse, should, verb, "aux")


def free_gerunds(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a gerund to the verb that goes before it, in place: "offers a truce if Oslo *stops* | *bombing*"."""
    for doing in range(first + 2, beyond):
        verb = doing - 1
        if parse.tag[doing] != "VBG" or parse.lemma[verb] not in _GOING_ON or parse.pos[verb] != "VERB":
            continue
        elsewhere = parse.head[doing] not in (verb, doing) and parse.dep[doing] in ("advcl", "xcomp", "ccomp", "dep")
        if elsewhere and not is_under(parse, verb, doing) and not kids(parse, verb, "dobj", "xcomp", "ccomp"):
            attach(parse, doing, verb, "xcomp")


def free_contact(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a clause of a name and its verb right behind a noun, in place: "a figure *Oslo dismissed*"."""
    for done in range(first + 2, beyond):
        who, noun = done - 1, parse.head[done]
        if parse.dep[done] != "acl" or parse.tag[done] not in ("VBD", "VBN") or parse.pos[who] != "PROPN":
            continue
        beside = parse.dep[who] == "appos" and parse.head[who] == noun and leftmost(parse, who) == noun + 1
        if beside and parse.pos[noun] == "NOUN" and not kids(parse, done, "agent", "dobj"):
            attach(parse, who, done, "nsubj")
            parse.dep[done], parse.tag[done] = "relcl", "VBD"


def free_viewed(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb the subject behind whom it is so for, in place: "For Oslo, *a base there* is a red line"."""
    for word in range(first, beyond - 5):
        if parse.lower[word] != "for" or not (word == first or parse.word[word - 1] in (".", *_QUOTES)):
            continue
        for who in range(word + 1, min(word + 6, beyond)):
            for thing in [k for k in parse.kids[who] if k > who and parse.dep[k] == "appos"]:
                verb = subtree(parse, thing)[-1] + 1
                start = leftmost(parse, thing)
                plain = verb < beyond and parse.tag[verb] in ("VBZ", "VBP") and parse.lemma[verb] == "be"
                own = kids(parse, verb, *SUBJECTS) if plain else []
                if not plain or parse.word[start - 1] != "," or any(k != who for k in own):
                    continue
                attach(parse, thing, verb, "nsubj")
                attach(parse, word, verb, "prep")
                attach(parse, who, word, "pobj")


def free_reserved(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of "reserves" before "the right", in place: "Chad *reserves* the right to act"."""
    for verb in range(first + 1, beyond - 3):
        if parse.lower[verb] != "reserves" or parse.tag[verb] != "NNS" or parse.lower[verb + 2] != "right":
            continue
        who = verb - 1
        if parse.head[who] != verb or parse.pos[who] not in ("PROPN", "NOUN", "ADJ"):
            continue
        parse.pos[verb], parse.tag[verb], parse.lemma[verb] = "VERB", "VBZ", "reserve"
        for k in [k for k in parse.kids[verb] if k < who]:
            attach(parse, k, who, parse.dep[k])
        attach(parse, who, verb, "nsubj")
        right = verb + 2
        deeds = [k for k in kids(parse, right, "acl", "relcl") if parse.tag[k] == "VB"]
        for k in deeds[1:]:
            # "the right to act should Chad land"
            if any(parse.lower[a] == "should" for a in kids(parse, k, "aux")):
                attach(parse, k, deeds[0], "advcl")


def free_hinges(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of "hinges" before "on", in place: "the release of the pilots *hinges* on an apology"."""
    for verb in range(first + 1, beyond - 2):
        if parse.lower[verb] != "hinges" or parse.tag[verb] != "NNS" or parse.lower[verb + 1] not in ("on", "upon"):
            continue
        who = verb - 1
        if parse.head[who] != verb or parse.dep[who] not in ("compound", "nmod", "amod"):
            continue
        for k in [k for k in parse.kids[verb] if k < who]:
            attach(parse, k, who, parse.dep[k])
        take_place(parse, who, verb)
        top = who
        while parse.head[top] < verb and parse.head[top] != top and parse.pos[parse.head[top]] not in ("VERB", "AUX"):
            top = parse.head[top]
        take_place(parse, verb, top)
        if parse.dep[verb] in SUBJECTS:
            parse.dep[verb] = "ccomp"
        for k in [k for k in parse.kids[top] if k > verb]:
            attach(parse, k, verb, parse.dep[k])
        attach(parse, top, verb, "nsubj")
        parse.pos[verb], parse.tag[verb], parse.lemma[verb] = "VERB", "VBZ", "hinge"


# What stands before the first word of a sentence or of a quotation.
_BEFORE = frozenset({".", "!", *_QUOTES})


def free_bidden(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of a word that opens a sentence and bids, in place: "*Retaliate*, and we will double it"."""
    for token in range(first, beyond - 3):
        if token != first and parse.word[token - 1] not in _BEFORE:
            continue
        if kids(parse, token, *SUBJECTS, "aux", "mark"):
            continue
        if parse.lower[token] in _BIDDING and parse.pos[token] != "VERB" and parse.word[token + 1] == ",":
            parse.pos[token], parse.tag[token], parse.lemma[token] = "VERB", "VB", parse.lower[token]
        said = parse.head[token]
        bidden = parse.dep[token] == "advcl" and parse.tag[token] == "VB" and token < said
        if bidden and parse.lemma[said] in _SAYING:
            # "Retaliate, he threatened, and …"
            attach(parse, token, said, "ccomp")
        if parse.dep[token] == "ccomp" and parse.tag[token] == "VB" and token < said:
            _join(parse, token, said)
    for said in range(first + 2, beyond - 3):
        # The same taken for a row of deeds.
        bid = parse.head[said]
        row = parse.dep[said] == "conj" and bid < said and parse.tag[bid] == "VB" and parse.lemma[said] in _SAYING
        if not row or kids(parse, bid, "cc", "aux", *SUBJECTS) or parse.head[bid] != bid:
            continue
        own = [k for k in kids(parse, said, *SUBJECTS) if bid < k < said]
        if own and parse.word[leftmost(parse, own[0]) - 1] in (",", *_QUOTES):
            make_root(parse, said)
            attach(parse, bid, said, "ccomp")
            _join(parse, bid, said)


def _join(parse: "Parse", bid: int, said: int) -> None:
    """Joins what will follow to what is bidden, where it was joined to the saying in between."""
    for k in [k for k in kids(parse, said, "conj") if k > said and kids(parse, k, *SUBJECTS) and _is_to_come(parse, k)]:
        links = [c for c in kids(parse, said, "cc") if said < c < k]
        if links and parse.word[links[-1] - 1] in (",", *_QUOTES) and parse.lemma[said] in _SAYING:
            attach(parse, k, bid, "conj")
            attach(parse, links[-1], bid, "cc")


def _before(parse: "Parse", said: int) -> int | None:
    """What is said in front of an aside with a speaker, if it is told as to come: "*Oslo will stay*, it said, …"."""
    who = [k for k in kids(parse, said, *SUBJECTS) if k < said]
    if not who:
        return None
    start = leftmost(parse, who[0])
    while start > 1 and parse.word[start - 1] in _QUOTES:
        start -= 1
    if start < 2 or parse.word[start - 1] != ",":
        return None
    over = parse.head[said]
    mains = [over] if parse.dep[said] == "parataxis" else [k for k in kids(parse, said, "ccomp") if k < start]
    mains = [m for m in mains if m < start and parse.pos[m] in ("VERB", "AUX")]
    return next((m for m in mains if _is_to_come(parse, m)), None)


def _is_to_come(parse: "Parse", verb: int) -> bool:
    return any(parse.lower[k] in _MODALS for k in kids(parse, verb, "aux")) or parse.lower[verb] in _MODALS


def _opens(parse: "Parse", start: int) -> bool:
    """Whether a condition begins with these words."""
    words = tuple(parse.lower[start : start + 2])
    return any(words[: len(opening)] == opening for opening in _OPENING)


def _main(parse: "Parse", should: int, verb: int, beyond: int) -> int | None:
    """What would follow: the finite verb that *should* hangs under, or what its verb of saying says."""
    above = parse.head[should]
    above = parse.head[verb] if above == verb else above
    if parse.pos[above] not in ("VERB", "AUX") or not verb < above < beyond or is_under(parse, above, verb):
        return None
    later = [k for k in kids(parse, above, "ccomp") if k > above]
    found = later[0] if later else above
    finite = parse.tag[found] in FINITE or bool(kids(parse, found, "aux", "auxpass"))
    return found if finite else None


NEEDS: dict[Repair, Needs] = {
    free_attacked: needs(lower={"should"}),
    free_contact: needs(dep={"appos"}, tag={"VBD", "VBN"}),
    free_gerunds: needs(lemma=_GOING_ON, tag={"VBG"}),
    free_hinges: needs(lower={"hinges"}),
    free_hung: needs(lower={","}),
    free_reserved: needs(lower={"reserves"}),
    free_viewed: needs(lower={"for"}, dep={"appos"}),
    free_were: needs(lower={"were"}),
    free_whoever: needs(lower={"whoever"}),
}
