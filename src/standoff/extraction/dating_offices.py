"""Office holders as evidence of when a text was written: who is called by an office held it then."""

from datetime import date

import msgspec

from standoff.extraction.component import Annotations
from standoff.extraction.parse import Parse, plain
from standoff.lexicons import Resources
from standoff.lexicons.offices import Term
from standoff.lexicons.times import TimeContext
from standoff.model import Mention, Span

# How many words before and after a name may describe it.
_BEFORE, _AFTER = 7, 9
_STOPS = frozenset({"VERB", "AUX", "SCONJ", "PRON"})
_SKIPPED = frozenset({"the", "a", "an", "of", "for", "its", "their", "'s", "'", "-", '"', "own", "current", "new"})


class Holder(msgspec.Struct, frozen=True):
    """Somebody named with an office.

    Attributes:
        entity: Id of the person.
        name: As in the table.
        words: Office and name as the text has them.
        terms: Terms in that office, each from its first to its last possible day; ``None`` is open.
    """

    entity: str
    name: str
    words: str
    terms: tuple[tuple[date | None, date | None], ...]

    def allows(self, day: date) -> bool:
        """Whether the person may have held the office on *day*."""
        return any((a is None or a <= day) and (b is None or day <= b) for a, b in self.terms)

    @property
    def first(self) -> date | None:
        """First day of the first term."""
        starts = [a for a, _ in self.terms if a is not None]
        return min(starts) if len(starts) == len(self.terms) else None

    @property
    def last(self) -> date | None:
        """Last day of the last term."""
        ends = [b for _, b in self.terms if b is not None]
        return max(ends) if len(ends) == len(self.terms) else None

    def said(self) -> str:
        """The evidence as a sentence."""
        spans = " and ".join(f"{a or '?'} to {b or 'now, as far as the table goes'}" for a, b in self.terms)
        return f"“{self.words}”: {self.name} held that office from {spans}"


def holders(annotations: Annotations, resources: Resources, dated: frozenset[int]) -> list[Holder]:
    """The people whom a text names together with an office that the table lists, one entry a person.

    Args:
        annotations: With mentions.
        resources: The table of offices and the titles by which texts call them.
        dated: Sentences that give a year of their own, which then dates the office, not the text.
    """
    parse, found = annotations.parse, {}
    for mention in annotations.mentions:
        if not mention.rule.startswith("offices.") or mention.form != "name" or mention.entity is None:
            continue
        terms = resources.offices.by_name.get(plain(mention.text))
        if not terms or mention.entity in found:
            continue
        tokens = parse.tokens_in(Span(mention.start, mention.end))
        if not tokens or parse.sent[tokens[0]] in dated:
            continue
        for first, beyond in _descriptions(parse, tokens):
            held = _held(parse, first, beyond, terms, resources.times.context)
            if held:
                span = Span(min(parse.start[first], mention.start), max(parse.end[beyond - 1], mention.end))
                words = " ".join(parse.text[span.start : span.end].split())
                found[mention.entity] = Holder(mention.entity, _name(mention, terms), words, _merged(held))
                break
    return list(found.values())


def _name(mention: Mention, terms: list[Term]) -> str:
    return terms[0].holder if terms else mention.text


def _descriptions(parse: Parse, tokens: range) -> list[tuple[int, int]]:
    """The stretches of words that may name the office: right before the name, before a comma, after a comma."""
    first, beyond, line = tokens[0], tokens[-1] + 1, parse.line[tokens[0]]
    found = []
    before = _backwards(parse, first, line)
    if before < first:
        found.append((before, first))
    elif first > 1 and parse.word[first - 1] == "," and parse.line[first - 2] == line:
        before = _backwards(parse, first - 1, line)
        if before < first - 1:
            found.append((before, first - 1))
    if beyond + 1 < len(parse) and parse.word[beyond] == "," and parse.line[beyond + 1] == line:
        at = beyond + 1
        while (
            at < len(parse)
            and at - beyond <= _AFTER
            and parse.line[at] == line
            and parse.word[at] not in (",", ".", ";", "(")
            and parse.pos[at] not in _STOPS
        ):
            at += 1
        if at > beyond + 1:
            found.append((beyond + 1, at))
    return found


def _backwards(parse: Parse, end: int, line: int) -> int:
    at = end
    while (
        at > 0
        and end - at < _BEFORE
        and parse.line[at - 1] == line
        and parse.word[at - 1] not in (",", ".", ";", "(", ":")
        and (parse.pos[at - 1] not in _STOPS or parse.tag[at - 1] == "PRP$" or parse.dep[at - 1] == "amod")
        and parse.pos[at - 1] != "CCONJ"
    ):
        at -= 1
    return at


def _held(parse: Parse, first: int, beyond: int, terms: list[Term], context: TimeContext) -> list[Term]:
    """The terms whose office the words name as held now."""
    words = [parse.lower[i] for i in range(first, beyond)]
    text = " ".join(w for w in words if w not in _SKIPPED)
    held = []
    for term in terms:
        if term.acting or (term.began is None and term.ended is None):
            continue
        for title in context.titles.get(term.office, (term.office,)):
            plain_title = " ".join(w for w in title.replace("-", " ").split() if w not in _SKIPPED)
            rest = _without(text, plain_title)
            if rest is not None and not context.not_in_office & set(rest):
                held.append(term)
                break
    return held


def _without(text: str, title: str) -> list[str] | None:
    """The words left when a title is taken out of a description; ``None`` if it is not in it."""
    padded = f" {text} "
    at = padded.find(f" {title} ")
    return None if at < 0 else (padded[:at] + " " + padded[at + len(title) + 1 :]).split()


def _merged(terms: list[Term]) -> tuple[tuple[date | None, date | None], ...]:
    """Terms as spans of days, overlapping and adjoining ones joined."""
    spans = sorted(
        (
            (
                t.began.earliest if t.began and t.began.earliest else date.min,
                t.ended.latest if t.ended and t.ended.latest else date.max,
            )
            for t in terms
        ),
    )
    joined: list[tuple[date, date]] = []
    for start, end in spans:
        if joined and start.toordinal() <= joined[-1][1].toordinal() + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple((None if a == date.min else a, None if b == date.max else b) for a, b in joined)
