"""Whom a token or phrase stands for: the view over mentions that the later components ask."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from standoff.extraction.grammar import antecedent, conjuncts, kids
from standoff.extraction.parse import Parse
from standoff.model import Mention, Span

# Heads that stand for whoever follows "of": "members of NATO", "a group of Polish officials".
_TRANSPARENT = frozenset(
    "member part group number series majority rest some all both one several many any none head chief leader side "
    "delegation team couple pair dozen hundred thousand million lot handful".split()
)
# Organisations whose codes look like those of states.
_LEAGUES = frozenset({"EUR", "UNO", "GCC", "OAS", "CIS"})


class Reference(msgspec.Struct, frozen=True):
    """Whom a phrase stands for.

    Attributes:
        entities: Ids, in text order, without repetition; may be empty when only the country is known.
        countries: ISO 3166 alpha-3 or IGO codes, likewise.
        mentions: The mentions it rests on.
    """

    entities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entities or self.countries)

    def __add__(self, other: "Reference") -> "Reference":
        if not (other.entities or other.countries or other.mentions):
            return self
        return Reference(
            tuple(dict.fromkeys(self.entities + other.entities)),
            tuple(dict.fromkeys(self.countries + other.countries)),
            self.mentions + tuple(m for m in other.mentions if m not in self.mentions),
        )


NOBODY = Reference()


def is_person(mention: Mention) -> bool:
    """Whether a name is somebody's, of the tables or of the text."""
    return mention.rule.startswith(("offices.", "grounding.person."))


def is_state(meant: Reference) -> bool:
    """Whether none but states are meant, whom one may bid: "Europe must do more" says one of its own."""
    return all(len(c) == 3 and c not in _LEAGUES for c in meant.countries)


def is_town(mention: Mention) -> bool:
    """Whether a name is that of a capital or another place, whatever it stands for here."""
    return mention.rule.startswith(("actors.capital.", "actors.place."))


# Strokes that join the names of two sides ("the Chad-Libya border", "the Iran/Iraq war").
_STROKES = frozenset({"-", "/", "–", "—"})
# Abbreviations that word splitting leaves joined to what follows ("U.S.-Cuban").
_ABBREVIATED = {"U.S.": "USA", "U.K.": "GBR", "U.N.": "UNO"}


def reference(mention: Mention) -> Reference:
    """Whom a mention names, whatever its use; nobody if nobody knows."""
    entities = mention.entities or ((mention.entity,) if mention.entity else ())
    countries = mention.all_countries
    return Reference(entities, countries, (mention,)) if entities or countries else NOBODY


class Actors:
    """Mentions by token.

    Args:
        parse: The document's parse.
        heads: Mention by the token that heads it.
    """

    def __init__(self, parse: Parse, heads: dict[int, Mention]) -> None:
        self._parse = parse
        self._heads = heads
        self._covering: dict[int, Mention] = {}
        self._spoken: dict[int, Reference] = {}
        for mention in sorted(heads.values(), key=lambda m: m.start - m.end):
            for token in parse.tokens_in(Span(mention.start, mention.end)):
                self._covering.setdefault(token, mention)
        # Longest first above; names inside a longer mention are found through ``at``.

    def at(self, token: int) -> Mention | None:
        """The mention that *token* heads."""
        return self._heads.get(token)

    def persons(self) -> Iterator[tuple[int, str]]:
        """Heads of mentions of persons whom the text names, by name or office, and their ids."""
        named = {m.entity for m in self._heads.values() if is_person(m)}
        for token, mention in self._heads.items():
            if mention.entity is not None and mention.entity in named:
                yield token, mention.entity

    def covering(self, token: int) -> Mention | None:
        """The longest mention that *token* stands in."""
        return self._covering.get(token)

    def within(self, tokens: Iterable[int]) -> list[Mention]:
        """The mentions headed by any of *tokens*, in their order."""
        return [self._heads[t] for t in tokens if t in self._heads]

    def bind_speakers(self, spoken: Mapping[int, "Reference"]) -> None:
        """Makes first-person pronouns ("we", "our") stand for whoever speaks, from here on.

        Args:
            spoken: Reference of the speaker by token of the pronoun.
        """
        self._spoken = dict(spoken)

    def one(self, token: int) -> Reference:
        """Whom the noun phrase headed by *token* stands for, its coordinated neighbours left out.

        A bare place ("in Seoul") stands for nobody.
        """
        if token in self._spoken:
            return self._spoken[token]
        mention = self._heads.get(token)
        if mention is not None and mention.use in ("actor", "modifier", "other"):
            entities = mention.entities or ((mention.entity,) if mention.entity else ())
            countries = mention.all_countries
            if entities or countries:
                return Reference(entities, countries, (mention,))
        for k in self._parse.kids[token]:
            # "the newly named commander, Ana Ruiz": who that is the name says
            if self._parse.dep[k] == "appos" and self._parse.pos[k] == "PROPN" and k in self._heads:
                named = self._heads[k]
                if named.form == "name" and named.entity is not None and named.use == "actor" and is_person(named):
                    return Reference(named.entities or (named.entity,), named.countries, (named,))
        if self._parse.lemma[token] in _TRANSPARENT:
            for preposition in kids(self._parse, token, "prep"):
                if self._parse.lower[preposition] == "of":
                    for inner in kids(self._parse, preposition, "pobj"):
                        return self.of(inner)
        return NOBODY

    def of(self, token: int | None, *, verb: int | None = None) -> Reference:
        """Whom the noun phrase headed by *token* stands for, coordinated members included.

        Args:
            token: Head of the phrase; ``None`` gives nobody.
            verb: The verb it depends on, to see through relative pronouns.
        """
        if token is None:
            return NOBODY
        if verb is not None:
            token = antecedent(self._parse, token, verb)
        found = NOBODY
        for member in conjuncts(self._parse, token):
            found = found + self.one(member)
        return found

    def doubled(self, token: int, second: Reference) -> Reference:
        """Both of a double name ("Sino-Indian", "the Chad-Libya talks"), the first of which stands before *token*."""
        parse = self._parse
        if not second:
            return second
        joined = _ABBREVIATED.get(parse.word[token][:4]) if parse.word[token][4:5] in _STROKES else None
        if joined is not None:
            return Reference((joined,), (joined,)) + second
        if token < 2 or parse.word[token - 1] not in _STROKES or parse.start[token - 1] != parse.end[token - 2]:
            return second
        first = self.at(token - 2)
        if first is None or parse.start[token] != parse.end[token - 1]:
            return second
        # what lies between two towns ("the Lahore-Delhi line") is not between states
        named = first.form == "adjective" or (first.country is not None and not is_town(first))
        return reference(first) + second if named else second
