"""What is denied, left open or taken back, whether or not an attribution carries it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from standoff.extraction.component import Annotations
from standoff.extraction.grammar import (
    agent,
    ancestors,
    antecedent,
    auxiliaries,
    governing_verb,
    is_negated,
    is_passive,
    kids,
    own_subject,
    phrase,
    prepositions,
    subject,
)
from standoff.extraction.modality_asked import is_asked
from standoff.extraction.parse import Parse
from standoff.extraction.words_of import Words
from standoff.lexicons.quantities import QuantityLexicon, StanceWords
from standoff.model import Attribution, Event, Span, hull
from standoff.model.proposition import Stance

_VERBAL = frozenset({"VERB", "AUX"})
_INABILITY = frozenset("unable impossible not difficult unlikely powerless reluctant unwilling hard".split())
_MEANS = frozenset({"way", "means", "possibility", "method"})
_NEAR = 8
_REFUSALS = frozenset({"decline", "refuse", "fail"})
# Speech that is withheld leaves open whether something has happened, not how or when ("would not say whether …").
_WITHHELD = frozenset({"say", "know", "comment", "disclose", "reveal"})
_WHETHER = frozenset({"whether", "if"})
_NO_ONES = frozenset({"neither", "none", "nothing", "no"})
_LOOSE = frozenset({"punct", "advcl", "conj", "cc", "parataxis", "relcl"})
# What hangs on a word of doubt so is what is doubted.
_DOUBTED = frozenset({"dobj", "nsubjpass", "ccomp", "acl", "xcomp", "oprd", "attr", "csubj"})
_PARTICLES = frozenset({"back", "down", "up", "aside", "off", "away"})
_OF = frozenset({"of", "for", "about", "on", "from"})


class Doubt(msgspec.Struct, frozen=True):
    """A report that is denied, left open or taken back.

    Attributes:
        span: Cue to content.
        stance: ``denies`` or ``unconfirmed``.
        rule: Lexicon entry or the kind of attribution.
        cue: Token of the cue, if known.
        attribution: The attribution that it is, if one was found.
        by: Entity on whose word, where no attribution says so.
        by_countries: Their countries.
        about: Spans of event triggers that it speaks of.
        retracts: Whether an earlier statement is taken back.
    """

    span: Span
    stance: Stance
    rule: str
    cue: int | None = None
    attribution: Attribution | None = None
    by: str | None = None
    by_countries: tuple[str, ...] = ()
    about: frozenset[Span] = frozenset()
    retracts: bool = False


def find_doubts(parse: Parse, annotations: Annotations, lexicon: QuantityLexicon, words: Words) -> Iterator[Doubt]:
    """Denials, "could not confirm" and retractions, attributed or not, in no particular order."""
    inside = _Inside(parse, annotations)
    seen: set[int] = set()
    for attribution in annotations.attributions:
        if attribution.stance == "asserts":
            continue
        cue = attribution.cue
        tokens = parse.tokens_in(Span(cue.start, cue.end)) if cue is not None else range(0)
        seen.update(tokens)
        if not is_about_truth(parse, attribution, lexicon):
            continue
        if any(_is_refusal(parse, t, lexicon) or is_asked(parse, t) for t in tokens):
            continue
        spans = [*attribution.content, *([parse.span(_start(parse, tokens[0]), tokens[-1] + 1)] if tokens else [])]
        speaks: Attribution | None = attribution
        if tokens and attribution.speaker is None and not attribution.speaker_countries:
            # "Sudan said it was unable to verify": nobody but Sudan speaks.
            speaks = words.over(tokens[0]) or attribution
        yield Doubt(
            hull(spans or [Span(attribution.start, attribution.end)]),
            attribution.stance,
            attribution.rule,
            cue=tokens[0] if tokens else None,
            attribution=speaks,
            about=frozenset(e.trigger for e in inside.events(attribution)),
        )
    doubts, phrasal = lexicon.doubts, lexicon.doubts_phrasal
    for i in parse.having(doubts.keys(), phrasal, forms=doubts.keys()):
        entry = doubts.get(parse.lemma[i]) or doubts.get(parse.lower[i])
        if entry is None and parse.lemma[i] in phrasal:
            entry = doubts.get(_phrasal(parse, i))
        if entry is None or i in seen:
            continue
        doubt = _doubt(parse, annotations, words, i, entry, lexicon)
        if doubt is None:
            continue
        said = words.cued(i)
        if said is not None and said.stance != "asserts":
            continue
        seen.update(_around(parse, doubt))
        yield doubt


def without_asides(parse: Parse, doubts: Sequence[Doubt]) -> list[Doubt]:
    """*doubts* without those of an aside where the same verb doubts a report.

    "Rejected on Monday as 'pure fiction' a report that …" rejects the report, neither the day nor the fiction.
    """
    cues = [d.cue for d in doubts]
    verbs = [c if c is None or parse.pos[c] in _VERBAL else governing_verb(parse, c) for c in cues]
    kept = []
    for at, doubt in enumerate(doubts):
        rivals = [i for i, verb in enumerate(verbs) if i != at and verb is not None and verb == verbs[at]]
        if not rivals or not _is_aside(parse, doubt) or all(_is_aside(parse, doubts[i]) for i in rivals):
            kept.append(doubt)
    return kept


def _is_aside(parse: Parse, doubt: Doubt) -> bool:
    """Whether what is doubted is a day, a manner, or what a report is called."""
    if doubt.cue is not None and parse.dep[doubt.cue] == "pobj":
        return True
    if doubt.attribution is None or doubt.attribution.stance == "asserts" or not doubt.attribution.content:
        return False
    tokens = parse.tokens_in(doubt.attribution.content[0])
    head = next((t for t in tokens if parse.head[t] not in tokens), None)
    if head is None:
        return False
    as_ = parse.dep[head] == "pobj" and parse.lower[parse.head[head]] == "as"
    return as_ or parse.dep[head] in ("npadvmod", "advmod", "prep")


def is_about_truth(parse: Parse, attribution: Attribution, lexicon: QuantityLexicon) -> bool:
    """Whether a negative attribution says that a report is untrue or open.

    "Could not verify" and "denied" do; "does not need", "would not accept", "doubts that" and "would not say how" are
    wishes, refusals and opinions.
    """
    if attribution.stance == "asserts" or (attribution.act == "deny" and attribution.stance == "denies"):
        return True
    cue = attribution.cue
    if cue is None:
        return True
    for t in parse.tokens_in(Span(cue.start, cue.end)):
        lemma = parse.lemma[t]
        words = {lemma, _phrasal(parse, t)}
        if any(
            s.stance == attribution.stance and not words.isdisjoint((*s.verbs, *s.nouns, *s.adjectives))
            for s in lexicon.stances
        ):
            return True
        if lemma in _WITHHELD and attribution.stance == "unconfirmed" and _asks_whether(parse, attribution):
            return True
    return False


def _asks_whether(parse: Parse, attribution: Attribution) -> bool:
    """Whether the content asks if something has happened ("whether it had crossed"), not if it will."""
    if not attribution.content:
        return False
    tokens = parse.tokens_in(attribution.content[0])
    root = head_verb(parse, attribution.content[0])
    if root is None or not any(parse.lower[t] in _WHETHER for t in tokens[:3]):
        return False
    auxiliary = set(auxiliaries(parse, root))
    if auxiliary & {"will", "would", "could", "might", "may", "should", "can", "shall", "'d", "'ll"}:
        return False
    return parse.tag[root] == "VBD" or (
        bool(auxiliary & {"had", "has", "have", "was", "were"}) and parse.tag[root] == "VBN"
    )


def _phrasal(parse: Parse, verb: int) -> str:
    """A verb with its particle ("take_back"), or "" without one."""
    if parse.pos[verb] not in _VERBAL:
        return ""
    particle = next((k for k in kids(parse, verb, "prt", "advmod") if parse.lower[k] in _PARTICLES), None)
    return "" if particle is None else f"{parse.lemma[verb]}_{parse.lower[particle]}"


def _start(parse: Parse, cue: int) -> int:
    """Where the words begin that make a cue negative ("could not confirm", "was unable to verify")."""
    first = cue
    above = parse.head[cue]
    if parse.dep[cue] in ("xcomp", "ccomp", "advcl") and (parse.pos[above] == "ADJ" or _predicates(parse, above, cue)):
        first = min(above, parse.head[above]) if parse.pos[above] == "ADJ" else above
    for k in parse.kids[cue]:
        if parse.dep[k] in ("aux", "auxpass", "neg"):
            first = min(first, k)
    return first if cue - first <= _NEAR else cue


def _predicates(parse: Parse, verb: int, before: int) -> list[int]:
    return [k for k in kids(parse, verb, "acomp") if k < before]


def _is_refusal(parse: Parse, cue: int, lexicon: QuantityLexicon) -> bool:
    """Whether what is rejected is an offer or a demand rather than a report."""
    entry = lexicon.doubts.get(parse.lemma[cue]) or lexicon.doubts.get(_phrasal(parse, cue))
    if entry is None or not entry.objects or parse.pos[cue] not in _VERBAL:
        return False
    theme = theme_of(parse, cue)
    return theme is not None and parse.pos[theme] == "NOUN" and parse.lemma[theme] not in entry.objects


def _around(parse: Parse, doubt: Doubt) -> range:
    """Tokens of a doubt: a second cue inside it adds nothing."""
    return parse.tokens_in(doubt.span)


def _doubt(
    parse: Parse, annotations: Annotations, words: Words, i: int, entry: StanceWords, lexicon: QuantityLexicon
) -> Doubt | None:
    lemma, pos = parse.lemma[i], parse.pos[i]
    verb = lemma in entry.verbs or _phrasal(parse, i) in entry.verbs
    if verb and pos in _VERBAL and parse.dep[i] not in ("amod", "aux", "compound"):
        if is_asked(parse, i):
            return None  # "So you deny it?"
        doubts = _cannot(parse, i) if entry.stance == "unconfirmed" else _rejects(parse, i, entry)
        return _made(parse, annotations, words, i, i, entry) if doubts else None
    if lemma in entry.nouns and pos == "NOUN" and entry.stance == "denies":
        return _called_false(parse, annotations, words, i, entry, lexicon)
    if lemma in entry.nouns and pos == "NOUN":
        for k in parse.kids[i]:
            if parse.lower[k] == "no" and parse.dep[k] in ("det", "neg"):
                return _made(parse, annotations, words, i, _clause(parse, i), entry)
        return None
    if parse.lower[i] in entry.adjectives and pos in ("ADJ", "VERB"):
        if entry.stance == "denies":
            return _called_false(parse, annotations, words, i, entry, lexicon)
        above = parse.head[i]
        if parse.dep[i] == "amod" and parse.tag[above] in ("NNS", "NN") and parse.lemma[above] in _reports(lexicon):
            return Doubt(phrase(parse, above, without=frozenset({"relcl"})), entry.stance, entry.id, cue=i)
        if parse.dep[i] in ("acomp", "oprd") and parse.pos[above] in _VERBAL:
            return Doubt(_clause_span(parse, above), entry.stance, entry.id, cue=i)
    return None


def _rejects(parse: Parse, verb: int, entry: StanceWords) -> bool:
    """Whether a verb of denial or retraction has such an object as it needs, and is said to have happened."""
    if kids(parse, verb, "dative") or (is_passive(parse, verb) and kids(parse, verb, "dobj")):
        return False  # "was denied a meeting", "denied him entry"
    theme = theme_of(parse, verb)
    if theme is None and entry.retracts:
        theme = next((p for word, p in prepositions(parse, verb) if word in ("for", "on", "from")), None)
    if entry.objects and (theme is None or parse.lemma[theme] not in entry.objects):
        return False
    helping = set(auxiliaries(parse, verb))
    if is_negated(parse, verb) or helping & {"would", "could", "may", "might", "should"}:
        return False
    if parse.tag[verb] == "VB" and not helping & {"do", "does", "did"}:
        return False  # "urged Tokyo to withdraw its claim", "demanded that it retract the remarks"
    if parse.tag[verb] == "VBP" and not helping and _is_demanded(parse, verb):
        return False
    return theme is not None or bool(kids(parse, verb, "ccomp", "xcomp", "prep"))


def _is_demanded(parse: Parse, verb: int) -> bool:
    """Whether a bare form after "that" is what somebody wants done: "demanded that she *retract* it"."""
    return parse.dep[verb] in ("ccomp", "acl") and parse.lemma[parse.head[verb]] in _DEMANDING


_DEMANDING = frozenset("demand insist ask request propose recommend urge suggest require".split())


def _called_false(
    parse: Parse, annotations: Annotations, words: Words, i: int, entry: StanceWords, lexicon: QuantityLexicon
) -> Doubt | None:
    """As in "the report is false, Peru said", "called the report a lie"."""
    verb = parse.head[i]
    as_ = parse.dep[i] == "pobj" and parse.lower[verb] == "as"
    if as_:
        verb = parse.head[verb]  # "described as fiction a report that"
    known = as_ or parse.dep[i] in ("acomp", "oprd", "attr")
    if not known or parse.pos[verb] not in _VERBAL or is_negated(parse, verb):
        return None
    by_object = (as_ or parse.dep[i] == "oprd") and not is_passive(parse, verb)
    theme = theme_of(parse, verb) if by_object else own_subject(parse, verb)
    if theme is None or parse.lemma[theme] not in _reports(lexicon) | _PROOFS:
        return None
    if by_object:
        return _made(parse, annotations, words, i, verb, entry)
    attribution = words.over(i)
    if attribution is None:
        return None
    return Doubt(_clause_span(parse, verb), entry.stance, entry.id, cue=i, attribution=attribution)


def _reports(lexicon: QuantityLexicon) -> frozenset[str]:
    return frozenset(o for s in lexicon.stances for o in s.objects)


# What is held up to show that something has happened.
_PROOFS = frozenset(
    "file document letter video footage recording tape photo photograph image evidence proof memo cable email message "
    "transcript dossier audio clip".split()
)
_OFFERING = frozenset("give offer provide present produce supply cite share furnish adduce publish release".split())


def _made(parse: Parse, annotations: Annotations, words: Words, cue: int, verb: int, entry: StanceWords) -> Doubt:
    # "She offered no evidence": the article says that of her, and she doubts nothing.
    offers = parse.pos[cue] == "NOUN" and parse.lemma[verb] in _OFFERING and not is_passive(parse, verb)
    who = None if offers else _speaker(parse, verb)
    own = who is not None and parse.pos[who] != "PRON"
    found = annotations.actors.of(who, verb=verb) if who is not None else None
    entity = found.entities[0] if found and found.entities else None
    countries = found.countries if found else () if own else _capital(parse, annotations, verb)
    return Doubt(
        _clause_span(parse, verb),
        entry.stance,
        entry.id,
        cue=cue,
        by=entity,
        by_countries=countries,
        # "Sudan said that it could not confirm": on Sudan's word, whether or not "it" was resolved.
        attribution=None if found or own or countries else words.over(cue),
        retracts=entry.retracts,
    )


def _capital(parse: Parse, annotations: Annotations, verb: int) -> tuple[str, ...]:
    """The state in whose capital something is denied by nobody in particular ("this was denied in Lima")."""
    if not is_passive(parse, verb):
        return ()
    for k in kids(parse, verb, "prep"):
        for place in kids(parse, k, "pobj") if parse.lower[k] == "in" else ():
            mention = annotations.actors.at(place)
            if mention is not None and mention.country and mention.rule.startswith("actors.capital."):
                return (mention.country,)
    return ()


def _speaker(parse: Parse, verb: int) -> int | None:
    """Who denies or cannot confirm: nobody, when the clause is impersonal or a passive without agent."""
    if parse.pos[verb] not in _VERBAL:
        return None
    if is_passive(parse, verb):
        return agent(parse, verb)
    if parse.lemma[verb] == "be" or any(parse.dep[k] == "expl" for k in parse.kids[verb]):
        return None
    who = subject(parse, verb)
    if who is not None and parse.lower[who] == "it" and parse.pos[parse.head[verb]] == "ADJ":
        return None
    return who


def theme_of(parse: Parse, verb: int) -> int | None:
    """What a verb is done to: its object, or the subject of its passive."""
    found = kids(parse, verb, "dobj", "nsubjpass")
    if found:
        return antecedent(parse, found[0], verb)
    # "a figure that Sudan disputed", also without "that"
    return parse.head[verb] if parse.dep[verb] == "relcl" and parse.pos[parse.head[verb]] == "NOUN" else None


def _cannot(parse: Parse, verb: int) -> bool:
    """As in "could not verify", "unable to verify", "has yet to be confirmed", "declined to confirm"."""
    if is_negated(parse, verb) or _has_no_subject(parse, verb):
        # "did not confirm whether"; a bare negated present ("does not confirm the rule") is no news of a report.
        return True
    above = parse.head[verb]
    # "It was impossible to confirm": the parser hangs the infinitive on the copula as often as on the adjective.
    predicates = _predicates(parse, above, verb)
    if above != verb and predicates and parse.dep[verb] in ("xcomp", "ccomp", "advcl"):
        above = predicates[0]
    if parse.lemma[above] in _MEANS and parse.pos[above] == "NOUN":
        # "no way to verify"
        return any(parse.lower[k] in ("no", "little") for k in parse.kids[above])
    if above == verb or parse.dep[verb] not in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
        return False
    if parse.lower[above] in _INABILITY:
        return True
    if parse.lower[above] == "possible":
        return is_negated(parse, above) or is_negated(parse, parse.head[above])
    if parse.lemma[above] in _REFUSALS:
        return not is_negated(parse, above)
    if parse.lemma[above] in ("have", "be") and any(
        parse.lower[k] == "yet" for k in (*parse.kids[above], *parse.kids[verb])
    ):
        return True
    return parse.lemma[above] == "be" and is_negated(parse, above)


def _has_no_subject(parse: Parse, verb: int) -> bool:
    """As in "neither claim could be verified", "none of the accounts", "nothing"."""
    own = own_subject(parse, verb)
    if own is None:
        return False
    return parse.lower[own] in _NO_ONES or any(parse.lower[k] in _NO_ONES for k in parse.kids[own] if k < own)


def _clause(parse: Parse, noun: int) -> int:
    """The verb that a noun hangs on, or the noun itself."""
    at = noun
    for _ in range(4):
        if parse.pos[parse.head[at]] in _VERBAL or parse.head[at] == at:
            return parse.head[at]
        at = parse.head[at]
    return noun


def _clause_span(parse: Parse, verb: int) -> Span:
    at = verb
    above = parse.head[verb]
    if parse.dep[verb] in ("xcomp", "ccomp") and (
        parse.pos[above] == "ADJ" or parse.lemma[above] in _REFUSALS | {"be", "have"}
    ):
        at = above
        if parse.dep[at] == "acomp" and parse.pos[parse.head[at]] in _VERBAL:
            at = parse.head[at]
    span = phrase(parse, at, without=_LOOSE)
    # "Lima rests; Oslo calls it a lie": what stands before the semicolon is told apart
    cut = parse.text.rfind(";", span.start, parse.start[verb])
    return span if cut < 0 else Span(cut + 1 + (parse.text[cut + 1 : cut + 2] == " "), span.end)


class _Inside:
    """Events by the attribution whose content holds their trigger."""

    def __init__(self, parse: Parse, annotations: Annotations) -> None:
        self._by_id: dict[str, list[Event]] = {}
        for event in annotations.events:
            if event.attribution is not None:
                self._by_id.setdefault(event.attribution, []).append(event)

    def events(self, attribution: Attribution) -> list[Event]:
        return self._by_id.get(attribution.id, [])


def head_verb(parse: Parse, span: Span) -> int | None:
    """The verb that heads a content, or ``None``."""
    tokens = parse.tokens_in(span)
    for t in tokens:
        if parse.pos[t] in _VERBAL and parse.dep[t] not in ("aux", "auxpass"):
            above = parse.head[t]
            if above == t or above not in tokens:
                return t
    return None


def doubt_over(parse: Parse, doubts: Iterable[Doubt], token: int) -> Doubt | None:
    """The doubt in whose object a token stands ("retracted its claim that *40* had died"), or ``None``.

    What only stands beside it is not doubted: "revised the toll down to 30", "denied the raid after 30 had died".
    """
    above = [token, *ancestors(parse, token)]
    for doubt in doubts:
        if doubt.cue is None or not doubt.span.overlaps(Span(parse.start[token], parse.end[token])):
            continue
        governors = [doubt.cue] if parse.pos[doubt.cue] != "ADJ" else [parse.head[doubt.cue]]
        if parse.dep[doubt.cue] == "pobj" and parse.lower[parse.head[doubt.cue]] == "as":
            governors = [parse.head[parse.head[doubt.cue]]]  # "described as fiction the report that 40 had died"
        at = next((n for n, t in enumerate(above) if t in governors), 0)
        if at == 0:
            continue
        below = above[at - 1]
        label = parse.dep[below]
        if label in _DOUBTED or (label == "prep" and parse.lower[below] in _OF and parse.pos[above[at]] == "NOUN"):
            return doubt
        if label == "prep" and doubt.retracts and parse.lower[below] in ("for", "on"):
            return doubt
        if label in ("nsubj", "nsubjpass") and (is_passive(parse, above[at]) or doubt.cue not in governors):
            return doubt  # "reports that 40 had died were denied", "… are false"
    return None
