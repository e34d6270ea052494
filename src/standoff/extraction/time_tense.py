"""Whether what an expression of time dates lies behind or ahead of the one who writes."""

from typing import Literal

from standoff.extraction.grammar import auxiliaries, is_negated, own_subject
from standoff.extraction.parse import Parse
from standoff.lexicons.times import TimeContext

Tense = Literal["past", "present", "future"]
_WILL = frozenset({"will", "'ll", "wo", "shall", "sha", "would"})
_MAY = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought"})
_HAVE = frozenset({"have", "has", "had", "'ve", "having", "'d"})
_AHEAD_OF = frozenset({"before", "until", "till", "ahead", "awaiting", "pending"})
# "landed before dawn Tuesday" looks back all the same.
_DAYTIMES = frozenset("dawn daybreak sunrise noon midday midnight dusk nightfall sunset morning evening night".split())
# What one answers, or answers for, lies behind whoever does.
_ANSWERING = frozenset(
    "respond response reply retaliate retaliation revenge react reaction answer avenge vengeance punishment punish "
    "compensation compensate apology apologise apologize responsibility".split()
)
_GRANTING = frozenset("give grant allow".split())
_CLAUSES_AHEAD = frozenset({"if", "when", "until", "till", "unless", "before", "once", "after", "should"})


def clause_verb(parse: Parse, token: int, context: TimeContext) -> int | None:
    """The verb of reporting that a time dates although the parse hangs it on what is reported, or ``None``.

    In "X said on Friday it would leave" the time stands before the subject of the clause that is reported, with no
    conjunction before it: it dates the saying.
    """
    first = token
    for _ in range(12):
        above = parse.head[token]
        if above == token:
            return None
        token = above
        if parse.pos[token] in ("VERB", "AUX"):
            break
    said = parse.head[token]
    if parse.dep[token] != "ccomp" or not said < first < token or parse.lemma[said] not in context.reporting:
        return None
    own = own_subject(parse, token)
    if own is None or own < first:
        return None
    between = range(said + 1, first)
    return None if any(parse.dep[i] == "mark" or parse.word[i] in (",", ":", '"', "“") for i in between) else said


def tense_of(parse: Parse, token: int, context: TimeContext, *, present: Tense = "future") -> Tense:
    """The tense of the clause that *token* stands in.

    Args:
        parse: The document's parse.
        token: Head of the expression of time.
        context: Verbs whose subject lies ahead.
        present: What a plain present means here: a plan in the body ("meets on Friday"), the past in headlines and
            captions ("Xi meets envoys on Friday").
    """
    if _is_granted(parse, token):
        return "future"
    said = clause_verb(parse, token, context)
    return _climb(parse, token if said is None else said, context, present, 24)


def _is_granted(parse: Parse, token: int) -> bool:
    """Whether a date is the end of a term that somebody is given: "gave Lima *until 29 July* to pay"."""
    until = parse.head[token]
    verb = parse.head[until]
    if parse.dep[token] != "pobj" or parse.lower[until] not in ("until", "till") or parse.lemma[verb] not in _GRANTING:
        return False
    if not parse.tag[verb].startswith("VB") or "had" in auxiliaries(parse, verb):
        return False
    sentence = range(until, parse.sentences[parse.sent[token]][1])
    return any(parse.lower[t] == "to" and parse.dep[t] == "aux" and parse.tag[parse.head[t]] == "VB" for t in sentence)


def when_told(parse: Parse, beyond: int) -> Tense | None:
    """The tense of the clause that tells what happened then: "on 7 May, *when* the envoy said"; ``None`` without one.

    Args:
        parse: The document's parse.
        beyond: One past the expression of time.
    """
    limit = parse.lines[parse.line[beyond - 1]][1]
    at = beyond + (beyond < limit and parse.lower[beyond] == ",")
    if at >= limit or parse.lower[at] != "when":
        return None
    verb = parse.head[at]
    if verb <= at or parse.pos[verb] not in ("VERB", "AUX"):
        return None
    helpers = frozenset(auxiliaries(parse, verb))
    if parse.tag[verb] == "VBD" or helpers & {"was", "were", "had", "did"}:
        return "past"
    return "future" if helpers & (_WILL - {"would"}) else None


def is_known_by(parse: Parse, token: int, context: TimeContext) -> bool:
    """Whether a date tells which happening is meant that nobody announces: "the 4 May raid", "the riots of 4 May"."""
    if parse.dep[token] == "pobj" and parse.lower[parse.head[token]] == "of":
        token = parse.head[token]
    elif parse.dep[token] not in ("compound", "nmod", "nummod", "amod", "poss", "npadvmod"):
        return False
    above = parse.head[token]
    return parse.pos[above] in ("NOUN", "PROPN") and parse.lemma[above] in context.unannounced


def _climb(parse: Parse, token: int, context: TimeContext, present: Tense, depth: int) -> Tense:
    through_noun = False
    while depth > 0:
        depth -= 1
        if parse.pos[token] in ("VERB", "AUX"):
            return _verb(parse, token, context, present, depth)
        if parse.pos[token] == "ADJ" and parse.lemma[token] in context.ahead and parse.dep[token] != "amod":
            above = parse.head[token]
            if above == token or parse.pos[above] in ("AUX", "VERB", "NOUN", "PROPN"):
                return "future"
        if through_noun and parse.lower[token] in ("to", "for") and parse.lemma[parse.head[token]] in _ANSWERING:
            return "past"  # "will respond to the raid of 26 October": it was flown
        if through_noun and parse.lower[token] in _AHEAD_OF and parse.pos[token] in ("ADP", "SCONJ", "ADV"):
            return "future"
        if parse.pos[token] in ("NOUN", "PROPN"):
            timely = parse.ner[token] in ("DATE", "TIME") or parse.lemma[token] in _DAYTIMES
            through_noun = through_noun or not timely
        if parse.head[token] == token:
            break
        token = parse.head[token]
    return "past"


def _verb(parse: Parse, verb: int, context: TimeContext, present: Tense, depth: int) -> Tense:
    helpers = frozenset(auxiliaries(parse, verb))
    had = bool(helpers & _HAVE) and not (helpers == {"'d"} and parse.tag[verb] == "VB")
    if helpers & _WILL or (helpers & {"'d"} and parse.tag[verb] == "VB"):
        return "past" if had else "future"
    if helpers & _MAY:
        return "past" if had or ("could" in helpers and is_negated(parse, verb)) else "future"
    tag = parse.tag[verb]
    if had and tag in ("VBN", "VBD", "VBG"):
        return "past"
    if tag == "VBN":
        return _participle(parse, verb, helpers, context, present, depth)
    if tag == "VBD":
        return _copula(parse, verb, context, "past")
    if tag == "VBG":
        if helpers & {"was", "were"}:
            return "past"
        return present if helpers else _above(parse, verb, context, present, depth)
    if tag == "VB":
        return _base(parse, verb, helpers, context, present, depth)
    if parse.lemma[verb] in context.reporting:
        return "past"
    if any(parse.dep[k] == "mark" and parse.lower[k] in _CLAUSES_AHEAD for k in parse.kids[verb]):
        return "future"
    return _copula(parse, verb, context, present)


def _copula(parse: Parse, verb: int, context: TimeContext, own: Tense) -> Tense:
    """The tense of "be", unless its predicate looks ahead ("talks were due on Friday")."""
    if parse.lemma[verb] == "be":
        for k in parse.kids[verb]:
            if parse.dep[k] in ("acomp", "oprd") and parse.lemma[k] in context.ahead:
                return "future"
            if parse.dep[k] == "xcomp" and parse.tag[k] == "VB":
                return "future"
    return own


def _participle(
    parse: Parse, verb: int, helpers: frozenset[str], context: TimeContext, present: Tense, depth: int
) -> Tense:
    if parse.lemma[verb] in ("schedule", "plan", "expect", "set", "slate", "tip", "book", "due") and not (
        parse.dep[verb] == "ROOT" and not helpers
    ):
        return "future"
    if {"to", "be"} <= helpers and (
        parse.lower[parse.head[verb]] in ("is", "are") or parse.lemma[parse.head[verb]] in context.ahead
    ):
        return "future"  # "is to be held on Friday", "was due to be held"
    if helpers & {"is", "are", "'s", "being", "'re"}:
        return present
    return "past"


def _base(parse: Parse, verb: int, helpers: frozenset[str], context: TimeContext, present: Tense, depth: int) -> Tense:
    if "did" in helpers:
        return "past"
    head = parse.head[verb]
    if head == verb:
        return "future" if "to" in helpers else "past"
    label = parse.dep[verb]
    if "to" in helpers:
        if label == "advcl" or (label == "xcomp" and parse.lemma[head] in context.implicative):
            return _above(parse, verb, context, present, depth)
        if label == "conj":
            return _climb(parse, head, context, present, depth - 1)
        return "future"
    return _above(parse, verb, context, present, depth)


def _above(parse: Parse, verb: int, context: TimeContext, present: Tense, depth: int) -> Tense:
    if parse.head[verb] == verb or depth <= 0:
        return "past"
    return _climb(parse, parse.head[verb], context, present, depth - 1)


def is_pluperfect(parse: Parse, token: int) -> bool:
    """Whether the clause of *token* steps back behind the narrative ("had signed", "the body formed in May")."""
    for _ in range(24):
        if parse.pos[token] in ("VERB", "AUX"):
            helpers = auxiliaries(parse, token)
            reduced = parse.dep[token] == "acl" and parse.tag[token] == "VBN" and not helpers
            return reduced or ("had" in helpers and parse.tag[token] in ("VBN", "VBD", "VBG"))
        if parse.head[token] == token:
            return False
        token = parse.head[token]
    return False
