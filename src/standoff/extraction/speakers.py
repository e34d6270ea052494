"""Who issues: the subject of an issuing verb or adjective, the owner of an issuing noun.

A letter, a Note or a decision stands for whoever it comes from, not for whom it is sent to.
"""

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.aims import FACED, FACES
from standoff.extraction.controllers import served
from standoff.extraction.declarations import is_deed
from standoff.extraction.grammar import (
    actor_of,
    agent,
    ancestors,
    first_conjunct,
    is_passive,
    kids,
    objects,
    own_subject,
    prepositions,
    subject,
    subtree,
)
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import ORDERING, REGARDING, TAKING, TEXTS
from standoff.lexicons.commitments import CommitmentLexicon, Cue

_VERBAL = ("VERB", "AUX")
# "His Chadian colleague" is Chad's.
_FELLOWS = frozenset("colleague counterpart neighbour neighbor ally rival opponent partner".split())
_MODIFIERS = ("poss", "amod", "compound", "nmod")
_KIN = frozenset(
    "mother father wife husband widow brother sister son daughter relative friend neighbour neighbor".split()
)
# What is asked or forced under a threat: "made demands", "insisted on a treaty".
_PRESSING = frozenset("demand insist require force press compel order ultimatum claim request".split())
_HOLDING = frozenset({"contain", "include", "carry"})
# How far behind a text a clause about it may begin.
_NEAR = 16
_SELVES = frozenset("itself themselves himself herself ourselves myself".split())
_HOLDING_ONESELF = frozenset("consider feel deem hold think regard believe".split())
_SPOKEN_TO = frozenset("colleague counterpart captain commander crew skipper host guest negotiator pilot".split())
# "told reporters": whom it is said to is not whom it is meant for.
_LISTENERS = frozenset(
    "afp ap reuters cnn bbc tass reporter journalist press newspaper agency crowd parliament audience lawmaker medium "
    "broadcaster".split()
)
_STAFF = frozenset("team delegation government cabinet staff entourage parliament".split())
_SELF_BOUND = frozenset({"commit", "determine", "resolve", "prepare", "pledge", "bind"})


class Speakers:
    """Answers "who issues it?" for the issuing words of one document.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Cues.
    """

    def __init__(self, parse: Parse, actors: Actors, lexicon: CommitmentLexicon) -> None:
        self._parse = parse
        self._actors = actors
        self._lexicon = lexicon

    def cue_of(self, token: int) -> Cue | None:
        """The issuing word that a token is, if any."""
        parse, lexicon = self._parse, self._lexicon
        match parse.pos[token]:
            case "VERB" | "AUX":
                return lexicon.cues.get(parse.lemma[token])
            case "NOUN":
                pledged = parse.lemma[token] == "word" and parse.lemma[parse.head[token]] == "give"
                own = pledged and any(parse.dep[k] == "poss" for k in parse.kids[token])
                return lexicon.nouns.get("promise" if own else parse.lemma[token])
            case "ADJ":
                cue = lexicon.adjectives.get(parse.lemma[token])
                # "is free to go" claims no right; "considers itself free to" does
                return cue if cue is None or cue.id != "cue.reserve" or self._thinks_itself(token) else None
        return None

    def _thinks_itself(self, adjective: int) -> bool:
        """Whether it is what somebody holds of himself: "considered *itself free* to strike"."""
        parse, verb = self._parse, self._parse.head[adjective]
        own = any(parse.lower[k] in _SELVES for k in (*kids(parse, adjective, "nsubj"), *kids(parse, verb, "dobj")))
        return own and parse.lemma[verb] in _HOLDING_ONESELF

    def of(self, cue: int) -> Reference:
        """Who issues by the word *cue*."""
        match self._parse.pos[cue]:
            case "ADJ":
                return self._of_adjective(cue)
            case "NOUN":
                return self._of_noun(cue)
        return self._of_verb(cue)

    def unsaid(self, cue: int) -> bool:
        """Whether the text leaves out who issues: "was told that …", "word was given that …"."""
        parse = self._parse
        if parse.pos[cue] == "NOUN":
            return self._of_noun(cue) is NOBODY and not any(parse.dep[k] == "poss" for k in parse.kids[cue])
        return parse.pos[cue] == "VERB" and is_passive(parse, cue) and agent(parse, cue) is None

    def official(self, cue: int, *, paper: bool = True) -> bool:
        """Whether an official, or with *paper* something written, issues by *cue*; for whom need not be known."""
        parse = self._parse
        if parse.pos[cue] != "VERB":
            return False
        who = parse.head[cue] if parse.dep[cue] == "acl" else actor_of(parse, cue) or self._written(cue)
        if who is None:
            return False
        named = (who, *kids(parse, who, "compound", "nmod", "poss", "appos"))
        words = self._lexicon.words
        known = words.officials | words.leaders | (words.papers if paper else frozenset())
        # "a member of his team"
        of = [o for name, o in prepositions(parse, who) if name == "of" and parse.lemma[who] in ("member", "aide")]
        return any(parse.lemma[k].lower() in known for k in named) or any(parse.lemma[o] in _STAFF for o in of)

    def is_group(self, token: int) -> bool:
        """Whether a noun names a body or group that acts for itself, or who speaks for one: "the rebels' leader"."""
        parse, words = self._parse, self._lexicon.words
        lemma = parse.lemma[token].lower()
        if lemma in words.groups:
            return True
        if lemma in words.leaders:
            mine = kids(parse, token, "poss", "compound", "nmod", "amod")
            if any(parse.lower[k] in ("its", "their") or parse.lemma[k].lower() in words.groups for k in mine):
                return True
            of = [p for p in kids(parse, token, "prep") if parse.lower[p] in ("of", "for", "from")]
            return any(self.is_group(o) for p in of for o in kids(parse, p, "pobj"))
        # "The Sons of the Delta": no person's name takes an article.
        if {lemma, parse.lower[token]} & (words.papers | words.treaties):
            return False
        named = (
            parse.pos[token] == "PROPN"
            and parse.word[token][:1].isupper()
            and any(parse.lower[k] == "the" for k in kids(parse, token, "det"))
        )
        return named and parse.ner[token] != "PERSON" and self._actors.at(token) is None

    def owner(self, noun: int) -> Reference:
        """Whose a thing said or written is: "the Soviet Note", "a letter from Quito"."""
        parse, found = self._parse, NOBODY
        fellow = parse.lemma[noun] in _FELLOWS
        for k in parse.kids[noun]:
            if parse.dep[k] in _MODIFIERS and not (fellow and parse.dep[k] == "poss"):
                found = found + self._actors.doubled(k, self._actors.of(k))
        if found or fellow:
            return found
        for p in kids(parse, noun, "prep", "agent"):
            if parse.lower[p] in ("by", "from", "of"):
                for o in kids(parse, p, "pobj"):
                    if found := self._named(o):
                        return found
        return NOBODY

    def _named(self, token: int) -> Reference:
        """Whom a phrase names; "Chadian envoy Deby" is Chad's when nobody knows the name."""
        found = self._actors.of(token)
        if found:
            return found
        for k in self._parse.kids[token]:
            if self._parse.dep[k] in _MODIFIERS and (found := self._actors.of(k)):
                return found
        return NOBODY

    def _of_noun(self, cue: int) -> Reference:
        parse = self._parse
        owner = self.owner(cue)
        if owner:
            return owner
        if (parse.tag[cue] == "NNS" or self._is_under(cue)) and (deed := self._owner_of_deed(cue)):
            return deed
        at = cue
        for _ in range(6):
            label, head = parse.dep[at], parse.head[at]
            if head == at or label not in ("dobj", "pobj", "conj", "pcomp", "attr", "prep", "appos"):
                return NOBODY
            if label == "prep" and parse.lower[at] == "under":
                # "Made demands under the threat of war"; "relented under the threat of war" is what the other does.
                return self._of_verb(head) if self._presses(head) else NOBODY
            if parse.lemma[at] in FACES or (label == "prep" and parse.lower[at] in FACED):
                return NOBODY  # "dropped it in the face of a threat": it was another's
            if parse.pos[head] in _VERBAL and parse.lemma[head] in TAKING:
                return NOBODY  # "read the letter, which threatened war": who reads it did not write it
            if parse.lemma[head] in _HOLDING and (paper := self._holder(head)) is not None:
                return self.owner(paper)
            if parse.pos[head] in _VERBAL:
                who = own_subject(parse, head) if parse.lemma[head] == "be" else None
                return self._named_by(who) if who is not None else self._of_verb(head)
            said = parse.lemma[head] in TEXTS or self.cue_of(head) is not None
            if said and (found := self.owner(head)):
                return found  # "a Soviet warning, along with a threat to …"
            at = head
        return NOBODY

    def _holder(self, verb: int) -> int | None:
        """What is written in which something stands: "*a message* to his people that contained threats"."""
        parse = self._parse
        who = own_subject(parse, verb)
        first = parse.sentences[parse.sent[verb]][0]
        # what stands between is often taken for what the clause tells of
        before = range(verb - 1, max(first - 1, verb - _NEAR), -1)
        above = before if parse.dep[verb] == "relcl" else () if who is None else (who,)
        return next((t for t in above if parse.lemma[t] in TEXTS and parse.pos[t] == "NOUN"), None)

    def threatens(self, cue: int) -> bool:
        """Whether a noun alone tells that somebody threatens: "his threats of war", "demands under the threat of war".

        A single "threat of war" is most often no more than a danger.
        """
        if self._is_under(cue):
            return bool(self._of_noun(cue))
        return self._parse.tag[cue] == "NNS" and bool(self._owner_of_deed(cue) or self.owner(cue))

    def _is_under(self, cue: int) -> bool:
        return self._parse.lower[self._parse.head[cue]] == "under"

    def _presses(self, verb: int) -> bool:
        """Whether a verb, or its object, is one of asking or forcing."""
        parse = self._parse
        things = {parse.lemma[t] for o in objects(parse, verb) for t in (o, *(q for _, q in prepositions(parse, o)))}
        return not is_passive(parse, verb) and bool({parse.lemma[verb], *things} & _PRESSING)

    def _owner_of_deed(self, cue: int) -> Reference:
        """Whose the deed is that is threatened: "threats of *NATO* air strikes", "under the threat of *Soviet* war"."""
        parse, words = self._parse, self._lexicon.words
        cue_is = self.cue_of(cue)
        for name, deed in prepositions(parse, cue) if cue_is is not None and cue_is.act == "threat" else ():
            if name == "of" and parse.lemma[deed] in words.deeds:
                return self.owner(deed)
        return NOBODY

    def _named_by(self, who: int) -> Reference:
        """The subject itself, or whose it is: "Chad's answer was …"."""
        return self.owner(who) or self._actors.of(who)

    def _of_verb(self, verb: int) -> Reference:
        parse = self._parse
        # "Sent a Note to Chad threatening …" is also read as "to [Chad threatening …]".
        sent = parse.dep[verb] == "pcomp" and parse.lower[parse.head[verb]] == "to" and own_subject(parse, verb)
        if parse.tag[verb] == "VBG" and (parse.dep[verb] == "acl" or sent):
            return self._of_participle(verb)
        first = first_conjunct(parse, verb)
        if parse.tag[verb] == parse.tag[first] == "VBG" and parse.dep[first] == "acl":
            return self._of_participle(first)  # "a statement accusing Riga and threatening reprisals"
        who = actor_of(parse, served(parse, verb))
        bidden = parse.lemma[verb] in ORDERING and kids(parse, verb, "xcomp")
        if who is None and (bidden or parse.lemma[verb] in _SELF_BOUND) and is_passive(parse, verb):
            # "Finland is committed to …": nobody else has committed it. "His men had been told to fire": by their own.
            who = subject(parse, verb)
            found = self._actors.of(who, verb=verb)
            if any(e.endswith("/citizens") for e in found.entities):
                return Reference(found.countries, found.countries, found.mentions)
        if who is None:
            paper = self._written(verb)
            return NOBODY if paper is None else self.owner(paper)
        return self._actors.of(who, verb=verb) or self._beyond(who, verb)

    def _written(self, verb: int) -> int | None:
        """What was written, behind which a participle tells what it says: "*a note* was delivered offering …"."""
        parse, above = self._parse, self._parse.head[verb]
        if parse.dep[verb] != "advcl" or parse.tag[verb] != "VBG" or not is_passive(parse, above):
            return None
        who = own_subject(parse, above)
        return who if who is not None and parse.lemma[who].lower() in self._lexicon.words.papers else None

    def _of_participle(self, verb: int) -> Reference:
        """Written threats: in "sent a Note to Chad threatening …": parsers hang the verb on whom it is sent to."""
        parse, noun = self._parse, self._parse.head[verb]
        preposition = noun if parse.dep[verb] == "pcomp" else parse.head[noun]
        if (parse.dep[noun] == "pobj" or preposition == noun) and parse.lower[preposition] in (
            "to",
            "with",
            "of",
            "on",
        ):
            above = parse.head[preposition]
            if parse.pos[above] == "NOUN":
                return self.owner(above) or self._of_noun(above)
            if parse.pos[above] in _VERBAL and parse.lower[preposition] != "of":
                things = kids(parse, above, "dobj")
                owner = self.owner(things[0]) if things else NOBODY
                return owner or self._of_verb(above)
        if parse.pos[noun] == "NOUN" and (owner := self.owner(noun)):
            return owner
        found = self._actors.of(noun)
        if found:
            return found
        if parse.dep[noun] in ("dobj", "pobj", "attr", "appos") and parse.pos[noun] == "NOUN":
            return self._of_noun(noun)
        return NOBODY

    def _beyond(self, who: int, verb: int) -> Reference:
        """Whoever stands behind a subject that is nobody itself: the owner of a Note, the sender of a letter."""
        parse, words = self._parse, self._lexicon.words
        own = own_subject(parse, verb)
        if own is not None and parse.lower[own] == "who":
            # "Arrested a man who had threatened to …": it was not those who arrested him.
            return NOBODY
        if parse.lemma[who] in _KIN | words.private:
            # "The mother of an Azerbaijani soldier" speaks for no state.
            return NOBODY
        if parse.lemma[who] in words.nonstate and (found := self.owner(who)):
            # "The Lebanese group" is not Lebanon.
            countries = tuple(c for c in found.countries if len(c) == 3)
            return Reference(tuple(f"{c}/rebels" for c in countries), countries)
        found = self.owner(who) if parse.pos[who] == "NOUN" else NOBODY
        if found:
            return found
        for k in parse.kids[who] if parse.lemma[who] not in _FELLOWS else ():
            if parse.dep[k] in _MODIFIERS and (found := self._actors.of(k)):
                return found
        if parse.lower[who] in ("which", "that") or parse.dep[who] in ("dobj", "pobj"):
            above = parse.head[who]
            wrote = parse.pos[above] in _VERBAL and parse.lemma[above] not in TAKING
            if wrote and above != verb and parse.dep[who] == "dobj":
                inner = actor_of(parse, above)
                return self._actors.of(inner, verb=above) if inner is not None else NOBODY
        return NOBODY

    def _of_adjective(self, cue: int) -> Reference:
        """Predicates: "Quito is ready to …", "Quito made it clear that …"."""
        parse = self._parse
        clear = parse.lemma[cue] in self._lexicon.words.clear
        for verb in ancestors(parse, cue):
            if parse.pos[verb] in _VERBAL:
                if clear and parse.lemma[verb] == "be":
                    return NOBODY
                who = own_subject(parse, verb)
                raised = clear and who is not None and parse.lower[who] == "it"
                return self._of_verb(parse.head[verb] if raised else verb)
        return NOBODY

    def own_state(self, verb: int, *, named: bool = False) -> Reference:
        """The one state that would act, for whom an official or a statement without a country of its own must speak.

        "Quito was told that Chad would not stand by", "King Idris declared that Libya would fight". Only one that is
        named there will do where *named*.
        """
        if self._parse.lemma[verb] == "have" and kids(self._parse, verb, "xcomp"):
            # "Would have to leave" may as well be asked of another.
            return NOBODY
        shared = self._parse.dep[verb] == "conj" and own_subject(self._parse, verb) is None
        who = subject(self._parse, verb) if shared else own_subject(self._parse, verb)
        if named and (who is None or self._parse.pos[who] == "PRON"):
            return NOBODY
        state = self._actors.of(who, verb=verb)
        if not state and is_passive(self._parse, verb):
            # "Would be resisted by the Lao army, Brigadier Ray promised."
            state = self._actors.of(agent(self._parse, verb))
        if not state and self._parse.lemma[verb] in REGARDING:
            # "Any landing would be regarded as a threat to the interests of Chad": whose they are sees it so.
            grounds = [t for name, t in prepositions(self._parse, verb) if name == "as"]
            for token in (t for ground in grounds for t in subtree(self._parse, ground)):
                state = state + self._actors.one(token)
            return state if len(state.countries) == 1 else NOBODY
        return state if len(state.countries) == 1 and is_deed(self._parse, self._lexicon.words, verb) else NOBODY

    def addressee(self, cue: int) -> Reference:
        """Whom an issuing word names as the one it is meant for."""
        parse = self._parse
        for o in objects(parse, cue) if parse.pos[cue] in ("VERB", "AUX") else ():
            # "Told the Chinese captain", "assured her Russian colleague".
            spoken_to = parse.lemma[o] in _SPOKEN_TO
            found = self._actors.of(o) or (self.owner(o) if spoken_to else NOBODY)
            if parse.lemma[o] not in _LISTENERS and found:
                return found
        for p in kids(parse, cue, "prep", "dative"):
            called = parse.lemma[cue] == "call" and parse.lower[p] in ("on", "upon")
            if called or parse.lower[p] in ("to", "at", "against", "for"):
                for o in kids(parse, p, "pobj"):
                    if parse.lemma[o] not in _LISTENERS and (found := self._actors.of(o)):
                        return found
        return NOBODY
