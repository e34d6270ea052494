"""What a part of a text must hold for a repair to find anything in it, so that most parts need no look."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.extraction.parse import Parse

# Repairs tokens from a first one to one before the last, in place. What is at hand is a part of a text, or a sentence.
Repair = Callable[["Parse", int, int], None]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a repair looks for: one token at least must have it, for each set the same token or another.

    Attributes:
        words: Words as written or in lower case, which no repair changes.
        marks: Lemmas, tags, parts of speech and labels, by the column that holds them.
    """

    words: tuple[frozenset[str], ...] = ()
    marks: tuple[tuple[str, frozenset[str]], ...] = ()

    def are_met(self, parse: "Parse", first: int, beyond: int, said: frozenset[str]) -> bool:
        """Whether a part holds all of it.

        Args:
            parse: The parse.
            first: Its first token.
            beyond: One past the last.
            said: Its words, as written and in lower case.
        """
        for words in self.words:
            if words.isdisjoint(said):
                return False
        for column, values in self.marks:  # noqa: SIM110 - three times as quick as ``all``
            if values.isdisjoint(getattr(parse, column)[first:beyond]):
                return False
        return True


def needs(*, word: Iterable[str] | None = None, lower: Iterable[str] | None = None, **marks: Iterable[str]) -> Needs:
    """What a repair needs by column: ``needs(lower={"should"}, dep={"aux"})``."""
    words = tuple(frozenset(listed) for listed in (word, lower) if listed is not None)
    return Needs(words, tuple((column, frozenset(values)) for column, values in marks.items()))
