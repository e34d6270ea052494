"""Ultimatums and warnings against: what is demanded under the threat of something that is left unsaid.

"Handed Athens a 24-hour ultimatum to recall its ships" binds its issuer without saying to what; the record holds what
is demanded. "Warned Athens against closing the strait" names only the act that would be answered.
"""

from collections.abc import Iterator

import msgspec

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.addressees import others
from standoff.extraction.aims import aimed_at
from standoff.extraction.grammar import (
    agent,
    conjuncts,
    is_negated,
    is_passive,
    kids,
    objects,
    own_subject,
    phrase,
    possessor,
    prepositions,
    subtree,
)
from standoff.extraction.issuance import Issuers
from standoff.extraction.parse import Parse
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Span

_VERBAL = ("VERB", "AUX")
_GRANTING = frozenset({"give", "grant", "set", "have"})
_PERIODS = frozenset("minute hour day week fortnight month year deadline".split())
# "Gave it a week to think it over" grants time.
_PONDERING = frozenset("think consider reflect prepare decide study read rest recover adjust".split())
# What is asked for with a day set for it; the rest are ``departing``.
_OBEYING = frozenset("acceptance compliance release handover extradition evacuation capitulation".split())
# Whom a state may give a term though they are no party: "gave oil companies six months to leave".
_BUSINESSES = frozenset({"agency", "charity", "airline", "mission", "trader", "contractor", "settler", "bank"})
# Whom nobody gives a term as a kindness.
_ADVERSARIES = frozenset(
    "soldier rebel army fighter militia junta troop force government regime general gunman separatist diplomat envoy "
    "ambassador embassy militant insurgent mutineer guerrilla paramilitary leader garrison invader occupier".split()
)


class Ultimatum(msgspec.Struct, frozen=True):
    """An ultimatum, or a warning against something.

    Attributes:
        cue: Token of the issuing word.
        issuer: Whose it is.
        addressee: Whom it names.
        condition: What is warned against; ``None`` for an ultimatum.
        consequence: What is demanded, or the words of the warning.
        rule: Rule id.
        timed: Whether it names a term without a date ("a week").
    """

    cue: int
    issuer: Reference
    addressee: Reference
    condition: Span | None
    consequence: Span
    rule: str
    timed: bool = False


class Ultimatums:
    """Finds them in one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Cues and word lists.
        issuers: Who issues.
    """

    def __init__(self, parse: Parse, actors: Actors, lexicon: CommitmentLexicon, issuers: Issuers) -> None:
        self._parse = parse
        self._actors = actors
        self._words = lexicon.words
        self._lexicon = lexicon
        self._issuers = issuers

    def find(self) -> Iterator[Ultimatum]:
        """All of them, in text order."""
        parse = self._parse
        for token in parse.having(self._lexicon.issuing_words, _GRANTING):
            found = None
            if parse.pos[token] in ("NOUN", "PROPN"):
                cue = self._lexicon.nouns.get(parse.lemma[token])
                if cue is not None and cue.act in ("ultimatum", "warning") and not is_negated(parse, token):
                    found = self._noun(token, cue.id) if cue.act == "ultimatum" else self._against(token)
            elif parse.pos[token] in _VERBAL:
                verb_cue = self._lexicon.cues.get(parse.lemma[token])
                if verb_cue is not None and verb_cue.act == "warning" and not is_negated(parse, token):
                    found = self._against(token)
                elif parse.lemma[token] in ("give", "grant", "set") and not is_negated(parse, token):
                    found = self._term(token)
                elif parse.lemma[token] == "have" and self._issuers.attribution_of(token) is not None:
                    found = self._granted(token)
            if found is not None:
                yield found

    def _noun(self, noun: int, rule: str) -> Ultimatum | None:
        parse = self._parse
        issuer = self._owner(noun)
        addressee = self._prepositional(noun, "to", "against", "for")
        content = self._content(noun)
        verb = self._carrier(noun)
        issued = False
        if verb is not None and not is_negated(parse, verb):
            issued, by, to = self._carried(verb, noun)
            if content is None and parse.dep[noun] == "nsubj" and parse.lemma[verb] in self._words.demanding:
                content = self._asked(verb)
            issuer, addressee = issuer or by, addressee or to
            content = content or self._content(verb) or self._nearby(noun)
        if not issuer or not (issued or content is not None):
            return None
        return Ultimatum(noun, issuer, addressee, None, content or phrase(parse, noun), rule)

    def _term(self, verb: int) -> Ultimatum | None:
        """Terms, "gave Athens a week to recall its ships", "gave it until Friday to …"."""
        parse = self._parse
        given = kids(parse, verb, "dobj", "npadvmod", "dative")
        # "Gave the envoy 48 hours" is also read as one name beside the other.
        given += [a for k in given for a in kids(parse, k, "appos")]
        terms = [k for k in given if parse.lemma[k] in _PERIODS]
        # "A day of rest" is a present, not a term.
        terms = [k for k in terms if not kids(parse, k, "prep") or parse.lemma[k] == "deadline"]
        if parse.lemma[verb] == "set":
            terms = [k for k in terms if parse.lemma[k] == "deadline"]
        ends = self._ends(verb)
        if not terms and not ends:
            return None
        below = [k for v in (verb, *terms, *ends) for k in kids(parse, v, "advcl", "acl", "xcomp", "relcl", "ccomp")]
        asked = self._infinitives(below, ends)
        asked = [k for k in asked if k > max(terms + ends) and parse.lemma[k] not in _PONDERING]
        if not asked:
            return self._term_for(verb, terms)
        receiver = self._receiver(verb, terms) or self._bidden(asked[0])
        passive = is_passive(parse, verb)
        issuer = self._actors.of(agent(parse, verb)) if passive else self._issuers.speakers.of(verb)
        issuer = issuer or (self._or_else(verb) if passive else NOBODY)
        # "Gave them a week": whom it means is looked for in what went before.
        receivers = kids(parse, verb, "dative", "dobj", "nsubjpass")
        groups = self._words.groups | _BUSINESSES
        someone = receiver or any(
            parse.pos[k] == "PRON"
            or parse.lemma[k] in _ADVERSARIES
            or (parse.lemma[k] in groups and issuer.countries and not kids(parse, k, "poss"))
            for k in receivers
        )
        if not issuer or not someone:
            return None
        return Ultimatum(verb, issuer, receiver, None, self._demanded(asked[0]), "cue.term", timed=True)

    def _term_for(self, verb: int, terms: list[int]) -> Ultimatum | None:
        """Terms for what a noun names: "set a deadline of 6 April for the withdrawal of Greek troops"."""
        parse = self._parse
        issuer = self._issuers.speakers.of(verb)
        for top in (*terms, verb) if issuer and parse.lemma[verb] == "set" and not is_passive(parse, verb) else ():
            for name, what in prepositions(parse, top):
                if name == "for" and parse.lemma[what] in self._words.departing | _OBEYING:
                    owner = [
                        *kids(parse, what, "poss", "amod"),
                        *(o for n, o in prepositions(parse, what) if n == "of"),
                    ]
                    receiver = next((r for o in owner if (r := others(self._actors.of(o), issuer)).countries), NOBODY)
                    return Ultimatum(verb, issuer, receiver, None, phrase(parse, what), "cue.term", timed=True)
        return None

    def _or_else(self, verb: int) -> Reference:
        """Who would act otherwise, where nobody says who sets the term: "was given a day to leave, or *Lima* would"."""
        parse = self._parse
        for k in kids(parse, verb, "conj") if any(parse.lower[c] == "or" for c in kids(parse, verb, "cc")) else ():
            who = own_subject(parse, k)
            if who is not None and any(parse.lower[a] in ("would", "will") for a in kids(parse, k, "aux")):
                return self._actors.of(who, verb=k)
        return NOBODY

    def _host(self, verb: int) -> Reference:
        """Whose capital somebody was summoned to before he was handed something there."""
        parse = self._parse
        for called in (parse.head[verb], *kids(parse, verb, "conj"), verb):
            for name, town in prepositions(parse, called) if parse.lemma[called] in ("summon", "call") else ():
                mention = self._actors.at(town)
                if name == "to" and mention is not None and mention.rule.startswith("actors.capital."):
                    return Reference(mention.all_countries, mention.all_countries, (mention,))
        return NOBODY

    def _ends(self, verb: int) -> list[int]:
        """The prepositions that say until when."""
        return [k for k in kids(self._parse, verb, "prep") if self._parse.lower[k] in ("until", "till")]

    def _infinitives(self, below: list[int], ends: list[int]) -> list[int]:
        """What should be done: the infinitives among *below*, and those that hang on the day that *ends* name."""
        parse = self._parse
        asked = below + [
            k for e in ends for o in kids(parse, e, "pobj") for k in kids(parse, o, "acl", "relcl", "advcl")
        ]
        return [k for k in asked if any(parse.lower[a] == "to" for a in kids(parse, k, "aux"))]

    def _demanded(self, verb: int) -> Span:
        """The words of an infinitive, without a past tense that goes on from whoever set the term."""
        parse, span = self._parse, phrase(self._parse, verb)
        later = [k for k in subtree(parse, verb) if parse.dep[k] == "conj" and parse.tag[k] == "VBD" and k > verb]
        last = min(later, default=0)
        while last > verb + 1 and parse.pos[last - 1] in ("CCONJ", "PUNCT"):
            last -= 1
        return Span(span.start, parse.end[last - 1]) if last > verb else span

    def _granted(self, verb: int) -> Ultimatum | None:
        """Terms in the words of whoever sets them: "Athens has until Friday to …", "you have a day to …"."""
        parse = self._parse
        if any(parse.dep[k] == "aux" and parse.lower[k] not in ("will", "'ll") for k in parse.kids[verb]):
            return None
        terms = [k for k in kids(parse, verb, "dobj", "npadvmod") if parse.lemma[k] in _PERIODS]
        ends = self._ends(verb)
        below = [k for v in (*terms, *ends, verb) for k in kids(parse, v, "relcl", "acl", "advcl", "xcomp")]
        asked = self._infinitives(below, ends)
        issuance = self._issuers.of(verb)
        who = own_subject(parse, verb)
        if not (terms or ends) or not asked or who is None or parse.lemma[asked[0]] in _PONDERING:
            return None
        receiver = others(self._actors.of(who, verb=verb), issuance.issuer)
        if parse.lower[who] in ("it", "they"):
            # "Told Athens it had a day to leave": whoever is told.
            receiver = receiver or others(issuance.addressee, issuance.issuer)
        if not issuance.issuer.countries or not (receiver or parse.lower[who] == "you"):
            return None
        return Ultimatum(verb, issuance.issuer, receiver, None, phrase(parse, asked[0]), "cue.term", timed=True)

    def _bidden(self, verb: int) -> Reference:
        """Who should do it, where the term names nobody: "set a deadline for Athens to leave"."""
        who = own_subject(self._parse, verb)
        return self._actors.of(who, verb=verb) if who is not None else NOBODY

    def _receiver(self, verb: int, terms: list[int]) -> Reference:
        parse, found = self._parse, NOBODY
        for k in kids(parse, verb, "nsubjpass" if is_passive(parse, verb) else "dative", "dobj"):
            if k not in terms:
                found = found + self._actors.of(k)
        return found

    def _owner(self, noun: int) -> Reference:
        """Whose it is: "the Soviet ultimatum", "an ultimatum from Athens"."""
        parse, found = self._parse, NOBODY
        for k in parse.kids[noun]:
            if parse.dep[k] in ("poss", "amod", "compound", "nmod"):
                found = found + self._actors.doubled(k, self._actors.of(k))
        return found or self._prepositional(noun, "from", "by")

    def _prepositional(self, token: int, *words: str) -> Reference:
        parse = self._parse
        for p in kids(parse, token, "prep", "dative", "agent"):
            if parse.lower[p] in words:
                for o in kids(parse, p, "pobj"):
                    found = self._actors.of(o)
                    for k in parse.kids[o] if not found else ():
                        if parse.dep[k] in ("compound", "amod", "poss", "nmod"):
                            found = found or self._actors.of(k)
                    if found:
                        return found
        return NOBODY

    def _carrier(self, noun: int) -> int | None:
        """The verb that an ultimatum is the object, subject or predicate of, through "with" or "in the form of"."""
        parse, at = self._parse, noun
        for _ in range(6):
            head = parse.head[at]
            if head == at:
                return None
            if parse.pos[head] in _VERBAL:
                return head
            if parse.dep[at] not in ("pobj", "prep", "conj", "dobj", "attr", "dative", "appos"):
                return None
            at = head
        return None

    def _carried(self, verb: int, noun: int) -> tuple[bool, Reference, Reference]:
        """Whether *verb* says that the ultimatum was issued, by whom and to whom."""
        parse, words = self._parse, self._words
        lemma = parse.lemma[verb]
        subjects = [k for k in parse.kids[verb] if parse.dep[k] in ("nsubj", "nsubjpass")]
        to = self._prepositional(verb, "to", "on", "upon", "against")
        if lemma == "be":
            # "Its answer was an ultimatum": whoever the answer comes from.
            owner = possessor(parse, subjects[0]) if subjects and subjects[0] < noun else None
            by = self._actors.of(owner) or (self._owner(subjects[0]) if subjects else NOBODY)
            return bool(by), by, to
        if lemma in words.receiving:
            by = self._prepositional(verb, "from", "by")
            return bool(by), by, self._actors.of(subjects[0], verb=verb) if subjects else NOBODY
        if lemma not in words.issuing:
            if any(aimed_at(parse, noun)) and parse.dep[noun] == "pobj" and not is_passive(parse, verb):
                # "Brought about a crisis for Oslo by an ultimatum": the addressee is found where all others are.
                return True, self._issuers.speakers.of(verb), to
            return False, NOBODY, NOBODY
        if is_passive(parse, verb):
            by = self._actors.of(agent(parse, verb)) or self._prepositional(verb, "by", "from") or self._host(verb)
            receiver = NOBODY if noun in subjects else self._actors.of(self._grammatical(verb), verb=verb)
            return True, by, to or receiver
        receivers = NOBODY
        for o in objects(parse, verb):
            if o != noun and not self._under(noun, o):
                receivers = receivers + self._actors.of(o)
        return True, self._issuers.speakers.of(verb), receivers or to

    def _grammatical(self, verb: int) -> int | None:
        found = objects(self._parse, verb)
        return found[0] if found else None

    def _under(self, token: int, top: int) -> bool:
        for _ in range(6):
            if token == top:
                return True
            token = self._parse.head[token]
        return False

    def _content(self, above: int) -> Span | None:
        """What is demanded: an infinitive, a clause, or the object of "demanding" and "calling for"."""
        parse = self._parse
        for k in parse.kids[above]:
            if k < above or parse.dep[k] not in ("acl", "advcl", "relcl", "xcomp", "ccomp", "conj"):
                continue
            if parse.dep[k] in ("xcomp", "ccomp", "conj") and parse.pos[above] in _VERBAL:
                continue
            words = {parse.lower[a] for a in parse.kids[k] if parse.dep[a] in ("aux", "mark")}
            if parse.dep[k] == "acl" and words & {"to", "that"}:
                return phrase(parse, k)
            if parse.lemma[k] in self._words.demanding and (asked := self._asked(k)) is not None:
                return asked
        return None

    def _asked(self, verb: int) -> Span | None:
        """What a demanding verb asks for."""
        parse = self._parse
        inner = kids(parse, verb, "ccomp", "xcomp", "dobj")
        for p in kids(parse, verb, "prep"):
            if parse.lower[p] in ("for", "on", "upon"):
                inner += kids(parse, p, "pobj", "pcomp")
        spans = [phrase(parse, i) for i in inner if i > verb]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None

    def _nearby(self, noun: int) -> Span | None:
        """What is demanded, as in "an ultimatum to Athens demanding …", where the participle hangs elsewhere."""
        parse = self._parse
        beyond = parse.sentences[parse.sent[noun]][1]
        for token in range(noun + 1, min(noun + 12, beyond)):
            if parse.lower[token] in (";", ".", ":"):
                return None
            if parse.tag[token] == "VBG" and parse.lemma[token] in self._words.demanding and token + 1 < beyond:
                last = token + 1
                while last < beyond and parse.word[last] not in (",", ";", ".", ":"):
                    last += 1
                skip = token + (2 if parse.lower[token + 1] in ("for", "that") and token + 2 < last else 1)
                return parse.span(skip, last) if skip < last else None
        return None

    def _against(self, cue: int) -> Ultimatum | None:
        """The act warned against: "warned Athens against closing the strait", "a warning to Athens not to close it"."""
        parse = self._parse
        verbal = parse.pos[cue] == "VERB"
        named = [o for o in objects(parse, cue) if o != cue] if verbal else []
        addressee = NOBODY if verbal else self._prepositional(cue, "to", "for")
        for o in named:
            addressee = addressee + self._actors.of(o)
        issuer = self._issuers.speakers.of(cue)
        if not addressee or not issuer:
            return None
        end = max([parse.end[cue], *(phrase(parse, o, without=_LOOSE).end for o in named if o > cue)])
        for p in kids(parse, cue, "prep"):
            for act in kids(parse, p, "pcomp", "pobj") if parse.lower[p] == "against" else ():
                span = phrase(parse, act)
                span = Span(span.start, max(span.end, *(parse.end[c] for c in conjuncts(parse, act))))
                return self._warning(cue, issuer, addressee, span, end)
        for inner in kids(parse, cue, "xcomp", "ccomp", "acl"):
            marks = {parse.lower[a] for a in parse.kids[inner] if parse.dep[a] == "aux"}
            if inner < cue or "to" not in marks:
                continue
            span = phrase(parse, inner)
            if is_negated(parse, inner):
                return self._warning(cue, issuer, addressee, Span(parse.start[inner], span.end), end)
            return Ultimatum(cue, issuer, addressee, None, span, "cue.warn-to")
        return None

    def _warning(
        self, cue: int, issuer: Reference, addressee: Reference, condition: Span, end: int
    ) -> Ultimatum | None:
        """A warning against *condition*; its own words, up to *end*, stand for what is left unsaid."""
        start, end = self._parse.start[cue], min(end, condition.start)
        return Ultimatum(cue, issuer, addressee, condition, Span(start, end), _AGAINST) if start < end else None


_AGAINST = "cue.warn-against"
_LOOSE = frozenset({"relcl", "acl", "appos", "prep"})
