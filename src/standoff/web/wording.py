"""How records are put into words on a page: the filters of the templates."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from markupsafe import Markup, escape

from standoff.api import Citation, ClaimLine, DocumentLine
from standoff.api.dates import one as day
from standoff.api.dates import span
from standoff.api.figures import in_digits
from standoff.model.reason import Entry, Route

# What turns the direction of text around, or cannot be seen: it must not disguise what a headline says.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_CONDITIONAL = re.compile(
    r"\W*(if|should|unless|until|once|when(ever)?|in case|in the event|as long as|were|had|provided|depending)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b[A-Z]{3}\b")
_LONGEST, _NAME = 1_000, 120  # characters
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'", "„": "‚", "«": "‹", "»": "›"})

KINDS = {
    "attribution": "quote",
    "cluster": "story",
    "document": "article",
    "utterance": "statement",
    "timex": "date",
}


_PREFIXES = {
    "c": "claim",
    "d": "article",
    "e": "event",
    "j": "judgement",
    "k": "commitment",
    "l": "question",
    "m": "mention",
    "o": "occurrence",
    "q": "quote",
    "s": "story",
    "t": "date",
    "u": "statement",
    "w": "thread",
}


def plain(text: object) -> str:
    """Words of others on one line, without what cannot be seen; no headline or name is longer than a paragraph."""
    words = str(text)
    cut = len(words) > _LONGEST
    return " ".join(_UNSEEN.sub("\ufffd", words[:_LONGEST]).split()) + ("…" if cut else "")


def controls(text: str) -> Markup:
    """Words exactly as read; what cannot be seen, or turns text around, is named in its place."""
    pieces, at = [], 0
    for found in _UNSEEN.finditer(text):
        pieces.append(escape(text[at : found.start()]))
        code = f"U+{ord(found.group()):04X}"
        pieces.append(Markup('<span class="control" data-code="{}" title="{}"></span>').format(code, code))
        at = found.end()
    return Markup("").join([*pieces, escape(text[at:])])


def quoted(words: str, longest: int = 0) -> str:
    """Words of an article in quotation marks; marks inside become single ones, as in print."""
    return f"“{shortened(plain(words).translate(_SINGLE), longest)}”"


def within(text: str) -> str:
    """A stretch of words that stand in quotation marks: marks inside are single ones.

    >>> within('that “whoever”')
    'that ‘whoever’'
    """
    return text.translate(_SINGLE)


def shortened(text: str, longest: int) -> str:
    """A text cut at a word, when it is longer than so many characters; 0 leaves it whole."""
    if not longest or len(text) <= longest:
        return text
    cut = text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{cut}…"


def around(text: str, needle: str, longest: int) -> str:
    """A text cut on both sides, so that some words in it stay, when it is longer than so many characters.

    >>> around("one two three four five six", "four", 18)
    '…three four five…'
    """
    text, needle = plain(text), plain(needle)
    at = text.find(needle) if needle else -1
    if len(text) <= longest or at < 0 or at + len(needle) < longest - 1:
        return shortened(text, longest)
    room = max(0, longest - len(needle) - 2)
    start, end = max(0, at - room // 2), min(len(text), at + len(needle) + room - room // 2)
    start = 0 if start == 0 else text.find(" ", start - 1, at + 1) + 1 or at
    end = len(text) if end == len(text) else max(text.rfind(" ", at + len(needle), end), at + len(needle))
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def middle(text: str, longest: int) -> str:
    """A name cut in its middle: how it begins and ends tells names of files apart.

    >>> middle("harbour-courier-2022-07-26.txt", 16)
    'harbour-…-26.txt'
    """
    text = plain(text)
    if len(text) <= longest:
        return text
    tail = (longest - 1) // 2
    return f"{text[: longest - 1 - tail]}…{text[-tail:]}"


def outlet(found: Citation | DocumentLine, longest: int = 0) -> str:
    """Who published an article; its headline where nobody is named: file names tell readers nothing."""
    named = found.headline is None if isinstance(found, Citation) else found.named
    if named:
        return middle(found.publisher, longest) if longest else plain(found.publisher)
    headline = found.headline if isinstance(found, Citation) else found.title
    return quoted(headline or "", longest)


def outlets(found: Iterable[DocumentLine]) -> str:
    """The publishers of some articles, each once, and how many articles name none."""
    articles = list(found)
    known = list(dict.fromkeys(plain(one.publisher) for one in articles if one.named))
    nameless = sum(not one.named for one in articles)
    if nameless:
        known.append(f"{nameless} without a named publisher" if known else "no publisher named")
    return ", ".join(known)


def figure(line: ClaimLine) -> str:
    """A figure in digits where a text writes out one number; in its own words otherwise."""
    return in_digits(plain(line.figure), line.low, line.high)


def breakable(text: str) -> Markup:
    """A name that may be broken behind its points and slashes, where a column is narrower than it.

    >>> str(breakable("harbour-chronicle.example"))
    'harbour-chronicle.<wbr>example'
    """
    return Markup("<wbr>").join(escape(piece) for piece in re.split(r"(?<=[./_])(?=\w)", text))


def names(found: Iterable[str], unknown: str = "") -> str:
    """Names in a row, as in print."""
    return ", ".join(shortened(plain(name), _NAME) for name in found) or unknown


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1200, "story", "stories")
    '1,200 stories'
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def record_url(citation: Citation) -> str:
    """Where a citation opens: the article, with the record marked."""
    return f"/articles/{quote(citation.document)}?at={quote(citation.record)}#{quote(citation.record)}"


def actor_url(entity: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(entity)}"


def office(name: str) -> str:
    """An office as print has it: the table writes all of it small.

    >>> office("ambassador to the un")
    'ambassador to the UN'
    """
    return re.sub(r"\bun\b", "UN", plain(name))


def kind(name: str) -> str:
    """What readers call a kind of record.

    >>> kind("attribution")
    'quote'
    """
    return KINDS.get(name, name)


def pointed(id_: str, named: Callable[[str], str] = plain) -> str:
    """What an id stands for, in words.

    >>> pointed("q-a1b2c3d4e5"), pointed("KOR", {"KOR": "South Korea"}.__getitem__), pointed("The Gull")
    ('quote', 'South Korea', 'The Gull')
    """
    if found := re.fullmatch(r"([a-z])-[a-z0-9-]+", id_):
        return _PREFIXES.get(found[1], "record")
    return plain(named(id_)) if re.match(r"[A-Z]{2,}(/|$)", id_) else plain(id_)


def decided(verdict: str) -> str:
    """What was done by a judgement, at the beginning of a line.

    >>> decided("reject"), decided("undo"), decided("reground")
    ('Rejected', 'Undid', 'Grounded anew:')
    """
    told = {"split": "Split", "reground": "Grounded anew:", "rate": "Rated", "merge": "Merged", "undo": "Undid"}
    return told.get(verdict, f"{verdict.rstrip('e').capitalize()}ed")


def slug(text: str) -> str:
    """A word as part of the name of a style.

    >>> slug("trigger reported")
    'trigger-reported'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def entry(found: Entry) -> str:
    """An entry of a lexicon in a line."""
    fields = "; ".join(f"{name}: {words}" for name, words in found.fields)
    return plain(f"{found.id} ({found.file}) {fields}")


def route(found: Route) -> str:
    """A way through the parse in a line: each arc with the word that it leads to."""
    steps = (f"{'↑' if step.up else '↓'} {step.meaning or step.label}: {step.word}" for step in found.steps)
    return plain(f"{found.role}: {found.word} {' '.join(steps) or '(not joined by the parse)'}")


def spelled(text: str, named: Callable[[str], str]) -> str:
    """The reasons of a status with the names of countries instead of their codes.

    >>> spelled("PRK: same act (send), also names RUS", {"PRK": "North Korea", "RUS": "Russia"}.__getitem__)
    'North Korea: same act (send), also names Russia'
    """
    return _CODE.sub(lambda found: plain(named(found.group())), plain(text)).replace("'", "’")


def says_if(condition: str) -> bool:
    """Whether the words of a condition say themselves that they are one."""
    return bool(_CONDITIONAL.match(condition))


def signed(score: float) -> str:
    """A score with its sign, as print has it.

    >>> signed(-4.0)
    '−4'
    """
    text = f"{abs(score):.1f}".removesuffix(".0")
    return f"−{text}" if score < 0 and text != "0" else f"+{text}" if score > 0 and text != "0" else text


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """A text with some stretches marked, everything else as it is."""
    pieces, at = [], 0
    for start, end in spans:
        if start < at or end > len(text):
            continue
        pieces += [escape(plain_within(text[at:start])), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        at = end
    return Markup("").join([*pieces, escape(plain_within(text[at:]))])


def plain_within(text: str) -> str:
    """A part of a text without what cannot be seen, blanks at its ends kept."""
    return re.sub(r"\s+", " ", _UNSEEN.sub("\ufffd", text))


FILTERS = {
    "around": around,
    "breakable": breakable,
    "middle": middle,
    "actor_url": actor_url,
    "controls": controls,
    "count": count,
    "day": day,
    "days": span,
    "decided": decided,
    "entry": entry,
    "figure": figure,
    "kind": kind,
    "marked": marked,
    "names": names,
    "office": office,
    "outlet": outlet,
    "outlets": outlets,
    "plain": plain,
    "pointed": pointed,
    "quoted": quoted,
    "record_url": record_url,
    "route": route,
    "says_if": says_if,
    "shortened": shortened,
    "signed": signed,
    "slug": slug,
    "spelled": spelled,
    "within": within,
}
