"""Whose the counted things are, and where they are said to be."""

from collections.abc import Collection, Iterator

from standoff.extraction.actors import Actors, is_town
from standoff.extraction.counted import Said
from standoff.extraction.figures import Figure
from standoff.extraction.grammar import actor_of, kids, possessor, prepositions, subject
from standoff.extraction.parse import Parse

# What somebody sends, has or fires is his own; what he kills or seizes is not.
_OWN = frozenset({"sent", "present", "withdrawn", "training", "fired", "lost", "supplied"})
_LOCATIVES = frozenset(
    "in at near to into on onto off inside across around along within outside towards toward over through".split()
)
_ORIGINS = frozenset({"from", "of"})
_DEEPEST = 3


# Who estimates or counts the dead is not whose they are: "Moscow's figure of 300 killed".
_NUMBERS = frozenset({"number", "total", "figure", "strength", "size", "toll"})
_RECKONED = frozenset("estimate figure count tally claim report assessment reckoning calculation tabulation".split())


def owners(parse: Parse, actors: Actors, figure: Figure, said: Said) -> tuple[str, ...]:
    """Countries whose the counted things are: by their own words, their container's, or through the verb."""
    for token in (figure.noun, figure.node):
        if token is None:
            continue
        found = named(parse, actors, token)
        if found:
            return found
    container = _container(parse, figure.node)
    if container is not None and parse.lemma[container] not in _RECKONED:
        found = named(parse, actors, container)
        if found:
            return found
    state = said.state.state if said.state else "other"
    # "doubled its contingent to 900": a new total is its holder's; "forced 900 from their homes" is not.
    if said.trigger is None or (state not in _OWN and not (state == "other" and said.role == "to")):
        return ()
    trigger = said.trigger
    if said.role == "to":
        # "put the number of Rwandan soldiers at 3,000": who counts them has not sent them
        counted = [k for k in kids(parse, trigger, "dobj", "nsubjpass") if parse.lemma[k] in _NUMBERS]
        for thing in counted:
            of = [o for p in kids(parse, thing, "prep") if parse.lower[p] == "of" for o in kids(parse, p, "pobj")]
            return next((found for o in of if (found := named(parse, actors, o))), ())
    if said.role == "of" or (said.role == "noun" and parse.pos[trigger] == "NOUN"):
        return _countries(actors, possessor(parse, trigger))
    if said.role in ("object", "to") and parse.pos[trigger] in ("VERB", "AUX"):
        who = actor_of(parse, trigger)
        if who is None or who in (figure.noun, figure.node):
            return ()
        return actors.of(who, verb=trigger).countries
    if said.role == "to" or parse.dep[figure.node] == "pobj":
        whose = subject(parse, trigger)
        return _countries(actors, whose)
    return ()


def reckoner(parse: Parse, node: int) -> int | None:
    """Who estimates or counts, where a noun tells it: "*the UN's* estimate of 18,800 dead"."""
    container = _container(parse, node)
    return possessor(parse, container) if container is not None and parse.lemma[container] in _RECKONED else None


# Bodies whose dead are soldiers.
_ARMIES = frozenset("army military navy forces air-force marines".split())


def army_of(parse: Parse, actors: Actors, said: Said) -> tuple[str, ...]:
    """Whose army counts its own: "the Omani army raised the number of *its dead* to four"; they are soldiers."""
    if said.trigger is None:
        return ()
    tolls = [said.trigger, *(p for name, p in prepositions(parse, said.trigger) if name == "of")]
    for toll in tolls:
        for k in kids(parse, toll, "poss"):
            mention = actors.at(k)
            if mention is not None and (mention.entity or "").rpartition("/")[2] in _ARMIES:
                return mention.all_countries
    return ()


def _countries(actors: Actors, token: int | None) -> tuple[str, ...]:
    return actors.of(token).countries if token is not None else ()


def named(parse: Parse, actors: Actors, noun: int) -> tuple[str, ...]:
    """Countries that a noun and its own modifiers name: "North Korean troops", "its troops", "troops from Chad"."""
    mention = actors.at(noun)
    if mention is not None and mention.use != "place":
        countries = mention.all_countries
        if countries:
            return countries
    found: dict[str, None] = {}
    for k in parse.kids[noun]:
        if parse.dep[k] in ("poss", "amod", "compound", "nmod") and k < noun:
            inner = actors.at(k)
            if inner is not None:
                for country in inner.all_countries:
                    found[country] = None
    if not found:
        for k in kids(parse, noun, "prep"):
            if parse.lower[k] in _ORIGINS:
                for p in kids(parse, k, "pobj"):
                    inner = actors.at(p)
                    if inner is not None:
                        for country in inner.all_countries:
                            found[country] = None
    return tuple(found)


def _container(parse: Parse, node: int) -> int | None:
    """As in "a Chadian battalion" of "a Chadian battalion of 600 men"."""
    if parse.dep[node] == "pobj" and parse.lower[parse.head[node]] == "of":
        above = parse.head[parse.head[node]]
        return above if parse.pos[above] in ("NOUN", "PROPN") else None
    return None


def places(parse: Parse, actors: Actors, figure: Figure, said: Said, *, acts: Collection[str]) -> tuple[str, ...]:
    """ISO codes of the places named with the counted things, in text order.

    Args:
        parse: The document's parse.
        actors: Whom its phrases stand for.
        figure: The figure.
        said: What is said of the things counted.
        acts: Lemmas of nouns that name acts; "in Peruvian raids" tells whose they were, not where.
    """
    found: dict[str, None] = {}
    starts = [t for t in (figure.noun, figure.node, said.trigger) if t is not None]
    origin = said.state is not None and said.state.state in ("withdrawn", "displaced", "released")
    for start in dict.fromkeys(starts):
        for token in _located(parse, start, _DEEPEST, origin=origin):
            mention = actors.at(token) or actors.covering(token)
            if mention is None:
                continue
            if parse.lemma[token] in acts:
                continue
            adjectival = mention.form != "name" or not is_town(mention)
            if parse.lemma[parse.head[token]] in acts and parse.dep[token] != "prep" and adjectival:
                continue
            for country in mention.all_countries:
                if len(country) == 3 and country.isalpha():
                    found[country] = None
    return tuple(found)


def _located(parse: Parse, token: int, depth: int, *, origin: bool) -> Iterator[int]:
    """Nouns that a token's "in", "at", "to" … phrases name, the places inside them included."""
    for k in parse.kids[token]:
        label = parse.dep[k]
        if label in ("prep", "dative") and (parse.lower[k] in _LOCATIVES or (origin and parse.lower[k] == "from")):
            for p in kids(parse, k, "pobj"):
                yield from _place(parse, p, depth)
        elif label == "prep" and parse.lower[k] == "en":
            for p in kids(parse, k, "pobj"):
                yield from _located(parse, p, depth - 1, origin=origin)
        elif label == "dobj" and parse.lemma[token] in ("cross", "enter", "reach", "leave"):
            yield from _place(parse, k, depth)


def _place(parse: Parse, noun: int, depth: int) -> Iterator[int]:
    yield noun
    for k in parse.kids[noun]:
        if parse.dep[k] in ("poss", "amod", "compound", "nmod", "appos", "conj"):
            yield k
        elif parse.dep[k] == "prep" and depth > 0 and parse.lower[k] in (_LOCATIVES | {"of"}):
            for p in kids(parse, k, "pobj"):
                yield from _place(parse, p, depth - 1)
