"""What stands around a trigger's clause: who did what it dates, to whom, with whose blow, and whom it alarmed."""

from typing import TYPE_CHECKING

from standoff.extraction.events_ruled_out import REHEARSING, comes_to_aid
from standoff.extraction.events_words import (
    ANSWERS,
    BLOWS,
    CIRCUMSTANCE,
    JOURNEYS,
    LETTERS,
    OCCASIONS,
    OWNING_UP,
    PAPERS,
    PUT,
    QUANTIFIERS,
    SHAKING,
    SHOCKS,
    STRIKING,
    TELLING,
    UTTERANCES,
)
from standoff.extraction.grammar import (
    RELATIVES,
    actor_of,
    ancestors,
    conjuncts,
    first_conjunct,
    governing_verb,
    is_passive,
    kids,
    objects,
    own_subject,
    prepositions,
)
from standoff.extraction.modality import standing
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import TAKING
from standoff.lexicons.events import ModalityWords

if TYPE_CHECKING:
    from standoff.extraction.events_frame import Frame


_SEEKING = frozenset("ask call appeal press plead push lobby apply hope wait".split())


def ends(parse: Parse, verb: int, words: ModalityWords) -> bool:
    """Whether a verb ends or calls off what it governs, its particle considered ("called off")."""
    lemma = parse.lemma[verb]
    if lemma in words.ending_verbs:
        return True
    return any(f"{lemma}+{parse.lower[k]}" in words.ending_verbs for k in kids(parse, verb, "prt", "advmod"))


def counted(parse: Parse, noun: int) -> int:
    """The word that counts a noun in its place: "*some* of its sanctions", "a *series* of attacks"; else the noun."""
    noun = first_conjunct(parse, noun)
    for _ in range(3):
        above = parse.head[noun]
        if parse.dep[noun] != "pobj" or parse.lower[above] != "of" or parse.lemma[parse.head[above]] not in QUANTIFIERS:
            break
        noun = first_conjunct(parse, parse.head[above])
    return noun


def host(frame: "Frame") -> list[int]:
    """Who did what the noun dates or explains ("said after talks with X", "met during a visit to X")."""
    parse = frame.parse
    noun = first_conjunct(parse, frame.head)
    above = parse.head[noun]
    if frame.noun and parse.lower[above] == "for" and parse.lemma[parse.head[above]] == "responsibility":
        # "claimed responsibility for the attack"
        verb = parse.head[parse.head[above]]
        owned = actor_of(parse, verb) if parse.pos[verb] == "VERB" and parse.lemma[verb] in OWNING_UP else None
        return [owned] if owned is not None else []
    if not frame.noun or parse.dep[noun] != "pobj" or parse.lower[above] not in CIRCUMSTANCE:
        return []
    governor = governing_verb(parse, noun)
    if governor is not None and ends(parse, governor, frame.words):
        return []  # "suspended preparations for the summit"
    if governor is not None and parse.lower[above] == "for" and parse.lemma[governor] in _SEEKING:
        return []  # what is asked for has nobody's part in it yet
    lone = not {"with", "between"} & frame.preps.keys()
    if lone and not (
        parse.lower[above] in OCCASIONS
        or (parse.lower[above] == "for" and parse.head[above] == governor)
        or addressee(frame)
    ):
        return []  # "believes in dialogue"
    found = actor_of(parse, governor) if governor is not None else None
    return [found] if found is not None else []


def moved(frame: "Frame") -> list[int]:
    """Whom the act that the noun names moved to do something ("left under pressure from X", "sent at X's request")."""
    parse = frame.parse
    noun = counted(parse, frame.head)
    above = parse.head[noun]
    lemma, link = parse.lemma[frame.head], parse.lower[above]
    if parse.dep[noun] in ("dobj", "nsubjpass") and parse.pos[above] == "VERB" and parse.lemma[above] in _HEEDING:
        heeded = actor_of(parse, above)  # "granted the request of X"
        return [heeded] if frame.noun and heeded is not None else []
    governed = parse.dep[noun] == "pobj" or (parse.dep[noun] == "dobj" and link == "following")
    if not frame.noun or not governed or frame.carrier is not None:
        return []
    if link == "to" and parse.lemma[parse.head[above]] in _RESPONDING:
        above = parse.head[parse.head[above]]  # "in response to a request by X"
        if parse.lower[above] != "in":
            return []
    elif not (_is_answered(parse, noun) or link in _MOVED_BY or (lemma == "pressure" and link in _AFTER_PRESSURE)):
        return []
    verb = governing_verb(parse, above)
    if verb is None or standing(parse, verb, frame.words).modality != "actual":
        return []  # "may leave under pressure from X"
    who = actor_of(parse, verb)
    return [who] if who is not None else []


def _is_answered(parse: Parse, noun: int) -> bool:
    """Whether it is what somebody responds to ("responded to an appeal by X with an airlift")."""
    verb = parse.head[parse.head[noun]]
    if parse.pos[verb] != "VERB":
        return False
    link = parse.lower[parse.head[noun]]
    return parse.lemma[verb] in _YIELDING if link == "to" else link == "with" and parse.lemma[verb] == "comply"


_YIELDING = frozenset("respond reply accede agree yield bow react acquiesce".split())
_HEEDING = frozenset("grant ignore heed honour honor answer accept fulfil fulfill satisfy consider disregard".split())
_RESPONDING = frozenset({"response", "reply", "answer", "deference"})
_MOVED_BY = frozenset({"at", "under", "upon"})
_AFTER_PRESSURE = frozenset({"following", "after", "amid", "because"})


def addressee(frame: "Frame") -> list[int]:
    """To whom the clause says something, on an occasion that the noun names ("told X in a call")."""
    parse = frame.parse
    noun = first_conjunct(parse, frame.head)
    if not frame.noun or parse.dep[noun] != "pobj" or parse.lower[parse.head[noun]] not in ("in", "during", "by"):
        return []
    governor = governing_verb(parse, noun)
    if governor is None or parse.lemma[governor] not in TELLING:
        return []
    return kids(parse, governor, "dobj", "dative") + [
        p for name, p in prepositions(parse, governor) if name in ("to", "on")
    ]


def means(frame: "Frame") -> list[int]:
    """Whose blow it was in which people were killed ("killed in a French strike", "in shelling by X")."""
    parse, found = frame.parse, list[int]()
    for name in ("in", "by", "during", "from", "in+ing"):
        for blow in frame.preps.get(name, []):
            if parse.lemma[blow] in BLOWS or parse.lower[blow] in BLOWS:
                found += [k for k in kids(parse, blow, "poss") if parse.pos[k] == "PROPN"]
                found += [k for k in kids(parse, blow, "amod") if frame.parties.named(k)]
                found += [p for by, p in prepositions(parse, blow) if by == "by" or (by == "from" and name != "from")]
    return found


def by_paper(frame: "Frame") -> list[int]:
    """Whose paper it is in which somebody is condemned or warned ("was condemned in a resolution by X")."""
    parse, found = frame.parse, list[int]()
    if frame.noun or not is_passive(parse, frame.head):
        return found
    for paper in frame.preps.get("in", []):
        if parse.lemma[paper] in PAPERS or parse.lemma[paper] in LETTERS:
            found += kids(parse, paper, "poss") + [p for by, p in prepositions(parse, paper) if by in ("by", "from")]
            found += [k for k in kids(parse, paper, "amod", "compound", "nmod") if frame.parties.named(k)]
    return found


def read_by(frame: "Frame") -> list[int]:
    """To whom the paper goes that asks, blames or threatens: X in "sent a note to X demanding"."""
    parse = frame.parse
    if frame.noun:
        return []
    above = parse.head[frame.head]
    paper = above if parse.dep[frame.head] in ("acl", "relcl") else own_subject(parse, frame.head)
    if paper is None or parse.pos[paper] != "NOUN" or parse.lemma[paper] not in PAPERS | LETTERS:
        return []
    hosts = [paper]
    if parse.dep[paper] in ("dobj", "nsubjpass") and parse.pos[parse.head[paper]] == "VERB":
        hosts.append(parse.head[paper])
    found = [p for h in hosts for to, p in prepositions(parse, h) if to == "to"]
    return found + [k for h in hosts[1:] for k in kids(parse, h, "dative") if parse.pos[k] != "ADP"]


def struck(frame: "Frame") -> list[int]:
    """Whom or what the blow that the noun names hit ("an ambush killed two soldiers")."""
    parse = frame.parse
    noun = first_conjunct(parse, frame.head)
    verb = parse.head[noun]
    if not frame.noun or parse.dep[noun] != "nsubj" or parse.lemma[verb] not in STRIKING:
        return []
    return kids(parse, verb, "dobj")


def answerer(frame: "Frame") -> list[int]:
    """Whose answer, or move, the noun is ("the French response was an offensive", "a raid was the French response")."""
    parse = frame.parse
    noun = first_conjunct(parse, frame.head)
    if parse.dep[noun] == "nsubj" and parse.lemma[parse.head[noun]] == "be":
        what = next(iter(kids(parse, parse.head[noun], "attr")), None)
    else:
        what = own_subject(parse, parse.head[noun]) if parse.dep[noun] == "attr" else None
    if what is None or parse.lemma[what] not in ANSWERS:
        return []
    return kids(parse, what, "poss") + [k for k in kids(parse, what, "amod", "compound") if frame.parties.named(k)]


def author(frame: "Frame", paper: int) -> list[int]:
    """Who adopted or sent what says something ("adopted a resolution condemning X")."""
    parse = frame.parse
    verb = parse.head[paper]
    if parse.lemma[paper] not in PAPERS or parse.dep[paper] != "dobj" or parse.pos[verb] != "VERB":
        return []
    if parse.lemma[verb] in TAKING:
        return []  # "welcomed a resolution condemning X"
    who = actor_of(parse, verb)
    return [who] if who is not None else []


def two_sides(parse: Parse, sides: list[int]) -> list[int]:
    """Those between whom something is, with the second where the parser gives it to the first one's place.

    In "talks between the envoy in Doha and Malian rebels" it takes Doha and the rebels for one pair.
    """
    if len(sides) != 1 or len(conjuncts(parse, sides[0])) > 1:
        return sides
    for k in kids(parse, sides[0], "prep"):
        things = kids(parse, k, "pobj")
        if len(things) == 2 and kids(parse, k, "cc"):
            return [*sides, things[1]]  # "the envoy in | Doha and Malian rebels"
    for _, place in prepositions(parse, sides[0]):
        paired = kids(parse, place, "conj")
        if paired:
            return [*sides, paired[0]]
        if any(kids(parse, k, "cc") for k in kids(parse, place, "nmod", "compound", "amod")):
            return [*sides, place]  # "Doha and Malian | rebels"
    return sides


def summed(frame: "Frame") -> int | None:
    """Who said what a phrase behind a comma sums up, or put what is answered: X in "X made an offer, which Y rejected".

    Likewise X in "X said it was an accident, a claim that Y rejected".
    """
    parse = frame.parse
    if frame.noun or parse.dep[frame.head] != "relcl":
        return None
    noun = parse.head[frame.head]
    if noun in frame.things:
        above = parse.head[parse.head[noun]]  # "made an offer for the lake, which | Y rejected"
        put = above if parse.dep[noun] == "pobj" and parse.pos[above] == "NOUN" else noun
        if parse.dep[put] == "dobj" and parse.lemma[parse.head[put]] in _PUTTING:
            return actor_of(parse, parse.head[put]) if parse.lemma[put] in UTTERANCES | PUT else None
    first = min([noun, *(k for k in parse.kids[noun] if k < noun)])
    if parse.lemma[noun] not in UTTERANCES or parse.lower[first] not in ("a", "an") or parse.word[first - 1] != ",":
        return None
    if frame.things and noun not in frame.things and all(parse.lower[t] not in RELATIVES for t in frame.things):
        return None  # "a charge that made Y recall its envoy"
    verb = governing_verb(parse, noun)
    return actor_of(parse, verb) if verb is not None and verb < noun else None


_PUTTING = frozenset(
    "make present submit table propose put offer issue send deliver raise advance float announce draft unveil suggest "
    "extend launch formulate".split()
)


def shaken(frame: "Frame") -> int | None:
    """For whom the act is said to have brought a crisis, and at whom it was aimed: X in "triggered alarm in X"."""
    parse = frame.parse
    noun = first_conjunct(parse, frame.head)
    verbs = kids(parse, frame.head, "advcl", "conj")
    if frame.noun:
        above = parse.head[noun]
        if parse.dep[noun] == "pobj" and parse.dep[above] in ("agent", "prep") and parse.lower[above] == "by":
            above = parse.head[above]
        verbs.append(above)
    elif parse.dep[frame.head] == "advcl":
        verbs.append(parse.head[frame.head])
    for verb in verbs:
        if parse.lemma[verb] in SHAKING:
            for alarm in objects(parse, verb):
                if parse.lemma[alarm] in SHOCKS:
                    found = [p for name, p in prepositions(parse, alarm) if name in ("for", "in", "among")]
                    return next(iter(found + kids(parse, alarm, "poss")), None)
    return _in_crisis(frame, noun)


def _in_crisis(frame: "Frame", noun: int) -> int | None:
    """X in "launched an attack on Monday, triggering a crisis for X"; the parser gives the participle to the day.

    Who is alarmed need not be who is attacked, but whoever an attack puts into a crisis is.
    """
    parse = frame.parse
    own = {frame.head, frame.carrier, governing_verb(parse, noun) if frame.noun else None}
    for verb in range(frame.head + 1, parse.sentences[parse.sent[frame.head]][1]):
        if parse.tag[verb] == "VBG" and parse.lemma[verb] in SHAKING and own.intersection(ancestors(parse, verb)):
            for crisis in kids(parse, verb, "dobj"):
                if parse.lemma[crisis] in SHOCKS:
                    return next((p for name, p in prepositions(parse, crisis) if name == "for"), None)
    return None


def crossed(frame: "Frame", pronoun: int) -> list[int]:
    """Whom "it" means where it cannot be the one who acts: X in "cut ties with X, accusing it of spying".

    Returns:
        The phrases of the clause before that name somebody, its subject left out; empty for other pronouns and verbs.
    """
    parse = frame.parse
    if frame.noun or parse.lower[pronoun] not in _OBJECTS or parse.dep[frame.head] != "advcl":
        return []
    above, found = parse.head[frame.head], list[int]()
    if parse.tag[frame.head] != "VBG" or parse.pos[above] != "VERB":
        return []
    stack = [k for k in parse.kids[above] if parse.dep[k] in ("dobj", "dative", "prep", "nsubjpass")]
    while stack:
        i = stack.pop()
        if i < frame.head and frame.parties.named(i):
            found.append(i)
        stack.extend(k for k in parse.kids[i] if parse.dep[k] not in ("relcl", "advcl", "acl"))
    return found


_OBJECTS = frozenset({"it", "them", "him", "her"})


def is_each_other(parse: Parse, phrase: int) -> bool:
    """Whether a phrase is "each other" or "one another", or theirs ("each other's posts")."""
    return any(
        parse.lower[t] in ("other", "another") and t > 0 and parse.lower[t - 1] in ("each", "one")
        for t in (phrase, *kids(parse, phrase, "poss"))
    )


_FIGHTING = frozenset("fight battle combat".split())
_BESIDE = frozenset("alongside beside for".split())


def aided(frame: "Frame", kind: str, filler: int) -> list[int]:
    """What *filler* reaches, but not whom one fights by way of helping another: "sent troops to fight X"."""
    parse = frame.parse
    if kind in ("COOPERATE", "AID", "SUPPORT") and parse.pos[filler] == "VERB" and parse.lemma[filler] in _FIGHTING:
        return [p for name, p in prepositions(parse, filler) if name in _BESIDE]
    return frame.reach(filler)


def is_ended(parse: Parse, words: ModalityWords, noun: int) -> bool:
    """Whether the noun is what an ending verb or noun ends ("suspended the talks", "the lifting of sanctions")."""
    top = counted(parse, noun)
    above = parse.head[top]
    if above == top:
        return False
    if comes_to_aid(parse, noun):
        return True  # told by the verb
    if parse.lemma[noun] in JOURNEYS:
        return False  # a visit that ended took place
    if is_charge_answered(parse, noun):
        return False
    if (
        parse.dep[top] in ("dobj", "nsubjpass", "pobj")
        and parse.pos[above] == "VERB"
        and (ends(parse, above, words) or _is_put_on_hold(parse, above) or parse.lemma[above] in REHEARSING)
    ):
        return True
    if parse.dep[top] == "nsubj" and parse.lemma[above] in _ENDING_ALONE:
        return True  # "all aid stops"
    if parse.dep[top] == "pobj" and parse.lower[above] in ("of", "to", "on", "in", "from"):
        governor = parse.head[above]
        if parse.pos[governor] == "ADV":
            governor = parse.head[governor]  # "walked away | from the talks"
        lemma = parse.lemma[governor]
        if parse.lower[above] in ("of", "from") and parse.pos[governor] == "VERB" and _leaves(parse, governor):
            return True  # "walked out of the talks"
        return lemma in _ENDINGS or (
            lemma in words.ending_verbs and parse.lower[above] != "to" and parse.tag[governor] == "VBG"
        )
    return False


def is_charge_answered(parse: Parse, noun: int) -> bool:
    """Whether a charge is what somebody turns away ("rejected *charges* that he had fled"): it was made."""
    turned = parse.dep[noun] == "dobj" and parse.lemma[parse.head[noun]] in _TURNING_AWAY
    owned = parse.lemma[noun] in _ACCUSATIONS and bool(kids(parse, noun, "poss"))  # "Oslo's accusations" were made
    return turned and (owned or parse.lemma[noun] == "charge")


def _is_put_on_hold(parse: Parse, verb: int) -> bool:
    """Whether a verb says that what it governs is not gone on with ("put the talks on hold", "held it in abeyance")."""
    held = parse.lemma[verb] in _HOLDING
    return held and any(name in ("on", "in") and parse.lemma[p] in _HELD_IN for name, p in prepositions(parse, verb))


_HOLDING = frozenset({"put", "place", "hold", "keep"})
_HELD_IN = frozenset({"hold", "ice", "abeyance"})
_ENDING_ALONE = frozenset({"stop", "cease"})
_ACCUSATIONS = frozenset({"accusation", "allegation"})
_TURNING_AWAY = frozenset("reject deny dismiss refute rebut spurn rubbish".split())


def _leaves(parse: Parse, verb: int) -> bool:
    """Whether a verb says that somebody leaves what is going on ("walk away", "storm out")."""
    return parse.lemma[verb] in _LEAVING and any(parse.lower[k] in ("out", "away", "back") for k in parse.kids[verb])


_LEAVING = frozenset("walk storm pull back bow drop flounce stalk march".split())
_ENDINGS = frozenset(
    "end halt suspension cessation lifting freeze cut reduction cancellation easing removal withdrawal resumption stop "
    "postponement breakdown collapse violation breach request call demand offer rejection".split()
)
