"""What an expression of time is resolved against: the DCT, the discourse so far, and the words around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from standoff.extraction.grammar import governing_verb, own_subject
from standoff.extraction.parse import Parse
from standoff.extraction.time_calendar import MAX_YEAR, MIN_YEAR
from standoff.extraction.time_find import Found
from standoff.extraction.time_tense import Tense, is_known_by, is_pluperfect, tense_of, when_told
from standoff.lexicons.times import TimeLexicon
from standoff.model import Interval, Published
from standoff.model.when import intersect, union

# A DCT of at most this many days is a day for "on Friday"; a wider one leaves what it cannot tell apart unresolved.
_NARROW = 7
# Dashes that close a dateline, and how many words may stand before its date ("LIMA, Peru (ABC) May 3 -").
_DASHES = frozenset({"-", "--", "–", "—"})
_DATELINE = 10
# How far after "after" the verb of its clause may stand, in tokens.
_CLAUSE = 14
# How many sentences a date stays the one that "two days later" and "the 12th" refer to.
_REACH = 12
# Kinds that name a point of the narrative; the others are lengths, deadlines or vague.
_POINTS = frozenset(
    "iso slashed date month months season year years decade weekday weekday_of weekdays overnight fixed daypart "
    "deictic calendar weekend same adjacent ago shift ordinal portion quarter edge".split()
)
# A step back costs more than a step forward of the same length: narratives run forwards.
_BACKWARD = 1.25

_TO = frozenset({"to", "until", "till", "through", "the", "and", "about", "-", "–"})
_ENDS = frozenset({"end", "terminate", "conclude", "until", "till", "last", "cease"})
_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "poss"})
_BEFORE_MODIFIER = frozenset({"of", "(", "the", "'s", "its", "their"})
_LONGEST_PERIOD = 3660
# What lies outside the stretch that a narrative is about costs this many days.
_OUTSIDE = 200.0
# A year that was stated holds for what follows, unless the turn of the year is near.
_OTHER_YEAR = 130.0

Maker = Callable[[int], Interval | None]
Resolved = tuple[Interval | None, str]


@dataclass(slots=True)
class Anchor:
    """A date said before: its interval and the sentence it stands in."""

    interval: Interval
    sentence: int

    @property
    def first(self) -> date:
        """Its first day."""
        assert self.interval.earliest is not None
        return self.interval.earliest

    @property
    def last(self) -> date:
        """Its last day."""
        assert self.interval.latest is not None
        return self.interval.latest

    @property
    def length(self) -> int:
        """Its number of days."""
        return (self.last - self.first).days + 1

    @property
    def days(self) -> str:
        """The days for a reason."""
        return str(self.first) if self.length == 1 else f"{self.first}..{self.last}"

    @property
    def told(self) -> str:
        """The reason of what is counted from it."""
        return f"counted from {self.days}, the date said before"


class TimeFrame:
    """DCT, narrative and tense.

    Args:
        parse: The document's parse.
        lexicon: Words of time.
        published: The DCT.
        present_is_past: Tokens of headlines and captions, which tell the past in the present tense.
        states: Codes of the states that the document names: they tell in which hemisphere its seasons fall.
    """

    def __init__(
        self,
        parse: Parse,
        lexicon: TimeLexicon,
        published: Published,
        present_is_past: frozenset[int],
        states: frozenset[str] = frozenset(),
    ) -> None:
        south = states & lexicon.context.southern
        self.hemispheres = "both" if south and states - south else "south" if south else "north"
        self.parse = parse
        self.lexicon = lexicon
        self.published = published
        self._headlines = present_is_past
        self.ends = None
        if published.earliest is not None and published.latest is not None:
            self.ends = (published.earliest, published.latest)
        self.narrow = self.ends is not None and (self.ends[1] - self.ends[0]).days < _NARROW
        self.anchor: Anchor | None = None
        self.month_anchor: Anchor | None = None
        self.stated: Anchor | None = None
        self.main: Anchor | None = None
        self.last_beyond = -1
        self.dateline: date | None = None
        self.periods: list[Interval] = []
        self._opening: tuple[Anchor, Found] | None = None
        self._before_opening: tuple[Anchor | None, Anchor | None] = (None, None)

    @property
    def dct(self) -> str:
        """The DCT for a reason."""
        if self.ends is None:
            return "unknown DCT"
        return f"DCT {self.ends[0]}" if self.ends[0] == self.ends[1] else f"DCT {self.ends[0]}..{self.ends[1]}"

    def tense(self, found: Found) -> Tense:
        """Whether what is dated lies behind or ahead."""
        if found.relation in ("until", "by"):
            verb = governing_verb(self.parse, found.head)
            if verb is not None and self.parse.lemma[verb] in ("give", "have") and self.parse.pos[verb] == "VERB":
                return "future"
        told = self._told(found)
        if told is not None:
            return told
        present: Tense = "past" if self.parse.sent[found.head] in self._headlines else "future"
        return tense_of(self.parse, found.head, self.lexicon.context, present=present)

    def _told(self, found: Found) -> Tense | None:
        """What the words beside a date say of it, whatever the clause tells: "since 4 May", "4 May, when it sank"."""
        parse = self.parse
        since = found.relation == "since" and found.lead >= 0 and parse.lower[found.lead] == "since"
        if since or is_known_by(parse, found.head, self.lexicon.context):
            return "past"
        return when_told(parse, found.beyond)

    def at_dct(self, resolve: Callable[[date], Interval | None]) -> Interval | None:
        """What holds at both ends of the DCT: the union if it is narrow, else only what both agree on."""
        if self.ends is None:
            return None
        first = resolve(self.ends[0])
        if self.ends[0] == self.ends[1] or first is None:
            return first
        second = resolve(self.ends[1])
        if second is None or first == second:
            return second
        return union(first, second) if self.narrow else None

    def remember(self, found: Found, interval: Interval | None) -> None:
        """Makes a resolved point the one that later expressions refer to."""
        if interval is None or interval.earliest is None or interval.latest is None or found.kind not in _POINTS:
            return
        self.last_beyond = found.beyond
        if interval.earliest == interval.latest and self._is_dateline(found):
            self.dateline = interval.earliest
        anchor = Anchor(interval, self.parse.sent[found.first])
        if anchor.length > 366 and self.anchor is not None:
            return
        if self._closes_period(found, anchor):
            return
        if found.relation == "since" and 1 < anchor.length <= 31 and "year" in found and not self.periods:
            self.periods.append(interval)
        self._opening = (anchor, found) if anchor.length <= 31 else None
        self._before_opening = (self.main, self.month_anchor)
        if self.anchor is not None and self._is_limit(found):
            return
        if "year" in found or "midyear" in found or "slashed" in found:
            self.stated = anchor
        if self._is_background(found, anchor):
            return
        self.anchor = anchor
        if anchor.length <= 31:
            self.main = self.month_anchor = anchor
        elif self.main is None or self._in_period(anchor.interval):
            self.main = anchor

    def _is_dateline(self, found: Found) -> bool:
        """Whether a day is that of a dateline: before a dash, with no verb before it in its sentence."""
        parse = self.parse
        if self.dateline is not None or found.kind != "date":
            return False
        begin, _ = parse.sentences[parse.sent[found.first]]
        after = next(
            (parse.word[i] for i in range(found.beyond, min(found.beyond + 4, len(parse))) if parse.word[i] in _DASHES),
            "",
        )
        return (
            bool(after)
            and found.first - begin <= _DATELINE
            and not any(parse.pos[i] in ("VERB", "AUX") for i in range(begin, found.first))
        )

    def _is_limit(self, found: Found) -> bool:
        """A deadline or end ("until 3 May"), or what "two days after" governs: the narrative does not go there."""
        if found.kind == "shift" and opens(self.parse, found):
            return True
        if found.relation == "by":
            return self.narrow or self.tense(found) == "future"
        return found.relation in ("until", "for")

    def _closes_period(self, found: Found, anchor: Anchor) -> bool:
        """Whether it ends the stretch that the narrative is about ("began on 6 May 1950 and ended on 3 July 1951")."""
        if self._opening is None or anchor.length > 31:
            return False
        start, opening = self._opening
        between = range(opening.beyond, found.first)
        words = {self.parse.lemma[i] for i in between}
        runs = (opening.relation == "since" and words <= _TO) or bool(words & _ENDS)
        if start.sentence != anchor.sentence or not runs or anchor.first < start.first or len(between) > 14:
            return False
        if (anchor.last - start.first).days > _LONGEST_PERIOD:
            return False
        period = Interval(start.first, anchor.last)
        if self.periods and (self.periods[0].earliest or start.first) > anchor.last:
            self.main, self.month_anchor = self._before_opening
            return True
        self.periods.append(period)
        self.anchor = self.main = self.month_anchor = start
        return True

    def _in_period(self, interval: Interval) -> bool:
        """Whether an interval meets a stretch that the narrative is about, or there is none to tell by."""
        return not self.periods or any(intersect(interval, period) is not None for period in self.periods)

    def _is_background(self, found: Found, anchor: Anchor) -> bool:
        """A date that belongs to a noun ("the treaty of 1921") or steps back ("had been in office since May 1936")."""
        if self.main is None:
            return False
        parse = self.parse
        if found.lead >= 0 and parse.lower[found.lead] == "since":
            return True
        before = parse.lower[found.first - 1] if found.first else ""
        modifies = parse.head[found.head] > found.head and parse.dep[found.head] in _MODIFIERS
        if anchor.length > 1 and (
            modifies or (before in _BEFORE_MODIFIER and found.kind in ("year", "years", "month"))
        ):
            return True
        of_noun = before == "of" and parse.lower[found.first - 2] not in self.lexicon.words["daypart"]
        if "year" in found and (of_noun or (modifies and ("the" in found or before in _BEFORE_MODIFIER))):
            return not self.periods or not self._in_period(anchor.interval)
        return "year" in found and anchor.last < self.main.first and is_pluperfect(parse, found.head)

    def stands_before(self, anchor: Anchor, found: Found) -> bool:
        """Whether the day said last is another than that of the article: a narrative has gone there."""
        return self.ends is None or anchor.first != self.ends[1]

    def near_anchor(self, found: Found, reach: int = _REACH) -> Anchor | None:
        """The last date said, unless it is too far back."""
        if self.anchor is None or self.parse.sent[found.first] - self.anchor.sentence > reach:
            return None
        return self.anchor

    # --- the year of what is written without one ---------------------------------------------------------

    def pick_year(self, found: Found, make: Maker) -> Resolved:
        """The interval of something that recurs every year, for the year that is meant.

        Args:
            found: The expression.
            make: The interval for a year, ``None`` where there is none (29 February, or another weekday).
        """
        if self.narrow and self.ends is not None:
            tense = self.tense(found)
            over = tense == "past" and (self._told(found) == "past" or self._is_over(found))
            chosen = self.at_dct(lambda day: _nearest(make, day, tense, over=over))
            told = self._narrated(found, make, chosen)
            if told is not None:
                return told, f"year of {self._said(self.stated)}, said just before"
            return chosen, f"{'next' if tense == 'future' else 'last'} such date from {self.dct}"
        if self.ends is not None and self._is_dateline(found):
            first, last = self.ends
            inside = [
                interval
                for year in range(first.year, min(last.year, first.year + 3) + 1)
                if (interval := make(year)) and interval.earliest and first <= interval.earliest <= last
            ]
            if len(inside) == 1:
                return inside[0], f"the dateline, within {self.dct}"
        if self.anchor is not None:
            anchor = self._narrative_anchor(found, self.anchor)
            return self._narrative(found, make, anchor), f"nearest to {self._said(anchor)}, the date said before"
        if self.ends is not None:
            tense = self.tense(found)
            return self.at_dct(lambda day: _nearest(make, day, tense)), f"the only one that {self.dct} allows"
        return None, "no year is known"

    def _is_over(self, found: Found) -> bool:
        """Whether a plain past tense says that it lies behind ("was signed on 3 December"): no deadline, no report."""
        parse = self.parse
        if found.relation not in ("on", "during", "since") or found.lead < 0:
            return False
        verb = parse.head[found.lead]
        if parse.pos[verb] in ("ADJ", "ADV") and parse.lemma[verb] not in self.lexicon.context.ahead:
            verb = parse.head[verb]  # "was open from", "was away in"
        if parse.dep[verb] == "nsubj" and parse.pos[verb] == "NOUN" and found.relation != "since":
            verb = parse.head[verb]  # "the raids in June killed six"
            if parse.tag[verb] != "VBD" or parse.lemma[verb] == "be":
                return False
        if parse.pos[verb] not in ("VERB", "AUX") or parse.lemma[verb] in self.lexicon.context.reporting:
            return False
        if parse.lemma[verb] in self.lexicon.context.ahead or any(
            parse.dep[k] in ("xcomp", "ccomp") or parse.lemma[k] in self.lexicon.context.ahead for k in parse.kids[verb]
        ):
            return False
        helpers = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in ("aux", "auxpass")}
        if not helpers:
            # "the talks held in June", where the participle tells what is known of them
            return parse.tag[verb] == "VBD" or (parse.tag[verb] == "VBN" and parse.dep[verb] == "acl")
        return helpers <= {"was", "were", "had", "have", "has", "been"}

    def _said(self, anchor: Anchor | None) -> str:
        return "" if anchor is None else f"{anchor.first}" + (f"..{anchor.last}" if anchor.length > 1 else "")

    def _narrated(self, found: Found, make: Maker, chosen: Interval | None) -> Interval | None:
        """A background passage inside the news: the year said just before, unless the date is near the DCT."""
        if self.stated is None or self.ends is None or chosen is None or chosen.earliest is None:
            return None
        distance = self.parse.sent[found.first] - self.stated.sentence
        if distance > 1 or abs((chosen.earliest - self.ends[0]).days) <= 45:
            return None
        told = self._narrative(found, make, self.stated)
        if told is None or told == chosen or told.earliest is None or told.earliest > self.ends[1]:
            return None
        return told

    def _narrative(self, found: Found, make: Maker, anchor: Anchor) -> Interval | None:
        if anchor.length > 200:
            direct = [make(year) for year in range(anchor.first.year, min(anchor.last.year, anchor.first.year + 1) + 1)]
            return next((interval for interval in direct if interval is not None), None)
        back = found.relation != "by" and is_pluperfect(self.parse, found.head)
        best: tuple[float, Interval] | None = None
        for year in range(max(anchor.first.year - 1, MIN_YEAR), min(anchor.first.year + 1, MAX_YEAR) + 1):
            interval = make(year)
            if interval is None or interval.earliest is None or interval.latest is None:
                continue
            ahead = (interval.earliest - anchor.first).days
            cost = ahead * (_BACKWARD if back else 1.0) if ahead >= 0 else -ahead * (1.0 if back else _BACKWARD)
            if not self._in_period(interval):
                cost += _OUTSIDE
            if anchor is self.stated and interval.earliest.year != anchor.first.year:
                cost += _OTHER_YEAR
            if best is None or cost < best[0]:
                best = (cost, interval)
        return None if best is None else best[1]

    def _narrative_anchor(self, found: Found, anchor: Anchor) -> Anchor:
        """The date that a narrative has reached: a bare year only in its own sentence, or where there is no other."""
        if self.main is None:
            return anchor
        if anchor.sentence == self.parse.sent[found.first] and self._in_period(anchor.interval):
            return anchor
        return self.main


def told_after(parse: Parse, first: int, joint: int) -> int | None:
    """The verb of what a trailing "a day after …" tells of as new, or ``None``.

    In "X closed the port a day after sailors were shot" the shooting is told from the closing; in "a day after it
    was shot" something known is referred to, and in "A day after sailors were shot, X …" the story goes forwards.
    """
    if parse.lower[joint] not in ("after", "following") or parse.dep[joint] == "advmod":
        return None
    begin, end = parse.sentences[parse.sent[joint]]
    if not any(parse.pos[i] in ("VERB", "AUX") for i in range(begin, first)):
        return None
    for i in range(joint + 1, min(joint + _CLAUSE, end)):
        if parse.word[i] in (",", ";"):
            return None
        if parse.pos[i] == "VERB" or (parse.pos[i] == "AUX" and parse.dep[i] not in ("aux", "auxpass")):
            own = own_subject(parse, i)
            return i if own is not None and joint < own < i and parse.pos[own] != "PRON" else None
    return None


def opens(parse: Parse, found: Found) -> bool:
    """Whether the "after" of "two days after" governs what follows, and is no adverb ("two days before.")."""
    joint = found.beyond - 1
    if parse.lower[joint] not in ("after", "before", "following"):
        return False
    if told_after(parse, found.first, joint) is not None:
        return True
    return parse.dep[joint] == "mark" or (parse.dep[joint] in ("prep", "pcomp") and bool(parse.kids[joint]))


def _nearest(make: Maker, day: date, tense: Tense, *, over: bool = False) -> Interval | None:
    """The last one that began by *day*, or the first that ends from *day* on.

    A past far off, with the next one near, is a deadline in a sentence that tells the past ("said ... by 1 May"),
    unless it is certainly *over*; a stretch of months that is over has ended.
    """
    before = after = None
    for year in range(day.year - 1, day.year + 2):
        interval = make(year) if MIN_YEAR <= year <= MAX_YEAR else None
        if interval is None or interval.earliest is None or interval.latest is None:
            continue
        lasting = over and (interval.latest - interval.earliest).days > 31
        if (interval.latest if lasting else interval.earliest) <= day:
            before = interval
        if interval.latest >= day and after is None:
            after = interval
    if before is None or after is None or before is after:
        return before or after
    assert before.latest is not None
    assert after.earliest is not None
    behind, ahead = (day - before.latest).days, (after.earliest - day).days
    if tense == "future":
        return after
    return after if behind > 240 and ahead < 60 and not over else before
