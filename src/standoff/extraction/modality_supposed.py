"""Clauses that suppose what they tell: a case that may come, what waits for it, what nobody in particular does."""

from standoff.extraction.grammar import (
    auxiliaries,
    first_conjunct,
    governing_verb,
    is_negated,
    is_passive,
    kids,
    own_subject,
    prepositions,
)
from standoff.extraction.modality_nouns import VERBAL
from standoff.extraction.parse import Parse
from standoff.extraction.repairs import leftmost
from standoff.lexicons.events import ModalityWords

_ANYBODY = frozenset("whoever whatever whichever whosoever anyone anybody anything those".split())
# Conjunctions whose clause waits to happen when its main clause does ("will leave once the siege is lifted").
_WAITING = frozenset({"when", "whenever", "once", "until", "till", "as", "after", "before", "where", "wherever"})


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb stands behind "to"."""
    return parse.tag[verb] == "VB" and any(parse.lower[k] == "to" for k in kids(parse, verb, "aux"))


def is_anybodys(parse: Parse, verb: int, noun: int | None) -> bool:
    """Whether a clause tells what nobody in particular does: "whoever attacks", "anyone who attacks"."""
    any_ = noun is not None and any(parse.lower[k] in ("any", "whichever") for k in kids(parse, noun, "det"))
    if any_ and parse.tag[verb] in ("VBN", "VBG"):
        return True  # "any port used to attack", "any ship violating the line"
    if parse.tag[verb] not in ("VBZ", "VBP"):
        return False
    own = own_subject(parse, verb)
    if own is not None and parse.lower[own] in _ANYBODY:
        return True
    return any_ or (noun is not None and parse.lower[noun] in _ANYBODY)


def awaits(parse: Parse, verb: int, words: ModalityWords) -> bool:
    """Whether the verb, in the present tense, dates what is itself still to come.

    A report in the past turns "will … once they have" into "would … once they had".
    """
    joints = {parse.lower[k] for k in kids(parse, verb, "mark", "advmod")}
    if not joints & _WAITING:
        return False
    above = parse.head[verb]
    # "would leave, he said, once they had": the parser hangs what is waited for on the saying
    told_first = [k for k in kids(parse, above, "ccomp") if k < above < verb]
    if not _is_present(parse, verb):
        past = parse.tag[verb] == "VBD" or any(parse.lower[k] in _WAS for k in kids(parse, verb, "aux", "auxpass"))
        waited = past and bool(joints & _WAITED)
        return waited and any(_is_still_to_come(parse, v) for v in (above, *told_first))
    if "as" in joints:
        if parse.lower[above] not in ("soon", "long", "far"):
            return False
        above = parse.head[above]
    elif parse.pos[above] not in VERBAL:
        above = parse.head[above]
    ahead = words.planned_auxiliaries | words.hypothetical_auxiliaries
    if any(ahead & set(auxiliaries(parse, v)) for v in told_first):
        return True
    return parse.pos[above] in VERBAL and (
        any(a in ahead for a in auxiliaries(parse, above))
        or is_infinitive(parse, above)
        or (parse.tag[above] == "VB" and own_subject(parse, above) is None)
    )


def awaits_too(parse: Parse, verb: int, words: ModalityWords) -> bool:
    """Whether a clause stands in a list of what is waited for: "once they were freed, *the shelling stopped* and …"."""
    first = first_conjunct(parse, verb)
    return first != verb and parse.dep[first] == "advcl" and awaits(parse, first, words)


_WAS = frozenset({"had", "was", "were"})


def _is_present(parse: Parse, verb: int) -> bool:
    own = (parse.lower[k] for k in kids(parse, verb, "aux", "auxpass"))
    return parse.tag[verb] in ("VBZ", "VBP") or any(word in ("is", "are", "has", "have") for word in own)


def _is_still_to_come(parse: Parse, verb: int) -> bool:
    """Whether "would" is the future of a report ("would leave"), and not what never came ("would have left")."""
    own = auxiliaries(parse, verb)
    return bool({"would", "'d", "could", "might"} & set(own)) and "have" not in own


def _noun_before(parse: Parse, verb: int, nouns: frozenset[str]) -> int | None:
    """Which of some nouns stands right before a clause that has a subject, wherever the parser hangs either."""
    first = parse.sentences[parse.sent[verb]][0]
    if nouns.isdisjoint(parse.lemma[first:verb]):
        return None
    own = own_subject(parse, verb)
    if own is None:
        return None
    before = leftmost(parse, own) - 1
    before -= before > 0 and parse.lower[before] == "that"
    return before if before >= max(first, 1) and parse.lemma[before] in nouns else None


def is_that_day(parse: Parse, verb: int) -> bool:
    """Whether a clause only names a time still to come: "*the day Oslo quits*, Riga will", "the moment it does".

    What a day is, or a day that is named beside ("Friday, the day the truce begins"), is another matter.
    """
    noun = _noun_before(parse, verb, _TIMES)
    if noun is None or parse.dep[noun] in ("attr", "appos"):
        return False
    if not any(parse.lower[k] == "the" for k in kids(parse, noun, "det")):
        return False
    if _is_present(parse, verb):
        return True
    main = governing_verb(parse, noun)
    while main is not None and main != verb and parse.dep[main] in ("xcomp", "pcomp"):
        main = governing_verb(parse, main)
    return parse.tag[verb] == "VBD" and main is not None and main != verb and _is_still_to_come(parse, main)


def is_in_case(parse: Parse, verb: int) -> bool:
    """Whether a clause says in which case something is so: "in *case* it attacks", "on *condition* that it leaves"."""
    noun = _noun_before(parse, verb, _CASES)
    if noun is None:
        return False
    link = noun - 1 - (parse.lower[noun - 1] == "the")
    return link >= 0 and parse.lower[link] in ("in", "for", "on")


# Nouns for a point of time, and for what may come.
_TIMES = frozenset("day moment minute instant hour second".split())
_CASES = frozenset("case event eventuality condition".split())
# Conjunctions that, in a report of the past, wait for what is still to come.
_WAITED = frozenset({"once", "until", "till", "when", "whenever"})
# What opens a condition, though the parser takes it for a preposition or a verb of its own.
_PROVISOS = frozenset({"provided", "providing", "supposing", "assuming"})


def _is_proviso(parse: Parse, token: int) -> bool:
    return parse.lower[token] in _PROVISOS and any(
        parse.lower[m] == "that" or parse.pos[k] in VERBAL
        for k in kids(parse, token, "pcomp", "ccomp", "advcl")
        for m in (k, *parse.kids[k])
    )


def has_condition(parse: Parse, verb: int) -> bool:
    """Whether what is to come depends on something: "if", "once", "should Oslo ask", "any ship that".

    Behind what is said first ("would leave, he said, if Oslo did") the parser hangs it on the saying.
    """
    if _has_own_condition(parse, verb) or _is_done_to_any(parse, verb) or _is_turned_behind(parse, verb):
        return True
    above = parse.head[verb]
    told_first = parse.dep[verb] == "ccomp" and verb < above
    return told_first and any(k > above and _is_proviso(parse, k) for k in kids(parse, above, "prep", "advcl"))


def _has_own_condition(parse: Parse, verb: int) -> bool:
    if any(_is_proviso(parse, k) for k in kids(parse, verb, "prep", "advcl")):
        return True
    for soon in kids(parse, verb, "advmod"):
        waited = kids(parse, soon, "advcl") if parse.lower[soon] == "soon" else []
        if any(not _is_his_own(parse, k) for k in waited):
            return True  # "will leave as soon as it is signed"
    if any(
        name == "in" and parse.lemma[p] == "event" and kids(parse, p, "prep") for name, p in prepositions(parse, verb)
    ):
        return True  # "will attack in the event of a blockade"
    for clause in kids(parse, verb, "advcl"):
        marks = {parse.lower[k] for k in kids(parse, clause, "mark")}
        if marks & {"if", "unless"} or ("once" in marks and not _is_his_own(parse, clause)):
            return True
        if any(
            parse.lower[k] == "should" and k < (own_subject(parse, clause) or -1) for k in kids(parse, clause, "aux")
        ):
            return True
    return False


def _is_his_own(parse: Parse, clause: int) -> bool:
    """Whether a clause tells what whoever acts does first: "will complain as soon as *it has* the report"."""
    own = own_subject(parse, clause)
    return (
        own is not None and parse.lower[own] in ("he", "she", "it", "they", "we", "i") and not is_passive(parse, clause)
    )


def _is_done_to_any(parse: Parse, verb: int) -> bool:
    """Whether it is done by or to whatever does something: "will sink *any ship that comes*", "*whoever lands* will".

    In "will not sign any text that omits it", nothing is supposed.
    """
    if any(is_anybodys(parse, k, None) for k in kids(parse, verb, "csubj", "csubjpass")):
        return True
    if is_negated(parse, verb):
        return False
    named = [*kids(parse, verb, "nsubj", "nsubjpass", "dobj"), *(p for _, p in prepositions(parse, verb))]
    return any(
        any(parse.lower[k] in ("any", "whichever") for k in kids(parse, noun, "det"))
        and any(parse.dep[c] == "relcl" or leftmost(parse, c) == noun + 1 for c in kids(parse, noun, "relcl", "acl"))
        for noun in named
    )


def _is_turned_behind(parse: Parse, verb: int) -> bool:
    """Whether a clause turned round stands behind the nearest verb for what is to come, wherever it hangs.

    "Said he would come *were he asked*", "an offer to send rice *should the river rise*".
    """
    last = parse.sentences[parse.sent[verb]][1]
    turned = next((i for i in range(verb + 1, last - 1) if parse.lower[i] in _TURNED), None)
    if turned is None or ";" in parse.word[verb:turned]:
        return False
    clause = parse.head[turned] if parse.dep[turned] in ("aux", "auxpass") else turned
    owners = {clause, *(k for k in parse.kids[clause] if k > turned)}
    who = [k for k in range(turned + 1, last) if parse.dep[k] in ("nsubj", "nsubjpass") and parse.head[k] in owners]
    if not who or any(parse.dep[k] in ("nsubj", "nsubjpass", "expl") and k < turned for k in parse.kids[clause]):
        return False
    if leftmost(parse, who[0]) != turned + 1 or parse.lower[turned - 1] in _ASKING:
        return False
    return not any(parse.pos[i] in VERBAL and _is_ahead(parse, i) for i in range(verb + 1, turned))


def _is_ahead(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what is to come: behind "will", "would" or "to"."""
    return any(parse.lower[k] in _AHEAD for k in kids(parse, verb, "aux"))


_TURNED = frozenset({"should", "were"})
_ASKING = frozenset("what where how why when who which whether if".split())
_AHEAD = frozenset("will would 'll 'd to may might could can shall".split())


def is_conditional(parse: Parse, verb: int, words: ModalityWords) -> bool:
    """Whether the verb heads a clause that states a condition."""
    if parse.dep[verb] in ("pcomp", "ccomp", "advcl") and _is_proviso(parse, parse.head[verb]):
        return True
    for k in parse.kids[verb]:
        if parse.dep[k] == "mark" and parse.lower[k] in words.conditional_marks and parse.lower[k] != "until":
            return True
        if parse.dep[k] == "mark" and parse.lower[k] == "until":
            return True
        if parse.lower[k] == "should" and parse.dep[k] == "aux" and parse.dep[verb] == "advcl":
            own = own_subject(parse, verb)
            if own is not None and k < own:
                return True
        if parse.dep[k] == "advmod" and parse.lower[k] in ("if", "whether"):
            return True
    return False
