"""What surrounds articles on pages (``furniture.yaml``) and who publishes them (``publishers.yaml``)."""

import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Literal

import msgspec

from standoff.errors import LexiconError
from standoff.lexicons.reading import Rule, read_yaml

# Lines longer than this, in code points, are no furniture; it also bounds the work per pattern.
LONGEST_FURNITURE = 400
# A line of so many words that ends as a sentence does is body text, unless a rule for whole sentences matches.
_SENTENCE_WORDS = 14
# Zero-width characters, which are no blanks for Python but are for a reader.
INVISIBLE = "\u200b\u2060\ufeff"


class LineRule(Rule, frozen=True, kw_only=True):
    """A kind of line that is not body text.

    Attributes:
        role: What such a line is.
        pattern: Regular expression that matches all of the line.
        where: ``edge`` if only lines before or after the body may match.
        case: Whether upper and lower case differ.
        sentence: Whether such lines may be whole sentences; other rules skip long lines that end in a full stop.
        opens: Whether the headline-like lines that follow belong to it.
        names: Whether the line names the publisher or agency it credits.
    """

    role: Literal["boilerplate", "credit", "caption"]
    pattern: str
    where: Literal["any", "edge"] = "any"
    case: bool = False
    sentence: bool = False
    opens: bool = False
    names: bool = False


class _Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sections: str
    states: str
    widgets: str
    dates: str
    staff: str
    published_labels: str
    updated_labels: str
    mastheads: str
    bodies: str
    series: str


class _FurnitureFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rules: tuple[LineRule, ...]
    words: _Words


class Furniture:
    """The furniture rules; their patterns are compiled when the first line is matched.

    Attributes:
        rules: All rules in file order; the first that matches wins.
        sections: Names of sections and states that strips of links are made of, lower case.
        section_words: Those that are no states.
        widgets: Words of page widgets.
        dates: Words of date lines besides days and months.
        staff: Words for who makes a page, as date lines name them.
        published_labels: Words before a date of publication.
        updated_labels: Words before a date of change.
        mastheads: Last words of the names of outlets.
        bodies: Nouns for bodies that publish.
        series: Words that name a series, an issue or an edition.
    """

    def __init__(self, file: _FurnitureFile) -> None:
        self.rules = file.rules
        self.section_words = _listed(file.words.sections)
        self.sections = self.section_words | _listed(file.words.states)
        self.widgets = _listed(file.words.widgets)
        self.dates = _listed(file.words.dates)
        self.staff = _listed(file.words.staff)
        self.published_labels = _listed(file.words.published_labels)
        self.updated_labels = _listed(file.words.updated_labels)
        self.mastheads = _listed(file.words.mastheads)
        self.bodies = _listed(file.words.bodies)
        self.series = _listed(file.words.series)
        self._patterns: dict[str, re.Pattern[str]] = {}

    # Nearly all lines are no furniture; one pattern for many rules tells so at a quarter of the price. A rule's own
    # pattern is compiled when a line gets past that.
    @cached_property
    def _any_sentence(self) -> re.Pattern[str]:
        return _together([rule for rule in self.rules if rule.sentence])

    @cached_property
    def _any_other(self) -> re.Pattern[str]:
        return _together([rule for rule in self.rules if not rule.sentence])

    def match(self, line: str, *, edge: bool = True) -> LineRule | None:
        """The first rule that matches all of *line*.

        Args:
            line: The line, blanks collapsed (see ``collapse``).
            edge: Whether it stands before or after the body, where the ``edge`` rules apply too.

        Raises:
            LexiconError: At the first line, if a pattern is no regular expression; names the rule.
        """
        if len(line) > LONGEST_FURNITURE:
            return None
        is_sentence = line[-1:] in '.!?”"' and line.count(" ") >= _SENTENCE_WORDS
        if not self._any_sentence.fullmatch(line) and (is_sentence or not self._any_other.fullmatch(line)):
            return None
        for rule in self.rules:
            if is_sentence and not rule.sentence:
                continue
            if (edge or rule.where == "any") and self._pattern(rule).fullmatch(line):
                return rule
        return None

    def _pattern(self, rule: LineRule) -> re.Pattern[str]:
        found = self._patterns.get(rule.id)
        if found is None:
            found = self._patterns[rule.id] = _compiled(rule)
        return found


def _listed(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split("|") if word.strip())


def _compiled(rule: LineRule) -> re.Pattern[str]:
    try:
        return re.compile(rule.pattern, 0 if rule.case else re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"furniture.yaml: {rule.id}: the pattern is no regular expression ({error})") from error


def _together(rules: Sequence[LineRule]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?{'' if rule.case else 'i'}:{rule.pattern})" for rule in rules) or r"(?!)")
    except re.error:
        for rule in rules:
            _compiled(rule)  # names the one that is wrong
        raise


def collapse(line: str) -> str:
    """*line* with every run of blanks (no-break and zero-width ones included) as one space, and none at the edges."""
    if not line.isascii():
        for character in INVISIBLE:
            line = line.replace(character, " ")
    return " ".join(line.split())


@cache
def load_furniture() -> Furniture:
    """The packaged furniture rules.

    Raises:
        LexiconError: If the file breaks its schema.
    """
    return Furniture(read_yaml("furniture.yaml", _FurnitureFile))


class Publisher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet or news agency.

    Attributes:
        id: ``publisher.`` and a short name.
        name: How records name it.
        domains: Its web domains; subdomains count.
        country: ISO 3166-1 alpha-3 code of where it is published from.
        type: What it is; ``state media`` if a government owns or directs it.
        names: Further names under which it is cited.
        agency: Whether others reprint its wire copy.
        worldwide: Whether it writes for the whole world, so that "the army" is of no state by itself.
    """

    id: str
    name: str
    domains: tuple[str, ...]
    country: str
    type: Literal["newspaper", "agency", "broadcaster", "site", "state media"]
    names: tuple[str, ...] = ()
    agency: bool = False
    worldwide: bool = False


class Publishers:
    """The table of publishers, looked up by name or by address.

    Attributes:
        all: Every row.
        agency_pattern: Matches the names of agencies as written (a regular expression, case-sensitive).
    """

    def __init__(self, rows: tuple[Publisher, ...]) -> None:
        self.all = rows
        self._by_name = {_key(name): row for row in reversed(rows) for name in (row.name, *row.names)}
        self._by_domain = {domain: row for row in rows for domain in row.domains}
        names = {name for row in rows if row.agency for name in (row.name, row.name.upper(), *row.names)}
        self.agency_pattern = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))

    def by_name(self, name: str) -> Publisher | None:
        """The publisher called *name*; case, "the" and punctuation do not matter."""
        return self._by_name.get(_key(name))

    def by_host(self, host: str) -> Publisher | None:
        """The publisher whose domain *host* is or belongs to (``edition.example.com``)."""
        labels = host.lower().strip(". ").split(".")
        for at in range(len(labels) - 1):
            row = self._by_domain.get(".".join(labels[at:]))
            if row is not None:
                return row
        return None


def _key(name: str) -> str:
    folded = re.sub(r"[^\w]+", "", name.casefold())
    return folded.removeprefix("the") if len(folded) > 6 else folded


@cache
def load_publishers() -> Publishers:
    """The packaged table of publishers.

    Raises:
        LexiconError: If the file breaks its schema.
    """
    return Publishers(read_yaml("publishers.yaml", tuple[Publisher, ...]))
