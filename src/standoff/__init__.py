"""Feed it what many outlets write about an international standoff; it keeps one evidence-linked record.

    import standoff

    with standoff.open("crisis.db") as crisis:
        crisis.add("articles/")
        for standing in crisis.commitments():
            print(standing.status.status, crisis.cite(standing.commitment).words)

``docs/api.md`` lists every operation. Nothing here is loaded before it is used: ``standoff --help`` must be quick.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standoff.api import Brief, Crisis, Filter, brief, extract

__version__ = "0.1.0"
__all__ = ["Brief", "Crisis", "Filter", "__version__", "brief", "extract", "open"]


def open(  # noqa: A001  # reads as standoff.open(...), like gzip.open
    path: str | os.PathLike[str] | None = None,
    *,
    create: bool = True,
    model: str | None = None,
    lexicons: Sequence[str | os.PathLike[str]] = (),
) -> "Crisis":
    """Open a crisis file, or a crisis in memory when *path* is ``None``.

    Args:
        path: The crisis file.
        create: Whether a missing file becomes a new crisis.
        model: spaCy pipeline to parse with, instead of the default.
        lexicons: Lexicon files of your own.

    Raises:
        StoreError: ``NotACrisis``, ``NewerCrisis``, ``CrisisBusy``, or the file cannot be opened.
    """
    from standoff.api import Crisis

    return Crisis.open(path, create=create, model=model, lexicons=lexicons)


def __getattr__(name: str) -> Any:
    if name in ("Brief", "Crisis", "Filter", "brief", "extract"):
        from standoff import api

        return getattr(api, name)
    raise AttributeError(f"module 'standoff' has no attribute {name!r}")
