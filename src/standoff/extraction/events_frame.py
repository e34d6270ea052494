"""The frame of a trigger: which phrases fill which slots of a verb or of a noun that names an act.

Rules name slots ("subject", "object", a preposition); this module finds the tokens that fill them, through passives,
light verbs ("launched an attack on"), relative clauses, control and coordination.
"""

from functools import cached_property

from standoff.extraction.aims import TOGETHER
from standoff.extraction.events_around import (
    addressee,
    answerer,
    author,
    counted,
    ends,
    host,
    means,
    moved,
    struck,
    two_sides,
)
from standoff.extraction.events_hung import hosts, hung_on, rehung, stranded
from standoff.extraction.events_parties import Parties
from standoff.extraction.events_ruled_out import comes_to_aid, counted_before, given_time, of_them
from standoff.extraction.events_words import (
    ANSWERING,
    CALLED,
    CLOSING,
    FUNDS,
    GOODS,
    HAPPENING,
    IN_MANNER,
    JOURNEYS,
    LETTERS,
    LETTING,
    REVERSING,
    UNDERGONE,
)
from standoff.extraction.grammar import (
    RELATIVES,
    actor_of,
    antecedent,
    conjuncts,
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
from standoff.lexicons.events import EventRule, ModalityWords

# How parsers hang particles on their verb.
_PARTICLES = frozenset({"prt", "advmod", "prep", "advcl", "acomp", "oprd", "npadvmod"})
# Particles that stand for no place when a noun follows ("haul in the envoy").
_SWALLOWED = frozenset("in out up off down away back aside home".split())


class Frame:
    """A trigger with its slots.

    Args:
        parties: Whom phrases stand for.
        head: Token of the verb or noun.
        words: Words of modality, for the light verbs.
    """

    def __init__(self, parties: Parties, head: int, words: ModalityWords) -> None:
        self.parse: Parse = parties.parse
        self.parties = parties
        self.head = head
        self.words = words
        self.noun = self.parse.pos[head] in ("NOUN", "PROPN")
        self._filled: dict[tuple[str, str | None], list[int]] = {}

    @cached_property
    def verb(self) -> int | None:
        """The verb itself; for a noun, the light verb that carries it, if any."""
        if not self.noun:
            return self.head
        return self.carrier

    @cached_property
    def carrier(self) -> int | None:
        """The light verb of a noun ("launch an attack", "enter into talks", "talks were held")."""
        parse = self.parse
        noun = counted(parse, self.head)
        label, above = parse.dep[noun], parse.head[noun]
        if label == "pobj" and parse.lower[above] in ("in", "into", "under", "to", "with", "on", "out", "for", "of"):
            verb = parse.head[above]
            if parse.dep[verb] == "prep" or parse.pos[verb] == "ADP":
                verb = parse.head[verb]
            if parse.dep[verb] == "dobj" and parse.lemma[verb] == "part":
                verb = parse.head[verb]
            if parse.lower[above] == "with" and parse.lemma[verb] in ANSWERING:
                return verb  # "responded with an offensive"
            beside = [parse.head[above], *parse.kids[above]]
            if parse.lemma[verb] in self.words.light_verbs and any(parse.lower[k] in TOGETHER for k in beside):
                return verb  # "sent a note along with a warning"
            allowed = {"engage", "participate", "join", "enter", "come", "take", "involve", "stand"}
            return verb if parse.pos[verb] == "VERB" and parse.lemma[verb] in allowed else None
        if label in ("dobj", "nsubjpass", "dative", "attr", "oprd") and parse.pos[above] in ("VERB", "AUX"):
            lemma = parse.lemma[above]
            if lemma == "call" and (label == "oprd" or parse.lemma[noun] not in CALLED):
                return None  # "called the exercise a mistake"
            if lemma == "broker":
                return None  # a broker is no party to a truce
            if lemma == "host" and any(name == "between" for name, _ in prepositions(parse, noun)):
                return None  # who hosts them is no party to them
            if parse.lemma[noun] in JOURNEYS and lemma in CLOSING:
                return above
            return above if lemma in self.words.light_verbs and not ends(parse, above, self.words) else None
        return None

    @property
    def reversed(self) -> bool:
        """Whether the light verb's subject is the one acted on."""
        carrier = self.carrier if self.noun else None
        return carrier is not None and self.parse.lemma[carrier] in REVERSING

    @cached_property
    def preps(self) -> dict[str, list[int]]:
        """Objects of prepositions that hang on the trigger, its light verb, its objects or its particles."""
        parse, found = self.parse, dict[str, list[int]]()
        for at in hosts(self):
            for name, thing in prepositions(parse, at):
                if at != self.head and name == "of":
                    continue
                if name == "by" and parse.dep[parse.head[thing]] == "agent" and not is_passive(parse, at):
                    continue  # "lodged a protest over a post | by X": not X's protest
                for hung, whom in hung_on(self, name, thing):
                    found.setdefault(hung, []).append(whom)
                if parse.ner[thing] in ("DATE", "TIME") and not self._spell(thing):
                    continue
                if name == "in" and parse.lemma[thing] in IN_MANNER:
                    continue
                if name == "in" and parse.lemma[thing] in LETTERS:
                    for to, whom in prepositions(parse, thing):
                        found.setdefault(to, []).append(whom)
                    continue
                slot = rehung(parse, name, thing, at)
                if parse.dep[thing] == "pcomp" and parse.lower[thing] not in ("whom", "which"):
                    found.setdefault(slot + "+ing", []).append(thing)
                else:
                    found.setdefault(slot, []).append(thing)
                if name == "to" and comes_to_aid(parse, thing):
                    found.setdefault("of", []).extend(whom for of, whom in prepositions(parse, thing) if of == "of")
            for k in kids(parse, at, "dative"):
                if parse.pos[k] == "ADP":
                    found.setdefault(parse.lower[k], []).extend(p for p in kids(parse, k, "pobj"))
        self._relative_preps(found)
        return found

    def _spell(self, token: int) -> bool:
        """Whether it is a time full of something ("after days of protests")."""
        return any(self.parse.lower[k] == "of" for k in kids(self.parse, token, "prep"))

    def happening(self) -> int | None:
        """The verb that only says that what the noun names took place ("fighting erupted in X")."""
        parse, noun = self.parse, first_conjunct(self.parse, self.head)
        above = parse.head[noun]
        says = parse.dep[noun] == "nsubj" and parse.pos[above] == "VERB" and parse.lemma[above] in HAPPENING
        return above if says and self.carrier is None else None

    def _relative_preps(self, found: dict[str, list[int]]) -> None:
        """For "on which", "to whom", "was fired on": the noun that the clause modifies, or its subject."""
        for k in stranded(self):
            found.setdefault("on" if self.parse.lower[k] == "upon" else self.parse.lower[k], []).extend(self.things)
        for name, things in found.items():
            found[name] = [
                antecedent(self.parse, t, self.head) if self.parse.lower[t] in RELATIVES else t for t in things
            ]

    @cached_property
    def things(self) -> list[int]:
        """Direct objects (the subject of a passive)."""
        parse = self.parse
        if self.noun:
            return []
        found = [o for o in objects(parse, self.head) if parse.head[o] != self.head or parse.dep[o] != "dative"]
        if is_passive(parse, self.head):
            found += kids(parse, self.head, "dobj", "oprd")
        if not found and not is_passive(parse, self.head) and self.later:
            # "condemned and rejected the move"
            found = list(objects(parse, self.later[0]))
        if not found:
            found = kids(parse, self.head, "oprd")
        if not found:
            # "hauled in the envoy", where the particle passes for a preposition
            after = self.head + 1
            swallowed = after < len(parse) and parse.head[after] == self.head and parse.dep[after] == "prep"
            if (
                swallowed
                and parse.lower[after] in _SWALLOWED
                and (parse.lemma[self.head], parse.lower[after]) in self.parties.particled
            ):
                found = kids(parse, after, "pobj")
        if not found:
            # "gave the rebels $20m", where the sum passes for a time
            found = [k for k in kids(parse, self.head, "npadvmod") if parse.tag[min([k, *subtree(parse, k)])] == "$"]
        return [o for o in found if o != self.head and not (of_them(parse, o) and counted_before(parse, o) is None)]

    @cached_property
    def later(self) -> list[int]:
        """The next verb of a coordination, when it follows at once and so may hold the common object."""
        parse = self.parse
        if self.noun or objects(parse, self.head):
            return []
        later = [k for k in kids(parse, self.head, "conj") if parse.pos[k] == "VERB" and own_subject(parse, k) is None]
        return later[:1] if later and later[0] - self.head <= 4 else []

    def slot(self, name: str, rule: EventRule | None = None) -> list[int]:
        """Tokens that fill a slot, best first; not to be changed."""
        key = (name, rule.of if rule is not None else None)  # all that a slot asks of a rule
        known = self._filled.get(key)
        if known is None:
            filler = getattr(self, "_slot_" + name, None)
            if filler is not None:
                known = filler(rule)
            else:
                known = self.preps.get(name.replace("+", " "), []) or self.preps.get(name, [])
                known = two_sides(self.parse, known) if name == "between" else known
            self._filled[key] = known
        return known

    def _slot_subject(self, rule: EventRule | None) -> list[int]:
        if not self.noun:
            found = given_time(self.parse, self.head)
            found = actor_of(self.parse, self.head) if found is None else found
            # "11 of them": which things, and so whose, the pronoun's antecedent does not tell
            if found is None or of_them(self.parse, found):
                return []
            return [found, *author(self, found)]
        return self._noun_actor(rule)

    def _noun_actor(self, rule: EventRule | None) -> list[int]:
        parse, found = self.parse, list[int]()
        found += kids(parse, self.head, "poss") if not self._undergone(rule) else []
        if (whole := counted(parse, self.head)) != first_conjunct(parse, self.head):
            found += kids(parse, whole, "poss")  # "Oslo's nine days of strikes"
        for k in kids(parse, self.head, "prep", "agent"):
            if parse.lower[k] == "by" or (parse.lower[k] == "of" and rule is not None and rule.of == "actor"):
                found += kids(parse, k, "pobj")
            elif parse.lower[k] == "of" and rule is not None and rule.of == "recipient":
                # "the arrest of a consul | by Chad"
                done_by = [p for o in kids(parse, k, "pobj") for name, p in prepositions(parse, o) if name == "by"]
                found += [p for p in done_by if parse.pos[p - 1] != "VERB"]
        if parse.dep[self.head] == "pcomp":
            # "accused X of bombing villages", where "bombing" passes for a noun
            held = subject(parse, self.head)
            found += [held] if held is not None else []
        if not self.reversed and self.carrier is not None:
            actor = actor_of(parse, self.carrier)
            if actor is not None and first_conjunct(parse, actor) != first_conjunct(parse, self.head):
                found.insert(0, actor)
        found += answerer(self)
        if self.reversed:
            found += self.preps.get("from", [])
        found += self._slot_mod(rule)
        if not found and (rule is None or "from" not in rule.recipient[:1]):
            found += self.preps.get("from", [])  # but a withdrawal from X is not X's
        above = parse.head[first_conjunct(parse, self.head)]
        if not found and parse.lower[above] == "for" and parse.lemma[parse.head[above]] == "responsibility":
            found += host(self)
        return found

    def _undergone(self, rule: EventRule | None) -> bool:
        """Whether the possessor undergoes the act ("the general's arrest"), as nobody else is named who does."""
        return (
            rule is not None
            and rule.of == "recipient"
            and self.parse.lemma[self.head] in UNDERGONE
            and not any(self.parse.lower[k] == "of" for k in kids(self.parse, self.head, "prep"))
        )

    def _slot_object(self, rule: EventRule | None) -> list[int]:
        if not self.noun:
            return self.things
        found = list(self.preps.get("of", [])) if rule is None or rule.of != "actor" else []
        found += kids(self.parse, self.head, "dobj") if self.parse.dep[self.head] == "pcomp" else []
        found += kids(self.parse, self.head, "poss") if self._undergone(rule) else []
        if self.reversed and self.carrier is not None:
            receiver = subject(self.parse, self.carrier)
            if receiver is not None and first_conjunct(self.parse, receiver) != first_conjunct(self.parse, self.head):
                found.insert(0, receiver)
        return found

    def _slot_dative(self, rule: EventRule | None) -> list[int]:
        parse = self.parse
        verb = self.verb
        if verb is None:
            return []
        found = [k for k in kids(parse, verb, "dative") if parse.pos[k] != "ADP"]
        if is_passive(parse, verb) and kids(parse, verb, "dobj", "oprd"):
            got = subject(parse, verb)
            found += [got] if got is not None else []
        if not found and not self.noun and len(self.things) > 1:
            found = self.things[:1]
        return found

    def _slot_comp(self, rule: EventRule | None) -> list[int]:
        verb = self.verb if self.verb is not None else self.head
        found = kids(self.parse, verb, "ccomp", "xcomp")
        # "is ready to help"
        found += [
            c for a in kids(self.parse, verb, "acomp", "oprd", "attr") for c in kids(self.parse, a, "xcomp", "acl")
        ]
        if self.noun:
            found += kids(self.parse, self.head, "acl", "ccomp", "relcl")
        return found

    def _slot_purpose(self, rule: EventRule | None) -> list[int]:
        """What it is done for ("sent troops to support X")."""
        parse = self.parse
        hosts = [self.verb if self.verb is not None else self.head, *self.things]
        return [
            c
            for h in hosts
            for c in kids(parse, h, "advcl", "xcomp", "acl", "relcl")
            if any(parse.lower[k] == "to" for k in kids(parse, c, "aux"))
        ]

    def reach(self, token: int) -> list[int]:
        """A phrase as it is; for a clause, what its verb is done to."""
        parse = self.parse
        if parse.pos[token] != "VERB" or self._is_nominal(token):
            goods = parse.pos[token] == "NOUN" and parse.lemma[token] in GOODS
            return (
                [token, *(p for name, p in prepositions(parse, token) if name in ("to", "from"))] if goods else [token]
            )
        found = [o for o in objects(parse, token) if parse.head[o] == token]
        # "block European money for X": it hits whoever would have had it
        meant = [
            p
            for o in found
            if parse.lemma[o] in FUNDS
            for at in (o, token)
            for name, p in prepositions(parse, at)
            if name in ("for", "to")
        ]
        return [*meant, *found] + [
            p
            for name, p in prepositions(parse, token)
            if name not in ("in", "at", "by", "of", "for", "after", "before", "as")
        ]

    def _is_nominal(self, token: int) -> bool:
        """Whether what is tagged a verb is used as a noun ("condemned the missile *launches*")."""
        parse = self.parse
        return parse.dep[token] in ("dobj", "pobj", "nsubj", "nsubjpass", "dative") and bool(
            kids(parse, token, "det", "poss", "compound", "amod", "nummod")
        )

    def _slot_doer(self, rule: EventRule | None) -> list[int]:
        """Who is to do what the clause says ("demanded that X withdraw", "called for X to withdraw")."""
        parse, found = self.parse, list[int]()
        for clause in [*self._slot_comp(rule), *kids(parse, self.head, "advcl")]:
            if parse.dep[clause] == "advcl" and not any(parse.lower[k] == "for" for k in kids(parse, clause, "mark")):
                continue
            own = own_subject(parse, clause)
            if any(parse.lower[k] in ("whether", "if") for k in kids(parse, clause, "mark")):
                continue  # "asked whether Oslo had been told"
            if own is not None:
                found.append(own)
            elif parse.lemma[clause] in LETTING:
                # "agreed to let X return"
                found += [
                    o for c in kids(parse, clause, "ccomp", "xcomp") if (o := own_subject(parse, c)) is not None
                ] or list(objects(parse, clause))
        return found

    def _slot_if(self, rule: EventRule | None) -> list[int]:
        parse, found = self.parse, list[int]()
        verbs = [self.verb if self.verb is not None else self.head]
        verbs += self._slot_comp(rule)
        for verb in verbs:
            for clause in kids(parse, verb, "advcl"):
                if any(
                    parse.lower[k] in ("if", "should", "unless", "until") for k in kids(parse, clause, "mark", "aux")
                ):
                    own = own_subject(parse, clause)
                    if own is not None:
                        found.append(own)
        return found

    def _slot_particle(self, rule: EventRule | None) -> list[int]:
        left = stranded(self)
        return [k for k in kids(self.parse, self.head, "prt") if k not in left]

    def _slot_poss(self, rule: EventRule | None) -> list[int]:
        return kids(self.parse, self.head, "poss")

    def _slot_mod(self, rule: EventRule | None) -> list[int]:
        """Adjectives and names before the noun ("a Russian attack")."""
        return [
            k
            for k in kids(self.parse, self.head, "amod", "compound", "nmod")
            if self.parties.named(k) and not self.parties.is_venue(self.head, k)
        ]

    def _slot_attr(self, rule: EventRule | None) -> list[int]:
        """What is said of the subject or the object ("is ready", "called him a liar", "found her guilty")."""
        parse = self.parse
        # "called the move illegal" is parsed as a clause with the object as its subject
        found = kids(parse, self.head, "attr", "acomp", "oprd", "ccomp", "xcomp")
        found += [k for o in self.things for k in kids(parse, o, "appos", "npadvmod", "amod", "dobj") if k > o]
        # "sent the envoy packing"
        found += [k for k in kids(parse, self.head, "advcl") if parse.tag[k] == "VBG" and parse.dep[k - 1] != "punct"]
        # a noun is no second verb: "declared the envoy, Y, persona non grata"
        found += [k for k in kids(parse, self.head, "conj") if parse.pos[k] == "NOUN"]
        return found + self.preps.get("as", [])

    def _slot_host(self, rule: EventRule | None) -> list[int]:
        return host(self)

    def _slot_addressee(self, rule: EventRule | None) -> list[int]:
        return addressee(self)

    def _slot_means(self, rule: EventRule | None) -> list[int]:
        return means(self)

    def _slot_struck(self, rule: EventRule | None) -> list[int]:
        return struck(self)

    def _slot_moved(self, rule: EventRule | None) -> list[int]:
        return moved(self)

    def _slot_self(self, rule: EventRule | None) -> list[int]:
        """The trigger itself, for conditions on what stands before it ("a *joint* exercise")."""
        return [self.head]

    def _slot_aim(self, rule: EventRule | None) -> list[int]:
        """At whom the thing asked for aims ("called for sanctions against X")."""
        found: list[int] = []
        for thing in [*self.things, *self.preps.get("for", [])]:
            found += [p for name, p in prepositions(self.parse, thing) if name in ("against", "on")]
        return found

    def _slot_complement(self, rule: EventRule | None) -> list[int]:
        """What the object is of ("withdrew its recognition of X")."""
        return [p for o in self.things for name, p in prepositions(self.parse, o) if name == "of"]

    def _slot_context(self, rule: EventRule | None) -> list[int]:
        """Names before the trigger in the same sentence, nearest first, when the sense must have somebody acted on."""
        start = self.parse.sentences[self.parse.sent[self.head]][0]
        return [t for t in range(self.head - 1, max(start, self.head - 40) - 1, -1) if self.parties.named(t)]

    def _slot_acl(self, rule: EventRule | None) -> list[int]:
        """Whom a participle after the noun aims at ("threats aimed at X", "sanctions imposed on X")."""
        parse = self.parse
        hosts = [self.head, *self.things]
        clauses = [c for h in hosts for c in kids(parse, h, "acl")]
        return [o for c in clauses for o in kids(parse, c, "dobj")] + [
            p for c in clauses for _, p in prepositions(parse, c)
        ]

    def _slot_bound(self, rule: EventRule | None) -> list[int]:
        """Where those come from or go to whom something is closed ("shut its skies to planes coming from X")."""
        parse, found = self.parse, list[int]()
        for thing in [*self.preps.get("to", []), *self.preps.get("for", [])]:
            for clause in (c for k in kids(parse, thing, "acl") for c in conjuncts(parse, k)):
                found += [p for name, p in prepositions(parse, clause) if name in ("from", "to", "for", "by")]
        return found

    def _slot_scope(self, rule: EventRule | None) -> list[int]:
        """Whom the object's relative clause names ("a treaty that commits X and Y")."""
        parse = self.parse
        found: list[int] = []
        for thing in self.things:
            for clause in kids(parse, thing, "relcl", "acl"):
                found += [o for o in kids(parse, clause, "dative", "dobj", "nsubj") if o != thing]
        return found

    def particle(self, word: str) -> bool:
        """Whether the verb has this particle ("shot down")."""
        parse, after = self.parse, self.head + 1
        if word in ("free", "loose") and after < len(parse) and parse.lower[after] == word:
            return True  # "set | free ten men"
        return any(parse.lower[k] == word for k in self.slot("phrasal"))

    def _slot_phrasal(self, rule: EventRule | None) -> list[int]:
        """What makes the verb another one ("hand *out*", "turn *down*"), however the parser has hung it."""
        if self.noun:
            return []
        parse, things = self.parse, objects(self.parse, self.head)
        # "hauled its envoys home | in the biggest quarrel": a phrase of its own behind the object
        found = [
            k
            for k in kids(parse, self.head, *_PARTICLES)
            if not (parse.dep[k] == "prep" and kids(parse, k, "pobj") and any(o < k for o in things))
        ]
        # "turned the offer | down": the parser hangs the particle on the object
        return found + [k for o in things for k in kids(parse, o, "prt")]
