"""Whose act a later clause means: the author of "the raid" that is condemned, the party of "a second cutter".

What the sentence itself leaves open is filled from the events told just before, and only where they leave no choice.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from standoff.extraction.actors import Reference
from standoff.extraction.events_answers import Answerable
from standoff.extraction.grammar import kids, objects
from standoff.extraction.modality import standing
from standoff.extraction.parse import Parse
from standoff.lexicons.events import ModalityWords

# How many sentences back the deed that is judged may stand.
_REACH = 8
_DEFINITE = frozenset("the this that these those such".split())
_OTHER = frozenset("second third fourth fifth another other further".split())
# What a deed is called afterwards, by PLOVER type of the event that it was.
_DEEDS = {
    "ASSAULT": frozenset(
        "attack strike raid assault offensive bombing shelling operation killing war invasion aggression airstrike "
        "bombardment action campaign shooting sinking ambush".split()
    ),
    "COERCE": frozenset(
        "blockade quarantine seizure arrest siege raid annexation occupation capture detention closure action step "
        "operation boarding".split()
    ),
    "MOBILIZE": frozenset(
        "exercise drill deployment launch test manoeuvre maneuver incursion overflight patrol".split()
    ),
    "ACCUSE": frozenset("charge accusation claim allegation statement remark explanation version criticism".split()),
    "SANCTION": frozenset("expulsion sanction embargo ban tariff cut suspension boycott".split()),
}
_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
# What tells the deed from others of its kind, so that it need not be the one just told of.
_SPECIFIC = frozenset({"of", "on", "against", "by"})

T = TypeVar("T", bound="Told")


class Told(Answerable, Protocol):
    """What is asked, and filled in, of an event that is not yet a record."""

    actor_token: int | None


def in_context(parse: Parse, found: Iterable[T], words: ModalityWords) -> Iterator[T]:
    """The events as they came, with parties that what went before makes sure.

    Args:
        parse: The document's parse.
        found: Events in text order.
        words: Words of modality: only what was told for a fact has an author.
    """
    recent: list[T] = []
    for event in found:
        sentence = parse.sent[event.head]
        recent = [e for e in recent if sentence - parse.sent[e.head] <= _REACH]
        _share(parse, event, recent)
        if event.kind in _JUDGING and not event.recipient and event.actor.countries:
            author = _author(parse, event, recent, words)
            if author is not None:
                event.recipient = author
        if event.kind in _DEEDS:
            recent.append(event)
        yield event


def _share(parse: Parse, event: Told, recent: Sequence[Told]) -> None:
    """Gives "a second cutter rammed another boat" the parties of the cutter and the boat told of just before."""
    near = [e for e in recent if parse.sent[event.head] - parse.sent[e.head] <= 1]
    if not event.actor and (same := _same(parse, event.actor_token, [(e.actor_token, e.actor) for e in near])):
        event.actor = same
    if not event.recipient and (
        same := _same(parse, event.recipient_token, [(e.recipient_token, e.recipient) for e in near])
    ):
        event.recipient = same


def _same(parse: Parse, token: int | None, before: Sequence[tuple[int | None, Reference]]) -> Reference | None:
    if token is None or not any(parse.lower[k] in _OTHER for k in kids(parse, token, "amod", "det")):
        return None
    for earlier, who in reversed(before):
        if earlier is not None and who and parse.lemma[earlier] == parse.lemma[token]:
            return who
    return None


def _author(parse: Parse, event: Told, recent: Sequence[Told], words: ModalityWords) -> Reference | None:
    """The one foreign party whose deed is judged, or ``None``."""
    if parse.pos[event.head] != "VERB":
        return None
    judged = next(iter(objects(parse, event.head)), None)
    if judged is None:
        return None
    pronoun = parse.lower[judged] in ("them", "it", "this", "that") and parse.pos[judged] in ("PRON", "DET")
    definite = any(parse.lower[d] in _DEFINITE for d in kids(parse, judged, "det")) and not any(
        parse.lower[p] in _SPECIFIC for p in kids(parse, judged, "prep", "agent")
    )
    if not pronoun and not definite:
        return None
    near = 2 if pronoun else _REACH
    deeds = [
        e
        for e in recent
        if e.actor.countries
        and parse.sent[event.head] - parse.sent[e.head] <= near
        and (pronoun or parse.lemma[judged] in _DEEDS[e.kind])
        and not set(e.actor.countries) & set(event.actor.countries)
    ]
    authors = {frozenset(e.actor.countries) for e in deeds}
    if len(authors) != 1:
        return None
    told = [e for e in deeds if _is_fact(parse, e, words)]
    return told[-1].actor if told else None


def _is_fact(parse: Parse, event: Told, words: ModalityWords) -> bool:
    state = standing(parse, event.head, words)
    return state.modality == "actual" and not state.negated
