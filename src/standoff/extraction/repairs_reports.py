"""Repairs of what is said of reports: that they could not be confirmed, what they are called, who disputes them."""

from typing import TYPE_CHECKING

from standoff.extraction.repairs import SUBJECTS, attach, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

# Nouns for what is reported that are also forms of verbs.
_REPORTING = frozenset({"report", "claim", "charge", "rumour", "rumor", "account"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_CALLING = frozenset(
    "reject dismiss describe denounce condemn brand label deride ridicule mock characterise".split()
) | {"characterize"}
_CLOSING = frozenset({"''"})
_CONTESTED = frozenset(
    {"number", "figure", "toll", "claim", "charge", "account", "count", "version", "report", "estimate"}
)
CONTESTING = {"disputes": "dispute", "contests": "contest", "rejects": "reject", "denies": "deny", "doubts": "doubt"}


def free_reports(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a noun of reports that a nationality goes before, in place: "Greek reports that X could not be confirmed".

    The parser takes "Greek" for who reports and hangs both verbs on it; a single Greek would be "a Greek".
    """
    for at in range(first + 1, beyond - 3):
        if parse.tag[at] != "VBZ" or parse.lemma[at] not in _REPORTING or parse.lower[at + 1] != "that":
            continue
        whose = at - 1
        national = parse.head[whose] == at and parse.ner[whose] == "NORP" and not parse.kids[whose]
        if parse.dep[at] not in _NOMINAL:
            if not national or parse.dep[whose] not in SUBJECTS or parse.lower[whose].endswith("s"):
                continue
            told = [k for k in parse.kids[at] if parse.dep[k] == "ccomp" and k > at]
            if len(told) != 2 or any(parse.dep[k] in SUBJECTS for k in parse.kids[told[1]]):
                continue
            reported, doubted = told
            take_place(parse, doubted, at)
            attach(parse, at, doubted, "nsubjpass" if _is_passive(parse, doubted) else "nsubj")
            attach(parse, reported, at, "acl")
            for k in [k for k in parse.kids[at] if parse.dep[k] == "punct" and k > doubted]:
                attach(parse, k, doubted, "punct")
        parse.tag[at], parse.pos[at] = "NNS", "NOUN"
        if national:
            parse.dep[whose], parse.tag[whose], parse.pos[whose] = "amod", "JJ", "ADJ"


def _is_passive(parse: "Parse", verb: int) -> bool:
    return any(parse.dep[k] == "auxpass" for k in parse.kids[verb])


def free_called(parse: "Parse", first: int, beyond: int) -> None:
    """Parts what a report is called from the report, in place: "rejected as 'pure invention' a report that …".

    The parser makes one phrase of both, as nothing but a quotation mark or an article stands between them.
    """
    for at in range(first + 1, beyond - 3):
        if parse.lower[at] != "as" or parse.dep[at] != "prep":
            continue
        verb = parse.head[at]
        if verb >= at or parse.lemma[verb] not in _CALLING or any(parse.dep[k] == "dobj" for k in parse.kids[verb]):
            continue
        called = next((k for k in parse.kids[at] if parse.dep[k] == "pobj" and k > at), None)
        if called is None:
            continue
        apart = next((k for k in parse.kids[called] if parse.dep[k] == "appos" and k > called), None)
        if (
            apart is not None
            and any(parse.dep[k] == "det" for k in parse.kids[apart])
            and not _comma(parse, called, apart)
        ):
            attach(parse, apart, verb, "dobj")
            continue
        inner = next((k for k in parse.kids[called] if parse.dep[k] in ("nmod", "compound") and k < called), None)
        if inner is not None and parse.tag[inner + 1] in _CLOSING and inner + 2 == called:
            attach(parse, inner, at, "pobj")
            attach(parse, called, verb, "dobj")


def _comma(parse: "Parse", one: int, other: int) -> bool:
    return "," in parse.word[one + 1 : other]


def free_contested(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb back to who contests a figure, in place: "a number *Angola disputes*", read as two nouns."""
    for at in range(first + 2, beyond):
        lemma = CONTESTING.get(parse.lower[at])
        if lemma is None or parse.tag[at] not in ("NNS", "NNPS"):
            continue
        who = at - 1
        if parse.pos[who] != "PROPN" or parse.head[who] != at:
            continue
        noun = who - 1
        while noun > first and parse.pos[noun] == "PROPN":
            noun -= 1
        if parse.lemma[noun] not in _CONTESTED or noun <= first or parse.tag[noun - 1] != "DT":
            continue
        if parse.head[noun] in (who, at):
            # the whole was taken for one phrase
            take_place(parse, noun, at)
            for k in [k for k in parse.kids[at] if k < noun]:
                attach(parse, k, noun, parse.dep[k])
        elif parse.head[at] != noun:
            continue
        attach(parse, at, noun, "relcl")
        parse.tag[at], parse.pos[at], parse.lemma[at] = "VBZ", "VERB", lemma
        parse.dep[who] = "nsubj"


NEEDS: dict[Repair, Needs] = {
    free_called: needs(lower={"as"}),
    free_contested: needs(lower=CONTESTING),
    free_reports: needs(lower={"that"}, lemma=_REPORTING),
}
