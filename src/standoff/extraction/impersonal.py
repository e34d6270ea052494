"""An "it" that is no party: it stands for nothing, for what is said, or for a thing or act told of before.

A state or a body is "it" where it does something that only a party does. What is denied, confirmed, signed or scrapped
is an act or a text, and what "is feared" or "happened" is nobody. When in doubt "it" is no party: who is taken for one
wrongly is accused of what he did not do.
"""

from standoff.extraction.grammar import kids
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import GERUND_CONTROL, OBJECT_CONTROL

_OBJECTS = frozenset({"dobj", "pobj"})
# What is done to a party, and hardly to a text, a plan or a strait.
_DONE_TO_PARTIES = frozenset(
    "ask tell urge warn threaten accuse blame attack invade bomb shell occupy arm aid help assist defend protect "
    "punish sanction isolate recognise recognize expel restrain deter provoke pressure persuade convince oblige "
    "inform notify assure remind reassure consult join leave abandon betray fund finance supply equip liberate annex "
    "besiege disarm trust harass coerce bully humiliate blackmail drive overthrow topple defeat weaken strengthen "
    "encircle ostracise ostracize outlaw boycott embargo bar evict disqualify relegate ban allow admit readmit "
    "serve govern rule represent appease placate embolden engage".split()
)
# "It" behind these only with what it is then to do: "allowed *it* to land", but "allowed *it*".
_WITH_A_DEED = frozenset("allow leave admit drive".split())
# Nouns that reach a party through a preposition: "sanctions on it", "ties with it".
_BETWEEN_PARTIES = frozenset(
    "sanction attack war tie relation talk pressure border trade alliance strike aid assistance threat embargo weapon "
    "arm troop agreement treaty pact negotiation cooperation hostility aggression raid offensive blockade dispute "
    "conflict quarrel access allegiance loyalty force missile warning".split()
)
# What is told, thought or feared, never somebody: "it is alleged that".
_TOLD = frozenset(
    "allege argue assert contend emphasise emphasize stress fear note think understand learn hope say believe report "
    "hold suppose rumour rumor whisper recall suggest claim state announce conclude assume presume agree decide "
    "establish estimate foresee predict anticipate expect know reveal disclose feel permit regret doubt".split()
)
# What becomes of acts, texts and doors.
_UNDERGONE = frozenset(
    "investigate cross mean sign ratify implement publish enforce lift apply extend renew postpone repeal scrap revoke "
    "adopt vote broadcast release build launch verify confirm deny violate honour honor rescind withdraw do cancel "
    "carry repeat finish complete clarify deliver draft circulate denounce terminate use hand settle resolve "
    "interpret translate tear test".split()
)
_HAPPENING = frozenset("happen occur depend last reopen expire lapse elapse".split())
# "comes *into force*", "goes *ahead*", "takes *effect*"
_COMING = {"come": ("into", "in"), "enter": ("into",), "go": ("into",)}
_ON = frozenset({"ahead", "forward", "through", "on"})
# What acts and states of affairs are, and parties are not.
_STATES_OF_AFFAIRS = frozenset(
    "complete over late early clear unclear likely unlikely possible impossible necessary unnecessary essential vital "
    "important true untrue false illegal unlawful lawful legal void null binding due final permanent temporary "
    "reversible irreversible urgent effective valid invalid available premature inevitable obvious evident "
    "understandable regrettable absurd conceivable inconceivable imperative customary hard easy".split()
)
# What a party is said to be.
_PARTIES = frozenset(
    "state country nation republic kingdom power member ally party government democracy aggressor victim signatory "
    "enemy foe adversary rival partner neighbour neighbor friend mediator guarantor organisation organization "
    "alliance bloc group force movement leader supplier exporter importer producer haven sponsor home host target "
    "player actor guest candidate observer participant belligerent occupier depositary recipient donor provider "
    "front-runner champion winner loser hostage proxy puppet satellite vassal colony protectorate".split()
)


def is_impersonal(parse: Parse, i: int) -> bool:
    """Whether an "it" is no party by what is said of it alone."""
    if parse.dep[i] in _OBJECTS:
        return not _is_treated_as_party(parse, i)
    verb = parse.head[i]
    if parse.dep[i] == "nsubjpass":
        return _is_told_or_undergone(parse, verb)
    if parse.dep[i] != "nsubj":
        return False
    return _happens(parse, verb) or (parse.lemma[verb] == "be" and _is_a_matter(parse, verb))


def are_things(parse: Parse, i: int) -> bool:
    """Whether "they" are no party by what is said of them alone, or are so many of what was just counted.

    "The sanctions will stay unless *they* are lifted"; "twenty villagers, most of *them* children".
    """
    verb = parse.head[i]
    if parse.dep[i] == "nsubjpass":
        return parse.lemma[verb] in _UNDERGONE and not kids(parse, verb, "xcomp", "dobj", "oprd")
    if parse.dep[i] == "nsubj":
        return _happens(parse, verb)
    share = parse.head[verb]
    if parse.dep[i] != "pobj" or parse.lower[verb] != "of" or share == verb:
        return False
    counted = parse.pos[share] == "NUM" or parse.lower[share] in _SHARES
    first = parse.sentences[parse.sent[i]][0]
    return counted and any(parse.tag[t] == "NNS" for t in range(first, share))


_SHARES = frozenset("most some many half all several none few each both majority".split())


def _is_treated_as_party(parse: Parse, i: int) -> bool:
    """Whether what is done to it is done to parties."""
    above = parse.head[i]
    if parse.dep[i] == "pobj":
        return parse.lemma[parse.head[above]] in _BETWEEN_PARTIES
    verb = parse.lemma[above]
    asked = any(k > i for k in kids(parse, above, "xcomp", "ccomp"))
    if asked and verb in OBJECT_CONTROL:
        return True
    accused = any(kids(parse, p, "pcomp") for p in kids(parse, above, "prep") if p > i)
    if accused and verb in GERUND_CONTROL:
        return True
    if verb in _WITH_A_DEED:
        return bool(kids(parse, above, "prt")) and verb == "drive"
    return verb in _DONE_TO_PARTIES


def _is_told_or_undergone(parse: Parse, verb: int) -> bool:
    """Whether "it" is what somebody says ("it is feared that"), or what is done with texts and acts."""
    if kids(parse, verb, "xcomp", "dobj", "oprd"):
        return False  # "it is said to have signed", "it was denied entry"
    return parse.lemma[verb] in _TOLD or parse.lemma[verb] in _UNDERGONE


def _happens(parse: Parse, verb: int) -> bool:
    lemma = parse.lemma[verb]
    if lemma in _HAPPENING:
        return lemma != "depend" or not kids(parse, verb, "prep")
    into = {parse.lower[o] for p in kids(parse, verb, "prep") if parse.lower[p] in _COMING.get(lemma, ())
            for o in kids(parse, p, "pobj")}  # fmt: skip
    if into & {"force", "effect", "operation"}:
        return True
    if lemma == "take":
        return any(parse.lower[k] == "effect" for k in kids(parse, verb, "dobj"))
    ahead = any(parse.lower[k] in _ON for k in kids(parse, verb, "advmod", "prt"))
    return lemma == "go" and ahead and not kids(parse, verb, "prep")


def _is_a_matter(parse: Parse, verb: int) -> bool:
    """Whether a copula says of it what is said of acts: "it was a warning", "it is too late", "it is to be hoped"."""
    if any(parse.lower[k] in ("about", "like") for k in kids(parse, verb, "prep")):
        return True
    if any(parse.lemma[k] in _STATES_OF_AFFAIRS for k in kids(parse, verb, "acomp")):
        return True
    if any(parse.tag[k] in ("VB", "VBN") and parse.lemma[k] in _TOLD for k in kids(parse, verb, "xcomp")):
        return True
    return any(
        parse.pos[k] in ("NUM", "PRON") or (parse.tag[k] == "NN" and parse.lemma[k] not in _PARTIES)
        for k in kids(parse, verb, "attr")
    )
