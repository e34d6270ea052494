"""Repairs of subordinate clauses whose verb the small parser takes for a noun, and of speakers who were asked.

In "until Kenya withdraws" it reads "Kenya withdraws" as one name in the plural, whenever the verb has no object: what
is waited for is then nothing that anybody does. In "The minister, asked whether he would go, said …" it gives the
minister to "asked" and nobody to "said". In "said that, should Iran mine the strait, its navy would clear it" it takes
what is put for what is said.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import kids
from standoff.extraction.repairs import DAYS, SUBJECTS, attach, is_under, leftmost, make_root, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

_SUBORDINATORS = frozenset("if unless when whenever once because".split())
# Prepositions as well, so that only what is no noun can be their verb: "before Kenya talks".
_PREPOSITIONS = frozenset("until till before after".split())
_POINTS = frozenset("moment minute instant day".split())
_NO_NOUNS = frozenset(
    "apologises apologizes withdraws relents complies agrees refuses intervenes retaliates escalates disarms reopens "
    "mobilises mobilizes accepts admits concedes capitulates obeys behaves responds decides persists insists ceases "
    "desists consents cooperates negotiates repents demobilises demobilizes evacuates recedes reacts reciprocates "
    "surrenders yields retreats explains resigns repays pays".split()
)
_MISREAD = frozenset({"advcl", "pobj", "dobj", "npadvmod", "dep", "prep", "nsubj", "relcl", "ccomp", "attr", "appos"})
_NAMING = frozenset({"compound", "nsubj", "nmod", "amod"})
_STOPS = frozenset({",", ".", ";", ":", '"', "”", "’", "!"})
_LEMMAS = {"leaves": "leave"}
_SAYING = frozenset("said says added adds warned told".split())
_ASKED = frozenset({"asked", "questioned", "pressed"})


def free_intransitives(parse: "Parse", first: int, beyond: int) -> None:
    """Makes verbs of what was taken for plural nouns behind a name in a subordinate clause, in place."""
    for verb in range(first + 2, beyond):
        who = verb - 1
        if parse.tag[verb] not in ("NNS", "VBZ") or parse.tag[who] not in ("NNP", "NNPS"):
            continue
        named = parse.word[verb].islower() and parse.word[who][:1].isupper()
        if not named or parse.head[who] != verb or parse.dep[who] not in _NAMING:
            continue
        if parse.tag[verb] == "VBZ" and parse.dep[who] == "nsubj":
            continue
        start = who
        while start > first and parse.head[start - 1] in (who, verb) and parse.dep[start - 1] in ("compound", "nmod"):
            start -= 1
        link = start - 1
        if link < first or not _ends(parse, verb, beyond) or not _opens(parse, link, verb):
            continue
        above = _above(parse, link, verb)
        if above is None:
            continue
        for k in [k for k in parse.kids[verb] if start <= k < who]:
            attach(parse, k, who, "compound")
        attach(parse, verb, above, "relcl" if parse.lower[above] in _POINTS else "advcl")
        parse.tag[verb], parse.pos[verb] = "VBZ", "VERB"
        parse.lemma[verb] = _LEMMAS.get(parse.lower[verb], parse.lemma[verb])
        attach(parse, who, verb, "nsubj")
        if parse.lower[link] not in _POINTS:
            attach(parse, link, verb, "advmod" if parse.lower[link] in ("when", "whenever") else "mark")


def _opens(parse: "Parse", link: int, verb: int) -> bool:
    """Whether a clause begins behind *link*."""
    if parse.lower[link] in _POINTS:
        return parse.lower[link - 1] == "the"
    if parse.lower[link] == "as" and link > 1 and parse.lower[link - 1] in ("soon", "long"):
        return True
    return parse.lower[link] in _SUBORDINATORS or (
        parse.lower[link] in _PREPOSITIONS and parse.lower[verb] in _NO_NOUNS
    )


def _ends(parse: "Parse", verb: int, beyond: int) -> bool:
    """Whether nothing behind the word can be the verb that it is the subject of."""
    if verb + 1 < beyond and not (parse.word[verb + 1] in _STOPS or parse.pos[verb + 1] in ("ADP", "ADV")):
        return False
    head = parse.head[verb]
    subject = parse.dep[verb] == "nsubj" and head > verb and parse.lower[head] not in _SAYING
    return parse.dep[verb] in _MISREAD and not subject


def _above(parse: "Parse", link: int, verb: int) -> int | None:
    """What the clause hangs on."""
    head = parse.head[verb]
    if parse.lower[link] in _POINTS:
        return link
    if head in (link, verb):
        head = parse.head[link]
    if head > verb and parse.lower[head] in _SAYING and parse.dep[head] == "advcl":
        # "There will be no talks unless Kenya withdraws, the minister said", where the saying was hung below the talks.
        above = parse.head[head]
        parse.dep[head] = "parataxis"
        head = above
    return head if head not in (link, verb) else None


def free_asked(parse: "Parse", first: int, beyond: int) -> None:
    """Gives the verb of saying the subject that "asked" took before it, in place."""
    for asked in range(first + 2, beyond):
        if parse.lower[asked] not in _ASKED or parse.word[asked - 1] != "," or parse.dep[asked] != "ccomp":
            continue
        said = parse.head[asked]
        subjects = [k for k in kids(parse, asked, *SUBJECTS) if k < asked]
        if parse.lower[said] not in _SAYING or said < asked or len(subjects) != 1 or parse.word[said - 1] != ",":
            continue
        if kids(parse, said, *SUBJECTS):
            continue
        attach(parse, subjects[0], said, "nsubj")
        attach(parse, asked, said, "advcl")
        parse.tag[asked] = "VBN"


def free_provisos(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a conjunction of "provided" and its clause one, in place ("will leave provided Chad paid its share").

    The parser takes it for a preposition with an object, and what follows for a second statement.
    """
    for link in range(first + 2, beyond - 2):
        if parse.lower[link] not in ("provided", "providing"):
            continue
        if parse.dep[link] == "advcl" and _proviso_of(parse, link):
            continue
        if parse.dep[link] not in ("prep", "acl", "dep"):
            continue
        verb = _proviso_verb(parse, link, beyond)
        noun = parse.head[link]
        if verb is None or noun == verb:
            continue
        above = noun
        if parse.dep[link] == "acl":
            # "Will free *the men provided* Niger pays".
            above = parse.head[verb] if parse.head[noun] == verb else parse.head[noun]
            if parse.head[noun] == verb and above != verb:
                attach(parse, noun, above, "dobj")
        if above in (verb, noun) and parse.dep[link] == "acl":
            continue
        subjects = [k for k in kids(parse, verb, *SUBJECTS) if k > link]
        if not subjects:
            passive = kids(parse, verb, "auxpass")
            named = [k for k in kids(parse, link, "dobj", "pobj") if link < k < verb]
            if not named:
                continue
            attach(parse, named[0], verb, "nsubjpass" if passive else "nsubj")
        attach(parse, verb, above, "advcl")
        attach(parse, link, verb, "mark")


def _proviso_of(parse: "Parse", link: int) -> bool:
    """Hangs the clause under "provided" beside it, where "provided" was taken for a verb without a subject."""
    clauses = [k for k in kids(parse, link, "ccomp") if k > link and parse.pos[k] == "VERB"]
    above = parse.head[link]
    if len(clauses) != 1 or above >= link or kids(parse, link, *SUBJECTS):
        return False
    if not kids(parse, clauses[0], *SUBJECTS):
        return False
    for k in [k for k in parse.kids[link] if k != clauses[0]]:
        attach(parse, k, above if k < link else clauses[0], parse.dep[k])
    attach(parse, clauses[0], above, "advcl")
    attach(parse, link, clauses[0], "mark")
    return True


def _proviso_verb(parse: "Parse", link: int, beyond: int) -> int | None:
    """The first verb with a tense behind "provided" and a noun phrase, if it stands beside the clause before."""
    for verb in range(link + 2, min(link + 9, beyond)):
        of = parse.lower[verb] == "of" and parse.lower[verb - 1] in ("all", "each", "both", "none", "one")
        if parse.pos[verb] in ("PUNCT", "ADP", "SCONJ", "CCONJ") and not of:
            return None
        finite = parse.tag[verb] in ("VBD", "VBZ", "VBP") or any(
            parse.tag[k] in ("VBD", "VBZ", "VBP", "MD") and link < k < verb
            for k in parse.kids[verb]
            if parse.dep[k] in ("aux", "auxpass")
        )
        whole = parse.pos[verb] == "VERB" or (parse.pos[verb] == "AUX" and parse.lemma[verb] == "be")
        if whole and finite and parse.dep[verb] in ("advcl", "conj", "ccomp", "dep", "parataxis"):
            return verb
    return None


def free_asides(parse: "Parse", first: int, beyond: int) -> None:
    """Takes from a verb of saying that stands in between what belongs to the words around it, in place.

    "Nobody may land, the guard said, *whatever* flag they carry" does not say what flag they carry. In "Should it fail,
    said the minister, *his country would* …" the country does not describe the minister.
    """
    for said in range(first + 1, beyond - 2):
        if parse.lower[said] not in _SAYING:
            continue
        if parse.dep[said] == "parataxis":
            for clause in [k for k in kids(parse, said, "ccomp") if k > said]:
                start = leftmost(parse, clause)
                if parse.lower[start] in _CONCEDING and parse.word[start - 1] == ",":
                    attach(parse, clause, parse.head[said], "advcl")
        else:
            _free_inverted(parse, said)


def free_tagged(parse: "Parse", first: int, beyond: int) -> None:
    """Makes the main verb of whoever is told to have said a sentence behind it, in place.

    In "Lima will leave unless Quito drops its claim to the valley, *its minister said*" the minister says no valley.
    """
    for said in range(first + 2, beyond):
        if parse.lower[said] not in _SAYING or parse.dep[said] not in ("relcl", "acl", "appos"):
            continue
        who = [k for k in kids(parse, said, *SUBJECTS) if k < said]
        start = leftmost(parse, who[0]) if who else first
        if start <= first or parse.word[start - 1] != "," or parse.tag[who[0]] in ("WDT", "WP"):
            continue
        rest = [k for k in parse.kids[said] if k > said and parse.pos[k] != "PUNCT"]
        above = [k for k in range(first, start) if parse.head[k] == k]
        whole = len(above) == 1 and parse.pos[above[0]] in ("VERB", "AUX") and is_under(parse, said, above[0])
        if not whole or any(parse.dep[k] not in ("prep", "npadvmod", "advmod") for k in rest):
            continue
        if any(parse.pos[k] != "PUNCT" and not is_under(parse, k, said) for k in range(said + 1, beyond)):
            continue
        make_root(parse, said)
        attach(parse, above[0], said, "ccomp")


def free_days(parse: "Parse", first: int, beyond: int) -> None:
    """Gives the day that stands right behind a verb of saying to that verb, in place.

    "Lima said *on Friday* Peru would answer" was said that Friday.
    """
    for said in range(first + 1, beyond - 3):
        if parse.lower[said] not in _SAYING:
            continue
        day = said + 1
        clause = parse.head[day]
        if parse.dep[day] == "compound" and parse.dep[clause] in SUBJECTS and clause == day + 1:
            clause = parse.head[clause]  # "said Sunday Germany would …"
        named = parse.lower[day + 1] if parse.lower[day] == "on" else parse.lower[day]
        if named in DAYS and clause > day + 1 and parse.dep[clause] == "ccomp" and parse.head[clause] == said:
            attach(parse, day, said, "prep" if parse.lower[day] == "on" else "npadvmod")


def free_finites(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a finite verb that was coordinated with a bare one to the finite verb above, in place.

    "Kenya demanded that Chad *stop* and *asked* Mali to wait": Chad asks nobody.
    """
    for verb in range(first + 3, beyond):
        bare = parse.head[verb]
        if parse.dep[verb] != "conj" or parse.tag[verb] != "VBD" or parse.tag[bare] != "VB" or bare > verb:
            continue
        if any(parse.dep[k] in SUBJECTS or parse.dep[k] in ("aux", "auxpass") for k in parse.kids[verb]):
            continue
        above = bare
        while parse.head[above] != above and parse.tag[above] != "VBD":
            above = parse.head[above]
        if parse.tag[above] == "VBD" and above < bare and parse.pos[above] == "VERB":
            for joint in [k for k in kids(parse, bare, "cc") if bare < k < verb]:
                attach(parse, joint, above, "cc")
            attach(parse, verb, above, "conj")


_CONCEDING = frozenset("whatever whichever whoever however wherever".split())
_MODALS = frozenset({"will", "would", "shall"})


def _free_inverted(parse: "Parse", said: int) -> None:
    """Makes of what was taken for a relative clause behind an inverted speaker the clause that is said."""
    speakers = [k for k in kids(parse, said, "nsubj") if k > said]
    before = [k for k in kids(parse, said, "ccomp") if k < said]
    for clause in kids(parse, speakers[0], "relcl") if speakers and before else ():
        own = kids(parse, clause, *SUBJECTS)
        start = leftmost(parse, clause)
        modal = any(parse.lower[k] in _MODALS for k in parse.kids[clause])
        if not own or not modal or parse.word[start - 1] != "," or parse.tag[own[0]] in ("WDT", "WP"):
            continue
        opening = [k for k in kids(parse, before[0], "mark", "aux") if k < before[0]]
        if not opening or parse.lower[opening[0]] not in ("if", "unless", "should", "were", "had", "once"):
            continue
        attach(parse, clause, said, "ccomp")
        attach(parse, before[0], clause, "advcl")


# What somebody is told stands behind these nouns in a clause of its own: "a pledge that …".
_TOLD = frozenset(
    "assurance promise pledge guarantee warning threat vow undertaking declaration claim assertion announcement report "
    "statement denial hint suggestion signal".split()
)
_FRONTED = frozenset("despite after following notwithstanding amid before upon with".split())


def free_assured(parse: "Parse", first: int, beyond: int) -> None:
    """Gives what a noun tells back to the noun, in place.

    In "Despite a Turkish pledge that, if …, Ankara would wait, Athens sailed" the pledge is taken for a part of what
    was pledged, and that for what Athens says.
    """
    for noun in range(first + 1, beyond):
        front = parse.head[noun]
        if parse.lemma[noun] not in _TOLD or parse.dep[noun] != "pobj" or parse.lower[front] not in _FRONTED:
            continue
        for that in range(noun + 1, min(noun + 9, beyond)):
            if parse.lower[that] == "that":
                _give(parse, noun, front, that)
                break


def _give(parse: "Parse", noun: int, front: int, that: int) -> None:
    """Hangs the clause behind *that* on the noun that tells it, if it hangs elsewhere."""
    verb = parse.head[that]
    above = parse.head[verb]
    if parse.dep[that] == "mark" and parse.head[front] == verb and parse.dep[verb] != "ccomp":
        # "That" was given to what is done about it.
        inner = [k for k in kids(parse, verb, "advcl") if that < k < verb and _is_whole(parse, k)]
        if inner:
            attach(parse, that, inner[0], "mark")
            attach(parse, inner[0], noun, "acl")
    elif verb < that or not _is_whole(parse, verb):
        return
    elif parse.dep[that] == "mark" and parse.head[front] == verb and above > verb:
        attach(parse, front, above, "prep")
        attach(parse, verb, noun, "acl")
    elif parse.dep[verb] == "relcl" and above == noun:
        filled = [k for k in parse.kids[verb] if parse.dep[k] == parse.dep[that]]
        if parse.dep[that] == "mark" or (parse.dep[that] in ("nsubj", "dobj") and len(filled) > 1):
            attach(parse, that, verb, "mark")
            attach(parse, verb, noun, "acl")


def _is_whole(parse: "Parse", verb: int) -> bool:
    """Whether a verb has a subject of its own and says what will be done."""
    own = kids(parse, verb, *SUBJECTS)
    return bool(own) and any(parse.lower[k] in _MODALS for k in parse.kids[verb] if parse.dep[k] == "aux")


_WOULD = frozenset({"will", "would", "could", "may", "might", "shall", "must"})
# "Should it be attacked, Oslo stands ready to …", "is bound to …".
_BOUND = frozenset({"commit", "bind", "oblige", "stand", "pledge"})


def free_shoulds(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a condition of "should NAME VERB" in front of what would follow, in place."""
    for should in range(first, beyond):
        clause = parse.head[should]
        if parse.lower[should] != "should" or parse.dep[should] != "aux" or clause < should + 2:
            continue
        who = [k for k in kids(parse, clause, *SUBJECTS) if parse.lower[k] != "that"]
        if not who or who[0] < should or parse.dep[clause] not in ("ccomp", "ROOT"):
            continue
        then = _would_follow(parse, clause, beyond)
        if then is not None:
            _put(parse, should, clause, then)


def _would_follow(parse: "Parse", clause: int, beyond: int) -> int | None:
    """The verb of the next clause in the sentence, where that has a subject and says what would be."""
    for verb in range(clause + 1, beyond):
        if parse.lower[verb] in (";", ".", "?"):
            return None
        modal = [k for k in parse.kids[verb] if parse.lower[k] in _WOULD and clause < k < verb]
        own = [k for k in kids(parse, verb, *SUBJECTS) if clause < k < verb]
        if (modal or parse.lemma[verb] in _BOUND) and own:
            return verb
    return None


def _put(parse: "Parse", should: int, clause: int, then: int) -> None:
    """Hangs what is put on what would follow, and that on the verb of saying."""
    said = parse.head[clause]
    link = should - 1 if parse.word[should - 1] != "," else should - 2
    if said not in (clause, then):
        if parse.head[said] == then and parse.dep[said] == "ccomp":
            # "Declared" was made a part of what is declared.
            take_place(parse, said, then)
        elif not (parse.head[then] == said or is_under(parse, then, clause)):
            return
        if then < said:
            return
        attach(parse, then, said, "ccomp")
    elif said == clause:
        return
    attach(parse, clause, then, "advcl")
    if link >= 0 and parse.lower[link] == "that" and parse.head[link] == clause:
        attach(parse, link, then, "mark")


NEEDS: dict[Repair, Needs] = {
    free_asides: needs(lower=_SAYING),
    free_asked: needs(lower=_ASKED),
    free_assured: needs(lower={"that"}, lemma=_TOLD),
    free_days: needs(lower=DAYS),
    free_finites: needs(dep={"conj"}, tag={"VBD"}),
    free_provisos: needs(lower={"provided", "providing"}),
    free_shoulds: needs(lower={"should"}),
    free_tagged: needs(lower=_SAYING, dep={"relcl", "acl", "appos"}),
}
