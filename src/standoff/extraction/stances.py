"""Claims without a figure: what a speaker says has, or has not, happened."""

from collections.abc import Iterator

import msgspec

from standoff.extraction.component import Annotations
from standoff.extraction.doubts import head_verb, theme_of
from standoff.extraction.fates import fits
from standoff.extraction.grammar import ancestors, auxiliaries, is_negated, is_passive, kids, own_subject, prepositions
from standoff.extraction.modality import standing
from standoff.extraction.parse import Parse
from standoff.extraction.words_of import Words
from standoff.lexicons.events import EventLexicon
from standoff.lexicons.quantities import CountedState, QuantityLexicon
from standoff.model import Attribution, Event, Span, hull
from standoff.model.proposition import Modality, Stance

_VERBAL = frozenset({"VERB", "AUX"})
# Types whose acts happen outside words.
_MATERIAL = frozenset(
    {"COOPERATE", "AID", "CONCEDE", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
# Cues by which a speaker stakes his word on a content that no event rule covers.
_STAKES = frozenset(
    {"confirm", "claim", "allege", "acknowledge", "admit", "confirmation", "allegation", "assert", "maintain"}
)
# "claimed responsibility for the raid"
_ANSWERABLE = frozenset({"responsibility", "authorship", "involvement", "role", "part"})
# States whose verbs are too common to speak for themselves.
_COMMON = frozenset({"present", "supplied", "withdrawn"})
_HAPPENING = frozenset({"occur", "happen", "exist"})
# Types that name a relation as often as an act.
_RELATIONS = frozenset({"COOPERATE", "AID"})
_CONDITIONAL = frozenset({"if", "unless", "until", "till", "once", "provided", "whenever"})
_WHOEVER = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"})
# What is told as seen or known to come has not happened.
_BARE = frozenset({"VBG", "VB"})


_OWN = frozenset("i we it they he she".split())
_OF = frozenset({"of", "about"})
_PARTAKING = frozenset({"have", "play", "take"})
_PARTS = frozenset("part role hand involvement knowledge connection link share".split())
_ANSWERING = frozenset("responsible aware unaware complicit guilty".split())


class Act(msgspec.Struct, frozen=True):
    """What a speaker says has (or has not) happened."""

    span: Span
    stance: Stance
    rule: str
    attribution: Attribution
    event: Event | None
    modality: Modality
    state: str | None = None


def reported_acts(
    parse: Parse, annotations: Annotations, lexicon: QuantityLexicon, words: Words, events: EventLexicon
) -> Iterator[Act]:
    """Material acts that a known speaker says have (or have not) happened, and what he confirms or alleges."""
    acted: set[str] = set()
    for event in annotations.events:
        told = event.type in _MATERIAL or (event.negated and event.type == "THREATEN")
        if not told or event.modality != "actual":
            continue
        trigger = parse.token_at(event.trigger.start)
        over = words.over(trigger) if trigger is not None else None
        if trigger is not None and words.cued(trigger) is not None:
            # "admitted", "pledged": what is only said is no act.
            continue
        if trigger is not None and (_is_under_condition(parse, trigger) or _is_of_whoever(parse, trigger)):
            continue
        if trigger is None or over is None or over.stance != "asserts" or not _is_known(over):
            continue
        if event.type in _RELATIONS and parse.pos[trigger] not in _VERBAL:
            # "military cooperation" is talked about, not reported.
            continue
        acted.add(over.id)
        # "rejects Baku's accusations of shelling": who makes them denies nothing
        negated = event.negated and not _is_denied_by_others(parse, annotations, events, over, trigger)
        stance: Stance = "denies" if negated else "asserts"
        yield Act(Span(event.start, event.end), stance, "claim.act", over, event, "actual")
    for attribution in annotations.attributions:
        if attribution.stance == "asserts" and attribution.id not in acted and _is_known(attribution):
            act = _disclaimed(parse, annotations, words, attribution) or _staked(parse, attribution, lexicon, events)
            if act is not None:
                yield act


def _is_under_condition(parse: Parse, token: int) -> bool:
    """Whether a word stands in a clause that sets a condition: "will sail *once they have withdrawn*"."""
    for at in (token, *ancestors(parse, token)):
        if parse.dep[at] in ("advcl", "pcomp", "ccomp") and any(
            parse.dep[k] in ("mark", "advmod") and parse.lower[k] in _CONDITIONAL and k < at for k in parse.kids[at]
        ):
            return True
    return False


def _is_of_whoever(parse: Parse, token: int) -> bool:
    """Whether an act tells which people are meant, and not what has happened: "will try those who looted it"."""
    for at in (token, *ancestors(parse, token)):
        if parse.dep[at] == "relcl" and parse.lower[parse.head[at]] in _WHOEVER:
            return True
    return False


def _is_denied_by_others(
    parse: Parse, annotations: Annotations, events: EventLexicon, over: Attribution, trigger: int
) -> bool:
    """Whether an act is only denied by somebody who speaks of what another says of it."""
    at = Span(parse.start[trigger], parse.end[trigger])
    around = [
        a
        for a in annotations.attributions
        if a.stance == "denies" and a.id != over.id and any(s.start <= at.start and at.end <= s.end for s in a.content)
    ]
    how = standing(parse, trigger, events.modality)
    return bool(around) and not how.negated and not how.denied


def _is_known(attribution: Attribution) -> bool:
    return bool(attribution.speaker_countries or attribution.speaker_entity) and bool(attribution.content)


def _staked(parse: Parse, attribution: Attribution, lexicon: QuantityLexicon, events: EventLexicon) -> Act | None:
    """What a speaker confirms or alleges, or says did not happen, where no event rule knows the act."""
    if attribution.cue is None:
        return None
    root = head_verb(parse, attribution.content[0])
    if root is None:
        return _staked_noun(parse, attribution, lexicon, events)
    how = standing(parse, root, events.modality)
    if how.modality != "actual":
        return None
    none = _is_none(parse, root, events)
    whole = hull([*attribution.content, Span(attribution.cue.start, attribution.cue.end)])
    if none or how.negated:
        happens = none or _happens(parse, root) or _state(parse, root, lexicon) is not None
        return Act(whole, "denies", "claim.none", attribution, None, "actual") if happens else None
    cue = parse.token_at(attribution.cue.start)
    if cue is not None and parse.lemma[cue] in _STAKES and not is_negated(parse, cue):
        return Act(whole, "asserts", "claim.staked", attribution, None, "actual")
    state = _state(parse, root, lexicon)
    if state is not None and attribution.type == "indirect":
        return Act(whole, "asserts", state.id, attribution, None, "actual", state.state)
    return None


def _staked_noun(parse: Parse, attribution: Attribution, lexicon: QuantityLexicon, events: EventLexicon) -> Act | None:
    """An act that is confirmed or claimed by its noun ("confirmed the death of its leader")."""
    cue = attribution.cue
    at = parse.token_at(cue.start) if cue is not None else None
    if cue is None or at is None or parse.lemma[at] not in _STAKES or is_negated(parse, at):
        return None
    tokens = parse.tokens_in(attribution.content[0])
    head = next((t for t in tokens if parse.head[t] not in tokens), None)
    if head is None or parse.pos[head] != "NOUN" or is_negated(parse, head):
        return None
    lemma = parse.lemma[head]
    if lemma not in _ANSWERABLE and lemma not in lexicon.of and lemma not in events.nouns:
        return None
    how = standing(parse, head, events.modality)
    if how.modality != "actual":
        return None
    state = lexicon.of.get(lemma)
    whole = hull([*attribution.content, Span(cue.start, cue.end)])
    return Act(whole, "asserts", "claim.staked", attribution, None, "actual", state.state if state else None)


def _disclaimed(parse: Parse, annotations: Annotations, words: Words, attribution: Attribution) -> Act | None:
    """What a speaker says that his own side had no part in, or did not know of: "said it had nothing to do with it"."""
    root = head_verb(parse, attribution.content[0]) if attribution.cue is not None else None
    thing = None if root is None else _disclaims(parse, root)
    if (
        root is None
        or thing is None
        or words.over(root) is not attribution
        or (parse.tag[root] == "VB" and not auxiliaries(parse, root))
    ):
        return None
    who = own_subject(parse, root)
    if who is None or {"will", "would", "could", "may", "might", "if"} & set(auxiliaries(parse, root)):
        return None
    meant = set(annotations.actors.of(who, verb=root).countries)
    if not (meant & set(attribution.speaker_countries) or (not meant and parse.lower[who] in _OWN)):
        return None
    assert attribution.cue is not None
    whole = hull([*attribution.content, Span(attribution.cue.start, attribution.cue.end)])
    return Act(whole, "denies", "claim.disclaimed", attribution, None, "actual")


def _disclaims(parse: Parse, verb: int) -> int | None:
    """What a verb keeps its subject out of: the *raid* in "had no part in the raid", "was not behind the raid"."""
    lemma, negated = parse.lemma[verb], is_negated(parse, verb)
    for thing in kids(parse, verb, "dobj"):
        if parse.lower[thing] == "nothing":
            do = next((k for k in parse.kids[thing] if parse.lemma[k] == "do"), None)
            if lemma == "have" and do is not None:
                return _particular(parse, do, frozenset({"with"}))
            return _particular(parse, verb, _OF) or _particular(parse, thing, _OF) if lemma == "know" else None
        if lemma in _PARTAKING and parse.lemma[thing] in _PARTS:
            none = negated or any(parse.lower[k] == "no" for k in parse.kids[thing])
            words = _OF | {"in", "with", "for"}
            return (_particular(parse, thing, words) or _particular(parse, verb, words)) if none else None
    if not negated and not any(parse.lower[k] == "unaware" for k in parse.kids[verb]):
        return None
    if lemma == "know":
        return _particular(parse, verb, _OF)
    if lemma == "involve" and is_passive(parse, verb):
        return _particular(parse, verb, frozenset({"in", "with"}))
    if lemma == "be":
        for state in kids(parse, verb, "acomp"):
            if parse.lemma[state] in _ANSWERING:
                return _particular(parse, state, _OF | {"for", "in"})
        return _particular(parse, verb, frozenset({"behind"}))
    return None


def _particular(parse: Parse, above: int, words: frozenset[str]) -> int | None:
    """What stands behind a preposition, where it is something certain: "of *the raid*", "in *it*"."""
    for word, thing in prepositions(parse, above):
        if word in words and (parse.pos[thing] in ("PRON", "PROPN") or any(k < thing for k in parse.kids[thing])):
            return thing
    return None


def _state(parse: Parse, verb: int, lexicon: QuantityLexicon) -> CountedState | None:
    """What a clause without a figure says of those it is about ("that marines had been deployed")."""
    lemma = parse.lemma[verb]
    table = lexicon.objects if is_passive(parse, verb) or kids(parse, verb, "dobj") else lexicon.subjects
    state = table.get(lemma)
    if state is None or state.state in _COMMON or (parse.tag[verb] in _BARE and not auxiliaries(parse, verb)):
        return None
    if not fits(parse, verb):
        return None
    theme = theme_of(parse, verb) if table is lexicon.objects else own_subject(parse, verb)
    if theme is None:
        return None
    named = parse.lemma[theme] in lexicon.things or parse.ner[theme] == "NORP" or parse.tag[theme] == "NNPS"
    return state if named or state.people else None


def _is_none(parse: Parse, verb: int, events: EventLexicon) -> bool:
    """As in "there was no blockade": an act that is said not to be."""
    if parse.lemma[verb] != "be" or not any(parse.dep[k] == "expl" for k in parse.kids[verb]):
        return False
    return any(
        parse.lemma[k] in events.nouns and any(parse.lower[d] == "no" for d in parse.kids[k])
        for k in kids(parse, verb, "attr", "nsubj")
    )


def _happens(parse: Parse, verb: int) -> bool:
    """Whether a verb says of an act that it happens ("no attack had taken place")."""
    if parse.lemma[verb] == "take":
        return any(parse.lower[k] == "place" for k in parse.kids[verb])
    return parse.lemma[verb] in _HAPPENING
