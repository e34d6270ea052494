"""Number words, hedges, what is said of the things counted, and by which words a report is denied or left open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec

from standoff.lexicons.reading import Rule, read_yaml
from standoff.model.proposition import Stance


class Hedge(Rule, frozen=True, kw_only=True):
    """Words that widen a figure.

    Attributes:
        before: Phrases before the number, in lower case.
        after: Phrases after it.
        low: Factor for the smallest number meant; 0 leaves it at zero.
        high: Factor for the largest, ``None`` leaves it open.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    low: float
    high: float | None


class CountedState(Rule, frozen=True, kw_only=True):
    """What words say of the things counted; all are lemmas.

    Attributes:
        state: Goes into ``Claim.state``.
        object: Verbs that say it of what they are done to.
        subject: Verbs that say it of who does them.
        adjectives: Predicates and attributes.
        nouns: Nouns that are themselves what is counted ("12 dead").
        of: Nouns that say it of what follows "of" ("the death of three clerks").
        people: Whether one person named with it counts as one ("a guard was killed").
    """

    state: str
    object: frozenset[str]
    subject: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    of: frozenset[str]
    people: bool


class StanceWords(Rule, frozen=True, kw_only=True):
    """Words by which a report is denied, left open or taken back.

    Attributes:
        stance: What they do to it.
        verbs: Lemmas; those that say "unconfirmed" count only where they are negated or not possible.
        objects: Nouns one of which the verb's object must be; empty when any will do.
        nouns: Nouns that "no" makes a missing confirmation.
        adjectives: Attributes or predicates of a report.
        retracts: Whether an earlier statement is taken back.
    """

    stance: Stance
    verbs: frozenset[str]
    objects: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    retracts: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    numbers: dict[str, float]
    magnitudes: dict[str, float]
    quantifiers: dict[str, tuple[float, float]]
    vague: dict[str, tuple[float, float]]
    hedges: tuple[Hedge, ...]
    measures: frozenset[str]
    currency: frozenset[str]
    labels: frozenset[str]
    containers: frozenset[str]
    changes: frozenset[str]
    undergo: frozenset[str]
    lives: frozenset[str]
    reflexive: frozenset[str]
    speakers: frozenset[str]
    counters: frozenset[str]
    things: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    states: tuple[CountedState, ...]
    stances: tuple[StanceWords, ...]


@dataclass(frozen=True)
class QuantityLexicon:
    """The words of figures. See the data's comments for what each class is.

    Attributes:
        numbers: Value by number word.
        magnitudes: Factor by word ("thousand").
        quantifiers: Bounds by phrase that stands before a magnitude ("several").
        vague: Bounds by phrase that stands alone ("tens of thousands").
        before: Hedge by phrase that stands before a number.
        after: Hedge by phrase that stands after it.
        measures: Lemmas of nouns that measure, number or address rather than count.
        currency: Lemmas of currencies.
        labels: Words after which a number is a name.
        containers: Nouns that stand for what follows "of".
        changes: Verbs that bring a figure to a new value.
        undergo: Verbs whose subject gets what their object names.
        lives: Verbs that end the lives they are said of.
        reflexive: Verbs that kill who does them to himself.
        speakers: Nouns of people who are quoted rather than counted.
        counters: Verbs whose subject vouches for the figure.
        things: Nouns of what is worth a claim however few there are.
        bodies: Singular nouns whose size is a number of soldiers.
        groups: Singular nouns that are not one person.
        states: What is said of the things counted, first match wins.
        stances: Words that deny, leave open or take back.
    """

    numbers: dict[str, float]
    magnitudes: dict[str, float]
    quantifiers: dict[tuple[str, ...], tuple[float, float]]
    vague: dict[tuple[str, ...], tuple[float, float]]
    before: dict[tuple[str, ...], Hedge]
    after: dict[tuple[str, ...], Hedge]
    measures: frozenset[str]
    currency: frozenset[str]
    labels: frozenset[str]
    containers: frozenset[str]
    changes: frozenset[str]
    undergo: frozenset[str]
    lives: frozenset[str]
    reflexive: frozenset[str]
    speakers: frozenset[str]
    counters: frozenset[str]
    things: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    states: tuple[CountedState, ...]
    stances: tuple[StanceWords, ...]

    @cached_property
    def rank(self) -> dict[str, int]:
        """Place of a state in ``states``: of several that fit, the first wins."""
        return {s.state: n for n, s in enumerate(self.states)}

    def _by(self, words: Callable[[CountedState], Iterable[str]]) -> dict[str, CountedState]:
        """The states by some of their words; of several that share a word, the first wins."""
        return {word: state for state in reversed(self.states) for word in words(state)}

    @cached_property
    def objects(self) -> dict[str, CountedState]:
        """State of what a verb is done to, by lemma."""
        return self._by(lambda state: state.object)

    @cached_property
    def subjects(self) -> dict[str, CountedState]:
        """State of who does a verb, by lemma."""
        return self._by(lambda state: state.subject)

    @cached_property
    def adjectives(self) -> dict[str, CountedState]:
        """State by adjective."""
        return self._by(lambda state: state.adjectives)

    @cached_property
    def nouns(self) -> dict[str, CountedState]:
        """State of what a noun counts, by lemma."""
        return self._by(lambda state: state.nouns)

    @cached_property
    def of(self) -> dict[str, CountedState]:
        """State of what follows "of", by the noun before it."""
        return self._by(lambda state: state.of)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Lemmas of verbs, nouns and adjectives that speak of people hurt, held or lost."""
        return frozenset(
            word for s in self.states if s.people for word in (*s.object, *s.subject, *s.of, *s.adjectives, *s.nouns)
        )

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words with which a figure that is not written in digits can begin."""
        firsts = {phrase[0] for phrase in (*self.quantifiers, *self.vague)}
        return frozenset(self.numbers) | firsts | {"hundred", "thousand"}

    @cached_property
    def doubts(self) -> dict[str, StanceWords]:
        """Words that deny, leave open or take back, by verb, noun or adjective; verbs with objects stand apart."""
        return {word: s for s in reversed(self.stances) for word in (*s.verbs, *s.nouns, *s.adjectives)}

    @cached_property
    def doubts_phrasal(self) -> frozenset[str]:
        """The verbs among them that stand with a particle ("take_back"), without it."""
        return frozenset(word.partition("_")[0] for word in self.doubts if "_" in word)

    @property
    def hedges(self) -> tuple[Hedge, ...]:
        """The hedges, each once."""
        return tuple({h.id: h for h in (*self.before.values(), *self.after.values())}.values())

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule with examples."""
        return (*self.hedges, *self.states, *self.stances)


def load_quantities() -> QuantityLexicon:
    """The packaged lexicon of figures.

    Raises:
        LexiconError: If the file breaks its schema.
    """
    file = read_yaml("quantities.yaml", _File)
    return QuantityLexicon(
        file.numbers,
        file.magnitudes,
        {tuple(phrase.split()): bounds for phrase, bounds in file.quantifiers.items()},
        {tuple(phrase.split()): bounds for phrase, bounds in file.vague.items()},
        {tuple(phrase.split()): hedge for hedge in file.hedges for phrase in hedge.before},
        {tuple(phrase.split()): hedge for hedge in file.hedges for phrase in hedge.after},
        file.measures,
        file.currency,
        file.labels,
        file.containers,
        file.changes,
        file.undergo,
        file.lives,
        file.reflexive,
        file.speakers,
        file.counters,
        file.things,
        file.bodies,
        file.groups,
        file.states,
        file.stances,
    )
