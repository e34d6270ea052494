"""What verbs say only with a particle or an end: "knocked down", "beaten to death", "taken into custody"."""

from standoff.extraction.grammar import ancestors, kids, subtree
from standoff.extraction.parse import Parse
from standoff.lexicons.quantities import CountedState, QuantityLexicon

_TURNS = frozenset({"to", "from", "at"})
_HIGHEST = 6


def fate(parse: Parse, preposition: int, lexicon: QuantityLexicon) -> CountedState | None:
    """What an end says: "beaten to death", "taken to hospital"."""
    if parse.lower[preposition] not in ("to", "into"):
        return None
    for k in kids(parse, preposition, "pobj"):
        if parse.lower[k] == "death":
            return lexicon.objects["kill"]
        if parse.lemma[k] in ("hospital", "clinic", "infirmary"):
            return lexicon.objects["wound"]
    return None


def changing_verb(parse: Parse, node: int, lexicon: QuantityLexicon) -> int | None:
    """The verb of change that brings a total to or from a bare number: "raised", in "raised the number from 70 to 130".

    The parser hangs the number on "to", on "from", or on a participle between ("guards posted there from 70 to 130").
    """
    led = False
    for steps, at in enumerate(ancestors(parse, node)):
        if steps > _HIGHEST:
            return None
        led = led or parse.lower[at] in _TURNS
        if parse.pos[at] == "VERB" and parse.lemma[at] in lexicon.changes:
            return at if led else None
        if parse.pos[at] == "VERB" and parse.dep[at] != "acl":
            return None
    return None


def custody(parse: Parse, preposition: int, lexicon: QuantityLexicon) -> CountedState | None:
    """As in "were in custody", "a pilot under guard", "taken into custody"."""
    if parse.lower[preposition] not in ("in", "into", "under"):
        return None
    held = any(
        parse.lemma[k] in ("custody", "captivity", "detention", "jail", "prison", "guard", "arrest")
        for k in kids(parse, preposition, "pobj")
    )
    return lexicon.objects["capture"] if held else None


def fits(parse: Parse, verb: int) -> bool:
    """Verbs that say it only with a particle."""
    lemma = parse.lemma[verb]
    particles = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in ("prt", "advmod", "prep")}
    if lemma in ("gun", "shoot", "knock", "mow"):
        return "down" in particles
    if lemma == "treat":
        return "for" in particles
    if lemma in ("force", "drive", "chase"):
        # "forced thousands from their homes"
        return any(
            parse.lemma[p] in ("home", "house", "village")
            for k in kids(parse, verb, "prep")
            if parse.lower[k] in ("from", "of")
            for p in kids(parse, k, "pobj")
        )
    if lemma == "round":
        return "up" in particles
    if lemma == "pull":
        return bool(particles & {"out", "back", "from"})
    if lemma == "take":
        return "part" in {parse.lower[k] for k in parse.kids[verb]}
    if lemma == "have":
        return not any(parse.dep[k] == "aux" for k in parse.kids[verb]) or parse.dep[verb] != "aux"
    if lemma == "surrender":
        return not kids(parse, verb, "dobj")  # "surrendered his guns": he is still free
    if lemma == "hold":
        return not particles & {"back", "off", "up"} and not _is_of(parse, verb, _MEASURED)
    if lemma in _HURTING and _is_either(parse, verb):
        return False  # "killed or wounded 300": nobody says how many of each
    if lemma == "drill":
        return not _is_of(parse, verb, _HOLES)  # "drilled one well": a hole is no recruit
    if lemma == "amass":
        return not any(parse.lemma[o] in _HOARDS for o in kids(parse, verb, "dobj"))
    if lemma == "die":
        return not _of_age(parse, verb)
    if lemma == "be":
        return any(parse.dep[k] in ("prep", "expl") for k in parse.kids[verb])
    return True


_MEASURED = frozenset(
    "metre meter litre liter gallon tonne ton barrel dollar euro pound rouble ruble seat share acre hectare kilometre "
    "kilometer mile kilogram percent vote talk meeting session election".split()
)
_HURTING = frozenset("kill wound injure hurt maim".split())


def _is_of(parse: Parse, verb: int, nouns: frozenset[str]) -> bool:
    """Whether what is held or drilled is such a thing: "the lake holds a million tonnes", "holds 40 seats"."""
    held = (t for o in kids(parse, verb, "dobj", "nsubjpass") for t in subtree(parse, o))
    return any(parse.lemma[t] in nouns for t in held)


def _is_either(parse: Parse, verb: int) -> bool:
    """Whether "or" joins a verb to another of its kind."""
    lead = parse.head[verb] if parse.dep[verb] == "conj" else verb
    joined = any(parse.lower[k] == "or" for k in kids(parse, lead, "cc"))
    others = (lead, *kids(parse, lead, "conj"))
    return joined and sum(parse.lemma[k] in _HURTING for k in others) > 1


_HOLES = frozenset("hole well shaft tunnel borehole tooth pit rock seabed reef".split())
_HOARDS = frozenset("stockpile stock reserve hoard fortune wealth arsenal cache surplus".split())


def _of_age(parse: Parse, verb: int) -> bool:
    """Whether somebody died at an age that is told, or in peace, as in an obituary: nobody killed him."""
    for k in parse.kids[verb]:
        if parse.lower[k] in ("aged", "peacefully") and parse.dep[k] in ("acomp", "advmod", "advcl", "oprd"):
            return True
        if parse.lower[k] == "at":
            for p in kids(parse, k, "pobj"):
                age = parse.lower[p] == "age" or (
                    parse.pos[p] == "NUM" and parse.lower[p].isdigit() and not parse.kids[p]
                )
                if age:
                    return True
    return False
