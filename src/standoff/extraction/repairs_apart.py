"""Repairs of what stands apart from what it belongs to, with an aside or a phrase between them.

In "the threat, on 13 May, to use force angered them" the threat is taken for who uses force, in "a message from Oslo on
6 June threatening war" the day threatens, and in "they were summoned and told that" they tell.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import FINITE, ancestors, kids, subtree
from standoff.extraction.repairs import SUBJECTS, attach, is_under, leftmost, make_root, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs
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
        if parse.tag[verb] != "VB" or parse.dep[verb] not in ("csubj", "ccomp", "advcl", "ROOT"):
            continue
        above = _main(parse, verb) if parse.dep[verb] == "ROOT" else parse.head[verb]
        if above is None or above <= verb:
            continue
        own = kids(parse, verb, "nsubj")
        to = [k for k in kids(parse, verb, "aux") if parse.lower[k] == "to"]
        if len(own) != 1 or not to or not own[0] < to[0] or parse.pos[own[0]] != "NOUN":
            continue
        if kids(parse, verb, "mark") or kids(parse, above, *SUBJECTS) or parse.word[to[0] - 1] != ",":
            continue
        if parse.dep[verb] == "ROOT":
            make_root(parse, above)
        for k in [k for k in kids(parse, verb, "prep", "punct", "npadvmod") if k < to[0]]:
            attach(parse, k, own[0], parse.dep[k])
        attach(parse, own[0], above, "nsubj")
        attach(parse, verb, own[0], "acl")


def _main(parse: "Parse", verb: int) -> int | None:
    """The one finite verb behind an infinitive that the parser hung on it without a word between: "to cut … *led*"."""
    finite = [k for k in kids(parse, verb, "dep", "ccomp", "xcomp", "parataxis") if k > verb and parse.tag[k] in FINITE]
    return finite[0] if len(finite) == 1 else None


def free_self_named(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb to whoever tells of another, in place: "said that Peru was weak and *threatened* Peru's shore".

    Whoever threatens himself is not named twice in it.
    """
    for verb in range(first + 4, beyond - 1):
        told = parse.head[verb]
        if parse.dep[verb] != "conj" or parse.tag[verb] != "VBD" or kids(parse, verb, *SUBJECTS):
            continue
        if parse.lemma[verb] not in _SAYING or parse.dep[told] not in ("ccomp", "acl", "relcl"):
            continue
        said = next((a for a in ancestors(parse, told) if parse.tag[a] == "VBD" and kids(parse, a, *SUBJECTS)), None)
        names = {parse.word[k] for k in kids(parse, told, "nsubj") if parse.pos[k] == "PROPN"}
        if said is not None and any(parse.word[t] in names for t in subtree(parse, verb)):
            attach(parse, verb, said, "conj")


def free_added(parse: "Parse", first: int, beyond: int) -> None:
    """Gives what is added back to what stands before, in place: "in the face of a warning, *along with* a threat, he".

    What stands before the subject is added to no deed of his.
    """
    for added in range(first + 3, beyond - 2):
        verb = parse.head[added]
        if parse.lower[added] not in ("along", "together", "coupled") or parse.lower[added + 1] != "with":
            continue
        subject = kids(parse, verb, *SUBJECTS)
        if parse.word[added - 1] != "," or not subject or not added < subject[0] or verb <= added:
            continue
        fronted = [k for k in kids(parse, verb, "prep") if k < added]
        below = fronted[-1] if fronted else None
        while below is not None and (deeper := kids(parse, below, "pobj") or kids(parse, below, "prep")):
            below = deeper[0]
        if below is not None and parse.pos[below] == "NOUN":
            attach(parse, added, below, "prep")


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
    """Parts who sends or gets a text from what it says, in place: "a *note* to *Oslo* | *demanding* an apology".

    The participle is also taken for a noun of whoever stands before it: "sent a note to [Oslo warning] of war".
    """
    for verb in range(first + 3, beyond - 1):
        who, link = verb - 1, parse.head[verb]
        if parse.pos[who] != "PROPN" or parse.lower[link] not in ("from", "to"):
            continue
        if parse.dep[verb] == "pcomp" and parse.tag[verb] == "VBG":
            own = kids(parse, verb, *SUBJECTS) or kids(parse, link, "pobj")
            front = min([who, *(k for k in parse.kids[who] if k < who)])
            parted = own == [who] and front - 1 == link and parse.lemma[link - 1] in TEXTS
            text = link - 1 if parted else None
        else:
            text = _text_before(parse, link, first) if _is_misread(parse, verb) else None
        if text is not None:
            attach(parse, who, link, "pobj")
            attach(parse, verb, text, "acl")
            parse.pos[verb], parse.tag[verb] = "VERB", "VBG"
            parse.lemma[verb] = _VERBS.get(parse.lemma[verb], parse.lemma[verb])


# Participles that are nouns as well, and so keep their form as lemmas.
_VERBS = {"warning": "warn"}


def _is_misread(parse: "Parse", noun: int) -> bool:
    """Whether what only looks like a noun is a participle: one that governs a clause has an article if it is a noun."""
    named = parse.dep[noun - 1] == "compound" and parse.head[noun - 1] == noun
    participle = parse.lower[noun] in _VERBS and parse.dep[noun] == "pobj" and parse.head[noun] == noun - 2
    return named and participle and parse.lower[noun + 1] in ("of", "that", "against")


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
    """Makes a verb of what seems to describe a noun, in place: "accusing Lima of theft and *threatening* reprisals".

    A past tense describes nothing: "laid claim to the port and *threatened* action".
    """
    for verb in range(first + 2, beyond - 1):
        thing, tag = parse.head[verb], parse.tag[verb]
        if parse.lemma[verb] not in _SAYING or tag not in ("VBG", "VBD") or parse.pos[verb - 1] != "CCONJ":
            continue
        if parse.dep[verb] == "conj" and parse.dep[thing] == "nmod" and parse.head[thing] > verb:
            # "accusing Lima of theft and threatening reprisals", as if of "theft-and-threatening reprisals"
            real = parse.head[thing]
            take_place(parse, thing, real)
            attach(parse, real, verb, "dobj")
            attach(parse, verb, thing, "amod")
            thing = real
        elif parse.dep[verb] != "amod" or parse.dep[thing] not in ("conj", "dobj") or thing < verb:
            continue
        said = (a for a in ancestors(parse, verb) if parse.tag[a] == tag)
        above = next((a for a in said if tag == "VBD" or parse.lemma[a] in _SAYING), None)
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


def free_apposed(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb the subject that an apposition took, in place: "*Chad*, for years Libya's ally, *halted* the trade".

    A noun without a copula has no subject.
    """
    for noun in range(first + 3, beyond - 1):
        verb = parse.head[noun]
        if parse.dep[noun] != "nsubj" or parse.pos[noun] != "NOUN" or verb <= noun or parse.pos[verb] != "VERB":
            continue
        own = kids(parse, noun, "nsubj")
        if len(own) != 1 or kids(parse, noun, "cop", "aux", "mark") or parse.word[noun + 1] != ",":
            continue
        if own[0] < noun and any(parse.word[t] == "," for t in range(own[0] + 1, noun)):
            attach(parse, own[0], verb, "nsubj")
            attach(parse, noun, own[0], "appos")


def free_fronted(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb the name right before it that was taken for an apposition to what is told first, in place.

    "From Lima, where he met President Boric, *Brazil's Lula* backed the plan": no comma follows the name.
    """
    for verb in range(first + 3, beyond):
        who = verb - 1
        if parse.dep[verb] != "ROOT" or parse.tag[verb] not in ("VBD", "VBZ") or parse.pos[verb] != "VERB":
            continue
        if parse.dep[who] != "appos" or parse.pos[who] != "PROPN" or kids(parse, verb, *SUBJECTS):
            continue
        before = leftmost(parse, who) - 1
        if before > first and parse.word[before] == "," and parse.head[who] < before:
            attach(parse, who, verb, "nsubj")


def free_phrasal(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a complement of the gerund behind a particle, in place: "put off *sending* an envoy"."""
    for gerund in range(first + 2, beyond):
        verb, particle = parse.head[gerund], gerund - 1
        if parse.tag[gerund] != "VBG" or parse.dep[gerund] != "advcl" or parse.dep[particle] != "prt":
            continue
        if parse.head[particle] == verb == particle - 1:
            parse.dep[gerund] = "xcomp"


NEEDS: dict[Repair, Needs] = {
    free_added: needs(lower={"along", "together", "coupled"}),
    free_apposed: needs(lower={","}, dep={"nsubj"}),
    free_fronted: needs(dep={"appos"}, word={","}, tag={"VBD", "VBZ"}),
    free_headed: needs(lower={","}, tag={"VBG"}),
    free_joined_sayings: needs(lemma=_SAYING, tag={"VBG", "VBD"}, pos={"CCONJ"}),
    free_phrasal: needs(dep={"prt"}, tag={"VBG"}),
    free_purposes: needs(lower={"to"}, word={","}, tag={"VB"}),
    free_self_named: needs(lemma=_SAYING, dep={"conj"}, tag={"VBD"}),
    free_senders: needs(lower={"from", "to"}),
    free_texts: needs(lemma=_SAYING, tag={"VBG"}),
    free_told: needs(lemma=_TELLING, tag={"VBD"}, dep={"conj"}),
}
