"""Repairs of systematic errors of the small parser and its lemmatizer.

In "On 19 May Greece recalled its ships" and "In 1994 Chad withdrew" there is no comma between the date and the subject,
and the parser reads "19 May Greece" as one name. The subject is then the object of "on", and nobody acts.

In "Chad test-fired two short-range missiles" the verb is taken for a participle before the noun, and again nobody acts.
"""

import re
from typing import TYPE_CHECKING

from standoff.extraction.grammar import FINITE, kids
from standoff.extraction.hyphened import HYPHENED
from standoff.extraction.repairs_needs import Needs, Repair, needs
from standoff.extraction.verbs import VOWING

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$")
# Forms whose lemma the rules of the lemmatizer miss.
LEMMAS = {
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "staged": "stage",
    "staging": "stage",
    "waged": "wage",
    "waging": "wage",
    "raped": "rape",
    "raping": "rape",
    "raged": "rage",
    "raging": "rage",
    "reoccupied": "reoccupy",
    "reoccupies": "reoccupy",
    "dined": "dine",
    "dining": "dine",
    "fined": "fine",
    "cordoned": "cordon",
    "cordoning": "cordon",
    "relaunched": "relaunch",
    "relaunching": "relaunch",
    "rearrested": "rearrest",
    "resupplied": "resupply",
    "resupplying": "resupply",
    "waded": "wade",
    "spared": "spare",
    "wading": "wade",
    "leapt": "leap",
    "leant": "lean",
    "retook": "retake",
    "retaken": "retake",
    **{form: lemma for form, (_, lemma) in HYPHENED.items()},
}
_OF_DATES = frozenset({"on", "in", "by", "at", "after", "since", "until", "during", "before", "from"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def free_subjects(parse: "Parse", first: int, beyond: int) -> None:
    """Gives verbs the subject that a date before them swallowed, in place."""
    for verb in range(first + 3, beyond):
        if parse.pos[verb] not in ("VERB", "AUX") or parse.dep[verb] in ("aux", "auxpass", "xcomp", "amod"):
            continue
        if parse.dep[verb] == "acl" and parse.tag[verb] != "VBD":
            continue
        if kids(parse, verb, *SUBJECTS):
            continue
        start = verb
        while start - 1 > first and parse.head[start - 1] == verb and parse.dep[start - 1] in _BEFORE_VERB:
            start -= 1
        finite = parse.tag[verb] in FINITE or any(
            parse.tag[k] in FINITE for k in kids(parse, verb, "aux", "auxpass") if k < verb
        )
        if finite:
            _free(parse, start - 1, verb, first)


def free_verbs(parse: "Parse", first: int, beyond: int) -> None:
    """Makes verbs of what was taken for participles before a noun, in place ("Chad test-fired two missiles")."""
    for verb in range(first + 1, beyond):
        noun = parse.head[verb]
        if parse.dep[verb] != "amod" or noun <= verb:
            continue
        if parse.pos[noun] == "PROPN" and parse.dep[noun] == "pobj" and parse.lower[verb].endswith("ed"):
            _free_between(parse, verb, noun)
        if parse.tag[verb] != "VBD" or parse.pos[noun] != "NOUN":
            continue
        before = [k for k in parse.kids[noun] if k < verb]
        who = before[-1] if before else verb
        between = range(who + 1, verb)
        if parse.pos[who] != "PROPN" or parse.dep[who] not in ("compound", "nmod", "poss"):
            continue
        if any(parse.head[t] != verb and parse.dep[t] != "punct" for t in between) or parse.word[who + 1] == "'s":
            continue
        take_place(parse, verb, noun)
        parse.pos[verb] = "VERB"
        attach(parse, noun, verb, "dobj")
        for token in before[:-1]:
            attach(parse, token, who, "compound")
        attach(parse, who, verb, "nsubj")


def _free_between(parse: "Parse", verb: int, last: int) -> None:
    """Makes the main verb of what stands between two names: "the closure of the road by Chad angered Sudan"."""
    preposition = parse.head[last]
    top = _top(parse, preposition)
    who = verb - 1
    if (
        parse.pos[top] != "NOUN"
        or top > preposition
        or parse.head[who] != last
        or parse.pos[who] != "PROPN"
        or kids(parse, top, *SUBJECTS)
    ):
        return
    named = [k for k in parse.kids[last] if k < who]
    attach(parse, who, preposition, "pobj")
    for k in named:
        attach(parse, k, who, parse.dep[k])
    make_root(parse, verb)
    parse.tag[verb], parse.pos[verb] = "VBD", "VERB"
    attach(parse, last, verb, "dobj")
    attach(parse, top, verb, "nsubj")
    for k in [k for k in parse.kids[top] if k > last]:
        attach(parse, k, verb, parse.dep[k])


# Verbs that keep an object in the passive: "the towns given autonomy", "a man called Sow".
_WITH_TWO = frozenset(
    "give grant offer award send deny ask promise pay teach tell show owe lend refuse hand assign allot call name dub "
    "appoint elect declare make deem consider style title brand term christen entitle".split()
)


def free_main_verbs(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a sentence's verb of what was taken for a participle after its subject, in place.

    In "The premier, Ann Roe, called upon Chad to stop" the parser sees no verb at all, only a premier who is called; in
    "The coalition bombed the port" a coalition that was bombed, although only what is given or called keeps an object.
    """
    root = next((i for i in range(first, beyond) if parse.head[i] == i and parse.pos[i] in ("NOUN", "PROPN")), None)
    if root is None or any(parse.head[i] == i and i != root for i in range(first, beyond)):
        return
    named = kids(parse, root, "appos")
    verbs = [k for k in kids(parse, root, "acl") if parse.tag[k] in ("VBN", "VBD")]
    if len(verbs) != 1:
        return
    verb = verbs[0]
    introduced = any(root < k < verb for k in named) and parse.word[verb - 1] == ","
    acts = verb == root + 1 and parse.lemma[verb] not in _WITH_TWO and kids(parse, verb, "dobj")
    if not introduced and not acts:
        return
    if kids(parse, verb, "agent", "auxpass") or parse.word[beyond - 1] != ".":
        return
    later = [k for k in parse.kids[root] if k > verb]
    make_root(parse, verb)
    parse.tag[verb] = "VBD"
    for k in later:
        attach(parse, k, verb, parse.dep[k])
    attach(parse, root, verb, "nsubj")


def free_vows(parse: "Parse", first: int, beyond: int) -> None:
    """Makes verbs of "vow", "pledge" and the like after a plural name in a headline: "Houthis vow to fight"."""
    for vow in range(first + 1, beyond - 2):
        if parse.lower[vow] not in VOWING or parse.tag[vow] != "NN" or parse.head[vow] != vow:
            continue
        who, to = vow - 1, vow + 1
        if parse.lower[to] != "to" or parse.head[who] != vow or parse.dep[who] not in _MISREAD:
            continue
        deed = parse.head[to]
        if parse.head[deed] != vow or parse.tag[deed] != "VB" or kids(parse, vow, "det"):
            continue
        parse.tag[vow], parse.pos[vow] = "VBP", "VERB"
        parse.dep[who], parse.dep[deed] = "nsubj", "xcomp"
        parse.tag[who], parse.pos[who] = "NNPS", "PROPN"


# Words that are verbs after a plural subject, and what the parser makes of that subject.
_MISREAD = frozenset({"compound", "intj", "nmod", "amod", "nsubj", "dep"})


def free_participles(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb the subject that a participle between commas swallowed, in place.

    In "Ann Roe, ordering the fleet to sail, said" the parser sees that she orders, and nobody who said it.
    """
    for part in range(first + 2, beyond - 3):
        verb = parse.head[part]
        # "Peru, still angry, threatened" as well
        if parse.tag[part] not in ("VBG", "JJ") or parse.dep[part] not in ("ccomp", "csubj", "advcl"):
            continue
        if verb <= part + 1:
            continue
        who = [k for k in kids(parse, part, "nsubj") if k < part]
        if len(who) != 1 or kids(parse, part, "aux", "mark"):
            continue
        opened = parse.word[part - 1] == "," or (parse.word[part - 2] == "," and parse.pos[part - 1] == "ADV")
        mine = min([verb, *(k for k in parse.kids[verb] if k > part and parse.dep[k] in _BEFORE_VERB)])
        if not opened or parse.word[mine - 1] != "," or parse.tag[verb] not in FINITE:
            continue
        if not kids(parse, verb, *SUBJECTS):
            attach(parse, who[0], verb, "nsubj")
            attach(parse, part, verb, "advcl")


def free_clefts(parse: "Parse", first: int, beyond: int) -> None:
    """Makes a relative clause of what a cleft says of its subject ("it was Chad *that attacked*"), in place."""
    for verb in range(first + 4, beyond):
        be = parse.head[verb]
        if parse.dep[verb] != "ccomp" or be >= verb or parse.lower[be] not in ("was", "is", "were"):
            continue
        own = [k for k in kids(parse, verb, *SUBJECTS) if parse.lower[k] in ("that", "who", "which")]
        below = {parse.dep[k]: k for k in parse.kids[be] if k < verb}
        it = below.get("nsubj")
        if own and it is not None and parse.lower[it] == "it" and below.get("attr", own[0]) == own[0] - 1:
            attach(parse, verb, below["attr"], "relcl")


def name_participles(parse: "Parse", start: int, beyond: int) -> None:
    """Makes a participle of what opens a sentence without a subject ("Asked about it, the envoy left"), in place."""
    for i in range(start, min(start + 2, beyond)):
        opens = parse.tag[i] == "VBD" and parse.dep[i] == "advcl" and parse.head[i] > i
        if opens and not kids(parse, i, "aux", *SUBJECTS):
            parse.tag[i] = "VBN"


def free_semicolons(parse: "Parse", first: int, beyond: int) -> None:
    """Parts two clauses with a semicolon between, in place: "Chad fled; Oman warned of famine" warns of no flight."""
    for mark in range(first + 1, beyond - 2):
        if parse.word[mark] != ";":
            continue
        verb = parse.head[mark]
        if verb < mark or not any(mark < k < verb and parse.dep[k] in SUBJECTS for k in parse.kids[verb]):
            continue
        for k in parse.kids[verb]:
            if k < mark and parse.dep[k] == "ccomp":
                parse.dep[k] = "parataxis"


def free_comments(parse: "Parse", first: int, beyond: int) -> None:
    """Hangs a remark on all that was said before it, in place: "They had fled, it said, *a claim that Lima denied*".

    The parser takes the claim for an object of somebody in the sentence, and what follows for what is claimed.
    """
    for article in range(first + 3, beyond - 2):
        if parse.lower[article] not in ("a", "an") or parse.word[article - 1] != ",":
            continue
        noun = article + 1 + (parse.pos[article + 1] == "ADJ")
        if noun + 1 >= beyond or parse.lemma[noun] not in _COMMENTS or parse.pos[noun] != "NOUN":
            continue
        if parse.lower[noun + 1] not in ("that", "which") and parse.tag[noun + 1] != "VBN":
            continue
        verb = article - 2
        if parse.tag[verb] not in FINITE or parse.dep[verb] not in ("ROOT", "parataxis", "ccomp"):
            verb = _top(parse, noun)
        if verb >= article or parse.pos[verb] not in ("VERB", "AUX"):
            continue
        attach(parse, noun, verb, "npadvmod")
        for clause in [k for k in kids(parse, noun, "acl", "ccomp") if k > noun + 1]:
            parse.dep[clause] = "relcl"
            for k in parse.kids[clause]:
                if k == noun + 1 and parse.dep[k] == "mark":
                    parse.dep[k] = "dobj"


_COMMENTS = frozenset(
    "claim charge accusation allegation assertion contention suggestion figure number toll count report version "
    "account denial statement description".split()
)


def free_coordinated(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a second clause the subject that was taken for a second object, in place.

    In "Chad summoned the envoy and Libyan jets were scrambled" the parser reads that Chad summoned the jets too.
    """
    for verb in range(first + 3, beyond):
        if parse.tag[verb] != "VBN" or parse.dep[verb] not in ("ccomp", "conj", "dep", "advcl"):
            continue
        passives = kids(parse, verb, "auxpass")
        if not passives or kids(parse, verb, *SUBJECTS):
            continue
        who = min(k for k in parse.kids[verb] if parse.dep[k] in _BEFORE_VERB) - 1
        if parse.dep[who] != "conj" or parse.head[verb] >= who or parse.pos[who] not in ("NOUN", "PROPN"):
            continue
        start = min([who, *(k for k in parse.kids[who] if k < who)])
        if parse.lower[start - 1] == "and" and parse.tag[passives[0]] in FINITE:
            attach(parse, who, verb, "nsubjpass")
            parse.dep[verb] = "conj"


def free_quoted(parse: "Parse", first: int, beyond: int) -> None:
    """Makes verbs of what was taken for a noun because a quotation begins with it (the DRC "denounces the raid")."""
    for verb in range(first + 2, beyond):
        if parse.tag[verb] != "NNS" or parse.lower[verb - 1] not in _QUOTES:
            continue
        labels = {parse.dep[k] for k in parse.kids[verb]}
        if "dobj" in labels and labels & SUBJECTS:
            parse.tag[verb], parse.pos[verb] = "VBZ", "VERB"


_QUOTES = frozenset({'"', "'", "``"})


def name_names(parse: "Parse", first: int, beyond: int) -> None:
    """Makes names of capitalised words that were taken for verbs but stand as nouns ("in Zambia"), in place."""
    for i in range(first + 1, beyond):
        tag = parse.tag[i]
        if tag == "VB" or tag == "VBP":
            capital = parse.word[i][:1].isupper() and not parse.word[i].isupper()
            if capital and parse.dep[i] in ("pobj", "dobj", "compound", "poss"):
                parse.tag[i], parse.pos[i] = "NNP", "PROPN"
        elif tag == "CD" and parse.word[i].endswith("s") and parse.word[i][:1].isupper():
            parse.tag[i], parse.pos[i] = "NNS", "NOUN"  # "seven B-2s"
    verb = parse.head[first]
    adjective = parse.tag[first] == "JJ" and parse.dep[first] == "amod" and parse.word[first].istitle()
    if adjective and verb == first + 1 and parse.tag[verb] in ("VBZ", "VBD") and not kids(parse, verb, *SUBJECTS):
        # "*Kigali* affirms that …"
        parse.tag[first], parse.pos[first], parse.dep[first] = "NNP", "PROPN", "nsubj"


_PARTING = frozenset({"ADP", "VERB", "PUNCT", "CCONJ"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "advmod", "neg"})


def _free(parse: "Parse", who: int, verb: int, first: int) -> None:
    """Moves the name that ends at *who* from under a date's preposition to the verb, if that is where it stands."""
    while parse.dep[who] != "pobj" or not _is_of_dates(parse, parse.head[who]):
        # "On 19 May President Kagame *of Rwanda*", "Mozambique President *Machel*": the name's head stands before.
        if parse.head[who] >= who:
            return
        who = parse.head[who]
    preposition = parse.head[who]
    if parse.pos[who] not in ("NOUN", "PROPN") or parse.lemma[who] in _HOURS or _is_date(parse, who):
        return
    if not first <= preposition < who:
        return
    last = max((t for t in range(preposition + 1, who) if _is_date(parse, t)), default=None)
    # Only a date may stand between, or a title ("19 May *Secretary of State* Hull"): "in Paris" and "on behalf of Chad"
    # are left alone.
    if last is None or any(
        parse.pos[t] in _PARTING and not (t > last and is_under(parse, t, who)) for t in range(preposition + 1, who)
    ):
        return
    months = [t for t in range(preposition + 1, last + 1) if parse.lower[t] in MONTHS or parse.lower[t] in DAYS]
    date = months[0] if months else last
    for token in range(preposition + 1, last + 1):
        if parse.head[token] == who or token == date or not preposition < parse.head[token] <= last:
            attach(parse, token, preposition if token == date else date, "pobj" if token == date else "nummod")
    if is_under(parse, verb, who):
        # "the Army *attacked* and broke through", where the first of two verbs passes for a participle
        while parse.head[verb] != who:
            verb = parse.head[verb]
        make_root(parse, verb)
    passive = kids(parse, verb, "auxpass")
    attach(parse, who, verb, "nsubjpass" if passive else "nsubj")


# What may belong to a date: "on Monday night".
_HOURS = frozenset("night morning evening afternoon noon midnight dawn dusk day week weekend month year eve".split())


def _is_of_dates(parse: "Parse", preposition: int) -> bool:
    """Whether a date may stand behind it: "*on* 14 May", "the night *of* 14 May"."""
    hour = parse.lower[preposition] == "of" and parse.lemma[parse.head[preposition]] in _HOURS
    return hour or parse.lower[preposition] in _OF_DATES


def _is_date(parse: "Parse", token: int) -> bool:
    word = parse.lower[token]
    return word in MONTHS or word in DAYS or _NUMBER.match(word) is not None


def _top(parse: "Parse", token: int) -> int:
    """The root above a token."""
    while parse.head[token] != token:
        token = parse.head[token]
    return token


def is_under(parse: "Parse", token: int, top: int) -> bool:
    """Whether *token* is *top* or hangs on it, however deep."""
    while token != top and parse.head[token] != token:
        token = parse.head[token]
    return token == top


def _detach(parse: "Parse", token: int) -> None:
    before = parse.head[token]
    if before != token and token in parse.kids[before]:
        parse.kids[before].remove(token)


def make_root(parse: "Parse", token: int) -> None:
    """Makes a token the root of its sentence, in place."""
    _detach(parse, token)
    parse.head[token], parse.dep[token] = token, "ROOT"


def take_place(parse: "Parse", token: int, other: int) -> None:
    """Hangs a token where another one hangs, in place: as the root where that is the root."""
    if parse.head[other] == other:
        make_root(parse, token)
    else:
        attach(parse, token, parse.head[other], parse.dep[other])


def leftmost(parse: "Parse", token: int) -> int:
    """The first token under *token*, itself included."""
    while (first := min(parse.kids[token], default=token)) < token:
        token = first
    return token


def attach(parse: "Parse", token: int, head: int, label: str) -> None:
    """Hangs a token on another one, in place; never on what hangs on itself, as a tree has no circles."""
    if is_under(parse, head, token):
        return
    _detach(parse, token)
    parse.head[token] = head
    parse.dep[token] = label
    parse.kids[head] = sorted([*parse.kids[head], token])


NEEDS: dict[Repair, Needs] = {
    free_clefts: needs(lower={"it"}, dep={"ccomp"}),
    free_comments: needs(lower={"a", "an"}, lemma=_COMMENTS),
    free_coordinated: needs(dep={"auxpass"}, tag={"VBN"}),
    free_main_verbs: needs(dep={"acl"}),
    free_participles: needs(lower={","}, tag={"VBG", "JJ"}, dep={"ccomp", "csubj", "advcl"}),
    free_quoted: needs(lower=_QUOTES, tag={"NNS"}),
    free_semicolons: needs(lower={";"}),
    free_verbs: needs(dep={"amod"}),
    free_vows: needs(lower=VOWING, tag={"NN"}),
    name_participles: needs(dep={"advcl"}, tag={"VBD"}),
}
