"""Whose side a noun is on: the issuer himself, what is his own, or "we" in his mouth.

"The government will answer", says a ministry; "his country would not sign, the premier said": both speak of themselves.
"""

from collections.abc import Container

from standoff.extraction.actors import Actors, Reference
from standoff.extraction.grammar import kids, own_subject, subject
from standoff.extraction.issuance import Issuance
from standoff.extraction.menaces import answers_fire
from standoff.extraction.parse import Parse
from standoff.extraction.speakers import Speakers
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Attribution

PRONOUNS = frozenset({"he", "she", "it", "they"})
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my"})
_BODIES = frozenset(
    "government military army navy country state nation administration force republic ministry emirate kingdom bloc "
    "alliance group movement cabinet soldier troop guard fleet authority leadership parliament monarchy sultanate "
    "empire union regime".split()
)
_MEN = frozenset("soldier troop guard patrol sailor marine gunner".split())
# With a possessive also these: "our people will fight".
_OURS = frozenset("people man side homeland fighter capital party island city pilot sailor gunner police".split())
# "The whole alliance will answer", "the coast guard".
_WHOLE = frozenset("whole entire armed coast border united".split())


# What needs no article: "parliament will not ratify it".
_PROPER = frozenset({"parliament", "congress"})


class Sides:
    """Answers "is it the issuer's own?" for the subjects and objects of one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Cues and word lists.
        speakers: Who issues by its words.
        persons: Ids of the persons whom it names.
    """

    def __init__(
        self, parse: Parse, actors: Actors, lexicon: CommitmentLexicon, speakers: Speakers, persons: Container[str]
    ) -> None:
        self._parse = parse
        self._actors = actors
        self._lexicon = lexicon
        self._speakers = speakers
        self._persons = persons

    def is_own(self, issuance: Issuance, verb: int) -> bool:
        """Whether the subject of *verb* is the issuer's own side."""
        who = subject(self._parse, verb)
        if who is None:
            return False
        if self._is_vowed(issuance, verb):
            return True
        named = self._actors.of(who, verb=verb)
        if not named and self._parse.lower[who] in PRONOUNS and self._is_reported(who, verb, issuance):
            return True
        if share(issuance.issuer, named) or self._is_own_pronoun(who):
            return True
        if not named and self._is_of_speaker(who, issuance, verb):
            return True
        # "The government will answer", says a ministry: a body that nobody else owns is the speaker's own.
        spoken = bool(issuance.issuer.countries) or issuance.group is not None
        return not named and spoken and (self._is_bare_body(who) or self._are_its_men(issuance, who))

    def _are_its_men(self, issuance: Issuance, who: int) -> bool:
        """Whether men in arms can only be the speaker's own: "soldiers on the island would return fire"."""
        parse, verb = self._parse, self._parse.head[who]
        if parse.lemma[who] not in _MEN or parse.tag[who] != "NNS" or not answers_fire(parse, verb):
            return False
        bare = all(parse.dep[k] in ("det", "prep", "compound") and parse.lower[k] != "of" for k in parse.kids[who])
        states = {
            c for k in kids(parse, who, "prep") for o in kids(parse, k, "pobj") for c in self._actors.of(o).countries
        }
        return bare and (not states or bool(states & set(issuance.issuer.countries)))

    def _is_vowed(self, issuance: Issuance, verb: int) -> bool:
        """Whether the issuer binds himself by an infinitive: "a Note to Quito threatening to close the river"."""
        parse, cue = self._parse, issuance.cue
        return (
            cue is not None
            and issuance.act in ("threat", "vow", "promise")
            and parse.head[verb] == cue
            and parse.dep[verb] in ("xcomp", "acl")
            and any(parse.lower[k] == "to" and parse.dep[k] == "aux" for k in parse.kids[verb])
            and own_subject(parse, verb) is None
            and not (parse.pos[cue] == "VERB" and kids(parse, cue, "dobj"))
        )

    def _is_reported(self, who: int, verb: int, issuance: Issuance) -> bool:
        """Of oneself: in "X said that it would …" a pronoun that nothing else explains is the speaker."""
        cue = issuance.attribution.cue if issuance.attribution is not None else None
        above = self._parse.head[verb]
        if self._parse.lower[who] == "it" and any(e in self._persons for e in issuance.issuer.entities):
            # "Burhan rejected the plan, saying it would ruin the army": nobody calls himself "it".
            return False
        if issuance.group is not None and cue is not None:
            # "It will go on, the front said": said beside it, and not of it.
            said = self._parse.token_at(cue.start)
            if said is not None and self._parse.dep[said] == "parataxis" and self._parse.head[said] == verb:
                return True
        return (
            cue is not None
            and self._parse.dep[verb] == "ccomp"
            and cue.start <= self._parse.start[above] < cue.end
            and (
                issuance.group is not None
                or (self._parse.lower[who] == "they") == (len(issuance.issuer.countries) > 1)
                or self._is_band(issuance)
            )
        )

    def is_ours(self, issuance: Issuance, noun: int) -> bool:
        """Whether a noun is the issuer, or "us"."""
        named = self._actors.of(noun)
        if any(e.endswith("/citizens") for e in named.entities):
            return False
        return self._parse.lower[noun] in _FIRST_PERSON or share(issuance.issuer, named)

    def _is_of_speaker(self, who: int, issuance: Issuance, verb: int) -> bool:
        """Whether a body is the speaker's by its possessive: "his country", "her government", "its warplanes".

        A possessive that nobody known explains is the speaker's own where a group speaks that nobody knows either.
        """
        parse, words = self._parse, self._lexicon.words
        if parse.lemma[who] not in _BODIES | _OURS | words.forces and not self._speakers.is_group(who):
            return False
        for owner in kids(parse, who, "poss"):
            named = self._actors.of(owner)
            if named:
                return share(issuance.issuer, named)
            said = issuance.attribution
            if said is not None and self._is_beside(said, verb) and parse.lower[owner] in ("his", "her", "its"):
                # "His government, the premier said, would not sign."
                return True
            return (
                issuance.group is not None and said is not None and parse.lower[owner] in ("its", "their", "his", "her")
            )
        return False

    def _is_beside(self, said: Attribution, verb: int) -> bool:
        """Whether the saying stands in the middle of what is said."""
        cue = self._parse.token_at(said.cue.start) if said.cue is not None else None
        return cue is not None and self._parse.dep[cue] == "parataxis" and self._parse.head[cue] == verb

    def _is_band(self, issuance: Issuance) -> bool:
        """Whether it is a group, and no state, that speaks of itself: "the Houthis said *they* would …"."""
        issuer = issuance.issuer
        return bool(issuer.entities) and not any(
            e.split("/", maxsplit=1)[0] in issuer.countries for e in issuer.entities
        )

    def _is_bare_body(self, who: int) -> bool:
        parse = self._parse
        modifiers = [k for k in parse.kids[who] if parse.dep[k] in ("poss", "amod", "compound", "prep", "nmod")]
        bare = all(parse.lower[k] in _WHOLE for k in modifiers)
        body = parse.lemma[who] in _BODIES | self._lexicon.words.groups and parse.pos[who] == "NOUN"
        body = body or (parse.lower[who] in _PROPER and parse.pos[who] == "PROPN")
        named = any(parse.lower[k] == "the" for k in parse.kids[who]) or parse.lemma[who] in _PROPER
        return bare and body and named

    def _is_own_pronoun(self, who: int) -> bool:
        parse = self._parse
        if parse.lower[who] in _FIRST_PERSON:
            return True
        if parse.lower[who] in ("they", "it"):
            # "If our troops are attacked, they will respond."
            before = [own_subject(parse, k) for k in kids(parse, parse.head[who], "advcl") if k < who]
            who = next((k for k in before if k is not None), who)
        return any(parse.dep[k] == "poss" and parse.lower[k] in _FIRST_PERSON for k in parse.kids[who])


def share(one: Reference, other: Reference) -> bool:
    """Whether two stand for one state, organisation or person, if for others as well."""
    return bool({*one.countries, *one.entities} & {*other.countries, *other.entities})
