"""Words of saying in another sense: what stands beside a verb or noun tells that nothing is said by it.

"Insisted that he stay" demands and "insisted that he stayed" says; police who question a man doubt nothing, who "had no
warning" did not warn, and crimes "committed by" somebody are no undertaking.
"""

from standoff.extraction.attribution_cues import UTTERANCES, Found
from standoff.extraction.attribution_drafts import Said
from standoff.extraction.attribution_stances import is_turned
from standoff.extraction.grammar import agent, auxiliaries, coordinated_with, is_negated, is_passive, kids, own_subject
from standoff.extraction.moods import is_attested, is_told
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import PACTS, PERSONS
from standoff.lexicons.reporting import Cue

# Who asks questions of people in the course of duty, and who is asked them.
_QUESTIONING = frozenset(
    "police officer detective investigator prosecutor court judge magistrate inspector agent interrogator gendarme "
    "customs authority committee panel inquiry lawyer service agency fbi".split()
)
_QUESTIONED = PERSONS | frozenset(
    "man woman suspect witness journalist reporter nurse doctor soldier sailor officer official student protester "
    "detainee prisoner captive crew captain driver resident villager worker people person boy girl teenager passenger "
    "relative activist lawmaker deputy mayor governor editor businessman banker trader executive aide adviser diplomat "
    "me us you".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DATES = frozenset({"DATE", "TIME"})
# What comes to somebody from others: whose "warning" it was is not told.
_GETTING = frozenset("have receive get hear await need expect heed ignore want".split())
_OTHERS_ACTS = frozenset({"warn", "threaten", "demand", "accuse"})
_PERPETRATING = frozenset({"commit", "undertake"})
# What binds or enables somebody to defend a place.
_PLEDGING = frozenset(
    "promise pledge vow swear commit commitment ready prepared willing obligation duty oath oblige bind treaty fight "
    "send deploy use arm mobilise mobilize force troop army right".split()
)
_PERCEIVING = frozenset({"see", "hear", "notice", "feel"})
_WISHING = frozenset("want wish like hope prefer love hate long need expect".split())
# What helps a verb of saying when nobody has said it, and who would say it.
_TO_COME = frozenset({"will", "'ll", "should", "might", "may"})
_ANYBODY = frozenset({"one", "you", "anyone", "anybody"})
_READING = frozenset("read see take understand interpret construe regard view treat".split())
_PERHAPS = frozenset({"can", "could", "may", "might", "should"})


def by_mood(parse: Parse, found: Found, cue: Cue, clause: int) -> Cue:
    """The entry that the mood of a clause asks for.

    "Insisted that he stay" demands and "that he stayed" says; "swore that it would leave" promises, "that it had left"
    says.

    Args:
        parse: The parse.
        found: The cue.
        cue: The first of its entries that governs clauses.
        clause: The root of the clause.
    """
    if cue.act == "demand":
        told = is_told(parse, clause)
    else:
        told = cue.act == "promise" and parse.lemma[found.token] == "swear" and is_attested(parse, clause)
    return next((c for c in found.cues if c.act == "say" and "clause" in c.frames), cue) if told else cue


def is_another_sense(parse: Parse, one: Said, found: Found, entry: Cue) -> bool:
    """Whether a cue says nothing where it stands.

    Args:
        parse: The parse.
        one: What would be said.
        found: The cue.
        entry: The entry that would apply.
    """
    word = found.token
    if found.kind == "noun":
        return _is_not_ones_own(parse, word, entry, one.frame)
    if found.kind != "verb" or one.frame == "quote":
        return False
    lemma = parse.lemma[word]
    if lemma == "question" and entry.act == "believe":
        return _is_interrogation(parse, word)
    if lemma == "read":
        return _is_perusal(parse, word)
    if lemma == "defend" and one.frame == "object":
        return _is_guarding(parse, word, entry)
    if lemma in _PERPETRATING:
        return is_passive(parse, word)
    if lemma in _PERCEIVING and entry.act == "believe":
        return _is_unwanted(parse, word)
    if entry.act == "demand" and _is_provision(parse, word):
        return True
    if entry.act == "warn" and parse.lower[parse.head[word]] == "without":
        return parse.dep[word] in ("pcomp", "pobj")
    return _is_dated(parse, found) or _is_reading(parse, word, entry.act)


def _is_provision(parse: Parse, verb: int) -> bool:
    """Whether it is a treaty or a law that asks for something of those whom it binds: "the charter demands notice"."""
    who = own_subject(parse, verb)
    return who is not None and parse.lemma[who] in _BINDING and parse.tag[verb] in ("VBZ", "VBP")


_BINDING = PACTS | {"constitution", "law", "article", "clause"}


def is_yet_to_be_said(parse: Parse, found: Found) -> bool:
    """Whether nobody has said or thought something yet: "critics will say", "one might think", "should tell them".

    Who "will not say" withholds it now, "I should say" says it, and "it should be noted" notes it.
    """
    verb = found.token
    if found.kind != "verb" or parse.tag[verb] in _FINITE or is_turned(parse, found):
        return False
    own = own_subject(parse, verb)
    own = own_subject(parse, coordinated_with(parse, verb)) if own is None else own
    who = parse.lower[own] if own is not None else ""
    if who in ("i", "we") or (who in ("it", "") and is_passive(parse, verb)):
        return False
    helping = {*auxiliaries(parse, verb)}
    return bool(helping & _TO_COME) or (who in _ANYBODY and bool(helping & {"could", "would"}))


def _is_not_ones_own(parse: Parse, noun: int, entry: Cue, frame: str) -> bool:
    """Whether a message did not come: "had no warning of", "received no threat", "without the approval of"."""
    above = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.lower[above] == "without":
        return frame == "preposition"
    got = parse.dep[noun] == "dobj" and parse.lemma[above] in _GETTING
    if not got or entry.act not in _OTHERS_ACTS:
        return False
    return is_negated(parse, noun) or is_negated(parse, above)


def _is_interrogation(parse: Parse, verb: int) -> bool:
    """Whether somebody is asked questions: "police questioned two men", "was questioned over the fire"."""
    if is_passive(parse, verb):
        by = agent(parse, verb)
        if by is not None and parse.lemma[by] in _QUESTIONING:
            return True
        asked = own_subject(parse, verb)
        asked = parse.head[verb] if asked is None and parse.dep[verb] == "acl" else asked
    else:
        asked = next(iter(kids(parse, verb, "dobj")), None)
    return asked is not None and (parse.ner[asked] == "PERSON" or parse.lemma[asked] in _QUESTIONED)


def _is_perusal(parse: Parse, verb: int) -> bool:
    """Whether somebody reads what others wrote: only a text says what it "reads"."""
    reader = own_subject(parse, verb)
    return reader is not None and parse.lemma[reader] not in UTTERANCES


def _is_guarding(parse: Parse, verb: int, entry: Cue) -> bool:
    """Whether what has a single name, which the parser may take for a person's, is to be held: "to defend Odesa"."""
    bare = parse.tag[verb] == "VB" and parse.lemma[parse.head[verb]] in _PLEDGING
    things = kids(parse, verb, "dobj")
    return bare and any(parse.lemma[k] not in entry.object_lemmas and not kids(parse, k, "compound") for k in things)


def _is_unwanted(parse: Parse, verb: int) -> bool:
    """Whether one would not see something: "does not wish to see troops land"."""
    above = parse.head[verb]
    unwanted = parse.dep[verb] == "xcomp" and parse.lemma[above] in _WISHING and is_negated(parse, above)
    return unwanted and not any(kids(parse, c, "mark") for c in kids(parse, verb, "ccomp"))


def _is_dated(parse: Parse, found: Found) -> bool:
    """Whether "for" says when something is to be: "the talks that it had called for Friday"."""
    particle = found.beyond - 1
    if parse.lower[particle] != "for" or particle == found.token:
        return False
    for day in kids(parse, particle, "pobj"):
        span = any(parse.lower[k] in ("a", "an", "of") for k in parse.kids[day])
        several = parse.lemma[day] in ("day", "week", "month", "year", "hour") and parse.tag[day] == "NNS"
        dated = parse.ner[day] in _DATES or (parse.ner[day] == "ORDINAL" and parse.word[day][0].isdigit())
        if dated and not span and not several:
            return True
    return False


def _is_reading(parse: Parse, verb: int, act: str) -> bool:
    """Whether an act is only what words might be taken for: "could be read as accepting the border"."""
    link = parse.head[verb]
    above = parse.head[link]
    if act in ("say", "ask") or parse.dep[verb] != "pcomp" or parse.lower[link] != "as":
        return False
    maybe = any(parse.lower[k] in _PERHAPS for k in kids(parse, above, "aux"))
    return parse.lemma[above] in _READING and is_passive(parse, above) and maybe
