"""Finds expressions of time in a parse: which tokens, by which pattern, holding which numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.extraction.grammar import governing_verb
from standoff.extraction.parse import Parse
from standoff.lexicons.times import Relation, TimeLexicon, Value

# Words of time that follow each other, by their codes.
_RUN = re.compile("[^ ]+")
# Words that are also something else; as times they are capitalised.
_CAPITALISED = frozenset({"month", "mabbr", "weekday", "wabbr"})
_BEFORE_BARE_MAY = frozenset(
    "in since by until till during of last this next early mid late from to and between through before after around "
    "late-".split()
)


@dataclass(slots=True)
class Found:
    """An expression of time before it is resolved.

    Attributes:
        rule: Id of the pattern.
        kind: How it is resolved.
        first: First token.
        beyond: One past the last token.
        head: The token that hangs on the rest of the sentence.
        relation: How it holds what it dates.
        lead: Token of the preposition that says so, or -1.
        values: Values by class, in text order.
    """

    rule: str
    kind: str
    first: int
    beyond: int
    head: int
    relation: Relation
    lead: int
    values: dict[str, list[tuple[int, Value]]]

    def value(self, name: str) -> Value | None:
        """The first value of a class."""
        listed = self.values.get(name)
        return listed[0][1] if listed else None

    def number(self, *names: str) -> int | None:
        """The first number in text order of any of these classes."""
        listed = self.numbers(*names)
        return listed[0] if listed else None

    def numbers(self, *names: str) -> list[int]:
        """All numbers of these classes in text order."""
        listed = sorted({at for name in names for at in self.values.get(name, ())}, key=lambda entry: entry[0])
        return [value for _, value in listed if isinstance(value, int)]

    def __contains__(self, name: str) -> bool:
        return name in self.values


def find(parse: Parse, lexicon: TimeLexicon) -> list[Found]:
    """The expressions of time of a document, in text order, none overlapping another."""
    codes = _codes(parse, lexicon)
    found: list[Found] = []
    for first, beyond in parse.lines:
        for run in _RUN.finditer(codes, first, beyond):
            found.extend(_in_run(parse, lexicon, run[0], run.start()))
    return found


def _codes(parse: Parse, lexicon: TimeLexicon) -> str:
    """One code for every token; a blank where it is no word of time."""
    codes = [" "] * len(parse)
    for word, tokens in parse.by_form.items():
        code = lexicon.code_of.get(word)
        if code is None and (word[0].isdigit() or (word[-1] == "s" and word[-2:-1] in "0'’") or word[-1].isdigit()):
            code = lexicon.number_code(word)
        if code is not None:
            for i in tokens:
                codes[i] = code
    return "".join(codes)


def _in_run(parse: Parse, lexicon: TimeLexicon, codes: str, first: int) -> Iterator[Found]:
    """What stands in words of time that follow each other: no expression holds any other word."""
    at = 0
    while (hit := lexicon.search(codes, at)) is not None:
        pattern, start, stop = hit
        found = _found(parse, lexicon, pattern.id, pattern.kind, first + start, first + stop)
        if _accepted(parse, lexicon, found):
            yield from _members(parse, found) if found.kind == "list" else (found,)
            at = stop
        else:
            at = start + 1  # a shorter reading may stand inside


def _found(parse: Parse, lexicon: TimeLexicon, rule: str, kind: str, first: int, beyond: int) -> Found:
    values: dict[str, list[tuple[int, Value]]] = {}
    for i in range(first, beyond):
        word = parse.lower[i]
        code = lexicon.code_of.get(word) or lexicon.number_code(word)
        if code is None:
            continue
        for name in lexicon.classes_of[code]:
            values.setdefault(name, []).append((i, lexicon.value(name, word)))
    head = beyond - 1
    for i in range(first, beyond):
        if not first <= parse.head[i] < beyond or parse.head[i] == i:
            head = i
    relation, lead = _relation(parse, lexicon, first)
    if kind in ("within", "duration"):
        relation, lead = lexicon.relation_of.get(parse.lower[first], "on"), first
        relation = "by" if kind == "within" else relation
    elif kind == "ultimatum":
        relation = "by"
    elif kind in ("span", "recent") and relation == "on":
        relation = "during"
    return Found(rule, kind, first, beyond, head, relation, lead, values)


def _members(parse: Parse, found: Found) -> Iterator[Found]:
    """The days of a list, one by one ("4, 8 and 17 March"); "between 4 and 8 March" is one stretch."""
    days = sorted({at for name in ("day", "ord") for at, _ in found.values.get(name, ())})
    month = min(at for name in ("month", "mabbr") for at, _ in found.values.get(name, ()))
    lead = parse.lower[found.lead] if found.lead >= 0 else ""
    if lead in ("between", "from") and len(days) == 2:
        found.kind = "date"
        yield found
        return
    for number, at in enumerate(days):
        values = {name: listed for name, listed in found.values.items() if name not in ("day", "ord", "num")}
        values["day"] = [(at, v) for name in ("day", "ord") for i, v in found.values.get(name, ()) if i == at]
        first, beyond = at, at + 1
        if month > at and number == len(days) - 1:
            beyond = found.beyond
        elif month < at and number == 0:
            first = month
        head = found.head if first <= found.head < beyond else at
        yield Found(found.rule, "date", first, beyond, head, found.relation, found.lead, values)


def _relation(parse: Parse, lexicon: TimeLexicon, first: int) -> tuple[Relation, int]:
    """How the words before an expression make it hold ("by", "since", "until")."""
    i = first - 1
    while i >= 0 and parse.line[i] == parse.line[first] and first - i <= 4:
        word = parse.lower[i]
        relation = lexicon.relation_of.get(word)
        if relation is not None:
            return relation, i
        if word in ("to", "of") and i and parse.lower[i - 1] in ("prior", "ahead"):
            return "before", i - 1
        if word == "than" and i > 1 and parse.lower[i - 1] == "later" and parse.lower[i - 2] in ("no", "not"):
            return "by", i - 2
        if word not in lexicon.context.transparent:
            break
        i -= 1
    return "on", first - 1 if first and parse.pos[first - 1] == "ADP" else -1


def _accepted(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """Whether the words are a time here and not a name, a verb or a count."""
    for i in range(found.first, found.beyond):
        code = lexicon.code_of.get(parse.lower[i])
        if (
            code is not None
            and lexicon.classes_of[code] & _CAPITALISED
            and not parse.word[i][0].isupper()
            and not (found.kind == "date" and parse.lower[i] in ("march", "august") and parse.pos[i] != "VERB")
            and parse.lower[i]
            in ("may", "march", "august", "mar", "jan", "dec", "sun", "sat", "wed", "fri", "mon", "sep")
        ):
            return False
    check = _CHECKS.get(found.kind)
    return check is None or check(parse, lexicon, found)


def _next(parse: Parse, found: Found) -> str:
    """The word right after an expression, as written; "" at the end of a line."""
    i = found.beyond
    return parse.word[i] if i < len(parse) and parse.line[i] == parse.line[i - 1] else ""


def _previous(parse: Parse, found: Found) -> str:
    i = found.first - 1
    return parse.lower[i] if i >= 0 and parse.line[i] == parse.line[i + 1] else ""


def _bare_month(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """A month without day or year: not a surname, a verb or a street."""
    at = found.values["month" if "month" in found else "mabbr"][0][0]
    if "year" in found or "single" in found:
        return parse.ner[at] != "PERSON"
    name_before = at > 0 and parse.pos[at - 1] == "PROPN" and parse.line[at - 1] == parse.line[at]
    if name_before and not lexicon.code_of.get(parse.lower[at - 1]):
        return False
    if parse.ner[at] == "PERSON" or parse.pos[at] not in ("PROPN", "NOUN"):
        return False
    if parse.lower[at] in ("may", "march", "august"):
        return at != found.first or _previous(parse, found) in _BEFORE_BARE_MAY
    return not (_next(parse, found)[:1].isupper() and parse.dep[at] in ("compound", "nmod"))


def _weekday(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    at = found.values["weekday"][0][0]
    if parse.word[at].islower() and parse.lower[at] in ("sunday", "friday") and parse.pos[at] == "ADJ":
        return False
    after = _next(parse, found)
    if after[:1].isupper() and after.lower() in lexicon.context.name_after:
        return False
    before = _previous(parse, found)
    return not (before in lexicon.context.name_before and parse.word[found.first - 1][0].isupper())


def _year(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """A bare number of four digits: a year where it is no count and no part of a name."""
    at = found.values["year"][0][0] if "year" in found else found.first
    if found.beyond - found.first > 1:
        return True
    before, after = _previous(parse, found), _next(parse, found)
    if after.lower() in lexicon.context.not_year_after or before in lexicon.context.not_year_after:
        return False
    head = parse.head[at]
    if after in ("%", "percent", "km", "miles", "metres", "meters", "hours", "GMT", "UTC"):
        return False
    if before in (
        "$",
        "€",
        "£",
        "#",
        "no.",
        "resolution",
        "article",
        "flight",
        "room",
        "than",
        "nearly",
        "about",
        "some",
    ):
        return False
    if before == "of" and at > 1 and parse.lemma[at - 2] in lexicon.context.dated_nouns:
        return True  # "the Geneva Agreement of 1966 obliges", whatever the parser makes of the verb
    if parse.dep[at] in ("nummod", "compound", "amod", "quantmod", "nmod") and head > at:
        # "the 1951 treaty" is dated, "2000 tents" are counted.
        counted = parse.tag[head] in ("NNS", "NNPS", "CD")
        if counted:
            return before in ("the", "'s", "its", "their", "in") and int(parse.word[at]) not in range(1000, 2100, 100)
        return (
            before in ("the", "a", "'s", "in", "of", "since", "that", "this")
            or parse.tag[max(at - 1, 0)] == "PRP$"
            or (parse.pos[at - 1 if at else 0] in ("ADJ", "DET"))
        )
    if before in (",", "(") or _LEAD.get(before):
        return True
    return parse.ner[at] == "DATE" and parse.pos[at - 1 if at else 0] in ("ADP", "SCONJ", "CCONJ", "PUNCT")


_LEAD = dict.fromkeys(
    "in since by until till from to before after during throughout between through around circa of year and as "
    "spring summer autumn fall winter early late".split(),
    True,
)


def _years(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    listed = found.numbers("year")
    if "years" in found:
        return True
    if len(listed) == 2:
        return listed[0] < listed[1] and _previous(parse, found) not in ("some", "about", "$", "than")
    # "1947-48"
    last = found.numbers("num")[-1]
    return listed[0] % 100 < last <= 99 and found.beyond - found.first == 3


def _decade(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    at = found.values["decade"][0][0]
    if len(parse.word[at]) > 4 and parse.word[at][-5:-1].isdigit():
        return True
    if parse.word[at][-3:-1] in ("00", "10", "20"):
        return False
    before = _previous(parse, found)
    return (
        parse.tag[found.first] != "PRP$"
        and parse.tag[found.first - 1] != "PRP$"
        and ("the" in found or before in ("'", "the"))
    )


def _ordinal(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """Whether "the 12th" is a day of the month: it is where it counts nothing."""
    after = _next(parse, found)
    if parse.tag[found.first] == "PRP$" or after.lower() in lexicon.context.counted or after in ("-", "–", "'s", "'"):
        return False
    lead = parse.lower[found.lead] if found.lead >= 0 else ""
    if lead in ("on", "by", "until", "till", "since", "before", "after", "through"):
        return True
    if after == "of":
        return False
    at = found.beyond - 1
    if lead in ("from", "around", "of", "for", "between", "to", "about", "in"):
        return not (parse.pos[at + 1] == "NOUN" and after) if at + 1 < len(parse) else True
    return parse.dep[at] in ("pobj", "npadvmod", "conj") and parse.head[at] < at


def _date(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """Day and month: the day must exist."""
    if "ordword" in found and "month" not in found and "mabbr" not in found:
        return False
    return all(1 <= d <= 31 for d in found.numbers("day", "ord") or found.numbers("ordword"))


def _season(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    at = found.values["season"][0][0]
    if parse.pos[at] not in ("NOUN", "PROPN"):
        return False
    if "year" in found:
        return not ("of" in found and "the" not in found) or _previous(parse, found) in ("in", "by", "since", "until")
    if found.rule == "times.season-relative":
        return True
    if parse.head[at] > at and parse.dep[at] in ("compound", "nmod", "poss"):
        return False
    after = _next(parse, found)
    leads = ("in", "by", "since", "until", "during", "through", "throughout", "before")
    return after != "of" and (_previous(parse, found) in leads) and parse.dep[at] == "pobj"


def _deictic(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    before = _previous(parse, found)
    after = _next(parse, found)
    i = found.first
    # "USA Today" and "Russia Today" are names.
    return not (before and parse.word[i][0].isupper() and parse.word[i - 1][0].isupper()) and not (
        parse.word[i] == "Today" and after[:1] == "("
    )


def _calendar(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """Whether "last year" is a calendar unit: not "its last hour" or "the next step"."""
    if found.rule == "times.earlier-in":
        return found.value("single") in ("day", "week", "month", "year")
    if found.value("single") == "quarter" and "last" in found:
        before = [parse.lower[i] for i in range(max(found.first - 2, 0), found.first)]
        return before[-1:] == ["the"] and before[0] in ("in", "for", "during", "over")
    return found.value("single") not in ("minute", "hour", "decade", "century", "quarter", "day") or "this" in found


def _shift(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    unit = parse.lower[found.values["unit"][0][0]]
    counted = any(name in found for name in ("number", "num", "vague", "a"))
    if not (counted or unit.endswith("s")):
        return False
    return _next(parse, found).lower() not in ("than",) and "year" not in found


def _counted(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    if "hyphened" in found:
        return True
    unit = parse.lower[found.values["unit"][0][0]]
    return any(name in found for name in ("number", "num", "vague", "a")) or unit.endswith("s")


def _span(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    # "the last day", "their last days": nothing that the DCT could date.
    unit = parse.lower[found.values["unit"][0][0]]
    if parse.tag[found.first] == "PRP$":
        return False
    counted = any(name in found for name in ("number", "num", "vague"))
    if not (counted or unit.endswith("s")):
        return parse.lower[found.values["last"][0][0]] == "past" if "last" in found else found.relation == "during"
    return counted or parse.lower[found.beyond - 2] in ("past", "coming", "next", "last", "following", "preceding")


def _weekend(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    at = found.values["weekend"][0][0]
    return not (parse.dep[at] == "compound" and parse.head[at] > at)


def _daypart(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    return parse.lower[found.beyond - 1] not in ("noon", "midday") or "same" in found


def _weekdays(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """Whether the days bound a stretch: what "was moved from Monday to Wednesday" was on neither or on one."""
    verb = governing_verb(parse, found.head)
    return verb is None or parse.lemma[verb] not in _MOVED


_MOVED = frozenset("move postpone shift delay push bring reschedule change put defer advance".split())


def _weekday_week(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    return _next(parse, found) not in ("-", "–", "’s", "'s") and parse.dep[found.first] != "nsubj"


def _ultimatum(parse: Parse, lexicon: TimeLexicon, found: Found) -> bool:
    """Whether a number of days is time that somebody is given ("has three months to leave")."""
    if found.rule != "times.allowance":
        return True
    unit = found.beyond - 1
    verb = governing_verb(parse, unit)
    if verb is None or parse.lemma[verb] not in _GIVEN or parse.dep[unit] not in ("dobj", "attr", "dative", "npadvmod"):
        return False
    after = _next(parse, found)
    told = unit + 2 < len(parse) and parse.tag[unit + 2] == "VB" and after == "to"
    # "has had ten days to answer" is over; "gave them ten days" without a purpose may be a holiday
    return told and (parse.lemma[verb] != "have" or parse.tag[verb] in ("VBZ", "VBP", "VB"))


_GIVEN = frozenset("give have grant allow".split())


_CHECKS = {
    "month": _bare_month,
    "months": _bare_month,
    "weekday": _weekday,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "ordinal": _ordinal,
    "weekdays": _weekdays,
    "weekday_week": _weekday_week,
    "ultimatum": _ultimatum,
    "date": _date,
    "list": _date,
    "season": _season,
    "deictic": _deictic,
    "calendar": _calendar,
    "shift": _shift,
    "ago": _counted,
    "within": _counted,
    "duration": _counted,
    "span": _span,
    "weekend": _weekend,
    "daypart": _daypart,
}
