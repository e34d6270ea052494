"""What the clause of a pronoun says about who can be meant, whoever was named last."""

from standoff.extraction.grammar import ancestors, conjuncts, first_conjunct, kids, own_subject, prepositions, subject
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import VOWING

_ANYBODY = frozenset("whoever whosoever anyone anybody everyone everybody someone somebody nobody".split())
_EACH = frozenset("any every each no whichever whatever".split())
_CONDITIONS = frozenset("if unless when once should until whenever".split())
# What follows a possessive in the style of a monarch or envoy: "Her Majesty", "His Excellency".
_STYLES = frozenset("majesty excellency highness holiness honour honor grace eminence lordship ladyship".split())
_SAYING = frozenset("say tell add warn declare insist argue claim complain announce allege believe think".split())


def is_anybodys(parse: Parse, i: int) -> bool:
    """Whether a pronoun means nobody in particular: "whoever lays down *his* arms", "any man who leaves *his* post".

    So does one in the main clause behind: "Whoever leaves will keep *his* pay".
    """
    for clause in (parse.head[i], *ancestors(parse, i)):
        if parse.lemma[clause] in _SAYING | VOWING and parse.dep[i] == "nsubj" and parse.head[i] == clause:
            return False  # "Whoever leaves, he pledged, will keep his pay"
        if parse.pos[clause] not in ("VERB", "AUX"):
            continue
        about = own_subject(parse, clause)
        if about is not None and about < i and parse.lower[about] in _ANYBODY:
            return True
        for below in kids(parse, clause, "csubj", "nsubj"):
            opening = next((k for k in parse.kids[below] if parse.lower[k] in _ANYBODY), None)
            if opening is not None and below < i:
                return True
        if parse.dep[clause] in ("relcl", "acl"):
            noun = parse.head[clause]
            if any(parse.lower[k] in _EACH for k in kids(parse, noun, "det")) or parse.lower[noun] in _ANYBODY:
                return True
    return False


def is_style(parse: Parse, i: int) -> bool:
    """Whether a possessive belongs to a style: "*Her* Britannic Majesty's Government"."""
    return any(word in _STYLES for word in parse.lower[i + 1 : i + 3])


def doer_of(parse: Parse, i: int) -> int | None:
    """Who does what a pronoun that is no subject undergoes, and so is not meant by it, through "who" as well.

    "Ruiz, who had accused *him*", "Ruiz expected to receive *him*".
    """
    if parse.dep[i] in ("nsubj", "nsubjpass", "poss"):
        return None
    verb = next((t for t in ancestors(parse, i) if parse.pos[t] in ("VERB", "AUX")), None)
    if verb is None:
        return None
    who = subject(parse, verb)
    if who is not None and parse.lower[who] in ("who", "which", "that"):
        clause = next((t for t in (verb, *ancestors(parse, verb)) if parse.dep[t] == "relcl"), None)
        who = None if clause is None else parse.head[clause]
    if who is None or parse.dep[who] != "pobj" or parse.lower[parse.head[who]] != "of":
        return who
    whose = parse.head[parse.head[who]]
    return whose if parse.pos[whose] == parse.pos[who] == "PROPN" else who  # "Ruiz of Peru, who had accused him"


def supposed_before(parse: Parse, i: int) -> int | None:
    """The subject of a clause that supposes something, with which a sentence opens: "unless *Ruiz* yields, he will"."""
    verb = parse.head[i]
    if parse.dep[i] not in ("nsubj", "nsubjpass"):
        return None
    for clause in kids(parse, verb, "advcl"):
        opens = any(parse.lower[k] in _CONDITIONS for k in kids(parse, clause, "mark", "advmod"))
        if clause < i and opens and parse.lemma[verb] not in _SAYING:
            return own_subject(parse, clause)
    return None


def told_of_by_his_own(parse: Parse, i: int) -> int | None:
    """Whose people say it: *Ruiz* in "Ruiz's critics said that he had failed"."""
    verb = parse.head[i]
    said = parse.head[verb]
    if parse.dep[i] not in ("nsubj", "nsubjpass") or parse.dep[verb] != "ccomp" or parse.lemma[said] not in _SAYING:
        return None
    who = own_subject(parse, said)
    return next(iter(kids(parse, who, "poss")), None) if who is not None and who < i else None


def for_whom(parse: Parse, i: int) -> int | None:
    """Whom a condition is about: X in "it would be a bad day for X if *it* did that"."""
    verb = parse.head[i]
    main = parse.head[verb]
    if parse.dep[i] != "nsubj" or parse.dep[verb] != "advcl" or main == verb:
        return None
    empty = any(parse.lower[k] == "it" for k in parse.kids[main] if parse.dep[k] in ("nsubj", "expl"))
    near = (t for _, t in prepositions(parse, main) if t < i)
    below = (t for k in parse.kids[main] if parse.dep[k] in ("attr", "acomp") for n, t in prepositions(parse, k))
    return next((t for t in (*near, *below) if parse.lower[parse.head[t]] == "for" and t < i), None) if empty else None


def is_listed(parse: Parse, named: int, i: int) -> bool:
    """Whether a name is one of several in one breath, of which "it" cannot pick one: "Chad and Mali"."""
    first = first_conjunct(parse, named)
    members = conjuncts(parse, first)
    return len(members) > 1 and first_conjunct(parse, parse.head[i]) != first and members[0] != i
