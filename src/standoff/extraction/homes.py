"""Where a text is written from, and what its abbreviations stand for.

"The ministry" of a report datelined from a capital is that state's, where the report is about that state; in "In Lima
the foreign minister said" it is Peru's. An abbreviation that the text introduces itself means what it says there.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from standoff.extraction.drafts import Draft
from standoff.extraction.parse import Parse
from standoff.lexicons.actors import ActorLexicon
from standoff.lexicons.pages import load_publishers
from standoff.model import Region, Span, slug

# A dateline ends within so many tokens; one that fills its line has no more.
_DATELINE = 12
_DASHES = frozenset({"-", "–", "—", "--", "_", ":"})
# Seats of organisations: who speaks there is mostly not of the state.
SEATS = frozenset({"Brussels", "Vienna", "Geneva", "Addis Ababa"})
# A title has so many words at most; one official alone may be named in short because his state was just named.
_TITLE, _SEVERAL = 6, 2
# A state is one of the parties when it is among so many that are named most often.
_PARTIES = 2
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "la", "des", "du"})
_LONGEST = 10
# Kinds of mention that name a state itself.
_STATES = frozenset({"name", "adjective", "people", "capital", "metonym"})
_REPORTING = re.compile(r"\b(?:in|from) ((?:[A-Z][\w’'.-]+ ?){1,3})(?:, ((?:[A-Z][a-z]+ ?){1,3}))?")
_LEADING = re.compile(r"([^\W\d_][^\d,/()|]{2,24}?)\s*[,(]")
# Bodies that begin so are those of a state.
_NATIONAL = frozenset({"National", "Supreme", "State", "Federal", "Central", "Ministry", "Joint", "Inter"})
_JOINING = frozenset({"/", "and", "&"})


class Homes:
    """The state that bare national offices and bodies belong to, by place in the text.

    Attributes:
        parties: The two states that are named most often.

    Args:
        parse: The document's parse.
        named: The mentions that the tables gave, in text order.
        lexicon: The tables, for places in capital letters, which are looked for in datelines only.
        regions: The page: lines that date it ("Lima, 3 May 2021") or name its author above the text ("By Ana Ruiz in
            Lima") are not parsed.
        outlet: The state whose press published the text.
        officials: The holders of offices whom it names in full.
    """

    def __init__(
        self,
        parse: Parse,
        named: Sequence[Draft],
        lexicon: ActorLexicon,
        *,
        regions: Sequence[Region] = (),
        outlet: str | None = None,
        officials: Sequence[Draft] = (),
    ) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._starts: list[int] = []
        self._states: list[str | None] = []
        self._written: str | None = outlet
        self._own: str | None = None
        by_first = {d.first: d for d in named if d.kind in ("capital", "place")}
        places = [(first, beyond, self._place(by_first, first)) for first, beyond in parse.lines]
        datelines = {
            first: end
            for first, beyond, place in places
            if place is not None and (end := _dateline_end(parse, first, place[0], beyond)) is not None
        }
        counts = Counter(d.country for d in named if d.country and d.kind in _STATES and d.first not in datelines)
        self.parties = frozenset(c for c, _ in counts.most_common(_PARTIES))
        parties = self.parties
        general = next((state for r in regions if r.role == "date" and (state := self._dated(r)) in counts), None)
        text = max((r for r in regions if r.role == "body"), key=lambda r: r.end - r.start, default=None)
        above = [r for r in regions if r.role == "credit" and text is not None and r.start < text.start]
        credited = self._credited(above)
        general = general or next((state for state in (credited, outlet) if state in parties), None)
        if general is None and not datelines and outlet is None:
            own = self._whose_officials(officials, named)
            self._own = own if own in parties else None
        if general is not None:
            self._add(0, general)
        for first, beyond, place in places:
            end = datelines.get(first)
            if place is not None and end is not None:
                # "LIMA/QUITO": written from both
                sole = parse.lower[place[0]] not in _JOINING
                # A line of its own ("Lima, 3 May") says where a briefing is held, by whom may stay unsaid.
                known = counts if end == beyond else parties
                general = place[1] if sole and place[1] in known else None
                general = general or (outlet if outlet in parties else None)
                self._written = self._written or place[1]
                self._add(first, general)
            for start in _sentence_starts(parse, first, beyond):
                found = by_first.get(start + 1) if parse.word[start] == "In" else None
                if found is not None and found.kind == "capital" and parse.word[start + 1] not in SEATS:
                    self._add(start, found.country)
                    self._add(parse.sentences[parse.sent[start]][1], general)

    def _dated(self, line: Span) -> str | None:
        """The state whose capital a line that dates the page begins with."""
        found = _LEADING.match(self._parse.text, line.start, line.end)
        words = found[1].split() if found is not None else []
        capitals = [r.country for r in self._lexicon.titled(words) if r.kind == "capital"]
        return capitals[0] if capitals and not _is_seat(words) else None

    def _credited(self, lines: Sequence[Span]) -> str | None:
        """The state from whose capital the author writes, where the credits name no other place."""
        found = [m for line in lines for m in _REPORTING.finditer(self._parse.text, line.start, line.end)]
        if len(found) != 1 or _is_seat(found[0][1].split()):
            return None
        capitals = [r.country for r in self._lexicon.titled(found[0][1].split()) if r.kind == "capital"]
        # "in Kerch, Ukraine"
        capitals += [r.country for r in self._lexicon.titled((found[0][2] or "").split()) if r.kind == "name"]
        return capitals[0] if capitals else None

    def _whose_officials(self, officials: Sequence[Draft], named: Sequence[Draft]) -> str | None:
        """The state whose officials a text calls by their titles alone, where it gives others their states.

        "President Ruiz told the cabinet", "Pedro Sol, the defence minister" and "Chile's President Mora" are from Peru.
        """
        parse = self._parse
        spoken: set[str] = set()
        bare: Counter[str] = Counter()
        stated: set[str] = set()
        for who in officials:
            if who.entity is None or who.country is None or who.base or who.entity in spoken:
                continue
            spoken.add(who.entity)
            # a title of a few words before the name, or behind it up to the next comma
            behind = range(who.beyond, min(who.beyond + _TITLE, len(parse)))
            title = [*range(max(who.first - _TITLE, 0), who.first), *behind]
            near = [t for t in title if parse.sent[t] == parse.sent[who.head]]
            told = [d.first for d in named if d.country == who.country]
            if any(t in near for t in told):
                stated.add(who.country)
                continue
            start = parse.sentences[max(0, parse.sent[who.head] - 1)][0]
            if any(start <= t < who.first for t in told):
                continue  # his state was just named
            before = self._lexicon.role_of(parse.lower, who.first - 1) if who.first else None
            apposed = [*parse.word[who.beyond : who.beyond + 1], *parse.lower[who.beyond + 1 : who.beyond + 2]] == [
                ",",
                "the",
            ]
            if before is not None or apposed:
                bare[who.country] += 1
        ranked = bare.most_common(2)
        if not ranked or ranked[0][1] < _SEVERAL or ranked[0][0] in stated:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[1][1] < ranked[0][1] else None

    def _place(self, by_first: dict[int, Draft], first: int) -> tuple[int, str | None] | None:
        """One past a place that begins a line, and whose capital it is (nobody's: ``None``)."""
        found = by_first.get(first)
        if found is not None:
            seat = self._parse.word[first] in SEATS or found.kind != "capital"
            return found.beyond, None if seat else found.country
        if not self._parse.word[first].isupper():
            return None
        for length in (3, 2, 1):
            # "LIMA- The", in one word with its dash
            words = [word.rstrip("-–—") for word in self._parse.word[first : first + length]]
            if not all(w.isupper() for w in words):
                continue
            for reading in self._lexicon.titled(words):
                if reading.kind in ("capital", "place"):
                    own = reading.kind == "capital" and not _is_seat(words)
                    return first + length, reading.country if own else None
        return None

    def _add(self, start: int, state: str | None) -> None:
        self._starts.append(start)
        self._states.append(state)

    def at(self, token: int) -> str | None:
        """The state whose the ministry, the army, the president are at *token*; ``None`` if nothing tells."""
        n = bisect_right(self._starts, token)
        return self._states[n - 1] if n else None

    def own(self, token: int) -> str | None:
        """The state of the only ministry, army or president, known also by whom the text calls by title alone."""
        return self.at(token) or self._own

    def written(self, token: int) -> str | None:
        """The state that the text is written from at *token*, whether or not it is one of those told of."""
        return self.at(token) or self._written


def home_of(publisher: str | None, agency: str | None, lexicon: ActorLexicon) -> str | None:
    """The state whose press an article is, or ``None`` where the outlet or its agency writes for the whole world.

    An outlet that the table does not know may be named after its city or state ("Lima Herald").
    """
    for name in (agency, publisher):
        if name is None:
            continue
        row = load_publishers().by_name(name)
        if row is not None:
            return None if row.worldwide else row.country
        for _, _, form in lexicon.scan(name):
            found = {r.country for r in lexicon.surfaces[form] if r.kind in ("capital", "name", "adjective")}
            if len(found) == 1:
                return found.pop()
    return None


def _is_seat(words: Sequence[str]) -> bool:
    return " ".join(w.title() for w in words) in SEATS


def _sentence_starts(parse: Parse, first: int, beyond: int) -> Iterator[int]:
    for number in range(parse.sent[first], parse.sent[beyond - 1] + 1):
        start = parse.sentences[number][0]
        if start + 1 < beyond:
            yield start


def _dateline_end(parse: Parse, first: int, behind: int, beyond: int) -> int | None:
    """One past the dateline that a place begins ("LIMA, May 3 (Agency) -", "Lima, 3 May"), or ``None``."""
    if parse.word[behind - 1][-1] in _DASHES:
        return behind
    digits = False
    for i in range(behind, min(behind + _DATELINE, beyond)):
        if parse.pos[i] in ("VERB", "AUX"):
            return None
        spaced = i + 1 < beyond and parse.start[i + 1] > parse.end[i]
        if parse.word[i] in _DASHES and (spaced or parse.word[i] != "-"):
            own = parse.word[first].isupper() or digits or parse.word[i - 1] == ")"
            return i if own else None
        digits = digits or parse.word[i].isdigit()
    return beyond if digits and beyond - first <= _DATELINE else None


def abbreviations(parse: Parse) -> Iterator[tuple[int, int, int]]:
    """Abbreviations that the text introduces: its token, the first of its name and one past the last.

    "The Harbour Defence Council (HDC)": the initials of the capitalised words before the bracket spell it.
    """
    for i in range(2, len(parse) - 1):
        if parse.word[i - 1] != "(" or parse.word[i + 1] != ")":
            continue
        short = parse.word[i]
        if not (short.isupper() and short.isalpha() and 2 <= len(short) <= 7):
            continue
        letters = ""
        for first in range(i - 2, max(i - 2 - _LONGEST, -1), -1):
            word = parse.word[first]
            if word[0].isupper():
                letters = word[0] + letters
                if letters == short:
                    yield i, first, i - 1
                    break
                if not short.endswith(letters):
                    break
            elif parse.lower[first] not in _SMALL:
                break


def introduce_abbreviations(parse: Parse, tabled: Sequence[Draft], homes: Homes, lexicon: ActorLexicon) -> None:
    """Makes an abbreviation that the text introduces mean what it stands for there, whatever the tables say."""
    for at, first, beyond in abbreviations(parse):
        short = parse.word[at]
        long = next((d for d in tabled if first <= d.first and d.beyond == beyond), None)
        known = [d for d in tabled if d.beyond - d.first == 1 and parse.word[d.first] == short]
        if not known or (long is not None and long.entity == known[0].entity):
            continue
        if long is None and _is_named_so(parse, lexicon, known[0], first, beyond):
            continue
        home = homes.at(at) if parse.word[first] in _NATIONAL else None
        for draft in known:
            draft.base, draft.rule = "", "grounding.abbreviation"
            draft.entity = long.entity if long is not None else f"{home}/{slug(short)}" if home else None
            draft.country = long.country if long is not None else home
            draft.acts = draft.entity is not None


def _is_named_so(parse: Parse, lexicon: ActorLexicon, draft: Draft, first: int, beyond: int) -> bool:
    """Whether the words before the bracket are a name of the tables for the abbreviation, or nearly one.

    A name that is spelt a little otherwise ("Association of South East Asia Nations") is still that of the
    organisation; "National Security Committee" is not the National Security Council of another state.
    """
    written = {w[:4] for w in parse.lower[first:beyond]}
    of_state = "/" in (draft.entity or "")
    for form in lexicon.forms_of(draft.entity or ""):
        words = {w[:4] for w in form.lower().split()}
        if len(words) > 1 and len(words & written) >= (1.0 if of_state else 0.75) * len(words):
            return True
    return False
