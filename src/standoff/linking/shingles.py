"""Runs of five words: what tells that two texts go back to one."""

import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from hashlib import blake2b

from standoff.linking.words import Token

# Words per shingle; 5 keeps chance agreement of independent news prose below 1 % (Broder 1997 used 10 for web pages).
SHINGLE = 5
# A document with fewer shingles outside quotation marks is compared by all of them.
FEWEST_UNQUOTED = 15
# A shingle of more documents than this, and than this share of all, is furniture.
FURNITURE, FURNITURE_SHARE = 60, 0.05

_QUOTED = re.compile(r"“[^”\n]{0,1500}”|\"[^\"\n]{0,1500}\"|(?<!\w)‘[^\n]{0,400}?’(?!\w)")


def shingles(text: str, words: Sequence[Token]) -> "array[int]":
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


def furniture(rows: Collection["array[int]"]) -> frozenset[int]:
    """The shingles of page furniture and stock phrases in a collection.

    What more than ``FURNITURE`` documents and ``FURNITURE_SHARE`` of them have is nobody's wire copy. How often a
    shingle occurs is counted by the low bits of its hash, in a table four times as large as the collection has
    shingles: two shingles that fall together may be counted as one, which takes too much away rather than too little.
    """
    limit = max(FURNITURE, FURNITURE_SHARE * len(rows))
    if len(rows) <= limit:
        return frozenset()
    bits = min(24, max(10, (4 * sum(map(len, rows))).bit_length()))
    mask, table = (1 << bits) - 1, array("H", bytes(2 << bits))
    for row in rows:
        for shingle in row:
            if table[shingle & mask] < 65_535:
                table[shingle & mask] += 1
    return frozenset(shingle for row in rows for shingle in row if table[shingle & mask] > limit)


def without(row: "array[int]", stock: frozenset[int]) -> "array[int]":
    """The shingles of a document less those of *stock*, where enough remain."""
    if stock.isdisjoint(row):
        return row
    own = array("Q", (shingle for shingle in row if shingle not in stock))
    return own if len(own) >= FEWEST_UNQUOTED else row


def _hashes(words: Sequence[str]) -> Iterator[int]:
    for at in range(len(words) - SHINGLE + 1):
        yield int.from_bytes(blake2b(" ".join(words[at : at + SHINGLE]).encode(), digest_size=8).digest())
