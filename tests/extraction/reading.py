"""Helpers for tests that read a few sentences with the real parser."""

from functools import cache

from standoff.extraction import Extractor
from standoff.extraction.parse import Parse, parse
from standoff.model import Commitment, Document, Extraction, Mention, Published, identify


def document(text: str, *, published: Published | None = None) -> Document:
    """A document without regions, all of it body."""
    made = Document(id=identify("d", text), path="test.txt", sha256="", text=text, language="en")
    return (
        made if published is None else Document(id=made.id, path="test.txt", sha256="", text=text, published=published)
    )


@cache
def extract(text: str) -> Extraction:
    """All that the default extractor finds; no component may fail."""
    found = Extractor().extract(document(text))
    assert found.failures == ()
    return found


@cache
def parsed(text: str) -> Parse:
    """The parse of a text."""
    return parse(document(text))


def mention(text: str, words: str, *, nth: int = 0) -> Mention | None:
    """The mention that stands on exactly these words, the *nth* of them."""
    found = [m for m in extract(text).mentions if m.text == words]
    return found[nth] if len(found) > nth else None


def token(of: Parse, word: str, *, nth: int = 0) -> int:
    """The number of the *nth* token that is written so."""
    return [i for i, w in enumerate(of.word) if w == word][nth]


def check_tree(parse: Parse) -> None:
    """Heads and dependents agree, no token hangs on itself in the end, and each sentence has a root."""
    for i in range(len(parse)):
        assert i == parse.head[i] or i in parse.kids[parse.head[i]]
        assert all(parse.head[k] == i for k in parse.kids[i])
        seen, at = set(), i
        while parse.head[at] != at:
            assert at not in seen
            seen.add(at)
            at = parse.head[at]
    assert sum(parse.head[i] == i for i in range(len(parse))) == len(parse.sentences)


def reads(found: Commitment) -> tuple[str, str, str, str, str]:
    """What a record says, in words."""
    return (
        found.type,
        " ".join(found.issuer_countries),
        " ".join(found.addressee_countries),
        found.condition.text if found.condition else "",
        found.consequence.text,
    )
