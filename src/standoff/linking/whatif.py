"""What if: which conditions a supposed deed would meet, and what has been said would follow.

Nothing is predicted. A supposition is compared with the conditions of commitments by who acts, what is done, who else
is named, what is acted with, and words; each part is explained. What a commitment announces becomes the next
supposition, compared with the conditions of others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from standoff.lexicons.matters import MatterLexicon, load_matters
from standoff.linking.themes import DEEDS, WIDER, Theme
from standoff.linking.whatif_reading import Deed, Term, suppositions, terms
from standoff.linking.words import stem

__all__ = ["MEETS", "Deed", "Link", "Match", "cascade", "match", "suppositions", "terms"]

Relation = Literal["met", "averted"]
Basis = Literal["words", "context"]

# Weights of the parts of a match; a part that the condition does not have drops out. The deed must agree.
ACTOR, ACT, OTHERS, THING, WORDS = 0.3, 0.3, 0.2, 0.1, 0.1
# Score from which a condition would be met.
MEETS = 0.55
# What a match is worth that rests on what a condition points back to, and not on its own words.
POINTED = 0.75
# What is given for relief: whoever sends it intervenes in no war and joins no fighting.
_GIVEN = "ambulance blanket clothing doctor flour food grain humanitarian medical medicine nurse relief rice"
RELIEF = frozenset(stem(word) for word in _GIVEN.split())
# Acts of two sides alike.
MUTUAL = frozenset({"act.cooperate", "act.agree", "act.meet"})
# Acts, and types of acts, that harm whom they are done to.
HARMFUL = frozenset({"act.attack", "act.shoot", "act.seize", "act.enter", "act.block", "act.fight"})
HARMFUL_TYPES = frozenset({"ASSAULT", "COERCE"})
# Acts by which something changes hands: "send weapons to" and "supply with weapons" are one, "send troops to" is not.
_HANDED = frozenset({"act.send", "act.supply"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What reasons are found and written with: the classes of acts and things, and how a country is called."""

    lexicon: MatterLexicon
    name: Callable[[str], str] = str

    def names(self, countries: Iterable[str]) -> str:
        """Countries as a reader knows them."""
        return _listed(self.name(country) for country in countries)


@dataclass(frozen=True, slots=True)
class Match:
    """That a supposition would meet a condition, or do what it demands.

    Attributes:
        score: In [0, 1]; a measure of agreement, not a probability.
        because: One reason per part.
        basis: ``words`` of the condition, or the ``context`` that it points back to.
        relation: ``met``, or ``averted``: what its issuer makes the consequence depend on would be done.
    """

    score: float
    because: tuple[str, ...]
    basis: Basis
    relation: Relation


@dataclass(frozen=True, slots=True)
class Link:
    """A step of a cascade.

    Attributes:
        origin: The commitment whose consequence is supposed; ``None`` for the sentence itself.
        target: The commitment whose condition it would meet.
        level: 1 for what follows from the sentence, 2 for what follows from that, and so on.
        match: How well they agree, and why.
    """

    origin: str | None
    target: str
    level: int
    match: Match


def cascade(
    supposed: Sequence[Deed], among: Iterable[Term], *, depth: int, name: Callable[[str], str] = str
) -> tuple[Link, ...]:
    """What has been said would follow, level by level.

    A commitment is reached at one level only, the first; links lead from one level to the next, so that there are no
    cycles. Nobody's consequence meets his own condition.

    Args:
        supposed: The deeds of the sentence.
        among: The commitments in force.
        depth: Number of levels.
        name: How to write a country in a reason.
    """
    known = {term.id: term for term in among}
    sense = Sense(load_matters(), name)
    reached: set[str] = set()
    links: list[Link] = []
    frontier: list[tuple[Term | None, Deed]] = [(None, deed) for deed in supposed]
    for level in range(1, depth + 1):
        best: dict[tuple[str, str], Link] = {}
        for origin, deed in frontier:
            for term in known.values():
                if term.id in reached or (origin is not None and origin.issuers & term.issuers):
                    continue
                found = match(deed, term, sense=sense)
                if found is None:
                    continue
                key = (origin.id if origin else "", term.id)
                if key not in best or best[key].match.score < found.score:
                    best[key] = Link(origin.id if origin else None, term.id, level, found)
        ranked = sorted(best.values(), key=lambda link: (-link.match.score, link.target, link.origin or ""))
        links.extend(ranked)
        # What is averted does not happen, so that nothing follows from it.
        going = dict.fromkeys(link.target for link in ranked if link.match.relation == "met")
        reached.update(link.target for link in ranked)
        frontier = [(known[i], deed) for i in going for deed in known[i].then]
    return tuple(links)


def match(deed: Deed, term: Term, *, sense: Sense) -> Match | None:
    """Whether *deed* would meet the condition of *term*; ``None`` when it would not."""
    if deed.negated and not term.negative:
        return None
    relation: Relation = "met" if deed.negated == term.negative else "averted"
    who = _actor(deed, term, sense)
    if who is None:
        return None
    found = _weighed(deed, term, who, term.clause.theme, sense)
    if found and found[0] >= MEETS:
        if not term.deictic:
            return Match(round(found[0], 2), found[1], "words", relation)
        return Match(
            round(POINTED * found[0], 2),
            (*found[1], "the condition means one named before it, perhaps another"),
            "words",
            relation,
        )
    for context in term.contexts:
        found = _weighed(deed, term, who, context.theme, sense, pointed=True)
        if found and found[0] >= MEETS:
            because = (*found[1], f"the condition points back; this rests on {context.place}: “{context.words}”")
            return Match(round(POINTED * found[0], 2), because, "context", relation)
    return None


def _actor(deed: Deed, term: Term, sense: Sense) -> tuple[float, str] | None:
    """How well those who act agree, and why; ``None`` when they differ."""
    clause = term.clause
    if clause.victims:
        hit = clause.victims & deed.recipients
        own = deed.actors and deed.actors <= term.issuers
        return (1.0, f"done to {sense.names(hit)}") if hit and not own else None
    wanted = clause.actors
    if clause.theme.acts & MUTUAL:
        parties = (wanted | clause.others) or term.addressees
        doing = deed.actors | deed.recipients
        hit = parties & doing
        if (doing - parties) & term.issuers or len(hit) < min(2, len(parties), len(doing)):
            return None  # between others, or between one of them and whoever said so
        return (1.0 if parties & deed.actors else 0.7, f"it involves {sense.names(hit)}") if hit else None
    if wanted:
        hit = wanted & deed.actors
        if not hit or (clause.persons and deed.persons and not clause.persons & deed.persons):
            return None
        if clause.persons and not deed.persons:
            return 0.7, f"done by {sense.names(hit)}, though the condition names a person"
        return 1.0, f"done by {sense.names(hit)}"
    if deed.actors & term.issuers:
        return None
    hit = term.addressees & deed.actors
    if hit:
        return 0.8, f"done by {sense.names(hit)}, to whom it is addressed; the condition names no country as acting"
    struck = term.issuers & deed.recipients
    meant = clause.theme.acts & HARMFUL or clause.harm
    if struck and meant and (deed.theme.acts & HARMFUL or deed.types & HARMFUL_TYPES):
        return 0.6, f"done to {sense.names(struck)}, whose words they are; the condition names no country as acting"
    if not term.addressees and clause.theme.stems & deed.theme.stems:
        return 0.4, "the condition names no country as acting"
    return None


def _weighed(
    deed: Deed, term: Term, who: tuple[float, str], sought: Theme, sense: Sense, *, pointed: bool = False
) -> tuple[float, tuple[str, ...]] | None:
    """The score and its reasons; ``None`` when what is done, or to whom, differs.

    Args:
        deed: The supposition.
        term: The commitment.
        who: How well those who act agree.
        sought: The theme of the condition, or of what it points back to.
        sense: Classes and names.
        pointed: Whether *sought* is what the condition points back to.
    """
    act = _act(deed, term, sought, pointed=pointed, lexicon=sense.lexicon)
    if act is None:
        return None
    parts = [(ACTOR, *who), (ACT, *act)]
    named = (deed.recipients | deed.theme.countries) - deed.actors
    others = _others(deed, term, sought, pointed=pointed)
    if others:
        hit = others & named
        if not hit and named:
            return None
        parts.append((OTHERS, min(1.0, 2 * len(hit) / len(others)), f"also names {sense.names(hit)}"))
    # Whoever is harmed by whatever: what would be harmed is no thing that the harm is done with.
    asked = frozenset() if term.clause.harm else sought.things
    things = asked & deed.theme.things
    shared = sought.stems & deed.theme.stems
    if who[0] < 0.5 and all(sense.lexicon.acts_in(stem, deed=True) for stem in shared):
        return None
    if not term.clause.actors and asked and not things:
        return None
    if asked:
        reason = f"with {_listed(things)}" if things else f"the supposition names no {_listed(asked)}"
        parts.append((THING, 1.0 if things else 0.0, reason))
    if sought.stems:
        share = len(shared) / len(sought.stems)
        parts.append((WORDS, min(1.0, 2 * share), f"{share:.0%} of the condition's words"))
    total = sum(weight * value for weight, value, _ in parts) / sum(weight for weight, _, _ in parts)
    missing = "" if things or not asked else parts[-1 if not sought.stems else -2][2]
    return total, tuple(reason for _, value, reason in parts if value or reason == missing)


def _others(deed: Deed, term: Term, sought: Theme, *, pointed: bool) -> frozenset[str]:
    """The countries, beside those who act, that the supposition has to name one of."""
    clause = term.clause
    others = clause.others
    if pointed:
        others |= sought.countries - term.issuers - clause.actors
    if sought.acts & MUTUAL:
        others |= clause.actors
    if not clause.actors:
        others -= term.issuers
    return others - deed.actors - clause.victims


def _act(deed: Deed, term: Term, sought: Theme, *, pointed: bool, lexicon: MatterLexicon) -> tuple[float, str] | None:
    """How well what is done agrees, and why."""
    clause, done, acts = term.clause, deed.theme.acts, sought.acts
    same = done & acts
    telling = frozenset(a for a in same if not lexicon.acts[a].vague)
    if telling:
        return 1.0, f"the same act ({_plain(telling)})"
    things = sought.things & deed.theme.things
    forces = frozenset(t.label for t in lexicon.things.values() if t.forces)
    if done & _HANDED and acts & _HANDED and things - forces:
        return 0.9, f"the same act ({_plain(acts & _HANDED)})"
    for wide in sorted(acts):
        narrow = WIDER.get(wide, frozenset()) & done
        if narrow and not (wide == "act.intervene" and deed.theme.stems & RELIEF and not things):
            return 0.7, f"“{_plain({wide})}” may be said of it ({_plain(narrow)})"
    if same - {"act.respond"}:
        return 0.6, f"the same act in a wide word ({_plain(same - {'act.respond'})})"
    if clause.harm and term.issuers & deed.recipients and (done & HARMFUL or deed.types & HARMFUL_TYPES):
        return 0.6, "the condition is any harm, and this is harm"
    if pointed:
        return None
    types = deed.types & clause.types & DEEDS
    unclear = all(lexicon.acts[a].vague for a in acts) or all(lexicon.acts[a].vague for a in done)
    if types and unclear:
        return 0.6, f"the same type of act ({_listed(types)})"
    return None if acts or clause.types or clause.harm else _by_words(deed, term, sought, things)


def _by_words(deed: Deed, term: Term, sought: Theme, things: frozenset[str]) -> tuple[float, str] | None:
    """A condition with no known act ("if further ships came"): its thing, or half of its words, must be the same."""
    shared = len(sought.stems & deed.theme.stems)
    if shared > 1 and 2 * shared >= len(sought.stems):
        return 0.6, "half of the condition's own words"
    # What would end a "until the ships have gone" is an act that we do not know: ships alone do not tell.
    if things and not term.negative and (deed.theme.acts or deed.types):
        return 0.6, f"the condition names {_listed(things)}, and no act that is known"
    return None


def _plain(acts: Iterable[str]) -> str:
    return _listed(a.removeprefix("act.") for a in acts)


def _listed(found: Iterable[str]) -> str:
    return ", ".join(sorted(found))
