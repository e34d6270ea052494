"""Treaty clauses: what a pact obliges its parties to, and when."""

from collections.abc import Iterable, Iterator

import msgspec

from standoff.extraction.actors import NOBODY, Actors, Reference
from standoff.extraction.consequences import Pair, consequence_span
from standoff.extraction.grammar import (
    conjuncts,
    is_negated,
    is_passive,
    kids,
    objects,
    own_subject,
    phrase,
    subject,
)
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import going
from standoff.lexicons.commitments import CommitmentLexicon
from standoff.model import Span

_CONDITIONAL = frozenset({"clause", "phrase", "inversion", "regard", "subject", "predicate"})
_LAWS = frozenset({"law", "act", "constitution", "statute", "decree"})
_MEMBERS = frozenset("member signatory party side state ally country republic other guarantor power".split())
_PAST = frozenset({"was", "were", "had"})
_RESTING = frozenset({"under", "by", "according"})
_SETTLED = frozenset("declaration memorandum truce ceasefire armistice settlement resolution understanding".split())
_GETTING = frozenset("be get receive have gain see retain remain benefit become enjoy need keep stay".split())
_BARRING = frozenset("bar ban forbid prohibit".split())
_SPELLS = frozenset({"day", "week", "month", "year", "hour"})
_MAY = frozenset({"may", "shall", "must", "can"})
_MUST = frozenset({"must", "shall", "should", "will", "would"})


class Clause(msgspec.Struct, frozen=True):
    """One obligation.

    Attributes:
        parties: Who is bound, one reference each.
        condition: When, or ``None``.
        consequence: To what.
        verb: Head token of the obligation.
        rule: Rule id.
    """

    parties: tuple[Reference, ...]
    condition: Span | None
    consequence: Span
    verb: int
    rule: str


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
    mutual = _mutual_sentences(parse, lexicon)
    for i in range(len(parse)):
        if parse.pos[i] != "VERB":
            continue
        cue = lexicon.treaty.get(parse.lemma[i])
        if cue is not None and _is_treaty(parse, lexicon, subject(parse, i)):
            clause = _bound(parse, actors, i, cue.id, conditions) or _provision(parse, actors, i, cue.id, conditions)
        elif cue is not None and is_passive(parse, i):
            clause = _obliged(parse, actors, lexicon, i, cue.id, conditions)
        else:
            clause = _each_other(parse, actors, mutual, i, conditions) or _barred(parse, actors, lexicon, i)
            clause = clause or _under(parse, actors, lexicon, i, conditions, barred)
        if clause is not None:
            yield clause


_OTHER = frozenset({"other"})


def _mutual_sentences(parse: Parse, lexicon: CommitmentLexicon) -> frozenset[int]:
    """Numbers of the sentences that name a treaty and say "each other"."""
    mutual = {parse.sent[i] for i in parse.having(forms=_OTHER) if i and parse.lower[i - 1] == "each"}
    return frozenset(mutual & {parse.sent[i] for i in parse.having(lexicon.words.treaties)} if mutual else ())


def _is_treaty(parse: Parse, lexicon: CommitmentLexicon, token: int | None) -> bool:
    if token is None:
        return False
    if parse.dep[token] in ("pobj", "dobj", "attr") and any(parse.lower[k] in ("any", "no") for k in parse.kids[token]):
        return False  # "is in no alliance that would oblige anybody"
    # "Article IV" is headed by its number.
    named = (token, *kids(parse, token, "compound"))
    return any(parse.lower[t] in lexicon.words.treaties or parse.lemma[t] in lexicon.words.treaties for t in named)


def _bound(parse: Parse, actors: Actors, verb: int, rule: str, conditions: dict[int, Pair]) -> Clause | None:
    """Objects as parties: "The treaty commits A and B to …": what they owe is the complement."""
    whom = objects(parse, verb)
    parties = _lawgiver(parse, actors, verb) if _is_own_state(parse, whom) else _parties(parse, actors, whom)
    owed = [k for k in parse.kids[verb] if parse.dep[k] in ("xcomp", "ccomp") or _infinitive(parse, k)]
    span: Span | None = None
    if owed and parse.lemma[owed[0]] == "do" and not objects(parse, owed[0]):
        return None  # "as the treaty obliges it to do": what that is was said before
    if owed:
        inner = owed[0]
        if not parties:
            parties = _parties(parse, actors, [s for s in [subject(parse, inner)] if s is not None])
        condition = _condition((verb, inner), conditions)
        span = consequence_span(parse, inner, condition or Span(0, 0))
    else:
        condition = _condition((verb,), conditions)
        for p in kids(parse, verb, "prep"):
            if parse.lower[p] == "to":
                for o in kids(parse, p, "pcomp", "pobj"):
                    condition = condition or _condition((o,), conditions)
                    span = _without(phrase(parse, o), condition)
    if span is None or not (parties or _are_members(parse, whom)):
        return None
    return Clause(parties, condition, span, verb, rule)


def _is_own_state(parse: Parse, heads: list[int]) -> bool:
    """Whether just "the state" or "the government" is bound: that whose law it is, not the one named last."""
    bare = {"det", "prep", "relcl", "acl"}
    return len(heads) == 1 and (
        parse.lower[heads[0]] in ("state", "government")
        and any(parse.lower[k] == "the" for k in parse.kids[heads[0]])
        and all(parse.dep[k] in bare for k in parse.kids[heads[0]])
    )


def _lawgiver(parse: Parse, actors: Actors, verb: int) -> tuple[Reference, ...]:
    """Whose law it is, by what stands beside it here or in the sentence before: "Chinese law goes further"."""
    first = parse.sentences[max(0, parse.sent[verb] - 1)][0]
    for law in range(verb - 1, first - 1, -1):
        if parse.lower[law] in _LAWS:
            whose = [actors.of(k) for k in kids(parse, law, "amod", "poss", "compound", "nmod")]
            found = {c for one in whose for c in one.countries}
            if len(found) == 1:
                return (Reference(tuple(found), tuple(found)),)
    return ()


def _are_members(parse: Parse, heads: list[int]) -> bool:
    """Whether it binds whoever has signed, without naming them: "obliges its members to …"."""
    return any(parse.lemma[h] in _MEMBERS for h in heads)


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
    parties = _parties(parse, actors, [who])
    if not _names_treaty(parse, lexicon, parse.sent[verb]) or not (parties or parse.lemma[who] in _MEMBERS):
        return None
    condition = _condition((owed[0], verb), conditions)
    span = consequence_span(parse, owed[0], condition or Span(0, 0))
    return None if span is None else Clause(parties, condition, span, verb, rule)


def _names_treaty(parse: Parse, lexicon: CommitmentLexicon, sentence: int) -> bool:
    """Whether a sentence names a treaty as what something rests on, "under the pact", "by a treaty of 1951"."""
    for p in range(*parse.sentences[sentence]):
        if parse.lower[p] in _RESTING and parse.dep[p] in ("prep", "agent"):
            for o in kids(parse, p, "pobj"):
                # "Under Principle V of the Declaration."
                whole = [w for q in kids(parse, o, "prep") if parse.lower[q] == "of" for w in kids(parse, q, "pobj")]
                if any(_is_treaty(parse, lexicon, t) or parse.lemma[t] in _SETTLED for t in (o, *whole)):
                    return True
            for q in kids(parse, p, "prep"):
                if parse.lower[p] == "according" and any(_is_treaty(parse, lexicon, o) for o in kids(parse, q, "pobj")):
                    return True
    return False


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
    if not due and (
        parse.dep[verb] not in ("ROOT", "ccomp", "conj")
        or not (kids(parse, verb, "aux") or parse.lemma[verb] == "have")
    ):
        return None
    who = own_subject(parse, going(parse, verb))
    if not due and not _names_treaty(parse, lexicon, parse.sent[verb]):
        return None
    if who is not None and (pair := conditions.get(verb)) is not None and pair.condition_head == who:
        # "Under Article 5 an attack on one shall be considered an attack on all."
        if not _must(parse, verb) or not any(parse.lower[p] in _RESTING for p in kids(parse, verb, "prep")):
            return None
        return Clause((), pair.condition, pair.consequence, verb, "cue.treaty")
    if is_negated(parse, verb) or is_passive(parse, verb):
        return _forbidden(parse, actors, verb, {**barred, **conditions})
    parties = _parties(parse, actors, [who]) if who is not None else ()
    if not parties and (who is None or parse.lemma[who] not in _MEMBERS):
        return None
    modals = {parse.lower[k] for k in kids(parse, verb, "aux")}
    owed = due or bool(modals & {"must", "shall"}) or ("will" in modals and parse.lemma[verb] not in _GETTING)
    if parse.lemma[verb] == "have" and not kids(parse, verb, "aux"):
        days = [k for k in kids(parse, verb, "dobj") if parse.lemma[k] in _SPELLS]
        owed = any(parse.tag[d] == "VB" for k in days for d in kids(parse, k, "relcl", "acl")) or any(
            parse.tag[x] == "VB" for x in kids(parse, verb, "xcomp")
        )
    if not owed:
        return None
    condition = _condition((verb, *kids(parse, verb, "ccomp", "xcomp")), conditions)
    span = consequence_span(parse, verb, condition or Span(0, 0))
    if span is None:
        return None
    first = min([verb, *kids(parse, verb, "aux")])
    others = [k for k in kids(parse, verb, "conj") if own_subject(parse, k) is not None]
    if others and (parse.start[first] < phrase(parse, others[0]).start < span.end):
        # "… and Lebanon's army takes over" is another clause.
        link = max([k for k in kids(parse, verb, "cc") if k < others[0]], default=others[0])
        span = Span(span.start, parse.end[link - 1 - (parse.word[link - 1] == ",")])
    return Clause(parties, condition, Span(max(span.start, parse.start[first]), span.end), verb, "cue.treaty")


def _undertaken(
    parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int, conditions: dict[int, Pair]
) -> Clause | None:
    """What parties took upon themselves by a treaty: "under the pact of 1951 the two undertook to *keep the peace*"."""
    if parse.lemma[verb] not in _UNDERTAKING or not _names_treaty(parse, lexicon, parse.sent[verb]):
        return None
    owed = [k for k in kids(parse, verb, "xcomp") if parse.tag[k] == "VB"]
    who = own_subject(parse, verb)
    parties = _parties(parse, actors, [who]) if who is not None else ()
    if not owed or not parties or is_negated(parse, verb):
        return None
    condition = _condition((owed[0], verb), conditions)
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
    if _names_treaty(parse, lexicon, here):
        return True
    if not here or not _names_treaty(parse, lexicon, here - 1):
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
    parties = () if is_passive(parse, verb) else _parties(parse, actors, [who])
    if not (parties or is_passive(parse, verb) or parse.lemma[who] in _MEMBERS or parse.lower[who] == "neither"):
        return None
    condition = _condition((verb,), conditions)
    span = consequence_span(parse, verb, condition or Span(0, 0))
    if span is None:
        return None
    start = phrase(parse, who).start
    return Clause(parties, condition, Span(max(span.start, start), span.end), verb, "cue.treaty")


def _barred(parse: Parse, actors: Actors, lexicon: CommitmentLexicon, verb: int) -> Clause | None:
    """What a treaty forbids its parties: "the treaty bars Riga from stationing troops there"."""
    if parse.lemma[verb] not in _BARRING or not _is_treaty(parse, lexicon, subject(parse, verb)):
        return None
    whom = objects(parse, verb)
    parties = _parties(parse, actors, whom)
    below = [k for k in parse.kids[verb] if parse.dep[k] == "xcomp" or _infinitive(parse, k)]
    below += [k for p in kids(parse, verb, "prep") if parse.lower[p] == "from" for k in kids(parse, p, "pcomp", "pobj")]
    if not below or is_passive(parse, verb) or not (parties or _are_members(parse, whom)):
        return None
    return Clause(parties, None, Span(parse.start[verb], phrase(parse, below[0]).end), verb, "cue.treaty")


def _provision(parse: Parse, actors: Actors, verb: int, rule: str, conditions: dict[int, Pair]) -> Clause | None:
    """What an article says for whoever has signed it: "an attack on one shall be considered an attack on all"."""
    for owed in kids(parse, verb, "ccomp"):
        pair = conditions.get(owed)
        if pair is not None and _must(parse, owed):
            who = subject(parse, owed)
            parties = _parties(parse, actors, [who] if who is not None else [])
            return Clause(parties, pair.condition, pair.consequence, verb, rule)
    return None


def _must(parse: Parse, verb: int) -> bool:
    """Whether a verb says what is owed: "must", "shall"."""
    return any(parse.lower[k] in _MUST for k in kids(parse, verb, "aux"))


def _each_other(
    parse: Parse, actors: Actors, mutual: frozenset[int], verb: int, conditions: dict[int, Pair]
) -> Clause | None:
    """Mutual ones: "Under the treaty, A and B must defend each other if …"."""
    if parse.sent[verb] not in mutual or not _must(parse, verb):
        return None
    who = subject(parse, verb)
    parties = _parties(parse, actors, [who] if who is not None else [])
    if len(parties) < 2:
        return None
    condition = _condition((verb,), conditions)
    span = consequence_span(parse, verb, condition or Span(0, 0))
    if span is not None:
        # What is owed begins with the modal, behind the names of who owes it.
        modal_at = min(k for k in parse.kids[verb] if parse.dep[k] == "aux")
        span = Span(max(span.start, parse.start[modal_at]), span.end)
    return None if span is None else Clause(parties, condition, span, verb, "cue.treaty")


def _infinitive(parse: Parse, token: int) -> bool:
    return parse.dep[token] == "advcl" and any(parse.lower[k] == "to" for k in parse.kids[token])


def _parties(parse: Parse, actors: Actors, heads: list[int]) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for head in heads:
        for member in conjuncts(parse, head):
            one = actors.one(member)
            if one is NOBODY or not one.countries:
                continue
            # "both countries" stands for two parties at once.
            found += [Reference((e,), (c,)) for e, c in zip(one.entities or one.countries, one.countries, strict=False)]
        if not found and parse.lemma[head] in _MEMBERS:
            # "The three countries, Egypt, Sudan and Ethiopia, are obliged to …".
            found += _parties(parse, actors, kids(parse, head, "appos"))
    return tuple(found)


def _condition(verbs: tuple[int, ...], conditions: dict[int, Pair]) -> Span | None:
    for verb in verbs:
        pair = conditions.get(verb)
        if pair is not None:
            return pair.condition
    return None


def _without(span: Span, condition: Span | None) -> Span:
    """A phrase up to where its condition begins."""
    if condition is not None and span.start < condition.start < span.end:
        return Span(span.start, condition.start - 1)
    return span
