"""Repairs of predicates that the small parser gives to the wrong word.

In "told him to go by Friday or Chad would seize the camp" it joins Chad to Friday. In "said that failing an answer he
would leave" it takes the failing for what was said, and in "has let it be known that it will leave" the knowing for
something that somebody does. In "any drone sent over the bay, however, would be met with fire" it makes "sent" the verb
of the drone and leaves "would be met" without a subject. In "the border stays shut" it reads "border stays" as one noun
in the plural. In "will send a frigate should Oslo ask" it hangs the asking anywhere. In "has since severed
relations" it reads relations that are severed.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import kids, subtree
from standoff.extraction.repairs import SUBJECTS, attach, is_under, make_root, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs
from standoff.extraction.verbs import PACTS, VOWING

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

_OBLIGING = {"obliges": "oblige", "binds": "bind", "commits": "commit", "requires": "require", "obligates": "obligate"}
_ASKING = _OBLIGING | {"demands": "demand"}
_NAMED = PACTS | {"article", "clause", "agreement"}
_MODALS = frozenset("will would shall can could may might must should".split())
_COPULAS = {"stays": "stay", "remains": "remain"}
LASTING = frozenset("shut closed open blocked sealed frozen suspended grounded banned barred".split())


def free_reduced(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb with a modal the subject that a participle right behind it swallowed, in place."""
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


def free_meeting(parse: "Parse", first: int, beyond: int) -> None:
    """Makes the finite verb behind a participle the main one, in place: "leaders *meeting* in Lima on Sunday *gave* …".

    The parser takes "meeting" for what they are doing.
    """
    for part in range(first + 1, beyond - 2):
        who, over = part - 1, parse.head[part]
        if parse.tag[part] != "VBG" or parse.head[who] != part or kids(parse, part, "aux", "dobj"):
            continue
        if parse.dep[who] != "nsubj" or parse.pos[who] not in ("NOUN", "PROPN"):
            continue
        if (
            parse.dep[part] in SUBJECTS
            and parse.tag[who] == "NNS"
            and parse.tag[over] in ("VBD", "VBP")
            and over > part
        ):
            # or the whole meeting for who does it; "ministers meeting is a sign" has its own number
            attach(parse, who, over, "nsubj")
            attach(parse, part, who, "acl")
        if over != part:
            continue
        for verb in kids(parse, part, "dep", "ccomp"):
            told = verb > part and parse.tag[verb] in ("VBD", "VBZ", "VBP") and not kids(parse, verb, *SUBJECTS)
            if not told or parse.pos[verb - 1] in ("PUNCT", "CCONJ"):
                continue
            take_place(parse, verb, part)
            for k in [k for k in parse.kids[part] if k > verb]:
                attach(parse, k, verb, parse.dep[k])
            attach(parse, who, verb, "nsubj")
            attach(parse, part, who, "acl")
            break


def free_split(parse: "Parse", first: int, beyond: int) -> None:
    """The same where it made two clauses of one, in place: "said that any hut *used* as a base | *would be razed*"."""
    for part in range(first + 1, beyond - 2):
        who, said = part - 1, parse.head[part]
        if parse.tag[part] not in ("VBD", "VBN") or parse.dep[part] != "ccomp" or said > part:
            continue
        if parse.head[who] != part or parse.dep[who] != "nsubj" or parse.pos[who] != "NOUN":
            continue
        below = [k for k in parse.kids[part] if not (parse.lower[k] == "that" and k < who)]
        if any(parse.dep[k] in ("aux", "auxpass", "dobj", "punct", "cc") for k in below):
            continue
        behind = [k for k in parse.kids[said] if k > part and parse.dep[k] == "ccomp"]
        verb = behind[0] if behind else part
        below = parse.kids[verb]
        if not any(parse.lower[k] in _MODALS for k in below) or any(parse.dep[k] in SUBJECTS for k in below):
            continue
        for that in [k for k in parse.kids[said] if parse.lower[k] == "that" and said < k < part]:
            attach(parse, that, verb, "mark")
        for that in [k for k in parse.kids[part] if parse.lower[k] == "that" and k < who]:
            attach(parse, that, verb, "mark")
        passive = any(parse.dep[k] == "auxpass" for k in below)
        attach(parse, who, verb, "nsubjpass" if passive else "nsubj")
        attach(parse, part, who, "acl")
        parse.tag[part] = "VBN"


def free_stressed(parse: "Parse", first: int, beyond: int) -> None:
    """Makes one passive of what a stressed "itself" parted, in place: "unless its leadership was *itself* attacked"."""
    for done in range(first + 3, beyond):
        itself, was = done - 1, done - 2
        if parse.lower[itself] not in _STRESSED or parse.tag[done] != "VBN" or parse.lemma[was] != "be":
            continue
        joined = parse.head[was] == done and parse.dep[was] == "auxpass"
        if (
            parse.head[itself] != done
            or parse.dep[itself] not in SUBJECTS
            or (is_under(parse, was, done) and not joined)
        ):
            continue
        if joined:
            _hang(parse, done, kids(parse, was, "mark"))
        else:
            take_place(parse, done, was)
        for k in [k for k in parse.kids[was] if k != done]:
            attach(parse, k, done, "nsubjpass" if parse.dep[k] == "nsubj" else parse.dep[k])
        attach(parse, was, done, "auxpass")
        attach(parse, itself, done, "npadvmod")


def _hang(parse: "Parse", clause: int, marks: list[int]) -> None:
    """Hangs a clause that a conjunction opens on the one that it was put beside: "would not join *unless* …"."""
    before = [k for k in parse.kids[parse.head[clause]] if parse.dep[k] == "ccomp" and k < clause]
    if parse.dep[clause] == "ccomp" and before and marks and parse.lower[marks[0]] in ("if", "unless", "until"):
        attach(parse, clause, before[-1], "advcl")


_STRESSED = frozenset({"itself", "himself", "herself", "themselves"})


def free_copulas(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of "stays" between a noun and how it stays, in place."""
    for verb in range(first + 1, beyond - 1):
        state = verb + 1
        if parse.tag[verb] != "NNS" or parse.lower[verb] not in _COPULAS or parse.lower[state] not in LASTING:
            continue
        who = verb - 1
        known = (
            parse.head[who] == verb and parse.dep[who] in ("compound", "nmod") and parse.pos[who] in ("NOUN", "PROPN")
        )
        if not known or parse.head[verb] != state or parse.dep[verb] not in SUBJECTS:
            continue
        if kids(parse, state, "aux", "auxpass"):
            continue
        take_place(parse, verb, state)
        for k in [k for k in parse.kids[verb] if k < who]:
            attach(parse, k, who, parse.dep[k])
        for k in [k for k in parse.kids[state] if k != verb]:
            attach(parse, k, verb, parse.dep[k])
        attach(parse, who, verb, "nsubj")
        attach(parse, state, verb, "acomp")
        parse.tag[verb], parse.pos[verb], parse.lemma[verb] = "VBZ", "VERB", _COPULAS[parse.lower[verb]]
        parse.pos[state] = "ADJ"


def free_joined(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb with a modal the name before it that was joined to a noun further back, in place."""
    for modal in range(first + 3, beyond - 1):
        who, verb = modal - 1, parse.head[modal]
        if parse.lower[modal] not in _MODALS or parse.dep[modal] != "aux" or not modal < verb < beyond:
            continue
        if parse.dep[who] != "conj" or parse.head[who] >= who or parse.pos[who] not in ("PROPN", "NOUN", "PRON"):
            continue
        if any(parse.dep[k] in SUBJECTS and parse.dep[k] != "csubj" for k in parse.kids[verb]):
            continue
        left = min([who, *(k for k in parse.kids[who] if k < who)])
        link, other = left - 1, parse.head[who]
        if parse.lower[link] not in ("or", "and") or parse.dep[link] != "cc":
            continue
        passive = kids(parse, verb, "auxpass")
        attach(parse, who, verb, "nsubjpass" if passive else "nsubj")
        before = next((k for k in kids(parse, verb, "csubj") if k < link), None)
        if before is not None and parse.head[verb] != verb:
            # "Said that either Bolivia paid or Peru would cut the gas": the paying was made the subject of the cut.
            attach(parse, before, parse.head[verb], parse.dep[verb])
        elif parse.lower[link] == "or":
            before = _verb_above(parse, other)
        if before is not None and before != verb and not is_under(parse, before, verb):
            attach(parse, verb, before, "conj")
            attach(parse, link, before, "cc")


def _verb_above(parse: "Parse", token: int) -> int | None:
    """The verb that a noun belongs to."""
    for _ in range(8):
        if parse.pos[token] in ("VERB", "AUX"):
            return token
        if parse.head[token] == token:
            return None
        token = parse.head[token]
    return None


def free_failing(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a preposition of "failing" and "barring" before what would then be done, in place."""
    for prep in range(first + 1, beyond - 3):
        if parse.lower[prep] not in ("failing", "barring") or parse.dep[prep] != "ccomp":
            continue
        for noun in kids(parse, prep, "dobj"):
            for verb in kids(parse, noun, "relcl"):
                own = kids(parse, verb, *SUBJECTS)
                modal = any(parse.lower[k] in _MODALS for k in parse.kids[verb])
                if not own or not modal or parse.tag[own[0]] in ("WDT", "WP"):
                    continue
                attach(parse, verb, parse.head[prep], "ccomp")
                attach(parse, prep, verb, "prep")
                attach(parse, noun, prep, "pobj")
                parse.pos[prep] = "ADP"
                for k in kids(parse, prep, "mark"):
                    attach(parse, k, verb, "mark")


def free_known(parse: "Parse", first: int, beyond: int) -> None:
    """Hangs what is "let be known" or "made known" on who does so, in place."""
    for known in range(first + 2, beyond - 1):
        verb = parse.head[known]
        if parse.lower[known] != "known" or parse.lower[verb] not in (
            "let",
            "lets",
            "letting",
            "made",
            "makes",
            "make",
        ):
            continue
        own = [k for k in kids(parse, known, *SUBJECTS) if parse.lower[k] == "it"]
        if not own or verb > known or parse.dep[known] != "ccomp":
            continue
        for k in [k for k in kids(parse, known, "ccomp") if k > known]:
            attach(parse, k, verb, "ccomp")
        attach(parse, own[0], verb, "dobj")
        parse.dep[known] = "oprd"
        for k in [k for k in kids(parse, verb, "ccomp") if k > known]:
            said = [c for c in parse.kids[verb] if parse.dep[c] == "ccomp" and known < c < k]
            if said and parse.lower[min(subtree(parse, k))] in ("should", "were", "had"):
                attach(parse, k, said[0], "advcl")


def free_trailing(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a condition of "should NAME VERB" behind what would follow, in place."""
    for should in range(first + 2, beyond - 2):
        clause = parse.head[should]
        if parse.lower[should] != "should" or parse.dep[should] != "aux" or not should + 1 < clause < beyond:
            continue
        who = _asked_for(parse, should, clause)
        then = _announced_before(parse, should, first)
        if who is None or then is None or (parse.head[clause] == then and parse.dep[clause] == "advcl"):
            continue
        if is_under(parse, then, clause):
            if parse.head[then] != clause:
                continue
            take_place(parse, then, clause)
        if parse.dep[who] == "compound":
            parse.tag[clause], parse.pos[clause] = "VB", "VERB"
            for k in [k for k in parse.kids[clause] if k < who and k != should]:
                attach(parse, k, who, parse.dep[k])
            attach(parse, who, clause, "nsubj")
        attach(parse, clause, then, "advcl")


def _asked_for(parse: "Parse", should: int, clause: int) -> int | None:
    """The subject between "should" and its verb, also where both are read as one noun ("should the UN ask")."""
    between = [k for k in parse.kids[clause] if should < k < clause]
    own = [k for k in between if parse.dep[k] in SUBJECTS]
    if own:
        return own[0]
    if kids(parse, clause, *SUBJECTS) or parse.pos[clause] not in ("NOUN", "PROPN", "VERB"):
        return None
    named = [k for k in between if parse.dep[k] == "compound" and k == clause - 1]
    return named[0] if named else None


def _announced_before(parse: "Parse", should: int, first: int) -> int | None:
    """The nearest verb in the sentence before "should" that says what would be done, or announces that."""
    for verb in range(should - 1, first - 1, -1):
        if parse.word[verb] in (";", ".", "?", ":"):
            return None
        if parse.pos[verb] not in ("VERB", "AUX") or parse.dep[verb] in ("aux", "auxpass"):
            continue
        below = [k for k in parse.kids[verb] if k < verb]
        if any(parse.lower[k] in _MODALS and parse.dep[k] == "aux" for k in below):
            return None if parse.dep[verb] in ("relcl", "advcl") else verb
        infinitive = any(parse.lower[k] == "to" and parse.dep[k] == "aux" for k in below)
        if infinitive and parse.dep[verb] == "xcomp":
            return verb
        if parse.lemma[verb] in VOWING and parse.tag[verb] in ("VBD", "VBZ", "VBP", "VBN"):
            return verb
        if parse.tag[verb] in ("VBD", "VBZ", "VBP") and any(parse.dep[k] in SUBJECTS for k in below):
            return None
    return None


def free_clauses(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of "obliges" behind a treaty's number, in place: "Article 4 *obliges* allies to act"."""
    for verb in range(first + 1, beyond - 3):
        if parse.lower[verb] not in _OBLIGING or not (parse.tag[verb - 1] == "CD" or parse.lower[verb - 1] in _NAMED):
            continue
        owed = next(
            (k for k in range(verb + 2, min(verb + 14, beyond)) if parse.tag[k] == "VB" and parse.lower[k - 1] == "to"),
            None,
        )
        name = next((k for k in range(verb - 1, first - 1, -1) if parse.lower[k] in _NAMED), None)
        if owed is None or name is None or (parse.pos[verb] == "VERB" and parse.dep[name] in SUBJECTS):
            continue
        if any(parse.dep[k] == "aux" and parse.lower[k] in _MODALS for k in parse.kids[verb]):
            continue
        top = next((t for t in range(first, beyond) if parse.dep[t] == "ROOT" and is_under(parse, verb, t)), None)
        whom = _first_noun(parse, verb, owed)
        if top is None or whom is None or top < name:
            continue
        if top != verb:
            make_root(parse, verb)
            if top not in (whom, owed, name):
                attach(parse, top, verb, "advcl")
        attach(parse, name, verb, "nsubj")
        attach(parse, whom, verb, "dobj")
        attach(parse, owed, verb, "xcomp")
        parse.tag[verb], parse.pos[verb], parse.lemma[verb] = "VBZ", "VERB", _OBLIGING[parse.lower[verb]]
        for k in range(name + 1, verb):
            if not is_under(parse, k, name):
                attach(parse, k, name, "nummod" if parse.tag[k] == "CD" else "prep")


def free_obliging(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a verb of "obliges" that ends what was taken for a noun phrase, in place.

    "An attack on either ally *obliges* the other to act", "the treaty of 1951 with Oslo *obliges* Riga to pay".
    """
    for verb in range(first + 2, beyond - 3):
        last = verb - 1
        nominal = parse.tag[verb] in ("NNS", "NNPS") or parse.dep[verb] == "pobj"
        if parse.lower[verb] not in _ASKING or not nominal:
            continue
        if any(parse.dep[k] == "nsubj" for k in parse.kids[verb]) and kids(parse, verb, "dobj"):
            # "Its treaty demands notice": all of it is right but what it is called.
            open_ = [k for k in range(max(first, last - 2), last) if parse.dep[k] == "prep" and not parse.kids[k]]
            if open_ and parse.head[last] == verb and parse.dep[last] in ("compound", "nummod"):
                attach(parse, last, open_[-1], "pobj")
            _make_verb(parse, verb)
            continue
        if parse.lower[verb] not in _OBLIGING:
            continue
        owed = next(
            (k for k in range(verb + 2, min(verb + 14, beyond)) if parse.tag[k] == "VB" and parse.lower[k - 1] == "to"),
            None,
        )
        whom = _first_noun(parse, verb, owed) if owed is not None else None
        if whom is None and parse.lower[verb + 2] == "other" and owed == verb + 4:
            whom = verb + 2
        if owed is None or whom is None or parse.pos[last] not in ("NOUN", "PROPN", "NUM"):
            continue
        if parse.head[last] == verb:
            # "Either ally obliges" was one noun: its last word but one heads it now.
            take_place(parse, last, verb)
            for k in [k for k in parse.kids[verb] if k < last]:
                attach(parse, k, last, parse.dep[k])
        name = _headed(parse, last)
        top = parse.head[name] if parse.dep[name] in SUBJECTS and parse.head[name] > verb else name
        if parse.pos[name] not in ("NOUN", "PROPN"):
            continue
        if top != verb:
            take_place(parse, verb, top)
            for k in [k for k in parse.kids[top] if k < verb and k != name and top != name]:
                attach(parse, k, verb, parse.dep[k])
        attach(parse, name, verb, "nsubj")
        attach(parse, whom, verb, "dobj")
        attach(parse, owed, verb, "xcomp")
        if top not in (verb, name, owed):
            attach(parse, top, verb, "advcl")
        _make_verb(parse, verb)


def _make_verb(parse: "Parse", verb: int) -> None:
    parse.tag[verb], parse.pos[verb], parse.lemma[verb] = "VBZ", "VERB", _ASKING[parse.lower[verb]]


def _headed(parse: "Parse", last: int) -> int:
    """The noun that heads a phrase ending in *last*: "the *treaty* of accession to the EU"."""
    name = last
    while parse.dep[name] == "pobj":
        above = parse.head[parse.head[name]]
        above = parse.head[above] if parse.dep[above] == "acl" else above
        if parse.pos[above] not in ("NOUN", "PROPN") or above > name:
            break
        name = above
    return name


def free_attempts(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a subject of a plural that was taken for a verb: "warned that *attempts* to land would be repelled"."""
    for verb in range(first + 3, beyond):
        said = parse.head[verb]
        if parse.dep[verb] != "ccomp" or not any(parse.lower[k] in _MODALS for k in parse.kids[verb]):
            continue
        if kids(parse, verb, *SUBJECTS):
            continue
        for noun in [k for k in kids(parse, said, "ccomp") if said < k < verb]:
            marked = parse.lower[noun - 1] == "that" and parse.head[noun - 1] == noun
            if parse.tag[noun] not in ("VBZ", "NNS") or not marked or not parse.lower[noun].endswith("s"):
                continue
            attach(parse, noun - 1, verb, "mark")
            passive = kids(parse, verb, "auxpass")
            attach(parse, noun, verb, "nsubjpass" if passive else "nsubj")
            parse.tag[noun], parse.pos[noun] = "NNS", "NOUN"
            for k in kids(parse, noun, "xcomp"):
                parse.dep[k] = "acl"


def _first_noun(parse: "Parse", verb: int, owed: int) -> int | None:
    """The head of the noun phrase between a verb and an infinitive, up to its first preposition."""
    last = next((k for k in range(verb + 1, owed) if parse.pos[k] in ("ADP", "PART", "PUNCT")), owed)
    nouns = [k for k in range(verb + 1, last) if parse.pos[k] in ("NOUN", "PROPN", "PRON")]
    return nouns[-1] if nouns else None


def free_branded(parse: "Parse", first: int, beyond: int) -> None:
    """Parts whom one names from what he is called, in place.

    In "branded Chad an enemy" the parser makes one phrase of both, although nothing stands before an article in it.
    """
    for verb in range(first, beyond - 2):
        who = verb + 1
        name = parse.head[who]
        if parse.lemma[verb] not in _NAMING or parse.pos[verb] != "VERB" or parse.dep[who] not in ("nmod", "compound"):
            continue
        if parse.head[name] != verb or parse.dep[name] != "dobj" or parse.pos[who] != "PROPN":
            continue
        if any(parse.dep[k] == "det" and who < k < name for k in parse.kids[name]):
            attach(parse, who, verb, "dobj")
            parse.dep[name] = "oprd"


_NAMING = frozenset("call brand label dub deem declare pronounce name consider".split())


def free_perfects(parse: "Parse", first: int, beyond: int) -> None:
    """Makes one verb of "has since" and a participle that was taken for what its object is like, in place.

    In "has since *severed* relations" the parser reads relations that are severed. "Has newly elected leaders" is left.
    """
    for part in range(first + 2, beyond - 1):
        noun = parse.head[part]
        if parse.tag[part] != "VBN" or parse.dep[part] != "amod" or noun <= part or parse.lower[part - 1] not in _SINCE:
            continue
        have = parse.head[noun]
        between = range(have + 1, part)
        if parse.lemma[have] != "have" or parse.dep[noun] != "dobj" or parse.dep[have] in ("aux", "auxpass"):
            continue
        if have >= part or any(parse.lower[k] not in _SINCE for k in between):
            continue
        take_place(parse, part, have)
        for k in [k for k in parse.kids[have] if k not in (part, noun)]:
            attach(parse, k, part, parse.dep[k])
        for k in between:
            attach(parse, k, part, "advmod")
        attach(parse, noun, part, "dobj")
        attach(parse, have, part, "aux")
        parse.pos[part], parse.pos[have] = "VERB", "AUX"


_SINCE = frozenset("since already also now twice again repeatedly never not".split())


NEEDS: dict[Repair, Needs] = {
    free_attempts: needs(lower=_MODALS, dep={"ccomp"}),
    free_branded: needs(lemma=_NAMING),
    free_clauses: needs(lower=_OBLIGING),
    free_obliging: needs(lower=_ASKING),
    free_copulas: needs(lower=_COPULAS, tag={"NNS"}),
    free_failing: needs(lower={"failing", "barring"}),
    free_joined: needs(lower=_MODALS, dep={"conj"}),
    free_known: needs(lower={"known"}),
    free_meeting: needs(tag={"VBG"}),
    free_perfects: needs(lower=_SINCE, lemma={"have"}, dep={"amod"}),
    free_reduced: needs(dep={"advcl"}, tag={"VBD", "VBN"}),
    free_split: needs(dep={"ccomp"}, tag={"VBD", "VBN"}),
    free_stressed: needs(lower=_STRESSED, tag={"VBN"}),
    free_trailing: needs(lower={"should"}),
}
