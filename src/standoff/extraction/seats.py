"""Brussels, which news names for the European Union: "Brussels imposed tariffs" is not Belgium's doing.

The text decides: whoever of the state and the union was named last before it, or is named at all. Where both are named
close by, or an organisation that has its seat there too, it stays unknown. What only a state does, and whatever is told
of the city itself, is the state's. Other seats (Vienna, Addis Ababa, Geneva) stand for their states in the news.
"""

import re
from collections.abc import Sequence

from standoff.extraction.drafts import Draft
from standoff.extraction.grammar import conjuncts, first_conjunct, governing_verb
from standoff.extraction.parse import Parse
from standoff.lexicons.actors import ActorLexicon

# By state, the organisation for which news names its capital, and the year since when it does.
_MEANT = {"BEL": ("EUR", 1967)}
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
# What states do and their union does not.
_BY_STATES = frozenset(
    "expel recall deport bomb shell strike attack invade shoot fire mass mobilise mobilize surrender capitulate arrest "
    "detain jail extradite deploy scramble evacuate declare apologise apologize colonise colonize".split()
)
_OF = frozenset({"of", "from"})


def seat(parse: Parse, lexicon: ActorLexicon, drafts: Sequence[Draft]) -> None:
    """Give a capital to the union that it stands for, in place.

    Args:
        parse: The document's parse.
        lexicon: Actor tables.
        drafts: The names found, of states and organisations alike.
    """
    capitals = [d for d in drafts if d.kind == "capital" and d.use == "actor" and d.country in _MEANT]
    if not capitals:
        return
    by_head = {d.head: d for d in drafts}
    named = sorted((d.first, d.country) for d in drafts if d.country and d.kind in ("name", "adjective", "people"))
    for draft in capitals:
        if _is_the_states(parse, draft, by_head):
            continue
        bodies = lexicon.seats.get(parse.text[parse.start[draft.first] : parse.end[draft.beyond - 1]], {})
        meant = _meant(parse, draft, [(at, code) for at, code in named if code == draft.country or code in bodies])
        if meant in bodies:
            draft.entity, draft.country, draft.kind = bodies[meant], meant, "metonym"
            draft.rule = f"actors.seat.{draft.entity}"
        elif meant is None:
            draft.entity, draft.country, draft.use = None, None, "other"


def _meant(parse: Parse, draft: Draft, told: list[tuple[int, str | None]]) -> str | None:
    """Whom a seat stands for, of those that are named: the code of the state or of an organisation, or nobody known."""
    assert draft.country is not None
    usual, since = _MEANT[draft.country]
    here = parse.sent[draft.first]
    years = [int(w) for i, w in enumerate(parse.word) if _YEAR.fullmatch(w) and parse.sent[i] == here]
    if years and max(years) < since:
        return draft.country
    near = {code for at, code in told if here - 1 <= parse.sent[at] <= here and at < draft.first}
    if len(near) > 1:
        return None
    before = [code for at, code in told if at < draft.first]
    found = before[-1] if before else told[0][1] if told else usual
    return found if found in (draft.country, usual) else None


def _is_the_states(parse: Parse, draft: Draft, by_head: dict[int, Draft]) -> bool:
    """Whether the state or the city is meant: "Paris and Brussels", "the mayor of Brussels", "Brussels expelled"."""
    head, above = draft.head, parse.head[draft.head]
    if parse.dep[head] == "pobj" and parse.lower[above] in _OF:
        return True
    beside = [by_head[m] for m in conjuncts(parse, first_conjunct(parse, head)) if m != head and m in by_head]
    if any(d.kind in ("capital", "name") and d.country not in (None, draft.country) for d in beside):
        return True
    verb = governing_verb(parse, head)
    return verb is not None and parse.lemma[verb] in _BY_STATES and parse.dep[head] in ("nsubj", "conj", "agent")
