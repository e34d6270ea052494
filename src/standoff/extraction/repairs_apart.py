"""Repairs of what stands apart from what it belongs to, with an aside or a phrase between them.

In "the threat, on 13 May, to use force angered them" the threat is taken for who uses force, in "a message from Oslo on
6 June threatening war" the day threatens, and in "they were summoned and told that" they tell.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import FINITE, ancestors, kids
from standoff.extraction.repairs import SUBJECTS, attach, is_under, make_root
from standoff.extraction.verbs import TEXTS

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

# Whoever is told, warned or asked is named: without an object the verb is a passive that shares its auxiliary.
_TELLING = frozenset("tell inform notify warn advise instruct order urge ask assure remind".split())
_SAYING = frozenset(
    "threaten warn accuse declare state say vow pledge promise announce demand urge assert affirm claim argue condemn "
    "denounce offer ask reject deny express protest confirm complain".split()
)
# A participle belongs to a text that stands so many words before it.
_NEAR = 14
_BETWEEN = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "PART", "SCONJ"})


def free_told(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a participle of what is coordinated with a passive, in place: "were summoned and *told* that Oslo left"."""
    for told in range(first + 2, beyond - 1):
        above = parse.head[told]
        if parse.lemma[told] not in _TELLING or parse.tag[told] != "VBD" or parse.dep[told] != "conj":
            continue
        passive = any(parse.dep[k] in ("nsubjpass", "auxpass") for k in parse.kids[above])
        if not passive or kids(parse, told, "dobj", "dative", *SUBJECTS):
            continue
        if parse.lower[told + 1] in ("that", "to", "of", "by"):
            parse.tag[told] = "VBN"


def free_purposes(parse: "Parse", first: int, beyond: int) -> None:
    """Gives an infinitive back to its noun, in place: "the *threat*, on 13 May, *to use* force angered them".

    An infinitive has no subject of its own without "for", so that what seems one is that of the verb behind.
    """
    for verb in range(first + 3, beyond - 1):
        above = parse.head[verb]
        if parse.dep[verb] not in ("csubj", "ccomp", "advcl") or above <= verb or parse.tag[verb] != "VB":
            continue
        own = kids(parse, verb, "nsubj")
        to = [k for k in kids(parse, verb, "aux") if parse.lower[k] == "to"]
        if len(own) != 1 or not to or not own[0] < to[0] or parse.pos[own[0]] != "NOUN":
            continue
        if kids(parse, verb, "mark") or kids(parse, above, *SUBJECTS) or parse.word[to[0] - 1] != ",":
            continue
        attach(parse, own[0], above, "nsubj")
        attach(parse, verb, own[0], "acl")


def free_texts(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a participle of saying to the text that says it, in place: "a *note* from Oslo on 6 June *warning* of"."""
    for verb in range(first + 2, beyond - 1):
        if parse.tag[verb] != "VBG" or parse.lemma[verb] not in _SAYING or parse.pos[verb] != "VERB":
            continue
        if kids(parse, verb, "aux", "mark", *SUBJECTS) or parse.dep[verb] in ("amod", "compound", "ROOT", "conj"):
            continue
        text = _text_before(parse, verb, first)
        if text is not None and parse.head[verb] != text and not is_under(parse, text, verb):
            attach(parse, verb, text, "acl")


def free_senders(parse: "Parse", first: int, beyond: int) -> None:
    """Parts who sends or gets a text from what it says, in place: "a *note* to *Oslo* | *demanding* an apology"."""
    for verb in range(first + 3, beyond - 1):
        who, link = verb - 1, parse.head[verb]
        if parse.tag[verb] != "VBG" or parse.dep[verb] != "pcomp" or parse.lower[link] not in ("from", "to"):
            continue
        own = kids(parse, verb, *SUBJECTS) or kids(parse, link, "pobj")
        front = min([who, *(k for k in parse.kids[who] if k < who)])
        if own != [who] or parse.pos[who] != "PROPN" or front - 1 != link or parse.lemma[link - 1] not in TEXTS:
            continue
        attach(parse, who, link, "pobj")
        attach(parse, verb, link - 1, "acl")


def free_headed(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a sentence the verb that an aside took from it, in place: "Peru, fearing that Chad would land, *fled*"."""
    for part in range(first + 2, beyond - 3):
        if parse.tag[part] != "VBG" or parse.head[part] != part or parse.word[part - 1] != ",":
            continue
        who = part - 2
        if parse.pos[who] not in ("PROPN", "NOUN", "PRON") or kids(parse, part, "aux", *SUBJECTS):
            continue
        main = [
            k
            for k in kids(parse, part, "ccomp", "conj", "parataxis")
            if k > part and parse.tag[k] in FINITE and not kids(parse, k, "mark", *SUBJECTS)
        ]
        if len(main) == 1 and parse.word[main[0] - 1] == ",":
            make_root(parse, main[0])
            attach(parse, part, main[0], "advcl")
            attach(parse, who, main[0], "nsubj")


def free_joined_sayings(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of what seems to describe a noun, in place: "accusing Lima of theft and *threatening* reprisals"."""
    for verb in range(first + 2, beyond - 1):
        thing = parse.head[verb]
        if parse.dep[verb] != "amod" or parse.lemma[verb] not in _SAYING or parse.tag[verb] != "VBG":
            continue
        if parse.dep[thing] != "conj" or parse.pos[verb - 1] != "CCONJ" or thing < verb:
            continue
        above = next((a for a in ancestors(parse, thing) if parse.tag[a] == "VBG" and parse.lemma[a] in _SAYING), None)
        if above is not None and above < verb:
            attach(parse, verb, above, "conj")
            attach(parse, thing, verb, "dobj")
            parse.pos[verb] = "VERB"


def _text_before(parse: "Parse", verb: int, first: int) -> int | None:
    """The text that a phrase ending right before a participle names; none where somebody else is its nearest noun."""
    for at in range(verb - 1, max(first, verb - _NEAR) - 1, -1):
        if parse.pos[at] not in _BETWEEN:
            return None
        if parse.lemma[at] in TEXTS and parse.pos[at] == "NOUN":
            # "a statement by the minister pledging": he does, and so he is left to the parser
            return at if parse.dep[at] != "compound" and not _is_by_somebody(parse, at, verb) else None
    return None


def _is_by_somebody(parse: "Parse", text: int, verb: int) -> bool:
    above = parse.head[verb]
    return text < above < verb and parse.pos[parse.head[above]] == "ADP" and parse.lower[parse.head[above]] == "by"
