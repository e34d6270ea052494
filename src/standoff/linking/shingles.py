"""Runs of five words: what tells that two texts go back to one."""

import re
from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from standoff.linking.words import Token

# Words per shingle; 5 keeps chance agreement of independent news prose below 1 % (Broder 1997 used 10 for web pages).
SHINGLE = 5
# A document with fewer shingles outside quotation marks is compared by all of them.
FEWEST_UNQUOTED = 15

_QUOTED = re.compile(r"“[^”\n]{0,1500}”|\"[^\"\n]{0,1500}\"|(?<!\w)‘[^\n]{0,400}?’(?!\w)")


def shingles(text: str, words: Sequence[Token]) -> array[int]:
    """The shingles of a text as 64-bit hashes, sorted; outside quotation marks where enough remain.

    Two reporters at one press conference share the quotations and nothing else.
    """
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    outside: list[list[str]] = [[]]
    position = 0
    for token in words:
        while position < len(quoted) and quoted[position][1] <= token.start:
            position += 1
            outside.append([])
        if position == len(quoted) or token.end <= quoted[position][0]:
            outside[-1].append(token.word)
    found = {h for run in outside for h in _hashes(run)}
    if len(found) < FEWEST_UNQUOTED:
        found = set(_hashes([t.word for t in words]))
    return array("Q", sorted(found))


def fingerprint(words: Sequence[Token]) -> bytes:
    """Equal for texts with the same words throughout; empty for a text without words."""
    return blake2b(" ".join(t.word for t in words).encode(), digest_size=16).digest() if words else b""


def _hashes(words: Sequence[str]) -> Iterator[int]:
    for at in range(len(words) - SHINGLE + 1):
        yield int.from_bytes(blake2b(" ".join(words[at : at + SHINGLE]).encode(), digest_size=8).digest())
