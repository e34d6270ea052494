"""The weekdays that a text names as past, for dating it by its week."""

import re
from collections.abc import Sequence

from standoff.linking.words import Token
from standoff.model import Extraction, Timex

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = "|".join(WEEKDAYS)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_WEEKDAY = re.compile(
    r"\b(?:(?P<skip>next|coming|upcoming|every|each|following|previous|last)\s+)?"
    rf"(?P<day>{_NAMES})\b(?P<plural>s\b)?"
)
# "Friday the 5th", "Friday 5": a day of the month, and no month; "Friday 5:30" is a time.
_DAY_OF_MONTH = re.compile(
    rf"\b(?P<day>{_NAMES}),? (?:the )?(?P<number>\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?[:.]\d| (?:of )?(?:{_MONTHS}))"
)
# Relations of a time expression that may lie ahead of the day of writing.
_AHEAD = frozenset({"by", "until", "after", "before", "for"})


def weekdays(extraction: Extraction, words: Sequence[Token]) -> tuple[int, ...]:
    """The past weekdays (0 = Monday), in text order; from its time expressions, else from its words."""
    text = extraction.document.text
    found = []
    if extraction.timexes:
        for timex in sorted(extraction.timexes, key=lambda t: t.start):
            if timex.relation not in _AHEAD:
                found += [day for day, dated in _named(_with_before(text, timex)) if not dated]
    else:
        for word in words:
            if word.capital:
                found += [d for d, _ in _named(text[max(0, word.start - 10) : word.end], last_only=True)]
    return tuple(found)


def day_of_month(text: str) -> tuple[int, int] | None:
    """The weekday and day of the month that a text names without a month, when it names just one such pair."""
    found = {(WEEKDAYS.index(m["day"]), int(m["number"])) for m in _DAY_OF_MONTH.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _with_before(text: str, timex: Timex) -> str:
    # "next" and "last" may stand outside of the expression.
    return text[max(0, timex.start - 10) : timex.start].rpartition("\n")[2] + timex.text


def _named(text: str, *, last_only: bool = False) -> list[tuple[int, bool]]:
    found = []
    for match in _WEEKDAY.finditer(text):
        if match["skip"] or match["plural"] or (last_only and match.end() != len(text)):
            continue
        # "Friday 25 October" dates itself: no need to count it among the bare weekdays.
        found.append((WEEKDAYS.index(match["day"]), any(c.isdigit() for c in text[match.start() :])))
    return found
