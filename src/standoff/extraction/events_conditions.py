"""Whether a rule's conditions hold in the frame of a trigger."""

from collections.abc import Callable

from standoff.extraction.actors import NOBODY, is_state
from standoff.extraction.events_around import crossed, is_each_other
from standoff.extraction.events_frame import Frame
from standoff.extraction.events_parties import DESIGNATED, is_designated
from standoff.extraction.events_ruled_out import given_time, is_accident, leaves_open
from standoff.extraction.events_words import PARTS, QUANTIFIERS
from standoff.extraction.grammar import (
    NOMINAL,
    auxiliaries,
    conjuncts,
    first_conjunct,
    is_negated,
    is_passive,
    kids,
    own_subject,
    prepositions,
)
from standoff.extraction.moods import is_attested
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import sues
from standoff.extraction.verbs import PERSONS
from standoff.lexicons.events import Condition, EventRule

_CARRIERS = frozenset(
    "shipment delivery transfer supply package sale exercise drill deal aid system program programme proposal plan "
    "ship boat vehicle hour unit force load convoy launcher battery regime list measure round meeting process".split()
)
# What an addressee suffers, and what hits him, in a warning.
_SUFFERING = frozenset("face suffer pay regret bear reap risk lose experience encounter".split())
_CONSEQUENCES = frozenset(
    "consequence response retaliation reprisal repercussion countermeasure retribution revenge reaction punishment "
    "measure action".split()
)
_BLOWS = _CONSEQUENCES | frozenset("blow force fire strike attack resistance missile".split())
_AHEAD = frozenset({"will", "would", "'ll", "'d", "could", "may", "might", "shall", "can"})
_RESOLVED = frozenset({"determined", "ready", "prepared", "resolved"})
_HARMLESS = frozenset(
    "be see believe know expect need have fear remain stand watch hope face lack lose suffer struggle run".split()
)


# Common nouns that end the names of organisations of states.
_IN_NAMES = frozenset({"union", "community"})


def headed(frame: Frame, token: int, words: frozenset[str]) -> bool:
    """Whether a phrase is of a class: by its head, a coordinated head, or what a quantity is of."""
    parse = frame.parse
    for member in conjuncts(parse, token)[:6]:
        if member != token and is_negated(parse, member):
            continue  # "sent a mission but no troops"
        if parse.lemma[member] in _IN_NAMES and parse.pos[member] == "PROPN" and frame.parties.named(member):
            continue  # the African Union is no trade union
        if parse.lemma[member] in words or parse.lower[member] in words:
            return True
        if parse.tag[member] in ("NNPS", "NNP") and parse.lower[member][:-1] in words:
            return True  # "French Foreign Legionnaires"
        if DESIGNATED in words and is_designated(parse.word[member]):
            return True
        if parse.lower[member] in _STANDING_FOR and (meant := _meant(frame, member)) is not None:
            return parse.lemma[meant] in words
        if parse.lemma[member] in QUANTIFIERS or parse.pos[member] == "NUM":
            for name, inner in prepositions(parse, member):
                if name == "of" and (parse.lemma[inner] in words or headed(frame, inner, words)):
                    return True
        if any(parse.lemma[k] in words for k in kids(parse, member, "nummod")):
            return True  # "a million rupees"
        signs = kids(parse, member, "nmod", "quantmod")
        signs += [k for number in kids(parse, member, "nummod") for k in parse.kids[number]]
        if any(parse.word[k] in words and parse.word[k] in _CURRENCIES for k in signs):
            return True  # "$20m"
        if parse.pos[member] == "PROPN" and any(
            parse.lemma[k] in words for k in kids(parse, member, "compound", "appos")
        ):
            return True  # "the frigate Aurora"
        # "weapons deliveries", "sanctions package", "peace talks proposal"
        carries = parse.pos[member] in NOMINAL and parse.lemma[member] in _CARRIERS
        if carries and any(parse.lemma[k] in words for k in kids(parse, member, "compound", "amod", "nmod")):
            return True
    return False


_CURRENCIES = frozenset({"$", "€", "£"})
_STANDING_FOR = frozenset({"them", "one", "ones"})


def _meant(frame: Frame, pronoun: int) -> int | None:
    """What a pronoun for things that nobody is known to be stands for: the last noun of its number before it."""
    parse = frame.parse
    if frame.parties.named(pronoun) or parse.pos[pronoun] not in ("PRON", "NOUN", "NUM"):
        return None
    start = parse.sentences[max(parse.sent[pronoun] - 1, 0)][0]
    tag = "NN" if parse.lower[pronoun] == "one" else "NNS"
    for i in range(pronoun - 2, start - 1, -1):
        if parse.tag[i] == tag and parse.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj") and not parse.ner[i]:
            return i
    return None


def holds(frame: Frame, condition: Condition, rule: EventRule) -> bool:
    """Whether a condition of a rule holds here."""
    if condition.test:
        return _TESTS[condition.test](frame, rule)
    anything = not (condition.words or condition.modifiers or condition.party or condition.named)
    for name in condition.slots:
        for token in frame.slot(name, rule):
            if anything or (condition.words and headed(frame, token, condition.words)):
                return True
            if condition.modifiers and _modified(frame, token, condition.modifiers):
                return True
            if condition.named and _names(frame, token):
                return True
            if condition.party and frame.parties.of(token, verb=frame.verb, place=True):
                return True
            if (condition.party or condition.named) and is_each_other(frame.parse, token):
                return True
            if condition.party and frame.parse.pos[token] == "PRON" and crossed(frame, token):
                return True
    return False


def _names(frame: Frame, token: int) -> bool:
    """Whether a phrase is itself the name of somebody we know, or a part of what is named ("the north of Chad")."""
    if frame.parties.named(token):
        return True
    parts = frame.parse.lemma[token] in PARTS
    return parts and any(name == "of" and frame.parties.named(p) for name, p in prepositions(frame.parse, token))


def _modified(frame: Frame, token: int, words: frozenset[str]) -> bool:
    parse = frame.parse
    return any(
        parse.lemma[k] in words or parse.lower[k] in words
        for member in conjuncts(parse, token)
        for k in kids(parse, member, "amod", "compound", "nmod", "poss")
    )


def _passive(frame: Frame, rule: EventRule) -> bool:
    return not frame.noun and is_passive(frame.parse, frame.head)


def _bare(frame: Frame, rule: EventRule) -> bool:
    """A verb without object and clause."""
    return not frame.things and not frame.slot("comp", rule)


def _reported(frame: Frame, rule: EventRule) -> bool:
    return bool(kids(frame.parse, frame.head, "ccomp"))


_RESULTS = frozenset({"result", "outcome", "development"})
_DIRE = frozenset("grave serious dire severe disastrous catastrophic terrible unpredictable".split())


def _is_dire(parse: Parse, noun: int) -> bool:
    """Whether a noun for what follows stands for bad consequences: "the gravest results"."""
    return parse.lemma[noun] in _RESULTS and any(parse.lemma[k] in _DIRE for k in kids(parse, noun, "amod"))


def _warning(frame: Frame, rule: EventRule) -> bool:
    """Whether a warning is a threat: about what the speaker does, or the addressee suffers, not a third party."""
    parse, parties = frame.parse, frame.parties
    speaker = next((r for t in frame.slot("subject", rule) if (r := parties.of(t))), None)
    clauses = kids(parse, frame.head, "ccomp")
    addressed = any(
        (r := parties.of(t)) and (speaker is None or set(r.countries) - set(speaker.countries))
        for t in [*frame.things, *frame.slot("dative", rule)]
    )
    for clause in clauses:
        own = own_subject(parse, clause)
        doer = parties.of(own) if own is not None else None
        suffered = [clause, *kids(parse, clause, "xcomp")] if parse.lemma[clause] == "have" else [clause]
        if (
            any(parse.lemma[c] in _SUFFERING for c in suffered)
            and doer
            and not (speaker and set(doer.countries) <= set(speaker.countries))
        ):
            return True
        if (
            doer
            and speaker
            and set(doer.entities) & set(speaker.entities) | set(doer.countries) & set(speaker.countries)
        ):
            if is_negated(parse, clause):
                return False
            resolved = [k for k in (clause, *kids(parse, clause, "acomp", "oprd")) if parse.lower[k] in _RESOLVED]
            if resolved:
                # "warned that Chad was determined to crush the rebels"
                return any(parse.lemma[c] not in _HARMLESS for k in resolved for c in kids(parse, k, "xcomp"))
            return any(a in _AHEAD for a in auxiliaries(parse, clause)) and parse.lemma[clause] not in _HARMLESS
        if own is not None and parse.lemma[own] in _CONSEQUENCES:
            return True
        if parse.lemma[clause] in ("meet", "answer") and any(
            headed(frame, p, _BLOWS) for name, p in prepositions(parse, clause) if name == "with"
        ):
            return True  # "that any landing will be met with a response"
    if any(headed(frame, t, _CONSEQUENCES) or _is_dire(parse, t) for t in frame.preps.get("of", [])):
        return True
    if clauses:
        return False
    forbidding = (
        "against" in frame.preps
        or "against+ing" in frame.preps
        or any(is_negated(parse, c) for c in kids(parse, frame.head, "xcomp"))
    )
    return addressed and (forbidding or "over" in frame.preps or not (frame.preps or kids(parse, frame.head, "xcomp")))


def _doomed(frame: Frame, rule: EventRule) -> bool:
    """Whether somebody else, it is said, will suffer for something ("said that Oman would pay a price")."""
    parse, parties = frame.parse, frame.parties
    for clause in kids(parse, frame.head, "ccomp"):
        if (
            parse.lemma[clause] in _SUFFERING
            and any(a in ("will", "would", "'ll", "'d") for a in auxiliaries(parse, clause))
            and any(parse.lemma[o] in _PRICES for o in kids(parse, clause, "dobj"))
        ):
            speaker = next((r for t in frame.slot("subject", rule) if (r := parties.of(t))), NOBODY)
            doer = parties.of(own_subject(parse, clause))
            if speaker and doer and set(doer.countries) - set(speaker.countries):
                return True
    return False


_PRICES = _CONSEQUENCES | frozenset("price cost sanction tariff wrath pain attack strike".split())


def _timed(frame: Frame, rule: EventRule) -> bool:
    """Whether somebody is given time to do something ("gave Oman ten days to leave")."""
    parse = frame.parse
    hosts = [frame.head, *(k for k in parse.kids[frame.head] if parse.dep[k] in ("npadvmod", "dobj", "dative"))]
    hosts += [k for h in hosts[1:] for k in kids(parse, h, "npadvmod", "appos")]
    return any(
        given_time(parse, c) is not None
        for h in hosts
        for c in kids(parse, h, "advcl", "xcomp", "acl", "relcl", "ccomp")
    )


def _predicated(frame: Frame, rule: EventRule) -> bool:
    """Whether the noun is only what something is called or said to be ("condemned it as a violation")."""
    parse = frame.parse
    noun = first_conjunct(parse, frame.head)
    return parse.dep[noun] in ("attr", "oprd", "appos") or parse.lower[parse.head[noun]] == "as"


def _wanted(frame: Frame, rule: EventRule) -> bool:
    """Whether the clause tells what should be, not what is or will be ("insisted that Oman leave")."""
    parse = frame.parse
    for clause in kids(parse, frame.head, "ccomp"):
        own = auxiliaries(parse, clause)
        if parse.tag[clause] in ("VB", "VBP") and not set(own) & {"will", "would", "do", "does", "did", "can", "could"}:
            return True
        if set(own) & {"should", "must", "be"}:
            return True
    return False


def _obliged(frame: Frame, rule: EventRule) -> bool:
    """Whether the clause tells what somebody is to do ("said that Oman should leave"), not what is to be done to it."""
    parse = frame.parse
    for clause in kids(parse, frame.head, "ccomp"):
        own = own_subject(parse, clause)
        # not "should Oman attack, …"
        bound = [a for a in kids(parse, clause, "aux") if parse.lower[a] in ("should", "must")]
        if (
            own is not None
            and any(own < a for a in bound)
            and not is_passive(parse, clause)
            and parse.lemma[clause] != "have"
        ):
            return True
    return False


def _home(frame: Frame, rule: EventRule) -> bool:
    """Whether forces leave a place of their own state: they set out, and do not retreat."""
    parties = frame.parties
    own = {c for t in frame.slot("subject", rule) for c in parties.of(t, verb=frame.verb).countries}
    left = [c for t in [*frame.things, *frame.preps.get("from", [])] for c in parties.of(t, place=True).countries]
    return bool(own and left) and set(left) <= own


def _happening(frame: Frame, rule: EventRule) -> bool:
    """Whether a verb says that what the noun names broke out."""
    verb = frame.happening() if frame.noun else None
    return verb is not None and frame.parse.lemma[verb] in ("break", "erupt", "flare", "resume", "begin", "rage")


def _goes_on(frame: Frame, rule: EventRule) -> bool:
    """Whether a noun tells of what is known already, and that it goes on ("fighting continued", "the talks resume")."""
    parse = frame.parse
    verb = parse.head[frame.head]
    if not frame.noun or parse.dep[frame.head] not in ("nsubj", "nsubjpass") or parse.lemma[verb] not in _ONGOING:
        return False
    before = {parse.lower[k] for k in parse.kids[frame.head] if k < frame.head}
    told = any(parse.dep[k] in ("poss", "relcl", "acl", "appos") for k in parse.kids[frame.head])
    return not told and before <= _KNOWN_BY


# What goes on. What only came of it ("the clashes left nine dead") is no further act, nor is its end.
_ONGOING = frozenset(
    "continue resume last rage intensify escalate spread flare persist drag go carry restart enter begin start "
    "take".split()
)
_KNOWN_BY = frozenset("the these those this that heavy fierce sporadic renewed fresh intense bitter".split())


def _uttered(frame: Frame, rule: EventRule) -> bool:
    """Whether "threat" is something said to somebody, not a danger ("issued threats", "Oman's threats against")."""
    parse = frame.parse
    carrier = frame.carrier if frame.noun else None
    if carrier is not None and parse.lemma[carrier] in _UTTERING:
        return True
    if parse.dep[first_conjunct(parse, frame.head)] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return False
    owned = bool(kids(parse, frame.head, "poss")) or any(name in ("by", "from") for name in frame.preps)
    return owned and bool({"against", "at", "toward", "towards"} & frame.preps.keys())


_UTTERING = frozenset(
    "issue make utter repeat renew deliver send hurl direct level voice reiterate convey throw trade exchange present "
    "submit serve put lodge address formulate".split()
)


def _of_members(frame: Frame, rule: EventRule) -> bool:
    """Whether what somebody is put out of is an organisation, not a state ("expelled from the African Union")."""
    found = [r for t in frame.preps.get("from", []) if _names(frame, t) and (r := frame.parties.of(t))]
    return bool(found) and not any(is_state(r) for r in found)


def _singular(frame: Frame, rule: EventRule) -> bool:
    """Whether the noun tells of one act ("Oman's protest"), not of what goes on ("Oman's protests")."""
    return frame.parse.tag[frame.head] in ("NN", "NNP")


def _forsworn(frame: Frame, rule: EventRule) -> bool:
    """Whether what is promised is not to do something."""
    return any(is_negated(frame.parse, c) for c in frame.slot("comp", rule))


def _attested(frame: Frame, rule: EventRule) -> bool:
    """Whether somebody only swears, or grants, that something is or was so."""
    sworn = not frame.noun and frame.parse.lemma[frame.head] in ("swear", "accept")
    return sworn and any(is_attested(frame.parse, c) for c in frame.slot("comp", rule))


def _to_come(frame: Frame, rule: EventRule) -> bool:
    """Whether what is said is still to come ("said that it *would* attack"): foretold or threatened, not blamed."""
    return any(_AHEAD & set(auxiliaries(frame.parse, c)) for c in kids(frame.parse, frame.head, "ccomp"))


def _numbered(frame: Frame, rule: EventRule) -> bool:
    """Whether a figure says how many there are of what it is done with ("launched 90 drones")."""
    parse = frame.parse
    return any(parse.tag[o] == "NNS" and kids(parse, o, "nummod") for o in frame.things)


def _launched(frame: Frame, rule: EventRule) -> bool:
    """Whether a light verb says that the act named by the noun was begun or carried out."""
    carrier = frame.carrier if frame.noun else None
    return carrier is not None and frame.parse.lemma[carrier] in _LAUNCHING


_LAUNCHING = frozenset("launch carry conduct mount stage begin start unleash perform execute open resume".split())


def _homed(frame: Frame, rule: EventRule) -> bool:
    """Whether it is done to one's own thing ("removed its flag", "hit their targets")."""
    parse = frame.parse
    return any(parse.lower[k] in _OWN for o in frame.things for k in kids(parse, o, "poss"))


def _somebody(frame: Frame, rule: EventRule) -> bool:
    """Whether the object is a person or a group of persons, not a thing or a statement."""
    parse = frame.parse
    return any(parse.ner[o] == "PERSON" or parse.lemma[o] in PERSONS for o in frame.things)


def _accident(frame: Frame, rule: EventRule) -> bool:
    """Whether an accident did it."""
    return not frame.noun and is_accident(frame.parse, frame.head)


def _sued(frame: Frame, rule: EventRule) -> bool:
    """Whether it would be brought before a court or a council: "reserved the right to take it to the council"."""
    return any(sues(frame.parse, verb) for verb in frame.slot("purpose", rule))


def _open(frame: Frame, rule: EventRule) -> bool:
    """Whether it says that something is not ruled out."""
    return not frame.noun and leaves_open(frame.parse, frame.head)


_OWN = frozenset("its their his her our my your".split())

_TESTS: dict[str, Callable[[Frame, EventRule], bool]] = {
    "warning": _warning,
    "doomed": _doomed,
    "timed": _timed,
    "predicated": _predicated,
    "wanted": _wanted,
    "obliged": _obliged,
    "home": _home,
    "happening": _happening,
    "passive": _passive,
    "bare": _bare,
    "reported": _reported,
    "uttered": _uttered,
    "forsworn": _forsworn,
    "attested": _attested,
    "launched": _launched,
    "homed": _homed,
    "somebody": _somebody,
    "accident": _accident,
    "open": _open,
    "goes-on": _goes_on,
    "sued": _sued,
    "singular": _singular,
    "of-members": _of_members,
    "to-come": _to_come,
    "numbered": _numbered,
}
