"""Treaty clauses: what a pact obliges its parties to, and when."""

from collections.abc import Iterable, Iterator

from standoff.extraction.actors import NOBODY, Actors, Reference, is_state
from standoff.extraction.consequences import Pair, consequence_span
from standoff.extraction.grammar import is_negated, is_passive, kids, objects, own_subject, phrase, subject, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import going
from standoff.extraction.treaties_mutual import attacked, each_other, mutual_sentences
from standoff.extraction.treaties_parties import (
    MEMBERS,
    RESTING,
    Clause,
    are_members,
    condition_of,
    is_member_again,
    is_own_state,
    is_treaty,
    lawgiver,
    must,
    names_law,
    names_treaty,
    parties_of,
    taken_up,
    under_which,
)
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Span

_CONDITIONAL = frozenset({"clause", "phrase", "inversion", "regard", "subject", "predicate"})
_PAST = frozenset({"was", "were", "had"})
_GETTING = frozenset("be get receive have gain see retain remain benefit become enjoy need keep stay".split())
_BARRING = frozenset("bar ban forbid prohibit".split())
_OUTLAWING = frozenset("ban forbid prohibit outlaw".split())
_EXACTING = frozenset({"demand", "require"})
_SPELLS = frozenset({"day", "week", "month", "year", "hour"})
_MAY = frozenset({"may", "shall", "must", "can"})
_LASTING = frozenset("remain stay be keep".split())
_LANDS = frozenset(
    "island islet territory strip strait peninsula enclave exclave province zone town city base coast waterway canal "
    "river port archipelago region area valley".split()
)


def obligations(parse: Parse, actors: Actors, lexicon: CommitmentLexicon, pairs: Iterable[Pair]) -> Iterator[Clause]:
    """The treaty clauses that the text reports, in text order.

    Args:
        parse: The document's parse.
        actors: Its mentions.
        lexicon: Cues.
        pairs: Its conditions and what they are conditions of.
    """
    # "Must give notice before it leaves" says when, not whether.
    pairs = list(pairs)
    conditions = {c.verb: c for c in pairs if c.rule.kind in _CONDITIONAL and not c.rule.barred}
    barred = {c.verb: c for c in pairs if c.rule.barred}
    mutual = mutual_sentences(parse, lexicon)
    for i in range(len(parse)):
        if parse.pos[i] != "VERB":
            continue
        cue = lexicon.treaty.get(parse.lemma[i])
        if cue is not None and is_treaty(parse, lexicon, taken_up(parse, i)):
            clause = _bound(parse, actors, i, cue.id, conditions) or _provision(parse, actors, i, cue.id, conditions)
            clause = clause or _exacted(parse, actors, i)
        elif cue is not None and is_passive(parse, i):
            clause = _obliged(parse, actors, lexicon, i, cue.id, conditions)
        else:
            clause = attacked(parse, actors, lexicon, i, "cue.treaty") if cue is not None else None
            if parse.lemma[i] == "demand" and is_treaty(parse, lexicon, taken_up(parse, i)):
                clause = _exacted(parse, actors, i)
            clause = clause or each_other(parse, actors, mutual, i, conditions) or _barred(parse, actors, lexicon, i)
            clause = clause or _under(parse, actors, lexicon, i, conditions, barred)
        if clause is not None:
            yield clause


def _bound(parse: Parse, actors: Actors, verb: int, rule: str, conditions: dict[int, Pair]) -> Clause | None:
    """Objects as parties: "The treaty commits A and B to …": what they owe is the complement."""
    whom = objects(parse, verb)
    parties = lawgiver(parse, actors, verb) if is_own_state(parse, whom) else parties_of(parse, actors, whom)
    owed = [k for k in parse.kids[verb] if k > verb and (parse.dep[k] in ("xcomp", "ccomp") or _infinitive(parse, k))]
    span: Span | None = None
    if owed and parse.lemma[owed[0]] == "do" and not objects(parse, owed[0]):
        return None  # "as the treaty obliges it to do": what that is was said before
    if owed:
        inner = owed[0]
        if not parties:
            parties = parties_of(parse, actors, [s for s in [subject(parse, inner)] if s is not None])
        condition = condition_of((verb, inner), conditions)
        span = consequence_span(parse, inner, condition or Span(0, 0))
    else:
        condition = condition_of((verb,), conditions)
        for p in kids(parse, verb, "prep"):
            if parse.lower[p] == "to":
                for o in kids(parse, p, "pcomp", "pobj"):
                    condition = condition or condition_of((o,), conditions)
                    span = _without(phrase(parse, o), condition)
    if is_member_again(parse, whom, verb):
        parties = ()
    elif span is None or not (parties or are_members(parse, whom)):
        return None
    if span is None:
        return None
    bound = parties or _league(parse, actors, verb)
    return Clause(bound, condition, span, verb, rule, partner=_partner(parse, actors, verb, bound))


def _partner(parse: Parse, actors: Actors, verb: int, bound: tuple[Reference, ...]) -> Reference:
    """With whom a single party has its treaty: "its treaty of accession to *the EU*", "the pact with *Riga*"."""
    treaty = taken_up(parse, verb)
    if treaty is None or len(bound) != 1:
        return NOBODY
    near = [treaty, *(o for p in kids(parse, treaty, "prep") for o in kids(parse, p, "pobj"))]
    named = [
        r
        for t in near
        for p in kids(parse, t, "prep")
        if parse.lower[p] in ("with", "to", "between")
        for r in parties_of(parse, actors, kids(parse, p, "pobj"))
    ]
    partners = [r for r in named if set(r.countries).isdisjoint(bound[0].countries)]
    return partners[0] if len(partners) == 1 else NOBODY


def _obliged(
    parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int, rule: str, conditions: dict[int, Pair]
) -> Clause | None:
    """The passive, beside the treaty's name: "under the pact Riga is bound to act if …"."""
    by = [o for p in kids(parse, verb, "agent", "prep") for o in kids(parse, p, "pobj")]
    # "Are obliged by the accord to …": the infinitive is hung on the accord.
    owed = [k for v in (verb, *by) for k in kids(parse, v, "xcomp", "acl") if parse.tag[k] == "VB"]
    who = own_subject(parse, verb)
    if not owed or who is None or is_negated(parse, verb) or any(parse.lower[k] in _PAST for k in parse.kids[verb]):
        return None
    parties = parties_of(parse, actors, [who])
    treaty = names_treaty(parse, lexicon, parse.sent[verb])
    if not parties and (not treaty or parse.lemma[who] not in MEMBERS):
        return None
    if not treaty and not names_law(parse, parse.sent[verb]):
        return None
    condition = condition_of((owed[0], verb), conditions)
    span = consequence_span(parse, owed[0], condition or Span(0, 0))
    return None if span is None else Clause(parties, condition, span, verb, rule)


def _under(
    parse: Parse,
    actors: Actors,
    lexicon: CommitmentLexicon,
    verb: int,
    conditions: dict[int, Pair],
    barred: dict[int, Pair],
) -> Clause | None:
    """What somebody must do "under the treaty", or has a number of days for."""
    if (undertaken := _undertaken(parse, actors, lexicon, verb, conditions)) is not None:
        return undertaken
    due = _is_due(parse, actors, lexicon, verb)
    base = going(parse, verb)
    if parse.dep[verb] == "xcomp" and parse.lower[parse.head[verb]] in ("is", "are") and parse.tag[verb] == "VB":
        base = parse.head[verb]
    provided = under_which(parse, lexicon, base) is not None
    told = parse.dep[verb] in ("ROOT", "ccomp", "conj") or provided
    if not due and (not told or not (kids(parse, verb, "aux") or parse.lemma[verb] == "have")):
        return None
    who = own_subject(parse, base)
    modals = {parse.lower[k] for k in kids(parse, verb, "aux")}
    lawful = False
    if not due and not provided and not names_treaty(parse, lexicon, parse.sent[verb]):
        # "Under the law the White House must ask Congress": a law says what a state must do, a treaty what it will.
        lawful = bool(modals & {"must", "shall"}) and names_law(parse, parse.sent[verb])
        if not lawful:
            return None
    if who is not None and (pair := conditions.get(verb)) is not None and pair.condition_head == who:
        # "Under Article 5 an attack on one shall be considered an attack on all."
        if not must(parse, verb) or not any(parse.lower[p] in RESTING for p in kids(parse, verb, "prep")):
            return None
        return Clause((), pair.condition, pair.consequence, verb, "cue.treaty")
    if not lawful and (kept := _kept(parse, actors, verb, who)) is not None:
        return kept
    if is_negated(parse, verb) or is_passive(parse, verb):
        clause = _forbidden(parse, actors, verb, {**barred, **conditions})
        return clause if clause is None or clause.parties or not lawful else None
    parties = parties_of(parse, actors, [who]) if who is not None else ()
    if not parties and (who is None or lawful or parse.lemma[who] not in MEMBERS):
        return None
    due = due or (provided and parse.lower[base] in ("is", "are"))
    owed = due or bool(modals & {"must", "shall"}) or ("will" in modals and parse.lemma[verb] not in _GETTING)
    if parse.lemma[verb] == "have" and not kids(parse, verb, "aux"):
        days = [k for k in kids(parse, verb, "dobj") if parse.lemma[k] in _SPELLS]
        owed = any(parse.tag[d] == "VB" for k in days for d in kids(parse, k, "relcl", "acl")) or any(
            parse.tag[x] == "VB" for x in kids(parse, verb, "xcomp")
        )
    if not owed:
        return None
    condition = condition_of((verb, *kids(parse, verb, "ccomp", "xcomp")), conditions)
    span = consequence_span(parse, verb, condition or Span(0, 0))
    if span is None:
        return None
    # "Must lay any deal before Congress": if there is one.
    every = [o for o in kids(parse, verb, "dobj") if any(parse.lower[k] == "any" for k in kids(parse, o, "det"))]
    condition = condition or (_up_to_place(parse, every[0]) if every else None)
    first = min([verb, *kids(parse, verb, "aux")])
    others = [k for k in kids(parse, verb, "conj") if own_subject(parse, k) is not None]
    if others and (parse.start[first] < phrase(parse, others[0]).start < span.end):
        # "… and Lebanon's army takes over" is another clause.
        link = max([k for k in kids(parse, verb, "cc") if k < others[0]], default=others[0])
        span = Span(span.start, parse.end[link - 1 - (parse.word[link - 1] == ",")])
    return Clause(parties, condition, Span(max(span.start, parse.start[first]), span.end), verb, "cue.treaty")


def _up_to_place(parse: Parse, noun: int) -> Span:
    """A noun and what tells which is meant, without where or before whom it is brought."""
    told = [k for k in kids(parse, noun, "prep") if parse.lower[k] in ("of", "with", "by", "on", "against")]
    told += kids(parse, noun, "relcl", "acl")
    return Span(phrase(parse, noun).start, max([parse.end[noun], *(phrase(parse, k).end for k in told)]))


def _kept(parse: Parse, actors: Actors, verb: int, who: int | None) -> Clause | None:
    """How a place must be under a treaty: "the islands must remain demilitarised", "the strait shall be kept open".

    Whoever holds it is bound, if a name in the sentence says who that is.
    """
    if who is None or who > verb or parse.lemma[who] not in _LANDS or is_negated(parse, verb):
        return None
    if not {parse.lower[k] for k in kids(parse, verb, "aux")} & {"must", "shall"}:
        return None
    state = kids(parse, verb, "acomp", "attr", "oprd", "prep") if parse.lemma[verb] in _LASTING else []
    if not (state or is_passive(parse, verb)):
        return None
    span = consequence_span(parse, verb, Span(0, 0))
    if span is None:
        return None
    owners = parties_of(parse, actors, kids(parse, who, "poss", "amod", "compound", "nmod"))
    if not owners:
        # "By which Italy ceded *the Dodecanese*, the islands must …": a place named before is taken up.
        first = parse.sentences[parse.sent[verb]][0]
        named = [m for t in range(first, who) if parse.dep[t] == "dobj" and (m := actors.at(t)) is not None]
        codes = {c for m in named if m.use == "place" for c in m.all_countries}
        owners = tuple(Reference((c,), (c,)) for c in codes) if len(codes) == 1 else ()
    first = min([who, *kids(parse, who, "det", "poss", "amod", "compound", "nmod")])
    start = min(phrase(parse, first).start, parse.start[first])
    return Clause(owners, None, Span(start, _first_clause(parse, verb, span)), verb, "cue.treaty")


def _first_clause(parse: Parse, verb: int, span: Span) -> int:
    """Where what a verb says ends, before a comment hung on it: "must remain free, *a clause that Riga resents*"."""
    asides = [subtree(parse, k)[0] for k in kids(parse, verb, "npadvmod", "advcl", "conj") if k > verb]
    asides = [k for k in asides if parse.word[k - 1] == ","]
    return parse.end[asides[0] - 2] if asides else span.end


def _undertaken(
    parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int, conditions: dict[int, Pair]
) -> Clause | None:
    """What parties took upon themselves by a treaty: "under the pact of 1951 the two undertook to *keep the peace*"."""
    if parse.lemma[verb] not in _UNDERTAKING or not names_treaty(parse, lexicon, parse.sent[verb]):
        return None
    owed = [k for k in kids(parse, verb, "xcomp") if parse.tag[k] == "VB"]
    who = own_subject(parse, verb)
    parties = parties_of(parse, actors, [who]) if who is not None else ()
    if not owed or not parties or is_negated(parse, verb):
        return None
    condition = condition_of((owed[0], verb), conditions)
    span = consequence_span(parse, owed[0], condition or Span(0, 0))
    return None if span is None else Clause(parties, condition, span, verb, "cue.treaty")


_UNDERTAKING = frozenset({"undertake", "pledge", "commit"})


def _is_due(parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int) -> bool:
    """What a party is to do under a deal that this sentence names, or the one before with what another must do.

    "Under the deal Chad must leave the valley. Libya is to reopen the road": who is to do it is named with the deal,
    and nobody says so of another on his own account.
    """
    base, here = going(parse, verb), parse.sent[verb]
    who = own_subject(parse, base)
    if parse.lower[base] not in ("is", "are") or who is None or parse.lemma[verb] not in _OWED:
        return False
    if parse.dep[base] not in ("ROOT", "conj", "advcl") or kids(parse, base, "parataxis"):
        return False
    if names_treaty(parse, lexicon, here):
        return True
    if not here or not names_treaty(parse, lexicon, here - 1):
        return False
    before = range(*parse.sentences[here - 1])
    parties = {c for t in before if (m := actors.at(t)) is not None for c in m.all_countries}
    owed = any(parse.lower[t] in ("must", "shall", "will") or parse.lower[t : t + 2] == ["is", "to"] for t in before)
    return owed and bool(parties & set(actors.of(who).countries))


# What deals oblige to.
_OWED = frozenset(
    "withdraw pull send deploy release free hand return lift open reopen disarm dismantle stop end halt pay allow move "
    "reduce give remove transfer leave dismantle demobilise demobilize evacuate cease refrain vacate".split()
)


def _forbidden(parse: Parse, actors: Actors, verb: int, conditions: dict[int, Pair]) -> Clause | None:
    """What must not be under a treaty, by whomever: "neither side may move the line", "no claim may be pressed"."""
    who = own_subject(parse, verb)
    if who is None or not is_negated(parse, verb) or not any(parse.lower[k] in _MAY for k in kids(parse, verb, "aux")):
        return None
    parties = () if is_passive(parse, verb) else parties_of(parse, actors, [who])
    if not (parties or is_passive(parse, verb) or parse.lemma[who] in MEMBERS or parse.lower[who] == "neither"):
        return None
    condition = condition_of((verb,), conditions)
    span = consequence_span(parse, verb, condition or Span(0, 0))
    if span is None:
        return None
    start = phrase(parse, who).start
    return Clause(parties, condition, Span(max(span.start, start), span.end), verb, "cue.treaty")


def _barred(parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int) -> Clause | None:
    """What a treaty forbids its parties: "the treaty bars Riga from stationing troops there"."""
    if parse.lemma[verb] not in _BARRING or not is_treaty(parse, lexicon, subject(parse, verb)):
        return None
    whom = objects(parse, verb)
    if (outlawed := _outlawed(parse, actors, lexicon, verb, whom)) is not None:
        return outlawed
    parties = parties_of(parse, actors, whom)
    below = [k for k in parse.kids[verb] if parse.dep[k] == "xcomp" or _infinitive(parse, k)]
    below += [k for p in kids(parse, verb, "prep") if parse.lower[p] == "from" for k in kids(parse, p, "pcomp", "pobj")]
    if not below or is_passive(parse, verb) or not (parties or are_members(parse, whom)):
        return None
    return Clause(parties, None, Span(parse.start[verb], phrase(parse, below[0]).end), verb, "cue.treaty")


def _outlawed(parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int, whom: list[int]) -> Clause | None:
    """What a treaty forbids to whoever has signed it: "the charter forbids *the occupation of any member's soil*"."""
    if parse.lemma[verb] not in _OUTLAWING or parse.tag[verb] not in ("VBZ", "VBP") or is_negated(parse, verb):
        return None
    acts = [o for o in whom if parse.pos[o] in ("NOUN", "VERB") and o > verb]
    if not acts or parties_of(parse, actors, acts) or kids(parse, verb, "xcomp"):
        return None
    done = parse.lemma[acts[0]] in lexicon.words.acts | lexicon.words.deeds | lexicon.words.attacks
    done = done or parse.lemma[acts[0]].endswith(_DOING) or parse.lemma[acts[0]] in _USES
    if not done or any(parse.lower[p] == "from" for p in kids(parse, verb, "prep")):
        return None
    return Clause((), None, Span(parse.start[verb], phrase(parse, acts[0]).end), verb, "cue.treaty")


_DOING = ("tion", "sion", "ment", "ing")
_USES = frozenset("use threat transfer sale export import transit passage return seizure storage production".split())


def _exacted(parse: Parse, actors: Actors, verb: int) -> Clause | None:
    """What a treaty asks of whoever is a member: "the treaty demands *a year's notice* of any member that leaves"."""
    if parse.lemma[verb] not in _EXACTING or parse.tag[verb] not in ("VBZ", "VBP") or is_negated(parse, verb):
        return None
    for thing in kids(parse, verb, "dobj"):
        for p in [p for k in (verb, thing) for p in kids(parse, k, "prep") if parse.lower[p] in ("from", "of")]:
            for whom in [o for o in kids(parse, p, "pobj") if parse.lemma[o] in MEMBERS]:
                told = kids(parse, whom, "relcl", "acl")
                span = Span(parse.start[verb], parse.end[thing])
                return Clause(
                    _league(parse, actors, verb), phrase(parse, whom) if told else None, span, verb, "cue.treaty"
                )
    return None


def _league(parse: Parse, actors: Actors, verb: int) -> tuple[Reference, ...]:
    """The league whose members a treaty binds, where it is named as its: "the *bloc's* treaty", "*its* charter"."""
    treaty = taken_up(parse, verb)
    owners = parties_of(parse, actors, kids(parse, treaty, "poss")) if treaty is not None else ()
    return tuple(o for o in owners if not is_state(o))


def _provision(parse: Parse, actors: Actors, verb: int, rule: str, conditions: dict[int, Pair]) -> Clause | None:
    """What an article says for whoever has signed it: "an attack on one shall be considered an attack on all"."""
    for owed in kids(parse, verb, "ccomp"):
        pair = conditions.get(owed)
        if pair is not None and must(parse, owed):
            who = subject(parse, owed)
            parties = parties_of(parse, actors, [who] if who is not None else [])
            return Clause(parties, pair.condition, pair.consequence, verb, rule)
    return None


def _infinitive(parse: Parse, token: int) -> bool:
    return parse.dep[token] == "advcl" and any(parse.lower[k] == "to" for k in parse.kids[token])


def _without(span: Span, condition: Span | None) -> Span:
    """A phrase up to where its condition begins."""
    if condition is not None and span.start < condition.start < span.end:
        return Span(span.start, condition.start - 1)
    return span
