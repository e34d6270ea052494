"""Whether a predicate says that somebody will suffer for what he does, whoever its subject is.

"Will pay a price", "would draw a response", "will be made to answer for it", "hell will rain down": none of them says
who will see to it, and in the mouth of a party to a conflict all of them say that it will.
"""

from itertools import islice

from standoff.extraction.grammar import (
    ancestors,
    is_negated,
    is_passive,
    kids,
    objects,
    own_subject,
    prepositions,
    subject,
)
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import WILL, auxiliaries
from standoff.lexicons.commitments import Words

# Predicates whose subject is who suffers; of the others it is the act that brings it about.
_SUFFERING = frozenset("face pay suffer bear regret be become meet get receive give hold make see risk".split())
_MODIFIERS = frozenset({"a", "an", "heavy", "high", "dear", "steep", "bitter", "terrible", "any", "every"})
_BLOWS = frozenset({"operation", "answer", "blow", "reaction", "strike"})
_HARSH = frozenset(
    "swift harsh severe crushing devastating decisive merciless painful immediate tough forceful".split()
)
_ANSWERING = frozenset("answer pay regret suffer account".split())
_INVADING = frozenset("soldier invader attacker ship plane pilot intruder aggressor mercenary fighter".split())
_GUILTY = frozenset("perpetrator killer murderer attacker culprit aggressor terrorist assassin criminal".split())
_ANSWERABLE = frozenset({"answerable", "responsible", "accountable", "liable", "account"})
_LIABLE = frozenset({"liable", "subject"})


def harms(parse: Parse, words: Words, verb: int) -> bool:
    """Whether a predicate says that its subject, or relations, will suffer."""
    match parse.lemma[verb]:
        case "give":
            # "Will be given a fitting reply"; who gives one himself answers.
            return is_passive(parse, verb) and _takes(parse, words, verb)
        case "answer":
            # "Whoever does so will answer for it."
            return any(parse.lower[p] == "for" for p in kids(parse, verb, "prep")) and not objects(parse, verb)
        case "pay" if _pays(parse, verb):
            return True
        case "make":
            return is_passive(parse, verb) and any(
                parse.lemma[k] in _ANSWERING for k in kids(parse, verb, "xcomp", "advcl", "ccomp")
            )
        case "find":
            # "Will find our guns waiting", "would find soldiers shooting back".
            if any(_lies_in_wait(parse, words, k) for k in kids(parse, verb, "ccomp", "xcomp")):
                return True
            return _finds_none(parse, verb) or _takes(parse, words, verb)
        case "live":
            # "Will live to regret it."
            return any(parse.lemma[k] in ("regret", "rue") for k in kids(parse, verb, "xcomp", "advcl"))
        case "forget":
            # "They can forget about our aid": they will not get it.
            return "can" in auxiliaries(parse, verb) or "could" in auxiliaries(parse, verb)
        case "have" if any(harms(parse, words, k) for k in kids(parse, verb, "xcomp")):
            return True  # "will have to bear the consequences"
        case "hold":
            return is_passive(parse, verb) and is_blamed(parse, verb)
        case "see":
            return any(
                parse.tag[k] in ("VBN", "VBD") and parse.lemma[k] in words.hostile
                for k in kids(parse, verb, "ccomp", "xcomp")
            )
        case "rain" | "break":
            who = own_subject(parse, verb)
            return who is not None and parse.lemma[who] == "hell"
    return _takes(parse, words, verb)


def _finds_none(parse: Parse, verb: int) -> bool:
    """Whether somebody will have nowhere to go: "will find no refuge", "will find mercy nowhere"."""
    nowhere = any(parse.lower[k] == "nowhere" for k in kids(parse, verb, "advmod"))
    return any(
        parse.lemma[o] in _REFUGES and (nowhere or any(parse.lower[d] == "no" for d in parse.kids[o]))
        for o in kids(parse, verb, "dobj")
    )


_REFUGES = frozenset("shelter refuge haven sanctuary mercy quarter hideout asylum safety".split())


def woes(parse: Parse, words: Words, verb: int) -> bool:
    """Whether whoever dares is told what he will not do any more, or that he will die.

    "Whoever lands will not go home", "anyone who crosses will die". Of nobody in particular, or of those spoken to:
    what will befall civilians is foreseen.
    """
    who = subject(parse, verb)
    if who is None or not _is_challenger(parse, who):
        return False
    if not is_negated(parse, verb):
        return parse.lemma[verb] in words.doomed and not objects(parse, verb)
    # "Any firm that drills there will never work here again."
    never = {parse.lower[k] for k in kids(parse, verb, "neg", "advmod")}
    told = any(parse.dep[k] in ("relcl", "acl") for k in parse.kids[who])
    return is_woe(parse, words, verb) or (told and never >= {"never", "again"})


def _lies_in_wait(parse: Parse, words: Words, verb: int) -> bool:
    """Whether what somebody will find is armed men or their blows: "our guns waiting", "soldiers shooting back"."""
    if parse.tag[verb] != "VBG":
        return False
    who = own_subject(parse, verb)
    armed = who is not None and parse.lemma[who] in words.forces | {"gun", "man", "rifle"}
    return armed or parse.lemma[verb] in words.violent | words.answers


def is_woe(parse: Parse, words: Words, verb: int) -> bool:
    """Whether it is ill for somebody not to do what a verb says: "sleep well", "go home"."""
    takes = words.woes.get(parse.lemma[verb], frozenset())
    below = [k for k in parse.kids[verb] if parse.dep[k] not in ("nsubj", "csubj", "aux", "neg", "advcl")]
    below += [o for p in kids(parse, verb, "prep") for o in kids(parse, p, "pobj")]
    return any(parse.lemma[k] in takes or parse.lower[k] in takes for k in below) or "*" in takes


def _is_challenger(parse: Parse, who: int) -> bool:
    """Whether a subject is whoever dares: "whoever comes", "any soldier who lands", "you"."""
    if parse.dep[who] == "csubj" or parse.lower[who] in ("you", "whoever", "anyone", "anybody", "invaders", "they"):
        return True
    marks = {parse.lower[k] for k in parse.kids[who]}
    told = any(parse.dep[k] in ("relcl", "acl") for k in parse.kids[who])
    if "no" in marks and parse.lemma[who] in _INVADING:
        # "No foreign soldier will leave the valley alive."
        return True
    return told and (bool(marks & {"any", "every", "next", "those"}) or parse.lower[who] in ("those", "one"))


def is_blamed(parse: Parse, verb: int) -> bool:
    """Whether somebody is held responsible: "will be held to account", "will hold Chad responsible"."""
    if parse.lemma[verb] != "hold":
        return False
    below = kids(parse, verb, "acomp", "oprd", "advcl", "xcomp", "ccomp", "dobj")
    below += [o for p in kids(parse, verb, "prep") for o in kids(parse, p, "pobj")]
    return any(parse.lemma[k] in _ANSWERABLE for k in below)


def is_liable(parse: Parse, words: Words, verb: int) -> bool:
    """Whether somebody or something may be struck: "is liable to be attacked", "is subject to seizure"."""
    if is_negated(parse, verb):
        return False
    for adjective in kids(parse, verb, "acomp", "oprd", "conj"):
        if parse.lemma[adjective] not in _LIABLE:
            continue
        if any(parse.lemma[x] in words.violent for x in kids(parse, adjective, "xcomp")):
            return True
        to = [p for p in kids(parse, adjective, "prep") if parse.lower[p] in ("to", "for")]
        if any(parse.lemma[o] in words.deeds for p in to for o in kids(parse, p, "pobj")):
            return True
    return False


def has_options(parse: Parse, verb: int) -> bool:
    """Whether nothing is ruled out: "all options are on the table", "we have other options"."""
    lemma = parse.lemma[verb]
    if lemma == "have":
        return any(
            parse.lemma[o] == "option"
            and any(parse.lower[k] in ("other", "all", "many") for k in parse.kids[o])
            and not is_negated(parse, o)
            for o in kids(parse, verb, "dobj")
        )
    who = own_subject(parse, verb) if lemma in ("be", "remain", "stay") else None
    # "Not all options are on the table."
    if who is None or is_negated(parse, verb) or is_negated(parse, who):
        return False
    on = [o for p in kids(parse, verb, "prep") if parse.lower[p] == "on" for o in kids(parse, p, "pobj")]
    table = any(parse.lemma[o] == "table" for o in on)
    return parse.lemma[who] in ("option", "everything") and (
        table or any(parse.lower[k] == "open" for k in kids(parse, verb, "acomp"))
    )


def escalates(parse: Parse, words: Words, verb: int) -> bool:
    """Whether the next blow would be harder: "our answer will be much harsher"."""
    who = own_subject(parse, verb) if parse.lemma[verb] == "be" else None
    if who is None or is_negated(parse, verb):
        return False
    blow = any(parse.lemma[who] in nouns for nouns in (words.measures, words.deeds, _BLOWS))
    return blow and any(parse.tag[k] == "JJR" or parse.lower[k] in _HARSH for k in kids(parse, verb, "acomp", "attr"))


def is_retribution(parse: Parse, words: Words, verb: int) -> bool:
    """Whether somebody will suffer for what he has done, so that no condition need be said.

    "Will pay a heavy price" announces it; "will pay the price", "will face sanctions" may as well regret or foresee it.
    """
    if woes(parse, words, verb):
        return True
    if is_negated(parse, verb):
        return False
    if parse.lemma[verb] in ("give", "hold", "make", "rain", "break", "answer"):
        return harms(parse, words, verb)
    below = kids(parse, verb, "dobj", "advmod", "acomp", "attr", "oprd")
    takes = words.retribution.get(parse.lemma[verb], frozenset())
    priced = [k for k in below if parse.lemma[k] in ("price", "cost")] if takes or parse.lemma[verb] == "pay" else []
    if priced:
        return any(parse.lower[m] in _MODIFIERS for k in priced for m in parse.kids[k])
    if parse.lemma[verb] == "pay":
        return harms(parse, words, verb)
    below += [o for p in kids(parse, verb, "prep", "agent") for o in kids(parse, p, "pobj")]
    return any(parse.lemma[k] in takes or "*" in takes for k in below)


def can_suffer(parse: Parse, words: Words, verb: int) -> bool:
    """Whether the subject of a predicate that harms can be meant: "civilians will pay the price" threatens nobody."""
    forced = [k for k in kids(parse, verb, "xcomp") if parse.lemma[verb] == "have"]
    if parse.lemma[verb] not in _SUFFERING and not any(parse.lemma[k] in _SUFFERING for k in forced):
        return True
    who = subject(parse, verb)
    if who is None:
        return True
    shared = parse.lower[who] == "all" or any(parse.lower[k] == "all" for k in parse.kids[verb])
    return parse.lemma[who] not in words.bystanders and not shared


def _takes(parse: Parse, words: Words, verb: int) -> bool:
    """Whether a predicate has such an object as makes it harmful."""
    takes = words.harm.get(parse.lemma[verb])
    if takes is None:
        return False
    below = [k for k in parse.kids[verb] if parse.dep[k] in ("dobj", "attr", "acomp", "oprd", "advmod")]
    below += [k for k in kids(parse, verb, "ccomp") if parse.pos[k] == "ADJ"]
    for p in kids(parse, verb, "prep", "agent"):
        below += kids(parse, p, "pobj")
    below += [c for k in below for c in kids(parse, k, "conj", "compound")]
    below += [
        o for k in below for p in kids(parse, k, "prep") if parse.lower[p] == "of" for o in kids(parse, p, "pobj")
    ]
    if any(parse.lemma[k] in takes or parse.lower[k] in takes for k in below):
        return True
    return "*" in takes and bool(below)


def _pays(parse: Parse, verb: int) -> bool:
    """Whether the guilty are said to pay, whatever for: "those behind it would pay"."""
    who = own_subject(parse, verb)
    if who is None or objects(parse, verb) or any(parse.lower[p] == "for" for p in kids(parse, verb, "prep")):
        return False
    return parse.lower[who] in ("those", "they", "whoever") or parse.lemma[who] in _GUILTY


def is_costly(parse: Parse, noun: int) -> bool:
    """Whether a mistake is meant that somebody will pay for: "a mistake that Oslo would regret"."""
    if parse.lemma[noun] not in ("mistake", "error", "miscalculation"):
        return False
    return any(parse.lemma[k] in ("regret", "pay", "cost", "rue") for k in kids(parse, noun, "relcl", "acl"))


def is_vowed_against(parse: Parse, cue: int | None, verb: int) -> bool:
    """Whether it is vowed that something will not be attained: "vowed that Oslo would *not join* until …"."""
    if cue is None or parse.lemma[cue] not in ("vow", "swear") or not is_negated(parse, verb):
        return False
    return parse.lemma[verb] in _ATTAINING and not is_passive(parse, verb)


def is_shut_out(parse: Parse, verb: int) -> bool:
    """Whether a subject would be kept out of something: "would have *no place* in the mission"."""
    places = [o for o in kids(parse, verb, "dobj") if parse.lemma[o] in ("place", "role", "part")]
    if parse.lemma[verb] != "have" or not any(parse.lower[d] == "no" for o in places for d in parse.kids[o]):
        return False
    return not any(parse.lemma[p] in _SPORT for o in places for _, p in prepositions(parse, o))


def answers_fire(parse: Parse, verb: int) -> bool:
    """Whether somebody would only shoot back: "would return fire if fired upon"."""
    if parse.lemma[verb] == "return":
        return any(parse.lemma[o] == "fire" for o in kids(parse, verb, "dobj"))
    return parse.lemma[verb] in ("shoot", "fire", "hit") and any(parse.lower[k] == "back" for k in parse.kids[verb])


_ATTAINING = frozenset("join enter get receive have become obtain acquire build pass cross return".split())
_SPORT = frozenset(
    "final squad team cup league tournament competition game match race olympics sport athletics".split()
)


def loses_out(parse: Parse, verb: int) -> bool:
    """Whether nobody who is told apart would keep or get what all want: "no officer *who fled* will keep his post"."""
    who = own_subject(parse, verb)
    if who is not None and parse.lemma[verb] in ("have", "find") and parse.lower[who] in ("they", "you"):
        # "one more shell and *they will have no* harbour left"
        things = [o for o in kids(parse, verb, "dobj") if any(parse.lower[k] == "no" for k in parse.kids[o])]
        return bool(things) and parse.lemma[things[0]] in _OWNED and bool(auxiliaries(parse, verb) & WILL)
    if who is None or parse.lemma[verb] not in _WANTED or not kids(parse, who, "relcl"):
        return False
    if not any(parse.lower[k] == "no" for k in kids(parse, who, "det")):
        return False
    return any(parse.lower[k] in ("will", "can", "shall", "would") for k in kids(parse, verb, "aux"))


# What somebody has until it is taken or destroyed.
_OWNED = frozenset(
    "airfield airport port harbour harbor city town capital house home country state army navy fleet bridge base "
    "refinery economy future shelter sanctuary refuge peace rest sleep hiding-place place".split()
)
_WANTED = frozenset("keep retain escape survive get receive enjoy count expect go see find hold".split())


def lapses(parse: Parse, words: Words, verb: int) -> bool:
    """Whether a pact would come to an end by itself, which whoever says so lets happen: "the deal would lapse"."""
    who = own_subject(parse, verb)
    pact = who is not None and parse.lemma[who] in words.treaties | {"memorandum", "truce", "ceasefire"}
    return pact and parse.lemma[verb] in ("lapse", "expire") and not is_negated(parse, verb)


def is_suffered(parse: Parse, verb: int) -> bool:
    """Whether a passive tells what befalls somebody, which he does not do: "Japan *would be exposed*"."""
    if parse.lemma[verb] in _DRAWN:  # "would be drawn into it"
        return any(parse.lower[k] == "into" for k in kids(parse, verb, "prep"))
    return parse.lemma[verb] in _SUFFERED


_SUFFERED = frozenset(
    "expose endanger weaken harm ruin cripple damage affect isolate impoverish overrun embroil entangle".split()
)
_DRAWN = frozenset("draw drag pull suck plunge pitch tempt lure".split())


_ARMS = frozenset("force violence weapon arm gun missile bomb warhead troop army firepower".split())
_WIELDING = frozenset({"use", "employ", "unleash"})
_WARRING = frozenset({"go", "engage", "declare", "wage"})
_MET = frozenset("meet counter answer resist oppose repel stop halt break".split())
_FORCE = frozenset("force fire arm weapon violence retaliation strength blow reprisal".split())


def wields(parse: Parse, verb: int) -> bool:
    """Whether force or arms would be used, or war begun: "will use force", "will go to war", "declare war on Oslo"."""
    if parse.lemma[verb] in _WARRING and not is_negated(parse, verb):
        # "went to war", "engage them in war"; "declare war"
        held = {o for name, o in prepositions(parse, verb) if name in ("to", "in")}
        held |= set(kids(parse, verb, "dobj")) if parse.lemma[verb] in ("declare", "wage") else set()
        return any(parse.lemma[o] == "war" for o in held)
    if parse.lemma[verb] not in _WIELDING or is_negated(parse, verb):
        return False
    return any(parse.lemma[o] in _ARMS and not is_negated(parse, o) for o in kids(parse, verb, "dobj", "nsubjpass"))


def is_met(parse: Parse, verb: int) -> bool:
    """Whether what somebody does would be met with force: "the march will be stopped by force"."""
    if parse.lemma[verb] not in _MET or not is_passive(parse, verb) or is_negated(parse, verb):
        return False
    means = [o for p in kids(parse, verb, "prep", "agent") for o in kids(parse, p, "pobj")]
    return any(parse.lemma[o] in _FORCE and not kids(parse, o, "poss") for o in means)


_WARS = frozenset("war warfare conflict bloodshed confrontation hostility".split())
_PRICES = frozenset("risk cost price expense".split())


def braves(parse: Parse, verb: int) -> int | None:
    """The war that somebody would take upon himself: "even if it leads to *war*", "even at the risk of *war*"."""
    for top in (verb, *islice(ancestors(parse, verb), 3)):
        for k in [k for k in kids(parse, top, "advcl", "prep") if k > verb]:
            even = k > 0 and any(parse.lower[j] == "even" for j in (k - 1, *(i for i in parse.kids[k] if i < k)))
            granted = parse.dep[k] == "advcl" and any(parse.lower[j] == "if" for j in kids(parse, k, "mark"))
            at = parse.dep[k] == "prep" and any(parse.lemma[o] in _PRICES for o in kids(parse, k, "pobj"))
            if not even or not (granted or at):
                continue
            below = [o for name, o in prepositions(parse, k)] + objects(parse, k)
            below += [o for t in below if parse.lemma[t] in _PRICES for _, o in prepositions(parse, t)]
            for war in below:
                if parse.lemma[war] in _WARS:
                    return war
    return None
