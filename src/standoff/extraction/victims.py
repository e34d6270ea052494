"""Persons who count as one, and nobody who counts as none.

"A guard was killed", "wounding the mayor and his son", "the murder of a judge" state a number without a numeral; so do
"No one was hurt" and "without injuries".
"""

from collections.abc import Callable, Collection, Iterator

from standoff.extraction.counted import Counting
from standoff.extraction.figures import Figure
from standoff.extraction.grammar import first_conjunct, is_passive, kids, own_subject
from standoff.extraction.parse import Parse
from standoff.lexicons.quantities import QuantityLexicon

_VERBAL = frozenset({"VERB", "AUX"})
_SINGULAR = frozenset({"NN", "NNP"})
# The parser takes nationalities for adjectives even where they are nouns ("a Turk and an Israeli were hurt").
_ALSO = frozenset({"JJ", "VBN", "VBG"})
# "wounding another", "a second was hurt", "the other was injured"
_ONE_MORE = frozenset({"second", "third", "fourth", "other"})
# Towns and ships are held and seized as well: one person must be named.
_OF_THINGS = frozenset({"capture", "hold", "seize", "free", "release", "exchange", "swap", "liberate", "execute"})
# "was nearly killed" reports that he was not.
_BARELY = frozenset({"nearly", "almost", "narrowly"})
# Verbs with which an adjective says how somebody is left ("shot dead", "found dead").
_LINKING = frozenset("be leave lie find shoot report fear pronounce declare strike".split())
# What dies down, away or out is no person.
_FADING = frozenset({"down", "away", "out"})
# Endings of nouns that name acts and states, no person (English word formation).
_ABSTRACT = ("tion", "sion", "ness", "ity", "ment", "ism", "ance", "ence", "ship", "hood", "acy", "ure", "ing", "fire")
_NOBODY = frozenset({"nobody", "none"})
_NOT_ONE = _NOBODY | {"no", "without"}
_BEINGS = frozenset({"being", "king", "sibling", "underling", "earthling", "infancy"})
_INDEFINITE = frozenset(
    {"no", "any", "neither", "every", "each", "some", "many", "all", "several", "most", "these", "those", "few", "what"}
)
_NOT_PEOPLE = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "DATE", "TIME"})


def find_victims(
    parse: Parse,
    counting: Counting,
    lexicon: QuantityLexicon,
    *,
    counted: Collection[int],
    is_role: Callable[[int], bool] = lambda token: False,
) -> Iterator[Figure]:
    """Figures that no numeral states.

    Args:
        parse: The document's parse.
        counting: What is said of a noun.
        lexicon: Words of figures.
        counted: Nouns that a numeral counts already.
        is_role: Whether a token is a noun for somebody's office or trade.
    """
    done = set(counted)
    words = lexicon.persons
    for i in parse.having(words, forms=_NOT_ONE):
        if parse.lower[i] in _NOT_ONE:
            figure = _nobody(parse, i, counting, lexicon)
            if figure is not None and figure.node not in done:
                done.add(figure.node)
                yield figure
        else:
            for token in _themes(parse, i, lexicon, is_role):
                if token not in done and _is_one(parse, token, lexicon):
                    done.add(token)
                    yield _one(parse, token)


def _one(parse: Parse, token: int) -> Figure:
    first = token
    while (
        first > 0
        and parse.head[first - 1] == token
        and parse.dep[first - 1]
        in (
            "det",
            "amod",
            "compound",
            "poss",
            "nmod",
            "punct",
        )
    ):
        first -= 1
    while first < token and parse.pos[first] == "PUNCT":
        first += 1
    return Figure(first, token + 1, token, token, 1.0, 1.0, 1.0, "", "person", "quantity.person")


def _themes(parse: Parse, trigger: int, lexicon: QuantityLexicon, is_role: Callable[[int], bool]) -> list[int]:
    """Whom a verb, noun or adjective of harm is said of, coordinated neighbours included."""
    lemma = parse.lemma[trigger]
    if any(parse.lower[k] in _BARELY for k in parse.kids[trigger]):
        return []
    if parse.pos[trigger] in _VERBAL:
        found = _of_verb(parse, trigger, lexicon, is_role)
    elif parse.pos[trigger] == "ADJ":
        found = _of_adjective(parse, trigger)
    else:
        found = []
    entry = lexicon.nouns.get(lemma)
    if entry is not None and entry.state == "wounded" and parse.dep[trigger] in ("dobj", "conj"):
        # "His son suffered serious injuries"
        verb = parse.head[trigger]
        if parse.lemma[verb] in lexicon.undergo and parse.lemma[verb] not in ("get", "have"):
            own = own_subject(parse, verb)
            found += [] if own is None else [own]
    return [member for token in found for member in _members(parse, token)]


def _of_verb(parse: Parse, verb: int, lexicon: QuantityLexicon, is_role: Callable[[int], bool]) -> list[int]:
    found: list[int] = []
    lemma = parse.lemma[verb]
    state = lexicon.objects.get(lemma)
    if state is not None and state.people:
        found += [
            t for t in _affected(parse, verb) if lemma not in _OF_THINGS or parse.ner[t] == "PERSON" or is_role(t)
        ]
    state = lexicon.subjects.get(lemma)
    if state is not None and state.people and not any(parse.lower[k] in _FADING for k in parse.kids[verb]):
        own = own_subject(parse, verb)
        if own is not None:
            found.append(own)
        elif parse.dep[verb] == "conj":
            found += _affected(parse, parse.head[verb])
    return found


def _of_adjective(parse: Parse, adjective: int) -> list[int]:
    above = parse.head[adjective]
    found: list[int] = []
    complement = parse.dep[adjective] in ("acomp", "oprd", "advmod", "xcomp", "ccomp")
    if complement and parse.pos[above] in _VERBAL and parse.lemma[above] in _LINKING:
        own = own_subject(parse, above)
        if is_passive(parse, above) or parse.lemma[above] in ("be", "lie"):
            found += [] if own is None else [own]
        else:
            found += kids(parse, above, "dobj")
    own = own_subject(parse, adjective)
    return found if own is None else [*found, own]


def _affected(parse: Parse, verb: int) -> list[int]:
    """What a verb is done to: its objects, the subject of its passive, or the noun that its participle stands by."""
    own = own_subject(parse, verb)
    if own is not None and parse.dep[own] in ("nsubjpass", "csubjpass"):
        return [own]
    direct = kids(parse, verb, "dobj")
    if direct:
        return direct
    label, above = parse.dep[verb], parse.head[verb]
    if parse.tag[verb] == "VBN" and label == "acl":
        return [above]
    if label == "relcl" and is_passive(parse, verb):
        return [above]
    if label == "conj" and parse.pos[above] in _VERBAL and above != verb and own is None:
        return _affected(parse, above)
    if (
        label in ("oprd", "xcomp", "ccomp", "advcl")
        and parse.tag[verb] == "VBN"
        and own is None
        and is_passive(parse, above)
    ):
        return [k for k in (own_subject(parse, above),) if k is not None]
    if own is not None and parse.tag[verb] == "VBN" and not kids(parse, verb, "aux"):
        # "two clerks were killed and a guard injured"
        return [own]
    return []


def _members(parse: Parse, token: int) -> list[int]:
    """A noun and those coordinated with it; a relative pronoun gives the noun it stands for."""
    if parse.lower[token] in ("who", "whom", "that"):
        above = parse.head[token]
        if parse.dep[above] == "relcl":
            token = parse.head[above]
    found, at = [token], 0
    while at < len(found) and len(found) < 40:
        found += [
            k
            for k in parse.kids[found[at]]
            if parse.dep[k] == "conj" or (parse.dep[k] == "appos" and kids(parse, k, "conj", "nummod"))
        ]
        at += 1
    return found


# What is done to towns as to people.
_TOWNS = frozenset("capture seize hold free liberate take retake".split())


def _is_one(parse: Parse, token: int, lexicon: QuantityLexicon) -> bool:
    """Whether a noun names one person."""
    if parse.lower[token] == "another" or (parse.lower[token] in _ONE_MORE and _has_article(parse, token)):
        return True
    if parse.tag[token] not in _SINGULAR and not (parse.tag[token] in _ALSO and _has_article(parse, token)):
        return False
    if parse.lemma[token] in lexicon.groups or parse.lemma[token] in lexicon.measures:
        return False
    if parse.pos[token] == "NOUN" and parse.lower[token].endswith(_ABSTRACT) and parse.lower[token] not in _BEINGS:
        return False
    # The recogniser calls "a Frenchman" an organisation; an article before a name says that it is none.
    if parse.ner[token] in _NOT_PEOPLE and not _has_article(parse, token):
        return False
    if parse.lemma[token] in lexicon.nouns or parse.lemma[token] in lexicon.containers:
        return False
    determined = False
    for k in parse.kids[token]:
        if parse.dep[k] in ("nummod", "predet") or parse.lower[k] in _INDEFINITE:
            return False
        if parse.dep[k] in ("det", "poss") and k < token:
            determined = True
        if parse.dep[k] == "prep" and parse.lower[k] == "of" and parse.lemma[token] in ("lot", "dozen"):
            return False
    if parse.pos[token] == "PROPN":
        if not determined and _may_be_town(parse, token):
            return False
        return parse.tag[token] == "NNP" and (parse.ner[token] in ("PERSON", "") or determined)
    if not determined:
        # "the ministry's top expert": the article belongs to a word before it.
        determined = any(
            parse.dep[d] in ("det", "poss")
            for k in parse.kids[token]
            if k < token and parse.dep[k] in ("compound", "amod", "nmod")
            for d in parse.kids[k]
        )
    # Bare singulars are titles of names and coordinated members ("a man and woman").
    return determined or parse.dep[token] in ("conj", "appos")


def _may_be_town(parse: Parse, token: int) -> bool:
    """Whether a bare name is of what is taken or freed, as towns are: "captured al-Sabra"; full names are of people."""
    verb = parse.head[first_conjunct(parse, token)]
    given = (k for k in kids(parse, token, "compound") if parse.lower[k] not in ("al", "el", "ad", "as", "um"))
    full = parse.ner[token] == "PERSON" and any(parse.ner[k] == "PERSON" for k in given)
    return parse.lemma[verb] in _TOWNS and not full


def _has_article(parse: Parse, token: int) -> bool:
    return any(parse.lower[k] in ("a", "an", "another", "the") for k in parse.kids[token])


def _nobody(parse: Parse, i: int, counting: Counting, lexicon: QuantityLexicon) -> Figure | None:
    """As in "No one was hurt", "no casualties", "without injuries"."""
    word = parse.lower[i]
    if word == "without":
        for k in kids(parse, i, "pobj"):
            if parse.lemma[k] in lexicon.nouns and parse.tag[k] in ("NNS", "NN"):
                return Figure(i, k + 1, k, k, 0.0, 0.0, 0.0, "", "none", "quantity.none")
        return None
    if word in _NOBODY:
        node = i
    else:
        node = parse.head[i]
        if node <= i or parse.dep[i] not in ("det", "neg", "advmod") or node - i > 6:
            return None
    itself = lexicon.nouns.get(parse.lemma[node])
    said = counting.said(node, node)
    state = itself or said.state
    if state is None or state.state not in ("killed", "wounded", "casualties", "missing", "captured"):
        return None
    if itself is None and said.role not in ("object", "subject"):
        return None
    return Figure(i, node + 1, node, None if word in _NOBODY else node, 0.0, 0.0, 0.0, "", "none", "quantity.none")
