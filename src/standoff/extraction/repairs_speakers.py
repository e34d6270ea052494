"""Repairs of clauses at whose end stands who said them, with his office: "It may rain, *Ada Haver, the mayor, said*".

The small parser joins the name to what stands before it ("if the fighting spreads, Ada Haver") and makes the saying a
condition or a second act; then nobody has said what the sentence tells, and what depended on a condition stands alone.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import FINITE, kids, subtree
from standoff.extraction.repairs import SUBJECTS, attach, leftmost, make_root, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs
from standoff.extraction.verbs import DENYING

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

_SAYING = frozenset(
    "say tell announce warn add declare hint argue claim insist write report confirm note explain suggest state "
    "acknowledge concede".split()
)
_REJECTING = DENYING | {"dispute", "contest", "repudiate"}
_MARKS = frozenset({"if", "unless", "because", "once", "when", "until", "after", "before", "while", "as", "should"})
_ENDS = frozenset({".", "”", '"', "’", "'", ";", "—", "–"})
# An office and its state take no more words than these, and a name no more than those.
_OFFICE, _NAME = 14, 5
# Behind the verb: to whom, where and when it was said.
_BEHIND = 8
# A title and a name have at least so many words.
_TITLED = 3
# What may follow behind a comma, after the saying: "said Monday, *as* the fleets drew near".
_GOING_ON = frozenset({"as", "while", "after", "amid", "hours", "days"})
# A main verb stands no more levels above the last word of its sentence.
_HIGH = 40


def free_named_speakers(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb of saying at the end its speaker and what is said, in place."""
    for verb in range(first + 6, beyond):
        if parse.lemma[verb] not in _SAYING or parse.pos[verb] != "VERB" or not _ends(parse, verb, beyond):
            continue
        name = _name(parse, verb, first) or _titled(parse, verb, first)
        if name is None:
            continue
        opens, who = name
        main = _main(parse, opens, verb, first)
        if main is None or (parse.head[who] == verb and parse.dep[who] == "nsubj" and parse.head[main] == verb):
            continue
        _give(parse, verb, who, main, opens)


def free_inserted(parse: "Parse", first: int, beyond: int) -> None:
    """Parts who says something from what he says around it, in place: "Unless they go, *Ruiz warned*, we will fire".

    The parser makes a clause of the saying, and hangs the condition or the true subject on it.
    """
    for verb in range(first + 3, beyond - 3):
        if parse.tag[verb] not in ("VBD", "VBZ") or parse.dep[verb] not in ("ccomp", "advcl", "parataxis", "ROOT"):
            continue
        on = parse.lemma[verb] == "go" and parse.lower[verb + 1] == "on"
        if parse.dep[verb] == "ROOT":
            if on or parse.lemma[verb] in _SAYING:
                _part_coordinated(parse, verb, verb + 1 + on)
            continue
        if not on and parse.lemma[verb] not in _SAYING:
            continue
        main = parse.head[verb]
        marked = any(parse.lower[k] in _MARKS or parse.lower[k] == "where" for k in kids(parse, verb, "mark", "advmod"))
        if parse.dep[verb] in ("ccomp", "advcl") and verb < main < beyond and not marked:
            _part(parse, verb, main, first)
        elif parse.dep[verb] == "parataxis" and verb < main < beyond and parse.word[verb + 1] == ",":
            _return_subject(parse, verb, main)


def _part(parse: "Parse", verb: int, main: int, first: int) -> None:
    """Makes an insertion of a saying between what opens a sentence and its main clause."""
    who, own = kids(parse, verb, *SUBJECTS), kids(parse, main, *SUBJECTS)
    if len(who) != 1 or not who[0] < verb or not own or not verb < own[0] < main:
        return
    opens = leftmost(parse, who[0])
    if opens <= first or parse.word[opens - 1] != "," or parse.word[leftmost(parse, own[0]) - 1] != ",":
        return
    ahead = [k for k in parse.kids[verb] if k < opens and parse.dep[k] != "punct"]
    if not ahead or parse.dep[ahead[0]] not in ("advcl", "prep", "ccomp", "npadvmod", "advmod"):
        return
    parse.dep[verb] = "parataxis"
    for k in ahead:
        attach(parse, k, main, "advcl" if parse.dep[k] == "ccomp" else parse.dep[k])


def _part_coordinated(parse: "Parse", verb: int, comma: int) -> None:
    """Parts a main verb joined to a saying between it and its subject: "any raid, *he added*, meant war"."""
    mains = [k for k in kids(parse, verb, "conj") if k == comma + 1 and parse.tag[k] in ("VBD", "VBZ", "VBP")]
    before = [
        k for k in kids(parse, verb, "dep", "nsubj", "npadvmod") if k < verb and parse.pos[k] in ("NOUN", "PROPN")
    ]
    who = [k for k in kids(parse, verb, "nsubj") if k < verb]
    if not mains or parse.word[comma] != "," or len(who) != 1 or any(k < mains[0] for k in kids(parse, verb, "cc")):
        return
    own = [k for k in before if k != who[0] and parse.word[subtree(parse, k)[-1] + 1] == ","]
    if len(own) != 1 or own[0] > who[0] or kids(parse, mains[0], *SUBJECTS):
        return
    take_place(parse, mains[0], verb)
    attach(parse, own[0], mains[0], "nsubj")
    attach(parse, verb, mains[0], "parataxis")


def _return_subject(parse: "Parse", verb: int, main: int) -> None:
    """Gives a subject that was taken for the speaker's other name back to its verb."""
    subjects = kids(parse, verb, *SUBJECTS)
    if len(subjects) != 1 or kids(parse, main, *SUBJECTS):
        return
    for other in kids(parse, subjects[0], "appos"):
        last = subtree(parse, other)[-1]
        if last == verb - 1 and parse.word[leftmost(parse, other) - 1] == ",":
            passive = kids(parse, main, "auxpass")
            attach(parse, subjects[0], main, "nsubjpass" if passive else "nsubj")
            attach(parse, other, verb, "nsubj")
            return


def free_rejecting(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a denial to who denies, in place: "accused Lima of it, a charge Lima *rejected, saying* it was Quito"."""
    for saying in range(first + 4, beyond):
        verb = saying - 2
        if parse.tag[saying] != "VBG" or parse.lemma[saying] not in _SAYING or parse.word[saying - 1] != ",":
            continue
        if parse.dep[verb] != "relcl" or parse.lemma[verb] not in _REJECTING or parse.head[saying] == verb:
            continue
        if kids(parse, verb, *SUBJECTS):
            attach(parse, saying, verb, "advcl")


def _ends(parse: "Parse", verb: int, beyond: int) -> bool:
    """Whether a sentence ends right behind a verb, or behind to whom, where and when it was said."""
    for at in range(verb + 1, min(verb + 1 + _BEHIND, beyond)):
        if parse.word[at] in _ENDS:
            return True
        if parse.word[at] == "," and at + 1 < beyond and parse.lower[at + 1] in _GOING_ON:
            return True
        if parse.tag[at] in FINITE or parse.lower[at] in ("that", ",", "and", "but", "how", "why", "to"):
            return False
    return verb + 1 == beyond


def _name(parse: "Parse", verb: int, first: int) -> tuple[int, int] | None:
    """Where the name before ", office, *verb*" begins, and its last word; None where there is no such thing."""
    stop = verb - 1 if parse.lower[verb - 1] in ("has", "have", "had") else verb
    comma = stop - 1
    if stop == verb and parse.tag[verb] not in ("VBD", "VBZ", "VBN"):
        return None
    if comma <= first or parse.word[comma] != ",":
        return None
    at = comma - 1
    while at > max(first, comma - _OFFICE) and parse.word[at] != ",":
        if parse.tag[at] in FINITE:
            return None
        at -= 1
    if parse.word[at] != "," or at == comma - 1:
        return None
    opens = at
    while opens - 1 > first and at - opens < _NAME and parse.pos[opens - 1] == "PROPN":
        opens -= 1
    return (opens, at - 1) if opens < at and parse.word[opens - 1] == "," else None


def _titled(parse: "Parse", verb: int, first: int) -> tuple[int, int] | None:
    """The same of a name with its title before it and no office behind: ", *Defence Minister Ana Ruiz* said Monday"."""
    who = verb - 1
    if parse.tag[verb] not in ("VBD", "VBZ") or kids(parse, verb, "dobj", "prep", "prt", "xcomp"):
        return None
    opens = verb
    while opens - 1 > first and parse.pos[opens - 1] == "PROPN":
        opens -= 1
    if verb - opens < _TITLED or parse.word[opens - 1] != ",":
        return None
    above = parse.head[who]
    # Only what hangs on the noun before the comma is astray.
    return (opens, who) if parse.dep[who] == "appos" and above < opens else None


def _main(parse: "Parse", opens: int, verb: int, first: int) -> int | None:
    """The verb of the main clause before the name, or None where there is only a part of a clause."""
    top = opens - 2
    for _ in range(_HIGH):
        over = parse.head[top]
        if over in (top, verb) or not first <= over < opens:
            break
        top = over
    if parse.head[top] == verb and parse.dep[top] not in ("ccomp", "conj"):
        # "If Libya attacks" hangs on the saying, and what is said as well.
        top = next((k for k in parse.kids[verb] if k < opens and parse.dep[k] == "ccomp"), parse.head[verb])
    if top >= opens or parse.pos[top] not in ("VERB", "AUX"):
        return None
    finite = parse.tag[top] in FINITE or any(parse.tag[k] in FINITE for k in parse.kids[top] if k < opens)
    return top if finite and kids(parse, top, *SUBJECTS) else None


def _give(parse: "Parse", verb: int, who: int, main: int, opens: int) -> None:
    """Makes *verb* the saying of *who*, and *main* what is said."""
    left = [k for k in parse.kids[verb] if k < opens and k != main and k != who]
    if parse.head[verb] != verb:
        if parse.head[main] != main:
            return
        make_root(parse, verb)
    attach(parse, who, verb, "nsubj")
    attach(parse, main, verb, "ccomp")
    for k in range(opens - 1, verb):
        if parse.dep[k] == "punct" and not opens <= parse.head[k] < verb:
            attach(parse, k, verb, "punct")
    marks = [k for k in left if parse.lower[k] in _MARKS]
    under = [n for k in marks for n in parse.kids[k] if parse.pos[n] in ("NOUN", "VERB")]
    clause = next((k for k in [*left, *under] if parse.dep[k] in ("advcl", *SUBJECTS) or k in under), None)
    ended = None if clause is None or marks else leftmost(parse, clause) - 1
    if clause is not None and ended is not None and parse.dep[clause] in SUBJECTS and parse.tag[ended] in FINITE:
        # "unless Lima halts *its raids*, Ana Ruiz said"
        attach(parse, clause, ended, "dobj")
        left.remove(clause)
        clause = None
    if clause is not None and marks and (clause in under or parse.pos[clause] == "NOUN"):
        _make_clause(parse, clause, marks[0])
    if clause is not None:
        attach(parse, clause, main, "advcl" if marks or parse.dep[clause] == "advcl" else "dep")
    for k in left:
        if k == clause:
            continue
        if k in marks and clause is not None:
            attach(parse, k, clause, "mark")
        elif parse.dep[k] not in ("punct", "ccomp"):
            attach(parse, k, main, parse.dep[k])


def _make_clause(parse: "Parse", noun: int, mark: int) -> None:
    """Makes a verb of what was taken for the head of a name: "if *the fighting spreads*"."""
    inside = [k for k in parse.kids[noun] if mark < k < noun and parse.dep[k] in ("compound", "amod")]
    if not inside:
        return
    for k in [k for k in parse.kids[noun] if mark < k < noun and k != inside[-1]]:
        attach(parse, k, inside[-1], parse.dep[k])
    attach(parse, inside[-1], noun, "nsubj")
    parse.pos[inside[-1]] = "NOUN"
    parse.pos[noun] = "VERB"
    parse.tag[noun] = {"NNS": "VBZ", "NN": "VB"}.get(parse.tag[noun], parse.tag[noun])


NEEDS: dict[Repair, Needs] = {
    free_inserted: needs(lemma=_SAYING | {"go"}, tag={"VBD", "VBZ"}),
    free_named_speakers: needs(lemma=_SAYING),
    free_rejecting: needs(lemma=_REJECTING, tag={"VBG"}, dep={"relcl"}),
}
