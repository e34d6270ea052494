"""Whom a phrase in a slot stands for: the actor it names, or whose it is."""

import re

from standoff.extraction.actors import NOBODY, Actors, Reference, is_state, is_town, reference
from standoff.extraction.events_ruled_out import counted_before
from standoff.extraction.events_words import AT_A_REMOVE, BLOWS
from standoff.extraction.grammar import antecedent, conjuncts, is_negated, is_passive, kids, prepositions
from standoff.extraction.parse import Parse
from standoff.lexicons.events import EventLexicon

# Prepositions that say whose a thing or an act is ("the withdrawal of", "accusations by", "missiles from").
# "with" comes last: "the ties with X", "a dispute with X" are told of X when nobody nearer is named.
_OWNING = ("of", "by", "from", "between", "among", "with")
# Prepositions that say where a thing is.
_AT = frozenset("in at near on inside within off across around".split())
# Prepositions after which a vessel is at sea.
OFFSHORE = frozenset("off near around".split())
_DEEPEST = 4
# Lines that two sides share: "with X" after them belongs to them.
SHARED_LINES = frozenset("border frontier boundary".split())
# Nouns whose possessor is the other side.
_OPPOSITES = frozenset(
    "counterpart rival neighbour neighbor ally opponent enemy foe partner adversary opposite colleague".split()
)

_ATTACKS = BLOWS - frozenset({"fire", "explosion", "missile", "drone"})
_LAUNCHED = frozenset("fire launch send deploy operate own crew command control lay plant use run hold man".split())
# What papers are the work of ("a text drafted by X").
_AUTHORED = frozenset("draft table propose sponsor submit present author introduce write circulate".split())
# "A coalition led by X" is X's.
_LED = frozenset("lead head spearhead".split())
# Whose something is, said behind it: "a gunboat loyal to X", "tanks belonging to X".
_ALLEGIANCE = frozenset({"loyal", "faithful", "answerable"})
_ARMED = ("troops", "hardware", "armed_men", "boats", "aircraft", "ships")
_BELONGING = frozenset({"belong", "answer", "report"})
# Vessels: what they are off, or near, is not whose they are.
AFLOAT = frozenset(
    "ship boat vessel tanker freighter trawler tug tugboat ferry yacht dhow barge coaster frigate destroyer cruiser "
    "corvette minesweeper submarine carrier warship gunboat speedboat cutter battleship steamer merchantman crew "
    "sailor seaman seafarer fisherman rig platform supertanker carrier schooner launch lighter liner container".split()
)
_ONE_OF_THEM = frozenset(
    "state nation country kingdom emirate monarchy republic neighbour neighbor power member".split()
)
# What is called after the town where it was held or signed.
_HELD = frozenset(
    "talk talks negotiation meeting summit conference session round accord accords agreement treaty convention "
    "protocol declaration process forum congress gathering".split()
)
_FOUGHT = frozenset("war crisis conflict dispute campaign siege".split())


# How planes, missiles and tanks are named ("two F-16s", "the S-400"), and what all of them may be called.
_DESIGNATION = re.compile(r"(?:[A-Z]{1,4}|[A-Z][a-z]{1,2}[A-Z]?)-\d{1,3}[A-Z]{0,2}s?")
DESIGNATED = "missile"


def is_designated(word: str) -> bool:
    """Whether a word is the name of a type of weapon, by how it is written."""
    return _DESIGNATION.fullmatch(word) is not None


class Parties:
    """Actors behind phrases.

    Args:
        parse: The document's parse.
        actors: Mentions by token.
        lexicon: Tells nouns whose "of" phrase is the one acted on ("the bombing of").
    """

    def __init__(self, parse: Parse, actors: Actors, lexicon: EventLexicon) -> None:
        self.parse = parse
        self.actors = actors
        self._lexicon = lexicon
        self.particles = lexicon.particles
        self.particled = lexicon.particled
        self.speakers: dict[int, Reference] = {}  # for which state a word is spoken
        self._vocabulary: tuple[int, frozenset[str]] = (-1, frozenset())
        self._found: dict[tuple[int, bool], Reference] = {}
        self.crowds = lexicon.classes["crowds"] | lexicon.classes["workers"]

    def vocabulary(self, sentence: int) -> frozenset[str]:
        """The words of a sentence, as lemmas and as written, in lower case."""
        if self._vocabulary[0] != sentence:
            first, beyond = self.parse.sentences[sentence]
            words = frozenset(self.parse.lemma[first:beyond]).union(self.parse.lower[first:beyond])
            names = [w for w in self.parse.word[first:beyond] if w[-1] == "s" and w[0].isupper()]
            if names:
                words |= {name[:-1].lower() for name in names}
            hyphen = "-" in self.parse.text[self.parse.start[first] : self.parse.end[beyond - 1]]
            if hyphen and any("-" in word and is_designated(word) for word in self.parse.word[first:beyond]):
                words |= {DESIGNATED}
            self._vocabulary = (sentence, words)
        return self._vocabulary[1]

    def named(self, token: int) -> bool:
        """Whether *token* heads a mention of somebody we know, place names and adjectives included."""
        mention = self.actors.at(token)
        return mention is not None and bool(mention.entity or mention.country or mention.countries)

    def state_of(self, token: int) -> Reference:
        """The state of a place name or adjective, whatever its use."""
        mention = self.actors.at(token)
        return self.actors.doubled(token, reference(mention)) if mention is not None else NOBODY

    def of(self, token: int | None, *, verb: int | None = None, place: bool = False) -> Reference:
        """Whom the phrase headed by *token* stands for, coordinated members included.

        Args:
            token: Head of the phrase.
            verb: The verb it depends on, to see through relative pronouns.
            place: Whether a place stands for its state.
        """
        if token is None:
            return NOBODY
        if verb is not None:
            token = antecedent(self.parse, token, verb)
        counted = counted_before(self.parse, token)
        token = token if counted is None else counted
        known = self._found.get((token, place))
        if known is not None:
            return known
        found = self._listed(token)
        for member in conjuncts(self.parse, token):
            other = self.single(member, place=place)
            found = found + other if found else other
        self._found[token, place] = found
        return found

    def _listed(self, token: int) -> Reference:
        """The name that a heading puts before a subject with no more than a comma ("Peru, Chilean ships collide")."""
        parse = self.parse
        if parse.sent[token] >= parse.title or parse.dep[token] not in ("nsubj", "nsubjpass"):
            return NOBODY
        first = min([token, *(k for k in parse.kids[token] if k < token)])
        named = self.actors.at(first - 2) if first >= 2 and parse.word[first - 1] == "," else None
        if named is None or named.rule.startswith("grounding.person"):
            return NOBODY
        return reference(named)

    def single(self, token: int, *, place: bool = False, depth: int = _DEEPEST) -> Reference:
        """Whom one member of a coordination stands for: itself, or else whose it is."""
        direct = self.actors.one(token)
        if direct:
            return self.actors.doubled(token, direct)
        if place:
            here = self.state_of(token)
            if here:
                return here
        return self.owner(token, place=place, depth=depth)

    def owner(self, noun: int, *, place: bool = False, depth: int = _DEEPEST) -> Reference:
        """Whose a thing or an act is ("Iran's missiles", "French warships", "the bid by Kyiv", "a city in Chad")."""
        parse = self.parse
        if depth == 0 or parse.pos[noun] not in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON", "VERB"):
            return NOBODY
        found = self._beyond(noun, place=place, depth=depth) or self._before(noun, depth) or self._allegiance(noun)
        if found:
            return found
        patient = self._takes_patient(parse.lemma[noun])
        for name in _OWNING:
            if name == "of" and patient:
                continue
            for at, thing in prepositions(parse, noun):
                if at == name and parse.dep[thing] != "pcomp":
                    found = self._all(thing, place=place, depth=depth - 1)
                    if found:
                        return found
        found = self._launcher(noun)
        if found:
            return found
        for k in kids(parse, noun, "appos"):
            found = self.actors.of(k)
            if found:
                return found
        # an attack does not belong to the place where it was made
        return self._setting(noun, depth) if place and parse.lemma[noun] not in _ATTACKS else NOBODY

    def partner(self, noun: int, *, depth: int = 2) -> Reference:
        """With whom a thing is shared ("its accord with X", "the resumption of ties with X")."""
        for at, thing in prepositions(self.parse, noun):
            if at == "with" and (found := self.of(thing)):
                return found
            if at == "of" and depth and (found := self.partner(thing, depth=depth - 1)):
                return found
        return NOBODY

    def _allegiance(self, noun: int) -> Reference:
        """Whom armed men obey ("fighters loyal to General X"), and whose a thing is ("tanks belonging to X").

        Who is only friendly to a state is not its: "militias loyal to Iran" act for themselves.
        """
        parse, classes = self.parse, self._lexicon.classes
        for k in kids(parse, noun, "relcl"):
            # "A ship that belongs to the navy of X"
            for name, thing in prepositions(parse, k) if parse.lemma[k] in _BELONGING else ():
                if name == "to" and (whom := self.actors.of(thing)):
                    return whom
        armed = any(parse.lemma[noun] in classes[name] for name in _ARMED)
        for k in parse.kids[noun] if armed else ():
            obeys = parse.lower[k] in _ALLEGIANCE
            if not obeys and not (parse.dep[k] == "acl" and parse.lemma[k] in _BELONGING):
                continue
            for name, thing in prepositions(parse, k):
                whom = self.actors.of(thing) if name == "to" else NOBODY
                if whom and not (obeys and all("/" not in e for e in whom.entities)):
                    return whom
        return NOBODY

    def _launcher(self, noun: int) -> Reference:
        """Who fired, owns or wrote a thing ("a missile fired by X", "rockets that X fired", "a draft tabled by X")."""
        parse = self.parse
        for clause in kids(parse, noun, "relcl"):
            if parse.lemma[clause] in _LAUNCHED and not is_passive(parse, clause):
                # what X did not fire, or may fire, is not X's act; the standing of the blow says so for itself
                for k in kids(parse, clause, "nsubj"):
                    if not is_negated(parse, clause) and (found := self.actors.of(k)):
                        return found
        for clause in kids(parse, noun, "acl"):
            if parse.lemma[clause] in _LAUNCHED | _AUTHORED | _LED:
                for k in kids(parse, clause, "agent"):
                    for p in kids(parse, k, "pobj"):
                        if found := self.actors.of(p):
                            return found
        return NOBODY

    def _setting(self, noun: int, depth: int) -> Reference:
        """The state of the place where a thing is ("a port in Chad"), but not where a treaty was signed."""
        for at, thing in prepositions(self.parse, noun):
            if self._is_held_at(noun, thing):
                continue
            if at in _AT and not self.at_sea(noun, at) and (found := self._all(thing, place=True, depth=depth - 1)):
                return found
        return NOBODY

    def _is_held_at(self, noun: int, place: int) -> bool:
        """Whether a town says where people met or signed something: "the talks in Berne" are not Switzerland's."""
        mention = self.actors.at(place)
        town = mention is not None and (is_town(mention) or mention.rule.startswith("actors.metonym."))
        return town and self.parse.lemma[noun] in _HELD

    def at_sea(self, noun: int, preposition: str) -> bool:
        """Whether a place tells only where a vessel was: "a tanker off X" is not X's."""
        return preposition in OFFSHORE and self.parse.lemma[noun] in AFLOAT

    def _beyond(self, noun: int, *, place: bool, depth: int) -> Reference:
        """Who is on the other side of a shared line: X in "its border with X"; "Mali's border with X" is in Mali."""
        named = any(self.parse.pos[k] == "PROPN" for k in kids(self.parse, noun, "poss"))
        if self.parse.lemma[noun] in SHARED_LINES and not named:
            for at, thing in prepositions(self.parse, noun):
                if at == "with" and (found := self._all(thing, place=place, depth=depth - 1)):
                    return found
        return NOBODY

    def _before(self, noun: int, depth: int) -> Reference:
        """Possessors, adjectives and names before the noun."""
        parse = self.parse
        # "his Japanese counterpart" is Japan's, "Israel's ally" is not Israel
        for k in kids(parse, noun, "poss") if parse.lemma[noun] not in _OPPOSITES else ():
            found = self._whose(noun) if parse.tag[k] == "WP$" else self.actors.of(k) or self.owner(k, depth=depth - 1)
            if found.countries and parse.lower[k] == "our" and all("/" in e for e in found.entities):
                return Reference(found.countries, found.countries)  # what a minister calls ours is the state's
            if found:
                return found
        for k in kids(parse, noun, "amod", "compound", "nmod", "nummod"):
            if self.is_venue(noun, k) or parse.lower[k] in AT_A_REMOVE:
                continue
            found = self.state_of(k)
            one = parse.tag[noun] == "NN" and parse.lemma[noun] in _ONE_OF_THEM
            if one and not (found.countries and is_state(found)):
                continue  # "the Gulf state", "a NATO country" is one of them, and not all
            for other in conjuncts(parse, k)[1:] if found else ():
                found = found + self.state_of(other)  # "British and French paratroops"
            if found:
                return found
            inner = next(
                (r for j in kids(parse, k, "compound", "amod", "poss", "nmod", "npadvmod") if (r := self.state_of(j))),
                NOBODY,
            )
            if inner:
                return inner
        return NOBODY

    def _whose(self, noun: int) -> Reference:
        """Who is told of before a clause about something of his ("Chad, whose army has fled")."""
        parse, clause = self.parse, noun
        for _ in range(_DEEPEST):
            clause = parse.head[clause]
            if parse.dep[clause] == "relcl":
                return self.state_of(parse.head[clause])
        return NOBODY

    def is_venue(self, noun: int, modifier: int) -> bool:
        """Whether a place before a noun says where people met or fought: "the Vienna talks" are not Austria's."""
        mention = self.actors.at(modifier)
        return mention is not None and is_town(mention) and self.parse.lemma[noun] in _HELD | _FOUGHT

    def _all(self, token: int, *, place: bool, depth: int) -> Reference:
        found = NOBODY
        for member in conjuncts(self.parse, token):
            found = found + self.single(member, place=place, depth=depth)
        return found

    def _takes_patient(self, lemma: str) -> bool:
        return any(sense.rule.of == "recipient" for sense in self._lexicon.nouns.get(lemma, ()))


def without(reference: Reference, other: Reference) -> Reference:
    """*reference* less whoever is also in *other* (an actor is not his own recipient).

    Organs and places of one state are one actor; others of the same country (a rebel army) are not.
    """
    entities = tuple(e for e in reference.entities if e not in other.entities)
    countries = tuple(c for c in reference.countries if c not in other.countries)
    if countries:
        # of "both armies" the other one
        gone = set(reference.countries).difference(countries)
        entities = tuple(e for e in entities if e.partition("/")[0] not in gone)
    elif reference.countries:
        own = {e.partition("/")[0] for e in other.entities} | set(other.countries)
        entities = tuple(e for e in entities if e.partition("/")[0] not in own)
        # a rebel army of the same country keeps its country
        countries = reference.countries if entities else ()
    if not entities and not countries:
        return NOBODY
    return Reference(entities, countries, reference.mentions)
