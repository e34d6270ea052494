"""Whether a proposition is reported as actual, planned or hypothetical, and whether it is negated.

The answer is read off the way from the trigger up to what reports it: auxiliaries, conditional clauses, verbs, nouns
and adjectives that want, plan, fear, refuse or merely consider what they govern. What governs a report does not
govern its content ("would say that X attacked" leaves the attack as it is).
"""

from standoff.extraction.events_ruled_out import given_time, is_ruling_out
from standoff.extraction.grammar import (
    auxiliaries,
    coordinated_with,
    first_preposition,
    is_bidden,
    is_negated,
    kids,
    own_subject,
    prepositions,
    subject,
)
from standoff.extraction.modality_asked import is_asked, is_whether_reported
from standoff.extraction.modality_disowned import (
    FALSE,
    falls_short,
    is_called_untrue,
    is_hearsay,
    is_imagined,
    is_labelled,
    is_no_news,
    is_reported_wrongly,
    is_unproven,
    takes_no_part,
)
from standoff.extraction.modality_nouns import FARTHEST, VERBAL, Climb, Standing, alleging, before_noun, from_noun
from standoff.extraction.modality_supposed import (
    awaits,
    awaits_too,
    has_condition,
    is_anybodys,
    is_conditional,
    is_in_case,
    is_infinitive,
    is_that_day,
)
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import DENYING, NOT_SO
from standoff.lexicons.events import ModalityWords

__all__ = ["Standing", "is_asked", "is_whether_reported", "standing"]

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp"})


def standing(parse: Parse, trigger: int, words: ModalityWords, *, carrier: int | None = None) -> Standing:
    """How the proposition of a trigger stands.

    Args:
        parse: The document's parse.
        trigger: Token of the verb or noun that names the act.
        words: Words of modality.
        carrier: The light verb that carries a noun ("launch an attack").
    """
    climb = Climb(parse, words)
    if is_labelled(parse, trigger) or is_imagined(parse, trigger):
        climb.hypothetical()
    at = trigger
    if parse.pos[trigger] not in VERBAL:
        before_noun(climb, trigger)
        if carrier is not None:
            at = carrier
            if parse.lemma[carrier] in _OFFERING and parse.lemma[trigger] in _GIFTS:
                climb.planned()  # "had offered aid" has given none
            if takes_no_part(parse, carrier, trigger):
                climb.turn()
        else:
            above = from_noun(climb, trigger)
            if above is None:
                return climb.standing()
            at = above
    elif not is_negated(parse, trigger) and _is_done_to_none(parse, trigger):
        climb.turn()  # "fired no missiles"
    first = at
    for _ in range(FARTHEST):
        following = _from_verb(climb, at)
        if following is None:
            break
        at = following
    of_verb = parse.dep[first] == "xcomp" and parse.pos[parse.head[first]] in VERBAL
    if climb.rank and not of_verb and is_infinitive(parse, first) and has_condition(parse, first):
        climb.hypothetical()  # "its offer to send rice if asked", but "offered to send rice if asked" is an offer made
    return climb.standing()


# What is done later has not been done: "put off sending", "postponed holding".
_DEFERRING = frozenset({"postpone", "defer", "delay"})
_OFFERING = frozenset({"offer", "promise", "pledge", "propose"})
_GIFTS = frozenset("aid assistance help relief donation loan grant funding".split())
_ALLEGEDLY = frozenset({"allegedly", "supposedly", "purportedly"})
_NOBODY = frozenset({"none", "nobody", "nothing"})


def _is_done_to_none(parse: Parse, verb: int) -> bool:
    """Whether the object says that it is done to nobody ("fired no missiles", "let none in")."""
    things = kids(parse, verb, "dobj", "nsubjpass")
    let = [
        k for c in kids(parse, verb, "ccomp", "advcl") if not kids(parse, c, "mark") for k in kids(parse, c, "nsubj")
    ]
    aimed = [o for name, o in prepositions(parse, verb) if name in ("on", "at", "against", "upon")]
    return any(is_negated(parse, o) for o in [*things, *aimed]) or any(
        parse.lower[o] in _NOBODY for o in [*things, *(k for k in let if k > verb)]
    )


def _from_verb(climb: Climb, verb: int) -> int | None:
    """Reads a verb and what governs it; returns the next verb to read, or ``None`` at the end."""
    parse, words = climb.parse, climb.words
    _auxiliaries(climb, verb)
    label, above = parse.dep[verb], parse.head[verb]
    if any(parse.lower[k] in _ALLEGEDLY for k in kids(parse, verb, "advmod")):
        climb.alleged = True
    if is_negated(parse, verb) or falls_short(parse, verb):
        climb.turn()
    if is_asked(parse, verb) or is_bidden(parse, verb):
        climb.hypothetical()
        return None
    if (
        is_conditional(parse, verb, words)
        or (label == "advcl" and awaits(parse, verb, words))
        or (label == "conj" and awaits_too(parse, verb, words))
        or is_that_day(parse, verb)
        or is_in_case(parse, verb)
    ):
        climb.hypothetical()
        return None
    if parse.lower[above] == "now" and parse.pos[above] == "ADV":
        return None  # "Now that he has left, it is not clear who will follow": he has
    if above == verb:
        if is_infinitive(parse, verb):
            climb.planned()  # a headline's "X to do"
        return None
    if label == "conj":
        if parse.tag[verb] in ("VB", "VBP") and any(
            above < k < verb and parse.lower[k] == "or" for k in parse.kids[above]
        ):
            climb.hypothetical()  # "has until Monday to agree *or face* sanctions"
        return _shared(climb, verb, above)
    if label in _COMPLEMENTS:
        return _complement(climb, verb, above)
    if label in ("acl", "relcl") and (parse.pos[above] not in VERBAL or parse.dep[above] in ("dobj", "pobj")):
        return _clause_of_noun(climb, verb, above)  # an object is a noun, whatever its tag: "reports that"
    if label == "advcl":
        return _adverbial(climb, verb, above)
    if label in ("csubj", "csubjpass") and is_anybodys(parse, verb, None):
        climb.hypothetical()
    return None


def _auxiliaries(climb: Climb, verb: int) -> None:
    parse, words = climb.parse, climb.words
    own, modal = auxiliaries(parse, verb), climb.modal(verb)
    if modal == "hypothetical":
        if set(own) & {"would", "'d"} and _is_report_of_own_plan(parse, verb, words):
            climb.planned()
        else:
            climb.hypothetical()
    elif modal == "planned":
        climb.planned()
    elif _is_subjunctive(parse, verb, own):
        climb.hypothetical()
    if climb.rank and has_condition(parse, verb):
        # "warns that … if" is said for a fact; "will … if" is not
        climb.hypothetical()


def _is_subjunctive(parse: Parse, verb: int, own: list[str]) -> bool:
    """Whether it is wanted, not told: "on condition that troops *be withdrawn*"."""
    return "be" in own and "to" not in own and own_subject(parse, verb) is not None


def _is_report_of_own_plan(parse: Parse, verb: int, words: ModalityWords) -> bool:
    """Whether "would" is the future of a past report ("said it would deploy")."""
    above = parse.head[verb]
    return parse.dep[verb] in ("ccomp", "conj") and parse.lemma[above] in words.reporting_verbs | words.planned_verbs


def _shared(climb: Climb, verb: int, first: int) -> int | None:
    """A coordinated verb: what governs the first one governs it too; the first one's own negation was seen to."""
    parse = climb.parse
    if parse.pos[first] not in VERBAL:
        # "discussed kidnapping and *killing* him"
        return from_noun(climb, first) if parse.tag[verb] == "VBG" else None
    first = coordinated_with(parse, verb)
    while parse.dep[first] == "conj" and parse.pos[parse.head[first]] in VERBAL and parse.head[first] != first:
        first = coordinated_with(parse, first)
    if own_subject(parse, verb) is not None:
        if parse.dep[first] == "advcl" and is_conditional(parse, first, climb.words):
            climb.hypothetical()  # "until they disarm and the hostages are freed"
        return None
    label, above = parse.dep[first], parse.head[first]
    if is_conditional(parse, first, climb.words):
        climb.hypothetical()
        return None
    if label in _COMPLEMENTS:
        return _complement(climb, first, above)
    if label in ("acl", "relcl") and parse.pos[above] not in VERBAL:
        return _clause_of_noun(climb, first, above)
    if label == "advcl":
        return _adverbial(climb, first, above)
    return None


def _complement(climb: Climb, verb: int, above: int) -> int | None:
    parse = climb.parse
    if parse.dep[verb] == "pcomp":
        return _gerund(climb, verb, above)
    if parse.pos[above] not in VERBAL:
        return _predicate(climb, verb, above)
    return _under_verb(climb, verb, above)


def _put_off(climb: Climb, verb: int) -> int | None:
    """Under a verb of ending: what is done later has not been done, what is ended has."""
    parse, lemma = climb.parse, climb.parse.lemma[verb]
    off = lemma == "put" and any(parse.lower[k] == "off" for k in kids(parse, verb, "prt"))
    if off or lemma in _DEFERRING:
        climb.planned()
    return verb if off or lemma in ("put", *_DEFERRING) else None


def _under_verb(climb: Climb, verb: int, above: int) -> int | None:
    """A clause or infinitive that a verb governs."""
    parse, words = climb.parse, climb.words
    label = parse.dep[verb]
    lemma = parse.lemma[above]
    if is_ruling_out(parse, above) or given_time(parse, verb) is not None:
        climb.turn() if is_ruling_out(parse, above) and not is_negated(parse, above) else climb.hypothetical()
        return None
    if label == "ccomp" and verb < above and _is_abreast(parse, verb, above):
        return None
    if lemma in NOT_SO and is_negated(parse, above):
        climb.turn()  # "I do not think that we will attack"
    if _is_disowned(climb, above):
        return None
    infinitive = label == "xcomp" or (label == "ccomp" and is_infinitive(parse, verb))
    if lemma == "deny":
        climb.denied = True
        return None
    if lemma == "put" or (lemma in words.ending_verbs and lemma not in words.negative_verbs):
        return _put_off(climb, above)
    if infinitive and lemma in ("have", "need", "get") and not is_infinitive(parse, verb):
        return above
    if infinitive and (lemma == "be" or (lemma == "go" and parse.tag[above] == "VBG")):
        climb.planned()
        return above
    if lemma in words.negative_verbs:
        climb.turn()
        return above
    # "pressed to join", but "pressed Oslo to join"
    of_another = lemma in words.hypothetical_verbs and bool(kids(parse, above, "dobj"))
    if infinitive and lemma in words.planned_verbs and not of_another:
        # to vote to endorse is to endorse; to vote to expel is not yet to expel
        if lemma != "vote" or parse.lemma[verb] not in words.performative_verbs:
            climb.planned()
        return above
    if lemma in words.hypothetical_verbs and (infinitive or lemma not in words.reporting_verbs):
        climb.hypothetical()
        return above
    if lemma in words.reporting_verbs:
        return None
    if label == "ccomp" and lemma in words.planned_verbs:
        _ahead(climb, verb)
        return None
    return above


def _ahead(climb: Climb, verb: int) -> None:
    """What is decided or arranged is to come, unless its clause tells what was: "determined that it *had used* gas"."""
    parse, past = climb.parse, {"had", "has", "have", "was", "were"}
    if parse.tag[verb] != "VBD" and all(parse.lower[k] not in past for k in kids(parse, verb, "aux", "auxpass")):
        climb.planned()


def _is_disowned(climb: Climb, report: int) -> bool:
    """Whether the article does not stand for what is reported: a rumour has it, it is asked about, or wrong."""
    wrongly = climb.parse.lemma[report] in climb.words.reporting_verbs and is_reported_wrongly(climb.parse, report)
    if is_hearsay(climb.parse, report) or is_whether_reported(climb.parse, report):
        climb.hypothetical()
    elif wrongly:
        climb.turn()
    else:
        return False
    return True


def _is_abreast(parse: Parse, verb: int, above: int) -> bool:
    """Whether two clauses only stand side by side ("A insists; B rejects", "A has left, so B will come").

    The parser takes the first for a clause that the second governs.
    """
    if own_subject(parse, verb) is None:
        return False
    between = [k for k in parse.kids[above] if verb < k < above]
    return any(
        (parse.dep[k] == "punct" and parse.lower[k] in (";", ":"))
        or (parse.lower[k] == "so" and parse.dep[k] in ("mark", "cc", "advmod") and parse.word[k - 1] == ",")
        for k in between
    )


def _predicate(climb: Climb, verb: int, above: int) -> int | None:
    """An adjective or noun that is said of somebody: "is ready to strike", "likely to attack", "the plan is to"."""
    parse, words = climb.parse, climb.words
    word = parse.lower[above]
    if word in words.negative_adjectives:
        climb.turn()
    elif word in words.planned_adjectives:
        climb.planned()
    elif word in words.hypothetical_adjectives or parse.pos[above] == "ADJ":
        climb.hypothetical()
    elif parse.pos[above] == "NOUN":
        return _clause_of_noun(climb, verb, above)
    carrier = parse.head[above]
    return carrier if parse.pos[carrier] in VERBAL and carrier != above else None


def _gerund(climb: Climb, verb: int, preposition: int) -> int | None:
    parse, words = climb.parse, climb.words
    if parse.tag[verb] != "VBG" and own_subject(parse, verb) is not None:
        return None  # "the end of what it calls a siege": it does call it one
    preposition = first_preposition(parse, preposition)  # "of bombing X and of killing"
    name, governor = parse.lower[preposition], alleging(parse, words, parse.head[preposition])
    lemma = parse.lemma[governor]
    if name in ("instead", "than"):
        climb.turn()
        return None
    if name == "of" and lemma in ("instead", "because", "short"):
        if lemma != "because":
            climb.turn()  # "stopped short of expelling them"
        return None
    if name == "before":
        return governor if parse.pos[governor] in VERBAL else None
    if parse.pos[governor] in VERBAL:
        if name in (
            "against",
            "from",
        ) and lemma in words.hypothetical_verbs | words.negative_verbs | words.ending_verbs | {"decide", "keep"}:
            if lemma in ("warn", "advise", "urge", "appeal", "caution"):
                climb.hypothetical()
            else:
                climb.turn()
        elif name in ("of", "for", "over") and lemma in words.allegation_verbs:
            _suspected(climb, governor)
        elif lemma in words.hypothetical_verbs | _MUSING and name in ("of", "about", "on", "for"):
            climb.hypothetical()
        elif lemma in words.planned_verbs | {"commit", "consist"} and name in ("on", "to", "for"):
            climb.planned()
        return governor if name in ("in", "by", "on") else None
    able = lemma in _ABLE and parse.pos[governor] == "ADJ"
    if able or (lemma in words.hypothetical_nouns and name in ("of", "about", "for", "on")):
        climb.hypothetical()
    elif lemma in words.planned_nouns:
        climb.planned()
    elif lemma in words.negative_nouns:
        climb.turn()
    return None


# What one talks about one has not done.
_MUSING = frozenset("talk dream joke muse fantasise fantasize daydream brag".split())
_ABLE = frozenset("capable incapable close near worthy".split())


def _suspected(climb: Climb, verb: int) -> None:
    """What somebody is accused or suspected of, rightly or wrongly."""
    lemma = climb.parse.lemma[verb]
    if lemma == "suspect":
        climb.hypothetical()
    climb.alleged = lemma in ("accuse", "allege", "charge", "blame")
    if is_reported_wrongly(climb.parse, verb):
        climb.turn()


_DISOWNING = DENYING | {"disprove", "discredit"}
_INVENTING = frozenset("fabricate invent concoct".split())
_FALSE = FALSE | frozenset("wrong fabricated inaccurate incorrect rumour rumor".split())


def _disowned(climb: Climb, noun: int, clause: int) -> None:
    """Whether what a noun reports is called untrue, or denied: "reports that Chad had fled were false"."""
    parse, verb = climb.parse, climb.parse.head[noun]
    if is_no_news(parse, noun):
        climb.denied = True
        return
    if is_called_untrue(parse, noun, clause):
        climb.turn()
        return
    if parse.dep[noun] not in ("nsubj", "nsubjpass") or is_negated(parse, verb):
        return
    if parse.lemma[verb] in _INVENTING:
        climb.turn()  # "reports that Chad would flee were fabricated"
    elif parse.lemma[verb] in _DISOWNING and parse.dep[noun] == "nsubjpass":
        climb.denied = True
    elif any(parse.lemma[k] in _FALSE or parse.lower[k] in _FALSE for k in kids(parse, verb, "acomp", "attr")):
        climb.turn()


# What something comes to, or would.
_AMOUNTING = frozenset("mean entail involve imply risk see require bring".split())
# Their clause tells what is so.
_GROUNDS = frozenset("reason excuse pretext right authority power event case condition".split())


def _clause_of_noun(climb: Climb, verb: int, noun: int) -> int | None:
    """A clause after a noun: "the plan to deploy", "troops sent to", "reports that X attacked", "who attacked"."""
    parse, words = climb.parse, climb.words
    lemma = parse.lemma[noun]
    if parse.tag[verb] == "VBG" and parse.dep[noun] == "dobj" and parse.lemma[parse.head[noun]] in _AMOUNTING:
        climb.weaken(climb.modal(parse.head[noun]))  # "would mean troops firing on"
        return None
    new = any(parse.lower[k] in ("a", "an") for k in kids(parse, noun, "det"))
    if parse.tag[verb] == "VBG" and parse.dep[noun] == "dobj" and new:
        climb.weaken(climb.modal(parse.head[noun]))  # "will table a text condemning": there is none yet
        return None
    if not is_infinitive(parse, verb):
        that = any(parse.lower[k] == "that" for k in kids(parse, verb, "mark"))
        # "the demand that Lima withdraw", "fears that it had shelled a school"
        feared = that and lemma in words.hypothetical_nouns - _GROUNDS
        if is_anybodys(parse, verb, noun) or feared or (that and is_unproven(parse, noun)):
            climb.hypothetical()
        elif that:
            _disowned(climb, noun, verb)
        return None
    if given_time(parse, verb) is not None:
        climb.hypothetical()
        return None
    if lemma in words.negative_nouns:
        climb.turn()
    elif lemma in words.hypothetical_nouns or any(parse.lower[k] in ("any", "every") for k in kids(parse, noun, "det")):
        climb.hypothetical()
    else:
        climb.planned()
    above = parse.head[noun]
    governed = parse.dep[noun] in ("dobj", "pobj", "nsubjpass") and parse.pos[above] in VERBAL and above != noun
    if governed and parse.lemma[above] in words.hypothetical_verbs | words.negative_verbs:
        climb.hypothetical()
    return None


def _adverbial(climb: Climb, verb: int, above: int) -> int | None:
    parse = climb.parse
    marks = {parse.lower[k] for k in kids(parse, verb, "mark", "advmod")}
    if "without" in marks:
        climb.turn()
        return None
    if is_infinitive(parse, verb):
        if given_time(parse, verb) is not None:
            climb.hypothetical()
            return None
        climb.planned()
        # a purpose stands or falls with what is done for it
        return above if parse.pos[above] in VERBAL else None
    if "for" in marks and parse.pos[above] in VERBAL:
        # "called for Paris to withdraw"
        climb.hypothetical()
        return None
    if (
        parse.tag[verb] in ("VBG", "VBN")
        and not marks
        and parse.pos[above] in VERBAL
        and subject(parse, verb) is not None
    ):
        if parse.tag[verb] == "VBN" and verb < above:
            return None  # "Condemned by Oslo, it may fail": it was condemned
        climb.weaken(climb.modal(above))
    return None
