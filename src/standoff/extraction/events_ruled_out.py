"""Readings of a verb or noun that are no act: accidents, rehearsals, grants of time and other people's salvoes."""

from standoff.extraction.grammar import is_negated, kids, objects, own_subject
from standoff.extraction.parse import Parse

# What happens to things without anybody doing it.
_MISHAPS = frozenset("crash collapse capsize derail collide overturn plunge erupt sink flood burst overflow".split())
# What is rehearsed does not happen.
REHEARSING = frozenset("rehearse simulate practise practice imitate mimic".split())
# Verbs of granting, and what is granted when somebody is set a deadline.
_GRANTING = frozenset("give grant allow leave hand allot set".split())
_TIME = frozenset("second minute hour day week fortnight month year time deadline ultimatum chance opportunity".split())
_CLAUSES = frozenset({"advcl", "xcomp", "acl", "relcl", "ccomp"})


def comes_to_aid(parse: Parse, noun: int) -> bool:
    """Whether a noun is the aid to which somebody comes: whose it is, or of whom, says who is helped."""
    above = parse.head[noun]
    to = parse.dep[noun] == "pobj" and parse.lower[above] == "to"
    return to and parse.lemma[noun] in AIDING and parse.lemma[parse.head[above]] in _COMING


# What one comes to for somebody's sake ("came to the aid of X", "rushed to X's defence").
AIDING = frozenset("aid assistance defence defense help rescue support".split())
_COMING = frozenset("come go rush hurry leap spring fly race jump hasten".split())


def is_accident(parse: Parse, verb: int) -> bool:
    """Whether a participle tells what an accident did: "the airliner crashed, killing 80"."""
    above = parse.head[verb]
    return (
        parse.tag[verb] == "VBG"
        and parse.dep[verb] in ("advcl", "conj", "dep")
        and parse.lemma[above] in _MISHAPS
        and parse.pos[above] == "VERB"
        and not objects_of(parse, above)
    )


def objects_of(parse: Parse, verb: int) -> list[int]:
    """Direct objects that stand after an active verb itself."""
    return [o for o in kids(parse, verb, "dobj") if o > verb]


def is_rehearsed(parse: Parse, verb: int) -> bool:
    """Whether the verb names what is rehearsed: "rehearsed striking ports"."""
    return parse.dep[verb] in ("xcomp", "ccomp", "pcomp") and any(
        parse.lemma[a] in REHEARSING for a in (parse.head[verb], parse.head[parse.head[verb]])
    )


def is_stopped(parse: Parse, verb: int) -> bool:
    """Whether the verb names what is stopped ("will stop shooting"): the stopping is what is told."""
    return (
        parse.dep[verb] in ("xcomp", "ccomp")
        and parse.tag[verb] == "VBG"
        and parse.lemma[parse.head[verb]] in _STOPPING
        and own_subject(parse, verb) is None
    )


def is_counted(parse: Parse, verb: int) -> bool:
    """Whether the participle stands for people ("spoke of one dead and four *wounded*")."""
    return (
        verb > 0
        and parse.tag[verb] == "VBN"
        and parse.pos[verb - 1] == "NUM"
        and not kids(parse, verb, "auxpass", "aux", "dobj", "agent")
    )


_STOPPING = frozenset("stop cease halt quit discontinue".split())


def given_time(parse: Parse, verb: int) -> int | None:
    """To whom time is given to do what an infinitive says ("gave *Oman* a week to free them"), or ``None``."""
    if parse.tag[verb] != "VB" or own_subject(parse, verb) is not None or parse.dep[verb] not in _CLAUSES:
        return None
    granting = parse.head[verb]
    if parse.pos[granting] == "NOUN" and parse.lemma[granting] in _TIME:
        timed = parse.dep[granting]
        granting = parse.head[granting]
        if timed in ("npadvmod", "appos") and parse.pos[granting] in ("NOUN", "PROPN"):
            granting = parse.head[granting]  # "gave the envoys | 72 hours": the time hangs on whom it is given to
    if parse.lemma[granting] not in _GRANTING or parse.pos[granting] != "VERB":
        return None
    between = range(granting + 1, verb)
    if not any(parse.lemma[i] in _TIME or parse.ner[i] in ("DATE", "TIME") for i in between):
        return None
    receivers = [o for o in objects(parse, granting) if parse.lemma[o] not in _TIME and parse.ner[o] != "DATE"]
    return receivers[0] if receivers else None


def of_them(parse: Parse, token: int) -> bool:
    """Whether a phrase counts things named before ("11 of them")."""
    return parse.pos[token] in ("NUM", "DET", "PRON", "ADJ") and any(
        parse.lower[p] == "them"
        for k in kids(parse, token, "prep")
        if parse.lower[k] == "of"
        for p in kids(parse, k, "pobj")
    )


def counted_before(parse: Parse, token: int) -> int | None:
    """The drones that are counted in "Ten drones crossed the line. Jets shot down *four* of them".

    ``None`` for other phrases, and where nothing such is told of in this sentence or the one before.
    """
    if not of_them(parse, token):
        return None
    verb = parse.head[token]
    for i in range(token - 1, parse.sentences[max(parse.sent[token] - 1, 0)][0] - 1, -1):
        told = parse.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj") and parse.pos[i] == "NOUN"
        if told and parse.head[i] != verb and parse.lemma[i] in _COUNTED and parse.lower[i] != "them":
            return i
    return None


_COUNTED = frozenset(
    "drone jet plane warplane aircraft missile rocket helicopter balloon tank boat ship vessel trawler tanker bomber "
    "fighter gunboat truck lorry vehicle projectile".split()
)


def leaves_open(parse: Parse, verb: int) -> bool:
    """Whether something is not ruled out."""
    return is_ruling_out(parse, verb) and is_negated(parse, verb)


def is_ruling_out(parse: Parse, verb: int) -> bool:
    """Whether the verb is "rule out"."""
    return parse.lemma[verb] == "rule" and any(parse.lower[k] == "out" for k in parse.kids[verb])
