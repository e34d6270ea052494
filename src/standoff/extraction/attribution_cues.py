"""Finds reporting cues in a parse, their subjects, and the words that name the speaker."""

from dataclasses import dataclass

from standoff.extraction.attribution_layout import DASHES, Layout, after_dateline
from standoff.extraction.events_words import ANSWERING, ANSWERS
from standoff.extraction.grammar import (
    FINITE,
    NOMINAL,
    PASSIVE_SUBJECTS,
    RELATIVES,
    SUBJECTS,
    agent,
    coordinated_with,
    is_passive,
    kids,
    own_subject,
    possessor,
    subject,
    subtree,
)
from standoff.extraction.parse import Parse
from standoff.extraction.verbs import GERUND_CONTROL, TAKING, TEXTS
from standoff.lexicons.reporting import Cue, Frame, ReportingLexicon

VERBAL = frozenset({"VERB", "AUX"})
# The commonest forms are cues whatever the tagger makes of them after a quotation mark.
_FORMS = {
    "said": "say",
    "says": "say",
    "told": "tell",
    "tells": "tell",
    "wrote": "write",
    "added": "add",
    "read": "read",
}
_FIXED = frozenset({*_FORMS, "according"})
# Nouns for what is said or written: the one whose statement it is speaks.
UTTERANCES = TEXTS | frozenset(
    "account analysis announcement book briefing column comment document editorial interview paper poll post "
    "press-release release remark report study survey testimony text tweet video warning".split()
)
# Passives whose subject is the one quoted: "was quoted as saying".
_QUOTED = frozenset({"quote", "cite", "report", "record", "hear", "see", "show", "film"})
_CITING = frozenset({"quote", "cite", "report", "record", "paraphrase", "misquote"})
# Whom one sends, or has come, speaks; a ship that is sent to warn does not.
_SENDING = frozenset("summon send dispatch depute delegate".split())
# What one is summoned to do; who summons somebody to protest protests himself.
_ACCOUNTING = frozenset("explain answer account justify clarify testify apologise apologize respond reply".split())
_ENVOYS = frozenset(
    "ambassador envoy emissary minister official diplomat aide delegation team chief commander officer representative "
    "secretary counsellor general lawyer spokesman spokeswoman spokesperson negotiator attaché chargé him her "
    "them".split()
)
# What is proposed, passed or signed, and cannot call anybody anything.
_MEASURES = frozenset("bill plan deal agreement treaty draft law decree measure motion amendment proposal".split())
# What stands before a call that is made by telephone.
_ANSWERING = frozenset({"answer", "counter", "meet"})
_WILL = frozenset({"will", "would", "shall", "'ll"})
_LINES = frozenset({"telephone", "phone", "video", "conference", "minute", "hour", "hotline"})
# A dateline is over within so many tokens.
_DATELINE = 12


@dataclass(slots=True)
class Found:
    """A cue in the text.

    Attributes:
        token: Its head word.
        first: First token of the cue.
        beyond: One past its last token (particles included).
        cues: Lexicon entries, in the order of the lexicon.
        kind: What sort of word it is.
        quote: Number of the quotation it stands in, or -1.
    """

    token: int
    first: int
    beyond: int
    cues: tuple[Cue, ...]
    kind: str
    quote: int

    def having(self, *frames: Frame) -> Cue | None:
        """The first entry with one of the frames."""
        for cue in self.cues:
            for frame in frames:
                if frame in cue.frames:
                    return cue
        return None


def find_cues(parse: Parse, layout: Layout, lexicon: ReportingLexicon) -> list[Found]:
    """The cues of a document, in text order."""
    found: list[Found] = []
    verbs, phrasal, nouns, adjectives = lexicon.verbs, lexicon.phrasal, lexicon.nouns, lexicon.adjectives
    for i in parse.having(lexicon.lemmas, forms=_FIXED):
        lemma, pos = parse.lemma[i], parse.pos[i]
        lower = parse.lower[i]
        if lower in _FORMS and pos not in VERBAL and layout.quote[i] < 0:
            lemma, pos = _FORMS[lower], "VERB"
        elif parse.tag[i] == "NNS" and lemma in verbs and _governs_that(parse, i):
            pos = "VERB"
        if pos in VERBAL:
            if (lemma in verbs or lemma in phrasal) and parse.dep[i] not in ("amod", "aux", "auxpass", "compound"):
                cue = _verb(parse, layout, i, verbs.get(lemma, ()), phrasal.get(lemma))
                if cue is not None and not _is_deed(parse, i, lemma):
                    found.append(cue)
            elif lower == "according":
                found.append(Found(i, i, i + 2, nouns.get("according", ()), "phrase", layout.quote[i]))
        elif pos == "NOUN":
            if lemma in nouns and not _is_in_order(parse, i) and not _is_by_phone(parse, i):
                found.append(Found(i, i, i + 1, nouns[lemma], "noun", layout.quote[i]))
        elif pos == "ADJ":
            if lemma in adjectives and parse.dep[i] in ("acomp", "oprd", "ROOT", "conj", "advcl", "amod", "ccomp"):
                found.append(Found(i, i, i + 1, adjectives[lemma], "adjective", layout.quote[i]))
        elif lower == "according":
            found.append(Found(i, i, i + 2, nouns.get("according", ()), "phrase", layout.quote[i]))
    return found


def _is_deed(parse: Parse, verb: int, lemma: str) -> bool:
    """Whether an answer is to be given by deeds: "will answer it with all we have"."""
    if lemma not in _ANSWERING or not kids(parse, verb, "dobj"):
        return False
    while parse.dep[verb] == "conj" and parse.head[verb] < verb:
        verb = parse.head[verb]
    return any(parse.lower[k] in _WILL for k in kids(parse, verb, "aux"))


def _is_in_order(parse: Parse, noun: int) -> bool:
    """Whether a noun is that of "in order to" and "in order that", which orders nothing."""
    return (
        parse.lower[noun] == "order"
        and 0 < noun < len(parse) - 1
        and parse.lower[noun - 1] == "in"
        and parse.lower[noun + 1] in ("to", "that", "for", "not")
    )


def _is_by_phone(parse: Parse, noun: int) -> bool:
    """Whether a call is one by telephone, which demands nothing."""
    if parse.lower[noun] not in ("call", "calls"):
        return False
    return any(parse.lower[k] in _LINES or parse.lower[k].endswith("minute") for k in parse.kids[noun] if k < noun)


def _governs_that(parse: Parse, i: int) -> bool:
    """Whether what is tagged as a plural noun is a verb ("The campaign projects that …")."""
    return (
        i + 1 < len(parse)
        and parse.lower[i + 1] == "that"
        and parse.tag[i + 1] == "IN"
        and i > 0
        and parse.pos[i - 1] in NOMINAL
        and parse.dep[i] == "ROOT"
    )


def _verb(
    parse: Parse, layout: Layout, i: int, plain: tuple[Cue, ...], phrasal: dict[str, tuple[Cue, ...]] | None
) -> Found | None:
    beyond, cues = i + 1, plain
    if phrasal:
        # "point out", "call on", "put it", "make clear", also with an adverb or object between.
        for k in range(i + 1, min(i + 4, len(parse))):
            word = parse.lower[k]
            if word in ("to", "for") and any(parse.pos[o] in ("NOUN", "PROPN") for o in range(i + 1, k)):
                # "committed two brigades to", "called a summit for": what it is done to and when, not what is said
                break
            if word in phrasal and (k == i + 1 or parse.head[k] == i):
                cues = (*phrasal[word], *plain) if word not in ("on", "upon", "for") else phrasal[word]
                beyond = k + 1
                break
    if not cues:
        return None
    return Found(i, i, beyond, cues, "verb", layout.quote[i])


def stands_passive(parse: Parse, verb: int) -> bool:
    """Whether a cue stands in the passive; a main verb that the parser took for a participle does not.

    "The mayor, a friend, called the plan dead" has a noun for its root then, and the participle has an object.
    """
    if not is_passive(parse, verb):
        return False
    noun = parse.head[verb]
    rootless = parse.dep[verb] == "acl" and parse.dep[noun] == "ROOT" and parse.tag[verb] == "VBN"
    return not (rootless and any(parse.dep[k] in ("dobj", "ccomp", "oprd", "xcomp") for k in parse.kids[verb]))


def doubled_subject(parse: Parse, verb: int) -> int | None:
    """The second subject of the verb above a seeming participle ("Papers reported the army had left").

    The parser takes "reported" for a participle of "papers", and "papers" for a subject of "left" beside "the army".
    """
    noun = parse.head[verb]
    if parse.dep[verb] != "acl" or parse.tag[verb] != "VBN" or parse.dep[noun] not in SUBJECTS:
        return None
    for k in parse.kids[parse.head[noun]]:
        if k > verb and (parse.dep[k] in SUBJECTS or parse.dep[k] in PASSIVE_SUBJECTS) and k < parse.head[noun]:
            return k
    return None


def speaker_of(parse: Parse, found: Found) -> int | None:
    """The token that heads the words for the speaker; ``None`` when the text does not say who speaks."""
    if found.kind == "verb":
        return _verb_speaker(parse, found.token)
    if found.kind == "noun":
        return _noun_speaker(parse, found.token)
    if found.kind == "adjective":
        head = parse.head[found.token]
        if parse.pos[head] in VERBAL and head != found.token:
            own = subject(parse, head)
            return None if own is not None and parse.lower[own] in ("it", "there") else own
        own = own_subject(parse, found.token)
        return own if own is not None or parse.dep[found.token] != "amod" else head
    return None


def _verb_speaker(parse: Parse, verb: int) -> int | None:
    own = own_subject(parse, verb)
    if stands_passive(parse, verb):
        return parse.head[verb] if doubled_subject(parse, verb) is not None else agent(parse, verb)
    if own is not None:
        if parse.dep[own] in PASSIVE_SUBJECTS:
            return agent(parse, verb)
        return own
    head = parse.head[verb]
    other = _other_speaker(parse, verb)
    if other is not None:
        return other
    if parse.dep[verb] == "pcomp" and head != verb:
        above = parse.head[head]
        if parse.lower[head] == "as" and parse.lemma[above] in _QUOTED:
            quoted = own_subject(parse, above)
            return quoted if quoted is not None else subject(parse, above)
        if parse.lemma[above] in GERUND_CONTROL and parse.lower[head] != "by":
            return subject(parse, verb)  # "faulted Oman for saying that": Oman says it
        if parse.pos[above] in VERBAL:
            # "opened by saying that": whoever opens, says it.
            return subject(parse, above)
    stated = verb if parse.dep[verb] != "conj" or parse.pos[head] not in VERBAL else head
    text = parse.head[stated]
    if parse.dep[stated] in ("acl", "relcl") and parse.tag[stated] == "VBG" and parse.lemma[text] in UTTERANCES:
        # "released a statement saying", "… and warning": whoever released it.
        released_by = _noun_speaker(parse, text)
        return text if released_by is None else released_by
    if parse.dep[verb] in ("advcl", "conj", "dep", "xcomp") and parse.pos[head] in VERBAL and is_passive(parse, head):
        # "The bridge was shut, he said, adding …" has a passive above but no speaker in it.
        by = agent(parse, head)
        if by is None and parse.dep[head] == "acl" and parse.tag[verb] in ("VBD", "VBZ", "VBP"):
            # "The minister called in the envoy and urged …", the first verb taken for a participle.
            return parse.head[head]
        if by is None and parse.dep[verb] == "conj" and parse.tag[verb] in ("VBD", "VBZ", "VBP"):
            # "was denied a visa and called it an outrage": who bears the one says the other
            return own_subject(parse, head)
        if by is not None or parse.dep[verb] == "conj":
            return by
        return own_subject(parse, head) if parse.dep[verb] == "xcomp" else None
    found = _frame_speaker(parse, verb)
    found = subject(parse, verb) if found is None else found
    impersonal = parse.pos[head] == "ADJ" or any(parse.dep[k] == "acomp" for k in parse.kids[head])
    if found is not None and parse.lower[found] == "it" and parse.dep[verb] in ("xcomp", "ccomp") and impersonal:
        # "It was not possible to verify …" has no speaker.
        return None
    return found


def _other_speaker(parse: Parse, verb: int) -> int | None:
    """Who speaks where the subject of the verb above does not.

    "Cited the premier *as having threatened*", "was sent *to explain*", "summoned the envoy *to explain*": the premier,
    who was sent, the envoy. "Blocked a text that named Oslo, *calling it* one-sided": whoever blocked it.
    """
    head, label = parse.head[verb], parse.dep[verb]
    link = parse.lower[head] if label == "pcomp" else next((parse.lower[k] for k in kids(parse, verb, "mark")), "")
    above = parse.head[head] if label == "pcomp" else head
    if link == "as" and label in ("pcomp", "advcl") and parse.lemma[above] in _CITING:
        return _object(parse, above)
    if (
        parse.tag[verb] == "VB"
        and label in ("advcl", "xcomp")
        and any(parse.lower[k] == "to" for k in parse.kids[verb])
    ):
        sent = _object(parse, above) if parse.lemma[above] in _SENDING else None
        if sent is None or parse.lemma[above] == "summon":
            return sent if parse.lemma[verb] in _ACCOUNTING else None
        envoy = parse.lemma[sent] in _ENVOYS or parse.ner[sent] == "PERSON"
        return sent if envoy or is_passive(parse, above) else None
    noun = parse.head[head]
    if label == "advcl" and parse.tag[verb] == "VBG" and parse.dep[head] == "relcl" and parse.dep[noun] == "dobj":
        own = own_subject(parse, head)
        silent = parse.lemma[noun] in UTTERANCES | _MEASURES and own is not None and parse.lower[own] in RELATIVES
        return subject(parse, parse.head[noun]) if silent and parse.word[verb - 1] == "," else None
    return None


def _object(parse: Parse, verb: int) -> int | None:
    """Whom a verb has for its object, be it the subject of the passive."""
    if is_passive(parse, verb):
        return subject(parse, verb) if parse.dep[verb] in ("acl", "conj") else own_subject(parse, verb)
    return next((k for k in kids(parse, verb, "dobj", "nsubj") if k > verb), None)


def _frame_speaker(parse: Parse, verb: int) -> int | None:
    """Who goes on speaking where a second verb of speech is hung into the words of the first.

    "The army said that *the victims died* at sea and *blamed* Chad": the dead say nothing, nor does a deed.
    """
    inner = coordinated_with(parse, verb)
    while parse.dep[inner] == "conj" and parse.head[inner] != inner:
        inner = parse.head[inner]
    above = parse.head[inner]
    about = own_subject(parse, inner)
    if parse.dep[verb] != "conj" or parse.dep[inner] != "ccomp" or about is None or parse.pos[above] not in VERBAL:
        return None
    silent = parse.dep[about] == "csubj" or parse.lemma[about] in _SILENT
    return own_subject(parse, above) if silent and parse.tag[verb] in FINITE | {"VBN"} else None


_SILENT = frozenset(
    "victim dead casualty body boat ship vessel plane aircraft missile drone rocket bomb border".split()
)


def _noun_speaker(parse: Parse, noun: int) -> int | None:
    owner = possessor(parse, noun)
    if owner is not None:
        return owner
    for k in parse.kids[noun]:
        if parse.dep[k] in ("amod", "compound") and (parse.ner[k] in ("NORP", "GPE", "ORG", "PERSON")):
            return k
    for k in parse.kids[noun]:
        if parse.dep[k] == "prep" and parse.lower[k] in ("from", "by", "among"):
            for p in kids(parse, k, "pobj"):
                return p
    verb = parse.head[noun]
    if kids(parse, verb, "expl"):
        return None  # "told the house that there were allegations"
    answered = parse.head[verb]
    if parse.dep[noun] == "pobj" and parse.lower[verb] in ("with", "by") and parse.lemma[answered] in ANSWERING:
        # "responded with a threat to"
        return subject(parse, answered)
    if parse.dep[noun] in ("dobj", "attr", "oprd") and parse.pos[verb] in VERBAL and parse.lemma[verb] not in TAKING:
        doer = agent(parse, verb) if is_passive(parse, verb) else subject(parse, verb)
        if parse.dep[noun] == "attr" and doer is not None and parse.lemma[doer] in ANSWERS:
            # "Lima's response was a statement": Lima's
            return next(iter(kids(parse, doer, "poss", "amod")), None)
        return None if doer is None or parse.lower[doer] in ("it", "there", "this", "that") else doer
    return None


def speaker_tokens(parse: Parse, head: int, *, keep_out: range = range(0)) -> tuple[int, int]:
    """Token range of the noun phrase that names the speaker.

    Args:
        parse: The document's parse.
        head: Its head.
        keep_out: Tokens that cannot belong to it (the cue).
    """
    if parse.lower[head] in RELATIVES and parse.tag[head] in ("WDT", "WP", "IN"):
        return head, head + 1
    tokens = subtree(parse, head)
    first = beyond = head
    members = set(tokens)
    while first - 1 in members and first - 1 not in keep_out:
        if parse.word[first - 1] in DASHES and after_dateline(parse, *parse.lines[parse.line[first]]) == first:
            break
        first -= 1
    while beyond + 1 in members and beyond + 1 not in keep_out:
        beyond += 1
    while first < head and parse.pos[first] in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    while beyond > head and (parse.pos[beyond] in ("PUNCT", "SPACE", "CCONJ") or parse.word[beyond] in (",", "—")):
        beyond -= 1
    return first, beyond + 1


def nominal_between(parse: Parse, first: int, beyond: int) -> int | None:
    """The head of the first noun phrase in a token range, for where the parser found no subject.

    It is the last nominal before the phrase ends (at a comma, a preposition or a verb).
    """
    head: int | None = None
    for i in range(first, beyond):
        if parse.pos[i] in NOMINAL or (parse.pos[i] == "ADJ" and head is None and parse.word[i][0].isupper()):
            head = i
        elif head is not None and (parse.pos[i] in ("PUNCT", "ADP", "SCONJ", "ADV", "CCONJ") or parse.pos[i] in VERBAL):
            break
    if head is None and beyond > first and parse.pos[beyond - 1] == "ADJ":
        # "…,” the editorial read": a noun taken for an adjective.
        return beyond - 1
    return head


def past_dateline(parse: Parse, first: int, speaker: int, verb: int) -> int:
    """The speaker, where the parse took the place of a dateline for it ("GENEVA (Agency) - The envoy said …").

    Args:
        parse: The document's parse.
        first: First token of the sentence.
        speaker: What the parse has for the subject.
        verb: The cue.
    """
    if speaker < first and parse.word[first - 1] in DASHES:
        return nominal_between(parse, first, verb) or speaker
    for i in range(first + 1, min(first + _DATELINE, verb)):
        if parse.word[i] == ":" and speaker < i and parse.lines[parse.line[first]][0] == first:
            # "HOST: Peru’s minister said": a label is no part of the name
            return nominal_between(parse, i + 1, verb) or speaker
        if parse.word[i] in DASHES and parse.start[i] > parse.end[i - 1]:
            if speaker < i and (parse.word[first].isupper() or parse.word[i - 1] == ")"):
                return nominal_between(parse, i + 1, verb) or speaker
            break
    return speaker


def has_subject(parse: Parse, verb: int) -> bool:
    """Whether a subject hangs on the verb itself."""
    return any(parse.dep[k] in SUBJECTS or parse.dep[k] in PASSIVE_SUBJECTS for k in parse.kids[verb])
