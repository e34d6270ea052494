"""How the articles themselves name countries, for labels."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standoff.linking.reading import Reading


@dataclass(frozen=True)
class Names:
    """Names and adjectives by country code, the most frequent in the articles."""

    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]

    def noun(self, code: str) -> str:
        """The name of a state (``RUS``: "Russia"); the code itself when no article names it."""
        return self.nouns.get(code, code)

    def adjective(self, code: str) -> str:
        """The adjective of a state (``RUS``: "Russian"); the name when no article has an adjective."""
        return self.adjectives.get(code) or self.noun(code)


NOBODY = Names({}, {})


def names(readings: Iterable[Reading]) -> Names:
    """The names that a collection uses."""
    counted: dict[str, dict[str, Counter[str]]] = {"name": {}, "adjective": {}}
    for reading in readings:
        for code, form, words, number in reading.called:
            counted[form].setdefault(code, Counter())[words] += number
    return Names(_commonest(counted["name"]), _commonest(counted["adjective"]))


def known_by(before: Names, readings: Iterable[Reading]) -> Names:
    """The names that a collection used when it was counted; of states that were not in it, those of *readings*."""
    now = names(readings)
    return Names({**now.nouns, **before.nouns}, {**now.adjectives, **before.adjectives})


def _commonest(counted: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {code: min(words, key=lambda w: (-words[w], w)) for code, words in counted.items()}
