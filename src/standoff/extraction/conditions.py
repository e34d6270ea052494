"""Conditions and what they are conditions of: pairs of a trigger and a consequence, by grammar alone.

Whether somebody is bound by such a pair is decided elsewhere (``issuance``).
"""

from collections.abc import Iterator

from standoff.extraction.conditions_conceded import conceded
from standoff.extraction.conditions_coordinated import coordinated
from standoff.extraction.conditions_generic import relative, without_return
from standoff.extraction.conditions_implied import implied, is_defended
from standoff.extraction.conditions_inverted import inverted
from standoff.extraction.conditions_pairs import pair_of, trimmed, with_all
from standoff.extraction.conditions_stated import adverb, conditional_on, moment, precondition, proviso
from standoff.extraction.consequences import VERBAL, Pair, made
from standoff.extraction.events_ruled_out import AIDING
from standoff.extraction.grammar import (
    ancestors,
    governing_verb,
    is_negated,
    is_passive,
    kids,
    own_subject,
    phrase,
    subject,
    subtree,
)
from standoff.extraction.menaces import is_blamed, loses_out
from standoff.extraction.parse import Parse
from standoff.extraction.predicates import is_modal
from standoff.extraction.verbs import CONSENTING, ORDERING, VOWING
from standoff.lexicons.commitments import CommitmentLexicon, Condition
from standoff.model import Span

# "if anything", "if possible": no condition that anybody sets.
_EMPTY = frozenset("anything any so not possible ever only".split())
# "asked if", "wondered whether": an indirect question, not a condition.
_ASKING = frozenset(
    "ask wonder know see doubt question inquire enquire tell learn check find determine decide unclear unsure".split()
)
# "refused to say if": the same, where the clause is what would have been said.
_TELLING = frozenset("say comment specify reveal disclose confirm indicate clarify announce rule".split())
# What stands before a clause that a phrase opens.
OPENING = frozenset({",", ".", ";", ":", '"', "“", "‘", "that", "and", "but"})
_GROWING = frozenset("progress continue grow develop deepen advance evolve escalate unfold intensify worsen".split())
# "Will not back any text that names a culprit *until* …": not the naming waits for it.
_AWAITING = frozenset({"until", "till", "unless"})
_VOWING = VOWING | {"right"}
# Pronouns that a clause tells who is meant: "those who …", "anyone who …".
_SOMEONE = frozenset({"those", "anyone", "anybody", "anything"})
_TEXTS = frozenset(
    "anything deal agreement treaty text accord resolution draft plan proposal settlement solution statement pact law "
    "compromise arrangement communique".split()
)
# "any drone that comes will be met": what is done to an act besides answering it.
_MET = frozenset({"meet", "counter"})
# "Will not move without a mandate": what has to be given first.
_LEAVE = frozenset(
    "mandate consent permission approval authorisation authorization invitation agreement guarantee assurance apology "
    "resolution decision treaty deal ceasefire truce withdrawal ratification request vote signature proof evidence "
    "order go-ahead blessing end halt recognition release pledge settlement accord clearance sanction".split()
)
# "Will stay in jail pending trial" waits for a procedure, and for nobody's deed.
_PROCEDURES = frozenset(
    "trial inquiry investigation appeal test review hearing examination result proceeding sentence autopsy probe "
    "verdict study audit analysis repair".split()
)
_CASES = frozenset("emergency war wartime case event self-defence self-defense defence crisis circumstance".split())
# "come to the aid of any state that is attacked"
_HELP = AIDING | {"side"}


def pairs(parse: Parse, lexicon: CommitmentLexicon) -> Iterator[Pair]:
    """Every pair of condition and consequence that the grammar shows, in text order."""
    first_words, verbs = lexicon.first_words, lexicon.verbs
    for i in parse.having(verbs.keys(), forms=first_words.keys()):
        for words, rule in first_words.get(parse.lower[i], ()):
            if len(words) > 1 and tuple(parse.lower[i : i + len(words)]) != words:
                continue
            found = with_all(parse, _match(parse, lexicon, rule, i, i + len(words)))
            if found is not None:
                yield found
                break
        for rule in verbs.get(parse.lemma[i], ()) if parse.pos[i] in VERBAL else ():
            found = implied(parse, lexicon, rule, i)
            if found is not None:
                yield found
                break


def _match(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, beyond: int) -> Pair | None:
    match rule.kind:
        case "clause":
            return _clause(parse, lexicon, rule, first, beyond)
        case "inversion":
            return inverted(parse, lexicon, rule, first)
        case "phrase":
            return _phrase(parse, lexicon, rule, first, beyond)
        case "object" | "subject":
            return _noun_phrase(parse, lexicon, rule, first)
        case "coordination":
            return coordinated(parse, lexicon, rule, first)
        case "concession":
            return conceded(parse, rule, first, beyond)
        case "moment":
            return moment(parse, rule, first, beyond)
        case "adverb":
            return adverb(parse, rule, first, beyond)
        case "precondition":
            if parse.pos[first] == "ADJ":
                return conditional_on(parse, lexicon, rule, first, beyond - 1)
            return precondition(parse, rule, first, beyond - 1)
        case "red line":
            return _red_line(parse, lexicon, rule, first, beyond)
        case "relative":
            return relative(parse, lexicon, rule, first)
        case "proviso":
            return proviso(parse, rule, first, beyond)
        case "none":
            return without_return(parse, lexicon, rule, first)
        case _:
            return None


# When somebody was asked is no condition of what he then says.
_ASKING = frozenset("ask question press quiz grill reach contact approach quote interview challenge".split())


def _clause(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, beyond: int) -> Pair | None:
    if (
        first
        and parse.lower[first - 1] in ("even", "as", "what", "than", "not")
        and parse.lower[first] in ("if", "when")
    ):
        return None
    if parse.lower[first] == "as" and first and parse.lower[first - 1] in ("long", "soon", "far"):
        return None  # "as long as", of which this is the end
    if parse.lower[first] == "as" and beyond - first == 1 and not rule.progressive:
        return None
    if first and parse.lower[first] == "when" and parse.ner[first - 1] in ("DATE", "TIME"):
        return None  # "until May 1921 when it gave way" tells of that day
    clause = _subordinate(parse, first, beyond)
    lifted = clause == first and parse.dep[first] == "acl"
    if clause is None or (
        parse.dep[clause] in ("relcl", "acl", "ROOT", "xcomp") and not (lifted or _is_proviso(parse, first, beyond))
    ):
        return None
    if parse.lemma[clause] in _ASKING and parse.tag[clause] == "VBN" and parse.lower[first] in ("when", "once"):
        return None  # "'We will answer,' he said when asked whether …"
    if parse.dep[clause] == "ccomp" and (parse.tag[parse.head[clause]] != "VB" or parse.head[clause] > first):
        # Only under an infinitive ("the right to leave if …") is a complement with "if" likely to be a condition.
        return None
    if clause == beyond and parse.lower[clause] in _EMPTY:
        return None
    verb = _depending(parse, lexicon, clause, first, beyond)
    if rule.progressive and parse.lemma[clause] not in _GROWING:
        return None
    if parse.lower[first] in ("when", "once", "as") and _is_told_past(parse, clause, verb):
        return None  # "When Oslo shut the road, Riga warned that it would act"
    asked = (parse.lemma[verb] in _ASKING and not _asks_for(parse, clause, verb)) or (
        parse.dep[clause] == "ccomp" and parse.lemma[verb] in _TELLING
    )
    if parse.lower[first] == "if" and asked and parse.start[verb] < parse.start[first]:
        return None
    start = min(first, *subtree(parse, clause))
    start = first if start > first - 2 else start
    start += parse.lower[start] == "for" and beyond - first > 2
    for aside in kids(parse, clause, "parataxis") if parse.pos[verb] not in VERBAL else ():
        # "In the event that they land, Oslo declared, it will fire", where all hangs on "in".
        for k in kids(parse, aside, "ccomp"):
            if is_modal(parse, k):
                return pair_of(parse, rule, clause, k, start, lexicon, without=aside)
    return pair_of(parse, rule, clause, verb, start, lexicon)


def _is_told_past(parse: Parse, clause: int, verb: int) -> bool:
    """Whether a clause dates a saying that is told in the past, not what was said."""
    past = parse.tag[clause] in ("VBD", "VBN") and parse.tag[verb] == "VBD" and parse.head[clause] == verb
    return past and clause < verb and any(parse.dep[k] == "ccomp" and k > verb for k in parse.kids[verb])


def _depending(parse: Parse, lexicon: CommitmentLexicon, clause: int, first: int, beyond: int) -> int:
    """What a clause is a condition of: mostly the verb it hangs on, where the parser has not hung it too low."""
    verb = parse.head[clause]
    while (first <= verb < beyond or parse.pos[verb] not in (*VERBAL, "ADJ", "NOUN")) and parse.head[verb] != verb:
        verb = parse.head[verb]
    over = parse.head[verb]
    kept = is_modal(parse, over) or parse.lemma[over] in ("stay", "remain")
    if parse.dep[verb] in ("acomp", "oprd") and parse.tag[verb] != "VB" and kept:
        # "Would stay closed for as long as …".
        verb = over
    if parse.dep[verb] == "parataxis" and is_modal(parse, over):
        # "Lima could wait, it said, if …": it is not the saying that depends on it.
        verb = over
    if parse.dep[verb] == "advcl" and over < verb < first and not is_modal(parse, verb) and is_modal(parse, over):
        # "Will sign before the year is out if …": it is the signing that depends on it.
        verb = over
    loose = parse.dep[verb] in ("dobj", "pobj", "dep")
    if parse.pos[verb] == "NOUN" and loose and parse.lemma[verb] not in lexicon.nouns:
        # "Will reopen the road provided that …": what depends on it is the reopening, not the road.
        verb = governing_verb(parse, verb) or verb
    if parse.dep[verb] == "attr" and is_modal(parse, over) and kids(parse, over, "expl"):
        verb = over  # "There will be no talks until …"
    until = parse.lower[first] in _AWAITING
    if parse.dep[verb] == "relcl" and not is_modal(parse, verb) and (until or parse.word[first - 1] == ","):
        # "Will close the strait, through which oil passes, if …": not the passing depends on it.
        main = governing_verb(parse, verb)
        verb = main if main is not None and is_modal(parse, main) else verb
    return verb


def _asks_for(parse: Parse, clause: int, verb: int) -> bool:
    """Whether somebody would ask for something in the case: "would ask its allies for help if …"."""
    wants = kids(parse, verb, "dobj") and any(parse.lower[p] == "for" for p in kids(parse, verb, "prep"))
    return parse.dep[clause] == "advcl" and is_modal(parse, verb) and bool(wants)


def _is_proviso(parse: Parse, first: int, beyond: int) -> bool:
    """Whether the subordinator is a phrase with a noun that the clause hangs on ("on the condition that")."""
    nouns = {"condition", "event", "understanding", "case"}
    return beyond - first > 1 and not nouns.isdisjoint(parse.lower[beyond - 2 : beyond])


def _subordinate(parse: Parse, first: int, beyond: int) -> int | None:
    """The head of the clause that a subordinator introduces."""
    mark = parse.head[first]
    if beyond - first > 1:
        # "provided that", "as long as": the head of the last word, or the clause that hangs on the first.
        last = parse.head[beyond - 1]
        for candidate in (last, mark, *parse.kids[first], *kids(parse, beyond - 1, "relcl", "acl")):
            if candidate >= beyond and parse.pos[candidate] in VERBAL:
                return candidate if parse.dep[candidate] != "ccomp" else _lifted(parse, candidate, first)
        return None
    # "Provided" is a participle that became a conjunction, and a preposition to the parser.
    if (
        (parse.dep[first] in ("mark", "advmod", "dep") or (parse.tag[first] == "VBN" and parse.dep[first] == "prep"))
        and mark > first
        and parse.pos[mark] in (*VERBAL, "ADJ", "NOUN", "PROPN")
    ):
        return mark
    if parse.dep[first] in ("prep", "mark", "advmod"):
        for k in parse.kids[first]:
            if parse.dep[k] in ("pcomp", "ccomp", "advcl") and parse.pos[k] in VERBAL:
                return k
    return None


def _lifted(parse: Parse, clause: int, first: int) -> int:
    """The clause itself; its subordinator ("provided") stands above it in the tree."""
    return clause if parse.head[clause] != first else first


def _phrase(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, beyond: int) -> Pair | None:
    last = beyond - 1 if parse.pos[beyond - 1] != "DET" else first
    labels = ("pobj", "pcomp", "dobj") if parse.lower[last] in ("failing", "barring") else ("pobj", "pcomp")
    objects = kids(parse, last, *labels)
    opens = first == 0 or parse.word[first - 1] in OPENING
    # "would answer by barring lorries" bars them
    verbal = parse.lower[last] == "barring" and not opens
    if not objects or verbal or (rule.id == "condition.pending" and parse.lemma[objects[0]] in _PROCEDURES):
        return None
    if rule.id == "condition.save" and not {parse.lemma[k] for k in subtree(parse, objects[0])} & _CASES:
        return None  # "except in the south" names no case
    head = objects[0]
    if rule.barred and not (opens and parse.head[first] > first) and parse.lemma[head] not in _LEAVE:
        # "Will not leave without a fight" names no condition; "without an apology, we will not" does.
        return None
    if parse.tag[head] in ("WP", "WDT"):
        return None  # "accepted it, depending on whom one believes"
    if rule.acts and not (
        parse.lemma[head] in lexicon.words.acts
        and parse.tag[head] in ("NNS", "NN")
        and (first < last or is_defended(parse, first, head) or _is_told(parse, head))
    ):
        return None
    verb = next((a for a in ancestors(parse, first) if parse.pos[a] in VERBAL and a not in range(first, beyond)), None)
    if verb is None:
        return None
    span = phrase(parse, head)
    condition = Span(parse.start[first], max(span.end, parse.end[last]))
    return made(parse, rule, condition, head, verb, lexicon)


def _is_told(parse: Parse, noun: int) -> bool:
    return any(parse.dep[k] in ("relcl", "acl") for k in parse.kids[noun])


def _noun_phrase(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int) -> Pair | None:
    """Acts named as such: "any steps that …" as what is answered, "any attack on …" as the subject of what follows."""
    if parse.lower[first] in ("whoever", "whatever"):
        return _free_clause(parse, rule, first)
    head = parse.head[first] if parse.dep[first] in ("det", "predet", "amod") else first
    if parse.lower[first] in ("no", "nobody"):
        return _none(parse, rule, head)
    if head == first and parse.lower[first] not in _SOMEONE:
        return None
    if rule.kind == "subject" and (later := _after_participle(parse, head)) is not None:
        until = min([later, *kids(parse, later, "aux", "auxpass", "neg", "advmod")])
        return made(parse, rule, trimmed(parse, subtree(parse, head)[0], until), parse.head[head], later)
    clauses = any(parse.dep[k] in ("relcl", "acl") for k in parse.kids[head])
    answered = parse.dep[head] == "nsubjpass" and parse.lemma[parse.head[head]] in lexicon.words.answers | _MET
    fired_on = parse.lemma[parse.head[parse.head[head]]] in ("fire", "shoot")
    if parse.lemma[head] not in lexicon.words.acts and not (
        (clauses or fired_on or answered) and parse.lower[first] in ("any", "every", *_SOMEONE)
    ):
        return None
    if parse.lower[first] in _SOMEONE and not clauses:
        return None
    label, above = parse.dep[head], parse.head[head]
    if rule.kind == "subject":
        if label in ("nsubj", "nsubjpass") and parse.pos[above] in VERBAL:
            return made(parse, rule, phrase(parse, head), head, above)
        return None
    order = parse.lemma[parse.head[above]] if parse.dep[above] in ("acl", "xcomp") else ""
    bidden = ORDERING if is_passive(parse, parse.head[above]) else frozenset()
    if label == "dobj" and (order in ("order", "instruction") or order in bidden):
        # "Have orders to stop any convoy that …"
        return made(parse, rule, phrase(parse, head), head, above)
    # "Will shoot down any plane that …", and "will pardon any deserter who …".
    chased = lexicon.words.violent | lexicon.words.chasing
    if is_negated(parse, above):
        # "Will not sign any deal that leaves the isle out."
        chased = CONSENTING if parse.lemma[head] in _TEXTS else chased
    elif _does_something(parse, head):
        chased |= lexicon.words.helpful | lexicon.words.giving
    meant = is_modal(parse, above) or parse.lemma[parse.head[above]] in _VOWING
    if label == "dobj" and parse.lemma[above] in chased and meant and _is_told_apart(parse, head):
        # "Will shoot down any plane that enters", "would turn back any trawler inside the line".
        awaited = [k for k in subtree(parse, head) if parse.lower[k] in _AWAITING and parse.dep[k] == "mark"]
        # "… *until* the facts are in" is another condition.
        span = phrase(parse, head) if not awaited else Span(phrase(parse, head).start, parse.end[awaited[0] - 1])
        return made(parse, rule, span, head, above)
    dealing = parse.head[above]
    dealt = parse.lower[above] == "with" and parse.lemma[dealing] == "deal" and is_modal(parse, dealing)
    helped = parse.lower[above] == "of" and parse.lemma[parse.head[above]] in _HELP
    if label == "pobj" and (parse.lower[above] in ("to", "against", "for", "on") or helped or dealt):
        verb = next((a for a in ancestors(parse, above) if parse.pos[a] in VERBAL), None)
        if verb is not None:
            return made(parse, rule, phrase(parse, head), head, verb, lexicon)
    return None


def _free_clause(parse: Parse, rule: Condition, first: int) -> Pair | None:
    """The pair of a clause that stands for a noun: "*whoever lands* will pay", "to blame for *whatever befell us*"."""
    clause = parse.head[first]
    above = parse.head[clause]
    if parse.lower[first] == "whoever":
        return made(parse, rule, phrase(parse, clause), clause, above) if _is_subject(parse, clause) else None
    verb = governing_verb(parse, above) if parse.dep[clause] == "pcomp" and parse.lower[above] == "for" else None
    if verb is None or not is_blamed(parse, verb) or not is_modal(parse, verb):
        return None
    span = phrase(parse, clause)
    for k in kids(parse, verb, "ccomp", "dobj"):
        # "Whatever befell | the crew held in Oslo": whom it befell is read as a clause of its own.
        whole = phrase(parse, k)
        span = Span(span.start, whole.end) if 0 <= whole.start - span.end <= 1 else span
    return made(parse, rule, span, clause, verb)


def _is_told_apart(parse: Parse, noun: int) -> bool:
    """Whether something behind a noun says which are meant."""
    return any(parse.dep[k] in ("relcl", "acl", "prep") and k > noun for k in parse.kids[noun])


def _does_something(parse: Parse, noun: int) -> bool:
    """Whether whoever is meant is told by what he does: "any deserter *who comes home*", not "every figure we have"."""
    clauses = [k for k in parse.kids[noun] if parse.dep[k] == "relcl"]
    return any(parse.tag[who] in ("WP", "WDT") for k in clauses if (who := own_subject(parse, k)) is not None)


def _after_participle(parse: Parse, noun: int) -> int | None:
    """The verb that *noun* is really the subject of, where the parser took a participle after it for its verb.

    "Any ship found in the bay would be sunk": "found" has the subject, and "would be sunk" has none.
    """
    verb = parse.head[noun]
    if parse.dep[noun] not in ("nsubj", "nsubjpass") or parse.tag[verb] not in ("VBD", "VBN"):
        return None
    if kids(parse, verb, "aux", "auxpass") or verb < noun:
        return None
    above = parse.head[verb]
    after = [k for k in (*parse.kids[verb], *parse.kids[above], *parse.kids[parse.head[above]]) if k > verb]
    # "Any drone sent over the bay would be met with fire": the whole is hung on "met" as when and why.
    after += [above] if parse.dep[verb] == "advcl" and above > verb else []
    for k in after:
        if (parse.dep[k] in ("ccomp", "conj", "dep", "parataxis") or k == above) and parse.pos[k] in VERBAL:
            finite = parse.tag[k] in ("VBD", "VBZ", "VBP") or is_modal(parse, k)
            linked = any(parse.dep[c] == "cc" and verb < c < k for c in parse.kids[parse.head[k]])
            if finite and not linked and own_subject(parse, k) is None:
                return k
    return None


def _is_subject(parse: Parse, clause: int) -> bool:
    above = parse.head[clause]
    return parse.dep[clause] in ("csubj", "csubjpass", "nsubj", "nsubjpass") and parse.pos[above] in VERBAL


def _none(parse: Parse, rule: Condition, head: int) -> Pair | None:
    """Acts none of which will be let pass: "no attack on us will go unanswered", "nobody's attack …"."""
    act = parse.head[head] if parse.dep[head] == "poss" else head
    verb = parse.head[act]
    if (
        parse.dep[act] == "nsubjpass"
        and is_modal(parse, verb)
        and any(parse.dep[k] == "relcl" for k in parse.kids[act])
    ):
        # "Nobody who lays down his arms will be jailed."
        return made(parse, rule, phrase(parse, act), act, verb)
    if parse.dep[act] == "nsubj" and loses_out(parse, verb):
        # "No officer who looked away will keep his post."
        return made(parse, rule, phrase(parse, act), act, verb)
    if parse.dep[act] != "nsubj" or parse.lemma[verb] not in ("go", "remain") or parse.pos[verb] not in VERBAL:
        return None
    if any(parse.dep[c] == "aux" for k in kids(parse, verb, "xcomp") for c in parse.kids[k]):
        return None  # "nobody is going to be shot at"
    return made(parse, rule, phrase(parse, act), act, verb)


def _red_line(parse: Parse, lexicon: CommitmentLexicon, rule: Condition, first: int, beyond: int) -> Pair | None:
    """Red lines, "X would be a red line": X is the condition."""
    line = beyond - 1
    verb = parse.head[line]
    for _ in range(2):
        if parse.lemma[verb] not in (
            "be",
            "become",
            "constitute",
            "remain",
            "mean",
            "cross",
            "consider",
            "regard",
            "see",
            "view",
            "draw",
            "set",
        ):
            verb = parse.head[verb]
    who = subject(parse, verb)
    if is_negated(parse, verb):
        return None
    if parse.lemma[verb] == "cross" and is_modal(parse, verb) and who is not None:
        # "The killing of a sailor would cross a red line": the act does, not who commits it.
        act = parse.lemma[who] in lexicon.words.acts or parse.pos[who] == "VERB" or parse.lower[who].endswith("ing")
        return made(parse, rule, phrase(parse, who), who, verb) if act else None
    if parse.lemma[verb] not in ("be", "become", "constitute", "remain", "mean", "consider", "regard", "see", "view"):
        return None
    if who is None or parse.pos[who] not in ("NOUN", "PROPN", "VERB") or line < who:
        return None
    condition = phrase(parse, who)
    return made(parse, rule, condition, who, verb)
