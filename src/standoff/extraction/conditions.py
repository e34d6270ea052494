"""Conditions and what they are conditions of: pairs of a trigger and a consequence, by grammar alone.

Whether somebody is bound by such a pair is decided elsewhere (``issuance``).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.extraction.grammar import ancestors, kids, own_subject, phrase, subject, subtree
from standoff.extraction.parse import Parse
from standoff.lexicons.commitments import CommitmentLexicon, Condition
from standoff.model import Span

_VERBAL = ("VERB", "AUX")
_MODALS = frozenset("will would shall 'll 'd wo can could may might must should".split())
# "asked if", "wondered whether": an indirect question, not a condition.
_ASKING = frozenset(
    "ask wonder know see doubt question inquire enquire tell learn check find determine decide unclear unsure".split()
)
_OUTSIDE = frozenset({"punct", "cc", "mark"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A condition and its consequence.

    Attributes:
        rule: The condition rule that fired.
        condition: Code points of the condition.
        condition_head: Its head token.
        verb: Head token of the consequence.
        consequence: Code points of the consequence.
    """

    rule: Condition
    condition: Span
    condition_head: int
    verb: int
    consequence: Span


def pairs(parse: Parse, lexicon: CommitmentLexicon) -> Iterator[Pair]:
    """Every pair of condition and consequence that the grammar shows, in text order."""
    for i in range(len(parse)):
        for words, rule in lexicon.first_words.get(parse.lower[i], ()):
            if len(words) > 1 and tuple(parse.lower[i : i + len(words)]) != words:
                continue
            found = _match(parse, lexicon, rule, i, i + len(words))
            if found is not None:
                yield found
                break


def _match(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, beyond: int) -> Pair | None:
    match rule.kind:
        case "clause":
            return _clause(parse, lexicon, rule, first, beyond)
        case "inversion":
            return _inversion(parse, rule, first)
        case "phrase":
            return _phrase(parse, lexicon, rule, first, beyond)
        case "object" | "subject":
            return _noun_phrase(parse, lexicon, rule, first)
        case "red line":
            return _red_line(parse, rule, first, beyond)


def _clause(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, beyond: int) -> Pair | None:
    if (
        first
        and parse.lower[first - 1] in ("even", "as", "what", "than", "not")
        and parse.lower[first] in ("if", "when")
    ):
        return None
    if parse.lower[first] == "as" and beyond - first == 1 and not rule.progressive:
        return None
    clause = _subordinate(parse, first, beyond)
    if clause is None or parse.dep[clause] in ("ccomp", "relcl", "acl", "ROOT", "xcomp"):
        return None
    verb = parse.head[clause]
    while (first <= verb < beyond or parse.pos[verb] not in (*_VERBAL, "ADJ", "NOUN")) and parse.head[verb] != verb:
        verb = parse.head[verb]
    if rule.progressive and not (
        {
            "progress",
            "continue",
            "grow",
            "develop",
            "deepen",
            "advance",
            "evolve",
            "escalate",
            "unfold",
            "intensify",
            "worsen",
        }
        & {parse.lemma[clause]}
    ):
        return None
    if parse.lower[first] == "if" and parse.lemma[verb] in _ASKING and parse.start[verb] < parse.start[first]:
        return None
    start = min(first, *subtree(parse, clause))
    return _pair(parse, rule, clause, verb, first if start > first - 2 else start, lexicon)


def _subordinate(parse: Parse, first: int, beyond: int) -> int | None:
    """The head of the clause that a subordinator introduces."""
    mark = parse.head[first]
    if beyond - first > 1:
        # "provided that", "as long as": the head of the last word, or the clause that hangs on the first.
        last = parse.head[beyond - 1]
        for candidate in (last, mark, *parse.kids[first]):
            if candidate >= beyond and parse.pos[candidate] in _VERBAL:
                return candidate if parse.dep[candidate] != "ccomp" else _lifted(parse, candidate, first)
        return None
    if (
        parse.dep[first] in ("mark", "advmod", "dep")
        and mark > first
        and parse.pos[mark] in (*_VERBAL, "ADJ", "NOUN", "PROPN")
    ):
        return mark
    if parse.dep[first] in ("prep", "mark", "advmod"):
        for k in parse.kids[first]:
            if parse.dep[k] in ("pcomp", "ccomp", "advcl") and parse.pos[k] in _VERBAL:
                return k
    return None


def _lifted(parse: Parse, clause: int, first: int) -> int:
    """The clause itself; its subordinator ("provided") stands above it in the tree."""
    return clause if parse.head[clause] != first else first


def _inversion(parse: Parse, rule: Condition, first: int) -> Pair | None:
    """ "Should Seoul follow through", "were the camp to be hit", "had they asked"."""
    if parse.dep[first] not in ("aux", "auxpass", "advcl", "mark", "ROOT", "ccomp") or first + 1 >= len(parse):
        return None
    clause = parse.head[first] if parse.dep[first] in ("aux", "auxpass", "mark") else first
    who = own_subject(parse, clause)
    if who is None or not first < who < max(clause, who + 1) or parse.sent[who] != parse.sent[first]:
        return None
    if parse.lower[first] == "were" and not any(
        parse.lower[k] == "to" for k in range(first, min(first + 12, len(parse)))
    ):
        return None
    sentence_end = parse.sentences[parse.sent[first]][1]
    if "?" in parse.word[max(first, sentence_end - 2) : sentence_end]:
        return None
    before = parse.word[first - 1] if first and parse.line[first - 1] == parse.line[first] else ""
    if (
        before
        and before not in (",", '"', "'", "-", "–", "—", ";", ".", ":")
        and parse.pos[first - 1] in ("NOUN", "PROPN", "PRON")
        and parse.dep[first - 1] in ("nsubj", "nsubjpass")
    ):
        return None
    if parse.dep[clause] == "advcl":
        return _pair(parse, rule, clause, parse.head[clause], first)
    # Or it hangs the inverted clause beside the consequence, as a second complement of the verb of saying.
    for k in kids(parse, parse.head[clause], "ccomp"):
        if k < first and parse.dep[clause] == "ccomp" and any(parse.lower[a] in _MODALS for a in parse.kids[k]):
            return _pair(parse, rule, clause, k, first)
    # The parser sometimes makes the inverted clause the main one and the consequence its conjunct or complement.
    for k in parse.kids[clause]:
        if (
            parse.dep[k] in ("ccomp", "conj", "parataxis")
            and parse.pos[k] in _VERBAL
            and any(parse.lower[a] in _MODALS for a in parse.kids[k])
        ):
            return _pair(parse, rule, clause, k, first, without=k)
    return None


def _phrase(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, beyond: int) -> Pair | None:
    last = beyond - 1
    objects = [k for k in parse.kids[last] if parse.dep[k] in ("pobj", "pcomp")]
    if not objects:
        return None
    head = objects[0]
    if rule.acts and not (
        parse.lemma[head] in lexicon.words.acts
        and parse.tag[head] in ("NNS", "NN")
        and any(parse.dep[k] in ("relcl", "acl") or parse.lower[k] == "any" for k in parse.kids[head])
    ):
        return None
    verb = next((a for a in ancestors(parse, first) if parse.pos[a] in _VERBAL and a not in range(first, beyond)), None)
    if verb is None:
        return None
    span = phrase(parse, head)
    condition = Span(parse.start[first], max(span.end, parse.end[last]))
    return _made(parse, rule, condition, head, verb)


def _noun_phrase(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int) -> Pair | None:
    """ "any steps that …" as what is answered, "any attack on …" as the subject of what follows."""
    head = parse.head[first] if parse.dep[first] in ("det", "predet", "amod") else first
    if head == first and parse.lower[first] != "those":
        return None
    clauses = any(parse.dep[k] in ("relcl", "acl") for k in parse.kids[head])
    if parse.lemma[head] not in lexicon.words.acts and not (
        clauses and parse.lower[first] in ("any", "those", "every")
    ):
        return None
    if parse.lower[first] == "those" and not clauses:
        return None
    label, above = parse.dep[head], parse.head[head]
    if rule.kind == "subject":
        if label in ("nsubj", "nsubjpass") and parse.pos[above] in _VERBAL:
            return _made(parse, rule, phrase(parse, head), head, above)
        return None
    if label == "pobj" and parse.lower[above] in ("to", "against", "for", "on"):
        verb = next((a for a in ancestors(parse, above) if parse.pos[a] in _VERBAL), None)
        if verb is not None:
            return _made(parse, rule, phrase(parse, head), head, verb, lexicon)
    return None


def _red_line(parse: Parse, rule: Condition, first: int, beyond: int) -> Pair | None:
    """ "X would be a red line": X is the condition."""
    line = beyond - 1
    verb = parse.head[line]
    for _ in range(2):
        if parse.lemma[verb] not in (
            "be",
            "become",
            "constitute",
            "remain",
            "mean",
            "cross",
            "consider",
            "regard",
            "see",
            "view",
            "draw",
            "set",
        ):
            verb = parse.head[verb]
    who = subject(parse, verb)
    if parse.lemma[verb] not in ("be", "become", "constitute", "remain", "mean", "consider", "regard", "see", "view"):
        return None
    if who is None or parse.pos[who] not in ("NOUN", "PROPN", "VERB") or line < who:
        return None
    condition = phrase(parse, who)
    return _made(parse, rule, condition, who, verb)


def _pair(
    parse: Parse,
    rule: Condition,
    clause: int,
    verb: int,
    first: int,
    lexicon: CommitmentLexicon | None = None,
    without: int | None = None,
) -> Pair | None:
    other = set() if without is None else set(subtree(parse, without))
    tokens = [t for t in subtree(parse, clause) if t >= first and t not in other]
    if not tokens:
        return None
    condition = _trimmed(parse, first, _contiguous(tokens, first))
    return _made(parse, rule, condition, clause, verb, lexicon)


def _contiguous(tokens: list[int], first: int) -> int:
    """One past the last token of a clause; tokens come sorted."""
    return max(tokens[-1], first) + 1


def _trimmed(parse: Parse, first: int, beyond: int) -> Span:
    while beyond > first + 1 and parse.pos[beyond - 1] in ("PUNCT", "SPACE"):
        beyond -= 1
    return parse.span(first, beyond)


def _made(
    parse: Parse, rule: Condition, condition: Span, head: int, verb: int, lexicon: CommitmentLexicon | None = None
) -> Pair | None:
    """Finds the consequence: the clause of *verb* without the condition."""
    noun = _threatened_noun(parse, verb, lexicon) if lexicon is not None else None
    if noun is not None:
        span = phrase(parse, noun)
        if span.overlaps(condition):
            span = Span(span.start, parse.end[noun])
        return Pair(rule, condition, head, noun, _closed(parse, _opened(parse, span)))
    verb = raised(parse, complement(parse, verb, condition))
    consequence = consequence_span(parse, verb, condition)
    return None if consequence is None else Pair(rule, condition, head, verb, consequence)


def complement(parse: Parse, verb: int, condition: Span) -> int:
    """What is really said to follow: below "said that …", "threatened to …", "warned of …" it is their complement.

    Parsers attach a condition to the nearest or to the highest verb by chance; a reporting or issuing verb without a
    modal of its own passes it on.
    """
    for _ in range(4):
        if any(parse.lower[k] in _MODALS for k in parse.kids[verb]):
            break
        inner = [
            k
            for k in parse.kids[verb]
            if parse.dep[k] in ("ccomp", "xcomp")
            and parse.pos[k] in (*_VERBAL, "ADJ", "NOUN")
            and not condition.start <= parse.start[k] < condition.end
        ]
        if not inner:
            break
        verb = inner[0]
    return verb


def raised(parse: Parse, verb: int) -> int:
    """The verb with the modal above a bare infinitive or gerund ("would have no choice but to respond")."""
    at = verb
    for _ in range(4):
        if any(parse.lower[k] in _MODALS and parse.dep[k] == "aux" for k in parse.kids[at]):
            return at
        if parse.dep[at] not in ("pcomp", "xcomp") and not (parse.dep[at] == "advcl" and parse.tag[at] == "VBG"):
            return verb
        at = parse.head[at]
        while parse.pos[at] not in _VERBAL and parse.head[at] != at:
            at = parse.head[at]
    return verb


def consequence_span(parse: Parse, verb: int, condition: Span) -> Span | None:
    """The code points of the clause of *verb* that lie next to it, outside the condition."""
    left_out = set()
    for k in parse.kids[verb]:
        if parse.dep[k] in ("parataxis", "advcl", "mark") and k != verb:
            own = subtree(parse, k)
            inside = any(condition.start <= parse.start[t] < condition.end for t in own)
            # "While we value peace, we will …": what is granted beforehand is not what follows.
            if inside or parse.dep[k] in ("parataxis", "mark") or k < verb:
                left_out.update(own)
        elif parse.dep[k] == "ccomp" and parse.start[k] < parse.start[verb] and parse.pos[verb] in _VERBAL:
            left_out.update(subtree(parse, k))
    tokens = [
        t for t in subtree(parse, verb) if t not in left_out and not condition.start <= parse.start[t] < condition.end
    ]
    if verb not in tokens:
        return None
    place = tokens.index(verb)
    first = last = place
    while (
        first > 0
        and tokens[first] - tokens[first - 1] <= 2
        and not _between(parse, tokens[first - 1], tokens[first], condition)
    ):
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1] - tokens[last] <= 2
        and not _between(parse, tokens[last], tokens[last + 1], condition)
    ):
        last += 1
    kept = tokens[first : last + 1]
    while len(kept) > 1 and (parse.pos[kept[-1]] in ("PUNCT", "SPACE") or parse.dep[kept[-1]] in (*_OUTSIDE, "prep")):
        kept.pop()
    while len(kept) > 1 and (parse.pos[kept[0]] in ("PUNCT", "SPACE") or parse.dep[kept[0]] in _OUTSIDE):
        kept.pop(0)
    return _closed(parse, parse.span(kept[0], kept[-1] + 1))


def _threatened_noun(parse: Parse, verb: int, lexicon: CommitmentLexicon) -> int | None:
    """ "warns of a tough response", "threatened Oslo with sanctions": the noun that names what follows."""
    cue = lexicon.cues.get(parse.lemma[verb])
    if cue is None or cue.act not in ("warning", "threat", "vow", "promise"):
        return None
    if any(parse.dep[k] in ("ccomp", "xcomp") for k in parse.kids[verb]):
        return None
    for k in parse.kids[verb]:
        candidates = kids(parse, k, "pobj") if parse.dep[k] == "prep" and parse.lower[k] in ("of", "with") else []
        candidates += [k] if parse.dep[k] == "dobj" else []
        for noun in candidates:
            if parse.lemma[noun] in lexicon.words.measures or parse.lower[noun] in lexicon.words.measures:
                return noun
    return None


def _opened(parse: Parse, span: Span) -> Span:
    """Takes the opening quotation mark along when the closing one follows."""
    before = parse.text[max(0, span.start - 1) : span.start]
    words = parse.text[span.start : span.end + 1]
    if (before == "“" and "”" in words) or (before == "‘" and "’" in words):
        return Span(span.start - 1, span.end)
    return span


def _closed(parse: Parse, span: Span) -> Span:
    """Takes the closing quotation mark along when the opening one lies inside."""
    words = parse.text[span.start : span.end]
    following = parse.text[span.end : span.end + 1]
    if following and (
        (following == "”" and words.count("“") > words.count("”"))
        or (following == "’" and words.count("‘") > words.count("’"))
        or (following == '"' and words.count('"') % 2 == 1)
    ):
        return Span(span.start, span.end + 1)
    return span


def _between(parse: Parse, left: int, right: int, condition: Span) -> bool:
    """Whether the condition or the end of a line lies between two tokens."""
    return parse.line[left] != parse.line[right] or parse.end[left] <= condition.start < parse.start[right]


def nouns_after(parse: Parse, verb: int, preposition: str) -> list[int]:
    """Objects of one preposition that hangs on *verb*."""
    return [
        o for p in kids(parse, verb, "prep") if parse.lower[p] == preposition for o in kids(parse, p, "pobj", "pcomp")
    ]
