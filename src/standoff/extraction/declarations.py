"""What a verb that says what somebody will do amounts to: a blow, a deed, or no more than words."""

from standoff.extraction.grammar import is_negated, is_passive, kids, objects, own_subject, prepositions, subject
from standoff.extraction.menaces import escalates
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import brought, left_no_choice, looks_on
from standoff.extraction.repairs_predicates import LASTING
from standoff.lexicons.commitments import Words

# "Will fight the deal", "fight corruption": nobody is struck.
_CAUSES = frozenset(
    "deal plan agreement decision ruling law charge case verdict poverty corruption crime drug virus fire".split()
)
_STATES = frozenset(
    "need be have seem appear become remain mean know believe think want hope expect see understand feel like".split()
)
_READY = frozenset(
    "ready prepared force willing oblige compel bind entitle choice option duty obligation right able determined "
    "free glad happy pleased".split()
)
_TO = frozenset({"to", "on", "for", "into"})
_STAYING = frozenset({"remain", "stay"})
_WHERE = frozenset("in on at there where along near inside".split())
_BRINGING = frozenset("bring take refer raise submit table lodge go turn appeal complain".split())
_FIRST = frozenset({"first", "last"})
_NAMING = frozenset({"call", "term", "dub", "label"})


def strikes_back(parse: Parse, words: Words, verb: int) -> bool:
    """Whether *verb* is an answer to an act, and not to a question, a letter or an offer."""
    if parse.lemma[verb] not in words.answers or is_negated(parse, verb):
        return False
    if parse.lemma[verb] == "fight" and any(parse.lemma[o] in _CAUSES for o in objects(parse, verb)):
        return False
    return not any(parse.lemma[o] in words.talk for o in _done_to(parse, verb))


def only_talks(parse: Parse, words: Words, verb: int) -> bool:
    """Whether no more than words would follow: "will answer the request", "I would call it arithmetic"."""
    if parse.lemma[verb] in _NAMING and kids(parse, verb, "oprd", "ccomp"):
        return True
    things = {parse.lemma[o] for o in _done_to(parse, verb)}
    if is_passive(parse, verb) and (who := subject(parse, verb)) is not None:
        things.add(parse.lemma[who])
    if parse.lemma[verb] in words.answers:
        return bool(things & words.talk)
    takes = words.utterances.get(parse.lemma[verb], frozenset())
    return "*" in takes or bool(things & takes)


def bars(parse: Parse, verb: int) -> bool:
    """Whether something is said not to come about: "will not talk", "there can be no talks"."""
    if is_negated(parse, verb):
        return True
    about = own_subject(parse, verb) if is_passive(parse, verb) else None
    named = [*kids(parse, verb, "attr", "dobj"), *([about] if about is not None else [])]
    return any(parse.lower[d] == "no" for k in named for d in parse.kids[k])


def is_kept(parse: Parse, words: Words, verb: int) -> bool:
    """Whether things are kept as they are: "would stay closed"."""
    below = kids(parse, verb, "acomp", "oprd", "attr", "advcl", "xcomp", "ccomp")
    # "Would be free to respond" says what somebody may do.
    done = words.passive - {"free"}
    if any(parse.lemma[k] in done or parse.lower[k] in LASTING for k in below):
        return True
    # "The ban stays in force."
    within = [o for p in kids(parse, verb, "prep") if parse.lower[p] == "in" for o in kids(parse, p, "pobj")]
    return any(parse.lower[o] in _KEPT_IN and not parse.kids[o] for o in within)


_KEPT_IN = frozenset({"force", "place", "effect", "abeyance"})


def says_nothing(parse: Parse, words: Words, verb: int) -> bool:
    """Whether it is no more than "will take the necessary measures"; "will not take the first step" is more."""
    return (
        not is_negated(parse, verb)
        and parse.lemma[verb] in ("take", "adopt")
        and any(parse.lemma[o] in words.measures for o in kids(parse, verb, "dobj", "nsubjpass"))
    )


def complements(parse: Parse, cue: int, *, deadline: bool) -> list[int]:
    """The infinitives or clauses with a modal that an issuing word governs.

    Args:
        parse: The document's parse.
        cue: The issuing word.
        deadline: Whether it asks for something ("demanded that Oslo withdraw by Friday").
    """
    found = []
    rights = [r for r in kids(parse, cue, "dobj") if parse.lemma[r] == "right"] if parse.lemma[cue] == "reserve" else []
    below = kids(parse, cue, "xcomp", "ccomp", "acl", *(("relcl",) if rights else ()))
    if parse.lemma[cue] == "commit" and objects(parse, cue):
        # "Has committed itself to buying them."
        bound = any(parse.lower[o].endswith(("self", "selves")) for o in kids(parse, cue, "dobj"))
        to = [p for p in kids(parse, cue, "prep") if parse.lower[p] == "to"]
        found += [k for p in to for k in kids(parse, p, "pcomp")] if bound else []
    # "Reserves the right to …".
    below += [a for r in rights for a in kids(parse, r, "acl", "relcl", "xcomp")]
    for k in below:
        if parse.pos[k] not in ("VERB", "AUX"):
            continue
        words = {parse.lower[a] for a in parse.kids[k] if parse.dep[a] == "aux"}
        asked = deadline and parse.dep[k] == "ccomp" and parse.tag[k] in ("VB", "VBP") and words <= {"should"}
        if asked and own_subject(parse, k) is not None:
            found.append(k)
        elif "to" in words or words & {"will", "would", "shall"}:
            # "threatened Oslo not to begin": what is threatened is left unsaid, and what is said is what is wanted.
            if is_negated(parse, k) and objects(parse, cue) and not rights:
                continue
            if deadline and parse.pos[cue] == "VERB" and not objects(parse, cue) and subject(parse, k) is None:
                continue
            found.append(k)
    return found


def _done_to(parse: Parse, verb: int) -> list[int]:
    """Objects of a verb, and what stands behind "to", "on", "for" and "into"."""
    found = list(objects(parse, verb))
    for p in kids(parse, verb, "prep"):
        found += kids(parse, p, "pobj") if parse.lower[p] in _TO else []
    return found


def is_deed(parse: Parse, words: Words, verb: int) -> bool:
    """Whether a predicate says that something is done, not how something is ("would be a danger")."""
    if parse.lemma[verb] == "be" and any(parse.lower[k] == "there" for k in kids(parse, verb, "advmod")):
        # "I will be there" says that one will help.
        return True
    if escalates(parse, words, verb) or _stands_beside(parse, verb):
        return True
    if parse.lemma[verb] == "see" and any(w == "to" and parse.lower[o] == "it" for w, o in prepositions(parse, verb)):
        # "Will see to it that the accord is honoured."
        return True
    if (parse.lemma[verb] == "know" and kids(parse, verb, "xcomp")) or left_no_choice(parse, verb) is not None:
        return True
    if parse.lemma[verb] in words.undergone and not objects(parse, verb) and not is_negated(parse, verb):
        return False
    if parse.lemma[verb] == "run" and any(parse.lower[k] in ("out", "short", "low") for k in parse.kids[verb]):
        return False
    if parse.lemma[verb] not in _STATES or looks_on(parse, words, verb):
        return True
    firsts = [k for k in kids(parse, verb, "attr") if parse.lemma[k] in _FIRST]
    doing = [x for k in firsts for x in kids(parse, k, "relcl", "xcomp", "acl")]
    if doing and parse.lemma[verb] == "be":
        # "Would be the first to go to court", but not "the first to suffer".
        return not any(parse.lemma[x] in words.undergone | words.doomed for x in doing)
    if parse.lemma[verb] in _STAYING and (who := own_subject(parse, verb)) is not None:
        # "His troops would remain on the ridge."
        placed = [p for p in kids(parse, verb, "prep", "advmod", "ccomp") if parse.lower[p] in _WHERE or p > verb]
        return parse.lemma[who] in words.forces and bool(placed) and not kids(parse, verb, "acomp", "attr", "oprd")
    below = {parse.lemma[k] for k in parse.kids[verb] if parse.dep[k] in ("acomp", "attr", "dobj", "xcomp", "oprd")}
    return bool(below & _READY) or any(
        parse.tag[k] in ("VB", "VBN") for k in parse.kids[verb] if parse.dep[k] == "xcomp"
    )


def _stands_beside(parse: Parse, verb: int) -> bool:
    """Whether somebody will come back, or be at another's side."""
    if parse.lemma[verb] != "be":
        return False
    back = any(parse.lower[k] == "back" for k in kids(parse, verb, "advmod", "acomp", "prt"))
    return back or any(
        parse.lower[p] in ("at", "by", "on") and parse.lemma[o] == "side" and bool(kids(parse, o, "poss"))
        for p in kids(parse, verb, "prep")
        for o in kids(parse, p, "pobj")
    )


def appeals(parse: Parse, words: Words, verb: int) -> bool:
    """Whether it is a step that states announce before they take it: to bring a matter before a council or a court."""
    if parse.lemma[verb] not in _BRINGING:
        return False
    return any(
        word in ("to", "before", "in", "at") and parse.lemma[place].lower() in words.forums
        for word, place in brought(parse, verb)
    )
