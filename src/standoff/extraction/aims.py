"""At whom threatening words are aimed when nothing names him beside them: somebody else in the same sentence.

"Handed a note to Riga together with a threat to close the port", "in the face of a Soviet threat Oslo gave way",
"accused Libya of raids and warned of reprisals": nobody is named with the threat, and everybody reads at whom it is.
"""

from collections.abc import Iterator

from standoff.extraction.events_words import SHAKING, SHOCKS
from standoff.extraction.grammar import ancestors, is_passive, kids, objects, own_subject, prepositions
from standoff.extraction.parse import Parse

_VERBAL = ("VERB", "AUX")
# Whoever does something in spite of a threat, or because of it, is threatened.
FACED = frozenset({"despite", "under", "defying", "notwithstanding"})
FACES = frozenset({"face", "defiance", "spite"})
TOGETHER = frozenset({"along", "together", "coupled", "combined"})
_RECEIVING = frozenset({"receive", "get", "face"})
_HANDING = frozenset("hand give send deliver present serve issue address submit".split())
_ACCUSING = frozenset("accuse denounce condemn blame criticise criticize charge call label brand castigate".split())
_OPPOSING = frozenset("oppose protest resist deplore".split())
_DEMANDING = frozenset({"demand", "insist", "claim"})
_BIDDING = frozenset("urge order tell ask call".split())
# Verbs that, as those of ``SHAKING``, have a crisis for their object.
_BEGINNING = frozenset("lead set bring pose initiate mean open begin start touch".split())
_MENACING = frozenset("threaten warn vow swear menace threat warning ultimatum caution".split())
_OWNERS = ("poss", "amod", "compound", "nmod")
# A threat stands at most so far below the verb that carries it.
_DEEP = 6


def aimed_at(parse: Parse, cue: int) -> Iterator[int]:
    """The phrases that name who gets the threat *cue*, faces it or is troubled by it; they may name nobody.

    Args:
        parse: The parse.
        cue: A noun or verb of threatening.
    """
    chain = _chain(parse, cue)
    verbs = [t for t in chain if parse.pos[t] in _VERBAL]
    if parse.pos[cue] not in _VERBAL and verbs:
        yield from _faced(parse, chain, verbs[0])
        yield from _handed(parse, chain, verbs[0])
    for verb in verbs:
        yield from _troubled(parse, verb)


def accused_with(parse: Parse, cue: int) -> Iterator[int]:
    """The phrases that name who is accused, opposed or bidden in the same breath; they may name nobody.

    "Accused *Oslo* of raids and threatened reprisals", "opposed the *Libyan* landing, warning of war".

    Args:
        parse: The parse.
        cue: A noun or verb of threatening.
    """
    if parse.pos[cue] not in _VERBAL:
        cue = next((t for t in _chain(parse, cue) if parse.pos[t] in _VERBAL), cue)
    beside = kids(parse, cue, "conj")
    if parse.dep[cue] in ("conj", "advcl") and own_subject(parse, cue) is None:
        beside.append(parse.head[cue])
    for other in beside:
        if other < cue or own_subject(parse, other) is None:
            yield from _accused(parse, other)


def menaced(parse: Parse, cue: int) -> Iterator[int]:
    """All of them, for a word by which somebody is coded as threatening; to say so threatens nobody beside it."""
    yield from aimed_at(parse, cue)
    if parse.lemma[cue] in _MENACING:
        yield from accused_with(parse, cue)


def _chain(parse: Parse, cue: int) -> list[int]:
    """*cue* and what stands above it in its own clause and those that carry it."""
    chain = [cue]
    for above in ancestors(parse, cue):
        if len(chain) > _DEEP or parse.dep[chain[-1]] in ("relcl", "ccomp"):
            break
        chain.append(above)
    return chain


def _faced(parse: Parse, chain: list[int], verb: int) -> Iterator[int]:
    """Who does something in spite of it: "in the face of the threat *Oslo* gave way", "despite it, *Oslo* …"."""
    links = chain[: chain.index(verb)]
    if any((parse.dep[t] == "prep" and parse.lower[t] in FACED) or parse.lemma[t] in FACES for t in links):
        who = own_subject(parse, verb)
        if who is not None:
            yield who


def _handed(parse: Parse, chain: list[int], verb: int) -> Iterator[int]:
    """Who gets it: "handed *Oslo* a note together with a threat", "*Oslo* received threats from Riga"."""
    links = chain[1 : chain.index(verb)]
    direct = not links or parse.dep[chain[0]] in ("dobj", "attr")
    if parse.lemma[verb] in _RECEIVING and direct and not is_passive(parse, verb):
        who = own_subject(parse, verb)
        if who is not None and who != chain[0]:
            yield who
    if parse.lemma[verb] not in _HANDING:
        return
    together = any(parse.lower[k] in TOGETHER for t in links for k in (t, *parse.kids[t]))
    together = together or parse.dep[chain[0]] == "conj"
    if is_passive(parse, verb) and direct:
        yield from (k for k in kids(parse, verb, "nsubjpass") if k != chain[0])
    elif together or direct:
        yield from kids(parse, verb, "dative")
        yield from (p for name, p in prepositions(parse, verb) if name == "to")


def _troubled(parse: Parse, verb: int) -> Iterator[int]:
    """For whom it is a crisis: "set off a crisis for *Oslo* by threatening to leave", "led to a crisis for …"."""
    if parse.lemma[verb] not in SHAKING | _BEGINNING:
        return
    brought = (p for name, p in prepositions(parse, verb) if name in ("to", "about"))
    for alarm in (*objects(parse, verb), *kids(parse, verb, "nsubjpass"), *brought):
        if parse.lemma[alarm] in SHOCKS:
            yield from (p for name, p in prepositions(parse, alarm) if name == "for")
            yield from (p for name, p in prepositions(parse, verb) if name == "for")


def _accused(parse: Parse, verb: int) -> Iterator[int]:
    lemma = parse.lemma[verb]
    if is_passive(parse, verb):
        return
    if lemma in _ACCUSING | _BIDDING | _OPPOSING:
        for o in objects(parse, verb):
            yield o
            # "opposed the Libyan occupation": whose it is
            yield from kids(parse, o, *_OWNERS) if lemma not in _BIDDING else ()
        yield from (p for name, p in prepositions(parse, verb) if name in ("on", "against") and lemma != "charge")
    elif lemma == "refer":
        yield from (p for name, p in prepositions(parse, verb) if name == "to")
    elif lemma in _DEMANDING:
        for o in (*objects(parse, verb), *(p for name, p in prepositions(parse, verb) if name == "on")):
            yield from kids(parse, o, "poss")
