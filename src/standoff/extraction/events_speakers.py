"""Whose act it would be that nobody is said to do, when an official says what will be done.

"Any boat that enters will be sunk", "ties will be downgraded": who speaks for a state tells of what it will do itself.
It is so only of a rule laid down for anybody ("any boat", "no soldier") and of relations, which each state keeps for
itself; that "the aid will be cut" may be told by those who lose it.
"""

from collections.abc import Iterable, Mapping

from standoff.extraction.actors import NOBODY, Reference
from standoff.extraction.grammar import agent, auxiliaries, is_passive, kids, objects
from standoff.extraction.parse import Parse
from standoff.model import Attribution, Entity

# Who speaks for himself, not for his state.
_PRIVATE = frozenset(
    {"party", "citizens", "rebels", "media", "state media", "company", "state company", "other", "legislature"}
)
# What is feared, thought or asked is no plan of who says it.
_PLANNING = frozenset({"say", "threaten", "promise", "plan", "warn", "deny"})
_AHEAD = frozenset({"will", "would", "wo", "'ll", "'d", "shall"})
_ANY = frozenset({"any", "every", "each", "no", "whichever", "whatever"})
_ACTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"})
# CAMEO: reducing or breaking relations, and an alert, which each state orders for its own troops.
_TIES, _ALERT = "161", "152"


def officials(
    attributions: Iterable[Attribution], entities: Iterable[Entity], over: Mapping[int, str]
) -> dict[int, Reference]:
    """For each word that an official utters, the state that he speaks for.

    Args:
        attributions: What was said, by whom.
        entities: Everybody in the document, for what he is.
        over: Id of the innermost attribution by token.
    """
    private = {e.id for e in entities if e.role in _PRIVATE}
    speaking: dict[str, Reference] = {}
    for a in attributions:
        if (
            a.speaker_entity is not None
            and a.speaker_entity not in private
            and len(a.speaker_countries) == 1
            and a.act in _PLANNING
        ):
            speaking[a.id] = Reference((a.speaker_entity,), a.speaker_countries)
    return {token: speaking[said] for token, said in over.items() if said in speaking}


def own_plan(parse: Parse, verb: int, speaker: Reference, kind: str, cameo: str, *, victim: Reference) -> Reference:
    """The state of an official who says what will be done without saying by whom, or nobody.

    Args:
        parse: The document's parse.
        verb: The verb of what will be done.
        speaker: The state for which the words around it are spoken.
        kind: PLOVER type of the act.
        cameo: Its CAMEO code.
        victim: Whom it would be done to.
    """
    if kind not in _ACTS or not is_passive(parse, verb) or agent(parse, verb) is not None:
        return NOBODY
    if set(victim.countries) & set(speaker.countries):
        return NOBODY
    if cameo == _ALERT:
        return speaker
    if not _AHEAD & set(auxiliaries(parse, verb)):
        return NOBODY
    laid_down = any(parse.lower[k] in _ANY for thing in objects(parse, verb) for k in kids(parse, thing, "det"))
    return speaker if laid_down or cameo == _TIES else NOBODY
