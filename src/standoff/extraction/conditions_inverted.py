"""Inverted clauses as conditions: "should they land", "were the camp to be hit", "had they asked"."""

from standoff.extraction.conditions_pairs import pair_of
from standoff.extraction.consequences import VERBAL, Pair, issued_before
from standoff.extraction.grammar import governing_verb, kids, own_subject
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import MODALS, is_modal
from standoff.lexicons.commitments import CommitmentLexicon, Condition


def inverted(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int) -> Pair | None:
    """Inverted clauses: "Should Seoul follow through", "were the camp to be hit", "had they asked"."""
    if parse.dep[first] not in ("aux", "auxpass", "advcl", "mark", "ROOT", "ccomp") or first + 1 >= len(parse):
        return None
    clause = parse.head[first] if parse.dep[first] in ("aux", "auxpass", "mark") else first
    who = own_subject(parse, clause)
    if who is None and (above := _misread(parse, clause, first)) is not None:
        return pair_of(parse, rule, clause, above, first, lexicon)
    who = _likely_subject(parse, clause, first) if who is None else who
    if who is None or not first < who < max(clause, who + 1) or parse.sent[who] != parse.sent[first]:
        return None
    asked = parse.dep[first] == "auxpass" and parse.dep[clause] == "advcl"
    if parse.lower[first] == "were" and not (
        asked or any(parse.lower[k] == "to" for k in range(first, min(first + 12, len(parse))))
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
    if parse.dep[clause] == "advcl" or (before == "," and _is_second(parse, clause)):
        return pair_of(parse, rule, clause, parse.head[clause], first, lexicon)
    if parse.dep[clause] in ("relcl", "acl"):
        # "A threat of war should Lima land": the parser hangs it on the noun like a relative clause.
        issued = issued_before(parse, parse.span(first, clause + 1), parse.head[clause], lexicon, here=True)
        return None if issued is None else pair_of(parse, rule, clause, parse.head[clause], first, lexicon)
    return _misplaced(parse, rule, clause, first)


def _misplaced(parse: Parse, rule: Condition, clause: int, first: int) -> Pair | None:
    """The pair of an inverted clause that the parser takes for what is said, known or done."""
    above = parse.head[clause]
    if parse.dep[clause] == "ccomp" and parse.dep[above] == "nsubj" and _reserves(parse, parse.head[above]):
        # "Should they land, Chad reserves …": hung on Chad.
        above = parse.head[above]
    if parse.dep[clause] == "ccomp" and parse.dep[above] == "parataxis" and is_modal(parse, parse.head[above]):
        # "Should they land, the minister said, they would be sunk."
        return pair_of(parse, rule, clause, parse.head[above], first)
    if parse.dep[clause] == "ccomp" and above > clause and (is_modal(parse, above) or _reserves(parse, above)):
        # "Should there be an attack, Chad will know …": taken for what Chad knows.
        return pair_of(parse, rule, clause, above, first)
    for k in kids(parse, above, "ccomp") if parse.dep[clause] == "ccomp" else ():
        if k > clause and _reserves(parse, k):
            # "Should they land, Chad reserves the right to act, its minister said."
            return pair_of(parse, rule, clause, k, first)
    # Or it hangs the inverted clause beside the consequence, as a second complement of the verb of saying.
    for k in kids(parse, parse.head[clause], "ccomp"):
        if k < first and parse.dep[clause] == "ccomp" and any(parse.lower[a] in MODALS for a in parse.kids[k]):
            later = [
                c for c in kids(parse, parse.head[clause], "conj") if k < c < first and kids(parse, c, "xcomp", "ccomp")
            ]
            return pair_of(parse, rule, clause, later[-1] if later else k, first)
    # The parser sometimes makes the inverted clause the main one and the consequence its conjunct or complement.
    for k in parse.kids[clause]:
        if k > clause and _reserves(parse, k):
            return pair_of(parse, rule, clause, k, first, without=k)
        if (
            parse.dep[k] in ("ccomp", "conj", "parataxis")
            and parse.pos[k] in VERBAL
            and (
                any(parse.lower[a] in MODALS for a in parse.kids[k])
                or any(is_modal(parse, x) for x in kids(parse, k, "xcomp"))
            )
        ):
            return pair_of(parse, rule, clause, k, first, without=k)
    return None


def _likely_subject(parse: Parse, clause: int, first: int) -> int | None:
    """Who does it where the parser has found no subject."""
    # "Should there be an attack", "should Chad attack" read as one name.
    likely = [k for k in kids(parse, clause, "expl", "compound") if parse.pos[k] in ("PROPN", "PRON") and k > first]
    # "Were the court to annul it" read as "the court was".
    likely += [
        k
        for k in kids(parse, clause, "attr")
        if k > first and (kids(parse, clause, "xcomp") or any(parse.tag[r] != "VBD" for r in kids(parse, k, "relcl")))
    ]
    return likely[0] if likely else None


def _misread(parse: Parse, clause: int, first: int) -> int | None:
    """What would follow "should the fighting spread", read as a spread that fights."""
    if parse.lower[first] != "should" or parse.dep[first] != "aux" or parse.pos[clause] != "NOUN":
        return None
    named = [k for k in kids(parse, clause, "amod", "compound") if k > first + 1]
    above = governing_verb(parse, clause)
    return above if len(named) == 1 and above is not None and is_modal(parse, above) else None


def _reserves(parse: Parse, verb: int) -> bool:
    """Whether a verb reserves a right to do something."""
    return parse.lemma[verb] == "reserve" and any(parse.lemma[o] == "right" for o in kids(parse, verb, "dobj"))


def _is_second(parse: Parse, clause: int) -> bool:
    """Whether it is taken for another thing that will be done: "would supply food, should the inhabitants register"."""
    return parse.dep[clause] == "conj" and is_modal(parse, parse.head[clause])
