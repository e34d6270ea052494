"""Questions that every component asks of the parse: who is the subject, what is the object, what does a phrase span.

All arguments and results are token numbers of a ``Parse`` unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.extraction.verbs import GERUND_CONTROL, OBJECT_CONTROL, PREPOSITION_CONTROL
from standoff.model import Span

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_ANY_SUBJECT = SUBJECTS | PASSIVE_SUBJECTS
# Tags of a verb that shows a tense, or of its modal.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVES = frozenset({"that", "which", "who", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Nouns after which a prepositional object should do the infinitive ("pressure on Seoul to withdraw").
_ASKING = frozenset("pressure call appeal demand request order ultimatum plea warning invitation".split())
# A verb under one of these shows no tense that a finite one could continue.
_UNTENSED = frozenset({"to", "will", "would"})
# After these a gerund tells what the subject did, though it be the subject of a passive: "was sacked after leaving".
_OWN_ACTS = frozenset("after before since despite without while for upon on".split())
_CONTROLLING = frozenset({"of", "against", "from", "for", "into", "over", "with", "about"})


def subtree(parse: Parse, token: int, *, without: frozenset[str] = frozenset()) -> list[int]:
    """All tokens under *token*, itself included, in text order; branches with a label in *without* are left out."""
    found, stack = [], [token]
    while stack:
        i = stack.pop()
        found.append(i)
        below = parse.kids[i]
        stack += [k for k in below if parse.dep[k] not in without] if without else below
    found.sort()
    return found


def phrase(parse: Parse, token: int, *, without: frozenset[str] = frozenset()) -> Span:
    """The code points from the first to the last token under *token*, edge punctuation left out."""
    tokens = subtree(parse, token, without=without)
    first, last = tokens[0], tokens[-1]
    while first < last and parse.pos[first] in ("PUNCT", "SPACE"):
        first += 1
    while last > first and parse.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    return parse.span(first, last + 1)


def head_of(parse: Parse, span: Span) -> int | None:
    """The token of a phrase that all others hang on; ``None`` where it holds no token."""
    tokens = parse.tokens_in(span)
    return next((t for t in tokens if parse.head[t] not in tokens or parse.head[t] == t), None)


def kids(parse: Parse, token: int, *labels: str) -> list[int]:
    """Dependents with one of these labels."""
    return [k for k in parse.kids[token] if parse.dep[k] in labels] if parse.kids[token] else []


def conjuncts(parse: Parse, token: int) -> list[int]:
    """*token* and everything coordinated to its right ("the US, Japan and Australia")."""
    found = [token]
    for member in found:  # grows on the way
        found += [k for k in parse.kids[member] if parse.dep[k] == "conj"]
    return found


def first_conjunct(parse: Parse, token: int) -> int:
    """The first member of the coordination that *token* belongs to."""
    while parse.dep[token] == "conj" and parse.head[token] != token:
        token = parse.head[token]
    return token


def first_preposition(parse: Parse, preposition: int) -> int:
    """The first of coordinated prepositions: "accused of bombing X and *of* killing Y"."""
    while parse.dep[preposition] == "conj" and parse.pos[parse.head[preposition]] == "ADP":
        preposition = parse.head[preposition]
    return preposition


_TELLING_FATE = frozenset("report fear believe presume confirm declare feel".split())


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb stands in the passive (with auxiliary, as reduced relative, or coordinated with one)."""
    labels = {parse.dep[k] for k in parse.kids[verb]}
    if labels & (PASSIVE_SUBJECTS | {"auxpass"}):
        return True
    if parse.dep[verb] == "conj" and "dobj" not in labels and ("agent" in labels or _is_gapped(parse, verb, labels)):
        return True  # "was invited, and then *expelled*, by X"
    if labels & SUBJECTS or parse.tag[verb] != "VBN":
        return False
    if parse.dep[verb] == "acl" or "agent" in labels:
        return True
    if parse.dep[verb] == "advcl" and "aux" not in labels:
        return True  # "Asked whether …, the minister said"
    above = parse.head[verb]
    if parse.dep[verb] in ("xcomp", "oprd") and parse.lemma[above] in _TELLING_FATE and "aux" not in labels:
        return is_passive(parse, above)  # "was reported killed"
    if parse.dep[verb] == "conj" and parse.tag[parse.head[verb]] == "VBN" and "aux" not in labels:
        return is_passive(parse, parse.head[verb])
    return False


def _is_gapped(parse: Parse, verb: int, labels: set[str]) -> bool:
    """Whether the auxiliary of a passive is not said again: "the consul was expelled, and his driver *jailed*"."""
    above = parse.head[verb]
    passive = parse.tag[verb] == "VBN" and any(parse.dep[k] == "auxpass" for k in parse.kids[above])
    return passive and bool(labels & SUBJECTS) and "aux" not in labels


def own_subject(parse: Parse, verb: int) -> int | None:
    """The grammatical subject that hangs on the verb itself, active or passive."""
    found = None
    for k in parse.kids[verb]:
        # of several the nearest: a dateline may have been taken for one ("ATHENS, May 4 - A ship sank")
        if (parse.dep[k] in SUBJECTS or parse.dep[k] in PASSIVE_SUBJECTS) and (found is None or k < verb):
            found = k
    if found is not None:
        return found
    for k in parse.kids[verb]:
        # the parser now and then hangs the subject on the auxiliary ("A and B are | mediating")
        if parse.dep[k] == "aux":
            for own in parse.kids[k]:
                if parse.dep[own] in SUBJECTS:
                    return own
    return None


def coordinated_with(parse: Parse, verb: int) -> int:
    """The verb that a coordinated one really continues.

    A finite verb does not continue an infinitive or a future: in "urged X to wait and called on Y", "called" goes with
    "urged", in "said X would fall and threatened Y" "threatened" goes with "said".
    """
    head = parse.head[verb]
    if parse.tag[verb] not in ("VBD", "VBZ"):
        return head
    for _ in range(4):
        above = parse.head[head]
        # "would be repeated" is one too
        infinitive = parse.tag[head] in ("VB", "VBN") and any(
            parse.lower[k] in _UNTENSED for k in kids(parse, head, "aux")
        )
        if not infinitive or parse.dep[head] not in ("xcomp", "ccomp", "advcl", "conj") or above == head:
            break
        if parse.pos[above] not in ("VERB", "AUX"):
            break
        head = above
    return _agreeing(parse, verb, head)


def _agreeing(parse: Parse, verb: int, head: int) -> int:
    """The verb above *head* when one in the singular cannot share the plural subject of *head*.

    In "Lima says that its troops have left and demands that Quito reply" it is Lima that demands.
    """
    above = parse.head[head]
    if parse.tag[verb] != "VBZ" or parse.dep[head] != "ccomp" or parse.tag[above] != "VBZ":
        return head
    own = own_subject(parse, head)
    plural = own is not None and (parse.tag[own] in ("NNS", "NNPS") or bool(kids(parse, own, "cc")))
    return above if plural else head


def antecedent(parse: Parse, token: int, verb: int) -> int:
    """What a relative pronoun stands for; any other token is returned as it is."""
    if parse.lower[token] in RELATIVES and parse.tag[token] in ("WDT", "WP", "WP$", "IN"):
        clause = verb
        for _ in range(12):
            if parse.dep[clause] in ("relcl", "acl"):
                return _blow(parse, clause) or parse.head[clause]
            if parse.head[clause] == clause:
                break
            clause = parse.head[clause]
    return token


_KILLING = frozenset("kill wound injure destroy damage maim".split())
_BLOWS = frozenset("strike attack raid airstrike bombing shelling explosion blast ambush assault bombardment".split())


def _blow(parse: Parse, clause: int) -> int | None:
    """The blow that kills, where the parser hangs the clause on its day or place ("a strike on 1 May on X, which")."""
    if parse.lemma[clause] not in _KILLING:
        return None
    at = parse.head[clause]
    for _ in range(6):
        if parse.lemma[at] in _BLOWS:
            return at
        if parse.dep[at] not in ("pobj", "prep") or parse.head[at] == at:
            break
        at = parse.head[at]
    return None


def subject(parse: Parse, verb: int, *, depth: int = 6) -> int | None:
    """The grammatical subject of a verb, inherited where English leaves it out.

    Coordinated verbs share the first one's, infinitives take that of the governing verb (or its object, after verbs of
    object control), participles and reduced relatives the noun they modify, subjectless adverbial clauses that of the
    clause they modify. Relative pronouns are replaced by what they stand for.
    """
    own = own_subject(parse, verb)
    if own is not None:
        return antecedent(parse, own, verb)
    if depth == 0:
        return None
    head, label = parse.head[verb], parse.dep[verb]
    if head == verb:
        return None
    if label == "conj" and parse.pos[head] in ("VERB", "AUX"):
        return subject(parse, coordinated_with(parse, verb), depth=depth - 1)
    if label in ("xcomp", "ccomp", "advcl", "pcomp", "dep"):
        return _controlled(parse, verb, depth)
    return _modifying(parse, verb, depth) if label in ("relcl", "acl") else None


def is_bidden(parse: Parse, verb: int) -> bool:
    """Whether a clause that somebody is quoted with bids: "*Lay down your arms*, he wrote"."""
    if parse.tag[verb] != "VB" or kids(parse, verb, "aux", "auxpass", "mark", *SUBJECTS):
        return False
    if parse.head[verb] == verb:
        # a headline in the bare form ("Nations attack Iran") has its subject before it
        return all(parse.pos[k] in ("PUNCT", "ADV", "INTJ", "PART") for k in parse.kids[verb] if k < verb)
    if parse.dep[verb] != "ccomp":
        return False
    between = range(min(verb, parse.head[verb]) + 1, max(verb, parse.head[verb]))
    return any(parse.pos[k] == "PUNCT" for k in between)


def _controlled(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of a clause that another verb, a preposition or a predicate governs."""
    head, label = parse.head[verb], parse.dep[verb]
    if is_bidden(parse, verb):
        return None
    if label == "pcomp" and (held := _held(parse, head)) is not None:
        return held
    head = parse.head[head] if label == "pcomp" else head
    if label == "pcomp" and parse.pos[head] == "ADV":
        head = parse.head[head]  # "stopped short of closing the border"
    if label != "pcomp" and parse.lemma[head] in PREPOSITION_CONTROL and parse.tag[verb] == "VB":
        asked = _asked(parse, head, verb, "on", "upon", "to", "with")
        if asked is not None:
            return asked
    if parse.pos[head] in ("VERB", "AUX"):
        if label in ("xcomp", "ccomp") and parse.lemma[head] in OBJECT_CONTROL:
            objects = kids(parse, head, "dobj", "dative", "nsubjpass")
            if objects:
                return antecedent(parse, objects[0], head)
        told_of = label == "xcomp" or (label == "pcomp" and parse.lower[parse.head[verb]] in _OWN_ACTS)
        if told_of and is_passive(parse, head):
            return subject(parse, head, depth=depth - 1)
        return actor_of(parse, head) if is_passive(parse, head) else subject(parse, head, depth=depth - 1)
    if parse.pos[head] in ("ADJ", "NOUN") and parse.dep[head] in ("acomp", "attr", "oprd"):
        return subject(parse, parse.head[head], depth=depth - 1)
    if parse.pos[head] in NOMINAL:
        return possessor(parse, head)
    return None


def _modifying(parse: Parse, verb: int, depth: int) -> int | None:
    """The subject of a clause or participle that modifies a noun."""
    head, label = parse.head[verb], parse.dep[verb]
    if parse.tag[verb] in ("VBG", "VBN") or label == "relcl":
        return head
    if parse.lemma[head] in _ASKING:
        asked = _asked(parse, head, verb, "on", "upon", "to", "for")
        if asked is not None:
            return asked
    # "its plan to strike": the possessor of the noun acts.
    owner = possessor(parse, head)
    return _light_subject(parse, head, depth) if owner is None else owner


def _asked(parse: Parse, asking: int, verb: int, *names: str) -> int | None:
    """Who is to do what an infinitive says: the last phrase with such a preposition before it."""
    phrases = [p for name, p in prepositions(parse, asking) if name in names and p < verb]
    # "called upon Chad on 14 July to withdraw"
    return next((p for p in reversed(phrases) if parse.ner[p] not in ("DATE", "TIME")), None)


def _held(parse: Parse, preposition: int) -> int | None:
    """Who does what a gerund says after such verbs as "accused X of", "was warned against"."""
    preposition = first_preposition(parse, preposition)
    verb = parse.head[preposition]
    if parse.lower[preposition] not in _CONTROLLING:
        return None
    if (
        parse.pos[verb] in NOMINAL
        and parse.dep[verb] in ("dobj", "nsubjpass")
        and parse.lemma[parse.head[verb]] in GERUND_CONTROL
    ):
        return verb  # "accused the forces | of laying mines"
    if parse.lemma[verb] not in GERUND_CONTROL:
        return None
    found = kids(parse, verb, "dobj", "nsubjpass")
    return antecedent(parse, found[0], verb) if found else None


def _light_subject(parse: Parse, noun: int, depth: int) -> int | None:
    """Who has the plan in "Seoul announced a plan to …": the subject of the verb the noun is object of."""
    verb = parse.head[noun]
    if parse.dep[noun] in ("dobj", "attr", "oprd") and parse.pos[verb] in ("VERB", "AUX"):
        return subject(parse, verb, depth=depth - 1)
    return None


def possessor(parse: Parse, noun: int) -> int | None:
    """Who a noun belongs to ("Seoul's plan", "its plan", "the plan of the ministry", "the French plan" is not one)."""
    for k in parse.kids[noun]:
        if parse.dep[k] == "poss":
            return k
    for k in parse.kids[noun]:
        if parse.dep[k] in ("prep", "agent") and parse.lower[k] in ("by", "of"):
            objects = kids(parse, k, "pobj")
            if objects and parse.lower[k] == "by":
                return objects[0]
    return None


def agent(parse: Parse, verb: int) -> int | None:
    """The "by" phrase of a passive."""
    for k in parse.kids[verb]:
        if parse.dep[k] == "agent" or (parse.dep[k] == "prep" and parse.lower[k] == "by" and is_passive(parse, verb)):
            for p in kids(parse, k, "pobj"):
                return p
    for name, thing in prepositions(parse, verb) if is_passive(parse, verb) else ():
        # "was hit with sanctions | by Oman"
        by = [p for inner, p in prepositions(parse, thing) if inner == "by"] if name == "with" else []
        if by and parse.dep[by[0]] == "pobj":
            return by[0]
    return _agent_apart(parse, verb) if is_passive(parse, verb) else None


def _agent_apart(parse: Parse, verb: int) -> int | None:
    """The agent behind an aside: "was shelled, and badly damaged, by X", "was shelled, officials said, by X"."""
    above = parse.head[verb]
    hosts = [k for k in kids(parse, verb, "conj") if own_subject(parse, k) is None and is_passive(parse, k)]
    hosts += kids(parse, verb, "parataxis")
    if parse.dep[verb] == "ccomp" and verb < above and parse.pos[above] == "VERB" and not is_passive(parse, above):
        hosts.append(above)
    for host in hosts:
        for k in kids(parse, host, "agent", "prep"):
            if parse.lower[k] == "by" and k > max(verb, host) and parse.word[k - 1] == ",":
                for p in kids(parse, k, "pobj"):
                    return p
    return None


def actor_of(parse: Parse, verb: int) -> int | None:
    """Who acts: the subject of an active verb, the agent of a passive one (``None`` if it is not said)."""
    if is_passive(parse, verb):
        return agent(parse, verb)
    return subject(parse, verb)


def objects(parse: Parse, verb: int) -> list[int]:
    """Direct and indirect objects of an active verb, the subject of a passive one; relative pronouns resolved."""
    if is_passive(parse, verb):
        found = own_subject(parse, verb)
        if found is None:
            passive = subject(parse, verb)
            return [] if passive is None else [passive]
        return [antecedent(parse, found, verb)]
    found_objects = [antecedent(parse, k, verb) for k in kids(parse, verb, "dobj", "dative", "obj", "iobj")]
    found_objects = [o if parse.dep[o] != "dative" or parse.pos[o] != "ADP" else _pobj(parse, o) for o in found_objects]
    if not found_objects and parse.dep[verb] == "relcl":
        has_subject = own_subject(parse, verb)
        whose = has_subject is not None and any(parse.tag[k] == "WP$" for k in parse.kids[has_subject])
        that = any(parse.lower[k] == "that" for k in kids(parse, verb, "mark"))  # "a report that X had agreed"
        if has_subject is not None and not whose and not that and parse.lower[has_subject] not in RELATIVES:
            return [parse.head[verb]]
    return found_objects


def _pobj(parse: Parse, preposition: int) -> int:
    found = kids(parse, preposition, "pobj")
    return found[0] if found else preposition


def prepositions(parse: Parse, token: int) -> Iterator[tuple[str, int]]:
    """(preposition in lower case, its object) pairs that hang on *token*, "because of" and the like included."""
    for k in parse.kids[token]:
        if parse.dep[k] in ("prep", "agent", "dative") and parse.pos[k] in ("ADP", "SCONJ", "VERB", "ADV"):
            for p in parse.kids[k]:
                if parse.lower[p] == "behalf":
                    # Who acts for somebody acts not on him.
                    for of in kids(parse, p, "prep"):
                        yield from (("on behalf of", q) for q in kids(parse, of, "pobj"))
                elif parse.dep[p] in ("pobj", "pcomp"):
                    yield parse.lower[k], p
                elif parse.dep[p] == "prep":
                    for q in kids(parse, p, "pobj", "pcomp"):
                        yield f"{parse.lower[k]} {parse.lower[p]}", q


def auxiliaries(parse: Parse, verb: int) -> list[str]:
    """Lower-case auxiliaries of a verb, with those of the verb it is coordinated with when it has none itself."""
    own = [parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in ("aux", "auxpass")]
    if not own and parse.dep[verb] == "conj" and own_subject(parse, verb) is None:
        # "would cross a line, it said, and paused a shipment": the pausing is past
        above = coordinated_with(parse, verb)
        return auxiliaries(parse, above) if above != verb else []
    return own


_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "hardly", "nobody", "none"})
_NO_WAY = frozenset({"circumstance", "account", "condition", "pretext", "occasion", "time", "point", "stage", "moment"})
_LEADING = frozenset({"det", "preconj", "cc"})
_DENYING = _LEADING | {"advmod"}
# An aside between a negation and its verb has at most so many tokens.
_ASIDE = 14


def is_negated(parse: Parse, token: int) -> bool:
    """Whether a verb or noun is negated where it stands ("did not", "never", "no attack", "without attacking")."""
    for k in parse.kids[token]:
        label = parse.dep[k]
        if label == "neg" or (label in _DENYING and parse.lower[k] in _NEGATIONS):
            if k < token or parse.word[k - 1] != ",":  # "support, not weapons" is a contrast
                return True
        elif label == "prep":
            if _is_no_way(parse, k):
                return True
        elif label == "aux":
            if k and parse.lower[k - 1] == "nor":
                return True  # "nor does it attack"
            if parse.kids[k] and any(_is_no_way(parse, p) for p in kids(parse, k, "prep")):
                return True
        elif label in _ANY_SUBJECT and _is_nothing(parse, k):
            return True
    if parse.dep[token] == "pcomp" and parse.lower[parse.head[token]] == "without":
        return True
    if token and parse.word[token - 1] == "," and _is_negated_before_aside(parse, token):
        return True
    if parse.dep[token] == "conj" and own_subject(parse, token) is None and parse.head[token] != token:
        # "did not attack or threaten": the negation reaches over "or" and "nor", not over "but".
        linker = [parse.lower[k] for k in parse.kids[parse.head[token]] if parse.dep[k] == "cc"]
        return bool({"or", "nor"} & set(linker)) and is_negated(parse, parse.head[token])
    return False


def _is_no_way(parse: Parse, preposition: int) -> bool:
    """Whether a phrase denies its verb: "would *under no circumstances* leave", "*on no occasion* has it attacked"."""
    things = [o for o in parse.kids[preposition] if parse.lemma[o] in _NO_WAY]
    return bool(things) and any(parse.lower[d] == "no" for o in things for d in parse.kids[o])


def _is_nothing(parse: Parse, subject: int) -> bool:
    """Whether a subject says that there is none: "nobody", "no boat", "neither side", "not one boat"."""
    if parse.lower[subject] in ("nobody", "none", "neither", "nothing"):
        return True
    for d in parse.kids[subject]:
        word = parse.lower[d]
        if word in ("no", "neither") and parse.dep[d] in _LEADING:
            return True
        if word in ("a", "one") and d and parse.lower[d - 1] == "not":
            return True
    return False


def _is_negated_before_aside(parse: Parse, verb: int) -> bool:
    """Whether a negation stands before the aside that cuts it off: "has never, he said, attacked"."""
    for i in range(verb - 2, max(verb - _ASIDE, parse.sentences[parse.sent[verb]][0] + 1), -1):
        if parse.word[i] == ",":
            helped = parse.pos[i - 2] == "AUX" or parse.lemma[i - 2] in ("have", "be", "do")
            return parse.lower[i - 1] in ("never", "not", "n't") and helped
    return False


def governing_verb(parse: Parse, token: int) -> int | None:
    """The nearest verb above *token*, or ``None``."""
    for _ in range(40):
        head = parse.head[token]
        if head == token:
            return None
        if parse.pos[head] in ("VERB", "AUX"):
            return head
        token = head
    return None


def ancestors(parse: Parse, token: int) -> Iterator[int]:
    """Heads above *token*, nearest first."""
    for _ in range(len(parse)):
        head = parse.head[token]
        if head == token:
            return
        yield head
        token = head
