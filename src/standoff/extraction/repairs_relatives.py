"""Repairs of clauses about a noun that the small parser hands to the wrong verb, and of names that it reads as "no".

In "a militia that it says crossed the line and burnt a village" it lets the second act go with "says": whoever says so
has then burnt the village. In "said it was Chad which had crossed, burnt a village and fled" whoever speaks burns it.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import FINITE, kids
from standoff.extraction.repairs import SUBJECTS, attach, is_under, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

_RELATIVES = frozenset({"that", "which", "who"})
CLAIMING = frozenset("say claim allege believe think insist maintain suspect contend assert argue".split())
_FINITE = FINITE | {"VBN"}
_PAST = frozenset({"VBD", "VBN"})
_LONGEST = 4
# Nouns for acts by their endings, and nouns that only end so.
_ACTS = ("ing", "ation", "ition", "usion", "asion")
_NO_ACTS = frozenset(
    "king wing building string gathering spring ring ceiling evening morning population nation station delegation "
    "organisation organization foundation federation association coalition administration location generation "
    "opposition corporation".split()
)


def free_said_relatives(parse: "Parse", first: int, beyond: int) -> None:
    """Gives the noun back what it is said to have done, in place: "the ship that Oman says fled and sank"."""
    for relative in range(first + 1, beyond - 3):
        if parse.lower[relative] not in _RELATIVES or parse.tag[relative] not in ("WDT", "WP"):
            continue
        saying = _says(parse, relative, beyond)
        if saying is None or saying + 1 >= beyond:
            continue
        act = saying + 1
        while parse.pos[act] == "ADV" and act + 1 < beyond - 1:
            act += 1  # "says *never* entered"
        if parse.tag[act] not in _FINITE:
            continue
        if parse.dep[act] in ("aux", "auxpass") and parse.head[act] > act:
            act = parse.head[act]
        if parse.pos[act] not in ("VERB", "AUX") or any(
            parse.dep[k] in SUBJECTS and k > saying for k in parse.kids[act]
        ):
            continue
        noun = relative - 1 - (parse.word[relative - 1] == ",")
        if parse.dep[saying] != "relcl" and noun >= first and parse.pos[noun] in ("NOUN", "PROPN"):
            attach(parse, saying, noun, "relcl")
        if parse.head[act] != saying:
            attach(parse, act, saying, "ccomp")
        parse.dep[act] = "ccomp"
        if parse.head[relative] != act:
            attach(parse, relative, act, "nsubj")
        _share(parse, act, beyond, commas=False)


def _says(parse: "Parse", relative: int, beyond: int) -> int | None:
    """The verb of saying after a relative pronoun and a short subject of its own, or ``None``."""
    for at in range(relative + 2, min(relative + 2 + _LONGEST, beyond)):
        if parse.pos[at] == "VERB" or parse.tag[at] in _FINITE:
            own = any(parse.dep[k] in SUBJECTS and relative < k < at for k in parse.kids[at])
            return at if own and parse.lemma[at] in CLAIMING and parse.tag[at] in ("VBZ", "VBP", "VBD") else None
    return None


def free_cleft_lists(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a cleft all that it tells, in place: "said it was *Chad* which had crossed, burnt a village and fled"."""
    for act in range(first + 3, beyond - 2):
        named = parse.head[act]
        if parse.dep[act] != "relcl" or parse.dep[named] != "attr" or parse.lemma[parse.head[named]] != "be":
            continue
        if any(parse.lower[k] == "it" and parse.dep[k] == "nsubj" for k in parse.kids[parse.head[named]]):
            _share(parse, act, beyond, commas=True)


def _share(parse: "Parse", act: int, beyond: int, *, commas: bool) -> None:
    """Hangs the verbs of a list on its first, up to the next clause with a subject of its own."""
    before = act
    for at in range(act + 1, beyond):
        if parse.dep[at] in SUBJECTS and parse.head[at] != act:
            return
        if parse.dep[at] not in ("conj", "advcl", "dep") or parse.tag[at] not in _PAST or parse.pos[at] != "VERB":
            continue
        joint = parse.lower[at - 1]
        if joint not in ((",", "and") if before != act or not commas else (",",)):
            continue
        if is_under(parse, at, act):
            before = at
            continue
        if parse.tag[act] not in _PAST or kids(parse, at, "aux", "auxpass"):
            continue
        attach(parse, at, act, "conj")
        before = at


def name_surnames(parse: "Parse", first: int, beyond: int) -> None:
    """Makes part of a name of what is read as "no", in place: "Defence Minister *No* Kwang-chol"."""
    for at in range(first + 1, beyond - 1):
        if parse.word[at] == "No" and parse.tag[at] == "NNP" and parse.pos[at + 1] == "PROPN":
            parse.pos[at] = "PROPN"
            if parse.dep[at] in ("det", "neg", "advmod", "intj"):
                parse.dep[at] = "compound"


def join_acts(parse: "Parse", first: int, beyond: int) -> None:
    """Joins acts that are named alike, in place: "the bombing of Laos and *the mining of* its harbours".

    The parser joins the second act to the name that the first was done to.
    """
    for second in range(first + 5, beyond - 1):
        name = parse.head[second]
        if parse.dep[second] != "conj" or parse.dep[name] != "pobj" or name > second or not _is_act(parse, second):
            continue
        above = parse.head[parse.head[name]]
        if parse.lower[parse.head[name]] == "of" and parse.pos[above] == "NOUN" and _is_act(parse, above):
            attach(parse, second, above, "conj")
            for k in [k for k in parse.kids[name] if name < k < second and parse.dep[k] == "cc"]:
                attach(parse, k, above, "cc")


def _is_act(parse: "Parse", noun: int) -> bool:
    """Whether a noun names an act that has an object: "the shelling of"."""
    article = any(parse.lower[k] in ("the", "its", "their") for k in parse.kids[noun] if k < noun)
    of = any(parse.lower[k] == "of" for k in parse.kids[noun] if k > noun)
    word = parse.lower[noun]
    return article and of and word.endswith(_ACTS) and word not in _NO_ACTS


def free_appended(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a clause about a noun of what is read as the main one, in place: "…, *a charge Mali denies*"."""
    for verb in range(first + 6, beyond):
        if parse.tag[verb] not in ("VBD", "VBZ", "VBP") or parse.pos[verb] != "VERB":
            continue
        told = [k for k in kids(parse, verb, "ccomp") if k < verb]
        said = [k for k in kids(parse, verb, "dobj") if k < verb]
        who = [k for k in kids(parse, verb, *SUBJECTS) if k < verb]
        if len(told) != 1 or len(said) != 1 or not who or not told[0] < said[0] < who[-1]:
            continue
        article = [k for k in parse.kids[said[0]] if parse.lower[k] in ("a", "an")]
        if parse.pos[said[0]] != "NOUN" or not article or parse.word[article[0] - 1] != ",":
            continue
        main = told[0]
        take_place(parse, main, verb)
        attach(parse, said[0], main, "dep")
        attach(parse, verb, said[0], "relcl")
        for k in [k for k in parse.kids[verb] if k < article[0]]:
            attach(parse, k, main, parse.dep[k])


_GIVING = frozenset("promise offer pledge grant deny".split())
_GIVEN = frozenset("help aid support assistance money weapon arm tank missile protection asylum refuge".split())


def free_receivers(parse: "Parse", first: int, beyond: int) -> None:
    """Makes whoever is promised something of a name before it, in place: "should promise *Kyiv* help"."""
    for verb in range(first, beyond - 2):
        name = verb + 1
        thing = parse.head[name]
        if (
            parse.lemma[verb] in _GIVING
            and parse.pos[verb] == "VERB"
            and (parse.ner[name] == "GPE" or _is_town(parse, name))
            and not parse.word[name].isupper()
            and thing == name + 1
            and parse.lemma[thing] in _GIVEN
            and parse.dep[name] in ("amod", "compound", "nmod", "nsubj")
            and parse.head[thing] == verb
        ):
            attach(parse, name, verb, "dative")
            parse.pos[name] = "PROPN"
            parse.dep[thing] = "dobj"
            parse.pos[thing] = "NOUN"


# How adjectives of nations end.
_NATIONAL = ("n", "sh", "ch", "ese", "i", "ic", "ss", "k", "an")


def _is_town(parse: "Parse", name: int) -> bool:
    """Whether what is read as an adjective is a name: "Kyiv", not "Israeli"."""
    return parse.tag[name] == "JJ" and parse.word[name][:1].isupper() and not parse.word[name].endswith(_NATIONAL)


NEEDS: dict[Repair, Needs] = {
    free_appended: needs(lower={"a", "an"}, dep={"ccomp"}),
    free_cleft_lists: needs(lower={"it"}, dep={"relcl"}),
    free_receivers: needs(lemma=_GIVING),
    free_said_relatives: needs(lower=_RELATIVES, tag={"WDT", "WP"}),
    join_acts: needs(lower={"of"}, dep={"conj"}),
    name_surnames: needs(word={"No"}),
}
