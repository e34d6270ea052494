"""Who is bound by a treaty or a law, and where a text names one as what something rests on."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.consequences import Pair
from standoff.extraction.grammar import ancestors, conjuncts, kids, own_subject, subject
from standoff.extraction.parse import Parse
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Span

MEMBERS = frozenset("member signatory party side state ally country republic other guarantor power".split())
_LAWS = frozenset({"law", "act", "constitution", "statute", "decree"})
DRAFT = frozenset("draft proposed planned rejected repealed old former expired mooted".split())
_REACH = 4
RESTING = frozenset({"under", "by", "according"})
_SETTLED = frozenset("declaration memorandum truce ceasefire armistice settlement resolution understanding".split())
_MUST = frozenset({"must", "shall", "should", "will", "would"})


class Clause(msgspec.Struct, frozen=True):
    """One obligation.

    Attributes:
        parties: Who is bound, one reference each.
        condition: When, or ``None``.
        consequence: To what.
        verb: Head token of the obligation.
        rule: Rule id.
        partner: To whom, where the treaty's name says with whom it was made.
        joint: Whether it is one obligation of all of them, "an attack on one obliges the others to act".
    """

    parties: tuple[Reference, ...]
    condition: Span | None
    consequence: Span
    verb: int
    rule: str
    partner: Reference = NOBODY
    joint: bool = False


def is_treaty(parse: Parse, lexicon: CommitmentLexicon, token: int | None) -> bool:
    """Whether a noun names a treaty or a part of one: "the pact", "Article IV", but not "no alliance"."""
    if token is None:
        return False
    if parse.dep[token] in ("pobj", "dobj", "attr") and any(parse.lower[k] in ("any", "no") for k in parse.kids[token]):
        return False  # "is in no alliance that would oblige anybody"
    # "Article IV" is headed by its number.
    named = (token, *kids(parse, token, "compound"))
    return any(parse.lower[t] in lexicon.words.treaties or parse.lemma[t] in lexicon.words.treaties for t in named)


def names_treaty(parse: Parse, lexicon: CommitmentLexicon, sentence: int) -> bool:
    """Whether a sentence names a treaty as what something rests on, "under the pact", "by a treaty of 1951"."""
    for o in _rested_on(parse, sentence):
        # "Under Principle V of the Declaration."
        whole = [w for q in kids(parse, o, "prep") if parse.lower[q] == "of" for w in kids(parse, q, "pobj")]
        if any(is_treaty(parse, lexicon, t) or parse.lemma[t] in _SETTLED for t in (o, *whole)):
            return True
    return False


def names_law(parse: Parse, sentence: int) -> bool:
    """Whether it names a law in force as that: "under the 1979 Act", "under a law signed in May", no draft of one."""
    return any(
        (parse.lower[o] in _LAWS or parse.lemma[o] in _LAWS) and not any(parse.lower[k] in DRAFT for k in parse.kids[o])
        for o in _rested_on(parse, sentence)
    )


def _rested_on(parse: Parse, sentence: int) -> Iterator[int]:
    """What something is said to rest on in a sentence: "under the *pact*", "according to the *law*"."""
    for p in range(*parse.sentences[sentence]):
        if parse.lower[p] in RESTING and parse.dep[p] in ("prep", "agent"):
            yield from kids(parse, p, "pobj")
            for q in kids(parse, p, "prep") if parse.lower[p] == "according" else ():
                yield from kids(parse, q, "pobj")


def under_which(parse: Parse, lexicon: CommitmentLexicon, verb: int) -> int | None:
    """The treaty whose content a clause tells: "a *pact* under which Riga must act"."""
    if parse.dep[verb] != "relcl" or parse.head[verb] > verb:
        return None
    near = [t for t in (parse.head[verb], *islice(ancestors(parse, parse.head[verb]), _REACH)) if t < verb]
    treaty = next((t for t in near if is_treaty(parse, lexicon, t) or _is_accepted_plan(parse, t)), None)
    if treaty is None:
        return None
    # "A pact between Oslo and *Riga* under which …": it hangs on the last name.
    return treaty if rests_on_which(parse, verb, verb) else None


def rests_on_which(parse: Parse, verb: int, *hosts: int) -> bool:
    """Whether a clause opens with "under which" or "by which", wherever of *hosts* the parser hangs that."""
    opening = (p for host in hosts for p in kids(parse, host, "prep", "agent") if p < verb)
    return any(parse.lower[o] == "which" for p in opening for o in kids(parse, p, "pobj"))


def _is_accepted_plan(parse: Parse, noun: int) -> bool:
    """Whether a plan has been taken up by somebody: "has *endorsed the plan*, under which Riga is to withdraw"."""
    above = parse.head[noun]
    taken = parse.dep[noun] == "dobj" and parse.lemma[above] in _ACCEPTING and parse.tag[above] in ("VBD", "VBN", "VBZ")
    return taken and parse.lemma[noun] in _PLANS and not any(parse.lower[k] == "not" for k in parse.kids[above])


_PLANS = frozenset("plan roadmap proposal formula timetable resolution compromise".split())
_ACCEPTING = frozenset("endorse adopt accept approve sign back embrace pass agree".split())


def taken_up(parse: Parse, verb: int) -> int | None:
    """The subject of a verb, or for "it" that of the clause before: "the *accord* holds: it commits Riga to …"."""
    who = subject(parse, verb)
    if who is None or parse.lower[who] != "it":
        return who
    before = [k for k in kids(parse, verb, "ccomp", "advcl", "parataxis") if k < who]
    if parse.dep[verb] in ("conj", "parataxis") and parse.head[verb] < who:
        before.append(parse.head[verb])
    first = parse.sentences[parse.sent[verb]][0]
    if not before and first:
        before = [t for t in range(*parse.sentences[parse.sent[verb] - 1]) if parse.dep[t] == "ROOT"]
    found = own_subject(parse, before[0]) if before else None
    return found if found is not None and parse.pos[found] == "NOUN" else who


def parties_of(parse: Parse, actors: Actors, heads: list[int]) -> tuple[Reference, ...]:
    """The parties that noun phrases stand for, one reference each."""
    found: list[Reference] = []
    for head in heads:
        for member in conjuncts(parse, head):
            one = actors.one(member)
            if one is NOBODY or not one.countries:
                continue
            # "both countries" stands for two parties at once.
            found += [Reference((e,), (c,)) for e, c in zip(one.entities or one.countries, one.countries, strict=False)]
        if not found and parse.lemma[head] in MEMBERS:
            # "The three countries, Egypt, Sudan and Ethiopia, are obliged to …".
            found += parties_of(parse, actors, kids(parse, head, "appos"))
    return tuple(found)


def are_members(parse: Parse, heads: list[int]) -> bool:
    """Whether it binds whoever has signed, without naming them: "obliges its members to …"."""
    return any(parse.lemma[h] in MEMBERS for h in heads)


def is_member_again(parse: Parse, heads: list[int], verb: int) -> bool:
    """Whether a pronoun takes up a member named before: "of any *member* that leaves, and binds *it* to pay"."""
    if len(heads) != 1 or parse.lower[heads[0]] not in ("it", "them"):
        return False
    return any(parse.lemma[t] in _JOINED for t in range(parse.sentences[parse.sent[verb]][0], verb))


_JOINED = frozenset({"member", "signatory", "party"})


def is_own_state(parse: Parse, heads: list[int]) -> bool:
    """Whether just "the state" or "the government" is bound: that whose law it is, not the one named last."""
    bare = {"det", "prep", "relcl", "acl"}
    return len(heads) == 1 and (
        parse.lower[heads[0]] in ("state", "government")
        and any(parse.lower[k] == "the" for k in parse.kids[heads[0]])
        and all(parse.dep[k] in bare for k in parse.kids[heads[0]])
    )


def lawgiver(parse: Parse, actors: Actors, verb: int) -> tuple[Reference, ...]:
    """Whose law it is, by what stands beside it here or in the sentence before: "Chinese law goes further"."""
    first = parse.sentences[max(0, parse.sent[verb] - 1)][0]
    for law in range(verb - 1, first - 1, -1):
        if parse.lower[law] in _LAWS:
            whose = [actors.of(k) for k in kids(parse, law, "amod", "poss", "compound", "nmod")]
            found = {c for one in whose for c in one.countries}
            if len(found) == 1:
                return (Reference(tuple(found), tuple(found)),)
    return ()


def condition_of(verbs: tuple[int, ...], conditions: dict[int, Pair]) -> Span | None:
    """The condition that the first of *verbs* that has one stands under."""
    for verb in verbs:
        pair = conditions.get(verb)
        if pair is not None:
            return pair.condition
    return None


def must(parse: Parse, verb: int) -> bool:
    """Whether a verb says what is owed: "must", "shall"."""
    return any(parse.lower[k] in _MUST for k in kids(parse, verb, "aux"))
