"""Acts that a clause repeats of somebody else: "X recalled its envoy, as did Y", "and so did Y", "Y followed suit"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.extraction.actors import NOBODY
from standoff.extraction.events_parties import Parties, without
from standoff.extraction.grammar import is_negated, is_passive, kids, own_subject
from standoff.extraction.modality import standing
from standoff.extraction.parse import Parse
from standoff.lexicons.events import ModalityWords

if TYPE_CHECKING:
    from standoff.extraction.events import Found

# Verbs that stand for another one: "as did Y", "as have Y and Z", "so will Y".
_STANDING_IN = frozenset({"do", "have", "be", "will", "would"})
_JOINING = frozenset({"as", "so"})
# What fills such a verb with a meaning of its own, so that it stands for no other.
_FILLED = frozenset("dobj attr acomp ccomp xcomp prep dative oprd expl prt".split())
# How many sentences back "did the same" may point.
_BACK = 1


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
    return [i for i in reversed(range(len(parse))) if _joins(parse, i) or _follows(parse, i)]


def _joins(parse: Parse, verb: int) -> bool:
    """Whether a verb stands for that of the clause it hangs on ("as did Y", "as Y had done", "and so did Y")."""
    if parse.lemma[verb] not in _STANDING_IN or parse.dep[verb] not in ("advcl", "conj", "ccomp"):
        return False
    joined = any(parse.lower[k] in _JOINING for k in kids(parse, verb, "mark", "advmod"))
    return joined and not is_negated(parse, verb) and not kids(parse, verb, *_FILLED - {"prep"})


def _follows(parse: Parse, verb: int) -> bool:
    """Whether a clause says that somebody did what was told before ("did the same", "followed suit")."""
    lemma, things = parse.lemma[verb], [parse.lower[k] for k in kids(parse, verb, "dobj", "advmod")]
    if is_negated(parse, verb) or parse.pos[verb] not in ("VERB", "AUX"):
        return False
    return (lemma == "do" and bool({"same", "likewise"}.intersection(things))) or (
        lemma == "follow" and "suit" in things
    )


def _repeated(
    parse: Parse, parties: Parties, words: ModalityWords, clauses: list[int], told: Sequence["Found"], *, before: int
) -> Iterator["Found"]:
    while clauses and clauses[-1] < before:
        verb = clauses.pop()
        subject = own_subject(parse, verb)
        actor = parties.of(subject) if subject is not None else NOBODY
        if not actor or not _is_fact(parse, words, verb, None):
            continue
        for event in _models(parse, told, verb):
            other = without(actor, event.actor)
            turned = bool(event.recipient) and not without(event.recipient, other)  # "as did Y's own opposition"
            if other and not turned and _is_fact(parse, words, event.head, event.carrier):
                yield replace(event, head=verb, carrier=None, actor=other, actor_token=subject)


def _is_fact(parse: Parse, words: ModalityWords, head: int, carrier: int | None) -> bool:
    state = standing(parse, head, words, carrier=carrier)
    return state.modality == "actual" and not state.negated and not state.denied


def _models(parse: Parse, told: Sequence["Found"], verb: int) -> list["Found"]:
    """The acts that a clause repeats: those of the clause it hangs on, or the last ones told before."""
    if _joins(parse, verb):
        found = [event for event in told if _anchor(event) == parse.head[verb]]
    else:
        near = [e for e in told if parse.sent[e.head] >= parse.sent[verb] - _BACK and _is_main(parse, _anchor(e))]
        found = [event for event in near if _anchor(event) == _anchor(near[-1])]
    # "Odesa was hit, as was Kherson": who is named there suffers
    return [e for e in found if e.actor and not e.mutual and not is_passive(parse, _anchor(e))]


def _anchor(event: "Found") -> int:
    return event.head if event.carrier is None else event.carrier


def _is_main(parse: Parse, token: int) -> bool:
    """Whether a token is the verb of a main clause, or of what somebody says."""
    return parse.pos[token] == "VERB" and parse.dep[token] in ("ROOT", "conj", "ccomp")
