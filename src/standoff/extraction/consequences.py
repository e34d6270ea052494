"""What follows from a condition: finds the clause or noun that names it, and its span.

Parsers attach conditions high or low by chance, so the consequence is looked for around the verb a condition hangs on.
"""

import msgspec

from standoff.extraction.grammar import kids, own_subject, phrase, subtree
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import auxiliaries, going, is_modal, refuses
from standoff.lexicons.commitments import CommitmentLexicon, Condition
from standoff.model import Span

VERBAL = ("VERB", "AUX")
_HELD = frozenset("right threat offer pledge promise option intention readiness willingness determination vow".split())
_READY = frozenset("ready willing prepared determined poised committed glad happy pleased".split())
# How many tokens before a condition the word stands that issues what it is a condition of.
_REACH = 16
_UNNAMED = frozenset({"", "MONEY", "QUANTITY", "CARDINAL"})
_OUTSIDE = frozenset({"punct", "cc", "mark"})


class Pair(msgspec.Struct, frozen=True):
    """A condition and its consequence.

    Attributes:
        rule: The condition rule that fired.
        condition: Code points of the condition.
        condition_head: Its head token.
        verb: Head token of the consequence.
        consequence: Code points of the consequence.
        core: The part of it that says what would be done, where it also says that somebody is ready to do it.
    """

    rule: Condition
    condition: Span
    condition_head: int
    verb: int
    consequence: Span
    core: Span | None = None

    @property
    def deed(self) -> Span:
        """The words that say what would be done."""
        return self.core or self.consequence


def made(
    parse: Parse, rule: Condition, condition: Span, head: int, verb: int, lexicon: CommitmentLexicon | None = None
) -> Pair | None:
    """Finds the consequence: the clause of *verb* without the condition."""
    verb = _behind_aside(parse, verb, condition)
    near = issued_before(parse, condition, verb, lexicon) if lexicon is not None else None
    noun = near if near is not None and parse.pos[near] == "NOUN" else None
    if near is not None and noun is None:
        consequence = consequence_span(parse, near, condition)
        return None if consequence is None else Pair(rule, condition, head, near, consequence)
    if noun is None and lexicon is not None and _readiness(parse, verb) is None:
        noun = threatened_noun(parse, verb, lexicon)
    if noun is not None:
        span = phrase(parse, noun)
        if span.overlaps(condition):
            span = Span(span.start, max(parse.end[noun], _before(parse, condition)))
        return Pair(rule, condition, head, noun, closed(parse, opened(parse, span)))
    top, verb = verb, raised(parse, complement(parse, verb, condition))
    for k in (*resumed(parse, verb), *(kids(parse, top, "conj") if top != verb else ())):
        # "Would answer, and threatened to strike if …": the condition goes with what stands next to it.
        if parse.end[verb] < parse.start[k] < condition.start:
            inner = complement(parse, k, condition)
            if inner != k and parse.start[inner] < condition.start:
                verb = raised(parse, inner)
                break
    verb = _first_vowed(parse, verb, condition)
    consequence = consequence_span(parse, verb, condition)
    if consequence is not None and (ready := _readiness(parse, verb)) is not None:
        # "Is ready to talk once …": the readiness is part of what is said to follow.
        whole = consequence_span(parse, ready, condition)
        if whole is not None and not whole.overlaps(condition):
            return Pair(rule, condition, head, verb, whole, consequence)
    return None if consequence is None else Pair(rule, condition, head, verb, consequence)


def _first_vowed(parse: Parse, verb: int, condition: Span) -> int:
    """The first of the infinitives under one condition: "threatened *to cut* the gas and to close the road unless"."""
    at = verb
    while parse.dep[at] == "conj" and parse.tag[at] == "VB" and "to" in auxiliaries(parse, at):
        above = parse.head[at]
        if parse.tag[above] != "VB" or "to" not in auxiliaries(parse, above) or condition.end <= parse.start[above]:
            break
        at = above
    return at if parse.dep[at] == "xcomp" else verb


def _behind_aside(parse: Parse, verb: int, condition: Span) -> int:
    """What follows by the word of whoever is named in between: "Unless they leave, *Oslo said*, it will fire"."""
    main = parse.head[verb]
    aside = (
        parse.dep[verb] in ("parataxis", "advcl", "ccomp")
        and condition.end <= parse.start[verb]
        and main > verb
        and not is_modal(parse, verb)
        and is_modal(parse, main)
        and own_subject(parse, verb) is not None
    )
    return main if aside else verb


def _readiness(parse: Parse, verb: int) -> int | None:
    """The predicate that says that somebody is ready to do what *verb* says."""
    adjective = parse.head[verb]
    if parse.dep[verb] != "xcomp" or parse.lemma[adjective] not in _READY or parse.pos[adjective] != "ADJ":
        return None
    above = parse.head[adjective]
    return above if parse.dep[adjective] in ("acomp", "oprd") and parse.pos[above] in VERBAL else None


def issued_before(
    parse: Parse, condition: Span, verb: int, lexicon: CommitmentLexicon, *, here: bool = False
) -> int | None:
    """What a threat or promise right before a condition says will follow, where the parser hung the condition higher.

    "Lima's threat to leave if its terms were rejected alarmed Quito": the condition hangs on "alarmed".
    """
    first = parse.token_at(condition.start)
    if first is None:
        return None
    start = max(parse.sentences[parse.sent[first]][0], first - _REACH)
    for token in range(first - 1, start - 1, -1):
        if parse.word[token] in (";", ":") or (
            parse.tag[token] in ("VBD", "VBZ", "VBP") and not _issues(parse, token, lexicon)
        ):
            return None
        own = here or (token == verb and parse.pos[token] == "NOUN")
        if not _issues(parse, token, lexicon) or not (own or _below(parse, token, verb)):
            continue
        named = threatened_noun(parse, token, lexicon)
        inner = [k for k in kids(parse, token, "acl", "xcomp") if parse.tag[k] == "VB" and token < k < first]
        found = inner[0] if inner else named
        return found if found is not None and (here or found != verb) else None
    return None


def _issues(parse: Parse, token: int, lexicon: CommitmentLexicon) -> bool:
    table = lexicon.nouns if parse.pos[token] == "NOUN" else lexicon.cues if parse.pos[token] == "VERB" else {}
    cue = table.get(parse.lemma[token])
    if cue is not None and cue.act == "warning":
        # "Sent a Note warning of grave consequences if …"
        return threatened_noun(parse, token, lexicon) is not None
    return cue is not None and cue.act in ("threat", "promise", "vow")


def _below(parse: Parse, token: int, top: int) -> bool:
    """Whether *top* stands above *token* in the tree, and does not issue by it itself."""
    for _ in range(10):
        head = parse.head[token]
        if head == token:
            return False
        token = head
        if token == top:
            return True
    return False


def _before(parse: Parse, condition: Span) -> int:
    """Where the last word before a condition ends."""
    at = parse.token_at(condition.start) or 0
    while at > 0 and parse.pos[at - 1] in ("PUNCT", "SPACE"):
        at -= 1
    return parse.end[at - 1] if at else 0


def complement(parse: Parse, verb: int, condition: Span) -> int:
    """What is really said to follow: below "said that …", "threatened to …", "warned of …" it is their complement.

    Parsers attach a condition to the nearest or to the highest verb by chance; a reporting or issuing verb without a
    modal of its own passes it on.
    """
    for _ in range(4):
        if is_modal(parse, verb):
            break
        inner = [
            k
            for k in parse.kids[verb]
            if parse.dep[k] in ("ccomp", "xcomp")
            and parse.pos[k] in (*VERBAL, "ADJ", "NOUN")
            and not condition.start <= parse.start[k] < condition.end
        ]
        # "Reserved the right to …", "repeated its threat to …".
        inner = inner or [
            a
            for o in kids(parse, verb, "dobj")
            if parse.lemma[o] in _HELD
            for a in kids(parse, o, "acl")
            if any(parse.lower[t] == "to" for t in parse.kids[a])
        ]
        # "Is not about to …", "has no intention of …".
        inner = inner or [
            x
            for a in kids(parse, verb, "acomp", "dobj")
            if refuses(parse, a)
            for p in (a, *kids(parse, a, "prep"))
            for x in kids(parse, p, "xcomp", "pcomp", "acl")
        ]
        # "Is ready to …".
        inner = inner or [
            x for a in kids(parse, verb, "acomp") if parse.lemma[a] in _READY for x in kids(parse, a, "xcomp")
        ]
        if not inner:
            break
        verb = inner[0]
    return verb


def resumed(parse: Parse, verb: int) -> list[int]:
    """Verbs that the parser coordinates with *verb* though they go on where its reporting verb left off.

    In "said that Quito would answer, and threatened to strike Lima", a past or present tense does not continue "would".
    """
    modal = is_modal(parse, verb)
    if not modal and "to" not in auxiliaries(parse, verb):
        return []
    # "To end the raids and halt the aid": a bare form goes on with the infinitive, whatever the parser calls it.
    tenses = ("VBD", "VBZ", "VBP") if modal else ("VBD", "VBZ")
    return [
        k
        for k in kids(parse, verb, "conj")
        if parse.tag[k] in tenses and parse.pos[k] == "VERB" and not is_modal(parse, k)
    ]


def raised(parse: Parse, verb: int) -> int:
    """The verb with the modal above a bare infinitive or gerund ("would have no choice but to respond")."""
    at = verb
    for _ in range(4):
        if is_modal(parse, at):
            return at
        above = parse.head[at]
        let = parse.dep[at] == "ccomp" and parse.lemma[above] == "let"
        if let and "to" in auxiliaries(parse, above):
            return above  # "pledged to *let* them in": whoever lets them is bound, not they
        below = parse.dep[at] in ("pcomp", "xcomp") or (parse.dep[at] == "advcl" and parse.tag[at] == "VBG")
        if not (let or below):
            return verb
        at = parse.head[at]
        while parse.pos[at] not in VERBAL and parse.head[at] != at:
            at = parse.head[at]
    return verb


def consequence_span(parse: Parse, verb: int, condition: Span) -> Span | None:
    """The code points of the clause of *verb* that lie next to it, outside the condition."""
    left_out = {t for k in resumed(parse, verb) for t in subtree(parse, k)}
    verb = going(parse, verb)
    for k in parse.kids[verb]:
        if parse.dep[k] in ("parataxis", "advcl", "mark") and k != verb:
            own = subtree(parse, k)
            inside = any(condition.start <= parse.start[t] < condition.end for t in own)
            # "While we value peace, we will …": what is granted beforehand is not what follows.
            if inside or parse.dep[k] in ("parataxis", "mark") or k < verb:
                left_out.update(own)
        elif parse.dep[k] == "ccomp" and parse.start[k] < parse.start[verb] and parse.pos[verb] in VERBAL:
            left_out.update(subtree(parse, k))
    left_out.update(_labels(parse, verb))
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
    while len(kept) > 1 and (parse.pos[kept[-1]] in ("PUNCT", "SPACE") or parse.dep[kept[-1]] in _OUTSIDE):
        kept.pop()
    # "respond to" whose object is the condition loses its "to"; "stand idly by" keeps its "by".
    while (
        len(kept) > 1
        and parse.dep[kept[-1]] in ("prep", "dative")
        and any(condition.start <= parse.start[k] < condition.end for k in parse.kids[kept[-1]])
    ):
        kept.pop()
    while len(kept) > 1 and (
        parse.pos[kept[0]] in ("PUNCT", "SPACE")
        or parse.dep[kept[0]] in _OUTSIDE
        or (parse.lower[kept[0]] == "that" and parse.dep[kept[0]] == "advmod")
    ):
        kept.pop(0)
    return closed(parse, parse.span(kept[0], kept[-1] + 1))


def _labels(parse: Parse, verb: int) -> set[int]:
    """What stands before a clause and says whose it is: "According to Oslo, …", "Oslo: …"."""
    found = set()
    for k in kids(parse, verb, "prep"):
        if k < verb and parse.lower[k] == "according":
            found.update(subtree(parse, k))
    first = parse.sentences[parse.sent[verb]][0]
    colon = next((t for t in range(verb - 1, first - 1, -1) if parse.word[t] == ":"), None)
    return found if colon is None else found | set(range(first, colon + 1))


def with_refusal(parse: Parse, cue: int, span: Span) -> Span:
    """The words of what somebody will not do, with those that say that he will not: "*refused* to pay"."""
    if parse.pos[cue] not in VERBAL:
        above = [k for k in (parse.head[cue], parse.head[parse.head[cue]]) if parse.pos[k] in VERBAL]
        cue = above[0] if above else cue
    return Span(min(span.start, parse.start[cue]), span.end)


def threatened_noun(parse: Parse, verb: int, lexicon: CommitmentLexicon) -> int | None:
    """The noun that names what follows: "warns of a tough response", "threatened a boycott", "the threat of war"."""
    cue = lexicon.cues.get(parse.lemma[verb]) if parse.pos[verb] in VERBAL else lexicon.nouns.get(parse.lemma[verb])
    if any(parse.dep[k] in ("ccomp", "xcomp") for k in parse.kids[verb]):
        return None
    if cue is None or cue.act not in ("warning", "threat", "vow", "promise", "consideration"):
        below = kids(parse, verb, "dobj")
        below += [o for p in kids(parse, verb, "prep") for o in kids(parse, p, "pobj")]
        for noun in below:
            inner = lexicon.nouns.get(parse.lemma[noun])
            if inner is not None and inner.act in ("warning", "threat"):
                return threatened_noun(parse, noun, lexicon)
        return None
    around = list(parse.kids[verb])
    if cue.act in ("warning", "threat"):
        # "Warned Oslo of grave consequences": parsers hang "of" on whom is warned.
        around += [
            p
            for o in kids(parse, verb, "dobj")
            if parse.lemma[o] not in lexicon.words.deeds
            for p in kids(parse, o, "prep")
        ]
    for k in around:
        agreed = parse.lower[k] == "to" and parse.lemma[verb] in ("agree", "consent")
        linked = parse.dep[k] == "prep" and (agreed or parse.lower[k] in ("of", "with"))
        candidates = kids(parse, k, "pobj") if linked else []
        candidates += [k] if parse.dep[k] == "dobj" else []
        for noun in candidates:
            if parse.lemma[noun] in lexicon.words.deeds or parse.lower[noun] in lexicon.words.measures:
                return noun
            if cue.act == "promise" and parse.pos[noun] == "NOUN" and parse.ner[noun] in _UNNAMED:
                return noun
    return None


def balanced(parse: Parse, span: Span) -> Span:
    """Takes along the quotation mark that a span lacks, or leaves out one at its edge that lacks its fellow."""
    span = closed(parse, opened(parse, span))
    words = parse.text[span.start : span.end]
    odd = words.count('"') % 2 == 1
    if len(words) > 1 and ((words[0] == '"' and odd) or (words[0] == "“" and "”" not in words)):
        return Span(span.start + 1, span.end)
    if len(words) > 1 and ((words[-1] == '"' and odd) or (words[-1] == "”" and "“" not in words)):
        return Span(span.start, span.end - 1)
    return span


def opened(parse: Parse, span: Span) -> Span:
    """Takes the opening quotation mark along when the closing one follows."""
    before = parse.text[max(0, span.start - 1) : span.start]
    words = parse.text[span.start : span.end + 1]
    if (
        (before == "“" and words.count("”") > words.count("“"))
        or (before == "‘" and "’" in words)
        or (before == '"' and parse.text[span.start : span.end].count('"') % 2 == 1)
    ):
        return Span(span.start - 1, span.end)
    return span


def closed(parse: Parse, span: Span) -> Span:
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
