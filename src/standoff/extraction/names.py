"""Names of states, organisations, groups and office holders, found through the tables before any statistics."""

import re
from collections import Counter
from collections.abc import Iterator

from standoff.extraction.drafts import Draft, head_of, use_of
from standoff.extraction.parse import Parse, plain
from standoff.extraction.seats import seat
from standoff.lexicons import Resources
from standoff.lexicons.actors import MEDIA_WORDS, PLACE_WORDS, ActorLexicon, Surface
from standoff.lexicons.offices import Term
from standoff.model import Published, slug
from standoff.model.annotation import Form

_FORMS: dict[str, Form] = {"adjective": "adjective"}
_CAPITALS = re.compile(r"(?<!\w)[A-Z]{3,}(?:[ -][A-Z]{3,})*(?!\w)")
# What follows a place at the head of a paragraph.
_DATELINE = re.compile(r"\s*[,(/—–:-]")
# Shorter names in capitals may be abbreviations of something else.
_SHOUTED = 4
_PREFIXES = frozenset({"anti", "pro", "non", "ex", "trans", "post", "pre"})


def table_names(parse: Parse, resources: Resources) -> list[Draft]:
    """Every state, organisation, group and institution of the actor tables that the parsed text names."""
    lexicon = resources.actors
    text = plain(parse.text)
    found = lexicon.scan(text)
    found = sorted([*found, *_in_capitals(text, lexicon, {i for start, end, _ in found for i in range(start, end)})])
    # What is said without doubt decides between the readings of what is ambiguous.
    certain = {
        r.entity
        for _, _, form in found
        for r in lexicon.surfaces[form]
        if len(lexicon.surfaces[form]) == 1 and not r.ambiguous and r.kind not in ("nickname", "other")
    }
    certain |= _recognised(parse, lexicon, found)
    named = [
        (start, r.entity.split("/")[0])
        for start, _, form in found
        for r in lexicon.surfaces[form]
        if len(lexicon.surfaces[form]) == 1 and r.entity.split("/")[0] in certain
    ]
    times = Counter(state for _, state in named)
    most = max(times.values(), default=0)
    foremost = {state for state, n in times.items() if n == most}
    drafts = []
    for start, end, form in found:
        first = parse.token_at(start)
        if first is None or not parse.start[first] <= start < parse.end[first]:
            continue
        beyond = first + 1
        while beyond < len(parse) and parse.start[beyond] < end:
            beyond += 1
        if lexicon.surfaces[form][0].kind == "other" and lexicon.surfaces[form][0].role in ("event", "region"):
            # "the Sudan war" is no actor, but Sudan is named in it.
            inner = _leading_state(lexicon, form)
            if inner is not None:
                draft = _draft(parse, inner[1], first, first + inner[0])
                draft.use = "other"
                drafts.append(draft)
            continue
        if form == "state department" and parse.lower[beyond : beyond + 1] == ["of"]:
            continue  # "the state department of health" of wherever it is
        readings = lexicon.surfaces[form]
        if form.startswith("The ") and parse.dep[beyond - 1] == "amod" and form[4:] in lexicon.surfaces:
            # "The Australian ambassador" is not the newspaper
            first, readings = first + 1, lexicon.surfaces[form[4:]]
        if len(readings) > 1:
            readings = _asking(parse, readings, first, beyond) or _nearest(parse, readings, first, named)
        # "the Supreme Court" may be anybody's: of America only where nobody is named as often as America
        shared = readings[0].ambiguous and (readings[0].role == "court" or form in lexicon.sides.shared_names)
        sure = certain if not shared else certain & foremost if len(foremost) == 1 else set()
        reading = _choose(parse, lexicon, readings, first, beyond, sure, shared=shared)
        if reading is not None and not _part_of_company(parse, lexicon, first, beyond, reading):
            drafts.append(_draft(parse, reading, first, beyond))
    _reassign(parse, drafts)
    seat(parse, lexicon, drafts)
    return drafts + _combining(parse, lexicon, {d.first for d in drafts if d.form == "adjective"})


def _in_capitals(text: str, lexicon: ActorLexicon, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """States that tabloids and wires write in capitals: "FRANCE has called its envoys home"."""
    for run in _CAPITALS.finditer(text):
        if _DATELINE.match(text, run.end()) and not text[text.rfind("\n", 0, run.start()) + 1 : run.start()].strip():
            continue
        for start, end, form in lexicon.scan(run[0].title()):
            reading, first = lexicon.surfaces[form][0], run.start() + start
            stately = reading.kind in ("name", "adjective", "people") and not reading.role and reading.country
            if stately and first not in taken and end - start >= _SHOUTED:
                yield first, run.start() + end, form


def _reassign(parse: Parse, drafts: list[Draft]) -> None:
    """Gives "Peru's National Guard" to Peru, although the table knows the name as another state's."""
    by_end = {d.beyond: d for d in drafts if d.kind in ("name", "adjective") and d.country and not d.role}
    for draft in drafts:
        if draft.kind != "institution" or not draft.country or not draft.role:
            continue
        possessive = draft.first and parse.word[draft.first - 1] in ("'s", "'")
        owner = by_end.get(draft.first - 1 if possessive else draft.first)
        if owner is not None and owner.country != draft.country and (possessive or owner.kind == "adjective"):
            draft.country = owner.country
            draft.entity = f"{owner.country}/{slug(draft.role)}"


def _combining(parse: Parse, lexicon: ActorLexicon, adjectives: set[int]) -> list[Draft]:
    """The first halves of "Sino-Indian" and the like."""
    found = []
    for second in adjectives:
        state = lexicon.combining.get(parse.word[second - 2]) if second >= 2 and parse.word[second - 1] == "-" else None
        if state is not None:
            first, rule = second - 2, f"actors.combining.{state}"
            found.append(
                Draft(first, first + 1, first, state, state, "adjective", rule, use="modifier", kind="adjective")
            )
    return found


def _recognised(parse: Parse, lexicon: ActorLexicon, found: list[tuple[int, int, str]]) -> set[str]:
    """States with an ambiguous name ("Chad") that the recogniser calls a place somewhere in the document."""
    states = set()
    for start, _, form in found:
        readings = lexicon.surfaces[form]
        token = parse.token_at(start)
        if (
            token is not None
            and len(readings) == 1
            and readings[0].ambiguous
            and readings[0].kind == "name"
            and readings[0].role is None
            and parse.ner[token] in ("GPE", "NORP")
        ):
            states.add(readings[0].entity)
    return states


def _leading_state(lexicon: ActorLexicon, form: str) -> tuple[int, Surface] | None:
    """The state that the name of a war or region begins with, and how many words name it."""
    words = form.split()
    for n in range(len(words) - 1, 0, -1):
        for reading in lexicon.surfaces.get(" ".join(words[:n]), ()):
            if reading.kind in ("name", "adjective") and not reading.ambiguous:
                return n, reading
    return None


def _asking(parse: Parse, readings: list[Surface], first: int, beyond: int) -> list[Surface]:
    """The agency that puts a question under its name, not an army that is called alike: "AFP: Will China …?"."""
    opens = first == parse.lines[parse.line[first]][0] and parse.word[beyond : beyond + 1] == [":"]
    return [r for r in readings if r.role == "media"] if opens else []


def _nearest(parse: Parse, readings: list[Surface], token: int, named: list[tuple[int, str]]) -> list[Surface]:
    """Of bodies that are called alike, the one of the state that was named last before, if only one of them was.

    "South Korea's military … the Joint Chiefs of Staff" are South Korea's, although Washington is named further down.
    """
    states = {reading.entity.split("/")[0]: reading for reading in readings}
    if len(states) != len(readings) or any(r.kind != "institution" for r in readings):
        return readings
    near = [(parse.token_at(start), state) for start, state in named if state in states]
    told = [(parse.sent[at], state) for at, state in near if at is not None]
    before = [(sentence, state) for sentence, state in told if sentence <= parse.sent[token]]
    last = max((sentence for sentence, _ in before), default=None)
    owners = {state for sentence, state in before if sentence == last}
    counts = Counter(state for _, state in before)
    most = [state for state, n in counts.items() if n == max(counts.values())]
    home = min(named, default=(0, ""))
    if most == [home[1]] and parse.text[:4].isupper():
        owners = set(most)  # under a dateline, the state that is named first and most
    return [states[state] for state in owners] if len(owners) == 1 else readings


def _choose(
    parse: Parse,
    lexicon: ActorLexicon,
    readings: list[Surface],
    first: int,
    beyond: int,
    certain: set[str],
    *,
    shared: bool,
) -> Surface | None:
    if any(r.kind == "other" for r in readings):
        return None
    if len(readings) > 1:
        known = [r for r in readings if r.entity.split("/")[0] in certain]
        plain_ones = [r for r in readings if not r.ambiguous]
        readings = known or plain_ones or readings
    reading = readings[0]
    if reading.kind == "nickname":
        if len(readings) > 1:
            return None  # "the kingdom" of a text about two
        return reading if reading.entity in certain else None
    if _part_of_person(parse, first, beyond, reading):
        return None
    if reading.ambiguous or len(readings) > 1:
        confirmed = parse.ner[head_of(parse, first, beyond)] in ("GPE", "NORP", "ORG", "LOC") or (
            reading.kind == "name" and reading.role is None and _stands_alone(parse, first, beyond)
        )
        if shared:
            return reading if reading.entity.split("/")[0] in certain else None
        is_owner = reading.kind == "adjective" and reading.country is not None and beyond < len(parse)
        if is_owner and lexicon.role_of(parse.lower, beyond) is not None:
            confirmed = True  # "Lao troops"
        if (
            reading.kind in ("institution", "name")
            and reading.role
            and parse.word[first].isupper()
            and len(parse.word[first]) > 1
        ):
            confirmed = confirmed or reading.entity.split("/")[0] in certain
        return reading if confirmed or reading.entity in certain else None
    return reading


def _stands_alone(parse: Parse, first: int, beyond: int) -> bool:
    """Whether a state's name that is also a given name ("Chad") is nobody's: no capitalised word joins it anywhere."""
    if beyond - first != 1 or parse.pos[first] != "PROPN":
        return False
    return not any(
        word == parse.word[first]
        and any(
            0 <= j < len(parse)
            and parse.pos[j] == "PROPN"
            and parse.line[j] == parse.line[i]
            and parse.ner[j] == "PERSON"
            for j in (i - 1, i + 1)
        )
        for i, word in enumerate(parse.word)
    )


def _part_of_person(parse: Parse, first: int, beyond: int, reading: Surface) -> bool:
    """Whether the form is part of somebody's name ("Michael Jordan", "Paris Hilton")."""
    before = first > 0 and parse.ner[first - 1] == "PERSON" and parse.pos[first - 1] == "PROPN"
    after = beyond < len(parse) and parse.ner[beyond] == "PERSON" and parse.pos[beyond] == "PROPN"
    if first and parse.lower[first - 1] == "in" and reading.kind in ("capital", "place") and after:
        return False  # "In Lima Boric asked for more"
    inside = parse.ner[first] == "PERSON" and parse.line[first] == parse.line[min(beyond, len(parse) - 1)]
    if not inside or not (before or after):
        return False
    return reading.ambiguous or reading.kind in ("capital", "place", "metonym", "institution")


_HOUSES = frozenset("hospital school college academy hotel clinic cemetery street road avenue square club".split())


def _part_of_company(parse: Parse, lexicon: ActorLexicon, first: int, beyond: int, reading: Surface) -> bool:
    """Whether a capital or place begins the name of something else ("Lima Airlines"), offices and bodies apart.

    So does an adjective: "the Saudi Maternity Hospital" may stand anywhere.
    """
    if reading.kind in ("adjective", "people", "name") and beyond < len(parse) and parse.word[beyond][:1].isupper():
        top = parse.head[beyond - 1]
        return top > beyond and parse.lower[top] in _HOUSES and parse.word[top][:1].isupper()
    if reading.kind not in ("capital", "place") or beyond >= len(parse) or parse.pos[beyond] != "PROPN":
        return False
    top = parse.head[beyond - 1]
    joined = parse.dep[beyond - 1] == "compound" and top >= beyond and parse.line[top] == parse.line[first]
    same = parse.ner[beyond - 1] == parse.ner[beyond] and parse.ner[beyond] in ("ORG", "PERSON", "FAC", "PRODUCT")
    return joined and same and lexicon.role_of(parse.lower, top) is None and parse.word[beyond] not in MEDIA_WORDS


def _draft(parse: Parse, reading: Surface, first: int, beyond: int) -> Draft:
    head = head_of(parse, first, beyond)
    following = parse.word[beyond] if beyond < len(parse) and parse.line[beyond] == parse.line[first] else ""
    draft = Draft(
        first,
        beyond,
        head,
        reading.entity,
        reading.country,
        _FORMS.get(reading.kind, "name"),
        f"actors.{reading.kind}.{reading.entity}",
        kind=reading.kind,
        role=reading.role or "",
        base=reading.entity if reading.group else "",
    )
    if reading.kind == "people":
        draft.plural = parse.tag[head] in ("NNS", "NNPS")
        draft.form = "adjective" if parse.dep[head] in ("amod", "compound", "nmod") else "name"
    draft.use = use_of(parse, draft)
    if reading.kind in ("name", "adjective", "capital", "people") and following:
        if following in MEDIA_WORDS:
            draft.entity, draft.country, draft.use, draft.kind = None, None, "other", "media"
        elif following in PLACE_WORDS:
            draft.use = "place"
    if first >= 2 and parse.word[first - 1] == "-" and parse.lower[first - 2] in _PREFIXES:
        draft.use = "other"
    return draft


def office_holders(parse: Parse, resources: Resources, published: Published) -> list[Draft]:
    """Full names of people in the table of offices."""
    drafts = []
    for start, end, name in resources.offices.scan(plain(parse.text)):
        first = parse.token_at(start)
        if first is None or not parse.start[first] <= start < parse.end[first]:
            continue
        beyond = first + 1
        while beyond < len(parse) and parse.start[beyond] < end:
            beyond += 1
        term = likely_term(resources.offices.by_name[name], published)
        drafts.append(person_draft(parse, resources, term, first, beyond, f"offices.{slug(name)}"))
    return drafts


def without_initial(parse: Parse, resources: Resources, published: Published, first: int, beyond: int) -> Draft | None:
    """A holder of an office written with the initial of another given name: "Henry A. Kissinger"."""
    words = [w for w in parse.word[first:beyond] if len(w.strip(".")) > 1]
    terms = resources.offices.by_name.get(" ".join(words)) if len(words) < beyond - first else None
    if not terms:
        return None
    term = likely_term(terms, published)
    return person_draft(parse, resources, term, first, beyond, f"offices.{slug(term.holder)}")


def likely_term(terms: list[Term], published: Published) -> Term:
    """The term meant by a name: one that the DCT allows, substantive before acting, the latest last resort."""
    if published.earliest or published.latest:
        current = [t for t in terms if t.covers(published)]
        terms = current or terms
    return max(terms, key=lambda t: (not t.acting, t.began.earliest.toordinal() if t.began and t.began.earliest else 0))


def person_draft(parse: Parse, resources: Resources, term: Term, first: int, beyond: int, rule: str) -> Draft:
    """The mention of an office holder."""
    body = resources.actors.entities.get(term.state)
    country = body.country if body else term.state
    return Draft(
        first,
        beyond,
        head_of(parse, first, beyond),
        f"{term.state}/{slug(term.holder)}",
        country,
        "name",
        rule,
        kind="person",
        role=term.office,
        human=True,
        name=term.holder,
        keys=tuple(sorted(set(term.short))),
        base=term.state if resources.actors.is_apart(term.state) else "",
    )
