"""Cuts a text into the lines that the regions are decided on."""

import re
from collections.abc import Iterator

import msgspec

from standoff.lexicons.pages import INVISIBLE, collapse

# A sentence ends here, or a quotation that the next paragraph goes on with (“…, ”).
_FINAL = re.compile(r"(?:[.!?…]|,(?= ?[\"”’»]))(?: ?[\"”’'»)\]])*$")
_COLUMNS = re.compile(r"[^\S\n]{2,}|\t")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
# Frequent words of four letters and more that say nothing about what a line is about.
_COMMON = frozenset(
    "about above after again against also amid among another around because been before being below between both could "
    "does doing down during each ever every from further have having here himself into itself just like made make many "
    "more most much must near never next none only other over said same says shall should since some still such than "
    "that their them then there these they this those through today told under until upon very want were what when "
    "where which while will with within without would year years your news latest week".split()
)
# A sentence of at least this many words opens the body; so does a line of as many words as no headline has.
_SENTENCE_WORDS = 6
_LONG_LINE_WORDS = 25
# A title is at most so long, in words and code points.
_TITLE_WORDS = 32
_TITLE_LENGTH = 260
# Plain text files are wrapped at 72 or 80 columns: lines of about that length that do not end a sentence.
_WRAPPED = range(45, 100)


class Line(msgspec.Struct, frozen=True):
    """A line of the page: ``text[start:end]`` without the blanks at its edges.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The line, inner blanks collapsed.
        words: Number of words.
        is_final: Whether it ends as a sentence does.
        columns: Stretches that two or more blanks or a tab set apart.
    """

    start: int
    end: int
    text: str
    words: int
    is_final: bool
    columns: int = 1

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text rather than a heading or a piece of furniture."""
        return (self.is_final and self.words >= _SENTENCE_WORDS) or self.words >= _LONG_LINE_WORDS

    @property
    def is_headline(self) -> bool:
        """Whether it could be a headline: short, and no full stop at its end."""
        short = self.words <= _TITLE_WORDS and len(self.text) <= _TITLE_LENGTH
        return short and (not self.is_final or self.text[-1] in "?!" or self.text[-2:-1] in "?!")


def lines_of(text: str) -> list[Line]:
    """The lines of *text* that are not blank; blocks of lines that were wrapped at a fixed width count as one."""
    return [line for start, end in _stretches(text) if (line := _line(text, start, end)) is not None]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    separator = re.compile(r"\n\s*\n") if _is_wrapped(text) else re.compile(r"\n")
    at = 0
    for match in separator.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _is_wrapped(text: str) -> bool:
    lines = [stripped for line in text.split("\n", 400)[:400] if (stripped := line.rstrip())]
    if len(lines) < 6:
        return False
    full = sum(len(line) in _WRAPPED for line in lines)
    broken = sum(_FINAL.search(line[-4:]) is None for line in lines)
    return full > 0.6 * len(lines) and broken > 0.6 * len(lines)


def _line(text: str, start: int, end: int) -> Line | None:
    content = collapse(text[start:end])
    if not content:
        return None
    # A region starts and ends on what can be seen.
    while text[start].isspace() or text[start] in INVISIBLE:
        start += 1
    while text[end - 1].isspace() or text[end - 1] in INVISIBLE:
        end -= 1
    raw = text[start:end]
    columns = len(_COLUMNS.split(raw)) if "  " in raw or "\t" in raw else 1
    return Line(start, end, content, content.count(" ") + 1, _FINAL.search(content[-8:]) is not None, columns)


def content_words(text: str) -> set[str]:
    """What a line is about: its longer words without the frequent ones, cut so that endings do not matter."""
    return {word[:5] for word in _CONTENT.findall(text.lower()) if word not in _COMMON}


def is_name_like(text: str, *, most: int) -> bool:
    """Whether a line is one to *most* words that all start with a capital (``of``, ``and``, ``the`` ... aside)."""
    words = text.split()
    if not 1 <= len(words) <= most or any(character.isdigit() for character in text):
        return False
    joining = {"of", "and", "the", "for", "in", "de", "da", "van", "von", "al", "el", "bin", "&", "|", "-", "–", "at"}
    return words[0][:1].isupper() and all(word[:1].isupper() or word in joining for word in words)
