"""Paragraphs, sentences and quotations of a document by token, as far as attribution needs them.

The parser loses its way around quotation marks: it starts sentences inside quotations and after "?". Sentences are
therefore cut here by punctuation, and a quotation is never cut.
"""

from dataclasses import dataclass, field

from standoff.extraction.parse import Parse
from standoff.extraction.quotation import Quotation, quotations
from standoff.model import Span

STOPS = frozenset({".", "!", "?", "…", "...", ".."})
_CLOSERS = frozenset({")", "]", "'", '"', "''"})
# A full stop after one of these ends no sentence.
_SHORTENED = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt adm cmdr sen rep gov pres min amb rev hon st jr sr vs no inc corp co "
    "ltd jan feb mar apr jun jul aug sept sep oct nov dec u.s u.k u.n d.c".split()
)


_UNITS = frozenset("m. bn. tn. k. km. kg. mn. p.".split())
# A sentence of more tokens than this is no sentence: it is cut, so that work stays linear in the text's length.
_LONGEST = 400


@dataclass(slots=True)
class Quote:
    """A quotation by token.

    Attributes:
        first: First token inside the marks.
        beyond: One past the last token inside the marks.
        after: First token after the closing mark.
        before: One past the last token before the opening mark.
        mark: The quotation by code point.
        words: Number of words inside.
        ends: Last character inside that is no blank or mark (".", "," or a letter).
        follows: First character after the closing mark that is no blank.
        number: Index into ``Layout.quotes``.
        name: Whether it is written like a title or nickname ("The Long Winter").
    """

    first: int
    beyond: int
    after: int
    before: int
    mark: Quotation
    words: int
    ends: str
    follows: str
    number: int = 0
    name: bool = False

    @property
    def complete(self) -> bool:
        """Whether it ends like a sentence or is set off by a comma, as whole utterances are."""
        return self.ends in ".,!?…—–-" or self.follows == ","


@dataclass(slots=True)
class Unit:
    """A sentence, quotations kept whole.

    Attributes:
        first: First token.
        beyond: One past the last.
        paragraph: Number of its paragraph.
        quotes: Quotations in it.
    """

    first: int
    beyond: int
    paragraph: int
    quotes: list[Quote] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """All of it.

    Attributes:
        units: Sentences in text order.
        unit: Number of the unit a token stands in.
        quote: Number of the quotation a token stands in, or -1.
        quotes: Quotations in text order.
        paragraphs: Token ranges.
    """

    units: list[Unit] = field(default_factory=list)
    unit: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)


def lay_out(parse: Parse) -> Layout:
    """The layout of a parsed document."""
    layout = Layout(quote=[-1] * len(parse))
    layout.paragraphs = _paragraphs(parse)
    for number, (first, beyond) in enumerate(layout.paragraphs):
        inside = _quotes(parse, layout, first, beyond)
        _units(parse, layout, first, beyond, number, inside)
    return layout


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """Parsed stretches, those that one line of the page was cut into put together again."""
    found: list[tuple[int, int]] = []
    for first, beyond in parse.lines:
        if first == beyond:
            continue
        if found and "\n" not in parse.text[parse.end[found[-1][1] - 1] : parse.start[first]]:
            found[-1] = (found[-1][0], beyond)
        else:
            found.append((first, beyond))
    return found


def _quotes(parse: Parse, layout: Layout, first: int, beyond: int) -> list[Quote]:
    """The quotations of one paragraph, most of which has none: look for a mark before pairing any."""
    text, start, end = parse.text, parse.start[first], parse.end[beyond - 1]
    area = text[start:end]
    if not any(m in area for m in "\"“”„«»‘'"):
        return []
    # A wrapped paragraph has line breaks inside: they are spaces here.
    flat = text[:start] + area.replace("\n", " ") if "\n" in area else text
    found: list[Quote] = []
    at = first
    for mark in quotations(flat, Span(start, end)):
        while at < beyond and parse.end[at] <= mark.start:
            at += 1
        head = at
        while at < beyond and parse.start[at] < mark.end:
            at += 1
        if at == head:
            continue
        tail = at
        while tail < beyond and parse.start[tail] < mark.outer_end:
            tail += 1
        before = head
        while before > first and parse.end[before - 1] > mark.outer_start:
            before -= 1
        said = parse.text[mark.start : mark.end].rstrip(" \n\t'’”\"")
        rest = parse.text[mark.outer_end : mark.outer_end + 3].lstrip()
        quote = Quote(
            head,
            at,
            tail,
            before,
            mark,
            _words(parse, head, at),
            said[-1:] or "",
            rest[:1],
            len(layout.quotes),
            _is_name(parse, head, at),
        )
        for i in range(before, tail):
            layout.quote[i] = quote.number
        layout.quotes.append(quote)
        found.append(quote)
    return found


def _is_name(parse: Parse, first: int, beyond: int) -> bool:
    """Whether every longer word has a capital, as in titles of works."""
    words = [parse.word[i] for i in range(first, beyond) if parse.word[i][0].isalnum()]
    if not 2 <= len(words) <= 9 or parse.word[beyond - 1] in STOPS:
        return False
    if all(w.isupper() for w in words):
        return False
    longer = [w for w in words if len(w) > 3]
    return words[0][0].isupper() and words[-1][0].isupper() and all(not w[0].islower() for w in longer)


def _words(parse: Parse, first: int, beyond: int) -> int:
    return sum(1 for i in range(first, beyond) if parse.word[i][0].isalnum())


def _units(parse: Parse, layout: Layout, first: int, beyond: int, paragraph: int, quotes: list[Quote]) -> None:
    after = {q.after: q for q in quotes}
    body = after_dateline(parse, first, beyond)
    cuts = [first] if body == first else [first, body]
    stop = -1  # the stop that was seen last, with the closers that follow it
    for i in range(body, beyond):
        quoted = layout.quote[i]
        if i > first and cuts[-1] != i:
            if i - cuts[-1] > _LONGEST and (quoted < 0 or quoted != layout.quote[i - 1]):
                cuts.append(i)
                continue
            closed = after.get(i)
            if closed is not None and closed.mark.closed:
                if closed.ends in ".!?…" and closed.words and not parse.word[i][0].islower() and _starts(parse, i):
                    cuts.append(i)
            elif (
                quoted >= 0 and layout.quotes[quoted].before == i and _abbreviated_end(parse, layout.quotes[quoted], i)
            ) or (stop == i - 1 and (quoted < 0 or layout.quote[i - 1] != quoted) and _starts(parse, i)):
                cuts.append(i)
        if quoted < 0 and (_stops(parse, i, first) or (stop == i - 1 and parse.word[i] in _CLOSERS)):
            stop = i
    for n, cut in enumerate(cuts):
        until = cuts[n + 1] if n + 1 < len(cuts) else beyond
        unit = Unit(cut, until, paragraph)
        layout.unit.extend([len(layout.units)] * (until - cut))
        layout.units.append(unit)
    for quote in quotes:
        layout.units[layout.unit[quote.first]].quotes.append(quote)


def after_dateline(parse: Parse, first: int, beyond: int) -> int:
    """The first token behind the dateline of a paragraph ("LIMA, 3 May (Agency) – The …"); *first* if it has none.

    A dateline begins with a place in capitals, or has a day or an agency before its dash, and no verb.
    """
    if first in parse.datelines:
        return min(parse.datelines[first], beyond)
    for i in range(first + 1, min(first + _DATELINE, beyond - 1)):
        if parse.pos[i] in ("VERB", "AUX") and parse.word[i].islower():
            return first
        if parse.word[i] in DASHES and parse.start[i] > parse.end[i - 1]:
            place = parse.word[first]
            dated = parse.word[first][0].isupper() and any(parse.word[k].isdigit() for k in range(first + 1, i))
            named = len(place) > 2 and place.isupper() and all(not parse.word[k].islower() for k in range(first, i))
            return i + 1 if named or dated or parse.word[i - 1] == ")" else first
    return first


# A dateline is over within so many tokens.
_DATELINE = 14
DASHES = frozenset({"-", "–", "—", "--"})


def _abbreviated_end(parse: Parse, quote: Quote, i: int) -> bool:
    """Whether a quotation starts a sentence behind an abbreviation that ends one ("… in Calif. “We shall see.”")."""
    return (
        parse.word[i - 1].endswith(".") and quote.complete and parse.word[quote.first][0].isupper() and quote.words > 2
    )


def _stops(parse: Parse, i: int, first: int) -> bool:
    """Whether a sentence may end with token *i*."""
    if parse.lower[i] not in STOPS:
        # "gave it $300m. The bank …": the stop is read as part of the unit
        return parse.lower[i] in _UNITS and parse.pos[i - 1] == "NUM" and i + 1 < len(parse) and _starts(parse, i + 1)
    if parse.word[i] != "." or i == first or parse.start[i] != parse.end[i - 1]:
        return True
    short = parse.lower[i - 1]
    return short not in _SHORTENED and not (len(short) == 1 and short.isalpha())


def _starts(parse: Parse, i: int) -> bool:
    """Whether a sentence may start with token *i*: not with a small letter or a comma."""
    word = parse.word[i]
    return not word[0].islower() and word[0] not in ",;:)]–—"
