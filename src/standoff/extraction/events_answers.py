"""Whom a refusal answers, when the text leaves it to what went before ("Oman complained. Qatar rejected the charge").

Only an unambiguous answer counts: the object must be a bare definite noun that names what was said, and one foreign
state alone may have said such a thing to (or of) the refuser just before.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from standoff.extraction.actors import Reference
from standoff.extraction.grammar import kids, objects
from standoff.extraction.parse import Parse

# How many sentences back what is answered may stand.
_NEAR = 3
# What may be answered, by PLOVER type of the event that it was.
_ANSWERABLE = {
    "ACCUSE": frozenset(
        "accusation allegation charge claim complaint criticism condemnation protest rebuke statement remark comment "
        "denunciation verdict finding suggestion".split()
    ),
    "REQUEST": frozenset(
        "request demand appeal call plea order ultimatum proposal complaint suggestion protest".split()
    ),
    "THREATEN": frozenset("threat ultimatum warning deadline".split()),
    "AGREE": frozenset("offer proposal invitation plan".split()),
    "SANCTION": frozenset("order sanction decision measure step move expulsion".split()),
    "COERCE": frozenset("order decision measure step move seizure arrest annexation".split()),
}
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})


class Answerable(Protocol):
    """What is asked of an event that is not yet a record."""

    head: int
    actor: Reference
    recipient: Reference
    recipient_token: int | None

    @property
    def kind(self) -> str:
        """PLOVER type."""
        ...


T = TypeVar("T", bound=Answerable)


def answered(parse: Parse, found: Iterable[T]) -> Iterator[T]:
    """The events as they came; refusals without a recipient get that of what they answer, if it is clear."""
    recent: list[T] = []
    for event in found:
        sentence = parse.sent[event.head]
        recent = [e for e in recent if sentence - parse.sent[e.head] <= _NEAR]
        if event.kind == "REJECT" and not event.recipient and event.actor.countries:
            asker = _asker(parse, event, recent)
            if asker is not None:
                event.recipient = asker
        elif event.kind in _ANSWERABLE:
            recent.append(event)
        yield event


def _is_bare(parse: Parse, verb: int) -> bool:
    """Whether a refusal does not say what is refused, or only points back to it ("Oman refused", "rejected this")."""
    if any(k > verb for k in kids(parse, verb, "xcomp", "ccomp", "prep", "dative")):
        return False
    return all(parse.lower[o] in ("this", "that", "it") for o in objects(parse, verb))


def _last_asker(parse: Parse, event: Answerable, recent: Sequence[Answerable]) -> Reference | None:
    """Who asked, offered or demanded last, in the same sentence or the one before, if it was one foreign state."""
    for e in reversed(recent):
        if parse.sent[event.head] - parse.sent[e.head] > 1:
            break
        if e.kind in ("REQUEST", "AGREE", "ACCUSE", "THREATEN") and e.actor.countries:
            foreign = not set(e.actor.countries) & set(event.actor.countries)
            meant = not e.recipient.countries or set(e.recipient.countries) & set(event.actor.countries)
            return e.actor if foreign and meant and len(e.actor.countries) == 1 else None
    return None


def _asker(parse: Parse, event: Answerable, recent: Sequence[Answerable]) -> Reference | None:
    """The one foreign state that said what the refuser answers, or ``None``."""
    if parse.pos[event.head] != "VERB":
        return None
    if _is_bare(parse, event.head):
        return _last_asker(parse, event, recent)
    nouns = {
        parse.lemma[o]
        for o in objects(parse, event.head)
        if any(parse.lower[d] in _DEFINITE for d in kids(parse, o, "det"))
        and not kids(parse, o, "prep", "poss", "relcl")
    }
    own = set(event.actor.countries)
    askers = [
        e
        for e in recent
        if nouns & _ANSWERABLE[e.kind]
        and len(e.actor.countries) == 1
        and not own & set(e.actor.countries)
        and (not e.recipient.countries or own & set(e.recipient.countries))
        and (e.recipient.countries or e.recipient_token is None or e.kind == "REQUEST")
    ]
    if not askers or len({e.actor.countries for e in askers}) > 1:
        return None
    return askers[-1].actor
