"""What a user types into a search box, as an FTS5 expression that is always well formed."""

import re

_PIECE = re.compile(r'"([^"]*)"?|([^\s"()]+)')
_OPERATORS = ("AND", "OR", "NOT")


def expression(text: str) -> str | None:
    """The FTS5 expression for *text*, or ``None`` when it holds nothing to search for.

    Bare words must all occur; ``"several words"`` must occur side by side; ``AND``, ``OR`` and ``NOT`` in capitals
    connect; ``deploy*`` finds every word that begins so. An operator with nothing to connect is searched as a word.
    """
    terms = [
        (phrase if phrase is not None else word, phrase is None)
        for phrase, word in ((found.group(1), found.group(2)) for found in _PIECE.finditer(text))
    ]
    # What holds no letter or digit matches no token and would only cancel what stands beside it.
    terms = [(term, bare) for term, bare in terms if any(character.isalnum() for character in term)]
    parts: list[str] = []
    connector: str | None = None
    for number, (term, bare) in enumerate(terms):
        connects = bare and term in _OPERATORS and parts and connector is None and number + 1 < len(terms)
        if connects:
            connector = term
            continue
        if parts:
            parts.append(connector or "AND")
        parts.append(_quote(term, bare))
        connector = None
    return " ".join(parts) or None


def _quote(term: str, bare: bool) -> str:
    clean = term.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    if bare and clean.endswith("*"):
        return f'"{clean.rstrip("*")}" *'
    return f'"{clean}"'
