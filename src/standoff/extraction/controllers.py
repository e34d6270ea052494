"""Whom a pronoun must mean by the grammar of its clause, whoever was named nearer or oftener.

"Lima said *it* would leave" tells of Lima, and "Lima froze trade with Quito over *its* shelling of the port" of Quito:
nobody is punished for what the punisher did.
"""

from standoff.extraction.grammar import RELATIVES, ancestors, governing_verb, kids, own_subject, subject
from standoff.extraction.parse import Parse
from standoff.extraction.repairs_relatives import CLAIMING
from standoff.extraction.verbs import OBJECT_CONTROL

_CONDITIONS = frozenset({"if", "unless", "should", "once"})
# What one does to whom one reproaches with something.
_PUNISHING = frozenset(
    "suspend cut recall impose sanction summon expel halt freeze condemn criticise criticize protest punish fine "
    "accuse blame censure rebuke denounce withdraw ban sue boycott sever break end cancel stop withhold slap adopt "
    "downgrade reprimand chide scold attack slam isolate blacklist indict charge prosecute bar retaliate respond "
    "react".split()
)
_OVER = frozenset({"over", "for", "about"})
# What one is reproached with is done by somebody; of a border, a right or a fear "its" may as well be one's own.
_DEEDS = frozenset(
    "blockade occupation bombing shelling invasion war attack attacks bombardment annexation seizure assault offensive "
    "support treatment crackdown conduct role failure refusal handling backing persecution detention arrest "
    "imprisonment execution abduction killing massacre use breach violation aggression raid incursion intrusion "
    "interference meddling involvement complicity backing arming harassment siege destruction expulsion deportation "
    "repression suppression launch test testing hosting sheltering recruitment filling construction poisoning "
    "behaviour behavior actions threats remarks".split()
)
_FINDING = frozenset("determine conclude find decide establish discover learn judge".split())
_BEFORE = frozenset({"after", "on", "upon"})


def served(parse: Parse, verb: int) -> int:
    """The verb whose subject does *verb*, as in "made Lima withdraw by threatening …", where "by" hangs on "withdraw".

    Any other verb is returned as it is.
    """
    by = parse.head[verb]
    above = parse.head[by]
    if parse.dep[verb] != "pcomp" or parse.lower[by] != "by" or parse.pos[above] != "VERB":
        return verb
    over = parse.head[above]
    made = parse.dep[above] in ("xcomp", "ccomp") and parse.lemma[over] in OBJECT_CONTROL
    return over if made else verb


def doer(parse: Parse, i: int) -> int | None:
    """The subject of the clause that a possessive stands in: "Oslo will have a port and *Riga* keep its own"."""
    clause = governing_verb(parse, i)
    return own_subject(parse, clause) if clause is not None else None


def controller(parse: Parse, i: int) -> int | None:
    """In "X warned Y … if it acts" whoever is warned; in "Y would suffer if it acts" the subject that suffers."""
    at = parse.head[i] if parse.dep[i] == "poss" else i
    verb = parse.head[at]
    if parse.dep[at] in ("nsubj", "nsubjpass") and parse.dep[verb] == "ccomp" and parse.head[verb] < i:
        # "Lima said it, or its army, had left": who says something says it of himself, if of anybody
        above = parse.head[verb]
        told = parse.lemma[above] == "know" and parse.lemma[parse.head[above]] in ("let", "make")
        above = parse.head[above] if told else above
        said = own_subject(parse, above)
        relative = said is not None and parse.dep[above] == "relcl" and parse.lower[said] in RELATIVES
        # "Lima's premier, who says he …": of the premier
        return parse.head[above] if relative else said
    if parse.dep[i] == "nsubj" and _is_in_passing(parse, verb):
        return _teller(parse, verb)
    if parse.dep[i] == "nsubj" and parse.dep[verb] == "relcl":
        clause = governing_verb(parse, parse.head[verb])
        if is_in_which(parse, verb):
            # "Lima's premier sent a letter to Quito's, in which he warned …": whoever wrote it
            return own_subject(parse, clause) if clause is not None else None
        if clause is not None and parse.tag[clause] == "VB" and own_subject(parse, clause) is None:
            # "prompting Lima to expel the envoy, whom it accused": whoever expelled
            return subject(parse, clause)
        return own_subject(parse, clause) if clause is not None and parse.tag[clause] == "VB" else None
    if parse.dep[i] != "nsubj" or parse.dep[verb] != "advcl":
        return None
    above = parse.head[verb]
    marks = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in ("mark", "advmod")}
    if not marks & _CONDITIONS:
        return None
    if parse.lemma[above] in OBJECT_CONTROL:
        for k in parse.kids[above]:
            if parse.dep[k] == "dobj":
                return k
    return own_subject(parse, above)


def is_in_which(parse: Parse, verb: int) -> bool:
    """Whether a relative clause says what stands in something: "a letter to Quito *in which* he warned"."""
    return any(
        parse.lower[p] == "in" and any(parse.lower[o] == "which" for o in parse.kids[p])
        for p in parse.kids[verb]
        if parse.dep[p] == "prep"
    )


def infinitive_subject(parse: Parse, i: int) -> int | None:
    """Who is to do what an infinitive says, for a possessive in it: "called on *X* to withdraw its forces"."""
    verb = governing_verb(parse, i)
    if verb is None or parse.tag[verb] != "VB" or own_subject(parse, verb) is not None:
        return None
    return subject(parse, verb)


def is_not_the_subjects(parse: Parse, i: int) -> bool:
    """Whether several act where something is one's: "the allies left Chad and froze *its* assets"."""
    clause = governing_verb(parse, i)
    about = subject(parse, clause) if clause is not None else None
    return about is not None and about < i and parse.tag[about] in ("NNS", "NNPS")


def several_told_of(parse: Parse, i: int) -> int | None:
    """The subject of the clause of "their", if it is several: "the *refugees* gave up their arms"."""
    clause = governing_verb(parse, i)
    about = own_subject(parse, clause) if clause is not None else None
    if about is None or about > i or parse.pos[about] not in ("NOUN", "PROPN"):
        return None
    several = parse.tag[about] in ("NNS", "NNPS") or any(parse.dep[k] == "conj" for k in parse.kids[about])
    return about if several else None


def reproached(parse: Parse, i: int) -> range | None:
    """Where the one is named whom a possessive means, who is punished for a deed of his own.

    Args:
        parse: The parse.
        i: A possessive pronoun.

    Returns:
        The tokens between the punishing and the deed ("froze *trade with Quito* over its shelling of the port", "banned
        *Quito* after finding that its army had …"); None if the clause is no such one.
    """
    deed = parse.head[i]
    over = parse.head[deed]
    if parse.dep[deed] == "pobj" and parse.lower[over] in _OVER and parse.lower[deed] in _DEEDS:
        return _since_punishing(parse, over)
    verb = parse.head[deed]
    found = parse.head[verb]
    if parse.dep[deed] in ("nsubj", "nsubjpass") and parse.dep[verb] == "ccomp" and parse.lemma[found] in _FINDING:
        after = parse.head[found]
        if parse.dep[found] == "pcomp" and parse.lower[after] in _BEFORE:
            return _since_punishing(parse, after)
    return None


def _since_punishing(parse: Parse, preposition: int) -> range | None:
    verb = governing_verb(parse, preposition)
    if verb is None or verb > preposition:
        return None
    punishing = {parse.lemma[verb], *(parse.lemma[k] for k in kids(parse, verb, "xcomp") if k < preposition)}
    return range(verb + 1, preposition) if punishing & _PUNISHING else None


def _is_in_passing(parse: Parse, verb: int) -> bool:
    """Whether it only tells who says what a relative clause tells: "a ship that *it says* had strayed"."""
    told = [k for k in parse.kids[verb] if parse.dep[k] == "ccomp" and k > verb]
    return (
        parse.dep[verb] == "relcl"
        and parse.lemma[verb] in CLAIMING
        and any(parse.tag[k] in ("WDT", "WP") for c in told for k in parse.kids[c])
    )


def _teller(parse: Parse, verb: int) -> int | None:
    """Who speaks in the sentence around a clause: the subject of its main verb."""
    *_, top = verb, *ancestors(parse, verb)
    return own_subject(parse, top) if parse.pos[top] in ("VERB", "AUX") else None
