"""Repairs of predicates that the small parser gives to the wrong word.

In "any drone sent over the bay, however, would be met with fire" it makes "sent" the verb of the drone and leaves
"would be met" without a subject. In "the border stays shut" it reads "border stays" as one noun in the plural.
"""

from typing import TYPE_CHECKING

from standoff.extraction.repairs import SUBJECTS, attach, make_root

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

_MODALS = frozenset("will would shall can could may might must should".split())
_COPULAS = {"stays": "stay", "remains": "remain"}
_STATES = frozenset("shut closed open blocked sealed frozen suspended grounded banned barred".split())


def free_reduced(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb with a modal the subject that a participle right behind it swallowed, in place.

    Args:
        parse: The parse being built.
        first: First token to look at.
        beyond: One past the last.
    """
    for part in range(first + 1, beyond - 2):
        verb, who = parse.head[part], part - 1
        if parse.tag[part] not in ("VBD", "VBN") or parse.dep[part] != "advcl" or not part < verb < beyond:
            continue
        if parse.head[who] != part or parse.dep[who] != "nsubj" or parse.pos[who] != "NOUN":
            continue
        if any(parse.dep[k] in ("aux", "auxpass", "mark", "advmod", "prep") and k < part for k in parse.kids[part]):
            continue
        below = parse.kids[verb]
        modal = any(parse.lower[k] in _MODALS and k > part for k in below)
        if not modal or any(parse.dep[k] in SUBJECTS for k in below):
            continue
        passive = any(parse.dep[k] == "auxpass" for k in below)
        attach(parse, who, verb, "nsubjpass" if passive else "nsubj")
        attach(parse, part, who, "acl")
        parse.tag[part] = "VBN"


def free_copulas(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of "stays" between a noun and how it stays, in place."""
    for verb in range(first + 1, beyond - 1):
        state = verb + 1
        if parse.tag[verb] != "NNS" or parse.lower[verb] not in _COPULAS or parse.lower[state] not in _STATES:
            continue
        who = verb - 1
        known = (
            parse.head[who] == verb and parse.dep[who] in ("compound", "nmod") and parse.pos[who] in ("NOUN", "PROPN")
        )
        if not known or parse.head[verb] != state or parse.dep[verb] not in SUBJECTS:
            continue
        if any(parse.dep[k] in ("aux", "auxpass") for k in parse.kids[state]):
            continue
        above, label = parse.head[state], parse.dep[state]
        if above == state:
            make_root(parse, verb)
        else:
            attach(parse, verb, above, label)
        for k in [k for k in parse.kids[verb] if k < who]:
            attach(parse, k, who, parse.dep[k])
        for k in [k for k in parse.kids[state] if k != verb]:
            attach(parse, k, verb, parse.dep[k])
        attach(parse, who, verb, "nsubj")
        attach(parse, state, verb, "acomp")
        parse.tag[verb], parse.pos[verb], parse.lemma[verb] = "VBZ", "VERB", _COPULAS[parse.lower[verb]]
        parse.pos[state] = "ADJ"
