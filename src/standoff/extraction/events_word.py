"""On whose word an act stands: under which attribution, denied or doubted, and so of what modality and date."""

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from standoff.extraction.component import Annotations
from standoff.extraction.events_around import is_charge_answered
from standoff.extraction.events_when import Clock
from standoff.extraction.grammar import RELATIVES, first_conjunct, kids, own_subject
from standoff.extraction.modality_nouns import Standing
from standoff.extraction.parse import Parse
from standoff.model import Attribution, Interval
from standoff.model.proposition import Modality, Stance

if TYPE_CHECKING:
    from standoff.extraction.events import Found


def attributions(annotations: Annotations) -> dict[int, str]:
    """Innermost attribution by token: longer contents are painted first."""
    parse = annotations.parse
    contents = [(len(span), span, a.id) for a in annotations.attributions for span in a.content]
    contents.sort(key=lambda c: -c[0])
    over: dict[int, str] = {}
    for _, span, identifier in contents:
        for token in parse.tokens_in(span):
            over[token] = identifier
    return over


def on_whose_word(said: Mapping[str, Attribution], innermost: str | None) -> Attribution | None:
    """The attribution that an act stands under; of a plan whoever tells of it, for the planner has not said so.

    Args:
        said: The document's attributions by id.
        innermost: Id of the innermost one whose content holds the act.
    """
    found = said.get(innermost or "")
    while found is not None and found.act == "plan":
        found = said.get(found.parent or "")
    return found


# Acts that are done by saying them.
_SPOKEN = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def dated(parse: Parse, clock: Clock, attribution: Attribution | None, found: "Found") -> Interval | None:
    """When it happened; what a speaker does by his very words happens when he says them ("we urge", "Seoul urges")."""
    own = clock.when(found.head, found.carrier)
    verb = found.head if found.carrier is None else found.carrier
    if (
        own is None
        and attribution is not None
        and attribution.speaker_countries
        and attribution.speaker_countries == found.actor.countries
        and found.sense.cameo.type in _SPOKEN
        and parse.tag[verb] in ("VBP", "VBZ", "VBG")
    ):
        return attribution.when
    return own


def modality(state: Standing, attribution: Attribution | None, stance: Stance) -> Modality:
    """The modality of an act; what is only alleged, or could not be confirmed, is no more than possible."""
    alleged = state.alleged and (attribution is None or attribution.speaker is None)
    doubted = stance == "unconfirmed" and state.modality == "actual"
    return "hypothetical" if alleged or doubted else state.modality


def stances(annotations: Annotations) -> dict[int, Stance]:
    """What somebody denies or could not confirm, by token, however deep in it the words stand."""
    painted: dict[int, Stance] = {}
    for a in annotations.attributions:
        if a.stance != "asserts" and a.act != "believe" and not _is_parted(annotations.parse, a):
            painted.update((t, a.stance) for span in a.content for t in annotations.parse.tokens_in(span))
    return painted


def _is_told_apart(parse: Parse, verb: int) -> bool:
    """Whether a clause in the past only tells who is meant: "denied that it helps the rebels *who captured* Goma"."""
    own = own_subject(parse, verb)
    if parse.dep[verb] != "relcl" or parse.tag[verb] != "VBD" or own is None or parse.lower[own] not in RELATIVES:
        return False
    thing = parse.head[verb]
    return parse.pos[thing] == "PROPN" or any(parse.lower[k] == "the" for k in kids(parse, thing, "det"))


def _is_anothers(parse: Parse, noun: int) -> bool:
    """Whether one only denies a part in what happened: "denied responsibility for *attacks* on the port"."""
    preposition = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.dep[preposition] != "prep" or parse.lower[preposition] not in ("for", "in"):
        return False
    part = parse.head[preposition]
    return parse.lemma[part] in _PARTS and not any(parse.lower[k] in ("any", "all") for k in kids(parse, noun, "det"))


_PARTS = frozenset("responsibility involvement role hand complicity part".split())


def _is_parted(parse: Parse, attribution: Attribution) -> bool:
    """Whether a semicolon parts what is said to be denied from the denial after it: two clauses side by side."""
    cue = attribution.cue
    return cue is not None and any(
        span.end <= cue.start and ";" in parse.text[span.end : cue.start] for span in attribution.content
    )


# Nouns for what is told that are no cue for what somebody says.
_NEWS = frozenset({"rumour", "rumor", "news", "story"})


def is_presupposed(parse: Parse, head: int, reports: Container[str]) -> bool:
    """Whether a participle only tells which things are meant: in "denied a raid on men stationed in X" they are.

    What a report is of is the news itself: "denied reports of men shot by X".

    Args:
        parse: The document's parse.
        head: The participle.
        reports: Nouns for what is said, by lemma.
    """
    thing = parse.head[head]
    if _is_told_apart(parse, head) or _is_anothers(parse, head) or is_charge_answered(parse, head):
        return True
    if parse.dep[head] != "acl" or parse.tag[head] != "VBN" or parse.pos[thing] != "NOUN":
        return False
    preposition = parse.head[first_conjunct(parse, thing)]
    told = parse.lemma[parse.head[preposition]]
    news = parse.lower[preposition] in ("of", "about") and (told in reports or told in _NEWS)
    return not news and own_subject(parse, head) is None
