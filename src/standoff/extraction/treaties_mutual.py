"""What parties owe each other by a treaty: to stand by each other, or to act when one of them is attacked."""

from standoff.extraction.actors import Actors, Reference, is_state
from standoff.extraction.consequences import Pair, consequence_span
from standoff.extraction.grammar import is_negated, is_passive, kids, own_subject, phrase, subject
from standoff.extraction.parse import Parse
from standoff.extraction.treaties_parties import (
    MEMBERS,
    Clause,
    condition_of,
    must,
    names_treaty,
    parties_of,
    under_which,
)
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Span

_INDEFINITE = frozenset({"a", "an", "any", "every", "each"})
_ONE_OF_THEM = frozenset({"one", "either", "any", "each"})
# What two states do with a treaty that is theirs.
_JOINING = frozenset("sign conclude have make tie bind link unite join form share seal agree ratify".split())
_OBLIGING = frozenset({"oblige", "bind", "commit", "require", "obligate"})


_OTHER = frozenset({"other"})


def mutual_sentences(parse: Parse, lexicon: CommitmentLexicon) -> frozenset[int]:
    """Numbers of the sentences that name a treaty and say "each other"."""
    mutual = {parse.sent[i] for i in parse.having(forms=_OTHER) if i and parse.lower[i - 1] == "each"}
    return frozenset(mutual & {parse.sent[i] for i in parse.having(lexicon.words.treaties)} if mutual else ())


def each_other(
    parse: Parse, actors: Actors, mutual: frozenset[int], verb: int, conditions: dict[int, Pair]
) -> Clause | None:
    """Mutual ones: "Under the treaty, A and B must defend each other if …"."""
    if parse.sent[verb] not in mutual or not must(parse, verb):
        return None
    who = subject(parse, verb)
    parties = parties_of(parse, actors, [who] if who is not None else [])
    if len(parties) < 2:
        return None
    condition = condition_of((verb,), conditions)
    span = consequence_span(parse, verb, condition or Span(0, 0))
    if span is not None:
        # What is owed begins with the modal, behind the names of who owes it.
        modal_at = min(k for k in parse.kids[verb] if parse.dep[k] == "aux")
        span = Span(max(span.start, parse.start[modal_at]), span.end)
    return None if span is None else Clause(parties, condition, span, verb, "cue.treaty")


def attacked(parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int, rule: str) -> Clause | None:
    """What an attack on one of them obliges the others to: "under which a raid on one obliges all to act"."""
    act = own_subject(parse, verb) if parse.lemma[verb] in _OBLIGING else None
    if act is None or act > verb or parse.lemma[act] not in lexicon.words.acts | lexicon.words.deeds:
        return None
    if is_negated(parse, verb) or is_passive(parse, verb) or not _is_any(parse, act):
        return None
    treaty = under_which(parse, lexicon, verb)
    if treaty is None and not names_treaty(parse, lexicon, parse.sent[verb]):
        return None
    owed = [k for k in kids(parse, verb, "xcomp", "ccomp", "advcl") if parse.tag[k] == "VB" and k > verb]
    if not owed or not (parse.tag[verb] in ("VBZ", "VBP") or must(parse, verb)):
        return None
    start = parse.start[min([act, *kids(parse, act, "det", "amod", "compound")])]
    condition = Span(start, min(phrase(parse, act).end, parse.end[verb - 1]))
    span = Span(parse.start[verb], phrase(parse, owed[0]).end)
    bound = _named(parse, actors, verb) or _signatories(parse, actors, treaty) or _both(parse, actors, verb, act)
    return Clause(bound, condition, span, verb, rule, joint=True)


def _is_any(parse: Parse, act: int) -> bool:
    return any(parse.lower[k] in _INDEFINITE for k in kids(parse, act, "det"))


def _named(parse: Parse, actors: Actors, verb: int) -> tuple[Reference, ...]:
    """Who is bound by name: "an attack on Riga obliges *Oslo* to act"."""
    found = parties_of(parse, actors, [o for o in kids(parse, verb, "dobj") if parse.lemma[o] not in MEMBERS])
    return tuple(p for p in found if p.countries)


def _signatories(parse: Parse, actors: Actors, treaty: int | None) -> tuple[Reference, ...]:
    """Whose a treaty is: "a pact *between Oslo and Riga*", "*Oslo* has been tied to *Riga* by a pact"."""
    if treaty is None:
        return ()
    heads = [o for p in kids(parse, treaty, "prep") if parse.lower[p] in _WITH for o in kids(parse, p, "pobj")]
    above = parse.head[treaty]
    above = parse.head[above] if parse.dep[above] in ("prep", "agent") else above
    if parse.lemma[above] in _JOINING and parse.pos[above] in ("VERB", "AUX"):
        who = subject(parse, above)
        heads += [] if who is None else [who]
        heads += kids(parse, above, "dobj")
        heads += [o for p in kids(parse, above, "prep") if parse.lower[p] in _WITH for o in kids(parse, p, "pobj")]
    found = {p.countries: p for p in parties_of(parse, actors, heads) if is_state(p)}
    return tuple(found.values()) if len(found) > 1 else ()


_WITH = frozenset({"between", "with", "to", "among"})


def _both(parse: Parse, actors: Actors, verb: int, act: int) -> tuple[Reference, ...]:
    """The only two states that this sentence names, or else the one before, where "either" is meant."""
    struck = [o for p in kids(parse, act, "prep") for o in kids(parse, p, "pobj")]
    marks = {parse.lower[k] for o in struck for k in (o, *kids(parse, o, "det", "nummod"))}
    if not marks & _ONE_OF_THEM:
        return ()
    for sentence in (parse.sent[verb], parse.sent[verb] - 1):
        if sentence < 0:
            break
        named = [m for m in actors.within(range(*parse.sentences[sentence])) if m.use != "place"]
        codes = dict.fromkeys(c for m in named for c in m.all_countries)
        if len(codes) == 2 and all(len(c) == 3 for c in codes):
            return tuple(Reference((c,), (c,)) for c in codes)
        if codes:
            break
    return ()
