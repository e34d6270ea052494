"""What a sentence says of the things that a figure counts: killed, wounded, sent, present …, and by which word.

The answer is read off the place of the noun in its clause (what is done to it, what it does), then off participles and
relative clauses that hang on it, then off the noun itself; where the parse leaves a number alone, off its neighbours.
"""

from collections.abc import Iterator

import msgspec

from standoff.extraction.fates import changing_verb, custody, fate, fits
from standoff.extraction.grammar import antecedent, conjuncts, kids, own_subject
from standoff.extraction.parse import Parse
from standoff.lexicons.quantities import CountedState, QuantityLexicon

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_INCLUDING = frozenset({"including", "include", "among", "amongst"})
_BETWEEN = frozenset(
    "were was are is be been being have has had also more others other people persons at least reported reportedly "
    "seriously badly slightly critically severely lightly left were and later feared believed another civilians "
    "soldiers officers members men women children suspected confirmed".split()
)
_FATALLY = frozenset({"fatally", "mortally", "lethally"})
_FARTHEST = 8


class Said(msgspec.Struct, frozen=True):
    """What is said of the things counted.

    Attributes:
        state: The lexicon's entry, or ``None`` when nothing known is said.
        trigger: Token of the word that says it, else of the governing verb, else ``None``.
        role: ``object`` when it is done to them, ``subject`` when they do it, ``of`` or ``noun`` for nouns.
    """

    state: CountedState | None
    trigger: int | None
    role: str

    def __bool__(self) -> bool:
        return self.state is not None


NOTHING = Said(None, None, "")


class Counting:
    """Looks up what is said of a noun or bare number.

    Args:
        parse: The document's parse.
        lexicon: Words of figures.
    """

    def __init__(self, parse: Parse, lexicon: QuantityLexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def said(self, node: int, noun: int | None) -> Said:
        """What is said of the things that stand at *node* and are named by *noun*."""
        own = self.lexicon.nouns.get(self.parse.lower[node]) if node == noun else None
        if own is not None and own.people and self.parse.lower[node] in self.lexicon.adjectives:
            # "nine dead and 30 hurt": each number has its own fate, whatever the list hangs on.
            return Said(own, node, "noun")
        governed = self._role(node, _FARTHEST)
        itself = self._itself(node, noun)
        if itself and not (governed.state is not None and governed.state.people):
            # "counted 300 casualties": what they are says more than that they were counted.
            governing = governed.trigger if governed.trigger is not None else itself.trigger
            return Said(itself.state, governing, "noun")
        if governed and not self.is_part(node):
            return governed
        modified = self._modifiers(node)
        if not modified and noun is not None and noun != node:
            modified = self._modifiers(noun)
        if modified or governed:
            return modified or governed
        if noun is None:
            near = self._neighbours(node)
            if near:
                return near
        return governed

    def modified(self, noun: int) -> Said:
        """What participles and relative clauses say of a noun, whatever governs it."""
        return self._modifiers(noun)

    def theme(self, node: int) -> int | None:
        """The noun whose number a verb of change brings to a bare number ("raised the number of guards to 130")."""
        parse = self.parse
        verb = changing_verb(parse, node, self.lexicon)
        if verb is None:
            return None
        for label in ("dobj", "nsubjpass", "nsubj"):
            for k in kids(parse, verb, label):
                noun = antecedent(parse, k, verb)
                if parse.lemma[noun] in self.lexicon.containers:
                    of = [
                        p for c in kids(parse, noun, "prep") if parse.lower[c] == "of" for p in kids(parse, c, "pobj")
                    ]
                    noun = of[0] if of else noun
                counted = parse.tag[noun] in ("NNS", "NNPS") and parse.lemma[noun] not in self.lexicon.nouns
                return noun if counted or parse.lemma[noun] in self.lexicon.bodies else None
        return None

    def is_part(self, node: int) -> bool:
        """As in "including 1,500 that it has sent": a part has a say of its own."""
        return self.parse.dep[node] == "pobj" and self.parse.lower[self.parse.head[node]] in _INCLUDING

    def is_share(self, node: int, whole: int) -> bool:
        """As in "killed 40 people, six of them children", "40 died, of whom six were children"."""
        parse = self.parse
        if node > 1 and parse.lower[node - 2] == "of" and parse.lower[node - 1] in ("whom", "which"):
            return True
        after = parse.lower[node + 1 : node + 3]
        if after[:1] == ["of"] and after[1:] and after[1] in ("them", "whom", "these", "those"):
            return True
        preposition = parse.head[whole]
        first, _ = parse.sentences[parse.sent[node]]
        return parse.lower[preposition] == "of" and preposition == first and parse.head[preposition] == parse.head[node]

    # What governs it

    def _role(self, node: int, depth: int) -> Said:
        parse = self.parse
        while parse.dep[node] in ("conj", "appos") and parse.head[node] != node and depth > 0:
            above = parse.head[node]
            if parse.pos[above] not in _NOMINAL or self._is_predicate(above):
                return NOTHING
            node, depth = above, depth - 1
        label, head = parse.dep[node], parse.head[node]
        if head == node or depth <= 0:
            return NOTHING
        if label in ("nsubjpass", "csubjpass"):
            return self._best(head, "object", passive=True)
        if label in ("nsubj", "csubj"):
            return self._subject(node, head, depth)
        if label in ("dobj", "dative", "oprd", "obj"):
            return self._object(node, head)
        if label == "attr":
            return self._attribute(node, head)
        if label == "pobj":
            return self._prepositional(head, depth)
        if label == "poss" and parse.lemma[head] in self.lexicon.of:
            return Said(self.lexicon.of[parse.lemma[head]], head, "of")
        if label in ("compound", "nmod", "nummod", "quantmod", "npadvmod", "amod") and parse.pos[head] in (
            "NOUN",
            "ADJ",
        ):
            lemma = parse.lemma[head]
            state = self.lexicon.nouns.get(lemma) or self.lexicon.adjectives.get(lemma)
            return Said(state, head, "noun") if state else NOTHING
        if label in ("advcl", "ccomp", "dep", "relcl", "nummod", "npadvmod") and parse.pos[head] in _VERBAL:
            return Said(None, head, "")
        return NOTHING

    def _is_predicate(self, token: int) -> bool:
        """Whether a participle that the tagger took for an adjective heads a clause ("was dead and 30 injured")."""
        return self.parse.pos[token] == "ADJ" and self.parse.dep[token] in ("ROOT", "acomp", "conj", "ccomp")

    def _object(self, node: int, verb: int) -> Said:
        parse, lexicon = self.parse, self.lexicon
        lemma = parse.lemma[verb]
        if parse.lemma[node] == "life" and lemma in lexicon.lives:
            return Said(lexicon.objects["kill"], verb, "object")
        if lemma == "leave":
            own = self._modifiers(node)
            if own:
                return own
        for k in parse.kids[verb]:
            # "left twelve people dead", "took nine men hostage"
            if (
                k > node
                and parse.dep[k] in ("oprd", "acomp", "advmod", "xcomp", "amod", "ccomp", "dobj", "npadvmod")
                and k != node
            ):
                state = lexicon.adjectives.get(parse.lemma[k]) or (
                    lexicon.nouns.get(parse.lemma[k]) if lemma in ("take", "hold", "keep", "make") else None
                )
                if state is not None:
                    return Said(state, k if parse.pos[k] == "ADJ" else verb, "object")
        who = own_subject(parse, verb) if lemma in ("include", "comprise") else None
        if who is not None:
            # "the dead included 12 children"
            state = lexicon.nouns.get(parse.lower[who]) or lexicon.nouns.get(parse.lemma[who])
            if state is not None:
                return Said(state, verb, "noun")
        if self._is_misread_passive(verb):
            return self._best(verb, "object", passive=True)
        return self._best(verb, "object")

    def _subject(self, node: int, verb: int, depth: int) -> Said:
        parse, lexicon = self.parse, self.lexicon
        lemma = parse.lemma[verb]
        if parse.pos[verb] in ("ADJ", "NOUN") or parse.lower[verb] in lexicon.adjectives:
            state = lexicon.adjectives.get(parse.lower[verb]) or lexicon.adjectives.get(lemma)
            return Said(state or lexicon.objects.get(lemma), verb, "subject")
        if self._is_misread_passive(verb):
            return self._best(verb, "object", passive=True)
        if lemma == "do" and parse.dep[verb] == "conj" and any(parse.lower[k] == "so" for k in parse.kids[verb]):
            # "and so did six tanks"
            verb, lemma = parse.head[verb], parse.lemma[parse.head[verb]]
        if lemma in lexicon.reflexive and any(
            parse.lower[k].endswith(("self", "selves")) for k in kids(parse, verb, "dobj")
        ):
            return Said(lexicon.objects["kill"], verb, "subject")
        found = list(self._predicates(verb, "subject"))
        if lemma in lexicon.undergo or lemma in lexicon.lives:
            for k in (c for o in kids(parse, verb, "dobj") for c in conjuncts(parse, o)):
                state = lexicon.nouns.get(parse.lemma[k])
                if parse.lemma[k] == "life" and lemma in lexicon.lives:
                    return Said(lexicon.objects["kill"], verb, "subject")
                if state is not None and lemma in lexicon.undergo and state.people:
                    return Said(state, verb, "subject")
        if parse.lemma[node] == "life":
            return (
                Said(lexicon.objects["kill"], verb, "subject")
                if lemma in lexicon.lives
                else Said(None, verb, "subject")
            )
        return self._pick(found, verb, "subject")

    def _is_misread_passive(self, verb: int) -> bool:
        """A participle without auxiliary whose subject was taken for an active one ("and 30 injured")."""
        parse = self.parse
        lemma = parse.lemma[verb]
        if parse.tag[verb] not in ("VBN", "VBD") or lemma not in self.lexicon.objects:
            return False
        labels = {parse.dep[k] for k in parse.kids[verb]}
        if "dobj" in labels:
            return False
        lowers = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in ("aux", "auxpass")}
        if lowers & {"have", "has", "had", "having"} and "been" not in lowers:
            return False
        if lowers & {"were", "was", "are", "is", "been", "be", "being"}:
            return True
        # "30 injured" lacks an object, which its verb needs when it is active.
        return lemma in self.lexicon.persons and lemma not in self.lexicon.subjects

    def _best(self, verb: int, role: str, *, passive: bool = False) -> Said:
        return self._pick(list(self._predicates(verb, role, passive=passive)), verb, role)

    def _pick(self, found: list[tuple[CountedState, int]], verb: int, role: str) -> Said:
        if not found:
            return Said(None, verb, role)
        state, trigger = min(found, key=lambda f: self.lexicon.rank[f[0].state])
        return Said(state, trigger, role)

    def _predicates(self, verb: int, role: str, *, passive: bool = False) -> Iterator[tuple[CountedState, int]]:
        """States that a verb, its complements and the verbs coordinated with it give to the one in *role*."""
        parse, lexicon = self.parse, self.lexicon
        table = lexicon.objects if role == "object" else lexicon.subjects
        stack, seen = [verb], 0
        while stack and seen < 8:
            at = stack.pop()
            seen += 1
            lemma = parse.lemma[at]
            state = table.get(lemma)
            if state is not None and state.people and any(parse.lower[k] in _FATALLY for k in parse.kids[at]):
                state = lexicon.objects["kill"]
            if state is not None and fits(parse, at):
                yield state, at
            for k in parse.kids[at]:
                label = parse.dep[k]
                if label in ("acomp", "oprd", "attr", "advmod", "prep", "xcomp", "ccomp", "advcl") and parse.pos[k] in (
                    "ADJ",
                    "NOUN",
                    "ADV",
                    "ADP",
                ):
                    predicate = lexicon.adjectives.get(parse.lower[k]) or (
                        lexicon.nouns.get(parse.lemma[k]) if label in ("oprd", "attr") and role == "subject" else None
                    )
                    if predicate is not None and (passive or role == "subject" or label == "oprd"):
                        yield predicate, k
                    elif label == "prep" and (end := fate(parse, k, lexicon) or custody(parse, k, lexicon)) is not None:
                        yield end, at
                elif label == "conj" and parse.pos[k] in _VERBAL:
                    if not self._shares(k, role):
                        continue
                    if role == "object" and passive and own_subject(parse, k) is None and parse.tag[k] == "VBD":
                        # "were wounded and later died"
                        other = lexicon.subjects.get(parse.lemma[k])
                        if other is not None:
                            yield other, k
                    stack.append(k)
                elif label in ("xcomp", "ccomp", "oprd") and parse.pos[k] in _VERBAL and k > at:
                    # "were reported killed", "are believed to have died"
                    if any(parse.dep[c] in ("nsubj", "nsubjpass", "dobj") for c in parse.kids[k]):
                        continue
                    inner = lexicon.objects if parse.tag[k] == "VBN" and not _active(parse, k) else lexicon.subjects
                    state = inner.get(parse.lemma[k])
                    if state is not None and (passive or role == "subject") and fits(parse, k):
                        yield state, k

    def _shares(self, verb: int, role: str) -> bool:
        """Whether a coordinated verb has the first one's subject or object."""
        parse = self.parse
        if own_subject(parse, verb) is not None:
            return False
        return role == "subject" or not any(parse.dep[k] == "dobj" for k in parse.kids[verb])

    def _attribute(self, node: int, verb: int) -> Said:
        """As in "There were nine dead", "The victims were two clerks"."""
        parse, lexicon = self.parse, self.lexicon
        own = own_subject(parse, verb)
        if own is not None:
            lemma = parse.lemma[own]
            state = lexicon.nouns.get(lemma)
            if state is None and lemma in lexicon.containers:
                of = [p for k in kids(parse, own, "prep") if parse.lower[k] == "of" for p in kids(parse, k, "pobj")]
                state = next((s for o in of if (s := lexicon.nouns.get(parse.lemma[o]))), None)
            if state is not None:
                return Said(state, own, "noun")
            return Said(None, verb, "attr")
        if any(parse.dep[k] == "expl" for k in parse.kids[verb]):
            inner = self._modifiers(node) or self._itself(node, node)
            return inner or Said(lexicon.objects.get("have"), verb, "object")
        return Said(None, verb, "attr")

    def _prepositional(self, preposition: int, depth: int) -> Said:
        parse, lexicon = self.parse, self.lexicon
        word, governor = parse.lower[preposition], parse.head[preposition]
        if word == "to" and parse.lower[governor] == "from":
            governor = parse.head[governor]  # "climbed from 40 to 43"
        if governor == preposition:
            return NOTHING
        lemma = parse.lemma[governor]
        if word == "of" or (word in ("to", "at", "for", "on", "in", "among") and lemma in lexicon.of):
            state = lexicon.of.get(lemma)
            if state is not None and word in ("of", "to", "among"):
                return Said(state, governor, "of")
            if lemma in lexicon.containers and not self._counts(governor):
                toll = self._toll(governor)
                return toll or self._role(governor, depth - 1) or self._modifiers(governor)
            return NOTHING
        if word == "to" and parse.pos[governor] in _VERBAL:
            # "causing injuries to three clerks"
            for k in kids(parse, governor, "dobj"):
                state = lexicon.nouns.get(parse.lemma[k])
                if state is not None and state.people:
                    return Said(state, governor, "of")
        if word in _INCLUDING:
            if parse.pos[governor] in _VERBAL:
                return self._theme(governor)
            return self._role(governor, depth - 1) or self._modifiers(governor)
        if (
            word in ("to", "at", "from", "by", "past", "over", "between")
            and parse.pos[governor] in _VERBAL
            and lemma in lexicon.changes
        ):
            theme = self._theme(governor)
            return theme if theme else Said(None, governor, "to")
        if word == "with" and preposition and parse.lower[preposition - 1] in ("along", "together"):
            # "killed the mayor along with three clerks"
            above = parse.head[governor] if governor == preposition - 1 else governor
            return self._theme(above) if parse.pos[above] in _VERBAL else self._role(above, depth - 1)
        if word in ("with", "without") and parse.pos[governor] in _VERBAL:
            return Said(None, governor, "")
        return Said(None, governor, "") if parse.pos[governor] in _VERBAL else NOTHING

    def _counts(self, noun: int) -> bool:
        """Whether a container is itself counted ("two of the twelve"): what follows "of" is then the whole."""
        return any(self.parse.dep[k] == "nummod" for k in self.parse.kids[noun]) or self.parse.pos[noun] == "NUM"

    def _toll(self, noun: int) -> Said:
        """As in "the death toll", "the number of wounded", "casualties"."""
        parse, lexicon = self.parse, self.lexicon
        if parse.lemma[noun] in lexicon.nouns:
            return Said(lexicon.nouns[parse.lemma[noun]], noun, "noun")
        for k in parse.kids[noun]:
            if parse.dep[k] in ("compound", "amod", "nmod"):
                state = lexicon.nouns.get(parse.lemma[k]) or lexicon.adjectives.get(parse.lower[k])
                if state is not None:
                    return Said(state, noun, "noun")
            if parse.dep[k] == "prep" and parse.lower[k] == "of":
                for p in kids(parse, k, "pobj"):
                    state = lexicon.nouns.get(parse.lemma[p])
                    if state is not None:
                        return Said(state, noun, "noun")
                    inner = self._modifiers(p)
                    if inner:
                        return inner
        if parse.lemma[noun] == "toll":
            return Said(lexicon.objects["kill"], noun, "noun")
        if parse.tag[noun] == "NNS" and parse.lemma[noun] in lexicon.of:
            # "put its losses at nine soldiers"
            return Said(lexicon.of[parse.lemma[noun]], noun, "noun")
        if parse.lower[noun : noun + 3][1:2] == ["of"]:
            # "the number of dead rose": the parser may give "dead" to the verb.
            stated = lexicon.adjectives.get(parse.lower[min(noun + 2, len(parse) - 1)])
            if stated is not None:
                return Said(stated, noun, "noun")
        return NOTHING

    def _theme(self, verb: int) -> Said:
        """What a verb of change or inclusion is about ("the death toll rose to", "bringing the dead to")."""
        parse = self.parse
        for k in parse.kids[verb]:
            if parse.dep[k] in ("nsubj", "nsubjpass", "dobj"):
                found = self._toll(antecedent(parse, k, verb))
                if found:
                    return found
        for k in parse.kids[verb]:
            if parse.dep[k] in ("nsubjpass", "dobj"):
                found = self._best(verb, "object", passive=parse.dep[k] == "nsubjpass")
                if found:
                    return found
        return NOTHING

    # What hangs on it

    def _modifiers(self, noun: int) -> Said:
        """Participles and relative clauses: "three clerks killed in", "1,500 men that it has sent"."""
        parse, lexicon = self.parse, self.lexicon
        found: list[tuple[CountedState, int]] = []
        for k in parse.kids[noun]:
            label = parse.dep[k]
            if label == "acl" and parse.pos[k] in _VERBAL:
                if parse.tag[k] in ("VBN", "VBD"):
                    found.extend(self._predicates(k, "object", passive=True))
                elif parse.tag[k] == "VBG":
                    found.extend(self._predicates(k, "subject"))
            elif label == "relcl":
                found.extend(self._relative(noun, k))
            elif label in ("amod", "advmod", "acl", "appos", "acomp", "nmod", "compound") and parse.pos[k] in (
                "ADJ",
                "VERB",
                "NOUN",
            ):
                state = lexicon.adjectives.get(parse.lower[k])
                if state is None and parse.tag[k] == "VBN" and label != "appos":
                    state = lexicon.objects.get(parse.lemma[k])
                if state is not None and (parse.pos[k] != "NOUN" or k > noun):
                    found.append((state, k))
            elif label == "prep" and (held := custody(parse, k, lexicon)) is not None:
                found.append((held, k))
            elif label == "prep" and parse.lower[k] == "en":
                state = lexicon.adjectives.get("en route")
                if state is not None:
                    found.append((state, k))
        if not found:
            return NOTHING
        state, trigger = min(found, key=lambda f: lexicon.rank[f[0].state])
        return Said(state, trigger, "object")

    def _relative(self, noun: int, verb: int) -> Iterator[tuple[CountedState, int]]:
        parse = self.parse
        own = own_subject(parse, verb)
        if own is not None and parse.dep[own].endswith("pass") and antecedent(parse, own, verb) == noun:
            yield from self._predicates(verb, "object", passive=True)
        elif own is not None and parse.lower[own] in ("who", "that", "which"):
            yield from self._predicates(verb, "subject")
        else:
            yield from self._predicates(verb, "object")

    def _itself(self, node: int, noun: int | None) -> Said:
        parse, lexicon = self.parse, self.lexicon
        for token in (noun, node):
            if token is not None:
                state = lexicon.nouns.get(parse.lemma[token]) or (
                    lexicon.nouns.get(parse.lower[token]) if parse.pos[token] != "VERB" else None
                )
                if state is not None:
                    return Said(state, token, "noun")
        return NOTHING

    def _neighbours(self, node: int) -> Said:
        """A number alone: "… and 30 injured", "15 dead", "killing 14"."""
        parse, lexicon = self.parse, self.lexicon
        first, beyond = parse.lines[parse.line[node]]
        for i in range(node + 1, min(node + 5, beyond)):
            lemma = parse.lemma[i]
            state = lexicon.adjectives.get(parse.lower[i]) or lexicon.nouns.get(lemma)
            if state is None and parse.tag[i] in ("VBN", "VBD"):
                state = lexicon.objects.get(lemma) if lemma in lexicon.persons else lexicon.subjects.get(lemma)
            if state is not None:
                return Said(state, i, "object")
            if parse.lower[i] not in _BETWEEN:
                break
        for i in range(node - 1, max(node - 4, first - 1), -1):
            if parse.pos[i] == "VERB" and parse.lemma[i] in lexicon.persons and parse.lemma[i] in lexicon.objects:
                return Said(lexicon.objects[parse.lemma[i]], i, "object")
            if parse.lower[i] not in _BETWEEN and parse.pos[i] not in ("DET", "ADV", "ADP", "NUM", "ADJ"):
                break
        return NOTHING


def _active(parse: Parse, verb: int) -> bool:
    lowers = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in ("aux", "auxpass")}
    return bool(lowers & {"have", "has", "had"}) and "been" not in lowers
