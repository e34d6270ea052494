"""People whom only the text introduces ("Kim Hong-kyun"), and names said again in short ("Kim")."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from standoff.extraction.drafts import GENDERED, Draft, Gender, head_of
from standoff.extraction.names import likely_term, person_draft
from standoff.extraction.parse import Parse, plain
from standoff.extraction.repairs import MONTHS
from standoff.extraction.verbs import TEXTS
from standoff.lexicons import Resources
from standoff.lexicons.offices import Term
from standoff.model import Published, Span, slug

# States whose people are written family name first, so that the first word is the short form too.
FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "HKG", "MAC", "VNM", "KHM", "SGP", "HUN"})
# Groups, none of which is "he" or "she".
COLLECTIVE = frozenset(
    "opposition minority resistance insurgency militia team public population society community diaspora crew family "
    "union church clergy economy gang cartel".split()
)
# States many of whose people have no family name, and go by the given name, which comes first: "Mr Abiy".
GIVEN_FIRST = frozenset({"ETH", "ERI", "ISL", "THA", "LAO", "MYS"})
_TITLES: dict[str, Gender] = {
    "mr": "m",
    "mr.": "m",
    "sir": "m",
    "lord": "m",
    "king": "m",
    "prince": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "miss": "f",
    "lady": "f",
    "queen": "f",
    "princess": "f",
    "madam": "f",
}
# All that stands before a name and is no part of it.
_STYLES = frozenset(_TITLES) | frozenset(
    "dr dr. prof prof. professor gen gen. col col. lt lt. capt capt. adm adm. rev rev.".split()
)
# Offices whose holders the press names by surname alone, without introducing them.
_FAMOUS = frozenset(
    {"president", "prime minister", "supreme leader", "chancellor", "foreign minister", "defence minister", "leader",
     "secretary general", "monarch", "president of the commission", "high representative", "presidential spokesperson",
     "foreign ministry spokesperson"}
)  # fmt: skip


# Offices whose holders are known long after by surname alone, without the state: "Nasser", "Khrushchev".
_HIGHEST = frozenset(
    {"president", "prime minister", "supreme leader", "chancellor", "leader", "monarch", "secretary general"}
)
# In an undated text, whoever left office so many years ago gives way to a namesake who was in office of late.
_GENERATION = 20
_OF_LATE = 10
# The commonest English surnames: without an office beside them they name its holder where the text names the state.
_COMMON = frozenset(
    "Adams Allen Anderson Baker Bell Brown Campbell Carter Clark Clarke Cohen Cook Cooper Davies Davis Edwards Evans "
    "Green Hall Harris Hill Hughes Jackson Johnson Jones King Lewis Martin Miller Mitchell Moore Morgan Morris Murray "
    "Parker Reid Roberts Robinson Scott Smith Stewart Taylor Thomas Thompson Turner Walker Ward White Williams Wilson "
    "Wood Wright Young".split()
)

# Who bears one of these is called by the given name ("Sir Alan"), never by the surname alone.
_KNIGHTLY = frozenset({"sir", "dame"})


def is_knight(parse: Parse, first: int) -> bool:
    """Whether "Sir" or "Dame" stands before a name."""
    return first > 0 and parse.lower[first - 1] in _KNIGHTLY and parse.line[first - 1] == parse.line[first]


def gender_of(parse: Parse, resources: Resources, first: int, head: int) -> Gender:
    """What a title, a gendered office or the given name says of a person: f, m or unknown."""
    for i in range(max(0, first - 4), first):
        found = _TITLES.get(parse.lower[i]) or GENDERED.get(parse.lower[i])
        if found:
            return found
    for k in parse.kids[head]:
        if parse.dep[k] == "appos" and parse.lower[k] in GENDERED:
            return GENDERED[parse.lower[k]]
    return resources.given_names.get(parse.word[first], "?") if head > first else "?"


_WHERE = frozenset("in near outside inside around".split())
_TRUSTING = frozenset("believe trust confide result invest find see have place put meet lose".split())


def person_spans(parse: Parse, taken: set[int], is_role: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Token ranges that name a person, in text order.

    The recogniser's people, trimmed to the capitalised words of the name, and runs of capitalised words that it calls
    something else or nothing although a person's office stands beside them ("…, a spokesman for the junta, said").

    Args:
        parse: The document's parse.
        taken: Tokens that belong to names already.
        is_role: Whether a token heads a noun for a person's office.
    """
    spans = dict(_recognised(parse, taken))
    covered = taken | {i for first, beyond in spans.items() for i in range(first, beyond)}
    i, n = 0, len(parse)
    while i < n:
        if parse.pos[i] != "PROPN":
            i += 1
            continue
        j = i
        while (
            j < n
            and parse.pos[j] == "PROPN"
            and j not in covered
            and not is_role(j)
            and parse.line[j] == parse.line[i]
            and parse.lower[j] not in _STYLES
        ):
            j += 1
        titled = i > 0 and j > i and parse.lower[i - 1] in _STYLES and parse.line[i - 1] == parse.line[i]
        titled = titled or (j > i and _behind_office(parse, i, j, is_role))
        if (1 <= j - i <= 4 and titled) or (2 <= j - i <= 4 and _beside_office(parse, i, j, is_role)):
            spans[i] = j
        i = max(j, i + 1)
    return sorted(spans.items())


def _beside_office(parse: Parse, first: int, beyond: int, is_role: Callable[[int], bool]) -> bool:
    head = head_of(parse, first, beyond)
    appositions = [k for k in parse.kids[head] if parse.dep[k] == "appos" and k >= beyond]
    behind = (
        first > 1 and parse.word[first - 1] == "," and is_role(first - 2) and parse.line[first - 2] == parse.line[first]
    )
    return any(is_role(k) for k in appositions) or behind


def _behind_office(parse: Parse, first: int, beyond: int, is_role: Callable[[int], bool]) -> bool:
    """Whether an office stands before a name as its title: "Foreign Minister Molotov"."""
    title = first - 1
    return (
        title >= 0
        and is_role(title)
        and parse.dep[title] in ("compound", "nmod")
        and parse.head[title] == head_of(parse, first, beyond)
    )


def is_whole(parse: Parse, token: int, named: Container[int]) -> bool:
    """Whether no other capitalised word is part of the name of one word: not "Mount Sinai", but "7 May Sadat said".

    Args:
        parse: The document's parse.
        token: The word.
        named: Heads of what is named already ("Israel Foreign Minister").
    """
    before = (
        token > 0
        and parse.pos[token - 1] == "PROPN"
        and parse.dep[token - 1] == "compound"
        and parse.head[token - 1] == token
        and parse.lower[token - 1] not in MONTHS
    )
    joined = parse.dep[token] == "compound" and parse.pos[parse.head[token]] == "PROPN"
    return not joined and not (before and token - 1 not in named)


def _recognised(parse: Parse, taken: set[int]) -> list[tuple[int, int]]:
    spans = []
    i, n = 0, len(parse)
    while i < n:
        if parse.ner[i] != "PERSON" or i in taken:
            i += 1
            continue
        j = i
        while j < n and parse.ner[j] == "PERSON" and j not in taken and parse.line[j] == parse.line[i]:
            j += 1
        first, beyond = _trim(parse, i, j)
        if first < beyond and not _is_where(parse, first, beyond):
            spans.append((first, beyond))
        i = j
    return spans


def _is_where(parse: Parse, first: int, beyond: int) -> bool:
    """Whether a name says where something was done: "exchanged fire *in Prey Chan*"; trust is put in people, too."""
    head = head_of(parse, first, beyond)
    at = parse.head[head]
    if parse.dep[head] != "pobj" or parse.lower[at] not in _WHERE or beyond - first < 2:
        return False
    verb = parse.head[at]
    return parse.pos[verb] == "VERB" and parse.lemma[verb] not in _TRUSTING


def _trim(parse: Parse, first: int, beyond: int) -> tuple[int, int]:
    while first < beyond and (not parse.word[first][:1].isupper() or parse.lower[first] in _STYLES):
        first += 1
    while beyond > first and not parse.word[beyond - 1][:1].isalpha():
        beyond -= 1
    return first, beyond


def introduced(
    parse: Parse, resources: Resources, first: int, beyond: int, country: str | None, role: str, base: str = ""
) -> Draft:
    """The mention of a person whom the text introduces by full name.

    Args:
        parse: The document's parse.
        resources: Lexicons.
        first: First token of the name.
        beyond: One past its last.
        country: The state that the words beside the name give, if they do.
        role: What these words call the person.
        base: The group that they give, where it has no state.
    """
    name = parse.text[parse.start[first] : parse.end[beyond - 1]]
    words = name.split()
    keys = {words[-1]}
    if is_knight(parse, first) and len(words) > 1:
        keys.add(words[0])
    if country in FAMILY_FIRST | GIVEN_FIRST or (len(words) >= 2 and "-" in words[-1]):
        keys.add(words[0])
    head = head_of(parse, first, beyond)
    return Draft(
        first,
        beyond,
        head,
        f"{base or country}/{slug(name)}" if country else f"~{slug(name)}",
        country,
        "name",
        "grounding.person.introduced",
        kind="person",
        role=role,
        human=True,
        gender=gender_of(parse, resources, first, head),
        name=name,
        keys=tuple(sorted(keys)),
        base=base if country else "",
    )


def is_namesake(holder: Draft, described: Draft, states: Container[str], tabled: Container[str]) -> bool:
    """Whether the text calls somebody an official of another state, and the table's state is nowhere named.

    Args:
        holder: Whom the tables know by that name.
        described: What the text calls him.
        states: States of the text.
        tabled: What the text names by any name of the tables.
    """
    told = described.all_countries
    return (
        described.denotes == "person"
        and len(told) == 1
        and told[0] != holder.country
        and told[0] in states
        and holder.country not in tabled
        and not holder.base
    )


def rename(person: Draft, described: Draft) -> None:
    """Makes somebody whom the tables took for a namesake who the text says he is, in place."""
    person.country = described.all_countries[0]
    person.entity, person.base = f"{person.country}/{slug(person.name)}", ""
    person.rule = "grounding.person.introduced"


def by_several_words(parse: Parse, known: Iterable[str], names: Mapping[int, Draft]) -> Iterator[tuple[int, int]]:
    """Where somebody named in full is called by a short name of several words: "Le Drian", "bin Salman".

    Args:
        parse: The document's parse.
        known: The short names.
        names: Mention by any token of a name.
    """
    text = plain(parse.text)
    for short in sorted((key for key in known if " " in key), key=len):
        # "Bin Salman" begins a sentence
        initials = f"[{re.escape(short[0] + short[0].upper())}]"
        for found in re.finditer(rf"(?<!\w){initials}{re.escape(short[1:])}(?!\w)", text):
            tokens = parse.tokens_in(Span(found.start(), found.end()))
            if tokens and names.keys().isdisjoint(tokens):
                yield tokens.start, tokens.stop


def is_somebody(parse: Parse, i: int) -> bool:
    """Whether a subject may be a person whom nobody knows: a name of no state or body, or who tells others something.

    "*Haver* felt betrayed. He …", "A former *coach* told me that he …".
    """
    if parse.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    if parse.tag[i] == "NNP":
        bare = not any(parse.dep[k] in ("det", "appos") for k in parse.kids[i])
        return bare and parse.ner[i] in ("", "PERSON") and parse.word[i].istitle()
    word = parse.lemma[i]
    tells = parse.lemma[parse.head[i]] in _TELLING and parse.dep[i] == "nsubj"
    return parse.tag[i] == "NN" and tells and word not in TEXTS | _TOLD_BY and not word.endswith(_ABSTRACT)


_TELLING = frozenset("say tell ask warn add recall whisper explain admit".split())
_ABSTRACT = ("ion", "ment", "ry", "cy", "ism", "ness", "ship", "ance", "ence", "hood", "age", "um")
# Bodies and writings that "say" things.
_TOLD_BY = frozenset(
    "report poll study survey paper newspaper daily weekly magazine agency office group council court bank firm army "
    "navy company party law treaty text article sign source house board body panel team camp side staff press bloc "
    "union media outlet site website channel blog post tweet note draft deal pact rule charter bill story sister "
    "league force fund institute centre center club church state country nation nobody kingdom junta republic "
    "government cabinet regime alliance network forum syndicate cartel".split()
)


def stranger(first: int, beyond: int, gender: Gender) -> Draft:
    """Somebody whom neither the tables nor the text place: no mention, but there for "he" and "she" to mean."""
    return Draft(
        first, beyond, beyond - 1, None, None, "name", "grounding.person.unknown", kind="person", human=True,
        gender=gender, acts=False,
    )  # fmt: skip


def famous(
    parse: Parse,
    resources: Resources,
    published: Published,
    first: int,
    beyond: int,
    *,
    role: str,
    countries: tuple[str, ...],
    stated: bool = False,
) -> Draft | None:
    """An office holder named by the short form alone ("Putin", "President Yoon").

    Args:
        parse: The document's parse.
        resources: Lexicons.
        published: DCT, which decides who was in office.
        first: First token of the name; nearly always it is one word, but there are "Castelo Branco" and "bin Salman".
        beyond: One past its last.
        role: Role noun that stands before the name, or "".
        countries: Countries that the words before the name give, or those the document names.
        stated: Whether the words before the name give them: then nobody of another country is meant.

    Returns:
        A mention if exactly one person fits, else ``None``.
    """
    # "Oh", "No" and "Li" are too short to name anybody without an office beside them.
    name = parse.text[parse.start[first] : parse.end[beyond - 1]]
    if not role and len(name) < 4:
        return None
    terms = [t for t in resources.offices.by_short.get(name, ()) if t.office in _FAMOUS or role]
    if published.earliest or published.latest:
        terms = [t for t in terms if t.covers(published)]
    if role:
        terms = [t for t in terms if _fits(t, role)] or terms
    near = [t for t in terms if _country(resources, t) in countries]
    if near or (role and countries):
        terms = near or ([] if stated else [t for t in terms if t.office == _title(parse, first)])
    if not role and name in _COMMON:
        terms = near
    dated = published.earliest is not None or published.latest is not None
    if not dated:
        terms = _of_late(terms, resources.offices.horizon, placed=bool(role or near))
    # Mr. de Gaulle led Free France, then France: one man, of whatever he led last.
    if len({t.holder for t in terms}) != 1:
        states = {_country(resources, t) for t in near} if near == terms else set()
        # Three Somozas have led Nicaragua: whichever is meant, his word is the state's.
        return introduced(parse, resources, first, beyond, states.pop(), role) if len(states) == 1 else None
    term = likely_term(terms, published)
    draft = person_draft(parse, resources, term, first, beyond, f"offices.{slug(term.holder)}.short")
    draft.gender = resources.given_names.get(term.holder.split()[0], gender_of(parse, resources, first, first))
    return draft


def _title(parse: Parse, token: int) -> str:
    """The highest office, where it stands before a name as a title: of one country or another, few have held it."""
    before = parse.lower[max(0, token - 2) : token]
    if before == ["prime", "minister"]:
        return "prime minister"
    return before[-1] if before and before[-1] in ("president", "chancellor") else ""


def _of_late(terms: list[Term], horizon: int, *, placed: bool) -> list[Term]:
    """Whom an undated text can mean: no minister long gone unless the state is named, nobody with a later namesake."""
    if any(_last_year(t, horizon) >= horizon - _OF_LATE for t in terms):
        return [t for t in terms if _last_year(t, horizon) >= horizon - _GENERATION]
    return [t for t in terms if placed or t.office in _HIGHEST or _last_year(t, horizon) >= horizon - _GENERATION]


def _last_year(term: Term, horizon: int) -> int:
    return term.ended.latest.year if term.ended and term.ended.latest else horizon


def _fits(term: Term, role: str) -> bool:
    return term.office in role or role in term.office


def _country(resources: Resources, term: Term) -> str | None:
    body = resources.actors.entities.get(term.state)
    return body.country if body else term.state
