"""Where quotation marks open and close.

Three styles are read: double marks (curly, straight, low-high, guillemets), curly single marks (British usage, in which
the closing mark is also the apostrophe) and straight single marks. Only outermost quotations are returned: what is
quoted inside a quotation belongs to it. Everything works paragraph by paragraph, because a missing mark must not turn
the rest of the page inside out.
"""

import re
from collections.abc import Iterator

import msgspec

from standoff.model import Span

_DOUBLE = frozenset('"“”„«»')
_OPENING = frozenset("“„«")
_SINGLE = frozenset("'‘’")
# Marks that open elsewhere and close here: German „…“ and »…«.
_TURNED = {"„": "“", "»": "«"}
# Typists' double marks: two single ones ('' and `` of wire copy).
# In a run of three, the single mark is the inner one.
_MARK = re.compile(r"(?<=[^\s(\[])'(?=''(?!'))|``|''|‘‘|’’|[\"“”„«»'‘’\n\u2028\u2029]")
# Words that lost their first letters: 'em, 'til, 'cause, '90s.
_CLIPPED = re.compile(r"(?:em|til|cause|tis|twas|bout|round|n|\d\ds?)\b", re.IGNORECASE)
# A quotation that is longer than this many code points within one paragraph lost its end mark.
_LONGEST = 6000
# One in single marks is shorter; longer ones are two apostrophes far apart.
_LONGEST_SINGLE = 1200


class Quotation(msgspec.Struct, frozen=True):
    """One outermost quotation.

    Attributes:
        start: First code point inside the marks.
        end: One past the last code point inside the marks.
        outer_end: One past the closing mark.
        outer_start: The opening mark.
        closed: Whether the end mark is there. A paragraph that is continued in the next one has none, by convention.
        single: Whether the marks are single ones.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    single: bool

    @property
    def span(self) -> Span:
        """The words inside the marks."""
        return Span(self.start, self.end)


def quotations(text: str, area: Span) -> list[Quotation]:
    """The outermost quotations of *text* within *area*, in text order.

    Args:
        text: The document's text.
        area: Code points to look at; marks are paired within its paragraphs (lines).
    """
    found: list[Quotation] = []
    marks: list[tuple[int, str]] = []
    start = area.start
    for match in _MARK.finditer(text, area.start, area.end):
        if match[0] in "\n\u2028\u2029":
            found.extend(_paired(text, marks, Span(start, match.start())))
            marks, start = [], match.end()
        else:
            marks.append((match.start(), match[0]))
    found.extend(_paired(text, marks, Span(start, area.end)))
    return found


def quoted_spans(text: str, area: Span) -> list[Span]:
    """Stretches of *text* between quotation marks within *area*, the marks left out."""
    return [q.span for q in quotations(text, area)]


def _paired(text: str, marks: list[tuple[int, str]], line: Span) -> Iterator[Quotation]:
    """Pairs the marks of one paragraph."""
    n = 0
    while n < len(marks):
        at, mark = marks[n]
        beyond = at + len(mark)
        opens = _may_open(text, at, beyond, line)
        if not opens or (mark in ("’", "”", "»") and not _looks_open(text, at, beyond, line)):
            n += 1
            continue
        single = mark in _SINGLE
        closing = _single_end(text, marks, n, line) if single else _double_end(text, marks, n, line)
        if closing is None:
            if single:
                n += 1
                continue
            stop, following = _unclosed_end(text, marks, n, line)
            if stop > beyond:
                yield Quotation(beyond, stop, at, stop, False, False)
            n = following
            continue
        end = marks[closing][0]
        if end > beyond:
            yield Quotation(beyond, end, at, end + len(marks[closing][1]), True, single)
        n = closing + 1


def _before(text: str, at: int, line: Span) -> str:
    return text[at - 1] if at > line.start else " "


def _after(text: str, at: int, line: Span) -> str:
    return text[at] if at < line.end else " "


def _may_open(text: str, at: int, beyond: int, line: Span) -> bool:
    """Whether a mark may open a quotation where it stands: something is said after it, no word ends before it."""
    before, after = _before(text, at, line), _after(text, beyond, line)
    if text[at] in _OPENING:
        return True
    if after.isspace() or after in ",.;:!?)]":
        return text[at:beyond] == '"' and before.isspace() and after == "."
    return not before.isalnum() and before not in ",.;!?%"


def _looks_open(text: str, at: int, beyond: int, line: Span) -> bool:
    """Whether a closing mark was typed where an opening one belongs (” at the start of a word)."""
    before, after = _before(text, at, line), _after(text, beyond, line)
    return (before.isspace() or before in "([—–-") and after.isalnum() and text[at] != "’"


def _double_end(text: str, marks: list[tuple[int, str]], n: int, line: Span) -> int | None:
    """The mark that closes the double quotation opened by mark *n*; ``None`` when there is none."""
    opened, mark = marks[n]
    depth = 0
    for k in range(n + 1, len(marks)):
        at, found = marks[k]
        if at - opened > _LONGEST:
            return None
        if len(mark) == 2 or len(found) == 2:
            if len(found) == 2 and (len(mark) == 2 or (found in ("''", "’’") and mark not in ("“", '"'))):
                return k
            if len(mark) == 2 and found in _DOUBLE and not _opens_here(text, at, at + 1, line):
                return k
            continue
        if found not in _DOUBLE:
            continue
        if not depth and found == _TURNED.get(mark) and not _before(text, at, line).isspace():
            return k
        if _opens_here(text, at, at + len(found), line):
            # Another one opens inside: nested if enough end marks follow, otherwise ours lost its own.
            if _ends_left(text, marks, k, line) < depth + 2:
                return None
            depth += 1
        elif depth:
            depth -= 1
        else:
            return k
    return None


def _opens_here(text: str, at: int, beyond: int, line: Span) -> bool:
    before, after = _before(text, at, line), _after(text, beyond, line)
    opening = (before.isspace() or before in "([—–-‘'") and not after.isspace() and after not in ",.;:!?)"
    if text[at] in _OPENING:
        return opening or not after.isspace()
    return opening and before not in "—–-"


def _ends_left(text: str, marks: list[tuple[int, str]], k: int, line: Span) -> int:
    """End marks minus opening marks after mark *k* (looking ahead a few)."""
    ends = 0
    for at, found in marks[k + 1 : k + 12]:
        if found in _DOUBLE:
            ends += -1 if _opens_here(text, at, at + 1, line) else 1
    return ends


def _single_end(text: str, marks: list[tuple[int, str]], n: int, line: Span) -> int | None:
    """The mark that closes the single quotation opened by mark *n*, apostrophes passed over."""
    opened, mark = marks[n]
    if mark == "’" or _CLIPPED.match(text, opened + 1):
        return None
    closers = "’" if mark == "‘" else "'"
    doubtful: int | None = None
    for k in range(n + 1, len(marks)):
        at, found = marks[k]
        if at - opened > _LONGEST_SINGLE:
            break
        if found == mark and mark == "‘":
            break
        if found not in (closers, "'" if mark == "‘" else closers):
            continue
        before, after = _before(text, at, line), _after(text, at + 1, line)
        if before.isspace() or after.isalnum():
            continue
        if before in "sS" and after.isspace() and at + 2 < line.end and text[at + 2].islower():
            # "the states’ position": a possessive, unless no other end mark follows.
            doubtful = k if doubtful is None else doubtful
            continue
        return k
    return doubtful


def _unclosed_end(text: str, marks: list[tuple[int, str]], n: int, line: Span) -> tuple[int, int]:
    """Where a quotation without end mark stops, and the mark to go on with.

    One that opens its paragraph runs to the next opening mark or the end of the paragraph; one inside a sentence stops
    with that sentence.
    """
    opened = marks[n][0]
    following = len(marks)
    limit = line.end
    for k in range(n + 1, len(marks)):
        if marks[k][1] not in _SINGLE and _opens_here(text, marks[k][0], marks[k][0] + len(marks[k][1]), line):
            following, limit = k, marks[k][0]
            break
    if following < len(marks):
        # “We shall stay, he added, “until it ends”: the words of the reporter stand between the last two commas.
        inserted = re.compile(r",[^,.!?]{3,60},\s*$").search(text, max(opened + 1, limit - 70), limit)
        if inserted is not None:
            return inserted.start() + 1, following
    if following < len(marks) or text[line.start : opened].strip():
        sentence = re.compile(r"[.!?](?=\s|$)").search(text, opened, limit)
        if sentence is not None:
            limit = sentence.end()
    while limit > opened + 1 and text[limit - 1].isspace():
        limit -= 1
    return limit, following
