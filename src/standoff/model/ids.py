"""Short identifiers that depend on content alone.

The same article read twice, on any machine and in any order, gets the same ids: that is what lets a judgement or a
link in a report survive a re-run.
"""

import re
import unicodedata
from hashlib import blake2b

# 50 bits: among three million annotations the chance of any collision is about 0.4 %.
_BITS = 50
# Two characters of RFC 4648's base32, in lower case, for each ten bits.
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]


def identify(prefix: str, *parts: object) -> str:
    """An id such as ``e-3kq2m7xw5a`` for a thing that *parts* describe completely.

    Args:
        prefix: A letter or two for the kind of record: ``d`` document, ``m`` mention, ``t`` timex, ``q`` attribution,
            ``e`` event, ``c`` claim, ``k`` commitment, ``s`` cluster, ``u`` utterance, ``o`` occurrence, ``w`` thread,
            ``l`` question (ledger line).
        parts: What makes the thing itself; turned into text by ``str``.
    """
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    bits = int.from_bytes(digest) >> (64 - _BITS)
    return (
        f"{prefix}-{_PAIRS[bits >> 40]}{_PAIRS[bits >> 30 & 1023]}{_PAIRS[bits >> 20 & 1023]}"
        f"{_PAIRS[bits >> 10 & 1023]}{_PAIRS[bits & 1023]}"
    )


def slug(name: str) -> str:
    """A name in lower-case ASCII letters, digits and hyphens ("Võ Thị Sáu" -> "vo-thi-sau")."""
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-") or "unnamed"
