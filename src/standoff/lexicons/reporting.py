"""Reporting cues: the verbs, nouns, adjectives and phrases that hand a proposition to a speaker, with their frames.

A cue is kept by lemma, because what follows it is a matter of the verb ("vow to", "accuse somebody of"), and what it
does ("act") is what the later components ask for. The lists are our own; the frames follow ordinary English usage.
"""

from functools import cache
from typing import Literal

import msgspec

from standoff.errors import LexiconError
from standoff.lexicons.reading import Rule, packaged, read_yaml
from standoff.model.proposition import Stance

Frame = Literal[
    "quote", "clause", "object", "to", "person-to", "person-clause", "as", "complement", "bare", "gerund", "aside"
]
Act = Literal[
    "say",
    "threaten",
    "warn",
    "promise",
    "demand",
    "request",
    "accuse",
    "deny",
    "reject",
    "praise",
    "ask",
    "believe",
    "plan",
    "agree",
]


class Cue(Rule, frozen=True, kw_only=True):
    """Words that report in the same way.

    Attributes:
        act: What the speaker does by it.
        stance: Whether the content is asserted, denied or left unconfirmed; negation turns it (see ``attribution``).
        verbs: Lemmas; a particle or preposition that belongs to the verb follows an underscore ("point_out").
        nouns: Lemmas of nouns ("claim", "warning").
        adjectives: Lemmas of predicative adjectives ("confident").
        frames: What holds the content: ``quote`` direct speech beside the cue, ``clause`` a that-, wh- or bare clause,
            ``object`` the direct object, ``to`` an infinitive, ``person-to`` object and infinitive ("urge X to"),
            ``person-clause`` a clause after a person ("tell X that"), ``as`` object and "as" phrase, ``complement``
            object and what it is called ("call X a …"), ``gerund`` an -ing clause, ``bare`` nothing (the cue only
            follows what was said: "he went on"), ``aside`` the clause that the phrase stands beside.
        prepositions: Prepositions after which the content stands ("warn of", "accuse X of").
        person: Whether the object names the one spoken to or about and does not belong to the content.
        objects: Lemmas one of which must head the object; a person's name will do as well. Empty when any object does.
        barred: Lemmas none of which may head the object.
    """

    act: Act
    stance: Stance = "asserts"
    verbs: str = ""
    nouns: str = ""
    adjectives: str = ""
    frames: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    person: bool = False
    objects: str = ""
    barred: str = ""

    @property
    def object_lemmas(self) -> frozenset[str]:
        """The lemmas of ``objects``."""
        return frozenset(self.objects.split())

    @property
    def barred_lemmas(self) -> frozenset[str]:
        """The lemmas of ``barred``."""
        return frozenset(self.barred.split())


class ReportingLexicon:
    """Cues by lemma.

    Args:
        cues: All entries.

    Raises:
        LexiconError: If an entry's id occurs twice or it lists nothing.
    """

    def __init__(self, cues: tuple[Cue, ...]) -> None:
        self.cues = cues
        self.verbs: dict[str, tuple[Cue, ...]] = {}
        self.phrasal: dict[str, dict[str, tuple[Cue, ...]]] = {}
        self.nouns: dict[str, tuple[Cue, ...]] = {}
        self.adjectives: dict[str, tuple[Cue, ...]] = {}
        seen: set[str] = set()
        for cue in cues:
            if cue.id in seen:
                raise LexiconError(f"reporting: the id {cue.id!r} occurs twice")
            if not (cue.verbs or cue.nouns or cue.adjectives):
                raise LexiconError(f"reporting: {cue.id} lists no verb, noun or adjective")
            seen.add(cue.id)
            for word in cue.verbs.split():
                lemma, _, particle = word.partition("_")
                if particle:
                    table = self.phrasal.setdefault(lemma, {})
                    table[particle] = (*table.get(particle, ()), cue)
                else:
                    self.verbs[lemma] = (*self.verbs.get(lemma, ()), cue)
            for word in cue.nouns.split():
                self.nouns[word] = (*self.nouns.get(word, ()), cue)
            for word in cue.adjectives.split():
                self.adjectives[word] = (*self.adjectives.get(word, ()), cue)
        self.lemmas = frozenset({*self.verbs, *self.phrasal, *self.nouns, *self.adjectives})
        self.by_id = {cue.id: cue for cue in cues}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cues: tuple[Cue, ...]


@cache
def load_reporting() -> ReportingLexicon:
    """The packaged cues.

    Raises:
        LexiconError: If a file breaks the schema, or an entry is there twice or empty.
    """
    return ReportingLexicon(
        tuple(cue for path in packaged("reporting", ".yaml") for cue in read_yaml(path, _File).cues)
    )
