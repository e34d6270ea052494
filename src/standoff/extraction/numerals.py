"""Reads numbers out of running words: digits, number words, vague plurals, ranges and the hedges around them.

Works on a list of lower-case words, so that it reads a parse and the words of a stored figure alike.
"""

import re
from collections.abc import Sequence

import msgspec

from standoff.lexicons.quantities import Hedge, QuantityLexicon

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(~?)(\d[\d,.]*)(m|mln|bn|k|\+)?")
_RANGE = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d|[-–—+~%$€£]")
_DASHES = frozenset("-–—")
_LONGEST_PHRASE = 4


class Numeral(msgspec.Struct, frozen=True):
    """A number as written, hedges included.

    Attributes:
        first: Index of the first word, hedge included.
        number: Index of the first word of the number itself.
        last: Index of the last word of the number itself.
        beyond: One past the last word, hedge included.
        low: Smallest number meant.
        high: Largest number meant, or ``None`` when open.
        value: The number as stated; the larger bound of a range, the smaller of a vague plural.
        hedge: Id of the hedge, or "".
        kind: ``digits``, ``words``, ``vague`` or ``range``.
    """

    first: int
    number: int
    last: int
    beyond: int
    low: float
    high: float | None
    value: float
    hedge: str
    kind: str


def words_of(text: str) -> list[str]:
    """Lower-case words of a figure ("some 1,500" gives ``["some", "1,500"]``), much as the parser cuts them."""
    return [m.group().lower() for m in _WORD.finditer(text)]


def stated_value(text: str, lexicon: QuantityLexicon) -> float | None:
    """The number that the words of a figure state, without hedge; ``None`` if there is none.

    A range gives its larger bound and a vague plural its smaller one.
    """
    words = words_of(text)
    for at in range(len(words)):
        found = read_numeral(words, at, lexicon)
        if found is not None:
            return found.value
    return None


def read_numeral(words: Sequence[str], at: int, lexicon: QuantityLexicon) -> Numeral | None:
    """The number that begins at *at*, with its range and hedges, or ``None``.

    Args:
        words: Lower-case words.
        at: Where the number itself begins; hedges before it are found by looking back.
        lexicon: Words of figures.
    """
    plain = _plain(words, at, lexicon)
    if plain is None:
        return None
    low, high, beyond, kind = plain
    last = beyond - 1
    first = at
    hedge_id = ""
    value = high if kind == "range" else low
    paired = _second(words, at, beyond, low, high, lexicon)
    if paired is not None:
        low, high, beyond, first = paired
        last, kind, value = beyond - 1, "range", high
    top: float | None = high
    hedge, first, beyond = _hedged(words, first, beyond, lexicon)
    if hedge is not None:
        hedge_id = hedge.id
        low *= hedge.low
        top = None if hedge.high is None else high * hedge.high
        if kind in ("vague", "range") and top is not None:
            top = max(top, high)
    # 1,500 × 1.1 is 1,650, whatever binary fractions make of it.
    low, top = round(low, 6), None if top is None else round(top, 6)
    return Numeral(first, at, last, beyond, low, top, value, hedge_id, kind)


def _plain(words: Sequence[str], at: int, lexicon: QuantityLexicon) -> tuple[float, float, int, str] | None:
    """(low, high, beyond, kind) of the number that begins at *at*, without hedges."""
    word = words[at]
    if word[0].isdigit() or word[0] == "~":
        return _digits(words, at, lexicon)
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = tuple(words[at : at + length])
        if len(phrase) < length:
            continue
        after = at + length
        bounds = lexicon.quantifiers.get(phrase)
        if bounds is not None and after < len(words) and words[after] in lexicon.magnitudes:
            factor, beyond = _magnitudes(words, after, lexicon)
            if bounds[0] == bounds[1]:
                tail, beyond = _tail(words, beyond, factor, lexicon)
                return bounds[0] * factor + tail, bounds[1] * factor + tail, beyond, "words"
            return bounds[0] * factor, bounds[1] * factor, beyond, "vague"
        bounds = lexicon.vague.get(phrase)
        if bounds is not None:
            of = 1 if length > 1 or phrase[0] not in _NEEDS_OF or words[after : after + 1] == ["of"] else 0
            return (*bounds, after, "vague") if of else None
    if word not in lexicon.numbers and word not in ("hundred", "thousand"):
        return None
    half = _and_a_half(words, at, lexicon)
    if half is not None:
        return half
    value, beyond = _spelled(words, at, lexicon)
    return value, value, beyond, "words"


def _and_a_half(words: Sequence[str], at: int, lexicon: QuantityLexicon) -> tuple[float, float, int, str] | None:
    """As in "two and a half million"."""
    after = at + 4
    if list(words[at + 1 : after]) != ["and", "a", "half"] or words[after : after + 1] == []:
        return None
    if words[at] not in lexicon.numbers or words[after] not in lexicon.magnitudes:
        return None
    factor, beyond = _magnitudes(words, after, lexicon)
    value = (lexicon.numbers[words[at]] + 0.5) * factor
    return value, value, beyond, "words"


_NEEDS_OF = frozenset({"tens", "millions", "scores"})


def _digits(words: Sequence[str], at: int, lexicon: QuantityLexicon) -> tuple[float, float, int, str] | None:
    word = words[at]
    pair = _RANGE.fullmatch(word)
    if pair is not None:
        low, high = float(pair[1].replace(",", "")), float(pair[2].replace(",", ""))
        return (low, high, at + 1, "range") if low < high else None
    glued = _GLUED.fullmatch(word)
    if glued is None or _DIGITS.fullmatch(glued[2]) is None:
        return None
    value = float(glued[2].replace(",", ""))
    if glued[3] in lexicon.magnitudes:
        value *= lexicon.magnitudes[glued[3]]
    beyond = at + 1
    # "1 500": thousands set apart by a space.
    if len(word) <= 3 and word.isdigit() and not word.startswith("0"):
        while beyond < len(words) and len(words[beyond]) == 3 and words[beyond].isdigit():
            value, beyond = value * 1000 + float(words[beyond]), beyond + 1
    factor, beyond = _magnitudes(words, beyond, lexicon)
    value *= factor
    high = value * 2 if glued[3] == "+" else value
    return value, high, beyond, "digits"


def _magnitudes(words: Sequence[str], at: int, lexicon: QuantityLexicon) -> tuple[float, int]:
    factor = 1.0
    while at < len(words) and words[at] in lexicon.magnitudes and (len(words[at]) > 2 or factor == 1.0):
        factor *= lexicon.magnitudes[words[at]]
        at += 1
    return factor, at


def _spelled(words: Sequence[str], at: int, lexicon: QuantityLexicon) -> tuple[float, int]:
    """As in "three hundred and twenty-one thousand": the value and where it ends."""
    total = part = 0.0
    begun = at
    while at < len(words):
        word = words[at]
        if word in lexicon.numbers:
            number = lexicon.numbers[word]
            # Two numbers that do not add up are two numbers ("ten two-man crews"): tens take units, hundreds take both.
            if part and not (part % 100 == 0 or (part % 10 == 0 and part % 100 >= 20 and 0 < number < 10)):
                break
            part += number
        elif word in lexicon.magnitudes and len(word) > 2 and (part or at == begun or total):
            factor = lexicon.magnitudes[word]
            if factor >= 1000:
                total, part = total + (part or 1) * factor, 0.0
            else:
                part = (part or 1) * factor
        elif word in _DASHES and at > begun and _joins(words, at, lexicon):
            pass
        elif word == "and" and at > begun and (part % 100 == 0) and words[at - 1] in lexicon.magnitudes:
            if at + 1 >= len(words) or words[at + 1] not in lexicon.numbers:
                break
        else:
            break
        at += 1
    return total + part, at


def _joins(words: Sequence[str], at: int, lexicon: QuantityLexicon) -> bool:
    """Whether a hyphen joins two words of one number ("twenty-one")."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else ""
    tens, units = lexicon.numbers.get(before, 0), lexicon.numbers.get(after, 0)
    return (tens >= 20 and 0 < units < 10) or (after in lexicon.magnitudes and before in lexicon.numbers)


def _tail(words: Sequence[str], at: int, factor: float, lexicon: QuantityLexicon) -> tuple[float, int]:
    """What follows "a hundred" in "a hundred and twenty"."""
    follows = at + 1 if words[at : at + 1] == ["and"] else at
    if factor >= 100 and follows < len(words) and words[follows] in lexicon.numbers:
        value, beyond = _spelled(words, follows, lexicon)
        if 0 < value < factor:
            return value, beyond
    return 0.0, at


def _second(
    words: Sequence[str], at: int, beyond: int, low: float, high: float, lexicon: QuantityLexicon
) -> tuple[float, float, int, int] | None:
    """(low, high, beyond, first) of a range that begins with the number *low*, or ``None``."""
    if beyond + 1 >= len(words):
        return None
    linker = words[beyond]
    lead = words[at - 1] if at else ""
    if not (linker in ("to", "or") or linker in _DASHES or (linker == "and" and lead == "between")):
        return None
    word = words[beyond + 1]
    if not (word[0].isdigit() or word in lexicon.starters):
        return None
    other = _plain(words, beyond + 1, lexicon)
    if other is None or other[0] != other[1] or low != high:
        return None
    top, end = other[1], other[2]
    if low < 1000 <= top and words[beyond - 1] not in lexicon.magnitudes:
        # "10 to 15 thousand", "20-30,000"
        spelled = words[end - 1] in lexicon.magnitudes
        factor = lexicon.magnitudes[words[end - 1]] if spelled else 1000.0
        if (spelled or linker in _DASHES) and low * factor < top:
            low *= factor
    if low < 100 <= top and words[beyond - 1] not in lexicon.magnitudes:
        # "three to four hundred"
        factor = lexicon.magnitudes.get(words[end - 1], 1.0)
        if factor in (12, 20, 100) and low * factor < top:
            low *= factor
    if low >= top:
        return None
    if linker == "or" and top > 3 * low:
        return None
    first = at - 1 if lead in ("between", "from") and linker != "or" else at
    return low, top, end, first


def _hedged(words: Sequence[str], first: int, beyond: int, lexicon: QuantityLexicon) -> tuple[Hedge | None, int, int]:
    """The outermost hedge around a number, and the range of words with it."""
    hedge: Hedge | None = None
    for _ in range(3):
        for length in range(_LONGEST_PHRASE, 0, -1):
            if length > first:
                continue
            found = lexicon.before.get(tuple(words[first - length : first]))
            if found is not None:
                hedge, first = found, first - length
                break
        else:
            break
    # A slice at the end of the words is shorter than asked for: its own length counts.
    for length in range(min(3, len(words) - beyond), 0, -1):
        found = lexicon.after.get(tuple(words[beyond : beyond + length]))
        if found is None and beyond < len(words) and words[beyond] in _DASHES:
            behind = tuple(words[beyond + 1 : beyond + 1 + length])
            found = lexicon.after.get(behind)
            if found is not None:
                return found, first, beyond + 1 + len(behind)
        if found is not None:
            return found, first, beyond + length
    return hedge, first, beyond
