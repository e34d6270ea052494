"""Repairs of clauses that the small parser joins to the wrong clause before them.

In "said it was ready, but that it would never sign" it makes the second thing that is said a second saying, and in
"said it would pay if Oslo admitted it, punished them and left" an announcement of what is waited for. In "will stay
closed until …" it takes staying for the auxiliary of closing.
"""

from typing import TYPE_CHECKING

from standoff.extraction.grammar import FINITE, kids
from standoff.extraction.repairs import SUBJECTS, attach, is_under, leftmost, take_place
from standoff.extraction.repairs_needs import Needs, Repair, needs
from standoff.extraction.verbs import OBJECT_CONTROL, PACTS, VOWING

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

# What one does about what another did.
_DIPLOMATIC = frozenset("protest summon recall demand condemn lodge appeal complain".split())
_TELLING = frozenset("say tell add warn announce".split())
_UNDERTAKING = VOWING | {"offer", "refuse", "agree"}
_CONDITIONAL = frozenset({"if", "unless", "once", "until", "provided"})
_WAITING = _CONDITIONAL | {"when", "after"}
# How one goes on who has answered a charge.
_ANSWERING = (
    _DIPLOMATIC
    | _UNDERTAKING
    | frozenset(
        "renew repeat reiterate reject accuse urge call ask warn propose invite thank praise blame announce "
        "insist".split()
    )
)
_TOLD = frozenset({"acl", "ccomp", "relcl"})
_STATING = frozenset("say warn add announce declare accuse deny claim promise vow threaten insist call urge".split())
_PACTS = PACTS | {"agreement", "memorandum"}
_SPELLED_OUT = frozenset("offer pledge promise threat vow readiness willingness determination commitment".split())
# The subject of a clause begins so near.
_NEAR = 6
_PARTIES = frozenset({"PROPN", "PRON"})
_PAST, _PRESENT = frozenset({"VBD", "VBN"}), frozenset({"VBP", "VBZ"})
_INFLECTED = _PAST | _PRESENT


def free_said_as_well(parse: "Parse", first: int, beyond: int) -> None:
    """Joins what is said as well to what is said, in place: "said that X would sign, but *that Y would not*"."""
    for that in range(first + 3, beyond - 1):
        clause = parse.head[that]
        said = parse.head[clause]
        if parse.lower[that] != "that" or parse.dep[that] != "mark" or not said < that < clause < beyond:
            continue
        if parse.dep[clause] != "conj" or parse.lower[that - 1] not in ("and", "but") or parse.head[that - 1] != said:
            continue
        before = [k for k in kids(parse, said, "ccomp") if said < k < that]
        if before and kids(parse, clause, *SUBJECTS):
            attach(parse, clause, before[-1], "conj")
            attach(parse, that - 1, before[-1], "cc")


def free_listed(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a condition all that it lists, in place: "if Oslo admitted it, *punished them* and *left*"."""
    for listed in range(first + 4, beyond):
        above = parse.head[listed]
        if parse.tag[listed] not in _INFLECTED or parse.pos[listed] != "VERB" or above >= listed:
            continue
        own = [k for k in parse.kids[listed] if parse.dep[k] in SUBJECTS or parse.dep[k] in ("aux", "auxpass", "mark")]
        if own:
            continue
        joined = kids(parse, listed, "conj")
        clause = None
        if parse.dep[listed] == "ccomp" and parse.word[listed - 1] == "," and joined:
            clause = _told_before(parse, above, listed)
        elif (
            parse.dep[listed] == "conj"
            and any(parse.tag[k] == "MD" for k in parse.kids[above])
            and (parse.word[listed - 2] != "," or parse.pos[listed - 1] != "CCONJ")
        ):
            # "Would close" is joined to no "punished": what follows a modal verb is bare. Behind a comma it may be
            # what its subject did as well ("would sign if asked, and called for calm").
            clause = _condition_before(parse, above, listed)
        if clause is not None and _agree(parse, clause, listed):
            attach(parse, listed, clause, "conj")


def free_listed_cases(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a condition all the cases that it lists, in place: "would sign when Oslo paid, *Lima left* and *all go*".

    They have subjects of their own, and the parser takes them for what somebody says or would do as well.
    """
    for listed in range(first + 6, beyond - 3):
        who = kids(parse, listed, *SUBJECTS) if parse.dep[listed] in ("ccomp", "conj") else []
        if not who or parse.tag[listed] not in _INFLECTED:
            continue
        if any(parse.tag[k] == "MD" or parse.dep[k] == "mark" for k in parse.kids[listed]):
            continue
        if parse.dep[listed] == "conj" and parse.pos[who[0]] != "NOUN":
            continue  # "said it would stop if asked, Lima welcomed it and Quito did not": each acts for itself
        joined = [k for k in kids(parse, listed, "conj") if kids(parse, k, *SUBJECTS)]
        if parse.word[leftmost(parse, who[0]) - 1] != "," or not joined:
            continue
        for told in (parse.head[listed], *kids(parse, parse.head[listed], "ccomp")):
            modal = told < listed and any(parse.tag[k] == "MD" for k in parse.kids[told])
            clause = _condition_before(parse, told, listed, _WAITING) if modal else None
            if clause is not None and _agree(parse, clause, listed) and _agree(parse, clause, joined[0]):
                attach(parse, listed, clause, "conj")
                break


def free_after_charges(parse: "Parse", first: int, beyond: int) -> None:
    """Gives an answer to who denied, in place: "denied that it was arming rebels *and renewed* its offer".

    What is going on ("was arming") is not joined to what was done once.
    """
    for verb in range(first + 5, beyond):
        going = parse.head[verb]
        if parse.dep[verb] != "conj" or parse.tag[verb] not in _PAST or not first <= going < verb:
            continue
        if parse.tag[going] != "VBG" or parse.lemma[verb] not in _ANSWERING or parse.dep[going] not in _TOLD:
            continue
        if any(parse.dep[k] in SUBJECTS or parse.dep[k] in ("aux", "auxpass") for k in parse.kids[verb]):
            continue
        said = parse.head[going]
        while parse.pos[said] == "NOUN" and parse.head[said] < said:
            said = parse.head[said]
        if parse.tag[said] == "VBD" and said < going and kids(parse, said, *SUBJECTS):
            attach(parse, verb, said, "conj")
            for k in [k for k in kids(parse, going, "cc") if going < k < verb]:
                attach(parse, k, said, "cc")
            parse.tag[verb] = "VBD"


def free_read_out(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb of saying the text that says it, in place: "*A statement* read on the radio *said* that …"."""
    for said in range(first + 4, beyond - 1):
        told = [k for k in kids(parse, said, "ccomp") if k < said]
        if len(told) != 1 or parse.lemma[said] not in _STATING or kids(parse, said, *SUBJECTS):
            continue
        part = told[0]
        text = kids(parse, part, "nsubj")
        if parse.tag[part] not in _PAST or len(text) != 1 or text[0] != part - 1 or parse.pos[part - 1] != "NOUN":
            continue
        if parse.pos[said - 1] == "PUNCT" or any(parse.dep[k] in ("aux", "auxpass", "dobj") for k in parse.kids[part]):
            continue
        attach(parse, text[0], said, "nsubj")
        attach(parse, part, text[0], "acl")
        parse.tag[part] = "VBN"


def _told_before(parse: "Parse", said: int, listed: int) -> int | None:
    """The conditional clause that ends right before *listed*, under another thing that *said* says."""
    for told in parse.kids[said]:
        clause = _condition_before(parse, told, listed) if parse.dep[told] == "ccomp" and told < listed else None
        if clause is not None:
            return clause
    return None


def _condition_before(parse: "Parse", verb: int, listed: int, words: frozenset[str] = _CONDITIONAL) -> int | None:
    """The conditional clause of *verb* that stands between it and *listed*."""
    for clause in parse.kids[verb]:
        marks = {parse.lower[k] for k in parse.kids[clause] if parse.dep[k] in ("mark", "advmod")}
        if parse.dep[clause] == "advcl" and verb < clause < listed and marks & words:
            return clause
    return None


def _agree(parse: "Parse", one: int, other: int) -> bool:
    return any(parse.tag[one] in tenses and parse.tag[other] in tenses for tenses in (_PAST, _PRESENT))


def free_said_on(parse: "Parse", first: int, beyond: int) -> None:
    """Joins what is said behind the speaker to the rest, in place: "Oslo would sue, it said, but *would wait*"."""
    for verb in range(first + 4, beyond):
        said = parse.head[verb]
        if parse.dep[verb] != "conj" or not first <= said < verb or parse.tag[said] not in ("VBD", "VBZ"):
            continue
        modal = any(parse.tag[k] == "MD" for k in parse.kids[verb]) and not kids(parse, verb, *SUBJECTS)
        told = [k for k in kids(parse, said, "ccomp") if k < said]
        if parse.dep[said] == "conj" and parse.head[said] < said and parse.lemma[said] in _TELLING:
            told = [parse.head[said]]  # "would sue, its envoy told Lima, but would wait"
        if modal and len(told) == 1 and any(parse.tag[k] == "MD" for k in parse.kids[told[0]]):
            attach(parse, verb, told[0], "conj")
            for k in [k for k in kids(parse, said, "cc") if said < k < verb]:
                attach(parse, k, told[0], "cc")


def free_protested(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a protest to who tells what happened, in place: "said a ship had entered its waters, *and protested*"."""
    for verb in range(first + 5, beyond):
        told = parse.head[verb]
        said = parse.head[told]
        if parse.dep[verb] != "conj" or parse.lemma[verb] not in _DIPLOMATIC or parse.dep[told] != "ccomp":
            continue
        if parse.tag[verb] not in _PAST or parse.word[verb - 1] != "and" or parse.word[verb - 2] != ",":
            continue
        had = any(parse.lower[k] in ("had", "has", "have") for k in parse.kids[told] if parse.dep[k] == "aux")
        own = any(parse.dep[k] in SUBJECTS or parse.dep[k] in ("aux", "auxpass") for k in parse.kids[verb])
        if had and not own and said < told and parse.tag[said] in ("VBD", "VBZ"):
            attach(parse, verb, said, "conj")
            attach(parse, verb - 1, said, "cc")
            parse.tag[verb] = "VBD"


def free_vowed(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a vow what is vowed behind a date, in place: "threatened on Thursday *to close* the road"."""
    for verb in range(first + 3, beyond):
        vow = parse.head[verb]
        if parse.dep[verb] != "advcl" or parse.tag[verb] != "VB" or parse.lemma[vow] not in _UNDERTAKING or vow > verb:
            continue
        if any(parse.dep[k] in ("xcomp", "dobj", "ccomp") and k < verb for k in parse.kids[vow]):
            continue
        to = [k for k in parse.kids[verb] if parse.lower[k] == "to" and parse.dep[k] == "aux"]
        # nothing but when and where stands between
        near = to and all(parse.dep[k] in ("prep", "npadvmod", "advmod") for k in parse.kids[vow] if vow < k < to[0])
        if near and parse.word[to[0] - 1] != ",":
            attach(parse, verb, vow, "xcomp")
            for clause in [k for k in kids(parse, vow, "advcl") if k > verb]:
                attach(parse, clause, verb, "advcl")


def free_offered(parse: "Parse", first: int, beyond: int) -> None:
    """Gives an infinitive to the offer or threat it spells out, in place: "stood by his *offer to send* men"."""
    for to in range(first + 2, beyond - 1):
        noun, verb = to - 1, parse.head[to]
        if parse.lower[to] != "to" or parse.dep[to] != "aux" or parse.lemma[noun] not in _SPELLED_OUT:
            continue
        if parse.pos[noun] != "NOUN" or parse.tag[verb] != "VB" or parse.dep[verb] not in ("advcl", "xcomp"):
            continue
        if parse.head[verb] < noun < verb and is_under(parse, noun, parse.head[verb]):
            attach(parse, verb, noun, "acl")


def free_kept(parse: "Parse", first: int, beyond: int) -> None:
    """Makes "stay" the verb of what stays as it is, in place: "will *stay* closed until …"."""
    for stay in range(first + 1, beyond - 1):
        state = parse.head[stay]
        if parse.lemma[stay] not in ("stay", "remain") or parse.dep[stay] not in ("auxpass", "aux") or state < stay:
            continue
        take_place(parse, stay, state)
        for k in [k for k in parse.kids[state] if k != stay]:
            attach(parse, k, stay, "nsubj" if parse.dep[k] == "nsubjpass" else parse.dep[k])
        attach(parse, state, stay, "acomp")
        parse.pos[stay] = "VERB"


def free_never(parse: "Parse", first: int, beyond: int) -> None:
    """Gives "never again to" to the infinitive, in place: "has sworn *never again* to let them in"."""
    for never in range(first + 1, beyond - 2):
        to = never + (2 if parse.lower[never + 1] == "again" else 1)
        if parse.lower[never] != "never" or to >= beyond or parse.lower[to] != "to" or parse.dep[to] != "aux":
            continue
        verb, cue = parse.head[to], parse.head[parse.head[to]]
        if parse.tag[verb] != "VB" or not cue < never or parse.dep[verb] not in ("advcl", "xcomp"):
            continue
        if to == never + 2:
            attach(parse, never + 1, verb, "advmod")
        attach(parse, never, verb, "neg")
        attach(parse, verb, cue, "xcomp")


def free_urged(parse: "Parse", first: int, beyond: int) -> None:
    """Makes what is asked of who is urged of an aim, in place: "press Lima *to back down*", "urged *both* to wait"."""
    for to in range(first + 2, beyond - 1):
        if parse.lower[to] != "to" or parse.dep[to] != "aux":
            continue
        verb = parse.head[to]
        cue = parse.head[verb]
        if parse.lower[to - 1] == "both" and parse.dep[to - 1] == "dep" and parse.lemma[to - 2] in OBJECT_CONTROL:
            attach(parse, to - 1, to - 2, "dobj")
        if parse.tag[verb] != "VB" or parse.dep[verb] != "advcl":
            continue
        asked = parse.lemma[cue] in OBJECT_CONTROL and cue < to and not kids(parse, cue, "xcomp", "ccomp")
        if asked and parse.head[to - 1] == cue and parse.dep[to - 1] == "dobj" and parse.pos[to - 1] in _PARTIES:
            parse.dep[verb] = "xcomp"


def free_in_case(parse: "Parse", first: int, beyond: int) -> None:
    """Hangs a clause on the "case" it is told for, in place: "will wait *in case* Lima *asks*"."""
    for case in range(first + 2, beyond - 2):
        if parse.lower[case] != "case" or parse.lower[case - 1] != "in" or parse.head[case] != case - 1:
            continue
        who = next((k for k in range(case + 1, min(case + _NEAR, beyond)) if parse.dep[k] in SUBJECTS), None)
        verb = None if who is None else parse.head[who]
        if who is None or verb is None or verb < who or leftmost(parse, who) != case + 1:
            continue
        if parse.tag[verb] in FINITE and parse.dep[verb] in ("ccomp", "dep", "conj", "advcl", "parataxis"):
            attach(parse, verb, case, "acl")


def free_visitors(parse: "Parse", first: int, beyond: int) -> None:
    """Parts where somebody acts from who acts, in place: "In Lima *Boric* asked for more" names no "Lima Boric".

    So too "Under the Lima Convention *Oslo* is bound to …".
    """
    for who in range(first + 2, beyond - 1):
        if parse.dep[who] != "pobj" or parse.pos[who] != "PROPN":
            continue
        town, preposition, verb = who - 1, parse.head[who], who + 1
        if not preposition < town:
            continue
        under = parse.word[preposition] == "Under" and parse.lower[town] in _PACTS
        if not under and (parse.word[preposition] != "In" or preposition != who - 2):
            continue
        if parse.head[town] != who or parse.dep[town] != "compound" or not parse.pos[town] == parse.pos[who] == "PROPN":
            continue
        finite = parse.pos[verb] in ("VERB", "AUX") and parse.tag[verb] in ("VBD", "VBZ")
        while under and parse.dep[verb] in ("aux", "auxpass") and parse.head[verb] > verb:
            verb = parse.head[verb]
        if not finite or kids(parse, verb, *SUBJECTS):
            continue
        for k in [k for k in parse.kids[who] if k < town]:
            attach(parse, k, town, parse.dep[k])
        attach(parse, town, preposition, "pobj")
        attach(parse, who, verb, "nsubjpass" if kids(parse, verb, "auxpass") else "nsubj")


def free_inverted_speakers(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb behind what it says the speaker who follows, in place: "The road is shut, *warned Oslo's mayor*"."""
    for verb in range(first + 3, beyond - 1):
        if parse.tag[verb] not in ("VBD", "VBZ") or parse.pos[verb] != "VERB" or parse.word[verb - 1] not in _CLOSING:
            continue
        _put_behind(parse, verb)
        said = [k for k in kids(parse, verb, "ccomp") if k < verb]
        who = [k for k in kids(parse, verb, "dobj") if k > verb]
        if len(said) != 1 or len(who) != 1 or kids(parse, verb, *SUBJECTS):
            continue
        if kids(parse, said[0], *SUBJECTS) and parse.pos[who[0]] in ("PROPN", "NOUN"):
            attach(parse, who[0], verb, "nsubj")


def _put_behind(parse: "Parse", verb: int) -> None:
    """Makes a verb of saying that was put beside what it says the main verb: "The road is shut, *warned* the mayor"."""
    told = parse.head[verb]
    beside = parse.dep[verb] == "conj" and told < verb and parse.lemma[verb] in _WARNING
    if beside and not any(parse.dep[k] == "cc" and told < k < verb for k in parse.kids[told]):
        take_place(parse, verb, told)
        attach(parse, told, verb, "ccomp")


def free_at_the_time(parse: "Parse", first: int, beyond: int) -> None:
    """Gives a verb of saying what it says behind "at the time", in place: "said at the time *that it would leave*"."""
    for time in range(first + 3, beyond - 2):
        at = parse.head[time]
        verb = parse.head[at]
        if parse.lower[time] not in _TIMES or parse.dep[time] != "pobj" or parse.dep[at] != "prep" or verb >= at:
            continue
        if parse.pos[verb] != "VERB" or parse.lower[time + 1] != "that":
            continue
        for clause in kids(parse, time, "acl", "relcl", "ccomp"):
            if parse.head[time + 1] == clause and kids(parse, clause, *SUBJECTS):
                attach(parse, time + 1, clause, "mark")
                attach(parse, clause, verb, "ccomp")


# What stands between what is said and the verb that says it.
_CLOSING = frozenset({",", '"', "”", "'"})
_WARNING = frozenset("warn caution advise promise announce declare complain predict".split())
_TIMES = frozenset({"time", "statement", "interview", "letter", "speech"})


NEEDS: dict[Repair, Needs] = {
    free_at_the_time: needs(lower=_TIMES),
    free_after_charges: needs(lemma=_ANSWERING, dep={"conj"}, tag={"VBG"}),
    free_listed_cases: needs(dep={"ccomp", "conj"}, tag={"MD"}, lower=_WAITING),
    free_read_out: needs(lemma=_STATING, dep={"ccomp"}),
    free_in_case: needs(lower={"case"}),
    free_inverted_speakers: needs(word=_CLOSING, tag={"VBD", "VBZ"}),
    free_kept: needs(lemma={"stay", "remain"}),
    free_never: needs(lower={"never"}),
    free_offered: needs(lower={"to"}, lemma=_SPELLED_OUT),
    free_protested: needs(lemma=_DIPLOMATIC, dep={"conj"}),
    free_said_as_well: needs(lower={"that"}, dep={"conj"}),
    free_said_on: needs(dep={"conj"}, tag={"MD"}),
    free_urged: needs(lower={"to"}, lemma=OBJECT_CONTROL, dep={"advcl", "dep"}),
    free_visitors: needs(word={"Under", "In"}),
    free_vowed: needs(lemma=_UNDERTAKING, dep={"advcl"}),
}
