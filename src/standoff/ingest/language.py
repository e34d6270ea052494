"""Which language an article is written in."""

import re
from functools import cache
from typing import Any

from standoff.errors import UnsupportedLanguage
from standoff.model import Document

# What the identifier needs to be sure, in letters; and how much of a text it is shown, in code points: it reads about
# 2,500 code points a millisecond, and more than a few hundred change nothing.
_LEAST_LETTERS = 40
_SHOWN = 700
# Function words that English shares with none of the languages that it is commonly mistaken for.
_ENGLISH = frozenset(
    "the of and to that with said has have by from are were would which this it its he she they will not been their "
    "after on at for is as but who says".split()
)
_WORD = re.compile(r"[^\W\d_]+")


def supported_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that extraction rules exist for."""
    return ("en",)


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the language of *text*, ``und`` when there is too little of it to tell."""
    shown = text[:_SHOWN]
    words = [word.lower() for word in _WORD.findall(shown)]
    english = sum(word in _ENGLISH for word in words)
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS:
        plain = bool(words) and all(word.isascii() for word in words)
        return "en" if plain and english else "und"
    # A quarter of running English is made of these words. Articles full of names, which mislead the identifier, still
    # have an eighth, and no other language does.
    if "the" in words and english >= 0.125 * len(words):
        return "en"
    return str(_identifier().classify(shown)[0])


@cache
def _identifier() -> Any:
    import py3langid  # slow to import, and not needed when the function words decide

    return py3langid


def check_language(document: Document) -> None:
    """Makes sure that the document can be extracted from.

    Raises:
        UnsupportedLanguage: If it is in a language without extraction rules, or in none that can be told.
    """
    if document.language in supported_languages():
        return
    known = ", ".join(supported_languages())
    if document.language == "und":
        raise UnsupportedLanguage(f"the language cannot be told from so little text; supported: {known}")
    raise UnsupportedLanguage(
        f"language '{document.language}' is not supported yet; translate the article first (supported: {known})"
    )
