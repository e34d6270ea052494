"""What somebody takes upon himself without a condition: to strike, to defend his own, or to do another good."""

from standoff.extraction.commitment_kinds import Kinds
from standoff.extraction.declarations import complements
from standoff.extraction.grammar import kids, objects
from standoff.extraction.menaces import wields
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import sues
from standoff.lexicons.commitments import Cue, Words

# "Fight alongside Oslo": whom it is with is not whom it is against.
_BESIDE = frozenset({"alongside", "beside", "with", "for"})
_CONCEDING = frozenset(
    "settle pay repay withdraw pull dismantle disarm vacate evacuate surrender demobilise demobilize destroy".split()
)
# "Offered to lead the mission".
_LEADING = frozenset("lead command chair staff".split())
_GIVING = frozenset({"cue.agree", "cue.offer"})


class Undertakings:
    """Answers "does he bind himself by it?" for the issuing words of one document.

    Args:
        parse: The document's parse.
        words: Word lists.
        kinds: What its consequences are.
    """

    def __init__(self, parse: Parse, words: Words, kinds: Kinds) -> None:
        self._parse = parse
        self._words = words
        self._kinds = kinds

    def binds(self, cue: Cue, token: int) -> bool:
        """Whether the complement of an issuing word that binds nobody by itself does: "ready to strike"."""
        return (cue.act == "vow" and self._undertakes(token)) or self._concedes(cue, token)

    def pledges(self, noun: int) -> bool:
        """Whether a noun names what is promised outright: help, a blow, or a sum "in aid"."""
        parse, words = self._parse, self._words
        if parse.lemma[parse.head[noun]] == "undertake":
            # "Undertook an attack" made one.
            return False
        inside = {parse.lemma[o] for p in kids(parse, noun, "prep") for o in kids(parse, p, "pobj")}
        if any(parse.lower[k] == "whose" for k in parse.kids[noun]):
            return False
        struck = parse.lemma[noun] in words.deeds | words.measures
        return struck or parse.lemma[noun] in words.pledged or bool(inside & words.pledged)

    def _undertakes(self, token: int) -> bool:
        """Whether what somebody is ready for is to strike or to fight, or, as he says himself, to do somebody good."""
        parse = self._parse
        below = complements(parse, token, deadline=False)
        if any(map(self._strikes, below)):
            return True
        verb = parse.head[token]
        said = parse.pos[token] != "NOUN" or parse.lemma[verb] in self._words.voicing
        if parse.lemma[token] == "prepare":
            return False
        if any(map(self._kinds.stands_up, below)) or any(sues(parse, k) for k in below):
            # "Is prepared to exercise its right of passage", "intends to go to the court".
            return True
        return said and any(map(self._gives, below))

    def _concedes(self, cue: Cue, token: int) -> bool:
        """Whether somebody agrees or offers to do another good: "agreed to free the crew", "offered to host talks"."""
        if cue.id not in _GIVING or self._parse.pos[token] != "VERB":
            return False
        below = complements(self._parse, token, deadline=False)
        return any(self._gives(k) or self._parse.lemma[k] in _CONCEDING | _LEADING for k in below)

    def _strikes(self, verb: int) -> bool:
        beside = any(self._parse.lower[p] in _BESIDE for p in kids(self._parse, verb, "prep"))
        # "is ready to strike the port", not "to seize the chance"
        blows = self._words.answers | (self._words.violent if self._kinds.hurts(verb) else frozenset())
        struck = self._parse.lemma[verb] in blows
        return (struck or wields(self._parse, verb)) and not beside

    def _gives(self, verb: int) -> bool:
        return self._parse.lemma[verb] in self._words.giving and bool(objects(self._parse, verb))
