"""Quotations without a cue of their own: the speaker of before goes on, or the sentence before names who speaks."""

from standoff.extraction.actors import Actors
from standoff.extraction.attribution_cues import speaker_tokens
from standoff.extraction.attribution_drafts import Said
from standoff.extraction.attribution_layout import Layout, Quote, Unit
from standoff.extraction.grammar import own_subject
from standoff.extraction.parse import Parse

# Words beside a quotation that leave it standing alone: “…” And: “…”
_FILLERS = frozenset({"and", "but", "yet", "so", "then", "or", "also", "plus", "still"})
# A quotation in a paragraph of its own belongs to a speaker at most this many paragraphs up.
_PARAGRAPHS_BACK = 2
_SHORTEST = 4
# One inside a sentence without cue goes on with the speech before it from so many words on.
_GOES_ON = 5
# Acts without a voice: what is quoted further down is not by whoever wants or thinks something.
_SILENT = frozenset({"plan", "believe", "agree"})
_PERSONS = frozenset({"he", "she", "they", "it", "i", "we"})


def standing_alone(parse: Parse, layout: Layout, said: list[Said], claimed: set[int], actors: Actors) -> list[Said]:
    """Attributions of the quotations that fill their sentence and that no cue has claimed.

    Args:
        parse: The document's parse.
        layout: Its sentences and quotations.
        said: What has been found so far.
        claimed: Numbers of quotations that are spoken for; added to.
        actors: The view over mentions, to tell a person from a thing.
    """
    by_unit: dict[int, list[Said]] = {}
    for given in said:
        by_unit.setdefault(layout.unit[given.cue.token if given.cue else given.first], []).append(given)
    found: list[Said] = []
    for number, unit in enumerate(layout.units):
        for quote in unit.quotes:
            if quote.number in claimed or quote.words < 2:
                continue
            alone = _fills(parse, unit, layout)
            if alone:
                one = _continued(parse, layout, number, quote, by_unit, actors)
            else:
                one = _embedded(layout, number, quote, by_unit)
            if one is None:
                continue
            claimed.add(quote.number)
            found.append(one)
            if alone:
                by_unit.setdefault(number, []).append(one)
    return found


def _embedded(layout: Layout, number: int, quote: Quote, by_unit: dict[int, list[Said]]) -> Said | None:
    """A longer quotation within a sentence without cue, right behind a quotation: the same speaker goes on."""
    if quote.words < _GOES_ON or quote.name or number == 0:
        return None
    if layout.units[number - 1].paragraph != layout.units[number].paragraph or by_unit.get(number):
        return None
    quoted = _last([s for s in by_unit.get(number - 1, ()) if s.claims and s.frame == "quote"])
    return _go_on(quote, quoted, "continued") if quoted is not None else None


def _fills(parse: Parse, unit: Unit, layout: Layout) -> bool:
    """Whether nothing but quotations (and "And") stands in a sentence."""
    return not any(
        layout.quote[i] < 0 and parse.word[i][0].isalnum() and parse.lower[i] not in _FILLERS
        for i in range(unit.first, unit.beyond)
    )


def _continued(
    parse: Parse, layout: Layout, number: int, quote: Quote, by_unit: dict[int, list[Said]], actors: Actors
) -> Said | None:
    unit = layout.units[number]
    # The same paragraph, before and behind.
    back = number - 1
    while back >= 0 and layout.units[back].paragraph == unit.paragraph:
        earlier = _last(by_unit.get(back))
        if earlier is not None:
            # "…," she said, adding that A. "…": she goes on with the quotation, not with the clause.
            quoted = _last([s for s in by_unit[back] if s.claims and s.frame == "quote"])
            earlier = quoted or earlier
            return _go_on(quote, earlier, "continued" if earlier.claims else "after-sentence")
        named = _named(parse, layout.units[back], actors)
        if named is not None:
            said_by = speaker_tokens(parse, named)
            return Said(
                [(quote.first, quote.beyond)],
                None,
                None,
                "quotation.after-sentence",
                named,
                said_by,
                claims=(quote.number,),
            )
        back -= 1
    ahead = number + 1
    if ahead < len(layout.units) and layout.units[ahead].paragraph == unit.paragraph:
        later = next((s for s in by_unit.get(ahead, ()) if s.claims), None)
        if later is not None:
            return _go_on(quote, later, "continued")
    # Paragraphs above.
    while back >= 0 and unit.paragraph - layout.units[back].paragraph <= _PARAGRAPHS_BACK:
        earlier = _last([s for s in by_unit.get(back, ()) if _speaks(parse, s)])
        if earlier is not None:
            unfinished = bool(layout.units[back].quotes) and not layout.units[back].quotes[-1].mark.closed
            return _go_on(quote, earlier, "continued" if unfinished else "standing-alone")
        if parse.word[layout.units[back].beyond - 1] == ":":
            named = _named(parse, layout.units[back], actors)
            if named is not None:
                said_by = speaker_tokens(parse, named)
                return Said(
                    [(quote.first, quote.beyond)],
                    None,
                    None,
                    "quotation.after-colon",
                    named,
                    said_by,
                    claims=(quote.number,),
                )
        back -= 1
    if quote.words < _SHORTEST:
        return None
    return Said([(quote.first, quote.beyond)], None, None, "quotation.unattributed", claims=(quote.number,))


def _speaks(parse: Parse, one: Said) -> bool:
    """Whether an attribution has a speaker who speaks up: not one who only plans or thinks, or speaks in passing."""
    if one.speaker is None:
        return False
    if one.claims or one.entry is None or one.cue is None:
        return True
    return one.entry.act not in _SILENT and parse.dep[one.cue.token] not in ("relcl", "acl")


def _last(said: list[Said] | None) -> Said | None:
    """The last attribution of a sentence that is not nested in another one of it."""
    if not said:
        return None
    outer = [s for s in said if s.cue is None or not any(o is not s and o.holds(s.cue.token) for o in said)]
    return max(outer or said, key=lambda s: s.beyond)


def _go_on(quote: Quote, earlier: Said, how: str) -> Said:
    return Said(
        [(quote.first, quote.beyond)],
        earlier.cue,
        earlier.entry,
        f"quotation.{how}",
        earlier.speaker,
        earlier.said_by,
        of=earlier.of,
        continues=earlier if how in ("continued", "standing-alone") else None,
        claims=(quote.number,),
    )


def _named(parse: Parse, unit: Unit, actors: Actors) -> int | None:
    """The person or actor whom a sentence without attribution is about: the subject of its main verb."""
    root = parse.root(parse.sent[unit.first])
    if not unit.first <= root < unit.beyond:
        return None
    own = own_subject(parse, root)
    if own is None:
        return None
    if parse.lower[own] in _PERSONS - {"it", "i", "we"} or parse.ner[own] == "PERSON":
        return own
    return own if actors.at(own) is not None else None
