"""What predicates say and in what kind of clause: who looks on, what is over, what is asked or still waited for."""

from itertools import pairwise

from standoff.extraction.grammar import is_negated, is_passive, kids, own_subject
from standoff.extraction.parse import Parse
from standoff.lexicons.commitments import Words

TALKS = frozenset(
    "talk talks negotiation negotiations ceasefire truce dialogue meeting summit settlement peace".split()
)
# Auxiliaries of what somebody means to do, and of all that has not happened yet.
WILL = frozenset("will would shall 'll 'd wo".split())
MAY = frozenset({"may", "might", "could"})
MODALS = WILL | frozenset("can could may might must should".split())
# "Would not say how it would answer": a question, whatever it is about.
_QUESTIONING = frozenset("whether how where why what which who whom".split())
# What opens a clause that something waits for, and the points in time that do the same as nouns.
_AWAITING = frozenset("as once when if unless until till after before provided".split())
_POINTS = frozenset("moment minute instant second".split())
_OPENING = frozenset("begin start resume open proceed happen take hold continue go".split())
_COMING = frozenset({"come", "follow", "flow"})
_PASSING = frozenset("pass leave enter cross sail go move flow fly land".split())
_POSSIBLE = frozenset("possible impossible forthcoming conceivable unthinkable imaginable".split())
_UNANSWERED = frozenset({"unanswered", "unpunished", "unavenged"})
_DEALS = frozenset({"treaty", "agreement", "deal", "accord", "peace"})
_SIGNING = frozenset({"sign", "conclude", "reach", "make"})
# What one party does because another does, and to what.
_MATCHING = frozenset(
    "raise lower cut reduce lift drop expel withdraw pull close open strike attack release free".split()
)
_MATCHED = frozenset(
    "tariff duty levy sanction embargo troop soldier envoy ambassador diplomat prisoner border".split()
)
_MINE = frozenset({"mine", "ours"})
# What states grant each other by dealing with each other.
DEALINGS = frozenset({"cooperation", "membership", "recognition", "access"})
_PAYING = frozenset({"pay", "issue", "grant", "sell", "lend"})
_COURTS = frozenset("hague court tribunal council arbitration justice nations league un".split())
SUING = frozenset("take bring go return turn refer appeal complain submit apply".split())
_INTENT = frozenset({"intention", "intent"})
_ROOMS = frozenset("room question place possibility prospect basis chance talk".split())
_CHOICES = frozenset("choice option alternative".split())
_WAR = frozenset({"war", "force", "retaliation", "confrontation", "battle"})
FORCING = frozenset("force oblige compel drive lead prompt cause".split())
_OVER = frozenset("off over concluded finished closed dead void null".split())


def looks_on(parse: Parse, words: Words, verb: int) -> bool:
    """Whether *verb* says that somebody does not look on: "would not stand idly by", "will not remain silent"."""
    takes = words.idle.get(parse.lemma[verb])
    if takes is None or not (is_negated(parse, verb) or _is_nobodys(parse, verb)):
        return False
    below = {parse.lower[k] for k in parse.kids[verb]}
    below |= {parse.lower[o] for p in kids(parse, verb, "prep") for o in kids(parse, p, "pobj")}
    return "*" in takes or bool(below & takes)


def is_question(parse: Parse, verb: int) -> bool:
    """Whether *verb* stands in an indirect question: "did not say whether it would …", "was asked if it would …"."""
    for _ in range(4):
        label = parse.dep[verb]
        for k in parse.kids[verb]:
            word = parse.lower[k]
            if word == "which" and parse.lower[k - 1] == "failing":
                continue  # "failing which we will act" asks nothing
            if k > verb or (word not in _QUESTIONING and not (word == "if" and parse.dep[k] == "mark")):
                continue
            if word == "whether" or label in ("ccomp", "pcomp"):
                return True
        if label not in ("conj", "xcomp") or parse.head[verb] == verb:
            return False
        verb = parse.head[verb]
    return False


def _is_nobodys(parse: Parse, verb: int) -> bool:
    """Whether the subject belongs to nobody: "no one's attack will go unanswered"."""
    owners = kids(parse, who, "poss") if (who := own_subject(parse, verb)) is not None else []
    return any(parse.lower[o] == "nobody" or "no" in {parse.lower[k] for k in parse.kids[o]} for o in owners)


def is_over(parse: Parse, verb: int) -> bool:
    """Whether a matter is said to be at an end, in whatever tense: "the deal is off if …"."""
    if is_negated(parse, verb):
        return False
    if parse.tag[verb] == "VBN" and parse.lower[verb] in ("finished", "concluded"):
        # "The alliance is finished" is also read as a passive.
        helping = {parse.lemma[k] for k in kids(parse, verb, "aux", "auxpass")}
        return bool(kids(parse, verb, "auxpass")) and "have" not in helping and not kids(parse, verb, "agent")
    if parse.lemma[verb] != "be":
        return False
    return any(parse.lower[k] in _OVER for k in kids(parse, verb, "acomp", "advmod", "prep", "prt", "attr"))


def is_awaited(parse: Parse, verb: int) -> bool:
    """Whether *verb* is what something else waits for: "will leave as soon as Chad promises", "the moment it vows"."""
    # Parsers read "the moment the rebels promise to …" as two nouns: the words before tell.
    before = [parse.lower[k] for k in range(max(parse.sentences[parse.sent[verb]][0], verb - 5), verb)]
    if "," not in before and any(a == "the" and b in _POINTS for a, b in pairwise(before)):
        return True
    for _ in range(3):
        above = parse.head[verb]
        label = parse.dep[verb]
        if label == "advcl":
            opens = any(k < verb and parse.lower[k] in _AWAITING for k in parse.kids[verb])
            # "As soon as" hangs its clause on "soon".
            return opens and is_modal(parse, parse.head[above] if parse.pos[above] == "ADV" else above)
        if label in ("relcl", "acl") and parse.lemma[above] in _POINTS:
            return is_modal(parse, parse.head[above])
        if label not in ("conj", "xcomp", "ccomp") or above == verb:
            return False
        verb = above
    return False


def auxiliaries(parse: Parse, verb: int) -> set[str]:
    """The auxiliaries of a verb in lower case; who "is going to pay" will pay."""
    words = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "aux"}
    return words | {"will"} if going(parse, verb) != verb else words


def going(parse: Parse, verb: int) -> int:
    """The "going" that makes an infinitive a future, "is going to pay"; any other verb is returned as it is."""
    above = parse.head[verb]
    if parse.dep[verb] != "xcomp":
        return verb
    if parse.lower[above] in ("is", "are") and parse.tag[verb] == "VB":
        # "Algiers is to cut the supply."
        who = own_subject(parse, above)
        plain = not kids(parse, above, "acomp", "attr", "prep", "expl")
        return above if plain and who is not None and parse.pos[who] == "PROPN" else verb
    future = parse.lower[above] in ("going", "gon") and kids(parse, above, "aux")
    return above if future else verb


def is_imperative(parse: Parse, verb: int) -> bool:
    """Whether a verb bids: a bare form at the head of its clause, "leave the island"."""
    if parse.tag[verb] not in ("VB", "VBP") or parse.dep[verb] in ("xcomp", "acl", "relcl"):
        return False
    # "Oslo's message was simple: leave the island."
    opened = range(parse.sentences[parse.sent[verb]][0], verb)
    after = max((k for k in opened if parse.word[k] == ":"), default=-1)
    below = [
        k for k in parse.kids[verb] if after < k < verb and parse.pos[k] not in ("PUNCT", "SPACE", "CCONJ", "INTJ")
    ]
    return all(parse.dep[k] in ("advmod", "neg", "intj", "npadvmod") for k in below)


def is_risk(parse: Parse, words: Words, verb: int) -> bool:
    """Whether a verb without a subject says what else will befall whoever is bidden: "leave *or face sanctions*"."""
    first = parse.head[verb]
    if parse.dep[verb] != "conj" or parse.tag[verb] not in ("VB", "VBP") or own_subject(parse, verb) is not None:
        return False
    if not any(parse.lower[k] == "or" and first < k < verb for k in kids(parse, first, "cc")):
        return False
    return parse.lemma[verb] in words.risking


def befalls(parse: Parse, words: Words, verb: int) -> bool:
    """Whether it is said what whoever is bidden will get: "leave or *you will lose yours*", "and you will have war"."""
    who, first = own_subject(parse, verb), parse.head[verb]
    if who is None or parse.lower[who] not in ("you", "they") or parse.dep[verb] != "conj":
        return False
    if not is_imperative(parse, first) or not auxiliaries(parse, verb) & WILL:
        return False
    gets = any(parse.lemma[o] in words.deeds for o in kids(parse, verb, "dobj"))
    return (parse.lemma[verb] in words.risking and parse.lemma[verb] != "be") or gets


def is_modal(parse: Parse, verb: int) -> bool:
    """Whether a verb has a modal of its own."""
    return bool(auxiliaries(parse, verb) & MODALS)


def is_of_talks(parse: Parse, verb: int) -> bool:
    """Whether talks are said to begin or not, as in "talks can begin only after …"."""
    who = own_subject(parse, verb)
    if who is None:
        return False
    signed = parse.lemma[who] in _DEALS and parse.lemma[verb] in _SIGNING
    return signed or (parse.lemma[who] in TALKS and parse.lemma[verb] in _OPENING)


def is_granted(parse: Parse, words: Words, verb: int) -> bool:
    """Whether what somebody grants or withholds is said to come about: "recognition could come only after …"."""
    who = own_subject(parse, verb)
    if who is None:
        return False
    # "No grain will leave the port", "none of the ships will sail".
    barred = parse.lemma[verb] in _PASSING and is_none(parse, who)
    # "No compensation would be paid before …"
    given = parse.lemma[who] in words.granted | words.pledged and parse.lemma[verb] in words.giving | _PAYING
    barred = barred or (is_passive(parse, verb) and is_none(parse, who) and given)
    if barred or parse.lemma[who] not in words.granted | TALKS or parse.lemma[who] == "peace":
        return barred
    possible = any(parse.lower[k] in _POSSIBLE for k in kids(parse, verb, "acomp", "attr", "advmod"))
    return parse.lemma[verb] in _OPENING | _COMING or (parse.lemma[verb] == "be" and possible)


def does_likewise(parse: Parse, verb: int) -> bool:
    """Whether one does in return what the other would do: "if you raise yours, *I raise mine*"."""
    who = own_subject(parse, verb)
    same = any(parse.lemma[k] == parse.lemma[verb] for k in kids(parse, verb, "advcl"))
    meant = any(parse.lower[o] in _MINE or parse.lemma[o] in _MATCHED for o in kids(parse, verb, "dobj"))
    return (
        same
        and meant
        and parse.lemma[verb] in _MATCHING
        and who is not None
        and parse.lower[who] in ("i", "we")
        and bool(kids(parse, verb, "dobj"))
    )


def goes_ahead(parse: Parse, verb: int) -> bool:
    """Whether something planned is said to take place: "the drill will go ahead", "the vote will proceed"."""
    return parse.lemma[verb] == "proceed" or (
        parse.lemma[verb] == "go" and any(parse.lower[k] == "ahead" for k in parse.kids[verb])
    )


def is_none(parse: Parse, noun: int) -> bool:
    """Whether a noun phrase names none: "no grain", "not one ship", "none of the trucks", "nobody"."""
    if parse.lower[noun] in ("none", "nobody", "nothing"):
        return True
    marks = [parse.lower[k] for k in parse.kids[noun]]
    below = [parse.lower[n] for k in parse.kids[noun] for n in parse.kids[k]]
    return "no" in marks or ("not" in marks + below and bool({"a", "an", "one", "single"} & {*marks, *below}))


def goes_on_being(parse: Parse, verb: int) -> int | None:
    """The passive that would go on: "would go on being hit", "will continue to be targeted"."""
    if parse.lemma[verb] not in ("go", "keep", "continue"):
        return None
    below = kids(parse, verb, "xcomp", "advcl", "pcomp")
    below += [c for p in kids(parse, verb, "prep") for c in kids(parse, p, "pcomp")]
    return next((c for c in below if kids(parse, c, "auxpass")), None)


def is_passed_over(parse: Parse, verb: int) -> bool:
    """Whether the subject is an act that is not let pass: "will not go unpunished", "would not be left unanswered"."""
    if parse.lemma[verb] == "pass" and any(parse.lower[p] == "without" for p in kids(parse, verb, "prep")):
        return True
    if parse.lemma[verb] not in ("go", "leave", "pass"):
        return False
    return any(parse.lower[k] in _UNANSWERED for k in kids(parse, verb, "acomp", "oprd", "advmod", "xcomp", "ccomp"))


def sues(parse: Parse, verb: int) -> bool:
    """Whether somebody would only go to a court or a council: "would take the case to the world court"."""
    if parse.lemma[verb] not in SUING:
        return False
    return any(word == "to" and parse.lower[place] in _COURTS for word, place in brought(parse, verb))


def brought(parse: Parse, verb: int) -> list[tuple[str, int]]:
    """Where somebody goes or brings something: prepositions on a verb and on its objects, with what they govern."""
    near = [*kids(parse, verb, "prep"), *(p for o in kids(parse, verb, "dobj") for p in kids(parse, o, "prep"))]
    return [(parse.lower[p], place) for p in near for place in kids(parse, p, "pobj")]


def refuses(parse: Parse, token: int) -> bool:
    """Whether a word refuses what it governs: "has *no intention* of leaving", "*ruled out* returning them"."""
    if parse.lemma[token] in _INTENT and parse.pos[token] == "NOUN":
        return is_negated(parse, token)
    if parse.lemma[token] == "about" and parse.dep[token] in ("acomp", "advmod", "prep"):
        above = parse.head[token]
        return parse.lemma[above] == "be" and is_negated(parse, above) and bool(kids(parse, token, "xcomp", "pcomp"))
    out = parse.lemma[token] == "rule" and any(parse.lower[k] == "out" for k in parse.kids[token])
    return out and not is_negated(parse, token)


def keeps_peace(parse: Parse, verb: int) -> bool:
    """Whether somebody is said not to go to war: "we are not going to war with Oslo"."""
    if parse.lower[verb] != "going" or not is_negated(parse, verb):
        return False
    return any(
        parse.lower[p] == "to" and parse.lemma[o] == "war"
        for p in kids(parse, verb, "prep")
        for o in kids(parse, p, "pobj")
    )


def left_no_choice(parse: Parse, verb: int) -> int | None:
    """What somebody would have to do for want of a choice: "have no choice but to *fire*", "be forced to *act*"."""
    if parse.lemma[verb] == "have":
        for noun in kids(parse, verb, "dobj"):
            if parse.lemma[noun] not in _CHOICES or not any(
                parse.lower[k] in ("no", "little") for k in parse.kids[noun]
            ):
                continue
            for but in kids(parse, noun, "prep"):
                deeds = kids(parse, but, "pcomp", "xcomp")
                deeds += [k for k in kids(parse, but, "pobj") if parse.lemma[k] in _WAR]
                if deeds and parse.lower[but] in ("but", "except"):
                    return deeds[0]
            # "no option but war", the two coordinated
            if (joined := [k for k in kids(parse, noun, "conj") if parse.lemma[k] in _WAR]) and any(
                parse.lower[k] == "but" for k in kids(parse, noun, "cc")
            ):
                return joined[0]
    if parse.lemma[verb] in FORCING:
        return next((k for k in kids(parse, verb, "xcomp", "advcl") if parse.tag[k] == "VB" and k > verb), None)
    return None


def leaves_open(parse: Parse, token: int) -> int | None:
    """The verb that does not rule out what *token* says: "has not *ruled* out force", "did not *exclude* striking"."""
    for at in (token, parse.head[token], parse.head[parse.head[token]]):
        out = parse.lemma[at] == "rule" and any(parse.lower[k] == "out" for k in parse.kids[at])
        if not (out or parse.lemma[at] == "exclude") or parse.pos[at] != "VERB":
            continue
        refused = parse.dep[at] == "xcomp" and parse.lemma[parse.head[at]] in ("refuse", "decline")
        return at if is_negated(parse, at) or refused else None
    return None


def rules_out(parse: Parse, words: Words, verb: int) -> bool:
    """Whether it is said that something will not be: "there is no room for talks", "talks are out of the question"."""
    if parse.lemma[verb] != "be":
        return False
    if any(parse.lower[k] == "there" for k in kids(parse, verb, "expl")):
        rooms = [k for k in kids(parse, verb, "attr", "nsubj") if parse.lemma[k] in _ROOMS]
        named = {parse.lemma[o] for r in rooms for p in kids(parse, r, "prep") for o in kids(parse, p, "pobj", "pcomp")}
        barred = any(parse.lower[d] == "no" for r in rooms for d in parse.kids[r])
        return barred and bool(named & (words.granted | TALKS))
    who = own_subject(parse, verb)
    if who is None or parse.lemma[who] not in words.granted | TALKS:
        return False
    if is_negated(parse, verb):
        on = [o for p in kids(parse, verb, "prep") if parse.lower[p] == "on" for o in kids(parse, p, "pobj")]
        possible = any(parse.lower[k] in ("possible", "negotiable") for k in kids(parse, verb, "acomp"))
        return possible or any(parse.lemma[o] in ("table", "agenda", "card") for o in on)
    if any(parse.lower[k] in ("impossible", "unthinkable", "inconceivable") for k in kids(parse, verb, "acomp")):
        return True
    out = [
        q for p in kids(parse, verb, "prep", "prt", "advmod") if parse.lower[p] == "out" for q in kids(parse, p, "prep")
    ]
    return any(parse.lemma[o] == "question" for q in out for o in kids(parse, q, "pobj"))


def rehearses(parse: Parse, words: Words, verb: int) -> bool:
    """Whether it is an exercise, whatever is exercised: "would practise hunting submarines"."""
    governing = {parse.lemma[verb]} | ({parse.lemma[parse.head[verb]]} if parse.dep[verb] == "xcomp" else set())
    return bool(governing & words.rehearsing)


def keeps_out(parse: Parse, verb: int) -> bool:
    """Whether somebody would take others in, or keep out of a fight."""
    if parse.lemma[verb] == "take":
        return any(parse.lower[k] == "in" for k in kids(parse, verb, "prt", "advmod"))
    aloof = parse.lemma[verb] in ("stay", "keep") and not kids(parse, verb, "dobj")
    return aloof and any(parse.lower[k] == "out" for k in kids(parse, verb, "prt", "advmod", "prep", "acomp"))


def ends_blows(parse: Parse, words: Words, verb: int) -> bool:
    """Whether hostile acts would end: "the raids would stop", "the measures will be halted"."""
    if parse.lemma[verb] not in words.ending or is_negated(parse, verb) or kids(parse, verb, "dobj"):
        return False
    ended = words.deeds | words.acts | words.measures | words.attacks
    return any(parse.lemma[k] in ended for k in kids(parse, verb, "nsubj", "nsubjpass"))


def ends_dealings(parse: Parse, words: Words, verb: int) -> bool:
    """Whether it is the end of what is good: "cooperation would end", "would terminate the pact"."""
    ended = {parse.lemma[k] for k in kids(parse, verb, "nsubj", "nsubjpass", "dobj")}
    return parse.lemma[verb] in words.ending and bool(ended & (DEALINGS | words.treaties))
