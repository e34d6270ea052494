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


def names(readings: Iterable[Reading]) -> Names:
    """The names that a collection uses."""
    nouns: dict[str, Counter[str]] = {}
    adjectives: dict[str, Counter[str]] = {}
    for reading in readings:
        for entity in reading.extraction.entities:
            if entity.type in ("state", "organisation") and entity.id == entity.country:
                # The name of the actor table goes before what one article happens to write.
                nouns.setdefault(entity.id, Counter())[entity.name] += 1_000
        for mention in reading.extraction.mentions:
            if mention.country is None or mention.entity != mention.country or len(mention.countries) > 1:
                continue
            words = " ".join(mention.text.split())
            if mention.form == "adjective" and words[:1].isupper():
                adjectives.setdefault(mention.country, Counter())[words] += 1
            elif mention.form == "name" and not words.endswith(("’s", "'s")):
                nouns.setdefault(mention.country, Counter())[words] += 1
    return Names(_commonest(nouns), _commonest(adjectives))


def _commonest(counted: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {code: min(words, key=lambda w: (-words[w], w)) for code, words in counted.items()}
