"""Corroboration: how many independent origins stand behind something."""

from collections.abc import Iterable, Mapping


def independent(documents: Iterable[str], origins: Mapping[str, str]) -> tuple[str, ...]:
    """The independent origins of a set of documents, sorted.

    Args:
        documents: Ids of the documents that report something.
        origins: For each folded document the one it goes back to, as ``duplicates`` gives it.
    """
    return tuple(sorted({origins.get(document, document) for document in documents}))


def corroboration(documents: Iterable[str], origins: Mapping[str, str]) -> int:
    """Number of independent origins: ten papers with one agency text count once."""
    return len(independent(documents, origins))
