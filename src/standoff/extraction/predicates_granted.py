"""What is granted to others and what befalls things by their own: "they can go home", "she leaves", "the ban kicks in".

None of them says who acts; in the mouth of a party, under a condition, it is that party.
"""

from standoff.extraction.grammar import is_negated, is_passive, kids, own_subject, prepositions, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import WILL, auxiliaries, is_none
from standoff.lexicons.commitments import Words
from standoff.model.proposition import CommitmentType

_MAY = frozenset({"can", "may"})
# What others are free to do once one lets them.
_PERMITTED = frozenset("leave return have keep come stay pass sail bring harvest cross resume retain fish fly".split())
_VISITING = frozenset("enter travel visit work settle".split())
_GOING = frozenset({"home", "back", "free"})
_THEY = frozenset({"he", "she", "it", "they", "you"})
_OTHERS = frozenset(
    "sailor crew pilot farmer settler refugee prisoner hostage captive soldier ship plane trawler lorry truck envoy "
    "ambassador diplomat fisherman fighter deserter rebel convoy inspector observer aircraft vessel boat herder "
    "shepherd detainee troop citizen national traveller traveler resident evacuee deportee pilgrim".split()
)
_KEEPING = frozenset("keep retain get receive have recover regain".split())
_GIFTS = frozenset(
    "rank pay land house home job pension amnesty pardon citizenship visa passport asylum passage freedom life right "
    "seat share reward money".split()
)
_SAFE = frozenset({"safe", "free", "welcome", "spared", "unharmed"})
_MOVING = frozenset("go move march roll leave walk come act quit".split())
_GONE = frozenset({"out", "gone", "history"})
_AWAY = frozenset({"home", "immediately", "tomorrow", "today", "again", "too", "then", "instantly"})
_OTHER_MATTERS = frozenset("story matter conversation question game ballgame situation discussion".split())
_DIFFERENT = frozenset({"different", "other", "another", "new"})
_OURS = frozenset({"our", "us", "my", "me"})
_MEASURES = frozenset("tariff duty levy sanction embargo countermeasure blockade penalty".split())
# "That freeze will become permanent"; that a ban takes effect is mostly the law of the land.
_LASTING_MEASURES = _MEASURES | frozenset("freeze ban boycott suspension measure moratorium closure siege".split())
_FORCE = frozenset({"effect", "force", "play"})
# "Nuclear arms would come into play."
_ARMS = frozenset("arms weapon weapons force missiles".split())
_FOR_GOOD = frozenset("permanent indefinite final definitive irreversible total".split())
_RECKONING = frozenset("consequence punishment retribution reckoning fate wrath retaliation vengeance".split())
_STEPPING = frozenset({"foot", "step"})
_BEYOND = frozenset({"there", "beyond", "across", "over"})
_PLACES = frozenset("sky airspace water port soil harbour harbor territory land road".split())
_USING = frozenset("fly sail land dock enter pass operate fish".split())


def permits(parse: Parse, verb: int) -> bool:
    """Whether others are told what they may do: "they can go home", "the crew may leave"."""
    if not auxiliaries(parse, verb) & _MAY or is_negated(parse, verb) or is_passive(parse, verb):
        return False
    who = own_subject(parse, verb)
    # "Malians may enter"
    people = who is not None and parse.ner[who] == "NORP" and parse.lower[who].endswith("s")
    if who is None or not (people or parse.lower[who] in _THEY or parse.lemma[who] in _OTHERS):
        return False
    home = parse.lemma[verb] in ("go", "be") and any(
        parse.lower[k] in _GOING for k in kids(parse, verb, "advmod", "acomp", "prt")
    )
    return home or parse.lemma[verb] in _PERMITTED or (people and parse.lemma[verb] in _VISITING)


def favours(parse: Parse, verb: int) -> bool:
    """Whether whoever is meant would be well off: "will keep his rank", "will be safe", "has nothing to fear"."""
    who = own_subject(parse, verb)
    if is_negated(parse, verb) or not auxiliaries(parse, verb) & WILL or who is None:
        return False
    if parse.dep[who] != "csubj" and not any(parse.dep[k] == "relcl" and k > who for k in parse.kids[who]):
        return False  # of whoever does something, and not of a state
    if parse.lemma[verb] == "be":
        safe = [k for k in kids(parse, verb, "acomp", "attr") if parse.lower[k] in _SAFE]
        return any(not kids(parse, k, "xcomp") for k in safe)
    if parse.lemma[verb] not in _KEEPING:
        return False
    return any(parse.lemma[o] in _GIFTS for o in kids(parse, verb, "dobj"))


def stays_out(parse: Parse, verb: int) -> bool:
    """Whether things are kept off what is one's own: "aircraft without a permit will not fly in our skies"."""
    if parse.lemma[verb] not in _USING or not is_negated(parse, verb) or not auxiliaries(parse, verb) & WILL:
        return False
    places = [o for _, o in prepositions(parse, verb)] + kids(parse, verb, "dobj")
    return any(parse.lemma[o] in _PLACES for o in places)


def steps_over(parse: Parse, verb: int) -> bool:
    """Whether none of one's own is said to go where he has no business: "no soldier of ours will set foot there"."""
    who = own_subject(parse, verb)
    if who is None or not is_none(parse, who) or not auxiliaries(parse, verb) & WILL:
        return False
    steps = any(parse.lemma[o] in _STEPPING for o in kids(parse, verb, "dobj"))
    if not (steps and parse.lemma[verb] in ("set", "take", "put")) and parse.lemma[verb] != "cross":
        return False
    ours = any(parse.lower[k] in ("our", "ours") for k in subtree(parse, who))
    after = [k for k in subtree(parse, verb) if k > verb]
    return ours or any(parse.lower[k] in _BEYOND for k in after)


def is_not_spared(parse: Parse, verb: int) -> bool:
    """Whether somebody will not get away: "will not be spared the consequences", "will not escape punishment"."""
    if not is_negated(parse, verb) or not auxiliaries(parse, verb) & WILL:
        return False
    from_it = [o for word, o in prepositions(parse, verb) if word == "from"]
    things = [*kids(parse, verb, "dobj"), *from_it]
    away = parse.lemma[verb] == "escape" or (parse.lemma[verb] == "spare" and is_passive(parse, verb))
    return away and any(parse.lemma[o] in _RECKONING for o in things)


def goes_in(parse: Parse, verb: int) -> bool:
    """Whether somebody moves against another in the present: "if they cross, *we go in*"."""
    if parse.lemma[verb] not in _MOVING or is_negated(parse, verb):
        return False
    into = [k for k in kids(parse, verb, "prt", "advmod", "prep") if parse.lower[k] == "in"]
    after = any(
        parse.lower[p] in ("for", "after") and parse.lower[o] in ("you", "them", "him")
        for p in kids(parse, verb, "prep")
        for o in kids(parse, p, "pobj")
    )
    return any(not kids(parse, k, "pobj") for k in into) or (after and parse.lemma[verb] in ("go", "come"))


def marches(parse: Parse, words: Words, verb: int) -> bool:
    """Whether armed men would come where they have no leave to, and not to help: "our commandos will land"."""
    who = own_subject(parse, verb)
    if who is None or parse.lemma[who] not in words.forces or is_negated(parse, verb):
        return False
    kindly = words.helpful & {parse.lemma[k] for k in kids(parse, verb, "xcomp", "advcl")}
    return parse.lemma[verb] in _MARCHING and not kindly


_MARCHING = frozenset({"land", "march", "storm", "roll"})


def helps_plainly(parse: Parse, verb: int) -> bool | None:
    """Whether it is said in so many words that somebody is there for others or pays, or will get nothing."""
    if parse.lemma[verb] == "be":
        if any(parse.lower[k] == "there" for k in kids(parse, verb, "advmod")):
            return not is_negated(parse, verb)  # "I will be there" for somebody in need
        denied = any(parse.lower[d] == "no" for k in kids(parse, verb, "attr", "nsubj") for d in parse.kids[k])
        return False if denied and kids(parse, verb, "expl") else None  # "there will be no cease-fire"
    bought = {parse.lemma[o] for preposition, o in prepositions(parse, verb) if preposition == "for"}
    if parse.lemma[verb] == "pay" and bought & _COSTS:
        return not is_negated(parse, verb)  # "will pay for the damage", but "will pay for its crime"
    return None


_COSTS = frozenset(
    "damage repair reconstruction loss cost bill expense building fuel food grain upkeep mission system weapon ship "
    "vessel treatment funeral shelter clean-up".split()
)


def moves(parse: Parse, verb: int) -> bool:
    """Whether it is a step that one takes oneself: "we go in", "we leave", "we act"; who says "I leave" resigns."""
    who = own_subject(parse, verb)
    if who is not None and parse.lower[who] == "i":
        return False
    return parse.lemma[verb] in _MOVING and not kids(parse, verb, "xcomp", "ccomp")


def is_sent_off(parse: Parse, verb: int) -> bool:
    """Whether whoever is meant must go, said in the present: "the day he meets them, *he leaves*", "he is out"."""
    who = own_subject(parse, verb)
    if who is None or parse.lower[who] not in _THEY or is_negated(parse, verb):
        return False
    rest = [k for k in parse.kids[verb] if parse.pos[k] not in ("PUNCT", "SPACE") and k > verb]
    if parse.lemma[verb] in ("leave", "go"):
        return all(parse.lower[k] in _AWAY or parse.dep[k] == "advcl" for k in rest)
    if parse.lemma[verb] != "be":
        return False
    return any(parse.lower[k] in _GONE for k in rest) and not any(kids(parse, k, "pobj", "prep") for k in rest)


def is_another_matter(parse: Parse, verb: int) -> bool:
    """Whether all would be otherwise if what is one's own were touched: "that's a different conversation"."""
    who = own_subject(parse, verb)
    if parse.lemma[verb] != "be" or who is None or parse.lower[who] not in ("that", "it", "this"):
        return False
    changed = any(
        parse.lemma[k] in _OTHER_MATTERS and any(parse.lower[m] in _DIFFERENT for m in parse.kids[k])
        for k in kids(parse, verb, "attr")
    )
    clauses = kids(parse, verb, "advcl")
    return changed and any(parse.lower[k] in _OURS for c in clauses for k in subtree(parse, c))


def guards(parse: Parse, verb: int) -> bool:
    """Whether a state would put its own people under such a law, which threatens nobody else."""
    who = own_subject(parse, verb)
    return who is not None and _is_alarm(parse, who) and takes_effect(parse, verb)


def _is_alarm(parse: Parse, noun: int) -> bool:
    """Whether it is a state's law for times of danger: "martial law", "a state of emergency"."""
    martial = parse.lemma[noun] == "law" and any(parse.lower[k] == "martial" for k in parse.kids[noun])
    return martial or parse.lemma[noun] in ("curfew", "mobilisation", "mobilization")


def dares(parse: Parse, verb: int) -> bool:
    """Whether it is said in a figure that all restraint ends: "all bets are off"."""
    who = own_subject(parse, verb)
    return who is not None and parse.lemma[who] in ("bet", "glove")


def _lasts(parse: Parse, verb: int) -> bool:
    """Whether a measure comes back or is there for good."""
    if parse.lemma[verb] in ("become", "last", "stay", "remain", "be"):
        return any(parse.lemma[k] in _FOR_GOOD for k in kids(parse, verb, "acomp", "oprd"))
    back = any(parse.lower[k] == "back" for k in kids(parse, verb, "advmod", "prt"))
    return parse.lemma[verb] in ("return", "resume") or (parse.lemma[verb] in ("come", "snap") and back)


def takes_effect(parse: Parse, verb: int) -> bool:
    """Whether a measure is said to come into force by itself: "the tariffs take effect on Monday unless …"."""
    who = own_subject(parse, verb)
    if who is None or is_negated(parse, verb):
        return False
    if parse.lemma[who] in _LASTING_MEASURES and _lasts(parse, verb):
        return True
    armed = parse.lemma[verb] == "come" and parse.lower[who] in _ARMS
    if not (armed or parse.lemma[who] in _MEASURES or _is_alarm(parse, who)):
        return False
    if parse.lemma[verb] == "kick":
        return any(parse.lower[k] == "in" for k in kids(parse, verb, "prt", "advmod", "prep"))
    into = [o for p in kids(parse, verb, "prep") if parse.lower[p] in ("into", "in") for o in kids(parse, p, "pobj")]
    things = kids(parse, verb, "dobj") if parse.lemma[verb] == "take" else into
    return parse.lemma[verb] in ("take", "come", "go", "enter") and any(parse.lemma[o] in _FORCE for o in things)


def is_switched(parse: Parse, verb: int) -> bool:
    """Whether what only states let go on would end, stay or start: "the embargo would fall", "the gas stops".

    They say so of their own; of another's raids or deliveries it would be a forecast.
    """
    who = own_subject(parse, verb)
    things = [o for o in kids(parse, verb, "dobj") if parse.lemma[o] not in _POINTS]
    if who is None or is_negated(parse, verb) or is_passive(parse, verb) or things:
        return False
    # "Supplies would end if the pipe leaked" threatens nobody.
    return (parse.lemma[who] in _BURDENS and _turn(parse, verb) != "") or (
        parse.lemma[who] in _BOONS and _turn(parse, verb) in ("on", "as it is")
    )


def switched_kind(parse: Parse, verb: int) -> CommitmentType:
    """What it is to end, start or keep up what burdens others, or to let go on what does them good."""
    who = own_subject(parse, verb)
    burden = who is not None and parse.lemma[who] in _BURDENS
    turn = _turn(parse, verb)
    if turn == "as it is":
        return "policy"
    return "promise" if burden == (turn == "off") else "threat"


def _turn(parse: Parse, verb: int) -> str:
    """Whether a verb turns its subject ``on`` or ``off``, or keeps it (``as it is``); "" where it does neither."""
    lemma = parse.lemma[verb]
    if lemma in ("go", "come", "fall"):
        ways = {parse.lower[k] for k in kids(parse, verb, "acomp", "advmod", "prt", "oprd", "prep")}
        if ways & _SILENT or (lemma == "fall" and not ways):
            return "off"
        return "on" if "on" in ways else ""
    if lemma in _STOPPING:
        return "off"
    if lemma in _STARTING:
        return "on"
    told = [k for k in kids(parse, verb, "acomp", "attr", "prep") if parse.lower[k] not in ("until", "till")]
    return "as it is" if lemma in _STAYING and not told else ""


_BURDENS = frozenset(
    "embargo blockade siege sanction tariff levy ban curfew raid airstrike strike bombing bombardment shelling "
    "offensive overflight broadcast loudspeaker boycott closure patrol moratorium freeze restriction".split()
)
_BOONS = frozenset(
    "delivery shipment supply gas oil aid fuel electricity payment pumping convoy trade export transit flow "
    "assistance credit".split()
)
# "Broadcasts stop the day they apologise": the parser takes the day for what is stopped.
_POINTS = frozenset("day moment minute hour instant second".split())
_SILENT = frozenset({"silent", "quiet", "off", "away", "dark", "dead"})
_STOPPING = frozenset("stop end cease lapse expire disappear vanish dry".split())
_STARTING = frozenset("start begin resume restart flow".split())
_STAYING = frozenset("stay remain continue persist".split())


def is_negated_there(parse: Parse, verb: int) -> bool:
    """Whether it is said that something will not be: "there will be no …", "there will not be any …"."""
    return is_negated(parse, verb) or any(is_negated(parse, k) for k in kids(parse, verb, "attr", "nsubj"))


def granted_kind(parse: Parse, words: Words, verb: int, manner: str) -> CommitmentType | None:
    """The kind of what others are let do or kept from, and of what one moves to do in the present."""
    if steps_over(parse, verb) or (manner == "passive" and (permits(parse, verb) or favours(parse, verb))):
        return "promise"
    if manner == "passive" and is_switched(parse, verb):
        return switched_kind(parse, verb)
    if manner == "passive" and (stays_out(parse, verb) or guards(parse, verb)):
        return "policy"
    return "threat" if manner == "does" and (goes_in(parse, verb) or marches(parse, words, verb)) else None
