"""What an article takes back or leaves open while it tells it: a wrong report, no evidence, a rumour, a label."""

import re

from standoff.extraction.grammar import ancestors, is_negated, kids, own_subject
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import DISBELIEVING, NOT_SO

# A report of which the article says so is not true: "wrongly alleged that", "incorrectly said that".
_WRONGLY = frozenset(
    "wrongly falsely incorrectly erroneously mistakenly inaccurately untruthfully misleadingly dishonestly "
    "fraudulently wrongfully".split()
)
# What is found, seen or offered when something is so; without it nobody knows.
_EVIDENCE = frozenset("evidence proof indication sign suggestion confirmation".split())
_HARDLY_ANY = frozenset({"no", "little", "scant", "any", "zero"})
# What is passed on without anybody standing for it.
_HEARSAY = frozenset("rumour rumor hoax myth legend conspiracy falsehood canard gossip fabrication fake".split())
# What a report is that tells of nothing that happened.
FALSE = frozenset("fabrication invention lie nonsense slander false untrue baseless unfounded groundless bogus".split())
UNTRUTHS = FALSE | frozenset("fiction fantasy falsehood hoax untruth fable myth fake propaganda gossip rubbish".split())
# What is told, and who does not take it for true, or does.
NEWS = frozenset(
    "report claim allegation accusation suggestion rumour rumor story assertion charge idea notion talk "
    "speculation".split()
)
_TRUSTING = frozenset("trust buy credit accept".split())
_VERSIONS = frozenset("version variant copy strand form".split())
# "An earlier version of this article said": it no longer says so.
_EARLIER = frozenset("earlier previous original prior former first".split())
_PIECES = frozenset("article story report post dispatch piece caption headline item".split())
# Works in which things happen that never did; a documentary is none of them.
_IMAGINED = frozenset("film movie novel thriller sitcom miniseries simulation wargame sketch parody scenario".split())
_WORKS = _IMAGINED | {"game"}
_PLAYED = frozenset("war video computer board".split())
# "A war game *ended* with", "the novel *imagines* that", "the film *shows* tanks crossing".
_TELLING = frozenset("end conclude open begin start close culminate see show depict imagine portray envision".split())
_SAYING = frozenset("say tell recall accuse admit describe claim allege argue speak testify report recount".split())
_LABELLED = re.compile(
    r"[ \t]*(?:the |viral |online )?(?:claim|myth|rumou?r|hoax|fiction|false claim|corrections?)[ \t]*:", re.IGNORECASE
)


def is_reported_wrongly(parse: Parse, report: int) -> bool:
    """Whether a verb of reporting is itself called wrong: "*wrongly* alleged that Oman had fired"."""
    return any(parse.lower[k] in _WRONGLY for k in kids(parse, report, "advmod")) and not is_negated(parse, report)


def is_hearsay(parse: Parse, report: int) -> bool:
    """Whether it is a rumour that says so, or a version of the article that no longer stands."""
    who = own_subject(parse, report)
    if who is None:
        return False
    if parse.lemma[who] in _HEARSAY:
        return True
    if parse.lemma[who] not in _VERSIONS:
        return False
    of = {parse.lemma[o] for k in kids(parse, who, "prep") if parse.lower[k] == "of" for o in kids(parse, k, "pobj")}
    earlier = any(parse.lower[k] in _EARLIER for k in kids(parse, who, "amod"))
    return bool(of & _HEARSAY) or (earlier and bool(of & _PIECES))


def is_unproven(parse: Parse, noun: int) -> bool:
    """Whether there is none of what would show it: "no evidence that", "has not seen any sign that"."""
    if parse.lemma[noun] not in _EVIDENCE:
        return False
    if any(parse.lower[k] in _HARDLY_ANY for k in kids(parse, noun, "det", "amod", "neg")):
        return True
    verb = parse.head[noun]
    return parse.dep[noun] in ("dobj", "attr", "nsubjpass", "nsubj") and is_negated(parse, verb)


def is_no_news(parse: Parse, noun: int) -> bool:
    """Whether what a noun tells is not believed: "denied *reports* that", "does not believe the *rumour* that"."""
    verb = parse.head[noun]
    if parse.lemma[noun] not in NEWS or parse.dep[noun] not in ("dobj", "nsubjpass"):
        return False
    if parse.lemma[verb] in DISBELIEVING:
        return not is_negated(parse, verb)
    return parse.lemma[verb] in NOT_SO | _TRUSTING and is_negated(parse, verb)


def is_called_untrue(parse: Parse, noun: int, clause: int) -> bool:
    """Whether a report is called untrue: "described it as a lie", "called it a lie", "dismissed as lies *reports*".

    In the last the parser takes the lies for what stands before the reports, and it hangs "as a lie" on the *clause*
    that tells what is reported.
    """
    verb = parse.head[noun]
    if parse.lemma[noun] not in NEWS:
        return False
    if parse.dep[noun] == "pobj" and parse.lower[verb] == "as":
        return any(parse.lemma[k] in UNTRUTHS for k in kids(parse, noun, "nmod", "compound", "amod"))
    if parse.dep[noun] not in ("dobj", "nsubjpass") or is_negated(parse, verb):
        return False
    called = kids(parse, verb, "oprd")
    likened = [k for v in (verb, clause) for k in kids(parse, v, "prep") if parse.lower[k] == "as"]
    called += [o for k in likened for o in parse.kids[k]]
    return any(parse.lemma[k] in UNTRUTHS for k in called)


def is_imagined(parse: Parse, token: int) -> bool:
    """Whether it happens in a work of fiction or a game: "*In the film*, tanks cross", "a *war game* ended with".

    Who speaks in a film may speak of what was, so that what follows a word of saying is left as it stands.
    """
    first, beyond = parse.sentences[parse.sent[token]]
    works = [i for i in range(first, beyond) if parse.lemma[i] in _WORKS and _is_imagining(parse, i)]
    if not works:
        return False
    above = {token, *ancestors(parse, token)}
    return any(_frames(parse, work, above) for work in works)


def _frames(parse: Parse, work: int, above: set[int]) -> bool:
    """Whether a work is what tells one of the clauses *above*; a film that shows something may be footage."""
    over = parse.head[work]
    if parse.dep[work] == "nsubj":
        return over in above and parse.lemma[over] in _TELLING and parse.lemma[work] != "film"
    verb = parse.head[over]
    inside = parse.dep[work] == "pobj" and parse.lower[over] == "in" and verb in above
    return inside and work < verb and parse.lemma[verb] not in _SAYING


def _is_imagining(parse: Parse, noun: int) -> bool:
    """Whether a noun for such a work names a certain one: "the novel", "a war game"; not "in film", "the game"."""
    real = parse.lemma[noun] == "game" and not any(parse.lower[k] in _PLAYED for k in kids(parse, noun, "compound"))
    return not real and bool(kids(parse, noun, "det", "poss"))


def is_labelled(parse: Parse, token: int) -> bool:
    """Whether the line is put under the label of what is only claimed: "CLAIM: Chad has shelled Bangui"."""
    start = parse.text.rfind("\n", 0, parse.start[token]) + 1
    return _LABELLED.match(parse.text, start, parse.start[token]) is not None


def takes_no_part(parse: Parse, carrier: int, noun: int) -> bool:
    """Whether somebody has no share in what a noun names: "took no *part* in the raid", "played no role in"."""
    return any(o != noun and is_negated(parse, o) for o in kids(parse, carrier, "dobj"))


def falls_short(parse: Parse, verb: int) -> bool:
    """Whether it has not come to what a verb says: "*nearly* struck", "has *yet to* sign", is "*not yet* signed"."""
    if any(
        parse.lower[k] == "yet" and k < verb and any(parse.lower[n] == "not" for n in parse.kids[k])
        for k in kids(parse, verb, "advmod")
    ):
        return True
    if any(parse.lower[k] in _NEARLY for k in kids(parse, verb, "advmod") if k < verb):
        return True
    above = parse.head[verb]
    if parse.dep[verb] == "xcomp" and parse.lemma[above] in ("have", "be"):
        return any(parse.lower[k] == "yet" for k in parse.kids[above])
    far = parse.head[above]
    return parse.dep[verb] == "pcomp" and parse.lower[above] == "from" and parse.lower[far] == "far"


_NEARLY = frozenset({"nearly", "almost"})
