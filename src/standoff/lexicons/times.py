"""Words of time, the patterns they form, and what stands beside them.

A pattern is a regular expression over word classes, not over characters: every token becomes one code that stands for
the set of classes it belongs to, and all patterns together are one expression that runs over the codes of a line.
"""

import re
from functools import cache
from typing import Literal

import msgspec

from standoff.errors import LexiconError
from standoff.lexicons.reading import Rule, read_yaml

# Classes that are worked out from a token's digits (see `numeric`).
COMPUTED = ("day", "ord", "num", "year", "days", "years", "decade", "slashed", "midyear", "hyphened", "fiscalyear")
Relation = Literal["on", "by", "before", "after", "since", "until", "during", "for"]

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"=?[A-Za-z][A-Za-z0-9\-]*")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\Z")
_DAYS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[–—/-](\d{1,2})(?:st|nd|rd|th)?\Z")
_YEARS = re.compile(r"(1\d{3}|20\d{2})[–—/-](\d{2}|\d{4})\Z")
_DECADE = re.compile(r"(?:(early|mid|late)-)?(?:(1\d{2}|20\d)0|['’]?(\d)0)['’]?s\Z")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|(?<=/)\d\d|(?<=\d\d\.)\d\d)\Z")
_MIDYEAR = re.compile(r"(early|mid|late)-(1\d{3}|20\d\d)\Z")
_FISCAL = re.compile(r"fy[’']?(\d{4}|\d{2})(?:[–/-](\d{4}|\d{2}))?\Z")
_HYPHENED = re.compile(r"(\d{1,3})-(minute|hour|day|week|month|year)s?\Z")


class TimePattern(Rule, frozen=True, kw_only=True):
    """One way to write a time.

    Attributes:
        kind: How it is resolved.
        pattern: Word classes in the syntax of regular expressions.
    """

    kind: str
    pattern: str


class NamedDay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day without its year that stands for one happening when certain words follow it."""

    month: int
    day: int
    words: tuple[str, ...]
    year: int


class TimeContext(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands beside a word of time; ``lexicons/times/context.yaml`` explains each list."""

    name_before: frozenset[str]
    name_after: frozenset[str]
    counted: frozenset[str]
    not_year_after: frozenset[str]
    dated_nouns: frozenset[str]
    relations: dict[Relation, frozenset[str]]
    transparent: frozenset[str]
    named_days: tuple[NamedDay, ...]
    southern: frozenset[str]
    ahead: frozenset[str]
    implicative: frozenset[str]
    unannounced: frozenset[str]
    reporting: frozenset[str]
    titles: dict[str, tuple[str, ...]]
    not_in_office: frozenset[str]


class _Patterns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    macros: dict[str, str]
    patterns: tuple[TimePattern, ...]


Value = int | str


class TimeLexicon:
    """Word classes with values, one expression for all patterns, and context words.

    Args:
        words: Values by word in lower case, by class.
        macros: Abbreviations used in patterns.
        patterns: In order of precedence.
        context: What stands beside.

    Raises:
        LexiconError: If a pattern is no regular expression over classes, or an id occurs twice.
    """

    def __init__(
        self,
        words: dict[str, dict[str, Value]],
        macros: dict[str, str],
        patterns: tuple[TimePattern, ...],
        context: TimeContext,
    ) -> None:
        self.words = words
        self.patterns = patterns
        self.context = context
        self.relation_of = {word: name for name, listed in context.relations.items() for word in listed}
        self._classes: dict[str, set[str]] = {}
        for name, listed in words.items():
            for word in listed:
                self._classes.setdefault(word, set()).add(name)
        for rule in patterns:
            for name in _NAME.findall(_expanded(rule.pattern, macros)):
                if name.startswith("="):
                    self._classes.setdefault(name[1:].lower(), set()).add(name)
        self._codes: dict[frozenset[str], str] = {}
        self.code_of = {word: self._code(frozenset(names)) for word, names in self._classes.items()}
        for computed in (
            {"day", "num"}, {"num"}, {"year", "num"}, {"ord"}, {"days"}, {"years"}, {"decade"}, {"slashed"},
            {"midyear"}, {"hyphened"}, {"fiscalyear"},
        ):  # fmt: skip
            self._code(frozenset(computed))
        self.classes_of = {code: names for names, code in self._codes.items()}
        self._expression = self._compile(macros)
        self._searched: dict[tuple[str, int], tuple[TimePattern, int, int] | None] = {}

    def _code(self, names: frozenset[str]) -> str:
        # Private-use characters: none has a meaning in a regular expression, and there are enough.
        return self._codes.setdefault(names, chr(0xE001 + len(self._codes)))

    def _compile(self, macros: dict[str, str]) -> re.Pattern[str]:
        by_name: dict[str, list[str]] = {}
        for names, code in self._codes.items():
            for name in names:
                by_name.setdefault(name, []).append(code)
        parts, seen = [], set()
        for rule in self.patterns:
            if rule.id in seen:
                raise LexiconError(f"times: the id {rule.id!r} occurs twice")
            seen.add(rule.id)

            def letters(match: re.Match[str], rule: TimePattern = rule) -> str:
                if match[0] not in by_name:
                    raise LexiconError(f"times: {rule.id} names the class {match[0]!r}, which has no words")
                return f"[{''.join(by_name[match[0]])}]"

            text = _NAME.sub(letters, _expanded(rule.pattern, macros)).replace(" ", "").replace("(", "(?:")
            parts.append(f"({_ANY_OF.sub(_one_class, text)})")
        try:
            # No expression begins at a blank, the code of a token that is no word of time: most tokens end there.
            return re.compile(f"(?=[^ ])(?:{'|'.join(parts)})")
        except re.error as error:
            raise LexiconError(f"times: the patterns are no regular expression ({error})") from error

    def search(self, codes: str, at: int) -> tuple[TimePattern, int, int] | None:
        """The first expression in the codes of words of time, from number *at* on: its pattern, and its range.

        Most words of time stand alone and are the same few ("the", "in", "two"): what was found in them is kept.
        """
        key = codes, at
        if key not in self._searched:
            if len(self._searched) >= _MOST_SEARCHED:  # words never end, memory does
                self._searched.clear()
            match = self._expression.search(codes, at)
            found = None if match is None else (self.patterns[(match.lastindex or 1) - 1], *match.span())
            self._searched[key] = found
        return self._searched[key]

    def number_code(self, token: str) -> str | None:
        """The code of a token that holds digits; ``None`` if it is no time."""
        names = _numeric(token)
        return None if names is None else self._codes[names]

    def value(self, name: str, word: str) -> Value:
        """The value of a word in one of its classes: its number for what is written in digits."""
        listed = self.words.get(name)
        if listed is not None:
            return listed[word]
        digits = _DIGITS.match(word)
        return int(digits[0]) if digits and name in ("day", "ord", "num", "year") else word


_MOST_SEARCHED = 16_384
# Classes of which any one will do: one class is found in one step, a choice of them in as many as it has.
_ANY_OF = re.compile(r"\(\?:(\[[^]]*\](?:\|\[[^]]*\])+)\)")


def _one_class(choice: re.Match[str]) -> str:
    return f"[{choice[1].replace('[', '').replace(']', '').replace('|', '')}]"


def _expanded(pattern: str, macros: dict[str, str]) -> str:
    for _ in range(3):
        pattern = _NAME.sub(lambda m: macros.get(m[0], m[0]), pattern)
    return pattern


_DAY_NUM, _NUM, _YEAR = frozenset({"day", "num"}), frozenset({"num"}), frozenset({"year", "num"})


def _numeric(token: str) -> frozenset[str] | None:
    if token.isdigit() and token.isascii():
        if len(token) <= 2:
            return _DAY_NUM if 1 <= int(token) <= 31 else _NUM
        return _YEAR if len(token) == 4 and 1000 <= int(token) < 2200 else _NUM
    for name, shape in _SHAPES:
        if shape.match(token):
            return name
    return None


_SHAPES = tuple(
    (frozenset({name}), shape)
    for name, shape in (
        ("ord", _ORDINAL),
        ("years", _YEARS),
        ("days", _DAYS),
        ("decade", _DECADE),
        ("slashed", _SLASHED),
        ("midyear", _MIDYEAR),
        ("hyphened", _HYPHENED),
        ("fiscalyear", _FISCAL),
    )
)


def shape_of(name: str, token: str) -> re.Match[str] | None:
    """The parts of a computed class: ``shape_of("days", "2–5")`` has the groups ``2`` and ``5``."""
    return next(shape.match(token) for names, shape in _SHAPES if name in names)


@cache
def load_times() -> TimeLexicon:
    """The packaged words, patterns and contexts.

    Raises:
        LexiconError: If a file breaks the schema or a pattern does not compile.
    """
    listed = read_yaml("times/patterns.yaml", _Patterns)
    return TimeLexicon(
        read_yaml("times/words.yaml", dict[str, dict[str, Value]]),
        listed.macros,
        listed.patterns,
        read_yaml("times/context.yaml", TimeContext),
    )
