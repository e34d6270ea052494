"""Wordings of one statement beside one another: which words all share, and where each has its own."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+(?:[’'.:,-]\w+)*|\S")
# Opens an indirect wording and says nothing.
_EMPTY = frozenset({"that"})

Words = tuple[tuple[str, bool], ...]


def aligned(wordings: Sequence[str]) -> tuple[Words, ...]:
    """Each wording in stretches, with whether a stretch is its own.

    The first is compared with all others: its own is what most of them lack. Each other is compared with the first.
    Letters' case and marks of punctuation make no difference.

    >>> aligned(["a tough response", "a harsh response"])[1]
    (('a ', False), ('harsh', True), (' response', False))
    """
    if len(wordings) < 2:
        return tuple(((one, False),) for one in wordings if one) or ((),) * len(wordings)
    tokens = [list(_TOKEN.finditer(wording)) for wording in wordings]
    keys = [[found.group().casefold() for found in one] for one in tokens]
    missed = [0] * len(keys[0])
    own: list[list[bool]] = []
    for other in keys[1:]:
        here, there = [True] * len(keys[0]), [True] * len(other)
        for block in SequenceMatcher(None, keys[0], other, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                here[block.a + step] = there[block.b + step] = False
        missed = [count + flag for count, flag in zip(missed, here, strict=True)]
        own.append(there)
    first = [2 * count > len(wordings) - 1 for count in missed]
    return tuple(
        _stretches(wording, found, flags) for wording, found, flags in zip(wordings, tokens, [first, *own], strict=True)
    )


def _stretches(wording: str, found: Sequence[re.Match[str]], flags: Sequence[bool]) -> Words:
    """The wording cut where what is its own begins or ends; blanks and marks go with what is before them."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for token, flag in zip(found, flags, strict=True):
        is_own = flag and token.group()[0].isalnum() and token.group().casefold() not in _EMPTY
        if pieces and pieces[-1][1] == is_own:
            pieces[-1] = (pieces[-1][0] + wording[at : token.end()], is_own)
        else:
            blank = wording[at : token.start()]
            if blank and pieces and not pieces[-1][1]:
                pieces[-1] = (pieces[-1][0] + blank, False)
                blank = ""
            elif blank and is_own:
                pieces.append((blank, False))
                blank = ""
            pieces.append((blank + token.group(), is_own))
        at = token.end()
    if at < len(wording):
        pieces.append((wording[at:], False))
    return tuple(pieces)
