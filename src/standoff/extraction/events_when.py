"""Which time expression dates an event: the one that hangs in the event's own clause.

What is reported does not inherit the date of the report; coordinated verbs, infinitives and participles without a date
of their own inherit that of the clause they belong to.
"""

from datetime import date

from standoff.extraction.grammar import actor_of, governing_verb, kids, own_subject
from standoff.extraction.parse import Parse
from standoff.extraction.time_context import told_after
from standoff.extraction.time_tense import clause_verb
from standoff.lexicons.times import TimeContext
from standoff.model import Interval, Span, Timex

_VERBAL = frozenset({"VERB", "AUX"})
_FARTHEST = 30
# A duration or an open stretch is no date of what happened in it.
_UNDATED = frozenset({"for", "until"})
# First token of a time, how it holds, and the days that it leaves for what it dates.
Dated = tuple[int, str, Interval]


class Clock:
    """Time expressions by the words they hang on.

    Args:
        parse: The document's parse.
        timexes: The document's time expressions.
        context: Tells verbs of reporting; without it a time dates what the parse hangs it on.
        last: The latest day on which the document can have been written, if known.
    """

    def __init__(
        self,
        parse: Parse,
        timexes: tuple[Timex, ...],
        *,
        context: TimeContext | None = None,
        last: date | None = None,
    ) -> None:
        self._parse = parse
        self._context = context
        self._last = last
        self._starts = [timex.start for timex in timexes]
        self._named: dict[int, Interval] = {}  # days by the words that name them
        self._by_noun: dict[int, list[Dated]] = {}
        self._by_verb: dict[int, list[Dated]] = {}
        for timex in timexes:
            if timex.relation in _UNDATED or (timex.earliest is None and timex.latest is None):
                continue
            tokens = parse.tokens_in(Span(timex.start, timex.end))
            if not tokens or _is_dateline(parse, tokens):
                continue
            meant = self._meant(timex, tokens)
            # "since Friday, when it fell": it fell on that day
            day = Interval(timex.earliest, timex.latest) if timex.latest is not None else meant
            self._named.update(dict.fromkeys(tokens, day))
            self._hang(timex, tokens, meant)

    def _another(self, tokens: range) -> bool:
        """Whether a later time stands in the same sentence: "a day after X fell on 3 May" dates what follows X."""
        end = self._parse.end[self._parse.sentences[self._parse.sent[tokens[0]]][1] - 1]
        return any(self._parse.start[tokens[-1]] < start < end for start in self._starts)

    def _meant(self, timex: Timex, tokens: range) -> Interval:
        """The days that a time leaves for what it dates: what is so "since May" began then or happened later."""
        first = tokens[0]
        leads = self._parse.lower[max(first - 3, 0) : first]
        if timex.relation != "since" or "since" not in leads or timex.earliest is None:
            return Interval(timex.earliest, timex.latest)
        ahead = self._last is not None and self._last < timex.earliest
        return Interval(timex.earliest, None if ahead else self._last)

    def _hang(self, timex: Timex, tokens: range, when: Interval) -> None:
        parse, dated = self._parse, (tokens[0], timex.relation, when)
        at = next((t for t in tokens if parse.head[t] not in tokens or parse.head[t] == t), tokens[0])
        said = None if self._context is None else clause_verb(parse, at, self._context)
        behind = told_after(parse, tokens[0], tokens[-1]) if said is None else said
        if behind is None and (done := _done_before(parse, tokens)) is not None:
            self._by_verb.setdefault(done, []).append(dated)
            return
        if said is None and behind is not None and self._another(tokens):
            behind = governing_verb(parse, behind)
        if behind is not None:
            self._by_verb.setdefault(behind, []).append(dated)
            return
        for _ in range(_FARTHEST):
            above = parse.head[at]
            if above == at:
                break
            if parse.pos[above] in _VERBAL:
                self._by_verb.setdefault(above, []).append(dated)
                return
            if parse.lower[max(0, min(at, above) - 1)] == "unlike" and parse.pos[above] == "ADP":
                return  # "unlike in May": not when it happened
            if parse.lower[above] == "since" and at not in tokens:
                return  # "since the vote of May": not when what is told happened
            if parse.pos[above] in ("NOUN", "PROPN"):
                self._by_noun.setdefault(above, []).append(dated)
                if _names(parse, tokens, above):
                    return  # "quit the 2015 accord": the year names the accord
                inner = parse.dep[above] == "dobj" or (
                    parse.dep[above] == "pobj"
                    and parse.lower[parse.head[above]] in ("to", "for", "about", "over", "against")
                )
                if inner and _belongs(parse, at):
                    return  # "condemned the attack of 3 May": the condemning came later
            at = above
        self._by_noun.setdefault(at, []).append(dated)

    def when(self, trigger: int, carrier: int | None = None) -> Interval | None:
        """The date of the event that *trigger* names (*carrier*: its light verb)."""
        parse = self._parse
        if parse.pos[trigger] not in _VERBAL:
            found = self._by_noun.get(trigger)
            if found:
                return _nearest(found, trigger)
            if carrier is None:
                return self._around(trigger)
            trigger = carrier
        at = trigger
        for _ in range(6):
            found = self._by_verb.get(at)
            if found:
                return _nearest(found, trigger)
            when = next((k for k in kids(parse, at, "advmod") if parse.lower[k] == "when"), None)
            if when is not None and parse.dep[at] == "relcl":
                return self._named.get(parse.head[at])  # "on Friday, when they are to meet"
            if when is not None and parse.word[when - 1] == "," and when - 2 in self._named:
                return self._named[when - 2]  # "since Friday, when they met, nobody has slept"
            following = self._inherits(at)
            if following is None:
                # "a strike on 1 April, which killed six"
                noun = actor_of(parse, at) if parse.dep[at] == "relcl" else None
                told = self._by_noun.get(noun) if noun is not None and noun < at else None
                return _nearest(told, trigger) if told else None
            at = following
        return None

    def _around(self, noun: int) -> Interval | None:
        """A noun without a light verb: the date of what happened at it ("was killed in a strike on Monday")."""
        parse = self._parse
        at = noun
        for _ in range(4):
            above = parse.head[at]
            if above == at:
                return None
            if parse.pos[above] in _VERBAL:
                if parse.dep[at] in ("dobj", "attr", "oprd"):
                    return None
                return _nearest(self._by_verb[above], noun) if above in self._by_verb else None
            if parse.dep[at] not in ("pobj", "prep", "conj", "compound"):
                return None
            at = above
        return None

    def _inherits(self, verb: int) -> int | None:
        parse = self._parse
        label, above = parse.dep[verb], parse.head[verb]
        if above == verb:
            return None
        own = own_subject(parse, verb)
        if label == "conj" and own is None and parse.pos[above] in _VERBAL:
            return above
        if own is None and label == "xcomp" and parse.pos[above] in _VERBAL:
            return above
        if own is None and label == "advcl" and parse.tag[verb] in ("VBG", "VB", "VBN") and parse.pos[above] in _VERBAL:
            return above
        if label == "pcomp" and parse.lower[above] in ("by", "in", "after", "before", "while", "without"):
            governor = parse.head[above]
            return governor if parse.pos[governor] in _VERBAL and parse.lower[above] in ("by", "in") else None
        return None


def _done_before(parse: Parse, tokens: range) -> int | None:
    """What was done a while before the act that is told first: "left on Friday, two days after *signing* the pact"."""
    joint = tokens[-1]
    act = parse.head[joint]
    act = parse.head[act] if act in tokens else act
    if parse.lower[joint] not in ("after", "following") or act > tokens[0] or parse.pos[act] not in _VERBAL:
        return None
    return next((k for k in kids(parse, joint, "pcomp") if parse.tag[k] == "VBG"), None)


def _is_dateline(parse: Parse, tokens: range) -> bool:
    """Whether a date stands at the head of a line with the place of writing ("LIMA, May 3 - Two boats sank")."""
    first, beyond = parse.lines[parse.line[tokens[0]]]
    behind = parse.word[tokens[-1] + 1 : min(tokens[-1] + 6, beyond)]
    if tokens[0] - first > _DATELINE or not parse.word[first].isupper() or len(parse.word[first]) < _PLACE:
        return False
    return any(word in ("-", "–", "—", "--") for word in behind[:1]) or (behind[:1] == ["("] and ")" in behind)


# A dateline's date stands within so many tokens of the line's head, and its place has so many letters or more.
_DATELINE, _PLACE = 6, 3


def _names(parse: Parse, tokens: range, noun: int) -> bool:
    """Whether a bare year only tells one thing from another of its kind ("the 2015 accord", "its treaty of 1951")."""
    if len(tokens) != 1 or not (parse.word[tokens[0]].isdigit() and len(parse.word[tokens[0]]) == 4):
        return False
    beside = parse.head[tokens[0]]
    if beside != noun and not (parse.lower[beside] == "of" and parse.head[beside] == noun):
        return False
    return parse.dep[noun] != "pobj" or parse.lower[parse.head[noun]] not in ("in", "during", "amid", "after")


def _belongs(parse: Parse, at: int) -> bool:
    """Whether a time is the noun's own ("Sunday's attack", "the attack of 3 May") rather than beside it."""
    return parse.lower[at] == "of" or parse.dep[at] in ("poss", "compound", "nmod", "amod", "nummod")


def _nearest(found: list[Dated], trigger: int) -> Interval:
    exact = [f for f in found if f[1] in ("on", "during", "by")] or found
    return min(exact, key=lambda f: abs(f[0] - trigger))[2]
