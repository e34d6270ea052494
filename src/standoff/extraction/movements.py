"""Movements that are called by what they are: "the group", "the Iran-aligned militia", "the Lebanese movement"."""

from collections.abc import Sequence

from standoff.extraction.drafts import Draft
from standoff.extraction.events_words import AT_A_REMOVE
from standoff.extraction.parse import Parse

_MOVEMENTS = frozenset({"group", "movement", "militia", "organisation", "organization", "faction", "front"})
# Its people stand for it where it is told whose they are: "the Iran-backed rebels".
_PEOPLE = frozenset({"rebels", "militants", "insurgents", "fighters", "guerrillas"})
# What a movement is called by, beside the state it is of and those who stand behind it.
_DESCRIBING = frozenset(
    "militant armed rebel islamist islamic shiite shia sunni jihadist extremist paramilitary political powerful "
    "separatist insurgent military guerrilla".split()
)
BODY_TYPES = frozenset({"igo", "bloc", "agency"})
# Sentences back in which a movement is looked for, and words before the noun that may describe it.
_REACH, _WORDS = 12, 8


def is_at_a_remove(parse: Parse, token: int) -> bool:
    """Whether a name says who stands behind others: "the *Iran*-aligned group" is not Iran."""
    joined = token + 2 < len(parse) and parse.word[token + 1] == "-"
    return joined and parse.lower[token + 2] in AT_A_REMOVE


def movement_of(parse: Parse, i: int, history: Sequence[Draft]) -> Draft | None:
    """The movement that a noun means; not one from before another body that "the group" may mean as well.

    Args:
        parse: The document's parse.
        i: Token of the noun.
        history: The mentions before it, in text order.
    """
    word = parse.lower[i]
    described = _described(parse, i, history) if word in _MOVEMENTS or word in _PEOPLE else None
    if described is None:
        return None
    states, behind = described
    if word in _PEOPLE and not behind:
        return None
    for draft in reversed(history[-60:]):
        if parse.sent[i] - parse.sent[draft.head] > _REACH:
            return None
        named = draft.kind in ("name", "adjective") and draft.head < i
        if named and draft.base and (not states or draft.country in states):
            return draft
        plain = named and not states and not is_at_a_remove(parse, draft.head)
        if plain and word != "movement" and (draft.role in BODY_TYPES or (draft.entity and not draft.country)):
            return None
    return None


def _described(parse: Parse, i: int, history: Sequence[Draft]) -> tuple[frozenset[str], bool] | None:
    """The states that "the Lebanese *movement*" is of, and whether somebody is told to stand behind it.

    ``None`` where it does not point back, or a word tells it from other groups ("the rights group").
    """
    states: set[str] = set()
    behind = False
    named = {draft.head: draft for draft in history[-12:] if draft.kind in ("name", "adjective")}
    for j in range(i - 1, max(-1, i - _WORDS - 1), -1):
        word = parse.lower[j]
        if word in ("the", "this", "that"):
            return frozenset(states), behind
        behind = behind or is_at_a_remove(parse, j)
        if word in _DESCRIBING or word in AT_A_REMOVE or word == "-" or is_at_a_remove(parse, j):
            continue
        if j not in named or named[j].form != "adjective":
            return None
        states.update(named[j].all_countries)
    return None
