"""Whom a later clause means: the author of "the raid" that is condemned, of "this demand" that is refused.

What the sentence itself leaves open is filled from the deeds and words told just before, and only where they leave no
choice: the phrase must point back to them, and one foreign party alone may have done or said such a thing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec

from standoff.extraction.actors import NOBODY, Reference
from standoff.extraction.grammar import kids, objects, prepositions
from standoff.extraction.modality import standing
from standoff.extraction.parse import Parse
from standoff.lexicons.events import ModalityWords
from standoff.model import Attribution, Mention

# How many sentences back what is meant may stand: what was done; what was said; what "it" or "this step" points to.
_DEED_REACH, _WORD_REACH, _NEAR = 8, 3, 2
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_DEFINITE = _POINTING | {"the"}
_PRONOUNS = frozenset({"it", "this", "that", "them"})
_OTHER = frozenset("second third fourth fifth another other further".split())
# What a deed is called afterwards, by PLOVER type of the event that it was.
_DEEDS = {
    "ASSAULT": frozenset(
        "attack strike raid assault offensive bombing shelling operation killing war invasion aggression airstrike "
        "bombardment action campaign shooting sinking ambush incursion".split()
    ),
    "COERCE": frozenset(
        "blockade quarantine seizure arrest siege raid annexation occupation capture detention closure action step "
        "operation boarding".split()
    ),
    "MOBILIZE": frozenset(
        "exercise drill deployment launch test manoeuvre maneuver incursion overflight patrol buildup "
        "mobilisation mobilization".split()
    ),
    "SANCTION": frozenset("expulsion sanction embargo ban tariff cut suspension boycott".split()),
}
# What any of them may be called, if it was the last one told of.
_STEPS = frozenset("move act action step measure decision".split())
# What words are called afterwards, by PLOVER type.
_WORDS = {
    "ACCUSE": frozenset(
        "accusation allegation charge claim complaint criticism condemnation protest rebuke statement remark comment "
        "denunciation verdict finding suggestion explanation version".split()
    ),
    "REQUEST": frozenset(
        "request demand appeal call plea order ultimatum proposal complaint suggestion protest".split()
    ),
    "THREATEN": frozenset("threat ultimatum warning deadline".split()),
    "AGREE": frozenset("offer proposal invitation plan".split()),
    "SANCTION": frozenset("order sanction decision measure step move expulsion".split()),
    "COERCE": frozenset("order decision measure step move seizure arrest annexation".split()),
}
# The same by what a cue does; `say` is all that plainly reports.
_SAID = {
    "say": frozenset("claim statement assertion remark comment allegation charge version account suggestion".split()),
    "accuse": _WORDS["ACCUSE"] - {"verdict", "finding"},
    "deny": frozenset("denial statement".split()),
    "promise": frozenset("offer promise pledge assurance undertaking".split()),
    "demand": _WORDS["REQUEST"] - {"complaint", "suggestion", "protest"},
    "request": _WORDS["REQUEST"] - {"complaint", "protest", "order"},
    "threaten": _WORDS["THREATEN"],
    "warn": frozenset({"warning", "threat"}),
    "plan": frozenset("announcement decision plan intention".split()),
}
# Who answers was spoken to, or of; who judges may be anybody.
_ANSWERING = frozenset({"REJECT", "AGREE", "CONCEDE"})
_ASSENTING = frozenset("accept comply agree consent acquiesce assent".split())
_PUT_TO = frozenset("request demand offer proposal ultimatum".split())
_ASKED = frozenset("request demand offer ultimatum".split())
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
# Whoever did it, named by it.
_DOERS = frozenset("invader attacker aggressor raider intruder occupier assailant".split())
_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# By which an act is aimed at what another did or said.
_AIMED = frozenset("to against of at about over with by on".split())
# What tells the deed from others of its kind, so that it need not be the one just told of.
_SPECIFIC = frozenset({"of", "on", "against", "by"})


class Told(Protocol):
    """What is asked, and filled in, of an event that is not yet a record."""

    head: int
    actor: Reference
    recipient: Reference
    actor_token: int | None
    recipient_token: int | None

    @property
    def kind(self) -> str:
        """PLOVER type."""
        ...

    @property
    def goes_on(self) -> bool:
        """Whether it is an act told of before, whose parties are not said again."""
        ...


T = TypeVar("T", bound=Told)


class _Before(msgspec.Struct, frozen=True):
    """Something done or said that a later phrase may point to.

    Attributes:
        token: Where it is told.
        author: Whose it is.
        heard: Countries it was said or done to.
        names: What it may be called afterwards.
        said: Whether it was said, not done.
        event: The event that it is, if it is one.
    """

    token: int
    author: Reference
    heard: frozenset[str]
    names: frozenset[str]
    said: bool
    event: Told | None = None


def in_context(
    parse: Parse,
    found: Iterable[T],
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    words: ModalityWords,
) -> Iterator[T]:
    """The events as they came, with parties that what went before makes sure.

    Args:
        parse: The document's parse.
        found: Events in text order.
        attributions: What was said, by whom.
        mentions: Who is named, in text order.
        words: Words of modality: only what was told for a fact has an author.
    """
    sayings = sorted(_sayings(parse, attributions, mentions), key=lambda b: -b.token)
    told: list[T] = []
    before: list[_Before] = []
    for event in found:
        while sayings and sayings[-1].token < event.head:
            before.append(sayings.pop())
        sentence = parse.sent[event.head]
        before = [b for b in before if sentence - parse.sent[b.token] <= _DEED_REACH]
        told = [e for e in told if sentence - parse.sent[e.head] <= _NEAR]
        if event.goes_on:
            answer = event.kind in _ANSWERING
            if not (_answer(parse, event, before) if answer else _continue(parse, event, told, mentions, words)):
                continue
        elif event.kind in _ANSWERING and event.recipient and not event.actor:
            _turn(event, [b for b in before if b.token == event.recipient_token])
        _share(parse, event, [e for e in told if sentence - parse.sent[e.head] <= 1])
        if not event.recipient and event.actor.countries:
            event.recipient = _meant(parse, event, before, words)
        if event.kind in _DEEDS or event.kind == "CONSULT":
            told.append(event)
        before += _remembered(event)
        yield event


def share_goal(later: Told, earlier: Told) -> None:
    """Adds the goal that is not said again: "plans to send 500 soldiers to X, of whom it has sent 200"."""
    if not later.recipient and earlier.recipient and later.actor.countries == earlier.actor.countries:
        later.recipient, later.recipient_token = earlier.recipient, earlier.recipient_token


def _remembered(event: Told) -> Iterator[_Before]:
    """What may be pointed to later: the words of one state, the deed of anybody."""
    heard = frozenset(event.recipient.countries)
    if event.kind in _WORDS and len(event.actor.countries) == 1:
        # what was said to somebody unknown is not said to whoever refuses something later
        known = heard or event.recipient_token is None or event.kind in ("REQUEST", "AGREE")
        if known:
            yield _Before(event.head, event.actor, heard, _WORDS[event.kind], True, event)
    if event.kind in _DEEDS and event.actor.countries:
        yield _Before(event.head, event.actor, heard, _DEEDS[event.kind], False, event)


def _sayings(parse: Parse, attributions: Sequence[Attribution], mentions: Sequence[Mention]) -> Iterator[_Before]:
    """What one state said, and of whom."""
    for a in attributions:
        names = _SAID.get(a.act)
        if names is None or a.cue is None or a.modality != "actual" or len(a.speaker_countries) != 1:
            continue
        cue = parse.token_at(a.cue.start)
        if cue is not None and (a.stance == "asserts" or a.act == "deny"):
            entities = (a.speaker_entity,) if a.speaker_entity else ()
            about = frozenset(_named_in(a, mentions)).difference(a.speaker_countries)
            yield _Before(cue, Reference(entities, a.speaker_countries), about, names, True)


def _named_in(attribution: Attribution, mentions: Sequence[Mention]) -> Iterator[str]:
    for span in attribution.content:
        for m in mentions[bisect_left(mentions, span.start, key=lambda m: m.start) :]:
            if m.start >= span.end:
                break
            yield from m.all_countries


def _continue(
    parse: Parse, event: Told, told: Sequence[Told], mentions: Sequence[Mention], words: ModalityWords
) -> bool:
    """Gives "the fighting went on" the parties of the fighting told of just before; whether one pair alone is meant."""
    same = [e for e in told if e.kind == event.kind and e.actor and e.recipient and _is_fact(parse, e, words)]
    pairs = {frozenset((*e.actor.countries, *e.recipient.countries)) for e in same}
    if len(pairs) != 1:
        return False
    (pair,) = pairs
    sentence = parse.sentence_span(parse.sent[event.head])
    for m in mentions[bisect_left(mentions, sentence.start, key=lambda m: m.start) :]:
        if m.start >= sentence.end:
            break
        named = m.all_countries
        if not pair.issuperset(named) and (m.use != "place" or event.kind == "ASSAULT"):
            return False
    event.actor, event.recipient = same[-1].actor, same[-1].recipient
    return True


def _share(parse: Parse, event: Told, near: Sequence[Told]) -> None:
    """Gives "a second cutter rammed another boat" the parties of the cutter and the boat told of just before."""
    if not event.actor and (same := _same(parse, event.actor_token, [(e.actor_token, e.actor) for e in near])):
        event.actor = same
    if beside := _of_the_step_before(parse, event, near):
        event.recipient = beside
    if not event.recipient and (
        same := _same(parse, event.recipient_token, [(e.recipient_token, e.recipient) for e in near])
    ):
        event.recipient = same


def _of_the_step_before(parse: Parse, event: Told, near: Sequence[Told]) -> Reference | None:
    """Whom the step was aimed at that a closing is coordinated with: "*expelled X's envoy* and shut its border"."""
    if event.kind not in ("SANCTION", "COERCE") or parse.lemma[event.head] not in _CLOSING or event.recipient:
        return None
    if parse.dep[event.head] != "conj":
        return None
    for e in near:
        if e.head == parse.head[event.head] and e.kind == "SANCTION" and e.actor.countries == event.actor.countries:
            return e.recipient
    return None


_CLOSING = frozenset({"close", "shut", "seal"})


def _same(parse: Parse, token: int | None, before: Sequence[tuple[int | None, Reference]]) -> Reference | None:
    if token is None or not any(parse.lower[k] in _OTHER for k in kids(parse, token, "amod", "det")):
        return None
    for earlier, who in reversed(before):
        if earlier is not None and who and parse.lemma[earlier] == parse.lemma[token]:
            return who
    return None


def _meant(parse: Parse, event: Told, before: Sequence[_Before], words: ModalityWords) -> Reference:
    """The one foreign party at whose deed or words an event is aimed, or nobody."""
    if event.kind in _HOSTILE:
        if told := _of_the_blow(parse, event, before):
            return told
        if any(parse.lower[k] == "back" for k in kids(parse, event.head, "prt", "advmod")):
            # "fired 80 shells back": at whoever had fired at it
            hostile = [b for b in _foreign(parse, event, before, _WORD_REACH) if _is_hostile(b)]
            return _author(parse, [b for b in hostile if b.heard & set(event.actor.countries)], words)
        token = event.recipient_token
        if token is None or parse.lemma[token] not in _DOERS or not _points_back(parse, token):
            return NOBODY
        return _author(parse, [b for b in _foreign(parse, event, before, _DEED_REACH) if _is_hostile(b)], words)
    if event.kind not in _ANSWERING and event.kind not in _JUDGING:
        return NOBODY
    direct = objects(parse, event.head) if parse.pos[event.head] == "VERB" else []
    verbal = parse.pos[event.head] == "VERB"
    if verbal and _answers(parse, event) and _is_bare(parse, event.head, direct):
        return _last_asker(parse, event, before)
    if event.kind == "REJECT" and parse.dep[event.head] == "relcl":
        # "demanded compensation, which X refused to pay"
        asked = parse.head[parse.head[event.head]]
        spoken = [b for b in _foreign(parse, event, before, 0) if b.token == asked and b.names & _PUT_TO]
        if spoken:
            return spoken[-1].author
    if verbal and parse.lemma[event.head] == "deny" and (accuser := _last_accuser(parse, event, before)):
        return accuser
    for token in (*direct, *(t for word, t in prepositions(parse, event.head) if word in _AIMED)):
        named = _named(parse, event, token, before)
        if author := _author(parse, named, words):
            return author
    return NOBODY


def _of_the_blow(parse: Parse, event: Told, before: Sequence[_Before]) -> Reference:
    """Whom the blow was struck at that a participle tells the outcome of: "shelled Chad, *killing* two men"."""
    if event.kind != "ASSAULT" or parse.tag[event.head] != "VBG" or parse.dep[event.head] != "advcl":
        return NOBODY
    for b in reversed(before):
        if b.event is not None and b.event.head == parse.head[event.head] and b.event.kind == "ASSAULT":
            return b.event.recipient if b.event.actor == event.actor else NOBODY
    return NOBODY


def _named(parse: Parse, event: Told, token: int, before: Sequence[_Before]) -> list[_Before]:
    """The deeds and words of others that the phrase headed by *token* may point back to."""
    lemma = parse.lemma[token]
    if parse.lower[token] in _PRONOUNS and parse.pos[token] in ("PRON", "DET"):
        if event.kind not in _JUDGING:
            return []
        near = _foreign(parse, event, before, _NEAR)
        return [b for b in near if b.event is not None and (not b.said or b.event.kind == "ACCUSE")]
    if not _points_back(parse, token):
        return []
    spoken = [b for b in _foreign(parse, event, before, _WORD_REACH) if b.said and lemma in b.names]
    if event.kind in _ANSWERING:
        own = set(event.actor.countries)
        return [b for b in spoken if not b.heard or b.heard & own]
    done = [b for b in _foreign(parse, event, before, _DEED_REACH) if not b.said and lemma in b.names]
    if not spoken and not done and lemma in _STEPS:
        done = [b for b in _foreign(parse, event, before, _NEAR) if not b.said]
    return [*spoken, *done]


def _foreign(parse: Parse, event: Told, before: Sequence[_Before], reach: int) -> list[_Before]:
    own, sentence = set(event.actor.countries), parse.sent[event.head]
    return [b for b in before if sentence - parse.sent[b.token] <= reach and not own & set(b.author.countries)]


def _is_hostile(before: _Before) -> bool:
    return not before.said and before.event is not None and before.event.kind in _HOSTILE


def _points_back(parse: Parse, token: int) -> bool:
    """Whether a noun means what was told of: "this demand for arms", "the demand", not "the demand of X"."""
    before = {parse.lower[d] for d in kids(parse, token, "det")}
    if before & _POINTING:
        return True
    told = any(parse.lower[p] in _SPECIFIC for p in kids(parse, token, "prep", "agent"))
    return bool(before & _DEFINITE) and not told and not kids(parse, token, "poss", "relcl")


def _author(parse: Parse, meant: Sequence[_Before], words: ModalityWords) -> Reference:
    """Whose they are, if they are one party's, and if what was done was told for a fact."""
    if len({frozenset(b.author.countries) for b in meant}) != 1:
        return NOBODY
    sure = [b for b in meant if b.said or (b.event is not None and _is_fact(parse, b.event, words))]
    return sure[-1].author if sure else NOBODY


def _is_fact(parse: Parse, event: Told, words: ModalityWords) -> bool:
    state = standing(parse, event.head, words)
    return state.modality == "actual" and not state.negated


def _is_bare(parse: Parse, verb: int, direct: Sequence[int]) -> bool:
    """Whether a refusal does not say what is refused, or only points back to it ("Oman refused", "rejected this")."""
    if any(k > verb for k in kids(parse, verb, "xcomp", "ccomp", "prep", "dative")):
        return False
    return all(parse.lower[o] in ("this", "that", "it") for o in direct)


def _answer(parse: Parse, event: Told, before: Sequence[_Before]) -> bool:
    """Gives "it was refused" the parties of what was asked for just before, turned round; whether there are any.

    The thing refused is the noun of the request itself, or points back to the last one told of.
    """
    token = next(iter(objects(parse, event.head)), None)
    if token is None:
        return False
    itself = [b for b in before if b.token == token]
    if itself:
        return _turn(event, itself)
    near = [b for b in before if parse.sent[event.head] - parse.sent[b.token] <= 1 and b.names & _PUT_TO]
    near = [b for b in near if b.event is not None] or near
    if parse.lower[token] in ("it", "this", "that", "which", "they", "these"):
        return _turn(event, near[-1:])
    meant = [b for b in near if parse.lemma[token] in b.names]
    return _points_back(parse, token) and _turn(event, meant[-1:])


def _turn(event: Told, asked: Sequence[_Before]) -> bool:
    """Makes whoever was asked answer whoever asked; whether there was such."""
    for b in asked:
        if b.event is None or b.event.kind in ("REQUEST", "AGREE", "THREATEN"):
            asker = b.author if b.event is None else b.event.actor
            heard = NOBODY if b.event is None else b.event.recipient
            event.actor, event.recipient = event.actor or heard, event.recipient or asker
            return bool(event.recipient)
    return False


def _answers(parse: Parse, event: Told) -> bool:
    """Whether the act is one that only follows when somebody asked, offered or demanded something."""
    return event.kind == "REJECT" or (event.kind in _ANSWERING and parse.lemma[event.head] in _ASSENTING)


def _last_accuser(parse: Parse, event: Told, before: Sequence[_Before]) -> Reference:
    """Who accused whoever denies something, in the same sentence or the one before."""
    own = set(event.actor.countries)
    near = [b for b in _foreign(parse, event, before, 1) if "accusation" in b.names and b.heard & own]
    return near[-1].author if len({b.author.countries for b in near}) == 1 else NOBODY


def _last_asker(parse: Parse, event: Told, before: Sequence[_Before]) -> Reference:
    """Who asked, offered or demanded last, in the same sentence or the one before, if it was one foreign state."""
    own = set(event.actor.countries)
    for b in reversed(before):
        if parse.sent[event.head] - parse.sent[b.token] > 1:
            break
        asked = b.names & _ASKED if b.event is None else b.event.kind in ("REQUEST", "AGREE", "ACCUSE", "THREATEN")
        if asked:
            foreign = not own & set(b.author.countries)
            return b.author if foreign and (not b.heard or b.heard & own) else NOBODY
    return NOBODY
