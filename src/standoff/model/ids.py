"""Short identifiers that depend on content alone.

The same article read twice, on any machine and in any order, gets the same ids: that is what lets a judgement or a
link in a report survive a re-run.
"""

import re
import unicodedata
from base64 import b32encode
from hashlib import blake2b

# 50 bits: among three million annotations the chance of any collision is about 0.4 %.
_CHARACTERS = 10


def identify(prefix: str, *parts: object) -> str:
    """An id such as ``e-3kq2m7xw5a`` for a thing that *parts* describe completely.

    Args:
        prefix: A letter or two for the kind of record: ``d`` document, ``m`` mention, ``t`` timex, ``q`` attribution,
            ``e`` event, ``c`` claim, ``k`` commitment, ``s`` cluster, ``u`` utterance, ``o`` occurrence, ``w`` thread,
            ``l`` question (ledger line).
        parts: What makes the thing itself; turned into text by ``str``.
    """
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return f"{prefix}-{b32encode(digest).decode('ascii').lower()[:_CHARACTERS]}"


def slug(name: str) -> str:
    """A name in lower-case ASCII letters, digits and hyphens ("Võ Thị Sáu" -> "vo-thi-sau")."""
    ascii_ = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-") or "unnamed"
