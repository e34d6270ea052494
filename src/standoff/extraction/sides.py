"""Phrases that stand for a number of parties named before: "both sides", "the two", "the latter", "its rival".

They are resolved where the text names just so many: in one sentence or one coordination, in the last few sentences
together, or as the two whom the whole text is about. Where it names more or fewer, they stand for nobody.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from standoff.extraction.drafts import Draft
from standoff.extraction.grammar import conjuncts, first_conjunct, governing_verb
from standoff.extraction.nominals import assign
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import OBJECT_CONTROL
from standoff.lexicons.actors import ActorLexicon

# So many sentences back parties are looked for, and a pair that was meant before is still meant.
_REACH, _SAME_PAIR = 2, 12
_SUBJECTS = ("nsubj", "nsubjpass")
_DEFINITE = frozenset({"the", "these", "those", "all", "both"})
_BARE = frozenset({"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj", "poss", "conj"})
# What two do with each other.
_EACH_OTHER = frozenset("exchange sign hold trade share resume fight reach swap begin have discuss".split())
_BOUND = frozenset("party parties side sides either each signatory signatories member members".split())
_TREATIES = frozenset("treaty article pact convention charter alliance clause protocol".split())
_NAMES = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
# Two are whom a text is about when it names each at least so often, and nobody else more than a third as often.
_OFTEN, _SELDOM = 2, 3

Row = dict[str, Draft]
# What is done to people only.
_OF_PEOPLE = frozenset(
    "arrest detain jail imprison seize free release convict acquit sentence kill wound injure execute hang kidnap "
    "abduct shoot extradite interrogate torture pardon behead deport".split()
)


class Groups:
    """Answers whom such a phrase stands for.

    Args:
        parse: The document's parse.
        history: The mentions so far, in text order; it grows.
        in_quote: Number of the quotation by token inside one.
        lexicon: The words, and which names are states.
        recent: Mentions that may be meant at a token, nearest first, so many sentences back.
    """

    def __init__(
        self,
        parse: Parse,
        history: Sequence[Draft],
        in_quote: Mapping[int, int],
        lexicon: ActorLexicon,
        recent: Callable[[int, int], list[Draft]],
    ) -> None:
        self._parse = parse
        self._history = history
        self._in_quote = in_quote
        self._lexicon = lexicon
        self._words = lexicon.sides
        self.bare, self.nouns = self._words.bare, self._words.nouns
        self._recent = recent

    def at(self, i: int) -> Draft | None:
        """Whom the phrase headed by token *i* stands for, if it is such a phrase and the text tells."""
        parse, words = self._parse, self._words
        if parse.lower[i] in ("state", "government") and parse.lower[max(0, i - 2) : i] == ["heads", "of"]:
            i -= 2
        word = parse.lower[i]
        if i in self._in_quote:
            return None
        if word in words.bare:
            return self._ordinal(i) if word in ("former", "latter") else self._bare(i)
        if word in words.collectives:
            alone = self._is_definite(i) and not any(parse.dep[k] == "prep" for k in parse.kids[i])
            return self._draft(i, words.collectives[word], "") if alone else None
        if word in words.opposites:
            other = self._other(i)
            if other is not None:
                return other
        role = self._role(i)
        if not role and word not in words.nouns:
            return None
        n = self._count(i)
        return self._draft(i, n, role) if n else None

    def _is_of_a_treaty(self, i: int) -> bool:
        """Whether the parties to a treaty are meant, not those of the quarrel: "an attack on *either side*"."""
        first, beyond = self._parse.sentences[self._parse.sent[i]]
        return self._parse.lower[i] in _BOUND and any(self._parse.lemma[t] in _TREATIES for t in range(first, beyond))

    def _role(self, i: int) -> str:
        """What bodies or offices a noun in the plural names, or ""."""
        found = self._lexicon.role_of(self._parse.lower, i) if self._parse.tag[i] in ("NNS", "NNPS") else None
        if found is None or not found[1].acts_for_state:
            return ""
        # "both missiles" and "the two pilots" are not those of two states
        told = found[1].denotes in ("body", "person") or self._parse.lower[i] in ("forces", "troops")
        return found[1].role if told else ""

    def _is_definite(self, i: int) -> bool:
        return any(self._parse.lower[k] in _DEFINITE for k in self._parse.kids[i])

    def _count(self, i: int) -> int:
        """How many are meant by a noun: 0 if nothing says so, or if others are meant than those named."""
        parse, words = self._parse, self._words
        mine = {parse.lower[k] for k in parse.kids[i] if k < i}
        if mine & words.others or any(parse.dep[k] in ("poss", "relcl", "acl") for k in parse.kids[i]):
            return 0
        if self._is_told_whose(i):
            return 0
        numbered = [w for w in mine if w in words.counts]
        if numbered:
            n = words.counts[numbered[0]]
            plural = parse.tag[i] in ("NNS", "NNPS")
            definite = self._is_definite(i) or numbered[0] in ("either", "neither", "each")
            return n if definite and plural != (numbered[0] in ("either", "neither", "each")) else 0
        alone = parse.lower[i] in words.unnumbered and mine <= words.attributes | {"the", "these"}
        if alone and parse.lower[i] == "parties" and self._is_political(i):
            return 0
        return 2 if self._is_definite(i) and (alone or mine & words.opposed) else 0

    def _is_political(self, i: int) -> bool:
        """Whether "the parties" may be those of a parliament: nobody asks them for peace, they do nothing together."""
        verb = governing_verb(self._parse, i)
        return verb is None or self._parse.lemma[verb] not in self._words.of_parties

    def _is_told_whose(self, i: int) -> bool:
        """Whether the phrase itself names somebody: "the two Korean leaders", "the two ministers of Chad"."""
        parse = self._parse
        heads = {d.head for d in self._history[-12:]}
        # "each Baltic state" may be any of them
        numbered = any(parse.lower[k] in ("both", "two", "three", "four", "the") for k in parse.kids[i])
        told = [k for k in parse.kids[i] if not (numbered and self._is_region(k))]
        if any(k in heads or parse.ner[k] in ("NORP", "GPE", "LOC") for k in told):
            return True
        return any(
            parse.lower[k] in ("of", "from") and any(parse.pos[p] == "PROPN" for p in parse.kids[k])
            for k in parse.kids[i]
        )

    def _is_region(self, k: int) -> bool:
        """Whether an adjective names a part of the world: "African", "Central American"."""
        words = self._parse.lower
        parts = ("central", "latin", "south", "north", "east", "west")
        return words[k] in self._words.regions | {*parts} or (words[k] == "american" and words[k - 1] in parts)

    def _bare(self, i: int) -> Draft | None:
        """Of "both", "the two", "all three", "each", "neither" without a noun."""
        parse, word = self._parse, self._parse.lower[i]
        if parse.dep[i] not in _BARE or any(parse.dep[k] in ("prep", "amod", "relcl") for k in parse.kids[i]):
            return None
        if parse.pos[i] == "NUM":
            if not self._is_definite(i):
                return None
        elif parse.pos[i] != "PRON" or (word in ("each", "neither", "either") and parse.dep[i] not in _SUBJECTS):
            return None
        n = self._words.counts[word]
        verb = governing_verb(parse, i)
        if parse.dep[i] in ("nsubjpass", "dobj") and verb is not None and parse.lemma[verb] in _OF_PEOPLE:
            return None  # states are not arrested
        return None if self._tells_of_things(i, n) else self._draft(i, n, "", near=True)

    def _tells_of_things(self, i: int, n: int) -> bool:
        """Whether the sentence or the one before counts or lists things that may be meant as well ("two boats")."""
        parse = self._parse
        known = {d.head for d in self._history[-60:]}
        for t in range(parse.sentences[max(0, parse.sent[i] - 1)][0], i):
            if parse.pos[t] not in ("NOUN", "PROPN") or t in known:
                continue
            counted = any(self._words.counts.get(parse.lower[k]) == n for k in parse.kids[t])
            own = parse.head[i]  # "Oslo's demand and the latter's refusal": what they have is not what is meant
            listed = any(
                parse.dep[k] == "conj" and k not in known and parse.pos[k] == "NOUN" and k != own for k in parse.kids[t]
            )
            if counted or (listed and parse.pos[t] == "NOUN"):
                return True
        return False

    def _ordinal(self, i: int) -> Draft | None:
        """Of "the former" and "the latter" of exactly two."""
        parse = self._parse
        if parse.dep[i] not in ("nsubj", "nsubjpass", "poss", "dobj", "dative", "pobj") or not self._is_definite(i):
            return None
        if self._tells_of_things(i, 2):
            return None
        own = next((row for s, row in self._rows(i, 0, people=False) if s == parse.sent[i]), {})
        own = {c: d for c, d in own.items() if d.rule != "grounding.group.former" and d.form != "pronoun"}
        pair = own if len(own) == 2 else None if own else self._parties(i, 2, opponents=False, near=True)
        if pair is None:
            return None
        country = list(pair)[0 if parse.lower[i] == "former" else 1]
        return self._state(i, country, pair[country], f"grounding.group.{parse.lower[i]}")

    def _state(self, i: int, country: str, meant: Draft, rule: str) -> Draft:
        return Draft(
            i, i + 1, i, country, country, "nominal", rule, kind="role", role="group",
            use="modifier" if self._parse.dep[i] == "poss" else "actor", antecedent=meant.antecedent or meant,
        )  # fmt: skip

    def _other(self, i: int) -> Draft | None:
        """Of two, the one who is not the possessor: "Chad's neighbour", "its rival"."""
        parse = self._parse
        owner = next((k for k in parse.kids[i] if parse.dep[k] == "poss"), None)
        whose = next((d for d in reversed(self._history) if d.head == owner), None) if owner is not None else None
        if whose is None or len(whose.all_countries) != 1 or parse.tag[i] != "NN" or self._is_told_whose_but(i, owner):
            return None
        pair = self._parties(i, 2, opponents=False, keep=whose.all_countries[0], near=True)
        if pair is None or whose.all_countries[0] not in pair:
            return None
        country = next(c for c in pair if c != whose.all_countries[0])
        return self._state(i, country, pair[country], "grounding.group.other")

    def _is_told_whose_but(self, i: int, owner: int | None) -> bool:
        parse = self._parse
        named = any(k != owner and parse.ner[k] in ("NORP", "GPE", "LOC") for k in parse.kids[i])
        return named or any(parse.dep[k] in ("appos", "relcl") for k in parse.kids[i])

    def _draft(self, i: int, n: int, role: str, *, near: bool = False) -> Draft | None:
        parse, words, word = self._parse, self._words, self._parse.lower[i]
        human = word in words.people or role == "officials"
        found = self._parties(i, n, opponents=word in words.opponents, people=human, near=near)
        if found is None and human and word not in words.people and not self._people_about(i, n):
            found = self._parties(i, n, opponents=False, near=near)
        if found is None:
            return None
        codes = tuple(found)
        draft = Draft(
            i, i + 1, i, None, None, "nominal", f"grounding.group.{_NAMES[n]}", kind="role", role=role or "group",
            use="modifier" if parse.dep[i] == "poss" else "actor", plural=True,
        )  # fmt: skip
        if role and not human:
            assign(draft, codes)
        else:
            same = human and all(len(d.all_entities) == 1 and d.human for d in found.values())
            draft.entities = tuple(d.all_entities[0] for d in found.values()) if same else codes
            draft.countries, draft.entity, draft.country = codes, draft.entities[0], codes[0]
        return draft

    def _people_about(self, i: int, n: int) -> bool:
        """Whether officials of several states were named, so that "the two presidents" is not said of states alone."""
        apart = self._apart(i, n)
        found = {d.all_countries[0] for d in self._recent(i, _REACH) if self._is_somebody(d)}
        return len(found - apart) > 1

    def _is_somebody(self, draft: Draft) -> bool:
        return (draft.human or draft.denotes == "person") and len(draft.all_countries) == 1

    def _rows(self, i: int, back: int, *, people: bool) -> Iterator[tuple[int, Row]]:
        """Sentences back from the one of token *i*, with the states they name, in text order."""
        by_sentence: dict[int, Row] = {}
        for draft in self._recent(i, back):
            row = by_sentence.setdefault(self._parse.sent[draft.head], {})
            for country in reversed(self._of(draft, people=people)):
                row.pop(country, None)
                row[country] = draft  # the first mention in the sentence stays in the end
        for number in sorted(by_sentence, reverse=True):
            row = by_sentence[number]
            yield number, {c: row[c] for c in reversed(row)}

    def _of(self, draft: Draft, *, people: bool) -> tuple[str, ...]:
        if draft.form == "pronoun" and self._parse.dep[draft.head] == "dobj":
            return ()  # "denied it"
        if (
            (draft.use == "place" and draft.kind != "name")
            or draft.kind in ("place", "media")
            or (people and not self._is_somebody(draft))
        ):
            return ()
        return tuple(c for c in draft.all_countries if self.is_state(c))

    def is_state(self, country: str) -> bool:
        """Whether a code is a state's."""
        known = self._lexicon.entities.get(country)
        return known is not None and known.type == "state"

    def _parties(
        self, i: int, n: int, *, opponents: bool, people: bool = False, keep: str = "",
        near: bool = False,
    ) -> Row | None:  # fmt: skip
        """The *n* states that the phrase at *i* means, in text order.

        Args:
            i: Head of the phrase.
            n: How many.
            opponents: Whether they stand against each other, so that who acts together is not meant.
            people: Whether they were named through their officials.
            keep: One of them, who may be the subject of the sentence.
            near: Whether only those sentences tell, not the whole text.
        """
        apart = self._apart(i, n) - {keep}
        own = self._parse.dep[first_conjunct(self._parse, i)] in _SUBJECTS
        apiece = opponents or bool(apart and not own)  # no two who act together, where others work on both
        bound = self._is_of_a_treaty(i)
        seen: Row = {}
        reach = 0 if bound else _REACH
        near = near or bound or people
        if apart and not opponents and own:
            # "Oslo wrote to Riga. Riga said both countries would wait": who speaks is one of them
            before = next((r for s, r in self._rows(i, 1, people=people) if s < self._parse.sent[i]), {})
            main = self._main_pair(i, set()) if n == 2 and not near else None
            for pair in (before, main or {}):
                if len(pair) == n and apart <= set(pair):
                    return pair
        rows = [
            (s, {c: d for c, d in row.items() if c not in apart}) for s, row in self._rows(i, _REACH + 1, people=people)
        ]
        for at, row in enumerate(row for s, row in rows if s >= self._parse.sent[i] - reach):
            if not row:
                continue
            said_again = n > 2 and any(d.form == "pronoun" for d in row.values())
            alone = len(row) == n and set(seen) <= set(row) and not said_again
            if alone and not (apiece and self._side_by_side(list(row.values()))):
                if not opponents or not self._is_beside_the_quarrel(i, row, apart):
                    return row
                continue
            listed = [c for c in self._coordinations(row, n) if not (apiece and self._side_by_side(list(c.values())))]
            if len(listed) == 1 and (not seen or not set(seen) & set(listed[0]) or set(seen) <= set(listed[0])):
                return listed[0]
            if apart and own and self._lexicon.sides.bare.isdisjoint((self._parse.lower[i],)):
                return None  # the speaker may be one of them
            seen = {**row, **{c: d for c, d in seen.items() if c not in row}}
            if len(listed) > 1 or len(seen) > n:
                break
            if len(seen) == n:
                further = rows[at + 1][1] if at + 1 < len(rows) else {}
                if set(further) <= set(seen) and not (apiece and self._side_by_side(list(seen.values()))):
                    return seen
                break
        if near or (apart and not opponents and self._parse.lemma[self._asker(i)] not in OBJECT_CONTROL):
            return None  # "Oslo said the road joined the two capitals": it may be one of them
        return self._same_again(i, n, apart) or (self._main_pair(i, apart) if n == 2 else None)

    def _counts(self, i: int) -> Counter[str]:
        """How often the text so far names each state."""
        told = (d for d in self._history if d.head < i)
        return Counter(country for d in told for country in self._of(d, people=False))

    def _is_beside_the_quarrel(self, i: int, row: Row, apart: set[str]) -> bool:
        """Whether the text is about somebody else, so that those who were just named need not be the sides to it."""
        counts = self._counts(i)
        rarest = min(counts[c] for c in row)
        return any(m > _OFTEN and m >= 2 * rarest for c, m in counts.items() if c not in row and c not in apart)

    def _is_within(self, country: str, other: int) -> bool:
        """Whether the text is about a war within a state, named more often than another one's part in it.

        Args:
            country: The state.
            other: How often the other one is named.
        """
        own = [d for d in self._history if d.all_countries == (country,) and d.kind != "place"]
        groups = Counter(e.partition("/")[0] for d in own for e in d.all_entities)
        rebels = max((n for e, n in groups.items() if e != country and not self.is_state(e)), default=0)
        return rebels >= _OFTEN and groups[country] >= _OFTEN and rebels > other

    def _asker(self, i: int) -> int:
        verb = governing_verb(self._parse, i)
        return i if verb is None else verb

    def _apart(self, i: int, n: int) -> set[str]:
        """Who urges both sides, or names them, is not one of them."""
        parse = self._parse
        above = governing_verb(parse, first_conjunct(parse, i))
        own = parse.dep[first_conjunct(parse, i)] in _SUBJECTS
        first = parse.sentences[parse.sent[i]][0]
        # "Chad briefed envoys; Mali urged both sides": only who urges
        first = next((t for t in range(i - 1, first, -1) if parse.word[t] == ";"), first)
        found: dict[str, None] = {}
        for draft in self._history[-30:]:
            if first <= draft.head < i and parse.dep[draft.head] in _SUBJECTS:
                verb = parse.head[draft.head]
                if not own or (above is not None and parse.dep[above] == "ccomp" and parse.head[above] == verb):
                    found.update(dict.fromkeys(draft.all_countries))
                    for k in conjuncts(parse, draft.head)[1:]:
                        found.update(
                            dict.fromkeys(c for d in self._history[-30:] if d.head == k for c in d.all_countries)
                        )
        if not own and above is not None and parse.lemma[above] in OBJECT_CONTROL and parse.dep[i] == "dobj":
            return set(found)  # "Chad and Mali urged the neighbours": nobody urges himself
        # "Chad and Mali said both armies would go": these two themselves
        return set(found) if len(found) != n else set()

    def _coordinations(self, row: Row, n: int) -> list[Row]:
        """The coordinations of exactly *n* among those whom a sentence names ("Chad and Mali")."""
        by_first: dict[int, Row] = {}
        for country, draft in row.items():
            by_first.setdefault(first_conjunct(self._parse, draft.head), {})[country] = draft
        return [found for found in by_first.values() if len(found) == n > 1]

    def _side_by_side(self, pair: list[Draft]) -> bool:
        """Whether two do together what is done to a third ("Chad and Mali condemned it"), so that they are no sides."""
        parse = self._parse
        if len({d.head for d in pair}) == 1:
            return False  # "both sides" of the sentence before
        first = min(pair, key=lambda d: d.head).head
        verb = parse.head[first]
        together = all(first_conjunct(parse, d.head) == first for d in pair) and parse.dep[first] == "nsubj"
        return (
            together
            and any(parse.dep[k] == "dobj" and parse.lower[k] not in ("other", "another") for k in parse.kids[verb])
            and parse.lemma[verb] not in _EACH_OTHER
        )

    def _same_again(self, i: int, n: int, apart: set[str]) -> Row | None:
        """Those who were meant last time, if nobody else was named since."""
        since: set[str] = set()
        for draft in reversed(self._history[-80:]):
            if self._parse.sent[i] - self._parse.sent[draft.head] > _SAME_PAIR:
                return None
            found = draft.all_countries
            if draft.rule.startswith("grounding.group.") and len(found) == n:
                return dict.fromkeys(found, draft) if since <= set(found) and not apart & set(found) else None
            since.update(self._of(draft, people=False))
        return None

    def _main_pair(self, i: int, apart: set[str]) -> Row | None:
        """The two whom the text so far is about."""
        counts: Counter[str] = Counter()
        last: Row = {}
        for draft in self._history:
            if draft.head >= i:
                break
            for country in self._of(draft, people=False):
                counts[country] += 1
                last[country] = draft
        ranked = [c for c in counts.most_common() if c[0] not in apart][:3]
        if len(ranked) < 2 or ranked[1][1] < _OFTEN or (len(ranked) > 2 and ranked[2][1] * _SELDOM > ranked[1][1]):
            return None
        if self._is_within(ranked[0][0], ranked[1][1]):
            return None  # an army and the rebels of its country
        return {c: last[c] for c, _ in ranked[:2]}
