"""What a cue governs: the token range of its content when that is a clause or phrase of the cue's own sentence.

The parse gives the complement; punctuation and quotation marks correct it where it stops short, because the small
parser often cuts a long clause in two.
"""

import msgspec

from standoff.extraction.attribution_cues import UTTERANCES, VERBAL, Found, doubled_subject, has_subject, stands_passive
from standoff.extraction.attribution_drafts import Range
from standoff.extraction.attribution_extents import ASIDE
from standoff.extraction.attribution_layout import Layout, Unit
from standoff.extraction.attribution_ranges import Ranges
from standoff.extraction.attribution_senses import by_mood
from standoff.extraction.grammar import agent, ancestors, own_subject, subtree
from standoff.extraction.modality_disowned import NEWS
from standoff.extraction.parse import Parse
from standoff.lexicons.reporting import Cue

# By which a place is named where something is said: "said in Lima that …".
_WHERE = frozenset({"in", "from", "at"})
_CLAUSAL = frozenset({"ccomp", "xcomp"})
_MARKS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"})
# Nouns whose "that" clause is a term or a ground, no speech.
_TERMS = frozenset({"condition", "grounds", "basis", "understanding", "proviso", "event", "provided"})
# What is done with a message itself.
_ISSUED = frozenset(
    "issue publish release post send read write make carry see receive obtain get have share distribute circulate "
    "quote cite record translate deliver give hear call describe".split()
)
# Objects that say nothing by themselves.
_EMPTY = frozenset({"that", "which", "it", "so", "this", "what"})
_ISSUING = frozenset({"promise", "threaten", "warn"})
_CASES = frozenset({"if", "unless", "should", "until", "once"})
# Words for numbers that no tagger counts as such.
_NUMBERS = frozenset("zero nil half third quarter dozen hundred thousand million billion score".split())
# Tokens between what is put at a figure and the figure.
_FAR = 16
_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr", "obj"})


class Governed(msgspec.Struct, frozen=True):
    """What a cue governs.

    Attributes:
        cue: The entry that applies.
        pieces: Token ranges of the content.
        frame: Which of its frames does.
    """

    cue: Cue
    pieces: list[Range]
    frame: str


class Regions:
    """What cues govern, for one document.

    Args:
        parse: The document's parse.
        layout: Its sentences and quotations.
        ranges: Turns roots of clauses into token ranges.
    """

    def __init__(self, parse: Parse, layout: Layout, ranges: Ranges) -> None:
        self.parse = parse
        self.layout = layout
        self.ranges = ranges

    def content(self, found: Found) -> Governed | None:
        """What a cue governs to its right, or ``None``."""
        if found.kind == "verb":
            return self._verb(found)
        if found.kind == "noun":
            return self._noun(found)
        return self._adjective(found)

    def _verb(self, found: Found) -> Governed | None:
        parse, verb = self.parse, found.token
        unit = self.layout.units[self.layout.unit[verb]]
        right = [k for k in parse.kids[verb] if found.beyond <= k < unit.beyond]
        if stands_passive(parse, verb):
            return self._passive(found, unit, right)
        cue = found.having("clause", "person-clause")
        if cue is not None:
            clause = self._clause(found, right, person=cue.person)
            if clause is not None:
                cue = by_mood(parse, found, cue, clause[-1])
                return Governed(cue, [self.ranges.under(clause, found, unit)], "clause")
        cue = found.having("complement")
        if cue is not None:
            named = self._complement(found, right, unit)
            if named is not None:
                return Governed(cue, [named], "complement")
        cue = found.having("as")
        if cue is not None:
            compared = self._as_phrase(found, right, unit, cue)
            if compared is not None:
                return Governed(cue, [compared], "as")
        for cue in found.cues:
            framed = self._frame(found, right, unit, cue)
            if framed is not None:
                return Governed(cue, [framed[1]], framed[0])
        return None

    def _frame(self, found: Found, right: list[int], unit: Unit, cue: Cue) -> tuple[str, Range] | None:
        """The infinitive, participle, preposition or object that an entry calls for, with the name of the frame."""
        objects = [k for k in right if self.parse.dep[k] in _OBJECTS]
        if "at" in cue.prepositions and (objects or cue.objects):
            # "the means it would place at their disposal" puts nothing at a figure
            return self._figure(found, unit, cue, objects) if objects else None
        framed = self._infinitive(found, right, unit, cue, objects)
        if framed is None and cue.prepositions:
            framed = self._prepositional(found, right, unit, cue, objects)
        if framed is None and found.beyond > found.token + 1:
            framed = self._particle(found, right, unit, cue)
        if framed is None and "object" in cue.frames:
            framed = self._object(found, right, unit, cue, objects)
        return framed

    def _infinitive(
        self, found: Found, right: list[int], unit: Unit, cue: Cue, objects: list[int]
    ) -> tuple[str, Range] | None:
        """What "urge X to withdraw", "vow to withdraw" and "deny withdrawing" govern."""
        parse = self.parse
        for k in right:
            if parse.dep[k] not in _CLAUSAL:
                continue
            to = _has_to(parse, k)
            if "person-to" in cue.frames and to and (objects or own_subject(parse, k) is not None):
                start = min([*objects, *subtree(parse, k)])
                return "to", self.ranges.under([start, k], found, unit)
            if "to" in cue.frames and to and not objects and own_subject(parse, k) is None:
                return "to", self.ranges.under([k], found, unit)
            if "gerund" in cue.frames and _is_gerund(parse, k):
                return "gerund", self.ranges.under([k], found, unit)
        return None

    def _prepositional(
        self, found: Found, right: list[int], unit: Unit, cue: Cue, objects: list[int]
    ) -> tuple[str, Range] | None:
        """What "warn of floods" and "accuse X of theft" govern (there with the object)."""
        parse = self.parse
        if objects and cue.objects and not _takes(parse, cue, objects[0], person=True):
            return None
        if objects and (cue.act == "accuse" or cue.person):
            right = [*right, *(k for k in parse.kids[objects[0]] if parse.dep[k] == "prep" and k > objects[0])]
        for k in right:
            if parse.dep[k] in ("prep", "agent") and parse.lower[k] in cue.prepositions and parse.kids[k]:
                if cue.act == "accuse" and objects:
                    return "preposition", self.ranges.under([objects[0], k], found, unit)
                inner = [p for p in parse.kids[k] if parse.dep[p] in ("pobj", "pcomp", "prep")]
                if inner:
                    return "preposition", self.ranges.under(inner[:1], found, unit, aside=True)
        return None

    def _figure(self, found: Found, unit: Unit, cue: Cue, objects: list[int]) -> tuple[str, Range] | None:
        """What is put at a figure, with the figure: "put *the loss in Lima at two boats*"; nothing is "put at risk"."""
        parse, thing = self.parse, objects[0]
        if _takes(parse, cue, thing):
            for at in range(thing + 1, min(thing + _FAR, unit.beyond)):
                if parse.lower[at] != "at" or found.token not in ancestors(parse, at):
                    continue
                if any(parse.pos[t] == "NUM" or parse.lemma[t] in _NUMBERS for t in subtree(parse, at)):
                    return "preposition", self.ranges.under([thing, at], found, unit, aside=True)
        if "object" in cue.frames:
            return self._object(found, objects, unit, cue, objects)
        return None

    def _particle(self, found: Found, right: list[int], unit: Unit, cue: Cue) -> tuple[str, Range] | None:
        """What "call for talks" and "call on X to talk" govern: the particle is the preposition."""
        parse = self.parse
        inner = [p for p in parse.kids[found.beyond - 1] if parse.dep[p] in ("pobj", "pcomp")]
        if not inner:
            return None
        if "object" in cue.frames:
            return "object", self.ranges.under(inner[:1], found, unit, aside=True)
        if "person-to" in cue.frames:
            clause = [k for k in right if parse.dep[k] in ("xcomp", "advcl", "ccomp") and _has_to(parse, k)]
            clause += [
                k for p in inner for k in parse.kids[p] if parse.dep[k] in ("acl", "relcl") and _has_to(parse, k)
            ]
            return "to", self.ranges.under([inner[0], *clause[:1]], found, unit, aside=True)
        return None

    def _object(
        self, found: Found, right: list[int], unit: Unit, cue: Cue, objects: list[int]
    ) -> tuple[str, Range] | None:
        """What "condemn the raid" and "express alarm that …" govern."""
        parse = self.parse
        if cue.act == "deny" and any(parse.dep[k] == "dative" for k in objects):
            return None  # "denied him entry"
        for k in objects:
            if parse.dep[k] == "dative" or (parse.pos[k] == "PRON" and parse.lower[k] in _EMPTY):
                continue
            if not _takes(parse, cue, k):
                continue
            clause = [c for c in right if c > k and parse.dep[c] == "ccomp" and has_subject(parse, c)]
            if clause and "clause" not in cue.frames:
                # "expressed alarm in Oslo that …": the clause belongs to the noun.
                return "object", self.ranges.under([k, clause[0]], found, unit)
            case = [c for c in right if cue.act in _ISSUING and _is_case(parse, c, k)]
            if case:
                # "Vowed a reply should the drill go ahead": for which case belongs to what is vowed.
                return "object", self.ranges.under([k, case[0]], found, unit)
            return "object", self.ranges.under([k], found, unit, aside=True)
        return None

    def _clause(self, found: Found, right: list[int], *, person: bool) -> list[int] | None:
        """The roots of the clause that a verb of saying governs to its right."""
        parse = self.parse
        for k in right:
            if parse.dep[k] != "ccomp" or (_has_to(parse, k) and not _marked(parse, k)):
                continue
            verbal = parse.pos[k] in VERBAL or any(parse.pos[c] in VERBAL for c in parse.kids[k])
            if verbal or has_subject(parse, k) or _marked(parse, k):
                return [k]
        for k in right:
            if parse.dep[k] in ("advcl", "xcomp", "acl", "relcl", "dep") and _mark(parse, k) in ("that", "whether"):
                return [k]
        for k in right:
            # "told reporters that …" hung on the person by mistake.
            if parse.dep[k] in _OBJECTS and person:
                for inner in parse.kids[k]:
                    if parse.dep[inner] in ("relcl", "acl", "ccomp") and inner > k and _mark(parse, inner) in _MARKS:
                        return [inner]
        return self._lost_clause(found)

    def _lost_clause(self, found: Found) -> list[int] | None:
        """A clause with "that" which the parse took for a relative clause or hung elsewhere.

        "predicted at the debate that they will win": what looks like a relative clause has all its own parts.
        """
        parse = self.parse
        reach = 16 if found.having("person-clause") is not None else 8
        for i in range(found.beyond, min(found.beyond + reach, len(parse))):
            if parse.sent[i] != parse.sent[found.token] or parse.pos[i] in VERBAL or parse.word[i] in (";", ":"):
                return None
            if parse.lower[i] != "that" or parse.dep[i] == "det":
                continue
            if parse.lemma[i - 1] in NEWS and parse.dep[i - 1] != "dobj":
                return None  # "recalls its envoy over claims that …": others claim it
            if parse.lower[i - 1] in _TERMS or parse.dep[i - 1] == "npadvmod":
                # "would brief them on condition that …": terms, not words; "said, a claim that Lima denies": a remark
                return None
            if parse.head[i] == found.token or parse.tag[i] == "IN":
                clause = parse.head[i] if parse.head[i] != found.token else None
                if clause is None or clause < i:
                    clause = next((v for v in range(i + 1, min(i + 30, len(parse))) if has_subject(parse, v)), None)
                return None if clause is None or parse.sent[clause] != parse.sent[i] else [i, clause]
            clause = parse.head[i]
            if clause > i and parse.dep[clause] == "relcl" and parse.head[clause] != found.token:
                others = [
                    k for k in parse.kids[clause] if k > clause and parse.dep[k] in ("dobj", "attr", "acomp", "ccomp")
                ]
                subjects = own_subject(parse, clause)
                # "said in a message that the guards had fled": nobody flees a message
                stated = parse.lemma[parse.head[clause]] in UTTERANCES and parse.lemma[clause] not in _ISSUED
                adjunct = (
                    parse.lower[parse.head[parse.head[clause]]] in _WHERE and parse.ner[parse.head[clause]] == "GPE"
                )
                if (
                    parse.dep[i] in ("dobj", "dative")
                    and (others or stated or adjunct)
                    and subjects is not None
                    and subjects != i
                ):
                    return [clause]
            return None
        return None

    def _complement(self, found: Found, right: list[int], unit: Unit) -> Range | None:
        """The object and what it is called ("call the raid a crime")."""
        parse = self.parse
        small = [k for k in right if parse.dep[k] in ("ccomp", "xcomp") and not _marked(parse, k)]
        named = [k for k in right if parse.dep[k] == "oprd"]
        objects = [k for k in right if parse.dep[k] in ("dobj", "dative")]
        if parse.lemma[found.token] == "call":
            # "Ortega calls Ruiz", "called him to complain": on the telephone
            small = [k for k in small if not _has_to(parse, k)]
            own = own_subject(parse, found.token)
            caller = own is not None and (parse.ner[own] == "PERSON" or parse.pos[own] == "PRON")
            called = caller and parse.dep[found.token] != "relcl" and not objects
            named = [k for k in named if not (called and parse.pos[k] == "PROPN" and parse.word[k][0].isupper())]
        quoted = [q for q in unit.quotes if q.before >= found.beyond]
        if small and (own_subject(parse, small[0]) is not None or objects):
            return self.ranges.under([*objects, *small], found, unit, aside=True)
        if named:
            return self.ranges.under([*objects, *named], found, unit, aside=True)
        if len(objects) > 1:
            return self.ranges.under(objects, found, unit, aside=True)
        if objects and quoted:
            gap = self._gap(min(subtree(parse, objects[0])), quoted[0].before)
            if quoted[0].before > objects[0] and not gap:
                return self.ranges.under([*objects, *range(quoted[0].first, quoted[0].beyond)], found, unit, aside=True)
        return None

    def _as_phrase(self, found: Found, right: list[int], unit: Unit, cue: Cue) -> Range | None:
        parse = self.parse
        links = [k for k in right if parse.lower[k] == "as" and parse.dep[k] in ("prep", "mark", "advmod")]
        for k in right:
            if not links:
                links = [i for i in parse.kids[k] if parse.lower[i] == "as" and parse.dep[i] == "prep" and i > k]
        if not links or (unit.quotes and _as_before(parse, unit, found.beyond) not in (None, links[0])):
            # Right before a quotation "as" is the verb's, wherever the parse hung it.
            quoted = _as_before(parse, unit, found.beyond)
            links = links if quoted is None else [quoted]
        if not links:
            return None
        objects = [k for k in right if parse.dep[k] in (*_OBJECTS, "prep") and k < links[0]]
        start = [found.beyond]
        for k in objects:
            if parse.lower[k] in cue.prepositions:
                start = [i for i in parse.kids[k] if parse.dep[i] in ("pobj", "pcomp")] or start
        if not objects and parse.dep[found.token] == "relcl":
            # "which he described as a trap": the rest of it stands before the cue.
            return self.ranges.under([links[0]], found, unit)
        if not objects:
            return None
        first = min(subtree(parse, (start if start[0] != found.beyond else objects)[0]))
        first, beyond = self.ranges.under([first, *subtree(parse, links[0])], found, unit)
        return max(first, found.beyond), beyond

    def _passive(self, found: Found, unit: Unit, right: list[int]) -> Governed | None:
        parse, verb = self.parse, found.token
        own = own_subject(parse, verb)
        cue = found.having("clause", "person-clause")
        second = doubled_subject(parse, verb)
        if cue is not None and second is not None:
            roots = [min(subtree(parse, second)), parse.head[second]]
            return Governed(cue, [self.ranges.under(roots, found, unit)], "clause")
        if cue is not None:
            clause = self._clause(found, right, person=cue.person)
            if clause is not None and (own is None or parse.lower[own] == "it" or cue.person or cue.act == "ask"):
                return Governed(cue, [self.ranges.under(clause, found, unit)], "clause")
            for k in right:
                if parse.dep[k] == "xcomp" and _has_to(parse, k) and own is not None and not cue.person:
                    # "is said to have left": hearsay about the subject.
                    tokens = subtree(parse, own)
                    return Governed(cue, [(tokens[0], tokens[-1] + 1), self.ranges.under([k], found, unit)], "to")
        cue = found.having("as", "complement")
        if cue is not None and own is not None and own < verb:
            called = self._called(found, right, unit)
            if called is not None:
                tokens = [t for t in subtree(parse, own) if t < verb]
                return Governed(cue, [(tokens[0], tokens[-1] + 1), called], "as")
        for cue in found.cues:
            if cue.prepositions and cue.act == "accuse":
                for k in right:
                    if parse.dep[k] == "prep" and parse.lower[k] in cue.prepositions and parse.kids[k]:
                        return Governed(cue, [self.ranges.under([k], found, unit)], "preposition")
            if (
                "object" in cue.frames
                and own is not None
                and agent(parse, verb) is not None
                and own < verb
                and _takes(parse, cue, own)
            ):
                tokens = [t for t in subtree(parse, own) if t < verb]
                if parse.lower[own] not in ASIDE and tokens:
                    return Governed(cue, [(tokens[0], tokens[-1] + 1)], "object")
        return None

    def _called(self, found: Found, right: list[int], unit: Unit) -> Range | None:
        """What the subject of "was described as a trap" and "was called a trap" is called."""
        parse = self.parse
        for k in right:
            if parse.dep[k] == "oprd" or (parse.lower[k] == "as" and parse.dep[k] == "prep" and parse.kids[k]):
                return self.ranges.under([k], found, unit, aside=True)
        return None

    def _noun(self, found: Found) -> Governed | None:
        parse, noun = self.parse, found.token
        unit = self.layout.units[self.layout.unit[noun]]
        right = [k for k in parse.kids[noun] if noun < k < unit.beyond]
        for cue in found.cues:
            for k in right:
                if "clause" in cue.frames and parse.dep[k] in ("acl", "ccomp", "relcl") and _mark(parse, k) == "that":
                    # "the claim that it made" is a relative clause: the pronoun is its object or subject.
                    mark = next(i for i in parse.kids[k] if parse.lower[i] == "that")
                    if parse.dep[mark] == "mark":
                        return Governed(cue, [self.ranges.under([k], found, unit)], "clause")
                if "to" in cue.frames and parse.dep[k] in ("acl", "xcomp", "advcl") and _has_to(parse, k):
                    return Governed(cue, [self.ranges.under([k], found, unit)], "clause")
                if parse.lower[k] in cue.prepositions and parse.dep[k] == "prep" and "aside" not in cue.frames:
                    inner = [p for p in parse.kids[k] if parse.dep[p] in ("pobj", "pcomp")]
                    if inner and not self._whose(k, inner[0]):
                        return Governed(cue, [self.ranges.under(inner[:1], found, unit, aside=True)], "preposition")
        return self._copula(found, unit)

    def _whose(self, preposition: int, inner: int) -> bool:
        """Whether "of" names who makes a threat ("the ultimatum of the alliance"), or nothing ("of any kind")."""
        parse = self.parse
        if parse.lemma[inner] in ("kind", "sort", "type"):
            return True
        return parse.lower[preposition] == "of" and parse.ner[inner] in ("ORG", "GPE", "NORP", "PERSON")

    def _copula(self, found: Found, unit: Unit) -> Governed | None:
        """The clause of "The claim is that …", which hangs on the verb."""
        parse, noun = self.parse, found.token
        verb = parse.head[noun]
        cue = found.having("clause")
        if cue is None or parse.dep[noun] != "nsubj" or parse.lemma[verb] != "be":
            return None
        for k in parse.kids[verb]:
            if verb < k < unit.beyond and parse.dep[k] == "ccomp" and _mark(parse, k) == "that":
                return Governed(cue, [self.ranges.under([k], found, unit)], "clause")
        return None

    def _adjective(self, found: Found) -> Governed | None:
        parse, word = self.parse, found.token
        unit = self.layout.units[self.layout.unit[word]]
        around = [*parse.kids[word], *(k for k in parse.kids[parse.head[word]] if parse.dep[k] in _CLAUSAL)]
        right = [k for k in around if word < k < unit.beyond]
        for cue in found.cues:
            for k in right:
                clausal = parse.dep[k] == "ccomp" or (parse.dep[k] == "advcl" and _mark(parse, k) == "that")
                if "clause" in cue.frames and clausal and not _has_to(parse, k):
                    return Governed(cue, [self.ranges.under([k], found, unit)], "clause")
                if "to" in cue.frames and parse.dep[k] in ("xcomp", "ccomp") and _has_to(parse, k):
                    return Governed(cue, [self.ranges.under([k], found, unit)], "clause")
            for k in right:
                if parse.dep[k] == "prep" and parse.lower[k] in cue.prepositions and parse.head[k] == word:
                    inner = [p for p in parse.kids[k] if parse.dep[p] in ("pobj", "pcomp")]
                    if inner:
                        return Governed(cue, [self.ranges.under(inner[:1], found, unit, aside=True)], "preposition")
        return None

    def _gap(self, first: int, beyond: int) -> bool:
        """Whether a clause ends between two tokens."""
        parse = self.parse
        return any(
            self.layout.quote[i] < 0 and (parse.word[i] in (",", ";", ":") or parse.pos[i] in VERBAL)
            for i in range(first, beyond)
        )


def _takes(parse: Parse, cue: Cue, thing: int, *, person: bool = False) -> bool:
    """Whether an object is of the kind that a cue asks for.

    Args:
        parse: The document's parse.
        cue: The cue.
        thing: Head of the object.
        person: Whether somebody's name will do, as in "attacked Ruiz for", where the reason shows that words did it.
    """
    if parse.lemma[thing] in cue.barred_lemmas:
        return False
    if not cue.objects or parse.lemma[thing] in cue.object_lemmas:
        return True
    return parse.ner[thing] == "PERSON" and (person or cue.act != "accuse")


def _as_before(parse: Parse, unit: Unit, first: int) -> int | None:
    """The word "as" right before a quotation, behind token *first*."""
    for quote in unit.quotes:
        breaks = any(parse.word[i] in (",", ";", ":") for i in range(first, quote.before))
        if quote.before - 1 > first and parse.lower[quote.before - 1] == "as" and not breaks:
            return quote.before - 1
    return None


def _is_gerund(parse: Parse, verb: int) -> bool:
    """Whether a verb is a gerund, of the perfect too ("denied sending", "denied having sent")."""
    return parse.tag[verb] == "VBG" or any(
        parse.lower[k] == "having" for k in parse.kids[verb] if parse.dep[k] in ("aux", "auxpass")
    )


def _has_to(parse: Parse, verb: int) -> bool:
    """Whether a clause is an infinitive with "to"."""
    return any(parse.lower[k] == "to" and parse.dep[k] in ("aux", "mark") for k in parse.kids[verb])


def _mark(parse: Parse, clause: int) -> str:
    """The word that introduces a clause ("that", "whether", "how"), or ""."""
    for k in parse.kids[clause]:
        if (
            k < clause
            and parse.lower[k] in _MARKS
            and parse.dep[k] in ("mark", "advmod", "dobj", "nsubj", "nsubjpass", "pobj", "attr")
        ):
            return parse.lower[k]
    return ""


def _marked(parse: Parse, clause: int) -> bool:
    return bool(_mark(parse, clause))


def _is_case(parse: Parse, clause: int, noun: int) -> bool:
    """Whether a clause right behind a noun phrase says in which case: "a reply *should the drill go ahead*"."""
    if parse.dep[clause] != "advcl" or clause < noun:
        return False
    first, last = subtree(parse, clause)[0], subtree(parse, noun)[-1]
    near = first == last + 1 or (first == last + 2 and parse.word[last + 1] in ('"', "”", ","))
    return near and parse.lower[first] in _CASES
