"""Whom the words for a speaker stand for, where their own mention does not say it.

"He said" inside a speech is whoever makes the speech; "it said" behind one is whatever spoke there; "the statement
said" is whoever issued the statement. Nobody becomes a speaker for being spoken of: where no one who spoke or issued it
is found, the speaker stays unknown.
"""

from collections.abc import Mapping, Sequence

from standoff.extraction.actors import NOBODY, Actors, Reference, is_person
from standoff.extraction.attribution_cues import UTTERANCES
from standoff.extraction.attribution_drafts import Said
from standoff.extraction.attribution_layout import Layout
from standoff.extraction.attribution_roster import roster
from standoff.extraction.grammar import agent, antecedent, kids, own_subject, possessor, subject
from standoff.extraction.parse import Parse
from standoff.model import Mention

_PEOPLE = frozenset({"he", "she", "i", "we", "you", "who"})
_THINGS = frozenset({"it", "they"})
_OWN = {"it": ("it", "its"), "they": ("they", "their")}
# Acts without a voice.
_SILENT = frozenset({"believe", "plan", "agree", "praise"})
# Parts of a body that speak for it and have no name of their own.
_PARTS = frozenset(
    "wing service office arm branch bureau centre center section unit press channel website account "
    "headquarters".split()
)
_MOUTHS = frozenset("spokesman spokeswoman spokesperson".split())
_ANSWERS = frozenset("response answer reply reaction retort rejoinder counterproposal".split())
# An "it" or "they" that speaks goes on from a speech at most so many sentences up.
_BACK = 2
# A statement is "the statement" for so many sentences.
_STATED = 6
_ISSUING = frozenset(
    "issue release publish make give read post send write put deliver circulate hand distribute".split()
)


class SpeakerReferences:
    """Resolves the speakers of one document.

    Args:
        parse: The document's parse.
        layout: Its sentences and quotations.
        actors: Its mentions.
        said: The drafts of its attributions.
        home: The state whose paper the page is, if a letterhead says so.
    """

    def __init__(
        self, parse: Parse, layout: Layout, actors: Actors, said: Sequence[Said], home: str | None = None
    ) -> None:
        self.parse = parse
        self.layout = layout
        self.actors = actors
        self.by_unit: dict[int, list[Said]] = {}
        for one in said:
            if one.cue is not None:
                self.by_unit.setdefault(layout.unit[one.cue.token], []).append(one)
        self._known: dict[int, Reference] = {}
        # The same label is the same speaker, though the recogniser saw a name in one place only.
        self._labels = roster(parse, layout, actors, [one for one in said if one.frame == "turn"], home)
        self._stated: dict[str, list[int]] | None = None

    def of(self, one: Said) -> Reference:
        """Whom the speaker of a draft stands for."""
        if id(one) not in self._known:
            self._known[id(one)] = NOBODY  # in case two lean on each other
            self._known[id(one)] = self._find(one)
        return self._known[id(one)]

    def words(self, said: Sequence[Said]) -> Mapping[int, Reference]:
        """By token, the pronouns that speak and stand for somebody else than their mention says."""
        found = {}
        for one in said:
            at = one.speaker
            if at is None or self.parse.lower[at] not in _THINGS:
                continue
            own, meant = self.of(one), self.actors.of(at)
            if own == meant:
                continue
            found[at] = own
            for first, beyond in one.pieces:
                # "It warned that it would go": both are the same.
                same = (i for i in range(first, beyond) if self.parse.lower[i] in _OWN[self.parse.lower[at]])
                found.update((i, own) for i in same if self.actors.of(i) == meant and self.layout.quote[i] < 0)
        return found

    def _find(self, one: Said) -> Reference:
        token = one.of if one.of is not None else one.speaker
        if token is None:
            return NOBODY
        if one.frame == "turn":
            return self.actors.of(token) or self._labels.get(self.parse.lower[token], NOBODY)
        if one.speaker is None and self.parse.lower[token] == "it":
            return self._unsaid(token)
        main = self._main(one)
        if main is not None:
            return self.of(main)
        if self.parse.lower[token] in _THINGS and self._reports(token, one):
            return self._thing(token, one)
        verb = one.cue.token if one.cue is not None else None
        found = self.actors.of(token, verb=verb)
        if found and self.parse.lower[token] in ("he", "she") and self._is_stranger(token, one, found):
            return NOBODY
        if found:
            return found
        head = antecedent(self.parse, token, verb) if verb is not None else token
        if self.parse.lemma[head] in UTTERANCES:
            return self._document(head, one)
        if self.parse.lemma[head] in _ANSWERS:
            owners = kids(self.parse, head, "poss")
            return self.actors.of(owners[0]) if owners else NOBODY
        if self.parse.lemma[head] in _MOUTHS:
            return self._told_of(head, one)
        return self._owner(head) if self.parse.lemma[head] in _PARTS else found

    def _told_of(self, spokesman: int, one: Said) -> Reference:
        """The body that somebody tells of who speaks for nobody named: "The navy would sail on, *a spokesman* said"."""
        parse = self.parse
        verb = parse.head[spokesman]
        if one.cue is None or verb != one.cue.token or parse.tag[spokesman] != "NN":
            return NOBODY
        if any(parse.dep[k] not in ("det", "amod") or parse.word[k].istitle() for k in parse.kids[spokesman]):
            return NOBODY
        said = [k for k in (*kids(parse, verb, "ccomp"), parse.head[verb]) if k < spokesman]
        about = own_subject(parse, said[0]) if said else None
        if about is None or parse.dep[about] != "nsubj":
            return NOBODY
        named = self.actors.at(about)
        stately = named is not None and named.entity is not None and "/" in named.entity and not is_person(named)
        return self.actors.of(about) if stately else NOBODY

    def _reports(self, token: int, one: Said) -> bool:
        """Whether a pronoun outside quotations is the subject of a verb of speech."""
        if self.layout.quote[token] >= 0 or one.cue is None or one.entry is None:
            return False
        return self.parse.head[token] == one.cue.token and one.entry.act not in _SILENT

    def _main(self, one: Said) -> Said | None:
        """Whose aside "he said" is: in "X said that A: B, he said, C" he is X, whoever was spoken of before.

        Where the tables do not know X, he stays unknown rather than becoming somebody else.
        """
        parse = self.parse
        if one.cue is None or one.speaker is None or parse.lower[one.speaker] not in ("he", "she"):
            return None
        if one.pieces[0][0] > one.cue.token or self.layout.quote[one.cue.token] >= 0:
            return None
        for other in self.by_unit.get(self.layout.unit[one.cue.token], ()):
            if (
                other is not one
                and other.cue is not None
                and other.speaker is not None
                and other.speaker < other.cue.token < one.pieces[0][0]
                and parse.tag[other.speaker] == "NNP"
                and parse.ner[other.speaker] not in ("GPE", "NORP")
                and all("/" in e or e.startswith("~") for e in self.of(other).entities)
            ):
                return other
        return None

    def _thing(self, token: int, one: Said) -> Reference:
        """Who "it" is that says something: what spoke in the sentence before, never what was only spoken of there."""
        found = self.actors.of(token)
        meant = {m.antecedent for m in found.mentions}
        first = self.layout.units[self.layout.unit[token]].first
        outside = (t for t in range(first, token) if not one.holds(t))
        if any(m.id in meant for m in self.actors.within(outside)):
            return found
        earlier = self._before(token)
        if earlier is None:
            return found
        plural = self.parse.lower[token] == "they"
        if earlier.speaker is not None and not self._is_person(earlier.speaker) and plural == self._plural(earlier):
            return self.of(earlier)
        spoken_of = any(
            m.id in meant for first, beyond in earlier.pieces for m in self.actors.within(range(first, beyond))
        )
        return NOBODY if spoken_of else found

    def _is_stranger(self, token: int, one: Said, found: Reference) -> bool:
        """Whether "he" is rather somebody unknown who spoke in the sentence before ("A skipper told us … He said")."""
        earlier = self._before(token) if self._reports(token, one) else None
        at = earlier.speaker if earlier is not None else None
        if earlier is None or at is None or self.parse.tag[at] != "NN" or self.of(earlier):
            return False
        some = any(self.parse.lower[k] in ("a", "an", "one", "another") for k in kids(self.parse, at, "det", "nummod"))
        older = all(m.start < self.parse.start[at] for m in self._antecedents(found))
        return some and older

    def _antecedents(self, found: Reference) -> list[Mention]:
        by_id = {m.id: m for m in self.actors.within(range(len(self.parse)))}
        return [by_id[m.antecedent] for m in found.mentions if m.antecedent in by_id]

    def _unsaid(self, token: int) -> Reference:
        """Who stresses what "it was stressed" reports: the body that spoke in the same paragraph, if any."""
        earlier = self._before(token)
        if earlier is None or earlier.speaker is None or self._is_person(earlier.speaker):
            return NOBODY
        units = self.layout.units
        same = units[self.layout.unit[token]].paragraph == units[self.layout.unit[earlier.first]].paragraph
        return self.of(earlier) if same else NOBODY

    def _before(self, token: int) -> Said | None:
        """The last speech of the sentences before, in the same paragraph or right at the end of the one above."""
        unit = self.layout.unit[token]
        for back in range(unit - 1, max(unit - 1 - _BACK, -1), -1):
            far = self.layout.units[back].paragraph != self.layout.units[unit].paragraph
            if far and back != unit - 1:
                return None
            outer = self._outermost(back)
            if outer is not None:
                return outer
        return None

    def _outermost(self, unit: int) -> Said | None:
        """The last attribution of a sentence that stands in none of the others."""
        listed = self.by_unit.get(unit, ())
        outer = [
            s
            for s in listed
            if s.cue is not None and s.cue.quote < 0 and not any(o is not s and o.holds(s.cue.token) for o in listed)
        ]
        return max(outer, key=lambda s: s.cue.token if s.cue else 0, default=None)

    def _is_person(self, token: int) -> bool:
        parse = self.parse
        if parse.lower[token] in _PEOPLE or parse.ner[token] == "PERSON":
            return True
        mention = self.actors.at(token)
        return mention is not None and is_person(mention)

    def _plural(self, one: Said) -> bool:
        parse, at = self.parse, one.speaker
        assert at is not None
        return parse.tag[at] in ("NNS", "NNPS") or parse.lower[at] == "they" or bool(kids(parse, at, "conj"))

    def _document(self, noun: int, one: Said) -> Reference:
        """Whose a statement, letter or report is: its owner's, or whoever issued the last one before it."""
        parse = self.parse
        owner = self._owner(noun)
        if owner:
            return owner
        definite = any(parse.lower[k] in ("the", "this", "that", "these") for k in kids(parse, noun, "det"))
        if not definite or any(parse.dep[k] in ("poss", "amod", "compound", "acl", "relcl") for k in parse.kids[noun]):
            return NOBODY
        for at in reversed(self._documents().get(parse.lemma[noun], ())):
            if at < noun and self.layout.unit[at] < self.layout.unit[noun]:
                near = self.layout.unit[noun] - self.layout.unit[at] <= _STATED
                return self._issuer(at) if near else NOBODY
        # "… 'We shall act,' the ministry said. The statement said": a speech in other words.
        earlier = self._before(noun)
        return self.of(earlier) if earlier is not None and earlier is not one else NOBODY

    def _owner(self, noun: int) -> Reference:
        parse = self.parse
        token = possessor(parse, noun)
        if token is not None:
            return self.actors.of(token)
        for k in parse.kids[noun]:
            if parse.dep[k] == "acl" and parse.tag[k] == "VBN" and (by := agent(parse, k)) is not None:
                return self.actors.of(by)
            if parse.dep[k] == "prep" and parse.lower[k] in ("from", "by", "of"):
                for inner in kids(parse, k, "pobj"):
                    if found := self.actors.of(inner):
                        return found
        return NOBODY

    def _documents(self) -> dict[str, list[int]]:
        """The nouns for what is said or written, by lemma, in text order; looked for once."""
        if self._stated is None:
            self._stated = {}
            for i, lemma in enumerate(self.parse.lemma):
                if lemma in UTTERANCES and self.parse.pos[i] == "NOUN":
                    self._stated.setdefault(lemma, []).append(i)
        return self._stated

    def _issuer(self, noun: int) -> Reference:
        """Who issued a statement where it is first spoken of ("said in a statement", "issued a statement")."""
        parse = self.parse
        owner = self._owner(noun)
        if owner:
            return owner
        unit = self.layout.unit[noun]
        for other in self.by_unit.get(unit, ()):
            if other.cue is not None and other.speaker is not None and other.speaker != noun:
                under = self._under(noun, other.cue.token)
                if under and not other.holds(noun):
                    return self.of(other)
        verb = parse.head[noun]
        if parse.dep[noun] == "dobj" and parse.lemma[verb] in _ISSUING:
            who = subject(parse, verb)
            return self.actors.of(who, verb=verb) if who is not None else NOBODY
        outer = self._outermost(unit)
        if outer is not None and outer.speaker == noun:
            return self.of(outer)
        return NOBODY

    def _under(self, token: int, verb: int) -> bool:
        """Whether a noun is the object of a preposition of a verb ("said in a statement issued at noon")."""
        for _ in range(6):
            head = self.parse.head[token]
            if head == verb:
                return self.parse.dep[token] in ("prep", "dobj")
            if head == token or self.parse.pos[head] in ("VERB", "AUX"):
                return False
            token = head
        return False
