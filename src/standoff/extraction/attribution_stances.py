"""What a speaker does to a content: asserts it, denies it, or says that it cannot be confirmed.

The cue's lexicon entry says what it does by itself; negation and withholding ("declined to", "stopped short of") turn
it, each kind of cue in its own way. ``unconfirmed`` is kept for reports that somebody cannot or will not confirm, and
for what somebody does not say ("would not say how many had died"): not to want, plan or believe something is to deny
it.
"""

from standoff.extraction.attribution_cues import Found
from standoff.extraction.attribution_drafts import Said
from standoff.extraction.grammar import is_negated, own_subject
from standoff.extraction.parse import Parse
from standoff.model.proposition import Stance

# Saying or not saying these is about whether a report holds.
_CONFIRMING = frozenset(
    "confirm verify corroborate substantiate authenticate acknowledge admit concede confess confirmation "
    "acknowledgement acknowledgment admission certain sure positive".split()
)
# Their negation asserts: "does not doubt that", "no doubt that", "did not dispute the count", "did not refuse".
_DOUBTING = frozenset(
    "doubt question dispute contest doubtful sceptical skeptical dubious scepticism skepticism".split()
)
# What is not known, seen or regretted is the case all the same ("did not notice that", "was not surprised that").
_FACTIVE = frozenset(
    "know realise realize notice remember recall forget see discover learn hear understand recognise recognize aware "
    "unaware glad happy sorry sad proud surprised disappointed pleased angry furious shocked amazed grateful".split()
)
# Without these a proposition is not put forward at all ("did not report a leak"); other objects are taken for granted.
_ADVANCING = frozenset("report claim announce allege affirm reaffirm proclaim attest certify".split())
_WITHHOLDING = frozenset(
    "decline refuse fail impossible unable unwilling difficult hard avoid hesitate reluctant forbear refrain".split()
)
_ABLE = frozenset({"possible", "able", "willing", "ready", "prepared"})
# What is not done when these are not: "is not going to predict".
_SEEMING = frozenset({"seem", "appear", "happen", "go", "try", "care"})
# Verbs that add nothing to their object: "gave no assurance", "did not make a pledge".
_LIGHT = frozenset("give make have offer provide receive get issue hear find hold express voice see".split())
_WHETHER = frozenset({"whether", "if"})
_OPEN = frozenset("what who whom whose which when where why how".split())
# "not only said": the negation is another's.
_ONLY = frozenset({"only", "just", "merely", "simply"})
# Who does not do so leaves open what he might have told: "did not mention the planes", "does not show a fire".
_SHOWING = frozenset("mention show prove demonstrate indicate depict cite".split())
# Nor does who will not speak of something put it forward: "would not discuss a second landing".
_TREATING = frozenset("discuss address explain describe detail outline".split())
_FORETELLING = frozenset("predict forecast foresee foretell speculate guess".split())
_NOT_DONE = frozenset({"plan", "promise", "threaten", "demand", "request", "accuse", "praise", "agree"})


def stance_of(parse: Parse, one: Said) -> Stance:
    """What the speaker does to the content of a draft, negation of the cue taken in."""
    if one.cue is None or one.entry is None:
        return "asserts"
    given = one.entry.stance
    lemma = parse.lemma[one.cue.token]
    opener = parse.lower[one.first]
    if opener in _OPEN and given != "denies" and lemma not in _CONFIRMING | _SHOWING:
        told = one.entry.act in ("say", "warn") or lemma in _FORETELLING
        return "unconfirmed" if told and one.cue.kind == "verb" and is_turned(parse, one.cue) else "asserts"
    if not is_turned(parse, one.cue):
        return given
    if lemma in _CONFIRMING:
        return "unconfirmed"
    if lemma in _DOUBTING or (lemma == "deny" and _cannot(parse, one.cue.token)):
        return "asserts"
    if given != "asserts":
        return "unconfirmed"
    return _turned(one, one.cue, one.entry.act, lemma, whether=opener in _WHETHER)


def _turned(one: Said, cue: Found, act: str, lemma: str, *, whether: bool) -> Stance:
    """The stance of a negated cue that asserts its content when it is not negated."""
    if act in ("reject", "ask"):
        return "asserts"
    if act in _NOT_DONE or one.frame in ("as", "complement"):
        return "denies"
    if whether:
        return "unconfirmed"
    if act == "believe":
        return "asserts" if lemma in _FACTIVE else "denies"
    if one.frame in ("object", "preposition"):
        return "unconfirmed" if lemma in _ADVANCING | _SHOWING | _TREATING else "asserts"
    # “…,” he could not help adding: what stands there was said.
    return "asserts" if one.frame == "quote" and one.claims and one.beyond <= cue.first else "unconfirmed"


def is_turned(parse: Parse, cue: Found) -> bool:
    """Whether somebody does not, or does not want to, do what a cue says."""
    token = cue.token
    if cue.kind == "noun":
        verb = parse.head[token]
        light = parse.dep[token] in ("dobj", "attr") and parse.lemma[verb] in (*_LIGHT, "be")
        return is_negated(parse, token) or (light and is_negated(parse, verb))
    if cue.kind == "adjective":
        return is_negated(parse, token) or (
            parse.dep[token] in ("acomp", "oprd") and _negated(parse, parse.head[token])
        )
    return _negated(parse, token) != _is_withheld(parse, token)


def _negated(parse: Parse, verb: int) -> bool:
    """Whether a verb is negated, "not only" left out and "does not seem to" taken in."""
    head = parse.head[verb]
    if parse.dep[verb] == "xcomp" and parse.lemma[head] in _SEEMING and is_negated(parse, head):
        return True
    if not is_negated(parse, verb):
        return _no_longer(parse, verb)
    for k in parse.kids[verb]:
        if parse.dep[k] in ("neg", "preconj") and k + 1 < len(parse) and parse.lower[k + 1] in _ONLY:
            return False
        if parse.lower[k] in _ONLY and k > 0 and parse.lower[k - 1] in ("not", "n't") and k < verb:
            return False
    return True


def _no_longer(parse: Parse, verb: int) -> bool:
    """The negations that hang further down: "no longer supports", "neither side said"."""
    for k in parse.kids[verb]:
        if parse.lower[k] in ("longer", "more") and k > 0 and parse.lower[k - 1] == "no":
            return True
        if parse.dep[k] == "nsubj" and any(parse.lower[d] == "neither" for d in parse.kids[k] if d < k):
            return True
    return False


def _is_withheld(parse: Parse, verb: int) -> bool:
    """Whether somebody declines, fails or is unable to do what the cue says ("it was not possible to verify")."""
    while parse.dep[verb] == "conj" and own_subject(parse, verb) is None and parse.head[verb] < verb:
        # "declined to confirm or deny"
        verb = parse.head[verb]
    head = parse.head[verb]
    if head == verb:
        return False
    if parse.dep[verb] == "pcomp":
        # "stopped short of saying", "no way of knowing", "refrained from saying"
        above = parse.head[head]
        return (
            parse.lower[above] == "short"
            or any(parse.lower[k] == "short" and k < head for k in parse.kids[above])
            or (parse.pos[above] == "NOUN" and is_negated(parse, above))
            or (parse.lower[head] == "from" and parse.lemma[above] in _WITHHOLDING)
        )
    if parse.dep[verb] not in ("xcomp", "ccomp", "acl"):
        return False
    if parse.lemma[head] in _WITHHOLDING:
        return not is_negated(parse, head)
    if parse.lemma[head] in _ABLE:
        above = parse.head[head]
        return is_negated(parse, head) or (parse.pos[above] in ("VERB", "AUX") and is_negated(parse, above))
    if parse.pos[head] == "NOUN":
        # "has no way to verify", "is in no position to say"
        return parse.dep[verb] == "acl" and parse.tag[verb] == "VB" and is_negated(parse, head)
    beside = [k for k in parse.kids[head] if parse.dep[k] == "acomp"]
    if any(parse.lemma[k] in _ABLE for k in beside):
        return is_negated(parse, head)
    if any(parse.lemma[k] in _WITHHOLDING for k in beside):
        return not is_negated(parse, head)
    return parse.lemma[head] in ("have", "be") and any(parse.lower[k] == "yet" for k in parse.kids[head])


def _cannot(parse: Parse, verb: int) -> bool:
    """Whether a verb is negated with "can": who cannot deny something admits it."""
    return any(parse.lower[k] in ("can", "could", "ca") and parse.dep[k] == "aux" for k in parse.kids[verb])
