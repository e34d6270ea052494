"""Attribution: who says what, in PolNeAR's terms: a speaker, a cue, and a content that is direct, mixed or indirect.

Whole quotations come first, by what stands beside their marks; then clauses and phrases that a cue governs; then
clauses with a cue behind, inside or beside them; last the quotations that stand alone. What one attribution says inside
another has it for its parent.
"""

from collections.abc import Container
from itertools import islice

from standoff.extraction.actors import Actors
from standoff.extraction.attribution_alone import standing_alone
from standoff.extraction.attribution_clauses import Regions
from standoff.extraction.attribution_cues import Found, find_cues
from standoff.extraction.attribution_disowned import is_disowned
from standoff.extraction.attribution_drafts import Said
from standoff.extraction.attribution_layout import Layout, Quote, lay_out
from standoff.extraction.attribution_phrases import (
    Labels,
    according_to,
    before_colon,
    beside,
    colon,
    for_whom,
    in_words_of,
    interrupted,
    speaker_and_range,
    trailing,
)
from standoff.extraction.attribution_quotes import Quoter
from standoff.extraction.attribution_ranges import Ranges
from standoff.extraction.attribution_records import FIRST_PERSON, NAME, VERSION, AttributionIndex, Writer
from standoff.extraction.attribution_senses import is_another_sense
from standoff.extraction.attribution_turns import dashed, turns
from standoff.extraction.component import Annotations, Component
from standoff.extraction.parse import Parse
from standoff.lexicons import Resources
from standoff.lexicons.reporting import Cue
from standoff.model import Attribution, Document

# What one claims for oneself, and nobody has to believe.
_CLAIMED = frozenset("asylum compensation damages refuge benefits status money costs pension".split())
_CONDITIONS = frozenset({"if", "unless", "once", "should", "whether"})
# What an official asks of whom he talks to, and what is no news: "not to be named".
_ANONYMOUS = frozenset({"named", "identified", "quoted"})
_BRIEF = 4  # words
_NAMING = frozenset({"name", "dub", "nickname", "christen", "style"})

__all__ = ["COMPONENT", "AttributionIndex", "run"]


def run(document: Document, annotations: Annotations, resources: Resources) -> tuple[Attribution, ...]:
    """The attributions of a document, in text order; also the index ``scratch["attribution"]``."""
    parse = annotations.parse
    layout = lay_out(parse)
    actors = annotations.scratch.get("actors") or Actors(parse, {})
    roles = Labels(parse, actors, resources.actors)
    said = _distinct(_find(parse, layout, resources, actors, roles))
    home = annotations.scratch.get("letterhead")
    return Writer(document, annotations, layout, actors, resources.events.modality, home).write(said)


def _find(parse: Parse, layout: Layout, resources: Resources, actors: Actors, roles: Labels) -> list[Said]:
    lexicon, withheld = resources.reporting, resources.events.classes["withheld"]
    cues = find_cues(parse, layout, lexicon)
    by_token = {c.token: c for c in cues}
    regions = Regions(parse, layout, Ranges(parse, layout, by_token))
    quoter = Quoter(parse, layout, by_token, regions)
    said = turns(parse, layout, lexicon) or dashed(parse, layout, by_token)
    spoken = {layout.unit[one.first] for one in said}
    quoter.used.update(one.cue.token for one in said if one.cue is not None)
    for unit in layout.units:
        if unit.quotes:
            said.extend(quoter.in_unit(unit))
            regions.ranges.taken = quoter.used
        title = unit.first == 0 or parse.sent[unit.first] < parse.title
        if (title or layout.paragraphs[unit.paragraph][0] == unit.first) and layout.unit[unit.first] not in spoken:
            headed = colon(parse, layout, unit, lexicon, roles, title=title)
            if headed is not None and not (unit.quotes and unit.quotes[0].number in quoter.claimed):
                said.append(headed)
                quoter.claimed.update(q.number for q in unit.quotes if headed.holds(q.first))
    for found in cues:
        one = _governed(parse, layout, found, regions, quoter, withheld)
        said.extend(s for s in (one, before_colon(parse, layout, found)) if s is not None)
    for unit in layout.units:
        if any(q.number not in quoter.claimed for q in unit.quotes):
            said.extend(quoter.left_over(unit))
    said.extend(standing_alone(parse, layout, said, quoter.claimed, actors))
    owned = {tuple(one.pieces) for one in said if one.cue is not None and one.cue.token >= one.pieces[-1][1]}
    return [one for one in said if not (_repeats(parse, layout, one) or _is_anothers(parse, one, owned))]


def _is_anothers(parse: Parse, one: Said, owned: set[tuple[tuple[int, int], ...]]) -> bool:
    """Whether what follows a colon is given to a speaker behind it: "The port shrugged: it did not care, X said"."""
    behind = one.cue is not None and one.cue.token < one.first and parse.word[one.first - 1] == ":"
    return behind and tuple(one.pieces) in owned


def _repeats(parse: Parse, layout: Layout, one: Said) -> bool:
    """Whether a headline only repeats quoted words that the body quotes in full."""
    if not one.claims or parse.sent[one.first] >= parse.title:
        return False
    return all(
        any(
            parse.sent[other.first] >= parse.title and _words(parse, layout.quotes[n]) in _words(parse, other)
            for other in layout.quotes
        )
        for n in one.claims
    )


def _words(parse: Parse, quote: Quote) -> str:
    return " ".join(parse.lower[i] for i in range(quote.first, quote.beyond) if parse.word[i][0].isalnum())


def _governed(
    parse: Parse, layout: Layout, found: Found, regions: Regions, quoter: Quoter, withheld: Container[str]
) -> Said | None:
    """The attribution that a cue makes by its own grammar, unless a quotation beside it has taken it."""
    if found.kind == "phrase":
        one = according_to(parse, layout, found)
    elif found.kind == "noun":
        one = in_words_of(parse, layout, found) or for_whom(parse, layout, found)
    else:
        free = found.token not in quoter.used
        one = (interrupted(parse, layout, found) or trailing(parse, layout, found)) if free else None
    if one is None and found.kind != "phrase" and found.token not in quoter.used:
        governed = regions.content(found)
        if governed is not None:
            entry = governed.cue
            pieces = [p for p in governed.pieces if p[1] > p[0]]
            speaker, said_by = speaker_and_range(parse, layout, found, regions)
            if pieces:
                one = Said(sorted(pieces), found, entry, entry.id, speaker, said_by, frame=governed.frame)
        elif found.kind == "verb":
            one = beside(parse, layout, found, regions)
    if one is None or _withholds(parse, found, withheld) or not _worth_keeping(parse, layout, one):
        return None
    quotes = layout.units[layout.unit[one.first]].quotes
    if found.quote < 0 and _taken(parse, layout, one, quoter.claimed):
        return None
    one.claims = tuple(q.number for q in quotes if q.number not in quoter.claimed and one.holds(q.first))
    if found.quote < 0:
        quoter.claimed.update(one.claims)
    return one


def _withholds(parse: Parse, found: Found, withheld: Container[str]) -> bool:
    """Whether something is denied to somebody, who is not contradicted by it: "denied the crew a visa"."""
    return parse.lemma[found.token] == "deny" and any(
        parse.dep[k] == "dative" or (parse.dep[k] == "dobj" and parse.lemma[k] in withheld)
        for k in parse.kids[found.token]
    )


def _taken(parse: Parse, layout: Layout, one: Said, claimed: set[int]) -> bool:
    """Whether most of a content is a quotation that another cue has been given, or a cue behind follows one."""
    words = other = 0
    behind = one.cue is not None and one.cue.kind == "verb" and one.cue.token >= one.pieces[0][1]
    if not any(q.number in claimed for q in layout.units[layout.unit[one.first]].quotes):
        return behind and layout.quote[one.pieces[0][1] - 1] in claimed
    for first, beyond in one.pieces:
        for i in range(first, beyond):
            if parse.word[i][0].isalnum():
                words += 1
                other += layout.quote[i] in claimed
    return other > 0.6 * words or (behind and layout.quote[one.pieces[0][1] - 1] in claimed)


def _worth_keeping(parse: Parse, layout: Layout, one: Said) -> bool:
    """Whether a content says anything, and the speaker can speak."""
    words = len([*islice((i for a, b in one.pieces for i in range(a, b) if parse.word[i][0].isalnum()), 2)])
    if words == 0 or one.cue is None or one.entry is None:
        return False
    if _is_no_report(parse, layout, one, one.cue, one.entry):
        return False
    if one.cue.quote >= 0 and one.entry.act in ("believe", "plan"):
        # "I think", "we hope" inside a quotation is the speaker's own voice.
        return one.speaker is not None and parse.lower[one.speaker] not in FIRST_PERSON
    return words > 1 or parse.pos[one.first] in ("NOUN", "PROPN", "VERB", "ADJ")


def _is_no_report(parse: Parse, layout: Layout, one: Said, cue: Found, entry: Cue) -> bool:
    """Whether words that could report do not: a wish under a condition, a command, a question, a name that is given."""
    verb = cue.token
    if _is_idiom(parse, one, verb) or is_another_sense(parse, one, cue, entry):
        return True
    if cue.kind != "noun" and one.frame != "quote" and is_disowned(parse, one, verb, entry.act):
        return True
    if cue.kind == "noun":
        # "the threat of war": nobody's, so that nobody can be asked about it
        return one.frame == "preposition" and one.speaker is None and entry.act in ("threaten", "accuse")
    if entry.act == "plan" and parse.dep[verb] == "advcl" and cue.quote >= 0:
        return any(parse.lower[k] in _CONDITIONS for k in parse.kids[verb] if k < verb)
    if one.frame == "object" and parse.tag[verb] == "VB" and parse.dep[verb] == "ROOT":
        # "register your presence"
        return not any(parse.dep[k] in ("aux", "nsubj", "nsubjpass") for k in parse.kids[verb])
    if one.frame == "complement" and (parse.lemma[verb] in _NAMING or parse.tag[verb] == "VBN"):
        return any(q.name and one.holds(q.first) for q in layout.units[layout.unit[verb]].quotes)
    return False


def _is_idiom(parse: Parse, one: Said, verb: int) -> bool:
    """Whether a verb says nothing of what follows: "cry foul", "see to it that", "asked not to be named"."""
    after = parse.lower[verb + 1 : verb + 3]
    if parse.lemma[verb] == "know" and parse.lemma[parse.head[verb]] in ("let", "make"):
        return True  # "let it be known that …" is the cue
    if parse.lemma[verb] == "claim" and any(parse.lower[k] in _CLAIMED for k in parse.kids[verb] if k > verb):
        return True
    if (parse.lemma[verb] == "cry" and after[:1] == ["foul"]) or (parse.lemma[verb] == "see" and after == ["to", "it"]):
        return True
    said = [parse.lower[i] for a, b in one.pieces for i in range(a, b) if parse.word[i][0].isalnum()]
    return said[-3:-1] == ["to", "be"] and said[-1] in _ANONYMOUS and len(said) <= _BRIEF


def _distinct(said: list[Said]) -> list[Said]:
    """In text order, without repetitions of the same content by the same cue."""
    seen: set[object] = set()
    kept: list[Said] = []
    for one in sorted(said, key=lambda s: (s.first, -s.beyond)):
        key = (tuple(one.pieces), one.cue.token if one.cue else -1)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


COMPONENT = Component(
    name=NAME, version=VERSION, requires=frozenset({"parse", "mentions", "timexes"}), assigns="attributions", run=run
)
