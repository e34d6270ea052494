"""Finds the figures in a parse: numbers that count things, each with its hedges and the noun it counts.

Dates, ages, small measures and sums, names with numbers ("Flight 103") and list numbers are left out.
"""

from collections.abc import Collection, Iterator

import msgspec
from msgspec.structs import replace

from standoff.extraction.fates import changing_verb
from standoff.extraction.grammar import kids
from standoff.extraction.numerals import Numeral, read_numeral
from standoff.extraction.parse import Parse
from standoff.extraction.repairs import MONTHS
from standoff.lexicons.quantities import QuantityLexicon

_NOUNS = frozenset({"NOUN", "PROPN"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos"})
_ELLIPTIC = frozenset({"others", "other", "more"})
_SIGNS = frozenset("$€£¥#§")
_CURRENCIES = frozenset({"us$", "a$", "c$", "s$", "rs", "usd", "eur", "gbp"})
_NUMBER = frozenset({"number", "numbered", "total", "totalled", "totaled"})
_FARTHEST = 8
# Rules of figures that measure how much of something there is, and of sums of money.
MEASURED, MONEY = "quantity.measured", "quantity.money"
# A sum of at least so much is news by itself, and so is a measure, which then needs no "of" behind it.
_LARGE_SUM = 1_000_000
_SIGN_OF = {"$": "dollars", "us$": "dollars", "usd": "dollars", "€": "euros", "eur": "euros", "£": "pounds"}
_MEASURES = frozenset(
    "kg kgs tonne tonnes ton tons barrel barrels litre litres liter liters gallon gallons percent cent % kilometre "
    "kilometres kilometer kilometers km mile miles hectare hectares acre acres kilo kilos kilogram kilograms metre "
    "metres meter meters".split()
)

_LENGTHS = frozenset("kilometre kilometres kilometer kilometers km mile miles metre metres meter meters".split())


class Figure(msgspec.Struct, frozen=True):
    """A number that counts something. Token numbers of the parse.

    Attributes:
        first: First token, hedge included.
        beyond: One past the last token of the number, hedge included.
        node: Token that stands in the clause for the things counted: the noun, or the number itself.
        noun: Head noun of what is counted, or ``None`` when the text leaves it out.
        low: Smallest number meant.
        high: Largest number meant, or ``None`` when open.
        value: The number as stated.
        hedge: Id of the hedge, or "".
        kind: ``digits``, ``words``, ``vague``, ``range``, or ``person`` for one named or described person and ``none``
            for "no one".
        rule: Id of what found it.
    """

    first: int
    beyond: int
    node: int
    noun: int | None
    low: float
    high: float | None
    value: float
    hedge: str
    kind: str
    rule: str

    @property
    def sure(self) -> bool:
        """Whether nothing but a count is meant even without a noun."""
        return bool(self.hedge) or self.kind in ("range", "vague") or self.value >= 1000


def find_figures(parse: Parse, lexicon: QuantityLexicon, *, taken: Collection[int] = ()) -> Iterator[Figure]:
    """The figures of a parse, in text order.

    Args:
        parse: The document's parse.
        lexicon: Words of figures.
        taken: Tokens that stand in time expressions.
    """
    lower, starters = parse.lower, lexicon.starters
    line_first = line_beyond = 0
    line: list[str] = []
    numeric = {word for word in parse.by_form if word[0].isdigit() or (word[0] == "~" and len(word) > 1)}
    beyond = 0
    for i in parse.having(forms=numeric | (parse.by_form.keys() & starters)):
        if i < beyond or i in taken:
            continue
        if i >= line_beyond:
            line_first, line_beyond = parse.lines[parse.line[i]]
            line = lower[line_first:line_beyond]
        numeral = read_numeral(line, i - line_first, lexicon)
        if numeral is None:
            continue
        former = _former(parse, line, numeral, line_first, lexicon)
        if former is not None:
            beyond = line_first + former
            continue
        figure = _figure(parse, numeral, line_first, lexicon)
        if figure is not None and taken and any(t in taken for t in range(i, figure.beyond)):
            figure = None
        if figure is not None:
            yield figure
        beyond = line_first + max(numeral.last + 1, numeral.beyond)


def _former(parse: Parse, line: list[str], numeral: Numeral, base: int, lexicon: QuantityLexicon) -> int | None:
    """Where the new number begins if this one is what a total was before: "raised from 70 to 130"."""
    at = numeral.first if line[numeral.first] == "from" else numeral.first - 1
    if at < 0 or line[at] != "from":
        return None
    if at and line[at - 1] in ("up", "down"):
        # "30,000 men, up from 12,000 in May"
        return numeral.beyond
    to = next((k for k in range(numeral.number, min(numeral.last + 3, len(line))) if line[k] == "to"), None)
    if to is None or to + 1 >= len(line):
        return None
    beyond = to + 1
    if not (line[beyond][0].isdigit() or line[beyond] in lexicon.starters):
        return None
    return beyond if changing_verb(parse, base + numeral.number, lexicon) is not None else None


def _figure(parse: Parse, numeral: Numeral, base: int, lexicon: QuantityLexicon) -> Figure | None:
    first, number = base + numeral.first, base + numeral.number
    last, beyond = base + numeral.last, base + numeral.beyond
    large = numeral.value >= _LARGE_SUM
    if large and (money := _money(parse, numeral, base, lexicon)) is not None:
        return money
    measure = _measured(parse, beyond, large=large)
    if measure is not None and number > 0 and parse.lower[number - 1] not in ("by", *_SIGNS):
        return _made(numeral, base, measure, measure, rule=MEASURED)
    if numeral.value != int(numeral.value) or _is_label(parse, number, last, lexicon):
        # Things in the news come whole: "80.1" is a measurement.
        return None
    if first and parse.lower[first - 1] in ("but", "aged", "age", "ages"):
        return None  # "all but one of them", "men aged between 18 and 35"
    top = _top(parse, number, last)
    noun = _noun(parse, top, beyond, lexicon)
    if _is_measure(parse, noun, first, last, beyond, lexicon) and not _are_ballots(parse, noun, numeral):
        return None
    of = _partitive(parse, last, beyond)
    if noun is None and of is not None:
        node, noun = top, of
        if parse.lemma[of] in lexicon.measures or parse.lemma[of] in lexicon.currency:
            return None
    elif noun is None:
        node = top
        if numeral.kind == "digits" and (_is_year(parse, number, last) or _is_age(parse, number, last)):
            return None
        noun = _numbered(parse, first) or _kind_of_share(parse, first, top)
        if noun is not None:
            return _made(numeral, base, node, noun)
        if numeral.kind == "vague" and parse.lower[number] in ("several", "a", "tens") and last - number < 1:
            return None
        if parse.lower[number] == "one" and last == number and _is_pronoun(parse, number):
            return None
    else:
        node = noun
        if parse.lower[number] == "both" and (parse.tag[noun] not in ("NNS", "NNPS") or parse.dep[number] != "det"):
            return None
        if parse.lower[number] == "one" and last == number and parse.tag[noun] in ("NNS", "NNPS"):
            return None
    return _made(numeral, base, node, noun)


def money_unit(parse: Parse, token: int) -> str:
    """The currency that a sign or a word names, in the plural: "dollars" for "$" and "dollar"."""
    word = parse.lower[token]
    return _SIGN_OF.get(word, word)


def _money(parse: Parse, numeral: Numeral, base: int, lexicon: QuantityLexicon) -> Figure | None:
    """A sum of money: "$300m", "2.4 billion euros"."""
    first, beyond = base + numeral.first, base + numeral.beyond
    before = base + numeral.number - 1
    if before >= 0 and (parse.lower[before] in _SIGNS - {"#", "§"} or parse.lower[before] in _CURRENCIES):
        sign = before
    elif beyond < parse.lines[parse.line[beyond - 1]][1] and parse.lemma[beyond] in lexicon.currency:
        sign = beyond
    else:
        return None
    top = _top(parse, base + numeral.number, base + numeral.last)
    node = sign if sign == beyond and parse.head[top] == sign else top
    made = _made(numeral, base, node, sign, rule=MONEY)
    return replace(made, first=min(first, sign))


def _measured(parse: Parse, beyond: int, *, large: bool = False) -> int | None:
    """The word of measure behind a number that tells how much of something there is ("40 tonnes *of* fuel")."""
    limit = parse.lines[parse.line[beyond - 1]][1]
    at = beyond
    if at < limit and parse.lower[at] in ("square", "cubic", "metric", "per"):
        at += 1
    if at >= limit or parse.lower[at] not in _MEASURES:
        return None
    if parse.lower[at] in _LENGTHS and _is_reach(parse, beyond, at, limit):
        return at
    if at + 1 >= limit or parse.lower[at + 1] != "of":
        return at if large and parse.lower[at] not in ("percent", "cent", "%") else None
    of = kids(parse, at + 1, "pobj")
    return at if of and parse.ner[of[0]] not in ("DATE", "TIME") and parse.lower[of[0]] not in ("age", "gdp") else None


def _is_reach(parse: Parse, number: int, measure: int, limit: int) -> bool:
    """Whether a length tells how far something got: "12 km inside Kenya", "to a depth of 12 km"."""
    if measure + 1 < limit and parse.lower[measure + 1] in ("inside", "into", "deep", "beyond"):
        return True
    of = parse.head[measure]
    return of < number and parse.lower[of] == "of" and parse.lower[parse.head[of]] == "depth"


def _made(numeral: Numeral, base: int, node: int, noun: int | None, *, rule: str = "") -> Figure:
    return Figure(
        base + numeral.first,
        base + numeral.beyond,
        node,
        noun,
        numeral.low,
        numeral.high,
        numeral.value,
        numeral.hedge,
        numeral.kind,
        rule or numeral.hedge or f"quantity.{numeral.kind}",
    )


def _numbered(parse: Parse, first: int) -> int | None:
    """What is counted in "the defenders of the fort number 900"; the parser often takes the verb for a noun."""
    at = first - 1
    if at < 1 or parse.lower[at] not in _NUMBER:
        return None
    for i in range(at - 1, max(parse.lines[parse.line[first]][0], at - _FARTHEST) - 1, -1):
        if parse.tag[i] in ("NNS", "NNPS"):
            return i
        if parse.pos[i] in ("VERB", "AUX", "PUNCT"):
            break
    return None


def _kind_of_share(parse: Parse, first: int, node: int) -> int | None:
    """What those of a share are: the children in "of whom three were children"."""
    if first < 2 or parse.lower[first - 2] != "of" or parse.lower[first - 1] not in ("whom", "which", "them", "these"):
        return None
    verb = parse.head[node]
    if parse.lemma[verb] != "be" or parse.dep[node] != "nsubj":
        return None
    said = kids(parse, verb, "attr", "acomp")
    # "of whom nine were Dutch": a nationality is told like a noun
    return next((k for k in said if parse.tag[k] in ("NNS", "NNPS") or parse.word[k][:1].isupper()), None)


def _is_label(parse: Parse, number: int, last: int, lexicon: QuantityLexicon) -> bool:
    """Whether the number names, dates, enumerates or prices rather than counts."""
    first, beyond = parse.lines[parse.line[number]]
    if number > first and _labelled(parse, number, last, lexicon):
        return True
    return last + 1 < beyond and _labels(parse, number, last)


def _labelled(parse: Parse, number: int, last: int, lexicon: QuantityLexicon) -> bool:
    """By what stands before it: "$5", "May 4", "No. 7", "Flight 103", "Resolution 1718"."""
    before = number - 1
    word = parse.lower[before]
    if word in _SIGNS or word in _CURRENCIES:
        return True
    if (
        word == "-"
        and parse.end[before] == parse.start[number]
        and before
        and parse.end[before - 1] == parse.start[before]
    ):
        return True
    if not parse.lower[number][0].isdigit():
        return False
    if word in ("then", "now") and before and parse.word[before - 1 : last + 2 : last + 2 - before] == [",", ","]:
        return True  # "Ada Haver, then 73, flew home"
    if word in MONTHS and parse.word[before][0].isupper() and _is_day(parse.lower[number]):
        return True
    if word == "." and before and parse.lower[before - 1] in ("no", "nos"):
        return True
    if word in lexicon.labels and parse.pos[before] not in ("VERB", "AUX", "DET"):
        return True
    head = parse.head[last]
    hangs = parse.dep[last] in ("nummod", "appos", "nmod") and head < number and parse.pos[head] in _NOUNS
    return hangs and parse.pos[before] == "PROPN"


def _labels(parse: Parse, number: int, last: int) -> bool:
    """By what stands after it: "5 %", "4 May", "24-hour", "1. "."""
    first, beyond = parse.lines[parse.line[number]]
    after = last + 1
    word = parse.lower[after]
    if word in ("%", "°", "percent", "pc"):
        return True
    digits = parse.lower[number][0].isdigit()
    if digits and word in MONTHS and parse.word[after][0].isupper() and _is_day(parse.lower[number]):
        return True
    joined = parse.end[last] == parse.start[after]
    if number == first and word in (".", ")") and joined and beyond > after + 1:
        return True
    if digits and word == ":" and joined and number == first + 1 and parse.tag[first] in ("NN", "NNP"):
        return True  # "Claim 5: …"
    if word in ("-", "–") and joined:
        following = after + 1
        if following < beyond and parse.start[following] == parse.end[after]:
            # "24-hour", "9-mm", "two-day"; "3,000-plus" and "3,000-strong" count.
            return parse.lower[following] not in ("plus", "strong", "odd")
    return False


def _is_day(word: str) -> bool:
    return word.isdigit() and (int(word) <= 31 or len(word) == 4)


def _top(parse: Parse, number: int, last: int) -> int:
    """The token of the number that hangs on something outside it."""
    for i in range(last, number - 1, -1):
        if not number <= parse.head[i] <= last or parse.head[i] == i:
            return i
    return last


def _noun(parse: Parse, top: int, beyond: int, lexicon: QuantityLexicon) -> int | None:
    """The head noun that the number stands before."""
    head = parse.head[top]
    if head > beyond and any(parse.tag[i] == "DT" for i in range(beyond, head)):
        # "called the figure of 6,000 a lie": an article begins another phrase.
        return None
    if head >= beyond and parse.dep[top] in (
        "nummod",
        "quantmod",
        "amod",
        "compound",
        "det",
        "nmod",
        "npadvmod",
        "advmod",
    ):
        for _ in range(4):
            # Nationalities and the like are tagged adjectives even where they are the noun ("one Israeli was hurt").
            nominal = parse.dep[head] in _ARGUMENTS or parse.lemma[head] in lexicon.persons
            if parse.pos[head] in _NOUNS or (parse.pos[head] == "ADJ" and nominal):
                # "three U.S. officers": a singular before the noun that it belongs to is not what three counts.
                if (
                    parse.dep[head] in ("compound", "nmod", "amod")
                    and parse.head[head] > head
                    and parse.tag[head] not in ("NNS", "NNPS")
                ):
                    head = parse.head[head]
                    continue
                return head if _reaches(parse, beyond, head) else None
            if (
                parse.dep[head] in ("amod", "compound", "nmod", "npadvmod", "advmod", "quantmod", "nummod")
                and parse.head[head] > head
            ):
                head = parse.head[head]
                continue
            break
    return _next_noun(parse, top, beyond, lexicon)


def _reaches(parse: Parse, beyond: int, head: int) -> bool:
    if head > beyond and parse.word[beyond] == "," and "of" in parse.lower[beyond:head]:
        return False  # "wounded 40, half of them children"
    return head - beyond < 12 and parse.line[head] == parse.line[beyond - 1]


def _next_noun(parse: Parse, top: int, beyond: int, lexicon: QuantityLexicon) -> int | None:
    """Where the parse has lost the noun: the last noun of the run of nouns and adjectives after the number."""
    found = None
    limit = min(parse.lines[parse.line[beyond - 1]][1], beyond + _FARTHEST)
    for i in range(beyond, limit):
        pos = parse.pos[i]
        if parse.lower[i] in _ELLIPTIC:
            return found
        if (pos in _NOUNS and parse.dep[i] not in ("nsubj", "nsubjpass", "npadvmod")) or (
            pos in _NOUNS and i == beyond
        ):
            if found is not None and i != found + 1:
                break
            found = i
        elif found is not None or pos not in ("ADJ", "NUM") or parse.lemma[i] in lexicon.persons:
            break
    if found is not None and parse.tag[found] not in ("NNS", "NNPS"):
        # A singular noun after a number is counted only where the parse says so.
        return None
    return found


def _partitive(parse: Parse, last: int, beyond: int) -> int | None:
    """What follows "of" in "three of its soldiers", "thousands of troops"."""
    at = beyond
    limit = parse.lines[parse.line[last]][1]
    if at < limit and parse.lower[at] == "of":
        inner = kids(parse, at, "pobj")
        if inner:
            return inner[0]
    return None


def _is_measure(parse: Parse, noun: int | None, first: int, last: int, beyond: int, lexicon: QuantityLexicon) -> bool:
    limit = parse.lines[parse.line[last]][1]
    following = [parse.lemma[i] for i in range(beyond, min(beyond + 2, limit))]
    if following and (following[0] in lexicon.measures or following[0] in lexicon.currency):
        # "17 Power Party lawmakers" counts; "17 kilometres" does not.
        if noun is None or parse.lemma[noun] in lexicon.measures or parse.lemma[noun] in lexicon.currency:
            return True
        return parse.tag[beyond] in ("NNS", "NN") and noun == beyond
    if noun is None:
        return False
    return parse.lemma[noun] in lexicon.measures or parse.lemma[noun] in lexicon.currency


def _are_ballots(parse: Parse, noun: int | None, numeral: Numeral) -> bool:
    """Whether votes are counted as people are ("10 million votes were cast"), not as a result ("by 21 votes to 10")."""
    return noun is not None and parse.lemma[noun] in ("vote", "ballot") and numeral.value >= _POLLED


# A body that votes has fewer members than this.
_POLLED = 1000


def _is_year(parse: Parse, number: int, last: int) -> bool:
    word = parse.lower[number]
    return number == last and len(word) == 4 and word.isdigit() and 1700 <= int(word) <= 2100


def _is_age(parse: Parse, number: int, last: int) -> bool:
    """As in "Jane Roe, 34, said": a number alone between commas after a name or noun."""
    if number != last or number == 0 or parse.lower[number - 1] not in (",", "("):
        return False
    following = parse.lower[last + 1] if last + 1 < len(parse) else ""
    return following in (",", ")", ".", ";") and parse.dep[last] in (
        "appos",
        "npadvmod",
        "nummod",
        "amod",
        "parataxis",
        "conj",
    )


def _is_pronoun(parse: Parse, number: int) -> bool:
    """As in "the one", "this one", "one should", "no one"."""
    before = parse.lower[number - 1] if number else ""
    return before in ("no", "the", "this", "that", "any", "each", "every", "which", "another")
