"""Cues of threats, promises, red lines, obligations and conditions."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec

from standoff.lexicons.reading import Rule, read_yaml

ConditionKind = Literal[
    "clause",
    "concession",
    "coordination",
    "inversion",
    "phrase",
    "moment",
    "adverb",
    "precondition",
    "object",
    "subject",
    "red line",
    "predicate",
    "regard",
    "tolerate",
    "relative",
    "proviso",
    "none",
]
Act = Literal[
    "threat", "warning", "vow", "promise", "declaration", "consideration", "ultimatum", "demand", "obligation"
]


class Condition(Rule, frozen=True, kw_only=True):
    """What makes a clause or phrase a condition.

    Attributes:
        kind: Where the words stand (see the file's header).
        words: The subordinators, prepositions or determiners, in lower case.
        lemmas: Verbs of the consequence, for the kinds that go by the verb.
        negative: Whether the trigger is that something does not happen.
        strict: Whether an explicit cue is needed besides.
        progressive: Whether the clause must report something growing ("as the build-up progresses").
        acts: Whether the noun must name an act ("against acts that …").
        being: Whether the verb only equates ("would be an act of war"), so that no more than war itself will do.
        barred: Whether the consequence must be negated ("no talks before they leave").
        given: Whether it is what is asked for an offer ("in return for an apology").
        announced: Whether a strict rule also fires when somebody plainly says what his own side will do.
    """

    kind: ConditionKind
    words: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    negative: bool = False
    strict: bool = False
    progressive: bool = False
    acts: bool = False
    being: bool = False
    announced: bool = False
    barred: bool = False
    given: bool = False


class Cue(Rule, frozen=True, kw_only=True):
    """A word that issues a commitment.

    Attributes:
        act: What saying so does.
        lemmas: Verbs.
        nouns: Nouns.
        adjectives: Predicative adjectives ("was ready to").
        binding: Whether it commits its subject without a condition.
        deadline: Whether it needs a deadline.
        treaty: Whether its subject must be a treaty.
    """

    act: Act
    lemmas: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    binding: bool = False
    deadline: bool = False
    treaty: bool = False


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word lists that decide what a consequence is (see the file's comments)."""

    harm: dict[str, frozenset[str]]
    retribution: dict[str, frozenset[str]]
    woes: dict[str, frozenset[str]]
    doomed: frozenset[str]
    fated: frozenset[str]
    bystanders: frozenset[str]
    passive: frozenset[str]
    hostile: frozenset[str]
    violent: frozenset[str]
    chasing: frozenset[str]
    helpful: frozenset[str]
    measures: frozenset[str]
    mild: frozenset[str]
    hedges: frozenset[str]
    considering: frozenset[str]
    treaties: frozenset[str]
    acts: frozenset[str]
    anaphors: frozenset[str]
    deeds: frozenset[str]
    idle: dict[str, frozenset[str]]
    answers: frozenset[str]
    grounds: frozenset[str]
    issuing: frozenset[str]
    receiving: frozenset[str]
    demanding: frozenset[str]
    clear: frozenset[str]
    officials: frozenset[str]
    papers: frozenset[str]
    fellowships: frozenset[str]
    relenting: dict[str, frozenset[str]]
    pledged: frozenset[str]
    undergone: frozenset[str]
    voicing: frozenset[str]
    giving: frozenset[str]
    granted: frozenset[str]
    risking: frozenset[str]
    groups: frozenset[str]
    leaders: frozenset[str]
    nonstate: frozenset[str]
    forums: frozenset[str]
    private: frozenset[str]
    resuming: frozenset[str]
    defending: frozenset[str]
    shielding: frozenset[str]
    own: frozenset[str]
    dealing: frozenset[str]
    blows: frozenset[str]
    civil: frozenset[str]
    driving: dict[str, frozenset[str]]
    waging: frozenset[str]
    attacks: frozenset[str]
    ending: frozenset[str]
    yielding: frozenset[str]
    forces: frozenset[str]
    triggering: frozenset[str]
    rehearsing: frozenset[str]
    aid: frozenset[str]
    kindnesses: frozenset[str]
    relieving: frozenset[str]
    departing: frozenset[str]
    claimed: frozenset[str]
    conceding: frozenset[str]
    sparing: frozenset[str]
    talk: frozenset[str]
    utterances: dict[str, frozenset[str]]


@dataclass(frozen=True)
class CommitmentLexicon:
    """All of it, indexed.

    Attributes:
        conditions: All condition rules.
        issuing: All cue rules, also those that name a construction and list no word.
        first_words: Condition rules by the first of their words, longest first: ``{"in": [(("in", "case"), r)]}``.
        verbs: Condition rules by the verb of their consequence.
        cues: Cue by verb lemma, treaty cues left out.
        nouns: Cue by noun lemma.
        adjectives: Cue by predicative adjective.
        treaty: Treaty cue by verb lemma.
        words: Word lists.
    """

    conditions: tuple[Condition, ...]
    issuing: tuple[Cue, ...]
    first_words: dict[str, list[tuple[tuple[str, ...], Condition]]]
    verbs: dict[str, tuple[Condition, ...]]
    cues: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    treaty: dict[str, Cue]
    words: Words

    @cached_property
    def issuing_words(self) -> frozenset[str]:
        """Lemmas of all words that issue something; "word" is one where it is given."""
        return frozenset({*self.cues, *self.nouns, *self.adjectives, "word"})

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule with examples."""
        return (*self.conditions, *self.issuing)


def load_commitments() -> CommitmentLexicon:
    """The packaged lexicon of commitments."""
    conditions = read_yaml("commitments/conditions.yaml", tuple[Condition, ...])
    cues = read_yaml("commitments/cues.yaml", tuple[Cue, ...])
    words = read_yaml("commitments/words.yaml", Words)
    first_words: dict[str, list[tuple[tuple[str, ...], Condition]]] = {}
    for rule in conditions:
        for phrase in rule.words:
            split = tuple(phrase.split())
            first_words.setdefault(split[0], []).append((split, rule))
    verbs: dict[str, tuple[Condition, ...]] = {}
    for rule in conditions:
        for lemma in rule.lemmas:
            verbs[lemma] = (*verbs.get(lemma, ()), rule)
    for entries in first_words.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return CommitmentLexicon(
        conditions,
        cues,
        first_words,
        verbs,
        {lemma: cue for cue in reversed(cues) if not cue.treaty for lemma in cue.lemmas},
        {noun: cue for cue in reversed(cues) for noun in cue.nouns},
        {adjective: cue for cue in reversed(cues) for adjective in cue.adjectives},
        {lemma: cue for cue in cues if cue.treaty for lemma in cue.lemmas},
        words,
    )
