"""Conditions without a conjunction: an act as the subject or object of a verb that says what it would lead to.

"A landing would mean war", "would treat a landing as an act of war", "would not tolerate a landing": the act is the
condition although nothing marks it as one.
"""

from standoff.extraction.consequences import Pair, made
from standoff.extraction.grammar import is_negated, is_passive, kids, own_subject, phrase, subtree
from standoff.extraction.menaces import is_costly
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import MODALS, WILL, auxiliaries
from standoff.lexicons.commitments import CommitmentLexicon, Condition
from standoff.model import Span

_INDEFINITE = frozenset("a an any another further more new every such each renewed repeated additional other".split())
# "A single drone would bring war": it need not be an act.
_ONE = frozenset({"single", "one"})
_LETTING = frozenset({"allow", "permit", "let"})
_COMING = frozenset("return enter come leave go visit travel land pass cross stay speak".split())
_PERSONS = frozenset(
    "ambassador envoy diplomat counterpart minister president official journalist consul delegate leader".split()
)
DEFENDING = frozenset("defend defence defense protect protection shield guard".split())
_FUTURE = WILL | {"must"}


def implied(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, verb: int) -> Pair | None:
    """The pair that a verb of one of the kinds ``predicate``, ``regard`` and ``tolerate`` makes, if any."""
    modals = auxiliaries(parse, verb) & MODALS
    if parse.dep[verb] == "conj" and parse.tag[verb] == "VB" and not kids(parse, verb, "aux"):
        modals = auxiliaries(parse, parse.head[verb]) & MODALS  # "would wait, and not tolerate a landing"
    if rule.being and not modals and _is_one(parse, verb):
        return _equals(parse, lexicon, rule, verb)
    if rule.kind == "predicate" and not modals and parse.lemma[verb] == "mean" and _is_for_all(parse, verb):
        return _predicate(parse, lexicon, rule, verb)
    if not modals or any(parse.lower[k] == "have" and parse.dep[k] == "aux" for k in parse.kids[verb]):
        return None
    match rule.kind:
        case "regard" if rule.being:
            return _equals(parse, lexicon, rule, verb) if modals & _FUTURE else None
        case "predicate":
            return _predicate(parse, lexicon, rule, verb) if modals & _FUTURE else None
        case "regard":
            return _regard(parse, lexicon, rule, verb) if modals & _FUTURE else None
        case "tolerate":
            return _tolerate(parse, lexicon, rule, verb)
        case _:
            return None


def _predicate(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, verb: int) -> Pair | None:
    """An act that has not happened, as the subject of what would follow."""
    who = own_subject(parse, verb)
    if who is None or is_negated(parse, verb):
        return None
    if parse.tag[who] == "VBG" or (parse.dep[who] in ("csubj", "csubjpass") and parse.tag[who] == "VB"):
        return made(parse, rule, phrase(parse, who), who, verb)
    single = any(parse.lower[k] in _ONE for k in kids(parse, who, "amod", "nummod"))
    if parse.pos[who] != "NOUN" or not (single or _names_act(parse, lexicon, who)):
        return None
    words = {parse.lower[k] for k in parse.kids[who] if parse.dep[k] in ("det", "amod", "predet")}
    bare = parse.tag[who] in ("NNS", "NN") and not any(parse.dep[k] in ("det", "poss") for k in parse.kids[who])
    least = any(parse.tag[k] == "JJS" for k in kids(parse, who, "amod"))
    if not words & _INDEFINITE and not bare and not least and not single:
        return None
    return made(parse, rule, phrase(parse, who), who, verb)


def _names_act(parse: Parse, lexicon: CommitmentLexicon, noun: int) -> bool:
    """Whether a noun says that something is done: a known act, or a gerund ("any drilling")."""
    lemma = parse.lemma[noun]
    return lemma in lexicon.words.acts or (lemma.endswith("ing") and len(lemma) > 5)


def _equals(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, verb: int) -> Pair | None:
    """What would be war: "any landing would be a declaration of war", "would amount to an act of aggression"."""
    who = own_subject(parse, verb)
    if who is None or who > verb or parse.pos[who] not in ("NOUN", "VERB") or is_negated(parse, verb):
        return None
    grounds = kids(parse, verb, "attr", "dobj", "oprd")
    for preposition in kids(parse, verb, "prep"):
        grounds += kids(parse, preposition, "pobj") if parse.lower[preposition] == "to" else []
    if any(parse.lemma[noun] == "target" for noun in grounds):
        # "Any base on the island would be a legitimate target": what is struck need not be an act.
        return made(parse, rule, phrase(parse, who), who, verb) if _is_indefinite(parse, who) else None
    if not any(is_casus_belli(parse, noun) or is_costly(parse, noun) for noun in grounds):
        return None
    if parse.pos[who] == "NOUN" and not _may_happen(parse, lexicon, who):
        return None
    return made(parse, rule, phrase(parse, who), who, verb)


def _is_one(parse: Parse, verb: int) -> bool:
    """Whether it is said for all time of whose attack is an attack on whom: "an attack on Riga *is* one on us"."""
    who = own_subject(parse, verb)
    if parse.tag[verb] != "VBZ" or who is None or parse.lemma[who] != "attack":
        return False
    return any(parse.lemma[k] == "attack" for k in kids(parse, verb, "attr")) and any(
        parse.lower[k] in _INDEFINITE for k in parse.kids[who]
    )


def _is_for_all(parse: Parse, verb: int) -> bool:
    """Whether it is said without a future what any such act leads to: "*any* further raid *means* war"."""
    who = own_subject(parse, verb)
    marks = {parse.lower[k] for k in kids(parse, who, "det", "amod")} if who is not None else set()
    return bool(marks & _ALL) and parse.tag[verb] in ("VBZ", "VBP", "VBD") and not kids(parse, verb, "aux")


_ALL = frozenset({"any", "every", "each", "another"})


def _is_indefinite(parse: Parse, noun: int) -> bool:
    """Whether a noun names no thing in particular: "any base", "foreign troops"."""
    marks = {parse.lower[k] for k in parse.kids[noun] if parse.dep[k] in ("det", "poss", "predet")}
    return not marks or bool(marks & _INDEFINITE)


def _may_happen(parse: Parse, lexicon: CommitmentLexicon, noun: int) -> bool:
    """Whether a noun names an act that has not happened: "a landing", "the extension of its waters to 12 miles"."""
    if any(parse.lower[k] in ("this", "that", "these", "those") for k in parse.kids[noun]):
        return False
    definite = any(parse.lower[k] == "the" for k in parse.kids[noun])
    of = any(parse.lower[k] in ("of", "to", "by") for k in kids(parse, noun, "prep"))
    known = _names_act(parse, lexicon, noun)
    changes = of and parse.lemma[noun].endswith(("tion", "sion", "ment"))
    return changes or (known and (of or not definite))


def is_casus_belli(parse: Parse, noun: int) -> bool:
    """Whether a noun phrase names what is answered with war: "an act of war", "a declaration of war", "aggression"."""
    if parse.lemma[noun] in ("aggression", "belli"):
        return True
    if parse.lemma[noun] in ("cause", "reason", "ground"):
        reasons = [o for p in kids(parse, noun, "prep") if parse.lower[p] == "for" for o in kids(parse, p, "pobj")]
        return any(parse.lemma[o] == "war" for o in reasons)
    of = [o for p in kids(parse, noun, "prep") if parse.lower[p] == "of" for o in kids(parse, p, "pobj")]
    if parse.lemma[noun] == "attack":
        # "An attack on Oslo would be an attack on Riga."
        return any(parse.lower[p] in ("on", "against", "upon") for p in kids(parse, noun, "prep"))
    return parse.lemma[noun] in ("act", "declaration") and any(parse.lemma[o] in ("war", "aggression") for o in of)


def regarded(parse: Parse, lexicon: CommitmentLexicon, verb: int) -> bool:
    """Whether *verb* says that something would be regarded as grounds to strike back."""
    ground = any(rule.kind == "regard" and not rule.being for rule in lexicon.verbs.get(parse.lemma[verb], ()))
    return ground and not is_negated(parse, verb) and _ground(parse, lexicon, verb) is not None


def _regard(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, verb: int) -> Pair | None:
    """What would be regarded as grounds to strike back; the consequence is what it would be regarded as."""
    ground = _ground(parse, lexicon, verb)
    if ground is None or is_negated(parse, verb):
        return None
    if is_passive(parse, verb):
        who = own_subject(parse, verb)
        if who is None or parse.pos[who] not in ("NOUN", "PROPN", "VERB"):
            return None
        return made(parse, rule, phrase(parse, who), who, verb)
    for thing in (*kids(parse, verb, "dobj", "ccomp", "nsubj"), *kids(parse, ground, "nsubj")):
        if thing > verb and thing != ground and parse.pos[thing] in ("NOUN", "PROPN", "VERB"):
            span, reason = phrase(parse, thing), _with_as(parse, ground)
            if parse.head[thing] == ground:
                reason = Span(parse.start[subtree(parse, thing)[-1] + 1], reason.end)
            if span.end > reason.start:
                span = Span(span.start, max(parse.end[thing], parse.start[parse.token_at(reason.start) or thing] - 1))
            return Pair(rule, span, thing, verb, reason) if span.end <= reason.start else None
    return None


def _ground(parse: Parse, lexicon: CommitmentLexicon, verb: int) -> int | None:
    """The noun that says what something is regarded as."""
    candidates = kids(parse, verb, "oprd", "attr")
    for preposition in kids(parse, verb, "prep"):
        if parse.lower[preposition] == "as":
            candidates += kids(parse, preposition, "pobj", "amod", "acomp", "pcomp")
    for thing in kids(parse, verb, "dobj", "nsubj", "nsubjpass"):
        # "Any attempt to land as an act of war": parsers hang "as" anywhere below.
        for preposition in subtree(parse, thing):
            if parse.lower[preposition] == "as" and parse.dep[preposition] == "prep":
                candidates += kids(parse, preposition, "pobj")
    # "Will consider any plane a target": read as a clause of its own.
    candidates += [k for k in kids(parse, verb, "dobj", "ccomp") if kids(parse, k, "nsubj")]
    for noun in candidates:
        if parse.lemma[noun] in lexicon.words.grounds:
            return noun
    return None


def _with_as(parse: Parse, ground: int) -> Span:
    span = phrase(parse, ground)
    above = parse.head[ground]
    return Span(min(span.start, parse.start[above]), span.end) if parse.lower[above] == "as" else span


def _tolerate(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, verb: int) -> Pair | None:
    """What the issuer will not let happen."""
    if not is_negated(parse, verb):
        return None
    if is_passive(parse, verb):
        who = own_subject(parse, verb)
        if who is None or who > verb or parse.pos[who] not in ("NOUN", "PROPN") or parse.lemma[verb] in _LETTING:
            return None
        return made(parse, rule, phrase(parse, who), who, verb)
    for thing in kids(parse, verb, "dobj", "ccomp"):
        clause = parse.dep[thing] == "ccomp"
        if thing < verb or (not clause and parse.pos[thing] not in ("NOUN", "PROPN")):
            continue
        wrong = parse.lemma[thing] in _WRONGS and parse.lemma[verb] != "let"
        if parse.lemma[verb] in _LETTING and not (wrong or clause or kids(parse, verb, "xcomp")):
            continue
        if parse.lemma[verb] in _LETTING and clause and (parse.lemma[thing] == "pass" or _travels(parse, thing)):
            continue
        span = phrase(parse, thing)
        for other in kids(parse, verb, "xcomp"):
            span = Span(span.start, max(span.end, phrase(parse, other).end))
        consequence = _up_to(parse, verb, span)
        return None if consequence is None else Pair(rule, span, thing, verb, consequence)
    return None


# What one does not allow others to do to one: "will not permit any violation of its waters".
_WRONGS = frozenset(
    "violation attempt attack threat breach encroachment incursion interference aggression infringement provocation "
    "intrusion trespass meddling occupation annexation blackmail".split()
)


def _travels(parse: Parse, verb: int) -> bool:
    """Whether one person would come or go: not to let an envoy return is a refusal, and no red line."""
    # "Let the envoy return" is also read as a noun, "envoy return".
    who = own_subject(parse, verb) or next(iter(kids(parse, verb, "compound")), None)
    if who is None or parse.lemma[verb] not in _COMING or parse.tag[who] not in ("NN", "NNP"):
        return False
    return parse.lemma[who] in _PERSONS or parse.ner[who] == "PERSON"


def _up_to(parse: Parse, verb: int, condition: Span) -> Span | None:
    """The words from the first auxiliary of *verb* (or its subject) to the condition."""
    first = min([verb, *kids(parse, verb, "aux", "neg", "nsubj")])
    who = own_subject(parse, verb)
    start = phrase(parse, who).start if who is not None and who < verb else parse.start[first]
    return Span(start, parse.end[verb]) if start < parse.end[verb] <= condition.start else None


def is_defended(parse: Parse, against: int, noun: int) -> bool:
    """Whether somebody would be defended *against* an attack that has not happened: "an attack", "invasion"."""
    above = parse.head[against]
    governor = parse.head[above] if parse.dep[above] == "dobj" else above
    if not {parse.lemma[above], parse.lemma[governor]} & DEFENDING:
        return False
    marks = [k for k in parse.kids[noun] if k < noun and parse.dep[k] in ("det", "poss", "amod", "compound", "nummod")]
    known = any(parse.dep[k] == "poss" or parse.ner[k] or parse.pos[k] == "PROPN" for k in marks)
    return not known and all(parse.lower[k] in ("a", "an") for k in marks if parse.dep[k] == "det")
