"""Acts that a clause repeats of somebody else: "X recalled its envoy, as did Y", "and so did Y", "Y followed suit"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.extraction.actors import NOBODY
from standoff.extraction.events_parties import Parties, without
from standoff.extraction.grammar import is_negated, is_passive, kids, own_subject, subject, subtree
from standoff.extraction.modality import standing
from standoff.extraction.parse import Parse
from standoff.lexicons.events import ModalityWords

if TYPE_CHECKING:
    from standoff.extraction.events import Found

# Verbs that stand for another one: "as did Y", "as have Y and Z", "so will Y".
_STANDING_IN = frozenset({"do", "have", "be", "will", "would"})
_ECHOING = _STANDING_IN | {"follow"}
_JOINING = frozenset({"as", "so"})
# What fills such a verb with a meaning of its own, so that it stands for no other.
_FILLED = frozenset("dobj attr acomp ccomp xcomp dative oprd expl prt".split())
# When somebody else did the same; where and to whom else is another act.
_WHEN = frozenset("on in by after before".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CLAUSES = frozenset("ROOT conj ccomp parataxis".split())


def echoed(parse: Parse, parties: Parties, words: ModalityWords, events: Iterable["Found"]) -> Iterator["Found"]:
    """The events, and after each clause that says that somebody else did the same, that act as his.

    What is repeated is the act of the main clause, with the same recipient; it must be a fact in both places, and
    nobody can follow his own example.
    """
    told: list[Found] = []
    clauses = _clauses(parse)
    for event in events:
        yield from _repeated(parse, parties, words, clauses, told, before=event.head)
        told.append(event)
        yield event
    yield from _repeated(parse, parties, words, clauses, told, before=len(parse))


def _clauses(parse: Parse) -> list[int]:
    """The verbs that stand for another one's act, in reverse order of the text."""
    return [i for i in reversed(parse.having(_ECHOING)) if _joins(parse, i) or _follows(parse, i)]


def _joins(parse: Parse, verb: int) -> bool:
    """Whether a verb stands for that of the clause it hangs on ("as did Y", "as Y had done", "and so did Y")."""
    if parse.lemma[verb] not in _STANDING_IN or parse.dep[verb] not in ("advcl", "conj"):
        return False
    joined = any(parse.lower[k] in _JOINING for k in kids(parse, verb, "mark", "advmod"))
    return joined and not kids(parse, verb, *_FILLED) and _is_plain(parse, verb)


def _follows(parse: Parse, verb: int) -> bool:
    """Whether a main clause says that somebody did what was told before ("did the same", "followed suit")."""
    lemma = parse.lemma[verb]
    if lemma not in ("do", "follow"):
        return False
    things = [parse.lower[k] for k in kids(parse, verb, "dobj", "advmod")]
    if parse.pos[verb] not in ("VERB", "AUX") or parse.dep[verb] not in ("ROOT", "conj") or not _is_plain(parse, verb):
        return False
    return bool({"same", "likewise"}.intersection(things)) if lemma == "do" else lemma == "follow" and "suit" in things


def _is_plain(parse: Parse, verb: int) -> bool:
    """Whether a clause says no more than who did it, and perhaps when: not where or to whom else, nor in which year."""
    if is_negated(parse, verb):
        return False
    for k in kids(parse, verb, "prep"):
        things = kids(parse, k, "pobj")
        if parse.lower[k] not in _WHEN or any(parse.ner[o] not in ("DATE", "TIME") for o in things):
            return False
        if any(_YEAR.fullmatch(parse.word[t]) for o in things for t in subtree(parse, o)):
            return False
    return not any(_YEAR.fullmatch(parse.word[k]) for k in kids(parse, verb, "npadvmod"))


def _repeated(
    parse: Parse, parties: Parties, words: ModalityWords, clauses: list[int], told: Sequence["Found"], *, before: int
) -> Iterator["Found"]:
    while clauses and clauses[-1] < before:
        verb = clauses.pop()
        who = own_subject(parse, verb)
        actor = parties.of(who) if who is not None else NOBODY
        if not actor or not _is_fact(parse, words, verb, None):
            continue
        for event in _models(parse, told, verb):
            other = without(actor, event.actor)
            turned = bool(event.recipient) and not without(event.recipient, other)  # "as did Y's own opposition"
            if other and not turned and _is_fact(parse, words, event.head, event.carrier):
                yield replace(event, head=verb, carrier=None, actor=other, actor_token=who)


def _is_fact(parse: Parse, words: ModalityWords, head: int, carrier: int | None) -> bool:
    state = standing(parse, head, words, carrier=carrier)
    return state.modality == "actual" and not state.negated and not state.denied


def _models(parse: Parse, told: Sequence["Found"], verb: int) -> list["Found"]:
    """The acts that a clause repeats: those of the clause it hangs on, or of the main clause right before."""
    meant = parse.head[verb] if _joins(parse, verb) else _clause_before(parse, verb)
    if meant is None or (_joins(parse, verb) and _is_reported_between(parse, meant, verb)):
        return []
    # "Odesa was hit, as was Kherson": who is named there suffers
    # and that somebody attacks as well is not said in passing
    return [
        e
        for e in told
        if _anchor(e) == meant
        and e.actor
        and not e.mutual
        and not is_passive(parse, meant)
        and (e.kind != "ASSAULT" or _joins(parse, verb))
    ]


def _clause_before(parse: Parse, verb: int) -> int | None:
    """The verb of the main clause right before the one that *verb* heads, in its sentence or at the end of the last."""
    who = own_subject(parse, verb)
    if who is None:
        return None
    start = min(subtree(parse, who))
    first = parse.sentences[max(0, parse.sent[verb] - 1)][0]
    for t in range(start - 1, first - 1, -1):
        if parse.pos[t] in ("VERB", "AUX") and parse.dep[t] in _CLAUSES and subject(parse, t) is not None:
            return t
    return None


def _is_reported_between(parse: Parse, meant: int, verb: int) -> bool:
    """Whether somebody tells of the clause in between, so that the telling is repeated: "…, X said, as did Y"."""
    return any(
        parse.pos[t] == "VERB" and parse.dep[t] in ("parataxis", "ROOT", "advcl") and t not in (meant, verb)
        for t in range(meant + 1, verb)
        if own_subject(parse, t) is not None
    ) or (parse.dep[meant] == "ccomp" and meant < parse.head[meant] < verb)


def _anchor(event: "Found") -> int:
    return event.head if event.carrier is None else event.carrier
