"""Commitments that a headline only repeats."""

from collections.abc import Sequence

from standoff.extraction.parse import Parse
from standoff.model import Commitment


def without_repeats(parse: Parse, found: Sequence[Commitment]) -> list[Commitment]:
    """All but those of the title whose consequence the body gives in the same words, by the same issuer."""

    def words(one: Commitment) -> str:
        tokens = parse.tokens_in(one.consequence)
        return " ".join(parse.lower[t] for t in tokens if parse.word[t][0].isalnum())

    def in_title(one: Commitment) -> bool:
        token = parse.token_at(one.start)
        return token is not None and parse.sent[token] < parse.title

    body = [one for one in found if not in_title(one)]
    return [
        one
        for one in found
        if not in_title(one)
        or not any(
            other.type == one.type
            and other.issuer_countries == one.issuer_countries
            and f" {words(one)} " in f" {words(other)} "
            for other in body
        )
    ]
