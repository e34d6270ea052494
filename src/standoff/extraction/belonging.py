"""Whose a body or office is that is told of as if there were only one: "the army", "the foreign minister".

A text leaves out the state where it has just said it, or where it is its own. Who speaks of a body in one breath with
what his state will do, or says what the body has done, means his own; whoever has just acted by word or decree goes on
by his own organs; a report from a capital and the press of a state call their own ministry "the ministry". Where none
of this tells, it stays unknown.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from standoff.extraction.drafts import Draft
from standoff.extraction.grammar import governing_verb, own_subject, prepositions, subject
from standoff.extraction.homes import SEATS, Homes
from standoff.extraction.nominals import assign
from standoff.extraction.parse import Parse
from standoff.lexicons import Resources
from standoff.lexicons.actors import Role

# What tells whose it is: the ending of the mention's rule, explained under `*.ending` in constructions.yaml.
Ending = Literal["sent", "there", "intention", "told", "seat", "only", "home", "focus", "office", "aimed", "asked"]
# Who holds one of these offices is mostly not in the own capital.
_SENT_ABROAD = frozenset(
    "ambassador envoy diplomat consul commissioner representative attache attaché attachés d'affaires plenipotentiary "
    "general consul-general".split()
)
_ARMED = frozenset(
    {"military", "army", "navy", "air force", "coast guard", "police", "intelligence", "defence ministry"}
)
_SAYING = frozenset("say announce report state declare confirm insist maintain claim add note tell".split())
_MINISTERS = frozenset({"minister"})
# Whom one accuses or condemns is not one's own state.
_AIMING = frozenset("accuse blame condemn denounce threaten warn".split())
# A title and a name have at most so many words.
_NAME = 4
# Kinds of mention that stand for a state as one that acts.
_STATES = frozenset({"name", "capital", "metonym"})
_GOVERNING = frozenset({"government", "presidency"})
# Bodies that an organisation that is named as well has not, and words that may be said of it all the same.
_COMMON = frozenset({"government", "foreign ministry", "defence ministry", "interior ministry", "coast guard", "navy"})
_NOT_COMMON = frozenset("mission council commission delegation executive side administration leadership state".split())


class Belonging:
    """Gives bare bodies and offices their states.

    Args:
        parse: The document's parse.
        resources: Lexicons.
        names: Mention by any token of a name.
        by_head: Mentions found so far, by head; it grows.
        homes: Where the text is written from.
        is_definite: Whether "the" or the like stands before a token.
    """

    def __init__(
        self,
        parse: Parse,
        resources: Resources,
        names: Mapping[int, Draft],
        by_head: Mapping[int, Draft],
        homes: Homes,
        is_definite: Callable[[int], bool],
    ) -> None:
        self._parse = parse
        self._resources = resources
        self._words = resources.actors.sides
        self._names = names
        self._by_head = by_head
        self._homes = homes
        self._is_definite = is_definite

    def settle(self, draft: Draft, first: int, last: int, role: Role, named: Sequence[str]) -> None:
        """Gives a role noun without a state the one it belongs to, if anything tells.

        Args:
            draft: Its mention.
            first: First token of the noun.
            last: Its last token.
            role: What it is.
            named: States and organisations of the text.
        """
        if not role.acts_for_state or self._is_of_a_people(draft.head):
            return
        if owner := self._sender(draft):
            self._give(draft, owner, "sent")
            return
        if owner := self._there(draft):
            self._give(draft, owner, "there")
            return
        definite = self._is_definite(first)
        if definite and (owner := self._of_few(first, last, named)):
            self._give(draft, owner, "office")
            return
        if definite and role.denotes == "body" and (owner := self._intention(draft)):
            self._give(draft, owner, "intention")
            return
        bare = self._is_bare(draft, first, last, role)
        particular = bare and self._parse.lower[last] not in _NOT_COMMON
        if particular and (owner := self._told(draft)):
            self._give(draft, owner, "told")
            return
        if particular and (owner := self._seat(draft)):
            self._give(draft, owner, "seat")
            return
        home = self._homes.at(draft.head)
        if role.denotes == "body" and definite and (owner := self._only(draft, role, named)):
            # "The army" of an article that names one state is that state's.
            self._give(draft, owner, "only")
        elif bare and home is None and (own := self._homes.own(draft.head)) and self._leads(draft, own):
            self._give(draft, own, "home")
        elif home is not None and (
            (bare and self._leads(draft, home))
            or (not definite and (self._tells_of(draft, home) or self._speaks_at_home(draft, role, home)))
        ):
            self._give(draft, home, "home")
        elif particular and definite and home is None and (owner := self._goes_on(draft)):
            self._give(draft, owner, "focus")
        elif role.denotes == "person" and self._is_titled(first, last) and (owner := self._asked(draft)):
            self._give(draft, owner, "asked")
        elif role.denotes == "person" and self._is_titled(first, last) and (owner := self._other_side(draft)):
            self._give(draft, owner, "aimed")

    def _is_titled(self, first: int, last: int) -> bool:
        """Whether a minister is named in full of whose state nothing is said: "Information Minister Ana Ruiz"."""
        parse = self._parse
        if parse.lower[last] not in _MINISTERS or last + 2 >= len(parse) or self._is_definite(first):
            return False
        named = parse.pos[last + 1] == parse.pos[last + 2] == "PROPN"
        return named and (first == 0 or first - 1 not in self._names)

    def _asked(self, draft: Draft) -> str | None:
        """The one state that a heading asks about: "And what does Peru want?", and then its minister answers."""
        parse, number = self._parse, self._parse.sent[draft.head]
        for asked in range(number - 1, max(-1, number - 3), -1):
            first, beyond = parse.sentences[asked]
            if parse.word[beyond - 1] != "?" or parse.line[beyond - 1] == parse.line[draft.head]:
                continue
            named = {d.country for i in range(first, beyond) if (d := self._names.get(i)) is not None and d.country}
            return named.pop() if len(named) == 1 else None
        return None

    def _other_side(self, draft: Draft) -> str | None:
        """The one of the two states a text is about that a minister does not accuse, in this sentence or the next.

        "“We will hold,” said Information Minister Ana Ruiz. She accused Lima of lying": she is not Peru's.
        """
        parse, parties = self._parse, self._homes.parties
        number = parse.sent[draft.head]
        last = parse.sentences[min(number + 1, len(parse.sentences) - 1)][1]
        for verb in range(parse.sentences[number][0], last if len(parties) == 2 else 0):
            if parse.lemma[verb] not in _AIMING or parse.pos[verb] != "VERB":
                continue
            who = subject(parse, verb)
            pronoun = who is not None and parse.lower[who] in ("he", "she") and parse.sent[verb] > number
            own = who is not None and (pronoun or abs(who - draft.head) <= _NAME)
            for whom in [k for k in parse.kids[verb] if parse.dep[k] == "dobj"] if own else ():
                meant = self._names.get(whom)
                if meant is not None and meant.country in parties and meant.kind in _STATES:
                    return next(c for c in parties if c != meant.country)
        return None

    def _tells_of(self, draft: Draft, home: str) -> bool:
        """Whether an official whom nobody names tells, in the state's own capital, what that state does or will do.

        "MAPUTO — Mozambique will close the port, a senior official said."
        """
        parse = self._parse
        verb = parse.head[draft.head]
        official = parse.lower[draft.head] in ("official", "officials") and draft.denotes == "person"
        if not official or parse.dep[draft.head] != "nsubj" or parse.lemma[verb] not in _SAYING:
            return False
        said = [k for k in parse.kids[verb] if parse.dep[k] == "ccomp"]
        about = own_subject(parse, said[0]) if said else None
        who = self._by_head.get(about) if about is not None else None
        return who is not None and who.all_countries == (home,) and who.kind in _STATES

    def _speaks_at_home(self, draft: Draft, role: Role, home: str) -> bool:
        """Whether an official of a body whom nobody names speaks in a report from the state's own capital.

        "LIMA — A defence ministry official said the ferries would sail again": no other state stands before him.
        """
        parse = self._parse
        verb = parse.head[draft.head]
        speaks = parse.dep[draft.head] == "nsubj" and parse.lemma[verb] in _SAYING
        if not speaks or role.denotes != "person" or role.body is None or draft.plural:
            return False
        start = parse.sentences[parse.sent[draft.head]][0]
        before = (self._names.get(i) for i in range(start, draft.first))
        foreign = {d.country for d in before if d is not None and d.country not in (None, home)}
        # "If Quito fires, a defence ministry official said": of whom the condition is, is not who speaks.
        return not foreign or parse.dep[verb] == "parataxis"

    def _there(self, draft: Draft) -> str | None:
        """Whose officials are "there": of the capital or place that was named last, or else of the state.

        Those "here" are of the state from whose capital the article reports.
        """
        parse, after = self._parse, draft.head + 1
        if after < len(parse) and parse.lower[after] == "here" and parse.head[after] == draft.head:
            return self._homes.at(draft.head)
        if after >= len(parse) or parse.lower[after] != "there" or parse.head[after] != draft.head:
            return None
        first = parse.sentences[max(0, parse.sent[draft.head] - 1)][0]
        before = [self._names[i] for i in range(draft.first - 1, first - 1, -1) if i in self._names]
        towns = [d for d in before if d.kind in ("capital", "place", "metonym")]
        here = [d for d in towns if parse.sent[d.head] == parse.sent[draft.head]]
        at = [d for d in here or towns if d.use == "place" and parse.lower[parse.head[d.head]] != "from"]
        if not at and len({d.country for d in here}) > 1:
            return None
        named = next((d for d in (*at, *here, *towns, *before) if d.kind in _STATES | {"place"}), None)
        return named.all_countries[0] if named is not None and len(named.all_countries) == 1 else None

    def intended(self, draft: Draft) -> None:
        """Gives a body to who tells what it will do, and can tell it of his own only.

        In "Lima said *the navy* would sail" that goes before whose navy was named last.
        """
        clause = self._parse.head[draft.head]
        future = any(self._parse.lower[k] in ("will", "would", "shall") for k in self._parse.kids[clause])
        owner = self._told(draft) if future else None
        if owner is not None:
            self._give(draft, owner, "told")

    def is_anothers(self, draft: Draft) -> bool:
        """Whether an official further up is hardly meant, as somebody of another state tells of him as of his own."""
        before = draft.antecedent
        if before is None or self._parse.sent[draft.head] - self._parse.sent[before.head] <= 1:
            return False
        own = self._told(draft)
        return own is not None and own not in draft.all_countries

    def _is_of_a_people(self, head: int) -> bool:
        """Whether a people that no state is named after owns it: "the Kurdish administration"."""
        return any(
            self._parse.ner[k] == "NORP" and k not in self._names
            for k in self._parse.kids[head]
            if k < head and self._parse.dep[k] in ("amod", "compound", "nmod")
        )

    def _give(self, draft: Draft, state: str, how: Ending) -> None:
        assign(draft, (state,))
        draft.rule = f"{draft.rule}.{how}"

    def _of_few(self, first: int, last: int, named: Sequence[str]) -> str | None:
        """The one state of the text that has such an office, where few states have it."""
        words = self._parse.lower[first : last + 1]
        offices = self._words.offices_of_few
        having = offices.get(" ".join(words)) or offices.get(words[-1], ())
        known = [state for state in having if state in named]
        return known[0] if len(known) == 1 else None

    def _only(self, draft: Draft, role: Role, named: Sequence[str]) -> str | None:
        """The one state of a text that names no other."""
        known = self._resources.actors.entities
        states = [c for c in named if c in known and known[c].type == "state"]
        if len(states) != 1 or self._homes.written(draft.head) not in (None, states[0]):
            return None
        if self._is_done_to(draft, states[0]):
            return None
        word = self._parse.lower[draft.head]
        if len(named) > 1 and (role.role not in _COMMON or word in _NOT_COMMON):
            return None
        return states[0]

    def _is_done_to(self, draft: Draft, state: str) -> bool:
        """Whether the state is first named as the one acted on: "*the junta* asked Peru for help" is not Peru's."""
        parse, verb = self._parse, self._parse.head[draft.head]
        if parse.dep[draft.head] != "nsubj" or any(d.country == state for i, d in self._names.items() if i < verb):
            return False
        whom = [k for k in parse.kids[verb] if parse.dep[k] in ("dobj", "dative") and k > verb]
        return any(k in self._names and self._names[k].country == state for k in whom)

    def _sender(self, draft: Draft) -> str | None:
        """Who sends a body or officials without saying whose: "Chad sent *troops*" are Chad's."""
        parse, verb = self._parse, self._parse.head[draft.head]
        if parse.dep[draft.head] != "dobj" or parse.lemma[verb] not in self._words.sends:
            return None
        who = subject(parse, verb)
        return self._acting(who) if who is not None and who < verb else None

    def _intention(self, draft: Draft) -> str | None:
        """The body in "Peru will reopen the road, the ministry said": who says what a state will do is that state."""
        parse, verb = self._parse, self._parse.head[draft.head]
        if parse.dep[draft.head] != "nsubj":
            return None
        # "Peru, the ministry said, will reopen the road" as well.
        beside = [parse.head[verb]] if parse.dep[verb] == "parataxis" else []
        for clause in (*beside, *(k for k in parse.kids[verb] if parse.dep[k] == "ccomp")):
            if any(parse.lower[k] in ("will", "would") for k in parse.kids[clause]):
                who = own_subject(parse, clause)
                owner = self._by_head.get(who) if who is not None else None
                if owner is not None and not owner.human and len(owner.all_countries) == 1:
                    return owner.all_countries[0]
        return None

    def _told(self, draft: Draft) -> str | None:
        """Who says what a body does: "Lima said *the army* would hold", "*the army* will go, Lima said"."""
        parse, clause = self._parse, self._parse.head[draft.head]
        if parse.dep[draft.head] not in ("nsubj", "nsubjpass") or parse.dep[clause] != "ccomp":
            return None
        verb = parse.head[clause]
        if parse.lemma[verb] not in _SAYING:
            return None
        who = own_subject(parse, verb)
        return self._acting(who, official=True) if who is not None else None

    def _seat(self, draft: Draft) -> str | None:
        """The state in whose capital a body speaks: "*the ministry* announced in Lima" is Peru's."""
        parse, verb = self._parse, self._parse.head[draft.head]
        if parse.dep[draft.head] != "nsubj" or parse.lemma[verb] not in _SAYING:
            return None
        for word, place in prepositions(parse, verb):
            capital = self._names.get(place)
            if word == "in" and capital is not None and capital.kind == "capital" and parse.word[place] not in SEATS:
                return capital.country
        return None

    def _acting(self, token: int, *, official: bool = False) -> str | None:
        """The one state that a token stands for as one that acts, by its name, capital, government or officials."""
        draft = self._by_head.get(token) or self._names.get(token)
        if draft is None or len(draft.all_countries) != 1 or draft.base or draft.use == "place":
            return None
        country = draft.all_countries[0]
        known = self._resources.actors.entities.get(country)
        if known is None or known.type != "state" or any(self._parse.dep[k] == "conj" for k in self._parse.kids[token]):
            return None
        stately = draft.kind in _STATES or (draft.kind == "role" and draft.role in _GOVERNING)
        return country if stately or (official and draft.kind in ("role", "institution", "person")) else None

    def _goes_on(self, draft: Draft) -> str | None:
        """The state that the sentence before says has acted, by word or decree, and that here goes on by its organ."""
        parse = self._parse
        start, number = parse.sentences[parse.sent[draft.head]][0], parse.sent[draft.head]
        verb = governing_verb(parse, draft.head)
        if number == 0 or number <= parse.title or verb is None or parse.dep[draft.head] not in ("nsubj", "nsubjpass"):
            return None
        if any(d is not None and d.all_countries for d in (self._names.get(i) for i in range(start, draft.first))):
            return None
        before = parse.sentences[number - 1]
        root = next((t for t in range(*before) if parse.head[t] == t), None)
        who = own_subject(parse, root) if root is not None else None
        if root is None or who is None or parse.lemma[verb] in self._words.contradictions:
            return None
        acts = self._words.armed_acts if draft.role in _ARMED else self._words.own_acts
        return self._acting(who) if parse.lemma[root] in acts else None

    def _leads(self, draft: Draft, home: str) -> bool:
        """Whether no other state that is named before in the sentence is likelier to own a body.

        In "Chad lost men, the army said" Chad is only spoken of; in "Chad shelled a port and the army fled" it may own.
        """
        parse = self._parse
        start = parse.sentences[parse.sent[draft.head]][0]
        others = any(
            d is not None and d.country not in (None, home)
            for d in (self._names.get(i) for i in range(start, draft.first))
        )
        verb = governing_verb(parse, draft.head)
        return not others or (verb is not None and parse.dep[verb] == "ROOT" and draft.head < verb)

    def _is_bare(self, draft: Draft, first: int, last: int, role: Role) -> bool:
        """Whether an office or body is told as if there were only one ("the army", "Defence Minister Ana Ruiz")."""
        parse, head = self._parse, draft.head
        if draft.plural or role.denotes not in ("body", "person", "people"):
            return False
        if any(k in self._names for k in parse.kids[head] if k < head and parse.dep[k] in ("amod", "compound", "nmod")):
            return False  # "the Gulf state"
        start = parse.lines[parse.line[first]][0]
        if parse.word[min(last + 1, len(parse) - 1)] == ":" and first - start <= 1 and parse.word[first][0].isupper():
            return True  # the label of a turn: "OFFICIAL SPOKESMAN: …"
        if role.denotes == "person" and (role.body is None or parse.lower[last] in _SENT_ABROAD):
            return False
        if self._is_definite(first):
            return True
        if role.denotes == "person" and any(map(self._may_be_known, range(last + 1, min(last + 4, len(parse))))):
            # "President Dupont" may be the one whom the tables know.
            return False
        beside = [parse.head[head], *(k for k in parse.kids[head] if parse.dep[k] in ("appos", "flat"))]
        titled = parse.dep[head] in ("compound", "appos", "nmod") or len(beside) > 1
        return role.denotes == "person" and titled and any(parse.pos[k] == "PROPN" and k != head for k in beside)

    def _may_be_known(self, token: int) -> bool:
        """Whether a word is the short name of somebody in the tables, whose given name does not stand before it."""
        terms = self._resources.offices.by_short.get(self._parse.word[token])
        before = self._parse.word[token - 1]
        if not terms or self._parse.pos[token - 1] != "PROPN" or self._resources.actors.role_of([before.lower()], 0):
            return bool(terms)
        return any(term.holder[:1] == before[:1] or any(a[:1] == before[:1] for a in term.aliases) for term in terms)
